"""The calendar over all own cases: never stale, whatever is done to them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar as CalendarFile
from sqlalchemy import text

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError
from app.core.i18n import current_language, use_language
from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    SetValue,
)
from app.domain.case import read_case
from app.domain.due import due_dates
from app.domain.due_kinds import is_open
from app.domain.reference import Reference
from app.services.cases import CaseService
from app.services.due import SLICE, DueService, due_sentence, due_source, lines_of
from app.services.model import CaseSummary, OpenCase
from app.services.overview import Next, Overview, overview
from app.services.store import Store
from tests.unit.rules.samples import changed, clean_answers, with_records

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=5)))
TODAY = date(2026, 11, 23)
FOUNDED = Answers(
    {
        "name.proper": "Майтөбе Сүт",
        "meeting.date": "20.11.2026",
        "contribution.share_amount": "100 000",
        "contribution.share_due": "01.11.2026",
    },
    {"founders": (Record("f1", {}), Record("f2", {"surname": "Ахметов", "iin": "061211600012"}))},
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "s.sqlite3", FixedClock(NOW))
    yield made
    made.close()


def kept(due: DueService) -> set[tuple[str, str]]:
    return {(line.uuid, line.due.code) for line in due.calendar().lines}


def derived(cases: CaseService) -> set[tuple[str, str]]:
    found = set()
    for summary in cases.list():
        if not summary.sample:
            case = read_case(cases.open(summary.id).answers, Reference(), TODAY)
            found |= {(summary.uuid, due.code) for due in due_dates(case) if is_open(due, TODAY)}
    return found


def test_overdue_first_then_by_day_with_their_cooperative(store: Store) -> None:
    cases, due = CaseService(store), DueService(store)
    made = cases.create(FOUNDED)
    assert due.calendar().stale == 1
    due.finish()
    calendar = due.calendar()
    assert [line.due.code for line in calendar.lines] == ["share:2026-11-01", "registration"]
    first = calendar.lines[0]
    assert (first.case_id, first.case_title) == (made.summary.id, "«Майтөбе Сүт» АӨК")
    assert first.overdue
    assert (calendar.open, calendar.overdue, calendar.stale) == (2, 1, 0)
    assert len(due.calendar(limit=1).lines) == 1


def test_a_change_takes_stale_dates_out_at_once(store: Store) -> None:
    cases, due = CaseService(store), DueService(store)
    made = cases.create(FOUNDED).summary.id
    due.finish()
    cases.save(made, (SetValue("contribution.share_due", "31.12.2026"),))
    calendar = due.calendar()
    assert (calendar.lines, calendar.stale) == ((), 1)
    due.finish()
    assert "share:2026-12-31" in {line.due.code for line in due.calendar().lines}
    cases.save(made, (), place="name")
    assert due.calendar().stale == 0, "where he was is no answer"


def test_samples_and_the_bin_do_not_count(store: Store) -> None:
    cases, due = CaseService(store), DueService(store)
    cases.create(FOUNDED, sample=True)
    own = cases.create(FOUNDED).summary.id
    due.finish()
    assert {line.case_id for line in due.calendar().lines} == {own}
    cases.delete(own)
    assert due.calendar().lines == ()
    cases.restore(own)
    due.finish()
    assert {line.case_id for line in due.calendar().lines} == {own}
    cases.delete(own)
    cases.purge(own)
    assert due.calendar().open == 0


def test_the_work_is_done_in_slices(store: Store) -> None:
    cases, due = CaseService(store), DueService(store)
    for _number in range(SLICE + 3):
        cases.create(FOUNDED)
    assert due.work() == 3
    assert due.calendar().stale == 3
    assert due.work() == 0
    assert kept(due) == derived(cases)


EDIT = st.one_of(
    st.builds(
        SetValue,
        st.sampled_from(["meeting.date", "contribution.share_due", "registration.date"]),
        st.sampled_from(["20.11.2026", "01.02.2027", "", "нет"]),
    ),
    st.builds(
        SetRecordValue,
        st.just("founders"),
        st.just("f1"),
        st.sampled_from(["share_due", "membership"]),
        st.sampled_from(["05.05.2027", "associated", ""]),
    ),
    st.sampled_from(
        [
            InsertRecord("payments", Record("p1", {"member": "f1", "amount": "100000"}), 0),
            RemoveRecord("founders", "f2"),
        ]
    ),
)


@given(st.lists(st.tuples(st.integers(0, 1), EDIT, st.booleans()), max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_never_stale(steps: list[tuple[int, Change, bool]]) -> None:
    """After any edits: what is listed follows from the answers of now; nothing lacks at the end.

    The clock stands still: two saves within one moment are told apart too.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "s.sqlite3", FixedClock(NOW))
        cases, due = CaseService(store), DueService(store)
        made = [cases.create(FOUNDED).summary.id for _number in range(2)]
        done: set[tuple[int, str]] = set()
        for which, change, work in steps:
            once = repr(change)
            if not isinstance(change, SetValue) and (which, once) in done:
                continue
            done.add((which, once))
            cases.save(made[which], (change,))
            assert kept(due) <= derived(cases)
            if work:
                due.work()
                assert kept(due) == derived(cases)
        due.finish()
        assert kept(due) == derived(cases)
        store.close()


def test_a_later_rule_makes_everything_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, due = CaseService(store), DueService(store)
    cases.create(FOUNDED)
    due.finish()
    monkeypatch.setattr("app.services.due.VERSION", 999)
    assert due.calendar().stale == 1
    due.finish()
    assert kept(due) == derived(cases)


@pytest.mark.parametrize("damage", ["day = '31.12.2026'", "kind = 'nothing'"])
def test_a_damaged_line_is_no_due_date(store: Store, damage: str) -> None:
    cases, due = CaseService(store), DueService(store)
    cases.create(FOUNDED)
    due.finish()
    with store.write() as connection:
        connection.execute(text(f"UPDATE due_dates SET {damage} WHERE kind = 'share'"))  # noqa: S608
    with pytest.raises(DamagedStoreError):
        due.calendar()


def test_the_file_holds_what_the_list_shows_and_nothing_personal(
    store: Store, tmp_path: Path
) -> None:
    language = current_language()
    use_language("kk")
    cases, due = CaseService(store), DueService(store)
    made = cases.create(FOUNDED)
    path = tmp_path / "мерзімдер.ics"
    assert due.save_calendar(path) == 2
    data = path.read_bytes()
    events = CalendarFile.from_ical(data).walk("vevent")
    titles = [str(event["summary"]) for event in events]
    lines = due.calendar().lines
    assert titles == [f"«Майтөбе Сүт» АӨК: {due_sentence(line.due)}" for line in lines]
    assert [str(event["description"]) for event in events] == [
        due_source(line.due) for line in lines
    ]
    assert str(events[0]["uid"]).startswith(made.summary.uuid)
    told = data.decode().replace("\r\n ", "")
    assert "Ахметов" not in told
    assert "061211600012" not in told
    due.save_calendar(path)
    assert path.read_bytes() == data
    use_language(language)


def test_an_open_case_says_the_same_straight_from_its_answers(store: Store) -> None:
    cases, due = CaseService(store), DueService(store)
    made = cases.create(FOUNDED)
    due.finish()
    straight = lines_of(read_case(FOUNDED, Reference(), TODAY), made.summary.uuid)
    assert [line.due for line in straight] == [line.due for line in due.calendar().lines]
    assert [line.overdue for line in straight] == [True, False]


def test_once_the_founding_is_done_home_says_what_is_due_next() -> None:
    answers = changed(
        clean_answers(3),
        {
            "registration.bin": "940140000385",
            "registration.date": "21.11.2026",
            "reviewed.charter": "1",
        },
    )
    paid = tuple(
        Record(
            f"{who}{kind}", {"member": who, "amount": amount, "date": "21.11.2026", "kind": kind}
        )
        for who in ("f0", "f1", "f2")
        for kind, amount in (("share", "9 000 000"), ("entrance", "90 000"))
    )
    opened = OpenCase(
        CaseSummary(1, "u", "", False, NOW, NOW, None, 3, "", "", ""),
        with_records(answers, "payments", *paid),
    )

    def look(today: date) -> Overview:
        return overview(opened, Reference(), today, lambda _case: ())

    found = look(TODAY)
    assert found.next is Next.DUE
    assert found.due is not None
    assert found.due.code == "board"
    assert found.due.day == date(2027, 2, 21)


def test_home_names_the_step_of_the_scheme_that_comes_before_the_founding() -> None:
    opened = OpenCase(
        CaseSummary(1, "u", "", False, NOW, NOW, None, 0, "", "", ""),
        changed(Answers(), {"screening.order_number": "14", "meeting.district": "Түлкібас"}),
    )
    found = overview(opened, Reference(), TODAY, lambda _case: ())
    assert found.next is Next.SCHEME
    assert found.scheme_step == 1
    begun = OpenCase(opened.summary, changed(opened.answers, {"meeting.date": "01.12.2026"}))
    assert overview(begun, Reference(), TODAY, lambda _case: ()).next is not Next.SCHEME
