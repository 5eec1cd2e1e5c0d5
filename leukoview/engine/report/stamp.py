"""A word across a whole page, drawn as outlines: seen at once, and copied with no text."""

from math import atan2, degrees, hypot

from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from leukoview.engine.report.typeface import BOLD, typeface_file

Point = tuple[float, float]

LARGEST_WORD = 150
"""Points of a word across a page."""
WORD_SHARE = 0.8
"""Share of the page's diagonal that a long word takes."""
WORD_STRENGTH = 0.09
"""Opacity at which it is seen at once and hides no letter beneath it."""


def stamp(pen: Canvas, word: str, page: tuple[float, float], ink: Color) -> None:
    """Draw a word from corner to corner, over the page's pictures too."""
    width, height = page
    across = pen.stringWidth(word, BOLD, 1)
    size = min(LARGEST_WORD, WORD_SHARE * hypot(width, height) / across)
    pen.saveState()
    pen.translate(width / 2, height / 2)
    pen.rotate(degrees(atan2(height, width)))
    pen.scale(size, size)
    pen.translate(-across / 2, -1 / 3)
    pen.setFillColor(ink, alpha=WORD_STRENGTH)
    outline = pen.beginPath()
    _write(outline, word)
    pen.drawPath(outline, stroke=0, fill=1)
    pen.restoreState()


def _write(outline: PDFPathObject, word: str) -> None:
    """Add the outlines of a word's letters to a path, one unit high, side by side."""
    font = typeface_file(BOLD)
    glyphs, letters = font.getGlyphSet(), font.getBestCmap()
    unit, x = font["head"].unitsPerEm, 0.0
    for character in word:
        name = letters[ord(character)]
        drawn = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(drawn)
        at = (0.0, 0.0)
        for stroke, points in drawn.value:
            placed = [(x + point[0] / unit, point[1] / unit) for point in points]
            at = _trace(outline, stroke, placed, at)
        x += font["hmtx"][name][0] / unit


def _trace(outline: PDFPathObject, stroke: str, points: list[Point], at: Point) -> Point:
    """One stroke of a pen that stands at a point; where it stands then."""
    match stroke:
        case "moveTo":
            outline.moveTo(*points[0])
        case "lineTo":
            outline.lineTo(*points[0])
        case "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                _curve(outline, at, control, end)
                at = end
        case _:
            outline.close()
    return points[-1] if points else at


def _curve(outline: PDFPathObject, start: Point, control: Point, end: Point) -> None:
    """A curve of a TrueType outline, which has one control point, as PDF's, which has two."""
    outline.curveTo(*_between(start, control), *_between(end, control), *end)


def _between(end: Point, control: Point) -> Point:
    """Two thirds of the way from an end of a curve to its control point."""
    return end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1])
