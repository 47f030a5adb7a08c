"""Finds words that do not fit: labels, buttons, ticks, heads of tables, tabs, menus, pages."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from app.ui.panels.kept_names import KeptNames
from app.ui.panels.paired_head import PairedHead

SLACK = 2
"""Pixels that rounding may take."""


def clipped(root: QWidget) -> list[str]:
    """Return what is cut below a widget: a line for each, with its words."""
    found = [*_sideways(root)]
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.width() > 0:
            found += [f"{type(widget).__name__} {fault}" for fault in _faults(widget)]
    return found


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QHeaderView):
        yield from _head(widget)
    elif isinstance(widget, QTabBar):
        for index in filter(widget.isTabVisible, range(widget.count())):
            text = widget.tabText(index)
            needed = widget.fontMetrics().horizontalAdvance(text)
            if needed > widget.tabRect(index).width() and not widget.tabToolTip(index):
                yield f"tab {text!r}"
    elif isinstance(widget, QMenuBar):
        last = widget.actionGeometry(widget.actions()[-1])
        if last.right() > widget.width():
            yield f"menu bar ends behind {widget.actions()[-1].text()!r}"
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if needed > widget.width() and widget.toolTip() != widget.currentText():
            yield f"{widget.currentText()!r}: {needed} > {widget.width()}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text.strip() or not label.pixmap().isNull():
        return
    room = label.contentsRect().size()
    if "…" in text and label.toolTip():
        return  # cut on purpose, with the whole text at hand
    needed = _needed(label, room.width())
    if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
        yield f"{text!r}: {needed.toTuple()} > {room.toTuple()}"
    parent = label.parentWidget()
    if parent is not None and label.geometry().right() > parent.width() + SLACK:
        yield f"{text!r}: ends at {label.geometry().right()}, beyond {parent.width()}"


def _needed(label: QLabel, width: int) -> QSize:
    """Return the room that a label's words take when they are broken at this width."""
    margin = 2 * label.margin()
    if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text():
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        document.setTextWidth(width)
        return QSize(round(document.idealWidth()), round(document.size().height()) + margin)
    flags = Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0
    box = label.fontMetrics().boundingRect(QRect(0, 0, width, 10**6), flags, label.text())
    return box.size()


def _button(button: QAbstractButton) -> Iterator[str]:
    text = button.text().strip()
    if not text:
        return
    if isinstance(button, QToolButton | QPushButton | QCheckBox | QRadioButton):
        needed = button.sizeHint()
        lines = text.split("\n")
        words = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
        if button.width() < min(needed.width(), button.maximumWidth()) - SLACK and (
            button.width() < words or button.toolTip() != text
        ):
            yield f"{text!r}: {needed.width()} > {button.width()}"
        elif button.height() < button.fontMetrics().height() * len(lines):
            yield f"{text!r}: {button.height()} high"


def _head(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    if head.orientation() is not Qt.Orientation.Horizontal or model is None:
        return
    if isinstance(head, PairedHead):
        yield from _paired(head)
        return
    for column in range(head.count()):
        text = model.headerData(column, Qt.Orientation.Horizontal)
        if head.isSectionHidden(column) or not isinstance(text, str) or not text:
            continue
        room = QSize(head.sectionSize(column), head.height())
        flags = Qt.TextFlag.TextWordWrap.value
        box = head.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10**6), flags, text)
        if box.width() > room.width() or box.height() > room.height():
            yield f"head {text!r}: {box.size().toTuple()} > {room.toTuple()}"


def _paired(head: PairedHead) -> Iterator[str]:
    """A name stands over both columns of its pair, or is read on hovering; the words below each."""
    model = head.model()
    for column in range(head.count()):
        said = model.headerData(column, Qt.Orientation.Horizontal)
        name, _newline, word = str(said).partition("\n")
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if tip != name:
            yield f"head {name!r} is not read on hovering"
        if head.fontMetrics().horizontalAdvance(word) > head.sectionSize(column):
            yield f"head {word!r} > {head.sectionSize(column)}"


def _sideways(root: QWidget) -> Iterator[str]:
    """Pages scroll downwards only; so do lists and tables of words.

    A table whose rows' names stay in sight may be wider.
    """
    for area in root.findChildren(QAbstractScrollArea):
        kept = area.findChild(KeptNames) is not None
        if kept or (isinstance(area, QTableView) and area.verticalHeader().isVisible()):
            continue
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.isVisible() and bar.maximum() > 0:
            yield f"{type(area).__name__} {area.accessibleName()!r} scrolls sideways"
    for area in root.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.width() > area.viewport().width():
            yield f"{area.accessibleName()!r}: page {inner.width()} > {area.viewport().width()}"
