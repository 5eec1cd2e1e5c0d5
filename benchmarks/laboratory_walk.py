"""From 120 real crops to a promoted model, in the real window, and back again.

    python -m benchmarks.laboratory_walk --shared S [--out FOLDER] [--language es]

Crops of the APL set are laid out as class/patient/image in a temporary folder, taken into a new
library, with a turned copy under another patient's name and a copy under another label planted
among them; both are settled, a model is trained quickly, compared, promoted, reads a smear, and
gives way to the shipped one again. A picture is taken after every step; keep them out of the
repository. Ends in 0 if every step did what it should.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.laboratory_cells import laid_out, planted
from benchmarks.measuring import NOTHING_TO_MEASURE, ROOT, Measured, verdict
from leukoview.engine.resources import HOME_VARIABLE

PATIENCE_S = 1800
SETTLE_S = 0.4
SECRET = "four words of mine"  # noqa: S105 - of a measurement
REASON = "To see what a model of our own says of a smear."
SMEAR = "BloodImage_00007.jpg"
SIZE = (1380, 880)


def main() -> int:
    """Walk, and say of every step whether it did what it should."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, help="folder for the pictures")
    parser.add_argument("--language", default="en")
    wanted = parser.parse_args()
    sets = wanted.shared / "data"
    if not sets.is_dir():
        print(f"There is nothing to measure on: the image sets are not in {sets}.")
        return NOTHING_TO_MEASURE
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        out = wanted.out or Path(folder) / "pictures"
        out.mkdir(parents=True, exist_ok=True)
        cells = laid_out(sets / "apl", Path(folder) / "cells")
        extra = planted(cells, Path(folder) / "planted")
        walk = Walk(out, wanted.language)
        try:
            done = [*steps(walk, (cells, extra), sets / "smears" / "images" / SMEAR)]
        finally:
            walk.close()
    return verdict([Measured(name, 1, float(held)) for name, held in done])


class Walk:
    """The running window, what is waited for in it, and the pictures of it."""

    def __init__(self, out: Path, language: str) -> None:
        from PySide6.QtCore import QSettings  # noqa: PLC0415 - after the environment is set
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from leukoview.app import compose  # noqa: PLC0415
        from leukoview.engine.resources import home  # noqa: PLC0415
        from leukoview.ui.translating import SETTING  # noqa: PLC0415

        self._app = QApplication([])
        settings = QSettings(str(home() / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue(SETTING, language)
        settings.sync()
        self._running = compose(self._app)
        self._out = out
        self._taken = 0
        self._began = time.monotonic()
        self.window: Any = self._running.window
        self.window.resize(*SIZE)
        self.window.show()

    def until(self, holds: Callable[[], object]) -> bool:
        """Let the window work until something holds, or patience ends; whether it does."""
        ends = time.monotonic() + PATIENCE_S
        while not holds() and time.monotonic() < ends:
            self._app.processEvents()
            time.sleep(0.01)
        return bool(holds())

    def keep(self, name: str, widget: Any = None) -> None:  # noqa: ANN401 - any widget
        """Take a picture once everything is drawn."""
        ends = time.monotonic() + SETTLE_S
        self.until(lambda: time.monotonic() > ends)
        self._taken += 1
        (widget or self.window).grab().save(str(self._out / f"{self._taken:02}-{name}.png"))
        print(f"{time.monotonic() - self._began:7.1f} s  {name}", flush=True)

    def close(self) -> None:
        """End the window and its engine."""
        self.window.hide()
        self._running.close()


def steps(walk: Walk, folders: tuple[Path, Path], smear: Path) -> Iterator[tuple[str, bool]]:
    """Each step with whether it did what it should."""
    page = opened(walk)
    library = section(walk, page, "Library")
    for folder in folders:
        yield f"crops of {folder.name} are in the library", added(walk, library, folder)
    kinds = {(card.dispute.leaks, card.dispute.contradicts) for card in library.disputes}
    yield "a turned copy of another patient is to be settled", any(leak for leak, _ in kinds)
    yield "a contradicting label is to be settled", any(other for _, other in kinds)
    yield "both are settled", settled(walk, library)
    candidate = trained(walk, section(walk, page, "Training"))
    yield "a model is trained and on the shelf", bool(candidate)
    models = section(walk, page, "Models")
    walk.until(lambda: models.duel is not None)
    walk.keep("compared")
    yield "it is compared with the active one", models.duel.sides is not None
    print(models.duel.verdict.sentence)
    yield (
        "it is promoted, and refused without a reason if it must be",
        promoted(walk, models, candidate),
    )
    yield "a smear is read with it", read(walk, smear) == candidate
    yield "the shipped model reads again", rolled_back(walk, models)
    yield "the trail says so", told(walk, page)


def section(walk: Walk, page: Any, name: str) -> Any:  # noqa: ANN401 - the window's own
    """A section of the laboratory's page, by its English name."""
    return page.go_to(walk.window.lab.tr(name))


def opened(walk: Walk) -> Any:  # noqa: ANN401
    """The page, once the first admin has made an account."""
    walk.window.lab.open.trigger()
    page = walk.window.lab.page
    walk.keep("first admin")
    page.door.name.setText("Ada")
    page.door.password.setText(SECRET)
    page.door.again.setText(SECRET)
    page.door.enter.click()
    walk.keep("people")
    return page


def added(walk: Walk, library: Any, folder: Path) -> bool:  # noqa: ANN401
    """Take a folder in; every label means what is proposed."""
    from leukoview.ui.admin.offer_dialog import OfferDialog  # noqa: PLC0415

    grown: list[bool] = []
    library.grown.connect(lambda: grown.append(True))
    library.add(folder)
    walk.until(lambda: library.findChildren(OfferDialog))
    dialog = library.findChildren(OfferDialog)[-1]
    walk.keep("offer", dialog)
    dialog.accept()
    walk.until(lambda: grown or walk.window.banners.sentences)
    walk.keep("library")
    return bool(grown) and not walk.window.banners.sentences


def settled(walk: Walk, library: Any) -> bool:  # noqa: ANN401
    """Settle in favour of what came first, by the buttons."""
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

    from leukoview.engine.library import Library  # noqa: PLC0415

    def left() -> list[int]:
        return [one.number for one in Library(walk.window.parts.people.lab).disputes()]

    def shown(number: int) -> list[Any]:
        return [
            card for card in library.disputes if card.dispute.number == number and card.isVisible()
        ]

    for number in left():
        walk.until(partial(shown, number))
        shown(number)[0].findChildren(QPushButton)[0].click()
    walk.keep("settled")
    return not left()


def trained(walk: Walk, training: Any) -> str:  # noqa: ANN401
    """The id of a candidate by quick training."""
    training.name.setText("walked")
    training.thorough.setCurrentIndex(1)
    walk.keep("training")
    training.look.click()
    walk.until(lambda: training._before.count() > 0)  # noqa: SLF001 - what is shown
    walk.keep("looked over")
    made: list[str] = []
    training.made.connect(made.append)
    training.start.click()
    walk.until(lambda: training.course.matrix.rowCount() > 0 or training._job is None)  # noqa: SLF001
    walk.keep("at work")
    walk.until(lambda: made or training._job is None)  # noqa: SLF001 - whether it is at work
    print(training.result)
    return made[0] if made else ""


def promoted(walk: Walk, models: Any, candidate: str) -> bool:  # noqa: ANN401
    """Whether it reads in the end, and was refused before where it is not shown to be as good."""
    from leukoview.engine.shelf import Kind  # noqa: PLC0415
    from leukoview.ui.lab_orders import Move  # noqa: PLC0415

    models.choose(candidate)
    refused = True
    if not models.duel.verdict.outcome.may_be_promoted:
        models.do(Move.PROMOTE)
        refused = walk.until(lambda: walk.window.banners.sentences)
        walk.keep("refused")
    models.do(Move.PROMOTE, reason=REASON)
    reads = walk.until(lambda: kind_on_shelf(models, candidate) is Kind.ACTIVE)
    walk.keep("promoted")
    return refused and reads


def kind_on_shelf(models: Any, id_: str) -> object:  # noqa: ANN401
    """What a model is on the shelf, as the section lists it."""
    return next((one.kind for one in models._models if one.id == id_), None)  # noqa: SLF001


def read(walk: Walk, smear: Path) -> str:
    """The id of the model that reads a real smear now."""
    parts = walk.window.parts
    parts.opener.open([smear])
    walk.until(lambda: parts.session.current is not None)
    walk.until(lambda: False in parts.room.cards)
    walk.window.actions_.read.trigger()
    walk.until(lambda: parts.session.current.read_cells and not parts.desk.reading)
    walk.keep("read")
    bundle = parts.room.cards[False].bundle
    by = {one.prediction.bundle for one in parts.session.current.read_cells}
    return f"{bundle.id}-{bundle.sha256[:12]}" if by == {bundle.id} else ""


def rolled_back(walk: Walk, models: Any) -> bool:  # noqa: ANN401
    """Whether the shipped model for real images reads again."""
    from leukoview.engine.shelf import Kind  # noqa: PLC0415
    from leukoview.ui.lab_orders import Move  # noqa: PLC0415

    walk.window.lab.open.trigger()
    shipped = next(one.id for one in models._models if one.shipped and not one.practice)  # noqa: SLF001
    models.choose(shipped)
    models.do(Move.ROLL_BACK)
    held = walk.until(lambda: kind_on_shelf(models, shipped) is Kind.ACTIVE)
    walk.keep("rolled back")
    return held


def told(walk: Walk, page: Any) -> bool:  # noqa: ANN401
    """Whether the trail has the reason of the promotion, below the way back."""
    trail = section(walk, page, "Trail")
    walk.keep("trail")
    said = [trail.table.item(row, 3).text() for row in range(trail.table.rowCount())]
    return any(REASON in line for line in said[1:])


if __name__ == "__main__":
    sys.exit(main())
