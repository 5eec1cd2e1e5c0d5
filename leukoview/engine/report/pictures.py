"""The pictures of a report: smears reduced to a page's width, and single cells at one scale."""

import io

from PIL import Image

from leukoview.engine.case import Box, CellReading, Pixels, Scale
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.report.content import CellPicture, Mark, ScaleBar, SmearPicture
from leukoview.engine.report.wording import cell_note, cell_title
from leukoview.engine.slide import Slide
from leukoview.engine.taxonomy import named

SMEAR_SIDE = 1600
"""Pixels of a printed smear's longer side: 230 dots per inch on 178 mm."""

CELL_SIDE = 256
"""Pixels of a printed cell's side: 280 dots per inch on 23 mm."""

CELL_FIELD = 25.0
"""µm; the side of the field shown around a cell, so that cells can be compared by eye. The largest
blasts and megakaryoblasts measure about 20 µm."""

CELL_MARGIN = 1.15
"""A cell's box fills at most 1 / 1.15 of its picture."""

OFF_SLIDE = "#e4e6ea"
"""Grey that no stained smear shows."""

BAR_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""µm; lengths that a scale bar may have."""

UNKNOWN = "?"
"""Stands alone for a cell that is not identified, behind the letter for one that is unsure."""

CAPTION = (
    "Boxes carry the letter of the suggested class. Dashed, a letter with “?”: unsure. "
    "Dashed, grey, “?” alone: not identified, as unlike the training cells."
)

WIDEST_SMEAR_BAR = 0.25
WIDEST_CELL_BAR = 0.45
"""A bar takes at most this share of its picture's width."""


def smear_picture(
    slide: Slide, cells: tuple[CellReading, ...], scale: Scale | None
) -> SmearPicture:
    """A slide as one picture with the suggestions for its cells."""
    return marked(slide, tuple(mark_of(reading) for reading in cells), scale, CAPTION)


def marked(
    slide: Slide, marks: tuple[Mark, ...], scale: Scale | None, caption: str
) -> SmearPicture:
    """A slide as one picture, with marks on it and the words that explain them."""
    image = Image.fromarray(reduced(slide, SMEAR_SIDE))
    image.thumbnail((SMEAR_SIDE, SMEAR_SIDE), Image.Resampling.LANCZOS)
    bar = scale_bar(slide.width, scale, WIDEST_SMEAR_BAR)
    return SmearPicture(_jpeg(image), slide.width, slide.height, marks, bar, caption)


def reduced(slide: Slide, longest: int) -> Pixels:
    """The whole slide at the coarsest level that still has `longest` pixels, if one has."""
    side = max(slide.width, slide.height)
    fine_enough = [level for level, step in enumerate(slide.downsamples) if side / step >= longest]
    return slide.read(Box(0, 0, slide.width, slide.height), fine_enough[-1] if fine_enough else 0)


def mark_of(reading: CellReading) -> Mark:
    """How a cell is marked on its smear; one unlike training bears no class's letter or colour."""
    prediction = reading.prediction
    if prediction.unlike_training:
        return Mark(reading.cell.box, UNKNOWN, UNSURE, doubtful=True)
    letter = named(prediction.top).letter
    sign = f"{letter}{UNKNOWN}" if prediction.unsure else letter
    return Mark(reading.cell.box, sign, colour_of(prediction.top), prediction.unsure)


def cell_picture(slide: Slide, reading: CellReading, scale: Scale | None) -> CellPicture:
    """One cell with what is suggested for it."""
    said = reading.prediction
    return pictured(slide, mark_of(reading), scale, cell_title(said), cell_note(said))


def pictured(slide: Slide, mark: Mark, scale: Scale | None, title: str, note: str) -> CellPicture:
    """One cell in a square field: 25 µm wide where the scale is known, else fitted to the cell."""
    field = _field(mark.box, scale)
    image = _in_field(slide, field)
    image = image.resize((CELL_SIDE, CELL_SIDE), Image.Resampling.LANCZOS)
    bar = scale_bar(field.width, scale, WIDEST_CELL_BAR)
    return CellPicture(_jpeg(image), mark.letter, mark.colour, title, note, bar)


def scale_bar(width: int, scale: Scale | None, widest: float) -> ScaleBar | None:
    """The longest round length that takes at most the share `widest` of `width` pixels."""
    if scale is None:
        return None
    across = width * scale.microns_per_pixel
    fitting = [length for length in BAR_LENGTHS if length <= widest * across]
    if not fitting:
        return None
    doubt = "≈ " if scale.doubt else ""
    return ScaleBar(fitting[-1] / across, f"{doubt}{fitting[-1]} µm")


def _in_field(slide: Slide, field: Box) -> Image.Image:
    """The field's pixels; what lies off the slide stays empty rather than being made up."""
    image = Image.new("RGB", (field.width, field.height), OFF_SLIDE)
    inside = field.clipped(slide.width, slide.height)
    pixels = Image.fromarray(slide.read(inside))
    image.paste(pixels, (inside.x - field.x, inside.y - field.y))
    return image


def _field(box: Box, scale: Scale | None) -> Box:
    side = max(box.width, box.height) * CELL_MARGIN
    if scale is not None:
        side = max(side, CELL_FIELD / scale.microns_per_pixel)
    x, y = box.centre
    return Box(round(x - side / 2), round(y - side / 2), max(1, round(side)), max(1, round(side)))


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, subsampling=0)
    return out.getvalue()
