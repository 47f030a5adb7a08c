"""Lists in the file: a draft changes, an approved list only grows, whatever is tried."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import IntegrityError

from app.core.errors import DamagedStoreError
from app.db import list_cases, list_sums, lists
from app.db.lists import ForkedListError, FrozenListError, UnknownListError
from app.db.tables import list_decisions, list_papers, list_rows
from app.db.tables import lists as lists_table
from app.domain.approved_list import ApprovedList, Decision, Entry, Order
from app.domain.list_chain import hashes
from app.services.cases import CaseService
from app.services.store import Store
from tests.unit.test_approved_list import DAY, LIST, OWNER, approved, decided, facts, uuid

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PAPER = {"seq": 1, "kind": "list", "language": "kk", "sha256": "0" * 64, "pages": 1}


def draft(connection: Connection) -> int:
    rows = [uuid(number) for number in range(3)]
    return lists.add_draft(connection, (LIST, OWNER), Order.ALPHABET, rows, NOW)


def frozen(connection: Connection) -> tuple[int, ApprovedList]:
    """Return an approved list with a further decision and a kept paper."""
    list_id = draft(connection)
    made = decided(approved(*(facts(number) for number in range(3))), removed=(2,))
    lists.extend(connection, list_id, made)
    lists.keep_paper(connection, list_id, {**PAPER, "content": b"%PDF"})
    return list_id, made


def everything(connection: Connection) -> list[Any]:
    tables = (lists_table, list_decisions, list_rows, list_papers)
    return [tuple(row) for table in tables for row in connection.execute(select(table))]


def test_a_draft_is_redrawn_and_dropped(store: Store) -> None:
    with store.write() as connection:
        list_id = draft(connection)
        lists.redraw(connection, list_id, Order.DISTRICT, [uuid(2), uuid(7)])
        read = lists.read(connection, list_id)
        assert (read.draft, read.order, read.approved) == (
            (uuid(2), uuid(7)),
            Order.DISTRICT,
            None,
        )
        lists.redraw(connection, list_id, Order.DISTRICT, [])
        assert lists.read(connection, list_id).draft == ()
        assert lists.place(connection, uuid(2)) is None  # a draft is no list
        lists.drop(connection, list_id)
        with pytest.raises(UnknownListError):
            lists.read(connection, list_id)
        assert everything(connection) == []


def test_an_approved_list_reads_back_whole(store: Store) -> None:
    with store.write() as connection:
        list_id, made = frozen(connection)
    with store.read() as connection:
        assert lists.read(connection, list_id).approved == made
        assert lists.standing(connection) == {uuid(0): "17", uuid(2): "17"}
        assert lists.ever_listed(connection) == {uuid(0), uuid(1), uuid(2)}
        place = lists.place(connection, uuid(1))
        assert place is not None
        assert (place.position, place.removed_by, place.removed_on) == (2, "18", DAY)
        (row,) = list_sums.listed(connection)
        assert (row.held, row.struck, row.decisions) == (3, 1, 2)
        assert lists.paper(connection, list_id, 1, "list", "kk") == ("0" * 64, 1, b"%PDF")
        assert lists.paper(connection, list_id, 1, "list", "ru") is None


def test_nothing_of_an_approved_list_can_be_changed(store: Store) -> None:
    """Every function of the repository that writes is tried."""
    with store.write() as connection:
        list_id, made = frozen(connection)
        before = everything(connection)
    first = made.decisions[0]
    other = replace(first, added=(*first.added[:2], Entry(3, facts(8))))
    forked = replace(made, decisions=(other,))
    longer = decided(forked, removed=(1,))
    attempts: dict[str, list[tuple[type[Exception], tuple[Any, ...]]]] = {
        "redraw": [(FrozenListError, (list_id, Order.DISTRICT, [uuid(9)]))],
        "drop": [(FrozenListError, (list_id,))],
        "extend": [
            (ForkedListError, (list_id, forked)),
            (ForkedListError, (list_id, decided(longer, number="20", removed=(2,)))),
            (ForkedListError, (list_id, replace(made, decisions=(first,)))),
            (ForkedListError, (list_id, replace(made, owner="cd" * 32))),
            (ForkedListError, (list_id, replace(made, uuid=uuid(99)))),
            (UnknownListError, (list_id + 1, made)),
        ],
        "add_approved": [(IntegrityError, (made,)), (IntegrityError, (forked,))],
        "add_draft": [(IntegrityError, ((LIST, OWNER), Order.ALPHABET, [], NOW))],
        "keep_paper": [(IntegrityError, (list_id, {**PAPER, "content": b"other"}))],
    }
    writing = {
        name
        for name, value in inspect.getmembers(lists, inspect.isfunction)
        if value.__module__ == lists.__name__
        and not name.startswith("_")
        and any(word in inspect.getsource(value) for word in ("insert(", "update(", "delete("))
    } | {"redraw", "add_draft", "add_approved"}
    assert writing == set(attempts)
    for name, tries in attempts.items():
        for error, arguments in tries:
            with pytest.raises(error), store.write() as connection:
                getattr(lists, name)(connection, *arguments)
            with store.read() as connection:
                assert everything(connection) == before, name


def test_the_same_chain_again_writes_nothing(store: Store) -> None:
    with store.write() as connection:
        list_id, made = frozen(connection)
        before = everything(connection)
        lists.extend(connection, list_id, made)
        assert everything(connection) == before
        assert lists.held_hashes(connection, LIST) == hashes(made)
        assert lists.held_hashes(connection, uuid(3)) is None
        assert lists.number_of(connection, LIST) == list_id
        with pytest.raises(UnknownListError):
            lists.number_of(connection, uuid(3))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace("Үміт 1", "Үміт 9"),
        lambda content: json.dumps({**json.loads(content), "seq": 7}),
        lambda content: "{}",
    ],
)
def test_a_changed_file_is_told_as_damaged(store: Store, spoil: Any) -> None:
    with store.write() as connection:
        list_id, _made = frozen(connection)
        content = connection.execute(select(list_decisions.c.content)).scalars().first()
        where = list_decisions.c.seq == 1
        connection.execute(update(list_decisions).where(where).values(content=spoil(content)))
    with pytest.raises(DamagedStoreError), store.read() as connection:
        lists.read(connection, list_id)


def test_a_number_is_used_once_a_year_by_each_office(store: Store) -> None:
    with store.write() as connection:
        frozen(connection)
        assert lists.number_used(connection, OWNER, "17", DAY.year)
        assert lists.number_used(connection, OWNER, "18", DAY.year)
        assert not lists.number_used(connection, OWNER, "19", DAY.year)
        assert not lists.number_used(connection, OWNER, "17", DAY.year + 1)
        assert not lists.number_used(connection, "cd" * 32, "17", DAY.year)


def test_of_several_lists_the_one_where_it_stands_counts(store: Store) -> None:
    with store.write() as connection:
        frozen(connection)
        later = ApprovedList(
            uuid(50),
            OWNER,
            Order.ALPHABET,
            (Decision(1, "5", date(2026, 12, 1), "Ә", added=(Entry(1, facts(1)),)),),
        )
        lists.add_approved(connection, later)
        place = lists.place(connection, uuid(1))
        assert place is not None
        assert (place.number, place.stands) == ("5", True)
        lists.extend(
            connection,
            lists.number_of(connection, uuid(50)),
            decided(later, number="6", day=date(2026, 12, 2), removed=(1,)),
        )
        place = lists.place(connection, uuid(1))
        assert place is not None
        assert (place.number, place.removed_by) == ("5", "6")


def test_only_what_may_stand_on_a_list_is_read(cases: CaseService, store: Store) -> None:
    made = [cases.create() for _ in range(3)]
    cases.create(sample=True)
    cases.delete(made[2].summary.id)
    wanted = [made[1].summary.uuid, uuid(1), made[0].summary.uuid, made[2].summary.uuid]
    with store.read() as connection:
        rows = list_cases.case_rows(connection)
        assert [row.id for row in rows] == [made[0].summary.id, made[1].summary.id]
        found = list_cases.cases_of(connection, wanted)
        assert [row.uuid for row in found] == [wanted[0], wanted[2]]
        ids = frozenset({made[1].summary.id})
        assert [row.id for row in list_cases.case_rows(connection, ids=ids)] == list(ids)
        many = frozenset(range(1000))
        assert len(list_cases.case_rows(connection, ids=many)) == 2
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 4
