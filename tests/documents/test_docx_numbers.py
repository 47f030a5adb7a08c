"""Numbers of Word's lists are the numbers of the blocks; what no list can show stays text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Clause, Heading, Paragraph, Run, TwoColumns, plain
from app.documents.wording import render_text
from tests.documents.docx_tools import (
    W,
    document,
    expected_lines,
    lines_of,
    names,
    paragraphs,
    part,
    text_in,
    value,
    written,
)
from tests.documents.pdf_tools import runs


def clauses(*numbers: str, level: int = 1) -> tuple[Clause, ...]:
    return tuple(Clause(number, runs(f"мәтін {number}"), level) for number in numbers)


def chapter(number: int) -> Heading:
    return Heading(runs(f"Тарау {number}"), 1, f"{number}.")


def listed(data: bytes) -> list[str]:
    """Return the numbers that lists show, in order."""
    return [number for _paragraph, number in paragraphs(data) if number]


def lists(data: bytes) -> int:
    return len(list(part(data, "word/numbering.xml").iter(f"{W}num")))


def test_chapters_clauses_points_and_parts_are_one_list() -> None:
    data = written(
        chapter(1),
        *clauses("1.1."),
        *clauses("1)", "2)", level=2),
        *clauses("а)", "б)", level=3),
        *clauses("3)", level=2),
        *clauses("1.2."),
        *clauses("1)", level=2),
        chapter(2),
        *clauses("2.1.", "2.2."),
    )
    assert listed(data) == [
        *("1.", "1.1.", "1)", "2)", "а)", "б)", "3)", "1.2.", "1)", "2.", "2.1.", "2.2.")
    ]
    assert lists(data) == 1


def test_a_paragraph_between_begins_points_anew_in_a_list_of_their_own() -> None:
    blocks = render_text(
        "# а\n\n## бір\n\n## екі\n\nЖәне:\n\n## бір\n\n## екі\n\n# б\n\n## бір", {}
    )
    data = written(*blocks)
    assert listed(data) == ["1.", "1)", "2)", "1)", "2)", "2.", "1)"]
    assert lists(data) == 2


def test_points_without_a_clause_are_a_list() -> None:
    data = written(Paragraph(runs("Мынадай:")), *clauses("1)", "2)", level=2))
    assert listed(data) == ["1)", "2)"]
    assert lists(data) == 1


def test_headings_without_a_number_have_none_and_keep_the_count() -> None:
    data = written(chapter(1), Heading(runs("КҮН ТӘРТІБІ")), chapter(2), Heading(runs("Бөлім"), 2))
    assert lines_of(data) == ["1. Тарау 1", "КҮН ТӘРТІБІ", "2. Тарау 2", "Бөлім"]
    assert listed(data) == ["1.", "2."]


def test_a_list_may_begin_anywhere() -> None:
    data = written(chapter(4), *clauses("4.1."), *clauses("3)", "4)", "7)", level=2))
    assert listed(data) == ["4.", "4.1.", "3)", "4)", "7)"]
    assert lists(data) == 3


def test_kazakh_letters_stay_text_as_a_whole_group() -> None:
    """Word's russianLower knows no «ә)»: a list would print «б)»."""
    blocks: tuple[Block, ...] = (
        *clauses("1.", "2."),
        *clauses("а)", "ә)", "б)", level=3),
        *clauses("3."),
        *clauses("а)", "б)", level=3),
    )
    data = written(*blocks)
    assert listed(data) == ["1.", "2.", "3.", "а)", "б)"]
    assert lines_of(data) == expected_lines(blocks)


def test_what_no_list_can_show_stays_text() -> None:
    """A clause of another chapter, a number that is none, one of another level's form."""
    numbers = ("9.9.", "1.1", "1-1.", "0.1.", "01.", "А.", "(1)", "1.1.1.", "99999.", "1)")
    odd = (*clauses(*numbers), *clauses("1.1.", "I)", level=2))
    blocks: tuple[Block, ...] = (chapter(1), *odd, *clauses("1.1."))
    data = written(*blocks)
    assert listed(data) == ["1.", "1.1."]
    assert lines_of(data) == expected_lines(blocks)


def test_columns_count_each_for_itself_and_go_on_after_a_table() -> None:
    def columns(*blocks: Block) -> TwoColumns:
        return TwoColumns(tuple((block, block) for block in blocks))

    data = written(
        columns(chapter(1), *clauses("1.1."), *clauses("1)", level=2)),
        Paragraph(runs("Арасында")),
        columns(*clauses("1.2."), chapter(2), *clauses("2.1.")),
    )
    assert listed(data) == [n for n in ("1.", "1.1.", "1)", "1.2.", "2.", "2.1.") for _ in (0, 1)]
    assert lists(data) == 2


def test_styles_carry_the_first_list_so_that_a_clerk_can_go_on() -> None:
    data = written(chapter(1), *clauses("1.1."), *clauses("1)", level=2))
    styles = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml")}
    levels = {
        value(lvl, "w:pStyle"): lvl.get(f"{W}ilvl")
        for lvl in part(data, "word/numbering.xml").iter(f"{W}lvl")
    }
    assert levels == {"Heading1": "0", "Clause": "1", "Point": "2", "SubPoint": "3"}
    for style, level in levels.items():
        assert value(styles[style], "w:pPr/w:numPr/w:numId") == "1"
        assert value(styles[style], "w:pPr/w:numPr/w:ilvl", "0") == level


def test_a_paper_without_numbers_has_no_lists() -> None:
    data = written(Paragraph(runs("Мәтін")), Clause("", runs("тармақ")), Heading(runs("Бас")))
    assert "word/numbering.xml" not in names(data)
    assert lines_of(data) == ["Мәтін", "тармақ", "Бас"]


# -- references ------------------------------------------------------------------------------


def fields(data: bytes) -> list[str]:
    return [(one.text or "").strip() for one in document(data).iter(f"{W}instrText")]


def bookmarked(data: bytes, name: str) -> str:
    """Return the number and the text of the paragraph that holds a bookmark."""
    for paragraph, number in paragraphs(data):
        if any(one.get(f"{W}name") == name for one in paragraph.iter(f"{W}bookmarkStart")):
            return f"{number} {text_in(paragraph)}"
    raise AssertionError(name)


def test_a_reference_follows_its_clause() -> None:
    blocks = render_text(
        '== А\n\n# осы **{{ ref("later") }}**-тармақ, {{ ref("point") }} тармақша\n\n'
        "# б [#later]\n\n## в [#point]",
        {},
    )
    first = blocks[1]
    assert isinstance(first, Clause)
    assert [(run.text, run.bold, run.ref) for run in first.text if run.ref] == [
        ("1.2", True, "later"),
        ("1)", False, "point"),
    ]
    assert plain(first.text) == "осы 1.2-тармақ, 1) тармақша"
    data = written(*blocks)
    assert lines_of(data) == ["1. А", "1.1. осы 1.2-тармақ, 1) тармақша", "1.2. б", "1) в"]
    told = [field.split() for field in fields(data)]
    assert [(kind, *switches) for kind, _name, *switches in told] == [("REF", "\\n", "\\h")] * 2
    assert [bookmarked(data, one[1]) for one in told] == ["1.2. б", "1) в"]


def test_a_reference_to_a_number_in_the_text_takes_the_text() -> None:
    data = written(
        Clause("9.9.", runs("негізгі"), anchor="a"),
        Paragraph((Run("9.9", ref="a"), Run("-тармақ"))),
    )
    assert lines_of(data) == ["9.9. негізгі", "9.9-тармақ"]
    (field,) = fields(data)
    kind, name, *switches = field.split()
    assert (kind, switches) == ("REF", ["\\h"])
    inside = False
    shown = ""
    for node in document(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node.tag == f"{W}t":
            shown += (node.text or "") if inside else ""
        else:
            inside = node.get(f"{W}name") == name
    assert shown == "9.9"


def test_references_that_lead_nowhere_are_plain_text() -> None:
    data = written(
        Clause("1.", runs("а"), anchor="a"),
        Clause("2.", runs("б"), anchor="a"),
        Paragraph(
            (Run("7", ref="a"), Run(", "), Run("3", ref="none"), Run(", "), Run("1", ref="a"))
        ),
    )
    assert lines_of(data) == ["1. а", "2. б", "7, 3, 1"]
    assert len(fields(data)) == 1


def test_each_column_refers_to_itself() -> None:
    row = Clause("1.", runs("а"), anchor="a"), Clause("1.", runs("б"), anchor="a")
    reference = Clause("2.", (Run("1", ref="a"),))
    data = written(TwoColumns((row, (reference, reference))))
    assert [bookmarked(data, field.split()[1]) for field in fields(data)] == ["1. а", "1. б"]


# -- any numbers -------------------------------------------------------------------------------

NUMBER = st.one_of(
    st.sampled_from(
        ["", "1.", "2.", "3.", "1.1.", "1.2.", "2.1.", "1)", "2)", "3)", "а)", "б)", "ә)"]
    ),
    st.from_regex(r"[0-3аәб]{1,2}[.)]", fullmatch=True),
    st.text(max_size=3),
)
TEXT = st.text("абв ", min_size=1, max_size=4).map(lambda text: runs(f"м{text}"))
NUMBERED = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 2), NUMBER),
    st.builds(Clause, NUMBER, TEXT, st.integers(0, 4)),
    st.builds(Paragraph, TEXT),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERED, max_size=14))
def test_any_numbers_are_shown_as_they_are(blocks: list[Block]) -> None:
    assert lines_of(written(*blocks)) == expected_lines(blocks)
    columns = TwoColumns(tuple((block, block) for block in blocks))
    assert lines_of(written(columns)) == expected_lines([columns])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["== А", "==! Б", "# в", "## г", "### д", "е", "! ё"]), max_size=20)
)
def test_whatever_the_wording_counts_the_lists_count(marks: list[str]) -> None:
    blocks = render_text("\n\n".join(marks), {})
    data = written(*blocks)
    assert lines_of(data) == expected_lines(blocks)
    numbered = [b for b in blocks if isinstance(b, Heading | Clause) and b.number]
    lettered = [b for b in numbered if isinstance(b, Clause) and b.level > 2]
    assert len(listed(data)) >= len(numbered) - len(lettered)
