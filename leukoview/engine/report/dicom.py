"""The report as a DICOM Encapsulated PDF (PS3.3, A.45.1), for the hospital's picture archive."""

import hashlib
import io
import unicodedata
from datetime import date, datetime
from uuid import uuid5

from pydicom import FileMetaDataset, dcmwrite
from pydicom.dataset import Dataset
from pydicom.uid import UID, EncapsulatedPDFStorage, ExplicitVRLittleEndian

from leukoview import __version__
from leukoview.engine.report.content import Report
from leukoview.engine.report.fhir_parts import SPACE, gender, text
from leukoview.engine.report.reported import ReportedCase

UTF_8 = "ISO_IR 192"
"""Every script there is (PS3.3, C.12.1.1.2)."""

LONGEST = {"PN": 64, "LO": 64, "SH": 16, "ST": 1024}
"""Characters that fit a value (PS3.5, table 6.2-1)."""

_SEXES = {"female": "F", "male": "M", "other": "O"}

METHOD = "LeukoView: name, numbers, birth date, dates, file names left out"


def encapsulated_pdf(of: ReportedCase, report: Report, pdf: bytes) -> bytes:
    """The object as the content of a `.dcm` file; equal reports give equal bytes.

    Where the case is de-identified, name, number and birth date are empty and the object says so.
    Names longer than a value may be are cut with a mark; the pages hold them in full length.
    """
    made = Dataset()
    _patient(made, of)
    _study(made, of)
    _equipment(made, report)
    _document(made, of, report, pdf)
    _identity(made, of, report)
    out = io.BytesIO()
    dcmwrite(out, _with_meta(made), enforce_file_format=True)
    return out.getvalue()


def uid(*words: str) -> UID:
    """A UID derived from a UUID, and that from the words (PS3.5, B.2): equal words, equal UIDs."""
    return UID(f"2.25.{uuid5(SPACE, '/'.join(words)).int}")


def value(words: str, kind: str) -> str:
    """Words as a value of a kind (PN, LO, SH, ST): of one line, and cut with a mark if too long.

    Signs that divide values or parts of a name become blanks.
    """
    divides = {"\\"} | ({"^", "="} if kind == "PN" else set())
    plain = unicodedata.normalize("NFC", text(words))
    joined = " ".join("".join(" " if one in divides else one for one in plain).split())
    longest = LONGEST[kind]
    return joined if len(joined) <= longest else f"{joined[: longest - 1].rstrip()}…"


def person(name: str) -> str:
    """A name as DICOM divides it: “Family, Given” at its comma; any other stands whole."""
    parts = [value(part, "PN") for part in name.split(",")]
    divided = "^".join(parts) if len(parts) == 2 and all(parts) else value(name, "PN")  # noqa: PLR2004 - family and given
    return divided if len(divided) <= LONGEST["PN"] else value(name, "PN")


def day(typed: str) -> str:
    """A date as typed (ISO 8601), as DICOM writes it; empty where it is none."""
    try:
        return date.fromisoformat(typed.strip()[:10]).strftime("%Y%m%d")
    except ValueError:
        return ""


def _patient(made: Dataset, of: ReportedCase) -> None:
    subject, named = of.review.case.subject, of.review.identified
    made.PatientName = person(subject.name) if named else ""
    made.PatientID = value(subject.id, "LO") if named else ""
    made.PatientBirthDate = day(subject.birth_date) if named else ""
    made.PatientSex = _SEXES.get(gender(subject.sex), "")
    made.PatientIdentityRemoved = "NO" if named else "YES"
    if not named:
        made.DeidentificationMethod = value(METHOD, "LO")


def _study(made: Dataset, of: ReportedCase) -> None:
    """Study and series; a de-identified one cannot be put beside the named one by its UIDs."""
    case = of.review.case
    kind = "named" if of.review.identified else "deidentified"
    made.StudyInstanceUID = uid(case.id, kind, "study")
    made.StudyDate, made.StudyTime = _moment(case.opened.at)
    made.ReferringPhysicianName = ""
    made.StudyID = value(case.id[:8], "SH")
    made.AccessionNumber = ""
    made.SeriesInstanceUID = uid(case.id, kind, "series")
    made.SeriesNumber = "1"
    made.Modality = "DOC"


def _equipment(made: Dataset, report: Report) -> None:
    made.Manufacturer = "LeukoView"
    made.ManufacturerModelName = "LeukoView"
    made.SoftwareVersions = __version__
    made.ConversionType = "WSD"
    made.SeriesDescription = value(report.title, "LO")


def _document(made: Dataset, of: ReportedCase, report: Report, pdf: bytes) -> None:
    subject = of.review.case.subject
    shown = of.review.identified and any((subject.id, subject.name, subject.birth_date))
    made.InstanceNumber = "1"
    made.ContentDate, made.ContentTime = _moment(of.review.at)
    made.AcquisitionDateTime = ""
    made.BurnedInAnnotation = "YES" if shown else "NO"
    made.RecognizableVisualFeatures = "NO"
    words = (report.practice, report.status, report.title, report.id)
    made.DocumentTitle = value(" · ".join(filter(None, words)), "ST")
    made.ConceptNameCodeSequence = []
    made.VerificationFlag = "VERIFIED" if of.review.case.locked else "UNVERIFIED"
    made.MIMETypeOfEncapsulatedDocument = "application/pdf"
    made.EncapsulatedDocumentLength = len(pdf)
    made.EncapsulatedDocument = pdf + b"\0" * (len(pdf) % 2)


def _identity(made: Dataset, of: ReportedCase, report: Report) -> None:
    made.SpecificCharacterSet = UTF_8
    made.SOPClassUID = EncapsulatedPDFStorage
    made.SOPInstanceUID = uid(report.id, hashlib.sha256(made.EncapsulatedDocument).hexdigest())
    made.InstanceCreationDate, made.InstanceCreationTime = _moment(of.review.at)
    made.TimezoneOffsetFromUTC = "+0000"


def _with_meta(made: Dataset) -> Dataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = made.SOPClassUID
    meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = UID(f"2.25.{SPACE.int}")
    meta.ImplementationVersionName = value(f"LEUKOVIEW{__version__}", "SH")
    made.file_meta = meta
    return made


def _moment(at: datetime) -> tuple[str, str]:
    return at.strftime("%Y%m%d"), at.strftime("%H%M%S")
