"""Which cases of a district have a screening of okrugs on record."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from app.db.tables import answers, cases, collections

_TABLES = (collections["screened_okrugs"], collections["working_group"])
MOST = 20
"""So many cases are offered at most: the last changed."""


def screened_in(
    connection: Connection, oblast: str, district: str, beside: int
) -> list[tuple[int, str]]:
    """Return number and title of other living cases of a district with okrugs or a group.

    They come the last changed first. An empty oblast is any. A sample is offered samples only.
    """
    sample = select(cases.c.sample).where(cases.c.id == beside).scalar_subquery()
    query = select(cases.c.id, cases.c.title).where(
        cases.c.deleted_at.is_(None),
        cases.c.id != beside,
        cases.c.sample == sample,
        or_(*(select(t.c.case_id).where(t.c.case_id == cases.c.id).exists() for t in _TABLES)),
    )
    for key, wanted in (("meeting.district", district), ("meeting.oblast", oblast)):
        if wanted:
            query = query.where(
                select(answers.c.key)
                .where(
                    answers.c.case_id == cases.c.id,
                    answers.c.key == key,
                    answers.c.value == wanted,
                )
                .exists()
            )
    query = query.order_by(cases.c.updated_at.desc(), cases.c.id.desc()).limit(MOST)
    return [(row.id, row.title) for row in connection.execute(query)]
