"""Translations as Qt Linguist keeps them: `assets/translations/leukoview_LANGUAGE.ts`.

The files are read as they are, so that neither a wheel nor a source tree needs a compiled copy.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree as ET

from leukoview.engine.resources import shipped

ENGINE = "Engine"
"""The context of the forms that the engine speaks in."""

TERMS = "Terms"
"""The context of the words of the domain, which stand in the engine's sentences as well."""

Plurals: TypeAlias = tuple[str, ...]
"""A translation: one form, or the singular and the plural where a number decides."""

Translations: TypeAlias = Mapping[tuple[str, str], Plurals]
"""What is translated, by context and English words."""


def catalogue_file(language: str) -> Path:
    """Where the translation into a language (“es”) lies."""
    return shipped("assets") / "translations" / f"leukoview_{language}.ts"


def read_catalogue(file: Path) -> dict[tuple[str, str], Plurals]:
    """The finished translations of a Qt Linguist file, by context and English words."""
    words: dict[tuple[str, str], Plurals] = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if all(forms):
                words[name, message.findtext("source", "")] = forms
    return words


def _forms(message: ET.Element) -> Plurals:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return ("",)
    plural = tuple(form.text or "" for form in translation.iter("numerusform"))
    return plural or (translation.text or "",)
