"""Files of every released format are read, now and by every later version."""

import shutil
from pathlib import Path

import pytest
from cases import READER

from leukoview.engine.case import CellId
from leukoview.engine.casefile import CaseState, Nucleoli, Settings, telling
from leukoview.engine.progress import unwatched
from leukoview.engine.store import Store, carrying, images

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture
def store(tmp_path):
    path = shutil.copy(FILES / "cases-1.sqlite", tmp_path / "cases.sqlite")
    store = Store(Path(path))
    yield store
    store.close()


def check_signed(case):
    (slide,) = case.slides
    assert case.state is CaseState.SIGNED
    assert case.specimen.id == "B 26/117"
    assert case.subject.name == "Müller, Eva"
    assert case.settings == Settings(100, blind=True)
    assert case.nucleoli is Nucleoli.SMALL
    assert case.alarm.by == READER
    assert [one.voided for one in case.signatures] == [True, False]
    assert case.amendments[0].reason == "The wrong tube was read."
    assert [cell.id for cell in slide.cells] == [0, 1, 2]
    assert [slide.label(CellId(n)) for n in range(3)] == ["aml_m3", "benign", "aml_m3"]
    assert slide.decisions[CellId(0)].blind
    assert slide.reading(CellId(0)) is None
    assert slide.reading(CellId(1)).prediction.top == "aml_m3"
    assert slide.display.gamma == 1.3


def test_the_first_store_is_read(store):
    other, signed = sorted(store.cases(), key=lambda line: line.state is CaseState.SIGNED)
    check_signed(store.case(signed.case))
    (slide,) = store.case(other.case).slides
    assert slide.remarks[0].severe
    assert (other.cells, other.reviewed, other.subtitle) == (2, 1, "two.png")
    assert store.verify(unwatched) == sum(len(store.trail(c.case)) for c in (other, signed))
    assert all(line.what for line in telling.told(store.trail(signed.case)))


def test_the_first_file_of_a_case_is_read(tmp_path):
    store = Store(tmp_path / "new.sqlite")
    try:
        file = carrying.checked(FILES / "first-1.leukocase")
        case = carrying.taken_in(store, file, store_stamp(file))
        check_signed(case)
        slide = images.image_of(case.id, case.slides[0])
        assert slide.read(case.slides[0].cells[1].box).mean() < 200
        assert store.picture(case.slides[0].id) is not None
    finally:
        store.close()


def store_stamp(file):
    return file.entries[-1].stamp


@pytest.mark.parametrize("name", ["cases-1.sqlite", "first-1.leukocase"])
def test_the_files_are_small(name):
    assert (FILES / name).stat().st_size < 100_000
