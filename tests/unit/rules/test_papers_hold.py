"""A blocking finding holds the papers that use its fact, and no others."""

from __future__ import annotations

import pytest

from app.domain.rules import all_findings
from app.forms.papers import uses_address
from app.forms.registry import PAPERS
from tests.unit.rules.breaks import Break
from tests.unit.rules.samples import case_of
from tests.unit.rules.test_each_rule import BREAKS


@pytest.mark.parametrize("broken", BREAKS, ids=[broken.rule for broken in BREAKS])
def test_every_blocking_finding_holds_a_paper(broken: Break) -> None:
    case = case_of(broken.answers(), broken.today, broken.lists)
    for finding in all_findings(case):
        if finding.id == broken.rule and finding.blocks:
            held = [p.key for p in PAPERS if p.needed(case) and uses_address(p, finding.address)]
            assert held, finding.address


def held_by(address: str) -> set[str]:
    return {paper.key for paper in PAPERS if uses_address(paper, address)}


def test_the_boards_sitting_does_not_hold_what_the_meeting_decided() -> None:
    decided = {"founding_minutes", "founding_contract", "charter", "founders_list"}
    for address in ("board_members/b1/present", "board_members/b1/consents", "director.for"):
        assert "board_minutes" in held_by(address)
        assert not decided & held_by(address)


def test_who_sits_on_the_board_holds_the_minutes() -> None:
    for address in ("board_members", "board_members/b1/founder"):
        assert {"founding_minutes", "board_minutes", "charter"} <= held_by(address)


def test_the_charters_vote_holds_charter_and_minutes() -> None:
    assert {"founding_minutes", "charter"} <= held_by("agenda.charter.for")


def test_the_entrance_fee_holds_contract_charter_and_minutes() -> None:
    held = held_by("contribution.entrance_fee")
    assert {"founding_minutes", "founding_contract", "charter"} <= held
    assert "notice" not in held
