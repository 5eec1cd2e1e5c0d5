"""From labelled cells to a model that reads, and back again, in the real window."""

import shutil

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set
from leukoview.engine.shelf import Kind
from leukoview.ui.admin.offer_dialog import OfferDialog
from leukoview.ui.lab_orders import Move

PATIENCE_MS = 240_000
SECRET = "four words of mine"  # noqa: S105 - of a test
REASON = "To try how a model of our own reads practice smears."


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """Drawn cells as a laboratory would hold them: class/patient/image."""
    folder = tmp_path_factory.mktemp("drawn")
    write_practice_set(folder, SetRecipe(seed=77, patients=3, fields=0, cells=4))
    return folder / "cells"


@pytest.mark.timeout(600)
def test_a_laboratory_makes_its_own_model_reads_with_it_and_goes_back(
    window, qtbot, cells, tmp_path
):
    page = opened(window, qtbot)
    library = page.go_to("Library")
    added(window, qtbot, library, cells)
    added(window, qtbot, library, planted(cells, tmp_path))
    settle_everything(qtbot, library)
    fitted(qtbot, page)
    candidate = trained(qtbot, page)
    models = page.go_to("Models")
    qtbot.waitUntil(lambda: models.duel is not None, timeout=PATIENCE_MS)
    assert models.duel.verdict.sentence

    promoted(window, qtbot, models, candidate)
    assert read_with(window, qtbot) == candidate
    models.choose(next(one.id for one in models._models if one.shipped and one.practice))
    with qtbot.waitSignal(models.changed, timeout=PATIENCE_MS):
        models.do(Move.ROLL_BACK)
    qtbot.waitUntil(lambda: state_of(models, candidate) is Kind.EARLIER, timeout=PATIENCE_MS)
    window.lab.open.trigger()
    told = page.go_to("Trail")
    said = [told.table.item(row, 3).text() for row in range(told.table.rowCount())]
    assert said[0].startswith("Back to the model that came with the program.")
    assert any(REASON in line for line in said)


def opened(window, qtbot):
    window.lab.open.trigger()
    door = window.lab.page.door
    door.name.setText("Ada")
    door.password.setText(SECRET)
    door.again.setText(SECRET)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    return window.lab.page


def added(window, qtbot, library, folder):
    """Take a folder in; every label means what is proposed."""
    library.add(folder)
    qtbot.waitUntil(lambda: bool(library.findChildren(OfferDialog)), timeout=PATIENCE_MS)
    with qtbot.waitSignal(library.grown, timeout=PATIENCE_MS):
        library.findChildren(OfferDialog)[-1].accept()
    qtbot.waitUntil(lambda: not library.findChildren(OfferDialog))
    assert window.banners.sentences == ()


def planted(cells, tmp_path):
    """A cell turned under another patient's name, and one under another label."""
    folder = tmp_path / "planted"
    turned, other = sorted((cells / "aml_m3").rglob("*.png"))[:2]
    twin = folder / "aml_m3" / "somebody else" / "turned.png"
    wrong = folder / "aml_m2" / other.parent.name / "wrong.png"
    for path in (twin, wrong):
        path.parent.mkdir(parents=True)
    with Image.open(turned) as image:
        image.transpose(Image.Transpose.ROTATE_90).save(twin, **kept(image))
    shutil.copyfile(other, wrong)
    return folder


def kept(image):
    """What makes a saved copy a drawn image of the same scale."""
    from PIL import PngImagePlugin  # noqa: PLC0415

    notes = PngImagePlugin.PngInfo()
    for key, value in image.text.items():
        notes.add_text(key, value)
    return {"pnginfo": notes, "dpi": image.info.get("dpi", (72, 72))}


def settle_everything(qtbot, library):
    """The copies go: both disputes are settled in favour of what came first."""
    kinds = {(card.dispute.leaks, card.dispute.contradicts) for card in library.disputes}
    assert any(leaks for leaks, _ in kinds)
    assert any(contradicts for _, contradicts in kinds)
    for _ in range(10):
        shown = [card for card in library.disputes if card.isVisibleTo(library)]
        if not shown:
            break
        first = shown[0].dispute.one.id
        number = shown[0].dispute.number
        library._settle(lambda lib, by, n=number, keep=first: lib.keep_one(n, keep, by))
    assert not [card for card in library.disputes if card.isVisibleTo(library)]


def fitted(qtbot, page):
    """The active practice model, fitted to the library; what it changes is on held-out cells."""
    fitting = page.go_to("Calibration")
    fitting.practice.setChecked(True)
    qtbot.waitUntil(fitting.start.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(fitting.made, timeout=PATIENCE_MS):
        qtbot.mouseClick(fitting.start, Qt.MouseButton.LeftButton)
    assert "cells of 18 patients" in fitting.result
    names = [fitting.table.item(row, 0).text() for row in range(fitting.table.rowCount())]
    assert "calibration error" in names


def trained(qtbot, page):
    """A candidate by quick training; what is in the way is looked at first."""
    training = page.go_to("Training")
    training.practice.setChecked(True)
    training.name.setText("our-own")
    training.thorough.setCurrentIndex(1)
    qtbot.mouseClick(training.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: training._before.count() > 0, timeout=PATIENCE_MS)
    with qtbot.waitSignal(training.made, timeout=PATIENCE_MS) as made:
        qtbot.mouseClick(training.start, Qt.MouseButton.LeftButton)
    assert training.course.matrix.rowCount() == training.classes.count()
    return made.args[0]


def promoted(window, qtbot, models, candidate):
    """Refused without a reason where it is not shown to be as good; taken with one."""
    models.choose(candidate)
    if not models.duel.verdict.outcome.may_be_promoted:
        models.do(Move.PROMOTE)
        qtbot.waitUntil(lambda: bool(window.banners.sentences), timeout=PATIENCE_MS)
    with qtbot.waitSignal(models.changed, timeout=PATIENCE_MS):
        models.do(Move.PROMOTE, reason=REASON)
    qtbot.waitUntil(lambda: state_of(models, candidate) is Kind.ACTIVE, timeout=PATIENCE_MS)


def state_of(models, id_):
    return next((one.kind for one in models._models if one.id == id_), None)


def read_with(window, qtbot):
    """The id of the model that reads a practice smear now."""
    parts = window.parts
    window.actions_.practice.trigger()
    qtbot.waitUntil(lambda: parts.session.current is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: True in parts.room.cards, timeout=PATIENCE_MS)
    with qtbot.waitSignal(parts.desk.finished, timeout=PATIENCE_MS):
        window.actions_.read.trigger()
    bundle = parts.room.cards[True].bundle
    assert {one.prediction.bundle for one in parts.session.current.read_cells} == {bundle.id}
    return f"{bundle.id}-{bundle.sha256[:12]}"
