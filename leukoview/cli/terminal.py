"""What is printed can never steer the terminal, whatever a file is called."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

KEPT = "\t\n\r"
"""Signs below the space that a text may hold; a bar of progress goes back with the last one."""
STEERING = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in KEPT
}
"""The control characters of ISO 6429 (C0, DEL, C1), each with how it is shown."""


class UnwritableError(Exception):
    """What is printed goes to a file on a disk that takes no more of it."""


class Harmless:
    """A text stream that shows control characters instead of sending them; else as it was."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text, and return how long it was.

        Raises:
            UnwritableError: The disk is full or refuses.
            BrokenPipeError: Nobody listens any more.
        """
        with _told():
            self._stream.write(text.translate(STEERING))
        return len(text)

    def flush(self) -> None:
        """Send what was written."""
        with _told():
            self._stream.flush()

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error.strerror) from error


@contextmanager
def harmless() -> Iterator[None]:
    """Until the block ends, what is printed cannot steer the terminal."""
    with redirect_stdout(Harmless(sys.stdout)), redirect_stderr(Harmless(sys.stderr)):
        yield
