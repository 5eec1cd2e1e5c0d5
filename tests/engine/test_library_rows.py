"""The library as a bundle sees it: through training's cache, bit by bit, whatever is broken."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from readings import SCALE

from leukoview.engine.crop import crop
from leukoview.engine.detect import central_cell
from leukoview.engine.lab import Lab
from leukoview.engine.library import Library, LibraryCell, rows
from leukoview.engine.neighbours import nearest
from leukoview.engine.reading import load_engine
from leukoview.engine.resources import shipped
from leukoview.engine.slide import open_slide
from leukoview.engine.training.library_rows import comparable, library_rows
from leukoview.engine.training.looks import image_digest
from tests.engine.drawn_cells import draw

AT = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def engine():
    return load_engine(shipped("models") / "practice", "cpu")


@pytest.fixture
def cells(tmp_path):
    """Three drawn cells of three patients, each an image of its own."""
    made = []
    for number, key in enumerate(("aml_m3", "benign", "aml_not_m3")):
        path = tmp_path / f"{number}.png"
        draw(key, np.random.default_rng(number)).save(path)
        made.append(cell(path, key, f"P{number}"))
    return made


def cell(path, key="aml_m3", patient="", **other):
    image = image_digest(path)
    made = LibraryCell(
        image[:8], image, path, key, patient, "hospital.csv", path.name, "Ada", AT, SCALE
    )
    return replace(made, **other)


def seen(cells, engine, cache=None, **asked):
    return library_rows(cells, engine, cache, **asked)


def test_a_cell_of_the_library_is_seen_as_a_reading_would_see_it(cells, engine):
    found = seen(cells, engine)
    slide = open_slide(cells[0].path)
    pixels = crop(slide, central_cell(slide, SCALE), SCALE, engine.bundle.manifest.crop)
    (row,) = engine.bundle.reduced(engine.embedder(pixels[np.newaxis]))
    assert found.ids == tuple(one.id for one in cells)
    (first,) = nearest(found.rows, row.astype(np.float32), 1)
    assert (first.row, first.distance) == (0, pytest.approx(0, abs=1e-3))


def test_new_cells_come_some_at_a_time_and_known_ones_at_once(cells, engine, tmp_path):
    first = seen(cells, engine, tmp_path, most=2)
    assert (first.ids, first.waiting) == (tuple(one.id for one in cells[:2]), 1)
    rest = seen(cells, engine, tmp_path, without=first.ids, most=2)
    assert (rest.ids, rest.waiting) == ((cells[2].id,), 0)
    again = seen(cells, engine, tmp_path, most=0)
    assert (len(again.ids), again.waiting) == (3, 0)
    np.testing.assert_allclose(again.rows[2], rest.rows[0], atol=1e-3)


def test_what_the_cache_knows_does_not_wait_for_new_cells(cells, engine, tmp_path):
    seen(cells[2:], engine, tmp_path)
    found = seen(cells, engine, tmp_path, most=1)
    assert (found.ids, found.waiting) == ((cells[0].id, cells[2].id), 1)


def test_an_image_that_cannot_be_read_stands_in_nobodys_way(cells, engine, tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    found = seen([cell(broken, id="x"), cells[0]], engine, most=1)
    assert (found.ids, found.waiting) == ((cells[0].id,), 0)


def test_only_cells_whose_labels_stand_compare(cells, tmp_path):
    one, other, third = cells
    with closing(Lab(tmp_path / "lab.sqlite")) as lab:
        library = Library(lab)
        with lab.doing("Ada") as db:
            for made in (one, other, third, replace(one, id="drawn", practice=True)):
                rows.add(db, made, b"")
            rows.add(db, replace(one, id="out", out=True), b"")
            db.execute(
                "INSERT INTO dispute (one, other, exact) VALUES (?, ?, 0)", (one.id, other.id)
            )
        assert [cell.id for cell in comparable(library, practice=False)] == [third.id]
        assert [cell.id for cell in comparable(library, practice=True)] == ["drawn"]
