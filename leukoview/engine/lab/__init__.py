"""The laboratory's own file: who may do what, what was done, and what was labelled here."""

from leukoview.engine.lab.deeds import Deed, Done, Role
from leukoview.engine.lab.lab import FILE_NAME, Lab

__all__ = ["FILE_NAME", "Deed", "Done", "Lab", "Role"]
