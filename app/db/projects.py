"""What other cases say of their projects: few answers of many cases, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from app.db.tables import answers, cases


@dataclass
class ProjectRow:
    """A named living case: its uuid, how many founders it has, the asked answers as typed."""

    uuid: str
    founders: int
    answers: dict[str, str] = field(default_factory=dict)


def projects_beside(
    connection: Connection, beside: int, keys: Sequence[str]
) -> tuple[ProjectRow, ...]:
    """Return the named cases but one, samples for a sample and one's own for one's own."""
    sample = select(cases.c.sample).where(cases.c.id == beside).scalar_subquery()
    wanted = (
        cases.c.deleted_at.is_(None),
        cases.c.id != beside,
        cases.c.title != "",
        cases.c.sample == sample,
    )
    heads = select(cases.c.id, cases.c.uuid, cases.c.founders).where(*wanted)
    found = {row.id: ProjectRow(row.uuid, row.founders) for row in connection.execute(heads)}
    told = (
        select(answers.c.case_id, answers.c.key, answers.c.value)
        .join(cases, cases.c.id == answers.c.case_id)
        .where(*wanted, answers.c.key.in_(keys))
    )
    for row in connection.execute(told):
        found[row.case_id].answers[row.key] = row.value
    return tuple(found.values())
