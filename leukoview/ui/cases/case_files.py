"""Cases and images as files: where they go, where they come from, what is said of it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMainWindow

from leukoview.engine.casefile import Case, SlideId
from leukoview.engine.slide import SUFFIXES
from leukoview.engine.store import parcel, title_of
from leukoview.ui.banner import Banners
from leukoview.ui.cases.carrying import Carrying
from leukoview.ui.cases.case_actions import CaseActions
from leukoview.ui.cases.locating import Locating
from leukoview.ui.exporting import first_writable, plain_name
from leukoview.ui.parts import Parts
from leukoview.ui.terms import case_title


class CaseFiles(QObject):
    """Asks for files, and has cases exported and imported and images located."""

    def __init__(
        self, window: QMainWindow, parts: Parts, banners: Banners, actions: CaseActions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._session = parts.session
        self._banners = banners
        self.carrying = Carrying(parts.session, parts.room, self)
        self.locating = Locating(parts.session, parts.pictures, parent=self)
        for action, slot in (
            (actions.export, self._ask_where_to_export),
            (actions.bring, self._ask_what_to_import),
            (actions.locate, self._ask_where_it_is),
        ):
            action.triggered.connect(slot)
        for complained in (self.carrying.complained, self.locating.complained):
            complained.connect(banners.complain)
        self.carrying.written.connect(self._show_written)
        self.carrying.imported.connect(self._welcome)
        self.locating.located.connect(self._show_located)

    def close(self) -> None:
        """Wait for what is under way."""
        self.locating.close()

    def _show_written(self, path: Path) -> None:
        self._banners.close_old()
        self._banners.say(self.tr("Written: “{0}” in {1}").format(path.name, path.parent))

    def _ask_where_to_export(self) -> None:
        case = self._session.case
        if case is None:
            return
        folder = first_writable([Path.home() / "Documents", Path.home()])
        # The system's own dialog asks before it names a file that is there.
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export case"),
            str(folder / f"{plain_name(case_title(title_of(case)))}{parcel.SUFFIX}"),
            self.tr("LeukoView case (*{0})").format(parcel.SUFFIX),
        )
        if name:
            self._banners.grow_old()
            asked = name.endswith(parcel.SUFFIX)
            self.carrying.export(case, Path(name), replace=asked)

    def _ask_what_to_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import case"),
            "",
            self.tr("LeukoView case (*{0});;All files (*)").format(parcel.SUFFIX),
        )
        if name:
            self._banners.grow_old()
            self.carrying.bring(Path(name))

    def _welcome(self, case: Case, known: bool) -> None:  # noqa: FBT001 - a slot
        words = self.tr("“{0}” was imported with its trail.")
        if known:
            words = self.tr("“{0}” is here already: it is opened, and nothing was changed.")
        self._banners.say(words.format(case_title(title_of(case))))
        self._parts.cases.open(case.id)

    def _ask_where_it_is(self) -> None:
        away = self.locating.absent
        if not away:
            return
        old = away[0].source.path
        endings = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Where is “{0}” now?").format(old.name),
            str(old.parent) if old.parent.is_dir() else "",
            self.tr("Images ({0});;All files (*)").format(endings),
        )
        if name:
            self._banners.grow_old()
            self.locating.locate(away[0], Path(name))

    def _show_located(self, slides: tuple[SlideId, ...]) -> None:
        self._banners.close_old()
        words = self.tr("%n image(s) located; everything on them is as it was.", "", len(slides))
        self._banners.say(words)
