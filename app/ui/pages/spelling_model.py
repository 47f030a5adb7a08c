"""The table of Russian spellings: where a text stands, in Kazakh, in Russian, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.i18n import N_, _
from app.domain.spelling import State
from app.ui import icons, theme
from app.ui.strangers import tip
from app.ui.wrapped_head import wrapped

if TYPE_CHECKING:
    from app.forms.in_russian import Offer

Index = QModelIndex | QPersistentModelIndex
Row = tuple["Offer", str]
"""What is offered for a text, and the words for its place."""

HEADS: tuple[str, ...] = (N_("Where it stands"), N_("In Kazakh"), N_("In Russian"), N_("State"))
WHERE, KAZAKH, RUSSIAN, STATE = range(4)
STATES: dict[State, tuple[str, str, str]] = {
    # words, icon, tint
    State.KNOWN: (N_("Official name"), "check", "good"),
    State.CONFIRMED: (N_("Confirmed"), "check", "good"),
    State.STALE: (N_("The Kazakh text has changed"), "warn", "attention"),
    State.MISSING: (N_("To be confirmed"), "circle", "attention"),
}
NOT_TRANSLATED = N_("To be translated")


class SpellingModel(QAbstractTableModel):
    """Shows what it is given; the page decides."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Take the offers, each with the words for its place."""
        same = [one.spelling.address for one, _where in rows] == [
            one.spelling.address for one, _where in self.rows
        ]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif self.rows:
            last = self.index(len(self.rows) - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def offer_at(self, row: int) -> Offer | None:
        """Return the offer of a row."""
        return self.rows[row][0] if 0 <= row < len(self.rows) else None

    def row_of(self, address: str) -> int:
        """Return the row of an address, or -1."""
        addresses = [one.spelling.address for one, _where in self.rows]
        return addresses.index(address) if address in addresses else -1

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many texts there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(Qt.AlignmentFlag.AlignLeft)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        (offer, where), column = self.rows[index.row()], index.column()
        words, icon, tint = STATES[offer.spelling.state]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                texts = (where, _line(offer.spelling.kazakh), _line(offer.russian), _state(offer))
                told = texts[column]
                return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
            case Qt.ItemDataRole.DecorationRole if column == STATE:
                return icons.icon(icon, tint)
            case Qt.ItemDataRole.ForegroundRole if column == STATE:
                return theme.color(tint)
            case Qt.ItemDataRole.ForegroundRole if column == RUSSIAN and not offer.spelling.settled:
                return theme.color("muted")
            case Qt.ItemDataRole.AccessibleTextRole if column == RUSSIAN:
                return f"{_line(offer.russian)}, {_(words)}"
        return None


def _state(offer: Offer) -> str:
    if offer.spelling.state is State.MISSING and not offer.russian:
        return _(NOT_TRANSLATED)
    return _(STATES[offer.spelling.state][0])


def _line(text: str) -> str:
    return " ".join(text.split())
