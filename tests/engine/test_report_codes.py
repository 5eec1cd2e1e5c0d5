import re

import pytest

from leukoview.engine.report.codes import (
    BLASTS_IN_BLOOD,
    ICD_10_CM,
    ICD_O_3,
    LOINC,
    SNOMED_CT,
    suspected,
)
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
