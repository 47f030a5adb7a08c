"""Column types whose values are checked on the way out: a damaged file must not look like data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, String, Text, TypeDecorator
from sqlalchemy.types import TypeEngine


class StoredValueError(Exception):
    """A value in the file cannot have been written by this program: the file is damaged."""


class Moment(TypeDecorator[datetime]):
    """A moment, kept as ISO 8601 text in UTC (so its text order is its time order)."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text of a moment that knows its offset."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without an offset")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        """Return the moment at this machine's place."""
        del dialect
        if value is None:
            return None
        try:
            return datetime.fromisoformat(str(value)).astimezone()
        except (ValueError, OverflowError, OSError) as error:
            raise StoredValueError("moment") from error


class Day(TypeDecorator[date]):
    """A day, kept as ISO 8601 text (so its text order is its time order)."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the text of a day."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: object, dialect: Dialect) -> date | None:
        """Return the day."""
        del dialect
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise StoredValueError("day") from error


def whole(text: str) -> str:
    """Return the text with halves of surrogate pairs joined or replaced: no file holds them."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


class _Checked(TypeDecorator[str]):
    """Text that is made fit for a file on its way in, and must be text on its way out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text as the database can hold it, see :func:`whole`."""
        if value is None:
            return None
        if dialect.name == "postgresql":  # its text knows no NUL
            value = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return whole(value)

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:
        """Return the text."""
        del dialect
        if value is None or isinstance(value, str):
            return value
        raise StoredValueError("text")


class Typed(_Checked):
    """Text exactly as it was typed; the empty string means that nothing was."""

    cache_ok = True


class RecordId(_Checked):
    """The name of a record, which may have come from another computer."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return a short text column."""
        return dialect.type_descriptor(String(64))
