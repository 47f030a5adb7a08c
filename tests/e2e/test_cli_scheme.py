"""The command ``scheme`` at a terminal: lines for people, JSON as its help says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli_scheme import KEYS
from app.core.version import PROGRAM_VERSION
from app.domain.answers import Answers
from app.exchange.case_file import CaseFile, dump
from tests.e2e.terminal import Terminal
from tests.unit.rules.breaks_defence import CONSENT
from tests.unit.rules.samples import changed, clean_answers

UUID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "store.sqlite3")


def put(terminal: Terminal, answers: Answers) -> None:
    """Put a case into the terminal's store."""
    path = terminal.store.parent / "case.json"
    path.write_text(dump(CaseFile(UUID, answers, False, PROGRAM_VERSION)), encoding="utf-8")
    assert terminal.run("import", str(path)) == 0


def test_five_lines_in_the_language_that_was_asked(terminal: Terminal) -> None:
    put(terminal, changed(clean_answers(3), CONSENT))
    assert terminal.run("--lang", "kk", "scheme", "1") == 0
    rows = [line.split("\t") for line in terminal.out.splitlines()]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row[2] for row in rows] == ["Аудан әкімдігі", "АШБ", "Ауылдық округ", "АШБ", "ӘКК"]
    assert rows[1][4] == "2026-11-05"
    assert rows[3][3] == "Жабық"


def test_json_has_what_the_help_promises(terminal: Terminal) -> None:
    reason = {"scheme.listing_reason": "тізім\nбұрын бекітілген"}
    put(terminal, changed(clean_answers(3), {**CONSENT, **reason}))
    assert terminal.run("--lang", "en", "scheme", "1", "--json") == 0
    steps = json.loads(terminal.out)
    assert len(steps) == 5
    for step in steps:
        assert set(step) == {
            "number",
            "code",
            "title",
            "owner",
            "body",
            "state",
            "day",
            "on_record",
            "missing",
            "locked",
            "out_of_order",
            "reason",
        }
        assert all(key in KEYS for key in step)
        for one in step["on_record"]:
            assert set(one) == {"address", "what", "value"}
        for one in step["missing"]:
            assert set(one) == {"address", "what"}
    listing, finance = steps[3], steps[4]
    assert listing["out_of_order"] is True
    assert listing["reason"] == "тізім\nбұрын бекітілген"
    assert listing["state"] == "open"
    assert finance["state"] == "closed"
    assert finance["locked"] is True
    assert finance["day"] is None


def test_a_line_stays_one_line_whatever_the_reason(terminal: Terminal) -> None:
    put(terminal, Answers({"scheme.defence_reason": "бірінші\nекінші\tүшінші"}))
    assert terminal.run("scheme", "1") == 0
    assert len(terminal.out.splitlines()) == 5
    assert "бірінші" in terminal.out


def test_an_unknown_case_is_one_sentence(terminal: Terminal) -> None:
    assert "7" in terminal.refused("scheme", "7")
