"""The look: colours, sizes and roles from one file of tokens, light and dark.

``resources/theme/tokens.json`` holds every colour; ``style.qss`` is filled with them and with sizes
taken from the metrics of the interface font, so that nothing is fixed in pixels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.core.paths import resources_dir

STYLED = "auyl_fusion"
"""Set on the application when it was started with our style: see :data:`ARGUMENTS`."""
ARGUMENTS = ("-style", "fusion")
"""Given to Qt at its start: naming the style there spares the wrapping of QStyle's enumerations."""
MODES = ("system", "light", "dark")


class _Watcher(QObject):
    """Tells that colours have changed; icons and painted widgets draw themselves anew."""

    changed = Signal()


watcher = _Watcher()
_state: dict[str, Any] = {"mode": "system", "scheme": "light", "tokens": None}


def load_tokens() -> dict[str, Any]:
    """Return the whole file of tokens: ``type``, ``light``, ``dark``, ``pairs``, ``shapes``."""
    if _state["tokens"] is None:
        path = resources_dir() / "theme" / "tokens.json"
        _state["tokens"] = json.loads(path.read_text(encoding="utf-8"))
    tokens: dict[str, Any] = _state["tokens"]
    return tokens


def colours(scheme: str = "") -> Mapping[str, str]:
    """Return the colours of a scheme by name; of the current one when none is named."""
    found: dict[str, str] = load_tokens()[scheme or _state["scheme"]]
    return found


def color(name: str) -> QColor:
    """Return a colour of the current scheme."""
    return QColor(colours()[name])


def unit(widget: QWidget | None = None) -> int:
    """Return the unit of spacing in pixels: half of the font's height."""
    metrics = widget.fontMetrics() if widget else QFontMetrics(QApplication.font())
    return max(4, round(metrics.height() / 2))


def characters(count: float, widget: QWidget | None = None) -> int:
    """Return the width in pixels of so many average characters of text."""
    metrics = widget.fontMetrics() if widget else QFontMetrics(QApplication.font())
    return round(metrics.averageCharWidth() * count)


def role(widget: QWidget, name: str) -> None:
    """Give a widget its role in the style: ``title``, ``helper``, ``card``, ``primary``."""
    before = widget.property("role")
    if before == name:
        return
    widget.setProperty("role", name)
    if before is not None or widget.isVisible():
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label of plain text that wraps, in a role: whatever a person typed stays text."""
    from PySide6.QtCore import Qt

    made = words(text, kind, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def words(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label for our own sentences only: it stands before the first paint.

    Naming ``Qt`` builds all its enumerations, which costs a tenth of the time to the first paint.
    """
    made = QLabel(text, parent)
    made.setWordWrap(True)
    if kind:
        role(made, kind)
    return made


def set_mode(mode: str) -> None:
    """Choose ``system``, ``light`` or ``dark`` and dress the whole program anew."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, mode)


def apply(app: QApplication, mode: str = "system") -> None:
    """Dress the program: Fusion, our palette, our style. Follows the system's scheme."""
    first = not app.property("auyl_dressed")
    _state["mode"] = mode if mode in MODES else "system"
    _state["scheme"] = _scheme(app)
    if first:
        app.setProperty("auyl_dressed", True)
        if not app.property(STYLED):
            app.setStyle("Fusion")
        _use_font(app)
    app.setPalette(palette(_state["scheme"]))
    sheet = style_sheet(_state["scheme"])
    if sheet != app.styleSheet():  # or Qt dresses every widget anew, a second for an open case
        app.setStyleSheet(sheet)
    watcher.changed.emit()


def follow_system() -> None:
    """Follow the system's scheme from now on; called once, after the first paint."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property("auyl_follows"):
        app.setProperty("auyl_follows", True)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow())
        _follow()


def _follow() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _state["mode"] == "system":
        scheme = _scheme(app)
        if scheme != _state["scheme"]:
            apply(app, "system")


def _scheme(app: QApplication) -> str:
    if _state["mode"] in ("light", "dark"):
        return str(_state["mode"])
    if not app.property("auyl_follows"):
        # Before the first paint the system's own palette tells it.
        return "dark" if app.palette().window().color().lightness() < 128 else "light"
    from PySide6.QtCore import Qt

    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _use_font(app: QApplication) -> None:
    font = QFont(app.font())
    font.setPointSizeF(max(font.pointSizeF(), float(load_tokens()["type"]["base_pt"])))
    app.setFont(font)


def palette(scheme: str) -> QPalette:
    """Return the palette of a scheme for Fusion's own drawing."""
    c = {name: QColor(value) for name, value in colours(scheme).items()}
    made = QPalette()
    part = QPalette.ColorRole
    for which, name in (
        (part.Window, "window"),
        (part.WindowText, "text"),
        (part.Base, "surface"),
        (part.AlternateBase, "raised"),
        (part.Text, "text"),
        (part.Button, "surface"),
        (part.ButtonText, "text"),
        (part.BrightText, "bad"),
        (part.ToolTipBase, "raised"),
        (part.ToolTipText, "text"),
        (part.PlaceholderText, "faint"),
        (part.Highlight, "accent"),
        (part.HighlightedText, "on_accent"),
        (part.Link, "accent"),
        (part.LinkVisited, "accent"),
        (part.Accent, "accent"),
        (part.Mid, "line"),
        (part.Light, "raised"),
        (part.Midlight, "line"),
        (part.Dark, "field_line"),
        (part.Shadow, "field_line"),
    ):
        made.setColor(which, c[name])
    for which in (part.WindowText, part.Text, part.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, c["faint"])
    return made


def style_sheet(scheme: str) -> str:
    """Return the style with the colours and sizes filled in."""
    path = resources_dir() / "theme" / "style.qss"
    return Template(path.read_text(encoding="utf-8")).substitute(_values(scheme))


def _values(scheme: str) -> dict[str, str]:
    font = QApplication.font()
    type_ = load_tokens()["type"]
    base = font.pointSizeF()
    step = unit()
    sizes = {
        "unit": step,
        "unit_less": max(1, step - 1),
        "half": max(2, step // 2),
        "half_less": max(1, step // 2 - 1),
        "half_more": step // 2 + max(1, step // 4),
        "quarter": max(1, step // 4),
        "double": step * 2,
        "double_less": step * 2 - 1,
        "quad": step * 4,
        "line_height": round(step * 2.4),
        "big_height": step * 7,
        "letter_height": step * 2,
        "tick": round(step * 1.6),
        "tick_half": round(step * 1.6) // 2 + 1,
    }
    return {
        **colours(scheme),
        **{name: str(value) for name, value in sizes.items()},
        "title_pt": f"{base * type_['title']:.1f}",
        "heading_pt": f"{base * type_['heading']:.1f}",
        "helper_pt": f"{base * type_['helper']:.1f}",
        "arrows": str(resources_dir() / "theme").replace("\\", "/"),
        "scheme": scheme,
    }


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3), from 1 to 21."""
    one, two = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (one + 0.05) / (two + 0.05)


def _luminance(value: QColor) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(p) for p in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
