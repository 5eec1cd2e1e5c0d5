"""The engine's sentences in Spanish, each by its form."""

import re
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leukoview.engine.errors import OutputError
from leukoview.engine.speech import (
    ENGINE,
    Interpreter,
    catalogue_file,
    interpreter_of,
    read_catalogue,
)
from leukoview.engine.speech.form import Form, sentences
from leukoview.engine.taxonomy import KNOWN_CLASSES

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = {
    english: forms[0]
    for (context, english), forms in read_catalogue(catalogue_file("es")).items()
    if context == ENGINE
}
PLACED = sorted(english for english in CATALOGUE if "{" in english)
SAME = {"material", "gamma", "no", "{0} × {1} px", "LeukoView {0}", "{0}, FAB {1}", "SHA-256 {0}"}
SAME |= {"SHA-256", "gamma {0}", "Final", "{0} UTC"}
SAME |= {"“{0}”, SHA-256 {1}"} | {english for english in CATALOGUE if english.startswith("Arber")}
"""What reads alike in both languages."""


def source_forms():
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        from sentences import forms  # noqa: PLC0415
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    return forms()


def places(words):
    return re.findall(r"\{\d\}", words)


def said(text):
    return interpreter_of("es").said(text)


# The catalogue


def test_every_sentence_of_the_engine_has_its_spanish_and_none_is_left_over():
    forms = source_forms()
    assert len(forms) > 300
    assert sorted(set(forms) - set(CATALOGUE)) == []
    assert sorted(set(CATALOGUE) - set(forms)) == []


def test_every_translation_has_the_places_of_its_form_and_is_none_of_english():
    for english, spanish in CATALOGUE.items():
        assert sorted(places(spanish)) == places(english), english
        assert english.endswith(".") == spanish.endswith(".") or english == "id", english
    assert {english for english, spanish in CATALOGUE.items() if english == spanish} == SAME


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ('raise CaseError(f"{who} has {n} cats.")', "{0} has {1} cats."),
        ('raise CaseError("No.", remedy=f"Go to {x:.1f} now. Run!")', "Go to {0} now."),
        ('class CatError(LeukoError):\n    remedy = "Call a cat."', "Call a cat."),
        ('NOTE = f"{a}. Said of it {b}, is it?" if c else "Nothing to say."', "Nothing to say."),
        ('def f():\n    yield counted(n, "cat")', "{0} cats"),
    ],
)
def test_a_sentence_in_the_source_is_found_as_its_form(source, form):
    assert form in found_in(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""A module is described by this."""',
        'raise ValueError("This is for whoever mends it.")',
        'raise CaseError(self.tr("The window said this."))',
    ],
)
def test_what_the_engine_does_not_say_is_no_form(source):
    assert found_in(source) == []


def found_in(source):
    import ast  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import sentences as finding  # noqa: PLC0415
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    return list(finding._of_module("engine/quality.py", ast.parse(source)))


# Speaking


@pytest.mark.parametrize("english", PLACED)
def test_every_form_is_said_with_its_numbers_in_their_places(english):
    values = [str(number) for number in range(11, 99, 11)][: len(places(english))]
    assert said(english.format(*values)) == CATALOGUE[english].format(*values)


NAMES = st.text(string.ascii_letters + string.digits + " ._-,;", min_size=1, max_size=30)


@given(english=st.sampled_from([one for one in PLACED if "“{" in one]), data=st.data())
def test_names_in_quotation_marks_are_left_as_they_are(english, data):
    quoted = Form(english, "").quoted
    values = [data.draw(NAMES) if quote else str(n + 11) for n, quote in enumerate(quoted)]
    assert said(english.format(*values)) == CATALOGUE[english].format(*values)


@given(st.text(string.ascii_lowercase + " ", max_size=60).map("Quux {}".format))
def test_what_is_of_no_form_stays_as_it_is(text):
    assert said(text) == text


@pytest.mark.parametrize("known", KNOWN_CLASSES.values(), ids=lambda known: known.key)
def test_a_class_is_named_within_a_sentence(known):
    name = said(known.name)
    assert name != known.name
    text = f"Unsure: {known.name} (48%) before {known.name} (40%); from 83% on, 19 of 20 such "
    assert said(f"{text}suggestions are right.").startswith(f"Dudosa: {name} (48%) por delante")
    assert said(f"3 × {known.name}, 1 × no label") == f"3 × {name}, 1 × sin etiqueta"


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        (
            (
                "Morphology is compatible with acute myeloid leukemia, not M3, FAB subtype not "
                "resolved (73 %, from 12 immature cells)."
            ),
            (
                "La morfología es compatible con leucemia mieloide aguda, no M3, subtipo FAB sin "
                "resolver (73 %, a partir de 12 células inmaduras)."
            ),
        ),
        (
            (
                "FAB score 0 to +2 over 54 lymphoblasts: 0 to +2 suggests L1, whatever is not "
                "judged yet (large cells, nucleoli small, one or none)."
            ),
            (
                "Puntuación FAB de 0 a +2 en 54 linfoblastos: de 0 a +2 sugiere L1, sea cual sea "
                "lo que aún no se ha valorado (células grandes, nucléolos pequeños, uno o ninguno)."
            ),
        ),
        (
            (
                "“a. B.png”: The image is out of focus: chromatin and granules cannot be judged. "
                "Focus again, or choose another field."
            ),
            (
                "“a. B.png”: La imagen está desenfocada: no se pueden valorar la cromatina ni los "
                "gránulos. Enfoque de nuevo, o elija otro campo."
            ),
        ),
        (
            "“a.png”, 2464 × 2056 px, 0.1012 µm per pixel (estimate)",
            "“a.png”, 2464 × 2056 px, 0.1012 µm por píxel (estimación)",
        ),
        (
            "name: Ana, No; sex: female; material: marrow",
            "nombre: Ana, No; sexo: femenino; material: médula ósea",
        ),
        (
            "brightness 0.2, white balance (200, 210, 220)",
            "brillo 0.2, balance de blancos (200, 210, 220)",
        ),
        (
            (
                "No worse: macro-F1 −0.001 (95 % interval −0.010 to +0.004, over 24 patients); a "
                "loss of up to 0.02 is allowed."
            ),
            (
                "No peor: F1 macro −0.001 (intervalo del 95 % de −0.010 a +0.004, sobre 24 "
                "pacientes); se admite una pérdida de hasta 0.02."
            ),
        ),
        (
            "Focus: width of the sharpest edges: drifted, the latest slide lies beyond the limits.",
            (
                "Enfoque: anchura de los bordes más nítidos: desviación; el último frotis queda "
                "fuera de los límites."
            ),
        ),
        (
            (
                "Lymphoblast, L1: cells of 2 patients only; at least 3 are needed, one to learn "
                "from, one to tune on and one to judge on."
            ),
            (
                "Linfoblasto, L1: solo hay células de 2 pacientes; se necesitan al menos 3, uno "
                "para aprender, uno para ajustar y uno para evaluar."
            ),
        ),
        (
            "To promote a model takes the role admin; Ben is reviewer.",
            (
                "Para poner en uso un modelo se necesita el rol de administrador; el rol de Ben es "
                "revisor."
            ),
        ),
        ("recall, Lymphoblast, L1", "sensibilidad, Linfoblasto, L1"),
        ("+0.022 (+0.010 to +0.034)", "+0.022 (de +0.010 a +0.034)"),
        ("3 detected, 2 clicked", "3 detectadas, 2 marcadas con un clic"),
        ("Cell 7 labelled on “a.png” (blind)", "Célula 7: etiquetado en “a.png” (a ciegas)"),
        (
            "J. R. Díaz has signed the case already: the second signature must be another's.",
            "J. R. Díaz ya ha firmado el caso: la segunda firma debe ser de otra persona.",
        ),
    ],
)
def test_what_stands_in_a_place_is_said_too(english, spanish):
    assert said(english) == spanish


def test_a_refusal_is_said_with_its_remedy_and_the_system_s_own_words_stay():
    error = OutputError("“x.pdf” cannot be written: Stale file handle.")
    assert said(str(error)) == (
        "No se puede escribir “x.pdf”: Stale file handle. Elija una carpeta con espacio libre en "
        "la que pueda escribir e inténtelo de nuevo."
    )


@pytest.mark.parametrize(
    "text",
    [
        "I was wrong, sorry: cell 3 is no blast.",
        "Something to do with 3 cells",
        "read",
        "Dr. No, 3 of May",
        "",
    ],
)
def test_a_reader_s_own_words_stay_as_they_are(text):
    assert said(text) == text


def test_a_sentence_that_is_known_is_said_beside_one_that_is_not():
    assert said("Who knows. Try again. Or not.") == "Who knows. Inténtelo de nuevo. Or not."


def test_of_two_forms_that_fit_the_one_with_more_words_of_its_own_is_taken():
    words = {
        "{0} travelled by {1} at last.": "{0} viajó en {1}.",
        "{0} travelled home by {1} at last.": "{0} viajó a casa en {1}.",
    }
    said = Interpreter(words).said
    assert said("Ada travelled home by train at last.") == "Ada viajó a casa en train."
    assert said("Ada travelled by train at last.") == "Ada viajó en train."


def test_without_words_every_sentence_stays_english():
    assert Interpreter({}).said("Try again.") == "Try again."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three", ["One.", " ", "Two?", " ", "Three"]),
        ("Score after Bennett et al. 1981. It ends.", None),
        ("By J. Smith. It ends.", ["By J. Smith.", " ", "It ends."]),
        ("“a. B.png” is bad. It ends.", ["“a. B.png” is bad.", " ", "It ends."]),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text, parts):
    assert sentences(text) == (parts or ["Score after Bennett et al. 1981.", " ", "It ends."])
