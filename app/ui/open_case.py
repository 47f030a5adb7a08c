"""What goes with an open case: its session, its autosave, the findings in the status line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.core.errors import UserError
from app.core.log import record
from app.ui.autosave import Autosave
from app.ui.context import Context
from app.ui.messages import unsaved_text
from app.ui.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.session import CaseSession
    from app.ui.pages.base import Page

FINDINGS_MS = 250
"""Rules run this long after the last change, never at each key."""


class OpenCaseControl(QObject):
    """One open case from opening to closing."""

    def __init__(
        self,
        session: CaseSession,
        context: Context,
        status: StatusLine,
        on_change: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._status = status
        self._on_change = on_change
        self.autosave = Autosave(session, context.services.cases, context.tasks, self)
        self.autosave.saved.connect(self._saved)
        self.autosave.waiting.connect(status.show_waiting)
        self.autosave.failed.connect(self._not_saved)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FINDINGS_MS)
        self._timer.timeout.connect(self._count)
        self._stop = session.subscribe(self._changed)
        status.show_saved(session.summary.updated_at.astimezone())
        self._timer.start()

    def _changed(self, _addresses: frozenset[str]) -> None:
        self._timer.start()

    def _saved(self, moment: datetime) -> None:
        self._status.show_saved(moment.astimezone())

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            record(error)
        self._status.show_not_saved(lambda: unsaved_text(error))

    def _count(self) -> None:
        from app.forms.flows import counted_findings  # not before the first paint

        findings = counted_findings(self.session.case, self.session.findings)
        blocking = sum(finding.blocks for finding in findings)
        self._status.show_findings(blocking, len(findings) - blocking)
        self._on_change()

    def save(self) -> None:
        """Save what is unsaved now."""
        self.autosave.save()

    def flush(self) -> None:
        """Save and wait for it."""
        self.autosave.flush()

    def go_to(self, page: Page, address: str) -> None:
        """Open the step of an address and put the cursor into its field."""
        go = getattr(page, "go_to", None)
        if go is not None:
            go(address)

    def stop(self) -> None:
        """The case is closed."""
        self._timer.stop()
        self._stop()
        self.autosave.stop()
