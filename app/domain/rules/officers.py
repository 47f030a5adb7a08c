"""The meeting's chair, secretary and counting commission."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding
from app.domain.rules.base import CUSTOM, block, repeated, warn, who

SAME = block(
    "officers.same_person",
    N_("The chair of the meeting is not its secretary. Choose two persons."),
    CUSTOM,
)
CHAIR_ABSENT = block(
    "officers.chair_absent",
    N_("{who} chairs the meeting but was not there himself. Check the attendance."),
    CUSTOM,
)
SECRETARY_ABSENT = block(
    "officers.secretary_absent",
    N_("{who} keeps the minutes but was not there himself. Check the attendance."),
    CUSTOM,
)
COUNTING_ABSENT = block(
    "officers.counting_absent",
    N_("{who} counts the votes but was not there himself. Check the attendance."),
    CUSTOM,
)
COUNTING_TWICE = block(
    "officers.counting_twice",
    N_("{who} stands twice in the counting commission. Remove one row."),
    CUSTOM,
)
COUNTING_CANDIDATE = warn(
    "officers.counting_candidate",
    N_("{who} counts the votes in a secret vote and is a candidate. Choose another to count."),
    CUSTOM,
)
COUNTING_OFFICER = warn(
    "officers.counting_officer",
    N_("{who} leads the meeting or keeps its minutes and counts votes too. Choose another."),
    CUSTOM,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with who leads the meeting and counts the votes."""
    chair, secretary = case.chosen("officers.chair"), case.chosen("officers.secretary")
    if chair and chair is secretary:
        yield SAME.at("officers.secretary", related=("officers.chair",))
    held = not case.planned
    for founder, key, rule in (
        (chair, "officers.chair", CHAIR_ABSENT),
        (secretary, "officers.secretary", SECRETARY_ABSENT),
    ):
        if founder and held and founder.attendance != "present":
            related = (address_of("founders", founder.id, "attendance"),)
            yield rule.at(key, related=related, who=who(founder))
    yield from _counting(case, held=held)


def _counting(case: FoundingCase, *, held: bool) -> Iterator[Finding]:
    rows = case.answers.records("counting_members")
    by_row = {row.id: row.get("founder").strip() for row in rows}
    for later, _first in repeated((founder_id, row) for row, founder_id in by_row.items()):
        founder = case.founder(by_row[later])
        if founder:
            address = address_of("counting_members", later, "founder")
            yield COUNTING_TWICE.at(address, who=who(founder))
    candidates = {member.founder.id for member in (*case.board, *case.audit) if member.founder}
    officers = {case.text("officers.chair"), case.text("officers.secretary")}
    for row, founder_id in by_row.items():
        founder = case.founder(founder_id)
        if not founder:
            continue
        address = address_of("counting_members", row, "founder")
        if held and founder.attendance != "present":
            related = (address_of("founders", founder.id, "attendance"),)
            yield COUNTING_ABSENT.at(address, related=related, who=who(founder))
        if case.yes("meeting.secret_vote") and founder.id in candidates:
            yield COUNTING_CANDIDATE.at(address, who=who(founder))
        if founder.id in officers:
            yield COUNTING_OFFICER.at(address, who=who(founder))
