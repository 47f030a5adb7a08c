"""A removed record takes its parts and their Russian spellings along, in one step of undo."""

from __future__ import annotations

import pytest

from app.domain.answers import Answers, Change, Record, RemoveRecord, apply_all
from app.domain.removal import hanging_on
from app.domain.screening import MARKS
from tests.unit.rules.breaks_screening import screened
from tests.unit.rules.samples import clean_answers, with_records
from tests.unit.test_session import session as session_over


def without(answers: Answers, collection: str, record_id: str) -> Answers:
    removed = RemoveRecord(collection, record_id)
    return apply_all(answers, (*hanging_on(answers, removed), removed))


@pytest.mark.parametrize(
    ("whole", "part", "name"),
    [
        ("defences", "defence_attendees", "defence"),
        ("defences", "defence_remarks", "defence"),
        ("screened_okrugs", "screening_marks", "okrug"),
        ("criteria", "screening_marks", "criterion"),
        ("equipment", "supplier_offers", "equipment"),
        ("later_meetings", "later_decisions", "meeting"),
    ],
)
def test_parts_and_their_spellings_go_with_the_whole(whole: str, part: str, name: str) -> None:
    answers = with_records(Answers(), whole, Record("w1"), Record("w2"))
    rows = (Record("a", {name: "w1"}), Record("b", {name: "w2"}), Record("c", {name: " w1 "}))
    answers = with_records(answers, part, *rows)
    spelled = (Record(f"s{key}", {"at": f"{part}/{key}/name"}) for key in "abc")
    answers = with_records(answers, "russian_spellings", *spelled)
    after = without(answers, whole, "w1")
    assert [row.id for row in after.records(whole)] == ["w2"]
    assert [row.id for row in after.records(part)] == ["b"]
    assert [row.id for row in after.records("russian_spellings")] == ["sb"]


def test_who_only_names_a_record_stays() -> None:
    answers = with_records(screened(clean_answers(5)), "proposals", Record("p", {"okrug": "s0"}))
    after = without(answers, "screened_okrugs", "s0")
    assert [row.id for row in after.records("proposals")] == ["p"]
    assert tuple(hanging_on(answers, RemoveRecord("founders", "s0"))) == ()


def test_a_mark_of_a_removed_okrug_and_criterion_goes_once() -> None:
    answers = screened(clean_answers(5))
    session = session_over(answers)
    both: tuple[Change, ...] = (
        RemoveRecord("screened_okrugs", "s0"),
        RemoveRecord("criteria", "c0"),
    )
    session.edit(*both)
    left = session.answers.records(MARKS)
    assert left
    assert all(row.get("okrug") != "s0" and row.get("criterion") != "c0" for row in left)
    session.undo()
    assert session.answers == answers
