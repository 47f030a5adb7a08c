"""Whatever happens to the bytes of the file, it opens clean or says that it is damaged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.core.errors import StoreError
from app.db import backup, known_whole
from app.domain.answers import Answers, Record, SetRecordValue, SetValue
from app.services.backups import BackupService
from app.services.cases import CaseService
from app.services.settings import SettingsService
from app.services.store import Store

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

PAGE = 4096


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with a case of twenty people, a scan, an issued paper, settings, and a bin."""
    from datetime import UTC, datetime

    folder = tmp_path_factory.mktemp("healthy")
    path = folder / "s.sqlite3"
    scan = folder / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7" + bytes(9000))
    with Store(path, FixedClock(datetime(2026, 11, 23, tzinfo=UTC))) as store:
        cases = CaseService(store)
        people = tuple(
            Record(f"f{i}", {"surname": f"Ахметов{i}", "residence": "Мичурин ауылы"})
            for i in range(20)
        )
        answers = Answers({"name.proper": "Майтөбе Сүт"}, {"founders": people})
        case_id = cases.create(answers).summary.id
        cases.attach(case_id, "charter", scan)
        cases.issue_paper(
            case_id,
            paper="charter",
            pdf=b"%PDF" * 900,
            answers=answers,
            number="1",
            wording_version="1",
            program_version="1",
        )
        cases.delete(cases.create(answers).summary.id)
        SettingsService(store).set("letter_bar", value=False)
    return path.read_bytes()


def work(path: Path, clock: FixedClock) -> None:
    """Do what a session does: open, list, read everything, write, copy, close."""
    with Store(path, clock) as store:
        cases = CaseService(store)
        SettingsService(store).office()
        SettingsService(store).aek()
        for summary in (*cases.list("ахмет"), *cases.list(), *cases.list(deleted=True)):
            opened = cases.open(summary.id)
            people = opened.answers.records("founders")
            changes = [SetRecordValue("founders", person.id, "iin", "1") for person in people]
            cases.save(summary.id, changes)
            cases.history(summary.id)
            cases.known_okrugs("x")
            for scan in cases.attachments(summary.id):
                cases.attachment_bytes(scan.id)
            for paper in cases.issued(summary.id):
                cases.issued_pdf(paper.id)
                cases.issued_answers(paper.id)
            cases.save(summary.id, [SetValue("meeting.date", "1")], place="x")
            cases.duplicate(summary.id)
        BackupService(store).copy_to(path.parent / "copy.sqlite3")


def tries(healthy: bytes) -> Iterator[bytes]:
    """Yield the file with a byte flipped in each page and at many places of its head."""
    chance = random.Random(7)  # noqa: S311 - the same places every time
    places = [*range(0, 100, 9), *(chance.randrange(len(healthy)) for _ in range(15))]
    places += [page + chance.randrange(120) for page in range(0, len(healthy), 2 * PAGE)]
    chance.shuffle(places)
    for place in places:
        changed = bytearray(healthy)
        changed[place] ^= 1 << chance.randrange(8)
        yield bytes(changed)


def outcome(path: Path, clock: FixedClock, content: bytes, *, trusted: bool = False) -> bool:
    """Return whether a file works to the end; any error but a StoreError comes through.

    One that is ``trusted`` bears the mark of a large one that was checked: opening reads little.
    """
    for left in path.parent.rglob("*"):
        if left.is_file():
            left.unlink()
    path.write_bytes(content)
    if trusted:
        known_whole.mark(path, clock.now())
        assert known_whole.checked_at(path, clock.now())
    try:
        work(path, clock)
    except StoreError:
        return False
    return True


@pytest.mark.parametrize("trusted", [False, True])
def test_any_flipped_byte_opens_clean_or_is_told(
    healthy: bytes,
    path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    trusted: bool,
) -> None:
    monkeypatch.setattr(known_whole, "SMALL", 0 if trusted else len(healthy))
    path.parent.mkdir()
    assert outcome(path, clock, healthy, trusted=trusted)
    found = [outcome(path, clock, content, trusted=trusted) for content in tries(healthy)]
    assert found.count(False) > 5  # pages of the tree and of text are found out


def test_any_truncated_file_opens_clean_or_is_told(
    healthy: bytes, path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir()
    chance = random.Random(11)  # noqa: S311 - the same places every time
    lengths = [*range(0, len(healthy), PAGE), *(chance.randrange(len(healthy)) for _ in range(40))]
    for length in lengths[1:]:
        assert not outcome(path, clock, healthy[:length]), length


def test_a_damaged_file_that_is_refused_is_not_changed(
    healthy: bytes, path: Path, clock: FixedClock
) -> None:
    path.parent.mkdir()
    for content in (healthy[: len(healthy) // 2], healthy[:PAGE] + bytes(len(healthy) - PAGE)):
        path.write_bytes(content)
        with pytest.raises(StoreError):
            Store(path, clock)
        assert path.read_bytes() == content
        assert backup.backup_files(path) == ()
