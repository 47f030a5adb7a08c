"""What every table of a page says of its columns."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from app.core.i18n import N_, _
from app.ui.headed_model import HeadedModel
from app.ui.pages.plain_table import Col, PlainModel

HEAD, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def model() -> PlainModel[int]:
    """Return three rows of two columns; the second one holds sums."""
    columns = (
        Col[int](N_("Name"), lambda row: f"{row}"),
        Col[int](N_("Sum asked"), lambda row: f"{row}", right=True),
    )
    made = PlainModel(columns, lambda row: row)
    made.show((1, 2, 3))
    return made


def test_heads_are_said_shown_and_read_out_at_the_side_of_their_column() -> None:
    table: HeadedModel = model()
    for role in (HEAD, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert [table.headerData(at, ACROSS, role) for at in (0, 1)] == [_("Name"), _("Sum asked")]
    left, right = (table.headerData(at, ACROSS, ALIGNMENT) for at in (0, 1))
    assert left & Qt.AlignmentFlag.AlignLeft.value
    assert right & Qt.AlignmentFlag.AlignRight.value
    assert right & Qt.TextFlag.TextWordWrap.value


def test_what_is_not_there_has_no_head_and_a_cell_has_nothing_below() -> None:
    table = model()
    assert (table.rowCount(), table.columnCount()) == (3, 2)
    below = table.index(0, 0, QModelIndex())
    assert (table.rowCount(below), table.columnCount(below)) == (0, 0)
    assert table.headerData(2, ACROSS, HEAD) is None
    assert table.headerData(-1, ACROSS, HEAD) is None
    assert table.headerData(0, DOWN, HEAD) is None
