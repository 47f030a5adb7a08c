"""A decision on a list is written down: its number, day, who took it; checked, then frozen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
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
from app.ui.pages.base import button, clear, labelled, scrolling
from app.ui.pages.lists_rows import ACTS, capital, named

if TYPE_CHECKING:
    from app.ui.pages.lists_decide import Known

MOST = 12
"""So many changes are named one by one in the check; the table behind the dialog shows all."""
MORE = N_("and {count} more")
AROUND = 6
"""What a system draws around a dialog, in units of spacing."""


class DecisionDialog(QDialog):
    """Fields, then everything once more with one warning: it cannot be undone.

    ``change``: a further decision, which says why. ``what`` are lines that say what it does.
    ``to_sign`` shows its paper while nobody has signed it.
    """

    def __init__(
        self,
        known: Known,
        what: Sequence[tuple[str, str]],
        *,
        change: bool = False,
        not_before: date | None = None,
        to_sign: Callable[[DecisionDialog], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._to_sign = to_sign
        self._what = tuple(what)
        self._change = change
        self._not_before = not_before
        self._known = known
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
        self._fit()
        self._to_fields()

    # -- asking --------------------------------------------------------------------------

    def _asking(self, known: Known, step: int) -> QWidget:
        made = QWidget()
        outer = QVBoxLayout(made)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(step)
        self._fields = QWidget()
        layout = QVBoxLayout(self._fields)
        layout.setContentsMargins(0, 0, step, 0)
        layout.setSpacing(step)
        self._make_fields(known, step)
        layout.addLayout(
            beside(
                labelled(_("Kind of the paper"), self.act),
                labelled(_("Number"), self.number, example=_("For example: 5")),
                labelled(_("Date"), self.day, example=_("For example: 23.11.2026")),
            )
        )
        layout.addLayout(
            labelled(
                _("Who approved it"), self.by, example=_("For example: Ахметов Нұрлан Серікұлы")
            )
        )
        in_russian = _("For the Russian paper, if wanted.")
        layout.addLayout(
            beside(
                labelled(_("Post"), self.post, example=_("For example: head")),
                labelled(_("The same in Russian"), self.post_ru, in_russian),
            )
        )
        example = _("For example: Түркістан облысының ауыл шаруашылығы басқармасы")
        layout.addLayout(labelled(_("In whose name"), self.body, example=example))
        if self._change:
            why = _("It stands on the paper.")
            layout.addLayout(labelled(_("Why the list is changed"), self.reason, why))
            layout.addLayout(labelled(_("Why, in Russian"), self.reason_ru, in_russian))
        layout.addStretch(1)
        self._area = scrolling(self._fields)  # a low window scrolls; the buttons stay in sight
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(self._area, 1)
        self.go_on = button(_("Check"), "", "primary")
        self.go_on.clicked.connect(self._to_check)
        self.unsigned = button(_("Print it to be signed…"), "document")
        self.unsigned.setAutoDefault(False)
        self.unsigned.setVisible(self._to_sign is not None)
        self.unsigned.clicked.connect(self._show_to_sign)
        outer.addLayout(self._buttons(self.go_on, step, self.unsigned))
        return made

    def _show_to_sign(self) -> None:
        if self._to_sign is not None:
            self._to_sign(self)

    def _make_fields(self, known: Known, step: int) -> None:
        self.act = QComboBox()
        for act, words in ACTS.items():
            self.act.addItem(capital(_(words)), act)
        self.act.setCurrentIndex(max(0, self.act.findData(known.act)))
        self.number = QLineEdit(known.number)
        self.day = QLineEdit(known.day or format_date(known.today))
        self.by = QLineEdit(known.by)
        self.post = QLineEdit(known.post)
        self.post_ru = QLineEdit(known.post_ru)
        self.body = QLineEdit(known.body)
        self.reason = QPlainTextEdit(known.reason)
        self.reason_ru = QPlainTextEdit(known.reason_ru)
        for field in (self.reason, self.reason_ru):
            field.setTabChangesFocus(True)
            field.setFixedHeight(step * 7)

    def _fit(self) -> None:
        """Open as high as the fields take, never higher than the screen."""
        hint, least = self.sizeHint(), self._area.sizeHint().height()
        high = hint.height() + max(0, self._fields.sizeHint().height() - least)
        room = self.screen().availableGeometry().height() - theme.unit() * AROUND
        self.resize(max(hint.width(), self.minimumWidth()), min(high, room))

    def _checking(self, step: int) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        area = QScrollArea()
        area.setAccessibleName(_("Check"))
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
        cancel.setAutoDefault(False)  # Enter in a field never throws away what was typed
        line = QHBoxLayout()
        line.setSpacing(step)
        for one in beside:
            line.addWidget(one)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(yes)
        return line

    # -- checking ------------------------------------------------------------------------

    def _fault(self) -> tuple[str, QWidget] | None:
        day = parse_date(self.day.text())
        if not self.number.text().strip():
            return _("Write the number of the paper, for example 5."), self.number
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
            self._area.ensureWidgetVisible(fault[1])
            return
        self.banner.clear()
        clear(self._summary)
        for row, (name, said) in enumerate(self._lines()):
            top = Qt.AlignmentFlag.AlignTop
            self._summary.addWidget(theme.label(name, "helper"), row, 0, top)
            self._summary.addWidget(theme.label(said), row, 1)
        self.warning.tell(
            _("After this the list is frozen: it changes by a further decision only."), "attention"
        )
        self._views.setCurrentIndex(1)
        self.mend.setDefault(True)  # Enter by mistake freezes nothing
        self.mend.setFocus()

    def _lines(self) -> list[tuple[str, str]]:
        decided = self.approval()
        lines = [
            (_("The paper"), named(decided.act, decided.number, decided.day)),
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
        self.go_on.setDefault(True)
        self.number.setFocus()

    def approval(self) -> Approval:
        """Return what was written down; only once the fields were found in order."""
        day = parse_date(self.day.text())
        if day is None:
            raise RuntimeError("the dialog was not accepted")
        return self._approval(day)

    def unsigned_approval(self) -> Approval:
        """Return what is known of the decision so far; its number and day count for nothing."""
        return self._approval(self._today)

    def _approval(self, day: date) -> Approval:
        number, by, post, body, post_ru = (
            " ".join(field.text().split())
            for field in (self.number, self.by, self.post, self.body, self.post_ru)
        )
        return Approval(number, day, by, post, body, post_ru, self.act.currentData())

    def typed(self) -> Known:
        """Return everything as it was typed, to be offered again; the fault is told no more."""
        reason, reason_ru = self.why()
        return replace(
            self._known,
            by=self.by.text(),
            post=self.post.text(),
            body=self.body.text(),
            number=self.number.text(),
            day=self.day.text(),
            act=self.act.currentData(),
            reason=reason,
            post_ru=self.post_ru.text(),
            reason_ru=reason_ru,
            fault="",
        )

    def why(self) -> tuple[str, str]:
        """Return why the list is changed, in Kazakh and in Russian."""
        return self.reason.toPlainText().strip(), self.reason_ru.toPlainText().strip()


def beside(*fields: QLayout) -> QHBoxLayout:
    """Return fields in one row, each as wide as the others, their labels on one line."""
    line = QHBoxLayout()
    line.setSpacing(theme.unit())
    for field in fields:
        line.addLayout(field, 1)
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line
