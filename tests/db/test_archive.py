"""Issued papers are frozen; scans are checked by their content and kept whole."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError, FileError, InputError
from app.db.archive import UnknownPaperError
from app.domain.answers import Answers, Record, SetValue
from app.services.archive import MAX_SCAN, answers_from_json, answers_to_json
from app.services.cases import CaseService
from app.services.model import IssuedPaper
from app.services.store import Store

from .test_cases import NAMED, same

PDF = b"%PDF-1.7 paper"


def issue(cases: CaseService, case_id: int, record_id: str = "", pdf: bytes = PDF) -> IssuedPaper:
    return cases.issue_paper(
        case_id,
        paper="consent",
        record_id=record_id,
        number="5",
        day=date(2026, 11, 23),
        pdf=pdf,
        answers=cases.open(case_id).answers,
        wording_version="w1",
        program_version="0.1.0",
    )


def test_an_issued_paper_keeps_bytes_hash_facts_and_versions(
    cases: CaseService, clock: FixedClock
) -> None:
    case_id = cases.create(NAMED).summary.id
    first = issue(cases, case_id)
    assert first.version == 1
    assert first.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (first.number, first.day, first.issued_at) == ("5", date(2026, 11, 23), clock.moment)
    assert (first.wording_version, first.program_version) == ("w1", "0.1.0")
    cases.save(case_id, [SetValue("name.proper", "Басқа")])
    clock.moment += timedelta(days=1)
    second = issue(cases, case_id, pdf=PDF + b"2")
    other = issue(cases, case_id, record_id="a1")
    assert (second.version, other.version) == (2, 1)
    assert cases.issued(case_id) == (first, second, other)
    assert cases.issued_pdf(first.id) == PDF
    assert cases.issued_pdf(second.id) == PDF + b"2"
    assert same(cases.issued_answers(first.id), NAMED)
    assert cases.issued_answers(second.id).get("name.proper") == "Басқа"


def test_a_wrong_number_is_a_bug(cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    assert cases.issued(case_id) == ()
    for call in (cases.issued_pdf, cases.issued_answers, cases.attachment_bytes, cases.detach):
        with pytest.raises(UnknownPaperError):
            call(77)


@pytest.mark.sqlite
def test_bytes_that_changed_in_the_file_are_not_passed_off_as_issued(
    store: Store, cases: CaseService, tmp_path: Path
) -> None:
    case_id = cases.create(NAMED).summary.id
    paper = issue(cases, case_id)
    scan = tmp_path / "s.pdf"
    scan.write_bytes(PDF)
    attached = cases.attach(case_id, "consent", scan)
    with store.write() as connection:
        connection.execute(text("UPDATE issued_papers SET pdf = x'00'"))
        connection.execute(text("UPDATE snapshots SET facts = '[]'"))
        connection.execute(text("UPDATE attachments SET content = x'00'"))
    with pytest.raises(DamagedStoreError):
        cases.issued_pdf(paper.id)
    with pytest.raises(DamagedStoreError):
        cases.issued_answers(paper.id)
    with pytest.raises(DamagedStoreError):
        cases.attachment_bytes(attached.id)


@given(
    values=st.dictionaries(st.text(max_size=5), st.text(min_size=1, max_size=9), max_size=4),
    rows=st.lists(st.dictionaries(st.text(max_size=5), st.text(min_size=1), max_size=3)),
)
def test_a_snapshot_comes_back_as_it_was(
    values: dict[str, str], rows: list[dict[str, str]]
) -> None:
    records = tuple(Record(f"r{index}", row) for index, row in enumerate(rows))
    answers = Answers(values, {"founders": records})
    assert same(answers_from_json(answers_to_json(answers)), answers)


@pytest.mark.parametrize("content", [b"%PDF-1.4\n...", b"\xff\xd8\xff\xe0 picture"])
def test_a_scan_is_kept_byte_for_byte_and_once(
    cases: CaseService, tmp_path: Path, content: bytes
) -> None:
    case_id = cases.create(NAMED).summary.id
    file = tmp_path / "Хаттама (қол қойылған).pdf"
    file.write_bytes(content)
    kept = cases.attach(case_id, "founding_minutes", file)
    assert (kept.file_name, kept.size) == (file.name, len(content))
    assert cases.attach(case_id, "founding_minutes", file) == kept
    again = cases.attach(case_id, "charter", file, record_id="a1")
    file.unlink()
    assert cases.attachments(case_id) == (kept, again)
    assert cases.attachment_bytes(kept.id) == content
    cases.detach(kept.id)
    assert cases.attachments(case_id) == (again,)
    assert [line.what for line in cases.history(case_id)][:3] == [
        "detached",
        "attached",
        "attached",
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 a document", b"\x89PNG", b"x" * 2000 + b"%PDF-1.7", b"\xff\xd8"],
)
def test_what_is_neither_pdf_nor_jpeg_is_refused(
    cases: CaseService, tmp_path: Path, content: bytes
) -> None:
    case_id = cases.create(NAMED).summary.id
    file = tmp_path / "scan.pdf"
    file.write_bytes(content)
    with pytest.raises(InputError):
        cases.attach(case_id, "charter", file)
    assert cases.attachments(case_id) == ()


def test_the_size_of_a_scan_has_its_limit(cases: CaseService, tmp_path: Path) -> None:
    case_id = cases.create(NAMED).summary.id
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.7" + bytes(MAX_SCAN - 8))
    assert cases.attach(case_id, "charter", file).size == MAX_SCAN
    with file.open("ab") as opened:
        opened.write(b"x")
    with pytest.raises(InputError) as told:
        cases.attach(case_id, "charter", file)
    assert told.value.arguments == {"name": "scan.pdf"}


def test_a_scan_that_is_not_there_is_told(cases: CaseService, tmp_path: Path) -> None:
    case_id = cases.create(NAMED).summary.id
    for missing in (tmp_path / "gone.pdf", tmp_path):
        with pytest.raises(FileError):
            cases.attach(case_id, "charter", missing)


def test_papers_of_one_moment_share_one_snapshot(store: Store, cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    papers = [
        cases.issue_paper(
            case_id,
            paper="consent",
            pdf=PDF,
            answers=cases.open(case_id).answers,
            number="1",
            wording_version="1",
            program_version="1",
            record_id=f"f{index}",
        )
        for index in range(3)
    ]
    assert len({paper.snapshot_id for paper in papers}) == 1
    cases.save(case_id, [SetValue("name.proper", "Басқа")])
    later = issue(cases, case_id)
    assert later.snapshot_id != papers[0].snapshot_id
    assert same(cases.issued_answers(papers[2].id), NAMED)
    assert cases.latest_issued(case_id, "consent", "f1") == papers[1]
    assert cases.latest_issued(case_id, "consent", "f9") is None
    cases.delete(case_id)
    cases.purge(case_id)
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM snapshots")).scalar() == 0


CMS = bytes.fromhex("300d06092a864886f70d010702a000")


def test_a_signature_stands_beside_the_scans_with_what_it_signs(
    cases: CaseService, tmp_path: Path
) -> None:
    case_id = cases.create(NAMED).summary.id
    paper = issue(cases, case_id, record_id="a1")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(PDF)
    kept = cases.attach(case_id, "charter", scan)
    file = tmp_path / "a.p7s"
    file.write_bytes(CMS)
    over_paper = cases.attach_signature(case_id, paper, file)
    over_scan = cases.attach_signature(case_id, kept, file)
    assert cases.attach_signature(case_id, kept, file) == over_scan  # kept once
    assert (over_paper.paper, over_paper.record_id) == ("consent", "a1")
    assert (over_paper.of_sha256, over_scan.of_sha256) == (paper.sha256, kept.sha256)
    assert cases.attachments(case_id) == (kept,)
    assert cases.signatures(case_id) == (over_paper, over_scan)
    assert cases.attachment_bytes(over_scan.id) == CMS
    assert [line.what for line in cases.history(case_id)][:2] == ["signed", "signed"]
    cases.detach(over_paper.id)
    assert cases.signatures(case_id) == (over_scan,)
    file.write_bytes(b"no signature")
    with pytest.raises(InputError):
        cases.attach_signature(case_id, kept, file)


def test_a_snapshot_that_was_changed_is_damage(cases: CaseService, store: Store) -> None:
    case_id = cases.create(NAMED).summary.id
    paper = issue(cases, case_id)
    facts = cases.snapshot_bytes(paper.snapshot_id)
    assert same(answers_from_json(facts.decode()), NAMED)
    with store.write() as connection:
        connection.execute(text("UPDATE snapshots SET facts = facts || ' '"))
    with pytest.raises(DamagedStoreError):
        cases.snapshot_bytes(paper.snapshot_id)
    with pytest.raises(UnknownPaperError):
        cases.snapshot_bytes(10_000)
