"""The leukemic cells of M2, M3 and M5 by their FAB descriptors.

Bennett et al., Br J Haematol 1976;33:451 and Ann Intern Med 1985;103:620. Diameters in `kinds.py`;
amounts are chosen values.
"""

import numpy as np

from leukoview.engine.practice.anatomy import (
    Chromatin,
    Density,
    Portrait,
    bent,
    body,
    chromatin,
    cytoplasm,
    dyed,
    held,
    hof,
    indented,
    nucleoli,
    portrait,
    round_nucleus,
    stained_nucleus,
    vacuoles,
)
from leukoview.engine.practice.dyes import AZURE, AZUROPHIL, LILAC
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import Plane, Sheet, ellipse, inside, joined, rod, specks

AUER_ROD_SHARE = 0.2
"""Share of drawn M2 blasts with an Auer rod. Chosen: "occasional"."""
KIDNEY_SHARE = 0.45
"""Share of drawn M3 cells whose nucleus is a kidney; the others have two lobes. Chosen."""
FAGGOT_SHARE = 0.35
"""Share of drawn M3 cells with a bundle of Auer rods (a faggot cell). Chosen."""


def m2_myeloblast(sheet: Sheet, patient: Patient) -> Portrait:
    """Fine chromatin, nucleoli, blue cytoplasm with some granules, now and then an Auer rod."""
    cell = body(sheet, patient, stretch=0.14, lump=0.25)
    share = sheet.chance.uniform(0.58, 0.7) * patient.nuclear
    nucleus = held(round_nucleus(sheet, share, stretch=0.12, lump=0.15), cell, 0.35)
    spots = nucleoli(sheet, nucleus, int(sheet.chance.integers(2, 4)), 0.8)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.0, 0.42, 0.2, 0.3))
    golgi = hof(sheet, nucleus, 2.6)
    blue = cytoplasm(sheet, cell, nucleus, 0.5, edge=0.8) * (1 - 0.6 * golgi)
    granules = specks(sheet, 0.42, 0.2) * golgi * inside(cell, 0.6)
    density = stained_nucleus(patient, strength, spots, pale=0.45) + dyed(blue, AZURE, patient)
    density += dyed((1.1 * patient.granulation * granules).astype(np.float32), AZUROPHIL, patient)
    density += dyed((0.3 * golgi * inside(cell, 0.5)).astype(np.float32), LILAC, patient)
    if sheet.chance.uniform() < AUER_ROD_SHARE:
        density += _auer_rods(sheet, patient, cell, nucleus, 1)
    return portrait(cell, nucleus, density)


def m3_promyelocyte(sheet: Sheet, patient: Patient) -> Portrait:
    """Hypergranular: magenta granules even over the bilobed nucleus, bundles of Auer rods."""
    cell = body(sheet, patient, stretch=0.18, lump=0.4)
    nucleus = held(_butterfly(sheet, patient), cell, 0.4)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.2, 0.6, 0.18, 0.2))
    coarse = specks(sheet, 0.4, sheet.chance.uniform(0.24, 0.34)) * inside(cell, 0.45)
    veil = coarse * (1 - 0.35 * inside(nucleus, 0.4)) * patient.granulation
    pink = cytoplasm(sheet, cell, nucleus, 0.36)
    density = stained_nucleus(patient, strength) + dyed(pink, LILAC, patient)
    density += dyed(cytoplasm(sheet, cell, nucleus, 0.1, edge=0.5), AZURE, patient)
    density += dyed((1.0 * veil).astype(np.float32), AZUROPHIL, patient)
    if sheet.chance.uniform() < FAGGOT_SHARE:
        density += _auer_rods(sheet, patient, cell, nucleus, int(sheet.chance.integers(4, 9)))
    return portrait(cell, nucleus, density)


def m5_monoblast(sheet: Sheet, patient: Patient) -> Portrait:
    """Large: a folded, lacy nucleus in abundant grey-blue cytoplasm with vacuoles."""
    cell = body(sheet, patient, stretch=0.16, lump=0.6)
    share = sheet.chance.uniform(0.42, 0.52) * patient.nuclear
    nucleus = bent(sheet, share, sheet.chance.uniform(0.5, 1.2))
    nucleus = held(indented(sheet, nucleus, depth=0.2, width=0.12), cell, 0.7)
    strength = chromatin(sheet, patient, nucleus, Chromatin(0.95, 0.6, 0.3, 0.35))
    fold = _fold(sheet) * inside(nucleus, 0.6)
    spots = nucleoli(sheet, nucleus, int(sheet.chance.integers(0, 2)), 1.0)
    holes = vacuoles(sheet, cell, int(sheet.chance.integers(4, 14)), 0.5) * (
        1 - 0.75 * inside(nucleus, 0.3)
    )
    grey = cytoplasm(sheet, cell, nucleus, 0.36, edge=0.7) * (1 - 0.9 * holes)
    dust = specks(sheet, 0.28, 0.07) * inside(cell, 0.6) * (1 - inside(nucleus, 0.3))
    purple = strength * (1 + 0.35 * fold) * (1 - 0.6 * holes)
    density = stained_nucleus(patient, purple.astype(np.float32), spots, pale=0.3)
    density += dyed(grey.astype(np.float32), AZURE, patient)
    density += dyed((0.3 * grey + 0.25 * dust).astype(np.float32), LILAC, patient)
    return portrait(cell, nucleus, density)


def _butterfly(sheet: Sheet, patient: Patient) -> Plane:
    """Two broad lobes with a waist, or a kidney."""
    share = sheet.chance.uniform(0.48, 0.58) * patient.nuclear
    if sheet.chance.uniform() < KIDNEY_SHARE:
        return bent(sheet, share, sheet.chance.uniform(0.7, 1.2))
    angle = float(sheet.chance.uniform(0, np.pi))
    lobe, away = sheet.radius * np.sqrt(share) * 0.74, sheet.radius * 0.38
    left = (away * float(np.cos(angle)), away * float(np.sin(angle)))
    right = (-left[0], -left[1])
    return joined(
        ellipse(sheet, left, (lobe, lobe * 0.95), angle),
        ellipse(sheet, right, (lobe * 0.95, lobe), angle),
        0.9,
    )


def _fold(sheet: Sheet) -> Plane:
    """A crease across the nucleus, 0–1."""
    angle = float(sheet.chance.uniform(0, np.pi))
    reach = sheet.radius * 0.6
    end = (reach * float(np.cos(angle)), reach * float(np.sin(angle)))
    start = (-end[0] * 0.6 + 0.5, -end[1] * 0.6)
    return inside(rod(sheet, start, end, 0.35), 0.6)


def _auer_rods(sheet: Sheet, patient: Patient, cell: Plane, nucleus: Plane, count: int) -> Density:
    """Needles of 2–4 µm in the cytoplasm; several lie across one another."""
    rows, columns = np.nonzero(np.minimum(cell - np.float32(1.2), -nucleus - np.float32(0.4)) > 0)
    shape = np.full_like(sheet.x, -9.0)
    for _ in range(count if rows.size else 0):
        pick = int(sheet.chance.integers(rows.size))
        x, y = float(sheet.x[rows[pick], columns[pick]]), float(sheet.y[rows[pick], columns[pick]])
        angle, half = float(sheet.chance.uniform(0, np.pi)), float(sheet.chance.uniform(0.9, 1.9))
        dx, dy = half * float(np.cos(angle)), half * float(np.sin(angle))
        shape = np.maximum(shape, rod(sheet, (x - dx, y - dy), (x + dx, y + dy), 0.28))
    needles = inside(shape, 0.2) * inside(cell - np.float32(0.2), 0.3)
    return dyed((1.5 * needles).astype(np.float32), AZUROPHIL, patient)
