"""Who is a member on which day, with what share: joining, leaving, buying, being paid out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase
from app.domain.days import add_days, add_months, working_days_after
from app.domain.later_meetings import needed_votes
from app.domain.members import fund_on, members_on, membership_of, votes_on
from app.domain.schema_later import DECISIONS
from tests.unit.rules.breaks import more, rows
from tests.unit.rules.breaks_later import (
    LATER,
    MEETING,
    NEWCOMER,
    begun,
    decides,
    leaves,
    payments,
    pays_out,
)
from tests.unit.rules.samples import case_of, changed, clean_answers, row

FOUNDED = date(2026, 11, 20)
REGISTERED = date(2026, 11, 22)
MET = date(2027, 3, 25)
PAID = date(2027, 4, 1)


def life(*steps: object, founders: int = 6, values: dict[str, str] | None = None) -> FoundingCase:
    answers = begun(clean_answers(founders))
    for step in steps:
        assert callable(step)
        answers = step(answers)
    return case_of(changed(answers, values or {}), LATER)


def ids(case: FoundingCase, day: date) -> list[str]:
    return [member.id for member in members_on(case, day)]


def test_founders_have_rights_since_the_registration_and_nobody_before() -> None:
    case = life()
    assert ids(case, FOUNDED) == []
    assert ids(case, REGISTERED - timedelta(days=1)) == []
    assert ids(case, REGISTERED) == [f"f{i}" for i in range(6)]
    assert all(member.since is None for member in members_on(case, REGISTERED))


def test_a_founder_is_a_member_from_the_day_both_contributions_are_paid() -> None:
    case = life(more("payments", *payments("f2", "21.11.2026")))
    assert ids(case, date(2026, 11, 21)) == ["f2"]
    (member,) = members_on(case, date(2026, 11, 21))
    assert (member.since, member.share, member.votes) == (date(2026, 11, 21), 5_000_000, True)


def test_one_who_joins_is_a_member_once_admitted_and_paid() -> None:
    case = life()
    assert "n1" not in ids(case, MET)
    assert "n1" not in ids(case, PAID - timedelta(days=1))
    assert ids(case, PAID)[-1] == "n1"
    assert votes_on(case, PAID) == 7


def test_payments_before_the_admission_count_from_the_meeting() -> None:
    case = life(
        values={"payments/n1-share/date": "01.03.2027", "payments/n1-entrance/date": "01.03.2027"}
    )
    assert "n1" not in ids(case, MET - timedelta(days=1))
    assert "n1" in ids(case, MET)


def test_a_lost_vote_admits_nobody() -> None:
    lost = {"later_decisions/d1/for": "3", "later_decisions/d1/against": "3"}
    assert "n1" not in ids(life(values=lost), LATER)
    carried = {"later_decisions/d1/for": "4", "later_decisions/d1/against": "2"}
    assert "n1" in ids(life(values=carried), LATER)


@pytest.mark.parametrize(
    "values",
    [
        {"later_meetings/m1/present": "3"},  # no quorum of six
        {"later_meetings/m1/body": "board"},  # admission is for the general meeting alone
    ],
)
def test_who_may_not_decide_admits_nobody(values: dict[str, str]) -> None:
    assert "n1" not in ids(life(values=values), LATER)


def test_a_meeting_still_to_come_changes_nothing() -> None:
    case = case_of(begun(clean_answers(6)), date(2027, 3, 24))
    assert "n1" not in ids(case, LATER)


def test_the_leaver_votes_at_the_meeting_and_is_no_member_after_it() -> None:
    case = life(leaves("f5"))
    meeting = case.life.meetings[0]
    assert case.life.members(meeting) == 6
    assert "f5" in ids(case, MET - timedelta(days=1))
    assert "f5" not in ids(case, MET)
    book = membership_of(case, "f5")
    assert book is not None
    assert (book.until, book.ending) == (MET, "leaving")


def test_the_next_meeting_counts_those_who_are_left_and_who_came() -> None:
    second = {**MEETING, "number": "3", "date": "10.05.2027", "notice_date": "10.04.2027"}
    case = life(leaves("f5"), leaves("f4"), more("later_meetings", row("m2", **second)))
    assert [case.life.members(meeting) for meeting in case.life.meetings] == [6, 5]


def test_a_whole_share_goes_over_and_its_owner_leaves() -> None:
    case = life(
        more("payments", *payments("f5", "25.11.2026")),
        decides("share_transfer", member="f5", to_member="f4"),
    )
    shares = {member.id: member.share for member in members_on(case, MET)}
    assert "f5" not in shares
    assert shares["f4"] == 5_000_000
    assert fund_on(case, MET) == 5_000_000


def test_a_part_of_a_share_goes_over_and_its_owner_stays() -> None:
    case = life(
        more("payments", *payments("f5", "25.11.2026")),
        decides("share_transfer", member="f5", to_member="f4", amount="20 000"),
    )
    shares = {member.id: member.share for member in members_on(case, MET)}
    assert (shares["f5"], shares["f4"]) == (3_000_000, 2_000_000)


def test_who_buys_a_share_and_is_admitted_owes_no_contribution() -> None:
    case = life(
        more("payments", *payments("f5", "25.11.2026")),
        decides("share_transfer", member="f5", to_member="n1"),
        values={"payments/n1-share/amount": "", "payments/n1-entrance/amount": ""},
    )
    assert "n1" in ids(case, MET)
    assert "f5" not in ids(case, MET)


def test_a_payout_takes_the_share_out_of_the_fund() -> None:
    case = life(more("payments", *payments("f5", "25.11.2026")), leaves("f5"), pays_out())
    paid_out = date(2027, 5, 1)
    assert fund_on(case, MET) - sum(m.share for m in members_on(case, MET)) == 5_000_000
    assert fund_on(case, paid_out) == sum(m.share for m in members_on(case, paid_out))


def test_a_death_ends_the_membership_on_its_own_day() -> None:
    case = life(decides("death", member="f5", effective="01.02.2027"))
    assert "f5" in ids(case, date(2027, 1, 31))
    assert "f5" not in ids(case, date(2027, 2, 1))


def test_who_died_before_a_meeting_has_no_vote_there() -> None:
    case = life(decides("death", member="f5", effective="01.02.2027"))
    assert case.life.members(case.life.meetings[0]) == 5


@pytest.mark.parametrize(
    ("body", "kind", "members", "present", "needed"),
    [
        ("general", "other", 50, 34, 18),
        ("general", "other", 50, 35, 18),
        ("general", "charter_amendment", 50, 34, 34),
        ("general", "charter_amendment", 51, 34, 34),
        ("general", "charter_amendment", 52, 52, 35),
        ("board", "other", 5, 4, 3),
        ("board", "other", 7, 7, 5),
        ("sole_chair", "other", 1, 1, 1),
    ],
)
def test_the_majorities_of_the_law(
    body: str, kind: str, members: int, present: int, needed: int
) -> None:
    answers = rows("later_meetings", row("m1", body=body, date="25.03.2027"))(clean_answers(6))
    (meeting,) = case_of(answers, LATER).life.meetings
    assert needed_votes(meeting, kind, members, present) == needed


# -- properties --------------------------------------------------------------------------

PEOPLE = ("f0", "f1", "f2", "f3", "n1", "n2")
DAYS = [date(2026, 11, 15) + timedelta(days=step) for step in range(0, 320, 8)]


def _typed(day: date) -> str:
    return f"{day:%d.%m.%Y}"


_day = st.sampled_from(DAYS).map(_typed)
_who = st.sampled_from(PEOPLE)
_sum = st.sampled_from(["", "1", "20 000", "50 000", "90 000,50"])
_payment = st.fixed_dictionaries(
    {"member": _who, "kind": st.sampled_from(["share", "entrance"]), "amount": _sum, "date": _day}
)
_decision = st.fixed_dictionaries(
    {
        "meeting": st.sampled_from(["m1", "m2"]),
        "kind": st.sampled_from(DECISIONS),
        "member": _who,
        "to_member": _who,
        "amount": _sum,
        "effective": st.one_of(st.just(""), _day),
        "for": st.sampled_from(["", "1", "6"]),
    }
)
_payout = st.fixed_dictionaries({"member": _who, "amount": _sum, "date": _day})


def _rows(prefix: str, values: list[dict[str, str]]) -> tuple[Record, ...]:
    return tuple(Record(f"{prefix}{place}", value) for place, value in enumerate(values))


@st.composite
def histories(draw: st.DrawFn) -> Answers:
    """Return cases with any payments, meetings, decisions and payouts."""
    collections = {
        "payments": _rows("p", draw(st.lists(_payment, max_size=12))),
        "later_members": (row("n1", **NEWCOMER), row("n2", **NEWCOMER)),
        "later_meetings": tuple(
            row(name, **{**MEETING, "date": draw(_day)}) for name in ("m1", "m2")
        ),
        "later_decisions": _rows("d", draw(st.lists(_decision, max_size=8))),
        "share_payouts": _rows("o", draw(st.lists(_payout, max_size=4))),
    }
    answers = clean_answers(5)
    for name, records in collections.items():
        answers = rows(name, *records)(answers)
    return changed(answers, {"registration.date": draw(st.one_of(st.just(""), _day))})


@given(histories())
@settings(max_examples=60, deadline=None)
def test_nobody_is_twice_and_the_shares_are_the_fund(answers: Answers) -> None:
    case = case_of(answers, date(2027, 12, 31))
    for day in DAYS[::4]:
        members = members_on(case, day)
        assert len({member.id for member in members}) == len(members)
        assert votes_on(case, day) == sum(1 for member in members if member.votes)
        paid = sum(
            payment.amount or 0
            for payment in case.payments
            if not payment.entrance and payment.paid_on and payment.paid_on <= day
        )
        out = sum(
            -move.amount
            for book in case.life.memberships
            for move in book.movements
            if move.cause == "paid_out" and move.day <= day
        )
        assert fund_on(case, day) == paid - out
    assert not members_on(case, FOUNDED - timedelta(days=1))


@given(st.dates(), st.integers(0, 400))
@settings(max_examples=80, deadline=None)
def test_terms_never_run_over_the_calendar(start: date, count: int) -> None:
    assert add_days(start, count) >= start
    assert add_months(start, count) >= start
    assert working_days_after(start, min(count, 30)) >= start


def test_terms_on_known_days() -> None:
    assert working_days_after(date(2027, 3, 25), 10) == date(2027, 4, 8)
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 15) == date(2029, 2, 28)
