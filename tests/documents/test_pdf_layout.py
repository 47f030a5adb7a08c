"""What stands where: breaks, heads that repeat, signatures, marks, long words, title pages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.documents.blocks import (
    BackSheet,
    Blank,
    Block,
    Cell,
    Clause,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TitlePage,
)
from app.documents.lines import break_lines, glued
from app.documents.pdf import Laid, write_pdf
from app.documents.styles import LANDSCAPE, MM, PORTRAIT
from tests.documents.pdf_tools import (
    HEAD,
    character_boxes,
    lay,
    letters,
    operators,
    page_texts,
    paragraph,
    reader,
    runs,
    signatures,
    table,
    text_of,
    words,
)


def assert_inside(laid: Laid, *, landscape: bool = False) -> None:
    """Every visible character stands between the page's edges and margins."""
    page = LANDSCAPE if landscape else PORTRAIT
    for _number, character, left, bottom, right, top in character_boxes(laid):
        assert left >= page.left - 2, character
        assert right <= page.width - page.right + 2, character
        assert bottom >= 4, character
        assert top <= page.height - 4, character


# -- pages -----------------------------------------------------------------------------


def test_pages_are_a4_with_the_margins_of_custom() -> None:
    laid = lay(paragraph(words(1500)))
    for page in reader(laid).pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.1)
    boxes = [box for box in character_boxes(laid) if box[0] == 1]
    body = [box for box in boxes if box[5] < PORTRAIT.height - PORTRAIT.top + 1]
    assert min(box[2] for box in body) == pytest.approx(30 * MM, abs=2)
    assert max(box[4] for box in body) == pytest.approx(195 * MM, abs=2)
    assert max(box[5] for box in body) > PORTRAIT.height - 20 * MM - 16
    assert min(box[3] for box in body) > 20 * MM - 2


def test_numbers_stand_above_from_the_second_page_on() -> None:
    texts = page_texts(lay(paragraph(words(1500))))
    count = len(texts)
    assert count > 2
    assert f"1 / {count}" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert f"{number} / {count}" in text
    assert "/" not in page_texts(lay(paragraph("бір бет")))[0]


def test_lines_are_justified_but_for_the_last() -> None:
    laid = lay(Paragraph(runs(words(60)), indent=False))
    lines: dict[int, list[float]] = {}
    for _page, _character, left, bottom, right, _top in character_boxes(laid):
        line = lines.setdefault(round((bottom + 4) / 16.1), [left, right])
        lines[round((bottom + 4) / 16.1)] = [min(left, line[0]), max(right, line[1])]
    rights = [right for _left, right in lines.values()]
    full = [right for right in rights if abs(right - 195 * MM) < 2]
    assert len(full) >= len(rights) - 2


def test_landscape() -> None:
    laid = write_pdf(Paper("Кесте", (table(60),), landscape=True))
    page = reader(laid).pages[0]
    assert float(page.mediabox.width) > float(page.mediabox.height)
    assert_inside(laid, landscape=True)


def test_page_breaks_and_space() -> None:
    texts = page_texts(lay(paragraph("а1"), PageBreak(), PageBreak(), paragraph("а2")))
    assert [("а1" in t, "а2" in t) for t in texts] == [(True, False), (False, True)]
    near = lay(paragraph("а1", "x"), paragraph("а2", "y")).marks
    far = lay(paragraph("а1", "x"), Space(3), paragraph("а2", "y")).marks
    assert far[1][2] - near[1][2] == pytest.approx(3 * 14 * 1.15, abs=0.1)


def test_an_empty_paper_is_one_empty_page() -> None:
    assert lay().pages == 1
    assert lay(Paragraph(()), Title(()), Heading(()), Stamp(()), Table((), (), ())).pages == 1


# -- keeping together ----------------------------------------------------------------------


@pytest.mark.parametrize("lines", range(38, 52))
def test_a_heading_is_never_the_last_of_a_page(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    blocks: list[Block] = [*filler, Heading(runs("Тақырыпша"), 1, "1."), paragraph(words(60))]
    for text in page_texts(lay(*blocks)):
        if "Тақырыпша" in text:
            assert "сөз0" in text
            assert "сөз12" in text  # with the second line of its text


@pytest.mark.parametrize("lines", range(36, 52))
def test_signatures_stay_with_the_last_lines_of_text(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    laid = lay(*filler, signatures("Ахметов", "Оспанова", "Құнанбаев"))
    texts = page_texts(laid)
    (page,) = [text for text in texts if "Ахметов" in text]
    assert "Құнанбаев" in page
    assert f"жол{lines - 1}" in page
    assert f"жол{lines - 2}" in page


@pytest.mark.parametrize("lines", range(30, 50, 3))
def test_signatures_stay_with_the_last_row_of_a_table(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    texts = page_texts(lay(*filler, table(4), signatures("Ахметов")))
    (page,) = [text for text in texts if "Ахметов" in text]
    assert "қатар3." in page


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_low_table_is_not_parted_and_no_total_stands_alone(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    texts = page_texts(lay(*filler, table(3)))
    (page,) = [text for text in texts if "қатар0." in text]
    assert "қатар2." in page
    rows = table(40).rows
    long = replace(table(40), rows=(*rows[:-1], replace(rows[-1], bold=True)))
    texts = page_texts(lay(*filler, long))
    (page,) = [text for text in texts if "қатар39." in text]
    assert "қатар38." in page


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_note_on_a_row_stays_with_it(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    rows = table(40).rows
    note = Row((Cell(()), Cell(runs("ескертпе."), span=2)))
    noted = replace(table(40), rows=(*rows[:3], note, *rows[3:]), widths=(1, 3, 3))
    texts = page_texts(lay(*filler, noted))
    (page,) = [text for text in texts if "ескертпе." in text]
    assert "қатар2." in page


def test_more_signatures_than_a_page_holds_flow_on() -> None:
    laid = lay(paragraph("Мәтін"), signatures(*(f"Аты{n}." for n in range(80))))
    text = text_of(laid)
    assert laid.pages > 1
    assert all(f"Аты{n}." in text for n in range(80))
    assert "Аты0." in page_texts(laid)[0]


@pytest.mark.parametrize("lines", range(40, 48))
def test_no_widows_and_no_orphans(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    laid = lay(*filler, paragraph(words(70), "x"))
    heights = [bottom - top for _p, _l, top, _r, bottom, sources in laid.marks if sources == ("x",)]
    assert all(height > 2 * 14 * 1.15 - 1 for height in heights)


@pytest.mark.parametrize("lines", range(40, 48))
def test_a_kept_paragraph_stays_with_the_next(lines: int) -> None:
    filler = [paragraph(f"жол{n}") for n in range(lines)]
    kept = Paragraph(runs("Кандидаттар:"), keep_with_next=True)
    texts = page_texts(lay(*filler, kept, table(3)))
    (page,) = [text for text in texts if "Кандидаттар:" in text]
    assert "Бас1" in page
    assert "қатар0." in page


# -- tables ------------------------------------------------------------------------------------


def test_the_head_repeats_on_every_page_of_500_rows() -> None:
    laid = lay(table(500, row_height_mm=9))
    texts = page_texts(laid)
    assert laid.pages > 15
    assert all(text.count("Бас1") == 1 for text in texts)
    joined = " ".join(texts)
    assert all(joined.count(f"қатар{n}.") == 1 for n in range(500))
    assert_inside(laid)


def test_a_row_leaves_room_to_sign() -> None:
    low, high = lay(table(2)), lay(table(2, row_height_mm=9))

    def height(laid: Laid) -> float:
        return laid.marks[0][4] - laid.marks[0][2]

    assert height(high) == pytest.approx(9 * MM, abs=0.1)
    assert height(low) < 9 * MM


def test_a_row_higher_than_a_page_is_split_and_whole() -> None:
    laid = lay(table(3, text=words(900)))
    text = text_of(laid)
    assert laid.pages > 3
    assert all(text.count(f"сөз{n} ") == 3 for n in range(899))
    assert_inside(laid)
    assert all("Бас1" in page for page in page_texts(laid))


def test_spans_and_bold_rows() -> None:
    rows = (
        Row((Cell(runs("Барлығы"), "right", 2), Cell(runs("100"))), bold=True),
        Row((Cell(runs("а")), Cell(runs("б")), Cell(runs("в")))),
    )
    laid = lay(Table((), rows, (1, 1, 1)))
    assert "Барлығы 100" in text_of(laid)
    boxes = {c: (left, right) for _p, c, left, _b, right, _t in character_boxes(laid) if c in "ыв"}
    third = 30 * MM + PORTRAIT.text_width / 3
    assert boxes["ы"][1] < third * 2
    assert boxes["ы"][1] > third
    assert b"Tinos-Bold" in laid.pdf


def test_columns_widen_for_their_words_before_a_word_is_broken() -> None:
    row = Row((Cell(runs("ұйымдастырушылық")), Cell(runs("б"))))
    laid = lay(Table((), (row,), (1, 30)))
    tops = {round(b[5], 0) for b in character_boxes(laid) if b[1] in "нм"}
    assert len(tops) == 1


def test_a_table_without_lines_draws_none() -> None:
    def rules(lines: bool) -> int:
        laid = lay(Table((), (Row((Cell(runs("а")), Cell(runs("б")))),), (1, 1), lines=lines))
        return operators(laid).count("l")

    assert rules(lines=True) == 5
    assert rules(lines=False) == 0


@pytest.mark.parametrize("columns", [1, 8, 20])
def test_long_words_break_inside_their_cell(columns: int) -> None:
    name = "Ұзынсонар" * 34
    row = Row(tuple(Cell(runs(f"{name}{n}")) for n in range(columns)))
    laid = lay(Table((row,), (row,), (1,) * columns))
    assert_inside(laid)
    edges = PORTRAIT.text_width / columns
    for _page, _character, left, _bottom, right, _top in character_boxes(laid):
        cell = int((left - PORTRAIT.left) / edges)
        assert right <= PORTRAIT.left + (cell + 1) * edges + 0.5


# -- everything fits --------------------------------------------------------------------------


LONG = "ЖетіҚарақшыдағыАқшаБұлт" * 30
EVERY_KIND: list[Block] = [
    Title((Run(LONG), Run("\n"), Run(LONG))),
    Heading(runs(LONG), 1, "1."),
    Paragraph(runs(LONG)),
    Clause("1.1.", runs(LONG)),
    Clause("а)", (Run("қысқа "), Run(LONG, bold=True)), 3),
    Stamp((runs(LONG), runs(LONG))),
    SignatureBlock((Signature(runs(LONG), runs(LONG)),)),
    Blank(runs(LONG), 2),
    TitlePage((runs(LONG),), (Title(runs(LONG)),), (runs(LONG),)),
    BackSheet((runs(LONG),)),
]


@pytest.mark.parametrize("block", EVERY_KIND, ids=lambda block: type(block).__name__)
def test_a_word_without_end_stays_on_the_paper(block: Block) -> None:
    laid = lay(paragraph("басы"), block, paragraph("соңы"))
    assert_inside(laid)
    assert letters(text_of(laid)).count("ЖетіҚарақшы") >= 25


def test_a_text_longer_than_pages_in_every_block() -> None:
    text = runs(words(2500))
    for block in (
        Stamp((text,)),
        SignatureBlock((Signature(runs("рөл"), text), Signature(text, runs("аты")))),
        TitlePage((text,), (Title(text), Paragraph(text)), (text,)),
        BackSheet((text, text)),
        Heading(text),
    ):
        laid = lay(block)
        assert laid.pages > 2
        assert "сөз2499" in letters(text_of(laid))
        assert_inside(laid)


# -- title page, back sheet, stamp ------------------------------------------------------------


def test_title_page_fills_a_page_of_its_own() -> None:
    page = TitlePage(
        (runs("БЕКІТІЛГЕН"), runs("№ 1 хаттамамен")),
        (Title((Run("ЖАРҒЫ"), Run("\n"), Run("«Майтөбе Сүт»")), ("name.proper",)),),
        (runs("Мичурин ауылы"), runs("2026 жыл")),
        ("meeting.date",),
    )
    laid = lay(page, paragraph("Мәтін"))
    first, second = page_texts(laid)
    assert "Мәтін" not in first
    assert "2 / 2" in second
    assert first.index("БЕКІТІЛГЕН") < first.index("ЖАРҒЫ") < first.index("2026 жыл")
    tops = {character: top for number, character, *_b, top in character_boxes(laid) if number == 0}
    height = PORTRAIT.height
    assert tops["Б"] > height - 20 * MM - 16
    assert height * 0.4 < tops["Ж"] < height * 0.7
    assert tops["2"] < 20 * MM + 20
    assert [mark[5] for mark in laid.marks] == [
        ("meeting.date",),
        ("name.proper",),
        ("meeting.date",),
    ]


def test_back_sheet_counts_the_sheets_before_it() -> None:
    laid = lay(
        paragraph(words(1200)),
        BackSheet((runs("{pages} парақ тігілген"), runs("Төраға"))),
    )
    texts = page_texts(laid)
    assert f"{laid.pages - 1} парақ тігілген" in texts[-1]
    assert f"{laid.pages - 1} / {laid.pages - 1}" in texts[-2]
    assert "/" not in texts[-1]


def test_a_stamp_stands_in_the_right_half() -> None:
    laid = lay(Stamp((runs("1-қосымша"), runs("хаттамаға")), ("meeting.date",)))
    assert min(box[2] for box in character_boxes(laid)) > PORTRAIT.width / 2
    assert laid.marks[0][5] == ("meeting.date",)


# -- words -------------------------------------------------------------------------------------


def test_initials_and_number_signs_stay_with_what_follows() -> None:
    for count in range(1, 30):
        text = " ".join(["аб"] * count) + " Н. Ахметов № 17 – бұдан"
        lines = break_lines(runs(text), 14, 200, 200)
        whole = [line.text.replace("\u00a0", " ") for line in lines]
        assert any("Н. Ахметов" in line for line in whole)
        assert any("№ 17 –" in line for line in whole)


def test_numbers_stay_with_their_words() -> None:
    tied = ("29 октября", "23 қараша", "3 (три)", "12 (он екі)", "статьи 28", "(приложение 2")
    for count in range(1, 30):
        for phrase in tied:
            text = " ".join(["аб"] * count) + f" {phrase} аб аб"
            lines = [
                line.text.replace("\u00a0", " ") for line in break_lines(runs(text), 14, 200, 200)
            ]
            number, word = phrase.split(" ", 1)
            assert any(f"{number} {word.split()[0]}" in line for line in lines)
    for text in ("городом 5", "18\u00a0000\u00a0000 (восемнадцать миллионов)"):
        assert glued(text) == text


def test_empty_cells_of_a_second_head_row_join_those_above() -> None:
    def rules(*under: str) -> int:
        second = Row(tuple(Cell(runs(text) if text else ()) for text in under))
        return operators(lay(Table((HEAD, second), (), (1, 3)))).count("l")

    assert rules("а", "б") == rules("", "б") + 1 == rules("", "") + 2


def test_papers_can_be_written_from_several_threads() -> None:
    alone = [lay(table(30, text=f"мәтін{n}")).pdf for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda n: lay(table(30, text=f"мәтін{n}")).pdf, range(8)))
    assert together == alone


def test_a_compound_breaks_after_its_hyphen_an_ending_never() -> None:
    text = "ұйымдастыру-құқықтық нысан, АЕК-тен, 2.3-тармағында, № 05-12, Айгүл-ай"
    lines = break_lines((Run(text),), 14, 110, 110)
    shown = [line.text for line in lines]
    assert shown[:2] == ["ұйымдастыру-", "құқықтық нысан,"]
    assert [line.space for line in lines[:2]] == [False, True]
    for whole in ("АЕК-тен,", "2.3-тармағында,", "05-12,", "Айгүл-ай"):
        assert any(whole in line for line in shown), whole


def test_a_compound_that_fits_stays_in_its_line() -> None:
    (line,) = break_lines((Run("организационно-правовая форма"),), 14, 400, 400)
    assert line.text == "организационно-правовая форма"
