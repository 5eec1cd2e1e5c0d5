"""From pixels to cells, square by square."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from math import ceil

import numpy as np
from joblib import cpu_count
from scipy import ndimage

from leukoview.engine.case import Box, Cell, CellId, Masks, Origin, Scale
from leukoview.engine.detect.ground import Survey, margin, squares
from leukoview.engine.detect.nuclei import IN_A_CROP, Labels, nuclei
from leukoview.engine.detect.outline import whole_cells
from leukoview.engine.detect.redness import red_cells_seen
from leukoview.engine.detect.view import View, Window, look, slide_background
from leukoview.engine.errors import LeukoError
from leukoview.engine.progress import CheckIn, Pause, on, unwatched
from leukoview.engine.slide import Slide
from leukoview.engine.stain import Plane

SAME_CELL = 0.3
"""Overlap of boxes from which two finds at the border of squares are one cell."""

SNAP_MICRONS = 3.0
"""How far from a nucleus a click may land."""

MIDDLE = 0.2
"""Share of a crop's shorter side within which its own cell's nucleus is expected."""

AROUND_CLICK_MICRONS = 30.0
"""How far around a click or a box is looked at."""


PHOTOGRAPH = Survey()
"""Of a photograph every square is searched."""


class NoNucleusError(LeukoError):
    """There is no nucleus where a reader clicked."""

    remedy = "Click on the dark part of the cell, or draw a box around the cell."


def detect(
    slide: Slide, scale: Scale, *, surveyed: Survey = PHOTOGRAPH, check_in: CheckIn = unwatched
) -> tuple[Cell, ...]:
    """Every nucleated cell of a slide, with masks, numbered from 0 in reading order.

    Works square by square, so a slide may be larger than memory; checks in every few tenths of a
    second. Squares that were `surveyed` as empty are left out.
    """
    background = slide_background(slide)
    areas = tuple(squares(slide, scale))
    found: list[Cell] = []
    for done, area in enumerate(areas):
        check_in(done, len(areas))
        if not surveyed.leaves_out(done):
            around = area.grown(margin(scale)).clipped(slide.width, slide.height)
            pause = partial(check_in, done, len(areas))
            cells = cells_around(slide, around, scale, background, pause)
            found += [cell for cell in cells if area.holds(*cell.box.centre)]
    check_in(len(areas), len(areas))
    return in_reading_order(_once_each(found))


def cells_around(
    slide: Slide, around: Box, scale: Scale, background: Plane, pause: Pause = on
) -> list[Cell]:
    """Every cell of a part of a slide, not numbered; those at its edges may be cut off.

    `pause` is called every few tenths of a second, so that a crowded part can be left halfway.
    """
    view = look(slide, around, scale, background)
    pause()
    return _cells(view, pause)


def in_reading_order(cells: list[Cell]) -> tuple[Cell, ...]:
    """Numbered from 0, top to bottom in rows as high as a cell, left to right within a row."""
    if not cells:
        return ()
    row = float(np.median([cell.box.height for cell in cells]))
    ordered = sorted(cells, key=lambda cell: (cell.box.centre[1] // row, cell.box.centre[0]))
    return tuple(replace(cell, id=CellId(number)) for number, cell in enumerate(ordered))


def cell_at(slide: Slide, x: float, y: float, scale: Scale, *, id: CellId) -> Cell:  # noqa: A002
    """The cell whose nucleus lies under, or just beside, a point of the slide.

    Raises:
        NoNucleusError: There is no nucleus within 3 µm of the point.
    """
    reach = AROUND_CLICK_MICRONS / scale.microns_per_pixel
    around = Box(int(x - reach), int(y - reach), int(2 * reach) + 1, int(2 * reach) + 1)
    view = look(slide, around.clipped(slide.width, slide.height), scale, slide_background(slide))
    labels = nuclei(view)
    column, row = (x - view.box.x) / view.step, (y - view.box.y) / view.step
    label = _nearest(labels, column, row, view.pixels(SNAP_MICRONS))
    if label == 0:
        raise NoNucleusError("There is no nucleus at this point.")
    cells = whole_cells(view, labels, red_cells_seen=red_cells_seen(view))
    return replace(
        _cell(view, labels, cells, label, _place(cells, label)), id=id, origin=Origin.CLICKED
    )


def outlined(slide: Slide, box: Box, scale: Scale, *, id: CellId, origin: Origin) -> Cell:  # noqa: A002
    """The cell in a box drawn by hand: the box stays as drawn, masks are found inside it.

    A box without a nucleus gives a cell without masks.
    """
    inside = box.clipped(slide.width, slide.height)
    beyond = ceil(AROUND_CLICK_MICRONS / 2 / scale.microns_per_pixel)
    around = inside.grown(beyond).clipped(slide.width, slide.height)
    view = look(slide, around, scale, slide_background(slide))
    labels = nuclei(view)
    label = _largest_in(labels, view, inside)
    if label == 0:
        return Cell(id, inside, origin)
    cells = whole_cells(view, labels, red_cells_seen=red_cells_seen(view))
    masks = Masks(view.full_size(labels, label, inside), view.full_size(cells, label, inside))
    return Cell(id, inside, origin, masks)


def central_cell(slide: Slide, scale: Scale) -> Cell:
    """The cell of an image that is one cropped cell: the one nearest the middle.

    Where no nucleus is found, the box is the whole image and there are no masks.
    """
    whole = Box(0, 0, slide.width, slide.height)
    view = look(slide, whole, scale, slide_background(slide))
    labels = nuclei(view, IN_A_CROP)
    label = _most_central(labels)
    if label == 0:
        return Cell(CellId(0), whole)
    cells = whole_cells(view, labels, red_cells_seen=red_cells_seen(view))
    return _cell(view, labels, cells, label, _place(cells, label))


def _most_central(labels: Labels) -> int:
    """The nucleus with the most area near the middle; 0 where there is none."""
    rows, columns = np.indices(labels.shape)
    middle = (np.array(labels.shape) - 1) / 2
    off = np.hypot(rows - middle[0], columns - middle[1]) / (MIDDLE * min(labels.shape))
    shares = np.bincount(labels.ravel(), np.exp(-(off**2) / 2).ravel())
    shares[0] = 0
    return int(shares.argmax())


def _cells(view: View, pause: Pause) -> list[Cell]:
    """Every cell of a view; what does not wait for the nuclei is done beside their search."""
    with ThreadPoolExecutor(cpu_count(), thread_name_prefix="search") as hands:
        seen = hands.submit(red_cells_seen, view)
        smoothed = hands.submit(lambda: view.smooth_strength)
        labels = nuclei(view, pause=pause)
        if not labels.any():
            return []
        smoothed.result()
        red = seen.result()
        pause()
        cells = whole_cells(view, labels, red_cells_seen=red, pause=pause)
        places = ndimage.find_objects(cells)
        return list(
            hands.map(lambda at: _cell(view, labels, cells, at + 1, places[at]), range(len(places)))
        )


def _cell(view: View, labels: Labels, cells: Labels, label: int, place: Window) -> Cell:
    rows, columns = place
    x = view.box.x + int(columns.start * view.step)
    y = view.box.y + int(rows.start * view.step)
    right = view.box.x + ceil(columns.stop * view.step)
    bottom = view.box.y + ceil(rows.stop * view.step)
    right, bottom = min(right, view.box.right), min(bottom, view.box.bottom)
    box = Box(x, y, max(1, right - x), max(1, bottom - y))
    masks = Masks(view.full_size(labels, label, box), view.full_size(cells, label, box))
    return Cell(CellId(0), box, Origin.DETECTED, masks)


def _place(cells: Labels, label: int) -> Window:
    place: Window = ndimage.find_objects(cells)[label - 1]
    return place


def _nearest(labels: Labels, column: float, row: float, reach: float) -> int:
    far, (ys, xs) = ndimage.distance_transform_edt(labels == 0, return_indices=True)
    y = int(np.clip(row, 0, labels.shape[0] - 1))
    x = int(np.clip(column, 0, labels.shape[1] - 1))
    return int(labels[ys[y, x], xs[y, x]]) if far[y, x] <= reach else 0


def _largest_in(labels: Labels, view: View, box: Box) -> int:
    top, left = int((box.y - view.box.y) / view.step), int((box.x - view.box.x) / view.step)
    bottom = ceil((box.bottom - view.box.y) / view.step)
    right = ceil((box.right - view.box.x) / view.step)
    counts = np.bincount(labels[top:bottom, left:right].ravel(), minlength=1)
    counts[0] = 0
    return int(counts.argmax()) if counts.any() else 0


def _once_each(cells: list[Cell]) -> list[Cell]:
    """The first of those that are one cell; each is held against its neighbours only."""
    side = max((max(cell.box.width, cell.box.height) for cell in cells), default=1)
    kept: list[Cell] = []
    near: defaultdict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        column, row = cell.box.x // side, cell.box.y // side
        places = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        others = [other for place in places for other in near[place]]
        if not any(cell.box.overlap(other.box) > SAME_CELL for other in others):
            kept.append(cell)
            near[column, row].append(cell)
    return kept
