"""The other projects of the store that a project may expand, with the figures that it points to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.db.projects import ProjectRow, projects_beside
from app.domain.naming import QUOTES
from app.services.cases import CaseService


@dataclass(frozen=True)
class EarlierProject:
    """A project of another case; figures stand as they were typed there."""

    uuid: str
    name: str
    okrug: str = ""
    members: str = ""
    capacity: str = ""
    unit: str = ""
    finance: str = ""

    @property
    def label(self) -> str:
        """Return what names it in a list: «Майтөбе Сүт, Мичурин»."""
        return ", ".join(part for part in (self.name, self.okrug) if part)

    @property
    def answers(self) -> Mapping[str, str]:
        """Return the answers of the project that expands it."""
        return {
            "project.expands": self.uuid,
            "project.expands_name": self.name,
            "project.expands_members": self.members,
            "project.expands_capacity": self.capacity,
            "project.expands_capacity_unit": self.unit,
            "project.expands_finance": self.finance,
        }


def earlier_projects(cases: CaseService, own: int) -> tuple[EarlierProject, ...]:
    """Return the named projects beside the case with the number ``own``, by name.

    A sample may expand samples only, and none of one's own cases expands a sample.
    """
    with cases.store.read() as connection:
        rows = projects_beside(connection, own, _KEYS)
    found = (_project(row) for row in rows)
    return tuple(sorted((one for one in found if one.name), key=lambda one: one.label))


def _project(row: ProjectRow) -> EarlierProject:
    def text(key: str) -> str:
        return row.answers.get(key, "").strip()

    return EarlierProject(
        row.uuid,
        text("name.proper").strip(QUOTES),
        text("meeting.okrug") or text("name.okrug"),
        text("project.members") or (str(row.founders) if row.founders else ""),
        text("project.capacity"),
        text("project.capacity_unit"),
        text("finance.amount") or text("project.asked"),
    )


_KEYS = (
    "name.proper",
    "meeting.okrug",
    "name.okrug",
    "project.members",
    "project.capacity",
    "project.capacity_unit",
    "finance.amount",
    "project.asked",
)
