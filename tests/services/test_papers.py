"""Papers as a service: drafts, issuing, what changed since, files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import FixedClock
from app.core.errors import FileError
from app.core.file_names import safe_name
from app.domain.answers import Answers, Change, SetRecordValue, SetValue, apply_all
from app.domain.case import FoundingCase, read_case
from app.forms.papers import Per
from app.forms.registry import PAPERS, paper
from app.forms.subjects import subject_ids
from app.services.cases import CaseService
from app.services.differences import differences
from app.services.model import PaperStatus
from app.services.papers import NotPrintableError, PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.standing import Standing
from app.services.store import Store

TODAY = date(2026, 11, 23)
SAMPLE = read_sample().answers


def case_of(*changes: Change, sample: bool = False, today: date = TODAY) -> FoundingCase:
    return read_case(apply_all(SAMPLE, changes), load_reference(), today, sample=sample)


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[CaseService]:
    clock = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    store = Store(tmp_path / "store.sqlite3", clock)
    yield CaseService(store)
    store.close()


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def status(service: PaperService, case: FoundingCase, key: str, case_id: int = 1) -> PaperStatus:
    return next(s.status for s in service.states(case_id, case) if s.key == key)


def test_a_whole_case_prints_clean_and_a_sample_says_so() -> None:
    service = PaperService()
    for form in PAPERS:
        if form.needed(case_of()):
            text = text_of(service.render(case_of(), form.key).pdf)
            assert not re.search(r"\bЖОБА\b(?! ПАСПОРТЫ)", text), form.key
            assert not re.search(r"\bҮЛГІ\b(?!-)", text), form.key
            sample = service.render(case_of(sample=True), form.key)
            pages = pypdf.PdfReader(io.BytesIO(sample.pdf)).pages
            assert all("ҮЛГІ" in page.extract_text() for page in pages), form.key


def test_a_wrong_number_of_one_founder_keeps_only_papers_that_hold_it_a_draft() -> None:
    case = case_of(SetRecordValue("founders", "f03", "iin", "123"))
    service = PaperService()
    assert status(service, case, "founding_contract") is PaperStatus.DRAFT
    assert status(service, case, "charter") is PaperStatus.READY
    assert status(service, case, "notice") is PaperStatus.READY
    assert "ЖОБА" in text_of(service.render(case, "consent", "f03").pdf)
    assert "ЖОБА" not in text_of(service.render(case, "consent", "f04").pdf)


def test_before_the_meeting_the_minutes_wait_and_the_notice_prints() -> None:
    plan = (
        SetValue("meeting.date", "01.12.2026"),
        SetValue("meeting.notice_date", "20.11.2026"),
        SetValue("contribution.entrance_due", "01.01.2027"),
        SetValue("contribution.share_due", "01.01.2027"),
        SetValue("director.sitting_date", "01.12.2026"),
        SetValue("director.from_date", "02.12.2026"),
        SetValue("director.poa_date", "02.12.2026"),
    )
    case = case_of(*plan)
    service = PaperService()
    assert status(service, case, "founding_minutes") is PaperStatus.NOT_YET
    assert status(service, case, "notice") is PaperStatus.READY
    with pytest.raises(NotPrintableError):
        service.printable(1, case, "founding_minutes")
    assert "ЖОБА" not in text_of(service.render(case, "notice").pdf)


def test_paper_to_fill_in_by_hand_has_no_draft_mark() -> None:
    empty = read_case(Answers(), load_reference(), TODAY)
    rendered = PaperService().render(empty, "founding_minutes", blanks=True)
    text = text_of(rendered.pdf)
    assert "ЖОБА" not in text
    assert "_____" in text


def test_issued_papers_are_frozen_and_tell_what_changed(cases: CaseService) -> None:
    made = cases.create(SAMPLE)
    case_id = made.summary.id
    service = PaperService(cases)
    case = case_of()
    (issued,) = service.issue(case_id, case, "charter", "1", TODAY)
    assert issued.version == 1
    assert status(service, case, "charter", case_id) is PaperStatus.ISSUED
    frozen = service.printable(case_id, case, "charter")
    assert "№ 1 · 23.11.2026 · 1-нұсқа" in text_of(frozen.pdf)

    changed = case_of(SetValue("name.proper", "Басқа Атау"))
    states = {state.key: state for state in service.states(case_id, changed)}
    assert states["charter"].status is PaperStatus.STALE
    assert states["charter"].changed == ("name.proper",)
    assert "Басқа Атау" in text_of(service.printable(case_id, changed, "charter").pdf)

    (second,) = service.issue(case_id, changed, "charter", "1", TODAY)
    assert second.version == 2
    assert cases.issued_pdf(issued.id) == frozen.pdf
    # A fact that the paper does not use leaves it as it is.
    phone = case_of(
        SetValue("name.proper", "Басқа Атау"), SetRecordValue("founders", "f03", "phone", "1")
    )
    assert status(service, phone, "charter", case_id) is PaperStatus.ISSUED


def test_a_draft_cannot_be_issued(cases: CaseService) -> None:
    made = cases.create(SAMPLE)
    broken = case_of(SetValue("name.street", ""))
    with pytest.raises(NotPrintableError):
        PaperService(cases).issue(made.summary.id, broken, "charter", "1", TODAY)
    assert cases.issued(made.summary.id) == ()


def test_consents_are_issued_for_every_founder(cases: CaseService) -> None:
    made = cases.create(SAMPLE)
    service = PaperService(cases)
    issued = service.issue(made.summary.id, case_of(), "consent", "5", TODAY)
    assert len(issued) == 50
    assert status(service, case_of(), "consent", made.summary.id) is PaperStatus.ISSUED


def test_the_chairs_name_stands_in_everybodys_papers(cases: CaseService) -> None:
    made = cases.create(SAMPLE)
    PaperService(cases).issue(made.summary.id, case_of(), "member_book", "13", TODAY)
    standing, book = Standing(cases), paper("member_book")
    other = case_of(SetRecordValue("founders", "f40", "surname", "Басқаев"))
    assert standing.current(made.summary.id, other, book, "f03")
    assert not standing.current(made.summary.id, other, book, "f40")
    chair = case_of(SetRecordValue("founders", "f02", "surname", "Басқаева"))
    assert not standing.current(made.summary.id, chair, book, "f03")


def test_files_of_the_set_lie_in_the_case_folder_in_order(tmp_path: Path) -> None:
    service = PaperService()
    said: list[tuple[int, int]] = []

    def progress(done: int, total: int, name: str) -> bool:
        assert name.endswith(".pdf")
        said.append((done, total))
        return True

    written = service.save_set(case_of(), tmp_path, founder_ids=["f01", "f02"], progress=progress)
    assert all(path.is_file() for path in written)
    assert [done for done, _ in said] == list(range(len(written)))
    needed = [form for form in PAPERS if form.needed(case_of())]
    founders = sum(2 for form in needed if form.per is Per.FOUNDER)
    others = sum(
        max(form.per is Per.CASE, len(subject_ids(case_of(), form.per)))
        for form in needed
        if form.per is not Per.FOUNDER
    )
    assert len(written) == founders + others
    assert {path.parents[len(path.relative_to(tmp_path).parts) - 2].name for path in written} == {
        "Майтөбе Сүт АӨК"
    }


def test_cases_of_one_name_do_not_share_a_folder(cases: CaseService, tmp_path: Path) -> None:
    first, second = cases.create(SAMPLE), cases.create(SAMPLE)
    service = PaperService(cases)
    written = [
        service.save_set(case_of(), tmp_path, ["notice"], case_id=made.summary.id)[0]
        for made in (first, second)
    ]
    assert written[0].parent != written[1].parent
    alone = service.folder_name(case_of(SetValue("name.proper", "Жалғыз")), first.summary.id)
    assert alone == "Жалғыз АӨК"


def test_saving_can_be_stopped(tmp_path: Path) -> None:
    written = PaperService().save_set(
        case_of(), tmp_path, progress=lambda done, _total, _name: done < 3
    )
    assert len(written) == 3


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x")
    with pytest.raises(FileError):
        PaperService().save_set(case_of(), blocker, ["notice"])


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a/b\\c", "CON", "«»", "", "x" * 300, "🐄" * 300, "<b>&", "\u202eabc"],
)
def test_hostile_names_make_harmless_files(tmp_path: Path, name: str) -> None:
    case = case_of(SetValue("name.proper", name))
    (path,) = PaperService().save_set(case, tmp_path, ["notice"], blanks=True)
    assert path.parent.parent == tmp_path
    assert path.is_file()


@given(st.text(max_size=300))
def test_safe_names_are_safe(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= 241
    assert not set(name) & set('/\\<>:"|?*\0\n')
    assert name.strip(" .") == name


def test_differences_name_addresses() -> None:
    before = SAMPLE
    after = apply_all(
        before,
        [SetValue("name.proper", "Х"), SetRecordValue("founders", "f01", "surname", "Y")],
    )
    assert differences(before, after) == ("founders/f01/surname", "name.proper")
    assert differences(before, before) == ()


def test_the_sample_needs_every_number_of_the_set() -> None:
    needed = {int(form.number[:2]) for form in PAPERS if form.needed(case_of(sample=True))}
    assert needed == {int(form.number[:2]) for form in PAPERS}
    states = PaperService().states(1, case_of(sample=True))
    assert {state.status for state in states} == {PaperStatus.READY, PaperStatus.NOT_NEEDED}
