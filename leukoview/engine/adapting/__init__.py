"""Fitting a model to a laboratory with about a hundred of its own labelled cells."""

from leukoview.engine.adapting.adapt import Adapted, Held, adapt
from leukoview.engine.adapting.ways import Way

__all__ = ["Adapted", "Held", "Way", "adapt"]
