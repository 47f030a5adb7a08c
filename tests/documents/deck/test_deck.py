"""Slides from what they say to both files: places, texts, looks, bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Chart, ChartKind, ChartSeries
from app.documents.deck.layout import lay_out
from app.documents.deck.measure import lines_of
from app.documents.deck.model import HEIGHT, PALETTE, WIDTH, Box, Colour, Deck, Grid
from app.documents.deck.parts import (
    Cards,
    Chain,
    Content,
    Cover,
    Figure,
    Listed,
    Note,
    Panels,
    Part,
    Plot,
    Presentation,
    Rows,
    Stage,
)
from app.documents.deck.pdf import write_deck_pdf
from app.documents.deck.pptx import write_pptx
from app.documents.said import Said
from tests.documents.accessible import faults
from tests.documents.deck.checks import assert_one_text, faults_of, same_bytes, words_on
from tests.documents.deck.presentations import chart, usual
from tests.documents.deck.read_pptx import box, decorative, opened, told
from tests.documents.pdf_tools import character_boxes, letters

LONG = "Ұзынсонар" * 40
HOSTILE = (
    "=1+1 <b>&amp;</b> {{ 7 }} **қ** ../x %s",
    "Ұ" * 400,
    "ә " * 900,
    "е" + "\u0301" * 40 + "\u202eабв\u0007\ud83d W",
    "сөз\nжаңа жол\r\n\tбағана",
)


def only(*parts: Part, title: str = "Тақырып") -> Presentation:
    """Return a presentation of one slide."""
    return Presentation("Сынақ", (Content(title, parts),), continued="жалғасы")


def table(count: int, text: str = "мәтін") -> Rows:
    """Return a table of numbered rows."""
    rows = tuple((f"{n}.", text) for n in range(count))
    return Rows(("№", "Атауы"), rows, (1, 6), ("center", "left"), ("Жиыны", str(count)))


def test_a_usual_deck_has_each_thing_once_and_in_its_place() -> None:
    deck = lay_out(usual())
    assert faults_of(deck) == []
    assert [slide.title for slide in deck.slides] == [
        "«Майтөбе Сүт» АӨК",
        "«Майтөбе Сүт» АӨК — құн тізбегі",
        "Құрылғылар мен қаржы",
        "Жоспар мен өтелу",
        "Мақсаты мен әсері",
    ]
    assert_one_text(deck)


def test_the_same_slides_give_the_same_bytes() -> None:
    assert same_bytes(lay_out(usual()))
    other = lay_out(replace(usual(), title="Басқа"))
    assert write_pptx(other) != write_pptx(lay_out(usual()))


def test_the_pdf_keeps_the_rules_of_accessible_files() -> None:
    laid = write_deck_pdf(lay_out(usual()), mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 1")
    assert faults(laid.pdf) == []
    assert laid.missing == ""


def test_the_pdf_leads_from_a_place_to_its_answer_and_has_bookmarks() -> None:
    laid = write_deck_pdf(lay_out(usual()))
    found = {source: mark for mark in laid.marks for source in mark[5]}
    assert {"name.proper", "project.members", "project.member_loans"} <= set(found)
    page, left, top, right, bottom, _sources = found["project.members"]
    assert page == 1
    assert 0 < left < right < WIDTH * 72 / 25.4
    assert 0 < top < bottom < HEIGHT * 72 / 25.4
    outline = pypdf.PdfReader(io.BytesIO(laid.pdf)).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        slide.title for slide in lay_out(usual()).slides
    ]


def test_the_marks_and_the_line_of_issue_stand_on_every_page_of_both() -> None:
    deck = lay_out(usual())
    laid = write_deck_pdf(deck, mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 7 · 01.02.2026")
    for page in pypdf.PdfReader(io.BytesIO(laid.pdf)).pages:
        read = letters(page.extract_text())
        assert all(word in read for word in ("ЖОБА", "ҮЛГІ", "№7·01.02.2026"))
    office = write_pptx(deck, mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 7 · 01.02.2026")
    for slide in opened(office).slides:
        across = [shape for shape in slide.shapes if decorative(shape) and shape.has_text_frame]
        assert {shape.text_frame.text for shape in across} >= {"ЖОБА", "ҮЛГІ"}
        assert "№ 7 · 01.02.2026" in {s.text_frame.text for s in told(slide) if s.has_text_frame}
        first = slide.shapes[0]
        assert first.text_frame.text == "ЖОБА"
        assert 300 < first.rotation < 360


def test_powerpoint_has_titles_languages_fonts_and_no_notes() -> None:
    made = opened(write_pptx(lay_out(replace(usual(), language="ru-RU"))))
    assert made.core_properties.title == usual().title
    assert made.core_properties.language == "ru-RU"
    assert len(made.slide_layouts) == 1
    for slide in made.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert not slide.has_notes_slide
        runs = slide._element.findall(".//{*}r/{*}rPr") + slide._element.findall(".//{*}fld/{*}rPr")
        assert runs
        assert {run.get("lang") for run in runs} == {"ru-RU"}
        assert {run.find("{*}latin").get("typeface") for run in runs} == {"Arial"}
    with zipfile.ZipFile(io.BytesIO(write_pptx(lay_out(usual())))) as parts:
        assert not [name for name in parts.namelist() if "notes" in name or "thumbnail" in name]
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_both_files_put_each_text_at_the_same_place() -> None:
    deck = lay_out(usual())
    for slide, made in zip(deck.slides, opened(write_pptx(deck)).slides, strict=True):
        wanted = [
            (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            for shape in slide.shapes
            if not isinstance(shape, Box) or shape.words
        ]
        titles = [s for s in slide.shapes if isinstance(s, Box) and s.role == "title"]
        assert len(titles) == 1
        for found, place in zip(sorted(map(box, told(made))), sorted(wanted), strict=True):
            assert found == pytest.approx(place, abs=0.01)


def test_what_powerpoint_reads_stands_in_the_order_of_its_schema() -> None:
    """PowerPoint repairs, or refuses, a file whose elements stand in another order."""
    orders = {
        "pPr": ("lnSpc", "spcBef", "spcAft", "buFont", "buNone", "buChar"),
        "rPr": ("ln", "solidFill", "latin", "ea", "cs"),
        "tcPr": ("lnL", "lnR", "lnT", "lnB", "solidFill", "noFill"),
        "spPr": ("xfrm", "prstGeom", "noFill", "solidFill", "ln"),
    }
    for slide in opened(write_pptx(lay_out(usual()), mark="ЖОБА")).slides:
        for element in slide._element.iter():
            name = str(element.tag).rpartition("}")[2]
            if name in orders:
                kids = [str(kid.tag).rpartition("}")[2] for kid in element]
                assert kids == sorted(kids, key=orders[name].index), name
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def _light(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def test_text_is_read_on_what_it_stands_on_also_in_grey() -> None:
    deck = lay_out(usual())
    pairs: set[tuple[Colour, Colour]] = {("ink", "tint"), ("white", "strong")}
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, Box):
                pairs |= {(words.colour, shape.fill or "white") for words in shape.words}
    for text, ground in pairs:
        assert _contrast(PALETTE[text], PALETTE[ground]) >= 4.5, (text, ground)


# -- charts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["columns", "bars", "lines", "stacked"])
def test_powerpoint_has_the_charts_own_numbers(kind: ChartKind) -> None:
    with_gap = ChartSeries("Бос", (Decimal("1.5"), None, Decimal(-2), Decimal(0), Decimal(4)))
    shown = replace(chart(), kind=kind, series=(*chart().series, with_gap))
    deck = lay_out(only(Plot(shown)))
    assert faults_of(deck) == []
    (frame,) = [s for s in opened(write_pptx(deck)).slides[0].shapes if s.has_chart]
    plot = frame.chart.plots[0]
    assert list(plot.categories) == list(shown.categories)
    for series, found in zip(shown.series, plot.series, strict=True):
        assert found.name == series.name
        wanted = [None if value is None else float(value) for value in series.values]
        assert list(found.values) == wanted
    described = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert shown.title in described
    assert "млн ₸" in described
    assert faults(write_deck_pdf(deck).pdf) == []


@pytest.mark.parametrize("name", ["=1+1", "+1", "-x", "@a", "http://x.y", "mailto:a@b", "{=1}"])
def test_no_name_of_a_chart_becomes_a_formula_or_a_link(name: str) -> None:
    shown = Chart("columns", "", (name, "б"), (ChartSeries(name, (Decimal(1), Decimal(2))),))
    made = write_pptx(lay_out(only(Plot(shown))))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        (inner,) = [one for one in parts.namelist() if one.endswith(".xlsx")]
        book = openpyxl.load_workbook(io.BytesIO(parts.read(inner)))
    sheet = book.worksheets[0]
    for cell in (sheet["A2"], sheet["B1"]):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert str(cell.value).strip() == name


# -- too much of everything ----------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 7, 12, 40, 300])
def test_a_long_table_goes_on_under_its_head(count: int) -> None:
    deck = lay_out(only(Cards((Figure("Саны", str(count)),)), table(count)))
    assert faults_of(deck) == []
    rows = [
        row.cells[0]
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, Grid)
        for row in shape.rows
    ]
    assert rows == [*(f"{n}." for n in range(count)), "Жиыны"]
    grids = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Grid)]
    assert all(grid.head.cells == ("№", "Атауы") and grid.rows for grid in grids)
    if len(deck.slides) > 1:
        assert deck.slides[1].title == "Тақырып (жалғасы)"


@pytest.mark.parametrize("text", ["ӘӨҚ" * 3_000, "сөзӘ " * 4_000, "Ә\n" * 700])
def test_texts_that_no_slide_holds_are_whole_all_the_same(text: str) -> None:
    for part in (
        table(1, text),
        Panels((Listed("Мақсаты", (text,)), Listed("Әсері", ("бар",)))),
        Chain((Stage("А", (), (Listed("", (text, "соңы")),)), Stage("Б"))),
    ):
        deck = lay_out(only(part))
        assert faults_of(deck) == []
        read = "".join(letters("".join(words_on(slide))) for slide in deck.slides)
        assert read.count("Ә") >= text.count("Ә")
        assert len(deck.slides) > 1


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_on_its_slide_and_reads_alike(text: str) -> None:
    figures = tuple(Figure(text, text) for _ in range(7))
    deck = lay_out(
        Presentation(
            text,
            (
                Cover(text, text, (text,) * 4, text),
                Content(text, (Cards(figures), Note(text), Plot(chart())), text),
                Content(
                    text,
                    (Chain((Stage(text, figures[:2], (Listed(text, (text, "x")),)), Stage("Б"))),),
                ),
            ),
            author=text,
            subject=text,
            continued="жалғасы",
        )
    )
    assert faults_of(deck) == []
    laid = write_deck_pdf(deck)
    for page, sign, left, bottom, right, top in character_boxes_of(laid.pdf):
        assert -1 <= left <= right <= WIDTH * 72 / 25.4 + 1, (page, sign)
        assert -1 <= bottom <= top <= HEIGHT * 72 / 25.4 + 1, (page, sign)
    assert len(opened(write_pptx(deck)).slides) == len(deck.slides) == laid.pages


def character_boxes_of(pdf: bytes) -> list[tuple[int, str, float, float, float, float]]:
    """Return the place of every character."""
    from app.documents.pdf import Laid

    return character_boxes(Laid(pdf, 0, ()))


TEXT = st.text("абӘұ қ.-1\n", max_size=120)
FIGURES = st.lists(st.builds(Figure, TEXT, TEXT), max_size=9).map(tuple)
LISTS = st.lists(
    st.builds(Listed, TEXT, st.lists(TEXT, min_size=1, max_size=30).map(tuple)), max_size=3
).map(tuple)
PARTS: st.SearchStrategy[Part] = st.one_of(
    st.builds(Cards, FIGURES),
    st.builds(Note, TEXT),
    st.builds(Panels, LISTS),
    st.builds(
        Chain, st.lists(st.builds(Stage, TEXT, FIGURES, LISTS), min_size=1, max_size=5).map(tuple)
    ),
    st.builds(table, st.integers(0, 40), TEXT),
    st.just(Plot(chart(), titled=True)),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PARTS, max_size=4), TEXT, TEXT)
def test_any_slides_keep_to_their_room(parts: list[Part], title: str, place: str) -> None:
    shown = Content(title.strip() or "Тақырып", tuple(parts), place)
    deck = lay_out(Presentation("Сынақ", (shown,), continued="жалғасы"))
    assert faults_of(deck) == []


@settings(max_examples=12, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=3))
def test_any_slides_read_alike_in_both_files(parts: list[Part]) -> None:
    deck = lay_out(only(*parts))
    assert_one_text(deck)
    assert faults(write_deck_pdf(deck).pdf) == []


def test_a_text_keeps_its_sources_through_shrinking_and_cutting() -> None:
    text = Said(LONG * 30, "project.aim")
    deck = lay_out(only(Panels((Listed("А", (text,)),))))
    sources = [
        words.sources
        for slide, shape in ((s, b) for s in deck.slides for b in s.shapes)
        if isinstance(shape, Box)
        for words in shape.words
        if "Ұзынсонар" in words.text
    ]
    assert len(sources) > 1
    assert set(sources) == {("project.aim",)}


def test_an_empty_deck_is_still_a_file() -> None:
    deck = Deck("Сынақ", ())
    assert len(opened(write_pptx(deck)).slides) == 0
    shown = lay_out(Presentation("Сынақ", (Cover("", "Жоба"),)))
    assert faults_of(shown) == []
    assert_one_text(shown)


@pytest.mark.parametrize("stages", [1, 5])
@pytest.mark.parametrize("count", [1, 4])
def test_columns_of_a_chain_stand_side_by_side(count: int, stages: int) -> None:
    one = Stage("Кезең", tuple(Figure("Саны", str(n)) for n in range(count)))
    (slide,) = lay_out(only(Chain((one,) * stages))).slides
    arrows = [s for s in slide.shapes if isinstance(s, Box) and s.outline == "arrow"]
    assert len(arrows) == stages - 1


def test_no_word_of_a_list_in_a_chain_is_parted() -> None:
    points = ("гомогенизатор", "сливкоотделитель", "пастеризатор")
    stage = Stage("Кезең", (Figure("Саны", "2"),), (Listed("Жабдық", points),))
    (slide,) = lay_out(only(Chain((stage,) * 5))).slides
    shown = [
        (words, shape.width - 2 * shape.pad)
        for shape in slide.shapes
        if isinstance(shape, Box)
        for words in shape.words
        if words.text in points
    ]
    assert len(shown) == 5 * len(points)
    assert all(len(lines_of(words, width)) == 1 for words, width in shown)
