"""Two columns: each text stays in its own, rows begin level, marks are found, pages break well."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import (
    Blank,
    Block,
    Clause,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Stamp,
    Title,
    TitlePage,
    TwoColumns,
)
from app.documents.pdf import Laid
from app.documents.styles import PORTRAIT
from tests.documents.pdf_tools import (
    character_boxes,
    lay,
    letters,
    page_texts,
    paragraph,
    runs,
    signatures,
    table,
    text_of,
    words,
)

MIDDLE = PORTRAIT.left + PORTRAIT.text_width / 2
KAZAKH, RUSSIAN = set("әғқңөұүһі"), set("щъэ")


def columns(*rows: tuple[Block, Block]) -> TwoColumns:
    """Return rows of two columns."""
    return TwoColumns(rows)


def clause(number: int, text: str, *sources: str) -> Clause:
    """Return a numbered clause."""
    return Clause(f"1.{number}.", runs(text), sources=tuple(sources))


def long_rows(count: int, left: int = 40, right: int = 50) -> TwoColumns:
    """Return rows whose Kazakh letters stand left, whose Russian letters stand right."""
    return columns(
        *(
            (
                clause(n, words(left, stem=f"әңқ{n}ү"), f"kk.{n}"),
                clause(n, words(right, stem=f"щэъ{n}ъ"), f"ru.{n}"),
            )
            for n in range(count)
        )
    )


def tops(laid: Laid, letter: str) -> list[tuple[int, float]]:
    """Return page and base of every line that holds a letter, from above."""
    return sorted(
        {(box[0], -round(box[3], 0)) for box in character_boxes(laid) if box[1] == letter}
    )


def test_each_text_stays_in_its_column() -> None:
    laid = lay(long_rows(30))
    assert laid.pages > 2
    for _page, character, left, _bottom, right, _top in character_boxes(laid):
        if character in KAZAKH:
            assert PORTRAIT.left - 1 <= left < right < MIDDLE - 5
        elif character in RUSSIAN:
            assert MIDDLE + 5 < left < right <= PORTRAIT.width - PORTRAIT.right + 1
    text = letters(text_of(laid))
    assert text.count("әңқ") == 30 * 40
    assert text.count("щэъ") == 30 * 50


def test_rows_begin_at_the_same_height_and_the_next_below_the_longer() -> None:
    laid = lay(
        columns(
            (paragraph(words(10), "a"), paragraph(words(60), "b")),
            (paragraph(words(60), "c"), paragraph("э", "d")),
            (paragraph("ң", "e"), paragraph("ъ", "f")),
        )
    )
    tops = {mark[5][0]: mark[2] for mark in laid.marks}
    ends = {mark[5][0]: mark[4] for mark in laid.marks}
    assert tops["a"] == tops["b"] < ends["a"] < ends["b"] < tops["c"]
    assert tops["c"] == tops["d"] < ends["d"] < ends["c"] < tops["e"]
    assert tops["e"] == tops["f"]


def test_a_row_goes_on_over_the_page_in_both_columns() -> None:
    laid = lay(columns((clause(1, words(900, stem="әсөз")), clause(1, words(700, stem="щщ")))))
    assert laid.pages > 1
    for text in page_texts(laid)[:-1]:
        assert "әсөз" in letters(text)
        assert "щщ" in letters(text)
    bases = [box[3] for box in character_boxes(laid) if box[0] == 0]
    assert min(bases) < PORTRAIT.bottom + 30


def test_a_heading_stays_with_its_clause_and_no_line_is_alone() -> None:
    for before in range(40, 58, 2):
        filler = [(clause(n, "ә"), clause(n, "щ")) for n in range(before)]
        laid = lay(
            columns(
                *filler,
                (Heading(runs("Бөлім"), 1, "9."), Heading(runs("Глава"), 1, "9.")),
                (clause(77, words(30, stem="қүлік")), clause(77, words(12, stem="эра"))),
            )
        )
        for text in map(letters, page_texts(laid)):
            if "9.Бөлім" in text:
                assert "1.77.қүлік0" in text
                assert "1.77.эра0" in text
        counts = [sum(1 for number, _base in tops(laid, "ү") if number == n) for n in range(3)]
        assert 1 not in counts


def test_signatures_stand_in_their_columns_and_stay_with_the_lines_before() -> None:
    for before in range(42, 58, 3):
        filler = [(clause(n, "ә"), clause(n, "щ")) for n in range(before)]
        laid = lay(
            columns(
                *filler,
                (paragraph("соңғы"), paragraph("последнее")),
                (signatures("Бірінші", "Екінші"), signatures("Первый", "Второй")),
            )
        )
        texts = page_texts(laid)
        (page,) = [n for n, text in enumerate(texts) if "Бірінші" in text]
        for word in ("соңғы", "последнее", "Екінші", "Первый", "Второй"):
            assert word in texts[page]
        boxes = {box[1]: box for box in character_boxes(laid) if box[1] in "БПВЕ"}
        assert boxes["Б"][4] < MIDDLE < boxes["П"][2]
        assert boxes["Б"][5] == pytest.approx(boxes["П"][5], abs=1.5)
        assert boxes["Е"][5] == pytest.approx(boxes["В"][5], abs=1.5)


def test_marks_cover_their_own_column_only() -> None:
    laid = lay(long_rows(12))
    seen = {mark[5][0] for mark in laid.marks}
    assert seen == {f"{side}.{n}" for side in ("kk", "ru") for n in range(12)}
    for page, left, top, right, bottom, (source,) in laid.marks:
        assert 0 <= page < laid.pages
        assert top < bottom <= PORTRAIT.height - PORTRAIT.bottom + 1
        assert (right < MIDDLE) == source.startswith("kk")
        assert (left > MIDDLE) == source.startswith("ru")
    boxes = character_boxes(laid)
    for letter, side in (("ү", "kk"), ("ъ", "ru")):
        mine = [mark for mark in laid.marks if mark[5][0].startswith(side)]
        for page, character, left, _b, right, top in boxes:
            if character == letter:
                y = PORTRAIT.height - top
                assert any(
                    mark[0] == page
                    and mark[1] - 1 <= left < right <= mark[3] + 1
                    and mark[2] - 1 <= y <= mark[4]
                    for mark in mine
                )


def test_a_line_is_drawn_between_the_columns_only_where_they_stand() -> None:
    alone = lay(paragraph("а"))
    both = lay(paragraph("а"), columns((paragraph("ә"), paragraph("щ"))), paragraph("а"))
    assert b"0.3 w" not in _content(alone)
    assert _content(both).count(b" l\n") == 1


def _content(laid: Laid) -> bytes:
    with pikepdf.open(io.BytesIO(laid.pdf)) as document:
        return bytes(document.pages[0].Contents.read_bytes())


def test_blocks_before_and_after_take_the_whole_width() -> None:
    laid = lay(
        Title(runs("ЖАРҒЫ")),
        columns((paragraph("ә"), paragraph("щ"))),
        paragraph(words(40, stem="ұзын")),
        signatures("Соңы"),
    )
    rights = [box[4] for box in character_boxes(laid) if box[1] == "ұ"]
    assert max(rights) > MIDDLE + 100
    order = text_of(laid)
    assert order.index("ЖАРҒЫ") < order.index("ә") < order.index("ұзын0") < order.index("Соңы")


def test_the_stamps_of_a_cover_stand_side_by_side_without_a_line() -> None:
    stamps = columns((Stamp((runs("ә"),), ("a",)), Stamp((runs("щ"),), ("b",))))
    laid = lay(TitlePage((), (Title(runs("ЖАРҒЫ")),), (runs("2026"),), ("c",), stamps))
    assert b" l\n" not in _content(laid)
    boxes = {mark[5]: mark for mark in laid.marks}
    left, right = boxes[("a",)], boxes[("b",)]
    assert left[1] == pytest.approx(PORTRAIT.left)
    assert left[3] < MIDDLE < right[1]
    assert left[2] == right[2] == pytest.approx(PORTRAIT.top)


def test_only_running_blocks_stand_in_a_column() -> None:
    for block in (table(2), PageBreak(), columns((paragraph("а"), paragraph("б")))):
        with pytest.raises(TypeError, match="column"):
            lay(columns((paragraph("а"), block)))


TEXT = st.text("абвгдеәғқңөұүһі   ", max_size=400)
CELL: st.SearchStrategy[Block] = st.one_of(
    TEXT.map(lambda text: Paragraph(runs(text), sources=("a",))),
    TEXT.map(lambda text: Paragraph(runs(text), small=True, keep_with_next=True)),
    TEXT.map(lambda text: Clause("1.1.", runs(text), 3, sources=("b",))),
    TEXT.map(lambda text: Heading(runs(text), 2, "1.")),
    TEXT.map(lambda text: Title(runs(text + "\n" + text))),
    TEXT.map(lambda text: Stamp((runs(text), runs(text)))),
    TEXT.map(lambda text: Blank(runs(text), 2)),
    st.floats(0, 4).map(Space),
    st.lists(st.sampled_from(["Ахметов", "Ж. Сейітқұлова"]), max_size=4).map(
        lambda names: signatures(*names)
    ),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_any_rows_lose_nothing_and_stay_on_the_paper(rows: list[tuple[Block, Block]]) -> None:
    laid = lay(TwoColumns(tuple(rows)))
    alone = [lay(cell) for row in rows for cell in row]
    found = letters(text_of(laid))
    for one in "әғқңөұүһі":
        assert found.count(one) == sum(letters(text_of(each)).count(one) for each in alone)
    for _page, _character, left, bottom, right, top in character_boxes(laid):
        assert PORTRAIT.left - 2 <= left
        assert right <= PORTRAIT.width - PORTRAIT.right + 2
        assert 4 <= bottom < top <= PORTRAIT.height - 4
