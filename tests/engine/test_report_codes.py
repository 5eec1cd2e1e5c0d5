import json
import re
from dataclasses import replace

import pytest
from readings import predicted, summary
from reviewed import SPECIMEN, begun, labelled, pages, reported, run, summed_up

from leukoview.engine.casefile import Material
from leukoview.engine.report.codes import (
    BLASTS_IN_BLOOD,
    ICD_10_CM,
    ICD_O_3,
    LOINC,
    NAMES,
    SNOMED_CT,
    suspected,
)
from leukoview.engine.report.content import CodeLine
from leukoview.engine.report.fhir import fhir_json
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.report.wording_codes import code_lines
from leukoview.engine.summary import Suggestion
from leukoview.engine.taxonomy import APL, BENIGN, KNOWN_CLASSES, ClassKey, Lineage

SHAPES = {
    LOINC: r"\d{1,5}-\d",
    SNOMED_CT: r"\d{6,18}",
    ICD_10_CM: r"C\d\d\.\w",
    ICD_O_3: r"\d{4}/3",
}


def verhoeff(digits):
    """The check digit of SNOMED CT ids holds (Verhoeff 1969)."""
    times = [[(a % 5 + b % 5) % 5 for b in range(10)] for a in range(10)]
    for a in range(10):
        for b in range(10):
            if a < 5 and b < 5:
                times[a][b] = (a + b) % 5
            elif a < 5:
                times[a][b] = (a + b) % 5 + 5
            elif b < 5:
                times[a][b] = (a - b) % 5 + 5
            else:
                times[a][b] = (a - b) % 5
    turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    row = list(range(10))
    rows = []
    for _ in range(8):
        rows.append(row)
        row = [row[turn[n]] for n in range(10)]
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = times[check][rows[place % 8][int(digit)]]
    return check == 0


def loinc_check(code):
    """The check digit of LOINC codes holds (mod 10, as in the LOINC Users' Guide, appendix B)."""
    number, digit = code.split("-")
    odd = int("".join(reversed(number))[::2][::-1]) * 2
    even = "".join(reversed(number))[1::2]
    total = sum(map(int, f"{even}{odd}"))
    return (10 - total % 10) % 10 == int(digit)


EVERY = [code for key in KNOWN_CLASSES for code in suspected(key)]


@pytest.mark.parametrize("code", [*EVERY, BLASTS_IN_BLOOD], ids=lambda code: code.code)
def test_every_code_has_the_shape_of_its_system(code):
    assert re.fullmatch(SHAPES[code.system], code.code)


@pytest.mark.parametrize("code", sorted({code.code for code in EVERY if code.system == SNOMED_CT}))
def test_the_check_digit_of_every_snomed_code_holds(code):
    assert verhoeff(code)
    assert not verhoeff(code[:-2] + code[-1] + code[-2])


def test_the_check_digit_of_the_loinc_code_holds():
    assert loinc_check(BLASTS_IN_BLOOD.code)


def test_every_leukemic_class_of_the_fab_group_has_a_code():
    leukemic = [known.key for known in KNOWN_CLASSES.values() if known.leukemic]
    assert all(suspected(key) for key in leukemic)


def test_a_lineage_alone_has_the_codes_of_its_lineage():
    assert suspected(None, Lineage.AML) == suspected(ClassKey("aml_not_m3"))
    assert [code.code for code in suspected(None, Lineage.ALL)] == ["C91.0"]


@pytest.mark.parametrize("key", [BENIGN, ClassKey("hairy_cell"), None])
def test_what_is_no_leukemia_of_the_fab_group_has_no_code(key):
    assert suspected(key) == ()


def test_a_code_says_its_system_and_its_name():
    assert suspected(APL)[0].words == "ICD-10-CM C92.4 (Acute promyelocytic leukemia)"


def case_of(folder, **specimen):
    told = labelled(begun(folder, specimen=replace(SPECIMEN, **specimen)))
    return reported(told.review(), folder).cases[0]


def test_a_report_prints_the_codes_of_what_is_suggested(tmp_path):
    assert case_of(tmp_path).codes == (
        CodeLine(
            "ICD-10-CM",
            "C91.0",
            "Acute lymphoblastic leukemia [ALL]",
            "a suspicion, not a diagnosis",
        ),
    )


def test_only_blasts_in_blood_have_the_code_for_blasts_in_blood(tmp_path):
    in_blood = case_of(tmp_path, material=Material.BLOOD).codes
    assert in_blood[-1].code == BLASTS_IN_BLOOD.code
    assert in_blood[-1].given_as == "a count on this smear"
    assert BLASTS_IN_BLOOD.code not in {code.code for code in case_of(tmp_path).codes}


def test_what_has_no_code_has_no_line():
    benign = summary("P-1", [predicted("benign")])
    assert code_lines(replace(benign, suggestion=Suggestion("Nothing is suggested."))) == ()


def test_the_codes_stand_on_the_page_below_what_they_are_not(tmp_path):
    told = labelled(begun(tmp_path, specimen=replace(SPECIMEN, material=Material.BLOOD)))
    text = " ".join(pages(reported(told.review(), tmp_path)))
    table = text.partition("Codes for other systems")[2].partition("Limits")[0]
    assert "A suspicion is no diagnosis" in table
    assert "ICD-10-CM C91.0 Acute lymphoblastic leukemia [ALL] a suspicion" in table
    assert "LOINC 26446-5 Blasts/100 leukocytes in Blood a count on this smear" in table


def test_codes_and_their_names_are_the_same_in_spanish(tmp_path):
    report = reported(labelled(begun(tmp_path)).review(), tmp_path, language="es")
    (line,) = report.cases[0].codes
    assert (line.code, line.name) == ("C91.0", "Acute lymphoblastic leukemia [ALL]")
    assert line.given_as == "una sospecha, no un diagnóstico"


def test_the_report_prints_every_public_code_that_its_fhir_carries(tmp_path):
    told = labelled(begun(tmp_path, specimen=replace(SPECIMEN, material=Material.BLOOD)))
    review = told.review()
    of = ReportedCase(run(review), summed_up(review), review)
    report = reported(review, tmp_path)
    carried = json.loads(fhir_json(of, report, b"%PDF-"))
    public = {
        (one["system"], one["code"])
        for one in codings(carried)
        if one["system"] in {LOINC, SNOMED_CT, ICD_10_CM, ICD_O_3}
    }
    printed = {(line.system, line.code) for line in report.cases[0].codes}
    assert printed == {(NAMES[system], code) for system, code in public}


def codings(part):
    """Every coding within a JSON value."""
    if isinstance(part, dict):
        yield from part.get("coding", [])
        for one in part.values():
            yield from codings(one)
    elif isinstance(part, list):
        for one in part:
            yield from codings(one)
