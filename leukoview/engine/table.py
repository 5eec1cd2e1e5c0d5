"""Tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

Value = str | float | int | bool | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Text that starts so is run as a formula by spreadsheets (OWASP, CSV Injection); the wide signs
where they write Chinese or Japanese."""


def encoded(head: Sequence[str], body: Iterable[Sequence[Value]]) -> bytes:
    """A table with its head as the content of a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(value) for value in row] for row in body)
    # Half a surrogate pair, which UTF-8 cannot carry, stands as its number.
    return out.getvalue().encode(errors="backslashreplace")


def _harmless(value: Value) -> Value:
    """Text that a spreadsheet would run is kept text by a leading apostrophe."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
