"""A Spanish window says what the engine says in Spanish too; files and the trail stay English."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget, QWidget

from leukoview.engine import quality
from leukoview.engine.case import CellReading, Morphometry, Remark, Scale, ScaleSource
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, ScaleSet, Searched
from leukoview.engine.casefile.telling import told
from leukoview.engine.classify.learned import Thresholds, predictions
from leukoview.engine.errors import OutputError
from leukoview.engine.lab import Role, deeds
from leukoview.engine.library import LibraryCell, rows
from leukoview.engine.scale.estimate import GUESSED
from leukoview.engine.summary import CaseRule, summarise
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.cases.sign_dialog import SignDialog
from leukoview.ui.cases.trail_dialog import TrailDialog
from leukoview.ui.jobs import EngineStoppedError
from leukoview.ui.panels.case.alarm_card import AcknowledgeDialog
from leukoview.ui.translating import SETTING
from tests.ui.fakes import FAKE_WORK, drawn_smear
from tests.ui.fakes import load as card_of
from tests.ui.reviewing import KINDS, STRANGE, UNSURE, cell, said

ENGLISH = re.compile(
    r"\b(the|an|is|are|was|were|be|been|of|to|and|or|not|with|without|from|on|at|this|that|it|its"
    r"|cells?|slides?|images?|shown?|set|read|open|label|tools?|keys?|more|below|above|within|yes|unsure)\b",
    re.IGNORECASE,
)
"""Words of which no English sentence is free, and that are no Spanish ones."""

MEASURED = Morphometry(92.0, 140.0, 0.66, 0.91, 0.04, 0.052, "µm")
SHOWN = (QLabel, QAbstractButton)


def card(practice, check_in, tell):
    """A card whose engine sums up by the rule of a real bundle, and knows an alarm."""
    return replace(card_of(practice, check_in, tell), summarise=partial(summed, CaseRule(alarm=0)))


def summed(rule, predictions):
    return summarise("", predictions, rule)


@pytest.fixture
def spanish(composed, qtbot, tmp_path):
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    QSettings(str(home / "window.ini"), QSettings.Format.IniFormat).setValue(SETTING, "es")
    window = composed(replace(FAKE_WORK, load=card)).window
    window.show()
    qtbot.waitUntil(lambda: bool(window.parts.room.cards))
    session = window.parts.session
    window.parts.opener.open([drawn_smear(tmp_path / "uno.png"), drawn_smear(tmp_path / "dos.png")])
    qtbot.waitUntil(lambda: [w.scale is not None for w in session.works] == [True, True])
    fill(session)
    return window


def fill(session):
    """Cells of every kind with their doubts, a remark of each sort, and a doubtful scale."""
    slide = session.current.id
    cells = tuple(cell(number) for number in range(len(KINDS) + 1))
    scale = Scale(0.1, ScaleSource.ESTIMATE, GUESSED)
    found = remarks(session.current.slide)
    session.note(
        ScaleSet(slide, scale),
        CellsPlaced(slide, cells),
        CellsRead(slide, tuple(map(reading, range(len(KINDS))))),
        Searched(slide, "f", found, len(cells)),
    )


def reading(number):
    """What a bundle says of a cell, its doubts in the engine's own words."""
    chances = said(*KINDS[number]).probabilities
    distance = 2.0 if number == STRANGE else 0.5
    row = np.array([list(chances.values())]), np.array([distance])
    (one,) = predictions(list(chances), *row, Thresholds(0.45, 1.0), "f")
    return CellReading(cell(number), one, MEASURED)


def remarks(slide):
    """What the engine remarks on a drawn smear, at a scale at which its nuclei are giants'."""
    giant = Scale(2.0, ScaleSource.GIVEN)
    opened = Remark("opened", "The file holds 3 images; the first is read.")
    return (*quality.assess(slide, (), giant), opened)


def words(root):
    """Everything that a widget and its visible parts say, to the eye or aloud."""
    parts = [root, *root.findChildren(QWidget)]
    seen = [part for part in parts if part.isVisibleTo(root)]
    spoken = [part.text() for part in seen if isinstance(part, SHOWN)]
    for part in seen:
        spoken += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
    return {one for one in spoken if one}


def says(root, text):
    return text in words(root)


def english(texts):
    plain = (re.sub(r"“[^”]*”|<[^>]*>", "", one) for one in texts)
    return sorted(one for one in plain if ENGLISH.search(one))


def test_no_sentence_on_the_review_page_is_english(spanish, qtbot):
    session, page = spanish.parts.session, spanish.page
    for number, doubt in ((UNSURE, "? Dudosa"), (STRANGE, "? Distinta de las de entrenamiento")):
        session.select(cell(number).id)
        qtbot.waitUntil(partial(says, page, doubt))
        assert english(words(page)) == []
    shown = " ".join(words(page))
    for sentence in (
        "No se encontró ninguna célula nucleada.",
        "El archivo contiene 3 imágenes; se lee la primera.",
        "Escala supuesta a partir de los núcleos",
        "Rasgos que pueden verse en la LPA",
        "Distinta de las células de entrenamiento: su aspecto",
        "L1 y L2 no predicen",
        "Su intervalo",
    ):
        assert sentence in shown


def test_what_stands_in_the_way_of_a_signature_is_said_in_spanish(spanish):
    spanish.cases.actions_.sign.trigger()
    (dialog,) = spanish.findChildren(SignDialog)
    assert english(words(dialog)) == []
    assert "“uno.png”: 8 células sin revisar." in words(dialog)
    assert "La alarma de LPA no se ha confirmado." in words(dialog)
    dialog.close()


def test_an_acknowledged_alarm_is_shown_in_spanish_and_kept_in_english(spanish):
    spanish.page.summary._alarm._button.click()
    dialog = spanish.findChild(AcknowledgeDialog)
    assert english(words(dialog)) == []
    dialog.accept()
    session = spanish.parts.session
    (kept,) = [line.new for line in trail(session) if line.what == "APL alarm acknowledged"]
    assert kept.startswith("Features that can be seen in APL: urgent hematologist review.")


def trail(session):
    return told(session.store.trail(session.case.id))


def test_the_trail_is_read_in_spanish_and_written_in_english(spanish):
    session = spanish.parts.session
    session.decide([cell(0).id, cell(1).id], "aml_m3", "Label")
    session.confirm([cell(2).id])
    session.give_settings(replace(session.case.settings, wanted=500, second_reader=True))
    spanish.cases.actions_.trail.trigger()
    (dialog,) = spanish.findChildren(TrailDialog)
    model = dialog.model
    cells = {
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(3, 6)
    }
    assert english({*cells, *words(dialog)}) == []
    assert "2 células: etiquetado en “uno.png”" in cells
    assert b"2 cells labelled on" in model.csv()
    dialog.close()


@pytest.mark.parametrize(
    "error",
    [
        OutputError("“a b.pdf” cannot be written: the disk is full."),
        EngineStoppedError("The engine stopped unexpectedly."),
    ],
)
def test_a_refusal_is_said_in_spanish(spanish, error):
    spanish.banners.complain(error)
    assert english(spanish.banners.sentences) == []


def test_a_refusal_of_the_engine_comes_out_of_its_process_in_spanish(spanish, tmp_path, qtbot):
    (tmp_path / "roto.png").write_bytes(b"no picture")
    with qtbot.waitSignal(spanish.parts.opener.failed):
        spanish.parts.opener.open([tmp_path / "roto.png"])
    assert "“roto.png” está dañado" in spanish.banners.sentences[-1]
    assert english(spanish.banners.sentences) == []


# The laboratory

SECRET = "cuatro palabras bien mías"  # noqa: S105 - of a test
DEEDS = (
    deeds.AccountMade("Ben", Role.REVIEWER),
    deeds.RoleChanged("Ben", Role.READER),
    deeds.PasswordChanged("Ben", by_admin=True),
    deeds.PasswordChanged("Ben"),
    deeds.AccountClosed("Ben"),
    deeds.LogInRefused("Ben", 2),
    deeds.LogInRefused("", 1),
    deeds.LogInRequired(required=True),
    deeds.LogInRequired(required=False),
    deeds.IdleLimitSet(5),
    deeds.CellsTaken("hospital.csv", 9, 2),
    deeds.CellsRelabelled(("a",), "aml_m3"),
    deeds.PatientGiven(("a", "b"), "P7"),
    deeds.CellsTakenOut(("a",)),
    deeds.CellsPutBack(("a",)),
    *(
        deeds.DisputeSettled(cells=("a", "b"), how=how)
        for how in ("keep one", "different cells", "same patient", "label")
    ),
    deeds.CellsGiven("copia", 7),
    deeds.Trained("lab-1.0", "f" * 64, 90, 9),
    deeds.Calibrated("lab-1.1", "f" * 64, 60),
    deeds.ModelTaken("lab-1.0", "f" * 64, "lab.leukomodel"),
    deeds.ModelGiven("lab-1.0", "f" * 64, "lab.leukomodel"),
    deeds.Promoted("lab-1.0", "f" * 64, verdict="not enough patients to tell", reason="Porque sí."),
    deeds.Promoted("lab-1.0", "f" * 64, verdict="better"),
    deeds.Promoted("lab-1.0", "f" * 64, verdict="worse", beside="lab-0.9", beside_sha256="e" * 64),
    deeds.RolledBack("lab-1.0", "f" * 64),
    deeds.RolledBack("", ""),
    deeds.Retired("lab-1.0", "f" * 64),
    deeds.SelfTested(passed=True, said="All 4 checks passed."),
    deeds.SelfTested(passed=False, said="Failed: model “practice”, model chosen for real images."),
)


@pytest.fixture
def page(spanish, qtbot):
    """The laboratory's page, where Ada is admin of a library in dispute and of a full trail."""
    spanish.lab.open.trigger()
    page = spanish.lab.page
    door = page.door
    assert english(words(door)) == []
    for field, text in ((door.name, "Ada"), (door.password, SECRET), (door.again, SECRET)):
        field.setText(text)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    disputed(spanish.parts.people.lab)
    return page


def disputed(lab):
    """Four cells in three disputes: over the patient, over both, and over neither."""
    cells = (
        ("a", "aml_m3", "P1"),
        ("b", "aml_m3", ""),
        ("c", "all_l1", "P2"),
        ("d", "all_l1", "P2"),
    )
    pairs = (("a", "b", False), ("b", "c", True), ("c", "d", False))
    with lab.doing("Ada", *DEEDS) as db:
        for name, label, patient in cells:
            rows.add(db, library_cell(lab.path.with_name(name), label, patient), b"")
        db.executemany("INSERT INTO dispute (one, other, exact) VALUES (?, ?, ?)", pairs)


def library_cell(path, label, patient):
    scale = Scale(0.1, ScaleSource.GIVEN)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    key = ClassKey(label)
    return LibraryCell(
        path.name, "f" * 64, path, key, patient, "hospital.csv", "uno.png", "Ada", at, scale
    )


def all_words(page):
    """What the page says, its lists and tables too."""
    tables = [one for one in page.findChildren(QTableWidget) if one.isVisible()]
    listed = [page.list.item(row).text() for row in range(page.list.count())]
    for table in tables:
        model = table.model()
        listed += [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns(model)]
        listed += [
            str(model.index(row, column).data() or "")
            for row in range(model.rowCount())
            for column in columns(model)
        ]
    return {*words(page), *listed}


def columns(model):
    return range(model.columnCount())


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Personas", "administrador"),
        ("Biblioteca", "Dos imágenes parecidas: dos pacientes (“P1” y desconocido"),
        (
            "Biblioteca",
            "dos etiquetas para ella (Célula de LPA (LMA-M3); Linfoblasto, L1) y dos pac",
        ),
        ("Biblioteca", "Dos imágenes parecidas: dos veces en la biblioteca (paciente: “P2”)."),
        ("Vigilancia", "Luz: brillo del frotis vacío (de 255)"),
        ("Registro", "Resultado de la comparación: pacientes insuficientes para saberlo. Porque"),
    ],
)
def test_no_section_of_the_laboratory_s_page_is_english(page, qtbot, name, telling):
    assert page.go_to(name) is not None
    qtbot.waitUntil(lambda: any(telling.lower() in one.lower() for one in all_words(page)))
    assert english(all_words(page)) == []


def test_a_refusal_at_the_door_is_said_in_spanish(page, spanish, qtbot):
    spanish.lab.lock.trigger()
    page.door.name.setText("Ada")
    page.door.password.setText("otra cosa")
    qtbot.mouseClick(page.door.enter, Qt.MouseButton.LeftButton)
    assert page.door.complaint.startswith("El nombre o la contraseña no son correctos.")
    assert english(words(page.door)) == []
