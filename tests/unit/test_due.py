"""What is expected of a case and by when, each by its article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.answers import Answers, Record
from app.domain.case import read_case
from app.domain.due import KEYS, MOST_INSTALMENTS, READS, due_dates
from app.domain.due_kinds import KINDS, Due, Term, is_open, is_overdue
from app.domain.reference import Reference
from app.forms.flows import FLOWS
from tests.documents import paper_cases
from tests.unit.rules.test_table import ANSWERS

TODAY = date(2026, 11, 23)


def dues(
    values: Mapping[str, str], rows: Mapping[str, tuple[Record, ...]] | None = None
) -> dict[str, Due]:
    """Return the due dates of a case by code; a day that is not given is not known."""
    case = read_case(Answers(values, rows or {}), Reference(), TODAY)
    return {due.code: due for due in due_dates(case)}


def test_an_empty_case_expects_nothing() -> None:
    assert dues({}) == {}


FOUNDED = {
    "meeting.date": "20.11.2026",
    "contribution.entrance_fee": "20 000",
    "contribution.entrance_due": "10.12.2026",
    "contribution.share_amount": "100 000",
    "contribution.share_due": "31.12.2026",
}
PEOPLE = (
    Record("f1", {}),
    Record("f2", {"share_due": "15.01.2027"}),
    Record("f3", {"membership": "associated"}),
)


def test_contributions_are_counted_by_day_and_kind() -> None:
    found = dues(
        FOUNDED,
        {
            "founders": PEOPLE,
            "payments": (Record("p1", {"member": "f1", "amount": "40 000", "kind": "share"}),),
        },
    )
    assert found["share:2026-12-31"] == Due(
        "share", date(2026, 12, 31), "2026-12-31", 2, 16_000_000
    )
    assert found["share:2027-01-15"].sum == 10_000_000
    entrance = found["entrance:2026-12-10"]
    assert (entrance.count, entrance.sum) == (2, 4_000_000), "an associated member owes no fee"


def test_what_was_paid_is_gone_and_so_is_who_left() -> None:
    paid = tuple(
        Record(f"{who}{kind}", {"member": who, "amount": "100 000", "kind": kind})
        for who in ("f1", "f2")
        for kind in ("share", "entrance")
    )
    gone = (Record("d1", {"kind": "leaving", "member": "f3"}),)
    rows = {"founders": PEOPLE, "payments": paid, "later_decisions": gone}
    assert not [due for due in dues(FOUNDED, rows).values() if due.kind in ("share", "entrance")]


@pytest.mark.parametrize(("for_", "against", "lost"), [("2", "", False), ("1", "1", True)])
def test_what_was_voted_down_changes_nothing(for_: str, against: str, lost: bool) -> None:
    votes = {"meeting": "m1", "for": for_, "against": against}
    rows = {
        "founders": PEOPLE[:1],
        "later_meetings": (meeting("m1", "general", "18.12.2026"),),
        "later_decisions": (
            Record("d1", {"kind": "expulsion", "member": "f1", **votes}),
            Record("d2", {"kind": "share_payout", "member": "f1", "amount": "5", **votes}),
            Record("d3", {"kind": "audit_election", "member": "f1", **votes}),
        ),
    }
    found = dues({**REGISTERED, "audit.term_years": "3"}, rows)
    assert ("share:2026-12-31" in found) is lost, "who was not expelled still owes"
    assert ("expulsion:d1" in found) is not lost
    assert ("payout:d2" in found) is not lost
    assert found["audit_term"].day == (date(2029, 11, 20) if lost else date(2029, 12, 18))


def test_a_founder_who_buys_a_share_still_owes_his_own() -> None:
    sold = Record("d1", {"kind": "share_transfer", "member": "f2", "to_member": "f1"})
    found = dues(FOUNDED, {"founders": PEOPLE[:1], "later_decisions": (sold,)})
    assert found["share:2026-12-31"].sum == 10_000_000


def test_who_joined_later_owes_his_own_share() -> None:
    later = Record("m1", {"share_amount": "70 000", "share_due": "01.03.2027"})
    found = dues(FOUNDED, {"later_members": (later,)})
    assert found["share:2027-03-01"].sum == 7_000_000


def test_the_registration_waits_without_a_term() -> None:
    due = dues(FOUNDED)["registration"]
    assert due.about.term is Term.FROM
    assert not is_overdue(due, date(2030, 1, 1))
    assert is_open(due, TODAY)
    assert not is_open(due, date(2026, 11, 19)), "nothing to register before the meeting"
    assert "registration" not in dues({**FOUNDED, "registration.bin": "940140000385"})


REGISTERED = {
    **FOUNDED,
    "registration.bin": "940140000385",
    "registration.date": "30.11.2026",
    "director.sitting_date": "24.11.2026",
    "director.from_date": "25.11.2026",
}


def meeting(name: str, body: str, day: str, number: str = "2") -> Record:
    return Record(name, {"body": body, "date": day, "number": number})


def test_the_board_sits_at_least_once_in_three_months() -> None:
    assert dues(REGISTERED)["board"].day == date(2027, 2, 28)
    sat = {"later_meetings": (meeting("m1", "board", "15.01.2027"),)}
    assert dues(REGISTERED, sat)["board"].day == date(2027, 4, 15)
    assert "board" not in dues({**REGISTERED, "board.sole_chair": "1"})
    assert "board" not in dues(FOUNDED), "what is not registered has no board yet"


def test_the_general_meeting_is_held_once_a_year_by_the_charters_day() -> None:
    assert dues(REGISTERED)["annual:2026"].day == date(2027, 3, 31)
    assert dues({**REGISTERED, "charter.annual_meeting_months": "2"})["annual:2026"].day == date(
        2027, 2, 28
    )
    held = {"later_meetings": (meeting("m1", "general", "20.03.2027"),)}
    found = dues(REGISTERED, held)
    assert "annual:2026" not in found
    assert found["annual:2027"].day == date(2028, 3, 31)


def test_terms_end_and_begin_anew_with_an_election() -> None:
    found = dues(REGISTERED)
    assert found["board_term"].day == date(2029, 11, 20)
    assert found["audit_term"].day == date(2029, 11, 20)
    assert found["director_term"].day == date(2029, 11, 25)
    rows = {
        "later_meetings": (meeting("m1", "general", "10.06.2028"),),
        "later_decisions": (Record("d1", {"meeting": "m1", "kind": "board_election"}),),
    }
    assert dues(REGISTERED, rows)["board_term"].day == date(2031, 6, 10)
    assert "chair_term" in dues({**REGISTERED, "board.sole_chair": "1"})


def test_a_meeting_that_has_a_day_is_gone_after_it() -> None:
    held = {"later_meetings": (meeting("m1", "general", "20.12.2026", "5"),)}
    due = dues(REGISTERED, held)["meeting:m1"]
    assert due.detail == "№ 5"
    assert is_open(due, date(2026, 12, 20))
    assert not is_open(due, date(2026, 12, 21))
    assert not is_overdue(due, date(2026, 12, 21))


def test_what_a_meeting_decided_has_its_days() -> None:
    rows: dict[str, tuple[Record, ...]] = {
        "later_meetings": (meeting("m1", "general", "18.12.2026"),),  # a Friday
        "later_decisions": (
            Record("d1", {"meeting": "m1", "kind": "expulsion", "member": "f1"}),
            Record(
                "d2",
                {"meeting": "m1", "kind": "share_payout", "member": "f1", "amount": "100 000"},
            ),
            Record("d3", {"meeting": "m1", "kind": "other", "due": "01.02.2027"}),
        ),
    }
    found = dues(REGISTERED, rows)
    assert found["expulsion:d1"].day == date(2027, 1, 1), "ten working days"
    assert is_overdue(found["expulsion:d1"], date(2027, 1, 2))
    assert found["payout:d2"].day == date(2027, 6, 18), "by the charter: six months"
    assert found["payout:d2"].sum == 10_000_000
    assert found["decision:d3"].day == date(2027, 2, 1)
    rows["share_payouts"] = (Record("s1", {"member": "f1", "amount": "30 000"}),)
    assert dues(REGISTERED, rows)["payout:d2"].sum == 7_000_000
    rows["share_payouts"] += (Record("s2", {"member": "f1", "amount": "70 000"}),)
    assert "payout:d2" not in dues(REGISTERED, rows)


@pytest.mark.parametrize("months", ["24", "999999"])
@pytest.mark.parametrize("held", ["18.12.2026", "31.12.2200"])
def test_a_share_is_paid_out_within_a_year_whatever_was_typed(held: str, months: str) -> None:
    """A slip of the keyboard in one charter must not take the calendar of all cases down."""
    rows = {
        "later_meetings": (meeting("m1", "general", held),),
        "later_decisions": (
            Record(
                "d1", {"meeting": "m1", "kind": "share_payout", "member": "f1", "amount": "100"}
            ),
        ),
    }
    day = dues({**REGISTERED, "charter.payout_months": months}, rows)["payout:d1"].day
    assert (day.day, day.month, day.year) == (*map(int, held.split(".")[:2]), int(held[-4:]) + 1)


def test_who_is_to_be_told_is_told_once() -> None:
    amended = {"meeting": "m1", "kind": "charter_amendment", "amends": "seat"}
    expelled = {"meeting": "m1", "kind": "expulsion", "member": "f1"}
    held = {"later_meetings": (meeting("m1", "general", "31.01.2027"),)}

    def decided(**told: str) -> dict[str, Due]:
        rows = (Record("d1", {**amended, **told}), Record("d2", {**expelled, **told}))
        return dues(REGISTERED, {**held, "later_decisions": rows})

    assert decided()["registrar:d1"].day == date(2027, 2, 28)
    assert "expulsion:d2" in decided()
    assert not {"registrar:d1", "expulsion:d2"} & decided(notified="02.02.2027").keys()
    assert "registrar:d1" not in decided(amends="name")
    assert decided(amends="name")["renamed:d1"].day == date(2027, 2, 28)
    lost = {"for": "3", "against": "3"}
    assert not {"registrar:d1", "expulsion:d2"} & decided(**lost).keys(), "nothing was decided"


def test_an_application_to_leave_is_considered_within_thirty_days() -> None:
    leaves = {"kind": "leaving", "member": "f1", "application_date": "01.03.2027"}
    rows = {"later_decisions": (Record("d1", leaves),)}
    assert dues(REGISTERED, rows)["leaving:d1"].day == date(2027, 3, 31)
    shorter = {**REGISTERED, "charter.leave_days": "20"}
    assert dues(shorter, rows)["leaving:d1"].day == date(2027, 3, 21)
    longer = {**REGISTERED, "charter.leave_days": "90"}
    assert dues(longer, rows)["leaving:d1"].day == date(2027, 3, 31), "the law's term at most"
    held = {
        "later_meetings": (meeting("m1", "general", "20.03.2027"),),
        "later_decisions": (Record("d1", {**leaves, "meeting": "m1"}),),
    }
    assert "leaving:d1" not in dues(REGISTERED, held)


def test_the_term_of_a_share_runs_from_the_day_the_membership_ended() -> None:
    left = {"meeting": "m1", "kind": "leaving", "member": "f1", "effective": "01.02.2027"}
    payout = {"meeting": "m2", "kind": "share_payout", "member": "f1", "amount": "100 000"}
    rows: dict[str, tuple[Record, ...]] = {
        "payments": (Record("p1", {"member": "f1", "kind": "share", "amount": "100 000"}),),
        "later_meetings": (
            meeting("m1", "general", "25.01.2027"),
            meeting("m2", "general", "20.06.2027"),
        ),
        "later_decisions": (Record("d1", left),),
    }
    found = dues(REGISTERED, rows)
    assert found["settle:f1"].day == date(2027, 8, 1), "nobody has decided on it: six months"
    rows["later_decisions"] += (Record("d2", payout),)
    found = dues(REGISTERED, rows)
    assert found["payout:d2"].day == date(2027, 8, 1)
    assert "settle:f1" not in found


def test_a_returned_project_comes_back() -> None:
    first = Record("r1", {"outcome": "returned", "due": "01.12.2026"})
    assert dues({}, {"defences": (first,)})["defence"].day == date(2026, 12, 1)
    again = Record("r2", {"outcome": "approved"})
    assert "defence" not in dues({}, {"defences": (first, again)})
    assert "defence" not in dues({"meeting.consent_number": "7"}, {"defences": (first,)})


LOAN = {
    "finance.amount": "12 000",
    "finance.months": "24",
    "finance.rate": "12",
    "finance.first_due": "15.01.2026",
}


def test_the_next_instalments_follow_as_the_first_are_paid() -> None:
    found = dues(LOAN)
    assert len(found) == MOST_INSTALMENTS
    first = found["repayment:1"]
    assert (first.day, first.sum) == (date(2026, 1, 15), 50_000 + 12_000)
    assert is_overdue(first, TODAY)
    paid = Record("r1", {"date": "15.01.2026", "principal": "500", "interest": "120"})
    found = dues(LOAN, {"repayments": (paid,)})
    assert "repayment:1" not in found
    assert "repayment:13" in found


# -- of all cases ---------------------------------------------------------------------------


def parts_of(answers: Answers) -> Answers:
    """Return only what due dates are said to follow from."""
    values = {key: text for key, text in answers.values.items() if key in KEYS}
    rows = {
        name: tuple(
            Record(
                record.id,
                MappingProxyType({field: record.get(field) for field in READS[name]}),
            )
            for record in records
        )
        for name, records in answers.collections.items()
        if name in READS
    }
    return Answers(MappingProxyType(values), MappingProxyType(rows))


def assert_sound(answers: Answers) -> None:
    whole = due_dates(read_case(answers, Reference(), TODAY))
    part = due_dates(read_case(parts_of(answers), Reference(), date.min))
    assert whole == part, "other answers, or the day, were read"
    assert [due.day for due in whole] == sorted(due.day for due in whole)
    codes = [due.code for due in whole]
    assert len(codes) == len(set(codes))
    for due in whole:
        assert due.kind in KINDS
        assert due.sum >= 0


def test_due_dates_follow_from_the_named_answers_alone() -> None:
    for case in (paper_cases.make(count=3), paper_cases.most(20)):
        assert_sound(case.answers)


@given(ANSWERS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answers_have_sound_due_dates(answers: Answers) -> None:
    assert_sound(answers)


def test_every_kind_leads_to_a_page_and_step_that_is_there() -> None:
    pages = {flow.code: {step.code for step in flow.steps} for flow in FLOWS}
    for kind, about in KINDS.items():
        page, _colon, step = about.place.partition(":")
        if page in pages:
            assert step in pages[page], kind
        else:
            assert page in ("documents", "payments", "next_steps"), kind
            assert not step, kind


def test_who_joins_owes_both_contributions_and_who_buys_a_share_none() -> None:
    rows: dict[str, tuple[Record, ...]] = {
        "founders": PEOPLE[:1],
        "later_members": (Record("n1", {"share_due": "20.04.2027", "entrance_fee": "10 000"}),),
    }
    found = dues({**FOUNDED, **REGISTERED}, rows)
    assert found["share:2027-04-20"].sum == 10_000_000, "the founders' own sum"
    assert found["entrance:2027-04-20"].sum == 1_000_000
    bought = {"kind": "share_transfer", "member": "f1", "to_member": "n1"}
    rows["later_decisions"] = (Record("d1", bought),)
    assert not {"share:2027-04-20", "entrance:2027-04-20"} & dues(FOUNDED, rows).keys()
