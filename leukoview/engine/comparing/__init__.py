"""A candidate beside the active bundle, on the same cells of patients neither had seen."""

from leukoview.engine.comparing.cached import compared
from leukoview.engine.comparing.compare import Comparison, compare
from leukoview.engine.comparing.crosswalk import Crosswalk, crosswalk
from leukoview.engine.comparing.sides import ConfusionCell, McNemar, Side, Sides
from leukoview.engine.comparing.verdict import MARGIN
from leukoview.engine.shelf.gate import Outcome, Verdict

__all__ = [
    "MARGIN",
    "Comparison",
    "ConfusionCell",
    "Crosswalk",
    "McNemar",
    "Outcome",
    "Side",
    "Sides",
    "Verdict",
    "compare",
    "compared",
    "crosswalk",
]
