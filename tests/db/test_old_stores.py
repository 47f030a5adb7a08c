"""Stores that earlier programs wrote, frozen in ``tests/fixtures``: today's program opens them.

A frozen store is made by ``python -m tools.make_old_store`` before the tables change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from app.core.clock import FixedClock
from app.db.health import HEAD, REVISIONS, examine
from app.domain.answers import SetValue
from app.domain.reference import AekValue
from app.exchange.case_file import load
from app.services.cases import CaseService
from app.services.settings import SettingsService
from app.services.store import Store
from tools.make_old_store import BINNED, OKRUG, OWN, PDF, SAMPLE, SCAN

from .test_cases import same

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FROZEN = sorted(FIXTURES.glob("store-*.sqlite3"))


def frozen_answers(frozen: Path) -> dict[str, str]:
    """The case files of a frozen store by uuid, each as text."""
    files = json.loads(frozen.with_suffix(".json").read_text(encoding="utf-8"))
    return {file["uuid"]: json.dumps(file) for file in files}


@pytest.fixture(params=FROZEN, ids=lambda file: file.stem)
def frozen(request: pytest.FixtureRequest) -> Path:
    file = request.param
    assert isinstance(file, Path)
    return file


@pytest.fixture
def old(frozen: Path, path: Path, clock: FixedClock) -> Iterator[Store]:
    """A copy of a frozen store, opened by today's program."""
    path.parent.mkdir(parents=True)
    copyfile(frozen, path)
    with Store(path, clock) as store:
        yield store


def test_every_revision_has_its_frozen_store() -> None:
    assert [file.stem for file in FROZEN] == [f"store-{revision}" for revision in REVISIONS]
    for file, revision in zip(FROZEN, REVISIONS, strict=True):
        assert examine(file).revision == revision


def test_an_old_store_is_brought_to_the_newest_revision(old: Store) -> None:
    health = examine(old.path)
    assert (health.revision, health.cases) == (HEAD, 2)


def test_the_same_answers_are_read_out_of_an_old_store(frozen: Path, old: Store) -> None:
    cases = CaseService(old)
    expected = frozen_answers(frozen)
    assert {row.uuid for row in cases.list()} == set(expected) == {SAMPLE, OWN}
    for row in cases.list():
        file = load(expected[row.uuid])
        opened = cases.open(row.id)
        assert same(opened.answers, file.answers)
        assert len(opened.answers.records("founders")) == row.founders == 50
        assert row.sample is file.sample is (row.uuid == SAMPLE)
    (binned,) = cases.list(deleted=True)
    assert binned.uuid == BINNED


def test_papers_scans_and_settings_of_an_old_store_are_there(frozen: Path, old: Store) -> None:
    cases, settings = CaseService(old), SettingsService(old)
    own = cases.by_uuid(OWN)
    assert own is not None
    charter, consent = cases.issued(own.id)
    assert (charter.paper, consent.paper, consent.record_id) == ("charter", "consent", "f01")
    assert (charter.number, charter.day) == ("1", date(2026, 11, 23))
    assert cases.issued_pdf(charter.id) == PDF
    assert same(cases.issued_answers(consent.id), load(frozen_answers(frozen)[OWN]).answers)
    (scan,) = cases.attachments(own.id)
    assert cases.attachment_bytes(scan.id) == SCAN
    assert cases.known_okrugs("Түлкібас", "Түркістан") == ("Мичурин",)
    assert cases.russian_okrugs("Түлкібас", "Түркістан") == {OKRUG[2]: OKRUG[3]}
    history = [line.what for line in cases.history(own.id)]
    assert history == ["attached", "issued", "issued", "edited", "created"]
    assert settings.get("letter_bar") == "0"
    assert settings.office().akim_name == "Әкімов Үлгі Үлгіұлы"
    assert settings.aek() == (AekValue(date(2027, 1, 1), 4500, "бюджет туралы заң"),)


def test_an_old_store_goes_on_as_a_new_one(old: Store) -> None:
    cases = CaseService(old)
    own = cases.by_uuid(OWN)
    assert own is not None
    cases.save(own.id, [SetValue("meeting.place", "мектеп")])
    assert cases.open(own.id).answers.get("meeting.place") == "мектеп"
