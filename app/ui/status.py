"""The status line: when it was saved or why not, the okrug, how many findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from app.core.figures import clock
from app.core.i18n import N_, _
from app.ui import icons, theme
from app.ui.strangers import tip

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    Reason = Callable[[], str]  # said anew when the language changes

SAVED = N_("Saved at {time}")
NOT_SAVED = N_("Not saved: {reason}")
BLOCKING = N_("{count} to correct")
WARNINGS = N_("{count} to look at")
NO_BACKUP = N_("No backup was made: {reason}")
LONGEST = 64
"""Characters of a text that are shown; pointing at it shows the rest."""
SHORTEST = 24
"""Characters of a text for which there is always room."""
NOTICE_MS = 6000


def _say(label: QLabel, text: str) -> None:
    """Show a text in one line, cut with «…»: a long one must never widen the window."""
    from PySide6.QtCore import Qt

    room = theme.characters(LONGEST)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
    label.setMinimumWidth(min(label.sizeHint().width(), theme.characters(SHORTEST)))
    label.setToolTip(tip(text))
    label.setAccessibleName(text)


class _Line(QLabel):
    """A line that ends with «…» where the window has less room than it takes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter

        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter.value, text)
        painter.end()


class StatusLine(QStatusBar):
    """Emits ``findings_wanted`` when the count of findings is pressed."""

    findings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(step, step // 4, step, step // 4)
        self._saved = _Line()
        self._okrug = _Line()
        self._notice = _Line()
        self._backup = _Line()
        theme.role(self._backup, "attention")
        self._working = QProgressBar()
        self._working.setRange(0, 0)
        self._working.setFixedWidth(step * 8)
        self._working.setTextVisible(False)
        self._working.hide()
        self._findings = QPushButton()
        theme.role(self._findings, "link")
        self.setMinimumHeight(theme.unit() * 4)
        self._findings.clicked.connect(self.findings_wanted)
        self._findings.hide()
        for widget in (self._saved, self._okrug, self._backup, self._notice):
            self.addWidget(widget)
        self.addPermanentWidget(self._working)
        self.addPermanentWidget(self._findings)
        self._moment: datetime | None = None
        self._unsaved: Reason | None = None
        self._no_backup: Reason = str
        self._counts: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: _say(self._notice, ""))
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(500)  # work shorter than half a second shows nothing
        self._delay.timeout.connect(self._working.show)
        self.retranslate()
        theme.watcher.changed.connect(self.retranslate)

    def show_saved(self, moment: datetime) -> None:
        """Say when the case was saved."""
        self._moment, self._unsaved = moment, None
        theme.role(self._saved, "")
        _say(self._saved, "✓ " + _(SAVED).format(time=clock(moment)))

    def show_waiting(self) -> None:
        """Say that a change is about to be saved."""
        _say(self._saved, _("Saving…"))

    def show_not_saved(self, reason: Reason) -> None:
        """Say why the case is not saved."""
        self._moment, self._unsaved = None, reason
        theme.role(self._saved, "bad")
        _say(self._saved, "⚠ " + _(NOT_SAVED).format(reason=reason()))

    def show_okrug(self, name: str) -> None:
        """Show where we are."""
        _say(self._okrug, f"·  {name}" if name else "")

    def show_findings(self, blocking: int, warnings: int) -> None:
        """Show how many findings the open case has."""
        self._counts = (blocking, warnings)
        parts = []
        if blocking:
            parts.append(_(BLOCKING).format(count=blocking))
        if warnings:
            parts.append(_(WARNINGS).format(count=warnings))
        text = " · ".join(parts) or _("Nothing to correct")
        name = "block" if blocking else "warn" if warnings else "check-circle"
        tint = "bad" if blocking else "attention" if warnings else "good"
        self._findings.setIcon(icons.icon(name, tint))
        self._findings.setText(text)
        self._findings.setAccessibleName(text)
        self._findings.show()

    def show_case(self, *, is_open: bool) -> None:
        """Without an open case nothing is saved and nothing is found."""
        if not is_open:
            self._moment = self._unsaved = None
            self._counts = None
            _say(self._saved, "")
            self._findings.hide()

    def notice(self, text: str) -> None:
        """Say something for a few seconds."""
        _say(self._notice, f"·  {text}")
        self._timer.start(NOTICE_MS)

    def show_backup_fault(self, reason: Reason) -> None:
        """Say that the automatic backup failed and why, until one was made."""
        self._no_backup = reason
        said = reason()
        text = f"⚠ {_(NO_BACKUP).format(reason=said)}" if said else ""
        _say(self._backup, text)

    @property
    def backup_text(self) -> str:
        """What it says about the automatic backup."""
        return self._backup.toolTip()

    def show_busy(self, running: int) -> None:
        """Show that something is being done, once it takes longer than half a second."""
        if running and not self._delay.isActive() and self._working.isHidden():
            self._delay.start()
        if not running:
            self._delay.stop()
            self._working.hide()

    @property
    def saved_text(self) -> str:
        """What it says about saving."""
        return self._saved.toolTip()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._working.setAccessibleName(_("Work in progress"))
        self._findings.setAccessibleDescription(_("Opens the check of the case"))
        _say(self._notice, "")
        self.show_backup_fault(self._no_backup)
        if self._unsaved is not None:
            self.show_not_saved(self._unsaved)
        elif self._moment is not None:
            self.show_saved(self._moment)
        if self._counts is not None:
            self.show_findings(*self._counts)
