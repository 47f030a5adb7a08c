"""The charter's two columns: one text in two languages, whatever was chosen and typed.

Clause by clause both texts have the same kind, number, level and anchor, the same figures and
days, the same numbers in words, the same references and the same terms.
"""

from __future__ import annotations

import io
import itertools

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.bilingual import pair, structure
from app.documents.blocks import BackSheet, Block, Clause, Heading, Paper, TitlePage, TwoColumns
from app.documents.pdf import write_pdf
from app.domain.answers import Record
from app.domain.case import FoundingCase, read_case
from app.domain.schema import FIELDS, Field
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents import paper_cases
from tests.documents.legal_text import sources, text_of
from tests.documents.test_charter import CHARTER_FIELDS
from tests.documents.test_charter_read import ZEROS
from tests.documents.two_texts import (
    clauses,
    differences,
    fully_spelled,
    kazakh,
    refs,
    russian,
    spelled,
)

CHOICES = [field for field in CHARTER_FIELDS if field.choices]
YES_NO = ("charter.absentee_vote", "charter.seal")
LISTS = ("name.aims", "charter.sources", "charter.unanimous_matters")


def check(case: FoundingCase, *, typed: bool = False) -> tuple[Block, ...]:
    """Return the two-column charter after comparing its texts; ``typed`` leaves out free text."""
    left, right = kazakh(case), russian(case)
    assert [structure(block) for block in left] == [structure(block) for block in right]
    assert [refs(block) for block in left] == [refs(block) for block in right]
    for (number, ours), (same, theirs) in zip(clauses(left), clauses(right), strict=True):
        assert number == same
        assert typed or not differences(ours, theirs), (number, ours, theirs)
    return pair(left, right)


def shape_of(sole: str, mode: str, term: str, elected_by: str) -> dict[str, str]:
    return {
        "board.sole_chair": sole,
        "contribution.share_mode": mode,
        "name.term_until": term,
        "director.elected_by": elected_by,
    }


def people(count: int, associated: int, in_kind: bool) -> tuple[Record, ...]:
    return tuple(
        paper_cases.founder(
            index,
            share_amount=f"{60 + index} 000",
            membership="associated" if index >= count - associated else "full",
            **(
                {"share_form": "property", "property_description": "трактор, 2024 ж."}
                if in_kind and index == 0
                else {}
            ),
        )
        for index in range(count)
    )


# -- what the comparison sees ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("кемінде 20 күн бұрын", "не менее чем за 30 дней"),
        ("2026 жылғы 23 қарашада", "24 ноября 2026 года"),
        ("100 000 (жүз мың) теңге", "10 000 (десять тысяч) тенге"),
        ("мүшелердің кемінде үштен екісі", "не менее одной трети членов"),
        ("он жұмыс күні ішінде", "в течение пяти рабочих дней"),
        ("бір ай ішінде", "в течение трех месяцев"),
        ("айлық есептік көрсеткіштің бес еселенген мөлшері", "десятикратный размер МРП"),
        ("мүше мен қауымдасқан мүше", "член"),
        ("тексеру комиссиясы бекітеді", "утверждает правление"),
        ("сенімхатсыз әрекет етеді", "действует от имени Кооператива"),
        ("құрылтай шартында белгіленген", "установлен настоящим Уставом"),
        ("жазбаша хабарланады", "извещается"),
    ],
)
def test_the_comparison_sees_a_slip(ours: str, theirs: str) -> None:
    assert differences(ours, theirs)


# -- every choice ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sole", "mode", "term", "elected_by"),
    list(
        itertools.product(
            ("0", "1"), ("same", "individual"), ("", "31.12.2040"), ("board", "general_meeting")
        )
    ),
)
def test_every_shape_of_the_cooperative(sole: str, mode: str, term: str, elected_by: str) -> None:
    shape = shape_of(sole, mode, term, elected_by)
    founders = people(6, 1, in_kind=mode == "individual")
    check(paper_cases.make(shape, {"founders": founders}, count=6))


@pytest.mark.parametrize("field", CHARTER_FIELDS, ids=lambda field: field.name)
def test_every_value_of_every_charter_choice(field: Field) -> None:
    context = {"charter.liability": "additional", "charter.absentee_vote": "1"}
    soles = ("0", "1") if field.choices else ("0",)
    for value, sole in itertools.product((*(field.choices or ("0", "1", "12,5")), ""), soles):
        values = {**context, "board.sole_chair": sole, field.name: value}
        check(fully_spelled(paper_cases.make(values, count=6)))


@pytest.mark.parametrize("size", ["", "3", "5", "7", "21"])
@pytest.mark.parametrize("audit", [0, 1, 3])
def test_every_size_of_board_and_commission(size: str, audit: int) -> None:
    commission = tuple(Record(f"u{i}", {"founder": f"f{i + 5}"}) for i in range(audit))
    check(paper_cases.make({"board.size": size}, {"audit_members": commission}))


@pytest.mark.parametrize("size", ["micro", "small", "medium"])
@pytest.mark.parametrize("direction", ["milk", "fish", ""])
def test_every_size_and_direction(size: str, direction: str) -> None:
    check(paper_cases.make({"name.size": size, "name.direction": direction}))


@pytest.mark.parametrize("loss_cover", FIELDS["charter.loss_cover"].choices)
@pytest.mark.parametrize("zero", [*ZEROS, "all"])
def test_every_zero(zero: str, loss_cover: str) -> None:
    zeros = ZEROS if zero == "all" else {zero: "0"}
    check(paper_cases.make({**zeros, "charter.loss_cover": loss_cover}))


@pytest.mark.parametrize("associated_share", ["", "50 000"])
@pytest.mark.parametrize("mode", ["same", "individual"])
@pytest.mark.parametrize("associated", [0, 2])
def test_associated_members(associated_share: str, mode: str, associated: int) -> None:
    values = {"charter.associated_share": associated_share, "contribution.share_mode": mode}
    check(paper_cases.make(values, {"founders": people(12, associated, in_kind=True)}, count=12))


def test_due_days_of_their_own_and_equal_shares() -> None:
    rows = tuple(
        paper_cases.founder(i, share_amount="80 000", share_due=f"0{i + 1}.12.2026")
        for i in range(4)
    )
    values = {"contribution.share_mode": "individual"}
    check(paper_cases.make(values, {"founders": rows}, count=4))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_choices_together(data: st.DataObject) -> None:
    values = {field.name: data.draw(st.sampled_from(field.choices)) for field in CHOICES}
    values |= {name: data.draw(st.sampled_from(["0", "1"])) for name in YES_NO}
    values |= {
        field.name: data.draw(st.sampled_from(["0", "1", "2", "5", "11", "21", "100", ""]))
        for field in CHARTER_FIELDS
        if not field.choices and field.name not in (*YES_NO, *LISTS)
    }
    values |= shape_of(
        data.draw(st.sampled_from(["0", "1"])),
        data.draw(st.sampled_from(["same", "individual"])),
        data.draw(st.sampled_from(["", "01.02.2031"])),
        data.draw(st.sampled_from(["board", "general_meeting"])),
    )
    count = data.draw(st.sampled_from([3, 8, 25]))
    associated = data.draw(st.integers(0, 2))
    founders = people(count, associated, in_kind=data.draw(st.booleans()))
    check(paper_cases.make(values, {"founders": founders}, count=count))


# -- little and much ------------------------------------------------------------------------


def test_the_least_the_most_and_the_sample() -> None:
    check(paper_cases.least())
    check(paper_cases.most(60))
    sample = read_case(read_sample().answers, load_reference(), paper_cases.TODAY, sample=True)
    check(sample, typed=True)


def test_many_activities_stand_in_both_columns() -> None:
    rows = tuple(
        Record(f"a{i}", {"code": code, "main": "1" if i == 2 else ""})
        for i, code in enumerate(("10511", "01410", "01450", "01120", ""))
    )
    check(paper_cases.make({}, {"activities": rows}), typed=True)
    check(paper_cases.make({}, {"activities": ()}))


# -- what a person typed, translated or not -------------------------------------------------

TYPED = "ауылды көркейту;\n\n- жастарды тарту.\n3) көктемгі егіс"
LINES = st.lists(st.text(max_size=12), max_size=4).map("\n".join)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "translated",
    ["", "одно", "первое\nвторое;\n- третье", "первое\nвторое\nтретье\nчетвертое\nпятое"],
)
def test_a_list_keeps_its_points_however_it_is_translated(name: str, translated: str) -> None:
    case = spelled(paper_cases.make({name: TYPED}), {name: translated})
    made = check(case, typed=True)
    columns = [row for block in made if isinstance(block, TwoColumns) for row in block.rows]
    points = [row for row in columns if any(name in sources((block,)) for block in row)]
    assert len(points) == 3
    ours, theirs = (text_of(row[side] for row in points) for side in (0, 1))
    assert all(word in ours for word in ("көркейту", "тарту", "егіс"))
    assert all(line.strip("-; ") in theirs for line in translated.splitlines())


@settings(max_examples=40, deadline=None)
@given(LINES, LINES, st.sampled_from(LISTS), st.booleans())
def test_any_text_and_any_translation_stay_side_by_side(
    ours: str, theirs: str, name: str, confirm: bool
) -> None:
    case = paper_cases.make({name: ours})
    check(spelled(case, {name: theirs}) if confirm else case, typed=True)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_names_stay_side_by_side(proper: str, street: str, settlement: str) -> None:
    values = {
        "name.proper": proper,
        "name.proper_ru": street,
        "name.street": street,
        "name.settlement": settlement,
    }
    check(paper_cases.make(values), typed=True)


# -- what becomes of it ----------------------------------------------------------------------


def test_the_paper_is_a_title_page_one_run_of_columns_and_a_back_sheet() -> None:
    made = check(paper_cases.make())
    assert [type(block) for block in made] == [TitlePage, TwoColumns, BackSheet]
    columns = made[1]
    assert isinstance(columns, TwoColumns)
    assert columns.languages == ("kk-KZ", "ru-RU")
    assert len(columns.rows) == len(kazakh(paper_cases.make())) - 2


def test_the_stamps_stand_at_one_height_and_the_texts_fill_the_columns() -> None:
    laid = write_pdf(Paper("Жарғы - Устав", check(paper_cases.make())))
    assert 18 <= laid.pages <= 28
    assert laid.missing == ""
    stamps = [box for page, *box, known in laid.marks if page == 0 and "meeting.date" in known]
    (_, left_top, left_end, left_bottom), (right_start, right_top, _, right_bottom) = stamps[:2]
    assert left_end < right_start
    assert min(left_bottom, right_bottom) > max(left_top, right_top)
    reader = pypdf.PdfReader(io.BytesIO(laid.pdf))
    cover = reader.pages[0].extract_text()
    for words in ("БЕКІТІЛГЕН", "УТВЕРЖДЕН", "ЖАРҒЫСЫ", "УСТАВ", "2026 жыл", "2026 год"):
        assert words in cover


def test_the_law_s_twenty_items_stand_in_both_columns() -> None:
    columns = check(paper_cases.make())[1]
    assert isinstance(columns, TwoColumns)
    items = {f"item{number:02d}" for number in range(1, 21)}
    for side in (0, 1):
        blocks = [row[side] for row in columns.rows]
        assert items <= {b.anchor for b in blocks if isinstance(b, Clause | Heading)}


def test_both_languages_are_sure_of_different_answers_only_in_names() -> None:
    case = paper_cases.make()
    left, right = sources(kazakh(case)), sources(russian(case))
    assert left ^ right <= {"name.proper", "name.proper_ru"}
