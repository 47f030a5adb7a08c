"""Icons: our own stroke drawings in ``resources/icons``, tinted with a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resources_dir
from app.ui import theme


def icon(name: str, tint: str = "text") -> QIcon:
    """Return an icon in a colour of the current scheme."""
    return _icon(name, theme.colours()[tint], icon_size())


def pixmap(name: str, tint: str = "text", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """Return a drawn icon, ``size`` logical pixels wide (one line of text when 0)."""
    return _draw(name, theme.colours()[tint], size or icon_size(), ratio)


def icon_size() -> int:
    """Return the usual size of an icon in pixels: a line of text and a little more."""
    return round(theme.unit() * 2.2)


@lru_cache(maxsize=256)
def _icon(name: str, tint: str, size: int) -> QIcon:
    made = QIcon()
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    made.addPixmap(_draw(name, tint, size, ratio))
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", tint).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
