"""Repayment and equipment on their pages: sums, states, the passport's equipment taken over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.i18n import current_language, use_language
from app.domain.answers import Answers, InsertRecord, Record, SetRecordValue, SetValue
from app.forms.spec import Panel
from app.ui.panels.base import CasePanel
from app.ui.panels.factory import make_panel
from app.ui.panels.finance_equipment import FinanceEquipmentPanel
from app.ui.panels.repayment import RepaymentPanel, RepaymentStatePanel
from tests.ui.wizard_support import make_session, no_rules

LOAN = {
    "finance.amount": "12 000",
    "finance.months": "4",
    "finance.rate": "12",
    "finance.first_due": "15.11.2026",
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared in English."""
    language = current_language()
    use_language("en")
    yield
    use_language(language)


def built(panel: CasePanel, qtbot: QtBot) -> None:
    qtbot.addWidget(panel)
    for _slice in panel.build():
        pass
    panel.show()


def test_how_the_loan_stands_is_said_in_words_and_colour(qtbot: QtBot) -> None:
    session = make_session(Answers(LOAN), no_rules)
    panel = make_panel(Panel("repayment_state"), session)
    assert isinstance(panel, RepaymentStatePanel)
    built(panel, qtbot)
    assert "Overdue: 3,120\u00a0₸, for 9 days." in panel.state.text()
    assert panel.state.property("role") == "bad"
    session.edit(
        InsertRecord(
            "repayments",
            Record("r1", {"date": "15.11.2026", "principal": "3 000", "interest": "120"}),
            0,
        )
    )
    panel.refresh()
    assert panel.state.text().startswith("Nothing is overdue. Next: 15")
    assert panel.state.property("role") == "good"
    session.edit(SetValue("finance.months", ""))
    panel.refresh()
    assert not panel.state.isVisible()
    assert "once the contract" in panel.sums.text()


def test_the_schedule_shows_each_instalment_as_it_stands(qtbot: QtBot) -> None:
    paid = Record("r1", {"date": "15.11.2026", "principal": "3 000", "interest": "120"})
    session = make_session(Answers(LOAN, {"repayments": (paid,)}), no_rules)
    panel = make_panel(Panel("repayment_schedule"), session)
    assert isinstance(panel, RepaymentPanel)
    built(panel, qtbot)
    model = panel.model
    rows = [[model.index(row, column).data() for column in range(7)] for row in range(4)]
    assert rows[0][4:] == ["3,120", "3,120", "Paid"]
    assert rows[1][4:] == ["3,090", "", "To come"]
    right = model.index(0, 4).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight.value
    session.edit(SetRecordValue("repayments", "r1", "interest", "20"))
    panel.refresh()
    assert model.index(0, 6).data() == "Overdue"
    session.edit(SetValue("finance.amount", ""))
    panel.refresh()
    assert not panel.table.isVisible()
    assert panel.empty.isVisible()


def test_the_passports_equipment_is_taken_over_once(qtbot: QtBot) -> None:
    planned = (
        Record("p1", {"name": "Гомогенизатор", "price": "5 000", "quantity": "2", "maker": "М"}),
        Record("p2", {"name": "пастеризатор", "price": "8 000"}),
        Record("p3", {}),
    )
    bought = (Record("e1", {"name": "ПАСТЕРИЗАТОР", "price": "1 000"}),)
    answers = Answers(LOAN, {"equipment": planned, "bought_equipment": bought})
    session = make_session(answers, no_rules)
    panel = make_panel(Panel("finance_equipment"), session)
    assert isinstance(panel, FinanceEquipmentPanel)
    built(panel, qtbot)
    assert panel.total.text() == "Bought for 1,000 ₸ of 12,000 ₸; 11,000 ₸ are left."
    assert panel.take.isVisible()
    panel.take.click()
    panel.refresh()
    rows = session.answers.records("bought_equipment")
    assert [row.get("name") for row in rows] == ["ПАСТЕРИЗАТОР", "Гомогенизатор"]
    assert rows[1].get("maker") == "М"
    assert not panel.take.isVisible()
    assert panel.total.text() == "Bought for 11,000 ₸ of 12,000 ₸; 1,000 ₸ are left."
    session.edit(SetRecordValue("bought_equipment", rows[0].id, "price", "2 001"))
    panel.refresh()
    assert panel.total.property("role") == "attention"
    assert "1 ₸ more" in panel.total.text()
