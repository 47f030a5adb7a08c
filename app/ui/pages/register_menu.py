"""What may be done with a row of the register: its menu, and copying the selected rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.register_words import direction_name
from app.ui import icons
from app.ui.pages.register_columns import COLUMNS
from app.ui.strangers import shortened

if TYPE_CHECKING:
    from app.services.model_register import RegisterRow
    from app.ui.pages.register import RegisterPage

MOST_COPIED = 5000
NAME_SHOWN = 48
"""So many letters of a place stand in the menu."""
COPIED = N_("Rows copied: {count}")
CUT = N_("Rows copied: {count}, the first ones. The workbook holds all of them.")


class RowMenu(QObject):
    """The menu of the row under the cursor."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page = page
        page.table.menu_wanted.connect(self.show)
        page.table.copy_wanted.connect(self.copy)

    def show(self, point: QPoint) -> None:
        """Open the menu."""
        if self._page.table.current_id():
            self.made().popup(point)

    def made(self) -> QMenu:
        """Return the menu for the row under the cursor."""
        page = self._page
        menu = QMenu(page)
        current = page.table.currentIndex()
        row = page.model.row_at(current.row()) if current.isValid() else None
        case_id = page.table.current_id()

        def add(text: str, icon: str, slot: Callable[[], None]) -> None:
            action = menu.addAction(icons.icon(icon, "muted"), text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False: slot())

        wanted = page.context.case_wanted.emit
        add(_("Open"), "folder", lambda: wanted(case_id, "scheme"))
        add(_("Papers"), "documents", lambda: wanted(case_id, "documents"))
        if row is not None:
            menu.addSeparator()
            for text, name, value in self._likes(row):
                add(text, "search", partial(page.filters.only, name, value))
        menu.addSeparator()
        add(_("Copy the selected rows"), "copy", self.copy)
        add(_("Select all"), "check", page.table.selectAll)
        menu.addSeparator()
        add(_("Move to the bin"), "bin", lambda: page.context.bin_wanted.emit(case_id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _likes(self, row: RegisterRow) -> list[tuple[str, str, object]]:
        """Return what the table may be narrowed to by this row."""
        district = (row.oblast, row.district)
        found: list[tuple[str, str, object]] = []
        only = _("Only «{name}»")

        def named(name: str) -> str:
            return only.format(name=shortened(name, NAME_SHOWN))

        if row.district:
            found.append((named(row.district), "district", district))
        if row.okrug:
            found.append((named(row.okrug), "okrug", (*district, row.okrug)))
        if row.direction:
            name = direction_name(row.direction, self._page.model.directions)
            found.append((named(name), "direction", row.direction))
        return found

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table: heads, then a line each."""
        page = self._page
        chosen = page.table.chosen()
        ids = page.model.ids if chosen is None else chosen
        if not ids:
            return
        register = page.context.services.register
        part = ids[:MOST_COPIED]
        page.context.tasks.run(
            lambda: register.rows(part),
            lambda rows: self._take(rows, cut=len(ids) > len(part)),
            page.banner.tell_error,
            page,
        )

    def _take(self, rows: Sequence[RegisterRow], *, cut: bool) -> None:
        page = self._page
        columns = [COLUMNS[one.code] for one in page.table.columns()]
        lines = ["\t".join(_(column.title) for column in columns)]
        for row in rows:
            cells = (column.text(row, page.model.directions) for column in columns)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))
        page.context.notice.emit(_(CUT if cut else COPIED).format(count=number(len(rows))))
