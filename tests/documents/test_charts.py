"""Charts: the same numbers in drawing, PDF, Word file and in the words read in their place."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Group, String

from app.core.errors import WordingError
from app.documents.blocks import Chart, ChartKind, ChartSeries, Paper, Paragraph, Run
from app.documents.chart_drawing import COLOURS, draw_chart, natural_height
from app.documents.chart_picture import chart_png
from app.documents.chart_text import chart_alt, format_value
from app.documents.docx import write_docx
from app.documents.pdf import write_pdf
from app.documents.wording import render_text
from tests.documents.accessible import faults
from tests.documents.docx_schema import faults_of
from tests.documents.docx_tools import W, document, expected_lines, lines_of
from tests.documents.tagged_reader import TaggedFile

KINDS: tuple[ChartKind, ...] = ("columns", "bars", "lines", "stacked")
DIRECTIONS = (
    "Қайта өңдеу (консерві, тары өңдеу)",
    "Қайта өңдеу (сүт өндіру және өңдеу)",
    "Құрама жем шығару",
    "Мал сою алаңын ашу",
    "Балық шаруашылығы",
    "Ауыл шаруашылық техникаларын жаңарту",
)
SUMS = ("45.6", "230.6", "53.7", "27.6", None, "642.2")


def some(kind: ChartKind) -> Chart:
    values = tuple(None if one is None else Decimal(one) for one in SUMS)
    return Chart(kind, "Сома", DIRECTIONS, (ChartSeries("2023", values),), "млн ₸")


def texts(drawing: Drawing) -> list[str]:
    """Return every text of a drawing, charts unfolded."""

    def walk(node: Any) -> list[str]:
        if isinstance(node, String):
            return [node.text]
        if hasattr(node, "provideNode"):
            return walk(node.provideNode())
        if isinstance(node, Group | Drawing):
            return [text for one in node.contents for text in walk(one)]
        if hasattr(node, "draw"):
            return walk(node.draw())
        return []

    return walk(drawing)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("27.6", "27,6"), ("0", "0"), ("-5", "−5"), ("1234567.891", "1\u00a0234\u00a0567,89"),
        ("100", "100"), ("0.001", "0"), ("-0.001", "0"), ("12.50", "12,5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_in_kazakh(value: str, text: str) -> None:
    assert format_value(Decimal(value)) == text
    assert format_value(float(value)) == text


def test_values_of_one_chart_have_as_many_decimals() -> None:
    values = tuple(map(Decimal, ("45.6", "51", "0")))
    chart = Chart("bars", "Т", ("а", "ә", "б"), (ChartSeries("х", values),))
    assert {"45,6", "51,0", "0,0"} <= set(texts(draw_chart(chart, 600)))
    assert chart_alt(chart) == "Т. а: 45,6; ә: 51,0; б: 0,0"
    whole = Chart("bars", "Т", ("а",), (ChartSeries("х", (Decimal("2.00"),)),))
    assert chart_alt(whole) == "Т. а: 2"


@pytest.mark.parametrize("kind", ["columns", "bars", "stacked"])
def test_every_value_that_has_room_and_every_name_stand_in_the_drawing(kind: ChartKind) -> None:
    found = texts(draw_chart(some(kind), 728))
    joined = " ".join(found)
    for name in DIRECTIONS:
        assert all(word in joined for word in name.split()), name
    wanted = ("642,2", "230,6") if kind == "stacked" else ("45,6", "230,6", "53,7", "27,6", "642,2")
    assert set(wanted) <= set(found)
    assert "млн ₸" in found


def test_first_series_is_the_upper_of_two_lying_bars() -> None:
    series = tuple(ChartSeries(name, (Decimal(value),)) for name, value in (("а", 3), ("ә", 7)))
    drawn = draw_chart(Chart("bars", "", ("х",), series), 400)
    plot = drawn.contents[-1]
    assert [list(row) for row in plot.data] == [[7.0], [3.0]]
    colours = [plot.bars[n].fillColor.hexval().replace("0x", "#") for n in (0, 1)]
    assert colours == [COLOURS[1].lower(), COLOURS[0].lower()]


def test_colours_differ_on_a_grey_print() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    first = sorted(grey(colour) for colour in COLOURS[:4])
    assert all(other - one > 30 for one, other in pairwise(first))


def test_words_in_place_of_the_picture_name_every_number() -> None:
    told = chart_alt(some("bars"))
    assert told.startswith("Сома, млн ₸. ")
    assert "Мал сою алаңын ашу: 27,6" in told
    assert "Балық шаруашылығы: –" in told
    two = ChartSeries("а", (Decimal(1),)), ChartSeries("ә", (Decimal(2), Decimal(9)))
    assert chart_alt(Chart("lines", "Т", ("х",), two)) == "Т. х: а 1, ә 2"
    assert chart_alt(Chart("lines", "Т", ("х",), two, alt="Өз сөзі")) == "Өз сөзі"


def test_wording_takes_the_chart_from_the_facts_and_none_prints_nothing() -> None:
    chart = some("columns")
    blocks = render_text("Алды\n\n@chart sums\nСоңы", {"sums": chart})
    assert [type(one) for one in blocks] == [Paragraph, Chart, Paragraph]
    assert blocks[1] is chart
    assert render_text("@chart sums", {"sums": None}) == ()
    for facts in ({}, {"sums": "сөз"}):
        with pytest.raises(WordingError, match=r"text:1: there is no chart 'sums'"):
            render_text("@chart sums", facts)


def test_a_value_cannot_name_a_chart_by_its_own() -> None:
    blocks = render_text("{{ typed }}", {"typed": "@chart sums", "sums": some("bars")})
    assert [type(one) for one in blocks] == [Paragraph]


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_and_word_hold_it_with_its_words(kind: ChartKind, landscape: bool) -> None:
    paper = Paper("Сынақ", (Paragraph((Run("Алды"),)), some(kind)), landscape=landscape)
    laid = write_pdf(paper, mark="ҮЛГІ")
    assert faults(laid.pdf) == []
    assert laid.missing == ""
    file = TaggedFile(laid.pdf)
    (figure,) = file.root.find("Figure")
    assert str(figure.node.Alt) == chart_alt(some(kind))
    word = write_docx(paper)
    assert faults_of(word) == []
    assert lines_of(word) == expected_lines(paper.blocks) == ["Алды", "Сома"]
    described = [node.get("descr") for node in document(word).iter() if node.get("descr")]
    assert set(described) == {chart_alt(some(kind))}
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        assert packed.read("word/media/chart1.png").startswith(b"\x89PNG")
    assert document(word).find(f".//{W}drawing") is not None
    assert word == write_docx(paper)


def test_a_figure_without_words_is_a_fault() -> None:
    good = write_pdf(Paper("Сынақ", (some("bars"),))).pdf
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                del one.Alt
        opened.save(target)
    assert faults(target.getvalue()) == ["UA 7.3: a figure without words for it"]


def test_an_unknown_sign_is_named_as_missing_and_printed_as_a_box() -> None:
    chart = Chart("columns", "Т", ("漢",), (ChartSeries("х", (Decimal(1),)),))
    assert "□" in texts(draw_chart(chart, 300))
    assert write_pdf(Paper("Сынақ", (chart,))).missing == "漢"


def test_picture_is_as_wide_and_clear_as_asked() -> None:
    from PIL import Image

    png = chart_png(some("columns"), 360, 180, dots=144)
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == (720, 360)
        assert picture.mode == "RGBA"
        assert picture.getpixel((719, 0))[3] == 0  # type: ignore[index]  # RGBA gives four


VALUES = st.one_of(
    st.none(), st.decimals(-(10**9), 10**9, allow_nan=False, places=2), st.just(Decimal(0))
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    names = st.text(max_size=60)
    categories = tuple(draw(st.lists(names, max_size=40)))
    series = tuple(
        ChartSeries(draw(names), tuple(draw(st.lists(VALUES, max_size=len(categories)))))
        for _ in range(draw(st.integers(0, 4)))
    )
    return Chart(draw(st.sampled_from(KINDS)), draw(names), categories, series, draw(names))


@settings(max_examples=60, deadline=None)
@given(charts(), st.booleans())
def test_any_chart_is_laid_out_within_its_page(chart: Chart, landscape: bool) -> None:
    laid = write_pdf(Paper("Сынақ", (chart,), landscape=landscape))
    assert faults(laid.pdf) == []
    assert laid.pages == 1
    document_ = pypdfium2.PdfDocument(laid.pdf)
    assert len(document_) == 1
    document_.close()


@settings(max_examples=40, deadline=None)
@given(charts(), st.sampled_from([220.0, 467.0, 728.0]))
def test_any_chart_keeps_the_size_that_it_is_given(chart: Chart, width: float) -> None:
    assert natural_height(chart, width) > 0
    drawn = draw_chart(chart, width, 240, titled=True)
    assert (drawn.width, drawn.height) == (width, 240)
