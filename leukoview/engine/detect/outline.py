"""Where a cell ends: cytoplasm told from background and from the red cells that touch it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from leukoview.engine.case import Mask
from leukoview.engine.detect.nuclei import Labels
from leukoview.engine.detect.redness import beyond, red_cell_colour, red_cell_mask, round_brush
from leukoview.engine.detect.star import stars
from leukoview.engine.detect.view import View, Window, around
from leukoview.engine.masks import CROSS, disc, opened, widened
from leukoview.engine.progress import Pause, on
from leukoview.engine.stain import Plane, Strength

NEARLY_NUCLEAR = 0.8
"""Share of the nuclear threshold from which a pixel is neither red cell nor background."""

NOISE_QUANTILE = 0.9
NOISE_MARGIN = 1.3
"""The background's strength: this quantile of its pixels, times the margin."""

NOISE_RANGE = (0.035, 0.12)
"""Optical density between which the background's strength must lie."""

NOISE_SPREAD = 0.05
"""Optical density within which the palest quarter of an image is all background."""

CLEAR_OF_NUCLEI = 2.0
"""µm from every nucleus at which the background is sampled."""

FEW_PIXELS = 100
"""Pixels under which a sample is too small, and the whole view is taken."""

CYTOPLASM_RING = (0.3, 1.0)
"""µm from the nucleus; what lies here is mostly the cell's own cytoplasm."""

PALEST_CYTOPLASM = 0.35
"""Strength of a cell's palest cytoplasm as a share of what it is beside the nucleus."""

OWN_COLOUR = 0.7
"""Share of that ring that looks like red cell from which colour tells nothing."""

REACH = 14.0
"""µm from the middle of the nucleus; no white cell of blood or marrow reaches further."""

BRIDGE = 0.5
"""µm; a connection to the nucleus thinner than twice this is none."""

AT_ONCE = 32
"""Cells outlined between two pauses: enough that their paths are found together."""


@dataclass(frozen=True, eq=False)
class _Ground:
    """What surrounds the nuclei of a view: strength of stain, red cells, background's strength."""

    strength: Strength
    red: Mask
    noise: float


def whole_cells(view: View, labels: Labels, *, red_cells_seen: bool, pause: Pause = on) -> Labels:
    """Grow every nucleus to its whole cell; nuclei keep their numbers.

    `red_cells_seen` says whether the image holds red cells at all: where they are lysed, what has
    the colour of a red cell is cytoplasm. `pause` is called after every few cells.
    """
    cells = labels.copy()
    if not labels.any():
        return cells
    ground = _ground(view, labels, red_cells_seen=red_cells_seen)
    reach = round(view.pixels(REACH))
    places = [around(place, reach) for place in ndimage.find_objects(labels)]
    pause()
    outlined = 0
    for apart in _few_at_once(_apart(places)):
        parts = [_part(cells, labels, label, places[label - 1], ground, view) for label in apart]
        regions = stars([(one.evidence, one.nucleus) for one in parts], max(2, reach))
        for label, part, region in zip(apart, parts, regions, strict=True):
            cells[places[label - 1]][region & ~part.taken] = label
        if (outlined + len(apart)) // AT_ONCE > outlined // AT_ONCE:
            pause()
        outlined += len(apart)
    return cells


def _few_at_once(groups: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Groups cut into chunks: as no two windows of one meet, each cell becomes what it would."""
    for group in groups:
        for first in range(0, len(group), AT_ONCE):
            yield group[first : first + AT_ONCE]


def _apart(places: Sequence[Window]) -> list[list[int]]:
    """Labels in groups, one after the other, whose windows do not meet within a group.

    Of two whose windows meet the lower label comes first, as if all were taken in their order.
    """
    groups: list[list[int]] = []
    turns: list[int] = []
    for label, place in enumerate(places, start=1):
        met = (turn for turn, other in zip(turns, places, strict=False) if _meet(place, other))
        turns.append(1 + max(met, default=-1))
        if turns[-1] == len(groups):
            groups.append([])
        groups[turns[-1]].append(label)
    return groups


def _meet(one: Window, other: Window) -> bool:
    return all(
        here.start < there.stop and there.start < here.stop
        for here, there in zip(one, other, strict=True)
    )


@dataclass(frozen=True, eq=False)
class _Part:
    """What lies around one nucleus: what others have taken, and what speaks for its own cell."""

    nucleus: Mask
    taken: Mask
    evidence: Plane


def _part(
    cells: Labels, labels: Labels, label: int, window: Window, ground: _Ground, view: View
) -> _Part:
    nucleus = labels[window] == label
    taken = (cells[window] > 0) & ~nucleus
    evidence = _evidence(ground, window, nucleus, view)
    return _Part(nucleus, taken, _connected(evidence, nucleus, taken, view))


def _ground(view: View, labels: Labels, *, red_cells_seen: bool) -> _Ground:
    strength = view.smooth_strength
    nearly = (view.index > NEARLY_NUCLEAR * view.threshold) | (labels > 0)
    nuclear = widened(nearly, CROSS)
    noise = _background_strength(strength, beyond(nuclear, CLEAR_OF_NUCLEI, view))
    colour = red_cell_colour(nuclear, noise, view) if red_cells_seen else None
    red = np.zeros(labels.shape, bool)
    if colour is not None:
        red = red_cell_mask(colour, nearly, view)
    return _Ground(strength, red, noise)


def _background_strength(strength: Strength, clear: Mask) -> float:
    """The strength of stain that the empty background reaches by noise and uneven light."""
    away = strength[clear]
    away = away if away.size > FEW_PIXELS else strength.ravel()
    palest = away[away <= np.quantile(away, 0.25) + NOISE_SPREAD]
    background = away[away < np.median(palest) + NOISE_SPREAD]
    high = np.quantile(background, NOISE_QUANTILE) * NOISE_MARGIN
    return float(np.clip(high, *NOISE_RANGE))


def _evidence(ground: _Ground, window: Window, nucleus: Mask, view: View) -> Plane:
    """How much each pixel looks like part of this cell, −1 (background, red cell) to 1."""
    strength, red = ground.strength[window], ground.red[window]
    near, far = (disc(view.pixels(microns)) for microns in CYTOPLASM_RING)
    ring = widened(nucleus, far) & ~widened(nucleus, near)
    if red[ring].sum() > OWN_COLOUR * ring.sum():
        red = np.zeros_like(red)
    own = strength[ring & ~red]
    pale = max(ground.noise, PALEST_CYTOPLASM * float(np.median(own)) if own.size else 0.0)
    evidence: Plane = np.clip((strength - pale) / pale, -1, 1)
    return np.where(red, -1, evidence).astype(np.float32)


def _connected(evidence: Plane, nucleus: Mask, others: Mask, view: View) -> Plane:
    """Evidence that counts for one nucleus: only what hangs together with it."""
    ours = np.where(others, -1, evidence)
    solid = opened(ours > 0, round_brush(view, BRIDGE)) | nucleus
    parts, count = ndimage.label(solid)
    own = np.zeros(count + 1, bool)
    own[parts[nucleus]] = True
    near = widened(own[parts], CROSS)
    ours = np.where((ours > 0) & ~near, -1, ours)
    return np.where(nucleus, 1, ours).astype(np.float32)
