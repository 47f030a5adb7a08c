"""Which answers count in a case: a hidden question keeps its answer and stays out of everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.domain.later_meetings import fields_of
from app.domain.project import expands_another
from app.domain.schema import AGENDA_ITEMS, COLLECTIONS

Predicate = Callable[[FoundingCase], bool]


def sitting(case: FoundingCase) -> bool:
    """Whether the board or the sole chair, not the general meeting, elects the director."""
    return not case.director_by_meeting


def board_sitting(case: FoundingCase) -> bool:
    """Whether the board itself sits and votes on the director."""
    return sitting(case) and not case.sole_chair


def outsider(case: FoundingCase) -> bool:
    """Whether the director is not one of the founders."""
    return not case.text("director.founder")


def no_consent(case: FoundingCase) -> bool:
    """Whether the АШБ's consent is not on record, or only half of it."""
    return not (case.text("meeting.consent_number") and case.text("meeting.consent_date"))


def has_board(case: FoundingCase) -> bool:
    """Whether a board is elected; a sole chair may stand in for it, art. 35(2)."""
    return not case.sole_chair


def gathering(case: FoundingCase) -> bool:
    """Whether a gathering of the residents came before the meeting."""
    return case.yes("meeting.gathering")


def other_convener(case: FoundingCase) -> bool:
    """Whether somebody else than the akim called the meeting."""
    return case.text("meeting.convener_kind") != "akim"


def same_share(case: FoundingCase) -> bool:
    """Whether one share contribution was fixed for all."""
    return case.text("contribution.share_mode") == "same"


def fee_owed(case: FoundingCase) -> bool:
    """Whether an entrance fee is to be paid: a fee of nothing has no due day."""
    return case.money("contribution.entrance_fee") != 0


def absentee_vote(case: FoundingCase) -> bool:
    """Whether the charter allows decisions by absentee vote."""
    return case.yes("charter.absentee_vote")


def additional_liability(case: FoundingCase) -> bool:
    """Whether members answer for debts beyond their contribution, art. 22(2)."""
    return case.text("charter.liability") == "additional"


_SINGLE: Mapping[str, Predicate] = {
    "meeting.gathering_date": gathering,
    "meeting.gathering_number": gathering,
    "meeting.convener": other_convener,
    "meeting.consent_missing_reason": no_consent,
    "contribution.share_amount": same_share,
    "contribution.entrance_due": fee_owed,
    "board.size": has_board,
    "director.surname": outsider,
    "director.given_name": outsider,
    "director.patronymic": outsider,
    "director.iin": outsider,
    "director.residence": outsider,
    "director.sitting_number": sitting,
    "director.sitting_date": sitting,
    "director.sitting_place": sitting,
    "director.sitting_time": board_sitting,
    "director.sitting_secretary": board_sitting,
    "director.speech": board_sitting,
    "director.for": board_sitting,
    "director.against": board_sitting,
    "director.abstained": board_sitting,
    "director.decision": sitting,
    "charter.absentee_days": absentee_vote,
    "charter.liability_percent": additional_liability,
    "charter.unanimous_matters": has_board,
    "project.expands_members": expands_another,
    "project.expands_capacity": expands_another,
    "project.expands_capacity_unit": expands_another,
    "project.expands_finance": expands_another,
}

_NATURAL = frozenset({"surname", "given_name", "patronymic", "iin", "birth_date", "residence"})
_LEGAL = frozenset({"legal_name", "bin", "location", "representative", "representative_basis"})
_PROXY = frozenset({"proxy_name", "proxy_number", "proxy_date", "proxy_notary"})
_PROPERTY = frozenset({"property_description", "property_valued_by", "property_report"})


def hidden_fields(case: FoundingCase) -> frozenset[str]:
    """Return the single fields that do not count in this case."""
    hidden = {key for key, counts in _SINGLE.items() if not counts(case)}
    codes = set(case.agenda_codes)
    for item in AGENDA_ITEMS:
        if item not in codes:
            hidden.update(
                f"agenda.{item}.{name}"
                for name in ("speaker", "speech", "for", "against", "abstained", "decision")
            )
    return frozenset(hidden)


def hidden_collections(case: FoundingCase) -> frozenset[str]:
    """Return the collections that do not count in this case."""
    hidden = set()
    if case.sole_chair:
        hidden.add("board_members")
    if not case.has_property:
        hidden.add("valuers")
    return frozenset(hidden)


_OF_BODY: Mapping[str, frozenset[str]] = {
    "board": frozenset({"kind", "notice_date", "secret_vote"}),  # openly: № 372-V, art. 35(5)
    "sole_chair": frozenset(
        {
            "kind",
            "notice_date",
            "time",
            "place",
            "secretary",
            "members",
            "present",
            "secret_vote",
        }
    ),
}
"""What is not asked of a meeting, by the body that met."""


def hidden_in_record(case: FoundingCase, collection: str, record: Record) -> frozenset[str]:
    """Return the fields of a record that do not count for it."""
    match collection:
        case "founders":
            return hidden_in_founder(case, record)
        case "later_members":
            hidden = _NATURAL if record.get("kind").strip() == "legal" else _LEGAL
            in_kind = record.get("share_form").strip() == "property"
            return hidden if in_kind else hidden | _PROPERTY
        case "later_meetings":
            return _OF_BODY.get(record.get("body").strip(), frozenset())
        case "later_decisions":
            kind = record.get("kind").strip() or "other"
            return frozenset(COLLECTIONS[collection]) - fields_of(kind)
        case _:
            return frozenset()


def hidden_in_founder(case: FoundingCase, record: Record) -> frozenset[str]:
    """Return the fields of a founder that do not count for him."""
    hidden: frozenset[str] = _NATURAL if record.get("kind").strip() == "legal" else _LEGAL
    if record.get("attendance").strip() != "proxy":
        hidden |= _PROXY
    if record.get("share_form").strip() != "property":
        hidden |= _PROPERTY
    if case.text("contribution.share_mode") != "individual":
        hidden |= {"share_amount"}
    return hidden
