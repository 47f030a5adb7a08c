"""The passports and decks of the showcases carry the figures of slides 4 and 5, page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.clock import FixedClock
from app.domain.case import FoundingCase, read_case
from app.domain.rules import russian_findings
from app.domain.scheme import scheme_of
from app.services.cases import CaseService
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import ALGA_BAM, MAITOBE, MAITOBE_2, SHOWCASES, read_sample
from app.services.store import Store

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=5)))

SLIDES: dict[str, tuple[str, ...]] = {
    MAITOBE: (
        "Түлкібас ауданы, Мичурин ауылдық округі",
        "Қайта өңдеу (сүт өндіру және өңдеу)",
        "50 (елу) мүше",
        "31 (отыз бір)",
        "370",
        "184 900 000 теңге",
        "Тәулігіне 1 тонна сүт қабылданады",
        "27,6 млн теңге",
        "сүт өңдеу желісі",
        "қаймақ",
        "құрт",
        "айран",
        "май",
        "ірімшік",
        "балабақшалар",
        "облыстық оңалту орталығы",
        "әлеуметтік дүкендер",
    ),
    ALGA_BAM: (
        "Отырар ауданы, Балтакөл ауылдық округі",
        "тары өсіру",
        "43 (қырық үш) мүше",
        "223 500 000 теңге",
        "Тәулігіне 10 тонна тары қабылданады",
        "20 млн теңге",
        "тары өңдеу құрылғысы",
        "тары",
        "жент",
        "талқан",
        "шәй",
        "ішкі нарық",
        "әлеуметтік дүкендер",
    ),
    MAITOBE_2: (
        "«Майтөбе Сүт» жобасын кеңейту",
        "Түлкібас ауданы, Мичурин ауылдық округі",
        "гомогенизатор",
        "пастеризатор",
        "сүтті бөлгіш",
        "31 000 000",
        "Қуаттылығы 2 есеге артып, шығарылатын өнім көлемі артады",
        "27,6 млн",
    ),
}
"""What slides 4 and 5 say of each, in the words of its pages."""

DECKS: dict[str, tuple[str, ...]] = {
    MAITOBE: ("50", "31", "370", "184,9 млн", "27,6 млн", "сүт өңдеу желісі", "ірімшік"),
    ALGA_BAM: ("43", "223,5 млн", "10 тонна тары", "20 млн", "тары өңдеу құрылғысы", "шәй"),
    MAITOBE_2: ("31 млн", "гомогенизатор", "пастеризатор", "сүтті бөлгіш", "2 есе"),
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperService]:
    folder: Path = tmp_path_factory.mktemp("passports")
    store = Store(folder / "auyl.sqlite3", FixedClock(NOW))
    yield PaperService(CaseService(store))
    store.close()


def _case(stem: str) -> FoundingCase:
    return read_case(read_sample(stem).answers, load_reference(), TODAY, sample=True)


def _words(pdf: bytes) -> str:
    """Return the words of all pages, without the sign of a sample that lies across them."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("stem", SHOWCASES)
def test_the_passport_carries_the_slides_figures(papers: PaperService, stem: str) -> None:
    said = _words(papers.render(_case(stem), "passport").pdf)
    assert [figure for figure in SLIDES[stem] if figure not in said] == []


@pytest.mark.parametrize("stem", SHOWCASES)
def test_the_deck_carries_the_slides_figures(papers: PaperService, stem: str) -> None:
    said = _words(papers.render(_case(stem), "defence_deck").pdf)
    assert [figure for figure in DECKS[stem] if figure not in said] == []


@pytest.mark.parametrize("stem", SHOWCASES)
def test_every_step_of_the_scheme_is_on_record(stem: str) -> None:
    steps = scheme_of(_case(stem))
    assert [(step.number, [str(one) for one in step.missing]) for step in steps] == [
        (number, []) for number in range(1, 6)
    ]


@pytest.mark.parametrize("stem", SHOWCASES)
def test_russian_papers_are_whole(stem: str) -> None:
    assert list(russian_findings(_case(stem))) == []


@pytest.mark.parametrize("stem", SHOWCASES)
@pytest.mark.parametrize("key", ["passport", "working_group_order", "screening_conclusion"])
def test_no_paper_of_a_showcase_is_a_draft(papers: PaperService, stem: str, key: str) -> None:
    assert papers.blocking(_case(stem), key) == ()
