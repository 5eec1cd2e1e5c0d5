"""The language that the window speaks: English, or a translation that travels with the program.

Translations are the Qt Linguist files that `engine.speech` reads. English has one as well, for its
plurals. The engine itself speaks English; its sentences are translated by their forms where the
window shows them (`terms.said`), and stay English in files, in the trail and in the report.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from typing_extensions import override

from leukoview.engine.speech import ENGINE, Translations, catalogue_file, read_catalogue
from leukoview.engine.speech.interpreter import Interpreter, words_of

SETTING = "language"
SYSTEM, ENGLISH, SPANISH = "system", "en", "es"
LANGUAGES = {ENGLISH: "English", SPANISH: "Español"}
"""What the window can speak, each by its own name."""

ANYWHERE = ""
"""The context of words that no class says, as `pyside6-lupdate` writes it."""


class Catalogue(QTranslator):
    """The words of one language; what it does not know stays English."""

    def __init__(self, words: Translations) -> None:
        super().__init__()
        self._words = words
        self._interpreter = Interpreter(words_of(words))

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
        if str(context) == ENGINE:
            return self._interpreter.said(source)
        forms = self._words.get((str(context), source)) or self._words.get((ANYWHERE, source))
        return (forms[0] if n == 1 else forms[-1]) if forms else source

    @override
    def isEmpty(self) -> bool:
        return not self._words


class Speech:
    """What makes the application speak a language; `end` makes it fall silent again."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        self._app = app
        self._translators: list[QTranslator] = [Catalogue(read_catalogue(catalogue_file(language)))]
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


def _words_of_qt(language: str) -> QTranslator:
    """Qt's own words, as on the buttons of a dialog; none where Qt came without them."""
    words = QTranslator()
    words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return words
