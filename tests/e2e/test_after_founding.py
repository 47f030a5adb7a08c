"""After the founding, at the window: somebody joins, a meeting admits him, he pays; the list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.pages.payment_model import ENTRANCE, MEMBER, SHARE
from app.ui.pages.payments import PaymentsPage
from app.ui.panels.members_list import MembersListPanel
from tests.e2e.akim import Akim
from tests.ui.window_support import Opener


def members(akim: Akim, day: str) -> list[str]:
    """Read the names on the list of members of a day."""
    akim.write("later.list_date", day)
    panel = akim.step.parts.panels["members_list"]
    assert isinstance(panel, MembersListPanel)
    akim.wait(panel.isVisible)
    model = panel.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_somebody_joins_somebody_leaves(qtbot: QtBot, opened: Opener) -> None:
    window = opened(width=1366, height=768)
    window.actions_.sample()
    session = window.context.session
    assert session is not None
    akim = Akim(qtbot, window)
    founders = session.case.founders
    leaver = founders[1].name

    window.show_page("members")
    akim.settle()
    akim.add("later_members")
    akim.card(
        "later_members",
        surname="Тоқтасынов",
        given_name="Бақыт",
        iin="850101100027",
        application_date="01.10.2026",
        share_due="23.11.2026",
    )

    akim.open_step("later_meetings")
    akim.add("later_meetings")
    akim.card("later_meetings", date="05.11.2026", number="2", notice_date="10.10.2026")
    akim.pick("later_meetings/chair", founders[0].name)
    akim.pick("later_meetings/secretary", founders[2].name)
    assert not [f for f in session.findings if f.address.startswith("later_meetings") and f.blocks]

    akim.open_step("later_decisions")
    for kind, whom in (("admission", "Тоқтасынов Бақыт"), ("leaving", leaver)):
        akim.add("later_decisions")
        akim.pick("later_decisions/meeting", "№ 2 05.11.2026")
        akim.choose("later_decisions/kind", kind)
        akim.pick("later_decisions/member", whom)
    akim.write("later_decisions/application_date", "20.10.2026")
    last = akim.rows("later_decisions").model.rowCount() - 1
    assert akim.cells("later_decisions", last)[3] == leaver
    life = session.case.life
    assert all(life.carried(life.meetings[-1], one) for one in life.meetings[-1].decisions)

    akim.go("payments")
    page = window.page
    assert isinstance(page, PaymentsPage)
    last = page.model.rowCount() - 1
    page.tick(last, SHARE, on=True)
    page.tick(last, ENTRANCE, on=True)
    assert page.model.index(last, MEMBER).data() == "23.11.2026"

    window.show_page("members")
    akim.settle()
    akim.open_step("members_list")
    before = members(akim, "04.11.2026")
    assert leaver in before
    assert "Тоқтасынов Бақыт" not in before
    after = members(akim, "23.11.2026")
    assert leaver not in after
    assert after[-1] == "Тоқтасынов Бақыт"
    assert len(after) == len(before)
