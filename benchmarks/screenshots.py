"""Pictures of the window in every state, light and dark, at 100 and 200 %, for looking at.

    python -m benchmarks.screenshots --out FOLDER [--image SMEAR]

Each dress is drawn in a process of its own, because Qt reads its scale once. Without an image the
embedded practice smear is read; keep pictures of real smears out of the repository.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WIDTH, HEIGHT = 1380, 880
SETTLE_MS = 350
PATIENCE_MS = 30_000
DRESSES = [(theme, scale) for theme in ("light", "dark") for scale in (1, 2)]


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--image", type=Path)
    parser.add_argument("--theme")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.theme:
        take_all(wanted.out, wanted.theme, wanted.image)
        return 0
    image = ["--image", str(wanted.image)] if wanted.image else []
    for theme, scale in DRESSES:
        command = [
            sys.executable,
            "-m",
            "benchmarks.screenshots",
            "--out",
            str(wanted.out),
            "--theme",
            theme,
            *image,
        ]
        dressed = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, env=os.environ | dressed, check=True)  # noqa: S603 - ourselves
    return 0


def take_all(out: Path, theme: str, image: Path | None) -> None:
    """Walk through the window in one dress, a picture per state."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.app import compose  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEUKOVIEW_HOME"] = home
        running = compose(app)
        window = running.window
        window.parts.appearance.choose(theme)
        window.resize(WIDTH, HEIGHT)
        window.show()

        def keep(name: str, widget: Any = window) -> None:  # noqa: ANN401 - any widget
            settle()
            widget.grab().save(str(out / f"{name}-{theme}-{scale}00.png"))

        walk(window, keep, image)
        window.hide()
        running.close()


def walk(window: Any, keep: Callable[..., None], image: Path | None) -> None:  # noqa: ANN401
    """The states, in the order a reader meets them."""
    from leukoview.ui.export_dialog import ExportDialog  # noqa: PLC0415

    parts, actions = window.parts, window.actions_
    keep("1-welcome")
    until(parts.room.cards_changed, already=bool(parts.room.cards))
    if image is None:
        actions.practice.trigger()
    else:
        parts.opener.open([image])
    until(parts.session.current_changed, already=parts.session.current is not None)
    until(parts.room.busy_changed, already=not parts.room.activity)
    keep("2-opened")
    parts.desk.read()
    until(parts.desk.finished)
    keep("3-read")
    parts.session.step(1)
    keep("4-cell")
    window.view.zoom_to(3)
    keep("5-near")
    parts.opener.open([Path("no such smear.png")])
    until(parts.opener.failed)
    keep("6-banner")
    dialog = ExportDialog(Path("smear report"), (), window)
    dialog.open()
    keep("7-export", dialog)
    dialog.close()
    menu = window.menuBar().actions()[2].menu()
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    keep("8-menu", menu)
    menu.close()


def settle() -> None:
    """Let everything be drawn."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def until(signal: Any, *, already: bool = False) -> None:  # noqa: ANN401 - a bound signal
    """Wait a while for a signal, unless what it says is so already."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    if not already:
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        signal.disconnect(loop.quit)


if __name__ == "__main__":
    sys.exit(main())
