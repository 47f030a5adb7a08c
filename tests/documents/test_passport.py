"""What the passport prints: the slides' figures, the plan, the loan's months, an expansion."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from app.documents.blocks import Chart, Table, plain
from app.documents.wording import render_wording
from app.domain.case import FoundingCase
from app.forms.in_russian import in_russian
from app.forms.passport_facts import passport_facts
from app.forms.passport_rows import CeilingRow, Ratios
from app.forms.passport_values import MINUS, quantity_text, span, sum_of
from app.forms.registry import paper
from tests.documents import case_passport, paper_cases
from tests.documents.test_papers_render import lines_of

NBSP = "\u00a0"
NEW = {key: text for key, text in case_passport.VALUES.items() if "expands" not in key}


def case_of(values: dict[str, str]) -> FoundingCase:
    """Return a founding with a project; ``values`` over the usual one's."""
    return paper_cases.make({**NEW, **values}, case_passport.ROWS)


def text_of(case: FoundingCase, language: str = "kk") -> str:
    """Return all that the passport says, with plain blanks."""
    seen = case if language == "kk" else in_russian(case)
    blocks = render_wording("passport", language, paper("passport").facts(seen, ""))
    return "\n".join(lines_of(blocks)).replace(NBSP, " ")


def tables_of(case: FoundingCase) -> list[Table]:
    """Return the passport's tables."""
    blocks = render_wording("passport", "kk", paper("passport").facts(case, ""))
    return [block for block in blocks if isinstance(block, Table)]


def test_the_figures_of_the_slide_stand_at_its_head() -> None:
    # «Майтөбе Сүт» of 2023: 50 members, 31 borrowers, 370 heads, 27,6 mln.
    first, second = tables_of(case_of({}))[:2]
    people = [plain(cell.text) for cell in first.rows[0].cells]
    money = [plain(cell.text).replace(NBSP, " ") for cell in second.rows[0].cells]
    assert people == ["50", "31", "370", "6"]
    assert money[1:3] == ["27,6 млн теңге", "3 млн теңге"]
    assert "184 900 000 теңге" in text_of(case_of({}))


def test_no_part_is_told_of_what_is_not_known() -> None:
    found = text_of(case_of({"project.own_contribution": ""}))
    assert "Кооперативтің өз үлесі | ______ | –" in found
    assert "100 %" not in found


def test_sums_of_the_tables_add_up() -> None:
    found = text_of(case_of({}))
    assert "Жиыны | 25 000 001" in found  # 22 500 000 + 2 × 1 250 000,50
    assert "Жиыны | 30 600 000" in found  # with 4 000 000 and 1 599 999
    assert "Жиыны | 74 801 600" in found  # 120 000 × 450 + 6 500,5 × 3 200


def test_the_schedule_is_the_papers_annex() -> None:
    annex = tables_of(case_of({}))[-1]
    assert len(annex.rows) == 61
    month = [plain(cell.text).replace(NBSP, " ") for cell in annex.rows[6].cells]
    # 27 600 000 / 54 = 511 111,11; the interest of the grace is 27 600 000 × 0,025 / 12.
    assert month == ["7", "511 111,11", "57 500", "568 611,11", "27 088 888,89"]
    total = [plain(cell.text).replace(NBSP, " ") for cell in annex.rows[-1].cells]
    assert total[:4] == ["Жиыны", "27 600 000", "1 926 250", "29 526 250"]


def test_without_sensible_terms_there_is_no_annex() -> None:
    found = text_of(case_of({"project.months": "5"}))
    assert "қосымша" not in found
    assert "айлар бойынша" not in found


def test_the_plan_has_its_picture() -> None:
    chart = passport_facts(case_of({}))["chart"]
    assert isinstance(chart, Chart)
    assert chart.categories == ("2027", "2028", "2029", "2030", "2031")
    assert [float(value or 0) for value in chart.series[0].values] == [52, 64, 74.8, 74.8, 74.8]
    assert passport_facts(paper_cases.least())["chart"] is None


def test_an_expansion_points_to_its_project_with_that_ones_figures() -> None:
    found = text_of(paper_cases.make(case_passport.VALUES, case_passport.ROWS))
    assert "«Алға Бам» жобасын кеңейту" in found
    assert "Алға Бам | 43 | 0,5 тонна сүт | 20 млн теңге | 2" in found
    assert "кеңейту" not in text_of(case_of({}))


@pytest.mark.parametrize(
    ("day", "kept"),
    [("15.03.2026", "2026 жылғы 15 наурыздағы жағдай бойынша"), ("15.03.2023", "шектен аспайды")],
)
def test_the_ceiling_is_told(day: str, kept: str) -> None:
    assert kept in text_of(case_of({"project.date": day}))


def test_of_a_day_without_a_known_ceiling_nothing_is_said() -> None:
    found = text_of(case_of({"project.date": "15.03.2022"}))
    assert "Бағдарламаның шегі" not in found
    assert "АЕК" not in found


def test_what_was_not_typed_leaves_no_blank_line() -> None:
    bare = {"project.site": "", "project.effect": "", "project.collateral": ""}
    found = text_of(case_of(bare))
    for words in ("Өндіріс орны", "Күтілетін нәтиже", "қамтамасыз ету"):
        assert words not in found
        assert words in text_of(case_of({}))
    lonely = {**case_passport.ROWS, "livestock": (), "borrowers": ()}
    none = {**NEW, "project.borrowers": "", "project.member_loans": ""}
    nobody = text_of(paper_cases.make(none, lonely))
    assert "Мал басы" not in nobody
    assert "Кредит алушылары" not in nobody
    assert "Мүшелері және жұмыс орындары" in nobody


def test_over_the_ceiling_is_told() -> None:
    case = case_of({"project.asked": "34 600 000,01"})
    row = passport_facts(case)["ceiling"]
    assert isinstance(row, CeilingRow)
    assert row.kept is False
    assert "34 600 000,01 теңге, бұл шектен асады" in text_of(case)


def test_a_payback_beyond_the_plan_is_said() -> None:
    soon = passport_facts(case_of({}))["ratios"]
    assert isinstance(soon, Ratios)
    assert soon.payback == "2 жыл 3 ай"
    costs = tuple(row for row in case_passport.ROWS["plan_lines"] if row.get("kind") == "cost")
    late = paper_cases.make(NEW, {**case_passport.ROWS, "plan_lines": costs})
    assert "5 жылдан астам" in text_of(late)
    unknown = passport_facts(paper_cases.least())["ratios"]
    assert isinstance(unknown, Ratios)
    assert unknown.payback == ""
    assert not unknown.payback_late


def test_both_languages_hold_the_same_figures() -> None:
    case = paper_cases.make(case_passport.VALUES, case_passport.ROWS)
    kk, ru = (re.findall(r"\d[\d ]*(?:,\d+)?", text_of(case, code)) for code in ("kk", "ru"))
    known = {figure.strip() for figure in kk if len(figure.strip()) > 4}
    assert known <= {figure.strip() for figure in ru} | {"240"}


def test_words_of_figures() -> None:
    case = paper_cases.least()
    assert sum_of(case, -1_250_000_00, "").figures == f"{MINUS}1{NBSP}250{NBSP}000"
    assert sum_of(case, 999_950_000_00, "").in_millions == f"1{NBSP}000 млн теңге"
    assert sum_of(case, 184_949_999_99, "").millions == "184,9"
    assert span(case, 2, 0) == "2 жыл"
    assert span(case, 0, 5) == "5 ай"
    russian = in_russian(case)
    assert span(russian, 1, 2) == "1 год 2 месяца"
    assert span(russian, 5, 11) == "5 лет 11 месяцев"
    assert quantity_text(Decimal("12000.50")) == f"12{NBSP}000,5"
