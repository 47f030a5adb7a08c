"""The case forms that the papers of a case print: looked at, and written otherwise where needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.case_forms import own_forms, write_form
from app.ui import icons, theme
from app.ui.context import Context
from app.ui.pages.paper_format import LANGUAGES
from app.ui.record_ids import new_id
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.tasks import RENDER
from app.ui.wrapped_head import WrappedHead, wrapped

if TYPE_CHECKING:
    from app.services.papers import AskedForm
    from app.services.session import CaseSession

CASES: dict[str, str] = {
    "genitive": N_("Genitive"),
    "dative": N_("Dative"),
    "accusative": N_("Accusative"),
    "locative": N_("Locative"),
    "ablative": N_("Ablative"),
    "instrumental": N_("Instrumental"),
    "prepositional": N_("Prepositional"),
}
HEADS = (N_("Language"), N_("Text"), N_("Case"), N_("The program's form"), N_("Your own form"))
OWN = 4
UNSURE = N_("The program is not sure of this form: look at it")
WHY = N_(
    "In sentences these texts take endings: «Ахметов Нұрлан», but «Ахметов Нұрланды сайлау». Where "
    "the program's form is wrong, write the right one into the last column: every paper prints "
    "it, and it is remembered. Forms that the program is not sure of stand first."
)
NONE = N_("The papers of this case print no text in a case yet.")


class FormsTable(QTableWidget):
    """F2, Enter and typing write the own form, in whichever cell of a row the cursor stands."""

    def write(self, row: int) -> None:
        """Open the editor for a row's own form."""
        item = self.item(row, OWN)
        if item is not None:
            self.setCurrentCell(row, OWN)
            self.editItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the cell that can be written; what an open editor passes on is left alone."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and self.currentRow() >= 0:
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.write(self.currentRow())
                return
            if event.text().strip() and event.text().isprintable():
                self.setCurrentCell(self.currentRow(), OWN)
        super().keyPressEvent(event)


class WholeText(QStyledItemDelegate):
    """Asks for the height of all lines: Qt forgets the style's padding where it counts them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a text in the room that the padding leaves it."""
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -theme.unit() * 2, 0)
        return super().sizeHint(narrow, index) + QSize(0, theme.unit())


class CaseFormsTab(QWidget):
    """A table whose last column takes the official's own form."""

    def __init__(
        self, context: Context, session: CaseSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self.asked: tuple[AskedForm, ...] = ()
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.unit(), 0, 0)
        layout.setSpacing(theme.unit())
        self._why = theme.label(_(WHY), "why")
        layout.addWidget(self._why)
        self.table = FormsTable(0, len(HEADS))
        self.table.setItemDelegate(WholeText(self.table))
        self.table.setHorizontalHeader(WrappedHead(self.table))
        for column, said in enumerate(HEADS):
            named = QTableWidgetItem(_(said))
            named.setData(Qt.ItemDataRole.TextAlignmentRole, wrapped(Qt.AlignmentFlag.AlignLeft))
            self.table.setHorizontalHeaderItem(column, named)
        # Always there: Qt shares out the columns' room before it knows that the rows scroll.
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        by_rows(self.table)
        self.table.setAccessibleName(_("Case forms"))
        self.table.setAccessibleDescription(_("F2 or typing writes your own form"))
        rows = self.table.verticalHeader()
        rows.hide()
        # What is looked at is the end of a form: it is never cut.
        rows.setMinimumSectionSize(theme.unit() * 4)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        for column in range(len(HEADS)):
            narrow = column in (0, 2)
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.ResizeToContents if narrow else mode.Stretch)
        self.table.itemChanged.connect(self._written)
        self.table.cellDoubleClicked.connect(lambda row, _column: self.table.write(row))
        layout.addWidget(self.table, 1)
        self._stop = session.subscribe(lambda _addresses: self._show_own())

    def close_tab(self) -> None:
        """Stop following the case."""
        self._stop()

    def _show_own(self) -> None:
        """Show his forms as the case has them now: undo takes them back on every page."""
        own = own_forms(self._session.answers)
        self._filling = True
        for row, one in enumerate(self.asked):
            item, written = self.table.item(row, OWN), own.get((one.language, one.text, one.case))
            if item is not None and item.text() != (written or ""):
                item.setText(written or "")
                item.setToolTip(tip(written or ""))
        self._filling = False

    def read_if_shown(self) -> None:
        """Ask on the render worker which forms the papers print; they are all laid out for it."""
        if not self.isVisible():
            return
        services, case = self._context.services, self._session.case

        def work() -> tuple[AskedForm, ...]:
            found = [
                asked
                for language in ("kk", "ru")
                for asked in services.papers.asked_forms(case, language)
            ]
            return tuple(sorted(found, key=lambda asked: asked.certain))

        self._context.tasks.run(work, self._show, None, self, worker=RENDER)

    def _show(self, asked: tuple[AskedForm, ...]) -> None:
        self.asked = asked
        self._why.setText(_(WHY) if asked else _(NONE))
        own = own_forms(self._session.answers)
        self._filling = True
        self.table.setRowCount(len(asked))
        for row, one in enumerate(asked):
            written = own.get((one.language, one.text, one.case), "")
            language, case = _(LANGUAGES[one.language]), _(CASES[one.case])
            words = (language, one.text, case, one.proposed, written)
            for column, text in enumerate(words):
                self.table.setItem(row, column, self._item(text, column, sure=one.certain))
        self._filling = False

    def _item(self, text: str, column: int, *, sure: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(tip(text))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if column == OWN else flags)
        if column == OWN - 1 and not sure:
            item.setIcon(icons.icon("warn", "attention"))
            item.setToolTip(_(UNSURE))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {_(UNSURE)}")
        return item

    def _written(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != OWN:
            return
        asked = self.asked[item.row()]
        key = (asked.language, asked.text, asked.case)
        self._session.edit(*write_form(self._session.answers, key, item.text(), new_id()))
        self._session.end_run()
