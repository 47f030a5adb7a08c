"""The chart in the window: the same words as on paper, as high as its width asks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.services.charts import Chart, ChartSeries, Outline, Words, chart_alt, draw
from app.ui import theme
from app.ui.chart_view import ChartView

CHART = Chart(
    "bars",
    "Сома",
    ("Құрама жем шығару", "Мал сою алаңын ашу"),
    (ChartSeries("2023", (Decimal("53.7"), Decimal("27.6"))),),
    "млн ₸",
)


def test_shapes_hold_names_values_and_bars_within_the_size() -> None:
    drawn = draw(CHART, 600, 12)
    words = [shape for shape in drawn.shapes if isinstance(shape, Words)]
    said = {shape.text for shape in words}
    assert {"Сома", "млн ₸", "53,7", "27,6", "Құрама жем шығару"} <= said
    bars = [one for one in drawn.shapes if isinstance(one, Outline) and one.fill == "#1B4F72"]
    assert len(bars) == 2
    longest, shorter = (max(x for x, _ in bar.points) for bar in bars)
    assert longest > shorter
    for shape in drawn.shapes:
        for x, y in shape.points if isinstance(shape, Outline) else (shape.at,):
            assert 0 <= x <= drawn.width
            assert 0 <= y <= drawn.height


def test_upright_words_are_turned() -> None:
    many = Chart(
        "columns",
        "",
        tuple(f"Ауылдық округ {number}" for number in range(30)),
        (ChartSeries("", tuple(map(Decimal, range(30)))),),
    )
    turned = [one for one in draw(many, 300, 10).shapes if isinstance(one, Words) and one.angle]
    assert turned
    assert {one.angle for one in turned} == {-90.0}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_shows_a_chart_and_tells_of_it(qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    view = ChartView()
    qtbot.addWidget(view)
    assert view.isHidden()
    view.set_chart(CHART)
    view.resize(700, view.heightForWidth(700))
    view.show()
    assert view.accessibleName() == "Сома"
    assert view.accessibleDescription() == chart_alt(CHART)
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 700, 3) for y in range(0, 90, 3)}
    assert ("#1b4f72" if mode == "light" else "#2f89ba") in colours
    theme.set_mode("light")
    view.set_chart(None)
    assert view.isHidden()
    assert view.heightForWidth(700) == 0


def test_a_narrower_view_is_drawn_anew(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.set_chart(CHART)
    assert view.heightForWidth(300) >= view.heightForWidth(900) > 0
    assert view.chart is CHART
