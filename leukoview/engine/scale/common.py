"""One scale for images that left one camera together, where no single one tells it well."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from leukoview.engine.case import Scale
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.scale.estimate import estimate_scale
from leukoview.engine.slide import Slide, open_slide

LOOKED_AT = 40
"""Images of one size whose estimates are taken together: their median is good to about 1 %, where
one image alone errs by 5 % (docs/engine.md)."""

OPENED = 200
"""Images opened in the search for enough of each size."""

FEW = 8
"""With fewer images of one size, all images about as large are looked at together."""

Kind = tuple[str, int, int]
"""Camera, width and height: what images of one export share."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a common scale needs of one image: `known` is whether the file tells its scale."""

    kind: Kind
    known: bool
    estimate: Callable[[], Scale]


def kind_of(slide: Slide) -> Kind:
    """What tells images of one export from those of another."""
    return slide.camera, slide.width, slide.height


def sight_of(path: Path) -> Sight:
    """An image opened and looked at.

    Raises:
        UnreadableImageError: It cannot be opened.
    """
    slide = open_slide(path)
    known = slide.microns_per_pixel is not None
    return Sight(kind_of(slide), known, partial(estimate_scale, slide))


def common_scales(
    paths: Sequence[Path],
    check_in: CheckIn = unwatched,
    sight: Callable[[Path], Sight] = sight_of,
) -> dict[Kind, Scale]:
    """The median estimate for every kind of image among the paths; unreadable ones are passed by.

    At most `LOOKED_AT` images of a kind are looked at, spread over all of them. A kind of which
    none was met has no scale here. `sight` may answer from memory. Checks in once
    per image that is looked at.
    """
    estimates: dict[Kind, list[Scale]] = defaultdict(list)
    for done, path in enumerate(islice(_spread(paths), OPENED)):
        check_in(done, min(OPENED, len(paths)))
        try:
            seen = sight(path)
        except UnreadableImageError:
            continue
        if not seen.known and len(estimates[seen.kind]) < LOOKED_AT:
            estimates[seen.kind].append(seen.estimate())
    return {kind: _middle(_enough(kind, estimates)) for kind in estimates}


def _enough(kind: Kind, estimates: Mapping[Kind, Sequence[Scale]]) -> Sequence[Scale]:
    """The estimates of a kind, or of all kinds about as large where it has few of its own."""
    if len(estimates[kind]) >= FEW:
        return estimates[kind]
    alike = (found for other, found in estimates.items() if _size(other) == _size(kind))
    return [scale for found in alike for scale in found]


def _size(kind: Kind) -> int:
    """The longer side in powers of two."""
    return max(kind[1:]).bit_length()


def _spread(paths: Sequence[Path]) -> Iterable[Path]:
    """The paths in steps that reach all parts of the list early."""
    step = max(1, len(paths) // LOOKED_AT)
    for first in range(step):
        yield from paths[first::step]


def _middle(found: Sequence[Scale]) -> Scale:
    width = median(scale.microns_per_pixel for scale in found)
    if len(found) == 1:
        return found[0]
    doubt = f"Scale estimated from the red cells of {len(found)} images of this size."
    return replace(found[0], microns_per_pixel=width, doubt=doubt)
