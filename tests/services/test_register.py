"""The desk's register as its service gives it: at once, as a file, under a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError, FileError
from app.core.i18n import use_language
from app.db import cases as case_rows
from app.db import offices, register
from app.domain.answers import Answers
from app.domain.case import read_case
from app.domain.office import Role, Sender
from app.domain.reference import AekValue
from app.domain.rules import all_findings
from app.services.cases import CaseService
from app.services.model_register import (
    COLUMNS,
    Gravest,
    RegisterFilters,
    RegisterQuery,
)
from app.services.reference import load_reference
from app.services.register import RegisterService, put_row
from app.services.samples import read_sample
from app.services.store import Store

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
EVIL = '=HYPERLINK("http://x")\x00'
ALL = tuple(COLUMNS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    use_language("en")
    with Store(path, FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def cases(store: Store) -> CaseService:
    return CaseService(store)


@pytest.fixture
def desk(store: Store) -> RegisterService:
    return RegisterService(store, load_reference)


def test_a_row_is_written_at_once_within_a_transaction(
    store: Store, cases: CaseService, desk: RegisterService
) -> None:
    answers = read_sample().answers
    made = cases.create(answers).summary.id
    with store.write() as connection:
        counts = put_row(connection, made, answers, load_reference(), NOW.date())
    assert desk.stale() == 0
    (row,) = desk.first_page(RegisterQuery()).rows
    assert (row.blocking, row.warnings) == counts
    assert row.founders == len(answers.records("founders"))
    assert row.title == "«Майтөбе Сүт» АӨК"
    case = read_case(answers, load_reference(), NOW.date())
    with store.write() as connection:
        told = put_row(connection, made, answers, load_reference(), NOW.date(), all_findings(case))
    assert told == counts


def test_a_transaction_that_fails_leaves_no_row(
    store: Store, cases: CaseService, desk: RegisterService
) -> None:
    answers = Answers({"name.proper": "Ақбұлақ"})
    made = cases.create(answers).summary.id

    def fail() -> None:
        with store.write() as connection:
            put_row(connection, made, answers, load_reference(), NOW.date())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert desk.stale() == 1
    assert desk.first_page(RegisterQuery("ақбұлақ")).rows == ()


def test_samples_and_the_bin_get_no_row(
    store: Store, cases: CaseService, desk: RegisterService
) -> None:
    sample = cases.create(Answers(), sample=True).summary.id
    with store.write() as connection:
        put_row(connection, sample, Answers(), load_reference(), NOW.date())
    assert desk.first_page(RegisterQuery()).rows == ()


def test_rows_are_made_anew_when_the_law_s_tables_change(store: Store, cases: CaseService) -> None:
    cases.create(read_sample().answers)
    reference = load_reference()
    desk = RegisterService(store, lambda: reference)
    desk.finish()
    assert desk.stale() == 0
    reference = load_reference([AekValue(date(2026, 1, 1), 9999, "бюджет туралы заң")])
    assert desk.stale() == 1
    desk.finish()
    assert desk.stale() == 0


def test_rows_are_made_anew_on_the_day_that_changes_them(path: Path) -> None:
    planned = Answers({"name.proper": "Ақбұлақ", "meeting.date": "01.12.2026"})
    with Store(path, FixedClock(NOW)) as store:
        CaseService(store).create(planned)
        desk = RegisterService(store, load_reference)
        desk.finish()
        before = desk.first_page(RegisterQuery()).rows[0].blocking
    for day, stale in ((date(2026, 11, 30), 0), (date(2026, 12, 2), 1)):
        clock = FixedClock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        with Store(path, clock) as store:
            desk = RegisterService(store, load_reference)
            assert desk.stale() == stale
            desk.finish()
            assert desk.stale() == 0
            assert desk.first_page(RegisterQuery()).rows[0].blocking >= before


def test_the_sender_is_called_by_its_name(
    store: Store, cases: CaseService, desk: RegisterService
) -> None:
    made = cases.create(Answers({"name.proper": "Ақбұлақ"})).summary.id
    with store.write() as connection:
        case_rows.touch(connection, made, {"origin": "ab" * 32})
        offices.accept(connection, Sender("ab" * 32, Role.OKRUG, "Мичурин"), NOW)
    desk.finish()
    (row,) = desk.first_page(RegisterQuery(filters=RegisterFilters(sender="ab" * 32))).rows
    assert row.sender_name == "Мичурин"
    assert desk.first_page(RegisterQuery(filters=RegisterFilters(sender=""))).rows == ()


def test_what_no_column_can_hold_is_not_known(cases: CaseService, desk: RegisterService) -> None:
    cases.create(
        Answers(
            {
                "finance.amount": "9" * 30,
                "finance.jobs": "9" * 12,
                "listing.position": "99999999999",
                "name.proper": "\ud800" + "Ұ" * 500,
                "meeting.okrug": "x" * 3000,
            }
        )
    )
    desk.finish()
    (row,) = desk.first_page(RegisterQuery("ұұұ")).rows
    assert (row.tiyn, row.jobs, row.list_position) == (None, None, None)
    assert len(row.okrug) == 300


# -- as a workbook -------------------------------------------------------------------------


def test_what_strangers_write_is_shown_on_one_line_that_hides_nothing(
    cases: CaseService, desk: RegisterService
) -> None:
    cases.create(Answers({"name.proper": "Сүт\u202e\nҚ\u200b", "meeting.okrug": "\u2066Ақсу"}))
    cases.create(Answers({"name.proper": "Ж" * 1_000_000, "listing.number": "1" * 5000}))
    while desk.work():
        pass
    long, short = sorted(desk.first_page(RegisterQuery()).rows, key=lambda row: -len(row.title))
    assert (len(long.title), len(long.list_number)) == (300, 300)
    assert (short.title, short.okrug) == ("«Сүт Қ» АӨК", "Ақсу")


def test_the_view_as_a_workbook(cases: CaseService, desk: RegisterService, tmp_path: Path) -> None:
    cases.create(
        Answers(
            {
                "name.proper": EVIL,
                "finance.amount": "1 000,50",
                "finance.jobs": "3",
                "registration.date": "01.02.2024",
                "listing.number": "007",
                "name.direction": "milk",
            }
        )
    )
    cases.create(Answers({"finance.amount": "10", "meeting.okrug": "+1+1"}))
    desk.finish()
    out = tmp_path / "view.xlsx"
    assert desk.export_xlsx(RegisterQuery(order="tiyn", descending=True), ALL, out) == 2
    book = load_workbook(out)
    sheet = book.active
    assert sheet is not None
    assert sheet.freeze_panes == "B2"
    heads = [str(cell.value) for cell in sheet[1]]
    assert heads == [COLUMNS[code].title for code in ALL]
    first = dict(zip(ALL, sheet[2], strict=True))
    assert first["title"].data_type == "s"
    assert str(first["title"].value).startswith("«=HYPERLINK(")
    assert first["tiyn"].value == pytest.approx(1000.5)
    assert first["registered"].value == datetime(2024, 2, 1)  # noqa: DTZ001 - a sheet knows no offset
    assert first["registered"].number_format == "dd.mm.yyyy"
    assert first["list_number"].value == "007"
    assert first["direction"].value not in ("milk", None)
    assert isinstance(first["updated_at"].value, datetime)
    second = dict(zip(ALL, sheet[3], strict=True))
    assert second["okrug"].value == "+1+1"
    assert second["okrug"].data_type == "s"
    assert second["jobs"].value is None
    last = dict(zip(ALL, sheet[4], strict=True))
    assert last["tiyn"].value == pytest.approx(1010.5)
    assert last["jobs"].value == 3
    assert "2" in str(last["title"].value)
    assert sheet.max_row == 4
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_same_view_gives_the_same_bytes(
    cases: CaseService, desk: RegisterService, tmp_path: Path
) -> None:
    cases.create(Answers({"name.proper": "Ақбұлақ"}))
    desk.finish()
    for name in ("a.xlsx", "b.xlsx"):
        desk.export_xlsx(RegisterQuery(), ("title", "tiyn"), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_stopped_or_refused_file_changes_nothing(
    cases: CaseService, desk: RegisterService, tmp_path: Path
) -> None:
    cases.create(Answers({"name.proper": "Ақбұлақ"}))
    desk.finish()
    out = tmp_path / "view.xlsx"
    out.write_bytes(b"before")
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int, _name: str) -> bool:
        seen.append((done, total))
        return False

    assert desk.export_xlsx(RegisterQuery(), ("title",), out, stop) is None
    assert seen == [(0, 1)]
    assert out.read_bytes() == b"before"
    with pytest.raises(FileError):
        desk.export_xlsx(RegisterQuery(), ("title",), tmp_path / "none" / "view.xlsx")
    assert sorted(left.name for left in tmp_path.glob("*.xlsx")) == ["view.xlsx"]


# -- kept views ----------------------------------------------------------------------------

VIEW = RegisterQuery(
    "сүт",
    RegisterFilters(district="Түлкібас", year=2024, findings=Gravest.WARNS, listed=False),
    "tiyn",
    descending=True,
)


def test_a_view_is_kept_replaced_and_forgotten(desk: RegisterService) -> None:
    kept = desk.keep_view(" Менің ", VIEW, ("title", "tiyn"))
    other = desk.keep_view("Басқа", RegisterQuery(), ALL)
    assert desk.views() == (kept, other)
    assert (kept.name, kept.query, kept.columns) == ("Менің", VIEW, ("title", "tiyn"))
    again = desk.keep_view("Менің", replace(VIEW, search="ет"), ("title",))
    assert again.id == kept.id
    assert desk.views()[0].query.search == "ет"
    desk.delete_view(kept.id)
    desk.delete_view(kept.id)
    assert desk.views() == (other,)


def test_a_view_of_a_later_program_loses_what_this_one_lacks(
    store: Store, desk: RegisterService
) -> None:
    content = (
        '{"search": "", "filters": {"step": 2, "colour": "x"}, "order": "colour", '
        '"descending": true, "columns": ["colour", "title"]}'
    )
    with store.write() as connection:
        _insert_view(connection, content)
    (view,) = desk.views()
    assert view.query == RegisterQuery(filters=RegisterFilters(step=2), descending=True)
    assert view.columns == ("title",)


def _view(search: str, filters: str) -> str:
    rest = '"order": "title", "descending": false, "columns": []'
    return f'{{"search": {search}, "filters": {filters}, {rest}}}'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        _view("1", "{}"),
        _view('""', '{"step": "x"}'),
        _view('""', '{"findings": 7}'),
    ],
)
def test_a_damaged_view_is_told(store: Store, desk: RegisterService, content: str) -> None:
    with store.write() as connection:
        _insert_view(connection, content)
    with pytest.raises(DamagedStoreError):
        desk.views()


def _insert_view(connection: Connection, content: str) -> None:
    register.keep_view(connection, "x", content)
