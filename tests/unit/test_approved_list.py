"""The approved list: orders, numbers, decisions, and a chain that cannot be changed unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import approved_list, list_chain
from app.domain.approved_list import (
    FACTS,
    ApprovedList,
    BrokenListError,
    Correction,
    Decision,
    Entry,
    ListRow,
    Order,
    RowFacts,
    corrected,
    corrections,
    in_order,
    numbered,
    places_of,
    rows_on,
)
from app.domain.list_chain import content_of, goes_on, hashes, read_list, verify
from app.kazakh.alphabet import sort_key

OWNER = "ab" * 32
LIST = "00000000-0000-4000-8000-00000000aaaa"
DAY = date(2026, 11, 20)
DIRECTIONS = {"milk": "Сүт", "feed": "Жем"}


def uuid(number: int) -> str:
    return str(UUID(int=number + (4 << 76) + (8 << 60)))


def facts(number: int, **changed: Any) -> RowFacts:
    made = RowFacts(
        uuid(number),
        name=f"Үміт {number}",
        bin=f"{number:012d}",
        district="Түлкібас",
        founders=3,
        tiyn=100,
        jobs=2,
        consent_number="1",
        consent_date=DAY,
        registration_date=DAY,
    )
    return replace(made, **changed)


def approved(*rows: RowFacts) -> ApprovedList:
    first = Decision(1, "17", DAY, "Ә. Нұрланов", added=numbered(rows))
    return ApprovedList(LIST, OWNER, Order.ALPHABET, (first,))


def decided(listed: ApprovedList, **parts: Any) -> ApprovedList:
    """Return a list with a further decision."""
    told = {"number": "18", "day": DAY, "by": "Ә. Нұрланов", "reason": "бас тартты", **parts}
    step = Decision(seq=listed.last + 1, before=hashes(listed)[-1], **told)
    return replace(listed, decisions=(*listed.decisions, step))


# -- order and numbers -------------------------------------------------------------------------

ROWS = st.lists(
    st.tuples(
        st.sampled_from(("Ә", "А", "Ү", "У", "Я", "Іле", "")),
        st.sampled_from(("Түлкібас", "Отырар", "")),
        st.sampled_from(("Мичурин", "Балтакөл", "")),
        st.sampled_from(("milk", "feed", "ара", "")),
    ),
    max_size=12,
)


@settings(max_examples=80)
@given(ROWS, st.sampled_from(Order), st.randoms(use_true_random=False))
def test_an_order_is_one_whatever_way_the_rows_came(rows: Any, order: Order, mix: Any) -> None:
    made = [
        facts(number, name=name, district=district, okrug=okrug, direction=direction)
        for number, (name, district, okrug, direction) in enumerate(rows)
    ]
    sorted_rows = in_order(made, order, sort_key, DIRECTIONS)
    shuffled = list(made)
    mix.shuffle(shuffled)
    assert in_order(shuffled, order, sort_key, DIRECTIONS) == sorted_rows
    assert sorted(one.uuid for one in sorted_rows) == sorted(one.uuid for one in made)
    assert [entry.position for entry in numbered(sorted_rows)] == list(range(1, len(made) + 1))
    heads = {
        Order.ALPHABET: [one.name for one in sorted_rows],
        Order.DISTRICT: [one.district for one in sorted_rows],
        Order.DIRECTION: [DIRECTIONS.get(one.direction, one.direction) for one in sorted_rows],
    }[order]
    assert heads == sorted(heads, key=sort_key)


def test_the_kazakh_alphabet_and_then_the_okrug_decide() -> None:
    names = ["Я", "Ә", "А", "Ғ", "Г"]
    rows = [facts(number, name=name) for number, name in enumerate(names)]
    found = [one.name for one in in_order(rows, Order.ALPHABET, sort_key, {})]
    assert found == ["А", "Ә", "Г", "Ғ", "Я"]
    rows = [facts(1, okrug="Б", name="А"), facts(2, okrug="А", name="Я"), facts(3, okrug="Б")]
    found = [one.okrug for one in in_order(rows, Order.DISTRICT, sort_key, {})]
    assert found == ["А", "Б", "Б"]


# -- decisions -------------------------------------------------------------------------------


def test_numbers_stay_whatever_is_decided() -> None:
    listed = approved(*(facts(number) for number in range(3)))
    listed = decided(listed, removed=(2,))
    listed = decided(listed, number="19", added=(Entry(4, facts(1)), Entry(5, facts(9))))
    fix = Correction(1, "jobs", "2", "7")
    listed = decided(listed, number="20", corrected=(fix,))
    verify(listed)
    rows = rows_on(listed)
    assert [(row.position, row.added, row.removed, row.corrected) for row in rows] == [
        (1, 1, 0, (4,)),
        (2, 1, 2, ()),
        (3, 1, 0, ()),
        (4, 3, 0, ()),
        (5, 3, 0, ()),
    ]
    assert rows[0].facts.jobs == 7
    assert [row.facts.jobs for row in rows_on(listed, 1)] == [2, 2, 2]
    assert len(rows_on(listed, 2)) == 3
    back = places_of(listed)[uuid(1)]
    assert (back.position, back.stands) == (4, True)
    gone = places_of(decided(approved(facts(0), facts(1)), removed=(2,)))[uuid(1)]
    assert (gone.stands, gone.removed_by, gone.position) == (False, "18", 2)
    assert uuid(77) not in places_of(listed)


BROKEN: tuple[tuple[dict[str, Any], str], ...] = (
    ({"removed": (7,)}, approved_list.UNKNOWN_ROW),
    ({"removed": (1, 1)}, approved_list.UNKNOWN_ROW),
    ({"added": (Entry(9, facts(9)),)}, approved_list.BAD_NUMBERS),
    ({"added": (Entry(3, facts(0)),)}, approved_list.TWICE),
    ({"corrected": (Correction(1, "jobs", "3", "4"),)}, approved_list.WRONG_OLD),
    ({"corrected": (Correction(1, "jobs", "2", "2"),)}, approved_list.WRONG_OLD),
    ({"corrected": (Correction(1, "uuid", uuid(0), uuid(5)),)}, approved_list.WRONG_OLD),
    ({"corrected": (Correction(1, "tiyn", "100", "көп"),)}, approved_list.WRONG_OLD),
    ({"corrected": (Correction(1, "founders", "3", ""),)}, approved_list.WRONG_OLD),
    ({}, approved_list.NOTHING),
    ({"removed": (1,), "reason": " "}, approved_list.NO_REASON),
    ({"removed": (1,), "number": " "}, approved_list.UNNAMED),
    ({"removed": (1,), "by": ""}, approved_list.UNNAMED),
    ({"removed": (1,), "day": DAY - timedelta(days=1)}, list_chain.DAYS),
)


@pytest.mark.parametrize(("parts", "words"), BROKEN)
def test_a_decision_that_does_not_fit_is_refused(parts: dict[str, Any], words: str) -> None:
    with pytest.raises(BrokenListError, match="^" + words.replace(".", r"\.") + "$"):
        verify(decided(approved(facts(0), facts(1)), **parts))


def test_a_list_without_rows_is_none() -> None:
    with pytest.raises(BrokenListError):
        verify(approved())
    with pytest.raises(BrokenListError):
        verify(replace(approved(facts(0)), decisions=()))


@settings(max_examples=60)
@given(st.sampled_from(FACTS), st.data())
def test_corrections_bring_a_row_to_what_the_case_says(name: str, data: st.DataObject) -> None:
    value: Any
    if name in approved_list.DATES:
        value = data.draw(st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)))
    elif name in approved_list.NUMBERS:
        value = data.draw(st.integers(0, 10**12))
    else:
        value = data.draw(st.text(max_size=20))
    now = facts(0, **{name: value})
    row = ListRow(1, facts(0), 1)
    changed = row.facts
    for one in corrections(row, now):
        changed = corrected(changed, one.name, one.new)
    assert changed == now
    assert not corrections(ListRow(1, now, 1), now)


# -- the chain -------------------------------------------------------------------------------


def as_data(listed: ApprovedList) -> list[dict[str, Any]]:
    contents = [
        content_of(listed.uuid, listed.owner, listed.order, one) for one in listed.decisions
    ]
    read: list[dict[str, Any]] = json.loads(json.dumps(contents))
    return read


def chain() -> ApprovedList:
    listed = decided(approved(facts(0), facts(1), facts(2)), removed=(2,))
    return decided(listed, number="19", added=(Entry(4, facts(5)),))


def test_what_is_written_reads_back_to_the_same() -> None:
    assert read_list(as_data(chain())) == chain()
    older = hashes(replace(chain(), decisions=chain().decisions[:2]))
    assert goes_on(hashes(chain()), older)
    assert not goes_on(older, hashes(chain()))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, list):
        found = [leaf for key, one in enumerate(value) for leaf in leaves(one, (*path, key))]
        return found or [path]
    return [path]


LEAVES = leaves(as_data(chain()))
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just("x" * 3000),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=300)
@given(st.sampled_from(LEAVES), JUNK)
def test_a_changed_value_never_passes_for_the_same_list(path: tuple[Any, ...], junk: Any) -> None:
    data = as_data(chain())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = junk
    try:
        read = read_list(data)
    except BrokenListError:
        return
    # What passes for a list is another one: its hashes are not those that were approved.
    assert read == chain() or hashes(read) != hashes(chain())
    if path[0] < chain().last - 1:  # only the last decision may differ without a broken chain
        assert read == chain()


@pytest.mark.parametrize("drop", range(3))
def test_a_decision_cannot_be_left_out_or_moved(drop: int) -> None:
    data = as_data(chain())
    whole = data[:drop] + data[drop + 1 :]
    if drop < 2:
        with pytest.raises(BrokenListError):
            read_list(whole)
    else:
        assert read_list(whole).last == 2
    with pytest.raises(BrokenListError):
        read_list([data[0], data[2], data[1]])


def test_other_keys_and_other_lists_are_refused() -> None:
    for name in ("list", "owner", "order"):
        data = as_data(chain())
        data[1][name] = {"list": uuid(9), "owner": "cd" * 32, "order": "district"}[name]
        with pytest.raises(BrokenListError):
            read_list(data)
    data = as_data(chain())
    data[0]["more"] = 1
    with pytest.raises(BrokenListError):
        read_list(data)
    with pytest.raises(BrokenListError):
        read_list([1])
    with pytest.raises(BrokenListError):
        read_list([as_data(chain())[0]] * 1001)
