"""Pixels of slides as pictures on screen: decoded by two threads, newest wish first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from leukoview.engine.case import Box
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.ui.slide_work import SlideId

THREADS = 2
CACHE_BYTES = 256 * 1024 * 1024
"""What decoded pictures may occupy; the least recently drawn go first."""
BYTES_PER_PIXEL = 4


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


class Pictures(QObject):
    """A cache of pictures, filled in the background.

    Wishes are grouped by what makes them ("tiles", "crops"): a new list of a group replaces its
    old one, so that nobody waits for what has left the screen. `arrived` carries a `Key`;
    `failed` the reason, once per picture.
    """

    arrived = Signal(object)
    failed = Signal(object)
    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, capacity: int = CACHE_BYTES) -> None:
        super().__init__(parent)
        self._capacity = capacity
        self._held = 0
        self._cache: OrderedDict[Key, QPixmap] = OrderedDict()
        self._broken: set[Key] = set()
        self._wishes = _Wishes()
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._decode_on, name=f"tiles-{number}")
            for number in range(THREADS)
        ]
        for thread in self._threads:
            thread.start()

    def get(self, key: Key) -> QPixmap | None:
        """The picture, if it is there."""
        pixmap = self._cache.get(key)
        if pixmap is not None:
            self._cache.move_to_end(key)
        return pixmap

    def want(self, group: Hashable, wishes: Iterable[Wish]) -> None:
        """Have these made, the first one first, instead of what the group wanted before."""
        missing = [w for w in wishes if w.key not in self._cache and w.key not in self._broken]
        self._wishes.set(group, missing)

    def forget(self, slide: SlideId) -> None:
        """Let go of a slide's pictures."""
        for key in [key for key in self._cache if key.slide == slide]:
            self._drop(key)

    def close(self) -> None:
        """Stop decoding and wait for the threads."""
        self._wishes.close()
        for thread in self._threads:
            thread.join()

    def _decode_on(self) -> None:
        while (wish := self._wishes.take()) is not None:
            try:
                outcome: object = _image(wish)
            except (LeukoError, OSError) as error:
                outcome = error
            self._decoded.emit(wish.key, outcome)

    def _keep(self, key: Key, outcome: object) -> None:
        self._wishes.done(key)
        if not isinstance(outcome, QImage):
            self._broken.add(key)
            self.failed.emit(outcome)
            return
        if key not in self._cache:
            self._cache[key] = QPixmap.fromImage(outcome)
            self._held += _bytes(self._cache[key])
        while self._held > self._capacity and len(self._cache) > 1:
            self._drop(next(iter(self._cache)))
        self.arrived.emit(key)

    def _drop(self, key: Key) -> None:
        self._held -= _bytes(self._cache.pop(key))


class _Wishes:
    """The lists of wishes, shared with the decoding threads; the newest group comes first."""

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._groups: dict[Hashable, list[Wish]] = {}
        self._taken: set[Key] = set()
        self._closed = False

    def set(self, group: Hashable, wishes: list[Wish]) -> None:
        with self._ready:
            self._groups.pop(group, None)
            self._groups = {group: wishes, **self._groups}
            self._ready.notify_all()

    def take(self) -> Wish | None:
        with self._ready:
            while not self._closed:
                wish = self._first()
                if wish is not None:
                    self._taken.add(wish.key)
                    return wish
                self._ready.wait()
            return None

    def done(self, key: Key) -> None:
        with self._ready:
            self._taken.discard(key)

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


def _image(wish: Wish) -> QImage:
    pixels = np.ascontiguousarray(wish.slide.read(wish.key.box, wish.key.level))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * BYTES_PER_PIXEL
