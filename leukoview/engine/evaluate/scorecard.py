"""The scorecard: every number with its interval, its control, and what it must not be read as."""

import msgspec

from leukoview.engine.evaluate.learning import LearningPoint
from leukoview.engine.evaluate.metrics import ClassScore, Measured


class Control(msgspec.Struct, frozen=True):
    """What the same code reaches on features that never saw the cell."""

    macro_f1: Measured
    apl_auc: Measured | None


class AplScore(msgspec.Struct, frozen=True):
    """APL against other AML, one number per patient with at least `cells` immature cells."""

    patients: int
    apl_patients: int
    cells: int
    auc: Measured
    sensitivity: Measured
    specificity: Measured
    cell_auc: Measured


class Abstention(msgspec.Struct, frozen=True):
    """What the bundle's own thresholds do to cells of patients they were not chosen on."""

    accepted: Measured
    error_of_accepted: Measured
    unlike_training: Measured
    coverage_at_error: Measured


class StainOut(msgspec.Struct, frozen=True):
    """The same of cells whose whole stain no model had seen (evaluate/stains.py)."""

    macro_f1: Measured
    calibration_error: Measured
    abstention: Abstention
    apl: AplScore | None


class Scorecard(msgspec.Struct, frozen=True, kw_only=True):
    """How a model was judged; `flags` must be printed with every number of it.

    `calibration_corrected` says that calibration errors are less what chance raises them by
    (metrics.corrected), as older scorecards do not have it.
    """

    dataset: str
    cells: int
    groups: int
    classes: tuple[str, ...]
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    accuracy: Measured
    macro_f1: Measured
    per_class: tuple[ClassScore, ...]
    class_auc: dict[str, Measured]
    class_auc_within: dict[str, Measured]
    confusion: tuple[tuple[int, ...], ...]
    calibration_error: Measured
    brier: Measured
    log_likelihood: Measured
    abstention: Abstention
    apl: AplScore | None
    controls: dict[str, Control]
    reliability: tuple[tuple[float, float, int], ...]
    risk_coverage: tuple[tuple[float, float], ...]
    seed: int
    stain_out: StainOut | None = None
    learning_curve: tuple[LearningPoint, ...] = ()
    calibration_corrected: bool = False

    @property
    def trustworthy(self) -> bool:
        """Whether the numbers may be printed without a warning."""
        return not self.flags


def written(scorecard: Scorecard) -> bytes:
    """The scorecard as the bytes of `scorecard.json`, numbers to six digits."""
    plain = msgspec.to_builtins(scorecard)
    return msgspec.json.format(msgspec.json.encode(_rounded(plain)), indent=1) + b"\n"


def read(content: bytes) -> Scorecard:
    """A scorecard from its file."""
    return msgspec.json.decode(content, type=Scorecard)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
