"""The watch: what a chart says in words, and that what is odd has a shape of its own."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel

from leukoview.engine.watch import Measure, Point, chart
from leukoview.ui.admin.chart_marks import Mark, draw_mark
from leukoview.ui.admin.chart_view import ChartView
from leukoview.ui.admin.watch_section import MOST_NAMED, ChartCard

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
USUAL = [0.40, 0.42] * 13


def charted(values):
    return chart(
        [Point(START + timedelta(days=n), f"c{n}", f"B {n}", one) for n, one in enumerate(values)]
    )


@pytest.fixture
def shown(qtbot):
    def showing(widget):
        qtbot.addWidget(widget)
        return widget

    return showing


def words(card):
    return [label.text() for label in card.findChildren(QLabel)]


def test_a_chart_tells_a_screen_reader_what_it_shows(shown):
    view = shown(ChartView(charted([*USUAL, 0.9]), "Stain"))
    said = view.accessibleDescription()
    assert said.startswith("27 slides, from 2026-01-05")
    assert "Usual: 0.41; limits: 0.36 to 0.46." in said
    assert "Latest: B 26, 2026-01-31" in said
    assert said.endswith("1 beyond the limits.")


def test_a_chart_without_limits_says_none(shown):
    said = shown(ChartView(charted([0.4] * 3), "Stain")).accessibleDescription()
    assert said.startswith("3 slides")
    assert "Usual" not in said


def test_slides_beyond_the_limits_are_named_with_their_value(shown):
    card = shown(ChartCard(Measure.STAIN, charted([*USUAL[:22], 0.9, *USUAL[:4]])))
    assert any("as usual" in one for one in words(card))
    assert any(one.startswith("Beyond the limits: B 22, 2026-01-27") for one in words(card))


def test_only_the_latest_of_many_are_named(shown):
    card = shown(ChartCard(Measure.STAIN, charted([*USUAL, *[0.9] * (MOST_NAMED + 2)])))
    (named,) = (one for one in words(card) if one.startswith("Beyond"))
    assert named.count("B ") == MOST_NAMED
    assert named.endswith("2 earlier ones too.")


def test_nothing_is_named_where_all_is_usual(shown):
    card = shown(ChartCard(Measure.STAIN, charted(USUAL)))
    assert not [one for one in words(card) if one.startswith("Beyond")]


def pixels(mark):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    palette = QPalette()
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor("black"))
    painter = QPainter(image)
    draw_mark(painter, QPointF(10, 10), mark, palette)
    painter.end()
    return bytes(image.constBits())


def test_marks_differ_in_shape_where_colours_do_not(qapp):
    assert len({pixels(mark) for mark in Mark}) == 3
