"""The engines of the engine's own process: which bundle reads real slides, and which drawn ones."""
# ruff: noqa: PLC0415 - the window's process, which knows these names too, must not load the engine

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leukoview.engine.reading import Engine


def chosen_anew(*, practice: bool) -> "Engine":
    """The engine of one kind of slides, after looking anew which bundle is chosen."""
    return _ENGINES.choose(practice=practice)


def engine_for(*, practice: bool) -> "Engine":
    """The engine of one kind of slides, as it was last chosen."""
    return _ENGINES.of(practice=practice)


class _Engines:
    """The engine of each kind of images, as the window was last told of it."""

    def __init__(self) -> None:
        self._chosen: dict[bool, Engine] = {}

    def choose(self, *, practice: bool) -> "Engine":
        """Look anew which bundle is chosen."""
        from leukoview.engine import reading

        self._chosen[practice] = reading.active_engine(practice=practice)
        return self._chosen[practice]

    def of(self, *, practice: bool) -> "Engine":
        """The engine as it was last chosen."""
        return self._chosen.get(practice) or self.choose(practice=practice)


_ENGINES = _Engines()
"""Of this process, which is the engine's own."""
