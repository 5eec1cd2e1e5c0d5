from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from leukoview.engine.case import Box, BundleRef, Cell, CellId, Prediction, Scale, ScaleSource
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Device, Network
from leukoview.engine.errors import BundleError
from leukoview.engine.occlusion import occlusion
from leukoview.engine.progress import Cancelled
from leukoview.engine.reading import Engine, load_engine
from leukoview.engine.resources import shipped
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import BENIGN, ClassKey

BLAST = ClassKey("aml_m3")
SCALE = Scale(0.1, ScaleSource.GIVEN)
RECIPE = CropRecipe(pixels=112)
REF = BundleRef("dark-1", "Dark", "1", "0" * 64)
CELL = Cell(CellId(0), Box(100, 100, 120, 120))


@dataclass(frozen=True)
class DarkBundle:
    """Takes a cell for a blast as far as its left half is dark."""

    recipe: CropRecipe = RECIPE
    ref: BundleRef = REF

    @property
    def manifest(self):
        return SimpleNamespace(crop=self.recipe, classes=(BLAST, BENIGN))

    def predict(self, features):
        return tuple(
            Prediction(
                {BLAST: float(left), BENIGN: 1 - float(left)},
                unsure=False,
                unlike_training=False,
                bundle=self.ref.id,
            )
            for left, _ in features
        )


def darkness(crops):
    """How dark the left and the right half of each crop are, 0–1."""
    dark = 1 - crops.astype(np.float32).mean(axis=3) / 255
    middle = crops.shape[2] // 2
    return np.stack([dark[:, :, :middle].mean((1, 2)), dark[:, :, middle:].mean((1, 2))], axis=1)


def engine(**settings):
    return Engine(DarkBundle(**settings), darkness, Device("cpu", "a test", ""))


@pytest.fixture
def slide(smear):
    pixels = smear(32.0, 32.0).white_cell(16.0, 16.0).pixels()
    return ArraySlide(pixels, Path("drawn.png"), microns_per_pixel=0.1)


def test_the_drop_lies_where_the_class_gets_its_probability_from(slide):
    found = occlusion(slide, CELL, SCALE, engine(), BLAST)
    left, right = found.drop[:, 20:45], found.drop[:, 67:92]
    assert left.max() > 0.01
    assert np.abs(right).max() < 0.001
    assert found.drop.shape == (112, 112)


def test_covering_what_speaks_for_a_class_helps_the_other(slide):
    blast, benign = (occlusion(slide, CELL, SCALE, engine(), key) for key in (BLAST, BENIGN))
    assert benign.drop == pytest.approx(-blast.drop, abs=1e-6)


def test_covering_empty_smear_changes_nothing(smear):
    empty = ArraySlide(smear(32.0, 32.0).pixels(noise=0.0), microns_per_pixel=0.1)
    recipe = CropRecipe(pixels=112, balanced=False, vignette=False)
    found = occlusion(empty, CELL, SCALE, engine(recipe=recipe), BLAST)
    assert np.abs(found.drop).max() < 1e-4


def test_the_probability_is_that_of_a_reading(slide):
    seen = crop(slide, CELL, SCALE, RECIPE)
    (read,) = DarkBundle().predict(darkness(seen[None]))
    assert occlusion(slide, CELL, SCALE, engine(), BLAST).probability == read.probabilities[BLAST]


def test_the_map_lies_on_the_slide_where_the_crop_was_cut(slide):
    assert occlusion(slide, CELL, SCALE, engine(), BLAST).box == Box(60, 60, 200, 200)


def test_the_whole_cell_is_read_in_every_view_and_covered_ones_in_one(slide):
    asked = []

    def network(crops):
        asked.append(len(crops))
        return darkness(crops)

    averaged = replace(engine(), embedder=Network("efficientnet_lite1_four", network))
    occlusion(slide, CELL, SCALE, averaged, BLAST)
    assert asked == [4, 1, 16, 16, 16, 16, 5]


def test_a_map_can_be_stopped_between_batches(slide):
    heard = []

    def stop(done, total):
        heard.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        occlusion(slide, CELL, SCALE, engine(), BLAST, check_in=stop)
    assert heard == [(0, 69), (16, 69)]


def test_a_class_that_the_model_does_not_know_is_refused(slide):
    with pytest.raises(BundleError, match="does not know the class"):
        occlusion(slide, CELL, SCALE, engine(), ClassKey("all_l1"))


def test_the_practice_model_looks_at_the_cell(smear):
    pixels = smear(32.0, 32.0).red_cells(clear=[(16.0, 16.0, 7.0)]).white_cell(16.0, 16.0).pixels()
    drawn = ArraySlide(pixels, Path("drawn.png"), 0.1, practice=True)
    trained = load_engine(shipped("models") / "practice", "cpu")
    cell = central_cell(drawn, SCALE)
    (top, *_) = trained.bundle.predict(
        trained.embedder(crop(drawn, cell, SCALE, trained.bundle.manifest.crop)[None])
    )
    found = occlusion(drawn, cell, SCALE, trained, top.top)
    assert found.probability == pytest.approx(top.confidence, abs=1e-6)
    assert np.isfinite(found.drop).all()
    assert np.abs(found.drop).max() > 0
