"""The five normal leukocytes of blood, as a Romanowsky stain shows them.

Diameters in `kinds.py`; descriptions follow any atlas of hematology (ICSH nomenclature: Palmer et
al., Int J Lab Hematol 2015;37:287); amounts and sizes of detail are chosen values.
"""

from leukoview.engine.practice.anatomy import (
    Chromatin,
    Portrait,
    bent,
    body,
    chromatin,
    cytoplasm,
    dyed,
    held,
    lobes,
    portrait,
    round_nucleus,
    stained_nucleus,
    vacuoles,
)
from leukoview.engine.practice.dyes import AZURE, AZUROPHIL, CHROMATIN, EOSIN, LILAC
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import Sheet, inside, specks


def segmented_neutrophil(sheet: Sheet, patient: Patient) -> Portrait:
    """Three to five clumped lobes in pale pink cytoplasm dusted with fine lilac granules."""
    cell = body(sheet, patient, stretch=0.12, lump=0.22)
    count = int(sheet.chance.choice([3, 3, 4, 4, 5]))
    nucleus = held(
        lobes(sheet, count, sheet.radius * 0.56 / count**0.5, sheet.radius * 0.55), cell, 0.2
    )
    pink = cytoplasm(sheet, cell, nucleus, 0.26)
    dust = specks(sheet, 0.32, 0.2) * inside(cell, 0.5) * (1 - inside(nucleus, 0.3))
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.75, 1.0, 0.22, 0.5))
    density = stained_nucleus(patient, strength)
    density += dyed(pink + 0.22 * patient.granulation * dust, LILAC, patient)
    return portrait(cell, nucleus, density)


def lymphocyte(sheet: Sheet, patient: Patient) -> Portrait:
    """A small cell: dark nucleus of smudged blocks, a thin sky-blue crescent of cytoplasm."""
    cell = body(sheet, patient, stretch=0.12, lump=0.16)
    nucleus = held(round_nucleus(sheet, 0.7, stretch=0.08, lump=0.14), cell, 0.2)
    blue = cytoplasm(sheet, cell, nucleus, 0.42, edge=0.3)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.9, 0.95, 0.15, 0.2))
    return portrait(cell, nucleus, stained_nucleus(patient, strength) + dyed(blue, AZURE, patient))


def monocyte(sheet: Sheet, patient: Patient) -> Portrait:
    """A large cell: kidney nucleus of loose strands, dull grey-blue cytoplasm with fine dust."""
    cell = body(sheet, patient, stretch=0.16, lump=0.5)
    nucleus = held(bent(sheet, 0.46, sheet.chance.uniform(0.8, 1.3)), cell, 0.4)
    grey = cytoplasm(sheet, cell, nucleus, 0.30, edge=0.2)
    holes = vacuoles(sheet, cell, int(sheet.chance.integers(0, 4)), 0.5) * (
        1 - inside(nucleus, 0.3)
    )
    dust = specks(sheet, 0.3, 0.1) * inside(cell, 0.5) * (1 - inside(nucleus, 0.3))
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.4, 1.1, 0.3, 0.25))
    density = stained_nucleus(patient, strength)
    density += dyed(grey * (1 - 0.85 * holes), AZURE, patient)
    density += dyed(0.35 * grey + 0.2 * dust * patient.granulation, LILAC, patient)
    return portrait(cell, nucleus, density)


def eosinophil(sheet: Sheet, patient: Patient) -> Portrait:
    """Two lobes among large, even, orange-red granules that fill the cell."""
    cell = body(sheet, patient, stretch=0.12, lump=0.2)
    nucleus = held(lobes(sheet, 2, sheet.radius * 0.42, sheet.radius * 0.5), cell, 0.3)
    granules = (0.5 + 0.5 * specks(sheet, 0.6, 0.42)) * inside(cell, 0.4)
    granules *= 1 - 0.92 * inside(nucleus, 0.3)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.65, 1.0, 0.25, 0.25))
    density = stained_nucleus(patient, strength)
    density += dyed(0.85 * granules * patient.granulation, EOSIN, patient)
    density += dyed(cytoplasm(sheet, cell, nucleus, 0.12), AZURE, patient)
    return portrait(cell, nucleus, density)


def basophil(sheet: Sheet, patient: Patient) -> Portrait:
    """Coarse blue-black granules that lie over a blurred, lobed nucleus."""
    cell = body(sheet, patient, stretch=0.1, lump=0.2)
    nucleus = held(lobes(sheet, 3, sheet.radius * 0.42, sheet.radius * 0.36), cell, 0.4)
    granules = specks(sheet, 0.65, 0.48) * inside(cell, 0.4)
    strength = chromatin(sheet, patient, nucleus, Chromatin(1.2, 1.2, 0.15, 0.1))
    density = stained_nucleus(patient, strength * (1 - 0.5 * granules))
    density += dyed(1.5 * granules * patient.granulation, CHROMATIN, patient)
    density += dyed(0.3 * granules, AZURE, patient)
    density += dyed(cytoplasm(sheet, cell, nucleus, 0.3), LILAC, patient)
    return portrait(cell, nucleus, density + dyed(0.3 * granules, AZUROPHIL, patient))
