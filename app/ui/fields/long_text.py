"""A field of several lines that grows with its text."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPlainTextEdit

from app.ui import theme
from app.ui.fields.base import FieldWidget

LEAST_LINES = 2
MOST_LINES = 10


class LongTextField(FieldWidget):
    """Several lines; Tab goes on to the next field."""

    def _make_input(self) -> QPlainTextEdit:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)  # Ctrl+Z belongs to the case
        self.edit.textChanged.connect(self._on_text)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        return self.edit

    def _on_text(self) -> None:
        self._typed(self.edit.toPlainText())

    def _show_answer(self, text: str) -> None:
        if self.edit.toPlainText() != text:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text)
            self._fit()

    def _fit(self, *_size: object) -> None:
        lines = min(max(self.edit.document().size().height(), LEAST_LINES), MOST_LINES)
        margins = self.edit.contentsMargins()
        height = lines * self.edit.fontMetrics().lineSpacing() + theme.unit(self.edit)
        height += margins.top() + margins.bottom() + 2 * self.edit.frameWidth()
        self.edit.setFixedHeight(round(height + self.edit.document().documentMargin()))
