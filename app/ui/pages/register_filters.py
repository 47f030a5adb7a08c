"""What narrows the register: a drop-down for each filter, marked while it is in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.model_register import Choices, Gravest, RegisterFilters
from app.services.register_words import direction_name, step_name
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.pages.register_columns import Directions
from app.ui.strangers import shortened, tip

NOT_GIVEN = N_("(not given)")
NOT_KNOWN = -1
NOTHING = -1
"""The index of a box that narrows nothing: its name stands in it."""
NAMES: dict[str, str] = {
    "oblast": N_("Oblast"),
    "district": N_("District"),
    "okrug": N_("Okrug alone"),
    "direction": N_("Direction"),
    "year": N_("Year alone"),
    "step": N_("Step"),
    "findings": N_("Findings"),
}
"""The filters in their order, as each is called while it narrows nothing."""
ALL: dict[str, str] = {
    "oblast": N_("All oblasts"),
    "district": N_("All districts"),
    "okrug": N_("All okrugs"),
    "direction": N_("All directions"),
    "year": N_("All years"),
    "step": N_("All steps"),
    "findings": N_("All findings"),
}
"""The first line of each filter's list."""
FINDINGS = {
    Gravest.BLOCKS: N_("With errors"),
    Gravest.WARNS: N_("With warnings only"),
    Gravest.NONE: N_("Without findings"),
}
LETTERS = {"oblast": 13, "district": 14, "okrug": 14, "direction": 15, "year": 11}
"""How wide each is, in average characters."""

LONGEST = 60
"""So many letters of a value stand in a list: a list is never wider than the screen."""
COUNTED = " · "
"""Between a value and how many cases have it."""

Option = tuple[Any, str]


class FilterBox(QComboBox):
    """One filter. Its first line narrows nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName(f"filter_{name}")
        self.setAccessibleName(_(NAMES[name]))
        self.setPlaceholderText(_(NAMES[name]))
        self.setAccessibleDescription(_("Narrows the table"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(theme.characters(LETTERS.get(name, 13)) + theme.unit() * 3)
        self._usual = self.minimumWidth()
        self.setMaximumWidth(self._usual)
        self.setMaxVisibleItems(18)
        self.values: list[Any] = [None]  # Qt would make lists of tuples
        self.addItem(_(ALL[name]))
        self.setCurrentIndex(NOTHING)
        self.activated.connect(self._nothing_if_first)

    @property
    def value(self) -> Any:
        """What it narrows to; None: nothing."""
        return self.values[max(0, self.currentIndex())]

    def show_options(self, options: Iterable[Option]) -> None:
        """Offer these values; the chosen one stays although no case may have it now."""
        chosen, said = self.value, self.currentText()
        offered = [(None, _(ALL[self.name])), *options]
        if all(value != chosen for value, _said in offered):
            offered.append((chosen, said))
        values, texts = [list(part) for part in zip(*offered, strict=True)]
        if values != self.values or texts != [self.itemText(at) for at in range(self.count())]:
            self.clear()
            self.values = values
            self.addItems(texts)
            self.choose(chosen)

    @property
    def words(self) -> str:
        """What stands in the box: its value, without how many of it the whole register has."""
        text = self.currentText()
        if self.value is None or not text:
            return text or self.placeholderText()
        return text.rpartition(COUNTED)[0] or text

    def wish(self) -> int:
        """Return how much wider it should be for its value to be read whole."""
        if self.value is None:
            return 0
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        box = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        around = self.width() - box.width() + theme.unit()
        return max(0, self.fontMetrics().horizontalAdvance(self.words) + around - self._usual)

    def widen(self, by: int) -> None:
        """Be wider than usual."""
        self.setMinimumWidth(self._usual + by)
        self.setMaximumWidth(self._usual + by)

    def choose(self, value: Any) -> None:
        """Narrow to a value, whether it is offered or not."""
        if value not in self.values:
            text = value[-1] if isinstance(value, tuple) else str(value)
            self.values.append(value)
            self.addItem(text or _(NOT_GIVEN))
        self.setCurrentIndex(self.values.index(value) or NOTHING)
        self.mark()

    def _nothing_if_first(self, index: int) -> None:
        self.setCurrentIndex(index or NOTHING)

    def mark(self) -> None:
        """Look as what is in use, or not."""
        theme.role(self, "narrows" if self.value is not None else "")
        self.setToolTip(tip(self.currentText() or self.placeholderText()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with its text cut by «…» where it is too long."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        box = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        metrics = option.fontMetrics
        text = self.words
        option.currentText = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class FilterBar(QWidget):
    """The filters in a row that breaks, and a button that clears them. ``changed`` tells."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: FilterBox(name) for name in ALL}
        self.clear_button = button(_("Clear all"), "close", "link")
        self.clear_button.clicked.connect(self.cleared)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._row = FlowRow(*self.boxes.values(), self.clear_button)
        layout.addWidget(self._row)
        for name, box in self.boxes.items():
            box.activated.connect(lambda _index, of=name: self._chosen(of))
        self.boxes["findings"].show_options((value, _(said)) for value, said in FINDINGS.items())
        self._choices = Choices()
        self._directions: Directions = {}
        self._narrow_places()

    def filters(self) -> RegisterFilters:
        """Return what the boxes narrow to."""
        values = {name: box.value for name, box in self.boxes.items()}
        place = values.pop("okrug") or values["district"] or (values["oblast"],)
        del values["district"], values["oblast"]
        oblast, district, okrug = (*place, None, None)[:3]
        return RegisterFilters(oblast=oblast, district=district, okrug=okrug, **values)

    def show_filters(self, filters: RegisterFilters) -> None:
        """Narrow to what a kept view says."""
        place = (filters.oblast, filters.district, filters.okrug)
        self.boxes["oblast"].choose(filters.oblast)
        self.boxes["district"].choose(place[:2] if filters.district is not None else None)
        self.boxes["okrug"].choose(place if filters.okrug is not None else None)
        for name in ("direction", "year", "step", "findings"):
            self.boxes[name].choose(getattr(filters, name))
        self._narrow_places()

    def show_choices(self, choices: Choices, directions: Directions) -> None:
        """Offer the values that there are."""
        self._choices, self._directions = choices, directions
        self.boxes["direction"].show_options(
            (code, _counted(direction_name(code, directions) or _(NOT_GIVEN), count))
            for code, count in choices.directions
        )
        self.boxes["year"].show_options(
            (year, _counted(_(NOT_GIVEN) if year == NOT_KNOWN else str(year), count))
            for year, count in choices.years
        )
        self.boxes["step"].show_options(
            (step, _counted(step_name(step), count)) for step, count in choices.steps
        )
        self.boxes["oblast"].show_options(
            (name, _counted(name or _(NOT_GIVEN), count)) for name, count in choices.oblasts
        )
        self._narrow_places()

    def clear(self) -> None:
        """Narrow to nothing."""
        for box in self.boxes.values():
            box.choose(None)
        self._narrow_places()

    def offered(self, name: str) -> tuple[Any, ...]:
        """Return what a filter offers; the first narrows nothing."""
        return tuple(self.boxes[name].values)

    @property
    def narrows(self) -> bool:
        """Whether any filter is in use."""
        return any(box.value is not None for box in self.boxes.values())

    def only(self, name: str, value: Any) -> None:
        """Narrow to one more value, such as the district of a row."""
        if name in ("district", "okrug"):
            self.boxes["oblast"].choose(value[0])
        if name == "okrug":
            self.boxes["district"].choose(value[:2])
        self.boxes[name].choose(value)
        self._chosen(name)

    def _chosen(self, name: str) -> None:
        if name == "oblast":
            self.boxes["district"].choose(None)
        if name in ("oblast", "district"):
            self.boxes["okrug"].choose(None)
        self._narrow_places()
        self.changed.emit()

    def _narrow_places(self) -> None:
        """Offer the districts of the oblast and the okrugs of the district."""
        oblast, district = self.boxes["oblast"], self.boxes["district"]
        several = len(self._choices.oblasts) > 1
        district.show_options(
            (place, _counted(place[1] or _(NOT_GIVEN), count))
            for place, count in self._choices.districts
            if oblast.value in (None, place[0])
        )
        okrug = self.boxes["okrug"]
        okrug.show_options(
            (place, _counted(place[2] or _(NOT_GIVEN), count))
            for place, count in self._choices.okrugs
            if place[:2] == district.value
        )
        oblast.setVisible(several or oblast.value is not None)
        okrug.setEnabled(district.value is not None)
        for box in self.boxes.values():
            box.mark()
        self.clear_button.setVisible(self.narrows)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is in use the room that is left."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Let boxes in use be read whole where that makes no further line."""
        boxes = [box for box in self.boxes.values() if not box.isHidden()]
        for box in boxes:
            box.widen(0)
        high = self._row.heightForWidth(self.width()) + theme.unit()  # a link's line is lower
        for box in sorted(boxes, key=FilterBox.wish):
            wish = box.wish()
            for more in (wish, wish // 2, wish // 4, 0):
                box.widen(more)
                if self._row.heightForWidth(self.width()) <= high:
                    break


def _counted(text: str, count: int) -> str:
    return f"{shortened(text, LONGEST)}{COUNTED}{number(count)}"
