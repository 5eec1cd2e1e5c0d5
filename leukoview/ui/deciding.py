"""Putting classes to cells: the keys, the menu and what they do to the chosen cells."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey
from leukoview.ui import terms
from leukoview.ui.desk import Desk
from leukoview.ui.own_class import ask_for_own_class
from leukoview.ui.panels.cell_list import ALL, UNREVIEWED, CellList
from leukoview.ui.panels.chips import chip_icon
from leukoview.ui.session import Session

MOST_KEYS = 9
"""Classes beyond the ninth have no key of their own."""
WORDS = {UNIDENTIFIED: "U", ARTEFACT: "X"}
"""The keys of what is no class of a bundle."""


class Deciding(QObject):
    """Builds the actions and keeps on what can be decided now, off what cannot.

    They act on the cells chosen on the slide on screen, wherever the focus is. `labels` has the
    action of every label by its class, in order; `classes_changed` says that there are others, as
    when a model has been loaded.
    """

    classes_changed = Signal()

    def __init__(self, window: QWidget, session: Session, desk: Desk, cells: CellList) -> None:
        super().__init__(window)
        self.labels: dict[ClassKey, QAction] = {}
        self._window = window
        self._session = session
        self._desk = desk
        self._cells = cells
        self._classes: tuple[ClassKey, ...] | None = None
        self._invented: set[ClassKey] = set()
        make, tr = self._make, self.tr
        self.confirm = make(tr("Confirm suggestion"), ("Return", "Enter"), self._confirm)
        self.take_back = make(
            tr("Take label back"), ("Backspace", "Ctrl+Backspace"), self._take_back
        )
        self.own = make(tr("Label with a class of our own…"), ("Ctrl+K",), self._invent)
        self.next = make(tr("Next cell to review"), ("N",), self.go_on)
        self.goes_on = make(tr("Go on after labelling"), ())
        self.goes_on.setCheckable(True)
        self.goes_on.setChecked(True)
        self._connect()
        self._refresh()

    @property
    def keys(self) -> dict[ClassKey, str]:
        """The key of each label that has one."""
        keys = {label: action.shortcut().toString() for label, action in self.labels.items()}
        return {label: key for label, key in keys.items() if key}

    @property
    def free(self) -> bool:
        """Whether anything may be decided: not while a slide is read, nor in a signed case."""
        return not self._session.locked and not self._desk.reading

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu, now and whenever the classes change."""

        def refill() -> None:
            menu.clear()
            menu.addActions([*self.labels.values(), self.own])
            menu.addSeparator()
            menu.addActions([self.confirm, self.take_back])
            menu.addSeparator()
            menu.addActions([self.next, self.goes_on])

        refill()
        self.classes_changed.connect(refill)

    def decide(self, cells: Collection[CellId], label: ClassKey) -> None:
        """Put a class to cells of the slide on screen."""
        words = self.tr("Label {0} as {1}").format(terms.cells(len(cells)), terms.class_name(label))
        self._session.decide(cells, label, words)

    def go_on(self) -> None:
        """Take the next cell that nobody has labelled in hand, in the order of the gallery."""
        following = self._cells.following(self._session.selected)
        if following is not None:
            self._session.select(following)
        else:
            self._session.go_to_unreviewed()

    def _make(
        self, words: str, keys: tuple[str, ...], slot: Callable[[], None] | None = None
    ) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(f"{words} ({keys[0]})" if keys else words)
        if slot is not None:
            action.triggered.connect(lambda _checked=False: slot())
        self._window.addAction(action)
        return action

    def _connect(self) -> None:
        session, desk = self._session, self._desk
        for signal in (
            session.case_changed,
            session.current_changed,
            session.cells_changed,
            session.selection_changed,
            desk.reading_changed,
            desk.judge_changed,
        ):
            signal.connect(self._refresh)

    def _refresh(self) -> None:
        self._offer_classes()
        session, work = self._session, self._session.current
        chosen = bool(session.selection) and self.free
        for action in self.labels.values():
            action.setEnabled(chosen)
        self.own.setEnabled(chosen)
        self.confirm.setEnabled(chosen and bool(self._confirmable()))
        labelled = work is not None and any(cell in work.decisions for cell in session.selection)
        self.take_back.setEnabled(chosen and labelled)
        self.next.setEnabled(not all(other.is_reviewed for other in session.works))

    def _offer_classes(self) -> None:
        card = self._desk.card()
        known = card.classes if card else ()
        classes = (*known, *sorted(self._own - {*known, *WORDS}))
        if classes == self._classes:
            return
        self._classes = classes
        for action in self.labels.values():
            self._window.removeAction(action)
            action.deleteLater()
        keys = {label: str(number) for number, label in enumerate(classes[:MOST_KEYS], start=1)}
        labels = (*classes, UNIDENTIFIED, ARTEFACT)
        self.labels = {label: self._label(label, (keys | WORDS).get(label, "")) for label in labels}
        self.classes_changed.emit()

    @property
    def _own(self) -> set[ClassKey]:
        """Classes that the model does not have: said of a cell of the case, or just invented."""
        said = {one.label for work in self._session.works for one in work.decisions.values()}
        return said | self._invented

    def _invent(self) -> None:
        """Ask for an own class, and put it to the chosen cells."""
        ask_for_own_class(self._window, self._put_own)

    def _put_own(self, label: ClassKey) -> None:
        self._invented.add(label)
        self._refresh()
        self._put(label)

    def _label(self, label: ClassKey, key: str) -> QAction:
        action = self._make(
            terms.class_name(label), (key,) if key else (), partial(self._put, label)
        )
        action.setIcon(QIcon(chip_icon(label)))
        return action

    def _put(self, label: ClassKey) -> None:
        self._change(lambda cells: self.decide(cells, label))

    def _confirm(self) -> None:
        self._change(self._session.confirm)

    def _take_back(self) -> None:
        cells = self._session.selection
        words = self.tr("Take back {0}").format(terms.labels(len(cells)))
        self._session.decide(cells, None, words)

    def _confirmable(self) -> list[CellId]:
        work = self._session.current
        if work is None or work.blind:
            return []
        cells = (cell for cell in self._session.selection if cell not in work.decisions)
        return [cell for cell in cells if work.suggested(cell) is not None]

    def _change(self, change: Callable[[Collection[CellId]], None]) -> None:
        """Change the chosen cells; after a single one the next comes in hand, if wanted."""
        chosen = self._session.selection
        following = self._cells.following(self._session.selected)
        before = self._session.case
        change(chosen)
        went_well = self._session.case is not before
        if not (went_well and len(chosen) == 1 and self.goes_on.isChecked()):
            return
        if following is not None:
            self._session.select(following)
        elif self._cells.wanted in {ALL, UNREVIEWED}:
            self._session.go_to_unreviewed()
