"""A list of records as a table: number, the asked columns, the row's faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from app.core import figures
from app.core.i18n import _
from app.domain.answers import Record
from app.domain.findings import Finding
from app.domain.parse import parse_date, parse_money
from app.domain.record_names import member_name, record_name
from app.domain.schema import COLLECTIONS, Field, Kind
from app.forms.spec import Ask, AskRecords
from app.services import text as kazakh_text
from app.services.session import CaseSession
from app.ui.fields.choices import is_founder_id
from app.ui.fields.sentences import finding_text
from app.ui.strangers import tip
from app.ui.wrapped_head import wrapped

Index = QModelIndex | QPersistentModelIndex
TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,  # a name that is cut is read on hovering
)
VOTES = ("for", "against", "abstained")
_COUNTED = {"later_meetings": ("members", "present")}
OF_ONE = ("price",)
"""What one piece costs: such sums are never added up."""

NUMERIC = (Kind.MONEY, Kind.WHOLE, Kind.NUMBER, Kind.PERCENT)


class Column:
    """One column: its heading, its width in characters, what it says about a record."""

    def __init__(
        self,
        name: str,
        heading: str,
        width: float,
        kind: Kind,
        *,
        stretch: bool = False,
        optional: bool = False,
    ) -> None:
        self.name = name
        self.heading = heading
        self.width = width
        self.kind = kind
        self.stretch = stretch
        self.optional = optional  # left out where there is no room


_WIDTHS: dict[Kind, float] = {
    Kind.IIN: 15,
    Kind.BIN: 15,
    Kind.DATE: 12,
    Kind.MONEY: 15,
    Kind.WHOLE: 6,
    Kind.YES_NO: 11,
    Kind.CHOICE: 14,
    Kind.PHONE: 20,
    Kind.ACTIVITY: 8,
}


MOST_CHOICE_CHARS = 22
"""A longer answer of a choice is cut in the table and read whole in the card."""


def column_of(ask: Ask | None, name: str, field: Field) -> Column:
    """Return the column of a field; texts and names of founders share the width left over."""
    heading = _(ask.label) if ask else _("Founder")
    width = _WIDTHS.get(field.kind, 0)
    if field.kind is Kind.CHOICE and ask:
        longest = max((len(_(label)) for _code, label in ask.choices), default=0)
        width = min(max(width, longest + 3), MOST_CHOICE_CHARS)
    return Column(name, heading, width, field.kind, stretch=field.kind not in _WIDTHS)


class RecordsModel(QAbstractTableModel):
    """The records of one collection. Reads the session; never writes it."""

    def __init__(
        self,
        asked: AskRecords,
        session: CaseSession,
        marks: tuple[QIcon, QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.asked = asked
        self.session = session
        self._marks = marks  # blocks, warns
        self._asks = {ask.key: ask for ask in asked.fields}
        self.columns = self._make_columns()
        self._records: tuple[Record, ...] = ()
        self._order: list[int] = []
        self._rows: dict[str, int] = {}
        self._faults: Mapping[str, Sequence[Finding]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._needle = ""
        self.reload()

    def _make_columns(self) -> list[Column]:
        fields = COLLECTIONS[self.asked.collection]
        own = [column_of(self._asks.get(n), n, fields[n]) for n in self.asked.columns]
        return [
            Column("#", "№", 3, Kind.WHOLE),
            *own,
            Column("!", _("Faults"), 2, Kind.TEXT),
        ]

    # -- for the editor --------------------------------------------------------------------

    def reload(self) -> None:
        """Read the records again, after rows came, went or moved."""
        self.beginResetModel()
        self._records = self.session.answers.records(self.asked.collection)
        self._arrange()
        self.endResetModel()

    def refresh(self, record_ids: Sequence[str]) -> None:
        """Read some records again; the rows stay where they are."""
        self._records = self.session.answers.records(self.asked.collection)
        for record_id in record_ids:
            row = self.row_of(record_id)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def refresh_all(self) -> None:
        """Draw every row anew: another fact of the case changed what they say."""
        self.refresh([])
        if self._order:
            last = self.index(len(self._order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_faults(self, faults: Mapping[str, Sequence[Finding]]) -> None:
        """Show which rows have faults: record id -> findings."""
        if faults == self._faults:
            return
        self._faults = faults
        if self._order:
            column = len(self.columns) - 1
            self.dataChanged.emit(self.index(0, column), self.index(len(self._order) - 1, column))

    def use_marks(self, marks: tuple[QIcon, QIcon]) -> None:
        """Draw the faults with other marks: the theme has changed."""
        self._marks = marks
        self.refresh_all()

    def faults_of(self, record_id: str) -> Sequence[Finding]:
        """Return the findings about one record."""
        return self._faults.get(record_id, ())

    def filter(self, needle: str) -> None:
        """Show only rows that hold the text; all when it is empty."""
        self._needle = needle.strip().casefold()
        self.reload()

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than in the papers."""
        return self._sorted is not None

    @property
    def is_filtered(self) -> bool:
        """Whether only some rows are shown."""
        return bool(self._needle)

    def record_at(self, row: int) -> Record | None:
        """Return the record of a shown row."""
        if 0 <= row < len(self._order):
            return self._records[self._order[row]]
        return None

    def row_of(self, record_id: str) -> int:
        """Return the shown row of a record, -1 when it is not shown."""
        return self._rows.get(record_id, -1)

    def _arrange(self) -> None:
        order = list(range(len(self._records)))
        if self._needle:
            order = [i for i in order if self._needle in self._all_text(i).casefold()]
        if self._sorted is not None:
            column, direction = self._sorted
            order.sort(
                key=lambda i: self._sort_key(i, column),
                reverse=direction == Qt.SortOrder.DescendingOrder,
            )
        self._order = order
        self._rows = {self._records[i].id: row for row, i in enumerate(order)}

    def _all_text(self, index: int) -> str:
        record = self._records[index]
        return " ".join(self.text_of(record, c.name, index) for c in self.columns[1:-1])

    def _sort_key(self, index: int, column: int) -> tuple[int, object]:
        record = self._records[index]
        chosen = self.columns[column]
        if chosen.name == "!":
            return (-len(self.faults_of(record.id)), index)
        text = self.text_of(record, chosen.name, index)
        if chosen.name == "#":
            return (0, index)
        if chosen.kind in NUMERIC:
            return _known_first(self.amount_of(record, chosen.name, text), index)
        if chosen.kind is Kind.DATE:
            return _known_first(_ordinal(text), index)
        return (0 if text else 1, kazakh_text.alphabet_key(text))

    def amount_of(self, record: Record, name: str, text: str) -> int | None:
        """Return the number of a cell to sort by, however the language writes it."""
        return parse_money(record.get(name) or text)

    def text_of(self, record: Record, name: str, index: int) -> str:
        """Return what a cell says."""
        if name == "#":
            return str(index + 1)
        field = COLLECTIONS[self.asked.collection][name]
        value = record.get(name).strip() or field.default
        if not value and name in self.counted_names:
            return self.counted(record.id, name)
        if self.asked.collection == "activities":
            return self._activity(record, name)
        if name == "surname" and record.get("kind") == "legal":
            return record.get("legal_name").strip()
        match field.kind:
            case Kind.FOUNDER | Kind.MEMBER | Kind.RECORD:
                return self._named(field, value)
            case Kind.DIRECTION:
                known = self.session.reference.directions.get(value)
                return known.name_kk if known else value
            case Kind.YES_NO:
                return _("yes") if value == "1" else _("no")
            case Kind.CHOICE:
                ask = self._asks.get(name)
                return _(dict(ask.choices).get(value, value)) if ask else value
            case Kind.MONEY:
                tiyn = parse_money(value) if value else None
                return figures.money(tiyn) if tiyn is not None else value
            case Kind.NUMBER:
                return figures.typed(value)
            case _:
                return value.replace("\n", " ")

    def _named(self, field: Field, value: str) -> str:
        case = self.session.case
        match field.kind:
            case Kind.FOUNDER:
                founder = case.founder(value)
                name = founder.name if founder else ""
            case Kind.MEMBER:
                name = member_name(case, value)
            case _:
                name = record_name(case, field.collection, value)
        if not name and is_founder_id(value):
            return _("no longer on the list")
        return name or value

    def totals(self) -> dict[str, str]:
        """Return what stands under the columns: the number of rows, the sums of money."""
        money = [
            column
            for column in self.columns
            if column.kind is Kind.MONEY and column.name not in OF_ONE
        ]
        if not money or not self._records:
            return {}
        found = {"#": str(len(self._records))}
        for column in money:
            values = [parse_money(record.get(column.name)) for record in self._records]
            total = figures.money(sum(value or 0 for value in values))
            found[column.name] = f"{total} ₸"
        return found

    def _activity(self, record: Record, name: str) -> str:
        """Return what the papers will say: the classifier's name, one main activity."""
        for activity in self.session.case.activities:
            if activity.id == record.id:
                words = {"code": activity.code, "name": activity.name}
                return words.get(name, _("yes") if activity.main else _("no"))
        return ""

    @property
    def counted_names(self) -> tuple[str, ...]:
        """Names of numbers that count while nothing was typed: the unanimous vote, who may vote."""
        return _COUNTED.get(self.asked.collection, VOTES)

    def counted(self, record_id: str, name: str) -> str:
        """Return the vote that counts while none was typed: unanimous of those in the hall."""
        case = self.session.case
        if self.asked.collection.startswith("later_"):
            return case.life.counted(record_id, name)
        for member in (*case.board, *case.audit):
            if member.id == record_id:
                votes = member.votes
                count = {"for": votes.for_, "against": votes.against, "abstained": votes.abstained}
                return "" if count[name] is None else str(count[name])
        return ""

    # -- Qt's side -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "!" if column.name == "!" else column.heading
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(_side(column))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; faults are words for readers and on hovering."""
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        place = self._order[index.row()]
        record = self._records[place]
        column = self.columns[index.column()]
        if column.name == "!":
            return self._fault_data(record.id, role)
        if role in TEXT_ROLES:
            said = self.text_of(record, column.name, place)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def _fault_data(self, record_id: str, role: int) -> object:
        faults = self.faults_of(record_id)
        if not faults:
            return _("no faults") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._marks[0 if any(f.blocks for f in faults) else 1]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = "\n".join(finding_text(finding) for finding in faults)
            return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort for the eye, names by the alphabet; column -1 gives the papers' order back."""
        self._sorted = None if column < 0 else (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self._records[self._order[i.row()]].id for i in kept]
        self._arrange()
        moved = [self.index(self._rows[i], old.column()) for i, old in zip(ids, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column's text stands: numbers to the right."""
    return _side(column) | Qt.AlignmentFlag.AlignVCenter


def _side(column: Column) -> Qt.AlignmentFlag:
    right = column.name == "#" or column.kind in NUMERIC
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


def _known_first(number: int | None, index: int) -> tuple[int, int]:
    """Return a key that sorts what cannot be read behind, in the papers' order."""
    return (1, index) if number is None else (0, number)


def _ordinal(text: str) -> int | None:
    day = parse_date(text)
    return day.toordinal() if day else None
