import pytest

from leukoview.engine.case import Prediction
from leukoview.engine.summary import CaseRule, apl_probability, share, summarise
from leukoview.engine.taxonomy import ClassKey, Lineage

RULE = CaseRule(cells=5, prior=-1.0, prior_cells=2.0, alarm=0.3)


def said(m3=0.0, other=0.0, lymph=0.0, *, strange=False):
    chances = {"all_lymphoblast": lymph, "aml_m3": m3, "aml_not_m3": other}
    chances["benign"] = 1 - m3 - other - lymph
    keyed = {ClassKey(key): p for key, p in chances.items()}
    return Prediction(keyed, unsure=False, unlike_training=strange, bundle="test")


def test_a_case_of_apl_cells_suggests_m3_and_raises_the_alarm():
    case = summarise("p", [said(m3=0.9, other=0.05)] * 12, RULE)
    assert case.suggestion.key == "aml_m3"
    assert case.apl_alarm
    assert "urgent hematologist review" in case.apl_reason


def test_a_case_of_other_blasts_suggests_aml_without_alarm():
    case = summarise("p", [said(m3=0.02, other=0.95)] * 12, RULE)
    assert case.suggestion.key == "aml_not_m3"
    assert not case.apl_alarm


def test_a_case_of_lymphoblasts_suggests_all():
    case = summarise("p", [said(lymph=0.95, other=0.02)] * 12, RULE)
    assert case.suggestion.lineage is Lineage.ALL


def test_without_an_alarm_apl_is_never_called_excluded():
    case = summarise("p", [said(m3=0.02, other=0.95)] * 12, RULE)
    assert "does not rule it out" in case.apl_reason


def test_the_suggestion_is_never_a_diagnosis():
    case = summarise("p", [said(m3=0.9, other=0.05)] * 12, RULE)
    assert case.suggestion.sentence.startswith("Morphology is compatible with")


def test_few_cells_suggest_nothing_and_say_how_many_are_needed():
    case = summarise("p", [said(m3=0.9)] * 4, RULE)
    assert case.suggestion.key is None
    assert "at least 5" in case.suggestion.reason


def test_the_alarm_does_not_wait_for_enough_cells():
    assert summarise("p", [said(m3=0.95, other=0.01)] * 4, RULE).apl_alarm


def test_normal_cells_suggest_no_leukemia_and_do_not_rule_it_out():
    case = summarise("p", [said(other=0.02)] * 20, RULE)
    assert case.suggestion.lineage is Lineage.BENIGN
    assert "does not rule it out" in case.suggestion.sentence
    assert case.apl_probability is None


def test_two_leukemias_too_close_to_call_are_left_open():
    cells = [said(lymph=0.5, other=0.45)] * 12
    assert "too close to call" in summarise("p", cells, RULE).suggestion.reason


def test_strange_cells_are_counted_apart():
    case = summarise("p", [said(other=0.9)] * 8 + [said(other=0.9, strange=True)] * 3, RULE)
    assert case.n == 11
    assert case.unlike_training == 3
    assert case.counts == {"aml_not_m3": 8}


def test_mostly_strange_cells_suggest_nothing():
    case = summarise("p", [said(other=0.9)] * 6 + [said(other=0.9, strange=True)] * 8, RULE)
    assert "unlike" in case.suggestion.reason


def test_a_strange_stain_does_not_silence_the_alarm():
    assert summarise("p", [said(m3=0.9, other=0.05, strange=True)] * 12, RULE).apl_alarm


def test_no_cells_at_all_are_summed_up_too():
    case = summarise("p", [], RULE)
    assert case.n == 0
    assert case.blast_share is None


def test_more_cells_that_agree_move_the_probability_further():
    few, many = ([said(m3=0.8, other=0.1)] * n for n in (2, 20))
    assert apl_probability(many, RULE)[0] > apl_probability(few, RULE)[0]


def test_one_very_certain_cell_does_not_decide_a_case():
    cells = [said(m3=0.99999, other=0.0)] + [said(m3=0.02, other=0.95)] * 10
    assert not summarise("p", cells, RULE).apl_alarm


def test_the_interval_is_wider_where_cells_disagree():
    agreed = [said(m3=0.5, other=0.4)] * 10
    torn = [said(m3=0.8, other=0.1), said(m3=0.1, other=0.8)] * 5
    widths = [
        found.high - found.low for _, found in (apl_probability(c, RULE) for c in (agreed, torn))
    ]
    assert widths[1] > widths[0]


def test_a_model_that_knows_no_apl_gives_no_apl_probability():
    cell = Prediction(
        {ClassKey("all_l1"): 0.9, ClassKey("benign"): 0.1},
        unsure=False,
        unlike_training=False,
        bundle="t",
    )
    assert summarise("p", [cell] * 6, RULE).apl_probability is None


def test_blasts_are_a_share_with_its_interval():
    case = summarise("p", [said(other=0.9)] * 10 + [said()] * 10, RULE)
    assert case.blast_share.estimate == 0.5
    assert case.blast_share.low == pytest.approx(share(10, 20).low)
