"""The drawn parts of a page: shares with their intervals, marked smears, single cells."""

import io
from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from leukoview.engine.palette import ink_on
from leukoview.engine.report.content import CellPicture, Mark, ScaleBar, Share, SmearPicture
from leukoview.engine.report.typeface import BOLD, FACE, QUIET, RULE, printable

BAR_HEIGHT = 3.2 * mm
CELL_SIZE = 23 * mm
BADGE_HEIGHT, BADGE_LETTER = 10.0, 7.0
"""Points."""
TALLEST_SMEAR = 80 * mm
WIDEST_LOGO, TALLEST_LOGO = 60 * mm, 20 * mm


class ShareBar(Flowable):
    """One share as a bar with its 95 % interval as a whisker, and marks at given shares."""

    def __init__(self, share: Share, width: float, marks: tuple[float, ...] = ()) -> None:
        super().__init__()
        self._share = share
        self._marks = marks
        self.width = width
        self.height = BAR_HEIGHT + 2

    def draw(self) -> None:
        pen = self.canv
        middle = self.height / 2
        pen.setStrokeColor(RULE)
        pen.setLineWidth(0.5)
        pen.rect(0, middle - BAR_HEIGHT / 2, self.width, BAR_HEIGHT)
        pen.setFillColor(HexColor(self._share.colour))
        pen.rect(0, middle - BAR_HEIGHT / 2, self.width * self._share.estimate, BAR_HEIGHT, fill=1)
        self._whisker(middle)
        self._draw_marks(middle)

    def _whisker(self, middle: float) -> None:
        low, high = self.width * self._share.low, self.width * self._share.high
        for colour, line in ((white, 2.6), (black, 0.9)):
            self.canv.setStrokeColor(colour)
            self.canv.setLineWidth(line)
            self.canv.line(low, middle, high, middle)
            for end in (low, high):
                self.canv.line(end, middle - 2.2, end, middle + 2.2)

    def _draw_marks(self, middle: float) -> None:
        pen = self.canv
        pen.setFont(FACE, 5.5)
        pen.setFillColor(QUIET)
        for mark in self._marks:
            x = self.width * mark
            pen.setStrokeColor(black)
            pen.setLineWidth(0.7)
            pen.setDash(1.5, 1.2)
            pen.line(x, middle - 6, x, middle + 6)
            pen.setDash()
            text = f"{mark:.0%}".replace("%", " %")
            # The labels of neighbouring marks stand on either side, so that they never meet.
            if mark == min(self._marks):
                pen.drawRightString(x + 2, middle + 7.5, text)
            else:
                pen.drawString(x - 2, middle + 7.5, text)


class Badge(Flowable):
    """A class's letter on its colour."""

    def __init__(self, letter: str, colour: str) -> None:
        super().__init__()
        self._letter = letter
        self._colour = colour
        self.width, self.height = 8 * mm, 4.2 * mm

    def draw(self) -> None:
        if self._letter:
            badge(self.canv, (0, 0), self._letter, self._colour)


class Logo(Flowable):
    """A laboratory's logo, at most so high and wide."""

    def __init__(self, image: bytes) -> None:
        super().__init__()
        self._image = ImageReader(io.BytesIO(image))
        across, high = self._image.getSize()
        ratio = min(WIDEST_LOGO / across, TALLEST_LOGO / high)
        self.width, self.height = across * ratio, high * ratio

    def draw(self) -> None:
        self.canv.drawImage(self._image, 0, 0, self.width, self.height, mask="auto")


class WarningSign(Flowable):
    """A triangle with an exclamation mark, as warnings carry it (ISO 7010, W001)."""

    def __init__(self, colour: Color) -> None:
        super().__init__()
        self._colour = colour
        self.width, self.height = 5 * mm, 4.4 * mm

    def draw(self) -> None:
        triangle = self.canv.beginPath()
        triangle.moveTo(0, 0)
        triangle.lineTo(self.width, 0)
        triangle.lineTo(self.width / 2, self.height)
        triangle.close()
        self.canv.setFillColor(self._colour)
        self.canv.drawPath(triangle, stroke=0, fill=1)
        self.canv.setFillColor(white)
        self.canv.setFont(BOLD, 9)
        self.canv.drawCentredString(self.width / 2, 1.6, "!")


def badge(pen: Canvas, at: tuple[float, float], letter: str, colour: str) -> None:
    """A letter on its colour, the lower left corner at a place given in points."""
    x, y = at
    width = pen.stringWidth(letter, BOLD, BADGE_LETTER) + 5
    pen.setFillColor(HexColor(colour))
    pen.setStrokeColor(white)
    pen.setLineWidth(0.6)
    pen.roundRect(x, y, width, BADGE_HEIGHT, 2, fill=1)
    pen.setFillColor(HexColor(ink_on(colour)))
    pen.setFont(BOLD, BADGE_LETTER)
    pen.drawString(x + 2.5, y + 2.6, printable(letter))


class Smear(Flowable):
    """A smear with its boxes and its scale bar."""

    def __init__(self, picture: SmearPicture, width: float) -> None:
        super().__init__()
        self._picture = picture
        self._ratio = min(width / picture.width, TALLEST_SMEAR / picture.height)
        self.width = picture.width * self._ratio
        self.height = picture.height * self._ratio

    def draw(self) -> None:
        self.canv.drawImage(_image(self._picture.jpeg), 0, 0, self.width, self.height)
        self._boxes()
        self._letters()
        _scale_bar(self.canv, self.width, self._picture.bar)

    def _place(self, mark: Mark) -> tuple[float, float, float, float]:
        box = mark.box.clipped(self._picture.width, self._picture.height)
        lower = self.height - box.bottom * self._ratio
        return box.x * self._ratio, lower, box.width * self._ratio, box.height * self._ratio

    def _boxes(self) -> None:
        """Every box in one stroke per colour: thousands of them are drawn at once."""
        self.canv.setStrokeColor(white)
        self.canv.setLineWidth(1.9)
        self._stroke(self._picture.marks)
        self.canv.setLineWidth(1.2)
        alike: dict[tuple[str, bool], list[Mark]] = {}
        for mark in self._picture.marks:
            alike.setdefault((mark.colour, mark.doubtful), []).append(mark)
        for (colour, doubtful), marks in alike.items():
            self.canv.setStrokeColor(HexColor(colour))
            self.canv.setDash((3, 2) if doubtful else ())
            self._stroke(marks)
        self.canv.setDash()

    def _stroke(self, marks: Sequence[Mark]) -> None:
        outline = self.canv.beginPath()
        for mark in marks:
            outline.rect(*self._place(mark))
        self.canv.drawPath(outline)

    def _letters(self) -> None:
        """Every letter on its colour, again all that are alike at once."""
        pen = self.canv
        pen.setStrokeColor(white)
        pen.setLineWidth(0.6)
        alike: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for mark in self._picture.marks:
            x, y, _width, height = self._place(mark)
            corner = x, min(y + height, self.height - BADGE_HEIGHT)
            alike.setdefault((mark.letter, mark.colour), []).append(corner)
        for (letter, colour), corners in alike.items():
            ground, text = pen.beginPath(), pen.beginText()
            across = pen.stringWidth(letter, BOLD, BADGE_LETTER) + 5
            text.setFont(BOLD, BADGE_LETTER)
            for x, y in corners:
                ground.rect(x, y, across, BADGE_HEIGHT)
                text.setTextOrigin(x + 2.5, y + 2.6)
                text.textOut(printable(letter))
            pen.setFillColor(HexColor(colour))
            pen.drawPath(ground, fill=1)
            pen.setFillColor(HexColor(ink_on(colour)))
            pen.drawText(text)


class CellCard(Flowable):
    """One cell with its letter, its title and a scale bar."""

    def __init__(self, cell: CellPicture) -> None:
        super().__init__()
        self._cell = cell
        self.width, self.height = CELL_SIZE, CELL_SIZE + 18

    def draw(self) -> None:
        pen = self.canv
        cell = self._cell
        pen.drawImage(_image(cell.jpeg), 0, 18, CELL_SIZE, CELL_SIZE)
        pen.setStrokeColor(HexColor(cell.colour))
        pen.setLineWidth(1.1)
        pen.rect(0, 18, CELL_SIZE, CELL_SIZE)
        badge(pen, (1.5, 18 + CELL_SIZE - 11.5), cell.letter, cell.colour)
        pen.saveState()
        pen.translate(0, 18)
        _scale_bar(pen, CELL_SIZE, cell.bar)
        pen.restoreState()
        pen.setFillColor(black)
        pen.setFont(BOLD, 7)
        pen.drawString(0, 10, printable(cell.title))
        pen.setFont(FACE, 5.6)
        pen.setFillColor(QUIET)
        pen.drawString(0, 3, printable(cell.note))


def _image(jpeg: bytes) -> ImageReader:
    return ImageReader(io.BytesIO(jpeg))


def _scale_bar(pen: Canvas, width: float, bar: ScaleBar | None) -> None:
    """A white bar on a dark ground in the lower right corner, its length above it."""
    if bar is None:
        return
    length = width * bar.share
    across = max(length, pen.stringWidth(bar.text, BOLD, 5.5)) + 5
    pen.setFillColor(Color(0, 0, 0, alpha=0.62))
    pen.rect(width - across - 2, 2, across, 12, stroke=0, fill=1)
    middle = width - 2 - across / 2
    pen.setFillColor(white)
    pen.rect(middle - length / 2, 4, length, 1.6, stroke=0, fill=1)
    pen.setFont(BOLD, 5.5)
    pen.drawCentredString(middle, 7.6, bar.text)
