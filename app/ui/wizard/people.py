"""The founders: a compact table, and the card of one person beside it.

Wide grids were the top complaint about such tools: a person is edited in a card, people in bulk
come by paste or from a file, ticks for many are set through the selection.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.forms.spec import AskRecords
from app.services.session import CaseSession
from app.ui import icons, theme
from app.ui.fields.look import chars
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.wizard.founders_model import FoundersModel
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.records_model import RecordsModel

BULK: tuple[tuple[str, str, str], ...] = (
    (N_("Came to the meeting"), "attendance", "present"),
    (N_("Did not come"), "attendance", "absent"),
    (N_("Signed"), "signed", "1"),
    (N_("Compared with the identity card"), "compared", "1"),
)
LEAST_HEIGHT = 10
"""Rows of the table on the lowest window."""

SEEN_ROWS = 6
"""Rows of the table above the card, where both do not fit beside each other."""

BESIDE_CHARS = 86
"""From this width on the card stands beside the table."""

QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own word for «no limit»."""


class PeopleEditor(RecordsEditor):
    """Draws the founders; ``import_wanted`` asks the wizard to show the import."""

    import_wanted = Signal(object)  # a Path, or the pasted text
    wide = True

    def __init__(
        self,
        asked: AskRecords,
        session: CaseSession,
        parent: QWidget | None = None,
        *,
        may_import: bool = False,
    ) -> None:
        self._may_import = may_import
        super().__init__(asked, session, parent)
        self._search_later = QTimer(self)
        self._search_later.setSingleShot(True)
        self._search_later.setInterval(150)
        self._search_later.timeout.connect(self._filter)
        self._fit_later = QTimer(self)
        self._fit_later.setSingleShot(True)
        self._fit_later.setInterval(0)
        self._fit_later.timeout.connect(self._fit_card)
        self.card.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._search_later.start())
        self.search.returnPressed.connect(self._filter)

    def build(self) -> Generator[None, None, None]:
        """Make the card; Tab comes to the tools first, as they stand."""
        yield from super().build()
        before = self.table.previousInFocusChain()
        tools = (self.import_button, self.paste_button, self.bulk_button, self.search)
        for tool in tools:
            if before is not None:
                QWidget.setTabOrder(before, tool)
            before = tool

    def _make_model(self) -> RecordsModel:
        return FoundersModel(self.asked, self.session, self._marks(), self)

    def _make_buttons(self) -> None:
        super()._make_buttons()
        self.import_button = button(_("From a file…"), "import")
        self.import_button.setAccessibleDescription(
            _("Reads people from an Excel or CSV file; every row is checked")
        )
        self.import_button.clicked.connect(self.choose_file)
        self.paste_button = button(_("Paste"), "copy")
        self.paste_button.setAccessibleDescription(
            _("Takes rows copied in Excel (Ctrl+V in the table)")
        )
        self.paste_button.clicked.connect(self.paste)
        self.bulk_button = QPushButton(_("For the selected"))
        self.bulk_button.setAccessibleDescription(
            _("Sets one answer for all selected rows; Ctrl+A selects all")
        )
        menu = QMenu(self.bulk_button)
        for label, name, value in BULK:
            menu.addAction(_(label)).triggered.connect(
                lambda _on=False, n=name, v=value: self.set_selected(n, v)
            )
        self.bulk_button.setMenu(menu)
        theme.watcher.changed.connect(self._draw_icons)

    def _card_columns(self) -> int:
        """Return one: the card stands beside the table."""
        return 1

    def _draw_icons(self) -> None:
        self.import_button.setIcon(icons.icon("import"))
        self.paste_button.setIcon(icons.icon("copy"))

    def _lay_out(self) -> None:
        unit = theme.unit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        self._head(column)
        column.addWidget(self._tools())
        left = QWidget()
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, unit, 0)
        stack.setSpacing(unit)
        stack.addWidget(self.empty)
        stack.addWidget(self.table, 1)
        stack.addWidget(self.totals)
        stack.addWidget(self.reason)
        stack.addWidget(self.buttons)
        stack.addStretch(0)
        self.frame = QFrame()
        theme.role(self.frame, "card")
        frame_column = QVBoxLayout(self.frame)
        frame_column.setContentsMargins(unit, unit, unit // 2, unit)
        self.card_area = QScrollArea()
        self.card_area.setWidgetResizable(True)
        self.card_area.setFrameShape(QFrame.Shape.NoFrame)
        self.card_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card.setContentsMargins(unit // 2, unit // 2, unit, unit // 2)
        self.card_area.setWidget(self.card)
        self.card_area.viewport().setAutoFillBackground(False)
        self.card.setAutoFillBackground(False)
        frame_column.addWidget(self.card_area)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.setHandleWidth(max(2, unit // 4))
        self.frame.setMinimumWidth(chars(self, 28))
        self.frame.setMaximumWidth(chars(self, 46))
        self.card_box = QWidget()
        boxed = QVBoxLayout(self.card_box)
        boxed.setContentsMargins(unit, 0, 0, 0)
        boxed.addWidget(self.frame)
        self.split.addWidget(self.card_box)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        column.addWidget(self.split, 1)
        self.doubts = QVBoxLayout()
        column.addLayout(self.doubts)

    def _tools(self) -> QWidget:
        search = self._search_line()
        search.setFixedWidth(chars(self, 32))
        bar = FlowRow(self.import_button, self.paste_button, self.bulk_button, search)
        self.import_button.setVisible(self._may_import and self.may_add)
        self.paste_button.setVisible(self._may_import and self.may_add)
        self.bulk_button.setVisible(self.may_add)
        return bar

    def _search_line(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by name or number"))
        self.search.setAccessibleName(_("Find a founder"))
        self.search.setAccessibleDescription(_("Only rows that hold these letters are shown"))
        self.search.setClearButtonEnabled(True)
        return self.search

    def _size_table(self) -> None:
        count = self.model.rowCount()
        known = count > 0 or self.model.is_filtered
        self.table.setVisible(known)
        self.search.setVisible(known)
        self.card_box.setVisible(known)
        self.bulk_button.setEnabled(known)
        self.empty.setVisible(not known)

    def fit(self, height: int) -> None:
        """Fill the height of the window, so that table and card scroll on their own."""
        row = self.table.verticalHeader().defaultSectionSize()
        wanted = max(row * LEAST_HEIGHT, height - theme.unit(self) * 8)
        if self.split.orientation() == Qt.Orientation.Vertical:
            self.table.setMinimumHeight(row * (min(self.model.rowCount(), SEEN_ROWS) + 1))
            self._fit_card()
            return
        self.table.setMinimumHeight(0)
        if not self.may_add:  # a short card: no more than the rows need
            wanted = min(wanted, row * (self.model.rowCount() + 5))
        if not self.model.rowCount():
            wanted = 0
        if self.split.minimumHeight() != wanted:
            self.split.setMinimumHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the table where both do not fit beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= chars(self, BESIDE_CHARS)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.split.orientation() != wanted:
            self.split.setOrientation(wanted)
            self.frame.setMaximumWidth(chars(self, 46) if beside else QWIDGETSIZE_MAX)
            self.card_area.setMinimumHeight(0)
            self.split.setMinimumHeight(0)

    def _fit_card(self) -> None:
        """Below the table the card stands whole: it scrolls with the page, not within it."""
        if self.split.orientation() == Qt.Orientation.Horizontal:
            return
        room = max(1, self.card_area.viewport().width())
        high = self.card.heightForWidth(room) if self.card.hasHeightForWidth() else 0
        wanted = max(high, self.card.sizeHint().height()) + theme.unit(self)
        if self.card_area.minimumHeight() != wanted:
            self.card_area.setMinimumHeight(wanted)
        self.split.setMinimumHeight(self.split.minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the card's height as questions come and go."""
        if watched is self.card and event.type() == QEvent.Type.LayoutRequest:
            self._fit_later.start()
        return super().eventFilter(watched, event)

    # -- bulk ------------------------------------------------------------------------------

    def set_selected(self, name: str, value: str) -> None:
        """Write one answer for all selected founders, as one step of undo."""
        ids = self.rows.selected_ids()
        self.rows.set_all(ids, name, value)
        self._say(_("Set for {count}. Ctrl+Z takes it back.").format(count=len(ids)))

    def paste(self) -> None:
        """Take rows copied in a spreadsheet."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.import_wanted.emit(text)
        else:
            self._say(_("The clipboard holds no text: copy the rows in Excel first."))

    def choose_file(self) -> None:
        """Choose a table of people."""
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("A table of people"),
            "",
            f"{_('Tables')} (*.xlsx *.xls *.csv *.txt);;{_('All files')} (*)",
        )
        if name:
            self.import_wanted.emit(Path(name))

    def _connect(self) -> None:
        super()._connect()
        if self._may_import and self.may_add:
            self.table.pasted.connect(self.paste)

    def _filter(self) -> None:
        self._search_later.stop()
        self.model.filter(self.search.text())
        self.rows.select_row(0 if self.model.rowCount() else -1)
        self._row_chosen()
