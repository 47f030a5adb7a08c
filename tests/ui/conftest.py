"""The window's tests draw offscreen, dressed as the program is."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.i18n import current_language, use_language
from app.ui import theme
from tests.ui.window_support import Opener


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["auyl-koop"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Wear the light scheme, whatever the machine's."""
    if not qapp.property("auyl_dressed"):
        theme.apply(qapp, "light")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Open whole windows over a store of this test."""
    opener = Opener(qtbot, tmp_path)
    language = current_language()
    yield opener
    opener.finish()
    use_language(language)
