"""What the laboratory prints its reports on, kept on this computer."""

from base64 import b64decode, b64encode

import msgspec
from PySide6.QtCore import QLocale, QObject, QSettings, Signal

from leukoview.engine.stationery import Language, Letterhead, Paper, Stationery
from leukoview.ui.translating import SPANISH, system_languages, wanted

KEY = "report/stationery"
TEMPLATES = "report/templates"
"""Sentences that readers put into their comments."""


class _Kept(msgspec.Struct):
    """A stationery as it is kept; the logo in base64."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: str = ""
    paper: Paper = "a4"
    language: Language = "en"


class Keeping(QObject):
    """Keeps stationery and sentence templates; `changed` says that the stationery is another."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def stationery(self) -> Stationery:
        """What reports are printed on; before anybody chose, what suits the system."""
        text = str(self._settings.value(KEY, ""))
        try:
            kept = msgspec.json.decode(text.encode(), type=_Kept)
            head = Letterhead(kept.name, kept.lines, b64decode(kept.logo, validate=True))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return self._usual()
        return Stationery(head, kept.paper, kept.language)

    def keep(self, stationery: Stationery) -> None:
        """Print on this from now on."""
        head = stationery.letterhead
        logo = b64encode(head.logo).decode()
        kept = _Kept(head.name, head.lines, logo, stationery.paper, stationery.language)
        self._settings.setValue(KEY, msgspec.json.encode(kept).decode())
        self.changed.emit()

    @property
    def templates(self) -> tuple[str, ...]:
        """The sentences that readers keep for their comments."""
        try:
            text = str(self._settings.value(TEMPLATES, "[]"))
            return msgspec.json.decode(text.encode(), type=tuple[str, ...])
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return ()

    def keep_templates(self, templates: tuple[str, ...]) -> None:
        """Offer these sentences from now on."""
        self._settings.setValue(TEMPLATES, msgspec.json.encode(templates).decode())

    def _usual(self) -> Stationery:
        metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
        spanish = wanted(self._settings, system_languages()) == SPANISH
        return Stationery(paper="a4" if metric else "letter", language="es" if spanish else "en")
