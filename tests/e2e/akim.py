"""The akim at the window: reads what stands there, types, presses keys, clicks, ticks, chooses.

He never writes an answer but by the keyboard and the mouse; what he clicks must be in sight.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.forms.flow import REVIEW
from app.ui.fields.base import FieldWidget
from app.ui.fields.choices import ListField, RadioField, SearchField
from app.ui.fields.ticks import Tick
from app.ui.pages.flow import FlowPage
from app.ui.shell import MainWindow
from app.ui.wizard.page import StepPage
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.wizard import Wizard

CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 10_000
"""Milliseconds that he waits for the window; a busy machine is no fault of the program."""
LATIN = {*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}

Dialog = TypeVar("Dialog", bound=QDialog)


class Akim:
    """A person before an open window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self._popup: QWidget | None = None

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something stands on the screen."""

        def stands() -> bool:
            self._be_active()
            return until()

        self._qtbot.waitUntil(stands, timeout=PATIENCE)

    # -- the keyboard --------------------------------------------------------------------

    def _under_keys(self) -> QWidget:
        """Return what gets the keys now: an open list of offers, else where the cursor is."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._popup = popup  # PySide forgets the child with its parent's wrapper
            return popup.focusWidget() or popup
        self._be_active()
        target = QApplication.focusWidget()
        assert target is not None, "the cursor is nowhere"
        return target

    def _be_active(self) -> None:
        """Do what a desktop does: the window is active again when a list or dialog has closed."""
        front = QApplication.activeModalWidget() or self.window
        if QApplication.activePopupWidget() is None and not front.isActiveWindow():
            front.activateWindow()
            QApplication.processEvents()

    def letters(self, text: str) -> None:
        """Type where the cursor is."""
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            elif letter in LATIN:
                QTest.keyClicks(self._under_keys(), letter)
            else:  # QTest knows the keys of Latin letters only
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self._under_keys(), event)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key where the cursor is."""
        for _time in range(times):
            QTest.keyPress(self._under_keys(), key, modifiers)
            QTest.keyRelease(self._under_keys(), key, modifiers)

    def tab(self) -> None:
        """Go to the next question."""
        self.press(Qt.Key.Key_Tab)

    # -- the mouse -----------------------------------------------------------------------

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Scroll to a control and click it."""
        QApplication.processEvents()
        self._be_active()
        assert widget.isEnabled(), f"{widget.accessibleName()} is greyed out"
        at = place or widget.rect().center()
        self.bring(widget, at)
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at, delay=-1
        )

    def bring(self, widget: QWidget, place: QPoint) -> None:
        """Scroll until a place of a control is in sight; the page may still be moving."""

        def in_sight() -> bool:
            self.scroll_to(widget)
            return widget.visibleRegion().contains(place)

        self.wait(in_sight)

    @staticmethod
    def scroll_to(widget: QWidget) -> None:
        """Turn the wheel over everything that scrolls above a control."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, 30)
            above = above.parentWidget()
        QApplication.processEvents()

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the button in sight that bears these words (an English msgid)."""
        wanted = _(words).replace("&", "")
        found = [
            button
            for button in (within or self.window).findChildren(QAbstractButton)
            if button.isVisible()
            and wanted in (button.text().strip().replace("&", ""), button.accessibleName())
        ]
        assert len(found) == 1, f"{len(found)} buttons «{wanted}»"
        return found[0]

    def press_button(self, words: str, within: QWidget | None = None) -> None:
        """Click the button that bears these words."""
        self.click(self.button(words, within))

    # -- places --------------------------------------------------------------------------

    def go(self, code: str) -> None:
        """Click a place in the side bar."""
        button = self.window.findChild(QAbstractButton, f"side_{code}")
        assert button is not None
        self.click(button)
        self.wait(lambda: self.window.current_page == code)

    @property
    def wizard(self) -> Wizard:
        """The wizard before him."""
        page = self.window.page
        assert isinstance(page, FlowPage)
        return page.wizard

    @property
    def step(self) -> StepPage:
        """The step before him, with every question on it."""
        page = self.wizard.pages[self.wizard.code]
        self.wait(lambda: page.is_built)
        return page

    def open_step(self, code: str) -> None:
        """Click a step of the rail."""
        self.click(self.wizard.rail.buttons[code])
        assert self.wizard.code == code
        self.settle()

    def go_on(self) -> None:
        """Click «Сақтап, жалғастыру»; the step must have no fault that keeps him."""
        before = self.wizard.code
        self.click(self.wizard.forward)
        assert self.wizard.code != before, f"{before}: {self._keeps()}"
        self.settle()

    def _keeps(self) -> list[tuple[str, str]]:
        found = self.wizard.flow().findings_of(self.wizard.code)
        return [(finding.address, finding.message) for finding in found if finding.blocks]

    def settle(self) -> None:
        """Wait until the step is drawn and the cursor has come to it."""
        if self.wizard.code == REVIEW:
            return
        page = self.step

        def come() -> bool:
            cursor = QApplication.focusWidget()
            return cursor is not None and page.isAncestorOf(cursor)

        self.wait(come)

    # -- questions -----------------------------------------------------------------------

    def field(self, address: str) -> FieldWidget:
        """Return the question of an address; ``founders/surname`` is on the card of a list."""
        page, found = self.step, None
        collection, slash, name = address.partition("/")
        if slash:
            found = page.records[collection].card.fields[name]
        elif address.startswith("agenda."):
            _agenda, item, part = address.split(".")
            found = page.agenda[item].fields[part]
        else:
            found = page.fields[address]
        self.wait(lambda: found.input.isVisible() or found.isVisible())
        return found

    def enter(self, address: str) -> FieldWidget:
        """Click into a question."""
        field = self.field(address)
        control = field.input
        if isinstance(control, QComboBox):
            control = control.lineEdit() or control
        elif isinstance(control, QPlainTextEdit):
            control = control.viewport()
        self.scroll_to(field)
        self.click(control)
        self.wait(field.has_cursor)
        return field

    def write(self, address: str, text: str) -> None:
        """Click into a question and type the answer over what stands there."""
        self.enter(address)
        self.press(Qt.Key.Key_A, CONTROL)
        self.letters(text)
        self.leave_list()

    def fill(self, **answers: str) -> None:
        """Write several answers: ``meeting__date`` stands for ``meeting.date``."""
        for name, text in answers.items():
            self.write(name.replace("__", "."), text)

    def card(self, collection: str, **answers: str) -> None:
        """Write into the card of the chosen row."""
        for name, text in answers.items():
            self.write(f"{collection}/{name}", text)

    def pick(self, address: str, part: str) -> None:
        """Type a part of the words and take what is offered with the arrow and Enter."""
        field = self.enter(address)
        assert isinstance(field, SearchField)
        self.press(Qt.Key.Key_A, CONTROL)
        self.letters(part)
        popup = field.combo.finder.popup()
        assert popup is not None
        self.wait(popup.isVisible)
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not popup.isVisible())
        assert part.casefold() in field.combo.currentText().casefold()

    def leave_list(self) -> None:
        """Close a list of offers that stands open."""
        if isinstance(QApplication.activePopupWidget(), QAbstractItemView):
            self.press(Qt.Key.Key_Escape)

    def choose(self, address: str, code: str) -> None:
        """Click one of a few, or go down an open list until it stands there."""
        field = self.field(address)
        self.scroll_to(field)
        if isinstance(field, RadioField):
            self.click(field.buttons[code])
            return
        assert isinstance(field, ListField)
        self.click(field.combo)
        self.wait(lambda: field.combo.view().isVisible())
        self.press(Qt.Key.Key_Home)
        for _press in range(field.combo.count()):
            if field.combo.view().currentIndex().data(Qt.ItemDataRole.UserRole) == code:
                break
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not field.combo.view().isVisible())
        assert field.combo.currentData() == code

    def tick(self, address: str) -> None:
        """Click a tick."""
        box = self.field(address).input
        assert isinstance(box, Tick)
        before = box.isChecked()
        self.click(box)
        assert box.isChecked() is not before

    def open_item(self, item: str) -> None:
        """Open the panel of an agenda item."""
        panel = self.step.agenda[item]
        self.wait(panel.isVisible)
        self.click(panel.opener)
        self.wait(panel.body.isVisible)

    # -- lists ---------------------------------------------------------------------------

    def rows(self, collection: str) -> RecordsEditor:
        """Return a list of the step."""
        editor = self.step.records[collection]
        self.wait(editor.isVisible)
        return editor

    def add(self, collection: str) -> None:
        """Click «add»: the cursor must come into the card of the new row."""
        editor = self.rows(collection)
        before = editor.model.rowCount()
        self.click(editor.add_button)
        assert editor.model.rowCount() == before + 1
        self.wait(lambda: self.has_cursor_in(editor.card))

    def choose_row(self, collection: str, row: int) -> None:
        """Click a row of the table."""
        editor = self.rows(collection)
        index = editor.model.index(row, 1)
        self.scroll_to(editor.table)
        editor.table.scrollTo(index)
        place = editor.table.visualRect(index).center()
        self.click(editor.table.viewport(), place)
        assert editor.table.currentIndex().row() == row

    def cells(self, collection: str, row: int) -> list[str]:
        """Read a row of the table."""
        model = self.rows(collection).model
        return [str(model.index(row, c).data() or "") for c in range(model.columnCount())]

    @staticmethod
    def has_cursor_in(widget: QWidget) -> bool:
        """Whether the cursor is within a part of the window."""
        cursor = QApplication.focusWidget()
        return cursor is not None and widget.isAncestorOf(cursor)

    # -- reading -------------------------------------------------------------------------

    def reads(self, address: str) -> str:
        """Read what stands in a question."""
        field = self.field(address)
        control = field.input
        if isinstance(field, RadioField):
            return next((c for c, b in field.buttons.items() if b.isChecked()), "")
        if isinstance(control, QComboBox):
            return control.currentText()
        if isinstance(control, QPlainTextEdit):
            return control.toPlainText()
        if isinstance(control, Tick):
            return "1" if control.isChecked() else ""
        assert isinstance(control, QLineEdit)
        return control.text()

    def faults(self, address: str) -> list[str]:
        """Read the faults and doubts that stand below a question."""
        return [line.text() for line in self.field(address)._lines if line.isVisible()]

    def hint(self, address: str) -> str:
        """Read what follows from an answer, below its question; all blanks are plain."""
        return " ".join(self.field(address).hint.text().split())

    def take_offer(self, address: str) -> None:
        """Take over what is offered below a question, by Enter on its link."""
        offered = self.field(address).offered
        self.wait(offered.isVisible)
        self.scroll_to(offered)
        offered.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return)

    def follow_link(self, view: QTextBrowser, target: str) -> None:
        """Scroll to a link of a text and click it."""
        cursor = view.textCursor()
        document = view.document()
        block = document.begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                piece = fragments.fragment()
                if piece.charFormat().anchorHref() == target:
                    cursor.setPosition(piece.position() + 1)
                    view.setTextCursor(cursor)
                    view.ensureCursorVisible()
                    place = view.cursorRect(cursor).center()
                    assert view.anchorAt(place) == target
                    self.click(view.viewport(), place)
                    return
                fragments += 1
            block = block.next()
        raise AssertionError(f"no link to {target}")

    # -- dialogs -------------------------------------------------------------------------

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """Return the dialog of a kind that stands before the window."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def then(self, act: Callable[[], None]) -> None:
        """Do something as soon as the dialog that the next click opens is there."""

        def when_there() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, when_there)
                return
            try:
                act()
            except BaseException:
                dialog.close()  # else its own loop waits for ever
                raise

        QTimer.singleShot(0, when_there)
