"""The calendar file, read back with the library's own reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.exchange.ics import Event, write_calendar

STAMP = datetime(2026, 11, 23, 14, 2, 7, 123, tzinfo=timezone(timedelta(hours=5)))
ONE = Event(
    "u1-share@auyl-koop", date(2026, 12, 31), "Пай жарналары; 3, «Майтөбе Сүт»", "№ 372-V\n16(2)"
)


def read(data: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(data)
    return [
        {
            "uid": str(one["uid"]),
            "title": str(one["summary"]),
            "details": str(one["description"]),
            "day": one.decoded("dtstart"),
            "end": one.decoded("dtend"),
            "stamp": one.decoded("dtstamp"),
            "alarms": [alarm.decoded("trigger") for alarm in one.walk("valarm")],
        }
        for one in calendar.walk("vevent")
    ]


def test_an_event_comes_back_whole() -> None:
    (found,) = read(write_calendar([ONE], "Мерзімдер", STAMP))
    assert found["uid"] == ONE.uid
    assert (found["title"], found["details"]) == (ONE.title, ONE.details)
    assert (found["day"], found["end"]) == (date(2026, 12, 31), date(2027, 1, 1))
    assert found["stamp"] == datetime(2026, 11, 23, 9, 2, 7, tzinfo=UTC)
    assert found["alarms"] == [timedelta(days=-7, hours=9)], "a week before, at nine"


def test_the_same_events_give_the_same_bytes() -> None:
    assert write_calendar([ONE], "М", STAMP) == write_calendar([ONE], "М", STAMP)


def test_one_thing_stands_once() -> None:
    twice = write_calendar([ONE, ONE], "М", STAMP)
    assert len(read(twice)) == 1


def test_lines_are_short_and_end_as_the_standard_wants() -> None:
    data = write_calendar([Event("u", ONE.day, "ұзақ " * 60, "№")], "М", STAMP)
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_file(title: str, details: str) -> None:
    hostile = Event("u", ONE.day, title + "\r\nEND:VEVENT\r\nBEGIN:VEVENT", details)
    (found,) = read(
        write_calendar(
            [
                hostile,
            ],
            "М",
            STAMP,
        )
    )
    assert found["uid"] == "u"
    assert found["day"] == ONE.day
