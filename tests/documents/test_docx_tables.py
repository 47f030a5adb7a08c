"""How tables, signatures and columns look in a Word file."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.documents.blocks import (
    Cell,
    Clause,
    Heading,
    Row,
    Signature,
    SignatureBlock,
    Table,
    TwoColumns,
)
from app.documents.markup import parse_blocks
from tests.documents.docx_tools import (
    MM,
    W,
    at,
    document,
    keeps,
    lines_of,
    number,
    part,
    rows_of,
    text_in,
    value,
    written,
)
from tests.documents.pdf_tools import lay, paragraph, runs, signatures, table, words


def cell(text: str, align: str = "left", span: int = 1) -> Cell:
    assert align in ("left", "right", "center")
    return Cell(runs(text) if text else (), "right" if align == "right" else "left", span)


HEADS = (
    Row((cell("№"), cell("Аты"), cell("Дауыс", span=2), cell("Қолы"))),
    Row((cell(""), cell(""), cell("иә"), cell("жоқ"), cell(""))),
)
VOTES = Table(
    HEADS,
    (
        Row((cell("1"), cell("Ахметов", "right"), cell("1"), cell("0"), cell(""))),
        Row((cell("Барлығы", span=2), cell("1"), cell("0"), cell("")), bold=True),
        Row((cell("қысқа"),)),
    ),
    (1, 5, 2, 2, 4),
    row_height_mm=9,
)


def test_heads_repeat_and_rows_never_break() -> None:
    rows = rows_of(written(VOTES))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        *(True, True, False, False, False)
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heights = [value(row, "w:trPr/w:trHeight") for row in rows]
    assert [round(int(one or 0) / MM) for one in heights] == [0, 0, 9, 9, 9]
    assert all(
        keeps(one) or value(one, "w:pPr/w:pStyle") == "TableHead" for one in rows[0].iter(f"{W}p")
    )


def test_a_row_higher_than_half_a_page_may_break() -> None:
    tall = Table((), (Row((Cell(runs(words(400))), Cell(runs("а")))),), (1, 1))
    (row,) = rows_of(written(tall))
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_cells_span_columns_and_heads_span_rows() -> None:
    data = written(VOTES)
    shapes = [
        [
            (
                text_in(one.findall(f"{W}p")[0]),
                int(value(one, "w:tcPr/w:gridSpan", "1")),
                value(one, "w:tcPr/w:vMerge"),
            )
            for one in row.iter(f"{W}tc")
        ]
        for row in rows_of(data)
    ]
    joined = "continue"
    assert shapes == [
        [("№", 1, "restart"), ("Аты", 1, "restart"), ("Дауыс", 2, ""), ("Қолы", 1, "restart")],
        [("", 1, joined), ("", 1, joined), ("иә", 1, ""), ("жоқ", 1, ""), ("", 1, joined)],
        [("1", 1, ""), ("Ахметов", 1, ""), ("1", 1, ""), ("0", 1, ""), ("", 1, "")],
        [("Барлығы", 2, ""), ("1", 1, ""), ("0", 1, ""), ("", 1, "")],
        [("қысқа", 1, ""), ("", 4, "")],
    ]
    columns = [number(one, "w") for one in document(data).iter(f"{W}gridCol")]
    assert sum(columns) == pytest.approx(165 * MM, abs=5)
    for row in rows_of(data):
        widths = [number(one.find(f"{W}tcPr/{W}tcW"), "w") for one in row.iter(f"{W}tc")]
        assert sum(widths) == pytest.approx(sum(columns), abs=5)
    assert value(at(document(data), "Ахметов"), "w:pPr/w:jc") == "right"
    assert value(at(document(data), "Барлығы"), "w:pPr/w:pStyle") == "TableStrong"


@pytest.mark.parametrize("lines", [True, False])
def test_a_table_has_all_its_lines_or_none(lines: bool) -> None:
    body = document(written(table(2, lines=lines)))
    (borders,) = body.iter(f"{W}tblBorders")
    assert {one.get(f"{W}val") for one in borders} == {"single" if lines else "nil"}
    margins = [one.find(f"{W}left") for one in body.iter(f"{W}tcMar")]
    assert [number(one, "w") for one in margins[:2]] == ([] if lines else [0, 70])


def test_two_tables_never_touch() -> None:
    body = document(written(table(1), table(1)))[0]
    tags = [str(one.tag).removeprefix(W) for one in body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


# -- signatures ----------------------------------------------------------------------


def test_signatures_stay_with_the_text_before_and_with_each_other() -> None:
    data = written(paragraph("Соңғы"), signatures("А. Бір", "Б. Екі"), paragraph("Кейін"))
    body = document(data)
    assert keeps(at(body, "Соңғы"))
    first, second = rows_of(data)
    assert all(map(keeps, first.iter(f"{W}p")))
    assert not any(map(keeps, second.iter(f"{W}p")))
    role, place, name = first.iter(f"{W}tc")
    assert (text_in(role), text_in(place), text_in(name)) == ("РөліА. Бір", "", "А.\xa0Бір")
    assert value(place, "w:tcPr/w:tcBorders/w:bottom") == "single"
    assert not list(role.iter(f"{W}tcBorders"))


def test_many_signatures_may_go_over_pages() -> None:
    rows = rows_of(written(paragraph("а"), signatures(*map(str, range(60)))))
    assert not any(keeps(one) for row in rows for one in row.iter(f"{W}p"))


def test_a_table_before_signatures_keeps_its_last_row() -> None:
    data = written(table(3), signatures("А"))
    rows = rows_of(data)
    assert all(keeps(one) for one in rows[3].iter(f"{W}p"))


# -- two columns ---------------------------------------------------------------------


def test_columns_stand_side_by_side_with_a_thin_rule_and_may_break() -> None:
    rows = (
        (Heading(runs("Тарау"), 1, "1."), Heading(runs("Глава"), 1, "1.")),
        (Clause("1.1.", runs("Мәтін")), Clause("1.1.", runs("Текст"))),
    )
    data = written(paragraph("Үстінде"), TwoColumns(rows))
    assert lines_of(data) == ["Үстінде", "1. Тарау", "1. Глава", "1.1. Мәтін", "1.1. Текст"]
    made = rows_of(data)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is None for row in made)
    left, right = made[1].findall(f"{W}tc")
    assert value(left, "w:tcPr/w:tcBorders/w:right") == "single"
    assert value(right, "w:tcPr/w:tcBorders/w:left") == "single"
    assert value(at(made[1], "Мәтін"), "w:pPr/w:pStyle") == "ClauseColumn"
    styles = {s.get(f"{W}styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    assert value(styles["ClauseColumn"], "w:rPr/w:sz") == "22"


def test_signatures_in_columns_have_role_above_and_name_beside_the_rule() -> None:
    def sign(role: str) -> SignatureBlock:
        return SignatureBlock((Signature(runs(role), runs("Н. Ахметов")),))

    rows = ((paragraph("а"), paragraph("б")), (sign("Төраға"), sign("Председатель")))
    data = written(TwoColumns(rows))
    first, second = rows_of(data)
    assert all(map(keeps, first.iter(f"{W}p")))
    assert second.find(f"{W}trPr/{W}cantSplit") is not None
    assert keeps(at(second, "Төраға"))
    leaders = [one.get(f"{W}leader") for one in second.iter(f"{W}tab")]
    assert leaders.count("underscore") == 2


def test_a_struck_cell_is_struck_through_in_both_kinds_of_file() -> None:
    struck, plain = (read_table(f"@table 1,1\n| {sign} ^ шығарылды | тұр") for sign in ("~", ""))
    assert [(one.text[0].struck, one.align) for one in struck.rows[0].cells] == [
        (True, "center"),
        (False, "left"),
    ]
    (row,) = rows_of(written(struck))
    assert [text_in(run) for run in row.iter(f"{W}r") if run.find(f"{W}rPr/{W}strike") is not None]
    assert len(list(row.iter(f"{W}strike"))) == 1
    assert lines_drawn(struck) == lines_drawn(plain) + 1


def read_table(wording: str) -> Table:
    (found,) = parse_blocks(wording, "list/kk.txt")
    assert isinstance(found, Table)
    return found


def lines_drawn(block: Table) -> int:
    with pikepdf.open(io.BytesIO(lay(block).pdf)) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[0])
        return sum(str(step.operator) == "l" for step in steps)
