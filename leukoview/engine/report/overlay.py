"""The overlay: a smear with its boxes, coloured and lettered, as one PNG."""

import io

from PIL import Image, ImageDraw, ImageFont

from leukoview.engine.case import CellReading
from leukoview.engine.palette import ink_on
from leukoview.engine.report.content import Mark
from leukoview.engine.report.pictures import mark_of, reduced
from leukoview.engine.slide import Slide

LONGEST_SIDE = 8000
"""Pixels of an overlay's longer side; larger slides are reduced to it."""

LETTER_SHARE = 0.022
"""Height of the letters as a share of the shorter side."""

SMALLEST_LETTER = 11
"""Pixels; below this a letter cannot be read."""

_CASING = "#ffffff"


def overlay_png(slide: Slide, cells: tuple[CellReading, ...]) -> bytes:
    """The slide at full size (at most 8,000 pixels long) with a box and a letter on every cell.

    A dashed box and a “?” behind the letter mark a cell that is unsure; a dashed grey box and a “?”
    alone mark one that is not identified, as it is unlike the training cells.
    """
    image = Image.fromarray(reduced(slide, LONGEST_SIDE))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(image)
    letter = max(SMALLEST_LETTER, round(min(image.size) * LETTER_SHARE))
    font = ImageFont.load_default(letter)
    for cell in cells:
        _draw(pen, mark_of(cell), image.width / slide.width, font, max(2, letter // 6))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _draw(
    pen: ImageDraw.ImageDraw,
    mark: Mark,
    ratio: float,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    line: int,
) -> None:
    box = mark.box
    left, top = round(box.x * ratio), round(box.y * ratio)
    right, bottom = round(box.right * ratio) - 1, round(box.bottom * ratio) - 1
    corners = (left, top, max(right, left + 1), max(bottom, top + 1))
    pen.rectangle(_outside(corners, line + 1), outline=_CASING, width=line + 2)
    if mark.doubtful:
        _dashed(pen, _outside(corners, line), mark.colour, line)
    else:
        pen.rectangle(_outside(corners, line), outline=mark.colour, width=line)
    _tag(pen, mark, (left - line, top - line), font)


def _outside(corners: tuple[int, int, int, int], by: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = corners
    return left - by, top - by, right + by, bottom + by


def _dashed(
    pen: ImageDraw.ImageDraw, corners: tuple[int, int, int, int], colour: str, line: int
) -> None:
    left, top, right, bottom = corners
    dash = 4 * line
    for x in range(left, right, 2 * dash):
        for y in (top, bottom - line + 1):
            pen.rectangle((x, y, min(x + dash, right), y + line - 1), fill=colour)
    for y in range(top, bottom, 2 * dash):
        for x in (left, right - line + 1):
            pen.rectangle((x, y, x + line - 1, min(y + dash, bottom)), fill=colour)


def _tag(
    pen: ImageDraw.ImageDraw,
    mark: Mark,
    corner: tuple[int, int],
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    """The letter above the box's corner, or inside where the slide ends."""
    _, _, width, height = (round(side) for side in pen.textbbox((0, 0), mark.letter, font=font))
    x = max(corner[0], 0)
    y = corner[1] - height - 4
    y = y if y >= 0 else max(corner[1], 0)
    pen.rectangle((x - 1, y - 1, x + width + 5, y + height + 5), fill=_CASING)
    pen.rectangle((x, y, x + width + 4, y + height + 4), fill=mark.colour)
    pen.text((x + 2, y + 1), mark.letter, font=font, fill=ink_on(mark.colour))
