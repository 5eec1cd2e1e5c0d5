"""Whole slides of scanners that are several files (3DHISTECH), or segments of one (Zeiss).

Written after the formats' descriptions at openslide.org/formats, as small as may be. One that is
several files is given as an archive of them, see `laid`.
"""

import io
import struct
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.scans import NUMBER, SIDE, TILE, colours, jpeg

SLIDEDAT = """[GENERAL]
SLIDE_VERSION=01.02
SLIDE_ID=0123456789ABCDEF
IMAGENUMBER_X=2
IMAGENUMBER_Y=2
OBJECTIVE_MAGNIFICATION=20
CameraImageDivisionsPerSide=1
[HIERARCHICAL]
HIER_COUNT=1
HIER_0_NAME=Slide zoom level
HIER_0_COUNT=2
HIER_0_VAL_0_SECTION=LEVEL_0
HIER_0_VAL_1_SECTION=LEVEL_1
NONHIER_COUNT=1
NONHIER_0_NAME=VIMSLIDE_POSITION_BUFFER
NONHIER_0_COUNT=1
NONHIER_0_VAL_0=default
NONHIER_0_VAL_0_SECTION=POSITIONS
INDEXFILE=Index.dat
[POSITIONS]
VIMSLIDE_POSITION_DATA_FORMAT_VERSION=257
[DATAFILE]
FILE_COUNT=1
FILE_0=Data0000.dat
"""
LEVEL = """[LEVEL_{0}]
OVERLAP_X={1}
OVERLAP_Y={1}
MICROMETER_PER_PIXEL_X=0.25
MICROMETER_PER_PIXEL_Y=0.25
IMAGE_FORMAT=JPEG
IMAGE_FILL_COLOR_BGR=16777215
DIGITIZER_WIDTH={2}
DIGITIZER_HEIGHT={2}
IMAGE_CONCAT_FACTOR={0}
"""


def mrxses(_folder: Path) -> list[bytes]:
    """3DHISTECH: photographs of a camera, each with its place, and an index of them.

    As an archive of the files, of which the one that is opened is a thumbnail.
    """
    pixels, images = colours(), []
    for y in (0, TILE):
        images += [jpeg(pixels[y : y + TILE, x : x + TILE]) for x in (0, TILE)]
    small = jpeg(np.asarray(Image.fromarray(pixels).resize((TILE, TILE))))
    places = b"".join(struct.pack("<Bii", 0, x, y) for y in (0, 60) for x in (0, 60))
    held, starts = bytearray(), []
    for part in (*images, small, places):
        starts.append((len(held), len(part)))
        held += part
    ini = SLIDEDAT + LEVEL.format(0, 4, TILE) + LEVEL.format(1, 2, TILE)
    parts = {
        "taken.mrxs": jpeg(pixels),
        "taken/Slidedat.ini": ini.encode(),
        "taken/Index.dat": _index(starts),
        "taken/Data0000.dat": bytes(held),
    }
    return [packed(parts)]


def _index(starts: list[tuple[int, int]]) -> bytes:
    """Index.dat: where the images of both levels, and the places, lie in the data file."""
    out = bytearray(b"01.02" + b"0123456789ABCDEF" + bytes(8))
    hier, nonhier = len(out), len(out) + 8
    struct.pack_into("<ii", out, 21, hier, nonhier)
    out += bytes(12)
    for level, images in enumerate((starts[:4], starts[4:5])):
        struct.pack_into("<i", out, hier + 4 * level, len(out))
        out += struct.pack("<iiii", 0, len(out) + 8, len(images), 0)
        for number, (at, size) in enumerate(images):
            out += struct.pack("<iiii", number, at, size, 0)
    struct.pack_into("<i", out, nonhier, len(out))
    out += struct.pack("<iiiiii", 0, len(out) + 8, 1, 0, 0, 0)
    out += struct.pack("<iii", *starts[5], 0)
    return bytes(out)


def czis(_folder: Path) -> list[bytes]:
    """Zeiss: segments, with a directory of uncompressed and of zstd tiles."""
    return [_czi(0), _czi(5)]


def _czi(compression: int) -> bytes:
    pixels = colours()
    out = bytearray(_segment("ZISRAWFILE", bytes(512)))
    entries = []
    for step in (1, 2):
        level = pixels[::step, ::step, ::-1]
        for y in range(0, SIDE // step, TILE):
            for x in range(0, SIDE // step, TILE):
                raw = level[y : y + TILE, x : x + TILE].tobytes()
                entry = _entry(len(out), compression, (x * step, y * step), step)
                entries.append(entry)
                out += _block(entry, raw if compression == 0 else _zstd(raw))
    directory, listed = len(out), b"".join(entries)
    out += _segment("ZISRAWDIRECTORY", struct.pack("<i124x", len(entries)) + listed)
    told, xml = len(out), CZI.format(NUMBER.format(SIDE)).encode()
    out += _segment("ZISRAWMETADATA", struct.pack("<ii248x", len(xml), 0) + xml)
    attached = len(out)
    out += _segment("ZISRAWATTDIR", struct.pack("<i252x", 0))
    struct.pack_into(
        "<iiii16s16siqqiq", out, 32, *(1, 0, 0, 0, b"a", b"a", 0), *(directory, told), 0, attached
    )
    return bytes(out)


CZI = (
    "<ImageDocument><Metadata><Information><Image><SizeX>{0}</SizeX><SizeY>{0}</SizeY>"
    "<SizeS>1</SizeS></Image></Information><Scaling><Items>"
    '<Distance Id="X"><Value>2.5E-07</Value></Distance>'
    '<Distance Id="Y"><Value>2.5E-07</Value></Distance>'
    "</Items></Scaling></Metadata></ImageDocument>"
)


def _segment(name: str, body: bytes) -> bytes:
    return struct.pack("<16sqq", name.encode(), len(body), len(body)) + body


def _entry(at: int, compression: int, corner: tuple[int, int], step: int) -> bytes:
    """One line of the directory: where a tile lies in the file and on the slide (schema DV)."""
    spans = [
        struct.pack("<4siifi", b"X", corner[0], TILE * step, 0.0, TILE),
        struct.pack("<4siifi", b"Y", corner[1], TILE * step, 0.0, TILE),
        struct.pack("<4siifi", b"C", 0, 1, 0.0, 1),
        struct.pack("<4siifi", b"S", 0, 1, 0.0, 1),
        struct.pack("<4siifi", b"M", 0, 1, 0.0, 1),
    ]
    head = struct.pack("<2siqiibb4xi", b"DV", 3, at, 0, compression, int(step > 1), 0, len(spans))
    return head + b"".join(spans)


def _block(entry: bytes, content: bytes) -> bytes:
    head = struct.pack("<iiq", 0, 0, len(content)) + entry
    return _segment("ZISRAWSUBBLOCK", head.ljust(256, b"\0") + content)


def _zstd(content: bytes) -> bytes:
    import imagecodecs  # noqa: PLC0415 - loads slowly

    return bytes(imagecodecs.zstd_encode(content))


def packed(parts: dict[str, bytes]) -> bytes:
    """Files of one slide, stored in one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def laid(content: bytes, folder: Path) -> Path:
    """Lay a slide into a folder, all its files where it is an archive; the one to open."""
    if not content.startswith(b"PK"):
        path = folder / "taken"
        path.write_bytes(content)
        return path.rename(path.with_suffix(".czi" if content.startswith(b"ZISRAW") else ".tif"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        for name in names:
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(archive.read(name))
    return folder / names[0]
