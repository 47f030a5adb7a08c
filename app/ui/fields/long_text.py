"""A field of several lines that grows with its text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.ui import theme
from app.ui.fields.base import FieldWidget

LEAST_LINES = 2
MOST_LINES = 14


class LongTextField(FieldWidget):
    """Several lines; Tab goes on to the next field."""

    explained = False

    def _make_input(self) -> QPlainTextEdit:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)  # Ctrl+Z belongs to the case
        self.edit.textChanged.connect(self._on_text)
        self.edit.verticalScrollBar().rangeChanged.connect(self._grow)
        self._fit()
        return self.edit

    def _on_text(self) -> None:
        self._typed(self.edit.toPlainText())
        self._fit()

    def _show_answer(self, text: str) -> None:
        if self.edit.toPlainText() != text:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text)
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the width, and so the wrapping, changes."""
        if isinstance(event, QResizeEvent) and event.oldSize().width() != event.size().width():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        metrics = self.edit.fontMetrics()
        margin = 2 * round(self.edit.document().documentMargin())
        width = self.edit.viewport().width() - margin
        room = QRect(0, 0, max(width, metrics.averageCharWidth() * 10), 100_000)
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        text = self.edit.toPlainText() or " "
        needed = metrics.boundingRect(room, wrap, text + ("." if text.endswith("\n") else ""))
        lines = max(needed.height() / metrics.lineSpacing(), LEAST_LINES)
        long = lines > MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.edit.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if long else policy.ScrollBarAlwaysOff
        )
        height = round(min(lines + 0.3, MOST_LINES) * metrics.lineSpacing()) + margin
        height += 2 * theme.unit(self.edit)  # the style's own padding and frame
        if self.edit.height() != height or self.edit.minimumHeight() != height:
            self.edit.setFixedHeight(height)

    def _grow(self, _least: int, hidden_lines: int) -> None:
        """Add the lines that Qt's own wrapping has more than the estimate: nothing stays hidden."""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if hidden_lines > 0 and self.edit.verticalScrollBarPolicy() == off:
            spacing = self.edit.fontMetrics().lineSpacing()
            self.edit.setFixedHeight(self.edit.height() + hidden_lines * spacing)
