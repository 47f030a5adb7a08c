"""The office's own key and the accepted senders. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from app.db.tables import office_keys, offices
from app.domain.office import Sender


def seed(connection: Connection) -> bytes | None:
    """Return the office's private key, or None while there is none."""
    query = select(office_keys.c.seed).order_by(office_keys.c.id).limit(1)
    found: bytes | None = connection.execute(query).scalar()
    return found


def keep_seed(connection: Connection, value: bytes, at: datetime) -> None:
    """Write the office's private key."""
    connection.execute(insert(office_keys).values(seed=value, made_at=at))


def accepted(connection: Connection) -> Sequence[Row[Any]]:
    """Return the accepted senders in the order in which they were accepted."""
    return connection.execute(select(offices).order_by(offices.c.accepted_at, offices.c.key)).all()


def role_of(connection: Connection, key: str) -> str | None:
    """Return the role under which a sender was accepted, or None when he was not."""
    return connection.execute(select(offices.c.role).where(offices.c.key == key)).scalar()


def accept(connection: Connection, sender: Sender, at: datetime) -> None:
    """Write a sender among the accepted, with the names of now."""
    forget(connection, sender.key)
    connection.execute(
        insert(offices).values(
            key=sender.key,
            role=sender.role.value,
            name=sender.name,
            oblast=sender.oblast,
            district=sender.district,
            okrug=sender.okrug,
            accepted_at=at,
        )
    )


def forget(connection: Connection, key: str) -> None:
    """Take a sender out of the accepted."""
    connection.execute(delete(offices).where(offices.c.key == key))
