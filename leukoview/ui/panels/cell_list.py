"""The cells of the slide on screen as rows for any Qt view, group after group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.panels import cell_mime
from leukoview.ui.panels.cell_rows import NOT_READ, TO_LABEL, Row, Rows, rank
from leukoview.ui.panels.folds import Folds
from leukoview.ui.session import Session
from leukoview.ui.terms import class_name

Index = QModelIndex | QPersistentModelIndex

ALL, UNREVIEWED = ClassKey(""), ClassKey("unreviewed")
"""What the gallery may be narrowed down to, besides one group."""


class Order(StrEnum):
    """How the cells of a group are laid out."""

    TYPICAL = "typical"
    ODD = "odd"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Section:
    """A group as it is shown: its cells are the rows `start` to `stop` (excluded)."""

    group: ClassKey
    start: int
    stop: int
    reviewed: int

    @property
    def count(self) -> int:
        """How many cells are shown."""
        return self.stop - self.start


class CellList(QAbstractListModel):
    """One row per cell that is wanted, group after group. `UserRole` is the cell's id.

    Folded groups have rows like others; that none but the header is shown is the view's business.
    `counts` has every cell of the slide by group, shown or not; `tallied` says that it changed.
    """

    tallied = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = Order.TYPICAL
        self.wanted = ALL
        self.sections: tuple[Section, ...] = ()
        self.counts: Mapping[ClassKey, int] = {}
        self.folds = Folds(session, self)
        self._session = session
        self._made = Rows()
        self._rows: list[Row] = []
        self._places: dict[CellId, int] = {}
        self._shown = session.current
        for signal in (session.cells_changed, session.current_changed, session.case_changed):
            signal.connect(self._follow)
        self._refresh()

    def sort_by(self, order: Order) -> None:
        """Lay the cells of every group out in another order."""
        self.order = order
        self._refresh()

    def show_only(self, wanted: ClassKey) -> None:
        """Narrow down to one group, to what is `UNREVIEWED`, or to `ALL`."""
        self.wanted = wanted
        self._refresh()
        chosen = self._session.selection
        self._session.select_many(chosen & self._places.keys(), self._session.selected)

    def let_go_of_folded(self) -> None:
        """Choose no cell any more of which only the group's header is shown."""
        chosen, folded = self._session.selection, self.folds.groups
        rows = (self._rows[place] for cell in chosen if (place := self.place(cell)) is not None)
        hidden = {row.cell.id for row in rows if row.group in folded}
        self._session.select_many(chosen - hidden, self._session.selected)

    def row(self, row: int) -> Row:
        """What is shown in a row."""
        return self._rows[row]

    def id_at(self, row: int) -> CellId:
        """The cell in a row."""
        return self._rows[row].cell.id

    def ids(self, rows: Iterable[int]) -> frozenset[CellId]:
        """The cells in rows."""
        return frozenset(self._rows[row].cell.id for row in rows)

    def place(self, cell: CellId | None) -> int | None:
        """The row of a cell; None where it is not shown."""
        return None if cell is None else self._places.get(cell)

    def index_of(self, cell: CellId | None) -> QModelIndex:
        """The index of a cell; an invalid one where it is not shown."""
        row = self.place(cell)
        return QModelIndex() if row is None else self.index(row)

    def section_of(self, row: int) -> Section:
        """The group in which a row is shown."""
        return next(section for section in self.sections if row < section.stop)

    def following(self, cell: CellId | None) -> CellId | None:
        """The next cell after one, in the order shown and round, that nobody has labelled.

        Folded groups are passed over.
        """
        start = self.place(cell)
        begin = 0 if start is None else start + 1
        rows = self._rows[begin:] + self._rows[:begin]
        folded = self.folds.groups
        waiting = (row for row in rows if not row.look.reviewed and row.group not in folded)
        return next((row.cell.id for row in waiting if row.cell.id != cell), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row.cell.id
            case Qt.ItemDataRole.DisplayRole:
                return row.look.letters
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.words(row)
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    @override
    def mimeTypes(self) -> list[str]:
        return [cell_mime.TYPE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return cell_mime.carried(self._session, [self.id_at(index.row()) for index in indexes])

    def words(self, row: Row) -> str:
        """A cell in words, for a tool tip or a screen reader."""
        said = [self.title(row.group)]
        if row.figure and not row.look.reviewed:
            said.append(row.figure)
        if row.look.doubtful:
            said.append(self._doubt(row))
        if row.look.reviewed:
            said.append(self.tr("reviewed"))
        if row.look.differs:
            said.append(self._suggested(row))
        return ", ".join(said)

    def title(self, group: ClassKey) -> str:
        """What a group is called."""
        if group == TO_LABEL:
            return self.tr("To label")
        return self.tr("Not read yet") if group == NOT_READ else class_name(group)

    def _doubt(self, row: Row) -> str:
        if not row.figure:
            return self.tr("unlike the training cells")
        return self.tr("unsure, most like {0}").format(self._top(row))

    def _suggested(self, row: Row) -> str:
        return self.tr("suggested was {0}, {1}").format(self._top(row), row.figure)

    def _top(self, row: Row) -> str:
        work = self._session.current
        prediction = work.prediction(row.cell.id) if work else None
        return class_name(prediction.top) if prediction else ""

    def _follow(self) -> None:
        """Several signals may speak of one change; a work is never altered, only replaced."""
        if self._session.current is not self._shown:
            self._refresh()

    def _refresh(self) -> None:
        work = self._shown = self._session.current
        groups: defaultdict[ClassKey, list[Row]] = defaultdict(list)
        for row in self._made.of(work) if work else ():
            groups[row.group].append(row)
        self.counts = {group: len(rows) for group, rows in groups.items()}
        self._show([row for group in sorted(groups, key=rank) for row in self._laid(groups[group])])
        self.tallied.emit()

    def _show(self, rows: list[Row]) -> None:
        ids = [row.cell.id for row in rows]
        sections = tuple(_sections(rows))
        if ids == list(self._places) and _same_groups(sections, self.sections):
            changed = [at for at, row in enumerate(rows) if row is not self._rows[at]]
            self._rows, self.sections = rows, sections
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows, self.sections = rows, sections
        self._places = dict(zip(ids, range(len(ids)), strict=True))
        self.endResetModel()

    def _laid(self, rows: list[Row]) -> list[Row]:
        """The wanted ones of a group's rows, which come by their ids; those alike stay so."""
        group = rows[0].group
        if self.wanted == UNREVIEWED:
            rows = [row for row in rows if not row.look.reviewed]
        elif self.wanted not in {ALL, group}:
            return []
        if self.order is Order.PLACE or group == TO_LABEL:
            return rows
        return sorted(rows, key=attrgetter("trust"), reverse=self.order is Order.TYPICAL)


def _sections(rows: Sequence[Row]) -> Iterable[Section]:
    start = 0
    for group, members in groupby(rows, key=lambda row: row.group):
        looks = [row.look.reviewed for row in members]
        yield Section(group, start, start + len(looks), sum(looks))
        start += len(looks)


def _same_groups(one: Sequence[Section], other: Sequence[Section]) -> bool:
    return [(s.group, s.stop) for s in one] == [(s.group, s.stop) for s in other]
