"""The lymphoblasts of acute lymphoblastic leukemia by their FAB descriptors.

Bennett et al., Br J Haematol 1976;33:451 (L1, L2); Br J Haematol 1981;47:553 (their scoring).
Diameters in `kinds.py`; amounts are chosen values.
"""

from leukoview.engine.practice.anatomy import (
    Chromatin,
    Portrait,
    body,
    chromatin,
    cytoplasm,
    dyed,
    held,
    indented,
    nucleoli,
    portrait,
    round_nucleus,
    stained_nucleus,
)
from leukoview.engine.practice.dyes import AZURE
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import Sheet


def l1_lymphoblast(sheet: Sheet, patient: Patient) -> Portrait:
    """Small and even: a round homogeneous nucleus, hardly any cytoplasm, no nucleoli."""
    cell = body(sheet, patient, stretch=0.07, lump=0.12)
    share = min(0.86 * patient.nuclear, 0.92)
    nucleus = held(round_nucleus(sheet, share, stretch=0.05, lump=0.08), cell, 0.22)
    blue = cytoplasm(sheet, cell, nucleus, 0.5, edge=0.3)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.5, 0.55, 0.09, 0.15))
    return portrait(cell, nucleus, stained_nucleus(patient, strength) + dyed(blue, AZURE, patient))


def l2_lymphoblast(sheet: Sheet, patient: Patient) -> Portrait:
    """Larger and uneven: a cleft or irregular nucleus, prominent nucleoli, more blue cytoplasm."""
    cell = body(sheet, patient, stretch=0.2, lump=0.4)
    share = sheet.chance.uniform(0.62, 0.76) * patient.nuclear
    nucleus = round_nucleus(sheet, share, stretch=0.16, lump=0.35)
    nucleus = indented(sheet, nucleus, depth=sheet.chance.uniform(0.1, 0.5), width=0.09)
    nucleus = held(nucleus, cell, 0.3)
    blue = cytoplasm(sheet, cell, nucleus, 0.58, edge=0.4)
    spots = nucleoli(sheet, nucleus, int(sheet.chance.integers(1, 4)), 0.95)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.15, 0.7, 0.2, 0.35))
    density = stained_nucleus(patient, strength, spots, pale=0.55)
    return portrait(cell, nucleus, density + dyed(blue, AZURE, patient))
