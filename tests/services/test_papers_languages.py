"""Papers in Kazakh, in Russian and in two columns, as the service gives them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest
from docx import Document

from app.core.clock import FixedClock
from app.documents.tongue import BOTH, KK, RU
from app.domain.answers import Answers, Change, RemoveRecord, SetRecordValue, SetValue, apply_all
from app.domain.case import FoundingCase, read_case
from app.domain.spelling import COLLECTION, by_address
from app.forms.papers import PaperForm, Per
from app.forms.registry import PAPERS, WORDED
from app.services.cases import CaseService
from app.services.differences import post_holders
from app.services.model import PaperStatus
from app.services.papers import DOCX, PDF, NotPrintableError, PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.store import Store
from tests.documents.pdf_tools import words_of as text_of

TODAY = date(2026, 11, 23)
SAMPLE = read_sample().answers
SURNAME = "founders/f01/surname"
ROWS = by_address(SAMPLE)
UNCONFIRMED = RemoveRecord(COLLECTION, ROWS[SURNAME].id)
RESPELLED = SetRecordValue(COLLECTION, ROWS[SURNAME].id, "text", "Иначев")
EMPTY = read_case(Answers(), load_reference(), TODAY)


def case_of(*changes: Change, sample: bool = False) -> FoundingCase:
    return read_case(apply_all(SAMPLE, changes), load_reference(), TODAY, sample=sample)


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[CaseService]:
    clock = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    with Store(tmp_path / "store.sqlite3", clock) as store:
        yield CaseService(store)


def words_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    parts = [p.text for p in document.paragraphs]
    parts += [
        p.text for s in document.sections for p in (*s.header.paragraphs, *s.footer.paragraphs)
    ]
    return " ".join(parts)


def status(
    service: PaperService, case: FoundingCase, key: str, language: str, case_id: int = 1
) -> PaperStatus:
    states = service.states(case_id, case, language)
    return next(state.status for state in states if state.key == key)


@pytest.mark.parametrize("form", PAPERS, ids=lambda form: form.key)
def test_every_paper_speaks_its_language(form: PaperForm) -> None:
    service, case = PaperService(), case_of()
    for language in form.languages:
        rendered = service.render(case, form.key, language=language, blanks=True)
        catalog = pypdf.PdfReader(io.BytesIO(rendered.pdf)).root_object
        assert str(catalog["/Lang"]) == ("ru-RU" if language == RU else "kk-KZ"), language
        assert not rendered.missing, language


@pytest.mark.parametrize(
    ("language", "draft", "sample"),
    [(KK, "ЖОБА", "ҮЛГІ"), (RU, "ПРОЕКТ", "ОБРАЗЕЦ"), (BOTH, "ЖОБА", "ҮЛГІ")],
)
def test_marks_are_in_the_papers_language(language: str, draft: str, sample: str) -> None:
    service = PaperService()
    clean = text_of(service.render(case_of(), "charter", language=language).pdf)
    assert draft not in clean
    assert sample not in clean
    shown = service.render(case_of(sample=True), "charter", language=language).pdf
    for page in pypdf.PdfReader(io.BytesIO(shown)).pages:
        assert sample in page.extract_text()
    wrong = case_of(SetValue("name.street", ""))
    assert draft in text_of(service.render(wrong, "charter", language=language).pdf)
    by_hand = service.render(wrong, "charter", language=language, blanks=True).pdf
    assert draft not in text_of(by_hand)


def test_an_unconfirmed_spelling_keeps_russian_papers_drafts_and_no_kazakh_one() -> None:
    service, case = PaperService(), case_of(UNCONFIRMED)
    assert status(service, case, "founders_list", KK) is PaperStatus.READY
    assert status(service, case, "founders_list", RU) is PaperStatus.DRAFT
    (finding,) = service.blocking(case, "founders_list", language=RU)
    assert (finding.id, finding.address) == ("spelling.unconfirmed", SURNAME)
    assert not service.blocking(case, "founders_list", language=KK)
    assert "ПРОЕКТ" in text_of(service.render(case, "founders_list", language=RU).pdf)
    assert "ЖОБА" not in text_of(service.render(case, "founders_list").pdf)


def test_a_members_spelling_holds_up_his_own_paper_only() -> None:
    service = PaperService()
    plain = next(f.id for f in case_of().founders if f.id not in post_holders(case_of()))
    case = case_of(RemoveRecord(COLLECTION, ROWS[f"founders/{plain}/given_name"].id))
    for founder in case.founders:
        waits = bool(service.blocking(case, "consent", founder.id, RU))
        assert waits is (founder.id == plain), founder.id


def test_empty_papers_to_fill_in_by_hand_exist_in_both_languages() -> None:
    service = PaperService()
    for form in WORDED:
        texts = {
            language: text_of(service.render(EMPTY, form.key, language=language, blanks=True).pdf)
            for language in form.languages
        }
        assert len(set(texts.values())) == len(texts), form.key
        assert all("_____" in text for text in texts.values()), form.key
        assert not re.search(r"ПРОЕКТ\b", texts[RU]), form.key


def test_each_language_is_issued_by_itself(cases: CaseService) -> None:
    case_id = cases.create(SAMPLE).summary.id
    service, case = PaperService(cases), case_of()
    (kazakh,) = service.issue(case_id, case, "charter", "1", TODAY)
    (russian,) = service.issue(case_id, case, "charter", "1", TODAY, language=RU)
    (again,) = service.issue(case_id, case, "charter", "1", TODAY, language=RU)
    (both,) = service.issue(case_id, case, "charter", "1", TODAY, language=BOTH)
    found = [(one.language, one.version) for one in (kazakh, russian, again, both)]
    assert found == [(KK, 1), (RU, 1), (RU, 2), (BOTH, 1)]
    assert "+" in both.wording_version
    assert {kazakh.wording_version, russian.wording_version} == set(both.wording_version.split("+"))
    for language, one, line in (
        (KK, kazakh, "№ 1 · 23.11.2026 · 1-нұсқа"),
        (RU, again, "№ 1 · 23.11.2026 · версия 2"),
        (BOTH, both, "№ 1 · 23.11.2026 · 1-нұсқа"),
    ):
        printed = service.printable(case_id, case, "charter", language=language).pdf
        assert printed == cases.issued_pdf(one.id)
        assert line in text_of(printed)


def test_a_new_spelling_makes_only_papers_with_russian_stale(cases: CaseService) -> None:
    case_id = cases.create(SAMPLE).summary.id
    service, case = PaperService(cases), case_of()
    for language in (KK, RU):
        service.issue(case_id, case, "founders_list", "1", TODAY, language=language)
        service.issue(case_id, case, "notice", "1", TODAY, language=language)
    respelled = case_of(RESPELLED)
    assert status(service, respelled, "founders_list", KK, case_id) is PaperStatus.ISSUED
    assert status(service, respelled, "founders_list", RU, case_id) is PaperStatus.STALE
    (state,) = (s for s in service.states(case_id, respelled, RU) if s.key == "founders_list")
    assert state.changed == (SURNAME,)
    fresh = service.printable(case_id, respelled, "founders_list", language=RU).pdf
    assert "Иначев" in text_of(fresh)
    kept = service.printable(case_id, respelled, "founders_list").pdf
    assert kept == service.printable(case_id, case, "founders_list").pdf
    assert status(service, case, "founders_list", RU, case_id) is PaperStatus.ISSUED


def test_a_draft_is_not_issued_in_russian(cases: CaseService) -> None:
    case_id = cases.create(SAMPLE).summary.id
    service, case = PaperService(cases), case_of(UNCONFIRMED)
    with pytest.raises(NotPrintableError):
        service.issue(case_id, case, "founders_list", "1", TODAY, language=RU)
    assert cases.issued(case_id) == ()
    (issued,) = service.issue(case_id, case, "founders_list", "1", TODAY)
    assert issued.language == KK


def test_a_language_that_a_paper_lacks_is_refused() -> None:
    service, case = PaperService(), case_of()
    for ask in (service.render, service.file_to_change):
        with pytest.raises(KeyError):
            ask(case, "notice", language=BOTH)
        with pytest.raises(KeyError):
            ask(case, "charter", language="en")
    keys = {state.key for state in service.states(1, case, BOTH)}
    assert keys == {form.key for form in PAPERS if BOTH in form.languages}


def test_files_are_named_in_their_language() -> None:
    service, case = PaperService(), case_of()
    names = [
        service.file_name(case, "charter", language=language, kind=kind)
        for language in (KK, RU, BOTH)
        for kind in (PDF, DOCX)
    ]
    assert len(set(names)) == len(names)
    assert all(name.endswith(kind) for name, kind in zip(names, [PDF, DOCX] * 3, strict=True))
    stems = [name.rpartition(".")[0].split(" ", 1)[1] for name in names[::2]]
    assert stems == ["Жарғы", "Устав", "Жарғы - Устав"]


def test_a_set_is_saved_in_languages_and_kinds(tmp_path: Path) -> None:
    service, case = PaperService(), case_of()
    lacking: set[str] = set()
    written = service.save_set(
        case,
        tmp_path,
        ["charter", "notice", "consent"],
        founder_ids=["f02"],
        languages=(KK, RU, BOTH),
        kinds=(PDF, DOCX),
        lacking=lacking,
    )
    assert len(written) == 2 * (3 + 2 + 2), "only the charter has two columns"
    assert len(set(written)) == len(written)
    assert not lacking
    for path in written:
        start = path.read_bytes()[:4]
        assert start == (b"%PDF" if path.suffix == ".pdf" else b"PK\x03\x04"), path.name
    folders = {path.parent for path in written}
    assert len(folders) == 2, "a founder's papers of all languages lie together"


def test_issued_papers_are_saved_as_they_were_issued(cases: CaseService, tmp_path: Path) -> None:
    case_id = cases.create(SAMPLE).summary.id
    service, case = PaperService(cases), case_of()
    (issued,) = service.issue(case_id, case, "charter", "7", TODAY, language=RU)
    both = service.save_set(
        case, tmp_path, ["charter"], languages=(KK, RU), kinds=(PDF,), case_id=case_id
    )
    kazakh, russian = (path.read_bytes() for path in both)
    assert russian == cases.issued_pdf(issued.id)
    assert "№ 7" not in text_of(kazakh)
    (by_hand,) = service.save_set(
        case, tmp_path, ["charter"], languages=(RU,), case_id=case_id, blanks=True
    )
    assert by_hand.read_bytes() != russian


def test_a_word_file_says_what_the_pdf_says() -> None:
    service, case = PaperService(), case_of()
    russian = words_of(service.file_to_change(case, "charter", language=RU))
    assert "Устав" in russian or "УСТАВ" in russian
    assert russian != words_of(service.file_to_change(case, "charter"))
    assert service.file_to_change(case, "charter", language=RU) == service.file_to_change(
        case, "charter", language=RU
    )


def test_a_word_file_waits_for_the_meeting_as_the_pdf_does() -> None:
    planned = case_of(SetValue("meeting.date", "01.12.2026"))
    with pytest.raises(NotPrintableError):
        PaperService().file_to_change(planned, "founding_minutes", language=RU)
    with pytest.raises(NotPrintableError):
        PaperService().printable(1, planned, "founding_minutes", language=RU)


def test_a_paper_for_each_founder_is_issued_in_russian(cases: CaseService) -> None:
    case_id = cases.create(SAMPLE).summary.id
    service, case = PaperService(cases), case_of()
    key = next(form.key for form in PAPERS if form.per is Per.FOUNDER and form.needed(case))
    made = service.issue(case_id, case, key, "1", TODAY, language=RU)
    assert len(made) == len(case.founders)
    assert status(service, case, key, RU, case_id) is PaperStatus.ISSUED
    assert status(service, case, key, KK, case_id) is PaperStatus.READY


def test_case_forms_asked_of_all_papers_show_uncertain_ones_first() -> None:
    service, case = PaperService(), case_of()
    for language in (KK, RU):
        asked = service.asked_forms(case, language)
        assert asked
        assert {one.language for one in asked} == {language}
        assert len({(one.text, one.case) for one in asked}) == len(asked)
        sure = [one.certain for one in asked]
        assert sure == sorted(sure)
