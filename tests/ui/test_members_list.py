"""The panel of the members' list: it follows the case, the day and the chosen one."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.core.figures import day, money
from app.domain.answers import SetRecordValue, SetValue
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui.panels.factory import make_panel
from app.ui.panels.members_list import SPARED, MembersListPanel
from tests.ui.wizard_support import make_session
from tests.unit.rules.breaks import more
from tests.unit.rules.breaks_later import LATER, begun, leaves, payments
from tests.unit.rules.samples import clean_answers


@pytest.fixture
def session() -> CaseSession:
    answers = begun(clean_answers(6))
    for step in (more("payments", *payments("f4", "25.11.2026")), leaves("f4")):
        answers = step(answers)
    made = make_session(answers)
    made.use_reference(made.reference, LATER)
    return made


@pytest.fixture
def panel(qtbot: QtBot, session: CaseSession) -> MembersListPanel:
    made = make_panel(Panel("members_list"), session)
    assert isinstance(made, MembersListPanel)
    qtbot.addWidget(made)
    for _slice in made.build():
        pass
    made.resize(1000, 600)
    made.show()
    return made


def row(panel: MembersListPanel, number: int) -> list[str]:
    model = panel.model
    return [str(model.index(number, c).data()) for c in range(model.columnCount())]


def test_it_shows_todays_members_and_what_is_owed(panel: MembersListPanel) -> None:
    assert panel.model.rowCount() == 6
    assert row(panel, 5)[1] == "Жаңабаев Жандос"
    assert row(panel, 5)[3:] == [day(date(2027, 4, 1)), money(5_000_000), "1"]
    assert money(5_000_000) in panel.owed.text()
    assert panel.owed.isVisibleTo(panel)


def test_it_follows_the_day_and_the_case(panel: MembersListPanel, session: CaseSession) -> None:
    session.edit(SetValue("later.list_date", "24.03.2027"))
    panel.changed(["later.list_date"])
    names = [row(panel, n)[1] for n in range(panel.model.rowCount())]
    assert session.case.founders[4].name in names
    assert "Жаңабаев Жандос" not in names
    session.edit(
        SetValue("later.list_date", ""), SetRecordValue("later_decisions", "d1", "for", "1")
    )
    panel.changed(["later_decisions/d1/for"])
    assert panel.model.rowCount() == 5
    session.edit(SetValue("later.list_date", "01.01.2026"))
    panel.refresh()
    assert panel.model.rowCount() == 0
    assert not panel.table.isVisibleTo(panel)


def test_the_chosen_one_has_his_history(panel: MembersListPanel) -> None:
    panel.table.setCurrentIndex(panel.model.index(5, 1))
    lines = panel.history.text().splitlines()
    assert lines[0] == "Жаңабаев Жандос"
    assert lines[1].startswith(day(date(2027, 3, 25)))
    assert lines[2].startswith(day(date(2027, 4, 1)))


def test_a_narrow_table_spares_the_kind(panel: MembersListPanel) -> None:
    panel.resize(400, 600)
    assert panel.table.isColumnHidden(SPARED)
    panel.resize(1600, 600)
    assert not panel.table.isColumnHidden(SPARED)
