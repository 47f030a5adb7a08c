"""The window's tests draw offscreen, dressed as the program is."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import theme


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["auyl-koop"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Wear the light scheme, whatever the machine's."""
    if not qapp.property("auyl_dressed"):
        theme.apply(qapp, "light")
