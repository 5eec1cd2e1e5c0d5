"""What an engine says of slides as a whole, worked out once per change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import is_

from leukoview.engine.case import Prediction
from leukoview.engine.summary import CaseSummary, counting
from leukoview.engine.taxonomy import APL
from leukoview.ui.engine_work import EngineCard
from leukoview.ui.slide_work import SlideWork

KEPT = 4
"""Several panels ask for the same sums after every change."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """What an engine has said of some slides as they were."""

    card: EngineCard
    works: tuple[SlideWork, ...]
    predictions: tuple[Prediction, ...]
    summary: CaseSummary | None

    def says(self, card: EngineCard, name: str, predictions: Sequence[Prediction]) -> bool:
        """Whether the engine has said the very same of every cell, whatever readers say now."""
        named = self.summary is not None and self.summary.patient == name
        same = len(predictions) == len(self.predictions)
        return card is self.card and named and same and all(map(is_, predictions, self.predictions))

    def holds(self, card: EngineCard, works: Sequence[SlideWork]) -> bool:
        """Whether neither the engine nor any of the slides has changed since."""
        same = len(works) == len(self.works)
        return card is self.card and same and all(map(is_, works, self.works))


class Sums:
    """The latest sums."""

    def __init__(self) -> None:
        self._kept: list[Sum] = []

    def of(self, card: EngineCard, works: Sequence[SlideWork]) -> CaseSummary | None:
        """What an engine says of slides; None where nothing was read."""
        known = next((one for one in self._kept if one.holds(card, works)), None)
        if known is None:
            predictions = counting(pair for work in works for pair in work.judged)
            summary = self._summed(card, _case_name(works), predictions)
            known = Sum(card, tuple(works), predictions, summary)
            self._kept = [known, *self._kept][:KEPT]
        return known.summary

    def _summed(
        self, card: EngineCard, name: str, predictions: Sequence[Prediction]
    ) -> CaseSummary | None:
        if not predictions:
            return None
        said = next((one for one in self._kept if one.says(card, name, predictions)), None)
        return said.summary if said else replace(card.summarise(predictions), patient=name)


def called_apl(work: SlideWork) -> int:
    """How many cells that stand on a slide a reader has called APL cells."""
    called = (cell for cell, said in work.decisions.items() if said.label == APL)
    return sum(map(work.has, called))


def _case_name(works: Sequence[SlideWork]) -> str:
    """As the command line names a case: after its image."""
    more = f" and {len(works) - 1} more" if len(works) > 1 else ""
    return f"{works[0].slide.path.stem}{more}"
