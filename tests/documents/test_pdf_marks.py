"""Words across the pages, and where answers stand on them."""

from __future__ import annotations

from typing import Any

from app.documents.blocks import Clause, Heading, Title
from app.documents.styles import PORTRAIT
from tests.documents.pdf_tools import (
    character_boxes,
    lay,
    letters,
    operators,
    page_texts,
    paragraph,
    runs,
    signatures,
    table,
    text_of,
    words,
)

# -- words across, issued line ------------------------------------------------------------------


def test_words_across_stand_on_every_page_below_the_text() -> None:
    laid = lay(paragraph(words(900)), mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 7, 23.11.2026")
    plain = lay(paragraph(words(900)))
    assert laid.pages == plain.pages
    for text in page_texts(laid):
        assert "ЖОБА" in letters(text)
        assert "ҮЛГІ" in letters(text)
        assert "№ 7, 23.11.2026" in text
    assert "ЖОБА" not in letters(text_of(plain))
    steps = operators(laid)
    assert steps[:2] == ["BDC", "q"]
    assert steps.index("Q") < steps.index("BT", steps.index("BT") + 1)
    assert "ЖОБА" in letters(text_of(lay(paragraph("а"), mark="ЖОБА")))


def test_marks_move_no_text() -> None:
    def places(**options: Any) -> dict[str, tuple[float, ...]]:
        laid = lay(paragraph("Мәтін"), **options)
        return {box[1]: tuple(box[2:]) for box in character_boxes(laid) if box[1] in "әі"}

    assert places() == places(mark="ЖОБА")


# -- where answers stand --------------------------------------------------------------------------


def test_marks_hold_the_text_of_their_source() -> None:
    laid = lay(
        paragraph("бос"),
        paragraph("АА", "meeting.date"),
        Title(runs("ББ"), ("name.proper",)),
        Heading(runs("ВВ"), sources=("h",)),
        Clause("1.", runs("ГГ"), sources=("c",)),
        table(2, text="ДД"),
        signatures("ЕЕ"),
    )
    wanted = {
        "А": ("meeting.date",),
        "Б": ("name.proper",),
        "В": ("h",),
        "Г": ("c",),
        "Д": ("founders/0/surname",),
        "Е": ("ЕЕ",),
    }
    boxes = character_boxes(laid)
    for letter, sources in wanted.items():
        (mark,) = [mark for mark in laid.marks if mark[5] == sources]
        number, left, bottom, right, top = next(
            (b[0], *b[2:]) for b in boxes if b[1] == letter and not (letter == "Б" and b[3] < 100)
        )
        assert mark[0] == number
        assert mark[1] - 1 <= left < right <= mark[3] + 1
        assert mark[2] - 1 <= PORTRAIT.height - top
        assert PORTRAIT.height - bottom <= mark[4] + 1


def test_a_split_paragraph_has_a_mark_on_each_page() -> None:
    laid = lay(paragraph(words(1200), "speech"))
    assert [mark[0] for mark in laid.marks] == list(range(laid.pages))
    for page, left, top, right, bottom, sources in laid.marks:
        assert sources == ("speech",)
        assert 0 <= page < laid.pages
        assert 0 <= left < right <= PORTRAIT.width
        assert PORTRAIT.top - 1 <= top < bottom <= PORTRAIT.height - PORTRAIT.bottom + 1


def test_neighbours_with_the_same_source_keep_their_own_marks() -> None:
    laid = lay(paragraph("а", "x"), paragraph("б", "x"))
    assert len(laid.marks) == 2
    assert laid.marks[0][4] <= laid.marks[1][2] + 0.01
