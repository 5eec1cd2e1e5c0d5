"""The words that every practice image carries in its metadata."""

PRACTICE_MARK = "LeukoView PRACTICE smear: drawn by program, not a patient"
"""Held by PNG text "Description", TIFF tag 270 and EXIF tag 270 (ImageDescription)."""
