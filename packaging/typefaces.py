"""The typefaces of other scripts, as an installed program keeps them: packed, and nothing twice.

What the report never takes from a file is left out of it: the letters of `NotoSansTC` that
`NotoSansSC` has too, which is asked first; what lies beyond U+FFFF; and the scripts that the report
does not write (leukoview/engine/report/scripts.py). All other letters are printed from the same
outlines as before.
"""

import lzma
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, reorderFontTables

PACKED = ".xz"
ASKED_FIRST = "NotoSansSC[wght].ttf"
ASKED_NEXT = "NotoSansTC[wght].ttf"
"""Asked where the first has no such letter (`scripts._files`)."""
EMOJI = "NotoEmoji[wght].ttf"
LAST_OF_PLANE = 0xFFFF
NOT_WRITTEN = (
    *("Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Malayalam"),
    *("Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu"),
)
"""Scripts whose letters change places, which the report writes as numbers (`scripts._SHAPED`)."""
NEVER_ASKED = (
    *(f"NotoSans{script}[wght].ttf" for script in NOT_WRITTEN),
    "NotoSans-Italic[wght].ttf",
)
FIRST_TABLES = ["head", "maxp", "OS/2", "hhea", "cmap", "name", "post", "loca", "hmtx"]
"""First in a packed file: which letters it has is found without unpacking their outlines."""


def pack_typefaces(noto: Path, east: Path) -> int:
    """Cut down and pack the variable typefaces of two folders; returns how many bytes that saved.

    `noto` holds the files of many scripts, `east` those of Chinese, Japanese and Korean in folders.
    """
    before = _size(noto) + _size(east)
    for name in NEVER_ASKED:
        (noto / name).unlink()
    beyond = {code for code in _codes(noto / EMOJI) if code > LAST_OF_PLANE}
    _leave_out(noto / EMOJI, beyond)
    first, second = (next(east.rglob(_literal(name))) for name in (ASKED_FIRST, ASKED_NEXT))
    _leave_out(second, _codes(first))
    for file in sorted((*noto.glob("*.ttf"), *east.rglob("*.ttf"))):
        _pack(file)
    return before - _size(noto) - _size(east)


def _leave_out(file: Path, codes: set[int]) -> None:
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    options.recalc_timestamp = False
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=_codes(file) - codes | {ord(" ")})
        cutter.subset(font)
        font.save(file.with_suffix(".new"))
    file.with_suffix(".new").replace(file)


def _pack(file: Path) -> None:
    ordered = file.with_suffix(".new")
    with file.open("rb") as plain, ordered.open("wb") as out:
        reorderFontTables(plain, out, tableOrder=FIRST_TABLES)
    packed = file.with_name(f"{file.name}{PACKED}")
    packed.write_bytes(lzma.compress(ordered.read_bytes()))
    ordered.unlink()
    file.unlink()


def _codes(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())


def _literal(name: str) -> str:
    return name.replace("[", "[[]")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
