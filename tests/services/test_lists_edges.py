"""Lists among others: their sums in one look, cases that go, drafts that share a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.core.errors import InputError
from app.core.i18n import use_language
from app.db import lists as repository
from app.domain.answers import SetValue
from app.domain.approved_list import Order
from app.services.model_lists import ListChange, ListFilter, OpenList
from tests.services.lists_support import Desk, approval

ONE = 12_000_000_00
"""What each of the cases asks for, in tiyn."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    use_language("en")
    made = Desk(tmp_path, "department", "Түркістан облысының ауыл шаруашылығы басқармасы")
    yield made
    made.store.close()


def drawn(desk: Desk, count: int = 4) -> OpenList:
    desk.fill(count)
    return desk.lists.draw(None, Order.ALPHABET)


def further(number: str, day: date = date(2026, 11, 22), **parts: object) -> ListChange:
    return ListChange(approval(number, day), "Өтініш бойынша", **parts)  # type: ignore[arg-type]  # by name


def uuid_at(opened: OpenList, position: int) -> str:
    return next(row.facts.uuid for row in opened.rows if row.position == position)


def sums(desk: Desk) -> list[tuple[str, int, int, int]]:
    """Return what the overview says: number, rows, struck, tiyn."""
    return [(one.number, one.rows, one.struck, one.tiyn) for one in desk.lists.lists()]


# -- the overview ------------------------------------------------------------------------------


def test_the_overview_says_what_a_list_says(desk: Desk) -> None:
    opened = drawn(desk)
    list_id = opened.summary.id
    assert sums(desk) == [("", 4, 0, 4 * ONE)]
    case_id = opened.case_ids[uuid_at(opened, 2)]
    desk.cases.save(case_id, [SetValue("project.asked", "20 000 000")])
    assert sums(desk) == [("", 4, 0, 3 * ONE + 20_000_000_00)]  # a draft follows its cases
    frozen = desk.lists.approve(list_id, approval())
    desk.cases.save(case_id, [SetValue("project.asked", "")])
    assert sums(desk) == [("17-Ө", 4, 0, 3 * ONE + 20_000_000_00)]  # a frozen one does not
    desk.lists.change(list_id, further("18", removed=(1,), corrected=(2,)))
    assert sums(desk) == [("17-Ө", 3, 1, 2 * ONE)]
    summary = desk.lists.open(list_id).summary
    assert summary == desk.lists.lists()[0]
    assert frozen.summary.owner == desk.office.me().key


def test_the_overview_reads_no_list_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.lists.approve(drawn(desk).summary.id, approval())

    def read(*_given: object) -> None:
        raise AssertionError("a chain was read for the overview")

    monkeypatch.setattr(repository, "read", read)
    assert sums(desk) == [("17-Ө", 4, 0, 4 * ONE)]


def test_an_okrugs_extract_reads_its_own_lists_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(desk, 2)
    desk.lists.approve(first.summary.id, approval("5"))
    late = [desk.put(number) for number in (2, 3)]
    second = desk.lists.approve(desk.lists.draw().summary.id, approval("6"))
    assert {row.facts.uuid for row in second.rows} == set(late)
    read, original = [], repository.read

    def noted(connection: Connection, list_id: int) -> repository.StoredList:
        read.append(list_id)
        return original(connection, list_id)

    monkeypatch.setattr(repository, "read", noted)
    group = next(
        one for one in desk.lists.files.groups() if second.case_ids[late[0]] in one.case_ids
    )
    desk.lists.files.reply(group, desk.folder / "reply.auylkoop")
    assert set(read) == {second.summary.id}
    owner = desk.office.me().key
    every = [*first.case_ids.values(), *second.case_ids.values()]
    assert desk.lists.cases_by_owner() == {owner: sorted(every)}


# -- cases that go -----------------------------------------------------------------------------


def test_a_case_of_the_bin_is_named_and_stays_on_its_draft(desk: Desk) -> None:
    opened = drawn(desk)
    list_id, uuid = opened.summary.id, uuid_at(opened, 2)
    desk.cases.delete(opened.case_ids[uuid])
    again = desk.lists.open(list_id)
    (lost,) = again.lost
    assert lost.facts.uuid == uuid
    assert lost.facts.name
    assert lost.reasons == ("Its case lies in the bin.",)
    assert again.summary.rows == 3
    assert sums(desk) == [("", 3, 0, 3 * ONE)]
    with pytest.raises(InputError):
        desk.lists.approve(list_id, approval())
    desk.lists.reorder(list_id, Order.DISTRICT)
    desk.lists.put(list_id, [])
    assert len(desk.lists.open(list_id).lost) == 1
    desk.cases.restore(opened.case_ids[uuid])
    assert len(desk.lists.open(list_id).rows) == 4


def test_a_case_that_was_destroyed_is_taken_off_its_draft(desk: Desk) -> None:
    opened = drawn(desk)
    list_id, uuid = opened.summary.id, uuid_at(opened, 2)
    desk.cases.delete(opened.case_ids[uuid])
    desk.cases.purge(opened.case_ids[uuid])
    (lost,) = desk.lists.open(list_id).lost
    assert lost.reasons == ("Its case is not here any more.",)
    left = desk.lists.take_out(list_id, [uuid])
    assert not left.lost
    assert desk.lists.approve(list_id, approval()).summary.rows == 3


def test_an_approved_list_keeps_the_row_of_a_case_that_was_deleted(desk: Desk) -> None:
    opened = desk.lists.approve(drawn(desk).summary.id, approval())
    list_id, uuid = opened.summary.id, uuid_at(opened, 2)
    case_id = opened.case_ids[uuid]
    desk.cases.delete(case_id)
    again = desk.lists.open(list_id)
    assert again.rows == opened.rows
    assert uuid not in again.case_ids
    assert sums(desk) == [("17-Ө", 4, 0, 4 * ONE)]
    assert desk.lists.outdated(list_id) == ()
    changed = desk.lists.change(list_id, further("18", removed=(2,)))
    assert changed.summary.rows == 3
    desk.cases.restore(case_id)
    assert desk.lists.place(uuid) is not None


def test_rows_of_a_draft_move_by_the_numbers_that_are_shown(desk: Desk) -> None:
    opened = drawn(desk)
    list_id = opened.summary.id
    order = [row.facts.uuid for row in opened.rows]
    desk.cases.save(opened.case_ids[order[0]], [SetValue("registration.bin", "")])
    moved = desk.lists.move(list_id, order[3], 1)
    assert [row.facts.uuid for row in moved.rows] == [order[3], order[1], order[2]]
    assert [one.facts.uuid for one in moved.lost] == [order[0]]


# -- drafts that share a case ------------------------------------------------------------------


def test_a_case_on_two_drafts_is_approved_once(desk: Desk) -> None:
    first = drawn(desk, 2)
    second = desk.lists.draw(ListFilter(), Order.DISTRICT)
    desk.lists.approve(first.summary.id, approval("5"))
    again = desk.lists.open(second.summary.id)
    assert not again.rows
    assert {one.reasons for one in again.lost} == {("It stands on the list № 5 already.",)}
    with pytest.raises(InputError, match="may not stand"):
        desk.lists.approve(second.summary.id, approval("6"))
    emptied = desk.lists.take_out(second.summary.id, [one.facts.uuid for one in again.lost])
    assert (emptied.rows, emptied.lost) == ((), ())
    with pytest.raises(InputError, match="no row"):
        desk.lists.approve(second.summary.id, approval("6"))


# -- very long chains --------------------------------------------------------------------------


def test_thirty_decisions_on_one_list(desk: Desk) -> None:
    opened = desk.lists.approve(drawn(desk, 3).summary.id, approval())
    list_id, uuid = opened.summary.id, uuid_at(opened, 2)
    case_id = opened.case_ids[uuid]
    for turn in range(30):
        desk.cases.save(case_id, [SetValue("project.jobs", str(10 + turn))])
        desk.lists.change(list_id, further(f"{turn + 100}", corrected=(2,)))
    made = desk.lists.open(list_id)
    assert made.approved is not None
    assert made.summary.decisions == made.approved.last == 31
    row = made.rows[1]
    assert row.facts.jobs == 39
    assert row.corrected == tuple(range(2, 32))
    assert desk.lists.papers.decision_paper(list_id, 31).startswith(b"%PDF")
    with pytest.raises(InputError, match="already"):
        desk.lists.change(list_id, further("105", removed=(1,)))
    assert desk.lists.open(list_id).summary.decisions == 31
