"""Every rule can be broken, says so at the right place, and is silent once it is mended."""

from __future__ import annotations

import pytest

from app.domain.rules import RULES, all_findings, name_clashes
from tests.unit.rules import (
    breaks,
    breaks_bodies,
    breaks_defence,
    breaks_finance,
    breaks_later,
    breaks_name,
    breaks_project,
    breaks_screening,
)
from tests.unit.rules.breaks import Break
from tests.unit.rules.samples import case_of, clean_answers
from tests.unit.rules.test_table import assert_well_formed

BREAKS: tuple[Break, ...] = (
    *breaks.MISSING,
    *breaks.UNREADABLE,
    *breaks.MEETING,
    *breaks.FOUNDERS,
    *breaks.OFFICERS,
    *breaks_name.NAME,
    *breaks_name.CONTRIBUTION,
    *breaks_bodies.BOARD,
    *breaks_bodies.VOTES,
    *breaks_bodies.DIRECTOR,
    *breaks_bodies.CHARTER,
    *breaks_bodies.PAPERS,
    *breaks_bodies.AFTER,
    *breaks_defence.SCHEME,
    *breaks_defence.DEFENCE,
    *breaks_finance.LISTING,
    *breaks_finance.FINANCE,
    *breaks_finance.TAKEN_LISTS,
    *breaks_finance.REPAYMENT,
    *breaks_later.ALL,
    *breaks_screening.SCREENING,
    *breaks_project.PROJECT,
    *breaks_project.PLAN,
    *breaks_project.CEILING,
)


@pytest.mark.parametrize("broken", BREAKS, ids=[broken.rule for broken in BREAKS])
def test_the_break_is_found_at_its_place(broken: Break) -> None:
    findings = all_findings(case_of(broken.answers(), broken.today, broken.lists))
    places = {finding.address for finding in findings if finding.id == broken.rule}
    assert broken.address in places, [(f.id, f.address) for f in findings]
    for finding in findings:
        assert_well_formed(finding)


def test_no_rule_is_left_untested() -> None:
    apart = {"name.used_in_other_case", "spelling.unconfirmed", "spelling.stale"}
    assert set(RULES) - {broken.rule for broken in BREAKS} == apart


def test_a_name_used_in_another_case() -> None:
    case = case_of(clean_answers())
    for other in ("Майтөбе Сүт", "«МАЙТӨБЕ СҮТ» АӨК", "Майтобе сут"):
        (finding,) = name_clashes(case, ["Алға Бам", other])
        assert finding.id == "name.used_in_other_case"
        assert_well_formed(finding)
    assert name_clashes(case, ["Алға Бам", ""]) == ()
    assert name_clashes(case, ["«Майтөбе Сүт 2» АӨК"]) == ()
