"""The defence deck on the page of papers: shown as slides, opened in PowerPoint to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.ui.pages.documents import DocumentsPage
from tests.ui.window_support import Opener


@pytest.fixture
def page(opened: Opener) -> DocumentsPage:
    """The page of papers of the sample."""
    window = opened()
    window.actions_.sample()
    window.show_page("documents")
    assert isinstance(window.page, DocumentsPage)
    return window.page


def test_powerpoint_stands_where_word_stands_for_others(
    page: DocumentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def take(url: QUrl) -> bool:
        seen.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    for key, words, ending in (
        ("passport", "Open in Word", ".docx"),
        ("defence_deck", "Open in PowerPoint", ".pptx"),
        ("passport", "Open in Word", ".docx"),
    ):
        page.tree.choose(key)
        button = page.details.word_button
        assert button.isEnabled()
        assert button.text().strip() == button.accessibleName() == _(words)
        button.click()
        assert seen[-1].suffix == ending
        assert seen[-1].read_bytes().startswith(b"PK")


def test_the_slides_are_shown(page: DocumentsPage, qtbot: QtBot) -> None:
    page.tree.choose("defence_deck")
    state = page.current_state()
    assert state is not None
    assert state.number == "19a"
    view = page.preview.view
    qtbot.waitUntil(lambda: len(view._sizes) == 7, timeout=10000)
    assert all(width > height for width, height in view._sizes)
