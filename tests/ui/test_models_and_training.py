"""The laboratory's models and trainings: what is offered, and what stands there afterwards."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.accounts import Person
from leukoview.engine.case import BundleRef
from leukoview.engine.lab import Lab, Role
from leukoview.engine.library import Library, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.offers import from_path
from leukoview.engine.shelf import (
    Kind,
    Outcome,
    PromotionRefusedError,
    Shelved,
    StaleVerdictError,
    Verdict,
)
from leukoview.ui.admin.duel_card import DuelCard, StaleCard
from leukoview.ui.admin.fitting_section import FittingSection
from leukoview.ui.admin.models_section import ModelsSection
from leukoview.ui.admin.people import People
from leukoview.ui.admin.training_section import TrainingSection
from leukoview.ui.lab_orders import Move
from leukoview.ui.lab_values import Duel
from tests.engine.test_library import laid_out

REF = BundleRef("own-1.0", "own", "1.0", "ab" * 32)
READS = BundleRef("shipped-1.0", "shipped", "1.0", "cd" * 32)
WORSE = Verdict(Outcome.WORSE, "Worse: macro-F1 −0.300.", REF, READS)


class Answer(QObject):
    """A job that is done when the test says so."""

    succeeded = Signal(object)
    failed = Signal(Exception)


@pytest.fixture
def people(qapp, tmp_path):
    people = People(tmp_path / "lab.sqlite")
    people.person = Person("Ada", Role.ADMIN)
    yield people
    people.close()


class Shelf:
    """Answers what the section asks, and keeps what it was asked to do."""

    def __init__(self, folder):
        self.model = Shelved("own-1.0-abababababab", REF, folder, Kind.CANDIDATE)
        self.reads = Shelved("shipped-1.0-cdcdcdcdcdcd", READS, folder, Kind.ACTIVE)
        self.orders = []
        self.compared = []
        self.lists = 0
        self.answers = {name: Answer() for name in ("list", "compare", "move")}

    def move(self, order):
        self.orders.append(order)
        return self.answers["move"]

    def compare(self, order):
        self.compared.append(order)
        return self.answers["compare"]

    def list_(self):
        self.lists += 1
        return self.answers["list"]

    def listed(self):
        self.answers["list"].succeeded.emit((self.reads, self.model))


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


@pytest.fixture
def models(people, shelf, qtbot):
    answers = shelf.answers
    section = ModelsSection(people, shelf.list_, shelf.compare, shelf.move)
    qtbot.addWidget(section)
    section.show()
    shelf.listed()
    section.choose(shelf.model.id)
    section.compare_chosen()
    duel = Duel(shelf.model.id, WORSE, remarks=(), numbers=(), sides=None)
    answers["compare"].succeeded.emit(duel)
    return section


def shown_duels(models):
    return [card for card in models.findChildren(DuelCard) if card.isVisibleTo(models)]


def test_the_whole_verdict_goes_along_with_a_promotion(models, shelf):
    models.do(Move.PROMOTE, reason="To try it.")
    assert (shelf.orders[-1].verdict, shelf.orders[-1].reason) == (WORSE, "To try it.")


def test_a_model_that_was_promoted_no_longer_stands_under_its_comparison(models, shelf):
    assert shown_duels(models)
    models.do(Move.PROMOTE, reason="To try it.")
    shelf.model = replace(shelf.model, kind=Kind.ACTIVE)
    shelf.answers["move"].succeeded.emit(shelf.model)
    shelf.listed()
    assert not shown_duels(models)


def test_a_comparison_with_a_model_that_reads_no_longer_is_offered_anew(models, shelf, qtbot):
    shelf.reads = replace(shelf.reads, ref=replace(READS, sha256="ef" * 32))
    models.refresh()
    shelf.listed()
    card = models.findChildren(StaleCard)[-1]
    qtbot.waitUntil(lambda: card.isVisibleTo(models))
    assert not shown_duels(models)
    assert models.duel is None
    card.anew.click()
    assert shelf.compared[-1].candidate == shelf.model.id
    again = replace(WORSE, active=shelf.reads.ref)
    duel = Duel(shelf.model.id, again, remarks=(), numbers=(), sides=None)
    shelf.answers["compare"].succeeded.emit(duel)
    assert not card.isVisibleTo(models)
    qtbot.waitUntil(lambda: bool(shown_duels(models)))


def test_a_promotion_refused_because_another_reads_by_now_lists_the_models_anew(models, shelf):
    models.do(Move.PROMOTE)
    asked = shelf.lists
    shelf.answers["move"].failed.emit(PromotionRefusedError("It is worse."))
    assert shelf.lists == asked
    shelf.answers["move"].failed.emit(StaleVerdictError("Another reads now."))
    assert shelf.lists == asked + 1


@pytest.fixture
def cells(people, tmp_path):
    """Two cells of two classes each in the library."""
    places = ("M3/A/1.png", "M3/B/1.png", "normal/C/1.png", "normal/D/1.png")
    offer = from_path(laid_out(tmp_path / "cells", *zip(places, range(1, 5), strict=True)))
    with closing(Lab(tmp_path / "lab.sqlite")) as lab:
        add(Library(lab), offer, proposed(offer.labels), "Ada")
        yield Library(lab)


@pytest.fixture
def training(people, cells, qtbot):
    section = TrainingSection(people, lambda _order: Answer(), lambda _order: Answer(), ("one",))
    qtbot.addWidget(section)
    section.show()
    return section


def names(training):
    return [training.classes.item(row).text() for row in range(training.classes.count())]


def shown_again(section):
    section.hide()
    section.show()


def test_a_class_without_cells_is_not_offered(training, cells):
    assert len(names(training)) == 2
    cells.take_out([one.id for one in cells.cells() if one.label == "aml_m3"], "Ada")
    shown_again(training)
    (left,) = names(training)
    assert left.startswith("Normal")


def test_counts_follow_the_library_and_what_was_left_out_stays_out(training, cells):
    training.classes.item(0).setCheckState(Qt.CheckState.Unchecked)
    first = next(one.id for one in cells.cells() if one.label == "benign")
    cells.take_out([first], "Ada")
    shown_again(training)
    assert "1 cell" in names(training)[-1]
    assert training.order().classes == ("benign",)


def test_fine_tuning_is_asked_for_only_where_it_is_chosen(training):
    assert not training.order().fine_tune
    training.tuned.setCurrentIndex(1)
    assert training.order().fine_tune


def test_nothing_can_be_done_to_a_model_before_the_list_is_there(people, shelf, qtbot):
    section = ModelsSection(people, shelf.list_, shelf.compare, shelf.move)
    qtbot.addWidget(section)
    section.show()
    asked = (section.compare, section.promote, section.roll_back, section.retire, section.give)
    assert not any(button.isEnabled() for button in asked)
    assert section.take.isEnabled()
    shelf.listed()
    section.choose(shelf.model.id)
    assert section.promote.isEnabled()


def test_nothing_is_fitted_before_the_active_model_is_known(people, shelf, qtbot):
    section = FittingSection(people, shelf.list_, lambda _order: Answer())
    qtbot.addWidget(section)
    section.show()
    assert not section.start.isEnabled()
    assert not section.stop.isEnabled()
    shelf.listed()
    assert section.start.isEnabled()


def test_an_empty_library_is_said_in_words(people, qtbot):
    section = TrainingSection(people, lambda _order: Answer(), lambda _order: Answer(), ("one",))
    qtbot.addWidget(section)
    section.show()
    assert section.nothing.isVisibleTo(section)
    assert not section.classes.isVisibleTo(section)


def test_the_classes_of_a_library_with_cells_are_listed(training):
    assert training.classes.isVisibleTo(training)
    assert not training.nothing.isVisibleTo(training)
