"""By whose rule a case is summed up: in the window and on its report alike."""

import multiprocessing
from dataclasses import replace
from types import SimpleNamespace

import msgspec
import pytest
from readings import predicted

from leukoview.engine import bundle as bundles
from leukoview.engine.readers import reader_of, summarising
from leukoview.engine.reading import active_engine
from leukoview.engine.shelf import shipped_model
from leukoview.engine.summary import CaseRule, summarise


@pytest.fixture(scope="module")
def engine():
    return active_engine(practice=True, device="cpu")


def said(bundle):
    return [replace(predicted(top), bundle=bundle) for top in ("aml_m3", "aml_m3", "aml_not_m3")]


def with_rule(engine, rule):
    """The engine as if a newer bundle with another rule read now."""
    manifest = msgspec.structs.replace(engine.bundle.manifest, version="99", case_rule=rule)
    return SimpleNamespace(bundle=SimpleNamespace(manifest=manifest))


LOUD = CaseRule(alarm=0.0, cells=1)


def test_a_case_is_summed_up_by_the_rule_of_the_shipped_bundle_that_read_it(engine):
    rule = bundles.manifest.read(shipped_model(practice=True)).case_rule
    cells = said(engine.bundle.ref.id)
    assert rule != LOUD
    assert summarising(with_rule(engine, LOUD))(cells) == summarise("", cells, rule)


def test_a_bundle_that_is_here_no_more_leaves_its_case_to_the_rule_of_now(engine):
    cells = said("gone-7")
    assert summarising(with_rule(engine, LOUD))(cells) == summarise("", cells, LOUD)
    assert reader_of(cells, engine) is engine.bundle


def test_a_case_read_by_another_bundle_of_this_computer_is_that_bundles(engine):
    newer = with_rule(engine, LOUD)
    newer.bundle.ref = replace(engine.bundle.ref, id="newer-99")
    assert reader_of(said(engine.bundle.ref.id), newer).ref == engine.bundle.ref


def test_what_sums_up_goes_through_a_pipe_to_the_window(engine):
    cells = said(engine.bundle.ref.id)
    there, here = multiprocessing.Pipe()
    there.send(summarising(engine))
    assert here.recv()(cells) == summarising(engine)(cells)
