"""The figures of cases for the анықтама, from their columns alone: no answers are read."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from app.db.tables import cases
from app.domain.report import Row

_COLUMNS = (
    cases.c.direction,
    cases.c.oblast,
    cases.c.district,
    cases.c.okrug,
    cases.c.founded,
    cases.c.contracted,
    cases.c.tiyn,
    cases.c.jobs,
    cases.c.id,
    cases.c.title,
    cases.c.sample,
)
"""In the order of the fields of ``Row``."""


def report_rows(
    connection: Connection,
    *,
    sample: bool | None = False,
    oblast: str = "",
    district: str = "",
    directions: Collection[str] | None = None,
    ids: Collection[int] | None = None,
) -> tuple[Row, ...]:
    """Return the figures of living cases, by oblast, district, okrug and number.

    ``sample`` takes his own cases, the samples, or both (None); the others narrow: an empty text
    or None does not. Okrugs are given with their spaces evened out, as the rest is kept.
    """
    query = select(*_COLUMNS).where(cases.c.deleted_at.is_(None))
    if sample is not None:
        query = query.where(cases.c.sample.is_(sample))
    for column, wanted in ((cases.c.oblast, oblast), (cases.c.district, district)):
        if wanted:
            query = query.where(column == wanted)
    if directions is not None:
        query = query.where(cases.c.direction.in_(directions))
    if ids is not None:
        query = query.where(cases.c.id.in_(ids))
    query = query.order_by(cases.c.oblast, cases.c.district, cases.c.okrug, cases.c.id)
    return tuple(
        Row(place[0], place[1], place[2], " ".join(place[3].split()), *place[4:])
        for place in connection.execute(query)
    )
