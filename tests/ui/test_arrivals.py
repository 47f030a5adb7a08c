"""The okrug sees at once what came back: consent, defence, list, contract, each a link there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import Answers, Record, SetValue
from app.domain.case import read_case
from app.domain.office import Role
from app.services.arrivals import arrivals_of, latest_arrival, news_of
from app.services.model import OpenCase
from app.services.reference import load_reference
from app.ui.pages.home import HomePage
from app.ui.pages.intake import IntakePage
from app.ui.pages.scheme import SchemePage
from app.ui.shell import MainWindow
from tests.ui.office_files import OtherOffice
from tests.ui.walk import settle
from tests.ui.window_support import Opener

DEPARTMENT = "Түркістан облысының ауыл шаруашылығы басқармасы"
CONSENT = (
    SetValue("meeting.consent_number", "05-12/317"),
    SetValue("meeting.consent_date", "20.11.2026"),
)


@pytest.fixture
def department(tmp_path: Path) -> Iterator[OtherOffice]:
    made = OtherOffice(tmp_path / "department", DEPARTMENT, Role.DEPARTMENT)
    yield made
    made.close()


def answered(opened: Opener, department: OtherOffice) -> tuple[MainWindow, IntakePage, OpenCase]:
    """Open an okrug's window into which a case came, and then the АШБ's answer to it."""
    window = opened()
    case = department.create("Береке")
    first = department.write("бірінші.auylkoop", case)
    window.show_page("intake")
    page = window.page
    assert isinstance(page, IntakePage)
    page.take_in([first])
    assert page.details.question is not None
    page.details.question.accept_button.click()
    department.save(case, *CONSENT)
    page.take_in([department.write("жауап.auylkoop", case)])
    settle()
    return window, page, case


def links(page: HomePage | IntakePage | SchemePage) -> dict[str, QLabel]:
    """Return the links of a page by their words."""
    settle()
    return {
        one.accessibleName(): one
        for one in page.findChildren(QLabel)
        if one.accessibleName() and not one.isHidden()
    }


def consent() -> str:
    return _("Consent of the АШБ: № {number}, {day}").format(number="05-12/317", day="20.11.2026")


def test_after_a_further_file_its_line_is_shown_and_leads_to_the_result(
    opened: Opener, department: OtherOffice
) -> None:
    window, page, _case = answered(opened, department)
    line = page.model.line_at(page.table.currentIndex().row())
    assert line is not None
    assert line.result.path.name == "жауап.auylkoop"
    links(page)[consent()].linkActivated.emit("go")
    settle()
    assert window.current_page == "project"
    assert window.context.session is not None


def test_home_and_the_scheme_tell_what_came_from_whom(
    opened: Opener, department: OtherOffice
) -> None:
    window, _page, case = answered(opened, department)
    here = window.context.services.cases.by_uuid(case.summary.uuid)
    assert here is not None
    window.show_page("home")
    home = window.page
    assert isinstance(home, HomePage)
    assert consent() in links(home)
    assert home.arrival.isVisible()
    assert any(DEPARTMENT in one.text() for one in home.arrival.findChildren(QLabel))
    window.open_case(here.id, "scheme")
    settle()
    scheme = window.page
    assert isinstance(scheme, SchemePage)
    assert scheme.arrivals.isVisible()
    links(scheme)[consent()].linkActivated.emit("go")
    settle()
    assert window.current_page == "project"


def test_at_a_desk_home_tells_of_no_answer(opened: Opener, department: OtherOffice) -> None:
    window, _page, _case = answered(opened, department)
    window.context.services.settings.set("office.role", Role.DEPARTMENT.value)
    window.context.office_changed.emit()
    settle()
    window.show_page("home")
    settle()
    assert isinstance(window.page, HomePage)
    assert not window.page.arrival.isVisible()


def test_a_case_in_the_bin_brings_no_news(opened: Opener, department: OtherOffice) -> None:
    window, _page, case = answered(opened, department)
    services = window.context.services
    here = services.cases.by_uuid(case.summary.uuid)
    assert here is not None
    came, *_first = arrivals_of(services.cases, services.reference, here.id)
    assert [one.words for one in came.news] == [consent()]
    assert came.sender == DEPARTMENT
    services.cases.delete(here.id)
    assert latest_arrival(services.cases, services.reference) is None


def test_what_a_later_file_changed_again_is_told_once(
    opened: Opener, department: OtherOffice
) -> None:
    """Put on the list and taken off again: «on no list any more» came once, with the last file."""
    window, page, case = answered(opened, department)
    services = window.context.services
    here = services.cases.by_uuid(case.summary.uuid)
    assert here is not None
    listing = {"listing.number": "12", "listing.date": "20.11.2026", "listing.position": "1"}
    for name, values in (("тізім", listing), ("шешім", dict.fromkeys(listing, ""))):
        department.save(case, *(SetValue(key, text) for key, text in values.items()))
        page.take_in([department.write(f"{name}.auylkoop", case)])
        settle()
    came = arrivals_of(services.cases, services.reference, here.id)
    unlisted = _("The case stands on no approved list any more")
    assert [[one.words for one in each.news] for each in came] == [[unlisted], [consent()]]
    assert {one.sender for one in came} == {DEPARTMENT}


def test_every_result_is_said_with_its_page() -> None:
    rounds = (
        Record("a", {"date": "19.11.2026", "outcome": "returned", "reason": "Баға\nнегізсіз"}),
        Record("b", {"date": "01.10.2026", "outcome": "approved"}),
    )
    answers = Answers(
        {
            "listing.number": "17-Ө",
            "listing.date": "24.11.2026",
            "listing.position": "5",
            "finance.contract_number": "А-5",
            "finance.paid_date": "25.11.2026",
            "finance.amount": "27600000",
        },
        {"defences": rounds, "defence_remarks": (Record("r", {"defence": "a", "text": "?"}),)},
    )
    case = read_case(answers, load_reference(), date(2026, 11, 30))
    keys = (
        "defences/*/outcome",
        "defence_remarks",
        "listing.position",
        "finance.contract_number",
        "finance.amount",
    )
    news = news_of(case, keys)
    assert [one.place for one in news] == [
        "project:defence",
        "project:defence_remarks",
        "finance:listing",
        "finance:finance_contract",
        "finance:finance_contract",
    ]
    assert "Баға негізсіз" in news[0].words
    assert "17-Ө" in news[2].words
    assert "5" in news[2].words
    assert "27" in news[4].words
    assert news_of(case, ("meeting.place", "meeting.consent_number")) == ()
    gone = read_case(Answers({}), load_reference(), date(2026, 11, 30))
    assert [one.place for one in news_of(gone, ("listing.number",))] == ["finance:listing"]


def test_in_a_low_window_what_is_asked_of_a_file_comes_into_sight(
    opened: Opener, department: OtherOffice, qtbot: QtBot
) -> None:
    window = opened(width=911, height=485)
    window.show_page("intake")
    page = window.page
    assert isinstance(page, IntakePage)
    page.zone.files_button.setFocus()
    page.take_in([department.write("бірінші.auylkoop", department.create("Береке"))])
    question = page.details.question
    assert question is not None
    qtbot.waitUntil(lambda: not question.accept_button.visibleRegion().isEmpty())
    assert page.table.hasFocus()
    assert page.zone.files_button.property("role") != "primary"
