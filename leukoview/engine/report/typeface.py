"""The report's typeface, its text styles, and what happens to characters it lacks."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import font_roboto
from fontTools.ttLib import TTFont as FontFile
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FACE = "Roboto-Regular"
BOLD = "Roboto-Bold"

INK = HexColor("#1c1d20")
QUIET = HexColor("#5a5f68")
RULE = HexColor("#c9cdd3")
GROUND = HexColor("#f3f4f6")
RED = HexColor("#b00020")
RED_GROUND = HexColor("#fdecee")
AMBER = HexColor("#8a5a00")
AMBER_GROUND = HexColor("#fff4dc")

Style = Literal[
    "title",
    "head",
    "sub",
    "body",
    "small",
    "strong",
    "alarm",
    "alert",
    "banner",
    "cell",
    "fine",
    "own",
    "laboratory",
]

_SIZES: dict[Style, tuple[float, float]] = {
    "title": (15, 19),
    "head": (11.5, 15),
    "sub": (9.5, 12.5),
    "body": (8.8, 12),
    "small": (7.4, 9.8),
    "strong": (10.5, 14),
    "alarm": (10, 13.5),
    "alert": (12, 15),
    "banner": (10, 13),
    "cell": (7, 8.6),
    "fine": (6.2, 7.6),
    "own": (8.8, 12),
    "laboratory": (13, 16),
}
_HEAVY: frozenset[Style] = frozenset(
    {"title", "head", "sub", "strong", "alert", "banner", "cell", "laboratory"}
)
_INKS = {"small": QUIET, "alarm": RED, "alert": RED, "banner": AMBER}
_KEPT_WITH_NEXT: frozenset[Style] = frozenset({"head", "sub"})


@cache
def load_typeface() -> None:
    """Register the typeface once: Roboto covers Latin, Greek, Cyrillic and the signs used."""
    for name in (FACE, BOLD):
        pdfmetrics.registerFont(_font(name))
    pdfmetrics.registerFontFamily(FACE, normal=FACE, bold=BOLD, italic=FACE, boldItalic=BOLD)


@cache
def style(name: Style) -> ParagraphStyle:
    """One of the report's few text styles, sizes in points."""
    size, leading = _SIZES[name]
    return ParagraphStyle(
        name,
        fontName=BOLD if name in _HEAVY else FACE,
        fontSize=size,
        leading=leading,
        textColor=_INKS.get(name, INK),
        keepWithNext=name in _KEPT_WITH_NEXT,
        splitLongWords=True,
        spaceBefore=9 if name == "head" else 4 if name == "sub" else 0,
        spaceAfter=3 if name in {"head", "sub"} else 0,
    )


def printable(text: str) -> str:
    """The text with every character that Roboto lacks written as its number, as in [U+4E2D].

    A letter and its combining marks are one character wherever there is one (NFC).
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if ord(c) in known() or c == "\n" else f"[U+{ord(c):04X}]" for c in composed)


@cache
def known() -> frozenset[int]:
    """The characters that Roboto has."""
    return frozenset(code for code in _font(FACE).face.charToGlyph if code >= 32)  # noqa: PLR2004


@cache
def typeface_file(name: str) -> FontFile:
    """A typeface's own tables, for its outlines."""
    return FontFile(_path(name), lazy=True)


def _font(name: str) -> TTFont:
    return TTFont(name, str(_path(name)))


def _path(name: str) -> Path:
    return Path(font_roboto.font_directory) / f"{name}.ttf"
