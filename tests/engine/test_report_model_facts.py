"""What a model says of itself on a report, in the language of the report."""

import re

import pytest

from leukoview.engine.bundle import manifest
from leukoview.engine.report import about
from leukoview.engine.report.speaking import speech
from leukoview.engine.shelf import shipped_model

ENGLISH = re.compile(r"\b(the|of|and|for|is|cells?|not|that|has|reader|program|patients)\b")


def facts_of(*, practice):
    return {one.name: one.value for one in about(manifest.read(shipped_model(practice=practice)))}


@pytest.mark.parametrize("practice", [False, True])
def test_what_a_shipped_model_says_of_itself_is_said_in_spanish(practice):
    say = speech("es")
    for name, value in facts_of(practice=practice).items():
        assert say(name) != name
        assert ENGLISH.findall(say(value)) == [], say(value)


def test_the_intended_use_keeps_its_warning_in_spanish():
    assert "No es un diagnóstico" in speech("es")(facts_of(practice=False)["Intended use"])


def test_the_cells_learned_from_are_counted_by_class():
    assert "192 × APL cell (AML-M3)" in facts_of(practice=False)["Training cells"]
