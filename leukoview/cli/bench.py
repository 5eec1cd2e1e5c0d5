"""The engine as the command line uses it, and the seam where tests put another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from leukoview.engine.case import (
        Box,
        CellId,
        Origin,
        Prediction,
        Reading,
        Skipped,
        SlideReading,
    )
    from leukoview.engine.cluster import Workers
    from leukoview.engine.progress import CheckIn, Tell
    from leukoview.engine.report import Fact
    from leukoview.engine.slide import Slide
    from leukoview.engine.summary import CaseSummary

    Placed = tuple[CellId, Box, Origin]


class Bench(Protocol):
    """One model on one device, chosen by the first image laid on the bench."""

    @property
    def practice(self) -> bool:
        """Whether the model reads drawn images."""
        ...

    @property
    def about(self) -> "tuple[Fact, ...]":
        """What the model says of itself, as names and values for the report."""
        ...

    def prepare(self, slide: "Slide") -> None:
        """Load the model that may read this image; later images must fit it.

        Raises:
            BundleError: The model is missing or altered.
            MissingWeightsError: Its network is not on this computer.
        """
        ...

    def read(
        self,
        slide: "Slide",
        microns_per_pixel: float | None,
        check_in: "CheckIn",
        tell: "Tell",
        *,
        anew: bool = False,
    ) -> "SlideReading":
        """Find and read every cell of a smear; refuses one that the model must not read.

        A whole slide whose reading was interrupted goes on, and tells so, unless begun `anew`.
        """
        ...

    def read_again(
        self, slide: "Slide", microns_per_pixel: float | None, check_in: "CheckIn"
    ) -> "SlideReading":
        """Read a smear as if for the first time.

        What an interrupted reading of it has kept is neither used nor dropped.
        """
        ...

    def read_many(
        self,
        paths: Sequence[Path],
        microns_per_pixel: float | None,
        workers: "Workers",
        *,
        anew: bool = False,
    ) -> Iterator["SlideReading | Skipped"]:
        """Read smears in the order given, many at once, each answered or skipped with a reason."""
        ...

    def read_boxes(
        self, slide: "Slide", boxes: "Sequence[Placed]", microns_per_pixel: float | None
    ) -> "SlideReading":
        """Read only the cells in these boxes; nothing is searched for."""
        ...

    def read_crops(
        self,
        images: Sequence[tuple[Path, str]],
        microns_per_pixel: float | None,
        check_in: "CheckIn",
    ) -> "Reading":
        """Read images of one cell each, given as (path, patient)."""
        ...

    def reading_of(
        self, slides: Sequence["SlideReading"], skipped: Sequence["Skipped"]
    ) -> "Reading":
        """One run over several smears."""
        ...

    def summarise(self, patient: str, predictions: Sequence["Prediction"]) -> "CaseSummary":
        """The counts of a case and what they suggest, by the model's own rule."""
        ...


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the command line leads: to the window, and to the engine."""

    open_window: Callable[[Sequence[Path]], int]
    make_bench: Callable[[Path | None, str], Bench]
