import multiprocessing
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from leukoview.engine import bundle as bundles
from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import Box, BundleRef, CellId, Origin, Prediction, ScaleSource
from leukoview.engine.crop import CropRecipe
from leukoview.engine.embed import Device
from leukoview.engine.errors import BundleError
from leukoview.engine.progress import Cancelled
from leukoview.engine.quality import examine
from leukoview.engine.reading import (
    BATCH,
    GAVE_WAY,
    Engine,
    bundle_for,
    load_engine,
    read_boxes,
    read_crops,
    read_slide,
    reading_of,
    scale_of,
)
from leukoview.engine.resources import home, shipped
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import BENIGN

REF = BundleRef("kind-1", "Kind", "1", "0" * 64)


@dataclass(frozen=True)
class KindBundle:
    """Calls every cell benign, and remembers nothing."""

    practice_only: bool = False
    ref: BundleRef = REF

    @property
    def manifest(self):
        return SimpleNamespace(crop=CropRecipe(), practice_only=self.practice_only)

    def predict(self, features):
        return tuple(
            Prediction({BENIGN: 1.0}, unsure=False, unlike_training=False, bundle=self.ref.id)
            for _ in features
        )

    def reduced(self, features):
        return features[:, :2]


def engine(*, practice_only=False):
    return Engine(
        KindBundle(practice_only),
        lambda crops: crops.mean(axis=(1, 2)).astype(np.float32),
        Device("cpu", "a test", ""),
    )


@pytest.fixture
def slide(smear):
    places = [(16.0, 16.0), (44.0, 30.0)]
    drawn = smear().red_cells(clear=[(x, y, 7.0) for x, y in places])
    for x, y in places:
        drawn.white_cell(x, y)
    return ArraySlide(drawn.pixels(), Path("drawn.png"), microns_per_pixel=0.1)


def test_every_cell_of_a_slide_is_found_read_and_measured(slide):
    reading = read_slide(slide, engine())
    assert [one.prediction.top for one in reading.cells] == [BENIGN, BENIGN]
    assert all(one.morphometry.unit == "µm" for one in reading.cells)
    assert (reading.width, reading.height) == (slide.width, slide.height)
    assert reading.sha256 == slide.sha256


def test_every_reading_keeps_how_the_classifier_sees_its_cell(slide):
    first, second = read_slide(slide, engine()).cells
    assert first.features.shape == (2,)
    assert first.features.base is None
    assert not np.array_equal(first.features, second.features)


def test_features_travel_between_processes_with_their_reading(slide):
    (first, _) = read_slide(slide, engine()).cells
    here, there = multiprocessing.Pipe()
    here.send(first)
    arrived = there.recv()
    assert arrived == first
    assert np.array_equal(arrived.features, first.features)


def test_cells_are_told_while_the_rest_is_read(slide):
    heard = []
    reading = read_slide(slide, engine(), tell=heard.append)
    assert [cell for part in heard for cell in part] == list(reading.cells)
    assert all(len(part) <= BATCH for part in heard)


def test_cells_of_several_batches_keep_their_order_and_their_own_measurements(slide):
    one, other = (read.cell.box for read in read_slide(slide, engine()).cells)
    boxes = [(CellId(n), other if n % 3 else one, Origin.DRAWN) for n in range(2 * BATCH + 3)]
    together = read_boxes(slide, boxes, engine()).cells
    alone = [read_boxes(slide, [box], engine()).cells[0] for box in boxes[:2]]
    assert [read.cell.id for read in together] == [id_ for id_, _, _ in boxes]
    for number, read in enumerate(together):
        same = alone[1 if number % 3 else 0]
        assert read.morphometry == same.morphometry
        assert np.array_equal(read.features, same.features)


def test_cells_are_sent_to_a_card_in_larger_batches(slide):
    boxes = [(CellId(n), Box(10, 10, 120, 120), Origin.DRAWN) for n in range(2 * BATCH)]
    on_card = replace(engine(), device=Device("cuda", "a test", ""))
    heard = []
    read_boxes(slide, boxes, on_card, tell=heard.append)
    assert [len(part) for part in heard] == [2 * BATCH]


def test_a_reading_that_is_called_off_between_two_batches_stops_there(slide):
    boxes = [(CellId(n), Box(10, 10, 120, 120), Origin.DRAWN) for n in range(3 * BATCH)]
    heard = []

    def called_off(done, _total):
        if done == BATCH:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_boxes(slide, boxes, engine(), check_in=called_off, tell=heard.append)
    assert [len(part) for part in heard] == [BATCH]


class FailingCard:
    """Computes, and says from then on that its card has failed."""

    failure = ""

    def __call__(self, crops):
        self.failure = "The graphics card failed: it glows. The CPU computes instead."
        return crops.mean(axis=(1, 2)).astype(np.float32)


def test_a_card_that_fails_while_a_slide_is_read_is_a_remark_of_that_slide_alone(slide):
    own = replace(engine(), embedder=FailingCard(), device=Device("cuda", "a card", ""))
    first, second = read_slide(slide, own), read_slide(slide, own)
    assert "it glows" in next(one.sentence for one in first.remarks if one.code == GAVE_WAY)
    assert not [remark for remark in second.remarks if remark.code == GAVE_WAY]
    assert own.computes.kind == "cpu"
    assert "it glows" in own.computes.reason
    assert reading_of(own, [first]).device == own.computes.name


def test_what_was_done_to_open_an_image_is_a_remark(slide):
    noted = replace(slide, notes=("The file holds 3 images; the first is read.",))
    sentences = [remark.sentence for remark in read_slide(noted, engine()).remarks]
    assert "The file holds 3 images; the first is read." in sentences


def test_a_reading_stops_at_the_next_check_in(slide):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_slide(slide, engine(), check_in=stop)


def test_only_the_boxes_of_the_reader_are_read_where_that_is_asked(slide):
    box = Box(90, 90, 140, 140)
    reading = read_boxes(slide, [(CellId(7), box, Origin.DRAWN)], engine())
    (only,) = reading.cells
    assert (only.cell.id, only.cell.box, only.cell.origin) == (7, box, Origin.DRAWN)


def test_a_picture_that_is_no_smear_is_not_read():
    noise = np.random.default_rng(0).integers(0, 255, (200, 300, 3), np.uint8)
    told = []
    reading = read_slide(ArraySlide(noise), engine(), tell=told.append)
    assert reading.cells == ()
    assert told == []
    assert any(remark.severe for remark in reading.remarks)


def test_what_is_said_of_a_field_beside_its_reading_is_what_is_said_of_its_cells(slide):
    reading = read_slide(slide, engine(), microns_per_pixel=0.1)
    examined = examine(slide, [one.cell for one in reading.cells], reading.scale)
    assert (reading.remarks, reading.look) == (examined.remarks, examined.look)
    assert reading.look is not None


@pytest.mark.parametrize("practice_only", [True, False])
def test_drawn_and_real_slides_keep_to_their_own_models(slide, practice_only):
    stranger = replace(slide, practice=not practice_only)
    with pytest.raises(BundleError, match="must not read"):
        read_slide(stranger, engine(practice_only=practice_only))
    assert bundle_for(slide) != bundle_for(replace(slide, practice=True))


def test_a_scale_that_is_given_goes_before_all_others(slide):
    Calibrations(home()).remember(slide, 0.3)
    scale = scale_of(slide, 0.2)
    assert (scale.microns_per_pixel, scale.source) == (0.2, ScaleSource.GIVEN)


def test_the_metadata_go_before_what_is_remembered(slide):
    Calibrations(home()).remember(slide, 0.3)
    assert scale_of(slide).source is ScaleSource.METADATA


def test_what_is_remembered_goes_before_an_estimate(slide):
    unscaled = replace(slide, microns_per_pixel=None)
    assert scale_of(unscaled).source is ScaleSource.ESTIMATE
    Calibrations(home()).remember(unscaled, 0.1)
    assert scale_of(unscaled).source is ScaleSource.CALIBRATION


def test_cropped_cells_are_read_per_patient_and_bad_files_skipped(smear, tmp_path):
    pixels = smear(24.0, 24.0).white_cell(12.0, 12.0).pixels()
    Image.fromarray(pixels).save(tmp_path / "one.png")
    (tmp_path / "two.png").write_text("not an image")
    images = [(tmp_path / "one.png", "p1"), (tmp_path / "two.png", "p2")]
    reading = read_crops(images, engine(), microns_per_pixel=0.1)
    assert [one.patient for one in reading.crops] == ["p1"]
    (skipped,) = reading.skipped
    assert skipped.path.name == "two.png"
    assert "not an image" in skipped.reason


def test_a_run_says_which_model_made_it_and_where(slide):
    run = reading_of(engine(), [read_slide(slide, engine())])
    assert (run.bundle.id, run.device) == ("kind-1", "a test")


def test_a_network_that_gives_other_features_is_refused(tmp_path):
    folder = tmp_path / "bundle"
    shutil.copytree(shipped("models") / "practice", folder)
    bundle = bundles.load(folder)
    features = bundle.golden.features + np.float32(0.5)
    moved = replace(
        bundle.golden,
        features=features,
        probabilities=bundle.learned.classifier.probabilities(features),
        distances=bundle.learned.familiar.distances(features),
    )
    bundles.save(folder, bundle.manifest, bundle.learned, moved, (b"{}", b"# Card"))
    with pytest.raises(BundleError, match="does not give the features"):
        load_engine(folder, "cpu")
