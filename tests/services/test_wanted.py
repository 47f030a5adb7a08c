"""The check list: what the АШБ will ask for, how it stands, where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.wanted import Lack, Wanted
from tests.documents.pdf_tools import words_of as text_of
from tests.services.file_set_support import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def line(desk: Desk, code: str) -> Wanted:
    found = desk.sets.check_list(desk.case_id, desk.case)
    return next(one for one in found if one.code == code)


def test_the_check_list_follows_a_paper_from_draft_to_signed(desk: Desk) -> None:
    assert line(desk, "charter").lack is Lack.NOT_ISSUED
    assert line(desk, "charter").blocks
    desk.issue("charter")
    assert line(desk, "charter").lack is Lack.NO_SCAN
    assert not line(desk, "charter").blocks
    scan = desk.folder / "s.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0 picture")
    desk.cases.attach(desk.case_id, "charter", scan)
    assert not line(desk, "charter").lacks
    desk.edit("name.street", "Абай көшесі, 14-үй")
    assert line(desk, "charter").lack is Lack.STALE
    desk.edit("meeting.date", "")
    assert line(desk, "founding_minutes").lack is Lack.NOT_READY


def test_a_paper_that_is_issued_in_russian_alone_counts(desk: Desk) -> None:
    blocked = desk.papers.blocking(desk.case, "charter", language="ru")
    assert not blocked
    desk.issue("charter", "ru")
    assert line(desk, "charter").lack is Lack.NO_SCAN


def test_consents_are_counted_by_their_people(desk: Desk) -> None:
    people = [one.id for one in desk.case.founders if not one.legal]
    scan = desk.folder / "s.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0 picture")
    assert (line(desk, "consent").done, line(desk, "consent").count) == (0, len(people))
    desk.cases.attach(desk.case_id, "consent", scan, people[0])
    assert line(desk, "consent").done == 1
    desk.cases.attach(desk.case_id, "consent", scan)  # one scan of them all
    assert not line(desk, "consent").lacks


def test_facts_and_the_letter_are_asked_for_where_they_are_written(desk: Desk) -> None:
    for key, code in (
        ("registration.bin", "registration"),
        ("meeting.consent_number", "consent_of_department"),
        ("sending.number", "number"),
        ("sending.date", "date"),
    ):
        assert not line(desk, code).lacks
        desk.edit(key, "")
        assert line(desk, code).lack is Lack.MISSING
        assert line(desk, code).address == key
    desk.edit("meeting.akim_name", "")
    assert line(desk, "signer").address == "sending.signer"


def test_findings_that_block_are_said_and_never_forbid_the_writing(desk: Desk) -> None:
    desk.edit("contribution.entrance_fee", "900 000 000")
    faults = line(desk, "faults")
    assert faults.lack is Lack.FAULTS
    assert faults.count >= 1
    assert faults.address
    assert "жойылмаған кемшіліктер" in text_of(desk.sets.cover(desk.case_id))
    out = desk.folder / "a.auylkoop"
    assert desk.sets.write(desk.case_id, out) is not None


def test_before_the_founding_only_the_project_is_asked_for(desk: Desk) -> None:
    project = {
        key: text
        for key, text in desk.case.answers.values.items()
        if key.startswith(("project.", "sending.", "name."))
    }
    answers = replace(desk.case.answers, values=project, collections={})
    desk.case_id = desk.cases.create(answers).summary.id
    codes = [one.code for one in desk.sets.check_list(desk.case_id, desk.case)]
    assert "passport" in codes
    assert "charter" not in codes
    assert "жобасының құжаттарын" in text_of(desk.sets.cover(desk.case_id))
