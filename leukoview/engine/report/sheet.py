"""How text gets onto a report's pages: as wide as they are, in the typefaces that have it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Self
from unicodedata import east_asian_width

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer
from typing_extensions import override

from leukoview.engine.report.content import Fact
from leukoview.engine.report.heads import ENGLISH, Heads
from leukoview.engine.report.scripts import (
    NO_OTHERS,
    Faces,
    begins_right,
    joined,
    turns,
    visual,
)
from leukoview.engine.report.typeface import BOLD, FACE, Style, style

_BREAK = "<br/>"
OWN = {FACE, BOLD}
"""What a style has anyway."""
_WIDE = {"W", "F"}
"""What is two letters wide (Unicode, UAX 11)."""
NUMBER_WIDTH = 8
"""Letters of [U+4E2D]."""
_FIGURE = re.compile(r"(?<=\d) (?=%|µm)")
GAP = 6
"""Points between two paragraphs that an empty line parts."""


@dataclass(frozen=True)
class Sheet:
    """What every block of a page is made with: its width in points, its words, its typefaces."""

    width: float
    heads: Heads = ENGLISH
    faces: Faces = NO_OTHERS

    def narrowed(self, width: float) -> Self:
        """The same for a narrower block."""
        return replace(self, width=width)

    def words(self, text: str, name: Style = "body") -> Flowable:
        """Plain text as a paragraph; nothing in it is taken for mark-up."""
        seen = joined(text)
        if turns(seen):
            return _Turned(seen, self.faces, style(name))
        base = style(name)
        return Paragraph(marked_up(self.faces, seen, bold=base.fontName == BOLD), base)

    def paragraphs(self, text: str, name: Style = "own") -> list[Flowable]:
        """A long text of a reader, paragraph by paragraph, so that pages may break between them."""
        lines = joined(text).strip("\n").split("\n")
        return [self.words(line, name) if line.strip() else Spacer(0, GAP) for line in lines]

    def cut(self, text: str, most: int) -> str:
        """As much of a text as `most` Latin letters take, and how long it was where that is less.

        A Chinese character takes the room of two letters, one that is printed as its number eight.
        """
        room = most
        for place, character in enumerate(text):
            room -= self._room(character)
            if room < 0:
                return f"{text[:place]}… [cut: {len(text):,} characters were given]"
        return text

    def _room(self, character: str) -> int:
        if character in self.faces.missing:
            return NUMBER_WIDTH
        return 2 if east_asian_width(character) in _WIDE else 1

    def facts(self, facts: Sequence[Fact]) -> list[list[Flowable]]:
        """Names and values in small print, a row each."""
        return [[self.words(one.name, "small"), self.words(one.value, "small")] for one in facts]


def marked_up(faces: Faces, text: str, *, bold: bool = False) -> str:
    """A text in reportlab's mark-up, each part in a typeface that has it."""
    parts = (
        escape(part) if face in OWN else f'<font name="{face}">{escape(part)}</font>'
        for face, part in faces.runs(text, bold=bold)
    )
    return _glued("".join(parts)).replace("\n", _BREAK)


def _glued(text: str) -> str:
    """With every figure and its unit on one line."""
    return _FIGURE.sub("\xa0", text)


def width_of(faces: Faces, text: str, size: float, *, bold: bool = False) -> float:
    """Points that one line of joined text takes."""
    return sum(
        pdfmetrics.stringWidth(part, face, size) for face, part in faces.runs(text, bold=bold)
    )


def draw_line(pen: Canvas, at: tuple[float, float], text: str, size: float, faces: Faces) -> None:
    """Write one line of text on a canvas, from a place given in points."""
    x, y = at
    for face, part in faces.runs(visual(joined(text).replace("\n", " "))):
        pen.setFont(face, size)
        pen.drawString(x, y, part)
        x += pen.stringWidth(part, face, size)


class _Turned(Flowable):
    """A text with parts that are read from right to left: broken into lines, then put in order.

    reportlab breaks lines as they are seen, so that the second line of such a text would come
    before the first.
    """

    def __init__(self, text: str, faces: Faces, base: ParagraphStyle) -> None:
        super().__init__()
        self._text = text
        self._faces = faces
        self._base = base
        self._set: Paragraph | None = None
        self.keepWithNext = base.keepWithNext
        self.style = base

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Set the lines as wide as may be; how wide and high they are."""
        self._set = self._paragraph(aW)
        self.width, self.height = self._set.wrap(aW, aH)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        """What fits the height, and the rest."""
        return list(self._paragraph(aW).split(aW, aH))

    def draw(self) -> None:
        if self._set is not None:
            self._set.drawOn(self.canv, 0, 0)

    @override
    def getSpaceBefore(self) -> float:
        return float(self._base.spaceBefore)

    @override
    def getSpaceAfter(self) -> float:
        return float(self._base.spaceAfter)

    def _paragraph(self, width: float) -> Paragraph:
        parts = (self._lines(part, width) for part in self._text.split("\n"))
        lines = [visual(line) for part in parts for line in part]
        base = self._base
        if len(lines) > 1 and begins_right(self._text):
            base = ParagraphStyle(f"{base.name} right", base, alignment=TA_RIGHT)
        bold = base.fontName == BOLD
        return Paragraph(marked_up(self._faces, "\n".join(lines), bold=bold), base)

    def _lines(self, text: str, width: float) -> list[str]:
        """As many words on each line as fit."""
        bold = self._base.fontName == BOLD
        lines: list[str] = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and width_of(self._faces, longer, self._base.fontSize, bold=bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
