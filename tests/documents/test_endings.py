"""Endings after every inserted value: names ending in every class of sound, in every wording.

Two ways. The wordings themselves are read for an inserted expression with letters, a hyphen or a
governing word behind it. And every paper, decision and speech is printed with values of every
sound, each value marked, and what follows each mark is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from app.core.paths import resources_dir
from app.documents import wording
from app.documents.case_forms import CaseForms
from app.documents.said import Said
from app.documents.wording import render_text, render_wording
from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.domain.schema import AGENDA_ITEMS
from app.forms.decisions import ready_decision, ready_speech
from app.forms.papers import Per
from app.forms.registry import WORDED, paper
from app.forms.subjects import subject_of
from app.kazakh import inflect
from tests.documents import case_screening, paper_cases
from tests.documents.endings import (
    BODIES,
    CLOSE,
    GOVERNED,
    NAMES,
    NUMBERS,
    OPEN,
    OWN_NAMES,
    UNGOVERNED,
    Inserted,
    fault_after,
    faults_in,
    inserted,
)
from tests.documents.legal_text import text_of

FORMS = resources_dir() / "forms"
WORDINGS = sorted(path for path in FORMS.rglob("*kk.txt") if path.parent.name != "words")
KEYS = [form.key for form in WORDED]
LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіья"


# -- the wordings as they are written ----------------------------------------------------------

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}")
_CASE_FILTER = re.compile(r"\|\s*(gen|dat|acc|loc|abl|ins)\b")
_FILTERS = {"gen": "genitive", "dat": "dative", "abl": "ablative", "ins": "instrumental"}
_DAY_FORMS = {"until": "dative", "since": "ablative", "by": "ablative"}


def faults_of_source(source: str) -> Iterator[str]:
    """Give the places of a wording where an ending may be wrong for some value."""
    for number, line in enumerate(source.splitlines(), 1):
        for found in _EXPRESSION.finditer(line):
            expression = found[1].strip()
            after = _what_follows(line[found.end() :])
            what = _fault_of_expression(expression, after)
            if what:
                yield f"{number}: {{{{ {expression} }}}}{after[:20]}: {what}"


def _what_follows(rest: str) -> str:
    """Return the text after an expression: other branches of a condition are not printed there."""
    while tag := re.match(r"\{%-?\+?\s*(\w+).*?%\}", rest):
        rest = rest[tag.end() :]
        if tag[1] in ("else", "elif"):
            rest = rest.partition("{% endif")[2].partition("%}")[2]
    return rest


def _fault_of_expression(expression: str, after: str) -> str:
    if expression == "br" or expression.startswith(("tell(", '"')):
        return ""  # the wording's own words
    sample = "1" if re.match(r"ref\(|loop\.index|.*\.number$|.*\.figures$", expression) else "Асқар"
    if expression.endswith(".until"):
        sample = "қарашаға дейін"
    fault = fault_after(Inserted(sample, after))
    governor = re.match(r"[»”\"]? (\w+)", after)
    filters = _CASE_FILTER.findall(expression)
    if filters and governor and governor[1] in UNGOVERNED:
        return f"«{governor[1]}» wants the nominative"
    if not fault.startswith("«") or not governor:
        return fault
    case = _FILTERS.get(filters[-1], "") if filters else ""
    case = case or _DAY_FORMS.get(expression.rpartition(".")[2], "")
    return "" if case == GOVERNED[governor[1]] else fault


@pytest.mark.parametrize("path", WORDINGS, ids=lambda path: str(path.relative_to(FORMS)))
def test_no_wording_writes_an_ending_of_its_own(path: Path) -> None:
    assert list(faults_of_source(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "is_right"),
    [
        ("{{ x }}-ге берілсін", False),
        ("{{ x }}ның үлесі", False),
        ("«{{ coop.proper }}»-тің мүшесі", False),
        ("{{ day.long }} бастап", False),
        ("{{ person.name }} атынан", False),
        ("{{ a }}{% if b %}-ға{% endif %}", False),
        ("{{ person.name|gen }} атынан", True),
        ("{{ person.name|gen }} бірге", False),
        ("{{ day.since }} кейін", True),
        ("{{ x }} үшін", True),
        ("{{ x|gen }} үшін", False),
        ('{{ ref("a") }}-тармағында', True),
        ("{{ name }}-тармағында", False),
        ("{{ term.until }}гі мерзімге", True),
        ("«{{ coop.proper }}» кооперативіне", True),
    ],
)
def test_the_reader_of_wordings_sees_slips(source: str, is_right: bool) -> None:
    assert (list(faults_of_source(source)) == []) is is_right


# -- the papers as they are printed ------------------------------------------------------------


def case_with(index: int, **values: str) -> FoundingCase:
    """Return a founding whose every name ends in the sound of this index."""
    surname, given_name, patronymic = NAMES[index]
    body, own = BODIES[index], OWN_NAMES[index]
    number = NUMBERS[index % len(NUMBERS)]
    name = {
        "surname": surname,
        "given_name": given_name,
        "patronymic": patronymic,
        "residence": surname,
    }
    full = " ".join(filter(None, (surname, given_name, patronymic)))
    proxy = {
        "attendance": "proxy",
        "proxy_name": full,
        "proxy_number": number,
        "proxy_date": "20.11.2026",
        "proxy_notary": full,
    }
    legal = {
        "kind": "legal",
        "legal_name": body,
        "bin": "940140000123",
        "location": surname,
        "representative": full,
        "representative_basis": own,
    }
    people = [paper_cases.founder(0, **name)]
    people += [paper_cases.founder(1, **name, **proxy), paper_cases.founder(2, **legal)]
    people += [
        paper_cases.founder(
            i,
            **name,
            share_form="property" if i % 3 == 0 else "money",
            property_description=own,
            property_report=number,
            membership="associated" if i == 4 else "full",
        )
        for i in range(3, 12)
    ]
    month = index % 12 + 1
    return paper_cases.make(
        {
            "name.proper": own,
            "name.okrug": surname,
            "name.district": surname,
            "name.oblast": given_name,
            "name.settlement": surname,
            "name.street": own,
            "meeting.okrug": surname,
            "meeting.district": given_name,
            "meeting.oblast": surname,
            "meeting.settlement": given_name,
            "meeting.place": own,
            "meeting.akim_name": full,
            "meeting.akim_post": body,
            "meeting.convener": full,
            "meeting.department": body,
            "meeting.consent_number": number,
            "meeting.minutes_number": number,
            "meeting.contract_number": number,
            "meeting.date": f"{index + 1:02d}.{month:02d}.2026",
            "meeting.invited": full,
            "meeting.gathering": "1",
            "meeting.gathering_date": f"09.{month:02d}.2026",
            "meeting.gathering_number": number,
            "director.surname": surname,
            "director.given_name": given_name,
            "director.patronymic": patronymic,
            "director.residence": own,
            "director.sitting_number": number,
            "director.from_date": f"{index + 2:02d}.{month:02d}.2026",
            "director.term_years": str(index % 5 + 1),
            "board.term_years": str(index % 5 + 1),
            "charter.notice_days": str(index + 6),
            "charter.delay_months": str(index % 12 + 1),
            "charter.archive_years": str(index + 5),
            "contribution.share_due": f"{index + 4:02d}.{month:02d}.2027",
            "contribution.share_amount": f"{index + 1}00 0{index:02d}",
            **values,
        },
        {
            "founders": tuple(people),
            "valuers": (
                Record("v1", {"other_name": full}),
                Record("v2", {"other_name": body}),
            )[: index % 2 + 1],
            "payments": (
                Record(
                    "p1",
                    {"member": "f0", "kind": "share", "amount": "100 000", "number": number},
                ),
            ),
            "counting_members": tuple(Record(f"c{i}", {"founder": f"f{i}"}) for i in (6, 7, 8)),
        },
        count=len(people),
    )


VARIANTS: tuple[dict[str, str], ...] = (
    {},
    {
        "board.sole_chair": "1",
        "director.elected_by": "general_meeting",
        "name.term_until": "31.12.2040",
        "meeting.convener_kind": "initiative_group",
        "meeting.secret_vote": "1",
        "charter.share_transfer": "members_only",
        "charter.liability": "additional",
        "contribution.share_mode": "individual",
    },
)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the wording engine put marks around every inserted answer."""
    ready = wording._ready

    def with_marks(text: str, value: object = None) -> Markup:
        return ready(f"{OPEN}{text}{CLOSE}" if hasattr(value, "source") else text, value)

    monkeypatch.setattr(wording, "_ready", with_marks)


def printed(case: FoundingCase, key: str, *, blanks: bool = False) -> Iterator[str]:
    """Give the text of a paper; one for each of some founders when each has his own."""
    form = paper(key)
    founders = case.founders[:5] if form.per is Per.FOUNDER else (None,)
    for founder in founders or (None,):
        yield text_of(
            render_wording(
                key, "kk", form.facts(case, founder.id if founder else ""), blanks=blanks
            )
        )


def without_marks(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def check(text: str) -> list[str]:
    """Return every slip in a text with marks."""
    wrong = [
        f"{one.value}{one.after[:30]}: {fault}"
        for one in inserted(text)
        if (fault := fault_after(one))
    ]
    return wrong + faults_in(without_marks(text))


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("key", KEYS)
def test_what_follows_a_value_in_every_paper(key: str) -> None:
    values = 0
    for index in range(len(NAMES)):
        case = case_with(index, **VARIANTS[index % 2])
        for text in printed(case, key):
            assert check(text) == [], NAMES[index]
            values += text.count(OPEN)
    assert values >= len(NAMES) * 3


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("key", KEYS)
def test_what_follows_a_blank(key: str) -> None:
    for text in printed(paper_cases.least(), key, blanks=True):
        assert [
            one for one in inserted(text) if fault_after(one).startswith(("letters", "an ending"))
        ] == []


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("source", "is_right"),
    [
        ("{{ x }}-ге берілсін", False),
        ("{{ x }}нің үлесі", False),
        ("«{{ x }}»-тің үлесі", False),
        ("{{ x }} бастап", False),
        ("{{ x|abl }} бастап", True),
        ("{{ x|dat }} дейін", True),
        ("{{ x }} үшін берілсін", True),
    ],
)
def test_slips_after_a_printed_value_are_seen(source: str, is_right: bool) -> None:
    for words in (*BODIES, *OWN_NAMES, *(given_name for _, given_name, _ in NAMES)):
        text = text_of(render_text(source, {"x": Said(words, "x")}))
        assert (check(text) == []) is is_right, text


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("item", AGENDA_ITEMS)
def test_what_follows_a_value_in_every_decision_and_speech(item: str) -> None:
    found = 0
    for index in range(len(NAMES)):
        case = case_with(index, **VARIANTS[index % 2])
        for text in (ready_decision(case, item), ready_speech(case, item)):
            assert check(text) == [], NAMES[index]
            found += len(without_marks(text))
    assert found > 1000


@pytest.mark.parametrize("body", BODIES)
def test_the_department_is_declined_as_the_module_says(body: str) -> None:
    """«… басқармасының … № 5 келісімі»."""
    case = paper_cases.make({"meeting.department": body, "meeting.consent_number": "5"})
    (text,) = printed(case, "founding_minutes")
    genitive = inflect(body, "genitive")
    assert f"Кооперативті құруға {genitive} 2026 жылғы 5 қарашадағы № 5 келісімі" in text
    late = paper_cases.make(
        {
            "meeting.department": body,
            "meeting.consent_number": "",
            "meeting.consent_date": "",
            "meeting.consent_missing_reason": "жауап жоқ",
        }
    )
    (text,) = printed(late, "founding_minutes")
    assert f"Кооперативті құруға {genitive} келісімі жиналыс" in text


@pytest.mark.parametrize("body", BODIES)
def test_the_screening_declines_district_and_department(body: str) -> None:
    district = "Ескелді"
    controller = {
        "screening.controller": "Ахметов Нұрлан Серікұлы",
        "screening.controller_post": "аудан әкімінің орынбасары",
    }
    case = paper_cases.make(
        {"meeting.department": body, "meeting.district": district, **controller},
        case_screening.records(),
    )
    (order,) = printed(case, "working_group_order")
    (proposal,) = printed(case, "proposal")
    genitive, dative = inflect(f"{district} ауданы", "genitive"), inflect(body, "dative")
    assert f"{genitive} ауылдық округтеріне скрининг" in order
    assert f"құру туралы ұсыныстарды {dative} енгізсін" in order
    name = inflect(controller["screening.controller"], "dative", "fullname")
    assert f"{controller['screening.controller_post']} {name} жүктелсін" in order
    assert dative[:1].upper() + dative[1:] in proposal


@pytest.mark.parametrize("oblast", ["Түркістан", "Жетісу", "Абай", "Шымкент қаласы", "Ақтөбе"])
def test_the_composed_department_has_the_oblast_in_the_genitive(oblast: str) -> None:
    case = paper_cases.make({"meeting.oblast": oblast})
    name = oblast if oblast.endswith("қаласы") else f"{oblast} облысы"
    assert case.department == f"{inflect(name, 'genitive')} ауыл шаруашылығы басқармасы"


@settings(max_examples=25)
@given(st.lists(st.text(LETTERS, min_size=2, max_size=9), min_size=1, max_size=3))
def test_any_department_is_declined_as_the_module_says(words: list[str]) -> None:
    body = " ".join(words).capitalize()
    case = paper_cases.make({"meeting.department": body}, count=3)
    (text,) = printed(case, "founding_minutes")
    assert f"құруға {inflect(body, 'genitive')} 2026" in text


def test_only_these_values_are_declined() -> None:
    """A new case filter in a wording must come with a check of its own here."""
    asked = CaseForms()
    for index in range(len(NAMES)):
        case = case_with(index, **VARIANTS[index % 2])
        for form in WORDED:
            facts = form.facts(case, subject_of(case, form, ""))
            render_wording(form.key, "kk", facts, forms=asked)
    assert {(one.source, one.case) for one in asked.asked.values()} == {
        ("meeting.department", "genitive"),
        ("meeting.department", "dative"),
        ("meeting.district", "genitive"),
    }


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("7-сі мен 3-ші, 2026-ға", ""),
        ("7-ші күні", ""),
        ("7-шы күні", "7-шы"),
        ("6-ші қатар", "6-ші"),
        ("3-сі", "3-сі"),
        ("2026 жылғы 5 шілдедағы", "шілдедағы"),
        ("2026 жылғы 5 шілдедегі № 5", ""),
        ("5 (бес) мүшелер", "plural after a number: мүшелер"),
        ("5 (бес) мүшеден", ""),
    ],
)
def test_slips_of_numbers_are_seen(text: str, slip: str) -> None:
    assert faults_in(text) == ([slip] if slip else [])
