"""The page of the approved lists and the ӘКК's desk, over a real store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.answers import SetValue
from app.domain.approved_list import Order
from app.domain.office import Role
from app.exchange.package.model import Purpose
from app.exchange.package.reader import PasswordNeeded, open_package
from app.services.lists import ListService
from app.services.model_lists import Approval, OpenList
from app.services.reference import load_reference
from app.ui.hints import Hints
from app.ui.pages.finance_closed import FinanceClosedPage
from app.ui.pages.finance_desk import FinanceDeskPage
from app.ui.pages.flow import FlowPage
from app.ui.pages.lists import ListsPage
from app.ui.pages.lists_decision import DecisionDialog
from app.ui.shell import MainWindow
from tests.list_cases import add_listable, listable
from tests.ui.office_files import OtherOffice
from tests.ui.window_support import NOW, Opener

APPROVAL = Approval("5", date(2026, 11, 20), "Ахметов Нұрлан", "басқарма басшысы", "АШБ")


def at_desk(opened: Opener, role: str, count: int = 4) -> MainWindow:
    opened.hints(Hints(language="kk", role=role))
    window = opened()
    services = window.context.services
    services.settings.set("office.role", role)
    window.context.office_changed.emit()
    add_listable(services.cases, count)
    return window


def lists_page(window: MainWindow) -> ListsPage:
    window.show_page("lists")
    assert isinstance(window.page, ListsPage)
    return window.page


def drafted(page: ListsPage) -> OpenList:
    page.begin_draw()
    page.draw.go.click()
    assert page.one.list is not None
    return page.one.list


def shown(page: ListsPage) -> OpenList:
    """Return the list that stands there now."""
    assert page.one.list is not None
    return page.one.list


def ticked(page: ListsPage) -> int:
    """Return how many candidates are ticked now."""
    return len(page.draw.model.chosen)


def decide(number: str, reason: str = "") -> None:
    """Fill the next dialog in, look through the check and confirm."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DecisionDialog)
        dialog.number.setText(number)
        dialog.day.setText(f"{NOW:%d.%m.%Y}")
        dialog.by.setText("Ахметов Нұрлан")
        dialog.post.setText("басқарма басшысы")
        dialog.reason.setPlainText(reason)
        dialog.go_on.click()
        assert dialog.warning.text
        dialog.sure.click()

    QTimer.singleShot(0, fill)


def test_a_list_is_drawn_approved_and_changed(opened: Opener) -> None:
    window = at_desk(opened, "department")
    window.context.services.cases.create(listable(9, {"registration.bin": ""}))
    page = lists_page(window)
    page.begin_draw()
    assert ticked(page) == 4
    assert page.draw.others.rowCount() == 1
    page.draw.table.setFocus()
    QTest.keyClick(page.draw.table, Qt.Key.Key_Space)
    assert ticked(page) == 3
    page.draw.go.click()
    assert len(shown(page).rows) == 3
    decide("5")
    page.one.approve.click()
    made = shown(page)
    assert made.approved is not None
    assert made.summary.number == "5"
    assert not page.one.approve.isVisible()
    page.one.change.click()
    page.change.table.select_rows([0])
    page.change.take_out()
    decide("6", "Өтініші бойынша")
    page.change.go.click()
    changed = shown(page)
    assert [row.removed for row in changed.rows] == [2, 0, 0]
    assert page.one.model.struck(page.one.model.rows[0])
    case_id = changed.case_ids[changed.rows[1].facts.uuid]
    answers = window.context.services.cases.open(case_id).answers
    assert answers.get("listing.number") == "5"


def test_a_number_that_is_taken_is_asked_for_again(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    page.begin_draw()
    page.draw.model.tick([0], on=False)
    page.draw.go.click()
    decide("5")
    page.one.approve.click()
    drafted(page)
    told: list[str] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DecisionDialog)
        told.append(dialog.banner.text)
        dialog.reject()

    decide("5")
    QTimer.singleShot(200, refuse)
    page.one.approve.click()
    assert told
    assert told[0]
    assert page.one.list is not None
    assert page.one.list.approved is None


def test_reply_files_are_written_with_a_result_each(opened: Opener, tmp_path: Path) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    decide("5")
    page.one.approve.click()
    page.begin_reply()
    view = page.sending.view
    assert view.model.rowCount() == 4
    view.model.tick([0], on=False)
    out = tmp_path / "stick"
    out.mkdir()
    view.write_into(out)
    assert len(list(out.glob("*.auylkoop"))) == 3
    assert [bool(row.done) for row in view.model.rows] == [False, True, True, True]


@pytest.mark.parametrize("listed", [True, False])
def test_the_finance_opens_only_for_those_on_a_list(opened: Opener, *, listed: bool) -> None:
    window = at_desk(opened, "department")
    services = window.context.services
    made = services.lists.draw(None, Order.DISTRICT)
    made = services.lists.approve(made.summary.id, APPROVAL)
    off = services.cases.create(listable(7)).summary
    services.cases.save(off.id, [SetValue("listing.number", "5")])
    services.cases.save(off.id, [SetValue("listing.date", "20.11.2026")])
    services.settings.set("office.role", "corporation")
    case_id = next(iter(made.case_ids.values())) if listed else off.id
    window.open_case(case_id, "finance:finance_contract")
    assert isinstance(window.page, FlowPage if listed else FinanceClosedPage)


def test_the_desk_adds_up_finds_and_tells_who_is_off_the_list(opened: Opener) -> None:
    window = at_desk(opened, "department")
    services = window.context.services
    made = services.lists.draw(None, Order.ALPHABET)
    made = services.lists.approve(made.summary.id, APPROVAL)
    off = services.cases.create(listable(17)).summary
    first = made.case_ids[made.rows[0].facts.uuid]
    terms = {
        "finance.contract_number": "7",
        "finance.contract_date": "20.11.2025",
        "finance.amount": "12000000",
        "finance.months": "12",
        "finance.first_due": "20.12.2025",
    }
    services.cases.save(first, [SetValue(key, text) for key, text in terms.items()])
    services.settings.set("office.role", "corporation")
    window.show_page("finance_desk")
    page = window.page
    assert isinstance(page, FinanceDeskPage)
    assert page.model.rowCount() == 4
    assert page.sums.rows[0].amount == 12_000_000_00
    assert page.sums.rows[0].overdue > 0
    page.filter.setCurrentIndex(3)
    page.filter.activated.emit(3)
    assert [row.case_id for row in page.model.rows] == [first]
    page.filter.setCurrentIndex(0)
    page.search.setText(off.title)
    page._narrow()
    assert not page.model.rowCount()
    assert off.title in page.banner.text


def approved(page: ListsPage) -> OpenList:
    """Draw a list of all candidates up and approve it."""
    drafted(page)
    decide("5")
    page.one.approve.click()
    return shown(page)


def test_findings_are_counted_while_a_list_is_drawn(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department", 25))
    page.begin_draw()
    QApplication.processEvents()
    assert not page.draw.uncounted()
    place = [column.head for column in page.draw.model.columns].index("Findings")
    said = [page.draw.model.index(row, place).data() for row in range(25)]
    assert all(any(sign.isdigit() for sign in text) for text in said)


def test_a_draft_is_dropped_only_after_a_yes(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    answers = iter((False, True))
    monkeypatch.setattr("app.ui.pages.lists.confirm", lambda *_asked: next(answers))
    page.one.drop.click()
    assert len(page.lists.lists()) == 1
    page.one.drop.click()
    assert not page.lists.lists()
    assert page.overview.model.rowCount() == 0


def test_the_list_file_is_written_with_a_password_and_never_over_another(
    opened: Opener, tmp_path: Path
) -> None:
    page = lists_page(at_desk(opened, "department"))
    approved(page)
    page.begin_send()
    view = page.sending.view
    view.write_into(tmp_path, "кілт сөз 2026")
    (first,) = tmp_path.glob("*.auylkoop")
    before = first.read_bytes()
    with pytest.raises(PasswordNeeded), open_package(first):
        pass
    with open_package(first, "кілт сөз 2026") as package:
        assert package.manifest.purpose is Purpose.LIST
        assert len(package.manifest.cases) == 4
    view.write_into(tmp_path)
    assert len(list(tmp_path.glob("*.auylkoop"))) == 2
    assert first.read_bytes() == before


def test_a_password_is_typed_twice(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    page = lists_page(at_desk(opened, "department"))
    approved(page)
    page.begin_send()
    view = page.sending.view
    asked: list[str] = []

    def ask(*_asked: object) -> str:
        asked.append("folder")
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    view.lock.setChecked(True)
    view.choose()
    assert view.banner.text
    view.password.setText("кілт сөз 2026")
    view.again.setText("кілт сөз 2027")
    view.choose()
    assert not asked
    view.again.setText("кілт сөз 2026")
    view.choose()
    assert asked == ["folder"]


def test_stopped_nothing_more_is_written(opened: Opener, tmp_path: Path) -> None:
    page = lists_page(at_desk(opened, "department"))
    approved(page)
    page.begin_reply()
    view = page.sending.view
    view.progress.report = lambda *_told: False  # type: ignore[method-assign]
    view.write_into(tmp_path)
    assert not list(tmp_path.glob("*.auylkoop"))
    assert not any(row.done or row.fault for row in view.model.rows)
    assert view.banner.text


@pytest.mark.parametrize(
    ("ending", "begins"), [(".pdf", b"%PDF"), (".docx", b"PK"), (".xlsx", b"PK")]
)
def test_the_paper_is_saved_in_each_kind(
    opened: Opener, tmp_path: Path, ending: str, begins: bytes
) -> None:
    page = lists_page(at_desk(opened, "department"))
    approved(page)
    page.one.tabs.setCurrentWidget(page.one.paper)
    page.one.paper.save_to(tmp_path / f"тізім{ending}")
    assert (tmp_path / f"тізім{ending}").read_bytes().startswith(begins)


def test_the_corporation_finances_from_a_real_file_and_sends_finance_back(
    opened: Opener, tmp_path: Path
) -> None:
    department = OtherOffice(tmp_path / "department", "Басқарма", Role.DEPARTMENT)
    add_listable(department.cases, 3)
    lists = ListService(department.cases, department.office, load_reference)
    made = lists.approve(lists.draw(None, Order.DISTRICT).summary.id, APPROVAL)
    file = tmp_path / "list.auylkoop"
    lists.files.list_package(made.summary.id, file)
    key = department.office.me().key
    department.close()
    opened.hints(Hints(language="kk", role="corporation"))
    window = opened()
    services = window.context.services
    services.settings.set("office.role", "corporation")
    services.intake.take(file, accept=True)
    off = services.cases.create(listable(7)).summary
    page = lists_page(window)
    page.open_list(page.overview.model.rows[0].summary.id)
    assert services.office.fingerprint(key) in page.one.state.text()
    assert not page.one.change.isVisible()
    window.open_case(off.id, "finance:finance_contract")
    assert isinstance(window.page, FinanceClosedPage)
    window.open_case(next(iter(shown(page).case_ids.values())), "finance:finance_contract")
    assert isinstance(window.page, FlowPage)
    window.show_page("finance_desk")
    desk = window.page
    assert isinstance(desk, FinanceDeskPage)
    desk.show_sending()
    desk.sending.view.write_into(tmp_path / "department")
    written = list((tmp_path / "department").glob("*.auylkoop"))
    assert len(written) == desk.sending.view.model.rowCount() > 1
    for path in written:
        with open_package(path) as package:
            assert package.manifest.purpose is Purpose.FINANCE
            assert off.uuid not in {one.uuid for one in package.manifest.cases}
