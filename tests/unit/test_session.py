"""The open case: editing, undo, redo, what is left to save."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    MoveRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    UnknownRecordError,
    apply_all,
)
from app.domain.case import FoundingCase
from app.domain.findings import Finding, Severity
from app.domain.reference import AekValue, Reference
from app.services.model import CaseSummary, OpenCase
from app.services.session import CaseSession

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def session(answers: Answers | None = None) -> CaseSession:
    summary = CaseSummary(7, "u", "", False, NOW, NOW, None, 0, "", "", "meeting")
    return CaseSession(
        OpenCase(summary, answers or Answers()),
        Reference(),
        date(2026, 11, 23),
        rules=lambda case: [
            Finding("x", Severity.WARN, "meeting.date", case.text("meeting.place"))
        ],
    )


def test_typing_in_one_field_is_one_step() -> None:
    case = session()
    for text in ("М", "Ма", "Май"):
        case.edit(SetValue("name.proper", text))
    case.edit(SetValue("meeting.place", "клуб"))
    assert case.undo() == "meeting.place"
    assert case.answers.get("name.proper") == "Май"
    assert case.undo() == "name.proper"
    assert case.answers == Answers()
    assert case.undo() is None
    assert case.redo() == "name.proper"
    assert case.answers.get("name.proper") == "Май"


def test_a_run_ends_when_told_or_when_he_moves() -> None:
    case = session()
    case.edit(SetValue("name.proper", "А"))
    case.end_run()
    case.edit(SetValue("name.proper", "АБ"))
    case.place = "name"
    case.edit(SetValue("name.proper", "АБВ"))
    case.undo()
    assert case.answers.get("name.proper") == "АБ"
    case.undo()
    assert case.answers.get("name.proper") == "А"


def test_several_changes_are_one_action() -> None:
    case = session()
    case.edit(
        InsertRecord("founders", Record("a"), 0),
        SetRecordValue("founders", "a", "surname", "Ахметов"),
    )
    assert [f.person.surname for f in case.case.founders] == ["Ахметов"]
    assert case.undo() == "founders"
    assert case.answers.records("founders") == ()


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    case = session(Answers({"name.proper": "А"}))
    heard: list[frozenset[str]] = []
    case.subscribe(heard.append)
    case.edit(SetValue("name.proper", "А"))
    assert not case.can_undo
    assert not case.has_unsaved
    assert heard == []


def test_an_impossible_change_applies_nothing() -> None:
    case = session()
    with pytest.raises(UnknownRecordError):
        case.edit(SetValue("name.proper", "А"), RemoveRecord("founders", "none"))
    assert case.answers == Answers()
    assert not case.has_unsaved


def test_listeners_hear_addresses_until_they_stop() -> None:
    case = session()
    heard: list[frozenset[str]] = []
    stop = case.subscribe(heard.append)
    case.edit(SetValue("meeting.place", "клуб"))
    case.undo()
    stop()
    stop()
    case.redo()
    assert heard == [frozenset({"meeting.place"})] * 2


def test_the_view_is_cached_for_a_state_and_findings_follow() -> None:
    case = session()
    first: FoundingCase = case.case
    assert case.case is first
    case.edit(SetValue("meeting.place", "клуб"))
    assert case.case is not first
    assert case.findings[0].message == "клуб"
    assert case.findings is case.findings


def test_new_reference_data_are_read_at_once() -> None:
    case = session()
    case.use_reference(Reference(aek=(AekValue(date(2026, 1, 1), 4325, "заң"),)))
    value = case.case.reference.aek_on(date(2026, 5, 5))
    assert value is not None
    assert value.tenge == 4325


def test_the_place_is_saved_too() -> None:
    case = session()
    assert case.place == "meeting"
    case.place = "name#name.proper"
    assert case.has_unsaved
    assert case.take_unsaved() == ()
    assert not case.has_unsaved


def test_what_the_store_refused_comes_back_first() -> None:
    case = session()
    case.edit(SetValue("meeting.place", "а"))
    case.edit(SetValue("meeting.place", "б"))
    taken = case.take_unsaved()
    assert taken == (SetValue("meeting.place", "б"),)
    case.edit(SetValue("meeting.place", "в"))
    case.give_back(taken)
    assert case.take_unsaved() == (SetValue("meeting.place", "б"), SetValue("meeting.place", "в"))


IDS = st.sampled_from(["a", "b", "c"])
TEXT = st.text("абв", max_size=2)


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    return draw(
        st.lists(
            st.sampled_from(["set", "row", "add", "drop", "move", "undo", "redo", "save"]),
            max_size=25,
        )
    )


@settings(max_examples=60, deadline=None)
@given(plans(), st.data())
def test_saved_changes_give_the_answers_whatever_he_does(
    plan: list[str], data: st.DataObject
) -> None:
    case = session()
    states = [case.answers]
    saved: Answers = case.answers
    for what in plan:
        ids = [record.id for record in case.answers.records("founders")]
        change: Change | None = None
        if what == "set":
            change = SetValue("meeting.place", data.draw(TEXT))
        elif what == "row" and ids:
            change = SetRecordValue("founders", ids[0], "surname", data.draw(TEXT))
        elif what == "add":
            new = data.draw(IDS)
            if new not in ids:
                change = InsertRecord("founders", Record(new), data.draw(st.integers(0, 3)))
        elif what == "drop" and ids:
            change = RemoveRecord("founders", data.draw(st.sampled_from(ids)))
        elif what == "move" and ids:
            change = MoveRecord(
                "founders", data.draw(st.sampled_from(ids)), data.draw(st.integers(0, 2))
            )
        elif what == "undo":
            case.undo()
        elif what == "redo":
            case.redo()
        elif what == "save":
            saved = apply_all(saved, case.take_unsaved())
            assert saved == case.answers
        if change is not None:
            case.end_run()
            case.edit(change)
        states.append(case.answers)
    saved = apply_all(saved, case.take_unsaved())
    assert saved == case.answers
    final = case.answers
    steps = 0
    while case.undo() is not None:
        steps += 1
    assert case.answers.get("meeting.place") == ""
    for _ in range(steps):
        case.redo()
    assert case.answers == final
