"""Which pixels are nuclei, and which pieces of nucleus belong to one cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import peak_local_max
from skimage.segmentation import watershed

from leukoview.engine.case import Mask
from leukoview.engine.detect.view import View, around, within
from leukoview.engine.masks import CROSS, disc, filled, greatest, narrowed, opened
from leukoview.engine.progress import Pause, on
from leukoview.engine.stain import Plane, Strength

Labels = NDArray[np.int32]
"""0 where there is nothing, else the number of a thing, height × width."""

Points = NDArray[np.float64]
"""Rows and columns, n × 2 or 2."""

LEAST_PIECE = 1.5
"""µm²; smaller pieces are granules or dirt."""


@dataclass(frozen=True, slots=True)
class Nuclear:
    """What may be the nucleus of one cell; areas in µm², lengths in µm.

    `least` is the smallest nucleus; `lobe` the largest piece that may be one lobe of a segmented
    nucleus (twice that where it is elongated, which whole nuclei of that size are not); `lobes`
    the most that all lobes of one nucleus are together; `gap` how far apart they lie, edge to
    edge; `spread` the width and height they keep within; `cut` whether pieces at the edge of the
    image may be lobes.
    """

    least: float
    lobe: float
    lobes: float
    gap: float
    spread: float
    cut: bool


ON_A_FIELD = Nuclear(least=14.0, lobe=32.0, lobes=130.0, gap=2.5, spread=16.0, cut=True)
"""Platelets are 2–4 µm wide (3–12 µm²), the nucleus of a normoblast 5 µm (20 µm²); whole nuclei of
small lymphocytes (35 µm²) that touch stay two."""

IN_A_CROP = Nuclear(least=3.0, lobe=60.0, lobes=160.0, gap=3.0, spread=18.0, cut=False)
"""The image shows one cell, cut out by somebody: even a small one counts, and lobes that lie
further apart are one nucleus."""

ELONGATED = 1.4
"""Length over width from which a small piece is a lobe rather than a whole nucleus."""

NECK = 0.75
"""Width of the neck between two parts, as a share of the smaller part's, that still is one part."""

BACKGROUND_GAP = 0.04
"""Optical density under which what lies between two pieces is background: two cells, not one."""

MARKER_SMOOTHING = 0.7
"""µm; bumps of the outline smaller than this do not split a nucleus."""

TRUNCATED = 4.0
"""Standard deviations after which that smoothing ends."""


def nuclei(view: View, limits: Nuclear = ON_A_FIELD, pause: Pause = on) -> Labels:
    """The nuclei of a view, one number per cell; platelets and dirt are left out.

    `pause` is called between the steps.
    """
    mask = _clean(view.index > view.threshold, view)
    pause()
    pieces = _split(mask, view, pause)
    pause()
    joined = _joined(pieces, view, limits)
    pause()
    return _large_enough(joined, view, limits.least)


def _clean(mask: Mask, view: View) -> Mask:
    return filled(opened(mask, disc(max(1, round(view.pixels(0.4))))))


def _split(mask: Mask, view: View, pause: Pause) -> Labels:
    """Cut a mask at its necks by a watershed of the distance from its edge."""
    found, _ = ndimage.label(mask, np.ones((3, 3)))
    labels = np.asarray(found, np.int32)
    depth = _depth(labels, view.pixels(MARKER_SMOOTHING))
    pause()
    markers = np.zeros(mask.shape, np.int32)
    peaks = _peaks(labels, depth, max(1, round(view.pixels(1.0))), view.area(LEAST_PIECE))
    for number, (row, column) in enumerate(peaks, start=1):
        markers[row, column] = number
    pause()
    pieces = watershed(-depth, markers, mask=mask)
    return _without_wide_necks(np.asarray(pieces, np.int32), np.asarray(depth, np.float32))


def _depth(labels: Labels, spread: float) -> NDArray[np.float64]:
    """How far in pixels each pixel of a part lies from its edge, smoothed by `spread`.

    Only around the parts: the pixel off a part that is nearest to one of its own touches it, so
    a rim of one pixel is enough to measure it as on the whole view.
    """
    parts = ndimage.find_objects(labels)
    sharp, smooth = np.zeros(labels.shape), np.zeros(labels.shape)
    for number, part in enumerate(parts, start=1):
        rim = around(part, 1)
        own = labels[rim] == number
        sharp[rim][own] = ndimage.distance_transform_edt(labels[rim] > 0)[own]
    for part in parts:
        wide = around(part, ceil(TRUNCATED * spread))
        blurred = ndimage.gaussian_filter(sharp[wide], spread, truncate=TRUNCATED)
        smooth[part] = blurred[within(part, wide)]
    return smooth * (labels > 0)


def _peaks(
    labels: Labels, depth: NDArray[np.float64], distance: int, area: float
) -> Iterator[tuple[int, int]]:
    """Where each part is deepest, at least `distance` pixels apart, as `peak_local_max` tells.

    Parts smaller than `area`, which are left out in the end, have none.
    """
    least = float(depth.min())
    for number, part in enumerate(ndimage.find_objects(labels), start=1):
        own = labels[part] == number
        if np.count_nonzero(own) < area:
            continue
        inside = np.where(own, depth[part], -np.inf)
        deepest = np.argwhere((inside == greatest(inside, distance)) & (inside > least))
        if len(deepest) > 1:
            deepest = peak_local_max(
                depth[part],
                min_distance=distance,
                threshold_abs=least,
                labels=own.astype(np.int32),
                exclude_border=False,
            )
        for row, column in deepest:
            yield part[0].start + int(row), part[1].start + int(column)


def _without_wide_necks(pieces: Labels, depth: Plane) -> Labels:
    """Undo every cut whose neck is nearly as wide as the smaller of its sides."""
    deepest = np.zeros(pieces.max() + 1, depth.dtype)
    np.maximum.at(deepest, pieces[pieces > 0], depth[pieces > 0])
    family = _Families(int(pieces.max()))
    for (one, other), neck in sorted(_necks(pieces, depth).items(), key=lambda item: -item[1]):
        if neck >= NECK * min(deepest[one], deepest[other]):
            family.join(one, other)
    return family.relabelled(pieces)


def _necks(pieces: Labels, depth: Plane) -> dict[tuple[int, int], float]:
    """The greatest depth on the border between every two pieces that touch."""
    necks: dict[tuple[int, int], float] = {}
    for one, other, here, there in (
        (pieces[:, :-1], pieces[:, 1:], depth[:, :-1], depth[:, 1:]),
        (pieces[:-1], pieces[1:], depth[:-1], depth[1:]),
    ):
        touch = (one != other) & (one > 0) & (other > 0)
        depths = np.minimum(here, there)[touch]
        for a, b, deep in zip(one[touch], other[touch], depths, strict=True):
            pair = (int(min(a, b)), int(max(a, b)))
            necks[pair] = max(necks.get(pair, 0.0), float(deep))
    return necks


@dataclass(frozen=True, eq=False)
class _Piece:
    label: int
    area: float
    points: Points
    cut: bool
    mask: Mask
    """Which pixels are its own, in a window around it; of joined pieces that of the first."""

    @cached_property
    def elongation(self) -> float:
        """Length over width of the ellipse with the same second moments."""
        short, long = np.linalg.eigvalsh(np.cov(np.argwhere(self.mask).T) + np.eye(2) / 12)
        return float(np.sqrt(long / short))

    @cached_property
    def corners(self) -> tuple[float, float, float, float]:
        """The least row and column of its outline, and the greatest."""
        top, left = self.points.min(0).tolist()
        bottom, right = self.points.max(0).tolist()
        return top, left, bottom, right


def _joined(pieces: Labels, view: View, limits: Nuclear) -> Labels:
    """Give the lobes of one segmented nucleus one number."""
    family = _Families(int(pieces.max()))
    single = {piece.label: piece for piece in _pieces(pieces, view)}
    joint = dict(single)
    for _, one, other in sorted(_gaps(list(single.values()), view, limits)):
        a, b = family.of(one), family.of(other)
        lobes = _like_lobe(single[one], limits) or _like_lobe(single[other], limits)
        if a != b and lobes and _one_nucleus(joint[a], joint[b], limits):
            family.join(a, b)
            joint[family.of(a)] = _together(joint[a], joint[b])
    return family.relabelled(pieces)


def _pieces(pieces: Labels, view: View) -> list[_Piece]:
    """Pieces with their area in µm² and their outline points in µm."""
    found = []
    for label, window in enumerate(ndimage.find_objects(pieces), start=1):
        mine = pieces[window] == label
        area = mine.sum() * view.microns**2
        if area >= LEAST_PIECE:
            edge = mine & ~narrowed(mine, CROSS)
            corner = np.array([window[0].start, window[1].start])
            points = np.argwhere(edge) + corner
            cut = bool((points == 0).any() or (points == np.array(pieces.shape) - 1).any())
            found.append(_Piece(label, float(area), points * view.microns, cut, mine))
    return found


def _gaps(pieces: list[_Piece], view: View, limits: Nuclear) -> list[tuple[float, int, int]]:
    """Edge-to-edge distances in µm of all pairs of pieces with only cytoplasm between them."""
    gaps = []
    for one, other in combinations(pieces, 2):
        if _boxes_apart(one, other) > limits.gap or ((one.cut or other.cut) and not limits.cut):
            continue
        here, there = _nearest_points(one, other)
        gap = float(np.hypot(*(here - there))) - view.microns
        if gap <= limits.gap and _bridged(view.strength, here / view.microns, there / view.microns):
            gaps.append((gap, one.label, other.label))
    return gaps


def _nearest_points(one: _Piece, other: _Piece) -> tuple[Points, Points]:
    difference = one.points[:, None] - other.points[None]
    nearest = (difference**2).sum(-1).argmin()
    here, there = np.unravel_index(nearest, difference.shape[:2])
    return one.points[here], other.points[there]


def _bridged(strength: Strength, here: Points, there: Points) -> bool:
    """Whether no background lies on the way between two points, given in pixels."""
    way = here[:, None] + (there - here)[:, None] * np.linspace(0, 1, 9)
    return float(ndimage.map_coordinates(strength, way, order=1).min()) >= BACKGROUND_GAP


def _boxes_apart(one: _Piece, other: _Piece) -> float:
    top, left, bottom, right = one.corners
    above, before, below, after = other.corners
    return max(max(top, above) - min(bottom, below), max(left, before) - min(right, after))


def _like_lobe(piece: _Piece, limits: Nuclear) -> bool:
    largest = limits.lobe * (2 if piece.elongation > ELONGATED else 1)
    return piece.area <= largest


def _one_nucleus(one: _Piece, other: _Piece, limits: Nuclear) -> bool:
    points = np.concatenate([one.points, other.points])
    across = float(np.ptp(points, axis=0).max())
    return one.area + other.area <= limits.lobes and across <= limits.spread


def _together(one: _Piece, other: _Piece) -> _Piece:
    points = np.concatenate([one.points, other.points])
    area = one.area + other.area
    return _Piece(one.label, area, points, one.cut or other.cut, one.mask)


def _large_enough(labels: Labels, view: View, least: float) -> Labels:
    areas = np.bincount(labels.ravel()) * view.microns**2
    keep = areas >= least
    keep[0] = False
    numbers = np.zeros(len(areas), np.int32)
    numbers[keep] = np.arange(1, keep.sum() + 1)
    return numbers[labels]


class _Families:
    """Which labels have been joined (disjoint sets)."""

    def __init__(self, count: int) -> None:
        self._parent = np.arange(count + 1)

    def of(self, label: int) -> int:
        while self._parent[label] != label:
            label = int(self._parent[label])
        return label

    def join(self, one: int, other: int) -> None:
        self._parent[self.of(other)] = self.of(one)

    def relabelled(self, labels: Labels) -> Labels:
        """The labels numbered by family, without gaps; 0 stays 0."""
        roots = [self.of(label) for label in range(len(self._parent))]
        _, numbers = np.unique(roots, return_inverse=True)
        return np.asarray(numbers, np.int32)[labels]
