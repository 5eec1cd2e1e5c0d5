"""What of the bundled packages no installed program asks for, and is therefore left out.

Two steps: `lean` takes entries out of PyInstaller's lists before the folder is made, `slim` makes
what is in the folder smaller. The entries are PyInstaller's (name in the folder, source, kind).
Each rule and what it saves is in docs/decisions/0096.
"""

import ast
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from icu import cut_icu
from typefaces import pack_typefaces

Entry = tuple[str, str, str]
"""Where it goes in the folder, where it lies now, and what PyInstaller takes it for."""

MODULES = (
    *("setuptools", "pkg_resources", "pydoc_data", "lib2to3", "readline"),
    *("PIL._avif", "PIL.AvifImagePlugin", "scipy.datasets", "scipy.odr", "scipy.signal"),
    "scipy.io._fast_matrix_market._fmm_core",
)
"""Never imported by the program or by what it imports; AVIF is no format that LeukoView reads."""
CODECS = (
    *("_shared", "_shared_cython", "_imcd", "_jpeg8", "_jpeg2k", "_zlib", "_deflate"),
    *("_zstd", "_lzma", "_webp", "_png"),
)
"""Of imagecodecs, what a TIFF of a microscope or a scanner is packed with, and what that loads.
Nothing but machine code names the latter: one that is missing is missed at its first use."""
TRACED = "skimage"
"""A package that hands out its parts by name, so that all of them look wanted: only what our
imports load is kept."""
PLUGIN_FOLDERS = ("egldeviceintegrations", "generic", "networkinformation", "tls")
PLUGINS = (
    *("libqeglfs", "libqlinuxfb", "libqminimalegl", "libqvkkhrdisplay", "libqvnc"),
    "libqgtk3",
)
"""Qt without a desktop, for a network, or in the look of GTK."""
OF_THE_SYSTEM = ("libcups.so", "libdbus-1.so")
"""What every Linux desktop that prints has itself; they would bring a dozen others along."""
LANGUAGES = ("_en.qm", "_es.qm")
"""Of Qt's own translations, those of the languages that the window speaks."""
WEIGHTS_OF_TEXT = ("Roboto-Regular.ttf", "Roboto-Bold.ttf")
"""What the report is set in (engine/report/typeface.py)."""
SOURCES = (".pyx", ".pxd", ".pxi", ".tp", ".c", ".cpp", ".h", ".hpp", ".sfd", ".afm", ".pfb", ".in")
LEFT_OUT_FOLDERS = (
    *("sklearn/datasets/data", "sklearn/datasets/images", "sklearn/datasets/descr"),
    *("reportlab/fonts", "leukoview/models/.cache"),
)
WEIGHTS = ".safetensors"
"""Networks for torch; the base edition reads their ONNX form (leukoview/engine/backbone)."""
CODE, LINKED = ("EXTENSION", "BINARY"), ("BINARY", "SYMLINK")
"""PyInstaller's kinds: what may be linked with libraries, and what may be a library."""
NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
PT_LOAD = 1
MEGABYTE = 1_000_000
ROOT = Path(__file__).resolve().parents[1]


def lean(entries: Iterable[Entry], *, base: bool) -> list[Entry]:
    """The entries that the program can ask for.

    On other systems than Linux nobody has tried which libraries can go, and all stay.
    """
    loaded = loaded_of(TRACED)
    kept = [one for one in entries if _is_wanted(one, base=base) and _is_loaded(one, loaded)]
    return list(linked(kept, linked_with)) if sys.platform == "linux" else kept


def linked_with(file: str) -> list[str]:
    """The libraries that a file names itself, and not what those name in their turn."""
    words = ["readelf", "--dynamic", "--wide", file]
    said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    return NEEDED.findall(said)


def linked(entries: list[Entry], imports: Callable[[str], Iterable[str]]) -> Iterator[Entry]:
    """The entries without those libraries that no other entry is linked with, however far away."""
    known = {PurePath(name).name: source for name, source, kind in entries if kind == "BINARY"}
    waiting = [
        source for name, source, kind in entries if kind in CODE and not _is_library(name, kind)
    ]
    reached: set[str] = set()
    while waiting:
        named = {PurePath(name).name for name in imports(waiting.pop())}
        new = {name for name in named - reached if not name.startswith(OF_THE_SYSTEM)}
        reached |= new
        waiting += [known[name] for name in new & known.keys()]
    for entry in entries:
        name, _, kind = entry
        if not _is_library(name, kind) or PurePath(name).name in reached:
            yield entry


def loaded_of(package: str) -> frozenset[str]:
    """The modules of a package that are loaded by all that our code imports from it."""
    wanted = sorted({line for file in _our_code() for line in _imports(file, package)})
    names = f"print(*(name for name in sys.modules if name.split('.')[0] == {package!r}))"
    code = "\n".join(("import sys", *wanted, names))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return frozenset(done.stdout.split())


def slim(program: Path) -> None:
    """Make what is in the folder of a frozen program smaller, without taking anything from it."""
    inside = program / "_internal"
    east = inside / "justmytype_intl_cjk" / "fonts"
    said = [("typefaces packed", pack_typefaces(inside / "manimgx_fonts", east))]
    if sys.platform == "linux":
        libraries = [path for path in sorted(inside.rglob("*.so*")) if not path.is_symlink()]
        tables = [path for path in libraries if path.name.startswith("libicudata.so")]
        said.append(("tables of ICU cut", sum(map(cut_icu, tables))))
        said.append(("libraries stripped", sum(map(_stripped, libraries))))
        said.append(("equal libraries shared", sum(_shared(libraries))))
    for what, saved in said:
        print(f"  {what}: {saved / MEGABYTE:.1f} MB saved")


def _is_wanted(entry: Entry, *, base: bool) -> bool:
    path = PurePath(entry[0])
    name, parts = path.name, path.parts
    place = path.as_posix()
    return not (
        (base and path.suffix == WEIGHTS and "models" in parts)
        or (entry[2] == "DATA" and (path.suffix in SOURCES or "tests" in parts))
        or place.startswith(LEFT_OUT_FOLDERS)
        or ("font_roboto" in parts and path.suffix == ".ttf" and name not in WEIGHTS_OF_TEXT)
        or ("translations" in parts and path.suffix == ".qm" and not name.endswith(LANGUAGES))
        or ("plugins" in parts and (parts[-2] in PLUGIN_FOLDERS or name.startswith(PLUGINS)))
    )


def _is_loaded(entry: Entry, loaded: frozenset[str]) -> bool:
    name, _, kind = entry
    if kind == "EXTENSION":
        # As “skimage/measure/_pnpoly.cpython-311-x86_64-linux-gnu.so”.
        name = PurePath(name).with_name(PurePath(name).name.partition(".")[0]).as_posix()
    module = name.replace("/", ".")
    return kind not in {"EXTENSION", "PYMODULE"} or (
        module.split(".")[0] != TRACED or module in loaded
    )


def _is_library(name: str, kind: str) -> bool:
    """Whether an entry is a library for others, and nothing that the program opens by itself."""
    folder = PurePath(name).parent
    shares = folder == PurePath() or folder.name == "lib" or folder.name.endswith(".libs")
    return kind in LINKED and shares and not PurePath(name).name.startswith("libpython")


def _our_code() -> Iterator[Path]:
    return (ROOT / "leukoview").rglob("*.py")


def _imports(file: Path, package: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        named += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if any(name.split(".")[0] == package for name in named):
            yield ast.unparse(node)


def _stripped(library: Path) -> int:
    """Bytes saved by leaving out what only a debugger reads, or 0 where that would break it.

    `strip` moves the parts of some libraries that patchelf has been at to where no computer can
    load them (“ELF load command address/offset not page-aligned”).
    """
    before = library.stat().st_size
    copy = library.with_name(f"{library.name}.stripped")
    strip = ["strip", "--strip-unneeded", "-o", str(copy), str(library)]
    complaint = subprocess.run(strip, check=True, capture_output=True).stderr
    saved = before - copy.stat().st_size
    if saved <= 0 or complaint or not _can_be_loaded(copy):
        copy.unlink()
        return 0
    copy.replace(library)
    return saved


def _can_be_loaded(library: Path) -> bool:
    """Whether every segment lies in the file as it will in memory, by its alignment (ELF-64)."""
    content = library.read_bytes()
    (table,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    for at in range(table, table + size * count, size):
        (kind,) = struct.unpack_from("<I", content, at)
        offset, address = struct.unpack_from("<QQ", content, at + 8)
        (alignment,) = struct.unpack_from("<Q", content, at + 48)
        if kind == PT_LOAD and (offset - address) % alignment:
            return False
    return True


def _shared(libraries: Iterable[Path]) -> Iterator[int]:
    """Bytes saved by making a link of every library that lies here under the same name already."""
    first: dict[str, Path] = {}
    for library in libraries:
        other = first.setdefault(library.name, library)
        if other is library or other.read_bytes() != library.read_bytes():
            continue
        saved = library.stat().st_size
        library.unlink()
        library.symlink_to(os.path.relpath(other, library.parent))
        yield saved
