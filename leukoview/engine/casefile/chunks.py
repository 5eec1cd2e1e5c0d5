"""What is said of every cell of a slide, in chunks: one more costs the same however many there are.

A case is a value, so each change leaves the one before as it was. A plain dictionary would be
copied whole at every decision, and opening a case take the square of its decisions.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, Self, TypeVar, overload

from typing_extensions import override

from leukoview.engine.case import CellId

Value = TypeVar("Value")
Other = TypeVar("Other")

CHUNK_BITS = 9
"""Cells whose ids differ only in these last bits share a chunk, 512 at most."""


class Chunks(Mapping[CellId, Value], Generic[Value]):
    """Values by cell, never altered: `changed` makes another that shares all it can with this."""

    __slots__ = ("_chunks", "_count")

    def __init__(self, chunks: Mapping[int, dict[CellId, Value]] | None = None) -> None:
        """Take over chunks as they are; use `of` for anything else."""
        self._chunks = dict(chunks or {})
        self._count = sum(map(len, self._chunks.values()))

    @classmethod
    def of(cls, values: Mapping[CellId, Value]) -> Self:
        """The same values in chunks."""
        return values if isinstance(values, cls) else cls().changed(values)

    def changed(self, more: Mapping[CellId, Value], less: Iterable[CellId] = ()) -> Self:
        """The same with some values more, or others, and without some."""
        own: dict[int, dict[CellId, Value]] = {}
        for key, value in more.items():
            self._own_chunk(own, key)[key] = value
        for key in less:
            self._own_chunk(own, key).pop(key, None)
        return type(self)({**self._chunks, **own})

    def each(self, keys: Iterable[CellId]) -> list[Value | None]:
        """What `get` gives for each of some cells, in their order, without a call for each."""
        of, nothing = self._chunks.get, dict[CellId, Value]()
        return [of(key >> CHUNK_BITS, nothing).get(key) for key in keys]

    def differing(self, other: "Chunks[Value]") -> set[CellId]:
        """The cells for which another has not the very same value; what both share costs nothing.

        A pass over chunks, not cells: a change of 500 cells is found as fast among 100,000.
        """
        mine, nothing = self._chunks, dict[CellId, Value]()
        theirs = other._chunks  # noqa: SLF001 - its own kind
        pairs = (
            (mine.get(place, nothing), theirs.get(place, nothing))
            for place in mine.keys() | theirs.keys()
        )
        return {
            key
            for one, two in pairs
            if one is not two
            for key in one.keys() | two.keys()
            if one.get(key) is not two.get(key)
        }

    def _own_chunk(self, own: dict[int, dict[CellId, Value]], key: CellId) -> dict[CellId, Value]:
        place = key >> CHUNK_BITS
        if place not in own:
            own[place] = self._chunks.get(place, {}).copy()
        return own[place]

    @override
    def __getitem__(self, key: CellId) -> Value:
        return self._chunks[key >> CHUNK_BITS][key]

    @overload
    def get(self, key: CellId, /) -> Value | None: ...
    @overload
    def get(self, key: CellId, /, default: Value | Other) -> Value | Other: ...
    @override
    def get(self, key: CellId, /, default: Value | Other | None = None) -> Value | Other | None:
        # The one that is inherited asks by raising, which costs more than all else that is done
        # for a cell.
        chunk = self._chunks.get(key >> CHUNK_BITS)
        return default if chunk is None else chunk.get(key, default)

    @override
    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and key in self._chunks.get(key >> CHUNK_BITS, ())

    @override
    def __iter__(self) -> Iterator[CellId]:
        for chunk in self._chunks.values():
            yield from chunk

    @override
    def __len__(self) -> int:
        return self._count

    @override
    def __repr__(self) -> str:
        return f"Chunks({dict(self)!r})"
