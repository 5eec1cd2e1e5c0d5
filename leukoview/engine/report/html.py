"""The report as one HTML file: the same content as the pages, no network, fit to be printed."""

import base64
import re
from functools import cache
from math import cos, pi, sin

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from leukoview.engine.palette import ink_on
from leukoview.engine.report.content import Report, Share
from leukoview.engine.report.ring import NARROWEST, Slice, cells_of, slices
from leukoview.engine.report.scripts import begins_right
from leukoview.engine.report.wording import BLAST_MARKS

TEMPLATE = "report.html.jinja"
OUTER, INNER = 100.0, 62.0
"""Radii of the ring, in units of its own drawing."""
_QUARTER = pi / 2
_WHOLE = 360.0


def html_bytes(report: Report) -> bytes:
    """The report as a web page in UTF-8; equal reports give equal bytes.

    Everything that stands in it is escaped, pictures are part of the file, and a policy in its head
    lets no program run and nothing be fetched.
    """
    page = _environment().get_template(TEMPLATE).render(report=report, heads=report.heads)
    # Half a surrogate pair, which UTF-8 cannot carry, stands as its number.
    return page.encode("utf-8", "backslashreplace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("leukoview.engine.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "jpeg": _jpeg,
        "logo": _logo,
        "ink": ink_on,
        "direction": lambda text: "rtl" if begins_right(text) else "ltr",
        "percent": lambda share: f"{share * 100:.2f}%",
        "plain": _plain,
        "quoted": _quoted,
        "counted": _counted,
    }
    environment.globals |= {"slices": _drawn, "marks": BLAST_MARKS, "cells_of": cells_of}
    return environment


def _plain(text: str) -> str:
    """Without the control characters that HTML does not allow, each written as its number."""
    odd = {one for one in text if (ord(one) < ord(" ") and one not in "\n\t") or one == "\x7f"}
    for one in odd:
        text = text.replace(one, f"[U+{ord(one):04X}]")
    return text


def _quoted(text: str) -> Markup:
    """A string of a style sheet: what is no letter, digit or blank stands as its number.

    So nothing that is typed can end the string (CSS Syntax Level 3, 4.3.7).
    """
    kept = (one if one == " " or one.isalnum() else f"\\{ord(one):x} " for one in text)
    return Markup('"{}"').format("".join(kept))


def _counted(page: str) -> Markup:
    """“Page {0} of {1}” as a style sheet says it, with the counters of the printed page."""
    before, between, behind = map(_quoted, re.split(r"\{[01]\}", page))
    return Markup("{} counter(page) {} counter(pages) {}").format(before, between, behind)


def _jpeg(content: bytes) -> str:
    return f"data:image/jpeg;base64,{_base64(content)}"


def _logo(content: bytes) -> str:
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{_base64(content)}"


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _drawn(shares: tuple[Share, ...]) -> list[tuple[Share, str, tuple[float, float] | None]]:
    """The slices of the ring: whose each is, its outline in SVG, where its letter stands."""
    return [(part.share, _outline(part), _letter(part)) for part in slices(shares)]


def _outline(part: Slice) -> str:
    """A slice as a path; one of a whole turn is closed a hair's breadth before its start."""
    end = part.start + min(part.sweep, _WHOLE - 0.01)
    large = int(part.sweep > _WHOLE / 2)
    places = [_place(OUTER, part.start), _place(OUTER, end), _place(INNER, end)]
    places.append(_place(INNER, part.start))
    first, second, third, last = (f"{x:.2f} {y:.2f}" for x, y in places)
    return (
        f"M {first} A {OUTER:g} {OUTER:g} 0 {large} 1 {second} "
        f"L {third} A {INNER:g} {INNER:g} 0 {large} 0 {last} Z"
    )


def _letter(part: Slice) -> tuple[float, float] | None:
    if part.sweep < NARROWEST * _WHOLE:
        return None
    x, y = _place((OUTER + INNER) / 2, part.start + part.sweep / 2)
    return round(x, 2), round(y, 2)


def _place(radius: float, turned: float) -> tuple[float, float]:
    """A point at so many degrees clockwise from the top; y runs down."""
    angle = turned / _WHOLE * 2 * pi - _QUARTER
    return radius * cos(angle), radius * sin(angle)
