"""Answers that the papers need and that are still empty; only where the question applies.

What the meeting itself decides is asked for once the meeting's day has come, or once its part of
the work was begun.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.applies import hidden_fields
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.parts import Founder
from app.domain.rules.base import CUSTOM, PROGRAMME, Rule, block, civil_code, of, warn, who

_ALWAYS: dict[str, Rule] = {
    key: block(f"missing.{key}", message, source)
    for key, message, source in (
        ("meeting.date", N_("Write the date of the founding meeting."), CUSTOM),
        ("meeting.time", N_("Write the hour at which the meeting begins."), CUSTOM),
        ("meeting.oblast", N_("Choose the oblast where the meeting is held."), CUSTOM),
        (
            "meeting.district",
            N_("Choose the district or city of oblast rank where the meeting is held."),
            CUSTOM,
        ),
        ("meeting.okrug", N_("Write the rural okrug where the meeting is held."), CUSTOM),
        ("meeting.settlement", N_("Write the village where the meeting is held."), CUSTOM),
        ("meeting.place", N_("Write the building and street where the meeting is held."), CUSTOM),
        (
            "meeting.gathering_date",
            N_("Write the date of the residents' gathering that came before."),
            CUSTOM,
        ),
        ("name.proper", N_("Write the cooperative's name."), source_l372("5(4), 15(3)")),
        ("name.direction", N_("Choose the direction of the programme."), PROGRAMME),
        (
            "name.oblast",
            N_("Choose the oblast of the cooperative's location."),
            civil_code("39(2)"),
        ),
        (
            "name.district",
            N_("Choose the district or city of the cooperative's location."),
            civil_code("39(2)"),
        ),
        (
            "name.settlement",
            N_("Write the village of the cooperative's location."),
            civil_code("39(2)"),
        ),
        (
            "name.street",
            N_("Write the street and house: founding documents need the full postal address."),
            civil_code("39(2)"),
        ),
        (
            "contribution.entrance_fee",
            N_("Write the size of the entrance fee."),
            source_l372("16(2)"),
        ),
        (
            "contribution.entrance_due",
            N_("Write by which day the entrance fee is paid."),
            source_l372("16(2)"),
        ),
        (
            "contribution.share_amount",
            N_("Write the size of the share contribution."),
            source_l372("16(2)"),
        ),
        (
            "contribution.share_due",
            N_("Write by which day the share contributions are paid."),
            source_l372("16(2)"),
        ),
        (
            "board.size",
            N_("Write how many members the board has: the charter fixes it."),
            source_l372("35(2)"),
        ),
    )
}

OKRUG = block(
    "missing.name.okrug",
    N_("Write the rural okrug of the cooperative's location."),
    civil_code("39(2)"),
)
POSTCODE = warn(
    "missing.name.postcode",
    N_("Write the postcode: it belongs to the full postal address."),
    civil_code("39(2)"),
)
CONVENER = warn("missing.meeting.convener", N_("Write who convened the meeting."), CUSTOM)
AKIM = warn(
    "missing.meeting.akim_name", N_("Write the name of the akim who convened the meeting."), CUSTOM
)
END_TIME = warn(
    "missing.meeting.end_time", N_("Write the hour at which the meeting ended."), CUSTOM
)
ACTIVITIES = block(
    "missing.activities",
    N_("Add at least one kind of activity with its code: the meeting determines them."),
    source_l372("15(3)"),
)

_NATURAL: dict[str, Rule] = {
    name: block(f"missing.founders.{name}", message, source_l372("16(2)"))
    for name, message in (
        ("surname", N_("{who}: write the surname as in the identity card.")),
        ("given_name", N_("{who}: write the name as in the identity card.")),
        ("iin", N_("{who}: write the ЖСН; the founding contract must hold it.")),
        (
            "residence",
            N_("{who}: write the permanent residence; the founding contract must hold it."),
        ),
    )
}
_LEGAL: dict[str, Rule] = {
    name: block(f"missing.founders.{name}", message, source_l372("16(2)"))
    for name, message in (
        ("legal_name", N_("{who}: write the legal person's name.")),
        ("bin", N_("{who}: write the БСН; the founding contract must hold it.")),
        ("location", N_("{who}: write the legal person's location.")),
        ("representative", N_("{who}: write who acts for the legal person.")),
        (
            "representative_basis",
            N_("{who}: write on what basis the representative acts: charter or power of attorney."),
        ),
    )
}

OFFICERS: dict[str, Rule] = {
    key: block(f"missing.{key}", message, CUSTOM)
    for key, message in (
        ("officers.chair", N_("Choose the chair of the meeting: he signs the minutes.")),
        ("officers.secretary", N_("Choose the secretary of the meeting: he signs the minutes.")),
    )
}
COUNTING = block(
    "missing.counting_members",
    N_("The vote was secret: choose the counting commission."),
    CUSTOM,
)
BOARD = block(
    "missing.board_members",
    N_("Choose the members of the board: the founding meeting elects them."),
    source_l372("15(3), 35(1)"),
)
CHAIR = block(
    "missing.board.chair",
    N_("Choose the chair: he acts for the cooperative without a power of attorney."),
    source_l372("35(2), 35(6)"),
)
AUDIT = block(
    "missing.audit_members",
    N_("Choose the audit commission: it is the cooperative's control body."),
    source_l372("33(1), 36"),
)
AUDIT_CHAIR = warn(
    "missing.audit.chair",
    N_("Choose the chair of the audit commission from its members."),
    CUSTOM,
)
AUTHORISED = block(
    "missing.authorised.founder",
    N_("Choose who signs and submits the registration documents: the meeting elects this person."),
    source_l372("15(3)"),
)

DIRECTOR = block(
    "missing.director.surname",
    N_("Choose the executive director among the founders, or write the surname."),
    PROGRAMME,
)
_DIRECTOR: dict[str, Rule] = {
    key: block(f"missing.{key}", message, source)
    for key, message, source in (
        ("director.given_name", N_("Write the executive director's name."), PROGRAMME),
        (
            "director.iin",
            N_("Write the executive director's ЖСН: the power of attorney needs it."),
            source_l372("35(6)"),
        ),
        ("director.from_date", N_("Write from which day the director is in office."), PROGRAMME),
        (
            "director.sitting_date",
            N_("Write the date of the sitting or decision on the director."),
            source_l372("35(5)"),
        ),
        (
            "director.sitting_secretary",
            N_("Choose the secretary of the board's sitting: he signs the minutes."),
            CUSTOM,
        ),
    )
}
DIRECTOR_RESIDENCE = warn(
    "missing.director.residence",
    N_("Write where the executive director lives: the power of attorney names it."),
    source_l372("35(6)"),
)

_NEEDED = {
    "counting_members": block(
        "missing.counting_members.founder",
        N_("Choose the member of the counting commission, or remove the empty row."),
        CUSTOM,
    ),
    "board_members": block(
        "missing.board_members.founder",
        N_("Choose the board member, or remove the empty row."),
        source_l372("35(1)"),
    ),
    "audit_members": block(
        "missing.audit_members.founder",
        N_("Choose the member of the audit commission, or remove the empty row."),
        source_l372("36"),
    ),
}
ACTIVITY_CODE = block(
    "missing.activities.code",
    N_("Write the code of the activity, or remove the empty row."),
    source_l372("15(3)"),
)
ACTIVITY_NAME = block(
    "missing.activities.name",
    N_("Code {code} is not in the shipped list: write the name of the activity."),
    source_l372("15(3)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield a finding for every needed answer that is empty."""
    hidden = hidden_fields(case)
    for key, rule in _ALWAYS.items():
        if key not in hidden and not case.text(key) and not _settled_elsewhere(case, key):
            yield rule.at(key)
    yield from _place(case)
    yield from _activities(case)
    for founder in case.founders:
        yield from _founder(founder)
    yield from _rows(case)
    yield from _meeting_results(case)
    if not case.planned:
        yield from _director(case, hidden)


def _settled_elsewhere(case: FoundingCase, key: str) -> bool:
    """Whether each founder has a due day of his own, so that no common one is needed."""
    return (
        key == "contribution.share_due"
        and bool(case.founders)
        and all(case.answers.at(of(founder, "share_due")).strip() for founder in case.founders)
    )


def _place(case: FoundingCase) -> Iterator[Finding]:
    if not case.text("name.okrug") and not case.text("name.district").endswith("қаласы"):
        yield OKRUG.at("name.okrug")
    if not case.text("name.postcode"):
        yield POSTCODE.at("name.postcode")
    by_akim = case.text("meeting.convener_kind") == "akim"
    if by_akim and not case.text("meeting.akim_name"):
        yield AKIM.at("meeting.akim_name")
    if not by_akim and not case.text("meeting.convener"):
        yield CONVENER.at("meeting.convener")


def _activities(case: FoundingCase) -> Iterator[Finding]:
    if not case.activities:
        yield ACTIVITIES.at("activities")
    for activity in case.activities:
        if not activity.code:
            yield ACTIVITY_CODE.at(address_of("activities", activity.id, "code"))
        elif not activity.name:
            address = address_of("activities", activity.id, "name")
            yield ACTIVITY_NAME.at(address, code=activity.code)


def _founder(founder: Founder) -> Iterator[Finding]:
    if founder.legal:
        typed = (
            founder.legal_name,
            founder.bin,
            founder.location,
            founder.representative,
            founder.representative_basis,
        )
        rules = _LEGAL
    else:
        person = founder.person
        typed = (person.surname, person.given_name, founder.iin, founder.residence, "-")
        rules = _NATURAL
    for (name, rule), text in zip(rules.items(), typed, strict=False):
        if not text:
            yield rule.at(of(founder, name), who=who(founder))


def _rows(case: FoundingCase) -> Iterator[Finding]:
    for collection, rule in _NEEDED.items():
        if collection == "board_members" and case.sole_chair:
            continue
        for record in case.answers.records(collection):
            if not record.get("founder").strip():
                yield rule.at(address_of(collection, record.id, "founder"))


def _meeting_results(case: FoundingCase) -> Iterator[Finding]:
    held = not case.planned
    secret = case.yes("meeting.secret_vote")
    if held or any(case.text(key) for key in OFFICERS):
        for key, rule in OFFICERS.items():
            if not case.text(key):
                yield rule.at(key)
    if held and not case.text("meeting.end_time"):
        yield END_TIME.at("meeting.end_time")
    if held and secret and not case.answers.records("counting_members"):
        yield COUNTING.at("counting_members")
    if not held and not secret:
        return
    if not case.sole_chair and not case.answers.records("board_members"):
        yield BOARD.at("board_members")
    if not case.answers.records("audit_members"):
        yield AUDIT.at("audit_members")
    if not held:
        return
    if not case.text("board.chair"):
        yield CHAIR.at("board.chair")
    if case.answers.records("audit_members") and not case.text("audit.chair"):
        yield AUDIT_CHAIR.at("audit.chair")
    if not case.text("authorised.founder"):
        yield AUTHORISED.at("authorised.founder")


def _director(case: FoundingCase, hidden: frozenset[str]) -> Iterator[Finding]:
    if not case.text("director.founder") and not case.text("director.surname"):
        yield DIRECTOR.at("director.surname", related=("director.founder",))
        return
    for key, rule in _DIRECTOR.items():
        if key not in hidden and not case.text(key):
            yield rule.at(key)
    if not case.director_residence and "director.residence" not in hidden:
        yield DIRECTOR_RESIDENCE.at("director.residence")
