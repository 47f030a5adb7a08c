"""A table of answers that takes and gives blocks of a spreadsheet; what is said of its faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.core.i18n import _
from app.domain.findings import Finding
from app.ui.fields.sentences import finding_text

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
"""Row and column."""

SHOWN = 4
"""So many sentences on faults stand below a table; the rest is counted."""


class Cells(Protocol):
    """What a model offers beside Qt's own: cells as text. Others than answers are never written."""

    def text(self, index: Index) -> str:
        """Return what a cell holds."""
        ...

    def write(self, texts: Mapping[Cell, str]) -> int:
        """Write texts, all in one step of undo; return how many cells took one."""
        ...


class BlockTable(QTableView):
    """Delete empties the selected cells, Ctrl+C and Ctrl+V carry blocks, undo is the window's."""

    def take_blocks(self, cells: Cells) -> None:
        """Work on a model's cells; call it once the model is set."""
        self._texts = cells
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.setCornerButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of blocks; leave undo and the pages of the window to it."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        ):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._texts.write({(i.row(), i.column()): "" for i in self.selectedIndexes()})
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> int:
        """Write a copied block from the current cell on; return how many cells it filled."""
        begin, model = self.currentIndex(), self.model()
        if not begin.isValid() or not text.strip():
            return 0
        return self._texts.write(
            {
                (begin.row() + down, begin.column() + right): cell
                for down, line in enumerate(text.rstrip("\r\n").splitlines())
                for right, cell in enumerate(line.split("\t"))
                if model.hasIndex(begin.row() + down, begin.column() + right)
            }
        )

    def selected_text(self) -> str:
        """Return the selected block as a spreadsheet takes it."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[index.column()] = self._texts.text(index)
        return "\n".join(
            "\t".join(text for _column, text in sorted(cells.items()))
            for _row, cells in sorted(rows.items())
        )


def faults_text(findings: Sequence[Finding]) -> str:
    """Return the first sentences on faults, a line each, and how many more there are."""
    lines = [finding_text(finding) for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(_("and {count} more").format(count=len(findings) - SHOWN))
    return "\n".join(lines)
