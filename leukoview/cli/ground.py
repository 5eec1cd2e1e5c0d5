"""`leukoview ground`: where on a whole slide cells can be read, in shares and as a picture."""

import argparse
import io
import sys

from PIL import Image, ImageDraw, ImageFont

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.case import Pixels, Scale, ScaleSource
from leukoview.engine.detect import ground_map
from leukoview.engine.errors import OutputError
from leukoview.engine.ground_map import Ground, GroundMap, drawn, swatch
from leukoview.engine.output import check_places, write_all
from leukoview.engine.paths import shown
from leukoview.engine.reading import scale_of
from leukoview.engine.report.pictures import reduced
from leukoview.engine.slide import Slide, open_slide, prepare

WORDS = {
    Ground.MONOLAYER: "monolayer: cells can be read",
    Ground.THICK: "too thick",
    Ground.SPARSE: "sparse, or a thin edge",
    Ground.EMPTY: "empty: not searched",
}
"""In the order of the legend."""

LONGEST_SIDE = 2000
"""Pixels of the picture's longer side."""
PITCH = 12
"""Pixels between two lines of a hatching."""
LETTER = 20
"""Pixels; the height of the legend's letters."""
KEY = (60, 28)
"""Pixels of a piece of ground in the legend."""


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Print the share of each ground; write the map where a picture is asked for."""
    try:
        check_places([options.png] if options.png else [], overwrite=options.force)
    except OutputError as error:
        print(f"leukoview ground: {error}", file=sys.stderr)
        return codes.USAGE
    slide = open_slide(options.slide)
    wanted = options.microns_per_pixel
    scale = scale_of(slide) if wanted is None else Scale(wanted, ScaleSource.GIVEN)
    with Phases() as phases:
        phases.name(options.slide.name)
        prepare(slide, phases.check_in)
        found = ground_map(slide, scale, check_in=phases.check_in)
    microns = found.side * scale.microns_per_pixel
    print(f"{shown(options.slide)}: {len(found.grounds):,} squares of {microns:.0f} µm")
    for line in legend(found):
        print(f"  {line}")
    if options.png:
        write_all({options.png: map_png(slide, found)})
        print(f"Written: {shown(options.png)}")
    return codes.ALL_READ


def legend(found: GroundMap) -> list[str]:
    """How much of the slide is what, in words."""
    return [f"{found.share(ground):4.0%} {words}" for ground, words in WORDS.items()]


def map_png(slide: Slide, found: GroundMap) -> bytes:
    """The slide, at most 2,000 pixels long, under the tints of its map, with the legend below."""
    image = Image.fromarray(reduced(slide, LONGEST_SIDE))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    laid = image.convert("RGBA")
    laid.alpha_composite(_rgba(drawn(found, *image.size, PITCH)))
    line = KEY[1] + PITCH
    whole = Image.new("RGB", (laid.width, laid.height + line * len(WORDS) + PITCH), "white")
    whole.paste(laid.convert("RGB"))
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(LETTER)
    for row, (ground, words) in enumerate(zip(WORDS, legend(found), strict=True)):
        top = laid.height + PITCH + row * line
        key = Image.new("RGBA", KEY, "white")
        key.alpha_composite(_rgba(swatch(ground, *KEY, PITCH)))
        whole.paste(key.convert("RGB"), (PITCH, top))
        pen.rectangle((PITCH, top, PITCH + KEY[0] - 1, top + KEY[1] - 1), outline="#303030")
        middle = (2 * PITCH + KEY[0], top + KEY[1] / 2)
        pen.text(middle, words.strip(), fill="black", font=font, anchor="lm")
    out = io.BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()


def _rgba(picture: Pixels) -> Image.Image:
    return Image.fromarray(picture, "RGBA")
