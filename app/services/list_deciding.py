"""Decisions on a list, inside the caller's transaction: checked, written, told to the cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from app.core import figures
from app.core.errors import InputError
from app.core.i18n import N_, _
from app.db import list_cases
from app.db import lists as repository
from app.db.list_cases import CaseRow
from app.domain.answers import Change, SetValue
from app.domain.approved_list import (
    Act,
    ApprovedList,
    BrokenListError,
    Decision,
    ListRow,
    RowFacts,
    corrections,
    numbered,
    rows_on,
)
from app.domain.list_chain import MAX_TEXT, content_of, hashes, read_list, verify
from app.domain.listing import LISTED_ALREADY, LISTED_ELSEWHERE, obstacles, row_facts
from app.domain.naming import NamedCase
from app.domain.parse import format_date
from app.domain.reference import Reference
from app.exchange.package.names import plain
from app.services.cases import CaseService
from app.services.model_lists import Approval, Candidate, ListChange

_LISTING = ("listing.number", "listing.date", "listing.position", "listing.approved_by")
_SAFE = N_("Nothing was changed.")
IN_BIN = N_("Its case lies in the bin.")
NOT_HERE = N_("Its case is not here any more.")


@dataclass(frozen=True)
class Desk:
    """What every decision is taken with: the transaction, the data of law, today, who decides."""

    connection: Connection
    reference: Reference
    today: date
    owner: str
    body: str  # the office's own name


# -- the cases as rows -----------------------------------------------------------------------


def candidate(row: CaseRow, desk: Desk, listed: Mapping[str, str]) -> Candidate:
    """Return a case as a row of a list, with the reasons why it may not stand on one."""
    case = NamedCase(row.answers, desk.reference, desk.today)
    reasons = [_(reason) for reason in obstacles(case)]
    number = listed.get(row.uuid, "")
    typed = case.text("listing.number")
    if number:
        reasons.append(_(LISTED_ALREADY).format(number=number))
    elif typed and case.day("listing.date"):
        reasons.append(_(LISTED_ELSEWHERE).format(number=typed))
    return Candidate(row.id, row_facts(case, row.uuid, row.founders), tuple(reasons))


def candidates_of(desk: Desk, wanted: Sequence[str]) -> tuple[Candidate, ...]:
    """Return cases as rows of a list in the order given; those that are not here are left out."""
    listed = repository.standing(desk.connection)
    rows = list_cases.cases_of(desk.connection, wanted)
    return tuple(candidate(row, desk, listed) for row in rows)


def gone(desk: Desk, wanted: Sequence[str]) -> tuple[Candidate, ...]:
    """Return those cases that are not here any more, or lie in the bin; the name where known."""
    here = {row.uuid for row in list_cases.cases_of(desk.connection, wanted)}
    titles = repository.titles(desk.connection, [uuid for uuid in wanted if uuid not in here])
    return tuple(
        Candidate(0, RowFacts(uuid, name=title), (_(IN_BIN) if title else _(NOT_HERE),))
        for uuid, title in titles.items()
    )


def facts_now(desk: Desk, wanted: Sequence[str]) -> dict[str, RowFacts]:
    """Return what rows would say of the cases now, by uuid; those not here are left out."""
    rows = list_cases.cases_of(desk.connection, wanted)
    return {
        row.uuid: row_facts(
            NamedCase(row.answers, desk.reference, desk.today), row.uuid, row.founders
        )
        for row in rows
    }


# -- what a decision would make --------------------------------------------------------------


def unsigned(desk: Desk, list_id: int, wanted: Approval | ListChange) -> ApprovedList:
    """Return a list as a decision would leave it that is still to be signed.

    Number and day come with the signature: those of ``wanted`` count for nothing.

    Raises:
        InputError: a row of the list does not fit.
    """
    made = (
        _approved(desk, list_id, replace(wanted, day=desk.today))
        if isinstance(wanted, Approval)
        else _changed(desk, list_id, wanted)
    )
    last = replace(made.decisions[-1], signed=False)
    return replace(made, decisions=(*made.decisions[:-1], last))


def approved_draft(desk: Desk, list_id: int, approval: Approval) -> ApprovedList:
    """Return a draft as the approval would freeze it.

    Raises:
        InputError: the approval or a row of the draft does not fit.
    """
    check_approval(desk, approval)
    return _checked(_approved(desk, list_id, approval))


def _approved(desk: Desk, list_id: int, approval: Approval) -> ApprovedList:
    stored = repository.read(desk.connection, list_id)
    found = candidates_of(desk, stored.draft)
    _check_rows(found, approval.day)
    if not found or len(found) < len(stored.draft):
        raise InputError(
            N_("The list has no row, or a case of it is not here any more."),
            _SAFE,
            N_("Draw the list up anew."),
        )
    decision = _decision(desk, approval)
    added = numbered(one.facts for one in found)
    made = (replace(decision, added=added),)
    return ApprovedList(stored.uuid, desk.owner, stored.order, made)


def changed_list(desk: Desk, list_id: int, change: ListChange) -> ApprovedList:
    """Return an approved list as a further decision would leave it.

    Raises:
        InputError: the decision does not fit.
    """
    approved = _own_approved(desk, list_id)
    check_approval(desk, change.approval)
    if change.approval.day < approved.decisions[-1].day:
        raise InputError(
            N_("The decision is dated {day}; the one before it is of {before}."),
            _SAFE,
            day=figures.day(change.approval.day),
            before=figures.day(approved.decisions[-1].day),
        )
    if not change.reason.strip():
        raise InputError(N_("Write why the list is changed."), _SAFE)
    return _checked(_changed(desk, list_id, change))


def _own_approved(desk: Desk, list_id: int) -> ApprovedList:
    stored = repository.read(desk.connection, list_id)
    if stored.approved is None or stored.owner != desk.owner:
        raise InputError(
            N_("Only a list that this office has approved is changed by a decision."), _SAFE
        )
    return stored.approved


def _changed(desk: Desk, list_id: int, change: ListChange) -> ApprovedList:
    approved = _own_approved(desk, list_id)
    rows = {row.position: row for row in rows_on(approved)}
    coming = candidates_of(desk, change.added)
    out = {rows[place].facts.uuid for place in change.removed if place in rows}
    _check_rows([one for one in coming if one.facts.uuid not in out], change.approval.day)
    now = facts_now(desk, [rows[place].facts.uuid for place in change.corrected if place in rows])
    decision = replace(
        _decision(desk, change.approval, approved.decisions[-1]),
        reason=change.reason.strip(),
        reason_ru=change.reason_ru.strip(),
        added=numbered((one.facts for one in coming), len(rows) + 1),
        removed=tuple(sorted(set(change.removed))),
        corrected=tuple(
            fix
            for place in sorted(set(change.corrected))
            if place in rows and rows[place].facts.uuid in now
            for fix in corrections(rows[place], now[rows[place].facts.uuid])
        ),
        before=hashes(approved)[-1],
    )
    return replace(approved, decisions=(*approved.decisions, decision))


def _decision(desk: Desk, approval: Approval, before: Decision | None = None) -> Decision:
    return Decision(
        seq=before.seq + 1 if before else 1,
        number=_line(approval.number),
        day=approval.day,
        by=_line(approval.by),
        post=_line(approval.post),
        body=_line(approval.body) or _line(desk.body),
        post_ru=_line(approval.post_ru),
        act=approval.act or (before.act if before else Act.ORDER),
    )


def _line(text: str) -> str:
    """Return what was typed as one line that is seen: another office may read no other.

    A number copied out of a letter often holds a no-break space, which looks like any other.
    """
    return plain(text, MAX_TEXT + 1)  # a longer one is refused, not cut


def _checked(approved: ApprovedList) -> ApprovedList:
    """Return the list once it would read back to the same: a longer text would damage the file."""
    contents = [
        content_of(approved.uuid, approved.owner, approved.order, one) for one in approved.decisions
    ]
    try:
        verify(approved)
        read_list(contents)
    except BrokenListError as error:
        raise InputError(str(error), _SAFE) from error
    return approved


def check_approval(desk: Desk, approval: Approval) -> None:
    """Check number, day and name of a decision.

    Raises:
        InputError: one of them does not fit.
    """
    number = _line(approval.number)
    if not number:
        raise InputError(N_("Write the number of the decision."), _SAFE)
    if not _line(approval.by) or not _line(approval.post):
        raise InputError(N_("Write who approves the list: name and post."), _SAFE)
    if approval.day > desk.today:
        raise InputError(
            N_("The day {day} is still to come. A list is dated with the day of its approval."),
            _SAFE,
            day=figures.day(approval.day),
        )
    if repository.number_used(desk.connection, desk.owner, number, approval.day.year):
        raise InputError(
            N_("This office has a decision № {number} of {year} already."),
            _SAFE,
            N_("Look at the number in the register of decisions."),
            number=number,
            year=approval.day.year,
        )


def _check_rows(rows: Iterable[Candidate], day: date) -> None:
    for one in rows:
        if one.reasons:
            raise InputError(
                N_("«{name}» may not stand on the list. {reason}"),
                _SAFE,
                N_("Take it out of the list, or complete the case."),
                name=one.facts.name,
                reason=one.reasons[0],
            )
        consent = one.facts.consent_date
        if consent is not None and consent > day:
            raise InputError(
                N_(
                    "The decision is dated {day}, before the АШБ's consent to «{name}» ({consent})."
                ),
                _SAFE,
                N_("Check both dates."),
                day=figures.day(day),
                name=one.facts.name,
                consent=figures.day(consent),
            )


# -- written ---------------------------------------------------------------------------------


def tell_cases(
    connection: Connection, cases: CaseService, approved: ApprovedList, at: datetime
) -> None:
    """Write what the last decision says into the answers of the cases that it is about."""
    last = approved.decisions[-1]
    touched = {row.position: row for row in rows_on(approved)}
    gone = [touched[place] for place in last.removed]
    come = [touched[entry.position] for entry in last.added]
    ids = {
        one.uuid: one
        for one in list_cases.cases_of(connection, [row.facts.uuid for row in (*gone, *come)])
    }
    for row in gone:
        case = ids.get(row.facts.uuid)
        if case and case.answers.get("listing.number").strip() == approved.number:
            changes: tuple[Change, ...] = tuple(SetValue(key, "") for key in _LISTING)
            cases.save_in(connection, case.id, changes, at)
    for row in come:
        case = ids.get(row.facts.uuid)
        if case:
            cases.save_in(connection, case.id, listing_answers(approved, row), at)


def listing_answers(approved: ApprovedList, row: ListRow) -> tuple[Change, ...]:
    """Return what a row of a list writes into its case."""
    decision = approved.decisions[row.added - 1]
    values = (
        approved.number,
        format_date(approved.day),
        str(row.position),
        decision.by,
    )
    return tuple(SetValue(key, value) for key, value in zip(_LISTING, values, strict=True))
