"""Paper 19: the project's passport (жоба паспорты), with the loan's schedule as its annex."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.domain.project import project_begun
from app.domain.schema_project import COLLECTIONS
from app.forms.papers import PaperForm, Phase
from app.forms.passport_facts import passport_facts
from app.forms.uses import NAME, WHERE


def _facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return passport_facts(case)


PASSPORT = PaperForm(
    key="passport",
    number="19",
    title=N_("Project passport"),
    file_name="Жоба паспорты",
    file_name_ru="Паспорт проекта",
    phase=Phase.DEFENCE,
    facts=_facts,
    uses=(
        *NAME,
        "name.proper_ru",
        "name.direction",
        *WHERE,
        "meeting.akim_name",
        "meeting.akim_post",
        "scheme.defence_reason",
        "project.",
        *COLLECTIONS,
    ),
    needed=project_begun,
)
