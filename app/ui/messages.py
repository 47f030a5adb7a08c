"""Words for people: what happened in place, a question before what cannot be undone, a bug.

A fault of the world (:class:`UserError`) is told with what is safe and what to do; anything else
is a bug, shown with a report that holds no answers and can be copied.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
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

from app.core.errors import UserError
from app.core.i18n import N_, _, fill
from app.ui import icons, theme

_BANNER_ICON = {"bad": "block", "attention": "warn", "good": "check-circle", "info": "info"}
UNEXPECTED = N_("Something unexpected happened in the program. What you typed is kept.")


def error_text(error: BaseException) -> str:
    """Return what to tell a person about an error."""
    if not isinstance(error, UserError):
        return _(UNEXPECTED)
    parts = (error.happened, error.safe, error.todo)
    return " ".join(fill(part, error.arguments) for part in parts if part)


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
    box.setText(question)
    box.setInformativeText(consequence)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go_on


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Tell an error that has no place of its own."""
    if not isinstance(error, UserError):
        show_bug(error, parent)
        return
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Auyl Amanaty"))
    box.setText(fill(error.happened, error.arguments))
    rest = [fill(part, error.arguments) for part in (error.safe, error.todo) if part]
    box.setInformativeText("\n".join(rest))
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def report(error: BaseException) -> str:
    """Return a report of a bug: where it happened and with what, without any value or answer."""
    lines = [
        f"auyl-koop · Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()} · {platform.machine()}",
        type(error).__name__,
    ]
    lines += [
        f"  {frame.name} ({_short(frame.filename)}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(lines)


def _short(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("app") :]) if "app" in parts else parts[-1]


class BugDialog(QDialog):
    """Says that a bug happened and offers its report to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Auyl Amanaty"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_("The program made a mistake"), "heading"))
        layout.addWidget(theme.label(_(UNEXPECTED)))
        layout.addWidget(
            theme.label(
                _("You can go on working. The report below holds nothing that you typed."), "why"
            )
        )
        self.text = QPlainTextEdit(report(error))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Report of the mistake"))
        self.text.setMinimumSize(theme.characters(70), step * 16)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


_bug_open = False


def show_bug(error: BaseException, parent: QWidget | None = None) -> None:
    """Record a bug and show it once; a second one while the first is shown is only recorded."""
    global _bug_open  # noqa: PLW0603 - one dialog for the whole program
    from app.ui import faults

    faults.record(error)
    if _bug_open:
        return
    _bug_open = True
    try:
        BugDialog(error, parent).exec()
    finally:
        _bug_open = False


def install(flush: Callable[[], None]) -> None:
    """Catch exceptions that leave a slot: keep the draft first, then record and tell."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, error.__traceback__)
            return
        try:
            flush()
        except Exception as second:  # noqa: BLE001 - a fault while saving must not hide the first
            from app.ui import faults

            faults.record(second)
        show_bug(error)

    sys.excepthook = hook
