from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from reviewed import ANNA, BEGUN, FIRST, begun, composed, labelled, pages

from leukoview.engine.casefile import Stamp
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.report.at_hand import image_of
from leukoview.engine.slide import open_slide
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.store import Store, parcel


@pytest.fixture
def told(tmp_path):
    """A labelled case whose source is the image as it lies in the folder."""
    made = labelled(begun(tmp_path))
    record = made.case.records[FIRST]
    path = tmp_path / "smear 1.png"
    source = replace(record.source, path=path, sha256=open_slide(path).sha256)
    made.case = replace(made.case, records={FIRST: replace(record, source=source)})
    return made


@pytest.fixture
def kept(told, tmp_path):
    """What was kept of its cells."""
    target = tmp_path / "case.leukocase"
    with closing(Store(tmp_path / "cases.sqlite")) as store:
        changes = [entry.change for entry in told.entries]
        case = parcel.trail.begun(told.case.id, Stamp(ANNA, BEGUN))
        store.append(case, changes, Stamp(ANNA, BEGUN))
        image = told.case.records[FIRST].source.path
        parcel.pack(store.path, case.id, target, lambda _record: open_slide(image), lambda *_: None)
    return target


def test_the_image_where_it_lay_is_taken(told):
    record = told.case.records[FIRST]
    assert image_of(record, None).path == record.source.path


def test_another_image_in_its_place_is_refused(told):
    record = told.case.records[FIRST]
    other = replace(record, source=replace(record.source, sha256="ee" * 32))
    with pytest.raises(UnreadableImageError, match="was altered"):
        image_of(other, None)


def test_without_image_and_parcel_it_says_so(told, tmp_path):
    record = told.case.records[FIRST]
    record.source.path.unlink()
    with pytest.raises(UnreadableImageError, match="not where it was"):
        image_of(record, tmp_path / "none.leukocase")


def test_without_its_image_a_case_is_reported_from_what_was_kept(told, kept):
    record = told.case.records[FIRST]
    box = record.cells[0].box
    whole = open_slide(record.source.path).read(box)
    record.source.path.unlink()
    slide = image_of(record, kept)
    assert isinstance(slide, AbsentSlide)
    assert np.array_equal(slide.read(box), whole)
    report = composed(told.review(), lambda _slide: slide)
    assert report.cases[0].images[0].remarks[-1] == (
        "The image is not at hand: only what was kept of its cells is shown."
    )
    assert "only what was kept of its cells" in " ".join(pages(report))
    assert len(report.cases[0].galleries[0].cells) == 3
