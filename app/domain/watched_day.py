"""A day that notices what it is asked: until when do the answers stay the same?

What follows from a case on one day follows on the next too, unless something was compared with
today that lies ahead. So findings that are kept need to be made anew only from that day on.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

_DAY = timedelta(days=1)


class _Watch:
    """The earliest day on which a comparison would turn out otherwise."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.until = date.max

    def turns(self, day: date) -> None:
        """Note that something changes on a day to come."""
        if day > self.today:
            self.until = min(self.until, day)

    def tomorrow(self) -> None:
        """Note that something may change with every day."""
        if self.today < date.max:
            self.turns(self.today + _DAY)


class WatchedDay(date):
    """Today, as rules may use it: comparing keeps it exact, any other use counts as «each day»."""

    _watch: _Watch
    _shift: timedelta

    @classmethod
    def of(cls, today: date) -> WatchedDay:
        """Return a day that begins to watch."""
        return cls._made(today, _Watch(today), timedelta())

    @classmethod
    def _made(cls, day: date, watch: _Watch, shift: timedelta) -> WatchedDay:
        made = cls(day.year, day.month, day.day)
        made._watch, made._shift = watch, shift
        return made

    @property
    def until(self) -> date:
        """The first day on which an answer may be another; ``date.max``: never."""
        return self._watch.until

    def _compared(self, other: object) -> date:
        """Return this day as a plain one, for comparing with another."""
        plain = self._plain()
        if isinstance(other, WatchedDay):
            self._watch.tomorrow()
        elif isinstance(other, date):
            with suppress(OverflowError):  # a day that never comes
                turn = other - self._shift
                # Before its day the answer is one, on it another, behind it a third.
                self._watch.turns(turn if turn > self._watch.today else turn + _DAY)
        return plain

    def _plain(self) -> date:
        return date(super().year, super().month, super().day)

    def _used(self) -> date:
        """Return this day as a plain one for a use that depends on every day."""
        self._watch.tomorrow()
        return self._plain()

    def __lt__(self, other: date) -> bool:
        return self._compared(other) < other

    def __le__(self, other: date) -> bool:
        return self._compared(other) <= other

    def __gt__(self, other: date) -> bool:
        return self._compared(other) > other

    def __ge__(self, other: date) -> bool:
        return self._compared(other) >= other

    def __eq__(self, other: object) -> bool:
        return self._compared(other) == other

    def __ne__(self, other: object) -> bool:
        return self._compared(other) != other

    def __hash__(self) -> int:
        return hash(self._used())

    def __add__(self, other: timedelta) -> WatchedDay:
        return self._made(self._plain() + other, self._watch, self._shift + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -other
        return self._used() - other

    def __rsub__(self, other: date) -> timedelta:
        return other - self._used()

    @property
    def year(self) -> int:
        """The year, which changes on New Year's Day."""
        plain = self._plain()
        with suppress(OverflowError, ValueError):  # no year comes behind
            self._watch.turns(date(plain.year + 1, 1, 1) - self._shift)
        return plain.year

    @property
    def month(self) -> int:
        """The month."""
        return self._used().month

    @property
    def day(self) -> int:
        """The day of the month."""
        return self._used().day

    def toordinal(self) -> int:
        """Return its number."""
        return self._used().toordinal()

    def isoformat(self) -> str:
        """Return its ISO text."""
        return self._used().isoformat()

    def strftime(self, format: str) -> str:  # noqa: A002 - the name that date gives it
        """Return its text in a format."""
        return self._used().strftime(format)

    def replace(self, *parts: Any, **named: Any) -> date:  # type: ignore[override]  # gives a plain day
        """Return a plain day with other parts."""
        return self._used().replace(*parts, **named)

    def weekday(self) -> int:
        """Return the day of the week from 0."""
        return self._used().weekday()

    def __str__(self) -> str:
        return self.isoformat()
