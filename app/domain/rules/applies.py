"""Which answers count in a case: a hidden question keeps its answer and stays out of everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.domain.schema import AGENDA_ITEMS

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


def _board(case: FoundingCase) -> bool:
    return not case.sole_chair


def _gathering(case: FoundingCase) -> bool:
    return case.yes("meeting.gathering")


_SINGLE: Mapping[str, Predicate] = {
    "meeting.gathering_date": _gathering,
    "meeting.gathering_number": _gathering,
    "meeting.convener": lambda case: case.text("meeting.convener_kind") != "akim",
    "meeting.consent_missing_reason": no_consent,
    "contribution.share_amount": lambda case: case.text("contribution.share_mode") == "same",
    "board.size": _board,
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
    "charter.absentee_days": lambda case: case.yes("charter.absentee_vote"),
    "charter.liability_percent": lambda case: case.text("charter.liability") == "additional",
    "charter.unanimous_matters": _board,
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
