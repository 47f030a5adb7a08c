"""The look: every pair of colours that stands together can be read, in both schemes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from app.core.paths import resources_dir
from app.ui import icons, theme
from app.ui.menus import MENUS, Command
from app.ui.sidebar import PLACES

SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_readable_everywhere(scheme: str) -> None:
    colours = theme.colours(scheme)
    for front, back in theme.load_tokens()["pairs"]:
        assert theme.contrast(colours[front], colours[back]) >= 4.5, (front, back)
    for front, back in theme.load_tokens()["shapes"]:
        assert theme.contrast(colours[front], colours[back]) >= 3.0, (front, back)


def test_contrast_is_that_of_the_standard() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert theme.contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert theme.contrast("#0077A8", "#0077A8") == pytest.approx(1.0)
    assert theme.contrast("#0077A8", "#FFFFFF") == pytest.approx(5.0, abs=0.1)


def test_both_schemes_have_the_same_colours() -> None:
    assert set(theme.colours("light")) == set(theme.colours("dark"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_is_filled_and_holds_no_sizes_of_its_own(qapp: QApplication, scheme: str) -> None:
    style = theme.style_sheet(scheme)
    assert "$" not in style
    source = (resources_dir() / "theme" / "style.qss").read_text(encoding="utf-8")
    # Hairlines are the only lengths that do not follow from the font.
    assert set(re.findall(r"(?<![\w$}])(\d+)px", source)) <= {"1", "2"}
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", source)
    for url in re.findall(r"url\(([^)]+)\)", style):
        assert (resources_dir() / "theme" / url.rsplit("/", 1)[-1]).exists()


def test_every_icon_is_there_and_draws_something(qapp: QApplication) -> None:
    names = {place.icon for place in PLACES} | {
        entry.icon
        for _title, entries in MENUS
        for entry in entries
        if isinstance(entry, Command) and entry.icon
    }
    for path in (resources_dir() / "icons").glob("*.svg"):
        names.add(path.stem)
    for name in names:
        image = icons.pixmap(name, "accent", 24).toImage()
        drawn = any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        assert drawn, name


def test_sizes_follow_the_font(qapp: QApplication) -> None:
    font = qapp.font()
    small = theme.unit()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        assert theme.unit() > small * 1.6
        assert icons.icon_size() > 24
    finally:
        qapp.setFont(font)
