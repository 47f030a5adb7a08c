"""Reading a JSON object strictly: every key is there, none is more, every value of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar

from app.domain.identifiers import is_uuid
from app.exchange.package.names import is_plain, is_safe_path

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_HEX = re.compile(r"[0-9a-f]{64}")


class Wrong(Exception):  # noqa: N818 - never leaves the package
    """A value is not what stands in ``docs/package.md``. ``place`` names it for people."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Fields:
    """The keys of one object, each to be taken once; ``done`` refuses what is left."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, dict):
            raise Wrong(place or "{}")
        self._data: dict[str, Any] = dict(data)
        self._place = place

    def wrong(self, key: str) -> Wrong:
        """Return the error for the value of a key."""
        name = key if is_plain(key, 60) else "?"
        return Wrong(f"{self._place}.{name}" if self._place else name)

    def done(self) -> None:
        """Raise for the first key that nobody asked for."""
        if self._data:
            raise self.wrong(min(self._data))

    def _take(self, key: str) -> Any:
        if key not in self._data:
            raise self.wrong(key)
        return self._data.pop(key)

    def text(self, key: str, limit: int) -> str:
        """Take a line of text of at most ``limit`` characters, nothing unseen in it."""
        value = self._take(key)
        if not isinstance(value, str) or not is_plain(value, limit):
            raise self.wrong(key)
        return value

    def matching(self, key: str, pattern: re.Pattern[str]) -> str:
        """Take a text of a form."""
        value = self._take(key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.wrong(key)
        return value

    def digest(self, key: str, *, empty: bool = False) -> str:
        """Take a SHA-256 or a public key: 64 hexadecimal digits, lower case."""
        value = self._take(key)
        if not is_digest(value) and not (empty and value == ""):
            raise self.wrong(key)
        return str(value)

    def path(self, key: str, *, empty: bool = False) -> str:
        """Take the name of a file."""
        value = self._take(key)
        if not isinstance(value, str) or not (is_safe_path(value) or (empty and not value)):
            raise self.wrong(key)
        return value

    def number(self, key: str, least: int, most: int) -> int:
        """Take a whole number within bounds."""
        value = self._take(key)
        if type(value) is not int or not least <= value <= most:
            raise self.wrong(key)
        return value

    def flag(self, key: str) -> bool:
        """Take true or false."""
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.wrong(key)
        return value

    def choice(self, key: str, kinds: type[E]) -> E:
        """Take one of the values of an enumeration."""
        value = self._take(key)
        for kind in kinds:
            if isinstance(value, str) and kind.value == value:
                return kind
        raise self.wrong(key)

    def uuid(self, key: str) -> str:
        """Take the name of a case, written as :class:`uuid.UUID` writes it."""
        value = self._take(key)
        if not is_uuid(value):
            raise self.wrong(key)
        return value

    def day(self, key: str) -> str:
        """Take a day, ``2026-11-24``, or nothing."""
        value = self._take(key)
        try:
            if value == "" or (
                isinstance(value, str) and date.fromisoformat(value).isoformat() == value
            ):
                return str(value)
        except ValueError:
            pass
        raise self.wrong(key)

    def moment(self, key: str) -> datetime:
        """Take a moment in UTC, written as :func:`moment_text` writes it."""
        value = self._take(key)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
            if moment is not None and moment.tzinfo is not None and moment_text(moment) == value:
                return moment
        except (ValueError, OverflowError):
            pass
        raise self.wrong(key)

    def items(self, key: str, most: int, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """Take a list of at most ``most`` values, each read by ``read(value, place)``."""
        values = self._take(key)
        if not isinstance(values, list) or len(values) > most:
            raise self.wrong(key)
        place = f"{self._place}.{key}" if self._place else key
        return tuple(read(value, f"{place}[{at}]") for at, value in enumerate(values))

    def part(self, key: str) -> Fields:
        """Take an object."""
        return Fields(self._take(key), f"{self._place}.{key}" if self._place else key)


def is_digest(value: object) -> bool:
    """Return whether a value is 64 lower-case hexadecimal digits."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def moment_text(moment: datetime) -> str:
    """Return a moment as the manifest writes it: UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
