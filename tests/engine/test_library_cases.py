"""Signed cases as a source of the library, and which cells of open ones to label next."""

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from cases import made_case, signed_off, stamp
from PIL import Image
from readings import BUNDLE, KEYS, SCALE

from leukoview.engine.casefile import Subject, changes, paperwork
from leukoview.engine.errors import CaseError
from leukoview.engine.lab import Lab
from leukoview.engine.library import Library, Why, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.cases import from_case, from_parcel
from leukoview.engine.library.choosing import by_margin, spread, worth_labelling
from leukoview.engine.library.unlabelled import next_to_label
from leukoview.engine.progress import unwatched
from leukoview.engine.slide import PRACTICE_MARK, open_slide
from leukoview.engine.store import Store, images, parcel
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "cases.sqlite")) as store:
        yield store


@pytest.fixture
def library(tmp_path):
    with closing(Lab(tmp_path / "lab.sqlite")) as lab:
        yield Library(lab)


@pytest.fixture
def case(store, tmp_path):
    return signed_off(store, made_case(store, tmp_path / "smear.png", cells=4, name="B 26/117"))


def at_hand(record):
    return images.image_of("", record)


def taken(library, offer):
    return add(library, offer, proposed(offer.labels), "Ada")


def test_the_cells_of_a_signed_case_come_with_reader_date_and_scale(library, case):
    new = taken(library, from_case(case, at_hand))
    first = library.cells()[0]
    decision = case.slides[0].decisions[0]
    assert len(new.cells) == 4
    assert (first.label, first.labeller, first.at) == ("benign", decision.reader, decision.at)
    assert first.scale.microns_per_pixel == SCALE.microns_per_pixel
    assert first.source == "case B 26/117"


def test_enough_smear_is_cut_out_for_the_background_and_it_knows_its_scale(library, case):
    taken(library, from_case(case, at_hand))
    slide = open_slide(library.cells()[0].path)
    assert slide.width == slide.height == round(36 / SCALE.microns_per_pixel)
    assert slide.microns_per_pixel == pytest.approx(SCALE.microns_per_pixel, rel=1e-3)


def test_the_patient_is_the_subjects_id_or_the_case(library, store, case, tmp_path):
    other = made_case(store, tmp_path / "other.png", cells=1)
    given = store.append(other, [paperwork.SubjectGiven(Subject(id="P-1"))], stamp(1))
    assert {one.patient for one in from_case(case, at_hand).cells} == {case.id}
    signed = signed_off(store, given)
    assert {one.patient for one in from_case(signed, at_hand).cells} == {"P-1"}


def test_a_case_that_nobody_answers_for_is_refused(store, case, tmp_path):
    draft = made_case(store, tmp_path / "other.png", cells=1)
    amended = store.append(case, [paperwork.Amended("seen again")], stamp(9))
    for one in (draft, amended):
        with pytest.raises(CaseError, match="is not signed"):
            from_case(one, at_hand)


def test_artefacts_and_unidentified_cells_stay_behind(library, store, tmp_path):
    case = made_case(store, tmp_path / "smear.png", cells=3)
    slide = case.slides[0].id
    labels = {0: "benign", 1: ARTEFACT, 2: UNIDENTIFIED}
    case = store.append(case, [changes.Decided(slide, labels)], stamp(2))
    # As an earlier version let it be signed; this one refuses while a cell is unidentified.
    case = paperwork.Signed().on(case, stamp(3))
    new = taken(library, from_case(case, at_hand))
    assert (len(new.cells), new.reasons) == (1, {Why.LEFT_OUT: 1, Why.NO_LABEL: 1})


def test_a_case_sent_twice_is_here_already(library, case):
    taken(library, from_case(case, at_hand))
    assert taken(library, from_case(case, at_hand)).reasons == {Why.HERE: 4}


def test_a_label_amended_since_is_to_be_settled(library, store, case):
    taken(library, from_case(case, at_hand))
    case = store.append(case, [paperwork.Amended("seen again")], stamp(9))
    case = store.append(case, [changes.Decided(case.slides[0].id, {0: "aml_not_m3"})], stamp(10))
    case = store.append(case, [paperwork.Signed()], stamp(11))
    taken(library, from_case(case, at_hand))
    assert any(one.exact and one.contradicts for one in library.disputes())


def test_cells_of_a_drawn_smear_stay_marked(library, store, tmp_path):
    case = made_case(store, tmp_path / "smear.png", cells=1)
    source = replace(case.slides[0].source, practice=True)
    case = store.append(case, [changes.SlideLocated(case.slides[0].id, source)], stamp(1))
    drawn = replace(open_slide(tmp_path / "smear.png"), practice=True)
    taken(library, from_case(signed_off(store, case), lambda _record: drawn))
    (cell,) = library.cells()
    assert cell.practice
    with Image.open(cell.path) as image:
        assert image.info["Description"] == PRACTICE_MARK


def test_a_parcel_brings_its_cells_without_the_slide(library, store, case, tmp_path):
    file = tmp_path / "one.leukocase"
    parcel.pack(store.path, case.id, file, at_hand, unwatched)
    (tmp_path / "smear.png").unlink()
    new = taken(library, from_parcel(file))
    assert len(new.cells) == 4
    assert not new.skipped
    width = open_slide(library.cells()[0].path).width
    assert width == round(93 + 2 * 0.3 * 97)


def test_an_altered_parcel_is_refused(library, store, case, tmp_path):
    file = tmp_path / "one.leukocase"
    parcel.pack(store.path, case.id, file, at_hand, unwatched)
    content = bytearray(file.read_bytes())
    place = content.index(b'"benign"')
    content[place + 1 : place + 7] = b"aml_m3"
    file.write_bytes(content)
    with pytest.raises(CaseError, match="altered"):
        from_parcel(file)


def test_the_uncertain_come_first_and_no_two_alike_are_chosen():
    sure = [[0.9, 0.1]] * 4
    chances = np.array([*sure, [0.48, 0.52], [0.52, 0.48], [0.4, 0.6], [0.69, 0.31]])
    rows = np.array([[99, 0]] * 4 + [[5, 5], [5, 5], [9, 9], [6, 6]], np.float32)
    assert by_margin(chances, 3).tolist() == [4, 5, 6]
    assert worth_labelling(chances, rows, 2).tolist() == [4, 6]


def test_what_is_labelled_already_is_kept_away_from():
    rows = np.array([[0, 0], [10, 0], [0, 3]], np.float32)
    assert spread(rows, 2, np.array([[10, 1]], np.float32)).tolist() == [2, 0]
    assert spread(rows, 9).tolist() == [0, 1, 2]
    assert worth_labelling(np.empty((0, 2)), np.empty((0, 2), np.float32), 20).tolist() == []


def with_features(store, case, margins):
    """The cells of a case read again, each with features and as sure as is said."""
    record = case.slides[0]
    readings = []
    for cell, margin in zip(record.cells, margins, strict=True):
        old = record.reading(cell.id)
        chances = dict.fromkeys(KEYS, 0.0) | {KEYS[0]: 0.5 + margin / 2, KEYS[1]: 0.5 - margin / 2}
        row = np.array([cell.id, 1], np.float32)
        said = replace(old.prediction, probabilities=chances)
        readings.append(replace(old, prediction=said, features=row))
    searched = changes.Searched(record.id, BUNDLE.sha256, (), len(record.cells))
    return store.append(case, [changes.CellsRead(record.id, tuple(readings)), searched], stamp(2))


def test_cells_of_open_cases_are_chosen_and_labelled_or_signed_ones_are_not(store, tmp_path):
    open_case = made_case(store, tmp_path / "a.png", cells=4, reviewed=1)
    with_features(store, open_case, [0.0, 0.1, 0.8, 0.2])
    signed_off(store, with_features(store, made_case(store, tmp_path / "b.png", cells=2), [0, 0]))
    found = next_to_label(store.path, BUNDLE, 2)
    assert {(one.case, one.cell.id) for one in found} <= {(open_case.id, n) for n in (1, 2, 3)}
    assert len(found) == 2
    assert found[0].prediction.bundle == BUNDLE.id


def test_cells_that_another_model_has_read_are_not_compared(store, tmp_path):
    with_features(store, made_case(store, tmp_path / "a.png", cells=2), [0.0, 0.1])
    other = replace(BUNDLE, id="other-1", sha256="cd" * 32)
    assert next_to_label(store.path, other, 20) == ()
    assert next_to_label(store.path, replace(BUNDLE, sha256="cd" * 32), 20) == ()
