from dataclasses import replace

from leukoview.engine.case import Prediction
from leukoview.engine.summary import CaseRule, main_reader, summarise, summarise_by
from leukoview.engine.taxonomy import APL, ClassKey


def test_an_apl_more_probable_than_not_sets_the_alarm_off_however_the_threshold_was_tuned():
    cell = Prediction({APL: 0.95, ClassKey("aml_not_m3"): 0.05}, False, False, "b")  # noqa: FBT003
    made = summarise("p", [cell] * 20, CaseRule(alarm=0.99))
    assert 0.5 < made.apl_probability < 0.99
    assert made.apl_alarm
    assert "do not suggest APL" not in made.apl_reason


def cells(count, **shares):
    probabilities = {ClassKey(key): share for key, share in shares.items()}
    return [Prediction(probabilities, unsure=False, unlike_training=False, bundle="b")] * count


BENIGN_CELLS = cells(20, aml_m3=0.01, aml_not_m3=0.01, benign=0.98)
APL_CELLS = cells(2, aml_m3=0.97, aml_not_m3=0.02, benign=0.01)


def test_a_case_of_normal_cells_has_no_probability_to_rest_on():
    suggestion = summarise("p", BENIGN_CELLS, CaseRule()).suggestion
    assert suggestion.probability is None
    assert "does not rule it out" in suggestion.sentence


def test_few_apl_cells_among_normal_ones_raise_the_alarm_and_no_all_clear():
    made = summarise("p", [*BENIGN_CELLS, *APL_CELLS], CaseRule(alarm=0.1))
    assert made.apl_alarm
    assert made.suggestion.key is None
    assert "APL alarm" in made.suggestion.reason


def test_no_probability_is_rounded_to_certainty():
    made = summarise(
        "p", cells(40, aml_m3=0.0001, aml_not_m3=0.9998, benign=0.0001), CaseRule(apl_slope=2.0)
    )
    assert "< 1 %" in made.apl_reason
    assert "> 99 %" in made.suggestion.sentence


def test_a_class_of_several_subtypes_names_none_of_them():
    sentence = summarise("p", cells(9, aml_not_m3=1.0), CaseRule()).suggestion.sentence
    assert "not M3, FAB subtype not resolved" in sentence
    assert "M1" not in sentence


MIXED_CELLS = [
    *cells(3, aml_m3=0.3, aml_not_m3=0.7),
    *cells(3, aml_m3=0.6, aml_not_m3=0.4),
]


def test_the_interval_is_wider_by_the_doubt_of_the_rule_and_says_so():
    sure = summarise("p", MIXED_CELLS, CaseRule())
    doubtful = summarise("p", MIXED_CELLS, CaseRule(apl_doubt=(0.5, 0.1, 0.3)))
    assert doubtful.apl_probability == sure.apl_probability
    assert doubtful.apl_interval.low < sure.apl_interval.low
    assert doubtful.apl_interval.high > sure.apl_interval.high
    assert "over the cells alone" in sure.apl_reason
    assert "the patients learned from" in doubtful.apl_reason


def test_a_case_is_summed_up_by_the_rule_of_the_bundle_that_read_most_of_it():
    mostly_b = [*cells(5, aml_m3=0.2, aml_not_m3=0.8), replace(APL_CELLS[0], bundle="a")]
    quiet, loud = CaseRule(alarm=0.99, cells=2), CaseRule(alarm=0.01, cells=2)
    assert main_reader(mostly_b) == "b"
    assert summarise_by({"a": quiet, "b": loud}, quiet, mostly_b) == summarise("", mostly_b, loud)
    assert summarise_by({"a": loud}, quiet, mostly_b) == summarise("", mostly_b, quiet)
    assert summarise("", mostly_b, loud).apl_alarm
    assert not summarise("", mostly_b, quiet).apl_alarm


def test_where_nothing_was_read_nobody_has_read():
    assert main_reader([]) == ""
