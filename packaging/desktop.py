"""A screen of its own for a window that is tried by keys: Xvfb, a window manager, and pictures."""

import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

SCREEN = "1600x1000x24"
STEP_S = 0.5
"""How long a person needs from key to key; a window on a busy computer needs no less."""
TOOLS = ("Xvfb", "openbox", "xdotool", "import")
"""Of Debian's xvfb, openbox, xdotool and imagemagick."""


class Desktop:
    """A virtual screen with a window manager; what was started on it ends with it."""

    def __init__(self, number: int, pictures: Path, environment: Mapping[str, str]) -> None:
        pictures.mkdir(parents=True, exist_ok=True)
        self._pictures = pictures
        self._environment = {**environment, "DISPLAY": f":{number}"}
        self._environment.pop("QT_QPA_PLATFORM", None)
        self._started: list[subprocess.Popen[bytes]] = []
        self._number = number
        self._shown = 0

    def __enter__(self) -> Self:
        self.start("Xvfb", f":{self._number}", "-screen", "0", SCREEN, "-nolisten", "tcp")
        display = Path(f"/tmp/.X11-unix/X{self._number}")  # noqa: S108 - where X servers have it
        awaited(display.exists, "the virtual screen", 30)
        self.start("openbox")
        time.sleep(STEP_S)
        return self

    def __exit__(self, *_: object) -> None:
        for one in reversed(self._started):
            one.terminate()
            one.wait(30)

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a program on this screen; its words go to a file beside the pictures."""
        with (self._pictures / "said.txt").open("ab") as said:
            one = subprocess.Popen(words, env=self._environment, stdout=said, stderr=said)
        self._started.append(one)
        return one

    def window(self, title: str, patience_s: float) -> None:
        """Wait until a window whose title has these words can be seen, and give it the keyboard."""
        look = ("search", "--onlyvisible", "--name", title)
        awaited(lambda: self._tool(*look).returncode == 0, f"the window “{title}”", patience_s)
        time.sleep(2 * STEP_S)
        self._tool(*look, "windowactivate", "--sync")

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them (“ctrl+shift+s”)."""
        for key in keys:
            self._tool("key", "--clearmodifiers", key)
            time.sleep(STEP_S)

    def text(self, words: str) -> None:
        """Type words."""
        self._tool("type", "--delay", "20", words)
        time.sleep(STEP_S)

    def picture(self, name: str) -> None:
        """Keep what the screen shows, under a number and a name."""
        self._shown += 1
        place = self._pictures / f"{self._shown:02d}-{name}.png"
        subprocess.run(["import", "-window", "root", place], env=self._environment, check=True)

    def _tool(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, check=False
        )


def awaited(done: Callable[[], bool], what: str, patience_s: float) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: It was not after so many seconds.
    """
    until = time.monotonic() + patience_s
    while not done():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} was not there after {patience_s:.0f} s")
        time.sleep(STEP_S)


def only_loopback() -> bool:
    """Whether this process has no network but its own computer's."""
    return [name for _, name in socket.if_nameindex()] == ["lo"]
