"""Fields of one line: text, dates, times, sums, numbers, identifiers."""

from __future__ import annotations

from html import escape
from typing import ClassVar

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from app.core import figures
from app.core.i18n import _
from app.domain.parse import format_date, parse_date, parse_money
from app.services import text as kazakh_text
from app.ui import icons, theme
from app.ui.fields.base import FieldWidget
from app.ui.fields.look import link, link_label
from app.ui.fields.names import is_name

MAX_LENGTH = 2000


class LineField(FieldWidget):
    """A line of text, with a note below it where the kind has something to say."""

    columns: ClassVar[int] = 0
    """Width in characters; 0 is the whole page."""

    explained = False

    def _make_input(self) -> QLineEdit:
        self.edit = QLineEdit()
        self.edit.setMaxLength(MAX_LENGTH)
        if self.columns:
            self.edit.setMinimumWidth(self._width(self.columns))
            self.edit.setMaximumWidth(self._width(self.columns + 4))
        self.edit.textEdited.connect(self._on_text)
        self.edit.returnPressed.connect(self.confirmed)
        self.note = theme.label("", "helper")
        self.note.hide()
        return self.edit

    def _assemble(self) -> None:
        super()._assemble()
        self.column.insertWidget(self.column.indexOf(self.hint), self.note)

    def _on_text(self, text: str) -> None:
        self._typed(text)
        self._say(text)

    def _show_answer(self, text: str) -> None:
        if self.edit.text() != text:
            self.edit.setText(text)
            self.edit.setCursorPosition(len(text) if self.edit.hasFocus() else 0)
        self._say(text)

    def _say(self, text: str) -> None:
        said = self._note_for(text)
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _note_for(self, text: str) -> str:
        """Return what to say below the line about what is typed."""
        del text
        return ""


class TextField(LineField):
    """A line of text. In names, Latin look-alike letters are repaired visibly on leaving."""

    def _make_input(self) -> QLineEdit:
        self._kept = ""  # the person wants these letters as they are
        self._before = ""
        edit = super()._make_input()
        self.undo_link = link_label(
            _("Repaired letters"), _("Enter on the link puts the typed letters back")
        )
        self.undo_link.linkActivated.connect(self._restore)
        return edit

    def _assemble(self) -> None:
        super()._assemble()
        self.column.insertWidget(self.column.indexOf(self.hint), self.undo_link)

    def _cursor_went(self) -> None:
        super()._cursor_went()
        typed = self.edit.text()
        if not is_name(self.field) or not typed or typed == self._kept:
            return
        repaired = kazakh_text.repair_lookalikes(typed)
        if not repaired.changed or repaired.text == typed:
            return
        self._before = typed
        self.edit.setText(repaired.text)
        self._typed(repaired.text)
        self._tell_repair(typed, repaired.text)

    def _tell_repair(self, before: str, after: str) -> None:
        sentence = _("Latin letters were replaced by Kazakh ones: {before} → {after}.").format(
            before=before, after=after
        )
        self.undo_link.setText(f"{escape(sentence)} {link(_('Put them back'))}")
        self.undo_link.setAccessibleDescription(sentence)
        self.undo_link.show()

    def _restore(self, _link: str = "") -> None:
        self._kept = self._before
        self.undo_link.hide()
        self.edit.setText(self._before)
        self._typed(self._before)

    def set_address(self, address: str) -> None:
        """Ask for another record's answer; what was said about letters is forgotten."""
        self._kept = self._before = ""
        self.undo_link.hide()
        super().set_address(address)


class ShortTextField(TextField):
    """A text that is never long: a number of a paper, a postcode."""

    short = True
    columns = 16


class DateField(LineField):
    """A day, typed ``23.11.2026`` or chosen from a calendar; a wrong day stays as typed."""

    short = True
    columns = 12

    def _make_input(self) -> QLineEdit:
        edit = super()._make_input()
        edit.setPlaceholderText(_("dd.mm.yyyy"))
        self.button = QToolButton()
        self.button.setIcon(icons.icon("calendar"))
        theme.watcher.changed.connect(self._draw_icon)
        self.button.setAccessibleName(_("Calendar"))
        self.button.setToolTip(_("Choose the day in a calendar (Alt+Down)"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.menu: QMenu | None = None
        return edit

    def _line_widget(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(max(2, theme.unit(self) // 3))
        row.addWidget(self.edit)
        row.addWidget(self.button)
        row.addStretch(1)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar from the line."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _draw_icon(self) -> None:
        self.button.setIcon(icons.icon("calendar"))

    def open_calendar(self) -> None:
        """Show the calendar at the typed day, or at today."""
        if self.menu is None:
            self.menu = QMenu(self)
            self.calendar = QCalendarWidget()
            self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self.calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
            )
            self.calendar.setAccessibleName(_("Calendar"))
            self.calendar.activated.connect(self._chosen)
            self.calendar.clicked.connect(self._chosen)
            action = QWidgetAction(self.menu)
            action.setDefaultWidget(self.calendar)
            self.menu.addAction(action)
        day = parse_date(self.edit.text())
        self.calendar.setSelectedDate(
            QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        )
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        self.calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        from datetime import date

        text = format_date(date(day.year(), day.month(), day.day()))
        if self.menu is not None:
            self.menu.close()
        self.edit.setText(text)
        self._typed(text)
        self._say(text)
        self.take_cursor()

    def _cursor_went(self) -> None:
        super()._cursor_went()
        day = parse_date(self.edit.text())
        if day is None:
            return
        tidy = format_date(day)
        if tidy != self.edit.text():
            self.edit.setText(tidy)
            self._typed(tidy)


class TimeField(LineField):
    """A time of day: ``10:30``."""

    short = True
    columns = 8


class MoneyField(LineField):
    """A sum in tenge; grouped and in words beneath it as it is typed."""

    short = True
    columns = 18

    def _line_widget(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addWidget(theme.label("₸"))
        row.addStretch(1)
        return line

    def _note_for(self, text: str) -> str:
        tiyn = parse_money(text) if text.strip() else None
        if tiyn is None:
            return ""
        return f"{figures.money(tiyn)} ₸ — {kazakh_text.sum_in_words(tiyn)}"


class WholeField(LineField):
    """A number: whole, or a quantity with a decimal part."""

    short = True
    columns = 8


class PercentField(LineField):
    """A percentage."""

    short = True
    columns = 8

    def _line_widget(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addWidget(theme.label("%"))
        row.addStretch(1)
        return line


class NumberField(LineField):
    """ЖСН or БСН: twelve digits, blanks tolerated; counts them while they are typed."""

    short = True
    columns = 16
    digits = 12

    def _note_for(self, text: str) -> str:
        count = sum(character.isdigit() for character in text)
        if not text or count == self.digits or not self.has_cursor():
            return ""
        return _("{count} of {needed} digits").format(count=count, needed=self.digits)

    def _cursor_went(self) -> None:
        super()._cursor_went()
        bare = "".join(self.edit.text().split())
        if bare.isdigit() and bare.isascii() and bare != self.edit.text():
            self.edit.setText(bare)
            self._typed(bare)
        self._say(self.edit.text())


class IinField(NumberField):
    """ЖСН; offers the birth date that its first digits hold (since 2024 only a custom)."""

    def _make_input(self) -> QLineEdit:
        edit = super()._make_input()
        self.offer = link_label(
            _("Birth date from the ЖСН"), _("Enter on the link writes the date into its field")
        )
        self.offer.linkActivated.connect(self._accept_offer)
        return edit

    def _assemble(self) -> None:
        super()._assemble()
        self.column.insertWidget(self.column.indexOf(self.hint), self.offer)

    def _say(self, text: str) -> None:
        super()._say(text)
        self._offer_birth_date(text)

    def _offer_birth_date(self, text: str) -> None:
        collection, _slash, rest = self.address.partition("/")
        born = birth_date_of(text) if collection == "founders" else ""
        target = f"{collection}/{rest.split('/')[0]}/birth_date"
        self._offered = (target, born)
        show = bool(born) and not self.session.answers.at(target)
        if show:
            sentence = _("Birth date by the number: {date}.").format(date=born)
            self.offer.setText(f"{escape(sentence)} {link(_('Write it down'))}")
        self.offer.setVisible(show)

    def _accept_offer(self, _link: str = "") -> None:
        self.offer.hide()
        self.suggested.emit(*self._offered)


def birth_date_of(iin: str) -> str:
    """Return the birth date that a right ЖСН holds, as it is typed; else an empty string."""
    from app.domain import identifiers

    bare = "".join(iin.split())
    born = identifiers.birth_date_of(bare) if len(bare) == NumberField.digits else None
    return format_date(born) if born else ""


class PhoneField(LineField):
    """A phone number; put into the form +7 (7XX) XXX-XX-XX on leaving when it can be read."""

    short = True
    columns = 20

    def _cursor_went(self) -> None:
        super()._cursor_went()
        from app.domain import identifiers

        tidy = identifiers.format_phone(self.edit.text())
        if tidy and tidy != self.edit.text():
            self.edit.setText(tidy)
            self._typed(tidy)


class IbanField(LineField):
    """An account number (ЖСК)."""

    columns = 30
