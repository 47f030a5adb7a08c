"""The covering letter and its inventory: one text in two languages, every line whole."""

from __future__ import annotations

import io
from dataclasses import replace
from types import MappingProxyType

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Paper, Table
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.domain.case import FoundingCase, read_case
from app.forms.cover_letter import (
    KEY,
    OLDER,
    PAPERS,
    SCANS,
    SIGNATURES,
    Absent,
    CoverFacts,
    Listed,
    aim_of,
    cover_facts,
    hash_lines,
    recipient_of,
    signer_of,
    signer_post_of,
    words_of,
)
from app.services.layout import PaperLayout
from app.services.standing import Standing
from app.services.wanted import STATES, Lack
from tests.documents import paper_cases
from tests.documents.pdf_tools import words_of as text_of

LAYOUT = PaperLayout(None, Standing(None))
SHA = "0123456789abcdef" * 4
PAPER = Paper(title="Хат", blocks=(), language="kk-KZ")
PRINT = "97571 82482 09810 87975 20399 65417 06373 95457"


def answered(case: FoundingCase, **answers: str) -> FoundingCase:
    """Return the case with answers of the letter."""
    more = {f"sending.{key}": text for key, text in answers.items()}
    values = MappingProxyType({**case.answers.values, **more})
    return read_case(replace(case.answers, values=values), case.reference, case.today)


def some(count: int = 3, *, founding: bool = True) -> CoverFacts:
    listed = [Listed(PAPERS, f"Құжат {n}", 2, SHA, "1", "2026-11-23") for n in range(count)]
    listed.append(Listed(SCANS, "Жарғы", 18, SHA, detail="скан.pdf"))
    listed.append(Listed(SIGNATURES, "Жарғы", 0, SHA, detail="жарғы.cms"))
    return CoverFacts(listed, [Absent("Жоба паспорты", "жоқ")], 2, PRINT, founding)


def blocks(case: FoundingCase, language: str, facts: CoverFacts) -> tuple[Block, ...]:
    view = case if language == "kk" else replace(case, language="ru")
    return render_wording(KEY, language, cover_facts(view, facts))


def shown(case: FoundingCase, language: str, facts: CoverFacts) -> str:
    pdf = LAYOUT.sheet(case, KEY, "Хат", lambda view, _id: cover_facts(view, facts), language).pdf
    return text_of(pdf).replace("\u00a0", " ")


def pages_of(pdf: bytes) -> list[str]:
    return [
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


@pytest.mark.parametrize("founding", [True, False])
@pytest.mark.parametrize("name", ["least", "make", "most"])
def test_both_languages_have_the_same_blocks(name: str, founding: bool) -> None:
    case = getattr(paper_cases, name)()
    both = [blocks(case, language, some(founding=founding)) for language in ("kk", "ru")]
    assert [type(block) for block in both[0]] == [type(block) for block in both[1]]
    tables = [[b for b in made if isinstance(b, Table)] for made in both]
    for kk, ru in zip(*tables, strict=True):
        assert (len(kk.head), len(kk.rows)) == (len(ru.head), len(ru.rows))


def test_both_languages_have_the_same_words() -> None:
    assert words_of("kk").keys() == words_of("ru").keys()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_the_letter_says(language: str) -> None:
    case = answered(paper_cases.make(), number="15-07", date="24.11.2026", note="Өз сөзім.")
    text = shown(case, language, some())
    told = {
        "kk": (
            "Түркістан облысының ауыл шаруашылығы басқармасына",
            "2026 жылғы 24 қараша № 15-07",
            "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативінің",
            "барлығы 5 файл, 24 бет",
            "Мичурин ауылдық округінің әкімі",
        ),
        "ru": ("24 ноября 2026 года № 15-07", "всего файлов – 5, страниц – 24"),
    }
    for part in (*told[language], "Өз сөзім.", PRINT, "0123 4567 89ab cdef", "№ 1"):
        assert part in text


CONSENT = {"meeting.consent_number": "12-7", "meeting.consent_date": "05.11.2026"}
REGISTERED = {"registration.bin": "261140012345", "registration.date": "12.11.2026"}
LISTED = {"listing.number": "5", "listing.date": "20.11.2026"}


@pytest.mark.parametrize(
    ("known", "founding", "aim", "kk", "ru"),
    [
        ({}, False, "project", "жобасының құжаттарын қарау үшін", "проекта создаваемого"),
        ({}, True, "consent", "келісім беру туралы", "о согласовании проекта"),
        (CONSENT, True, "look", "құжаттарын қарау үшін жолдаймын", "на рассмотрение документы"),
        (CONSENT | REGISTERED, True, "list", "тізімге енгізу туралы", "о включении в список"),
        (
            CONSENT | REGISTERED | LISTED,
            True,
            "listed",
            "мәлімет үшін жолдаймын",
            "для сведения документы",
        ),
    ],
)
def test_the_letter_asks_for_what_comes_next(
    known: dict[str, str], founding: bool, aim: str, kk: str, ru: str
) -> None:
    """A cooperative without consent or registration is not asked onto the list."""
    made = paper_cases.make()
    gone = ("meeting.consent_", "registration.", "listing.")
    values = {k: v for k, v in made.answers.values.items() if not k.startswith(gone)}
    answers = replace(made.answers, values=MappingProxyType(values | known))
    case = read_case(answers, made.reference, made.today)
    assert aim_of(case, founding=founding) == aim
    for language, part in (("kk", kk), ("ru", ru)):
        text = shown(case, language, some(founding=founding))
        assert part in text
        assert ("тізімге енгізу" in text or "включении в список" in text) is (aim == "list")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_who_wrote_the_letter_stands_at_its_foot(language: str) -> None:
    case = answered(
        paper_cases.make(), executor="Оспанова Айгүл Серікқызы", executor_phone="8 (72538) 2-11-22"
    )
    text = shown(case, language, some())
    who = {"kk": "Орындаушы: А. Оспанова", "ru": "Исполнитель: А. Оспанова"}[language]
    assert f"{who} Тел.: 8 (72538) 2-11-22" in text


def test_who_wrote_the_letter_stays_with_the_signature() -> None:
    """Whatever the number of lacks, his name never stands alone on a page."""
    for count in range(1, 60):
        lacking = [Absent(f"Құжат {n}", "жоқ") for n in range(count)]
        facts = replace(some(), absent=lacking)
        laid = write_pdf(replace(PAPER, blocks=blocks(paper_cases.make(), "kk", facts)))
        page = next(page for page in pages_of(laid.pdf) if "Орындаушы" in page)
        assert "Б. Сейтов" in page.split("Орындаушы")[0]


def test_what_was_not_typed_comes_from_the_case() -> None:
    case = paper_cases.make()
    assert signer_of(case) == "Б. Сейтов"
    assert signer_post_of(case) == "Мичурин ауылдық округінің әкімі"
    typed = answered(case, signer="А. Оспанова", recipient="Шымкент қаласының басқармасы")
    assert signer_of(typed) == "А. Оспанова"
    assert signer_post_of(typed) == ""  # nobody gives another one the akim's post
    assert recipient_of(typed) == "Шымкент қаласының басқармасы"
    values = {k: v for k, v in case.answers.values.items() if k != "meeting.akim_post"}
    bare = read_case(
        replace(case.answers, values=MappingProxyType(values)), case.reference, case.today
    )
    assert signer_post_of(bare) == "Мичурин ауылдық округінің әкімі"


def test_a_hash_is_read_in_four_lines_of_four() -> None:
    lines = hash_lines(SHA)
    assert len(lines) == 4
    assert "".join(lines).replace("\u00a0", "") == SHA


def test_every_state_has_a_word_in_the_letter() -> None:
    assert set(STATES) == set(Lack)
    from app.services import cover

    assert set(cover._STATES) == set(Lack) - {Lack.THERE}
    assert set(cover._STATES.values()) <= words_of("kk").keys()


def test_a_group_never_begins_at_the_foot_of_a_page() -> None:
    """Whatever the number of papers, the row that names a group stays with its first line."""
    title = words_of("kk")[SCANS]
    for count in range(5, 26):
        laid = write_pdf(
            replace(PAPER, blocks=blocks(paper_cases.make(), "kk", some(count))),
        )
        for page in pages_of(laid.pdf):
            if title in page:
                assert "скан.pdf" in page.split(title, 1)[1]


@given(
    st.lists(
        st.builds(
            Listed,
            st.just(OLDER),
            st.text(max_size=60),
            st.integers(0, 500),
            st.just(SHA),
            st.text(max_size=20),
            st.sampled_from(["", "2026-11-23", "nonsense"]),
            st.text(max_size=60),
        ),
        max_size=6,
    ),
    st.text(max_size=80),
)
@settings(max_examples=25, deadline=None)
def test_any_name_of_a_file_prints_as_text(listed: list[Listed], note: str) -> None:
    case = answered(paper_cases.make(), note=note)
    facts = CoverFacts(listed, [Absent(note, note)], 0, PRINT, True)
    made = blocks(case, "kk", facts)
    inventory = [block for block in made if isinstance(block, Table)][-1]
    assert len(inventory.rows) == len(listed) + 1 + bool(listed)
    assert write_pdf(replace(PAPER, blocks=made)).pages >= 2


def test_a_set_of_five_hundred_members_is_laid_out() -> None:
    facts = some(1_500)
    text = shown(paper_cases.make(), "kk", facts)
    assert "Жиыны: 1502 файл 3018" in text
    assert text.count("Құжат ") >= 1_500
