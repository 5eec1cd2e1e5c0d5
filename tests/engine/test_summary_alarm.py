from leukoview.engine.case import Prediction
from leukoview.engine.summary import CaseRule, summarise
from leukoview.engine.taxonomy import APL, ClassKey


def test_an_apl_more_probable_than_not_sets_the_alarm_off_however_the_threshold_was_tuned():
    cell = Prediction({APL: 0.95, ClassKey("aml_not_m3"): 0.05}, False, False, "b")  # noqa: FBT003
    made = summarise("p", [cell] * 20, CaseRule(alarm=0.99))
    assert 0.5 < made.apl_probability < 0.99
    assert made.apl_alarm
    assert "do not suggest APL" not in made.apl_reason
