"""Whole slides are read as they are searched, and go on where they were interrupted."""

import multiprocessing
import os
import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from leukoview.engine.case import BundleRef
from leukoview.engine.journal import JOURNAL
from leukoview.engine.progress import Cancelled, WentOn
from leukoview.engine.reading import Manner, read_slide, scale_of, unfinished
from leukoview.engine.reading.whole import _CellsOf
from leukoview.engine.resources import home
from tests.engine.whole_slides import ACROSS, MICRONS, SIDE, drawn, engine

KILLS = 20
CORNER = (2 * SIDE, 2 * SIDE)
"""Where four squares meet."""

ACROSS_BORDERS = [(0, 0), (-0.3, -36), (5, 36), (-36, 0.2), (36, -5)]
"""µm from the corner: on it, and across the two borders that meet there."""

INSIDE = (5 * SIDE + SIDE // 2, 4 * SIDE + SIDE // 2)
PIECES = [(CORNER, ACROSS_BORDERS), (INSIDE, [(-20, 0), (20, 5)])]


@pytest.fixture(scope="module")
def slide(smear):
    return drawn(smear, PIECES)


@pytest.fixture(scope="module")
def unbroken(slide, tmp_path_factory):
    """The reading that nobody interrupts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEUKOVIEW_HOME", str(tmp_path_factory.mktemp("home")))
        return read_slide(slide, engine())


def stopping_at(square):
    """A check-in that stops the reading once so many squares are done."""

    def check_in(done, total):
        if total and done >= square:
            raise Cancelled

    return check_in


def interrupted(slide, square):
    with pytest.raises(Cancelled):
        read_slide(slide, engine(), check_in=stopping_at(square))


def same(one, other):
    """Whether two readings say the same to the last bit."""
    assert one.cells
    assert one == other
    for a, b in zip(one.cells, other.cells, strict=True):
        assert a.features.tobytes() == b.features.tobytes()
        assert np.array_equal(a.cell.masks.nucleus, b.cell.masks.nucleus)
        assert np.array_equal(a.cell.masks.cell, b.cell.masks.cell)
    return True


def journals():
    return sorted((home() / "journals").glob("*.sqlite*"))


def test_cells_at_the_borders_and_corners_of_squares_are_found_once(slide, unbroken):
    wanted = [
        (x * MICRONS + dx, y * MICRONS + dy) for (x, y), places in PIECES for dx, dy in places
    ]
    centres = [one.cell.box.centre for one in unbroken.cells]
    found = [(x * MICRONS, y * MICRONS) for x, y in centres]
    assert len(found) == len(wanted)
    for x, y in wanted:
        assert sum(np.hypot(x - a, y - b) < 3 for a, b in found) == 1


def test_a_reading_interrupted_twenty_times_ends_like_one_that_was_not(slide, unbroken):
    squares = np.random.default_rng(8).integers(1, ACROSS**2, KILLS)
    for square in sorted(squares):
        interrupted(slide, square)
    assert journals()
    assert same(read_slide(slide, engine()), unbroken)
    assert journals() == []


def end_at(slide, square):
    """Reads until so many squares are done, when the process ends without a word."""

    def check_in(done, total):
        if total and done >= square:
            os._exit(9)

    read_slide(slide, engine(), check_in=check_in)


def test_a_reading_whose_process_was_killed_goes_on_where_it_was(slide, unbroken):
    process = multiprocessing.get_context("spawn").Process(target=end_at, args=(slide, 40))
    process.start()
    process.join()
    assert process.exitcode == 9
    scale = scale_of(slide)
    assert 0.3 < unfinished(slide, scale, engine()) < 0.7
    heard = []
    assert same(read_slide(slide, engine(), tell=heard.append), unbroken)
    assert heard[0] == WentOn(pytest.approx(32 / ACROSS**2, abs=8 / ACROSS**2))
    assert [one for part in heard[1:] for one in part] == list(unbroken.cells)


def test_a_reading_begun_anew_leaves_what_was_kept(slide, unbroken):
    interrupted(slide, 40)
    heard = []
    assert same(read_slide(slide, engine(), tell=heard.append, manner=Manner(anew=True)), unbroken)
    assert not any(isinstance(part, WentOn) for part in heard)


def test_a_reading_apart_leaves_alone_what_an_interrupted_one_has_kept(slide, unbroken):
    interrupted(slide, 40)
    kept, heard = [one.read_bytes() for one in journals()], []
    apart = Manner(apart=True)
    assert same(read_slide(slide, engine(), tell=heard.append, manner=apart), unbroken)
    assert not any(isinstance(part, WentOn) for part in heard)
    assert [one.read_bytes() for one in journals()] == kept
    assert unfinished(slide, scale_of(slide), engine()) is not None


def test_another_model_or_another_scale_does_not_go_on_with_it(slide):
    interrupted(slide, 40)
    scale = scale_of(slide)
    other = BundleRef("kind-2", "Kind", "2", "1" * 64)
    assert unfinished(slide, scale, engine()) is not None
    assert unfinished(slide, scale, engine(other)) is None
    assert unfinished(slide, replace(scale, microns_per_pixel=0.41), engine()) is None


def test_a_damaged_journal_is_told_and_the_slide_read_from_its_beginning(slide, unbroken):
    interrupted(slide, 40)
    (path,) = [path for path in journals() if path.suffix == ".sqlite"]
    with sqlite3.connect(path) as db:
        db.execute("UPDATE part SET content = zeroblob(9) WHERE number = 1")
    db.close()
    heard = []
    found = read_slide(slide, engine(), tell=heard.append)
    (remark,) = [remark for remark in found.remarks if remark.code == JOURNAL]
    assert "was damaged: the slide was read from its beginning" in remark.sentence
    assert not any(isinstance(part, WentOn) for part in heard)
    assert found.cells == unbroken.cells


def test_a_reading_that_gathers_nothing_tells_every_cell_and_how_far_it_is(slide, unbroken):
    heard, far = [], []
    ways = Manner(gathered=False)
    found = read_slide(
        slide,
        engine(),
        tell=heard.append,
        check_in=lambda done, total: far.append((done, total)),
        manner=ways,
    )
    known = [done for done, total in far if total]
    assert known == sorted(known)
    assert known[-1] == ACROSS**2
    assert {total for _, total in far} == {0, ACROSS**2}
    told = [one for part in heard for one in part]
    assert found.cells == ()
    assert found.remarks == unbroken.remarks
    assert told == list(unbroken.cells)
    assert [one.cell.id for one in told] == list(range(len(told)))


def test_where_nothing_can_be_kept_the_slide_is_read_and_a_remark_says_so(slide, unbroken):
    home().mkdir(parents=True, exist_ok=True)
    (home() / "journals").write_text("in the way")
    found = read_slide(slide, engine())
    (remark,) = [remark for remark in found.remarks if remark.code == JOURNAL]
    assert "could not have been gone on with" in remark.sentence
    assert found.cells == unbroken.cells


def test_two_programs_may_read_the_same_slide_at_once(slide, unbroken):
    inner = []

    def read_too(done, _total):
        if done == 30 and not inner:
            inner.append(None)
            inner[0] = read_slide(slide, engine())

    assert same(read_slide(slide, engine(), check_in=read_too), unbroken)
    assert same(inner[0], unbroken)


def test_looking_back_over_all_cells_can_be_stopped_at_every_part(unbroken):
    class Parts:
        cells = 3

        def parts(self):
            yield unbroken.cells[:2]
            yield unbroken.cells[2:3]

    heard = []
    cells = _CellsOf(Parts(), lambda: heard.append("pause"))
    assert list(cells) == [one.cell for one in unbroken.cells[:3]]
    assert heard == ["pause"] * 2
    assert cells[::2] == [unbroken.cells[0].cell, unbroken.cells[2].cell]
    assert len(heard) == 4
