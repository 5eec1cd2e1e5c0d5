"""The small parts that FHIR resources are made of: texts, ids, codes, dates, shares."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from leukoview.engine.report.codes import Code
from leukoview.engine.report.document import Json
from leukoview.engine.summary import Interval

Resource = dict[str, Json]

SPACE = UUID("62e3091d-1ccd-4f8a-b4af-a8f611a6532e")
"""LeukoView's own name space: every id of a report is derived from it and from the report's id."""

OWN_SYSTEM = f"urn:oid:2.25.{SPACE.int}"
"""The system of LeukoView's own codes and identifiers (ISO/IEC 9834-8: an OID from a UUID)."""

UCUM = "http://unitsofmeasure.org"
ORIGINAL_TEXT = "http://hl7.org/fhir/StructureDefinition/originalText"
"""Says what was typed, where that is no value FHIR has a place for (FHIR R4 extension)."""

_GENDERS = {
    **dict.fromkeys(("f", "female", "mujer", "femenino"), "female"),
    **dict.fromkeys(("m", "male", "hombre", "masculino"), "male"),
    **dict.fromkeys(("other", "otro"), "other"),
}

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?![\d-])")


def text(words: str) -> str:
    """Words without what FHIR strings cannot carry; such characters stand as their numbers."""
    return "".join(_carried(sign) for sign in words).strip()


def _carried(sign: str) -> str:
    whole = sign in "\t\r\n" or unicodedata.category(sign) not in {"Cc", "Cs"}
    return sign if whole else f"[U+{ord(sign):04X}]"


def identity(report: str, part: str) -> str:
    """The id of one part of a report: equal reports have equal ids."""
    return str(uuid5(SPACE, f"{report}/{part}"))


def reference(id_: str) -> Resource:
    """A link to another resource of the bundle."""
    return {"reference": f"urn:uuid:{id_}"}


def coding(code: Code) -> Resource:
    """A code of a public system."""
    return {"system": code.system, "code": code.code, "display": code.display}


def concept(words: str, codes: Iterable[Code] = (), own: str = "") -> Resource:
    """A concept in words, with its public codes and LeukoView's own."""
    codings: list[Resource] = [coding(code) for code in codes]
    if own:
        codings.append({"system": OWN_SYSTEM, "code": own})
    named: Resource = {"text": text(words)}
    return {"coding": codings, **named} if codings else named


def of_hl7(system: str, code: str, display: str) -> Resource:
    """A concept of one of HL7's own code systems."""
    url = f"http://terminology.hl7.org/CodeSystem/{system}"
    return {"coding": [{"system": url, "code": code, "display": display}]}


def percentage(share: float) -> Resource:
    """A share (0–1) in per cent, to four decimals."""
    return {"value": round(share * 100, 4), "unit": "%", "system": UCUM, "code": "%"}


def component(words: str, own: str, value: Resource | int | str) -> Resource:
    """One further value of an observation."""
    code = {"code": concept(words, own=own)}
    if isinstance(value, int):
        return {**code, "valueInteger": value}
    return {**code, "valueString" if isinstance(value, str) else "valueQuantity": value}


def bounds(of: Interval) -> Sequence[Resource]:
    """The 95 % interval of a share as two components."""
    return (
        component("Lower bound of the 95 % interval (Wilson)", "low-95", percentage(of.low)),
        component("Upper bound of the 95 % interval (Wilson)", "high-95", percentage(of.high)),
    )


def instant(at: datetime) -> str:
    """A moment, to the second, with its zone."""
    return at.isoformat(timespec="seconds")


def gender(typed: str) -> str:
    """The administrative gender that was typed, as FHIR calls it; empty where it knows none."""
    return _GENDERS.get(typed.strip().casefold(), "")


def dated(name: str, typed: str) -> Resource:
    """A date as somebody typed it, under its name in FHIR; nothing where nothing was typed.

    As much as is a date (year, month, day) becomes the value: a time of day would need a zone,
    which nobody types. Where more was typed, or no date at all, the words themselves go along.
    """
    typed = text(typed)
    value = _date_in(typed)
    parts: Resource = {name: value} if value else {}
    if typed and typed != value:
        parts[f"_{name}"] = {"extension": [{"url": ORIGINAL_TEXT, "valueString": typed}]}
    return parts


def _date_in(typed: str) -> str:
    found = _DATE.match(typed)
    if found is None:
        return ""
    year, *rest = (int(part) for part in found[0].split("-"))
    try:
        date(year, *([*rest, 1, 1])[:2])
    except ValueError:
        return ""
    return found[0]
