"""What papers share is worked out and read once, and again as soon as it may have changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import FixedClock
from app.core.paths import program_dir
from app.domain.answers import Answers, InsertRecord, Record, RemoveRecord, SetRecordValue, apply
from app.domain.case import FoundingCase, read_case
from app.domain.schema import COLLECTIONS
from app.forms.papers import uses_address
from app.forms.registry import PAPERS
from app.services import standing
from app.services.cases import CaseService
from app.services.own_writing import WritingService
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.store import Store

SURNAME = "founders/f01/surname"


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[CaseService]:
    clock = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    with Store(tmp_path / "store.sqlite3", clock) as store:
        yield CaseService(store)


def case_of(answers: Answers) -> FoundingCase:
    return read_case(answers, load_reference(), date(2026, 11, 23))


def without_spelling() -> Answers:
    answers = read_sample().answers
    rows = answers.records("russian_spellings")
    (his,) = (record.id for record in rows if record.get("at") == SURNAME)
    return apply(answers, RemoveRecord("russian_spellings", his))


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, calls: list[str]) -> None:
    original: Callable[..., object] = getattr(owner, name)

    def count(*arguments: object) -> object:
        calls.append(name)
        return original(*arguments)

    monkeypatch.setattr(owner, name, count)


def test_spellings_that_lack_are_looked_for_once_for_all_papers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []
    counted(monkeypatch, standing, "russian_findings", calls)
    service, case = PaperService(), case_of(without_spelling())
    states = {state.key: state for state in service.states(1, case, "ru")}
    service.states(1, case, "kk_ru")
    assert calls == ["russian_findings"]
    assert SURNAME in {found.address for found in states["founding_contract"].blocking}
    service.states(1, case_of(read_sample().answers), "ru")
    assert len(calls) == 2, "another state of the case is asked again"


def test_own_writing_is_read_once_for_a_set_and_again_after_each_write(
    cases: CaseService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[str] = []
    counted(monkeypatch, WritingService, "remembered", calls)
    opened = cases.create(without_spelling())
    service, case = PaperService(cases), case_of(opened.answers)
    keys = ("notice", "founding_minutes", "charter")
    service.save_set(case, tmp_path, keys, languages=("kk", "ru"), kinds=("pdf", "docx"))
    assert calls == ["remembered"]

    def offered() -> str:
        return next(o.russian for o in service.offers(case) if o.spelling.address == SURNAME)

    other = cases.create(read_sample().answers).summary.id
    (spelled,) = (
        record.id
        for record in opened.answers.records("russian_spellings")
        if record.get("at") == "founders/f02/surname"
    )
    kazakh = case.answers.at(SURNAME)
    cases.save(
        other,
        (
            SetRecordValue("russian_spellings", spelled, "of", kazakh),
            SetRecordValue("russian_spellings", spelled, "text", "Ахмедов"),
        ),
    )
    assert offered() == "Ахмедов"
    WritingService(cases.store).forget()
    assert offered() == "Ахметов"


FIELDS = [(name, field) for name, fields in COLLECTIONS.items() for field in fields]


@given(st.sampled_from(FIELDS), st.from_regex(r"[a-z0-9*]{1,6}", fullmatch=True))
def test_papers_use_a_field_of_every_record_or_of_none(place: tuple[str, str], one: str) -> None:
    collection, field = place
    for paper in PAPERS:
        assert uses_address(paper, f"{collection}/{one}/{field}") == uses_address(
            paper, f"{collection}/x/{field}"
        )


def test_a_record_is_found_in_each_state_of_the_answers() -> None:
    empty = Answers()
    assert empty.record("founders", "a") is None
    one = apply(empty, InsertRecord("founders", Record("a", {"surname": "Ә"}), 0))
    assert empty.record("founders", "a") is None
    assert one.at("founders/a/surname") == "Ә"
    two = apply(one, SetRecordValue("founders", "a", "surname", "Ң"))
    assert (one.at("founders/a/surname"), two.at("founders/a/surname")) == ("Ә", "Ң")
    assert apply(two, RemoveRecord("founders", "a")).record("founders", "a") is None
    assert one == apply(empty, InsertRecord("founders", Record("a", {"surname": "Ә"}), 0))


def test_a_kazakh_paper_loads_no_dictionary_of_russian_and_no_library_for_word() -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from app.domain.case import read_case\n"
        "from app.services.papers import PaperService\n"
        "from app.services.reference import load_reference\n"
        "from app.services.samples import read_sample\n"
        "case = read_case(read_sample().answers, load_reference(), date(2026, 11, 23))\n"
        "service = PaperService()\n"
        "service.states(1, case)\n"
        "service.render(case, 'founding_minutes')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=program_dir()
    )
    loaded = set(done.stdout.split())
    assert "reportlab" in loaded
    assert loaded.isdisjoint({"petrovich", "pymorphy3", "pymorphy3_dicts_ru", "docx", "lxml"})
