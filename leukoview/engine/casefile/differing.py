"""What differs between two fillings of the same form, field by field, in words."""

from dataclasses import fields
from typing import TypeAlias

from leukoview.engine.casefile.values import Settings, Specimen, Subject, Texts

Paper: TypeAlias = Subject | Specimen | Settings | Texts
"""What of a case is filled in field by field."""

LONGEST_SHOWN = 160
"""Characters of a text that are shown where it only says that it is another one now."""

_FIELDS = {
    "id": "id",
    "name": "name",
    "birth_date": "born",
    "sex": "sex",
    "material": "material",
    "collected": "collected",
    "received": "received",
    "stain": "stain",
    "smear": "smear",
    "objective": "objective",
    "wanted": "cells wanted",
    "blind": "blind first",
    "second_reader": "second reader",
    "comment": "comment",
    "cytochemistry": "cytochemistry",
    "flow_cytometry": "flow cytometry",
    "cytogenetics": "cytogenetics",
    "molecular": "molecular genetics",
}


def differences(old: Paper, new: Paper) -> tuple[str, str]:
    """Only what differs, by the names of the fields: as it was, and as it is."""
    pairs = [(f.name, getattr(old, f.name), getattr(new, f.name)) for f in fields(new)]
    changed = [(_FIELDS[name], was, is_) for name, was, is_ in pairs if was != is_]
    return (
        "; ".join(f"{name}: {_value(was)}" for name, was, _ in changed),
        "; ".join(f"{name}: {_value(is_)}" for name, _, is_ in changed),
    )


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = " ".join(str(value).split())
    return f"{words[:LONGEST_SHOWN]}…" if len(words) > LONGEST_SHOWN else words or "–"
