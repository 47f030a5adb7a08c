"""The list and its decisions as blocks: any text, the least and the most that a row may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import (
    Clause,
    Paper,
    Paragraph,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    plain,
)
from app.documents.docx import write_docx
from app.documents.pdf import write_pdf
from app.documents.tongue import KK, RU
from app.domain.approved_list import (
    Act,
    ApprovedList,
    Correction,
    Entry,
    Order,
    RowFacts,
    corrections,
    numbered,
    rows_on,
)
from app.forms.approved_list import Printed, approval_line, of_okrug, printed
from app.forms.list_speaker import Speaker
from app.services.list_papers import decision_layout, list_layout
from app.services.reference import load_reference
from tests.documents.accessible import faults
from tests.documents.pdf_tools import words_of as text_of
from tests.unit.test_approved_list import approved, decided, facts, uuid

REFERENCE = load_reference()
LEAST = RowFacts(uuid(50), name="Ү")
HOSTILE = ("a | b", "~ сызылған", "**қалың**", "{{ x }}", "@page", "== тарау", "№", "\u202e", "//")
TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=40)


def speaker(language: str) -> Speaker:
    return Speaker(language, REFERENCE)


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def told(table: Table) -> list[str]:
    return [plain(row.cells[0].text) for row in table.rows]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=4),
    st.sampled_from((KK, RU)),
    TEXTS,
)
def test_any_text_stays_in_its_cell(rows: Any, language: str, reason: str) -> None:
    made = [
        facts(number, name=name, bin=code, okrug=okrug, direction=direction)
        for number, (name, code, okrug, direction) in enumerate(rows)
    ]
    listed = decided(approved(*made), removed=(1,), reason=f"а{reason}")
    paper = list_layout(printed(listed), speaker(language))
    positions = [text for text in told(tables(paper)[0]) if text.isdigit()]
    assert positions == [str(number) for number in range(1, len(made) + 1)]
    assert tables(paper)[0].rows[0].cells[1].text[0].struck
    assert write_pdf(paper).pages >= 1
    assert write_docx(paper).startswith(b"PK")
    decision = decision_layout(listed, 2, speaker(language))
    assert told(tables(decision)[1]) == ["1"]
    assert write_pdf(decision).pages >= 1


@pytest.mark.parametrize("language", [KK, RU])
def test_the_least_and_the_most(language: str) -> None:
    long = facts(
        1,
        name="Ұ" * 300,
        oblast="Түркістан",
        district="Кентау қаласы",
        okrug="Мичурин а.о.",
        direction="milk",
        tiyn=10**15,
        jobs=99_999,
    )
    shown = Printed(rows_on(approved(LEAST, long)), Order.DIRECTION)
    paper = list_layout(shown, speaker(language))
    laid = write_pdf(paper)
    assert faults(laid.pdf) == []
    assert len(tables(paper)) == 2  # with the sums by direction
    stamp = next(block for block in paper.blocks if isinstance(block, Stamp))
    assert len(stamp.lines) == 4  # approved; by whose decision; its day; its number
    assert any(isinstance(block, SignatureBlock) for block in paper.blocks)
    extract = list_layout(of_okrug(shown, "Мичурин, Кентау", shown.rows[1:]), speaker(language))
    assert [text for text in told(tables(extract)[0]) if text.isdigit()] == ["2"]


def test_a_decision_tells_every_kind_of_change() -> None:
    now = replace(
        facts(0),
        name="Жаңа",
        tiyn=None,
        jobs=9,
        consent_date=date(2026, 1, 2),
        oblast="Түркістан",
        district="Отырар",
        direction="milk",
    )
    first = approved(facts(0), facts(1))
    listed: ApprovedList = decided(
        first,
        removed=(2,),
        added=(Entry(3, facts(7)),),
        corrected=corrections(rows_on(first)[0], now),
    )
    for language in (KK, RU):
        paper = decision_layout(listed, 2, speaker(language))
        assert [len(table.rows) for table in tables(paper)[1:]] == [1, 1, 7]
        cells = [[plain(cell.text) for cell in row.cells] for row in tables(paper)[3].rows]
        old_and_new = {row[2]: tuple(row[3:]) for row in cells}
        assert ("20.11.2026", "02.01.2026") in old_and_new.values()
        assert ("1", "–") in old_and_new.values()
        assert ("2", "9") in old_and_new.values()
    assert isinstance(listed.decisions[1].corrected[0], Correction)
    assert numbered([facts(3)], 8)[0].position == 8


ACTS = {
    (Act.ORDER, KK): ("бұйрығымен", "бұйрықпен", "БҰЙРЫҚ", "БҰЙЫРАМЫН:", "Осы бұйрыққа"),
    (Act.DECISION, KK): ("шешімімен", "шешіммен", "ШЕШІМ", "ШЕШІМ ҚАБЫЛДАНДЫ:", "Осы шешімге"),
    (Act.MINUTES, KK): (
        "хаттамалық шешімімен",
        "хаттамалық шешіммен",
        "ХАТТАМАЛЫҚ ШЕШІМ",
        "ШЕШІМ ҚАБЫЛДАНДЫ:",
        "Осы хаттамалық шешімге",
    ),
    (Act.RESOLUTION, KK): ("қаулысымен", "қаулымен", "ҚАУЛЫ", "ҚАУЛЫ ЕТЕДІ:", "Осы қаулыға"),
    (Act.ORDER, RU): ("приказом", "приказом", "ПРИКАЗ", "ПРИКАЗЫВАЮ:", "настоящему приказу"),
    (Act.DECISION, RU): ("решением", "решением", "РЕШЕНИЕ", "РЕШЕНО:", "настоящему решению"),
    (Act.MINUTES, RU): (
        "протокольным решением",
        "протокольным решением",
        "ПРОТОКОЛЬНОЕ РЕШЕНИЕ",
        "РЕШЕНО:",
        "настоящему протокольному решению",
    ),
    (Act.RESOLUTION, RU): (
        "постановлением",
        "постановлением",
        "ПОСТАНОВЛЕНИЕ",
        "ПОСТАНОВЛЯЕТ:",
        "настоящему постановлению",
    ),
}


@pytest.mark.parametrize(("act", "language"), ACTS)
def test_a_decision_is_called_what_it_is(act: Act, language: str) -> None:
    """Order, decision, minutes or resolution: inflected in stamp, notes, lines and paper."""
    of_somebody, by, head, verb, this = ACTS[act, language]
    first = approved(facts(0), facts(1))
    named = replace(first.decisions[0], act=act, body="Түркістан облысының әкімдігі")
    listed = decided(replace(first, decisions=(named,)), removed=(2,), act=act)
    shown = list_layout(printed(listed), speaker(language))
    stamp = next(block for block in shown.blocks if isinstance(block, Stamp))
    assert any(of_somebody in plain(line) for line in stamp.lines)
    rows = [" ".join(plain(cell.text) for cell in row.cells) for row in tables(shown)[0].rows]
    assert any(by in row for row in rows)
    later = next(plain(b.text) for b in shown.blocks if isinstance(b, Paragraph))
    assert by in later
    assert by in approval_line(printed(listed), speaker(language))
    paper = decision_layout(listed, 2, speaker(language))
    title = next(block for block in paper.blocks if isinstance(block, Title))
    assert plain(title.text) == head
    texts = [plain(b.text) for b in paper.blocks if isinstance(b, Paragraph)]
    assert verb in texts
    assert any(by in text for text in texts)
    assert this in [plain(b.text) for b in paper.blocks if isinstance(b, Clause)][-1]


def test_no_kazakh_reason_stands_in_a_russian_paper() -> None:
    """Nobody wrote it in Russian: a blank in the decision, and nothing in the list."""
    listed = decided(approved(facts(0), facts(1)), removed=(2,), reason="Әкімдіктің хаты")
    paper = decision_layout(listed, 2, speaker(RU))
    texts = [plain(block.text) for block in paper.blocks if isinstance(block, Paragraph)]
    assert f"Основание: {'_' * 40}." in texts
    shown = list_layout(printed(listed), speaker(RU))
    later = next(plain(b.text) for b in shown.blocks if isinstance(b, Paragraph))
    assert later.startswith("С изменениями, внесенными приказом")
    assert "(" not in later
    russian = decided(listed, removed=(1,), reason="Хат", reason_ru="Письмо акимата")
    told = decision_layout(russian, 3, speaker(RU)).blocks
    assert "Основание: Письмо акимата." in [plain(b.text) for b in told if isinstance(b, Paragraph)]


@pytest.mark.parametrize("language", [KK, RU])
def test_the_paper_that_approves_a_list(language: str) -> None:
    """It names no row: the list is its annex. Nor a reason, which nobody is asked for."""
    paper = decision_layout(approved(facts(0), facts(1)), 1, speaker(language))
    texts = [plain(block.text) for block in paper.blocks if isinstance(block, (Paragraph, Clause))]
    about = {KK: "Кооперативтер тізімін бекіту туралы", RU: "Об утверждении списка кооперативов"}
    assert about[language] in texts
    assert paper.title == about[language]
    does = {KK: "Қоса беріліп отырған", RU: "Утвердить прилагаемый список"}
    assert [text.startswith(does[language]) for text in texts].count(True) == 1
    assert not any(text.startswith(("Негіздеме", "Основание")) for text in texts)
    assert len(tables(paper)) == 1  # day and number alone
    assert write_pdf(paper).pages == 1


@pytest.mark.parametrize("language", [KK, RU])
def test_a_list_that_is_empty_now_tells_noughts(language: str) -> None:
    listed = decided(approved(facts(0)), removed=(1,), reason="Хат.")
    paper = decision_layout(listed, 2, speaker(language))
    last = [plain(block.text) for block in paper.blocks if isinstance(block, Clause)][-1]
    assert last.count("– 0") == 2
    assert "– –" not in last
    texts = [plain(block.text) for block in paper.blocks if isinstance(block, Paragraph)]
    assert any(text.endswith("Хат.") for text in texts)  # one full stop


def test_what_no_row_says_is_one_dash() -> None:
    listed = printed(approved(LEAST, facts(1, oblast="Түркістан")))
    paper = list_layout(listed, speaker(KK))
    cells = [plain(cell.text) for cell in tables(paper)[0].rows[0].cells]
    assert cells == ["1", "«Ү» АӨК", *["–"] * 7]
    title = next(block for block in paper.blocks if isinstance(block, Title))
    assert "Түркістан облысы" in plain(title.text)


def test_russian_places_are_official_or_offered() -> None:
    say = speaker(RU)
    row = facts(0, oblast="Түркістан", district="Түлкібас", okrug="Мичурин", direction="milk")
    assert say.district(row) == "Тюлькубасский район"
    assert say.oblast(row) == "Туркестанская область"
    assert say.okrug(row) == "Мичуринский сельский округ"
    known = Speaker(RU, REFERENCE, okrugs={("Түркістан", "Түлкібас"): {"Мичурин": "село Икс"}})
    assert known.okrug(row) == "село Икс"
    assert say.name(replace(row, name="Ақ бұлақ", name_ru="Акбулак")) == "СПК «Акбулак»"
    assert speaker(KK).district(row) == "Түлкібас ауданы"
    assert speaker(KK).okrug(replace(row, okrug="Мичурин а.о.")) == "Мичурин ауылдық округі"


@pytest.mark.parametrize("language", [KK, RU])
def test_sums_of_a_whole_oblast_stand_in_one_line(language: str) -> None:
    """A sum of a hundred thousand million tenge is not broken between its digits."""
    rows = [facts(n, tiyn=33_333_333_333_00, district=f"Аудан {n}") for n in range(3)]
    text = text_of(write_pdf(list_layout(printed(approved(*rows)), speaker(language))).pdf)
    assert text.replace("\u00a0", " ").count("99 999 999 999") == 2
