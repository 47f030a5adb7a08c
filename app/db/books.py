"""Settings, editable tables (АЕК, ceilings), okrugs, own writings, and a case's history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from app.db.dialect import put
from app.db.tables import aek_values, ceiling_values, history, okrugs, own_writing, settings

EDITED = "edited"
OUT_OF_ORDER = "out_of_order"
"""A reason for recording out of the scheme's order was given, changed or taken back."""
RUN = timedelta(minutes=15)
"""Edits that follow one another within this time are one line of the history."""


def setting(connection: Connection, key: str) -> str | None:
    """Return a setting as stored, or None when it was never set."""
    return connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()


def all_settings(connection: Connection) -> dict[str, str]:
    """Return every stored setting."""
    return {row.key: row.value for row in connection.execute(select(settings))}


def write_settings(connection: Connection, values: Iterable[tuple[str, str]]) -> None:
    """Store settings by key."""
    put(connection, settings, [{"key": k, "value": v} for k, v in values], keys=["key"])


def aek(connection: Connection) -> list[tuple[str, int, str]]:
    """Return the stored АЕК values: ISO day of validity, tenge, source; by day."""
    rows = connection.execute(select(aek_values).order_by(aek_values.c.valid_from))
    return [(row.valid_from, row.tenge, row.source) for row in rows]


def replace_aek(connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
    """Put other АЕК values in the place of the stored ones."""
    connection.execute(delete(aek_values))
    if rows:
        connection.execute(
            insert(aek_values),
            [{"valid_from": day, "tenge": tenge, "source": source} for day, tenge, source in rows],
        )


def ceilings(connection: Connection) -> list[tuple[str, int, int, str]]:
    """Return the stored ceilings: ISO day, АЕК of a cooperative, of a person, source; by day."""
    rows = connection.execute(select(ceiling_values).order_by(ceiling_values.c.valid_from))
    return [(row.valid_from, row.cooperative_aek, row.person_aek, row.source) for row in rows]


def replace_ceilings(connection: Connection, rows: Sequence[tuple[str, int, int, str]]) -> None:
    """Put other ceilings in the place of the stored ones."""
    connection.execute(delete(ceiling_values))
    if rows:
        names = ("valid_from", "cooperative_aek", "person_aek", "source")
        values = [dict(zip(names, row, strict=True)) for row in rows]
        connection.execute(insert(ceiling_values), values)


def own_writings(connection: Connection) -> dict[tuple[str, str, str], str]:
    """Return how the official writes texts himself, by (language, form, text)."""
    table = own_writing
    rows = connection.execute(select(table.c.language, table.c.form, table.c.text, table.c.written))
    return {(row.language, row.form, row.text): row.written for row in rows}


def remember_writing(connection: Connection, rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Remember texts as the official writes them: language, form, text, written.

    A later writing takes the place of an earlier one.
    """
    values = [
        {"language": language, "form": form, "text": text, "written": written}
        for language, form, text, written in rows
    ]
    put(connection, own_writing, values, keys=["language", "form", "text"])


def forget_writing(connection: Connection) -> None:
    """Forget every writing of the official's own."""
    connection.execute(delete(own_writing))


def remembered_okrugs(connection: Connection, district: str, oblast: str = "") -> set[str]:
    """Return remembered okrugs of a district (any when empty; an unknown oblast fits all)."""
    query = select(okrugs.c.name).distinct()
    if district:
        query = query.where(okrugs.c.district == district)
    if oblast:
        query = query.where(or_(okrugs.c.oblast == oblast, okrugs.c.oblast == ""))
    return set(connection.execute(query).scalars())


def russian_okrugs(connection: Connection, district: str, oblast: str = "") -> dict[str, str]:
    """Return the official Russian names of a district's okrugs by their Kazakh names."""
    query = select(okrugs.c.name, okrugs.c.name_ru).where(
        okrugs.c.district == district, okrugs.c.name_ru != ""
    )
    if oblast:
        query = query.where(okrugs.c.oblast == oblast)
    return {row.name: row.name_ru for row in connection.execute(query)}


def remember_okrugs(
    connection: Connection, rows: Iterable[tuple[str, str, str, str]], source: str
) -> None:
    """Remember okrugs: oblast, district, name, official Russian name ("" when it is not known).

    One that is known already stays as it was, but for a Russian name that comes later.
    """
    values = [
        {"oblast": oblast, "district": district, "name": name, "name_ru": ru, "source": source}
        for oblast, district, name, ru in rows
    ]
    put(
        connection,
        okrugs,
        values,
        keys=["oblast", "district", "name"],
        unless_empty="name_ru",
    )


def note(
    connection: Connection, case_id: int, at: datetime, what: str, keys: Iterable[str]
) -> None:
    """Write a line of history: what was done and to which answers, never with which values.

    Edits within :data:`RUN` of one another join one line, so typing does not swell the file.
    """
    names = set(keys)
    if what == EDITED:
        last = connection.execute(
            select(history.c.id, history.c.at, history.c.what, history.c.details)
            .where(history.c.case_id == case_id)
            .order_by(history.c.id.desc())
            .limit(1)
        ).first()
        if last is not None and last.what == EDITED and abs(at - last.at) < RUN:
            joined = names | set(last.details.split())
            connection.execute(
                update(history)
                .where(history.c.id == last.id)
                .values(details=" ".join(sorted(joined)))
            )
            return
    connection.execute(
        insert(history).values(case_id=case_id, at=at, what=what, details=" ".join(sorted(names)))
    )


def note_reason(connection: Connection, case_id: int, at: datetime, key: str, reason: str) -> None:
    """Write down why something was recorded out of the scheme's order, whenever it was changed.

    ``key`` names the answer that holds the reason; "" says that it was taken back. While it is
    being typed it stays one line: texts of which one begins the other, within :data:`RUN`.
    """
    own = (history.c.case_id == case_id, history.c.what == OUT_OF_ORDER, history.c.details == key)
    last = connection.execute(
        select(history.c.id, history.c.at, history.c.reason)
        .where(*own)
        .order_by(history.c.id.desc())
        .limit(1)
    ).first()
    before = last.reason if last is not None else ""
    if reason == before:
        return
    typing = before.startswith(reason) or reason.startswith(before)
    if last is not None and before and reason and typing and abs(at - last.at) < RUN:
        statement = update(history).where(history.c.id == last.id)
        connection.execute(statement.values(reason=reason, at=at))
        return
    values = {"case_id": case_id, "at": at, "what": OUT_OF_ORDER, "details": key}
    connection.execute(insert(history).values(**values, reason=reason))


def history_of(connection: Connection, case_id: int) -> list[tuple[datetime, str, str, str]]:
    """Return a case's history, the newest first: when, what, names of answers, the reason."""
    rows = connection.execute(
        select(history.c.at, history.c.what, history.c.details, history.c.reason)
        .where(history.c.case_id == case_id)
        .order_by(history.c.id.desc())
    )
    return [(row.at, row.what, row.details, row.reason) for row in rows]
