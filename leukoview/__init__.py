"""LeukoView: a second opinion on acute leukemia from a stained smear."""

__version__ = "0.1.0"
