"""Progress on a terminal; silence in a pipe."""

import sys
from typing import Self

from tqdm import tqdm

from leukoview.engine.case import Skipped
from leukoview.engine.paths import shown
from leukoview.engine.progress import WentOn


class Phases:
    """One bar after another for a job that counts anew in each of its phases."""

    def __init__(self) -> None:
        self._bar = tqdm(disable=not sys.stderr.isatty(), file=sys.stderr, leave=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.close()

    def name(self, words: str) -> None:
        """What the bar stands for from now on."""
        self._bar.set_description_str(words)

    def check_in(self, done: int, total: int) -> None:
        """How far the phase at work is."""
        if done < self._bar.n:
            self._bar.reset()
        self._bar.total, self._bar.n = total, done
        self._bar.refresh()


class Progress:
    """A bar over the images, moving with every batch of cells; only where stderr is a terminal."""

    def __init__(self, images: int) -> None:
        self._bar = tqdm(
            total=images,
            disable=not sys.stderr.isatty(),
            file=sys.stderr,
            bar_format="{desc} {percentage:3.0f} %|{bar}| {elapsed}, {remaining} left",
            leave=False,
        )
        self._done = 0
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.close()

    def begin(self, name: str) -> None:
        """Name the image at work."""
        self._name = name
        self._bar.set_description_str(name)

    def check_in(self, done: int, total: int) -> None:
        """How far the image at work is."""
        self._bar.n = self._done + (done / total if total else 0)
        self._bar.refresh()

    def tell(self, part: object) -> None:
        """One line on stderr where a reading goes on that was interrupted."""
        if isinstance(part, WentOn):
            # The time left follows from what is read now, not from what was read before.
            self._bar.initial = self._done + part.share
            tqdm.write(f"{self._name}: {_went_on(part.share)}", file=sys.stderr)

    def over_images(self, done: int, _total: int) -> None:
        """How many images are done, where the engine itself goes from one to the next."""
        self._done = done
        self.check_in(0, 0)

    def end(self) -> None:
        """One more image is done."""
        self._done += 1
        self.check_in(0, 0)

    def say(self, skipped: Skipped) -> None:
        """One line on stderr for an image that was skipped."""
        tqdm.write(f"skipped: {shown(skipped.path)}: {skipped.reason}", file=sys.stderr)


def _went_on(share: float) -> str:
    return f"an interrupted reading goes on, {share:.0%} of it is done (--anew begins again)"
