"""Totals, ranks and suggested scores of a screening; a list of members that was pasted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Answers, Record, apply_all
from app.domain.case import FoundingCase
from app.domain.rules import all_findings
from app.domain.screening import (
    BEST,
    MARKS,
    Screening,
    screening_begun,
    screening_of,
    set_mark,
    spread,
    suggested,
)
from app.services.screening import put_usual_criteria, take_over, usual_criteria
from app.services.screening_paste import read_members
from tests.documents import case_screening
from tests.unit.rules.breaks_screening import screened
from tests.unit.rules.samples import case_of, clean_answers, row, with_records


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"n{next(numbers)}"


def case(answers: Answers) -> FoundingCase:
    return case_of(answers)


def grid(scores: list[list[str]], weights: list[str]) -> Screening:
    """Return a screening with these scores, an okrug a row, a criterion a column."""
    answers = with_records(
        Answers(),
        "criteria",
        *(row(f"c{n}", name=f"к{n}", weight=weight) for n, weight in enumerate(weights)),
    )
    okrugs = (row(f"s{n}", okrug=f"о{n}") for n in range(len(scores)))
    answers = with_records(answers, "screened_okrugs", *okrugs)
    marks = (
        row(f"s{n}c{m}", okrug=f"s{n}", criterion=f"c{m}", value="1", score=score)
        for n, line in enumerate(scores)
        for m, score in enumerate(line)
    )
    return screening_of(case(with_records(answers, MARKS, *marks)))


# -- totals and ranks ---------------------------------------------------------------------------


def test_a_total_is_the_sum_of_scores_times_weights() -> None:
    found = grid([["5", "2"], ["1", "4"]], ["3", "1"])
    assert [(s.total, s.most, s.rank) for s in found.standings] == [(17, 20, 1), (7, 20, 2)]
    assert [s.okrug.name for s in found.ranking] == ["о0", "о1"]


def test_okrugs_with_the_same_total_share_a_rank() -> None:
    found = grid([["3"], ["5"], ["3"], ["1"], [""]], ["1"])
    assert [s.rank for s in found.standings] == [2, 1, 2, 4, None]
    assert [s.okrug.name for s in found.ranking] == ["о1", "о0", "о2", "о3", "о4"]


def test_what_is_no_score_and_what_has_no_weight_does_not_count() -> None:
    found = grid([["6", "2", "5"], ["x", "-1", "0"]], ["1", "1", "0"])
    assert [(s.total, s.scored, s.unscored) for s in found.standings] == [(2, 1, 1), (0, 0, 2)]


SCORE = st.sampled_from(["", "0", "1", "2", "3", "4", "5", "6", "балл"])
LINES = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.lists(SCORE, min_size=width, max_size=width), min_size=1, max_size=6),
        st.lists(st.sampled_from(["", "0", "1", "7"]), min_size=width, max_size=width),
    )
)


@given(LINES)
def test_totals_stay_within_what_is_possible_and_ranks_follow_them(
    drawn: tuple[list[list[str]], list[str]],
) -> None:
    found = grid(*drawn)
    for one in found.standings:
        assert 0 <= one.total <= one.most
        assert (one.rank is None) is (one.scored == 0)
        for other in found.standings:
            if one.rank and other.rank:
                assert (one.total > other.total) is (one.rank < other.rank)
    assert {s.okrug.id for s in found.ranking} == {o.id for o in found.okrugs}


# -- suggested scores ----------------------------------------------------------------------------


FIGURES = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=12)


@given(FIGURES)
def test_a_greater_figure_never_gets_a_lower_score(figures: list[Decimal]) -> None:
    scores = spread(figures)
    assert all(1 <= score <= BEST for score in scores)
    for figure, score in zip(figures, scores, strict=True):
        for other, its in zip(figures, scores, strict=True):
            assert figure <= other or score >= its
    if len(set(figures)) > 1:
        assert (min(scores), max(scores)) == (1, BEST)
    else:
        assert set(scores) == {3}


def with_values(better: str, *values: str) -> Screening:
    answers = with_records(Answers(), "criteria", row("c", name="к", better=better))
    okrugs = (row(f"s{n}", okrug=f"о{n}") for n in range(len(values)))
    answers = with_records(answers, "screened_okrugs", *okrugs)
    marks = (
        row(f"m{n}", okrug=f"s{n}", criterion="c", value=value) for n, value in enumerate(values)
    )
    return screening_of(case(with_records(answers, MARKS, *marks)))


def test_scores_follow_the_figures() -> None:
    more = suggested(with_values("more", "100", "1 100", "600,5"))
    assert [more[f"s{n}", "c"] for n in range(3)] == [1, 5, 3]
    less = suggested(with_values("less", "5", "45", "15"))
    assert [less[f"s{n}", "c"] for n in range(3)] == [5, 1, 4]


def test_words_and_a_single_figure_suggest_nothing() -> None:
    assert suggested(with_values("words", "1", "2")) == {}
    assert suggested(with_values("more", "7", "арық суы бар")) == {}
    assert set(suggested(with_values("more", "7", "жоқ", "9"))) == {("s0", "c"), ("s2", "c")}


# -- changes ------------------------------------------------------------------------------------


def test_a_cell_gets_a_mark_when_something_is_written() -> None:
    answers = screened(clean_answers(5))
    kept = answers.records(MARKS)
    (changed,) = set_mark(answers, ("s0", "c0"), [("score", "4")], ids())
    assert apply_all(answers, (changed,)).at("screening_marks/s0c0/score") == "4"
    assert set_mark(answers, ("s0", "new"), [("score", "")], ids()) == ()
    after = apply_all(answers, set_mark(answers, ("s0", "new"), [("value", "7")], ids()))
    assert after.records(MARKS)[-1].values == {"okrug": "s0", "criterion": "new", "value": "7"}
    assert after.records(MARKS)[:-1] == kept


def test_a_screening_without_a_fault_finds_nothing() -> None:
    found = all_findings(case(screened(clean_answers(5))))
    assert [(one.id, one.address) for one in found] == []


def test_nothing_is_found_before_it_was_begun() -> None:
    answers = clean_answers(5)
    assert not screening_begun(answers)
    assert not [f for f in all_findings(case(answers)) if f.id.startswith("screening.")]
    assert screening_begun(screened(answers))


# -- the usual criteria and another case's screening --------------------------------------------


def test_the_usual_criteria_come_with_their_russian_names() -> None:
    answers = apply_all(Answers(), put_usual_criteria(Answers(), ids()))
    rows = answers.records("criteria")
    assert len(rows) == len(usual_criteria()) == 17
    assert {r.get("better") for r in rows} == {"more", "less", "words"}
    spelled = {r.get("at"): r.get("text") for r in answers.records("russian_spellings")}
    for record, offered in zip(rows, usual_criteria(), strict=True):
        assert spelled[f"criteria/{record.id}/name"] == offered.name_ru
    assert put_usual_criteria(answers, ids()) == ()


def test_a_screening_is_taken_over_with_its_references() -> None:
    source = Answers(case_screening.VALUES, case_screening.records())
    spelling = Record("r1", {"at": "criteria/c0/name", "of": "Халық саны", "text": "Население"})
    foreign = Record("r2", {"at": "founders/f1/surname", "of": "Ә", "text": "А"})
    source = with_records(source, "russian_spellings", spelling, foreign)
    target = clean_answers(5)
    after = apply_all(target, take_over(source, target, ids()))
    assert after.get("screening.order_number") == source.get("screening.order_number")
    assert after.get("meeting.date") == target.get("meeting.date")
    old, new = screening_of(case(source)), screening_of(case(after))
    assert not {o.id for o in old.okrugs} & {o.id for o in new.okrugs}
    assert [(s.okrug.name, s.total, s.rank) for s in new.ranking] == [
        (s.okrug.name, s.total, s.rank) for s in old.ranking
    ]
    proposed = [new.okrug(p.okrug_id) for p in new.proposals]
    assert [okrug.name for okrug in proposed if okrug] == ["Мичурин", "Кемербастау"]
    (copied,) = after.records("russian_spellings")
    assert copied.get("at") == f"criteria/{new.criteria[0].id}/name"


# -- a pasted list ------------------------------------------------------------------------------


PASTED = """
1. Оспанов Қайрат Болатұлы – аудан әкімінің орынбасары – жұмыс тобының төрағасы
2) Әбдіғали Өмірзақ; ауыл шаруашылығы бөлімінің басшысы; төраға орынбасары
3\tТілеуқұлова Гүлнәр\tбөлім маманы\tхатшы
- Жүсіпова Ғалия
оспанов кайрат болатұлы – қайталанған жол

4
"""


def test_members_are_read_from_a_pasted_list() -> None:
    changes = read_members(PASTED, Answers(), ids())
    assert [dict(change.record.values) for change in changes] == [
        {
            "name": "Оспанов Қайрат Болатұлы",
            "post": "аудан әкімінің орынбасары",
            "role": "chair",
        },
        {
            "name": "Әбдіғали Өмірзақ",
            "post": "ауыл шаруашылығы бөлімінің басшысы",
            "role": "deputy",
        },
        {"name": "Тілеуқұлова Гүлнәр", "post": "бөлім маманы", "role": "secretary"},
        {"name": "Жүсіпова Ғалия"},
    ]
    after = apply_all(Answers(), changes)
    assert read_members(PASTED, after, ids()) == ()


@given(st.text(max_size=200))
def test_any_text_may_be_pasted(text: str) -> None:
    answers = apply_all(Answers(), read_members(text, Answers(), ids()))
    names = [record.get("name") for record in answers.records("working_group")]
    assert all(name.strip() for name in names)
