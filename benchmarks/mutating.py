"""Files made wrong on purpose: bytes, JSON values, and what lies inside archives and databases.

The same seed gives the same wrong file, so that a finding can be made again from its number.
"""

import copy
import hashlib
import io
import json
import random
import re
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from leukoview.engine.casefile import trail
from leukoview.engine.errors import CaseError

LONGEST_RUN = 64
"""Bytes that one step removes, repeats or invents at most."""

EXTREMES = tuple(
    value.to_bytes(width, order)
    for width in (1, 2, 4, 8)
    for value in {0, 1, 2 ** (8 * width) - 1, 2 ** (8 * width - 1), 2 ** (8 * width - 1) - 1}
    for order in ("little", "big")
)
"""Numbers on which readers of binary files stumble."""

WORDS = (
    *(b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"NaN", b"-1", b"1e999", b"99999999999999999999"),
    *(b"../../../outside", b"/etc/passwd", b"=cmd|' /C calc'!A1", b"' OR 1=1 --", b"%s%n", b"[]"),
    *(b"{}", b'"', b"\n", b";", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"\x1b]0;x\x07"),
    b"@Variant(\0\0\0\x7f\0\0\0\x0fQJSValue\0)",
)
"""Texts on which readers of text stumble."""

STRANGE = (
    *(None, True, -1, 0, 2**31, 2**63, 2**70, -(2**63), 1e308, float("nan"), float("inf"), ""),
    *("../../outside", "\0", "\ud800", "x" * 5000, [], {}, [[[[]]]], {"": None}, "1e5", "=1+1"),
)
"""Values on which readers of JSON stumble."""


def mutated(content: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A few steps away from a good file, or half of it grown together with another."""
    if others and rng.random() < 0.05:
        other = rng.choice(others)
        return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]
    out = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 8, 20))):
        _step(out, rng)
    return bytes(out)


def _step(out: bytearray, rng: random.Random) -> None:
    # Heads say more than bodies, so half of the steps fall into the first kilobyte.
    end = len(out) if rng.random() < 0.5 else min(len(out), 1024)
    at = rng.randrange(end + 1)
    run = rng.randrange(1, LONGEST_RUN)
    match rng.randrange(7):
        case 0 if at < len(out):
            out[at] ^= 1 << rng.randrange(8)
        case 1 if at < len(out):
            out[at] = rng.randrange(256)
        case 2:
            number = rng.choice(EXTREMES)
            out[at : at + len(number)] = number
        case 3:
            del out[at : at + run]
        case 4:
            out[at:at] = out[at : at + run] * rng.randrange(1, 4)
        case 5:
            out[at:at] = rng.randbytes(run)
        case _:
            _add_a_word_or_end(out, at, rng)


def _add_a_word_or_end(out: bytearray, at: int, rng: random.Random) -> None:
    if rng.random() < 0.15:
        del out[at:]
    else:
        out[at:at] = rng.choice(WORDS)


def in_json(content: bytes, rng: random.Random, _others: Sequence[bytes] = ()) -> bytes:
    """A JSON document with some of its values otherwise, or one that is none any more."""
    if rng.random() < 0.3:
        return mutated(content, rng)
    whole = [json.loads(content)]
    for _ in range(rng.randrange(1, 4)):
        _change_a_value(whole, rng)
    try:
        return json.dumps(whole[0], ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(whole[0]).encode()


def _change_a_value(whole: list[object], rng: random.Random) -> None:
    places = list(_places(whole))
    into, key = rng.choice(places)
    if isinstance(into, dict) and rng.random() < 0.2:
        into[rng.choice(("new", "", "id", "\ud800"))] = into.pop(key)
    elif rng.random() < 0.2:
        other, there = rng.choice(places)
        into[key] = json.loads(json.dumps(other[there]))
    else:
        into[key] = copy.deepcopy(rng.choice(STRANGE))


def _places(value: object):  # noqa: ANN202 - containers and keys of any kind
    keys = range(len(value)) if isinstance(value, list) else list(value)  # type: ignore[call-overload]
    for key in keys:
        yield value, key
        if isinstance(value[key], list | dict):  # type: ignore[index]
            yield from _places(value[key])  # type: ignore[index]


def in_numbers(content: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A binary file in which numbers that are written out are others, as long as they were."""
    places = [found.span() for found in re.finditer(rb"\d{2,}", content)]
    if not places or rng.random() < 0.5:
        return mutated(content, rng, others)
    out = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 3))):
        start, end = rng.choice(places)
        number = rng.choice((0, -1, 1, 2**31 - 1, 2**32, 9_999_999_999, rng.randrange(10**6)))
        out[start:end] = f"{number:0{end - start}d}".encode()[-(end - start) :]
    return bytes(out)


def in_archive(content: bytes, rng: random.Random, _others: Sequence[bytes] = ()) -> bytes:
    """The files of a slide, of which one is otherwise, or missing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    first, *rest = sorted(parts, key=list(parts).index)
    name = rng.choice(rest)
    if rng.random() < 0.02:
        del parts[name]
    elif name.endswith(".ini"):
        parts[name] = _in_lines(parts[name], rng)
    else:
        parts[name] = mutated(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in (first, *(one for one in rest if one in parts)):
            archive.writestr(part, parts[part])
    return out.getvalue()


def _in_lines(content: bytes, rng: random.Random) -> bytes:
    """Settings of which some are otherwise."""
    if rng.random() < 0.3:
        return mutated(content, rng)
    lines = content.split(b"\n")
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(lines))
        key = lines[at].partition(b"=")[0]
        numbers = (0, -1, 1, 2, 3, 255, 2**16, 2**31 - 1, -(2**31), rng.randrange(10**6))
        wrong = rng.choice((*WORDS, *(str(number).encode() for number in numbers)))
        lines[at] = key + b"=" + wrong if key else wrong
    return b"\n".join(lines)


def in_model(content: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A model file of which one part is otherwise, with every list of digests in step with it."""
    if rng.random() < 0.4:
        return mutated(content, rng, others)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    parts[name] = _changed_part(name, parts[name], rng)
    _bring_into_step(parts, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, held in parts.items():
            archive.writestr(part, held)
    return out.getvalue()


def _changed_part(name: str, content: bytes, rng: random.Random) -> bytes:
    if name.endswith(".json"):
        return in_json(content, rng)
    if not content.startswith(b"PK") or rng.random() < 0.2:
        return mutated(content, rng)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inner = {one: archive.read(one) for one in archive.namelist()}
    one = rng.choice(sorted(inner))
    inner[one] = _changed_part(one, inner[one], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, held in inner.items():
            archive.writestr(part, held)
    return out.getvalue()


def _bring_into_step(parts: dict[str, bytes], rng: random.Random) -> None:
    """Every digest as it must be: what is wrong then lies deeper, and must be found there."""
    for lists in ("manifest.json", "leukomodel.json"):
        try:
            listed = json.loads(parts[lists])
            for name in listed["files"]:
                listed["files"][name] = hashlib.sha256(parts[name]).hexdigest()
            parts[lists] = json.dumps(listed).encode()
        except (LookupError, TypeError, ValueError, UnicodeEncodeError):
            if rng.random() < 0.5:
                return


def in_trail(content: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A file of cases with one change otherwise, or one cell of a table, the chain made anew."""
    if rng.random() < 0.6:
        return mutated(content, rng, others)
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {trigger}")
        if rng.random() < 0.7:
            _change_a_change(db, rng)
        else:
            _change_a_field(db, rng)
        db.commit()
        return bytes(db.serialize())


def _change_a_change(db: sqlite3.Connection, rng: random.Random) -> None:
    rows = db.execute("SELECT number, change FROM entry").fetchall()
    number, change = rng.choice(rows)
    written = in_json(change.encode(), rng).decode("utf-8", "replace")
    db.execute("UPDATE entry SET change = ? WHERE number = ?", (written, number))
    link = trail.START
    kept = "SELECT number, case_id, at, by, change FROM entry ORDER BY number"
    for number_, case, at, by, text in db.execute(kept).fetchall():
        try:
            link = trail.chained(link, (case, at, by, text))
        except CaseError:
            return
        db.execute("UPDATE entry SET hash = ? WHERE number = ?", (link, number_))


def _change_a_field(db: sqlite3.Connection, rng: random.Random) -> None:
    tables = [
        (name, sql)
        for name, sql in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    name, sql = rng.choice(tables)
    column = rng.choice(re.findall(r"^\s+(\w+)\s+(?:INTEGER|TEXT|BLOB|REAL)", sql, re.MULTILINE))
    value = rng.choice((b"", b"\x89PNG", "", "x" * 900, -1, 2**62, 0, "../../../etc/x", "null"))
    try:
        db.execute(f"UPDATE OR REPLACE {name} SET {column} = ?", (value,))  # noqa: S608 - our own
    except sqlite3.Error:
        return


def seeds_in(folder: Path, *names: str) -> list[bytes]:
    """The bytes of some files of a folder."""
    return [(folder / name).read_bytes() for name in names]
