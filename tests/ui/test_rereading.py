"""A case after another model was promoted: read by the old one until it is read again."""

import json
from contextlib import closing
from dataclasses import replace
from weakref import WeakValueDictionary

import pytest
from reviewed import FIRST, begun, labelled

from leukoview.engine.accounts import Person
from leukoview.engine.case import BundleRef
from leukoview.engine.casefile import telling
from leukoview.engine.description import digest
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.progress import unheard, unwatched
from leukoview.engine.resources import home
from leukoview.engine.shelf import Outcome, shipped_model
from leukoview.engine.shelf.shelf import Shelf
from leukoview.engine.taxonomy import BENIGN
from leukoview.ui import engine_work
from leukoview.ui.engine_work import Boxed, Found
from leukoview.ui.report import report_work
from leukoview.ui.report.report_work import ExportOrder, ReportOrder
from models import made_model, network, verdict_on
from tests.ui import fakes

REAL = False
OLD = BundleRef("old-1.0", "Old", "1.0", "01" * 32)
NEW = BundleRef("new-1.0", "New", "1.0", "02" * 32)


_ASKED = WeakValueDictionary()


def _asked(number):
    return _ASKED[number]


class TwoModels:
    """An engine of which the chosen model can be changed, as by a promotion elsewhere."""

    def __init__(self):
        self.chosen = OLD
        self.loaded = {}
        self.remark = ""
        _ASKED[id(self)] = self

    def __reduce__(self):
        """Travels by name: the thread that stands for the engine's process asks the very same."""
        return _asked, (id(self),)

    def load(self, practice, check_in, tell):
        self.loaded[practice] = self.chosen
        card = fakes.load(practice, check_in, tell)
        return replace(card, bundle=self.chosen, remark=self.remark)

    def read(self, order, check_in, tell):
        by = self.loaded[order.practice].id

        def said(one):
            return replace(one, prediction=replace(one.prediction, bundle=by))

        def hear(part):
            kind = Found if isinstance(part, Found) else Boxed
            tell(kind(tuple(map(said, part.readings))))

        done = fakes.read(order, check_in, hear)
        return replace(done, cells=tuple(map(said, done.cells)))


@pytest.fixture
def models():
    return TwoModels()


@pytest.fixture
def window(composed, qtbot, models, smear):
    work = replace(fakes.FAKE_WORK, load=models.load, read=models.read)
    running = composed(work)
    running.window.show()
    session = running.window.parts.session
    running.window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: session.current is not None and session.current.scale is not None)
    qtbot.waitUntil(lambda: bool(running.window.parts.room.cards))
    return running.window


def read(window, qtbot):
    with qtbot.waitSignal(window.parts.desk.finished):
        window.parts.desk.read()


def promote(window, qtbot, models):
    models.chosen = NEW
    room = window.parts.room
    room.reload()
    qtbot.waitUntil(lambda: room.cards[False].bundle == NEW)


def readers(window):
    return {one.prediction.bundle for one in window.parts.session.current.read_cells}


def test_a_case_stays_with_the_model_that_read_it_until_it_is_read_again(window, qtbot, models):
    read(window, qtbot)
    promote(window, qtbot, models)
    assert readers(window) == {"old-1.0"}
    read(window, qtbot)
    assert readers(window) == {"new-1.0"}


def test_reading_again_keeps_every_label_under_its_own_number(window, qtbot, models):
    read(window, qtbot)
    session = window.parts.session
    cells = [cell.id for cell in session.current.cells]
    session.decide(cells[:3], BENIGN, "Label")
    before = dict(session.current.decisions)
    boxes = {cell.id: cell.box for cell in session.current.cells}
    promote(window, qtbot, models)
    read(window, qtbot)
    after = session.current
    assert dict(after.decisions) == before
    assert {id_: after.cell(id_).box for id_ in before} == {id_: boxes[id_] for id_ in before}
    assert len(after.cells) == len(cells)
    assert readers(window) == {"new-1.0"}


def test_the_trail_says_which_model_read_and_when(window, qtbot, models):
    read(window, qtbot)
    promote(window, qtbot, models)
    read(window, qtbot)
    session = window.parts.session
    told = [line.bundle for line in telling.told(session.store.trail(session.case.id))]
    named = [one for one in dict.fromkeys(told) if one]
    assert named == ["old-1.0", OLD.sha256, "new-1.0", NEW.sha256]


def test_a_promotion_elsewhere_changes_nothing_before_the_window_asks(window, qtbot, models):
    models.chosen = NEW
    read(window, qtbot)
    assert readers(window) == {"old-1.0"}
    assert window.parts.room.cards[False].bundle == OLD


def test_until_the_new_model_is_there_the_card_is_the_old_ones(window, qtbot, models):
    models.chosen = NEW
    room = window.parts.room
    room.reload()
    assert room.cards[False].bundle == OLD
    qtbot.waitUntil(lambda: room.cards[False].bundle == NEW)


def test_why_another_model_reads_than_was_chosen_is_said(window, qtbot, models):
    models.remark = "The model that was chosen here is missing."
    with qtbot.waitSignal(window.parts.room.complained) as complaint:
        window.parts.room.reload()
    assert str(complaint.args[0]) == models.remark


@pytest.fixture
def promoted(tmp_path, monkeypatch):
    """A model for real images that an admin has promoted, as the engine has loaded it."""
    real = made_model(tmp_path / "made", name="mine", title="Mine", practice_only=False)
    ada = Person("Ada", Role.ADMIN)
    with closing(Lab(home() / FILE_NAME)) as lab:
        shelf = Shelf(lab, network=network)
        one = shelf.put(real, ada)
        one = shelf.promote(one.id, ada, verdict=verdict_on(shelf, one, Outcome.BETTER, "Better."))
    assert engine_work.load(REAL, unwatched, unheard).bundle == one.ref
    yield one
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "nothing chosen"))
    engine_work.load(REAL, unwatched, unheard)


@pytest.mark.parametrize(("reader", "named"), [("acute-leukemia-1.0", 0), ("mine-1.0", 1)])
def test_a_report_names_the_model_that_read_the_case_not_the_one_that_reads_now(
    tmp_path, monkeypatch, promoted, reader, named
):
    monkeypatch.chdir(tmp_path)
    review = read_by(reader, labelled(begun(tmp_path)).review())
    order = ExportOrder(ReportOrder(lambda: review), {".json": tmp_path / "out.json"})
    report_work.export(order, unwatched, unheard)
    bundle = json.loads((tmp_path / "out.json").read_text("utf-8"))["bundle"]
    sha256 = (digest(shipped_model(practice=False)), promoted.ref.sha256)[named]
    assert (bundle["id"], bundle["sha256"]) == (reader, sha256)


def read_by(reader, review):
    """The same case, as another model had read it."""

    def by(now):
        read = [replace(one, prediction=said(one)) for one in now.read_cells]
        return now.with_readings(read, None)

    def said(one):
        return replace(one.prediction, bundle=reader)

    return replace(review, case=review.case.with_slide(FIRST, by))
