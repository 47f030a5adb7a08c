"""What becomes which tag: headings, lists, tables, columns, blanks; what is an artifact."""

from __future__ import annotations

import io

import pikepdf

from app.documents.blocks import (
    BackSheet,
    Blank,
    Block,
    Cell,
    Clause,
    Heading,
    Inline,
    Paper,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
    Title,
    TitlePage,
    TwoColumns,
)
from app.documents.pdf import write_pdf
from tests.documents.pdf_tools import lay, paragraph, runs, signatures, table, words
from tests.documents.tagged_reader import Element, TaggedFile


def tagged(*blocks: Block) -> TaggedFile:
    """Write blocks and open them for their tags."""
    return TaggedFile(lay(*blocks).pdf)


def outline(one: Element) -> str:
    """Return kinds and texts as «Kind(…)», nested."""
    inner = [" ".join(one.text.split())] if one.text.strip() else []
    inner += [outline(kid) for kid in one.kids]
    return f"{one.kind}({' '.join(inner)})"


def shape(*blocks: Block) -> str:
    """Return the outline of blocks, without the document around it."""
    return " ".join(outline(kid) for kid in tagged(*blocks).root.kids)


def clause(number: str, text: str, level: int = 1) -> Clause:
    """Return a numbered clause."""
    return Clause(number, runs(text), level)


# -- headings and lists -------------------------------------------------------------------


def test_titles_and_headings() -> None:
    assert (
        shape(
            Title(runs("ЖАРҒЫ\n«Бел»")),
            Heading(runs("Бірінші"), 1, "1."),
            Heading(runs("Кіші"), 2),
            Heading(runs("Екінші"), 1, "2."),
        )
        == "H1(ЖАРҒЫ «Бел») H2(1. Бірінші) H3(Кіші) H2(2. Екінші)"
    )


def test_headings_begin_with_the_first_level_and_skip_none() -> None:
    low = (Heading(runs("а"), 2), Heading(runs("б"), 2), Heading(runs("в"), 1))
    assert shape(*low) == "H1(а) H1(б) H1(в)"
    assert shape(Title(runs("т")), Heading(runs("а"), 2)) == "H1(т) H2(а)"
    assert shape(Title(()), Heading(runs(" "), 1), Heading(runs("а"), 1)) == "H1(а)"


def test_points_stand_in_the_item_of_their_clause() -> None:
    found = shape(
        clause("1.1.", "бір"),
        clause("1)", "екі", 2),
        clause("а)", "үш", 3),
        clause("б)", "төрт", 3),
        clause("2)", "бес", 2),
        clause("1.2.", "алты"),
        paragraph("жеті"),
        clause("1.3.", "сегіз"),
    )
    deepest = "L(LI(Lbl(а)) LBody(үш)) LI(Lbl(б)) LBody(төрт)))"
    points = f"L(LI(Lbl(1)) LBody(екі {deepest})) LI(Lbl(2)) LBody(бес)))"
    assert found == (
        f"L(LI(Lbl(1.1.) LBody(бір {points})) LI(Lbl(1.2.) LBody(алты)))"
        " P(жеті) L(LI(Lbl(1.3.) LBody(сегіз)))"
    )
    file = tagged(clause("1.", "а"), clause("а)", "б", 3))
    groups = file.root.find("L")
    assert [str(one.attribute("ListNumbering")) for one in groups] == ["/Decimal", "/LowerAlpha"]


def test_a_number_that_was_typed_is_a_label_and_a_date_is_not() -> None:
    found = shape(paragraph("1. Құрылсын."), paragraph("1) бір;"), paragraph("2) екі."))
    points = "L(LI(Lbl(1)) LBody(бір;)) LI(Lbl(2)) LBody(екі.)))"
    assert found == f"L(LI(Lbl(1.) LBody(Құрылсын. {points})))"
    for text in ("23.11.2026 жылы", "2026. жыл", "1.5 литр", "а. б", "1.", "5)"):
        assert shape(paragraph(text)) == f"P({text})"


def test_a_clause_without_a_number_or_words_is_no_item() -> None:
    assert shape(Clause("", runs("сөз"))) == "P(сөз)"
    assert shape(Clause("1.", ()), paragraph("а")) == "L(LI(Lbl(1.))) P(а)"


# -- tables -------------------------------------------------------------------------------


def cells(*texts: str) -> Row:
    """Return a row; «=» joins the cell above, «text:2» spans two columns."""
    made = []
    for text in texts:
        words_, _colon, span = text.partition(":")
        made.append(Cell(() if words_ == "=" else runs(words_), span=int(span or 1)))
    return Row(tuple(made))


def test_a_table_has_head_and_body_and_its_spans() -> None:
    file = tagged(
        Table(
            (cells("№", "Дауыс:2"), cells("=", "жақтап", "қарсы")),
            (cells("1", "40", "2"), cells("Барлығы:2", "42"), cells("тек")),
            (1, 2, 2),
        )
    )
    assert outline(file.root.kids[0]) == (
        "Table(THead(TR(TH(№) TH(Дауыс)) TR(TH(жақтап) TH(қарсы)))"
        " TBody(TR(TD(1) TD(40) TD(2)) TR(TD(Барлығы) TD(42)) TR(TD(тек) TD())))"
    )
    number, votes, *_rest = file.root.find("TH")
    assert (number.attribute("RowSpan"), number.attribute("ColSpan", 1)) == (2, 1)
    assert (votes.attribute("RowSpan", 1), votes.attribute("ColSpan")) == (1, 2)
    assert {str(head.attribute("Scope")) for head in file.root.find("TH")} == {"/Column"}
    spans = [cell.attribute("ColSpan", 1) for cell in file.root.find("TD")]
    assert spans == [1, 1, 1, 2, 1, 1, 2]


def test_rows_without_a_head_are_named_by_their_first_cell() -> None:
    file = tagged(Table((), (cells("Түрі", "ақша"), cells("Мөлшері", "5")), (1, 2)))
    assert outline(file.root.kids[0]) == ("Table(TR(TH(Түрі) TD(ақша)) TR(TH(Мөлшері) TD(5)))")
    assert {str(head.attribute("Scope")) for head in file.root.find("TH")} == {"/Row"}


def test_words_set_side_by_side_are_no_table() -> None:
    row = (cells("2026 жылғы 23 қараша", "Мичурин ауылы"),)
    assert shape(Table((), row, (1, 1), lines=False)) == (
        "P(2026 жылғы 23 қараша) P(Мичурин ауылы)"
    )
    assert shape(Table((), (cells("жалғыз"),), (1,))) == "P(жалғыз)"


def test_a_repeated_head_is_read_once() -> None:
    file = tagged(table(120))
    assert len(file.pages) > 2
    assert [one.text.strip() for one in file.root.find("TH")] == ["Бас1", "Бас2"]
    for page in file.pages[1:]:
        assert ("Pagination", "Бас1Бас2") in page.artifacts
    assert [one.text.strip() for one in file.root.find("TD")][::2] == [
        f"қатар{n}." for n in range(120)
    ]


# -- pages --------------------------------------------------------------------------------


def test_a_paragraph_over_pages_is_one_element() -> None:
    file = tagged(paragraph(words(1500)))
    (only,) = file.root.kids
    assert [page for page, _number in only.places] == list(range(len(file.pages)))
    assert only.text.split() == words(1500).split()


def test_what_stands_on_every_page_is_an_artifact() -> None:
    paper = Paper("Сынақ", (paragraph(words(900)), table(2)))
    file = TaggedFile(write_pdf(paper, mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 7").pdf)
    kinds = [dict(page.artifacts) for page in file.pages]
    assert all(one["Watermark"] == "ЖОБАҮЛГІ" for one in kinds)
    assert all(one["Footer"] == "№ 7" for one in kinds)
    assert [one.get("Header", "") for one in kinds] == ["", "2 / 3", "3 / 3"][: len(kinds)]
    assert any("Layout" in one for one in kinds)
    assert file.root.whole().startswith(words(900))
    assert "ЖОБА" not in file.root.whole()


def test_title_page_stamp_signatures_and_back_sheet() -> None:
    assert shape(
        TitlePage((runs("БЕКІТІЛГЕН"), runs("№ 1")), (Title(runs("ЖАРҒЫ")),), (runs("2026"),)),
        Stamp((runs("1-қосымша"), runs("хаттамаға"))),
        signatures("Ахметов"),
        BackSheet((runs("{pages} парақ"), runs("Төраға"))),
    ) == (
        "Sect(P(БЕКІТІЛГЕН № 1) H1(ЖАРҒЫ) P(2026)) P(1-қосымша хаттамаға) P(РөліАхметов Ахметов)"
        " Sect(P(2 парақ) P(Төраға))"
    )


def test_a_line_to_fill_in_is_read_as_a_blank() -> None:
    assert shape(Blank(runs("тегі, аты"), 2)) == "P(______) P(тегі, аты)"
    assert shape(Blank()) == "P(______)"


# -- languages ----------------------------------------------------------------------------


def test_columns_are_read_row_by_row_each_in_its_language() -> None:
    file = tagged(
        paragraph("алды"),
        TwoColumns(
            (
                (Heading(runs("Бөлім"), 1, "1."), Heading(runs("Глава"), 1, "1.")),
                (clause("1.1.", words(40, stem="сөз")), clause("1.1.", words(60, stem="слово"))),
            )
        ),
        paragraph("соңы"),
    )
    kazakh, russian = words(40, stem="сөз"), words(60, stem="слово")
    assert " ".join(outline(kid) for kid in file.root.kids) == (
        f"P(алды) Sect(H1(1. Бөлім) Div(H1(1. Глава)) L(LI(Lbl(1.1.) LBody({kazakh})))"
        f" Div(L(LI(Lbl(1.1.) LBody({russian}))))) P(соңы)"
    )
    russian_ones = {id(one) for half in file.root.find("Div") for one in half.walk()}
    for one in file.root.walk():
        assert one.lang == ("ru-RU" if id(one) in russian_ones else "kk-KZ")
    named = [one.kind for one in file.root.walk() if "/Lang" in one.node]
    assert named == ["Div", "Div"]


def test_a_paper_in_another_language_says_so_once() -> None:
    columns = TwoColumns(((paragraph("әке"), paragraph("отец")),))
    file = TaggedFile(write_pdf(Paper("Проба", (paragraph("да"), columns), "ru-RU")).pdf)
    assert str(file.document.Root.Lang) == "ru-RU"
    assert [(one.kind, one.lang) for one in file.root.walk() if "/Lang" in one.node] == [
        ("Sect", "kk-KZ"),
        ("Div", "ru-RU"),
    ]


def test_a_paper_without_a_title_does_not_claim_what_it_does_not_keep() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(Paper(" ", (paragraph("а"),))).pdf)) as document:
        packet = bytes(document.Root.Metadata.read_bytes())
        assert b"pdfuaid" not in packet
        assert b"<pdfaid:conformance>B<" in packet


def test_an_empty_paper_is_a_tagged_file() -> None:
    file = TaggedFile(write_pdf(Paper("Сынақ", ())).pdf)
    assert file.root.kids == []
    assert "/StructParents" not in file.document.pages[0]


def test_faces_do_not_part_an_element() -> None:
    assert shape(Paragraph((Run("а "), Run("б", bold=True), Run(" в", italic=True)))) == "P(а б в)"


def test_a_text_in_another_language_outside_of_columns_names_it() -> None:
    def said(text: str) -> Inline:
        return (Run(text, lang="ru-RU"),)

    file = tagged(
        TitlePage(
            (),
            (Title(runs("ЖАРҒЫ")), Title(said("УСТАВ"))),
            (runs("Мичурин ауылы"), runs("2026 жыл"), said("село Мичурин"), said("2026 год")),
        ),
        Table((Row((Cell(said("Имя")),)),), (Row((Cell(said("Ахметов")),)),), (1.0,)),
        BackSheet((runs("парақ"), runs("\u00a0"), said("лист"))),
    )
    told = [(one.lang, " ".join(one.text.split())) for one in file.root.walk() if one.text.strip()]
    assert told == [
        ("kk-KZ", "ЖАРҒЫ"),
        ("ru-RU", "УСТАВ"),
        ("kk-KZ", "Мичурин ауылы 2026 жыл"),
        ("ru-RU", "село Мичурин 2026 год"),
        ("ru-RU", "Имя"),
        ("ru-RU", "Ахметов"),
        ("kk-KZ", "парақ"),
        ("ru-RU", "лист"),
    ]
