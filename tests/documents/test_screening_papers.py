"""The screening's papers: what they say, in both languages, and which answers they use."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from app.documents.blocks import Block, Chart, SignatureBlock, Stamp, Table, plain
from app.documents.wording import render_wording
from app.domain.answers import Answers, apply, set_at
from app.domain.case import FoundingCase, read_case
from app.domain.schema import COLLECTIONS, FIELDS, Kind
from app.forms.in_russian import in_russian
from app.forms.papers import uses_address
from app.forms.registry import PAPERS, paper
from app.forms.screening_papers import SCREENING_PAPERS
from app.forms.subjects import subject_of
from app.services.reference import load_reference
from tests.documents import case_screening, paper_cases
from tests.documents.legal_text import sources
from tests.documents.test_papers_render import FOREIGN, lines_of
from tests.documents.test_russian_papers import KAZAKH_LETTER, confirmed, shape

KEYS = [form.key for form in SCREENING_PAPERS]
PLACE = {"meeting.oblast": "Түркістан", "meeting.district": "Түлкібас"}


def screened(count: int = 7, **values: str) -> FoundingCase:
    """Return a case with a screening; ``__`` stands for the dot of a changed key."""
    changed = {key.replace("__", "."): text for key, text in values.items()}
    answers = Answers({**PLACE, **case_screening.VALUES, **changed}, case_screening.records(count))
    return read_case(answers, load_reference(), paper_cases.TODAY)


CASES = {
    "least": paper_cases.least(),
    "one okrug": screened(1),
    "no control": screened(3, screening__controller="", screening__order_signer_post=""),
    "full": screened(),
}


def blocks(key: str, case: FoundingCase, language: str = "kk") -> tuple[Block, ...]:
    form = paper(key)
    view = in_russian(case) if language == "ru" else case
    return render_wording(key, language, form.facts(view, subject_of(view, form, "")))


def said(key: str, case: FoundingCase, language: str = "kk") -> str:
    return "\n".join(lines_of(blocks(key, case, language))).replace("\u00a0", " ")


def charts(found: tuple[Block, ...]) -> list[Chart]:
    return [block for block in found if isinstance(block, Chart)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", KEYS)
def test_both_languages_say_the_same(key: str, name: str) -> None:
    case = confirmed(CASES[name])
    kazakh, russian = blocks(key, case), blocks(key, case, "ru")
    assert shape(russian) == shape(kazakh)
    assert sources(russian) == sources(kazakh)
    lines = [re.findall(r"\d+", "\n".join(lines_of(found))) for found in (kazakh, russian)]
    assert Counter(lines[0]) == Counter(lines[1])
    assert [c.series[0].values for c in charts(kazakh)] == [
        c.series[0].values for c in charts(russian)
    ]
    for text in (said(key, case), said(key, case, "ru")):
        assert not FOREIGN.search(text)
        assert " ," not in text
        assert ".." not in text
    rest = re.sub("«Ауыл аманаты»|АШБ|145-ө", "", said(key, case, "ru"))
    assert not KAZAKH_LETTER.search(rest), rest


@pytest.mark.parametrize("key", KEYS)
def test_every_answer_that_changes_a_paper_is_named_as_used(key: str) -> None:
    form, case = paper(key), CASES["full"]
    before, forgotten = said(key, case), []
    addresses = [*FIELDS]
    for collection, fields in COLLECTIONS.items():
        rows = case.answers.records(collection)[:2]
        addresses += [f"{collection}/{row.id}/{name}" for row in rows for name in fields]
    for address in addresses:
        collection, _slash, name = address.partition("/")
        field = COLLECTIONS[collection][name.split("/")[1]] if name else FIELDS[address]
        text = field.choices[-1] if field.kind is Kind.CHOICE else "17.10.2026"
        text = "3" if field.kind is Kind.WHOLE else text
        after = replace(case, answers=apply(case.answers, set_at(address, text)))
        if said(key, after) != before and not uses_address(form, address):
            forgotten.append(address)
    assert forgotten == []


@pytest.mark.parametrize("key", KEYS)
def test_no_case_without_a_screening_has_these_papers(key: str) -> None:
    assert not paper(key).needed(paper_cases.make())
    assert paper(key).needed(CASES["full"])
    assert paper(key) in PAPERS


def test_the_order_names_members_by_their_roles_and_the_one_who_controls() -> None:
    text = said("working_group_order", CASES["full"])
    assert "бақылау аудан әкімінің орынбасары Қ. Оспановқа жүктелсін" in text
    assert "2026 жылғы 20 қыркүйектен бастап 2026 жылғы 10 қазанға дейін" in text
    (annex,) = (b for b in blocks("working_group_order", CASES["full"]) if _is_annex(b))
    assert isinstance(annex, Table)
    roles = [plain(row.cells[3].text) for row in annex.rows]
    assert roles == ["төраға", "төраға орынбасары", "хатшы", "мүше"]
    (stamp,) = (b for b in blocks("working_group_order", CASES["full"]) if isinstance(b, Stamp))
    assert "№ 145-ө өкіміне" in [plain(line) for line in stamp.lines]


def _is_annex(block: Block) -> bool:
    return isinstance(block, Table) and block.lines


def test_who_signs_keeps_the_control_when_nobody_else_does() -> None:
    text = said("working_group_order", CASES["no control"])
    assert "бақылауды өзіме қалдырамын" in text
    assert "Түлкібас ауданының әкімі | Б. Сейтов" in text
    russian = said("working_group_order", CASES["no control"], "ru")
    assert "оставляю за собой" in russian
    assert "Аким Тюлькубасского района |" in russian


def test_russian_control_is_laid_upon_a_person() -> None:
    text = said("working_group_order", confirmed(CASES["full"]), "ru")
    assert "возложить на" in text


def test_the_conclusion_ranks_the_okrugs_and_draws_them() -> None:
    found = blocks("screening_conclusion", CASES["full"])
    tables = [block for block in found if isinstance(block, Table) and block.lines]
    ranks = [plain(row.cells[4].text) for row in tables[0].rows]
    assert ranks == sorted(ranks, key=int)
    assert [len(table.head[0].cells) for table in tables[1:]] == [6, 5], "four okrugs and three"
    (chart,) = charts(found)
    points = [plain(row.cells[3].text) for row in tables[0].rows]
    assert [str(value) for value in chart.series[0].values] == points
    assert chart.categories[0] + " ауылдық округі" == plain(tables[0].rows[0].cells[1].text)
    assert "ұсынылатын ауылдық округтер: " in said("screening_conclusion", CASES["full"])


def test_a_sheet_adds_up() -> None:
    (table,) = (b for b in blocks("screening_sheet", CASES["full"]) if _is_annex(b))
    assert isinstance(table, Table)
    points = [int(plain(row.cells[6].text)) for row in table.rows[:-1]]
    assert str(sum(points)) == plain(table.rows[-1].cells[1].text)


def test_everybody_of_the_group_signs() -> None:
    for key in ("screening_conclusion", "screening_sheet"):
        (signed,) = (b for b in blocks(key, CASES["full"]) if isinstance(b, SignatureBlock))
        assert [plain(line.name) for line in signed.lines] == [
            "Қ. Оспанов",
            "Ө. Әбдіғали",
            "Г. Тілеуқұлова",
            "Ғ. Жүсіпова",
        ]


def test_the_proposal_goes_to_the_department() -> None:
    text = said("proposal", CASES["full"])
    assert "Түркістан облысының ауыл шаруашылығы басқармасына" in text
    assert "«Майтөбе Сүт»" in text
