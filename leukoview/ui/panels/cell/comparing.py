"""One cell's figures beside the ranges of normal cells."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from leukoview.engine.case import Morphometry
from leukoview.engine.fab import MICRON
from leukoview.engine.reference import BESIDE_A_BLAST, Range, reference_of

ABOVE, BELOW = "↑", "↓"
AREAS = frozenset({"nucleus_area", "cell_area"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside the range of one kind of normal cell: `arrow` is empty where it is inside."""

    kind: str
    span: str
    arrow: str

    @property
    def words(self) -> str:
        """The comparison in words, as it is read aloud."""
        where = {ABOVE: _tr("above"), BELOW: _tr("below")}.get(self.arrow, _tr("within"))
        return f"{where} {self.kind} {self.span}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell with its unit, and how it compares."""

    name: str
    value: str
    compared: tuple[Compared, ...]

    @property
    def words(self) -> str:
        """The figure in words, as it is read aloud."""
        beside = ", ".join(one.words for one in self.compared)
        return f"{self.name} {self.value}" + (f": {beside}" if beside else "")


def figures_of(measured: Morphometry) -> tuple[Figure, ...]:
    """What was measured on a cell. Without a scale areas are in pixels and compare with nothing."""
    area = f"{measured.unit}²"
    return tuple(
        _figure(measured, key, name, unit, written)
        for key, name, unit, written in (
            ("nucleus_area", _tr("Nucleus area"), f" {area}", _whole),
            ("cell_area", _tr("Cell area"), f" {area}", _whole),
            ("nucleus_cell_ratio", _tr("N:C ratio (areas)"), "", _hundredths),
            ("roundness", _tr("Nucleus roundness"), "", _hundredths),
            ("irregularity", _tr("Outline irregularity"), " %", _share),
            ("granularity", _tr("Granularity"), " %", _share),
        )
    )


def caveat() -> str:
    """What the ranges are, and what they are not."""
    ranges = [reference_of(kind).figures["cell_area"] for kind in BESIDE_A_BLAST]
    fewest, share = min(one.n for one in ranges), min(one.share for one in ranges)
    words = _tr(
        "Ranges span {0} of {1} normal cells of each kind, measured like this one; all are of one "
        "laboratory, so they only orient."
    )
    return words.format(f"{share * 100:.0f} %", fewest)


def _figure(
    measured: Morphometry, key: str, name: str, unit: str, written: Callable[[float], str]
) -> Figure:
    value: float = getattr(measured, key)
    compares = key not in AREAS or measured.unit == MICRON
    compared = tuple(
        _beside(kind, value, reference_of(kind).figures[key], written)
        for kind in (BESIDE_A_BLAST if compares else ())
    )
    return Figure(name, f"{written(value)}{unit}", compared)


def _beside(kind: str, value: float, normal: Range, written: Callable[[float], str]) -> Compared:
    arrow = "" if normal.holds(value) else (ABOVE if value > normal.high else BELOW)
    span = f"{written(normal.low)}–{written(normal.high)}"
    return Compared(_name_of(kind), span, arrow)


def _name_of(kind: str) -> str:
    """What a kind of normal cell is called in a narrow column."""
    names = {
        "lymphocyte": _tr("lymphocyte"),
        "monocyte": _tr("monocyte"),
        "segmented_neutrophil": _tr("neutrophil"),
    }
    return names.get(kind, kind)


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _hundredths(value: float) -> str:
    return f"{value:.2f}"


def _share(value: float) -> str:
    return f"{value * 100:.1f}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Comparing", words)
