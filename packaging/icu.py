"""Unicode's tables of Qt's ICU, cut down to the languages that the window speaks.

ICU 73 brings 32 MB of tables for 800 locales: their names of currencies, units and time zones,
dictionaries to part Thai and Chinese words, converters of old encodings. What is left serves every
locale as ICU's own fallback does: one that is missing sorts and counts as “root”. The layout of the
tables is that of ICU's `udata.h` (a header, then a table of contents sorted by name).
"""

import re
import shutil
import struct
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

MAGIC = bytes((0xDA, 0x27))
"""What an ICU file has as its third and fourth byte."""
HEADER = re.compile(
    rb"[\x20-\xff]\x00" + re.escape(MAGIC) + rb"\x14\x00\x00\x00\x00\x00\x02\x00CmnD"
)
ALIGNED = 16
LANGUAGES = ("root", "en", "es")
IN_EVERY_FOLDER = ("pool", "res_index", "ucadata", "tzdbNames")
DROPPED_FOLDERS = ("translit", "rbnf", "unit")
"""Transliteration, numbers spelt out, and units of measure: Qt asks ICU for none of them."""
DROPPED_KINDS = (".cnv", ".dict")
"""Encodings older than Unicode, and dictionaries that part words; Qt parts words by itself."""
TOOLS = ("as", "ld")


def cut_icu(library: Path) -> int:
    """Cut a `libicudata.so` down in place; returns how many bytes that saved.

    Nothing is changed where binutils are missing.

    Raises:
        ValueError: The library holds no ICU tables of the layout known here.
    """
    if any(shutil.which(tool) is None for tool in TOOLS):
        return 0
    content = library.read_bytes()
    begun = HEADER.search(content)
    if begun is None:
        raise ValueError(f"“{library.name}” holds no tables of ICU.")
    tables = content[begun.start() :]
    prefix, items = _items(tables)
    kept = {name: part for name, part in items.items() if _is_kept(name)}
    _write_library(library, prefix, _package(tables, prefix, kept))
    return len(content) - library.stat().st_size


def _items(tables: bytes) -> tuple[str, dict[str, bytes]]:
    """The name before every item's, as “icudt73l”, and the items by name."""
    (header,) = struct.unpack_from("<H", tables)
    (count,) = struct.unpack_from("<I", tables, header)
    contents = list(struct.iter_unpack("<II", tables[header + 4 : header + 4 + 8 * count]))
    names = [_text(tables, header + name) for name, _ in contents]
    starts = [header + start for _, start in contents]
    # The last table ends where its section does; what follows in the file is no part of any other.
    ends = [*starts[1:], len(tables)]
    prefix = names[0].partition("/")[0]
    plain = (name.removeprefix(f"{prefix}/") for name in names)
    return prefix, {
        name: tables[start:end] for name, start, end in zip(plain, starts, ends, strict=True)
    }


def _text(tables: bytes, at: int) -> str:
    return tables[at : tables.index(b"\0", at)].decode("ascii")


def _is_kept(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    stem, _, kind = file.rpartition(".")
    if f".{kind}" in DROPPED_KINDS or (folder in DROPPED_FOLDERS and stem not in IN_EVERY_FOLDER):
        return False
    language = re.match(r"[a-z]{2,3}(?=_|$)", stem)
    if kind != "res" or stem in IN_EVERY_FOLDER or (language is None and stem != "root"):
        return True
    return stem.partition("_")[0] in LANGUAGES


def _package(tables: bytes, prefix: str, items: dict[str, bytes]) -> bytes:
    """A package of some items, under the header of the one that they are from."""
    (header,) = struct.unpack_from("<H", tables)
    names = [f"{prefix}/{name}".encode("ascii") + b"\0" for name in sorted(items)]
    at = 4 + 8 * len(names)
    name_places = list(_places(at, map(len, names)))
    data = _aligned(at + sum(map(len, names)))
    parts = [items[name] + b"\0" * (-len(items[name]) % ALIGNED) for name in sorted(items)]
    part_places = _places(data, map(len, parts))
    contents = b"".join(
        struct.pack("<II", *places) for places in zip(name_places, part_places, strict=True)
    )
    head = struct.pack("<I", len(names)) + contents + b"".join(names)
    return tables[:header] + head.ljust(data, b"\0") + b"".join(parts)


def _places(start: int, lengths: Iterable[int]) -> Iterator[int]:
    for length in lengths:
        yield start
        start += length


def _aligned(place: int) -> int:
    return place + -place % ALIGNED


def _write_library(library: Path, prefix: str, package: bytes) -> None:
    """A shared library that is nothing but the package, under the symbol that ICU asks for."""
    symbol = f"{prefix.rstrip('lbe')}_dat"
    source = (
        f".section .rodata\n.balign {ALIGNED}\n.globl {symbol}\n.type {symbol}, %object\n"
        f'{symbol}:\n.incbin "tables"\n.size {symbol}, .-{symbol}\n'
        '.section .note.GNU-stack,"",%progbits\n'
    )
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "tables").write_bytes(package)
        (folder / "tables.s").write_text(source, "ascii")
        subprocess.run(["as", "-o", "tables.o", "tables.s"], cwd=folder, check=True)
        link = ["ld", "-shared", "-soname", library.name, "-o", "made.so", "tables.o"]
        subprocess.run(link, cwd=folder, check=True)
        library.unlink()
        shutil.copy(folder / "made.so", library)
