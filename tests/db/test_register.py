"""The register over all own cases: what it finds, in which order, and by which way."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Select

from app.core.clock import FixedClock
from app.db import register, register_plan, search
from app.db.register_plan import ORDERS, Wanted
from app.db.tables import register as table
from app.domain.answers import Answers, Record, SetValue
from app.kazakh.alphabet import fold
from app.services.cases import CaseService
from app.services.model_register import Gravest, RegisterFilters, RegisterQuery
from app.services.reference import load_reference
from app.services.register import RegisterService
from app.services.store import Store
from bench.many_cases import fill

COUNT = 300
QUERIES = (
    "", "а", "щ", "қа", "ах", "сүт", "ахмет", "ахметов асқар", "алтын с", "90", "9001", "zzz",
    "а б ю", "_", "%", '"', "нұр сүт қ", "ова",
)  # fmt: skip
FILTERS: tuple[dict[str, object], ...] = (
    {},
    {"step": 6},
    {"direction": "milk"},
    {"year": 2023, "gravest": 2},
    {"state": "refused"},
    {"listed": True, "step": 5},
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A store of some hundred cases, as the bench makes it."""
    path = tmp_path_factory.mktemp("many") / "s.sqlite3"
    fill(path, COUNT, 3)
    from datetime import UTC, datetime

    clock = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))
    with Store(path, clock) as store, store.read() as connection:
        yield connection


def by_hand(connection: Connection, wanted: Wanted) -> list[int]:
    """Return what a query must give, without any index."""
    texts = {
        row[0]: row[1]
        for row in connection.exec_driver_sql("SELECT case_id, text FROM register_texts")
    }
    rows = [
        row
        for row in connection.execute(table.select()).mappings()
        if all(row[name] == value for name, value in wanted.filters.items())
        and all(needle in texts[row["case_id"]] for needle in wanted.needles)
    ]
    names = (*ORDERS[wanted.order], "case_id")
    rows.sort(key=lambda row: tuple(row[name] for name in names), reverse=wanted.descending)
    return [row["case_id"] for row in rows]


def ways(connection: Connection, wanted: Wanted) -> Iterator[tuple[str, Select[Any]]]:
    """Yield every way to find a query's cases."""
    yield "walk", register_plan._walk(wanted)
    if wanted.filters:
        yield "filters", register_plan._of_filters(wanted)
    if wanted.needles:
        named = search.candidates(connection, wanted.needles, 10_000, COUNT)
        yield "walk of named ones", register_plan._walk_named(wanted, named)
        yield "walk, named ones not counted", register_plan._walk_named(wanted, None)
        if wanted.filters:
            yield "both", register_plan._of_both(wanted, named)
            yield "both, named ones not counted", register_plan._of_both(wanted, None)
        yield "sorted first", register_plan._sorted_first(wanted, named)
        yield "read first", register_plan._read_first(wanted, named)
    yield "every", register_plan.every(wanted)
    yield "first", register_plan.first(connection, wanted, COUNT)


@pytest.mark.sqlite
@pytest.mark.parametrize("text", QUERIES)
def test_every_way_finds_the_same_cases_in_the_same_order(many: Connection, text: str) -> None:
    chance = random.Random(text)  # noqa: S311 - the same orders every time
    for filters in FILTERS:
        for order in chance.sample(sorted(ORDERS), 4):
            wanted = Wanted(search.needles(fold(text)), filters, order, chance.random() < 0.5)
            right = by_hand(many, wanted)
            for name, way in ways(many, wanted):
                assert list(many.execute(way).scalars()) == right, (name, wanted)
            assert register.first(many, wanted, 7) == right[:7]
            assert list(register.ids(many, wanted)) == right
            assert register.sums(many, wanted)[0] == len(right)


@pytest.mark.sqlite
@given(text=st.text(alphabet="ахметов нұрсүт90щ_", max_size=14))
@settings(max_examples=80, deadline=None)
def test_whatever_is_typed_finds_what_holds_it(many: Connection, text: str) -> None:
    wanted = Wanted(search.needles(fold(text)))
    assert list(register.ids(many, wanted)) == by_hand(many, wanted)


@pytest.mark.sqlite
@pytest.mark.parametrize("most", [3, 40, 250])
def test_however_few_are_counted_the_same_are_found(
    many: Connection, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(register_plan, "MOST_COUNTED", most)
    monkeypatch.setattr(register_plan, "_SAMPLE", 2)
    for text in QUERIES:
        for filters in FILTERS:
            wanted = Wanted(search.needles(fold(text)), filters)
            assert register.first(many, wanted, 7) == by_hand(many, wanted)[:7], wanted


@pytest.mark.sqlite
def test_what_the_index_names_is_reckoned_from_the_first_it_names(many: Connection) -> None:
    wanted = search.needles("ахм")
    whole = search.candidates(many, wanted, 10_000, COUNT)
    assert whole.about == whole.count
    part = search.candidates(many, wanted, whole.count // 2, COUNT)
    assert whole.count / 2 < part.about < whole.count * 2
    nothing = search.candidates(many, search.needles("zzz"), 10_000, COUNT)
    assert (nothing.count, nothing.about) == (0, 0)


@pytest.mark.sqlite
def test_the_queries_find_something(many: Connection) -> None:
    found = [len(by_hand(many, Wanted(search.needles(fold(text))))) for text in QUERIES]
    assert found[QUERIES.index("")] == COUNT
    assert found[QUERIES.index("zzz")] == 0
    assert sum(0 < count < COUNT for count in found) > 5


def test_one_letter_finds_beginnings_of_words_only() -> None:
    text = search.text_of(("қарлығаш", "ахметов"))
    assert all(needle in text for needle in search.needles("қ а"))
    assert not any(needle in text for needle in search.needles("л"))
    assert all(needle in text for needle in search.needles("ах қа"))
    assert not any(needle in text for needle in search.needles("ме"))
    assert all(needle in text for needle in search.needles("лығ мет"))


@pytest.mark.sqlite
@pytest.mark.parametrize("order", sorted(ORDERS))
@pytest.mark.parametrize("descending", [False, True])
def test_the_first_page_of_an_order_reads_its_index_alone(
    many: Connection, order: str, *, descending: bool
) -> None:
    plan = explained(many, register_plan.first(many, Wanted((), {}, order, descending), 51))
    assert plan == [f"SCAN register USING COVERING INDEX ix_register_{order}"]


@pytest.mark.sqlite
def test_a_filter_reads_no_row_to_count_what_it_leaves(many: Connection) -> None:
    for filters in FILTERS[1:]:
        (line,) = explained(many, register_plan._filtered(Wanted((), filters)))
        assert line == "SCAN register USING COVERING INDEX ix_register_filters"


@pytest.mark.sqlite
def test_nothing_is_read_of_all_cases_to_see_that_no_row_is_stale(many: Connection) -> None:
    lines = [
        line
        for query in register._stale_ways(5, "2026-11-24")
        for line in explained(many, query.limit(12))
    ]
    assert lines
    assert not [line for line in lines if line.startswith("SCAN")]


def explained(connection: Connection, query: Select[Any]) -> list[str]:
    """Return SQLite's plan for a statement."""
    made = query.compile(connection)
    values = tuple(made.params[name] for name in made.positiontup or ())
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {made}", values)
    return [row[3] for row in rows]


# -- kept beside the answers ---------------------------------------------------------------

NAME = "Щұқбөләгаш"


def a_case(name: str = "Майтөбе Сүт") -> Answers:
    return Answers(
        {"name.proper": name, "meeting.okrug": "Мичурин", "registration.bin": "940140000385"},
        {
            "founders": (
                Record("f1", {"surname": NAME, "given_name": "Асқар", "iin": "900128300123"}),
                Record("f2", {"kind": "legal", "legal_name": "«Дән» ЖШС", "bin": "111140011111"}),
            ),
            "later_members": (Record("m1", {"surname": "Кейінгі"}),),
        },
    )


@pytest.fixture
def desk(store: Store) -> RegisterService:
    return RegisterService(store, load_reference)


def found(desk: RegisterService, text: str = "") -> list[int]:
    desk.finish()
    return list(desk.ids(RegisterQuery(text)))


@pytest.mark.parametrize(
    "text",
    [
        "майтөбе",
        "СҮТ май",
        "мичур",
        "9401400",
        "щұқ",
        "асқар",
        "дән",
        "1111400",
        "кейін",
        "9001283",
    ],
)
def test_a_case_is_found_by_its_names_and_numbers(
    desk: RegisterService, cases: CaseService, text: str
) -> None:
    made = cases.create(a_case()).summary.id
    assert found(desk, text) == [made]


@pytest.mark.parametrize("text", ["аскар", "бө", "1111500", "ойтөбе", "ү", "майтөбе дала"])
def test_a_case_is_not_found_by_others(
    desk: RegisterService, cases: CaseService, text: str
) -> None:
    cases.create(a_case())
    assert found(desk, text) == []


def test_a_row_follows_its_case(desk: RegisterService, cases: CaseService) -> None:
    made = cases.create(a_case()).summary.id
    assert desk.stale() == 1
    assert found(desk) == [made]
    assert desk.stale() == 0
    cases.save(made, [SetValue("name.proper", "Ақбұлақ")])
    assert found(desk, "майтөбе") == []
    assert desk.rows([made])[0].title == "«Ақбұлақ» АӨК"
    cases.delete(made)
    assert desk.ids(RegisterQuery()).tolist() == []
    cases.restore(made)
    assert found(desk, "ақбұлақ") == [made]
    cases.replace(made, a_case("Көктем"))
    assert found(desk, "көктем") == [made]


def test_samples_and_the_bin_are_left_out(desk: RegisterService, cases: CaseService) -> None:
    cases.create(a_case(), sample=True)
    cases.delete(cases.create(a_case()).summary.id)
    assert found(desk) == []
    assert desk.work() == 0


def test_saving_an_answer_makes_no_row(desk: RegisterService, cases: CaseService) -> None:
    made = cases.create(a_case()).summary.id
    desk.finish()
    before = desk.rows([made])
    cases.save(made, [SetValue("finance.amount", "1 000")])
    assert desk.rows([made]) == before
    assert desk.stale() == 1


@pytest.mark.sqlite
def test_what_is_destroyed_stands_nowhere_in_the_file(
    desk: RegisterService, cases: CaseService, store: Store, path: Path
) -> None:
    kept = cases.create(Answers({"name.proper": "Қалған"})).summary.id
    made = cases.create(a_case()).summary.id
    desk.finish()
    cases.delete(made)
    cases.purge(made)
    content = path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
    for word in (NAME, NAME.lower(), "900128300123", "щұқ"):
        assert word.encode() not in content, word
    assert found(desk, "қалған") == [kept]
    with store.read() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, register_search, 'row')"
        )
        terms = connection.exec_driver_sql("SELECT term FROM temp.terms").scalars().all()
        connection.exec_driver_sql("DROP TABLE temp.terms")
    assert "алғ" in terms
    assert "щұқ" not in terms


@pytest.mark.sqlite
def test_a_damaged_index_is_made_anew_from_the_texts(
    desk: RegisterService, cases: CaseService, store: Store, path: Path
) -> None:
    made = cases.create(a_case()).summary.id
    desk.finish()
    for damage in (
        "UPDATE register_search_data SET block = x'0102030405' WHERE id > 10",
        "DELETE FROM register_search_data WHERE id > 10",
    ):
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(damage)
            connection.commit()
        with Store(path, store.clock) as again:
            asked = RegisterService(again, load_reference)
            assert list(asked.ids(RegisterQuery("майтөбе"))) == [made]
            CaseService(again).save(made, [SetValue("name.proper", "Майтөбе")])
            assert found(asked, "майтөбе") == [made]
    reopened = Store(path, store.clock)
    reopened.close()


@pytest.mark.sqlite
def test_writing_over_a_damaged_index_loses_nothing(
    desk: RegisterService, cases: CaseService, store: Store, path: Path
) -> None:
    made = cases.create(a_case()).summary.id
    desk.finish()
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE register_search_data SET block = x'00' WHERE id >= 10")
        connection.commit()
    with Store(path, store.clock) as again:
        asked, them = RegisterService(again, load_reference), CaseService(again)
        them.save(made, [SetValue("meeting.okrug", "Балықты")])
        assert found(asked, "балықты") == [made]
        them.delete(made)
        them.purge(made)
        assert found(asked, "балықты") == []


def test_filters_orders_and_sums(desk: RegisterService, cases: CaseService) -> None:
    numbers = [
        cases.create(
            Answers(
                {
                    "name.proper": name,
                    "meeting.district": "Түлкібас",
                    "meeting.oblast": "Түркістан",
                    "finance.amount": amount,
                    "finance.jobs": jobs,
                    "registration.date": day,
                }
            )
        ).summary.id
        for name, amount, jobs, day in (
            ("Ірбіс", "1 000 000", "3", "01.02.2024"),
            ("Ыбырай", "", "", "01.02.2023"),
            ("Әсем", "500,50", "1", ""),
        )
    ]
    desk.finish()
    ordered = [row.title for row in desk.first_page(RegisterQuery()).rows]
    assert ordered == ["«Әсем» АӨК", "«Ыбырай» АӨК", "«Ірбіс» АӨК"]
    by_sum = desk.first_page(RegisterQuery(order="tiyn", descending=True), 2)
    assert [row.tiyn for row in by_sum.rows] == [100_000_000, 50_050]
    assert not by_sum.whole
    sums = desk.sums(RegisterQuery())
    assert (sums.count, sums.tiyn, sums.jobs) == (3, 100_050_050, 4)
    assert desk.sums(numbers[:2]).tiyn == 100_000_000
    here = RegisterFilters(oblast="Түркістан", district="ТҮЛКІБАС")
    assert len(desk.ids(RegisterQuery(filters=here))) == 3
    assert len(desk.ids(RegisterQuery(filters=RegisterFilters(year=2024)))) == 1
    assert len(desk.ids(RegisterQuery(filters=RegisterFilters(findings=Gravest.BLOCKS)))) == 3
    choices = desk.choices()
    assert choices.districts == ((("Түркістан", "Түлкібас"), 3),)
    assert [year for year, _count in choices.years] == [2024, 2023, -1]
