"""Whatever was answered, every paper is laid out, states its facts whole and stays on its pages."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.i18n import fill
from app.core.paths import resources_dir
from app.documents.pdf import Laid
from app.domain.answers import Answers, Record, set_at
from app.domain.answers import apply as apply_change
from app.domain.case import FoundingCase, read_case
from app.domain.rules import all_findings
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.forms.meeting_facts import ItemFacts
from app.forms.papers import Per
from app.forms.registry import PAPERS, paper
from app.forms.review import review
from app.services.model import Rendered
from app.services.papers import PaperService
from app.services.reference import load_reference
from tests.documents import paper_cases
from tests.documents.pdf_tools import character_boxes, letters, text_of

REFERENCE = load_reference()
TODAY = date(2026, 12, 10)

HOSTILE = (
    "<b>x</b> &amp; &",
    "{{ 7 * 7 }} {% for x in y %} {# c #}",
    "%s %d {0} {name} {pages} \\ $x `id`",
    "../../etc/passwd",
    '=cmd|"/c calc"!A1',
    "**b** //i// [keep] [#anchor]",
    "# x\n\n## y\n\n| a | b\n\n@page\n\n@sign\n\n== t\n\n!c z",
    "\n@back\nx",
    "😀👨\u200d👩\u200d👧 ☃\ufe0f",
    "е\u0301\u0301\u0301\u0300",
    "\u202eabc\u202c \u2066x\u2069",
    "\x01\x07\x1b[31mқызыл\x1b[0m\x85\x0b\x0c",
    "Acтaнa",
    "\ue000\uf8ff\U000f0000\ufffe\uffff",
    "ұ" * 300,
    "сөз " * 500,
    "A" * 2000,
    "\u200b" * 50,
    "\u2028\u2029\xad\ufeff",
    "   ",
    "-",
    "«»",
    '"',
    "ъь г",
    "שלום ﷺ 日本語 एक",
    "9" * 5000,
    "0",
    "-5",
    "1e5",
    "٣ ² ½",
    "31.02.2026",
    "29.02.2024",
    "31.12.2200",
    "99:99",
    "00:00",
    "NaN",
    "100,0001",
    "999999",
    "10 000 000 000 000",
    "0,01",
)


def usual(kind: Kind, chance: random.Random, ids: list[str]) -> str:
    """Return a value as such a field mostly holds, at the edges too."""
    match kind:
        case Kind.DATE:
            return chance.choice(["23.11.2026", "24.11.2030", "1.1.2027", "01.01.1990"])
        case Kind.TIME:
            return "10:30"
        case Kind.MONEY | Kind.WHOLE | Kind.NUMBER | Kind.PERCENT:
            return chance.choice(["0", "1", "2", "50", "100", "20000"])
        case Kind.FOUNDER | Kind.MEMBER | Kind.RECORD:
            return chance.choice([*ids, "nobody"])
        case Kind.DIRECTION:
            return chance.choice(["milk", "no such direction"])
        case _:
            return "Өзен"


def value(field: Field, chance: random.Random, ids: list[str]) -> str:
    """Return nothing, a usual value, or a hostile one."""
    if chance.random() < 0.25:
        return ""
    if field.kind is Kind.CHOICE:
        return chance.choice(field.choices)
    if field.kind is Kind.YES_NO:
        return chance.choice(["0", "1"])
    if chance.random() < 0.4:
        return usual(field.kind, chance, ids)
    return chance.choice(HOSTILE)


def any_case(seed: int) -> FoundingCase:
    """Return a case with anything in any field: the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    ids = [f"f{index}" for index in range(chance.choice([0, 1, 2, 3, 6]))]
    collections = {}
    for name, fields in COLLECTIONS.items():
        names = ids if name == "founders" else [f"r{i}" for i in range(chance.randrange(4))]
        collections[name] = tuple(
            Record(one, {key: value(field, chance, ids) for key, field in fields.items()})
            for one in names
        )
    answers = Answers(
        {key: value(field, chance, ids) for key, field in FIELDS.items()}, collections
    )
    return read_case(answers, REFERENCE, TODAY, sample=chance.random() < 0.3)


def papers_of(
    case: FoundingCase, *, blanks: bool = False, language: str = "kk"
) -> list[tuple[str, Rendered]]:
    """Lay every paper out that the language has, those of founders for the last one."""
    service = PaperService()
    last = case.founders[-1].id if case.founders else ""
    return [
        (form.key, service.render(case, form.key, last if form.per is Per.FOUNDER else "",
                                  blanks=blanks, language=language))
        for form in PAPERS
        if language in form.languages
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_any_answers_give_all_papers_findings_and_review(seed: int, blanks: bool) -> None:
    case = any_case(seed)
    for finding in all_findings(case):
        assert fill(finding.message, finding.arguments, finding.translated).strip()
    for line in review(case):
        assert line.text
    assert len(PaperService().states(1, case)) == len(PAPERS)
    for key, laid in papers_of(case, blanks=blanks, language="ru" if seed % 2 else "kk"):
        assert laid.pdf.startswith(b"%PDF-"), key
        assert laid.pages >= 1
        assert all(0 <= mark.page < laid.pages for mark in laid.marks)


ADDRESSES = [*FIELDS, *(f"founders/f3/{name}" for name in COLLECTIONS["founders"])]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(ADDRESSES), st.text(st.characters(codec="utf-8"), max_size=200)),
        min_size=1,
        max_size=30,
    )
)
def test_a_usual_case_bears_any_text_anywhere(changes: list[tuple[str, str]]) -> None:
    case = paper_cases.make(count=6)
    answers = case.answers
    for address, text in changes:
        answers = apply_change(answers, set_at(address, text))
    for _, laid in papers_of(replace(case, answers=answers)):
        assert laid.pages >= 1


PRINTED = {
    "name.proper": ("charter", "founding_contract", "founding_minutes", "notice"),
    "meeting.place": ("notice", "founding_minutes"),
    "meeting.settlement": ("founding_minutes",),
    "name.street": ("charter", "founding_contract"),
    "agenda.charter.speech": ("founding_minutes",),
    "agenda.charter.decision": ("founding_minutes",),
    "founders/f3/surname": ("founders_list", "registration_sheet", "founding_contract", "consent"),
    "founders/f3/residence": ("founders_list", "founding_contract"),
    "charter.sources": ("charter",),
    "name.aims": ("charter",),
}
MARKUP = (
    "<b>Әл</b> &amp; {{ 7*7 }} {% if %} {# c #} **қ** //ү// [keep] %s {pages} \\ =1+1 ../x",
    "# Тарау | баған @page !c == x",
    "@sign Төраға | Ахметов",
)


def render(case: FoundingCase, key: str) -> Laid:
    """Lay one paper out, that of a founder for the fourth."""
    form = next(form for form in PAPERS if form.key == key)
    made = PaperService().render(case, key, "f3" if form.per is Per.FOUNDER else "")
    return Laid(made.pdf, made.pages, (), made.missing)


def changed(address: str, text: str) -> FoundingCase:
    """Return the usual case with one other answer."""
    case = paper_cases.make(count=12)
    return replace(case, answers=apply_change(case.answers, set_at(address, text)))


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize(
    ("address", "key"), [(address, key) for address, keys in PRINTED.items() for key in keys]
)
def test_what_looks_like_markup_comes_back_as_typed(address: str, key: str, text: str) -> None:
    laid = render(changed(address, text), key)
    found, wanted = letters(text_of(laid)), letters(text)
    if wanted in found:
        return
    # In a cell or a signature other words may stand between its lines: all its signs are there.
    plain = letters(text_of(render(changed(address, ""), key)))
    for sign in set(re.sub(r"[\w.,«»()№]", "", wanted)):
        assert found.count(sign) >= plain.count(sign) + wanted.count(sign), (sign, found[:400])


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("agenda.charter.speech", "founding_minutes"),
        ("agenda.charter.decision", "founding_minutes"),
        ("charter.sources", "charter"),
        ("founders/f3/residence", "founders_list"),
    ],
)
@pytest.mark.parametrize("text", ["ӘӨҚ" * 6_600, "сөзӘ " * 4_000, "Ә\n" * 2_000])
def test_a_text_of_twenty_thousand_letters_is_whole(address: str, key: str, text: str) -> None:
    laid = render(changed(address, text), key)
    before = text_of(render(changed(address, ""), key)).count("Ә")
    assert text_of(laid).count("Ә") >= text.count("Ә") + before - 2


@pytest.mark.parametrize("key", ["founders_list", "founding_minutes", "consent", "charter"])
def test_nothing_stands_outside_the_page(key: str) -> None:
    case = changed("founders/f3/surname", "Ұ" * 300)
    for address, text in (
        ("name.proper", "Ү" * 300),
        ("founders/f3/residence", "е" + "\u0301" * 40 + "\u202eабв" + "W" * 400),
        ("meeting.place", "www." + "ә" * 500),
    ):
        case = replace(case, answers=apply_change(case.answers, set_at(address, text)))
    form = next(form for form in PAPERS if form.key == key)
    width, height = (842, 595) if form.landscape else (595, 842)
    for page, sign, left, bottom, right, top in character_boxes(render(case, key)):
        assert -1 <= left <= right <= width + 1, (page, sign)
        assert -1 <= bottom <= top <= height + 1, (page, sign)


def test_a_hundred_texts_of_the_agenda_are_printed() -> None:
    case = paper_cases.make(count=6)
    answers = case.answers
    texts = {
        address: f"Мәтін{number:03d} " * 40
        for number, address in enumerate(
            key for key in FIELDS if re.fullmatch(r"agenda\.\w+\.(speaker|speech|decision)", key)
        )
    }
    for address, text in texts.items():
        answers = apply_change(answers, set_at(address, text))
    found = text_of(render(replace(case, answers=answers), "founding_minutes"))
    printed = [address for address, text in texts.items() if text.split()[0] in found]
    silent = set(texts) - set(printed)
    assert {address.split(".")[1] for address in silent} <= {"valuers", "director"}


def test_no_row_of_a_wording_swallows_the_end_of_its_line() -> None:
    """A tag at the end of a line eats the line's end: two rows of a table would become one."""
    eaten = [
        f"{path.parent.name}:{number}"
        for path in resources_dir().glob("forms/**/*.txt")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.match(r"[|#=@!]", line) and re.search(r"(?<![+-])%\}$", line)
    ]
    assert eaten == []


def test_an_extract_of_no_known_item_is_of_the_usual_one() -> None:
    case = paper_cases.make({"registration.extract_item": "0"})
    facts = paper("minutes_extract").facts(case, "")
    assert isinstance(facts["item"], ItemFacts)
    assert facts["item"].code == "board"


@pytest.mark.parametrize("key", ["passport", "repayment_schedule", "finance_sheet"])
def test_a_term_of_ten_thousand_months_is_printed_in_russian(key: str) -> None:
    """«10 000» has a gap: the noun beside it follows the number, not its letters."""
    months = {f"{part}.{name}": "10000" for part in ("project", "finance")
              for name in ("months", "grace_months")}  # fmt: skip
    case = paper_cases.make({"project.asked": "5", "finance.amount": "5", **months}, count=3)
    made = PaperService().render(case, key, language="ru")
    assert "10000(десятьтысяч)месяцев" in letters(
        text_of(Laid(made.pdf, made.pages, (), made.missing))
    )
