"""Everything the reader can do, once: the same action in menu, tool bar and on the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from leukoview.ui.appearance import DARK_ALWAYS, LIGHT_ALWAYS, SYSTEM, Appearance
from leukoview.ui.desk import Desk
from leukoview.ui.grounds import Grounds
from leukoview.ui.session import Session
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tools import Tool

Keys = str | QKeySequence.StandardKey

PLAIN = "plain"
"""The property with what an action does, where its text also says to what."""


class Actions(QObject):
    """Builds the actions and keeps on what can be done now, off what cannot."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        desk: Desk,
        view: SmearView,
        grounds: Grounds,
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._view = view
        self._grounds = grounds
        self._appearance = appearance
        self._icons: dict[QAction, tuple[str, str]] = {}
        self._make_files()
        self._make_cells()
        self._make_views(view)
        self._make_history()
        self.tools = self._make_tools(view)
        self.looks = self._make_looks()
        self._connect(view)
        self._dress()
        self._refresh()

    def _make_files(self) -> None:
        standard = QKeySequence.StandardKey
        self.open = self._make(self.tr("Open images…"), "open", standard.Open)
        self.practice = self._make(self.tr("Open the practice case"), "practice", "Ctrl+Shift+P")
        self.close_slide = self._make(self.tr("Close slide"), "close", standard.Close)
        self.export = self._make(self.tr("Export report…"), "report", "Ctrl+E")
        self.quit = self._make(self.tr("Quit"), "", "Ctrl+Q")

    def _make_cells(self) -> None:
        self.read = self._make(self.tr("Read"), "read", "F5", tone="on_accent")
        self.read_boxes = self._make(self.tr("Read only my boxes"), "read-boxes", "Shift+F5")
        self.read_all = self._make(self.tr("Read all slides"), "", "Ctrl+F5")
        self.auto_read = self._make(self.tr("Read cells as I place them"), "", "")
        self.delete = self._make(self.tr("Delete cell"), "delete", QKeySequence.StandardKey.Delete)
        self.previous = self._make(self.tr("Previous cell"), "previous", ",")
        self.next = self._make(self.tr("Next cell"), "next", ".")
        self.set_scale = self._make(self.tr("Set scale…"), "calibrate", "")
        self.auto_read.setCheckable(True)
        self.auto_read.setChecked(self._desk.reads_as_placed)

    def _make_views(self, view: SmearView) -> None:
        self.fit = self._make(self.tr("Fit to window"), "fit", "F", view.fit)
        self.one = self._make(
            self.tr("Actual pixels"), "one-to-one", "Ctrl+1", view.show_one_to_one
        )
        self.closer = self._make(self.tr("Zoom in"), "zoom-in", "+", view.zoom_in)
        self.further = self._make(self.tr("Zoom out"), "zoom-out", "-", view.zoom_out)
        self.closer.setShortcuts([QKeySequence(keys) for keys in ("+", "=", "Ctrl++", "Ctrl+=")])
        self.further.setShortcuts([QKeySequence(keys) for keys in ("-", "Ctrl+-")])
        self.boxes = self._make(self.tr("Show boxes"), "boxes", "H")
        self.boxes.setCheckable(True)
        self.boxes.setChecked(True)
        self.ground = self._make(self.tr("Show where cells can be read"), "", "G")
        self.ground.setCheckable(True)
        self.display = self._make(self.tr("Brightness and white balance"), "display", "D")
        self.display.setCheckable(True)

    def _make_history(self) -> None:
        stack, undo, redo = self._session.undo_stack, self.tr("Undo"), self.tr("Redo")
        self.undo, self.redo = (
            stack.createUndoAction(self, undo),
            stack.createRedoAction(self, redo),
        )
        for action, words in ((self.undo, undo), (self.redo, redo)):
            action.setProperty(PLAIN, words)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo.setShortcuts([QKeySequence(keys) for keys in ("Ctrl+Shift+Z", "Ctrl+Y")])
        self._icons |= {self.undo: ("undo", "ink"), self.redo: ("redo", "ink")}

    def _make(
        self,
        words: str,
        icon: str,
        keys: Keys,
        slot: Callable[[], None] | None = None,
        *,
        tone: str = "ink",
    ) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words.rstrip('…')} ({shown})")
        if slot is not None:
            action.triggered.connect(partial(_call, slot))
        if icon:
            self._icons[action] = (icon, tone)
        self._window.addAction(action)
        return action

    def _make_tools(self, view: SmearView) -> dict[Tool, QAction]:
        group = QActionGroup(self)
        made: dict[Tool, QAction] = {}
        for tool, words, keys in (
            (Tool.SELECT, self.tr("Select and move"), "V"),
            (Tool.LASSO, self.tr("Lasso: draw around cells to choose them"), "L"),
            (Tool.ADD, self.tr("Add a cell by clicking its nucleus"), "A"),
            (Tool.DRAW, self.tr("Draw a box around a cell"), "B"),
            (Tool.MEASURE, self.tr("Measure a length"), "M"),
            (Tool.CALIBRATE, self.tr("Calibrate: drag across a red cell"), "C"),
            (Tool.WHITE, self.tr("White balance: click an empty spot"), ""),
        ):
            action = self._make(words, tool.value, keys)
            action.setCheckable(True)
            action.setChecked(tool is Tool.SELECT)
            action.triggered.connect(lambda _on=False, tool=tool: view.take(tool))
            group.addAction(action)
            made[tool] = action
        return made

    def _make_looks(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for choice, words in (
            (SYSTEM, self.tr("As the system")),
            (LIGHT_ALWAYS, self.tr("Light")),
            (DARK_ALWAYS, self.tr("Dark")),
        ):
            action = self._make(words, "", "")
            action.setCheckable(True)
            action.setChecked(self._appearance.choice == choice)
            action.triggered.connect(
                lambda _on=False, choice=choice: self._appearance.choose(choice)
            )
            group.addAction(action)
            made[choice] = action
        return made

    def _connect(self, view: SmearView) -> None:
        self.read.triggered.connect(partial(_call, self._desk.read))
        self.read_boxes.triggered.connect(lambda: self._desk.read(search=False))
        self.read_all.triggered.connect(partial(_call, self._desk.read_all))
        self.auto_read.toggled.connect(self._desk.set_reads_as_placed)
        self.delete.triggered.connect(self._delete)
        self.previous.triggered.connect(lambda: self._session.step(-1))
        self.next.triggered.connect(lambda: self._session.step(1))
        self.boxes.toggled.connect(view.set_boxes_shown)
        self.ground.toggled.connect(self._grounds.set_wanted)
        self._grounds.changed.connect(lambda: self.ground.setChecked(self._grounds.wanted))
        self.quit.triggered.connect(self._window.close)
        self._appearance.changed.connect(self._dress)
        for signal in (
            self._session.case_changed,
            self._session.slides_changed,
            self._session.current_changed,
            self._session.cells_changed,
            self._session.selection_changed,
            self._desk.reading_changed,
        ):
            signal.connect(self._refresh)

    def _delete(self) -> None:
        self._session.delete(self._session.selection)

    def _dress(self) -> None:
        for action, (icon, tone) in self._icons.items():
            action.setIcon(self._appearance.icons(icon, tone))
            # A menu shows either icon or tick, and an icon in another tone is lost on its ground.
            action.setIconVisibleInMenu(tone == "ink" and not action.isCheckable())

    def _refresh(self) -> None:
        work, rested = self._session.current, not self._desk.reading
        free = rested and not self._session.locked
        shown = work is not None
        self._view.set_locked(not free)
        for action in (self.open, self.practice):
            action.setEnabled(not self._session.store.read_only)
        self.read.setEnabled(shown and free)
        self.read_boxes.setEnabled(bool(work and work.holds_any) and free)
        self.read_all.setEnabled(len(self._session.works) > 1 and free)
        self.export.setEnabled(any(w.is_read for w in self._session.works) and rested)
        self.close_slide.setEnabled(shown and free)
        self.set_scale.setEnabled(shown and free)
        self.delete.setEnabled(self._session.selected is not None and free)
        for action in (self.previous, self.next):
            action.setEnabled(bool(work and work.cells))
        for action in (self.fit, self.one, self.closer, self.further, self.boxes, self.display):
            action.setEnabled(shown)
        self.ground.setEnabled(shown)
        for tool, action in self.tools.items():
            action.setEnabled(shown and (free or not tool.changes))


def _call(slot: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    slot()
