"""The paper beside the questions: the same bytes, the right place, never in the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.domain.answers import SetValue
from app.domain.case import FoundingCase
from app.services.model import Mark, Rendered
from app.services.papers import PaperService
from app.services.session import CaseSession
from app.ui.preview import Preview
from app.ui.tasks import Tasks
from tests.ui.test_printing import pdf
from tests.ui.wizard_support import filled, make_session

PLACE = Mark(1, 50, 50, 150, 150, ("meeting.place",))
WIDE = Mark(1, 40, 40, 500, 400, ("meeting.okrug",))


class Paper(PaperService):
    """Two pages with a known mark; counts how often it is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str, bool]] = []
        self.fault: Exception | None = None
        self._pdf = pdf(2)

    def render(
        self,
        case: FoundingCase,
        key: str,
        record_id: str = "",
        *,
        language: str = "kk",
        blanks: bool = False,
    ) -> Rendered:
        if self.fault is not None:
            raise self.fault
        self.seen.append((key, case.text("meeting.place"), blanks))
        return Rendered(bytes(self._pdf), 2, (WIDE, PLACE))


@pytest.fixture
def session() -> CaseSession:
    return make_session(filled(), rules=lambda _case: ())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def shown(qtbot: QtBot, session: CaseSession, papers: PaperService, tasks: Tasks) -> Preview:
    preview = Preview(session, papers, tasks)
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    with qtbot.waitSignal(preview.drawn):
        preview.show_paper("founding_minutes")
    return preview


def test_a_change_is_drawn_and_later_ones_go_together(
    qtbot: QtBot, session: CaseSession, tasks: Tasks
) -> None:
    papers = Paper()
    preview = shown(qtbot, session, papers, tasks)
    assert preview.view.has_current_image(0)
    before = len(papers.seen)
    with qtbot.waitSignal(preview.drawn):
        for end in range(1, 30):
            session.edit(SetValue("meeting.place", "клуб"[:end] + "!" * end))
    assert papers.seen[-1][1].endswith("!" * 29)
    assert len(papers.seen) - before <= 3
    preview.stop()
    session.edit(SetValue("meeting.place", "соңы"))
    assert not preview._timer.isActive()


def test_the_edited_place_comes_into_view_and_is_drawn(
    qtbot: QtBot, session: CaseSession, tasks: Tasks
) -> None:
    preview = shown(qtbot, session, Paper(), tasks)
    assert 1 not in preview.view.visible_pages() or preview.view.verticalScrollBar().value() == 0
    preview.follow("meeting.place")
    assert 1 in preview.view.visible_pages()
    qtbot.waitUntil(lambda: preview.view.has_current_image(1))
    at = preview.view.verticalScrollBar().value()
    preview.follow("no.such.address")
    assert preview.view.verticalScrollBar().value() == at
    preview.follow("meeting.place")
    assert preview.view.verticalScrollBar().value() == at


def test_a_click_names_the_smallest_place(qtbot: QtBot, session: CaseSession, tasks: Tasks) -> None:
    preview = shown(qtbot, session, Paper(), tasks)
    preview.follow("meeting.place")
    view = preview.view
    box = view._page_box(1).translated(0, -view._top)
    inside = QPointF(box.left() + 100 * view._scale, box.top() + 100 * view._scale)
    beside = QPointF(box.left() + 300 * view._scale, box.top() + 200 * view._scale)
    nowhere = QPointF(box.left() + 10 * view._scale, box.top() + 10 * view._scale)
    assert view.source_at(inside) == "meeting.place"
    assert view.source_at(beside) == "meeting.okrug"
    assert view.source_at(nowhere) == ""
    with qtbot.waitSignal(preview.source_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside.toPoint())
    assert clicked.args == ["meeting.place"]


def test_zoom_keeps_within_bounds_and_fits_again(
    qtbot: QtBot, session: CaseSession, tasks: Tasks
) -> None:
    preview = shown(qtbot, session, Paper(), tasks)
    view = preview.view
    fit = view.pixel_scale
    for _step in range(12):
        view.zoom(1)
    assert view.pixel_scale > fit * 2.5
    for _step in range(20):
        view.zoom(-1)
    assert fit * 0.4 < view.pixel_scale < fit
    view.zoom(0)
    assert view.pixel_scale == pytest.approx(fit)
    qtbot.waitUntil(lambda: not view.missing_pages())


def test_a_fault_is_told_in_place_and_goes_with_the_next_change(
    qtbot: QtBot, session: CaseSession, tasks: Tasks
) -> None:
    papers = Paper()
    preview = shown(qtbot, session, papers, tasks)
    papers.fault = UserError("No room.")
    session.edit(SetValue("meeting.place", "а"))
    qtbot.waitUntil(lambda: preview.banner.text == "No room.")
    papers.fault = ZeroDivisionError()
    session.edit(SetValue("meeting.place", "б"))
    qtbot.waitUntil(lambda: preview.banner.text not in ("", "No room."))
    papers.fault = None
    with qtbot.waitSignal(preview.drawn):
        session.edit(SetValue("meeting.place", "в"))
    assert preview.banner.text == ""


def test_hidden_it_draws_nothing_until_it_is_seen(
    qtbot: QtBot, session: CaseSession, tasks: Tasks
) -> None:
    papers = Paper()
    preview = shown(qtbot, session, papers, tasks)
    preview.hide()
    before = len(papers.seen)
    session.edit(SetValue("meeting.place", "жасырын"))
    assert not preview._timer.isActive()
    with qtbot.waitSignal(preview.drawn):
        preview.show()
    assert len(papers.seen) == before + 1
    assert papers.seen[-1][1] == "жасырын"
