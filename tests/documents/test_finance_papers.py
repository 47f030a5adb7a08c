"""The papers of the finance: what is on record, and not a word of what is not."""

from __future__ import annotations

import pytest

from app.documents.wording import render_wording
from app.domain.case import FoundingCase
from app.forms.in_russian import in_russian
from app.forms.registry import paper
from tests.documents import case_finance, paper_cases
from tests.documents.test_papers_render import lines_of

KEYS = ("repayment_schedule", "finance_sheet")


def full(**values: str) -> FoundingCase:
    """Return a financed cooperative; ``values`` over the usual ones."""
    return paper_cases.make({**case_finance.VALUES, **values}, case_finance.ROWS)


def text(key: str, case: FoundingCase, language: str = "kk", *, blanks: bool = False) -> str:
    """Return what a paper says."""
    seen = case if language == "kk" else in_russian(case)
    blocks = render_wording(key, language, paper(key).facts(seen, ""), blanks=blanks)
    return "\n".join(lines_of(blocks)).replace("\u00a0", " ")


@pytest.mark.parametrize("key", KEYS)
def test_a_date_is_cited_once(key: str) -> None:
    assert "от от" not in text(key, full(), "ru")
    assert "шарт шарт" not in text(key, full())


def test_what_is_not_on_record_is_not_told() -> None:
    bare = paper_cases.make({"listing.number": "4", "listing.date": "14.04.2026"})
    found = text("finance_sheet", bare)
    assert "2026 жылғы 14 сәуірдегі № 4 тізімге енгізілген." in found
    for words in ("Тізімді бекіткен", "қамтамасыз ету", "Жұмыс орындары", "Сатып алынған"):
        assert words not in found
        assert words in text("finance_sheet", bare, blanks=True)
    assert "Қаржыландыру шарты туралы мәлімет жоқ" in found
    assert "Қаржы беруші" not in found
    unlisted = text("finance_sheet", paper_cases.make({"finance.contract_number": "7"}))
    assert "тізімге енгізілген," not in unlisted
    assert "енгізілгені туралы мәлімет жоқ" in unlisted


def test_no_grace_is_said_as_none() -> None:
    assert "Жеңілдікті кезең – жоқ" in text("finance_sheet", full(**{"finance.grace_months": "0"}))
    assert "Льготный период – нет" in text(
        "finance_sheet", full(**{"finance.grace_months": "0"}), "ru"
    )


def test_the_scheme_sheet_writes_a_sum_as_a_sum_and_a_name_in_its_language() -> None:
    case = full(**{"name.proper_ru": "Майтобе Сут", "finance.amount": "27600000"})
    assert "сомасы, теңге: 27 600 000;" in text("scheme_sheet", case)
    assert "наименование кооператива: Майтобе Сут;" in text("scheme_sheet", case, "ru")
