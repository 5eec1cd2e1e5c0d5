"""A candidate beside the active bundle, on the same cells of patients neither had seen."""

from leukoview.engine.comparing.cached import compared
from leukoview.engine.comparing.compare import Comparison, compare
from leukoview.engine.comparing.crosswalk import Crosswalk, crosswalk
from leukoview.engine.comparing.gate import PromotionRefusedError, refuse_promotion
from leukoview.engine.comparing.sides import ConfusionCell, McNemar, Side, Sides
from leukoview.engine.comparing.verdict import MARGIN, Outcome, Verdict

__all__ = [
    "MARGIN",
    "Comparison",
    "ConfusionCell",
    "Crosswalk",
    "McNemar",
    "Outcome",
    "PromotionRefusedError",
    "Side",
    "Sides",
    "Verdict",
    "compare",
    "compared",
    "crosswalk",
    "refuse_promotion",
]
