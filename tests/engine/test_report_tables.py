import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import KEYS, crop_reading, reading, slide_reading, summary, summary_of

from leukoview.engine.case import Box
from leukoview.engine.report import cells_csv, counts_csv
from leukoview.engine.table import FORMULA_STARTS

BOXES = [Box(10, 20, 30, 40), Box(60, 20, 30, 40)]


def rows(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")))


def test_there_is_one_row_per_cell():
    table = rows(cells_csv(reading(slides=(slide_reading("smear é.png", BOXES),))))
    assert [(row["path"], row["cell"], row["top"]) for row in table] == [
        ("smear é.png", "0", "all_lymphoblast"),
        ("smear é.png", "1", "benign"),
    ]


def test_a_cell_of_a_smear_bears_the_name_of_its_case():
    slides = (slide_reading("a.png", BOXES), slide_reading("b.png", BOXES))
    each = rows(cells_csv(reading(slides=slides), [summary("a", []), summary("b", [])]))
    pooled = rows(cells_csv(reading(slides=slides), [summary("P 7", [])]))
    assert [row["patient"] for row in each] == ["a", "a", "b", "b"]
    assert {row["patient"] for row in pooled} == {"P 7"}


def test_lines_end_as_the_standard_says():
    table = cells_csv(reading(slides=(slide_reading("a.png", BOXES),)))
    assert table.count(b"\r\n") == 3
    assert b"\n" not in table.replace(b"\r\n", b"")


def test_what_could_not_be_measured_is_empty():
    (row, _) = rows(cells_csv(reading(slides=(slide_reading("a.png", BOXES),))))
    assert (row["cell_area"], row["granularity"]) == ("120.25", "")


def test_counts_carry_their_interval():
    table = rows(counts_csv([summary_of(slide_reading("a.png", BOXES))]))
    first = table[0]
    assert (first["class"], first["count"], first["n"], first["share"]) == (
        "all_lymphoblast",
        "1",
        "2",
        "0.5",
    )
    assert float(first["low_95"]) == pytest.approx(0.0945, abs=1e-3)


def test_a_case_of_strangers_only_keeps_its_row():
    made = replace(
        summary("p1", []), n=2, unlike_training=2, counts={}, shares={}, blast_share=None
    )
    (row,) = rows(counts_csv([made]))
    assert (row["class"], row["count"], row["share"]) == ("unlike_training", "2", "")


@given(st.sampled_from(FORMULA_STARTS), st.text(max_size=8))
def test_no_text_starts_a_formula(start, rest):
    crop = crop_reading("a.png", start + rest, KEYS[0])
    (row,) = rows(cells_csv(reading(crops=(crop,))))
    assert row["patient"] == f"'{start}{rest}"
