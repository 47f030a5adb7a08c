"""A decision on a list is written down: its number, day, who took it; checked, then frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import figures
from app.core.i18n import N_, _
from app.domain.parse import format_date, parse_date
from app.services.model_lists import Approval
from app.ui import theme
from app.ui.messages import Banner
from app.ui.pages.base import button, clear, labelled

if TYPE_CHECKING:
    from app.ui.pages.lists_decide import Known

MOST = 12
"""So many changes are named one by one in the check; the table behind the dialog shows all."""
MORE = N_("and {count} more")


class DecisionDialog(QDialog):
    """Fields, then everything once more with one warning: it cannot be undone.

    ``change``: a further decision, which says why. ``what`` are lines that say what it does.
    """

    def __init__(
        self,
        known: Known,
        what: Sequence[tuple[str, str]],
        *,
        change: bool = False,
        not_before: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = tuple(what)
        self._change = change
        self._not_before = not_before
        self._today = known.today
        title = _("Change an approved list") if change else _("Approve the list")
        self.setWindowTitle(title)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        self._title = theme.label(title, "heading")
        layout.addWidget(self._title)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self._views = QStackedWidget()
        layout.addWidget(self._views, 1)
        self._views.addWidget(self._asking(known, step))
        self._views.addWidget(self._checking(step))
        self.setMinimumWidth(theme.characters(76))
        self.banner.tell(known.fault, "bad")

    # -- asking --------------------------------------------------------------------------

    def _asking(self, known: Known, step: int) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.number = QLineEdit(known.number)
        self.day = QLineEdit(format_date(known.day or known.today))
        self.by = QLineEdit(known.by)
        self.post = QLineEdit(known.post)
        self.post_ru = QLineEdit(known.post_ru)
        self.body = QLineEdit(known.body)
        self.reason = QPlainTextEdit(known.reason)
        self.reason_ru = QPlainTextEdit(known.reason_ru)
        for field in (self.reason, self.reason_ru):
            field.setTabChangesFocus(True)
            field.setFixedHeight(step * 7)
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addLayout(
            labelled(_("Number of the decision"), self.number, example=_("For example: 5"))
        )
        line.addLayout(labelled(_("Date"), self.day, example=_("For example: 23.11.2026")))
        layout.addLayout(line)
        layout.addLayout(
            labelled(
                _("Who approved it"), self.by, example=_("For example: Ахметов Нұрлан Серікұлы")
            )
        )
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addLayout(labelled(_("Post"), self.post, example=_("For example: head")))
        line.addLayout(
            labelled(_("The same in Russian"), self.post_ru, _("For the Russian paper, if wanted."))
        )
        layout.addLayout(line)
        layout.addLayout(
            labelled(
                _("In whose name"),
                self.body,
                example=_("For example: Түркістан облысының ауыл шаруашылығы басқармасы"),
            )
        )
        if self._change:
            layout.addLayout(
                labelled(_("Why the list is changed"), self.reason, _("It stands on the paper."))
            )
            layout.addLayout(
                labelled(
                    _("Why, in Russian"), self.reason_ru, _("For the Russian paper, if wanted.")
                )
            )
        layout.addStretch(1)
        self.go_on = button(_("Check"), "", "primary")
        self.go_on.clicked.connect(self._to_check)
        layout.addLayout(self._buttons(self.go_on, step))
        return made

    def _checking(self, step: int) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        area = QScrollArea()
        area.setWidgetResizable(True)
        inner = QWidget()
        theme.role(inner, "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._summary = QGridLayout()
        self._summary.setHorizontalSpacing(step * 2)
        self._summary.setVerticalSpacing(step // 2)
        self._summary.setColumnStretch(1, 1)
        column.addLayout(self._summary)
        column.addStretch(1)
        area.setWidget(inner)
        layout.addWidget(area, 1)
        self.warning = Banner()
        layout.addWidget(self.warning)
        self.mend = button(_("Go back and mend"), "left")
        self.mend.clicked.connect(self._to_fields)
        self.sure = button(_("Approve for good"), "", "primary")
        self.sure.clicked.connect(self.accept)
        layout.addLayout(self._buttons(self.sure, step, self.mend))
        return made

    def _buttons(self, yes: QPushButton, step: int, *beside: QPushButton) -> QHBoxLayout:
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(step)
        for one in beside:
            line.addWidget(one)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(yes)
        yes.setDefault(True)
        return line

    # -- checking ------------------------------------------------------------------------

    def _fault(self) -> tuple[str, QWidget] | None:
        day = parse_date(self.day.text())
        if not self.number.text().strip():
            return _("Write the number of the decision, for example 5."), self.number
        if day is None:
            return _("Write the date as day, month, year: 23.11.2026."), self.day
        if day > self._today:
            return _("The date lies ahead: a decision is written down once it was taken."), self.day
        if self._not_before and day < self._not_before:
            before = figures.day(self._not_before)
            said = _("The date is before the decision ahead of it, that of {day}.")
            return said.format(day=before), self.day
        if not self.by.text().strip():
            return _("Write who approved it: surname, name."), self.by
        if not self.post.text().strip():
            return _("Write the post of who approved it."), self.post
        if self._change and not self.reason.toPlainText().strip():
            return _("Write why the list is changed."), self.reason
        return None

    def _to_check(self) -> None:
        fault = self._fault()
        if fault is not None:
            self.banner.tell(fault[0], "bad")
            fault[1].setFocus()
            return
        self.banner.clear()
        clear(self._summary)
        for row, (name, said) in enumerate(self._lines()):
            self._summary.addWidget(theme.label(name, "helper"), row, 0)
            self._summary.addWidget(theme.label(said), row, 1)
        self.warning.tell(
            _("After this the list is frozen: it changes by a further decision only."), "attention"
        )
        self._views.setCurrentIndex(1)
        self.mend.setFocus()  # Enter by mistake freezes nothing

    def _lines(self) -> list[tuple[str, str]]:
        decided = self.approval()
        lines = [
            (_("Number and date"), f"№ {decided.number}, {figures.day(decided.day)}"),
            (_("Who approved it"), f"{decided.by}, {decided.post}"),
            (_("In whose name"), decided.body),
            (_("Why the list is changed"), self.why()[0]),
            *self._what[:MOST],
        ]
        if len(self._what) > MOST:
            lines.append(("", _(MORE).format(count=len(self._what) - MOST)))
        return [(name, said) for name, said in lines if said]

    def _to_fields(self) -> None:
        self._views.setCurrentIndex(0)
        self.number.setFocus()

    def approval(self) -> Approval:
        """Return what was written down; only once the fields were found in order."""
        day = parse_date(self.day.text())
        if day is None:
            raise RuntimeError("the dialog was not accepted")
        number, by, post, body, post_ru = (
            " ".join(field.text().split())
            for field in (self.number, self.by, self.post, self.body, self.post_ru)
        )
        return Approval(number, day, by, post, body, post_ru)

    def why(self) -> tuple[str, str]:
        """Return why the list is changed, in Kazakh and in Russian."""
        return self.reason.toPlainText().strip(), self.reason_ru.toPlainText().strip()
