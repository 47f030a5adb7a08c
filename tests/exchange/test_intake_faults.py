"""Out of room, hostile: what was taken in stands whole, or nothing of it does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.core.errors import InputError, StoreError
from app.domain.answers import SetRecordValue, SetValue
from app.domain.case import read_case
from app.domain.office import Role
from app.services.arrivals import news_of
from app.services.model_exchange import Outcome
from app.services.reference import load_reference
from tests.exchange.broken import refused
from tests.exchange.broken_packages import some
from tests.exchange.offices import NOON, Desk
from tests.exchange.packages import good
from tests.exchange.test_intake_papers import PDF, issue, scan
from tests.unit.rules.samples import clean_answers


def packages(okrug: Desk, folder: Path, count: int) -> dict[str, int]:
    """Let an okrug write packages, each with papers and a scan; return their cases by file name."""
    made = {}
    for _number in range(count):
        case_id = okrug.cases.create(clean_answers(5)).summary.id
        issue(okrug, case_id, PDF + bytes(200_000))
        scan(okrug, case_id, folder, bytes(100_000))
        made[okrug.send(case_id).name] = case_id
    return made


def full(desk: Desk) -> None:
    """Let the data file have no room left for another page."""
    with desk.store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_and_changes_nothing(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    made = packages(okrug, tmp_path, 1)
    before = department.content()
    full(department)
    with pytest.raises(StoreError) as error:
        department.intake.take(okrug.folder / next(iter(made)), accept=True)
    assert "room" in error.value.happened
    assert department.content() == before
    with department.store.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    result = department.intake.take(okrug.folder / next(iter(made)), accept=True)
    assert result.outcome is Outcome.NEW


def test_a_stick_pulled_out_while_a_file_is_taken_changes_nothing(
    okrug: Desk, department: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = packages(okrug, tmp_path, 1)
    path = okrug.folder / next(iter(made))
    before = department.content()

    def gone(*_arguments: object) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        # After the file was checked, while its papers are being read.
        patch.setattr("app.services.intake_papers.keep", gone)
        with pytest.raises(OSError, match="error"):
            department.intake.take(path, accept=True)
    assert department.content() == before
    with monkeypatch.context() as patch:
        patch.setattr("app.exchange.package.reader.unpacked", gone)
        result = department.intake.take(path, accept=True)
    assert (result.outcome, result.taken) == (Outcome.REFUSED, False)
    assert department.content() == before


STEP = 45
"""Each so-manieth broken package is tried here; all of them, by the reader alone, elsewhere."""


def test_broken_packages_leave_the_store_and_the_disk_as_they_were(
    okrug: Desk, department: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    department.intake.take(okrug.send(case_id), accept=True)
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    before, writes = department.content(), department.store.writes
    share = tmp_path / "share"
    share.mkdir()
    whole = tmp_path / "good.auylkoop"
    whole.write_bytes(good())
    assert department.intake.look(whole).outcome is Outcome.UNKNOWN_SENDER  # unbroken it is read

    def take(path: Path, password: str) -> None:
        result = department.intake.take(path, password, accept=True)
        assert not result.taken, result
        if result.outcome is Outcome.LOCKED:
            raise InputError("locked")
        assert result.outcome is Outcome.REFUSED
        assert result.reason
        raise InputError(result.reason.replace("{", "{{").replace("}", "}}"))

    counted = refused(some(STEP), share, take)
    assert sum(counted.values()) > 700
    assert department.content() == before
    assert department.store.writes == writes
    assert list(private.iterdir()) == []
    assert list(share.iterdir()) == []


def test_one_hostile_file_among_good_ones_stops_nobody(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    made = packages(okrug, tmp_path, 2)
    (okrug.folder / "1a.auylkoop").write_bytes(b"PK\x03\x04" + bytes(100))
    results = [
        department.intake.take(path, accept=True)
        for path in department.intake.files_in([okrug.folder])
    ]
    outcomes = [result.outcome for result in results]
    assert sorted(outcome.value for outcome in outcomes) == ["new", "new", "refused"]
    assert len(department.cases.list()) == len(made)


def test_a_role_does_not_come_with_a_file(okrug: Desk, department: Desk) -> None:
    """What an office says of itself in a file changes nothing in another's settings."""
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    department.intake.take(okrug.send(case_id), accept=True)
    assert department.office.role() is Role.DEPARTMENT
    assert department.office.me().name == "АШБ"


LONG = "Ә" * 1_000_000
"""The longest answer that a case file may hold; whoever wrote it meant no good."""


def test_what_is_told_of_a_file_is_short_whatever_stands_in_it(
    okrug: Desk, department: Desk
) -> None:
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    founder = okrug.cases.open(case_id).answers.records("founders")[0].id
    uuid = department.intake.take(okrug.send(case_id), accept=True).cases[0].uuid
    there = department.cases.by_uuid(uuid)
    assert there is not None
    for desk, number, text in ((okrug, case_id, LONG), (department, there.id, LONG + "ә")):
        surname = SetRecordValue("founders", founder, "surname", text)
        consent = SetValue("meeting.consent_number", text)
        desk.cases.save(number, [surname, SetValue("name.proper", text), consent])
    result = department.intake.take(okrug.send(case_id))
    assert result.outcome is Outcome.CONFLICT
    (case,) = result.cases
    assert len(case.title) == 300
    assert [len(name) for name in case.names.values()] == [300]
    opened = read_case(okrug.cases.open(case_id).answers, load_reference(), NOON.date())
    (news,) = news_of(opened, ["meeting.consent_number"])
    assert len(news.words) < 400
