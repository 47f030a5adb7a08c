"""How questions stand on a page: short ones in pairs, all others one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme
from app.ui.fields.base import FieldWidget


class Questions(QWidget):
    """A run of fields; two short ones share a row. Hidden ones leave no hole."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = 2) -> None:
        super().__init__(parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.unit(self) * 3)
        self._grid.setVerticalSpacing(theme.unit(self) * 2)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._fields: list[FieldWidget] = []
        self._shown: dict[FieldWidget, bool] = {}
        self._rows: dict[int, list[FieldWidget]] = {}

    def add(self, field: FieldWidget) -> None:
        """Put one more field at the end."""
        self._fields.append(field)
        self._shown[field] = True
        field.setParent(self)
        self._arrange()

    @property
    def fields(self) -> Sequence[FieldWidget]:
        """The fields in their order."""
        return tuple(self._fields)

    def show_fields(self, shown: dict[FieldWidget, bool]) -> None:
        """Show these fields and hide those; the rest stays as it is."""
        if all(self._shown.get(field) == state for field, state in shown.items()):
            return
        self._shown.update(shown)
        self._arrange()
        self.setVisible(any(self._shown.values()))

    def is_shown(self, field: FieldWidget) -> bool:
        """Return whether a field is asked now."""
        return self._shown[field]

    def _arrange(self) -> None:
        for field in self._fields:
            self._grid.removeWidget(field)
        row = column = 0
        self._rows = {}
        for field in self._fields:
            if not self._shown[field]:
                field.hide()
                continue
            if not field.short and column:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, 1 if field.short else self._columns)
            field.show()
            self._rows.setdefault(row, []).append(field)
            if field.short and column + 1 < self._columns:
                column += 1
            else:
                row, column = row + 1, 0
        self._level()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep inputs of one row on one line, also where one label wraps and its neighbour not."""
        super().resizeEvent(event)
        self._level()

    def _level(self) -> None:
        gaps = self._grid.horizontalSpacing() * (self._columns - 1)
        width = max(1, (self.width() - gaps) // self._columns)
        for fields in self._rows.values():
            highest = 0
            if len(fields) > 1:
                highest = max(field.label.heightForWidth(width) for field in fields)
            for field in fields:
                field.label.setMinimumHeight(highest)
