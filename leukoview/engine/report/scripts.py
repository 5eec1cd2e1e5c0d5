"""Typefaces for what Roboto cannot print: other scripts, each with the few letters that are needed.

Noto (OFL) stands in where Roboto has no letter. Only the letters of one report are cut out of its
files, so that a name in Chinese adds kilobytes and not megabytes. What no typeface has, or
no letter by letter setting can write, is printed as its number, as in [U+4E2D], and the report says
so.
"""

import hashlib
import io
import lzma
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import IO

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from fontTools import subset
from fontTools.ttLib import TTFont as FontFile
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from leukoview.engine.report.typeface import BOLD, FACE, known

FIRST_PRINTABLE, LAST_OF_PLANE = 32, 0xFFFF
ENGLISH_UNITED_STATES = 0x409
"""As the name table of a typeface calls it."""
REGULAR, HEAVY = 400, 700
"""Weights of a text, as OpenType counts them."""

_KANA, _HANGUL = range(0x3040, 0x3100), range(0xAC00, 0xD7A4)
_JAPANESE, _KOREAN = "notosansjp/NotoSansJP[wght].ttf", "notosanskr/NotoSansKR[wght].ttf"
_CHINESE = ("notosanssc/NotoSansSC[wght].ttf", "notosanstc/NotoSansTC[wght].ttf")
_SHAPED = (range(0x0900, 0x0E00), range(0x0F00, 0x10A0), range(0x1780, 0x1800))
"""The scripts of India, Tibet, Myanmar and Cambodia: their letters change places beside each other,
which reportlab does not do, and out of place they would say something else."""
_LAST = ("NotoSansSymbols", "NotoEmoji")
PACKED = ".xz"
"""What the name of a typeface ends with besides, where an installed program keeps it packed."""
_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = {"L", *_RIGHT_TO_LEFT}
_STEERING = {"Cc", "Cf"}
"""Unicode's general categories of control characters."""
_UNSEEN = str.maketrans("\t", " ", "\u200c\u200d\ufe0e\ufe0f")
"""Characters that only join or part their neighbours, or choose how those look."""

Run = tuple[str, str]
"""A typeface's name, and the text that is set in it."""


@dataclass(frozen=True)
class Faces:
    """Which typeface has which character, for the texts of one report.

    `missing` are the characters that none has. Bold letters are cut out once a text has them.
    """

    by_character: Mapping[str, "Cut"] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """A text, as it is seen from left to right, cut where its typeface changes."""
        usual = BOLD if bold else FACE
        if text.isascii():
            return [(usual, text)]
        runs: list[Run] = []
        for character in text:
            face, shown = self._set(character, usual)
            if runs and (runs[-1][0] == face or character == " "):
                runs[-1] = (runs[-1][0], runs[-1][1] + shown)
            else:
                runs.append((face, shown))
        return runs

    def _set(self, character: str, usual: str) -> Run:
        if ord(character) in known() or character == "\n":
            return usual, character
        cut = self.by_character.get(character)
        if cut is None:
            return usual, f"[U+{ord(character):04X}]"
        return cut.registered(HEAVY if usual == BOLD else REGULAR), character


@dataclass(frozen=True, slots=True)
class Cut:
    """Some letters of a typeface's file."""

    file: Path
    letters: str

    def registered(self, weight: int) -> str:
        """The name under which reportlab knows them in a weight."""
        return _registered(self.file, self.letters, weight)


NO_OTHERS = Faces()
"""Roboto has everything."""


def faces_for(texts: Iterable[str]) -> Faces:
    """The typefaces for some texts."""
    wanted = {one for text in texts for one in joined(text)}
    odd = {one for one in wanted if ord(one) not in known() and one != "\n"}
    if not odd:
        return NO_OTHERS
    settable = {one for one in odd if _is_settable(one)}
    found: dict[str, Cut] = {}
    for file in _files(settable):
        if settable == found.keys():
            break
        fitting = {one for one in settable - found.keys() if ord(one) in _characters(file)}
        if fitting:
            found |= dict.fromkeys(fitting, Cut(file, "".join(sorted(fitting))))
    return Faces(MappingProxyType(found), frozenset(odd - found.keys()))


def joined(text: str) -> str:
    """A text with letters and marks as one where that can be, Arabic letters in their joined form.

    What only joins or parts letters is left out; other unseen characters, by which a text could be
    turned around unnoticed, stay and are printed as their numbers.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = _reshaper().reshape(composed) if turns(composed) else composed
    return seen.translate(_UNSEEN)


def turns(text: str) -> bool:
    """Whether a part of a text is read from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text
    )


def begins_right(text: str) -> bool:
    """Whether the text as a whole is read from right to left: its first letter says so."""
    kinds = (unicodedata.bidirectional(one) for one in text)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def visual(line: str) -> str:
    """One line of joined text in the order in which it is seen (Unicode, UAX 9)."""
    return str(get_display(line)) if turns(line) else line


def _is_settable(character: str) -> bool:
    """Whether reportlab can write it so that it is seen and copied as what it is.

    Beyond U+FFFF it writes numbers that no other program can read back; what steers a text is never
    seen.
    """
    code = ord(character)
    steers = unicodedata.category(character) in _STEERING
    return code <= LAST_OF_PLANE and not steers and not any(code in part for part in _SHAPED)


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper(configuration={"delete_harakat": False})


def _files(odd: Iterable[str]) -> list[Path]:
    """Where to look, the likeliest first; a text with kana is Japanese, one with Hangul Korean."""
    noto = sorted(Path(str(files("manimgx_fonts"))).glob("NotoSans*[[]wght].ttf*"))
    plain = [one for one in noto if not one.name.startswith((*_LAST, "NotoSans-Italic"))]
    last = [file for name in _LAST for file in sorted(noto[0].parent.glob(f"{name}[[]*"))]
    codes = {ord(one) for one in odd}
    east = [_JAPANESE] if codes & set(_KANA) else []
    east += [_KOREAN] if codes & set(_HANGUL) else []
    east += [one for one in (*_CHINESE, _JAPANESE, _KOREAN) if one not in east]
    folder = Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl"
    plain.sort(key=lambda one: not one.name.startswith("NotoSans["))
    return [*plain, *(_as_kept(folder / one) for one in east), *last]


def _as_kept(file: Path) -> Path:
    packed = file.with_name(f"{file.name}{PACKED}")
    return packed if packed.is_file() else file


def _opened(file: Path) -> IO[bytes]:
    """A typeface to read from; of a packed one no more is unpacked than is read."""
    return lzma.LZMAFile(file) if file.suffix == PACKED else file.open("rb")


@cache
def _characters(file: Path) -> frozenset[int]:
    with _opened(file) as content, FontFile(content, lazy=True) as font:
        return frozenset(code for code in font.getBestCmap() if code >= FIRST_PRINTABLE)


@cache
def _registered(file: Path, letters: str, weight: int) -> str:
    """Has reportlab know these letters of a typeface."""
    digest = hashlib.sha256(letters.encode()).hexdigest()[:12]
    name = f"{file.name.partition('[')[0]}-{weight}-{digest}"
    content = _cut_out(file, letters, name, weight)
    pdfmetrics.registerFont(TTFont(name, io.BytesIO(content)))
    return name


def _cut_out(file: Path, letters: str, name: str, weight: int) -> bytes:
    """Some letters of a typeface, upright and of one weight, as a file of its own name."""
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "VVAR"]
    out = io.BytesIO()
    with (
        _opened(file) as content,
        FontFile(io.BytesIO(content.read()), lazy=True, recalcTimestamp=False) as font,
    ):
        cutter = subset.Subsetter(options)
        cutter.populate(text=f"{letters} ")
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        # reportlab takes two typefaces of one PostScript name (6) for the same.
        font["name"].setName(name, 6, 3, 1, ENGLISH_UNITED_STATES)
        font.save(out)
    return out.getvalue()
