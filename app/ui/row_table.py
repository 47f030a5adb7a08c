"""How every table looks that is read by rows."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def by_rows(table: QTableView) -> None:
    """Have whole rows chosen, every other one tinted, no grid drawn; Tab leaves the table."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)  # arrows walk in it
