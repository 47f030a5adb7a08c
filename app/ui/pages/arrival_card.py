"""What another office's file brought: results in sentences, each a link to where it stands."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import theme
from app.ui.context import Context
from app.ui.pages.base import clear, link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.arrivals import Arrival, News

CAME = N_("An answer came: {title}")
FROM = N_("{moment}: from {sender}")
SOMEBODY = N_("another office")
OTHER = N_("other answers")
FRESH = timedelta(days=30)
"""So long home tells of an answer; the scheme's page tells of it for ever."""


class ArrivalCard(QFrame):
    """The last answer on the home page; it is not there when nothing came lately."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self._context = context
        self._shown: Arrival | None = None
        step = theme.unit()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(step * 2, step, step * 2, step)
        self._layout.setSpacing(step // 2)
        self.hide()

    def refresh(self) -> None:
        """Read what came last."""
        services = self._context.services

        def read() -> Arrival | None:
            from app.services.arrivals import latest_arrival

            return latest_arrival(services.cases, services.reference)

        self._context.tasks.run(read, self._show, None, self)

    def _show(self, arrival: Arrival | None) -> None:
        now = self._context.services.clock.now()
        fresh = arrival is not None and now - arrival.at < FRESH
        self.setVisible(fresh)
        if arrival is None or arrival == self._shown:
            return
        self._shown = arrival
        clear(self._layout)
        title = titled(arrival.title)
        self._layout.addWidget(theme.label(_(CAME).format(title=title), "heading"))
        self._layout.addWidget(theme.label(from_words(arrival), "helper"))
        add_news(
            self._layout,
            arrival.news,
            lambda place: self._context.case_wanted.emit(arrival.case_id, place),
        )


class ArrivalHistory(QFrame):
    """Every answer that came for one case, the newest first; not there when none came."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self._context = context
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_("Came from other offices"), "heading"))
        self._lines = QVBoxLayout()
        layout.addLayout(self._lines)
        self.hide()

    def refresh(self, case_id: int) -> None:
        """Read what came for a case."""
        services = self._context.services

        def read() -> tuple[Arrival, ...]:
            from app.services.arrivals import arrivals_of

            return arrivals_of(services.cases, services.reference, case_id)

        self._context.tasks.run(read, self._show, None, self)

    def _show(self, arrivals: Sequence[Arrival]) -> None:
        clear(self._lines)
        for one in arrivals:
            words = from_words(one)
            if not one.news:
                words = f"{words} · {_(OTHER)}"
            self._lines.addWidget(theme.label(words, "why"))
            add_news(self._lines, one.news, self._context.page_wanted.emit)
        self.setVisible(bool(arrivals))


def from_words(arrival: Arrival) -> str:
    """Return when an answer came, and from whom."""
    moment = figures.moment(arrival.at.astimezone())
    return _(FROM).format(moment=moment, sender=arrival.sender or _(SOMEBODY))


def add_news(layout: QVBoxLayout, news: Sequence[News], go: Callable[[str], None]) -> None:
    """Put results below one another, each a link to the page where it stands."""
    for one in news:
        layout.addWidget(link(one.words, partial(go, one.place)))
