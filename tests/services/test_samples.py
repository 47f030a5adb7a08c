"""The programme's samples in a store: put in once, told how far, stopped, put away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.domain.answers import Answers, SetValue
from app.services.cases import CaseService
from app.services.samples import (
    SHOWCASES,
    PutAway,
    open_programme_sample,
    open_sample,
    programme_files,
    put_away_samples,
    read_sample,
)
from app.services.store import Store

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=5)))


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[CaseService]:
    store = Store(tmp_path / "auyl.sqlite3", FixedClock(NOW))
    yield CaseService(store)
    store.close()


def test_all_are_put_in_once(cases: CaseService) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int, _name: str) -> bool:
        told.append((done, total))
        return True

    assert open_programme_sample(cases, progress) == 126
    assert told == [(done, 126) for done in range(126)]
    there = cases.list()
    assert len(there) == 126
    assert all(case.sample for case in there)
    assert open_programme_sample(cases) == 0
    assert len(cases.list()) == 126


def test_a_case_in_the_store_is_the_shipped_file(cases: CaseService) -> None:
    opened = open_sample(cases)
    shipped = read_sample()
    assert opened.summary.uuid == shipped.uuid
    assert opened.answers == shipped.answers


def test_the_sample_of_before_is_not_put_in_twice(cases: CaseService) -> None:
    first = open_sample(cases).summary.id
    assert open_programme_sample(cases) == 125
    assert open_sample(cases).summary.id == first


def test_who_stops_keeps_what_is_in(cases: CaseService) -> None:
    assert open_programme_sample(cases, lambda done, _total, _name: done < 5) == 5
    assert len(cases.list()) == 5
    assert open_programme_sample(cases, lambda done, _total, _name: done < 7) == 2


def test_what_lies_in_the_bin_comes_out_as_it_is(cases: CaseService) -> None:
    case_id = open_sample(cases).summary.id
    cases.save(case_id, [SetValue("name.street", "Абай көшесі, 99-үй")])
    cases.delete(case_id)
    again = open_sample(cases)
    assert again.summary.id == case_id
    assert again.answers.get("name.street") == "Абай көшесі, 99-үй"


def test_samples_are_never_the_users_own(cases: CaseService) -> None:
    own = cases.create(Answers({"name.proper": "Майтөбе Сүт"})).summary.id
    open_programme_sample(cases, lambda done, _total, _name: done < 3)
    assert cases.names_beside(own) == ()


def test_what_was_not_touched_is_gone_and_what_was_changed_is_in_the_bin(
    cases: CaseService,
) -> None:
    own = cases.create(Answers({"name.proper": "Бұлақ"})).summary.id
    changed = open_sample(cases).summary.id
    cases.save(changed, [SetValue("name.street", "Абай көшесі, 99-үй")])
    copy = cases.duplicate(changed).summary.id
    open_programme_sample(cases, lambda done, _total, _name: done < 10)
    samples = sum(case.sample for case in cases.list())
    assert put_away_samples(cases) == PutAway(destroyed=samples - 2, binned=2)
    assert [case.id for case in cases.list()] == [own]
    assert {case.id for case in cases.list(deleted=True)} == {changed, copy}


def test_putting_away_can_be_stopped(cases: CaseService) -> None:
    open_programme_sample(cases, lambda done, _total, _name: done < 6)
    assert put_away_samples(cases, lambda done, _total, _name: done < 2) == PutAway(2, 0)
    assert len(cases.list()) == 4


def test_a_sample_with_a_scan_is_kept_in_the_bin(cases: CaseService, tmp_path: Path) -> None:
    opened = open_sample(cases)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    cases.attach(opened.summary.id, "charter", scan)
    assert put_away_samples(cases) == PutAway(0, 1)


def test_every_invented_file_is_small() -> None:
    for path in programme_files():
        if path.stem not in SHOWCASES:
            assert path.stat().st_size < 3_000, path.name


def test_a_sample_of_another_program_counts_as_changed(cases: CaseService) -> None:
    file = replace(read_sample(), uuid="6d616974-c3b6-4265-8000-000000000001")
    cases.create(file.answers, sample=True, uuid=file.uuid)
    assert put_away_samples(cases) == PutAway(0, 1)
