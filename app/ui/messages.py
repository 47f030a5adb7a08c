"""Words for people: what happened in place, a question before what cannot be undone, a bug.

A fault of the world (:class:`UserError`) is told with what is safe and what to do; anything else
is a bug, shown with a report that holds no answers and can be copied.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import crash
from app.core.errors import UserError
from app.core.i18n import N_, _, fill
from app.core.log import record
from app.ui import icons, theme

_BANNER_ICON = {"bad": "block", "attention": "warn", "good": "check-circle", "info": "info"}
UNEXPECTED = N_("Something unexpected happened in the program. What you typed is kept.")
UNSAVED = N_("Something unexpected happened. The last changes stand in this window only.")
BROKE_OFF = N_(
    "What had been saved until then is kept. Look whether the last thing you typed is there too."
)


def error_text(error: BaseException) -> str:
    """Return what to tell a person about an error."""
    if not isinstance(error, UserError):
        return _(UNEXPECTED)
    parts = (error.happened, error.safe, error.todo)
    return " ".join(fill(part, error.arguments) for part in parts if part)


def unsaved_text(error: BaseException) -> str:
    """Return why the last changes are not saved: here nothing may be said to be kept."""
    return error_text(error) if isinstance(error, UserError) else _(UNSAVED)


class Banner(QFrame):
    """A sentence in place, with an icon and, if wanted, one button. Hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(step, step // 2, step, step // 2)
        layout.setSpacing(step)
        self._icon = QLabel()
        self._text = theme.label()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        theme.role(self._button, "link")
        self._button.clicked.connect(self._act)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._action: Callable[[], None] | None = None
        self.hide()

    def tell(
        self,
        text: str,
        kind: str = "info",
        button: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Show a sentence; ``kind`` is ``info``, ``good``, ``attention`` or ``bad``."""
        theme.role(self, f"banner-{kind}")
        tint = "accent" if kind == "info" else kind
        self._icon.setPixmap(icons.pixmap(_BANNER_ICON[kind], tint, ratio=self.devicePixelRatio()))
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.setVisible(bool(text))

    def tell_error(self, error: BaseException) -> None:
        """Show a fault of the world; a bug goes to the place where bugs are shown."""
        if not isinstance(error, UserError):
            show_bug(error)
        self.tell(error_text(error), "bad")

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self._text.clear()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text() if not self.isHidden() else ""

    def _act(self) -> None:
        if self._action is not None:
            self._action()


def confirm(parent: QWidget, question: str, consequence: str, yes: str) -> bool:
    """Ask before something that cannot be undone. The safe answer is the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(question)
    _say(box, question, consequence)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go_on


def _say(box: QMessageBox, text: str, more: str) -> None:
    """Let a box say texts as they are: a name in them may look like HTML."""
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):
        if label.text() in (text, more):
            label.setTextFormat(Qt.TextFormat.PlainText)


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Tell an error that has no place of its own."""
    if not isinstance(error, UserError):
        show_bug(error, parent)
        return
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Auyl Amanaty"))
    rest = [fill(part, error.arguments) for part in (error.safe, error.todo) if part]
    _say(box, fill(error.happened, error.arguments), "\n".join(rest))
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


class ReportDialog(QDialog):
    """Says what happened and offers a report to copy."""

    def __init__(
        self, title: str, sentences: tuple[str, ...], report: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Auyl Amanaty"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(title, "heading"))
        for sentence in sentences:
            layout.addWidget(theme.label(sentence))
        layout.addWidget(
            theme.label(
                _("You can go on working. The report below holds nothing that you typed."), "why"
            )
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Report of the mistake"))
        self.text.setMinimumSize(theme.characters(70), step * 16)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class BugDialog(ReportDialog):
    """Says that a bug happened."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(
            _("The program made a mistake"), (_(UNEXPECTED),), crash.report(error), parent
        )


class CrashDialog(ReportDialog):
    """Says that the last run ended in a crash."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Last time the program broke off by itself"),
            (_(BROKE_OFF),),
            crash.report_of_crash(trace),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


_bug_open = False


def show_bug(error: BaseException, parent: QWidget | None = None) -> None:
    """Record a bug and show it once; a second one while the first is shown is only recorded."""
    global _bug_open  # noqa: PLW0603 - one dialog for the whole program
    record(error)
    if _bug_open:
        return
    _bug_open = True
    try:
        BugDialog(error, parent).exec()
    finally:
        _bug_open = False


def install(flush: Callable[[], None]) -> None:
    """Catch exceptions that leave a slot: keep the draft first, then record and tell.

    Those that end a thread of their own are recorded.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, error.__traceback__)
            return
        try:
            flush()
        except Exception as second:  # noqa: BLE001 - a fault while saving must not hide the first
            record(second)
        tell(QApplication.activeWindow(), error)

    def of_thread(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            record(ended.exc_value)

    sys.excepthook = hook
    threading.excepthook = of_thread
