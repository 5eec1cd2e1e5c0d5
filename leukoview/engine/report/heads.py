"""The fixed words of a report's pages: heads, columns, and lines to fill in by hand.

They are part of the `Report`, so that every face of it has the same ones in its language. Numbered
places are filled by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands over and beside what a report says."""

    report: str = "Report {0}"
    page: str = "Page {0} of {1}"
    case: str = "Case"
    case_named: str = "Case: {0}"
    cases: str = "{0} cases"
    alarmed_cases: str = "In {0} of {1} cases: {2}"
    cells: str = "Cells"
    suggestion: str = "Suggestion"
    apl: str = "APL alarm"
    acknowledged_by: str = "Acknowledged by:"
    acknowledged_at: str = "At (date, time):"
    differential: str = "Differential"
    suggested_class: str = "Suggested class"
    class_: str = "Class"
    suggested: str = "Suggested"
    final: str = "Final"
    share: str = "Share"
    interval: str = "95 % interval"
    scale: str = "0 – 100 %"
    counted: str = "n = {0}"
    morphology: str = "Morphology"
    morphology_suggested: str = "Morphology, as the model suggests"
    fab: str = "FAB score, L1 or L2"
    codes: str = "Codes for other systems"
    codes_note: str = (
        "Codes of what the software suggests from morphology. A suspicion is no diagnosis: the "
        "codes are for searching and sorting, not for coding the patient's disease."
    )
    code_system: str = "Code system"
    code: str = "Code"
    code_name: str = "Name in that system"
    code_as: str = "Given as"
    comment: str = "Comment of the reader"
    findings: str = "Findings of other methods, as the reader gives them"
    representative: str = "Representative cells"
    gallery: str = (
        "The surest cells of each class with their calibrated probability; unsure and not "
        "identified ones last."
    )
    gallery_reviewed: str = (
        "Grouped by final class. Under each picture: the model's calibrated probability of that "
        "class, or “by reader” where the model suggested another or none."
    )
    images: str = "Images and their quality"
    no_remark: str = "No remark on quality."
    skipped: str = "Images that could not be read"
    limits: str = "Limits"
    making: str = "How this report was made"
    reader: str = "Reader"
    readers: str = "Readers and signatures"
    confirmed_by: str = "Read and confirmed by:"
    signed_at: str = "Date, time:"
    signature: str = "Signature:"
    amendments: str = "Amendments"
    changed_when: str = "When, who"
    changed_what: str = "What was changed"
    changed_old: str = "Before"
    changed_new: str = "Now"
    unchanged: str = "Nothing that is counted or printed was changed."
    images_read: str = "Images read"
    file: str = "File"
    patient: str = "Patient"
    sha256: str = "SHA-256 (start)"
    by_hand: tuple[str, ...] = (
        "Name",
        "Date of birth, sex",
        "Specimen number",
        "Specimen (blood, marrow)",
        "Collected",
        "Received",
        "Type of smear",
        "Stain, objective, camera",
    )
    replaced: str = (
        "Characters that no typeface of this program has are printed as their numbers, as in "
        "[U+4E2D]."
    )


ENGLISH = Heads()
