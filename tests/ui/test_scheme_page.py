"""The scheme page in the real window: boxes, the reason's dialog, the finance that stays closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers, Record, SetValue
from app.services.session import CaseSession
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.flow import FlowPage
from app.ui.pages.scheme import SchemePage
from app.ui.pages.scheme_reason import ReasonDialog
from app.ui.panels.defence_round import DefenceRoundPanel
from app.ui.shell import MainWindow
from tests.e2e.akim import Akim
from tests.ui.window_support import Opener
from tests.unit.rules.breaks_defence import CONSENT, SCREENED, asked, defended
from tests.unit.rules.samples import changed, clean_answers, with_records

FINANCE = {"finance.amount": "5 000 000"}
LISTED = {"listing.number": "3", "listing.date": "20.11.2026"}


def arrive(qtbot: QtBot, opened: Opener, answers: Answers, *, width: int = 1366) -> Akim:
    """Open a window on a case and stand before its scheme."""
    window = opened(width=width)
    made = window.context.services.cases.create(answers)
    window.open_case(made.summary.id, "scheme")
    akim = Akim(qtbot, window)
    akim.wait(lambda: isinstance(window.page, SchemePage))
    return akim


def scheme(akim: Akim) -> SchemePage:
    """Return the scheme page that is shown."""
    page = akim.window.page
    assert isinstance(page, SchemePage)
    return page


def session(window: MainWindow) -> CaseSession:
    """Return the session of the open case."""
    found = window.context.session
    assert found is not None
    return found


def words(page: SchemePage) -> str:
    """Return all words on the page in one text."""
    labels = (one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))
    return "\n".join(labels)


def test_five_boxes_with_owner_state_and_what_lacks(qtbot: QtBot, opened: Opener) -> None:
    page = scheme(arrive(qtbot, opened, changed(clean_answers(3), CONSENT)))
    assert list(page.row.boxes) == [1, 2, 3, 4, 5]
    names = [box.accessibleName() for box in page.row.boxes.values()]
    assert len(set(names)) == 5
    shown = [box.accessibleDescription() for box in page.row.boxes.values()]
    assert "АШБ" in shown[1]
    assert "05.11.2026" in shown[1]
    assert "ӘКК" in shown[4]
    assert not page.row.upright


@pytest.mark.parametrize(
    ("number", "code", "step"),
    [(1, "screening", "working_group"), (3, "wizard", "")],
)
def test_an_open_box_leads_to_its_page(
    qtbot: QtBot, opened: Opener, number: int, code: str, step: str
) -> None:
    akim = arrive(qtbot, opened, changed(clean_answers(3), CONSENT))
    akim.click(scheme(akim).row.boxes[number])
    akim.wait(lambda: akim.window.current_page == code)
    page = akim.window.page
    assert isinstance(page, FlowPage)
    assert page.wizard.code == step or not step


def test_enter_opens_the_box_that_has_the_cursor(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())
    scheme(akim).row.boxes[1].setFocus()
    akim.press(Qt.Key.Key_Return)
    akim.wait(lambda: akim.window.current_page == "screening")


def test_tab_goes_from_box_to_box(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())
    boxes = scheme(akim).row.boxes
    QApplication.processEvents()
    boxes[1].setFocus()
    for number in (2, 3, 4, 5):
        akim.tab()
        assert boxes[number].hasFocus()


def test_a_closed_box_asks_for_the_reason_and_writes_it(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())

    def tell() -> None:
        dialog = akim.dialog(ReasonDialog)
        go_on = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
        dialog.reason.setFocus()
        akim.letters("жоқ")
        akim.click(go_on)
        assert dialog.isVisible(), "one word is no reason"
        assert dialog.banner.isVisible()
        dialog.reason.setFocus()
        akim.letters(" скрининг кешікті")
        akim.click(go_on)

    akim.then(tell)
    akim.click(scheme(akim).row.boxes[2])
    akim.wait(lambda: akim.window.current_page == "project")
    answers = session(akim.window).answers
    assert answers.get("scheme.defence_reason") == "жоқ скрининг кешікті"


def test_a_dialog_that_is_left_opens_nothing(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())
    akim.then(lambda: akim.press(Qt.Key.Key_Escape))
    akim.click(scheme(akim).row.boxes[4])
    assert akim.window.current_page == "scheme"
    assert session(akim.window).answers == Answers()


@pytest.mark.parametrize("typed", [{}, FINANCE, {"listing.number": "3", **FINANCE}])
def test_the_finance_never_opens_off_the_list(
    qtbot: QtBot, opened: Opener, typed: dict[str, str]
) -> None:
    akim = arrive(qtbot, opened, changed(clean_answers(3), typed))
    page = scheme(akim)
    assert not page.banner.isVisible()
    akim.click(page.row.boxes[5])
    assert akim.window.current_page == "scheme"
    assert page.banner.isVisible()
    assert QApplication.activeModalWidget() is None, "no reason is asked"


def test_the_finance_opens_for_who_is_on_the_list(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, changed(clean_answers(3), LISTED))
    akim.click(scheme(akim).row.boxes[5])
    akim.wait(lambda: akim.window.current_page == "finance")
    page = akim.window.page
    assert isinstance(page, FlowPage)
    assert page.wizard.code == "finance_contract"


def test_the_history_tells_the_reasons_newest_first(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers({"scheme.defence_reason": "скрининг кейін өтеді"}))
    window = akim.window
    page = scheme(akim)
    akim.wait(lambda: "скрининг кейін өтеді" in words(page))
    opened.clock.moment += timedelta(hours=2)
    session(window).edit(SetValue("scheme.defence_reason", "әкімнің тапсырмасы болды"))
    window.flush()
    page.refresh()
    akim.wait(lambda: "әкімнің тапсырмасы болды" in words(page))
    told = words(page)
    assert told.index("әкімнің тапсырмасы болды") < told.index("скрининг кейін өтеді")


def test_what_lacks_is_a_way_to_its_field(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers({"screening.order_number": "41"}))
    page = scheme(akim)

    def links() -> list[QPushButton]:
        buttons = page.findChildren(QPushButton)
        return [one for one in buttons if one.property("role") == "link" and one.isVisible()]

    akim.wait(lambda: bool(links()))
    akim.click(links()[0])
    akim.wait(lambda: akim.window.current_page == "screening")
    flow = akim.window.page
    assert isinstance(flow, FlowPage)
    assert session(akim.window).place.endswith("#screening.order_date")


def test_the_registration_is_asked_beside_the_wizard(qtbot: QtBot, opened: Opener) -> None:
    answers = changed(clean_answers(3), {**CONSENT, "registration.date": "23.11.2026"})
    akim = arrive(qtbot, opened, answers)
    page = scheme(akim)

    def last() -> QPushButton | None:
        buttons = page.findChildren(QPushButton)
        links = [one for one in buttons if one.property("role") == "link" and one.isVisible()]
        return links[-1] if links else None

    akim.wait(lambda: last() is not None)
    found = last()
    assert found is not None
    akim.click(found)
    akim.wait(lambda: akim.window.current_page == "next_steps")


def test_a_narrow_window_stands_the_boxes_one_below_another(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers(), width=760)
    page = scheme(akim)
    boxes = page.row.boxes
    akim.wait(lambda: page.row.upright and len({box.x() for box in boxes.values()}) == 1)
    tops = [box.y() for box in boxes.values()]
    assert tops == sorted(tops)


def test_the_papers_of_what_was_not_begun_are_not_listed(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, clean_answers(3))
    akim.go("documents")
    page = akim.window.page
    assert isinstance(page, DocumentsPage)
    akim.wait(lambda: page.tree.topLevelItemCount() == 3)


def test_a_returned_project_goes_round_again(qtbot: QtBot, opened: Opener) -> None:
    answers = clean_answers(3)
    for step in defended(outcome="returned"):
        answers = step(answers)
    answers = with_records(changed(answers, SCREENED), "defence_remarks", asked("r1"))
    akim = arrive(qtbot, opened, answers)
    akim.click(scheme(akim).row.boxes[2])
    akim.wait(lambda: akim.window.current_page == "project")
    akim.window.show_page("project:defence")

    def panel() -> DefenceRoundPanel | None:
        return akim.window.findChild(DefenceRoundPanel)

    akim.wait(lambda: (found := panel()) is not None and found.again.isVisible())
    found = panel()
    assert found is not None
    akim.click(found.again)
    rounds: tuple[Record, ...] = session(akim.window).answers.records("defences")
    assert len(rounds) == 2
    remarks = session(akim.window).answers.records("defence_remarks")
    assert [one.get("defence") for one in remarks] == ["d1", rounds[1].id]
    akim.wait(lambda: not found.again.isVisible())


def test_what_is_on_record_is_counted_and_sums_are_grouped(qtbot: QtBot, opened: Opener) -> None:
    typed = {**CONSENT, **LISTED, "finance.amount": "27600000", "finance.purpose": "<b>сүт</b>"}
    page = scheme(arrive(qtbot, opened, changed(clean_answers(3), typed)))
    QApplication.processEvents()
    shown = words(page).replace("\u00a0", " ")
    assert "<b>27 600 000 ₸</b>" in shown
    assert "&lt;b&gt;сүт" in shown, "what was typed stays text"
    assert "2 / 7" in page.row.boxes[5].accessibleDescription()


def test_the_first_step_leads_back_to_the_scheme(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())
    akim.click(scheme(akim).row.boxes[1])
    akim.wait(lambda: akim.window.current_page == "screening")
    page = akim.window.page
    assert isinstance(page, FlowPage)
    page.wizard.next_step()
    assert page.wizard.back.text() == "Артқа"
    akim.click(page.wizard.back)
    assert page.wizard.back.text() == "Схемаға өту"
    akim.click(page.wizard.back)
    akim.wait(lambda: akim.window.current_page == "scheme")


def test_the_check_of_a_part_that_is_not_begun_says_so(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened, Answers())
    akim.window.show_page("finance:review")
    page = akim.window.page
    assert isinstance(page, FlowPage)
    review = page.wizard.review
    assert review is not None
    assert "толтырылмаған" in review.text()
    assert "қате табылмады" not in review.text()
    assert page.wizard.forward.text() == "Схемаға өту"
    unwritten = "Мұнда әлі ештеңе жазылмаған."
    # A repayment has a drawn table beside its questions: it is read on its own page.
    assert review.text().count(unwritten) < review.text().count("Өту")
    review.step_chosen.emit("listing")
    assert page.wizard.code == "listing"
    session(akim.window).edit(SetValue("listing.number", "3"))
    page.wizard.open_step("review")
    assert "толтырылмаған" not in review.text()
    assert page.wizard.forward.text() == "Құжаттарға өту"


def test_the_count_of_findings_leads_to_the_part_that_holds_them(
    qtbot: QtBot, opened: Opener
) -> None:
    akim = arrive(qtbot, opened, changed(Answers(), {"screening.order_number": "14"}))
    akim.window.show_page("documents")
    akim.window.actions_.show_review()
    assert akim.window.current_page == "screening"
    page = akim.window.page
    assert isinstance(page, FlowPage)
    assert page.wizard.code == "review"
