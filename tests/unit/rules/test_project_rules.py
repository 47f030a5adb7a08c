"""The rules of the passport at their edges: silent before it is begun, and on a sound project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Answers
from app.domain.case import read_case
from app.domain.reference import Ceiling
from app.domain.rules import all_findings
from app.services.reference import load_reference
from tests.unit.rules.breaks_project import project
from tests.unit.rules.samples import TODAY, case_of, changed, clean_answers

MINE = ("project.", "plan.", "ceiling.")


def mine(answers: Answers) -> list[str]:
    """Return the ids of this part's findings."""
    return [f.id for f in all_findings(case_of(answers)) if f.id.startswith(MINE)]


def test_who_only_founds_hears_nothing_of_the_passport() -> None:
    assert mine(clean_answers()) == []
    assert mine(Answers()) == []


def test_a_sound_project_has_no_finding() -> None:
    assert mine(project()(clean_answers())) == []


def test_one_word_of_the_project_begins_it() -> None:
    found = mine(changed(clean_answers(), {"project.aim": "сүт"}))
    assert {"project.missing_asked", "project.no_equipment", "plan.no_income"} <= set(found)
    assert "project.missing_aim" not in found


@pytest.mark.parametrize(
    ("day", "asked", "ids"),
    [
        # 2023: 8 000 × 3 450 = 27 600 000, the very sum of «Майтөбе Сүт»
        ("15.05.2023", "27 600 000", []),
        ("15.05.2023", "27 600 000,01", ["ceiling.over"]),
        # 2024: 8 000 × 3 692 = 29 536 000
        ("15.05.2024", "29 536 000", []),
        ("15.05.2024", "29 536 001", ["ceiling.over"]),
        # no АЕК for 2027, no ceiling before 2023
        ("15.05.2027", "1", ["ceiling.unknown"]),
        ("31.12.2022", "1", ["ceiling.unknown"]),
    ],
)
def test_the_ceiling_of_the_passports_day(day: str, asked: str, ids: list[str]) -> None:
    answers = project({"project.date": day, "project.asked": asked, "project.member_loans": ""})
    found = mine(answers(clean_answers()))
    assert [one for one in found if one.startswith("ceiling.")] == ids


def test_an_edited_ceiling_counts_from_its_day() -> None:
    own = Ceiling(date(2026, 9, 1), 6000, 2500, "бұйрық")
    reference = replace(load_reference(), ceilings=(*load_reference().ceilings, own))
    case = read_case(project()(clean_answers()), reference, TODAY)
    # 6 000 × 4 325 = 25 950 000 < 27 600 000
    assert "ceiling.over" in {finding.id for finding in all_findings(case)}


def test_the_difference_of_both_sides_is_told() -> None:
    answers = project({"project.asked": "27 000 000"})(clean_answers())
    (found,) = [f for f in all_findings(case_of(answers)) if f.id == "project.sources_and_uses"]
    assert found.arguments["difference"] == "600 000".replace(" ", "\u00a0")
