"""What rings the APL alarm of a case, as sentences that are kept when a reader has seen them."""

from collections.abc import Iterable

from leukoview.engine.summary.values import counted

CONFIRMATORY = "PML::RARA and coagulation tests are confirmatory."


def called_by_reader(cells: int) -> str:
    """So many cells carry a reader's APL label."""
    return f"{counted(cells, 'cell')} labelled APL by a reader."


def rings_on(images: Iterable[str]) -> str:
    """The slides that it rings on, by the names of their images."""
    names = ", ".join(f"“{name}”" for name in images)
    return f"It rings on {names}."
