"""Pixels of slides as pictures on screen: decoded in the background, newest wish first."""

import os
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from leukoview.engine.case import Box, Pixels
from leukoview.engine.display import AS_STORED, Display, shown
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide, glimpse, has_more
from leukoview.ui.slide_work import SlideId

THREADS = max(1, min(2, (os.cpu_count() or 1) - 1))
"""One core is left to the window: decoders that take it hold up a frame that is half drawn."""
CACHE_BYTES = 256 * 1024 * 1024
"""What decoded pictures may occupy; the least recently drawn go first."""
BYTES_PER_PIXEL = 4
LATER = 300
"""Milliseconds until a picture is asked for again whose slide is still being prepared."""

AGAIN = "again"
"""The group of pictures that are made anew because their slide is shown otherwise now."""


@dataclass(frozen=True, slots=True)
class Key:
    """Which part of which slide, at which level."""

    slide: SlideId
    level: int
    box: Box


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that something on screen is waiting for."""

    key: Key
    slide: Slide


@dataclass(frozen=True, slots=True)
class _Made:
    """A picture, what was wished for, and how the slide was to be shown when it was made."""

    pixmap: QPixmap
    wish: Wish
    display: Display


class Pictures(QObject):
    """A cache of pictures, filled in the background.

    Wishes are grouped by what makes them ("tiles", "crops"): a new list of a group replaces its
    old one, so that nobody waits for what has left the screen. `arrived` carries a `Key`, whose
    picture is there or may be by now: a giant's is asked for again until the slide is prepared,
    and one made of its preview is made anew, if it is still drawn, when there is more to see.
    `failed` carries the reason, once per picture; `display_changed` the slide that is shown
    otherwise.
    """

    arrived = Signal(object)
    failed = Signal(object)
    display_changed = Signal(object)
    _decoded = Signal(object, object, object, bool)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        capacity: int = CACHE_BYTES,
        threads: int = THREADS,
    ) -> None:
        super().__init__(parent)
        self._capacity = capacity
        self._held = 0
        self._cache: OrderedDict[Key, _Made] = OrderedDict()
        self._broken: set[Key] = set()
        self._displays: dict[SlideId, Display] = {}
        self._old: dict[Key, Wish] = {}
        self._late: set[Key] = set()
        self._passing: set[Key] = set()
        self._waiting = QTimer(self, singleShot=True, interval=LATER)
        self._waiting.timeout.connect(self._call_late)
        self._wishes = _Wishes()
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask_again)
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._decode_on, name=f"tiles-{number}")
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def get(self, key: Key) -> QPixmap | None:
        """The picture, if it is there.

        One made before the slide's display was changed is given and made anew meanwhile.
        """
        made = self._cache.get(key)
        if made is None:
            return None
        self._cache.move_to_end(key)
        if key in self._passing or made.display != self.display(key.slide):
            self._passing.discard(key)
            self._renew(made.wish)
        return made.pixmap

    def display(self, slide: SlideId) -> Display:
        """How a slide is shown."""
        return self._displays.get(slide, AS_STORED)

    def set_display(self, slide: SlideId, display: Display) -> None:
        """Show a slide otherwise; what is on screen stays until its new picture is there."""
        if display != self.display(slide):
            self._displays[slide] = display
            self._old = {key: wish for key, wish in self._old.items() if key.slide != slide}
            self.display_changed.emit(slide)

    def want(self, group: Hashable, wishes: Iterable[Wish]) -> None:
        """Have these made, the first one first, instead of what the group wanted before."""
        missing = [w for w in wishes if w.key not in self._cache and w.key not in self._broken]
        self._wishes.set(group, missing)

    def forget(self, slide: SlideId) -> None:
        """Let go of a slide's pictures, and of how it was shown."""
        self._displays.pop(slide, None)
        for key in [key for key in self._cache if key.slide == slide]:
            self._drop(key)

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Begin no picture while a frame is drawn; those that are being decoded go on."""
        self._wishes.hold_back()
        try:
            yield
        finally:
            self._wishes.go_on()

    def close(self) -> None:
        """Stop decoding and wait for the threads."""
        self._wishes.close()
        for thread in self._threads:
            thread.join()

    def _decode_on(self) -> None:
        while (wish := self._wishes.take()) is not None:
            display = self.display(wish.key.slide)
            lasts = False
            try:
                seen = glimpse(wish.slide, wish.key.box, wish.key.level)
                outcome: object = _image(seen.pixels, display) if seen else None
                lasts = seen is not None and seen.lasts
            except (LeukoError, OSError) as error:
                outcome, lasts = error, True
            self._decoded.emit(wish, display, outcome, lasts)

    def _keep(self, wish: Wish, display: Display, outcome: object, lasts: bool) -> None:  # noqa: FBT001 - a signal's slot
        key = wish.key
        self._wishes.done(key)
        self._old.pop(key, None)
        if not lasts:
            self._look_later(key)
        if outcome is None:
            return
        if not isinstance(outcome, QImage):
            self._broken.add(key)
            self.failed.emit(outcome)
            return
        if key in self._cache:
            self._drop(key)
        self._cache[key] = _Made(QPixmap.fromImage(outcome), wish, display)
        self._held += _bytes(self._cache[key].pixmap)
        while self._held > self._capacity and len(self._cache) > 1:
            self._drop(next(iter(self._cache)))
        self.arrived.emit(key)

    def _call_late(self) -> None:
        late, self._late = self._late, set()
        for key in late:
            made = self._cache.get(key)
            if made is not None and not has_more(made.wish.slide):
                self._look_later(key)
                continue
            if made is not None:
                self._passing.add(key)
            self.arrived.emit(key)

    def _look_later(self, key: Key) -> None:
        self._late.add(key)
        if not self._waiting.isActive():
            self._waiting.start()

    def _drop(self, key: Key) -> None:
        self._held -= _bytes(self._cache.pop(key).pixmap)
        self._old.pop(key, None)
        self._passing.discard(key)

    def _renew(self, wish: Wish) -> None:
        if wish.key not in self._old and wish.key not in self._broken:
            self._old[wish.key] = wish
            self._asking.start()

    def _ask_again(self) -> None:
        # What was asked for last lies uppermost: fine tiles are drawn over coarse ones.
        self._wishes.set(AGAIN, list(reversed(self._old.values())))


class _Wishes:
    """The lists of wishes, shared with the decoding threads; the newest group comes first."""

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._groups: dict[Hashable, list[Wish]] = {}
        self._taken: set[Key] = set()
        self._closed = False
        self._held_back = False

    def set(self, group: Hashable, wishes: list[Wish]) -> None:
        with self._ready:
            self._groups.pop(group, None)
            self._groups = {group: wishes, **self._groups}
            self._ready.notify_all()

    def take(self) -> Wish | None:
        with self._ready:
            while not self._closed:
                wish = None if self._held_back else self._first()
                if wish is not None:
                    self._taken.add(wish.key)
                    return wish
                self._ready.wait()
            return None

    def done(self, key: Key) -> None:
        with self._ready:
            self._taken.discard(key)

    def hold_back(self) -> None:
        with self._ready:
            self._held_back = True

    def go_on(self) -> None:
        with self._ready:
            self._held_back = False
            self._ready.notify_all()

    def close(self) -> None:
        with self._ready:
            self._closed = True
            self._ready.notify_all()

    def _first(self) -> Wish | None:
        for wishes in self._groups.values():
            while wishes:
                wish = wishes.pop(0)
                if wish.key not in self._taken:
                    return wish
        return None


def _image(stored: Pixels, display: Display) -> QImage:
    pixels = np.ascontiguousarray(shown(stored, display))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * BYTES_PER_PIXEL
