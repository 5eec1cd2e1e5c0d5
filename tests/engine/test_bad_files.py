"""Files made to do harm, and files that fuzzing (`python -m benchmarks.fuzz`) has found in the way.

Where the other attacks are tried:

- zip slip, symlinks, decompression bombs in model files, flipped bytes: `test_leukomodel.py`
- symlinks out of a folder that is added to the library: `test_library.py`
- image bombs: `test_slide.py`; logos: `test_stationery.py`
- types outside the list in a classifier: `test_bundle.py`
- SQL, control characters and writing from right to left in names: `test_store.py`
- HTML in what is typed: `test_report_html.py`; formulas in tables: `test_report_tables.py`,
  `tests/ui/test_cases_trail.py`
- control characters on the terminal: `tests/whole/test_cli_terminal.py`
"""

import io
import sqlite3
import struct
import zipfile
from contextlib import closing

import numpy as np
import pytest
import tifffile

from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import Box
from leukoview.engine.errors import (
    BundleError,
    CaseError,
    LabError,
    LetterheadError,
    StoreError,
    UnreadableImageError,
)
from leukoview.engine.lab import FILE_NAME as LAB_FILE
from leukoview.engine.lab import Lab
from leukoview.engine.library import Library
from leukoview.engine.report.reproduced import told_in
from leukoview.engine.shelf.arrays import check_arrays
from leukoview.engine.slide import ArraySlide, open_slide
from leukoview.engine.stationery import letterhead_file
from leukoview.engine.store import FILE_NAME, Store

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10))
BILLION = f"<?xml version='1.0'?><!DOCTYPE OME [{LAUGHS}]><OME>&l9;</OME>"
OUTSIDE = "<?xml version='1.0'?><!DOCTYPE OME [<!ENTITY x SYSTEM 'file://{}'>]><OME>&x;</OME>"
SIDE = 40


def tiff_saying(path, description):
    pixels = np.full((SIDE, SIDE, 3), 200, np.uint8)
    tifffile.imwrite(
        path, pixels, photometric="rgb", description=description.encode(), metadata=None
    )
    return path


def test_entities_in_the_description_of_an_image_are_not_unfolded(tmp_path):
    slide = open_slide(tiff_saying(tmp_path / "laughs.ome.tif", BILLION))
    assert (slide.width, slide.height) == (SIDE, SIDE)


def test_an_entity_in_the_description_of_an_image_reads_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret of this computer")
    slide = open_slide(tiff_saying(tmp_path / "outside.ome.tif", OUTSIDE.format(secret)))
    assert "secret of" not in repr((slide.notes, slide.camera))


def large_pyramid(path, **options):
    pixels = np.full((2048, 2048, 3), 200, np.uint8)
    options = {"tile": (256, 256), "photometric": "rgb", "metadata": None, **options}
    tifffile.imwrite(path, pixels, compression="zlib", **options)
    return path


def test_a_damaged_tile_is_said_and_its_neighbours_are_still_shown(tmp_path):
    path = large_pyramid(tmp_path / "slide.tif")
    with tifffile.TiffFile(path) as file:
        start, length = file.pages.first.dataoffsets[0], file.pages.first.databytecounts[0]
    content = bytearray(path.read_bytes())
    content[start : start + length] = b"\xff" * length
    path.write_bytes(content)
    slide = open_slide(path)
    with pytest.raises(UnreadableImageError, match=r"A part of “slide\.tif” is damaged"):
        slide.read(Box(0, 0, 100, 100))
    assert slide.read(Box(300, 0, 100, 100)).shape == (100, 100, 3)


def test_a_pyramid_that_claims_tiles_as_large_as_a_bomb_is_refused(tmp_path):
    path = large_pyramid(tmp_path / "slide.tif")
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages.first.tags["TileWidth"].overwrite(60_000)
        file.pages.first.tags["TileLength"].overwrite(60_000)
    with pytest.raises(UnreadableImageError, match=r"“slide\.tif” is damaged"):
        open_slide(path)


def test_a_directory_that_leads_on_and_on_is_refused(tmp_path):
    """TIFF 6.0, section 2: a page says where the next is; without end, a reader waits for ever."""
    path = tiff_saying(tmp_path / "slide.tif", "smear")
    with tifffile.TiffFile(path) as file:
        page = file.pages.first
        end = page.offset + 2 + 12 * len(page.tags)
    content = bytearray(path.read_bytes())
    pages, length = [], 2 + 12 + 4
    for number in range(1, 2000):
        entry = struct.pack("<HHHII", 1, 254, 4, 1, 0)
        pages.append(entry + struct.pack("<I", len(content) + length * number))
    struct.pack_into("<I", content, end, len(content))
    path.write_bytes(content + b"".join(pages))
    with pytest.raises(UnreadableImageError, match=r"“slide\.tif” is damaged"):
        open_slide(path)


def test_a_logo_of_an_impossible_name_is_refused(tmp_path):
    (tmp_path / "head.json").write_text('{"name": "Lab", "logo": "a\\u0000b"}')
    with pytest.raises(LetterheadError, match="cannot be read"):
        letterhead_file(tmp_path / "head.json")


def test_a_header_that_no_array_has_is_refused():
    written = io.BytesIO()
    np.save(written, np.zeros(3))
    header = bytearray(written.getvalue())
    header[10 : len(header) - 24] = b"(" * (len(header) - 34)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("crops.npy", bytes(header))
    with pytest.raises(BundleError, match=r"golden\.npz"):
        check_arrays("golden.npz", archive.getvalue())


@pytest.mark.parametrize("content", [b"\xff\xfe{}", b"[" * 200_000, b'{"a": "\xed\xa0\x80"}'])
def test_what_is_no_text_is_no_report_and_no_calibration(tmp_path, content):
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(CaseError, match="no report of LeukoView"):
        told_in(path)
    (tmp_path / "calibrations.json").write_bytes(content)
    slide = ArraySlide(np.zeros((8, 8, 3), np.uint8))
    assert Calibrations(tmp_path).of(slide) is None


def changed(path, *statements):
    """A file of the program after somebody else's statements."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            db.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER mine AFTER INSERT ON entry BEGIN DELETE FROM picture; END",
        "CREATE VIEW more AS SELECT * FROM entry",
        "ALTER TABLE listing ADD COLUMN more TEXT",
        "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'listing'",
        "DROP INDEX entry_of_case",
    ],
)
def test_a_file_of_cases_with_other_tables_is_refused(tmp_path, statement):
    Store(tmp_path / FILE_NAME).close()
    changed(tmp_path / FILE_NAME, statement)
    with pytest.raises(StoreError, match="its tables were altered"):
        Store(tmp_path / FILE_NAME)


def test_a_version_below_the_first_is_refused(tmp_path):
    Store(tmp_path / FILE_NAME).close()
    changed(tmp_path / FILE_NAME, "PRAGMA user_version = -1")
    with pytest.raises(StoreError, match="later version"):
        Store(tmp_path / FILE_NAME)


@pytest.mark.parametrize("image", ["/etc/passwd", "../../cases.sqlite", "AB" * 32, ""])
def test_a_cell_of_the_library_leads_to_no_other_file(tmp_path, image):
    path = tmp_path / LAB_FILE
    with closing(Lab(path)) as lab:
        row = (
            "a",
            image,
            *("benign", "") * 2,
            *("",) * 3,
            "2026-01-01",
            0.1,
            "given",
            0,
            1,
            b"",
            0,
        )
        with lab.doing("Ada") as db:
            db.execute(
                "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row
            )
        with pytest.raises(LabError, match="altered or damaged"):
            Library(lab).cells()
