"""The programme's sample cases below the list of cases: put all in, take all out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import button
from app.ui.progress import ProgressRow

if TYPE_CHECKING:
    from app.services.samples import PutAway

Result = TypeVar("Result")

WHY = N_("Samples never count among your own cases.")
PROGRAMME = N_("126 sample cooperatives with the programme's own totals, for the summary.")


def programme_button() -> QPushButton:
    """Return the button that puts the programme's samples in."""
    made = button(_("The programme's sample data"), "sample")
    made.setToolTip(_(PROGRAMME))
    made.setAccessibleDescription(_(PROGRAMME))
    return made


class SamplesBar(QWidget):
    """Two buttons and how far their work is. Answers come to the page's ``banner``."""

    def __init__(self, context: Context, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step // 2)
        self.progress = ProgressRow()
        layout.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(step)
        row.addWidget(theme.label(_(WHY), "helper"), 1)
        self.put_in_button = programme_button()
        self.put_in_button.clicked.connect(self.put_in)
        self.take_out_button = button(_("Take the samples out"), "close")
        self.take_out_button.clicked.connect(self.take_out)
        row.addWidget(FlowRow(self.put_in_button, self.take_out_button))
        layout.addLayout(row)
        self.take_out_button.hide()

    def show_samples(self, count: int) -> None:
        """Offer to take samples out when the list holds some."""
        self.take_out_button.setVisible(count > 0)

    def put_in(self) -> None:
        """Put the programme's cases into the store, with a bar that can be stopped."""
        from app.services.samples import PUT_IN

        services = self._context.services
        self._work(
            _("Putting the sample cases in"),
            lambda: services.programme(self.progress.report),
            lambda made: _(PUT_IN).format(count=made),
        )

    def take_out(self) -> None:
        """Take all samples out; an open one is saved and closed first."""
        from app.services.samples import TAKEN_OUT

        services = self._context.services
        session = self._context.session
        if session is not None and session.case.sample:
            self._context.close_wanted.emit()

        def told(gone: PutAway) -> str:
            return _(TAKEN_OUT).format(destroyed=gone.destroyed, binned=gone.binned)

        self._work(
            _("Taking the samples out"),
            lambda: services.put_away_samples(self.progress.report),
            told,
        )

    def _work(
        self, title: str, operation: Callable[[], Result], told: Callable[[Result], str]
    ) -> None:
        if self.progress.working:
            return
        self._banner.clear()
        self._set_busy(busy=True)
        self.progress.begin(title)

        def done(result: Result) -> None:
            self._end()
            self._banner.tell(told(result), "good")

        def failed(error: Exception) -> None:
            self._end()
            self._banner.tell_error(error)

        self._context.tasks.run(operation, done, failed, self)

    def _end(self) -> None:
        self.progress.end()
        self._set_busy(busy=False)
        self._context.cases_changed.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self.put_in_button.setDisabled(busy)
        self.take_out_button.setDisabled(busy)
