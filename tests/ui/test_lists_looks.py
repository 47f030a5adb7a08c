"""Nothing is cut in any view of the lists and of the ӘКК's desk, with rows in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from app.core.i18n import LANGUAGES, Translator, use_language, use_translator
from app.domain.answers import SetValue
from app.domain.approved_list import Order
from app.services.model_lists import Approval, ListChange
from app.ui.hints import Hints
from app.ui.pages.finance_desk import FinanceDeskPage
from app.ui.pages.lists import ListsPage
from app.ui.pages.plain_table import PlainTable
from app.ui.shell import MainWindow
from tests.list_cases import add_listable, listable
from tests.ui.clipped import clipped
from tests.ui.test_pages import is_control
from tests.ui.test_pseudo_locale import PSEUDO, SMALL, SMALL_AT_150, longer
from tests.ui.walk import settle
from tests.ui.window_support import Opener

APPROVAL = Approval("5", date(2026, 11, 20), "Ахметов Нұрлан", "басқарма басшысы", "АШБ")
CONTRACT = {
    "finance.contract_number": "ҚШ-7/2026",
    "finance.contract_date": "20.11.2025",
    "finance.amount": "120000000",
    "finance.months": "60",
    "finance.first_due": "20.12.2025",
}


@pytest.fixture(autouse=True)
def _kazakh_again() -> Iterator[None]:
    yield
    use_language("kk")


def speaking(opened: Opener, language: str, size: tuple[int, int], role: str) -> MainWindow:
    opened.hints(Hints(language="kk" if language == PSEUDO else language, role=role))
    window = opened(width=size[0], height=size[1])
    window.context.services.settings.set("office.role", "department")
    window.context.office_changed.emit()
    add_listable(window.context.services.cases, 6)
    if language == PSEUDO:
        use_translator(Translator("kk", shape=longer))
        window.retranslate()
    settle()
    return window


def nameless(window: MainWindow) -> list[str]:
    return [
        f"{type(one).__name__} has no name"
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and is_control(one)
        and not (one.accessibleName() or one.property("text") or "").strip()
    ]


def cut_columns(window: MainWindow) -> list[str]:
    """Return the tables whose columns end behind their edge."""
    assert window.page is not None
    found = []
    for table in window.page.findChildren(PlainTable):
        wide, room = table.horizontalHeader().length(), table.viewport().width()
        if table.isVisible() and wide > room:
            found.append(f"{table.accessibleName()}: {wide} > {room}")
    return found


def faults(window: MainWindow, name: str, size: tuple[int, int]) -> list[str]:
    window.setMinimumSize(*size)  # the home page may want more
    window.setMaximumSize(*size)
    settle()
    found = [*clipped(window), *nameless(window), *cut_columns(window)]
    assert window.page is not None
    least, room = window.page.minimumSizeHint(), window.page.size()
    if least.width() > room.width() or least.height() > room.height():
        found.append(f"the page takes {least.toTuple()} of {room.toTuple()}")
    return [f"{name}: {one}" for one in found]


SIZES = pytest.mark.parametrize("size", [SMALL, SMALL_AT_150], ids=["100 %", "150 %"])
SPEAKING = pytest.mark.parametrize("language", [PSEUDO, *LANGUAGES])


@SIZES
@SPEAKING
def test_no_view_of_the_lists_is_cut(opened: Opener, language: str, size: tuple[int, int]) -> None:
    window = speaking(opened, language, size, "department")
    services = window.context.services
    services.cases.create(listable(9, {"registration.bin": ""}))
    window.show_page("lists")
    page = window.page
    assert isinstance(page, ListsPage)
    cut = faults(window, "none", size)

    def look(name: str, act: Callable[[], object]) -> None:
        act()
        cut.extend(faults(window, name, size))

    look("draw", page.begin_draw)
    look("reasons", page.draw.fold.click)
    look("draft", page.draw.go.click)
    opened_list = page.one.list
    assert opened_list is not None
    made = services.lists.approve(opened_list.summary.id, APPROVAL)
    services.cases.save(next(iter(made.case_ids.values())), [SetValue("project.asked", "31000000")])
    look("approved", lambda: page.open_list(made.summary.id))
    look("change", page.one.change.click)
    look("marked", page.change.correct_all)
    page.change.table.select_rows([1])
    look("out", page.change.take_out)
    change = ListChange(Approval("6", date(2026, 11, 21), "Ахметов", "басшы"), "Өтініш", (2,))
    services.lists.change(made.summary.id, change)
    look("changed", lambda: page.open_list(made.summary.id))
    look("chain", lambda: page.one.tabs.setCurrentIndex(2))
    look("paper", lambda: page.one.tabs.setCurrentIndex(1))
    look("reply", page.begin_reply)
    look("locked", lambda: page.sending.view.lock.setChecked(True))
    look("overview", page.show_overview)
    assert not cut


@SIZES
@SPEAKING
def test_no_view_of_the_desk_is_cut(opened: Opener, language: str, size: tuple[int, int]) -> None:
    window = speaking(opened, language, size, "corporation")
    services = window.context.services
    drawn = services.lists.draw(None, Order.DISTRICT)
    made = services.lists.approve(drawn.summary.id, APPROVAL)
    first = next(iter(made.case_ids.values()))
    services.cases.save(first, [SetValue(key, text) for key, text in CONTRACT.items()])
    off = services.cases.create(listable(17)).summary
    services.settings.set("office.role", "corporation")
    window.context.office_changed.emit()
    window.show_page("finance_desk")
    page = window.page
    assert isinstance(page, FinanceDeskPage)
    cut = faults(window, "desk", size)
    heads = [one.head for one in page.model.columns]
    assert not page.table.isColumnHidden(heads.index("Contract"))
    assert not page.table.isColumnHidden(heads.index("Asked / lent"))
    page.search.setText(off.title)
    page._narrow()
    cut += faults(window, "off", size)
    page.search.setText("")
    page.show_sending()
    cut += faults(window, "sending", size)
    window.open_case(off.id, "finance:finance_contract")
    cut += faults(window, "closed", size)
    assert not cut
