"""The list at the АШБ's desk: who may stand on it, how it is drawn up, changed, printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from app.core.errors import InputError
from app.core.i18n import use_language
from app.documents.kinds import DOCX, PDF
from app.documents.tongue import KK, RU
from app.domain.answers import SetValue
from app.domain.approved_list import Act, Order
from app.kazakh.alphabet import sort_key
from app.services.list_papers import XLSX
from app.services.model_lists import Approval, ListChange, ListFilter, OpenList
from tests.documents.accessible import faults
from tests.services.lists_support import NAMES, Desk, approval


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    use_language("en")
    made = Desk(tmp_path, "department", "Түркістан облысының ауыл шаруашылығы басқармасы")
    yield made
    made.store.close()


def drawn(desk: Desk, count: int = 8, order: Order = Order.ALPHABET) -> OpenList:
    desk.fill(count)
    return desk.lists.draw(None, order)


def frozen(desk: Desk, count: int = 8) -> OpenList:
    return desk.lists.approve(drawn(desk, count).summary.id, approval())


def further(number: str = "18", **parts: object) -> ListChange:
    reason = "бағдарламадан бас тартты"
    return ListChange(approval(number, date(2026, 11, 22)), reason, **parts)  # type: ignore[arg-type]  # by name


def names(opened: OpenList) -> list[str]:
    return [row.facts.name for row in opened.rows]


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


# -- who may stand on it -----------------------------------------------------------------------


def test_candidates_and_why_the_others_are_none(desk: Desk) -> None:
    sound = desk.put(0)
    expands = desk.put(1, registration__bin="", registration__date="", project__expands="x")
    others = {
        desk.put(2, meeting__consent_number=""): "consent",
        desk.put(3, meeting__consent_date="кеше"): "consent",
        desk.put(4, registration__bin=""): "registration",
        desk.put(5, registration__date="31.02.2026"): "registration",
        desk.put(6, outcome="returned"): "returned",
        desk.put(7, outcome="refused"): "refused",
        desk.put(8, name__proper=" «» "): "no name",
        desk.put(9, listing__number="5", listing__date="01.11.2026"): "list № 5 already",
    }
    approved_later = desk.put(10, outcome="approved")
    desk.put(11, sample=True)
    binned = desk.cases.by_uuid(desk.put(12))
    assert binned is not None
    desk.cases.delete(binned.id)
    found = desk.lists.candidates()
    assert {one.facts.uuid for one in found.ready} == {sound, expands, approved_later}
    told = {one.facts.uuid: " ".join(one.reasons) for one in found.others}
    assert set(told) == set(others)
    for uuid, words in others.items():
        assert words in told[uuid]
    desk.lists.approve(desk.lists.draw().summary.id, approval())
    found = desk.lists.candidates()
    assert not found.ready
    on_list = {one.facts.uuid: one.reasons for one in found.others}
    assert on_list[sound] == ("It stands on the list № 17-Ө already.",)


def test_filters_narrow_the_candidates(desk: Desk) -> None:
    desk.fill(8)

    def count(**narrowed: object) -> int:
        return len(desk.lists.candidates(ListFilter(**narrowed)).ready)  # type: ignore[arg-type]  # by name

    assert count() == 8
    assert count(district="Түлкібас") == 4
    assert count(oblast="Түркістан", district="Отырар") == 4
    assert count(oblast="Абай") == 0
    assert count(okrug="Округ 0") == 3
    assert count(direction="milk") == 4
    assert count(ids=frozenset({1, 2})) == 2


def test_findings_are_counted_and_forbid_nothing(desk: Desk) -> None:
    desk.fill(3)
    ids = [one.case_id for one in desk.lists.candidates().ready]
    counted = desk.lists.count_findings(ids)
    assert set(counted) == set(ids)
    assert all(one.blocking > 0 for one in counted.values())
    assert len(desk.lists.count_findings(ids, lambda done, _of: done < 2)) == 2


def test_only_the_department_draws_and_somebody_must_be_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        desk.lists.draw()
    akim = Desk(tmp_path / "akim", "okrug")
    akim.fill(2)
    with pytest.raises(InputError):
        akim.lists.draw()
    akim.store.close()


# -- the draft ---------------------------------------------------------------------------------


def test_orders_of_a_draft(desk: Desk) -> None:
    opened = drawn(desk)
    assert names(opened) == sorted(NAMES, key=sort_key)
    by_district = desk.lists.reorder(opened.summary.id, Order.DISTRICT)
    districts = [row.facts.district for row in by_district.rows]
    assert districts == sorted(districts, key=sort_key)
    by_direction = desk.lists.reorder(opened.summary.id, Order.DIRECTION)
    assert [row.facts.direction for row in by_direction.rows[:4]] == ["preserves"] * 4
    assert [row.position for row in by_direction.rows] == list(range(1, 9))


def test_rows_are_taken_out_put_in_and_moved(desk: Desk) -> None:
    opened = drawn(desk)
    list_id, first = opened.summary.id, opened.rows[0].facts.uuid
    without = desk.lists.take_out(list_id, [first])
    assert names(without) == names(opened)[1:]
    assert names(desk.lists.put(list_id, [first, first])) == names(opened)
    moved = desk.lists.move(list_id, first, 3)
    assert names(moved) == [*names(opened)[1:3], names(opened)[0], *names(opened)[3:]]
    assert moved.rows[2].position == 3
    desk.lists.drop(list_id)
    assert desk.lists.lists() == ()


def test_a_draft_tells_which_case_may_not_stand_on_it_any_more(desk: Desk) -> None:
    opened = drawn(desk, 3)
    uuid = opened.rows[1].facts.uuid
    desk.cases.save(opened.case_ids[uuid], [SetValue("registration.bin", "")])
    again = desk.lists.open(opened.summary.id)
    assert [one.facts.uuid for one in again.lost] == [uuid]
    assert [row.position for row in again.rows] == [1, 2]
    with pytest.raises(InputError, match="may not stand"):
        desk.lists.approve(opened.summary.id, approval())


# -- approved ----------------------------------------------------------------------------------


def test_approving_freezes_and_tells_the_cases(desk: Desk) -> None:
    opened = frozen(desk)
    third = opened.rows[2].facts
    told = {
        "listing.number": "17-Ө",
        "listing.date": "20.11.2026",
        "listing.position": "3",
        "listing.approved_by": "Нұрланов Әділет Серікұлы",
    }
    assert {key: desk.answer(third.uuid, key) for key in told} == told
    case_id = opened.case_ids[third.uuid]
    assert "listing.number" in desk.cases.history(case_id)[0].keys
    desk.cases.save(case_id, [SetValue("name.proper", "Басқа"), SetValue("project.jobs", "99")])
    again = desk.lists.open(opened.summary.id)
    assert again.rows == opened.rows
    changed = desk.lists.outdated(opened.summary.id)
    assert {(one.name, one.old, one.new) for one in changed} == {
        ("name", third.name, "Басқа"),
        ("jobs", "5", "99"),
    }


BAD_APPROVALS = (
    (Approval(" ", date(2026, 11, 20), "Ә", "басшы"), "number"),
    (Approval("1", date(2026, 11, 25), "Ә", "басшы"), "still to come"),
    (Approval("1", date(2026, 9, 30), "Ә", "басшы"), "consent"),
    (Approval("1", date(2026, 11, 20), " ", "басшы"), "who approves"),
    (Approval("1", date(2026, 11, 20), "Ә", ""), "who approves"),
)


@pytest.mark.parametrize(("wrong", "words"), BAD_APPROVALS)
def test_an_approval_that_does_not_fit_changes_nothing(
    desk: Desk, wrong: Approval, words: str
) -> None:
    opened = drawn(desk, 3)
    with pytest.raises(InputError, match=words):
        desk.lists.approve(opened.summary.id, wrong)
    assert desk.lists.open(opened.summary.id).summary.draft
    assert desk.answer(opened.rows[0].facts.uuid, "listing.number") == ""


def test_a_number_is_given_once_a_year(desk: Desk) -> None:
    frozen(desk, 3)
    desk.put(30)
    later = desk.lists.draw()
    with pytest.raises(InputError, match="already"):
        desk.lists.approve(later.summary.id, approval(" 17-ө "))
    assert desk.lists.approve(later.summary.id, approval("18")).summary.number == "18"


def test_an_approved_list_is_changed_by_no_other_way(desk: Desk) -> None:
    opened = frozen(desk, 3)
    list_id, uuid = opened.summary.id, opened.rows[0].facts.uuid
    for attempt in (
        lambda: desk.lists.put(list_id, [uuid]),
        lambda: desk.lists.take_out(list_id, [uuid]),
        lambda: desk.lists.reorder(list_id, Order.DISTRICT),
        lambda: desk.lists.move(list_id, uuid, 3),
        lambda: desk.lists.drop(list_id),
        lambda: desk.lists.approve(list_id, approval("99")),
    ):
        with pytest.raises(InputError, match="only a further decision"):
            attempt()
    assert desk.lists.open(list_id) == opened


def test_a_fault_while_approving_leaves_a_draft(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = drawn(desk, 3)

    def fail(*_arguments: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("app.services.list_deciding.tell_cases", fail)
    with pytest.raises(OSError, match="disk"):
        desk.lists.approve(opened.summary.id, approval())
    monkeypatch.undo()
    assert desk.lists.open(opened.summary.id).summary.draft
    assert desk.answer(opened.rows[0].facts.uuid, "listing.number") == ""


def test_a_further_decision_takes_out_brings_in_and_corrects(desk: Desk) -> None:
    opened = frozen(desk, 3)
    list_id = opened.summary.id
    gone, kept = opened.rows[1].facts.uuid, opened.rows[0].facts.uuid
    new = desk.put(20)
    desk.cases.save(opened.case_ids[kept], [SetValue("registration.bin", "261140099999")])
    changed = desk.lists.change(list_id, further(removed=(2,), added=(new,), corrected=(1,)))
    assert [(row.position, row.added, row.removed) for row in changed.rows] == [
        (1, 1, 0),
        (2, 1, 2),
        (3, 1, 0),
        (4, 2, 0),
    ]
    assert changed.rows[0].facts.bin == "261140099999"
    assert (changed.summary.rows, changed.summary.struck) == (3, 1)
    assert desk.answer(gone, "listing.number") == ""
    assert desk.answer(new, "listing.position") == "4"
    assert desk.answer(new, "listing.number") == "17-Ө"
    place = desk.lists.place(gone)
    assert place is not None
    assert (place.stands, place.removed_by) == (False, "18")
    assert gone in {one.facts.uuid for one in desk.lists.candidates().ready}
    back = desk.lists.change(list_id, further("19", added=(gone,)))
    assert back.rows[-1].position == 5
    assert desk.answer(gone, "listing.position") == "5"


def test_decisions_that_do_not_fit_change_nothing(desk: Desk) -> None:
    opened = frozen(desk, 3)
    list_id, uuid = opened.summary.id, opened.rows[0].facts.uuid
    early = ListChange(approval("18", date(2026, 11, 19)), "себеп", removed=(1,))
    for wrong in (
        further(),
        further(removed=(9,)),
        further(corrected=(1,)),
        further("17-Ө", removed=(1,)),
        further(added=(uuid,)),
        ListChange(approval("18"), " ", removed=(1,)),
        ListChange(approval("18"), "себеп " * 1000, removed=(1,)),
        ListChange(approval("18"), "себеп \0", removed=(1,)),
        early,
    ):
        with pytest.raises(InputError):
            desk.lists.change(list_id, wrong)
    assert desk.lists.open(list_id) == opened


# -- papers ------------------------------------------------------------------------------------


def test_the_pdf_says_what_was_approved(desk: Desk) -> None:
    opened = frozen(desk)
    pdf = desk.lists.papers.list_paper(opened.summary.id)
    told = text_of(pdf)
    for words in ("БЕКІТІЛДІ", "КООПЕРАТИВТЕР ТІЗІМІ", "№ 17-Ө", "2026 жылғы 20 қараша"):
        assert words in told
    for row in opened.rows:
        assert f"«{row.facts.name}» АӨК" in told
        assert row.facts.bin in told
    assert "96 000 000" in told.replace("\u00a0", " ")
    assert "ЖОБА" not in told
    assert faults(pdf) == []
    russian = text_of(desk.lists.papers.list_paper(opened.summary.id, language=RU))
    for words in ("УТВЕРЖДЕН", "СПИСОК КООПЕРАТИВОВ", "Тюлькубасский район", "Всего"):
        assert words in russian
    assert "басқармасының 2026 жылғы 20 қарашадағы № 17-Ө бұйрығымен" in told
    assert "Управления сельского хозяйства Туркестанской области от 20 ноября 2026" in russian


def test_kept_papers_stay_as_they_were(desk: Desk) -> None:
    opened = frozen(desk, 3)
    list_id = opened.summary.id
    first = desk.lists.papers.list_paper(list_id)
    desk.lists.change(list_id, further(removed=(2,)))
    second = desk.lists.papers.list_paper(list_id)
    assert desk.lists.papers.list_paper(list_id, seq=1) == first != second
    assert "22.11.2026 күнгі № 18 бұйрықпен шығарылды" in text_of(second)
    decision = text_of(desk.lists.papers.decision_paper(list_id, 2))
    for words in ("БҰЙРЫҚ", "Кооперативтер тізіміне өзгерістер енгізу туралы", "бас тартты"):
        assert words in decision
    russian = desk.lists.papers.decision_paper(list_id, 2, language=RU)
    assert "О внесении изменений" in text_of(russian)
    with pytest.raises(LookupError):
        desk.lists.papers.decision_paper(list_id, 3)
    first_act = desk.lists.papers.decision_paper(list_id, 1)
    assert "Кооперативтер тізімін бекіту туралы" in text_of(first_act)
    assert desk.lists.papers.kept(list_id, "list_decision", KK, 1) == first_act


def test_a_change_is_called_as_the_approval_was(desk: Desk) -> None:
    """Nobody says what the paper is twice; the first one is an order, which is the custom."""
    opened = drawn(desk, 3)
    first = desk.lists.approve(opened.summary.id, replace(approval(), act=Act.MINUTES)).approved
    second = desk.lists.change(opened.summary.id, further(removed=(2,))).approved
    assert first is not None
    assert second is not None
    assert [one.act for one in second.decisions] == [Act.MINUTES, Act.MINUTES]
    assert first.decisions[0].number == "17-Ө"
    paper = text_of(desk.lists.papers.decision_paper(opened.summary.id, 2))
    assert "ХАТТАМАЛЫҚ ШЕШІМ" in paper
    assert "№ 17-Ө хаттамалық шешіммен бекітілген" in paper


def test_a_draft_bears_its_mark(desk: Desk) -> None:
    opened = drawn(desk, 3)
    assert "ЖОБА" in text_of(desk.lists.papers.list_paper(opened.summary.id))


def test_an_approval_is_signed_before_it_has_a_number(desk: Desk) -> None:
    """The head signs, the chancellery gives number and day, and then the list is frozen."""
    opened = drawn(desk, 3)
    wanted = replace(approval(), number="999", post="", by="")
    order = text_of(desk.lists.papers.to_sign(opened.summary.id, wanted))
    annex = text_of(desk.lists.papers.annex_to_sign(opened.summary.id, wanted))
    assert "бекітілсін" in order
    for paper in (order, annex):
        assert "ЖОБА" not in paper
        assert "999" not in paper
        assert "20__" in paper
        assert "№ ________" in paper
        assert "басқармасының басшысы" in paper
    assert all(row.facts.name in annex for row in opened.rows)
    assert desk.lists.open(opened.summary.id).approved is None


def test_a_change_is_signed_before_it_has_a_number(desk: Desk) -> None:
    opened = frozen(desk)
    change = replace(further(removed=(1,)), reason="")
    paper = text_of(desk.lists.papers.to_sign(opened.summary.id, change))
    assert "шығарылсын" in paper
    assert opened.rows[0].facts.name in paper
    assert "ЖОБА" not in paper
    assert f"№ {change.approval.number}" not in paper
    assert "Негіздеме: ________" in paper
    assert desk.lists.open(opened.summary.id).summary.decisions == opened.summary.decisions


def test_what_may_not_be_approved_is_not_printed_to_be_signed(desk: Desk) -> None:
    opened = frozen(desk)
    with pytest.raises(InputError):
        desk.lists.papers.to_sign(opened.summary.id, approval())


def test_an_extract_holds_one_okrug_alone(desk: Desk) -> None:
    opened = frozen(desk)
    own = [row.facts for row in opened.rows if row.facts.okrug == "Округ 0"]
    uuids = [one.uuid for one in own]
    told = text_of(
        desk.lists.papers.list_paper(opened.summary.id, uuids=uuids, okrug="Округ 0, Түлкібас")
    )
    assert "ТІЗІМІНЕН ҮЗІНДІ КӨШІРМЕ" in told
    assert "Үзінді көшірме дұрыс." in told
    assert [row.facts.name in told for row in opened.rows] == [
        row.facts in own for row in opened.rows
    ]


@pytest.mark.parametrize("language", [KK, RU])
def test_word_and_workbook_say_the_same(desk: Desk, language: str) -> None:
    hostile = desk.put(40, name__proper='=HYPERLINK("http://x")')
    opened = frozen(desk, 3)
    desk.lists.change(opened.summary.id, further(removed=(2,)))
    papers = desk.lists.papers
    word = Document(io.BytesIO(papers.list_paper(opened.summary.id, DOCX, language)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(opened.rows[0].facts.bin in cell for cell in cells)
    sheet = load_workbook(io.BytesIO(papers.list_paper(opened.summary.id, XLSX, language))).active
    assert sheet is not None
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=4) if row[0].value}
    for row in opened.rows:
        shown = rows[row.position]
        assert (shown[8].value, shown[9].value) == (12_000_000, 5)
        assert shown[8].number_format == "#,##0.00"
        assert shown[11].number_format == "dd.mm.yyyy"
        assert shown[11].value == datetime(2026, 10, 1)  # noqa: DTZ001 - a day of a workbook
        assert shown[1].data_type == shown[2].data_type == "s"
        assert bool(shown[1].font.strike) is (row.position == 2)
    assert any(row.facts.uuid == hostile for row in opened.rows)
    total = next(row for row in sheet.iter_rows(min_row=4 + len(opened.rows)) if row[1].value)
    assert str(total[8].value).startswith("=SUMPRODUCT(")


def test_the_same_list_gives_the_same_bytes(desk: Desk) -> None:
    opened = frozen(desk, 3)
    for kind in (PDF, DOCX, XLSX):
        one, two = (desk.lists.papers.list_paper(opened.summary.id, kind) for _ in range(2))
        assert one == two
