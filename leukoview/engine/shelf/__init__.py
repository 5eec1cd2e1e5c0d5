"""The models of this computer, and which of them reads.

Only names and values are here: what loads a model is in `shelf.shelf`, which the window's own
process must not import.
"""

from leukoview.engine.shelf.active import Chosen, chosen
from leukoview.engine.shelf.gate import Outcome, PromotionRefusedError, StaleVerdictError, Verdict
from leukoview.engine.shelf.values import (
    PRACTICE_BUNDLE,
    SHIPPED_BUNDLE,
    Kind,
    Shelved,
    own_models,
    shipped_model,
)

__all__ = [
    "PRACTICE_BUNDLE",
    "SHIPPED_BUNDLE",
    "Chosen",
    "Kind",
    "Outcome",
    "PromotionRefusedError",
    "Shelved",
    "StaleVerdictError",
    "Verdict",
    "chosen",
    "own_models",
    "shipped_model",
]
