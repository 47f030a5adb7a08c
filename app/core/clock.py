"""The clock, the only place that asks the machine for the time. Tests put a fixed one in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the time of day at the machine's place."""

    def now(self) -> datetime:
        """Return the local time with its offset."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the local time with its offset."""
        return datetime.now().astimezone()


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment


def today(clock: Clock) -> date:
    """Return the clock's day."""
    return clock.now().date()
