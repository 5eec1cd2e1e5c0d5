"""A report's pages as pictures, for a screen or a printer."""

import io
from collections.abc import Iterator

import pypdfium2

POINTS_PER_INCH = 72
FAST = 1
"""How hard PNG packs: pages are mostly white, and more takes far longer than it saves."""


def pages(pdf: bytes, dots: int) -> Iterator[tuple[int, int, bytes]]:
    """Every page of a PDF: its number from 1, how many there are, and its PNG picture.

    `dots` are pixels to an inch.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        total = len(document)
        for number in range(total):
            picture = document[number].render(scale=dots / POINTS_PER_INCH).to_pil()
            out = io.BytesIO()
            picture.save(out, "PNG", compress_level=FAST, dpi=(dots, dots))
            yield number + 1, total, out.getvalue()
