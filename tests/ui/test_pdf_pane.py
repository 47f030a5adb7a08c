"""A pane that shows a PDF which somebody else made."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.ui.pages.pdf_pane import PdfPane
from app.ui.raster import Raster
from app.ui.tasks import RENDER, Tasks
from tests.ui.test_printing import pdf


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_the_document_goes_with_the_pane_on_the_thread_that_drew_it(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    closed = Raster.close

    def close(self: Raster) -> None:
        seen.append(threading.current_thread().name)
        closed(self)

    pane = PdfPane(tasks)
    pane.show_pdf(lambda: pdf(1))
    qtbot.waitUntil(lambda: bool(pane.pdf))
    monkeypatch.setattr(Raster, "close", close)
    pane.deleteLater()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [f"auyl-{RENDER}"]


def test_its_tools_make_the_paper_larger_and_smaller(qtbot: QtBot, tasks: Tasks) -> None:
    pane = PdfPane(tasks)
    qtbot.addWidget(pane)
    pane.resize(600, 800)
    pane.show()
    pane.show_pdf(lambda: pdf(1))
    qtbot.waitUntil(lambda: bool(pane.pdf))
    smaller, larger, fitted = pane.findChildren(QToolButton)
    before = pane.view.pixel_scale
    larger.click()
    assert pane.view.pixel_scale > before
    smaller.click()
    smaller.click()
    assert pane.view.pixel_scale < before
    fitted.click()
    assert pane.view.pixel_scale == before
