"""Which cells of a reviewed case its report shows."""

from collections.abc import Sequence

from leukoview.engine.casefile import SlideSource
from leukoview.engine.casefile.review import Review, Standing
from leukoview.engine.report.compose import SHOWN_PER_CLASS, at_edge
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey


def representatives(review: Review) -> dict[ClassKey, list[Standing]]:
    """The cells that stand for each final class, at most one row each, the surest first.

    The last place of a row is kept for a cell of which the reader and the model think otherwise,
    so that no disagreement is out of sight. The class with most cells comes first, the
    unidentified last; artefacts are not shown.
    """
    sizes = {record.id: record.source for record in review.case.slides}
    rows: dict[ClassKey, list[Standing]] = {}
    for one in sorted(review.cells, key=lambda one: _rank(one, sizes[one.slide])):
        if one.key is not None and one.key != ARTEFACT:
            rows.setdefault(one.key, []).append(one)
    order = sorted(rows, key=lambda key: (key == UNIDENTIFIED, -len(rows[key]), key))
    return {key: _row(rows[key]) for key in order}


def _rank(one: Standing, source: SlideSource) -> tuple[bool, bool, float]:
    """The surest first; cells that the slide's edge cuts, and disagreements, after the others."""
    return at_edge(one.cell.box, source.width, source.height), one.differs, -one.chance


def _row(cells: Sequence[Standing]) -> list[Standing]:
    agreed = [one for one in cells if not one.differs]
    apart = [one for one in cells if one.differs]
    first = agreed[: SHOWN_PER_CLASS - min(1, len(apart))]
    return [*first, *apart[: SHOWN_PER_CLASS - len(first)]]
