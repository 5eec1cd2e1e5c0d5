"""Pictures of the window in every state, light and dark, at 100, 200 and 350 %, for looking at.

    python -m benchmarks.screenshots --out FOLDER [--image SMEAR] [--language es] [--size 1280x720]

Each dress is drawn in a process of its own, because Qt reads its scale once; with `--theme` one is
drawn alone, at the scale of QT_SCALE_FACTOR. The screen has 3840 × 2160 pixels at 200 %, else
1920 × 1080, which at 350 % is less than the window wants: it must scroll. Without an image the
embedded practice case is read; keep pictures of real smears out of the repository.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZE = "1380x880"
SETTLE_MS = 350
"""At 100 %; frames take the longer the larger they are."""
PATIENCE_MS = 30_000
DRESSES = [(theme, scale) for theme in ("light", "dark") for scale in (1, 2, 3.5)]
SCREENS = {2: (3840, 2160)}
"""Pixels of the screen at a scale."""
FULL_HD = (1920, 1080)
CLOSER = 4
"""How far into a whole slide its picture goes."""
SECRET = "no secret at all"  # noqa: S105 - of a laboratory that is thrown away


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--image", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme")
    parser.add_argument("--size", default=SIZE, help="of the window, in logical pixels")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.theme:
        take_all(wanted.out, wanted.theme, wanted)
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
            "--language",
            wanted.language,
            "--size",
            wanted.size,
            *image,
        ]
        with tempfile.TemporaryDirectory() as folder:
            screen = screen_of(Path(folder), scale)
            dressed = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": screen}
            subprocess.run(command, env=os.environ | dressed, check=True)
    return 0


def screen_of(folder: Path, scale: float) -> str:
    """The platform of a screen that is as large as one where that scale is chosen."""
    width, height = SCREENS.get(scale, FULL_HD)
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "dpr": 1}]}))
    return f"offscreen:configfile={file}"


def take_all(out: Path, theme: str, wanted: argparse.Namespace) -> None:
    """Walk through the window in one dress, a picture per state."""
    from PySide6.QtCore import QSettings, QSize  # noqa: PLC0415 - after the environment is set
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.app import compose  # noqa: PLC0415
    from leukoview.ui.sizing import FRAME  # noqa: PLC0415
    from leukoview.ui.translating import SETTING  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    percent = round(100 * float(os.environ.get("QT_SCALE_FACTOR", "1")))
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEUKOVIEW_HOME"] = home
        settings = QSettings(str(Path(home) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue(SETTING, wanted.language)
        settings.sync()
        running = compose(app)
        window = running.window
        window.parts.appearance.choose(theme)
        size = QSize(*map(int, wanted.size.split("x")))
        window.resize(size.boundedTo(window.screen().availableGeometry().size() - FRAME))
        window.show()

        def keep(name: str, widget: Any = window) -> None:  # noqa: ANN401 - any widget
            settle()
            widget.grab().save(str(out / f"{name}-{theme}-{percent}.png"))

        walk(window, keep, wanted.image)
        window.hide()
        running.close()


def walk(window: Any, keep: Callable[..., None], image: Path | None) -> None:  # noqa: ANN401
    """The states, in the order a reader meets them."""
    parts, actions = window.parts, window.actions_
    keep("1-welcome")
    until(parts.room.cards_changed, already=bool(parts.room.cards))
    if image is None:
        actions.practice.trigger()
    else:
        parts.opener.open([image])
    until(parts.session.current_changed, already=parts.session.current is not None)
    keep("2-opened")
    if image is not None:
        parts.desk.read()
    while parts.desk.reading or not all(work.found for work in parts.session.works):
        settle()
    keep("3-read")
    parts.session.step(1)
    keep("4-cell")
    window.view.zoom_to(3)
    keep("5-near")
    window.view.fit()
    parts.opener.open([Path("no such smear.png")])
    until(parts.opener.failed)
    keep("6-banner")
    put_away(window.banners)
    review(window, keep)
    dialogs(window, keep)
    laboratory(window, keep)
    ground(window, keep)


def review(window: Any, keep: Callable[..., None]) -> None:  # noqa: ANN401
    """A case as it is labelled, read blind, and signed."""
    from dataclasses import replace  # noqa: PLC0415

    from leukoview.engine.taxonomy import BENIGN  # noqa: PLC0415

    session = window.parts.session
    settings = session.case.settings
    session.give_settings(replace(settings, blind=True))
    keep("7-blind")
    session.give_settings(settings)
    ringing = window.parts.desk.alarmed()
    if ringing:
        session.show(ringing[0].id)
    keep("8-alarm")
    session.confirm(session.current.unreviewed)
    session.decide(session.current.unreviewed[:3], BENIGN, "Label")
    session.step(1)
    keep("9-labelled")


def dialogs(window: Any, keep: Callable[..., None]) -> None:  # noqa: ANN401
    """What opens over the window, and the page of cases."""
    from PySide6.QtWidgets import QDialog, QMenu  # noqa: PLC0415

    actions, cases = window.actions_, window.cases.actions_
    for name, action in (
        ("10-export", actions.export),
        ("11-details", cases.details),
        ("12-sign", cases.sign),
        ("13-trail", cases.trail),
        ("14-keys", window.help),
    ):
        action.trigger()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        keep(name, dialog)
        dialog.close()
    menus = window.menuBar().findChildren(QMenu)
    menu = next(m for m in menus if m.title() in {"&Labels", "E&tiquetas"})
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    keep("15-menu", menu)
    menu.close()
    cases.list.trigger()
    keep("16-cases")
    archived(window, keep)
    window.banners.offer(
        "“smear.png” is in another case already: “B 26/117”.", "Open that case", id
    )
    keep("18-offer")
    put_away(window.banners)


def put_away(banners: Any) -> None:  # noqa: ANN401
    """Close every banner, so that it lies over no later picture."""
    banners.grow_old()
    banners.close_old()


def archived(window: Any, keep: Callable[..., None]) -> None:  # noqa: ANN401
    """A case that was archived, shown among the others."""
    from leukoview.engine.casefile.paperwork import Archived  # noqa: PLC0415

    shown = window.cases_page.cases
    window.parts.session.note(Archived())
    shown.archived.setChecked(True)
    shown.refresh()
    keep("17-archived")


def laboratory(window: Any, keep: Callable[..., None]) -> None:  # noqa: ANN401
    """The laboratory's door, and every section for its first admin."""
    window.lab.open.trigger()
    page = window.lab.page
    keep("19-door")
    for field, words in ((page.door.name, "Ada"), (page.door.password, SECRET)):
        field.setText(words)
    page.door.again.setText(SECRET)
    page.door.enter.click()
    while window.parts.people.person is None:
        settle()
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        keep(f"{20 + row}-laboratory")


def ground(window: Any, keep: Callable[..., None]) -> None:  # noqa: ANN401
    """Where on a drawn slide cells can be read."""
    from benchmarks.ground_slide import write_slide  # noqa: PLC0415

    parts = window.parts
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slide.tif"
        write_slide(path)
        parts.opener.open([path])
        until(parts.session.current_changed)
        window.actions_.ground.trigger()
        while parts.grounds.map is None:
            settle()
        window.view.zoom_to(window.view.zoom * CLOSER)
        keep("30-ground")
        window.view.fit()


def settle() -> None:
    """Let everything be drawn."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    loop = QEventLoop()
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    QTimer.singleShot(round(SETTLE_MS * scale**2), loop.quit)
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
