"""The report's typeface, its text styles, and what happens to characters it lacks."""

import unicodedata
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

import font_roboto
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

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
    "title", "head", "sub", "body", "small", "strong", "alarm", "alert", "banner", "cell", "fine"
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
}
_HEAVY: frozenset[Style] = frozenset({"title", "head", "sub", "strong", "alert", "banner", "cell"})
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
    """The text with every character the typeface lacks written as its number, as in U+4E2D.

    A letter and its combining marks are one character wherever there is one (NFC).
    """
    known = _known()
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if ord(c) in known or c == "\n" else f"[U+{ord(c):04X}]" for c in composed)


def cut(text: str, most: int) -> str:
    """The text as it is printed, at most so many characters of it, and how many are left out."""
    whole = printable(text)
    if len(whole) <= most:
        return whole
    kept = whole[:most]
    start = kept.rfind("[")
    # A character written as its number is never torn apart.
    if start > kept.rfind("]") and whole.startswith("[U+", start):
        kept = kept[:start]
    return f"{kept}… [cut: {len(text):,} characters were given]"


def words(text: str, name: Style = "body") -> Paragraph:
    """Plain text as a paragraph; nothing in it is taken for mark-up."""
    return Paragraph(escape(printable(text)), style(name))


@cache
def _known() -> frozenset[int]:
    return frozenset(code for code in _font(FACE).face.charToGlyph if code >= 32)  # noqa: PLR2004


def _font(name: str) -> TTFont:
    return TTFont(name, str(Path(font_roboto.font_directory) / f"{name}.ttf"))
