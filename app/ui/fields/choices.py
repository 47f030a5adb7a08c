"""Fields that choose: yes or no, one of a few, one of many, one of the founders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import _
from app.domain.parts import Founder
from app.domain.record_names import member_options, record_options
from app.ui.fields.base import FieldWidget
from app.ui.fields.ticks import Dot, Tick, WordedButton

RADIO_LIMIT = 4
"""So many choices are shown at once; more go into a list."""


class YesNoField(FieldWidget):
    """A tick. Unticked it says no where yes is the default, else nothing."""

    def _make_input(self) -> QCheckBox:
        self.box = Tick()
        self.box.clicked.connect(self._on_click)
        return self.box

    def _assemble(self) -> None:
        super()._assemble()
        self.label.hide()  # the words stand beside the tick; the label stays its buddy

    def _line_widget(self) -> QWidget:
        return WordedButton(self.box, _(self.ask.label))

    def _on_click(self, ticked: bool) -> None:
        text = "1" if ticked else ("0" if self.field.default == "1" else "")
        if text == "1" and self.field.default == "1":
            text = ""
        self._typed(text)

    def _typed(self, text: str) -> None:
        if text != self._answer:
            self._answer = text
            self.edited.emit(text)

    def _show_answer(self, text: str) -> None:
        self.box.setChecked((text or self.field.default) == "1")


class RadioField(FieldWidget):
    """A few choices, all in sight."""

    def _make_input(self) -> QWidget:
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for code, _label in choices_of(self):
            button = Dot()
            button.clicked.connect(lambda _on=False, code=code: self._typed(code))
            self.group.addButton(button)
            self.buttons[code] = button
        return next(iter(self.buttons.values()))

    def _line_widget(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for code, label in choices_of(self):
            column.addWidget(WordedButton(self.buttons[code], label))
            self.buttons[code].setAccessibleName(f"{_(self.ask.label)}: {label}")
        return box

    def _focusable(self) -> Sequence[QWidget]:
        return tuple(self.buttons.values())

    def _name_for_readers(self) -> None:
        names = {button: button.accessibleName() for button in self.buttons.values()}
        super()._name_for_readers()
        for button, name in names.items():
            button.setAccessibleName(name)

    def take_cursor(self) -> None:
        """Put the cursor on the chosen button."""
        chosen = self.group.checkedButton() or self.input
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answer(self, text: str) -> None:
        code = text or self.field.default
        if code in self.buttons:
            self.buttons[code].setChecked(True)
            return
        self.group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self.group.setExclusive(True)


class QuietCombo(QComboBox):
    """A list that the wheel does not change while it scrolls by under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self.setToolTip)  # a long one is cut where it is narrow

    def wheelEvent(self, event: object) -> None:
        """Leave the wheel to the page."""
        ignore = getattr(event, "ignore", None)
        if ignore is not None:
            ignore()


class ListField(FieldWidget):
    """One of many: an open list of labels for codes."""

    def _make_input(self) -> QComboBox:
        self.combo = QuietCombo()
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(20)
        self._fill()
        self.combo.activated.connect(self._on_choice)
        return self.combo

    def _options(self) -> list[tuple[str, str]]:
        return choices_of(self)

    def _fill(self) -> None:
        with QSignalBlocker(self.combo):
            self.combo.clear()
            if not self.field.default:
                self.combo.addItem(_("not chosen"), "")
            for code, label in self._options():
                self.combo.addItem(label, code)

    def refresh(self) -> None:
        """Offer what can be chosen now."""
        shown = [self.combo.itemData(i) for i in range(self.combo.count())]
        wanted = ([] if self.field.default else [""]) + [code for code, _l in self._options()]
        if shown != wanted:
            self._fill()
            self._show_answer(self._answer or self.field.default)

    def _on_choice(self, index: int) -> None:
        self._typed(str(self.combo.itemData(index)))

    def _show_answer(self, text: str) -> None:
        with QSignalBlocker(self.combo):
            index = self.combo.findData(text)
            if index < 0 and text:
                self.combo.addItem(text, text)  # typed elsewhere, kept as it is
                index = self.combo.count() - 1
            self.combo.setCurrentIndex(index)


class DirectionField(ListField):
    """A direction of the programme."""

    def _options(self) -> list[tuple[str, str]]:
        from app.core.i18n import current_language

        russian = current_language() == "ru"
        return [
            (code, direction.name_ru if russian else direction.name_kk)
            for code, direction in self.session.reference.directions.items()
        ]


class SearchCombo(QuietCombo):
    """An editable list found by any part of its words."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.finder = QCompleter(self.model(), self)
        completer = self.finder
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)


class SearchField(FieldWidget):
    """One of many, found by typing a part of the words. Base of founders and activity codes.

    What was typed and matches nothing stays as typed and is saved; the rules then say so.
    """

    explained = False

    def _make_input(self) -> QComboBox:
        self.combo = SearchCombo()
        self._labels: dict[str, str] = {}
        self._fill()
        line = self.combo.line
        line.textEdited.connect(self._on_text)
        line.returnPressed.connect(self._on_enter)
        self.combo.activated.connect(self._on_choice)
        self.combo.finder.activated.connect(self._on_completion)
        return self.combo

    def _focusable(self) -> Sequence[QWidget]:
        return (self.combo, self.combo.line)

    def has_cursor(self) -> bool:
        """Whether the list or its line has the focus."""
        return self.combo.hasFocus() or self.combo.line.hasFocus()

    def _options(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def _fill(self) -> None:
        options = self._options()
        self._labels = dict(options)
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for code, label in options:
                self.combo.addItem(label, code)
            self.combo.setCurrentIndex(-1)

    def refresh(self) -> None:
        """Offer what can be chosen now; the answer stays."""
        if dict(self._options()) != self._labels:
            self._fill()
            self._show_answer(self._answer or self.field.default)

    def _on_text(self, text: str) -> None:
        self._typed(self._code_of(text))

    def _on_completion(self, text: object) -> None:
        self._typed(self._code_of(str(text)))

    def _on_choice(self, index: int) -> None:
        self._typed(str(self.combo.itemData(index)))

    def _on_enter(self) -> None:
        popup = self.combo.finder.popup()
        if popup is None or not popup.isVisible():
            self.confirmed.emit()

    def _code_of(self, text: str) -> str:
        """Return the code that a typed text means, or the text itself."""
        bare = text.strip()
        for code, label in self._labels.items():
            if bare in (label, code):
                return code
        return bare

    def _show_answer(self, text: str) -> None:
        label = self._labels.get(text, text)
        if self.combo.line.text() != label:
            with QSignalBlocker(self.combo):
                self.combo.setCurrentIndex(self.combo.findData(text))
                self.combo.setEditText(label)
            self.combo.line.setCursorPosition(0)

    def _cursor_went(self) -> None:
        super()._cursor_went()
        self._show_answer(self._answer)


class FounderField(SearchField):
    """One of the founders, found by any part of the name."""

    def _options(self) -> list[tuple[str, str]]:
        return founder_options(self.session.case.founders)

    def _show_answer(self, text: str) -> None:
        super()._show_answer(text)
        if text not in self._labels and is_founder_id(text):
            self.combo.setEditText(_("no longer on the list"))

    def _code_of(self, text: str) -> str:
        found = super()._code_of(text)
        if found in self._labels or not found:
            return found
        folded = found.casefold()
        hits = [code for code, label in self._labels.items() if folded in label.casefold()]
        # One founder fits and is named in full: choose him; else the text stays as typed.
        return hits[0] if len(hits) == 1 and len(folded.split()) > 1 else found


class MemberField(FounderField):
    """A founder or a member who joined later, found by any part of the name."""

    def _options(self) -> list[tuple[str, str]]:
        return list(member_options(self.session.case))


class RecordField(FounderField):
    """A record of another list: an okrug that was screened, a round of the defence, a meeting."""

    def _options(self) -> list[tuple[str, str]]:
        return list(record_options(self.session.case, self.field.collection))


class ActivityField(SearchField):
    """An activity code, found by code or by words of its name."""

    def _options(self) -> list[tuple[str, str]]:
        from app.core.i18n import current_language

        russian = current_language() == "ru"
        return [
            (code, f"{code} — {activity.name_ru if russian else activity.name_kk}")
            for code, activity in self.session.reference.activities.items()
        ]


class OfferField(SearchField):
    """A text with offers: what is typed counts as it is."""

    def _options(self) -> list[tuple[str, str]]:
        return [(name, name) for name in self._offers()]

    def _offers(self) -> Sequence[str]:
        raise NotImplementedError

    def _sibling(self, name: str) -> str:
        head, _dot, _name = self.address.rpartition(".")
        return self.session.answers.get(f"{head}.{name}").strip()


class OblastField(OfferField):
    """An oblast or a city of republican rank."""

    def _offers(self) -> Sequence[str]:
        return tuple(self.session.reference.oblasts)


class DistrictField(OfferField):
    """A district or a city of oblast rank of the chosen oblast; of all while none is chosen."""

    def _offers(self) -> Sequence[str]:
        oblasts = self.session.reference.oblasts
        chosen = oblasts.get(self._sibling("oblast"))
        found = (chosen,) if chosen else tuple(oblasts.values())
        return [name for oblast in found for name in (*oblast.districts, *oblast.cities)]


class OkrugField(OfferField):
    """A rural okrug: those that were typed before for the district are offered."""

    def _offers(self) -> Sequence[str]:
        from app.ui.fields.memory import known_okrugs

        return known_okrugs(self._sibling("district"))


def choices_of(widget: FieldWidget) -> list[tuple[str, str]]:
    """Return codes and labels of a choice field, in the order of the form, else of the schema."""
    labels = dict(widget.ask.choices)
    codes = list(labels) or list(widget.field.choices)
    return [(code, _(labels.get(code, code))) for code in codes]


def is_founder_id(answer: str) -> bool:
    """Return whether an answer is a founder's id, not a name that was typed: he was removed."""
    return bool(answer) and answer.isascii() and answer.isalnum()


def founder_options(founders: Sequence[Founder]) -> list[tuple[str, str]]:
    """Return ids and names; people of the same name carry their place in the list."""
    seen: dict[str, int] = {}
    for founder in founders:
        seen[founder.name] = seen.get(founder.name, 0) + 1
    return [
        (f.id, f"{f.name} (№ {f.position})" if seen[f.name] > 1 else f.name)
        for f in founders
        if f.name
    ]
