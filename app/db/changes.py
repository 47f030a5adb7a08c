"""A change of a case done in the file, statement by statement. Inside the caller's transaction."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from app.db.cases import check_field, check_names
from app.db.dialect import put
from app.db.tables import answers as answers_table
from app.domain.answers import (
    Change,
    InsertRecord,
    MoveRecord,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    UnknownRecordError,
)


def write_change(connection: Connection, case_id: int, change: Change) -> None:
    """Do one change in the file, as :func:`app.domain.answers.apply` does it in memory.

    Raises:
        UnknownFieldError: it names a key, collection or field that is not in the schema.
        UnknownRecordError: it names a record that is not there.
    """
    match change:
        case SetValue(key, value):
            _set_value(connection, case_id, key, value)
        case SetRecordValue(collection, record_id, name, value):
            table = check_names(collection, (name,))
            result = connection.execute(
                update(table)
                .where(table.c.case_id == case_id, table.c.record_id == record_id)
                .values({name: value})
            )
            if result.rowcount != 1:
                raise UnknownRecordError(f"{collection}/{record_id}")
        case InsertRecord(collection, record, position):
            table = check_names(collection, record.values)
            place = _insert_position(_count(connection, table, case_id), position)
            _shift(connection, table, case_id, place, by=1)
            connection.execute(
                insert(table).values(
                    {
                        **record.values,
                        "case_id": case_id,
                        "record_id": record.id,
                        "position": place,
                    }
                )
            )
        case RemoveRecord(collection, record_id):
            table = check_names(collection)
            place = _place_of(connection, table, case_id, record_id)
            connection.execute(
                delete(table).where(table.c.case_id == case_id, table.c.record_id == record_id)
            )
            _shift(connection, table, case_id, place, by=-1)
        case MoveRecord(collection, record_id, position):
            _move(connection, check_names(collection), case_id, record_id, position)


def _set_value(connection: Connection, case_id: int, key: str, value: str) -> None:
    check_field(key)
    if not value:
        connection.execute(
            delete(answers_table).where(
                answers_table.c.case_id == case_id, answers_table.c.key == key
            )
        )
        return
    row = {"case_id": case_id, "key": key, "value": value}
    put(connection, answers_table, [row], keys=["case_id", "key"])


def _count(connection: Connection, table: Table, case_id: int) -> int:
    query = select(func.count()).select_from(table).where(table.c.case_id == case_id)
    return connection.execute(query).scalar_one()


def _place_of(connection: Connection, table: Table, case_id: int, record_id: str) -> int:
    place = connection.execute(
        select(table.c.position).where(table.c.case_id == case_id, table.c.record_id == record_id)
    ).scalar()
    if place is None:
        raise UnknownRecordError(f"{table.name}/{record_id}")
    return int(place)


def _insert_position(count: int, position: int) -> int:
    """Return where ``list.insert`` would put an item: past an end is the end."""
    return min(position, count) if position >= 0 else max(0, count + position)


def _shift(connection: Connection, table: Table, case_id: int, start: int, *, by: int) -> None:
    connection.execute(
        update(table)
        .where(table.c.case_id == case_id, table.c.position >= start)
        .values(position=table.c.position + by)
    )


def _move(
    connection: Connection, table: Table, case_id: int, record_id: str, position: int
) -> None:
    old = _place_of(connection, table, case_id, record_id)
    new = _insert_position(_count(connection, table, case_id) - 1, position)
    if old == new:
        return
    low, high, by = (old + 1, new, -1) if old < new else (new, old - 1, 1)
    connection.execute(
        update(table)
        .where(table.c.case_id == case_id, table.c.position.between(low, high))
        .values(position=table.c.position + by)
    )
    connection.execute(
        update(table)
        .where(table.c.case_id == case_id, table.c.record_id == record_id)
        .values(position=new)
    )
