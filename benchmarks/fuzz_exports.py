"""Files that were exported, as small as may be, to make wrong ones from."""

import base64
import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian
from reportlab.pdfgen.canvas import Canvas

from leukoview.engine.casefile import CaseId, ExportedFile, Stamp, trail
from leukoview.engine.casefile.paperwork import CaseOpened, Exported
from leukoview.engine.lab.lab import now
from leukoview.engine.report.checked import checked
from leukoview.engine.store import Store

REPORT = "LV-0123456789AB"
CASE = CaseId("0123456789abcdef" * 2)
PDF_STORAGE = "1.2.840.10008.5.1.4.1.1.104.1"


def good_files(_folder: Path) -> list[bytes]:
    """A PDF, the same within DICOM and within JSON, a web page, and a table."""
    pdf = _pdf()
    packed = base64.b64encode(pdf).decode()
    message = {"resourceType": "Bundle", "id": REPORT, "entry": [{"data": packed}]}
    page = f"<!DOCTYPE html><title>{REPORT}</title><p>&lt;{CASE}&gt;</p>"
    return [
        pdf,
        _dicom(pdf),
        json.dumps(message).encode(),
        page.encode(),
        f"image,patient\r\na.png,{CASE}\r\n".encode(),
    ]


def check(path: Path) -> None:
    """Hold a file against a store that knows one export of its report."""
    store = path.with_name("known.sqlite")
    if not store.exists():
        _begin(store)
    checked(path, store)


def _begin(path: Path) -> None:
    stamp = Stamp("Fuzz", now())
    file = ExportedFile("a.pdf", "pdf", "ab" * 32, "en")
    with closing(Store(path)) as store:
        case = store.append(trail.begun(CASE, stamp), [CaseOpened("1")], stamp)
        store.append(case, [Exported((file.name,), (file,), REPORT)], stamp)


def _pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    canvas.setTitle(f"Report {REPORT}")
    for number, words in enumerate(_lines(), start=1):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(words, f"p{number}", 0)
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lines() -> Iterator[str]:
    yield f"Report {REPORT}"
    yield f"Case {CASE}"


def _dicom(pdf: bytes) -> bytes:
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = PDF_STORAGE
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    data.StudyID, data.DocumentTitle = CASE[:8], REPORT
    data.EncapsulatedDocument = pdf + bytes(len(pdf) % 2)
    data.EncapsulatedDocumentLength = len(pdf)
    out = io.BytesIO()
    data.save_as(out, enforce_file_format=True)
    return out.getvalue()
