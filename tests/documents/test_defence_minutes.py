"""The minutes of a defence say what was known on its day, and nothing of another case."""

from __future__ import annotations

from app.documents.wording import render_wording
from app.domain.case import FoundingCase
from app.forms.in_russian import in_russian
from app.forms.registry import paper
from tests.documents import case_defence, paper_cases
from tests.documents.test_papers_render import lines_of

CONSENT = {"meeting.consent_number": "05-12/118", "meeting.consent_date": "27.10.2026"}
NEW = {"registration.date": "20.11.2026", "project.expands": "", "project.expands_name": ""}


def case_of(**values: str) -> FoundingCase:
    """Return a founding that was defended in two rounds, consent given after the second."""
    return paper_cases.make({**CONSENT, **NEW, **values}, case_defence.ROWS)


def minutes(case: FoundingCase, round_id: str, language: str = "kk") -> str:
    """Return what the minutes of a round say."""
    seen = case if language == "kk" else in_russian(case)
    facts = paper("defence_minutes").facts(seen, round_id)
    return "\n".join(lines_of(render_wording("defence_minutes", language, facts))).replace(
        "\u00a0", " "
    )


def test_how_a_remark_was_met_is_told_in_the_next_rounds_minutes() -> None:
    first, second = (minutes(case_of(), one) for one in ("d1", "d2"))
    assert "Жем қорын есептеу қажет" in first
    assert "орындалған жоқ" not in first
    assert "ОРЫНДАЛУЫ" not in first
    assert "АЛДЫҢҒЫ ЕСКЕРТУЛЕРДІҢ ОРЫНДАЛУЫ" in second
    assert "есеп паспортқа енгізілді" in second
    assert second.count("Жем қорын есептеу қажет") == 1


def test_the_later_consent_stands_below_the_signatures() -> None:
    found = minutes(case_of(), "d2")
    assert found.index("Отырыс хатшысы") < found.index("2026 жылғы 27 қазан, № 05-12/118")
    assert "05-12/118" not in minutes(case_of(), "d1")
    none = {"meeting.consent_number": "", "meeting.consent_date": ""}
    assert "келісімінің күні" not in minutes(case_of(**none), "d2")


def test_an_existing_cooperative_is_not_to_be_founded() -> None:
    assert "кооператив құруға келісім" in minutes(case_of(), "d2")
    assert "согласие на создание кооператива" in minutes(case_of(), "d2", "ru")
    for values in ({"project.expands_name": "Алға Бам"}, {"registration.date": "01.10.2026"}):
        found = minutes(case_of(**values), "d2")
        assert "жобаны іске асыруға келісім" in found
        assert "кооператив құруға" not in found
        assert "согласие на реализацию проекта" in minutes(case_of(**values), "d2", "ru")
