"""Two wordings in one paper: nothing lost, nothing moved, and no clause beside another."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import WordingError
from app.documents.bilingual import LANGUAGES, pair, spoken, structure
from app.documents.blocks import (
    BackSheet,
    Blank,
    Block,
    Cell,
    Clause,
    Heading,
    Inline,
    PageBreak,
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
    TwoColumns,
)

ROOM = (Run("\u00a0"),)
"""An empty line, which takes room where only lines can stand."""

# -- any text and its twin ----------------------------------------------------------------

WORDS = st.text("абвгдежз әіңғүұқөһ", min_size=1, max_size=12)


def said(text: str) -> Inline:
    return (Run(text),)


_words = WORDS.map(said)
_numbers = st.integers(1, 40).map(lambda number: f"{number}.")
_anchors = st.sampled_from(["", "item01", "due"])


def _twins(make: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[Block, Block]]:
    return st.tuples(make, _words).map(lambda both: (both[0], _in_other_words(*both)))


def _in_other_words(block: Block, text: Inline) -> Block:
    match block:
        case Title() | Heading() | Paragraph() | Clause():
            return replace(block, text=text)
        case Stamp():
            return replace(block, lines=(text, text))
        case SignatureBlock():
            return SignatureBlock(tuple(replace(line, role=text) for line in block.lines))
        case Table():
            return replace(block, rows=tuple(Row((Cell(text),)) for _row in block.rows))
        case TitlePage():
            middle = tuple(_in_other_words(inner, text) for inner in block.middle)
            return replace(block, top=(text,), middle=middle)
        case BackSheet():
            return BackSheet((text,))
        case _:
            return block


RUNNING: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, _words),
    st.builds(Heading, _words, st.integers(1, 2), _numbers, _anchors),
    st.builds(Paragraph, _words),
    st.builds(Clause, _numbers, _words, st.integers(1, 3), _anchors),
    st.builds(Stamp, st.tuples(_words)),
    st.builds(
        lambda lines: SignatureBlock(tuple(lines)),
        st.lists(st.builds(Signature, _words, _words), min_size=1, max_size=3),
    ),
    st.builds(Blank, _words, st.integers(1, 3)),
    st.builds(Space, st.sampled_from([1.0, 2.0])),
)
WHOLE: st.SearchStrategy[Block] = st.one_of(
    st.just(PageBreak()),
    st.builds(BackSheet, st.tuples(_words)),
    st.builds(
        TitlePage,
        st.tuples(_words),
        st.lists(st.one_of(st.builds(Title, _words), st.builds(Paragraph, _words)), max_size=3).map(
            tuple
        ),
        st.tuples(_words),
        st.tuples(st.sampled_from(["meeting.date", "name.proper"])),
    ),
    st.builds(
        lambda texts: Table((), tuple(Row((Cell(said(text)),)) for text in texts), (1.0,)),
        st.lists(WORDS, min_size=1, max_size=3),
    ),
)
PAPERS = st.lists(_twins(st.one_of(RUNNING, RUNNING, WHOLE)), max_size=12)


def _columns(blocks: tuple[Block, ...], side: int) -> list[Block]:
    """Return the running text of one column, from the top of the paper to its end."""
    return [row[side] for block in blocks if isinstance(block, TwoColumns) for row in block.rows]


@settings(max_examples=60, deadline=None)
@given(PAPERS)
def test_each_text_is_whole_and_in_order(twins: list[tuple[Block, Block]]) -> None:
    left, right = [one for one, _other in twins], [other for _one, other in twins]
    made = pair(left, right)
    running = (Title, Heading, Paragraph, Clause, SignatureBlock, Stamp, Blank, Space)
    assert _columns(made, 0) == [block for block in left if isinstance(block, running)]
    assert _columns(made, 1) == [block for block in right if isinstance(block, running)]
    assert not any(isinstance(block, running) for block in made)
    for kind, times in ((PageBreak, 1), (TitlePage, 1), (BackSheet, 1), (Table, 2)):
        count = sum(isinstance(block, kind) for block in left)
        assert sum(isinstance(block, kind) for block in made) == times * count
    assert [block for block in made if isinstance(block, Table)] == [
        table
        for one, other in twins
        for table in (one, spoken(other, LANGUAGES[1]))
        if isinstance(table, Table)
    ]


@settings(max_examples=40, deadline=None)
@given(PAPERS)
def test_columns_are_never_cut_without_need(twins: list[tuple[Block, Block]]) -> None:
    made = pair([one for one, _other in twins], [other for _one, other in twins])
    for block, after in itertools.pairwise(made):
        assert not (isinstance(block, TwoColumns) and isinstance(after, TwoColumns))
    assert all(block.rows for block in made if isinstance(block, TwoColumns))


@settings(max_examples=40, deadline=None)
@given(PAPERS.filter(bool), st.data())
def test_a_text_that_lost_a_block_is_refused(
    twins: list[tuple[Block, Block]], data: st.DataObject
) -> None:
    left, right = [one for one, _other in twins], [other for _one, other in twins]
    lost = data.draw(st.integers(0, len(right) - 1))
    shorter = right[:lost] + right[lost + 1 :]
    with pytest.raises(WordingError, match="stands beside"):
        pair(left, shorter)
    with pytest.raises(WordingError, match="stands beside"):
        pair(shorter, left)


# -- what stands over the whole width ------------------------------------------------------


def test_a_title_page_carries_both_texts_the_left_first() -> None:
    kk = TitlePage(
        (said("БЕКІТІЛГЕН"),), (Title(said("ЖАРҒЫ")),), (said("ауыл"),), ("name.proper", "a")
    )
    ru = TitlePage(
        (said("УТВЕРЖДЕНО"),), (Title(said("УСТАВ")),), (said("село"),), ("name.proper_ru", "a")
    )
    (page,) = pair([kk], [ru])
    assert isinstance(page, TitlePage)
    assert page.top == ()
    assert page.stamps == TwoColumns(((Stamp(kk.top, kk.sources), Stamp(ru.top, ru.sources)),))
    assert [block for block in page.middle if isinstance(block, Title)] == [
        *kk.middle,
        *spoken(ru.middle, LANGUAGES[1]),
    ]
    assert page.foot == (*kk.foot, ROOM, (Run("село", lang="ru-RU"),))
    assert page.sources == ("name.proper", "a", "name.proper_ru")


def test_the_name_of_a_paper_stands_first_or_last_as_its_language_has_it() -> None:
    owner, name = Paragraph(said("КООПЕРАТИВІНІҢ")), Title(said("ЖАРҒЫСЫ"))
    (page,) = pair([TitlePage((), (owner, name), ())], [TitlePage((), (name, owner), ())])
    assert isinstance(page, TitlePage)
    assert page.middle == (owner, name, Space(2), *spoken((name, owner), LANGUAGES[1]))


def test_the_back_sheet_says_it_in_both() -> None:
    made = pair([BackSheet((said("парақ"),))], [BackSheet((said("лист"),))])
    assert made == (BackSheet((said("парақ"), ROOM, (Run("лист", lang="ru-RU"),))),)


def test_nothing_beside_nothing_is_nothing() -> None:
    assert pair([], []) == ()


# -- what differs is named ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        (Clause("1.2.", ()), Clause("1.3.", ()), "block 1: Clause 1.2. stands beside Clause 1.3."),
        (Clause("1.", (), 1), Clause("1.", (), 2), "Clause 1. stands beside Clause 1."),
        (Clause("1.", (), 1, "a"), Clause("1.", (), 1, "b"), r"\[#a\] stands beside Clause 1. \["),
        (Heading((), 1, "1."), Heading((), 2, "1."), "Heading 1. stands beside Heading 1."),
        (Paragraph(()), Clause("1.", ()), "Paragraph stands beside Clause 1."),
        (Blank((), 1), Blank((), 2), "Blank stands beside Blank"),
        (PageBreak(), Space(), "PageBreak stands beside Space"),
        (
            SignatureBlock((Signature((), ()),)),
            SignatureBlock(()),
            "SignatureBlock stands beside SignatureBlock",
        ),
        (
            TitlePage((), (Paragraph(()), Title(())), ()),
            TitlePage((), (Paragraph(()), Paragraph(())), ()),
            "block 1: TitlePage stands beside TitlePage",
        ),
        (Table((), (Row(()),), (1.0,)), Table((), (), (1.0,)), "Table stands beside Table"),
        (TwoColumns(()), TwoColumns(()), "in two columns already"),
    ],
)
def test_different_structure_is_named_with_its_place(one: Block, other: Block, named: str) -> None:
    with pytest.raises(WordingError, match=named):
        pair([one], [other])


def test_the_place_is_counted_from_the_beginning() -> None:
    same = Paragraph(said("сөз"))
    with pytest.raises(WordingError, match=r"block 3: nothing stands beside Clause 2\. \[#due\]"):
        pair([same, same], [same, same, Clause("2.", (), 1, "due")])


def test_what_people_typed_is_never_in_the_message() -> None:
    with pytest.raises(WordingError) as caught:
        pair([Paragraph(said("800101300012"))], [Clause("1.", said("800101300012"))])
    assert "800101300012" not in str(caught.value)


def test_words_and_faces_are_no_structure() -> None:
    one = Clause("1.", said("сөз"), 1, "due", keep_with_next=True, sources=("a",))
    other = Clause("1.", (Run("слово", bold=True),), 1, "due", sources=("b",))
    assert structure(one) == structure(other)
