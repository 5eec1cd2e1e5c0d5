"""What a laboratory prints its reports on: letterhead, paper, language."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from PIL import Image

from leukoview.engine.errors import LetterheadError
from leukoview.engine.paths import shown

Paper: TypeAlias = Literal["a4", "letter"]
Language: TypeAlias = Literal["en", "es"]

LONGEST_LINE = 120
"""Characters of a line beside a logo, in small print."""
MOST_LINES = 6
"""Lines under the name: two of an address, telephone, mail, accreditation, one to spare."""
LARGEST_LOGO = 2 * 1024 * 1024
"""Bytes; every report carries the logo."""
LONGEST_SIDE = 4000
"""Pixels of a logo's side: 60 mm at 1,700 dots per inch."""
LOGO_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The laboratory's name, lines of address, and logo (the bytes of a PNG or JPEG file)."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: bytes = field(default=b"", repr=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.name or self.lines or self.logo)


@dataclass(frozen=True, slots=True)
class Stationery:
    """What a report is printed on, and in which language."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    paper: Paper = "a4"
    language: Language = "en"


PLAIN = Stationery()
"""No letterhead, A4, English."""


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """A letterhead as a file has it: the logo is another file beside it."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: str = ""


def letterhead_file(path: Path) -> Letterhead:
    """The letterhead that a JSON file describes: `name`, `lines`, `logo` (a file beside it).

    Raises:
        LetterheadError: It is no such file, or what it asks for cannot be printed.
    """
    try:
        written = msgspec.json.decode(path.read_bytes(), type=_Written)
    except OSError as error:
        raise _unreadable(path, error) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise LetterheadError(
            f"“{shown(path)}” is no letterhead.",
            remedy="Write it as JSON in UTF-8, with “name”, “lines” and “logo”.",
        ) from error
    logo = logo_file(path.parent / written.logo) if written.logo else b""
    return checked(Letterhead(written.name, written.lines, logo))


def logo_file(path: Path) -> bytes:
    """The bytes of a logo, which is a PNG or JPEG image of a size that can be printed.

    Raises:
        LetterheadError: It cannot be read, is too large, or is no such image.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    return checked_logo(content, shown(Path(path.name)))


def checked_logo(content: bytes, name: str = "The logo") -> bytes:
    """The same bytes, once they are known to be an image that can be printed.

    Raises:
        LetterheadError: They are too many, or no PNG or JPEG image, or of too many pixels.
    """
    if len(content) > LARGEST_LOGO:
        raise LetterheadError(
            f"“{name}” is too large for a logo: at most {LARGEST_LOGO // 1024 // 1024} MB.",
            remedy="Save it smaller; 800 pixels across are enough.",
        )
    try:
        with Image.open(io.BytesIO(content), formats=LOGO_FORMATS) as image:
            size = image.size
            if max(size) <= LONGEST_SIDE:
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LetterheadError(
            f"“{name}” is no PNG or JPEG image, so it cannot be a logo.",
            remedy="Save the logo as a PNG file.",
        ) from error
    if max(size) > LONGEST_SIDE:
        raise LetterheadError(
            f"“{name}” has {size[0]} × {size[1]} pixels; a logo may have {LONGEST_SIDE} a side.",
            remedy="Save it smaller; 800 pixels across are enough.",
        )
    return content


def checked(letterhead: Letterhead) -> Letterhead:
    """The same, once it is known to fit the head of a page.

    Raises:
        LetterheadError: It has too many or too long lines.
    """
    texts = (letterhead.name, *letterhead.lines)
    if len(letterhead.lines) > MOST_LINES:
        raise LetterheadError(
            f"A letterhead has at most {MOST_LINES} lines under the name, and this one has "
            f"{len(letterhead.lines)}.",
            remedy="Leave some out.",
        )
    if any(len(text) > LONGEST_LINE for text in texts):
        raise LetterheadError(
            f"A line of a letterhead has at most {LONGEST_LINE} characters.",
            remedy="Shorten it, or put it on two lines.",
        )
    return letterhead


def _unreadable(path: Path, error: Exception) -> LetterheadError:
    reason = getattr(error, "strerror", None) or "the system refused"
    return LetterheadError(f"“{shown(path)}” cannot be read: {reason}.")
