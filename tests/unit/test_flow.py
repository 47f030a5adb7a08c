"""The wizard's flow, walked with plain answers and no window."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.answers import Answers, InsertRecord, Record, SetValue, apply, apply_all
from app.domain.case import FoundingCase, read_case
from app.domain.findings import Finding, Severity
from app.domain.reference import Reference
from app.domain.rules.unreadable import fault_of
from app.domain.schema import COLLECTIONS, FIELDS, Kind
from app.forms.flow import REVIEW, Flow, Status
from app.forms.flows import counted_findings, flow_to_check
from app.forms.founding import STEPS
from app.forms.spec import Ask, AskRecords
from tests.unit.every_step import BESIDE, EVERY_STEP, every_key

TODAY = date(2026, 11, 23)


def case_of(answers: Answers) -> FoundingCase:
    return read_case(answers, Reference(), TODAY)


def block(address: str) -> Finding:
    return Finding(f"test-{address}", Severity.BLOCK, address, "wrong")


def test_every_field_of_the_schema_is_asked_somewhere() -> None:
    wanted = set(FIELDS) | {f"{c}/{f}" for c, fields in COLLECTIONS.items() for f in fields}
    asked = {key for key in every_key() if "." in key or "/" in key}
    assert {key for key in wanted - asked if not key.startswith(BESIDE)} == set()
    assert asked - wanted == set()


def test_every_choice_has_a_label() -> None:
    for step in EVERY_STEP:
        for section in step.sections:
            for item in section.items:
                asks = item.fields if isinstance(item, AskRecords) else (item,)
                for ask in asks:
                    if not isinstance(ask, Ask):
                        continue
                    field = (
                        COLLECTIONS[item.collection][ask.key]
                        if isinstance(item, AskRecords)
                        else FIELDS[ask.key]
                    )
                    if field.kind is Kind.CHOICE:
                        assert {code for code, _ in ask.choices} == set(field.choices), ask.key
                    assert ask.label


def test_steps_follow_one_another_to_the_review_and_back() -> None:
    flow = Flow(STEPS, case_of(Answers()), ())
    walked = ["meeting"]
    while walked[-1] != REVIEW:
        walked.append(flow.next(walked[-1]))
    assert walked == [*(step.code for step in STEPS), REVIEW]
    back = [REVIEW]
    while back[-1] != "meeting":
        back.append(flow.previous(back[-1]))
    assert back == walked[::-1]
    assert flow.previous("meeting") == "meeting"


def test_status_goes_from_not_started_to_complete() -> None:
    answers = Answers()
    missing = (block("name.proper"), block("name.street"))
    assert Flow(STEPS, case_of(answers), missing).status("name") is Status.NOT_STARTED
    answers = apply(answers, SetValue("name.proper", "Майтөбе"))
    flow = Flow(STEPS, case_of(answers), (block("name.street"),))
    assert flow.status("name") is Status.IN_PROGRESS
    flow = Flow(STEPS, case_of(answers), (block("name.proper"),))
    assert flow.status("name") is Status.NEEDS_ATTENTION
    flow = Flow(STEPS, case_of(answers), (Finding("w", Severity.WARN, "name.proper", "look"),))
    assert flow.status("name") is Status.COMPLETE


def test_a_founder_belongs_to_his_page_and_his_share_to_the_contribution_page() -> None:
    flow = Flow(STEPS, case_of(Answers()), ())
    assert flow.step_of("founders/ab/iin") == "founders"
    assert flow.step_of("founders") == "founders"
    assert flow.step_of("founders/ab/share_amount") == "contribution"
    assert flow.step_of("agenda.charter.for") == "charter"
    assert flow.step_of("agenda.director.for") == "director"
    assert flow.step_of("board_members/b1/for") == "board"
    assert flow.step_of("board_members/b1/present") == "director"


def test_typing_a_share_does_not_start_the_founders_page() -> None:
    answers = apply_all(Answers(), [SetValue("contribution.entrance_fee", "100")])
    flow = Flow(STEPS, case_of(answers), (block("founders"),))
    assert flow.status("founders") is Status.NOT_STARTED
    assert flow.status("contribution") is Status.COMPLETE


def test_the_first_problem_is_the_first_on_the_page() -> None:
    answers = apply_all(
        Answers(), [InsertRecord("founders", Record("a", {"surname": "Ахметов"}), 0)]
    )
    findings = (block("founders/a/residence"), block("founders/a/iin"))
    found = Flow(STEPS, case_of(answers), findings).first_problem("founders")
    assert found is not None
    assert found.address == "founders/a/iin"
    assert Flow(STEPS, case_of(answers), ()).first_problem("founders") is None


def test_unknown_steps_are_a_bug() -> None:
    with pytest.raises(KeyError):
        Flow(STEPS, case_of(Answers()), ()).step("nowhere")


def test_every_example_is_what_the_field_takes() -> None:
    for step in EVERY_STEP:
        for section in step.sections:
            for item in section.items:
                asks = item.fields if isinstance(item, AskRecords) else (item,)
                for ask in asks:
                    if isinstance(ask, Ask) and ask.example:
                        field = (
                            COLLECTIONS[item.collection][ask.key]
                            if isinstance(item, AskRecords)
                            else FIELDS[ask.key]
                        )
                        assert fault_of(field.kind, ask.example) is None, ask.key


def warn(address: str) -> Finding:
    return Finding(f"test-{address}", Severity.WARN, address, "look")


def test_the_check_opens_where_a_finding_stands() -> None:
    meeting, project, finance = block("meeting.date"), block("project.asked"), warn("finance.jobs")
    assert flow_to_check(()) == "wizard"
    assert flow_to_check((), "members") == "members"
    assert flow_to_check((), "documents") == "wizard"
    assert flow_to_check((finance,), "screening") == "finance"
    assert flow_to_check((finance, meeting), "finance") == "wizard"
    assert flow_to_check((meeting, project), "wizard") == "wizard"
    assert flow_to_check((meeting, project), "documents") == "project"


def test_a_founding_that_was_not_begun_is_not_counted_beside_a_screening() -> None:
    findings = (block("meeting.date"), block("screening.order_date"))
    screens = apply(Answers(), SetValue("screening.order_number", "14"))
    assert counted_findings(case_of(Answers()), findings) == findings
    assert counted_findings(case_of(screens), findings) == findings[1:]
    both = apply(screens, SetValue("meeting.date", "01.12.2026"))
    assert counted_findings(case_of(both), findings) == findings
