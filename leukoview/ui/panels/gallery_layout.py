"""Where headers and pictures of a gallery lie: plain geometry, in logical pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

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
    """The sections of a gallery one below the other, each a header and lines of pictures."""

    def __init__(self, sections: Sequence[Section], measures: Measures) -> None:
        self.sections = tuple(sections)
        self.measures = measures
        self._tops: list[int] = []
        self._starts = [section.start for section in self.sections]
        top = 0
        for section in self.sections:
            self._tops.append(top)
            top += self._height(section)
        self.height = top
        self.count = self.sections[-1].stop if self.sections else 0

    @property
    def step(self) -> int:
        """From one line of pictures to the next."""
        return self.measures.tile.height() + GAP

    def place(self, row: int) -> QRect:
        """Where the picture of a row lies."""
        number = bisect_right(self._starts, row) - 1
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
        end = self._tops[number] + self._height(self.sections[number])
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

    def beside(self, row: int, lines: int) -> int:
        """The row so many lines below (or above), across headers, in the same column if it can."""
        columns = self.measures.columns
        number = bisect_right(self._starts, row) - 1
        section = self.sections[number]
        line, column = divmod(row - section.start, columns)
        line += lines
        while line > (last := _last_line(section, columns)) and number + 1 < len(self.sections):
            number, line = number + 1, line - last - 1
            section = self.sections[number]
        while line < 0 and number > 0:
            number -= 1
            section = self.sections[number]
            line += _last_line(section, columns) + 1
        line = min(max(line, 0), _last_line(section, columns))
        return min(section.start + line * columns + column, section.stop - 1)

    def _height(self, section: Section) -> int:
        lines = _last_line(section, self.measures.columns) + 1
        return self.measures.header + 2 * GAP + lines * self.step

    def _numbers(self, top: int, bottom: int) -> range:
        first = max(bisect_right(self._tops, top) - 1, 0)
        return range(first, bisect_right(self._tops, bottom))

    def _rows(self, number: int, top: int, bottom: int) -> range:
        section, columns = self.sections[number], self.measures.columns
        above = self._tops[number] + self.measures.header + GAP
        first, last = (top - above) // self.step, (bottom - above) // self.step
        start = section.start + max(first, 0) * columns
        return range(start, min(section.start + max(last + 1, 0) * columns, section.stop))

    def _lines(self, number: int, top: int, bottom: int) -> Iterator[range]:
        rows, columns = self._rows(number, top, bottom), self.measures.columns
        for start in range(rows.start, rows.stop, columns):
            yield range(start, min(start + columns, rows.stop))


def _last_line(section: Section, columns: int) -> int:
    return (section.count - 1) // columns
