"""The register of drawable white cells: what each is called, how large it is, who draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leukoview.engine.practice.anatomy import Portrait
from leukoview.engine.practice.lymphoblasts import l1_lymphoblast, l2_lymphoblast
from leukoview.engine.practice.myeloid_blasts import m2_myeloblast, m3_promyelocyte, m5_monoblast
from leukoview.engine.practice.normal_cells import (
    basophil,
    eosinophil,
    lymphocyte,
    monocyte,
    segmented_neutrophil,
)
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import Sheet
from leukoview.engine.taxonomy import BENIGN, ClassKey


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of white cell: its mean diameter in µm on a dry smear, how much that varies."""

    name: str
    key: ClassKey
    diameter: float
    spread: float
    draw: Callable[[Sheet, Patient], Portrait]


_ALL = (
    Kind("segmented_neutrophil", BENIGN, 12.8, 0.06, segmented_neutrophil),
    Kind("lymphocyte", BENIGN, 9.0, 0.07, lymphocyte),
    Kind("monocyte", BENIGN, 15.5, 0.08, monocyte),
    Kind("eosinophil", BENIGN, 13.0, 0.06, eosinophil),
    Kind("basophil", BENIGN, 11.8, 0.07, basophil),
    Kind("all_l1", ClassKey("all_l1"), 10.4, 0.06, l1_lymphoblast),
    Kind("all_l2", ClassKey("all_l2"), 14.2, 0.12, l2_lymphoblast),
    Kind("aml_m2", ClassKey("aml_m2"), 14.2, 0.08, m2_myeloblast),
    Kind("aml_m3", ClassKey("aml_m3"), 14.6, 0.09, m3_promyelocyte),
    Kind("aml_m5", ClassKey("aml_m5"), 18.0, 0.08, m5_monoblast),
)

KINDS: Final = {kind.name: kind for kind in _ALL}
"""Every drawable white cell by name. Diameters are chosen within the ranges atlases give."""

NORMAL_MIX: Final = {
    "segmented_neutrophil": 0.58,
    "lymphocyte": 0.28,
    "monocyte": 0.07,
    "eosinophil": 0.05,
    "basophil": 0.02,
}
"""Shares of the normal leukocytes: about the middle of an adult's reference ranges."""

WIDEST: Final = max(kind.diameter * (1 + 2 * kind.spread) for kind in _ALL)
"""Diameter of the largest cell that is drawn, in µm, before a patient's own size."""
