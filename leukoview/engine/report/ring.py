"""The differential as a ring: one slice per class, in its colour and with its letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from reportlab.graphics.shapes import Circle, Drawing, String, Wedge
from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm

from leukoview.engine.palette import ink_on
from leukoview.engine.report.content import Share
from leukoview.engine.report.typeface import BOLD, INK, RULE

SIDE = 32 * mm
THICKNESS = 7.5 * mm
TOP = 90.0
"""Degrees; reportlab counts them from three o'clock, against the clock."""
WHOLE_TURN = 360.0
NARROWEST = 0.045
"""A slice of a smaller share has no room for its letter; the table beside it has."""
LETTER = 7.5
"""Points."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A class's part of the ring: where it starts and how far it goes, clockwise, in degrees."""

    share: Share
    start: float
    sweep: float


def slices(shares: Sequence[Share]) -> tuple[Slice, ...]:
    """The parts of the ring in the order of the table, clockwise from the top.

    Cells that are left out of the shares have no slice.
    """
    made: list[Slice] = []
    start = 0.0
    for share in shares:
        if share.interval and share.estimate > 0:
            sweep = WHOLE_TURN * share.estimate
            made.append(Slice(share, start, sweep))
            start += sweep
    return tuple(made)


def cells_of(shares: Sequence[Share]) -> int:
    """How many cells the ring stands for: those left out of the shares are none of them."""
    return sum(int(share.count) for share in shares if share.interval)


def ring(shares: Sequence[Share], middle: str) -> Drawing:
    """The ring as a drawing with a text in its middle; an empty circle where nothing is counted."""
    drawing = Drawing(SIDE, SIDE)
    centre, radius = SIDE / 2, SIDE / 2 - 1
    parts = slices(shares)
    if not parts:
        drawing.add(Circle(centre, centre, radius, fillColor=None, strokeColor=RULE))
    for part in parts:
        drawing.add(_wedge(part, centre, radius, lone=len(parts) == 1))
    for part in parts:
        for letter in _letter(part, centre, radius - THICKNESS / 2):
            drawing.add(letter)
    drawing.add(_text(centre, centre - 3.2, middle, 9))
    return drawing


def _wedge(part: Slice, centre: float, radius: float, *, lone: bool) -> Wedge:
    end = TOP - part.start
    return Wedge(
        centre,
        centre,
        radius,
        end - min(part.sweep, WHOLE_TURN - 0.01),
        end,
        radius1=radius - THICKNESS,
        fillColor=HexColor(part.share.colour),
        strokeColor=HexColor(part.share.colour) if lone else white,
        strokeWidth=0 if lone else 1.2,
    )


def _letter(part: Slice, centre: float, radius: float) -> Iterator[String]:
    if part.sweep < NARROWEST * WHOLE_TURN or not part.share.letter:
        return
    angle = radians(TOP - part.start - part.sweep / 2)
    x, y = centre + radius * cos(angle), centre + radius * sin(angle)
    text = _text(x, y - LETTER / 3, part.share.letter, LETTER)
    text.fillColor = HexColor(ink_on(part.share.colour))
    yield text


def _text(x: float, y: float, text: str, size: float) -> String:
    return String(x, y, text, fontName=BOLD, fontSize=size, fillColor=INK, textAnchor="middle")
