"""The implementation scheme of a case: its five boxes, what lacks, what was out of order."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _
from app.domain.answers import SetValue
from app.domain.parse import parse_money
from app.domain.rules.scheme import finance_closed
from app.domain.schema import FIELDS, Kind
from app.domain.scheme import REASON_KEYS, STATES, SchemeStep, StepState, scheme_of
from app.domain.scheme_record import OnRecord
from app.services.model import HistoryLine
from app.ui import theme
from app.ui.context import Context
from app.ui.fields.sentences import finding_message
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.arrival_card import ArrivalHistory
from app.ui.pages.base import CasePage, Column, button, card, clear, heading
from app.ui.pages.scheme_box import OFF_LIST
from app.ui.pages.scheme_reason import ReasonDialog
from app.ui.pages.scheme_row import SchemeRow

REASON = N_("Recorded out of order: {reason}")
TOLD = N_("{moment}: step {number} recorded out of order. {reason}")
TAKEN_BACK = N_("{moment}: the reason for step {number} was taken back.")
GO_LIST = N_("Open the approved list")


class SchemePage(CasePage):
    """Five numbered boxes, the owner in each; a press opens the page of a step."""

    help_text = N_(
        "The five steps of the programme. A step opens once the one before it is on record; "
        "pressing a closed one asks why it is recorded out of order. Finance is given only to "
        "those on the approved list. Tab goes from box to box, Enter opens one."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(200)
        outer.addWidget(column)
        body = column.body
        heading(
            body,
            _("Implementation scheme"),
            _("From the screening to the finance. Press a step to open it."),
        )
        self.banner = Banner()
        body.addWidget(self.banner)
        self.row = SchemeRow(scheme_of(self.session.case))
        self.row.chosen.connect(self._chosen)
        body.addWidget(self.row)
        self.parts = QVBoxLayout()
        self._parts_card, layout = card()
        layout.addLayout(self.parts)
        body.addWidget(self._parts_card)
        body.addWidget(self._links())
        self.arrivals = ArrivalHistory(context)
        body.addWidget(self.arrivals)
        self.history = QVBoxLayout()
        self._history_card, layout = card()
        layout.addWidget(theme.label(_("Recorded out of the scheme's order"), "heading"))
        layout.addLayout(self.history)
        self._history_card.hide()
        body.addWidget(self._history_card)
        body.addStretch(1)
        self._stop = self.session.subscribe(self._changed)
        self._show()

    def _links(self) -> QWidget:
        made = [
            button(_("Passport of the project"), "document"),
            button(_("Members and meetings after the founding"), "people"),
        ]
        for one, page in zip(made, ("project", "members"), strict=True):
            one.clicked.connect(partial(self.context.page_wanted.emit, page))
        return FlowRow(*made)

    # -- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Follow the case, and read its history on the store's worker."""
        self._show()
        cases, run = self.context.services.cases, self.context.tasks.run
        run(partial(cases.history, self.session.case_id), self._show_history, None, self)
        self.arrivals.refresh(self.session.case_id)

    def _changed(self, _addresses: frozenset[str]) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        steps = scheme_of(self.session.case)
        self.row.show_steps(steps)
        clear(self.parts)
        begun = [step for step in steps if step.begun and not step.exists_already]
        shown = begun or [step for step in steps if step.state is StepState.OPEN][:1]
        for step in shown:
            self._add_part(step)
        self._parts_card.setVisible(bool(shown))
        self.order_tabs_soon()

    def _add_part(self, step: SchemeStep) -> None:
        self.parts.addWidget(theme.label(f"{step.number}. {_(step.title)}", "heading"))
        if step.on_record:
            there = theme.label("", "why")
            there.setTextFormat(Qt.TextFormat.RichText)
            there.setText(" &nbsp;·&nbsp; ".join(on_record_words(one) for one in step.on_record))
            self.parts.addWidget(there)
        if step.reason:
            self.parts.addWidget(theme.label(_(REASON).format(reason=step.reason), "attention"))
        if not step.missing:
            return
        links = []
        for one in step.missing:
            made = button(_(one.words), kind="link")
            made.clicked.connect(partial(self._go, one.address))
            links.append(made)
        self.parts.addWidget(FlowRow(theme.label(_("Still missing:")), *links))

    def _go(self, address: str) -> None:
        if address.startswith("registration."):  # asked beside the wizard
            self.context.page_wanted.emit("next_steps")
        else:
            self.context.address_wanted.emit(address)

    def _show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        clear(self.history)
        told = [line for line in lines if line.what == "out_of_order"]
        for line in told:
            self.history.addWidget(theme.label(history_words(line)))
        self._history_card.setVisible(bool(told))

    # -- opening -------------------------------------------------------------------------

    def _chosen(self, number: int) -> None:
        steps = scheme_of(self.session.case)
        step = steps[number - 1]
        self.banner.tell("")
        if not step.locked:
            self.context.page_wanted.emit(step.page)
        elif (closed := finance_closed(self.session.case)) is not None and not step.reason_key:
            self.banner.tell(
                finding_message(closed),
                "bad",
                _("Approved lists"),
                lambda: self.context.page_wanted.emit("lists"),
            )
        elif not step.reason_key:
            self.banner.tell(
                f"{_(step.title)}: {_(STATES[step.state])}. {_(OFF_LIST)}.",
                "bad",
                _(GO_LIST),
                lambda: self._chosen(number - 1),
            )
        else:
            self._ask(step, steps[number - 2])

    def _ask(self, step: SchemeStep, ahead: SchemeStep) -> None:
        dialog = ReasonDialog(step, ahead, self)
        accepted = dialog.exec() == ReasonDialog.DialogCode.Accepted
        reason = dialog.chosen()
        dialog.deleteLater()
        if accepted:
            self.session.edit(SetValue(step.reason_key, reason))
            self.context.page_wanted.emit(step.page)

    def close_page(self) -> None:
        """Stop following the case: the page is about to be destroyed."""
        self._stop()


def history_words(line: HistoryLine) -> str:
    """Return a line of the history: when, which step, the reason as it was given then."""
    number = next((n for n, key in REASON_KEYS.items() if key in line.keys), 0)
    moment = figures.moment(line.at.astimezone())
    words = _(TOLD) if line.reason else _(TAKEN_BACK)
    return words.format(moment=moment, number=number, reason=line.reason)


def on_record_words(one: OnRecord) -> str:
    """Return what is on record with its value, as HTML: «Number of the order: <b>41</b>»."""
    return f"{escape(_(one.words))}: <b>{escape(value_words(one))}</b>"


def value_words(one: OnRecord) -> str:
    """Return the value for the eye: a code as its word, a sum grouped, anything else as typed."""
    field = FIELDS.get(one.address)
    sum_of_money = field is not None and field.kind is Kind.MONEY
    tiyn = parse_money(one.value) if sum_of_money else None
    if tiyn is not None:
        return f"{figures.money(tiyn)}{figures.NBSP}₸"
    return _(one.said) if one.said else " ".join(one.value.split())
