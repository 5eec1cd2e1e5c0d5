"""The bench with the real engine on it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from leukoview.cli.saying import device_line
from leukoview.engine import reading as engine
from leukoview.engine.batch import order_for, read_many
from leukoview.engine.case import Box, CellId, Origin, Prediction, Reading, Skipped, SlideReading
from leukoview.engine.cluster import ALONE, Workers
from leukoview.engine.progress import CheckIn, Tell, unheard
from leukoview.engine.report import Fact, about
from leukoview.engine.slide import Slide
from leukoview.engine.summary import CaseSummary, summarise


class RealBench:
    """Loads the model when the first image says which one it needs."""

    def __init__(self, bundle: Path | None, device: str) -> None:
        self._bundle = bundle
        self._device = device
        self._loaded: engine.Engine | None = None

    @property
    def practice(self) -> bool:
        """Whether the model reads drawn images."""
        return self._engine.bundle.manifest.practice_only

    @property
    def about(self) -> tuple[Fact, ...]:
        """What the model says of itself, for the report."""
        return about(self._engine.bundle.manifest)

    def prepare(self, slide: Slide) -> None:
        """Load the model given, else the one chosen on this computer for this kind of image."""
        if self._loaded is None:
            self._loaded = self._load(practice=slide.practice)
            for line in (device_line(self._device, self._loaded.computes), self._loaded.remark):
                if line:
                    print(line, file=sys.stderr)

    def _load(self, *, practice: bool) -> engine.Engine:
        if self._bundle is not None:
            return engine.load_engine(self._bundle, self._device)
        return engine.active_engine(practice=practice, device=self._device)

    @property
    def _folder(self) -> Path:
        """Where the model that reads lies."""
        return self._bundle or self._engine.bundle.folder

    def read(
        self,
        slide: Slide,
        microns_per_pixel: float | None,
        check_in: CheckIn,
        tell: Tell,
        *,
        anew: bool = False,
    ) -> SlideReading:
        """Find and read every cell of a smear."""
        manner = engine.Manner(anew=anew)
        return self._searched(slide, microns_per_pixel, check_in, tell, manner)

    def read_again(
        self, slide: Slide, microns_per_pixel: float | None, check_in: CheckIn
    ) -> SlideReading:
        """Read a smear as if for the first time, apart from any reading that was interrupted."""
        manner = engine.Manner(apart=True)
        return self._searched(slide, microns_per_pixel, check_in, unheard, manner)

    def read_many(
        self,
        paths: Sequence[Path],
        microns_per_pixel: float | None,
        workers: Workers,
        *,
        anew: bool = False,
    ) -> Iterator[SlideReading | Skipped]:
        """Read smears many at once; one after another where a single GPU does the work."""
        own = ALONE if self._engine.computes.kind != "cpu" and not workers.cluster else workers
        order = order_for(self._engine, self._folder, microns_per_pixel)
        return read_many(paths, replace(order, anew=anew), own)

    def read_boxes(
        self,
        slide: Slide,
        boxes: Sequence[tuple[CellId, Box, Origin]],
        microns_per_pixel: float | None,
    ) -> SlideReading:
        """Read only the cells in these boxes."""
        return engine.read_boxes(slide, boxes, self._engine, microns_per_pixel=microns_per_pixel)

    def read_crops(
        self,
        images: Sequence[tuple[Path, str]],
        microns_per_pixel: float | None,
        check_in: CheckIn,
    ) -> Reading:
        """Read images of one cell each."""
        return engine.read_crops(
            images, self._engine, microns_per_pixel=microns_per_pixel, check_in=check_in
        )

    def reading_of(self, slides: Sequence[SlideReading], skipped: Sequence[Skipped]) -> Reading:
        """One run over several smears."""
        return engine.reading_of(self._engine, slides, skipped)

    def summarise(self, patient: str, predictions: Sequence[Prediction]) -> CaseSummary:
        """The counts of a case and what they suggest, by the model's own rule."""
        return summarise(patient, predictions, self._engine.bundle.manifest.case_rule)

    def _searched(
        self,
        slide: Slide,
        microns_per_pixel: float | None,
        check_in: CheckIn,
        tell: Tell,
        manner: engine.Manner,
    ) -> SlideReading:
        return engine.read_slide(
            slide,
            self._engine,
            microns_per_pixel=microns_per_pixel,
            check_in=check_in,
            tell=tell,
            manner=manner,
        )

    @property
    def _engine(self) -> engine.Engine:
        if self._loaded is None:
            raise RuntimeError("prepare() comes before reading")
        return self._loaded
