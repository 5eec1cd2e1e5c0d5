"""What is put down in a case's trail of the files that were written of its report."""

import hashlib
from collections.abc import Mapping

from leukoview.engine.casefile import ExportedFile
from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.report.document_case import report_id
from leukoview.engine.report.forms import Form, form_of
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.stationery import Stationery

WORDLESS = frozenset({Form.CSV, Form.JSON})
"""These are the same in every language."""


def exported(
    of: ReportedCase,
    files: Mapping[str, bytes],
    names: Mapping[str, str],
    stationery: Stationery,
) -> Exported:
    """The entry for files of a report, by how their names end: contents, and names without folder.

    It is put down once the files are on the disk (decision 0093).
    """
    review = of.review
    made = tuple(
        ExportedFile(
            names[ending],
            form_of(ending).value,
            hashlib.sha256(content).hexdigest(),
            "" if form_of(ending) in WORDLESS else stationery.language,
        )
        for ending, content in files.items()
    )
    return Exported(
        tuple(one.name for one in made),
        made,
        report_id(of.reading, of.summary, review),
        review.version if review.case.locked else 0,
        deidentified=not review.identified,
    )
