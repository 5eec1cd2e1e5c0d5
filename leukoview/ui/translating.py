"""The language that the window speaks: English, or a translation that travels with the program.

Translations are Qt Linguist files (`assets/translations/leukoview_LANGUAGE.ts`), read as they are,
so that neither a wheel nor a source tree needs a compiled copy. English has one as well, for its
plurals. Sentences that the engine makes (errors, remarks, suggestions, the report) are English.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from typing_extensions import override

from leukoview.engine.resources import shipped

SETTING = "language"
SYSTEM, ENGLISH, SPANISH = "system", "en", "es"
LANGUAGES = {ENGLISH: "English", SPANISH: "Español"}
"""What the window can speak, each by its own name."""

ANYWHERE = ""
"""The context of words that no class says, as `pyside6-lupdate` writes it."""

Forms = tuple[str, ...]
"""A translation: one form, or the singular and the plural where a number decides."""


class Catalogue(QTranslator):
    """The words of one language; what it does not know stays English."""

    def __init__(self, words: Mapping[tuple[str, str], Forms]) -> None:
        super().__init__()
        self._words = words

    @override
    def translate(
        self,
        context: bytes | bytearray | memoryview | str,
        sourceText: bytes | bytearray | memoryview | str,
        /,
        disambiguation: bytes | bytearray | memoryview | str | None = None,
        n: int = -1,
    ) -> str:
        source = str(sourceText)
        forms = self._words.get((str(context), source)) or self._words.get((ANYWHERE, source))
        return (forms[0] if n == 1 else forms[-1]) if forms else source

    @override
    def isEmpty(self) -> bool:
        return not self._words


class Speech:
    """What makes the application speak a language; `end` makes it fall silent again."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        self._app = app
        self._translators: list[QTranslator] = [Catalogue(read(catalogue_file(language)))]
        if language != ENGLISH:
            self._translators.append(_words_of_qt(language))
        # The last one is asked first; ours answers everything, so it must be the first.
        for translator in self._translators:
            app.installTranslator(translator)

    def end(self) -> None:
        """Take the words back from the application."""
        for translator in self._translators:
            self._app.removeTranslator(translator)


def wanted(settings: QSettings, system: Sequence[str]) -> str:
    """The language to speak: the reader's choice, else the first of the system's that we have.

    `system` are language tags ("es-MX"), the most wanted first. English where none is known.
    """
    choice = str(settings.value(SETTING, SYSTEM))
    if choice in LANGUAGES:
        return choice
    spoken = (tag.replace("_", "-").split("-")[0] for tag in system)
    return next((language for language in spoken if language in LANGUAGES), ENGLISH)


def system_languages() -> list[str]:
    """The languages that the system's user reads, the most wanted first."""
    return list(QLocale.system().uiLanguages())


def catalogue_file(language: str) -> Path:
    """Where the translation into a language lies."""
    return shipped("assets") / "translations" / f"leukoview_{language}.ts"


def read(file: Path) -> dict[tuple[str, str], Forms]:
    """The finished translations of a Qt Linguist file, by context and English words."""
    words: dict[tuple[str, str], Forms] = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if all(forms):
                words[name, message.findtext("source", "")] = forms
    return words


def _forms(message: ET.Element) -> Forms:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return ("",)
    plural = tuple(form.text or "" for form in translation.iter("numerusform"))
    return plural or (translation.text or "",)


def _words_of_qt(language: str) -> QTranslator:
    """Qt's own words, as on the buttons of a dialog; none where Qt came without them."""
    words = QTranslator()
    words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return words
