"""The one collection of all tables, and the columns that many of them have."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData

from app.db.types import Typed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def case_id(*, primary_key: bool = False) -> Column[int]:
    """Return the column that names the case; the row goes with it."""
    return Column(
        "case_id",
        Integer,
        ForeignKey("cases.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


def typed(name: str) -> Column[str]:
    """Return a column of text as somebody typed it, "" when nobody did."""
    return Column(name, Typed, nullable=False, server_default="")


def sort_key(name: str) -> Column[bytes]:
    """Return the column of a key that orders a name by the Kazakh alphabet, byte by byte."""
    return Column(name, LargeBinary, nullable=False)


def number(name: str) -> Column[int]:
    """Return a column of a number, -1 when it is not known: both databases order these alike."""
    return Column(name, Integer, nullable=False, server_default="-1")
