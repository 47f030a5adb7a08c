"""Terms counted from a day: days, working days, months. Nothing runs over the calendar's end."""

from __future__ import annotations

from datetime import date, timedelta

_WEEKEND = 5  # Saturday, as ``weekday`` counts


def add_days(start: date, days: int) -> date:
    """Return the day so many days later, the calendar's last one at most."""
    return date.max if (date.max - start).days < days else start + timedelta(days=days)


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        return date.max
    for number in (start.day, 30, 29):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, 28)


def working_days_after(start: date, count: int) -> date:
    """Return the last of so many working days after a day; holidays are not known."""
    last = start
    while count > 0 and last < date.max:
        last += timedelta(days=1)
        if last.weekday() < _WEEKEND:
            count -= 1
    return last
