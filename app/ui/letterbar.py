"""Nine Kazakh letters for a keyboard without them: a bar to press and Ctrl with a digit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from app.core.i18n import N_, _
from app.ui import theme

LETTERS = "әіңғүұқөһ"
HINT = N_("Letter {letter}, Ctrl+{digit}")


def insert(letter: str) -> bool:
    """Put a letter into the field that has the focus; return whether there was one."""
    target = QApplication.focusWidget()
    if isinstance(target, QComboBox):  # an open list holds the focus for its line
        target = target.lineEdit()
    if isinstance(target, QLineEdit):
        if target.isReadOnly():
            return False
        target.insert(letter)
        return True
    if isinstance(target, QPlainTextEdit | QTextEdit):
        if target.isReadOnly():
            return False
        target.textCursor().insertText(letter)
        return True
    return False


class LetterBar(QWidget):
    """The bar. Its buttons take no focus, so the field keeps it. Shift gives a capital."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        theme.role(self, "letters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        step = theme.unit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(step, step // 4, step, step // 4)
        layout.setSpacing(step // 2)
        self._name = theme.label(kind="helper")
        self._name.setWordWrap(False)
        layout.addWidget(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons: list[QPushButton] = []
        for digit, letter in enumerate(LETTERS, start=1):
            button = QPushButton(letter.upper())
            theme.role(button, "letter")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, text=letter: self._press(text))
            layout.addWidget(button)
            self._buttons.append(button)
            small = QShortcut(QKeySequence(f"Ctrl+{digit}"), window)
            small.activated.connect(lambda text=letter: insert(text))
            capital = QShortcut(QKeySequence(f"Ctrl+Shift+{digit}"), window)
            capital.activated.connect(lambda text=letter: insert(text.upper()))
        self._hint = theme.label(kind="helper")
        self._hint.setWordWrap(False)
        self._hint.setMinimumWidth(1)  # the hint gives way first where the window is narrow
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.retranslate()

    def _press(self, letter: str) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        insert(letter.upper() if shift else letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where it does not fit whole; each button says its key."""
        super().resizeEvent(event)
        last = self._buttons[-1].geometry().right() + theme.unit()
        self._hint.setVisible(last + self._hint.sizeHint().width() <= self.width())

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(_("Kazakh letters"))
        self._name.setText(_("Kazakh letters"))
        self._hint.setText(_("Ctrl+1 … Ctrl+9 type them too; with Shift, capitals"))
        for digit, (letter, button) in enumerate(zip(LETTERS, self._buttons, strict=True), start=1):
            text = _(HINT).format(letter=letter.upper(), digit=digit)
            button.setToolTip(text)
            button.setAccessibleName(text)
