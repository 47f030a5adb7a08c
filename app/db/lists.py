"""Lists of cooperatives in the file. Every function works inside the caller's transaction.

A draft may be changed freely. Once a decision approved a list, its chain only grows: there is no
function that changes or deletes a decision, a paper or a row of an approved list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.db import register
from app.db.tables import cases, list_decisions, list_papers, list_rows, lists
from app.db.types import StoredValueError
from app.domain.approved_list import (
    ApprovedList,
    BrokenListError,
    ListPlace,
    Order,
    rows_on,
)
from app.domain.list_chain import digest, goes_on, hashes, read_list, text_of

_FEW = 500
"""So many uuids stand in one query."""


class FrozenListError(Exception):
    """A list that is approved was to be changed otherwise than by a decision: a caller's bug."""


class UnknownListError(LookupError):
    """A call names a list that the file does not hold: a bug of the caller."""


class ForkedListError(Exception):
    """Decisions were to be added to a list that went on another way."""


@dataclass(frozen=True)
class StoredList:
    """A list as the file holds it; ``approved`` is None for a draft, whose cases are ``draft``."""

    id: int
    uuid: str
    owner: str
    order: Order
    drawn_at: datetime | None
    approved: ApprovedList | None
    draft: tuple[str, ...] = ()


# -- drafts ----------------------------------------------------------------------------------


def add_draft(
    connection: Connection, named: tuple[str, str], order: Order, rows: Sequence[str], at: datetime
) -> int:
    """Write a draft with its cases in their order and return its number.

    ``named`` are its uuid and the public key of the office that draws it up.
    """
    uuid, owner = named
    statement = insert(lists).values(uuid=uuid, owner=owner, order_by=order.value, drawn_at=at)
    list_id: int = connection.execute(statement.returning(lists.c.id)).scalar_one()
    _write_draft(connection, list_id, rows)
    return list_id


def redraw(connection: Connection, list_id: int, order: Order, rows: Sequence[str]) -> None:
    """Put other cases, or another order, into a draft.

    Raises:
        FrozenListError: it is approved.
        UnknownListError: there is no such list.
    """
    _draft(connection, list_id)
    connection.execute(update(lists).where(lists.c.id == list_id).values(order_by=order.value))
    connection.execute(delete(list_rows).where(list_rows.c.list_id == list_id))
    _write_draft(connection, list_id, rows)


def drop(connection: Connection, list_id: int) -> None:
    """Delete a draft.

    Raises:
        FrozenListError: it is approved.
        UnknownListError: there is no such list.
    """
    _draft(connection, list_id)
    connection.execute(delete(lists).where(lists.c.id == list_id, lists.c.decisions == 0))


def _write_draft(connection: Connection, list_id: int, rows: Sequence[str]) -> None:
    values = [
        {"list_id": list_id, "position": position, "case_uuid": uuid}
        for position, uuid in enumerate(rows, start=1)
    ]
    if values:
        connection.execute(insert(list_rows), values)


def _draft(connection: Connection, list_id: int) -> None:
    query = select(lists.c.decisions).where(lists.c.id == list_id)
    count = connection.execute(query).scalar()
    if count is None:
        raise UnknownListError(list_id)
    if count:
        raise FrozenListError(list_id)


# -- decisions -------------------------------------------------------------------------------


def add_approved(connection: Connection, approved: ApprovedList) -> int:
    """Write a list that came whole from another office and return its number."""
    values = {"uuid": approved.uuid, "owner": approved.owner, "order_by": approved.order.value}
    statement = insert(lists).values(**values).returning(lists.c.id)
    list_id: int = connection.execute(statement).scalar_one()
    extend(connection, list_id, approved)
    return list_id


def extend(connection: Connection, list_id: int, approved: ApprovedList) -> None:
    """Write the decisions of a list that the file does not hold yet; those it holds stay.

    Raises:
        ForkedListError: the decisions in the file are not the first ones of this chain.
        UnknownListError: there is no such list.
    """
    found = connection.execute(select(lists).where(lists.c.id == list_id)).first()
    if found is None:
        raise UnknownListError(list_id)
    held = _hashes(connection, list_id)
    own = hashes(approved)
    known = (found.uuid, found.owner, found.order_by)
    if not goes_on(own, held) or known != (approved.uuid, approved.owner, approved.order.value):
        raise ForkedListError(list_id)
    new = [
        {
            "list_id": list_id,
            "seq": decision.seq,
            "number": decision.number,
            "day": decision.day,
            "sha256": sha256,
            "content": text_of(approved, decision),
        }
        for decision, sha256 in zip(approved.decisions, own, strict=True)
        if decision.seq > len(held)
    ]
    if not new:
        return
    connection.execute(insert(list_decisions), new)
    connection.execute(delete(list_rows).where(list_rows.c.list_id == list_id))
    connection.execute(
        insert(list_rows),
        [
            {
                "list_id": list_id,
                "position": row.position,
                "case_uuid": row.facts.uuid,
                "removed": row.removed,
                "tiyn": row.facts.tiyn,
            }
            for row in rows_on(approved)
        ],
    )
    values = {"decisions": approved.last, "number": approved.number, "day": approved.day}
    connection.execute(update(lists).where(lists.c.id == list_id).values(**values))
    # Whether a case may be financed follows from the lists at the ӘКК, not from its answers.
    register.age(connection, [row.facts.uuid for row in rows_on(approved)])


def number_of(connection: Connection, uuid: str) -> int:
    """Return the number of a list in the file.

    Raises:
        UnknownListError: there is no such list.
    """
    list_id = connection.execute(select(lists.c.id).where(lists.c.uuid == uuid)).scalar()
    if list_id is None:
        raise UnknownListError(uuid)
    return int(list_id)


def held_hashes(connection: Connection, uuid: str) -> tuple[str, ...] | None:
    """Return the hashes of the decisions of a list in the file; None when it has no such list."""
    list_id = connection.execute(select(lists.c.id).where(lists.c.uuid == uuid)).scalar()
    return None if list_id is None else _hashes(connection, list_id)


def _hashes(connection: Connection, list_id: int) -> tuple[str, ...]:
    query = select(list_decisions.c.sha256).where(list_decisions.c.list_id == list_id)
    return tuple(connection.execute(query.order_by(list_decisions.c.seq)).scalars())


def number_used(connection: Connection, owner: str, number: str, year: int) -> bool:
    """Return whether an office has a decision of this number in a year already."""
    days = list_decisions.c.day.between(date(year, 1, 1), date(year, 12, 31))
    query = (
        select(list_decisions.c.number)
        .join(lists, lists.c.id == list_decisions.c.list_id)
        .where(lists.c.owner == owner, days)
    )
    wanted = number.casefold()
    return any(one.casefold() == wanted for one in connection.execute(query).scalars())


# -- papers ----------------------------------------------------------------------------------


def keep_paper(connection: Connection, list_id: int, values: Mapping[str, Any]) -> None:
    """Keep a PDF of a decision: seq, kind, language, sha256, pages, content. Never a second one."""
    connection.execute(insert(list_papers).values(list_id=list_id, **values))


def paper(
    connection: Connection, list_id: int, seq: int, kind: str, language: str
) -> tuple[str, int, bytes] | None:
    """Return a kept PDF (SHA-256, pages, bytes), or None when none was kept."""
    table = list_papers
    query = select(table.c.sha256, table.c.pages, table.c.content).where(
        table.c.list_id == list_id,
        table.c.seq == seq,
        table.c.kind == kind,
        table.c.language == language,
    )
    found = connection.execute(query).first()
    return None if found is None else (found.sha256, found.pages, bytes(found.content))


# -- reading ---------------------------------------------------------------------------------


def titles(connection: Connection, uuids: Sequence[str]) -> dict[str, str]:
    """Return the names of cases, those of the bin too; "" of one that is not in the file."""
    found = {
        row.uuid: row.title
        for start in range(0, len(uuids), _FEW)
        for row in connection.execute(
            select(cases.c.uuid, cases.c.title).where(cases.c.uuid.in_(uuids[start : start + _FEW]))
        )
    }
    return {uuid: found.get(uuid, "") for uuid in uuids}


def read(connection: Connection, list_id: int) -> StoredList:
    """Return a list with its chain, checked, or with the cases of a draft.

    Raises:
        UnknownListError: there is no such list.
        StoredValueError: the chain in the file does not hold together: the file is damaged.
    """
    found = connection.execute(select(lists).where(lists.c.id == list_id)).first()
    if found is None:
        raise UnknownListError(list_id)
    order = Order(found.order_by)
    if found.decisions:
        approved = _chain(connection, list_id)
        return StoredList(list_id, found.uuid, found.owner, order, found.drawn_at, approved)
    rows = select(list_rows.c.case_uuid).where(list_rows.c.list_id == list_id)
    draft = tuple(connection.execute(rows.order_by(list_rows.c.position)).scalars())
    return StoredList(list_id, found.uuid, found.owner, order, found.drawn_at, None, draft)


def _chain(connection: Connection, list_id: int) -> ApprovedList:
    table = list_decisions
    query = select(table.c.content, table.c.sha256).where(table.c.list_id == list_id)
    contents = []
    for row in connection.execute(query.order_by(table.c.seq)):
        if digest(row.content) != row.sha256:
            raise StoredValueError("list")
        contents.append(row.content)
    try:
        return _read_list(tuple(contents))
    except BrokenListError as error:
        raise StoredValueError("list") from error


@lru_cache(maxsize=4)
def _read_list(contents: tuple[str, ...]) -> ApprovedList:
    """Read a chain once: the same texts are always the same list, and a long one takes its time."""
    return read_list([json.loads(content) for content in contents])


def place(connection: Connection, uuid: str) -> ListPlace | None:
    """Return where a case stands on an approved list: where it stands now, else where it stood.

    Of several the newest list counts.
    """
    query = (
        select(
            lists.c.uuid,
            lists.c.number,
            lists.c.day,
            list_rows.c.position,
            list_decisions.c.number.label("out_number"),
            list_decisions.c.day.label("out_day"),
        )
        .join(lists, lists.c.id == list_rows.c.list_id)
        .outerjoin(
            list_decisions,
            (list_decisions.c.list_id == list_rows.c.list_id)
            & (list_decisions.c.seq == list_rows.c.removed),
        )
        .where(list_rows.c.case_uuid == uuid, lists.c.decisions > 0)
        .order_by(lists.c.day.desc(), lists.c.id.desc(), list_rows.c.position.desc())
    )
    found = [
        ListPlace(row[0], row[1], row[2], row[3], row[4] or "", row[5])
        for row in connection.execute(query)
    ]
    return next((one for one in found if one.stands), found[0] if found else None)


def lists_with(connection: Connection, owner: str, uuids: Sequence[str]) -> list[int]:
    """Return the approved lists of an office that have, or had, a row for one of these cases."""
    query = (
        select(lists.c.id, lists.c.day)
        .join(list_rows, list_rows.c.list_id == lists.c.id)
        .where(lists.c.owner == owner, lists.c.decisions > 0)
        .distinct()
    )
    found = {
        (row.day, row.id)
        for start in range(0, len(uuids), _FEW)
        for row in connection.execute(
            query.where(list_rows.c.case_uuid.in_(uuids[start : start + _FEW]))
        )
    }
    return [list_id for _day, list_id in sorted(found, reverse=True)]


def cases_by_owner(connection: Connection) -> dict[str, list[int]]:
    """Return the cases here that stand, or stood, on approved lists, by the office of the list."""
    query = (
        select(lists.c.owner, cases.c.id)
        .join(list_rows, list_rows.c.list_id == lists.c.id)
        .join(cases, cases.c.uuid == list_rows.c.case_uuid)
        .where(lists.c.decisions > 0, cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
        .distinct()
        .order_by(cases.c.id)
    )
    found: dict[str, list[int]] = {}
    for owner, case_id in connection.execute(query):
        found.setdefault(owner, []).append(case_id)
    return found


def ever_listed(connection: Connection) -> frozenset[str]:
    """Return the cases that stand, or stood, on approved lists."""
    query = (
        select(list_rows.c.case_uuid)
        .join(lists, lists.c.id == list_rows.c.list_id)
        .where(lists.c.decisions > 0)
    )
    return frozenset(connection.execute(query).scalars())


def standing(connection: Connection) -> dict[str, str]:
    """Return the cases that stand on approved lists now, with the number of the list."""
    query = (
        select(list_rows.c.case_uuid, lists.c.number)
        .join(lists, lists.c.id == list_rows.c.list_id)
        .where(lists.c.decisions > 0, list_rows.c.removed == 0)
    )
    return {row.case_uuid: row.number for row in connection.execute(query)}
