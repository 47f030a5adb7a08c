"""Cases and their answers in the file. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    text,
    true,
    update,
)

from app.db import register
from app.db.dialect import holds, in_alphabet_order
from app.db.tables import answers as answers_table
from app.db.tables import cases, collections
from app.db.types import StoredValueError
from app.domain.answers import (
    Answers,
    Record,
)
from app.domain.schema import COLLECTIONS, FIELDS

founders = collections["founders"]

SUMMARY = (
    cases.c.id,
    cases.c.uuid,
    cases.c.title,
    cases.c.sample,
    cases.c.created_at,
    cases.c.updated_at,
    cases.c.deleted_at,
    cases.c.founders,
    cases.c.meeting_date,
    cases.c.okrug,
    cases.c.place,
)
"""The columns of a case in the list, named as in ``CaseSummary``."""


class UnknownFieldError(LookupError):
    """A change names a field or collection that the schema does not have: a bug of the caller."""


class UnknownCaseError(LookupError):
    """A call names a case that the file does not hold: a bug of the caller."""


def check_field(key: str) -> None:
    """Refuse a single answer that the schema does not have.

    Raises:
        UnknownFieldError: there is none of this key.
    """
    if key not in FIELDS:
        raise UnknownFieldError(key)


def check_names(collection: str, names: Iterable[str] = ()) -> Table:
    """Return a collection's table.

    Raises:
        UnknownFieldError: the schema has no such collection, or not these fields of it.
    """
    fields = COLLECTIONS.get(collection)
    if fields is None:
        raise UnknownFieldError(collection)
    for name in names:
        if name not in fields:
            raise UnknownFieldError(f"{collection}/{name}")
    return collections[collection]


# -- reading ---------------------------------------------------------------------------


def listed(connection: Connection, folded: str, *, deleted: bool) -> list[RowMapping]:
    """Return the summaries of cases, the last changed first.

    ``folded`` narrows them to those whose name, okrug, date or a founder's name holds the text.
    """
    query = select(*SUMMARY).where(*_asked(folded, deleted=deleted)).order_by(*LAST_CHANGED)
    return list(connection.execute(query).mappings())


LAST_CHANGED = (cases.c.updated_at.desc(), in_alphabet_order(cases.c.title), cases.c.id.desc())


def _asked(folded: str, *, deleted: bool) -> list[ColumnElement[bool]]:
    bin_ = cases.c.deleted_at
    conditions: list[ColumnElement[bool]] = [bin_.is_not(None) if deleted else bin_.is_(None)]
    if folded:
        person = founders.c.surname + " " + founders.c.given_name + " " + founders.c.legal_name
        conditions.append(
            or_(
                *(holds(column, folded) for column in (cases.c.title, cases.c.okrug)),
                holds(cases.c.meeting_date, folded),
                select(founders.c.record_id)
                .where(founders.c.case_id == cases.c.id, holds(person, folded))
                .exists(),
            )
        )
    return conditions


def latest(connection: Connection, folded: str, limit: int, *, deleted: bool) -> list[RowMapping]:
    """Return the first summaries as :func:`listed` has them, but the samples after all others.

    The index ``ix_cases_deleted_at_sample_updated_at`` gives them without reading the others.
    """
    found: list[RowMapping] = []
    for sample in (false(), true()):
        conditions = (*_asked(folded, deleted=deleted), cases.c.sample == sample)
        query = select(*SUMMARY).where(*conditions).order_by(*LAST_CHANGED)
        found.extend(connection.execute(query.limit(limit - len(found))).mappings())
    return found


def counted(connection: Connection, folded: str, *, deleted: bool) -> tuple[int, int]:
    """Return how many cases :func:`listed` would give, and how many of them are samples."""
    query = select(cases.c.sample, func.count()).where(*_asked(folded, deleted=deleted))
    rows = connection.execute(query.group_by(cases.c.sample)).all()
    return sum(count for _, count in rows), sum(count for sample, count in rows if sample)


def own_titles(connection: Connection, beside: int) -> list[str]:
    """Return the names of the living cases that were made here, but of one; no samples."""
    query = select(cases.c.title).where(
        cases.c.deleted_at.is_(None),
        cases.c.sample.is_(False),
        cases.c.origin == "",
        cases.c.title != "",
        cases.c.id != beside,
    )
    return list(connection.execute(query).scalars())


def summary(connection: Connection, case_id: int) -> RowMapping:
    """Return one summary.

    Raises:
        UnknownCaseError: there is no such case, neither living nor in the bin.
    """
    found = connection.execute(select(*SUMMARY).where(cases.c.id == case_id)).mappings().first()
    if found is None:
        raise UnknownCaseError(case_id)
    return found


def names(connection: Connection) -> list[tuple[int, str, str, str]]:
    """Return id, uuid, title and own name of every living case."""
    query = select(cases.c.id, cases.c.uuid, cases.c.title, cases.c.proper_name)
    rows = connection.execute(query.where(cases.c.deleted_at.is_(None)))
    return [(row.id, row.uuid, row.title, row.proper_name) for row in rows]


def bears_title(connection: Connection, title: str, beside: int) -> bool:
    """Return whether a living case has this title, but for one."""
    query = select(cases.c.id).where(
        cases.c.deleted_at.is_(None), cases.c.title == title, cases.c.id != beside
    )
    return connection.execute(query.limit(1)).first() is not None


def id_of(connection: Connection, uuid: str) -> int | None:
    """Return the number of the case with a uuid, living or in the bin, or None."""
    return connection.execute(select(cases.c.id).where(cases.c.uuid == uuid)).scalar()


def read_answers(connection: Connection, case_id: int) -> Answers:
    """Return everything that was answered in a case.

    Raises:
        StoredValueError: a key in the file is none of the schema's: the file is damaged, or a
            field was taken out of the schema without a migration.
    """
    query = select(answers_table.c.key, answers_table.c.value)
    rows = connection.execute(query.where(answers_table.c.case_id == case_id))
    values = {_known(key): value for key, value in rows if value}
    filled = set(connection.execute(_FILLED, {"case_id": case_id}).scalars())
    records = {
        name: _read_records(connection, case_id, name) for name in collections if name in filled
    }
    return Answers(MappingProxyType(values), MappingProxyType(records))


_FILLED = text(
    " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name} WHERE case_id = :case_id)"  # noqa: S608 - our own names
        for name in collections
    )
)
"""Which collections hold anything of a case: most are empty, and each read alone has its price."""


def _known(key: str) -> str:
    if key not in FIELDS:
        raise StoredValueError("key")
    return key


def _read_records(connection: Connection, case_id: int, collection: str) -> tuple[Record, ...]:
    table = collections[collection]
    names_ = tuple(COLLECTIONS[collection])
    query = (
        select(table.c.record_id, *(table.c[name] for name in names_))
        .where(table.c.case_id == case_id)
        .order_by(table.c.position, table.c.record_id)
    )
    return tuple(
        Record(
            row[0],
            MappingProxyType(
                {name: value for name, value in zip(names_, row[1:], strict=True) if value}
            ),
        )
        for row in connection.execute(query)
    )


# -- writing ----------------------------------------------------------------------------


def add(connection: Connection, values: Mapping[str, Any], answers: Answers) -> int:
    """Write a new case whole and return its number. ``values`` are its own columns."""
    statement = insert(cases).values(**values).returning(cases.c.id)
    case_id: int = connection.execute(statement).scalar_one()
    write_answers(connection, case_id, answers)
    return case_id


def write_answers(connection: Connection, case_id: int, answers: Answers) -> None:
    """Write all answers into a case that has none.

    Raises:
        UnknownFieldError: a key, collection or field is not in the schema.
    """
    for key in answers.values:
        check_field(key)
    rows = [
        {"case_id": case_id, "key": key, "value": value}
        for key, value in answers.values.items()
        if value
    ]
    if rows:
        connection.execute(insert(answers_table), rows)
    for name, records in answers.collections.items():
        table = check_names(name, {field for record in records for field in record.values})
        if records:
            blank = dict.fromkeys(COLLECTIONS[name], "")
            connection.execute(
                insert(table),
                [
                    {
                        **blank,
                        **record.values,
                        "case_id": case_id,
                        "record_id": record.id,
                        "position": position,
                    }
                    for position, record in enumerate(records)
                ],
            )


def erase_answers(connection: Connection, case_id: int) -> None:
    """Take all answers out of a case."""
    for table in (answers_table, *collections.values()):
        connection.execute(delete(table).where(table.c.case_id == case_id))


def touch(connection: Connection, case_id: int, values: Mapping[str, Any]) -> None:
    """Write columns of the case itself; when its answers change, what was made of them is stale.

    Raises:
        UnknownCaseError: there is no such case.
    """
    stale = {"due_version": 0, "register_version": 0} if "updated_at" in values else {}
    if "deleted_at" in values:  # in the bin it stands in no register, taken out of it again it does
        register.remove(connection, [case_id])
        stale["register_version"] = 0
    statement = update(cases).where(cases.c.id == case_id).values({**values, **stale})
    result = connection.execute(statement)
    if result.rowcount != 1:
        raise UnknownCaseError(case_id)


def count_founders(connection: Connection, case_id: int) -> int:
    """Return how many founders a case has."""
    query = select(func.count()).select_from(founders).where(founders.c.case_id == case_id)
    return connection.execute(query).scalar_one()


def destroy(connection: Connection, case_id: int) -> None:
    """Delete a case of the bin with everything that belongs to it.

    Raises:
        UnknownCaseError: there is no such case, or it is not in the bin.
    """
    register.destroy(connection, case_id)
    result = connection.execute(
        delete(cases).where(cases.c.id == case_id, cases.c.deleted_at.is_not(None))
    )
    if result.rowcount != 1:
        raise UnknownCaseError(case_id)


def known_okrugs(connection: Connection, district: str, oblast: str = "") -> set[str]:
    """Return the okrugs typed in living cases of a district, of any district when it is empty."""
    found: set[str] = set()
    for part in ("meeting", "name"):
        okrug = answers_table.alias()
        query = (
            select(okrug.c.value)
            .join(cases, cases.c.id == okrug.c.case_id)
            .where(okrug.c.key == f"{part}.okrug", cases.c.deleted_at.is_(None))
            .distinct()
        )
        for key, wanted in (("district", district), ("oblast", oblast)):
            if wanted:
                other = answers_table.alias()
                query = query.where(
                    select(other.c.key)
                    .where(
                        other.c.case_id == okrug.c.case_id,
                        other.c.key == f"{part}.{key}",
                        other.c.value == wanted,
                    )
                    .exists()
                )
        found.update(value.strip() for value in connection.execute(query).scalars())
    return found - {""}
