"""The paper of a decision is printed to be signed before the list is frozen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.pages.lists_decision import DecisionDialog
from app.ui.pages.lists_to_sign import ToSignDialog
from tests.documents.pdf_tools import words_of
from tests.ui.test_lists_hands import in_dialog
from tests.ui.test_lists_page import approved, at_desk, drafted, lists_page, shown
from tests.ui.walk import settle
from tests.ui.window_support import Opener


def look_and_leave(look: Callable[[ToSignDialog], object]) -> Callable[[DecisionDialog], None]:
    """Press the button, look at the papers, close them, give the decision up."""

    def act(dialog: DecisionDialog) -> None:
        def seen() -> None:
            papers = QApplication.activeModalWidget()
            assert isinstance(papers, ToSignDialog)
            try:
                settle()
                look(papers)
            finally:
                papers.close_button.click()

        QTimer.singleShot(0, seen)
        dialog.unsigned.click()
        assert QApplication.activeModalWidget() is dialog
        dialog.reject()

    return act


def test_the_order_and_its_list_are_printed_before_they_have_a_number(
    opened: Opener, tmp_path: Path
) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    files = {at: tmp_path / f"{at}.pdf" for at in (0, 1)}
    word = tmp_path / "бұйрық.docx"

    def look(papers: ToSignDialog) -> None:
        pane = papers.pane
        assert pane.which.count() == 2
        assert pane.xlsx.isHidden()
        for at, path in files.items():
            pane.which.setCurrentIndex(at)
            pane.draw()
            settle()
            pane.save_to(path)
        pane.which.setCurrentIndex(0)
        pane.save_to(word)
        settle()

    in_dialog(look_and_leave(look))
    page.one.approve.click()
    order, annex = (words_of(path.read_bytes()) for path in files.values())
    assert "бекітілсін" in order
    assert all(row.facts.name in annex for row in shown(page).rows)
    assert all("№ ________" in paper for paper in (order, annex))
    assert word.read_bytes().startswith(b"PK")
    assert shown(page).approved is None


@pytest.mark.parametrize("reason", ["", "Екі кооператив өтінішін кері қайтарып алды"])
def test_a_change_is_printed_with_the_reason_that_is_typed(
    opened: Opener, tmp_path: Path, reason: str
) -> None:
    page = lists_page(at_desk(opened, "department"))
    approved(page)
    page.one.change.click()
    page.change.table.select_rows([0])
    page.change.take_out()
    path = tmp_path / "change.pdf"

    def look(papers: ToSignDialog) -> None:
        assert papers.pane.which.isHidden()
        papers.pane.save_to(path)
        settle()

    def act(dialog: DecisionDialog) -> None:
        dialog.reason.setPlainText(reason)
        look_and_leave(look)(dialog)

    in_dialog(act)
    page.change.go.click()
    paper = words_of(path.read_bytes())
    assert "шығарылсын" in paper
    assert (reason or "Негіздеме: ________") in paper
    opened_list = shown(page)
    assert opened_list.approved is not None
    assert opened_list.approved.last == 1
