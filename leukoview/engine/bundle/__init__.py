"""A model as a folder: what it learned, what it is for, how it was judged, and proof of each."""

from leukoview.engine.bundle.golden import Agreement, Golden, drawn_crops
from leukoview.engine.bundle.held_out import HELD_OUT, HeldOut
from leukoview.engine.bundle.loading import CARD, SCORECARD, Bundle, load, save
from leukoview.engine.bundle.manifest import Manifest, Provenance
from leukoview.engine.bundle.sums import write_sums

__all__ = [
    "CARD",
    "HELD_OUT",
    "SCORECARD",
    "Agreement",
    "Bundle",
    "Golden",
    "HeldOut",
    "Manifest",
    "Provenance",
    "drawn_crops",
    "load",
    "save",
    "write_sums",
]
