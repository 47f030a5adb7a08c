"""A case's row of the register, made from its answers and its findings."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.db import books, register, search
from app.db.types import whole
from app.domain.answers import Answers
from app.domain.approved_list import ListCheck
from app.domain.case import FoundingCase, read_case
from app.domain.finance import listed
from app.domain.findings import Finding
from app.domain.naming import short_name
from app.domain.office import Role
from app.domain.reference import Reference
from app.domain.report import figures_of
from app.domain.rules import all_findings
from app.domain.scheme import STEPS, StepState, scheme_of
from app.domain.watched_day import WatchedDay
from app.services.list_taking import list_check
from app.services.shown import MOST_SHOWN, shown
from app.services.store import KAZAKH, order_bytes

VERSION = 1
"""To be raised when the same answers give another row or text."""

UNKNOWN = -1
"""Stands in the table for a number that is not known."""

ALL_STEPS = STEPS + 1


@dataclass(frozen=True)
class Made:
    """What one case shows in the register, and the words that it is found by."""

    case_id: int
    row: dict[str, Any]
    text: str

    @property
    def blocking(self) -> int:
        """How many findings block."""
        return int(self.row["blocking"])

    @property
    def warnings(self) -> int:
        """How many findings warn."""
        return int(self.row["warnings"])


def stamp_of(reference: Reference, role: str) -> int:
    """Return by what rows are made: this program's way, the tables of law, whose desk it is."""
    tables = repr((reference.aek, reference.ceilings, role)).encode()
    return VERSION << 32 | zlib.crc32(tables)


def stamp_now(connection: Connection, reference: Reference) -> int:
    """Return by what rows are made in this store."""
    return stamp_of(reference, books.setting(connection, "office.role") or Role.OKRUG.value)


def put_row(  # noqa: PLR0917 - the order that everything about a case is given in
    connection: Connection,
    case_id: int,
    answers: Answers,
    reference: Reference,
    today: date,
    findings: Iterable[Finding] | None = None,
) -> tuple[int, int]:
    """Write a case's row at once, inside the transaction that writes its answers.

    Samples and cases of the bin have none. ``findings`` are those of the case on that day, if they
    are known already: the row is then made anew with the next day.

    Returns:
        how many findings block and how many warn, as the desk counts them.
    """
    (lists,) = list_checks(connection, [case_id])
    made = make(case_id, answers, reference, today, findings, lists=lists)
    put(connection, [made], reference)
    return made.blocking, made.warnings


def list_checks(connection: Connection, ids: Sequence[int]) -> list[ListCheck | None]:
    """Return what the lists say of some cases, see :func:`app.services.list_taking.list_check`."""
    uuids = register.uuids(connection, ids)
    return [list_check(connection, uuids[one]) if one in uuids else None for one in ids]


def put(connection: Connection, made: list[Made], reference: Reference) -> None:
    """Write the rows of some cases; those that are samples or in the bin are left out."""
    heads = register.heads(connection, [one.case_id for one in made])
    rows, texts = [], {}
    for one in made:
        head = heads.get(one.case_id)
        if head is not None and not head["sample"] and head["deleted_at"] is None:
            kept = {"sender": head["origin"], "updated_at": head["updated_at"]}
            rows.append({**one.row, **kept})
            texts[one.case_id] = one.text
    register.put(connection, stamp_now(connection, reference), rows, texts)


def make(
    case_id: int,
    answers: Answers,
    reference: Reference,
    today: date,
    findings: Iterable[Finding] | None = None,
    *,
    lists: ListCheck | None = None,
) -> Made:
    """Return what a case shows in the register on a day."""
    from app.forms.flows import counted_findings

    watched = WatchedDay.of(today)
    case = read_case(answers, reference, watched, lists=lists)
    found = counted_findings(case, all_findings(case) if findings is None else findings)
    row = {
        "case_id": case_id,
        **_figures(case, reference),
        **_counts(found),
        **_scheme(case),
    }
    until = watched.until
    if findings is not None:  # when they will be others is not known
        until = min(until, date.fromordinal(today.toordinal() + 1))
    return Made(case_id, {**row, "until": until.isoformat()}, text_of(case))


def _figures(case: FoundingCase, reference: Reference) -> dict[str, Any]:
    figures = figures_of(case.answers)
    own = whole(case.proper_name)
    begun = figures.founded or case.meeting_date
    consent, listing = case.day("meeting.consent_date"), case.day("listing.date")
    position = case.whole("listing.position")
    return {
        "title": shown(short_name(own)) if own else "",
        "title_key": order_bytes(own[:MOST_SHOWN]),
        **_place("oblast", figures.oblast),
        **_place("district", figures.district),
        **_place("okrug", figures.okrug),
        "direction": figures.direction,
        "direction_place": direction_place(figures.direction, reference),
        "year": begun.year if begun else UNKNOWN,
        "founders": len(case.answers.records("founders")),
        "tiyn": _number(figures.tiyn, _MOST_TIYN),
        "jobs": _number(figures.jobs),
        "bin": shown(case.text("registration.bin")),
        "registered": _day(figures.founded),
        "consent_day": _day(consent),
        "consent_number": shown(case.text("meeting.consent_number")),
        "listed": listed(case),
        "list_day": _day(listing),
        "list_number": shown(case.text("listing.number")),
        "list_position": _number(position),
    }


def _place(name: str, typed: str) -> dict[str, Any]:
    seen = shown(typed)
    return {name: seen, f"{name}_key": order_bytes(whole(seen))}


def direction_place(direction: str, reference: Reference) -> int:
    """Return where a direction stands in the programme's order; own ones behind, none first."""
    if not direction:
        return UNKNOWN
    known = list(reference.directions)
    return known.index(direction) if direction in known else len(known)


_MOST = 2**31 - 1
_MOST_TIYN = 2**63 - 1
"""What columns can hold."""


def _number(value: int | None, most: int = _MOST) -> int:
    """Return a number as its column holds it; one that it cannot hold is not known."""
    return value if value is not None and 0 <= value <= most else UNKNOWN


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    grave = [finding.blocks for finding in findings]
    blocking = sum(grave)
    return {
        "blocking": blocking,
        "warnings": len(grave) - blocking,
        "gravest": 2 if blocking else int(bool(grave)),
    }


def _scheme(case: FoundingCase) -> dict[str, Any]:
    for step in scheme_of(case):
        if step.state is not StepState.ON_RECORD:
            return {"step": step.number, "state": step.state.value}
    return {"step": ALL_STEPS, "state": StepState.ON_RECORD.value}


def text_of(case: FoundingCase) -> str:
    """Return the words by which a case is found."""
    return search.text_of(search.words_of(KAZAKH.fold(whole(" ".join(_words(case))))))


def _words(case: FoundingCase) -> Iterator[str]:
    text = case.answers.get
    yield case.proper_name
    yield text("name.proper_ru")
    for key in ("okrug", "district"):
        yield text(f"meeting.{key}")
    yield text("registration.bin")
    for collection in ("founders", "later_members"):
        for person in case.answers.records(collection):
            legal = person.get("kind") == "legal"
            names = ("legal_name", "bin") if legal else _PERSON
            yield from (person.get(name) for name in names)


_PERSON = ("surname", "given_name", "patronymic", "iin")
