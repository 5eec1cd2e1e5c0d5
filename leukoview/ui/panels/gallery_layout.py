"""Where headers and pictures of a gallery lie: plain geometry, in logical pixels."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.panels.cell_list import Section

GAP = 4
"""Around and between pictures."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes that everything is laid out by."""

    width: int
    tile: QSize
    header: int

    @property
    def columns(self) -> int:
        """How many pictures stand side by side."""
        return max(1, (self.width - GAP) // (self.tile.width() + GAP))


class Layout:
    """The sections of a gallery one below the other, each a header and lines of pictures.

    Of a `folded` group only the header is there; its rows have no picture.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        measures: Measures,
        folded: Collection[ClassKey] = frozenset(),
    ) -> None:
        self.sections = tuple(sections)
        self.measures = measures
        self._open = [n for n, one in enumerate(self.sections) if one.group not in folded]
        self._tops: list[int] = []
        self._starts = [section.start for section in self.sections]
        top = 0
        for number in range(len(self.sections)):
            self._tops.append(top)
            top += self._height(number)
        self.height = top
        self.count = self.sections[-1].stop if self.sections else 0

    @property
    def step(self) -> int:
        """From one line of pictures to the next."""
        return self.measures.tile.height() + GAP

    @property
    def open_rows(self) -> tuple[range, ...]:
        """The rows that have a picture, group after group."""
        sections = (self.sections[number] for number in self._open)
        return tuple(range(section.start, section.stop) for section in sections)

    def is_open(self, row: int) -> bool:
        """Whether the picture of a row is there, not folded away."""
        return self.shows(self._number_of(row))

    def shows(self, number: int) -> bool:
        """Whether a section's pictures are there."""
        return number in self._open

    def place(self, row: int) -> QRect:
        """Where the picture of a row lies; its group's header where it is folded away."""
        number = self._number_of(row)
        if not self.shows(number):
            return self.header(number)
        line, column = divmod(row - self._starts[number], self.measures.columns)
        tile = self.measures.tile
        top = self._tops[number] + self.measures.header + GAP + line * self.step
        return QRect(QPoint(GAP + column * (tile.width() + GAP), top), tile)

    def header(self, number: int) -> QRect:
        """Where the header of a section lies."""
        return QRect(0, self._tops[number], self.measures.width, self.measures.header)

    def pinned(self, top: int) -> tuple[int, QRect] | None:
        """The header that stays at the upper edge `top`, pushed up by the next one."""
        number = self.number_at(top)
        if number is None:
            return None
        end = self._tops[number] + self._height(number)
        at = min(top, end - self.measures.header)
        return number, QRect(0, at, self.measures.width, self.measures.header)

    def number_at(self, y: int) -> int | None:
        """Which section lies at a height; None below the last one."""
        number = bisect_right(self._tops, y) - 1
        return number if number >= 0 and y < self.height else None

    def row_at(self, point: QPoint) -> int | None:
        """The row whose picture lies under a point."""
        number = self.number_at(point.y())
        if number is None:
            return None
        rows = self._rows(number, point.y(), point.y())
        return next((row for row in rows if self.place(row).contains(point)), None)

    def rows_in(self, part: QRect) -> Iterator[range]:
        """The rows whose pictures touch a part: unbroken stretches, in order."""
        for number in self._numbers(part.top(), part.bottom()):
            for line in self._lines(number, part.top(), part.bottom()):
                touched = [row for row in line if self.place(row).intersects(part)]
                if touched:
                    yield range(touched[0], touched[-1] + 1)

    def shown(self, top: int, bottom: int) -> Iterator[tuple[int, range]]:
        """The sections between two heights, each with its rows there."""
        for number in self._numbers(top, bottom):
            yield number, self._rows(number, top, bottom)

    def next_to(self, row: int, way: int) -> int | None:
        """The open row after a row (1) or before it (-1); at the end the row itself, if open."""
        number, opened = self._number_of(row), self.is_open(row)
        section = self.sections[number]
        if opened and section.start <= row + way < section.stop:
            return row + way
        beyond = self._beyond(number, way)
        if beyond is None:
            return row if opened else None
        return self.sections[beyond].start if way > 0 else self.sections[beyond].stop - 1

    def beside(self, row: int, lines: int) -> int | None:
        """The open row so many lines below (or above), in the same column if it can.

        Lines are counted across headers; from a folded row it is the next open one that way. None
        where there is none.
        """
        if not self.is_open(row):
            return self.next_to(row, 1 if lines > 0 else -1)
        columns, number = self.measures.columns, self._number_of(row)
        line, column = divmod(row - self._starts[number], columns)
        line += lines
        while line > (last := self._last_line(number)):
            below = self._beyond(number, 1)
            if below is None:
                break
            number, line = below, line - last - 1
        while line < 0:
            above = self._beyond(number, -1)
            if above is None:
                break
            number, line = above, line + self._last_line(above) + 1
        line = min(max(line, 0), self._last_line(number))
        section = self.sections[number]
        return min(section.start + line * columns + column, section.stop - 1)

    def _number_of(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _beyond(self, number: int, way: int) -> int | None:
        """The next open section after one (1) or before it (-1)."""
        rest = [one for one in self._open if (one - number) * way > 0]
        return rest[0 if way > 0 else -1] if rest else None

    def _last_line(self, number: int) -> int:
        return (self.sections[number].count - 1) // self.measures.columns

    def _height(self, number: int) -> int:
        if not self.shows(number):
            return self.measures.header
        return self.measures.header + 2 * GAP + (self._last_line(number) + 1) * self.step

    def _numbers(self, top: int, bottom: int) -> range:
        first = max(bisect_right(self._tops, top) - 1, 0)
        return range(first, bisect_right(self._tops, bottom))

    def _rows(self, number: int, top: int, bottom: int) -> range:
        section, columns = self.sections[number], self.measures.columns
        if not self.shows(number):
            return range(section.start, section.start)
        above = self._tops[number] + self.measures.header + GAP
        first, last = (top - above) // self.step, (bottom - above) // self.step
        start = section.start + max(first, 0) * columns
        return range(start, min(section.start + max(last + 1, 0) * columns, section.stop))

    def _lines(self, number: int, top: int, bottom: int) -> Iterator[range]:
        rows, columns = self._rows(number, top, bottom), self.measures.columns
        for start in range(rows.start, rows.stop, columns):
            yield range(start, min(start + columns, rows.stop))
