"""Times by the reader's clock; dates as the store keeps them, however a country writes them."""

import re
from datetime import date, datetime

from PySide6.QtCore import QLocale

SHORT = QLocale.FormatType.ShortFormat


def local(at: datetime) -> str:
    """A time by the clock on the wall, to the minute: “2026-03-01 09:30”.

    The same in every country and everywhere in the window: 04/03 is read two ways, this is not.
    """
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def iso_of(text: str, locale: QLocale | None = None, *, with_time: bool = False) -> str:
    """A date, and the time of day where one is given, as ISO 8601; empty stays empty.

    Takes ISO (2026-03-04, 2026-03-04 14:30) and what the locale writes.

    Raises:
        ValueError: It is neither.
    """
    words = text.strip()
    if not words:
        return ""
    known = _iso(words, with_time=with_time)
    known = known or _local(words, locale or QLocale(), with_time=with_time)
    if known is None:
        raise ValueError(f"“{words}” is no date.")
    return known


def _iso(words: str, *, with_time: bool) -> str | None:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        if not with_time:
            return None
    try:
        return datetime.fromisoformat(words).isoformat(timespec="minutes")
    except ValueError:
        return None


def _local(words: str, locale: QLocale, *, with_time: bool) -> str | None:
    for form in _forms(locale):
        day = locale.toDate(words, form)
        if day.isValid():
            return day.toString("yyyy-MM-dd")
        moment = locale.toDateTime(words, f"{form} HH:mm")
        if with_time and moment.isValid():
            return moment.toString("yyyy-MM-ddTHH:mm")
    return None


def _forms(locale: QLocale) -> tuple[str, ...]:
    """The locale's short date, its year always written in full: nobody guesses a century."""
    short = locale.dateFormat(SHORT)
    whole = short if "yyyy" in short else short.replace("yy", "yyyy")
    return (whole, re.sub(r"(?<!M)MM(?!M)", "M", whole.replace("dd", "d")))
