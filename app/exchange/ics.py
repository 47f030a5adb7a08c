"""A calendar file (iCalendar, RFC 5545) of whole days, each with a reminder a week before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app.core.figures import NBSP

if TYPE_CHECKING:
    from icalendar import Event as Component

PRODUCT = "-//Auyl Koop//Calendar//KK"
REMINDER = timedelta(days=-7, hours=9)
"""On the day a week before, at nine in the morning; counted from the day's midnight."""


@dataclass(frozen=True)
class Event:
    """Something on one day. ``uid`` stays the same each time the same thing is written."""

    uid: str
    day: date
    title: str
    details: str


def write_calendar(events: Iterable[Event], name: str, stamp: datetime) -> bytes:
    """Return the file's bytes; the same events at the same moment give the same bytes.

    Args:
        events: what it holds; of two with one uid the first counts.
        name: what a calendar program calls it.
        stamp: the moment of writing, with its offset.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    known: set[str] = set()
    for event in events:
        if event.uid not in known:
            known.add(event.uid)
            calendar.add_component(_component(event, stamp))
    made: bytes = calendar.to_ical()
    return made


def _component(event: Event, stamp: datetime) -> Component:
    from icalendar import Alarm
    from icalendar import Event as Component

    made = Component()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", _plain(event.title))
    made.add("description", _plain(event.details))
    made.add("transp", "TRANSPARENT")  # he is not busy on that day
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", _plain(event.title))
    made.add_component(alarm)
    return made


def _plain(text: str) -> str:
    """Return a text without signs that end a line or cannot stand in a calendar file."""
    lines = ("".join(map(_shown, line)) for line in text.splitlines())
    return "\n".join(lines)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() or sign == NBSP else " "
