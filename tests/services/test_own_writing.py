"""What is remembered of the official's own writing, and how cases carry it along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.core.clock import FixedClock
from app.documents.tongue import RU
from app.domain.answers import Answers, InsertRecord, Record, SetRecordValue, SetValue, apply_all
from app.domain.case import FoundingCase, read_case
from app.domain.spelling import State
from app.exchange.case_file import CaseFile, dump, load
from app.forms.in_russian import Offer
from app.services.cases import CaseService
from app.services.own_writing import LONGEST, WritingService
from app.services.papers import PaperService
from app.services.places import import_kato
from app.services.reference import load_reference
from app.services.store import Store
from tests.documents.pdf_tools import words_of as text_of

TODAY = date(2026, 11, 23)
SPELLINGS, FORMS = "russian_spellings", "case_forms"
BEGUN = apply_all(
    Answers(),
    [
        SetValue("meeting.oblast", "Түркістан"),
        SetValue("meeting.district", "Түлкібас"),
        SetValue("meeting.okrug", "Жабағылы"),
        SetValue("meeting.akim_name", "Сәтбаев Қаныш"),
    ],
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    with Store(tmp_path / "store.sqlite3", clock) as opened:
        yield opened


@pytest.fixture
def cases(store: Store) -> CaseService:
    return CaseService(store)


@pytest.fixture
def writing(store: Store) -> WritingService:
    return WritingService(store)


def spelled(record_id: str, at: str, of: str, text: str) -> InsertRecord:
    return InsertRecord(SPELLINGS, Record(record_id, {"at": at, "of": of, "text": text}), 0)


def form(record_id: str, text: str, case: str, written: str, language: str = "ru") -> InsertRecord:
    values = {"language": language, "text": text, "case": case, "form": written}
    return InsertRecord(FORMS, Record(record_id, values), 0)


def case_of(answers: Answers) -> FoundingCase:
    return read_case(answers, load_reference(), TODAY)


def offer_at(cases: CaseService, answers: Answers, address: str) -> Offer:
    found = PaperService(cases).offers(case_of(answers))
    return next(offer for offer in found if offer.spelling.address == address)


AKIM = spelled("s1", "meeting.akim_name", "Сәтбаев Қаныш", "Сатпаев Каныш")


def test_what_is_confirmed_in_one_case_is_offered_in_the_next(
    cases: CaseService, writing: WritingService
) -> None:
    first = cases.create(BEGUN).summary.id
    assert offer_at(cases, BEGUN, "meeting.akim_name").russian == "Сатбаев Каныш"
    cases.save(first, [AKIM])
    assert writing.remembered().spellings == {"Сәтбаев Қаныш": "Сатпаев Каныш"}
    offer = offer_at(cases, BEGUN, "meeting.akim_name")
    assert (offer.russian, offer.remembered) == ("Сатпаев Каныш", True)
    assert offer.spelling.state is State.MISSING


def test_what_he_writes_later_takes_the_place_of_the_earlier(
    cases: CaseService, writing: WritingService
) -> None:
    case_id = cases.create(BEGUN).summary.id
    cases.save(case_id, [AKIM])
    cases.save(case_id, [SetRecordValue(SPELLINGS, "s1", "text", "Сатбай Каныш")])
    assert writing.remembered().spellings == {"Сәтбаев Қаныш": "Сатбай Каныш"}
    cases.save(case_id, [SetValue("name.proper", "Аят")])
    assert writing.remembered().spellings == {"Сәтбаев Қаныш": "Сатбай Каныш"}


def test_forms_are_remembered_for_their_language_and_case(
    cases: CaseService, writing: WritingService
) -> None:
    case_id = cases.create(BEGUN).summary.id
    cases.save(
        case_id,
        [
            form("c1", "Цой Саша", "genitive", "Цоя Саши"),
            form("c2", "ӨК", "dative", "ӨК-ге", "kk"),
            form("c3", "Аят", "dative", " "),
        ],
    )
    assert writing.remembered().forms == {
        ("ru", "Цой Саша", "genitive"): "Цоя Саши",
        ("kk", "ӨК", "dative"): "ӨК-ге",
    }
    assert writing.remembered().spellings == {}


def test_long_texts_and_sentences_are_not_remembered(
    cases: CaseService, writing: WritingService
) -> None:
    longest, too_long = "Ә" * LONGEST, "Ә" * (LONGEST + 1)
    case_id = cases.create(BEGUN).summary.id
    cases.save(
        case_id,
        [
            SetValue("meeting.place", longest),
            SetValue("meeting.settlement", too_long),
            SetValue("name.aims", "сүт жинау"),
            spelled("s1", "meeting.place", longest, "Место"),
            spelled("s2", "meeting.settlement", too_long, "Село"),
            spelled("s3", "name.aims", "сүт жинау", "сбор молока"),
            spelled("s4", "no.such.answer", "Әкім", "Аким"),
            form("c1", too_long, "genitive", "А"),
        ],
    )
    assert writing.remembered().spellings == {longest: "Место"}
    assert writing.remembered().forms == {}


def test_forgetting_leaves_cases_alone(
    cases: CaseService, writing: WritingService, store: Store
) -> None:
    case_id = cases.create(BEGUN).summary.id
    cases.save(case_id, [AKIM, form("c1", "Цой Саша", "genitive", "Цоя Саши")])
    before = cases.open(case_id).answers
    writing.forget()
    assert writing.remembered().spellings == {}
    assert writing.remembered().forms == {}
    after = cases.open(case_id).answers
    assert after.records(SPELLINGS) == before.records(SPELLINGS)
    assert after.records(FORMS) == before.records(FORMS)
    assert offer_at(cases, BEGUN, "meeting.akim_name").russian == "Сатбаев Каныш"
    assert not list(store.path.parent.glob("*-wal")) or all(
        "Сатпаев".encode() not in wal.read_bytes() for wal in store.path.parent.glob("*-wal")
    ), "it stands nowhere in the journal"


def test_a_copy_and_a_case_file_keep_spellings_and_forms(cases: CaseService) -> None:
    case_id = cases.create(BEGUN).summary.id
    cases.save(case_id, [AKIM, form("c1", "Цой Саша", "genitive", "Цоя Саши")])
    opened = cases.open(case_id)
    copy = cases.duplicate(case_id)
    file = load(dump(CaseFile(opened.summary.uuid, opened.answers, sample=False)))
    for answers in (copy.answers, file.answers):
        for name in (SPELLINGS, FORMS):
            kept = [dict(record.values) for record in answers.records(name)]
            assert kept == [dict(record.values) for record in opened.answers.records(name)]
            assert kept
    imported = cases.replace(case_id, file.answers)
    assert offer_at(cases, imported.answers, "meeting.akim_name").spelling.settled


OFFICE = (SetValue("name.oblast", "Түркістан"), SetValue("name.district", "Түлкібас"))


def kato(path: Path, *rows: tuple[str, str, str]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"])
    for code, kazakh, russian in (
        ("610000000", "Түркістан облысы", "Туркестанская область"),
        ("615200000", "Түлкібас ауданы", "Тюлькубасский район"),
        ("615600000", "Мақтаарал ауданы", "Мактааральский район"),
        *rows,
    ):
        sheet.append([code, *[""] * 5, kazakh, russian, ""])
    book.save(path)
    book.close()
    return path


def test_the_classifier_names_okrugs_in_russian(cases: CaseService, tmp_path: Path) -> None:
    assert offer_at(cases, BEGUN, "meeting.okrug").russian == "Жабагылинский сельский округ"
    rows = (
        ("615245000", "Жабағылы а.о.", "Жабаглинский с.о."),
        ("615645000", "Жылысу ауылдық округі", "Жылысуский сельский округ"),
    )
    assert import_kato(cases, kato(tmp_path / "kato.xlsx", *rows)) == 2
    assert cases.russian_okrugs("Түлкібас", "Түркістан") == {
        "Жабағылы": "Жабаглинский сельский округ"
    }
    offer = offer_at(cases, BEGUN, "meeting.okrug")
    assert offer.russian == "Жабаглинский сельский округ"
    assert offer.spelling.state is State.MISSING, "it is confirmed first"
    assert not offer.remembered
    elsewhere = apply_all(BEGUN, [SetValue("meeting.district", "Мақтаарал")])
    assert offer_at(cases, elsewhere, "meeting.okrug").russian == "Жабагылинский сельский округ"
    post = apply_all(BEGUN, [SetValue("meeting.akim_post", "Жабағылы ауылдық округінің әкімі")])
    assert offer_at(cases, post, "meeting.akim_post").russian == (
        "аким Жабаглинского сельского округа"
    )


def test_the_official_name_goes_before_what_was_remembered(
    cases: CaseService, tmp_path: Path
) -> None:
    case_id = cases.create(BEGUN).summary.id
    cases.save(case_id, [spelled("s1", "meeting.okrug", "Жабағылы", "Жабаглы с/о")])
    assert offer_at(cases, BEGUN, "meeting.okrug").russian == "Жабаглы с/о"
    import_kato(
        cases, kato(tmp_path / "k.xlsx", ("615245000", "Жабағылы а.о.", "Жабаглинский с.о."))
    )
    assert offer_at(cases, BEGUN, "meeting.okrug").russian == "Жабаглинский сельский округ"
    confirmed = cases.open(case_id).answers
    assert offer_at(cases, confirmed, "meeting.okrug").russian == "Жабаглы с/о", "his own stays"


def test_a_classifier_read_again_brings_russian_names_to_known_okrugs(
    cases: CaseService, tmp_path: Path
) -> None:
    cases.remember_okrugs([("Түркістан", "Түлкібас", "Жабағылы", "")], "КАТО")
    assert cases.russian_okrugs("Түлкібас") == {}
    path = kato(tmp_path / "k.xlsx", ("615245000", "Жабағылы а.о.", "Жабаглинский с.о."))
    for _again in range(2):
        import_kato(cases, path)
        assert cases.russian_okrugs("Түлкібас") == {"Жабағылы": "Жабаглинский сельский округ"}
    assert cases.known_okrugs("Түлкібас") == ("Жабағылы",)


def test_the_papers_print_what_the_classifier_says(cases: CaseService, tmp_path: Path) -> None:
    """A Russian paper laid out before the classifier was read is laid out anew after it."""
    service = PaperService(cases)
    case = case_of(apply_all(BEGUN, [SetValue("name.okrug", "Жабағылы"), *OFFICE]))
    before = text_of(service.render(case, "charter", language=RU).pdf)
    import_kato(
        cases, kato(tmp_path / "k.xlsx", ("615245000", "Жабағылы а.о.", "Жабаглинский с.о."))
    )
    after = text_of(service.render(case, "charter", language=RU).pdf)
    assert "Жабагылинский сельский округ" in before
    assert "Жабаглинский сельский округ" in after
