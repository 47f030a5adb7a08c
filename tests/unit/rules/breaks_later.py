"""Ways to break the rules on what comes after the founding, and a life in which none is broken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.answers import Answers, Record
from app.domain.identifiers import control_digit
from tests.unit.rules.breaks import Break, Step, more, rows
from tests.unit.rules.samples import changed, row, sample_iin

LATER = date(2027, 6, 1)
"""A day after the meeting of the sample."""

MEETING: Mapping[str, str] = {
    "number": "2",
    "date": "25.03.2027",
    "time": "11:00",
    "place": "мәдениет үйі",
    "notice_date": "01.03.2027",
    "chair": "f0",
    "secretary": "f1",
}
NEWCOMER: Mapping[str, str] = {
    "surname": "Жаңабаев",
    "given_name": "Жандос",
    "iin": sample_iin(700),
    "residence": "Мичурин ауылы, Жаңа көшесі, 1",
    "application_date": "01.03.2027",
    "share_due": "20.04.2027",
}


def begun(answers: Answers) -> Answers:
    """Return answers with a registered cooperative, a meeting that admits n1, and his payments."""
    steps = (
        rows("later_meetings", row("m1", **MEETING)),
        rows("later_decisions", row("d1", meeting="m1", kind="admission", member="n1")),
        rows("later_members", row("n1", **NEWCOMER)),
        more("payments", *payments("n1", "01.04.2027")),
    )
    for step in steps:
        answers = step(answers)
    return changed(
        answers,
        {
            "registration.date": "22.11.2026",
            "registration.bin": f"26114001234{control_digit('26114001234')}",
        },
    )


def payments(who: str, day: str) -> tuple[Record, ...]:
    """Return both contributions of one person, paid on a day."""
    return tuple(
        row(f"{who}-{kind}", member=who, kind=kind, amount=amount, date=day)
        for kind, amount in (("share", "50 000"), ("entrance", "21 625"))
    )


def decides(kind: str, **values: str) -> Step:
    """Return a step that adds a decision ``d2`` of the meeting."""
    return more("later_decisions", row("d2", **{"meeting": "m1", "kind": kind, **values}))


def leaves(who: str = "f5", meeting: str = "m1") -> Step:
    """Return a step in which somebody leaves: decision ``d9``."""
    values = {"kind": "leaving", "member": who, "application_date": "10.03.2027"}
    return more("later_decisions", row("d9", meeting=meeting, **values))


def pays_out(**values: str) -> Step:
    """Return a step that records a payout ``o1``."""
    full = {"member": "f5", "amount": "50 000", "date": "01.05.2027"} | values
    return rows("share_payouts", Record("o1", full))


def _break(
    rule: str,
    address: str,
    values: Mapping[str, str] | None = None,
    *steps: Step,
    founders: int = 6,
    today: date = LATER,
) -> Break:
    return Break(f"later.{rule}", address, dict(values or {}), (begun, *steps), founders, today)


def _meeting(rule: str, name: str, value: str = "", **more_values: str) -> Break:
    values = {f"later_meetings/m1/{key}": text for key, text in more_values.items()}
    return _break(rule, f"later_meetings/m1/{name}", {f"later_meetings/m1/{name}": value, **values})


MEETINGS = (
    _meeting("meeting_no_date", "date"),
    _meeting("meeting_no_number", "number"),
    _meeting("meeting_no_chair", "chair"),
    _meeting("meeting_no_secretary", "secretary"),
    _meeting("meeting_before_founding", "date", "20.11.2026"),
    _meeting("meeting_before_registration", "date", "21.11.2026"),
    _meeting("meeting_no_notice", "notice_date"),
    _meeting("meeting_short_notice", "notice_date", "20.03.2027"),
    _meeting("meeting_members_differ", "members", "5"),
    _meeting("meeting_more_present", "present", "7"),
    _meeting("meeting_no_quorum", "present", "3"),
    _break(
        "board_without_board",
        "later_meetings/m1/body",
        {"later_meetings/m1/body": "board", "board.sole_chair": "1"},
    ),
    _meeting("sole_chair_without", "body", "sole_chair"),
    _break(
        "absentee_not_allowed",
        "later_meetings/m1/kind",
        {"later_meetings/m1/kind": "absentee", "charter.absentee_vote": "0"},
    ),
    _break(
        "board_no_quorum",
        "later_meetings/m1/present",
        {"later_meetings/m1/body": "board", "later_meetings/m1/present": "1"},
    ),
    _break("meeting_no_members", "later_meetings/m1/members", {"registration.date": ""}),
    _break(
        "meeting_same_number",
        "later_meetings/m2/number",
        None,
        more("later_meetings", row("m2", **MEETING)),
    ),
    _break(
        "meeting_no_matters",
        "later_meetings/m2/number",
        None,
        more("later_meetings", row("m2", **{**MEETING, "number": "3"})),
    ),
)

DECISIONS = (
    _break("decision_no_meeting", "later_decisions/d1/meeting", {"later_decisions/d1/meeting": ""}),
    _break("decision_no_member", "later_decisions/d1/member", {"later_decisions/d1/member": ""}),
    _break("decision_no_title", "later_decisions/d2/title", None, decides("other")),
    _break("amendment_incomplete", "later_decisions/d2/clause", None, decides("charter_amendment")),
    _break(
        "decision_not_competent", "later_decisions/d1/kind", {"later_meetings/m1/body": "board"}
    ),
    _break(
        "director_other_body",
        "later_decisions/d2/kind",
        None,
        decides("director_election", person="Тілендиев Асқар"),
    ),
    _break("votes_do_not_add_up", "later_decisions/d1/for", {"later_decisions/d1/for": "5"}),
    _break(
        "not_carried",
        "later_decisions/d1/for",
        {"later_decisions/d1/for": "3", "later_decisions/d1/against": "3"},
    ),
    _break(
        "amendment_not_carried",
        "later_decisions/d2/for",
        {"later_decisions/d2/for": "3", "later_meetings/m1/present": "4"},
        decides("charter_amendment", clause="24", text="Жаңа мәтін", against="1"),
    ),
    _break(
        "effective_before_meeting",
        "later_decisions/d9/effective",
        {"later_decisions/d9/effective": "01.03.2027"},
        leaves(),
    ),
    _break("not_a_member", "later_decisions/d9/member", None, leaves("n1")),
    _break(
        "elected_no_member",
        "later_decisions/d2/member",
        None,
        decides("board_election", member="n1"),
    ),
    _break(
        "elected_to_two_bodies",
        "later_decisions/d2/member",
        None,
        decides("board_election", member="f3"),
    ),
    _break(
        "chair_not_on_board",
        "later_decisions/d2/member",
        None,
        decides("chair_election", member="f5"),
    ),
    _break(
        "leaving_no_application",
        "later_decisions/d9/application_date",
        {"later_decisions/d9/application_date": ""},
        leaves(),
    ),
    _break(
        "leaving_late",
        "later_decisions/d9/application_date",
        {"later_decisions/d9/application_date": "01.01.2027"},
        leaves(),
    ),
    _break(
        "application_after_meeting",
        "later_decisions/d9/application_date",
        {"later_decisions/d9/application_date": "26.03.2027"},
        leaves(),
    ),
    _break("expulsion_no_ground", "later_decisions/d2/ground", None, decides("expulsion")),
    _break(
        "expelled_not_told",
        "later_decisions/d2/notified",
        None,
        decides("expulsion", member="f5", ground="debt"),
    ),
    _break(
        "expelled_told_late",
        "later_decisions/d2/notified",
        None,
        decides("expulsion", member="f5", ground="debt", notified="09.04.2027"),
    ),
    _break(
        "told_before_decision",
        "later_decisions/d2/notified",
        None,
        decides("expulsion", member="f5", ground="debt", notified="24.03.2027"),
    ),
    _break(
        "registrar_not_told",
        "later_decisions/d2/notified",
        None,
        decides("charter_amendment", clause="3", text="Жаңа мекенжай", amends="seat"),
    ),
)

_IIN_OF_A_CHILD = f"15010150001{control_digit('15010150001')}"
_PROPERTY = {
    "later_members/n1/membership": "associated",
    "later_members/n1/share_form": "property",
}
MEMBERS = (
    _break("member_no_name", "later_members/n1/iin", {"later_members/n1/iin": ""}),
    _break(
        "member_no_application",
        "later_members/n1/application_date",
        {"later_members/n1/application_date": ""},
    ),
    _break("member_not_admitted", "later_members/n1/surname", {"later_decisions/d1/member": ""}),
    _break(
        "member_applied_late",
        "later_members/n1/application_date",
        {"later_members/n1/application_date": "26.03.2027"},
    ),
    _break("member_unpaid", "later_members/n1/share_amount", {"payments/n1-share/amount": "1"}),
    _break("member_twice", "later_members/n1/iin", {"later_members/n1/iin": sample_iin(2)}),
    _break("associated_property", "later_members/n1/share_form", _PROPERTY),
    _break(
        "fee_over_limit",
        "later_members/n1/entrance_fee",
        {"later_members/n1/entrance_fee": "900 000", "later_meetings/m1/date": "25.12.2026"},
    ),
    _break(
        "admitted_already", "later_decisions/d2/member", None, decides("admission", member="f4")
    ),
    _break(
        "associated_over_fifth",
        "later_decisions/d1/member",
        {"later_members/n1/membership": "associated", "founders/f5/membership": "associated"},
    ),
    _break(
        "too_few_members",
        "later_decisions/d9/member",
        None,
        leaves("f0"),
        *(
            more("later_decisions", row(f"x{i}", meeting="m1", kind="death", member=f"f{i}"))
            for i in (1, 2, 3)
        ),
        founders=5,
    ),
    _break(
        "sole_chair_over_ten",
        "later_decisions/d1/member",
        {"board.sole_chair": "1"},
        founders=10,
    ),
    _break(
        "transfer_to_nobody",
        "later_decisions/d2/to_member",
        None,
        decides("share_transfer", member="f5"),
    ),
    _break(
        "transfer_to_outsider",
        "later_decisions/d2/to_member",
        {"charter.share_transfer": "members_only"},
        decides("share_transfer", member="f5", to_member="n1"),
    ),
    _break(
        "transfer_preemption",
        "later_decisions/d2/application_date",
        None,
        decides("share_transfer", member="f5", to_member="n1", application_date="10.03.2027"),
    ),
    _break(
        "transfer_over_share",
        "later_decisions/d2/amount",
        None,
        decides("share_transfer", member="f5", to_member="f4", amount="1 000"),
    ),
    _break(
        "payout_due_late",
        "later_decisions/d2/due",
        None,
        leaves(),
        decides("share_payout", member="f5", amount="50 000", due="01.03.2028"),
    ),
    _break(
        "payout_no_due",
        "later_decisions/d2/due",
        None,
        leaves(),
        decides("share_payout", member="f5", amount="50 000"),
    ),
    _break(
        "payout_above_share",
        "later_decisions/d2/amount",
        None,
        more("payments", *payments("f5", "25.11.2026")),
        leaves(),
        decides("share_payout", member="f5", amount="50 001", due="01.09.2027"),
    ),
    _break("payout_to_member", "share_payouts/o1/member", None, pays_out()),
    _break("payout_incomplete", "share_payouts/o1/amount", None, leaves(), pays_out(amount="")),
    _break(
        "payout_late",
        "share_payouts/o1/date",
        None,
        leaves(),
        pays_out(date="01.03.2028"),
        today=date(2028, 4, 1),
    ),
    _break("payout_over_share", "share_payouts/o1/amount", None, leaves(), pays_out()),
    _break("payout_undecided", "share_payouts/o1/member", None, leaves(), pays_out()),
)

_SOLE = {"later_meetings/m1/body": "sole_chair", "board.sole_chair": "1"}
PEOPLE = (
    _meeting("meeting_told_after", "notice_date", "26.03.2027"),
    _break(
        "chair_no_member",
        "later_meetings/m1/chair",
        {"later_meetings/m1/chair": "f5", "later_meetings/m1/date": "10.05.2027"},
        more("later_meetings", row("m2", **{**MEETING, "number": "3"})),
        leaves(meeting="m2"),
    ),
    _break(
        "sole_chair_other", "later_meetings/m1/chair", {**_SOLE, "later_meetings/m1/chair": "f4"}
    ),
    _break(
        "decided_twice",
        "later_decisions/d2/member",
        None,
        leaves(),
        decides("expulsion", member="f5", ground="debt"),
    ),
    _break(
        "rejoins_as_before",
        "later_decisions/d2/member",
        {"later_decisions/d2/meeting": "m2"},
        leaves(),
        more(
            "later_meetings",
            row("m2", **{**MEETING, "date": "10.05.2027", "notice_date": "10.04.2027"}),
        ),
        decides("admission", member="f5"),
    ),
    _break(
        "payout_open",
        "later_decisions/d9/member",
        None,
        more("payments", *payments("f5", "25.11.2026")),
        leaves(),
    ),
    _break("office_vacant", "later_decisions/d9/member", None, leaves("f0")),
    _break(
        "name_not_registered",
        "later_decisions/d2/notified",
        None,
        decides("charter_amendment", clause="1", text="Жаңа атау", amends="name"),
    ),
    _break(
        "transfer_no_notice",
        "later_decisions/d2/application_date",
        None,
        decides("share_transfer", member="f5", to_member="n1"),
    ),
    _break("member_under_age", "later_members/n1/iin", {"later_members/n1/iin": _IIN_OF_A_CHILD}),
)

ALL: tuple[Break, ...] = (*MEETINGS, *DECISIONS, *MEMBERS, *PEOPLE)
