"""Tiled copies of images that are too large to hold: made once, in strips, and kept in a folder."""

import atexit
import hashlib
import os
import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from leukoview.engine.errors import ImageTooLargeError, LeukoError, UnreadableImageError
from leukoview.engine.resources import home

if TYPE_CHECKING:
    import pyvips

FOLDER = "tiled copies"
"""Where they lie, in the folder of what LeukoView remembers."""
KEPT_BYTES = 20_000_000_000
"""What copies may take of the disk together; those that were read longest ago go first."""
TILE = 512
HEAD = 16
"""Bytes before the first tile of an unfinished copy: the header of a BigTIFF."""
FORM = 1
"""Goes up when copies are made otherwise, so that no older one is read."""
PATIENCE = 0.5
"""Seconds between two looks whether to stop while another copy is being made."""
MOST_UNFINISHED = 0.99
"""How much is written, at most, of what is not there yet."""
MOVES, MOVED_AGAIN = 40, 0.05
"""How often a finished copy is given its name before that fails, and seconds between."""
COMMON_DEPTHS = (8, 10, 12, 14, 16)
"""Bits per channel that microscope cameras deliver inside 16-bit files."""


class TiledCopy:
    """A pyramid of an image in tiles, made by a thread of its own once it is asked for.

    The tiles are not compressed: 400 megapixels take 1.7 GB instead of 0.7, but a fifth of the
    time, for which somebody waits. One copy is made at a time on a computer, whichever process
    wants it. Memory stays flat: libvips decodes a few rows at a time.
    """

    def __init__(self, source: Path, width: int, height: int) -> None:
        self._source = source
        self._pixels = width * height
        self._bytes = self._pixels * 4
        self._path = folder() / f"{_key(source)}.tif"
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()
        self._over = threading.Event()
        self._stopping = threading.Event()
        self._killed = False
        self._error: LeukoError | None = None

    @property
    def finished(self) -> bool:
        """Whether it lies there, or it is known that it cannot be made."""
        return self._error is not None or self._path.is_file()

    @property
    def made(self) -> float:
        """How much of it is written, 0–1, whichever process writes it."""
        if self.finished:
            return 1.0
        try:
            written = self.part.stat().st_size
        except OSError:
            return 0.0
        # The coarse levels come at once, at the end: all that takes time is the finest.
        return min(written / (self._pixels * 3), MOST_UNFINISHED)

    @property
    def part(self) -> Path:
        """What is written of it so far: its finest level, tile by tile behind `HEAD` bytes."""
        return self._path.with_suffix(".part")

    @property
    def stopped(self) -> bool:
        """Whether it was left off."""
        return self._stopping.is_set() and not self.finished

    def begin(self) -> None:
        """Have it made, unless it lies there, is being made or was left off."""
        with self._guard:
            if self._stopping.is_set() or self.finished:
                return
            if self._thread is None or self._over.is_set():
                self._over.clear()
                self._thread = threading.Thread(target=self._work, name="tiled copy", daemon=True)
                self._thread.start()

    def file(self) -> Path:
        """Where it lies; waits until it does.

        Raises:
            UnreadableImageError: The image is damaged, the copy does not fit on the disk, or making
                it was left off.
        """
        while not self.finished:
            if self.stopped:
                raise UnreadableImageError(
                    f"“{self._source.name}” was not made ready to the end.",
                    remedy="Have it made ready, or open it again.",
                )
            self.begin()
            self._over.wait()
        if self._error is not None:
            raise self._error
        os.utime(self._path)
        return self._path

    def stop(self) -> None:
        """Leave off making it, soon; `go_on` begins anew."""
        self._stopping.set()

    def go_on(self) -> None:
        """Have it made although it was left off."""
        self._stopping.clear()
        self.begin()

    def _work(self) -> None:
        try:
            with _alone(self._path.parent, self._stopping):
                if not self._path.is_file():
                    self._make()
        except Timeout:
            pass  # Left off before its turn came.
        except LeukoError as error:
            self._error = error
        finally:
            self._over.set()

    def _end(self) -> None:
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _make(self) -> None:
        import pyvips  # noqa: PLC0415 - loads a library that most images never need

        # After the library's own, and so before it: it must not end while it works.
        atexit.register(self._end)
        make_room(self._path.parent, self._bytes, self._source.name)
        part, self._killed = self.part, False
        try:
            image = _upright_rgb(self._source)
            image.set_progress(True)
            image.signal_connect("eval", lambda made, _progress: self._look_up(made))
            image.tiffsave(
                str(part), tile=True, tile_width=TILE, tile_height=TILE, pyramid=True,
                bigtiff=True, compression="none", keep="none",
            )  # fmt: skip
            _moved(part, self._path)
        except pyvips.Error as error:
            if self._killed:
                return
            raise UnreadableImageError(
                f"“{self._source.name}” is damaged, incomplete or not an image that LeukoView can "
                "read."
            ) from error
        finally:
            part.unlink(missing_ok=True)
            atexit.unregister(self._end)

    def _look_up(self, image: "pyvips.Image") -> None:
        if self._stopping.is_set():
            self._killed = True
            image.set_kill(True)


def _moved(part: Path, path: Path) -> None:
    """Give a finished copy its name; Windows waits with that for whoever looks into it just now."""
    for _ in range(MOVES):
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(MOVED_AGAIN)
        else:
            return
    part.replace(path)


def folder() -> Path:
    """Where copies are kept; made on first use."""
    place = home() / FOLDER
    place.mkdir(exist_ok=True)
    return place


def tidy(place: Path, kept: int) -> None:
    """Delete those read longest ago until the others take no more than so many bytes."""
    copies = sorted(place.glob("*.tif"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    taken = 0
    for copy in copies:
        taken += copy.stat().st_size
        if taken > kept:
            copy.unlink(missing_ok=True)


def _key(source: Path) -> str:
    """Names a file as it is now, without reading it: a giant takes seconds to digest."""
    known = source.stat()
    words = f"{FORM}|{source.resolve()}|{known.st_size}|{known.st_mtime_ns}"
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _alone(place: Path, stopping: threading.Event) -> FileLock:
    """The lock that one maker of copies holds at a time."""
    lock = FileLock(place / ".lock")
    while True:
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            if stopping.is_set():
                raise
        else:
            return lock


def make_room(place: Path, needed: int, name: str) -> None:
    """Delete old copies for one of so many bytes of the image called so.

    Raises:
        ImageTooLargeError: The disk has not that much left.
    """
    for left_over in place.glob("*.part"):
        left_over.unlink(missing_ok=True)
    tidy(place, KEPT_BYTES - needed)
    free = shutil.disk_usage(place).free
    if free < needed:
        raise ImageTooLargeError(
            f"To read “{name}”, up to {needed / 1e9:.1f} GB of the disk are needed, and only "
            f"{free / 1e9:.1f} GB are free.",
            remedy="Make room on the disk, then open the image again.",
        )


def _upright_rgb(source: Path) -> "pyvips.Image":
    """The image as 8-bit RGB, decoded while it is read; its colour profile is not applied."""
    image = _opened(source)
    if image.get_typeof("orientation") and image.get("orientation") > 1:
        # Turning needs the last row before the first: the library unpacks it to the disk.
        image = _opened(source, access="random").autorot()
    if image.format == "ushort":
        highest = _opened(source).max()
        depth = next(bits for bits in COMMON_DEPTHS if highest < 2**bits)
        image = (image >> (depth - 8)).cast("uchar").copy(interpretation=_shallow(image))
    if image.hasalpha():
        image = image.flatten(background=255)
    return image if image.interpretation == "srgb" else image.colourspace("srgb")


def _opened(source: Path, access: str = "sequential") -> "pyvips.Image":
    import pyvips  # noqa: PLC0415 - see above

    return pyvips.Image.new_from_file(str(source), access=access, fail_on="truncated")


def _shallow(image: "pyvips.Image") -> str:
    return "b-w" if image.bands < 3 else "srgb"  # noqa: PLR2004 - grey, or grey and alpha
