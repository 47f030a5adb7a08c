"""Papers, scans and signatures that come in stand here as they were issued, each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.answers import SetValue
from app.domain.merge import same
from app.exchange.package.model import FileKind, Manifest, Purpose
from app.services.model import IssuedPaper
from app.services.model_exchange import Outcome
from tests.exchange.offices import Content, Desk
from tests.exchange.packages import SIGNATURE
from tests.unit.rules.samples import clean_answers

PDF = b"%PDF-1.7 paper"


def issue(desk: Desk, case_id: int, pdf: bytes = PDF, paper: str = "charter") -> IssuedPaper:
    return desk.cases.issue_paper(
        case_id,
        paper=paper,
        number="5",
        day=date(2026, 11, 23),
        pdf=pdf,
        answers=desk.cases.open(case_id).answers,
        wording_version="w1",
        program_version="0.1.0",
    )


def scan(desk: Desk, case_id: int, folder: Path, text: bytes = b"one") -> None:
    path = folder / "скан.jpg"
    path.write_bytes(b"\xff\xd8\xff" + text)
    desk.cases.attach(case_id, "charter", path)


def sent(okrug: Desk, tmp_path: Path) -> int:
    """Make a case with two papers, a scan and a signature at the okrug."""
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    first = issue(okrug, case_id)
    okrug.cases.save(case_id, [SetValue("meeting.place", "клуб")])
    issue(okrug, case_id, PDF + b" 2")
    scan(okrug, case_id, tmp_path)
    path = tmp_path / "жарғы.cms"
    path.write_bytes(SIGNATURE)
    okrug.cases.attach_signature(case_id, first, path)
    return case_id


def test_papers_stand_here_as_they_were_issued(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    case_id = sent(okrug, tmp_path)
    result = department.intake.take(okrug.send(case_id), accept=True)
    (case,) = result.cases
    assert (case.papers, case.scans) == (2, 2)
    here = department.cases.issued(case.case_id)
    there = okrug.cases.issued(case_id)
    for one, other in zip(here, there, strict=True):
        assert replace(one, id=0, snapshot_id=0) == replace(other, id=0, snapshot_id=0)
        assert department.cases.issued_pdf(one.id) == okrug.cases.issued_pdf(other.id)
        before = department.cases.issued_answers(one.id)
        assert same(before, okrug.cases.issued_answers(other.id))
    for kind in ("attachments", "signatures"):
        found = [
            getattr(desk.cases, kind)(number)
            for desk, number in ((department, case.case_id), (okrug, case_id))
        ]
        assert [replace(one, id=0) for one in found[0]] == [replace(one, id=0) for one in found[1]]
        assert found[0]
    again = department.intake.take(okrug.send(case_id))
    assert (again.outcome, again.taken) == (Outcome.SAME, False)


def test_a_paper_issued_since_comes_though_no_answer_changed(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    case_id = sent(okrug, tmp_path)
    department.intake.take(okrug.send(case_id), accept=True)
    issue(okrug, case_id, PDF + b" 3", "notice")
    scan(okrug, case_id, tmp_path, b"two")
    result = department.intake.take(okrug.send(case_id))
    (case,) = result.cases
    assert (result.outcome, case.changed, case.papers, case.scans) == (Outcome.NEWER, (), 1, 1)
    assert len(department.cases.issued(case.case_id)) == 3
    assert len(department.cases.attachments(case.case_id)) == 2


def test_a_version_number_that_is_taken_here_is_not_overwritten(
    okrug: Desk, department: Desk
) -> None:
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    number = department.intake.take(okrug.send(case_id), accept=True).cases[0].case_id
    ours = issue(department, number, PDF + b" ours")
    issue(okrug, case_id, PDF + b" theirs")
    path = okrug.send(case_id)
    department.intake.take(path)
    found = department.cases.issued(number)
    assert [paper.version for paper in found] == [1, 2]
    assert found[0] == ours
    assert department.cases.issued_pdf(found[1].id) == PDF + b" theirs"
    assert department.intake.take(path).outcome is Outcome.SAME
    # It goes back under its own bytes: the okrug has it already.
    okrug.office.accept(department.office.me())
    department.cases.save(number, [SetValue("listing.number", "7")])
    back = okrug.intake.take(department.send(number, purpose=Purpose.REPLY))
    assert back.cases[0].papers == 1
    kept = {okrug.cases.issued_pdf(paper.id) for paper in okrug.cases.issued(case_id)}
    assert kept == {PDF + b" ours", PDF + b" theirs"}


@pytest.mark.parametrize(
    "spoilt",
    [
        (FileKind.PAPER, b"MZ not a paper"),
        (FileKind.SNAPSHOT, b'{"values": {"a": 1}, "collections": {}}'),
        (FileKind.SNAPSHOT, b"[" * 50_000),
        (FileKind.SNAPSHOT, b"\xff\xfe"),
        (FileKind.SCAN, b"GIF89a"),
        (FileKind.SIGNATURE, b"no signature"),
    ],
)
def test_a_paper_that_is_none_refuses_the_whole_file(
    okrug: Desk,
    department: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoilt: tuple[FileKind, bytes],
) -> None:
    # Whoever writes such a file has a program of his own.
    monkeypatch.setattr("app.exchange.package.writer.is_of", lambda *_: True)
    case_id = sent(okrug, tmp_path)

    kind, data = spoilt

    def spoiled(contents: list[Content]) -> None:
        place = next(at for at, one in enumerate(contents) if one.kind is kind)
        contents[place] = replace(contents[place], data=lambda: data)

    path = okrug.send(case_id, spoil=spoiled)
    before = department.content()
    for result in (department.intake.look(path), department.intake.take(path, accept=True)):
        assert (result.outcome, result.taken) == (Outcome.REFUSED, False)
        assert result.reason
    assert department.content() == before


def test_a_paper_of_a_later_program_refuses_the_file(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    def other(manifest: Manifest) -> Manifest:
        (case,) = manifest.cases
        papers = tuple(replace(paper, paper="of_tomorrow") for paper in case.papers)
        return replace(manifest, cases=(replace(case, papers=papers),))

    path = okrug.send(sent(okrug, tmp_path), told=other)
    assert department.intake.take(path, accept=True).outcome is Outcome.REFUSED
    assert department.cases.list() == ()
