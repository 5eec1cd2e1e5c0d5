"""The parts that white cells are made of: body, nucleus, chromatin, cytoplasm, granules.

Lengths are µm, amounts are strengths of a dye. Everything is drawn on a `Sheet`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Mask
from leukoview.engine.practice.dyes import AZURE, CHROMATIN
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import (
    Plane,
    Point,
    Sheet,
    cut,
    ellipse,
    grain,
    inside,
    joined,
    rim,
    rod,
)

VISIBLE_EDGE: Final = 0.1
"""Masks reach so many µm beyond the middle of a soft edge.

Hand-drawn outlines enclose what is visible: a detector that overshoots the middle of drawn edges
by 8 % of the area overshoots the hand-drawn CellaVision masks of Zheng et al. (Micron 2018) by 3 %.
"""

Density = NDArray[np.float32]
"""Optical density, height × width × 3."""


@dataclass(frozen=True, slots=True, eq=False)
class Portrait:
    """One drawn object: its density, how far it hides what lies beneath (0–1), and its masks."""

    density: Density
    cover: Plane
    nucleus: Mask
    cell: Mask


@dataclass(frozen=True, slots=True)
class Chromatin:
    """How a nucleus is stained: strength, size of its clumps in µm, their contrast, its rim."""

    amount: float
    clump: float
    contrast: float
    rim: float = 0.25


def portrait(body: Plane, nucleus: Plane, density: Density) -> Portrait:
    """The finished drawing of a cell, its masks reaching to the visible edge."""
    cell = body > -VISIBLE_EDGE
    return Portrait(density, inside(body, 0.25), (nucleus > -VISIBLE_EDGE) & cell, cell)


def dyed(plane: Plane, dye: tuple[float, float, float], patient: Patient) -> Density:
    """A plane of dye strengths as density on this patient's slides."""
    return np.asarray(plane[..., None] * patient.tint(dye), np.float32)


def body(sheet: Sheet, patient: Patient, *, stretch: float, lump: float) -> Plane:
    """A cell's outline: an ellipse stretched by up to a share, with lumps of so many µm."""
    long = float(np.exp(sheet.chance.uniform(0, stretch) * patient.lumpiness))
    shape = ellipse(sheet, (0, 0), (sheet.radius * long, sheet.radius / long), _turn(sheet))
    wavy = shape + grain(sheet, sheet.radius * 0.32) * np.float32(lump * patient.lumpiness)
    wavy = wavy + grain(sheet, 0.55) * np.float32(0.05 + 0.14 * lump)
    return _pressed(sheet, wavy.astype(np.float32))


def round_nucleus(sheet: Sheet, share: float, *, stretch: float, lump: float) -> Plane:
    """A nucleus that fills about this share of the cell's area, a little off the middle."""
    radius = sheet.radius * np.sqrt(share)
    room = (sheet.radius - radius) * 0.7
    long = float(np.exp(sheet.chance.uniform(0, stretch)))
    middle = _within(sheet, room)
    shape = ellipse(sheet, middle, (radius * long, radius / long), _turn(sheet))
    return np.asarray(shape + grain(sheet, radius * 0.3) * np.float32(lump), np.float32)


def indented(sheet: Sheet, nucleus: Plane, *, depth: float, width: float) -> Plane:
    """The nucleus with a bay `depth` (a share of the cell's radius) deep: kidney or cleft."""
    angle = _turn(sheet)
    reach = sheet.radius
    middle = (reach * float(np.cos(angle)), reach * float(np.sin(angle)))
    bay = ellipse(sheet, middle, (reach * (0.35 + depth), reach * width), angle)
    wavy = bay + grain(sheet, 1.0) * np.float32(0.3)
    return cut(nucleus, wavy.astype(np.float32), 1.0)


def bent(sheet: Sheet, share: float, curl: float) -> Plane:
    """A kidney or horseshoe that fills about this share of the cell, bent by `curl` radians."""
    size = sheet.radius * float(np.sqrt(share))
    turn, arc = _turn(sheet), size * 0.66
    shape = np.full_like(sheet.x, -np.inf)
    for number in (-1, 0, 1):
        angle = turn + number * curl * sheet.chance.uniform(0.8, 1.2)
        away = arc * np.array([np.cos(angle), np.sin(angle)])
        back = arc * 0.45 * np.array([np.cos(turn), np.sin(turn)])
        middle = (float(away[0] - back[0]), float(away[1] - back[1]))
        radius = size * sheet.chance.uniform(0.6, 0.7)
        lobe = ellipse(sheet, middle, (radius * 1.1, radius * 0.95), angle + np.pi / 2)
        shape = lobe if number < 0 else joined(shape, lobe, size * 0.3)
    return np.asarray(shape + grain(sheet, 1.1) * np.float32(0.2), np.float32)


def lobes(sheet: Sheet, count: int, size: float, spread: float) -> Plane:
    """Lobes of about `size` µm radius on a ragged arc, joined by thin strands."""
    turn, way = _turn(sheet), sheet.chance.choice([-1, 1])
    step = way * min(sheet.chance.uniform(1.2, 1.7), 4.7 / count)
    before: Point = (0.0, 0.0)
    shape = np.full_like(sheet.x, -np.inf)
    for number in range(count):
        angle = turn + (number - (count - 1) / 2) * step
        away = spread * sheet.chance.uniform(0.65, 1.2)
        middle = (away * float(np.cos(angle)), away * float(np.sin(angle)))
        radius = size * sheet.chance.uniform(0.85, 1.15)
        lean = angle + np.pi / 2 + sheet.chance.normal(0, 0.5)
        lobe = ellipse(sheet, middle, (radius * 1.15, radius * 0.9), lean)
        if number:
            lobe = joined(lobe, rod(sheet, before, middle, 0.9), 0.4)
        shape = lobe if number == 0 else joined(shape, lobe, 0.35)
        before = middle
    return np.asarray(shape + grain(sheet, 0.8) * np.float32(0.14), np.float32)


def held(nucleus: Plane, cell: Plane, margin: float) -> Plane:
    """The nucleus kept within the cell, `margin` µm of cytoplasm around it."""
    return np.asarray(np.minimum(nucleus, cell - np.float32(margin)), np.float32)


def chromatin(sheet: Sheet, patient: Patient, nucleus: Plane, kind: Chromatin) -> Plane:
    """The strength of chromatin in a nucleus: clumps, threads, and the rim of the membrane."""
    threads = grain(sheet, kind.clump * 0.3, kind.clump * 1.2)
    fine = grain(sheet, 0.07, 0.3)
    cracks = np.exp(-((grain(sheet, kind.clump * 0.36) / 0.22) ** 2))
    texture = np.tanh(threads) + 0.5 * fine + 0.3 * grain(sheet, kind.clump * 2.2) - cracks + 0.2
    texture = texture * (kind.contrast * patient.crispness)
    strength = kind.amount * (1 + texture) + kind.rim * rim(nucleus, 0.2, 0.22)
    return np.asarray(inside(nucleus, 0.22) * np.maximum(strength, 0.05), np.float32)


def nucleoli(sheet: Sheet, nucleus: Plane, count: int, size: float) -> Plane:
    """Nucleoli of about `size` µm radius, 0–1, well inside the nucleus."""
    shape = np.full_like(sheet.x, -9.0)
    rows, columns = np.nonzero(nucleus > size * 1.1)
    for _ in range(count if rows.size else 0):
        pick = int(sheet.chance.integers(rows.size))
        middle = (
            float(sheet.x[rows[pick], columns[pick]]),
            float(sheet.y[rows[pick], columns[pick]]),
        )
        radius = size * sheet.chance.uniform(0.8, 1.2)
        spot = ellipse(sheet, middle, (radius * 1.15, radius / 1.15), _turn(sheet))
        shape = np.maximum(shape, spot)
    return inside(shape, 0.35)


def stained_nucleus(
    patient: Patient, strength: Plane, spots: Plane | None = None, *, pale: float = 0.5
) -> Density:
    """The density of a nucleus; nucleoli come out paler, bluer and ringed."""
    if spots is None:
        return dyed(strength, CHROMATIN, patient)
    ring = 4 * spots * (1 - spots)
    purple = strength * (1 - pale * spots + 0.22 * ring)
    return dyed(purple, CHROMATIN, patient) + dyed(0.28 * spots * (strength > 0), AZURE, patient)


def cytoplasm(
    sheet: Sheet, cell: Plane, nucleus: Plane, amount: float, *, edge: float = 0.0
) -> Plane:
    """The strength of plain cytoplasm: mottled, and up to `edge` deeper towards its border."""
    mottle = 1 + 0.10 * grain(sheet, 0.22, 0.8) + 0.12 * grain(sheet, 1.4)
    border = 1 + edge * np.exp(-np.maximum(cell, 0) / 0.9)
    strength = amount * mottle * border * inside(cell, 0.3) * (1 - inside(nucleus, 0.25))
    return np.asarray(np.maximum(strength, 0), np.float32)


def hof(sheet: Sheet, nucleus: Plane, size: float) -> Plane:
    """The pale zone beside the nucleus where the Golgi lies, 0–1."""
    angle = _turn(sheet)
    middle = (
        sheet.radius * 0.45 * float(np.cos(angle)),
        sheet.radius * 0.45 * float(np.sin(angle)),
    )
    zone = inside(ellipse(sheet, middle, (size, size * 0.8), angle), size * 1.2)
    return np.asarray(zone * (1 - inside(nucleus, 0.3)), np.float32)


def vacuoles(sheet: Sheet, cell: Plane, count: int, size: float) -> Plane:
    """Round holes of about `size` µm radius anywhere in the cell, 0–1."""
    shape = np.full_like(sheet.x, -9.0)
    rows, columns = np.nonzero(cell > size * 1.3)
    for _ in range(count if rows.size else 0):
        pick = int(sheet.chance.integers(rows.size))
        middle = (
            float(sheet.x[rows[pick], columns[pick]]),
            float(sheet.y[rows[pick], columns[pick]]),
        )
        radius = size * sheet.chance.uniform(0.6, 1.3)
        shape = np.maximum(shape, ellipse(sheet, middle, (radius, radius)))
    return inside(shape, 0.18)


def _turn(sheet: Sheet) -> float:
    return float(sheet.chance.uniform(0, 2 * np.pi))


def _within(sheet: Sheet, room: float) -> Point:
    angle, away = _turn(sheet), room * float(np.sqrt(sheet.chance.uniform()))
    return away * float(np.cos(angle)), away * float(np.sin(angle))


def _pressed(sheet: Sheet, shape: Plane) -> Plane:
    """Flattened where neighbours press on it."""
    for _ in range(int(sheet.chance.integers(0, 4))):
        angle = _turn(sheet)
        away = sheet.radius * sheet.chance.uniform(0.86, 1.1)
        wall = away - sheet.x * np.float32(np.cos(angle)) - sheet.y * np.float32(np.sin(angle))
        shape = -joined(-shape, -wall.astype(np.float32), 1.0)
    return shape
