"""One box of the scheme: number, title, how it stands, what lacks, the owner below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _
from app.domain.scheme import STATES, SchemeStep, StepState
from app.ui import icons, theme

LOOKS: dict[StepState, tuple[str, str]] = {
    # icon, tint
    StepState.CLOSED: ("lock", "muted"),
    StepState.OPEN: ("circle", "muted"),
    StepState.IN_PROGRESS: ("dot-circle", "accent"),
    StepState.ON_RECORD: ("check-circle", "good"),
    StepState.RETURNED: ("undo", "attention"),
    StepState.REFUSED: ("block", "bad"),
}
NARROWEST = 12
"""The least width of a box in average characters."""
LACKING = 3
"""So many of the missing things stand in a box; the list below the boxes has all of them."""
WAITS = N_("Opens once step {number} is on record")
OFF_LIST = N_("Only for those on the approved list: no reason opens this step")
EXISTS = N_("The cooperative exists already: {name}")
EXISTS_BARE = N_("The cooperative exists already")
RECORDED = N_("Entries: {count} of {wanted}")
LACKS = N_("Missing: {what}")
MORE = N_("{what} and {count} more")
OUT_OF_ORDER = N_("Recorded out of order")
STEP = N_("Step {number}: {title}")


class SchemeBox(QPushButton):
    """A box that is pressed; its accessible name says all that it shows."""

    def __init__(self, step: SchemeStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = step.number
        theme.role(self, "scheme")
        self.setObjectName(f"scheme_{step.code}")
        unit = theme.unit()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(unit, unit, unit, unit)
        layout.setSpacing(unit // 2)
        self._title = theme.label(f"{step.number}. {_(step.title)}", "step")
        self._icon, self._state = QLabel(), theme.label()
        self._day = theme.label("", "why")
        self._words = theme.label("", "helper")
        self._order = theme.label("", "attention")
        self._owner = theme.label("", "badge")
        state = QHBoxLayout()
        state.setSpacing(unit // 2)
        state.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        layout.addWidget(self._title)
        layout.addLayout(state)
        for below in (self._day, self._words, self._order):
            layout.addWidget(below)
        layout.addStretch(1)
        layout.addWidget(self._owner)
        for inner in self.findChildren(QLabel):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_step(step)

    def show_step(self, step: SchemeStep) -> None:
        """Show how the step stands now."""
        words, (icon, tint) = STATES[step.state], LOOKS[step.state]
        self._icon.setPixmap(icons.pixmap(icon, tint, ratio=self.devicePixelRatio()))
        self._state.setText(_(words))
        theme.role(self._state, tint if tint in ("good", "bad", "attention") else "why")
        day = figures.day(step.day) if step.day else ""
        self._day.setText(day)
        self._day.setVisible(bool(day))
        in_short = in_short_of(step)
        self._words.setText(in_short)
        self._words.setVisible(bool(in_short))
        order = _(OUT_OF_ORDER) if step.out_of_order and step.begun else ""
        self._order.setText(order)
        self._order.setVisible(bool(order))
        owner = _(step.owner)
        self._owner.setText(owner)
        name = _(STEP).format(number=step.number, title=_(step.title))
        self.setAccessibleName(name)
        said = (_(words), day, order, in_short, owner, step.body)
        self.setAccessibleDescription(". ".join(part for part in said if part))

    def sizeHint(self) -> QSize:
        """Return the size of what stands in the box."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a few letters wide, see :meth:`least_width`."""
        return QSize(theme.characters(NARROWEST), self._inside.minimumSize().height())

    def least_width(self) -> int:
        """Return the least width in which no word is cut."""
        unit = theme.unit()
        around = unit * 2 + 4  # the margins and the frame
        beside = {self._state: icons.icon_size() + unit // 2, self._owner: unit * 2}
        return around + max(
            _longest(label) + beside.get(label, 0)
            for label in self.findChildren(QLabel)
            if label.text()
        )

    def hasHeightForWidth(self) -> bool:
        """Words wrap: a narrower box is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what stands in the box at a width."""
        return self._inside.heightForWidth(width)


def _longest(label: QLabel) -> int:
    """Return the width of the longest word of a label in its own font."""
    label.ensurePolished()
    metrics = label.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in label.text().split())


def in_short_of(step: SchemeStep) -> str:
    """Return in short what is on record and what is missing, or why the step is closed."""
    if step.exists_already:
        name = step.on_record[0].value
        return _(EXISTS).format(name=name) if name else _(EXISTS_BARE)
    if step.state is StepState.CLOSED:
        waits = _(WAITS).format(number=step.number - 1)
        return waits if step.reason_key else f"{waits}. {_(OFF_LIST)}"
    if not step.begun:
        return ""
    there = len(step.on_record)
    wanted = there + len(step.missing)
    lines = [_(RECORDED).format(count=there, wanted=wanted)] if there else []
    lacking = [_(one.words) for one in step.missing]
    if lacking:
        what = listed(lacking[:LACKING])
        if len(lacking) > LACKING:
            what = _(MORE).format(what=what, count=len(lacking) - LACKING)
        lines.append(_(LACKS).format(what=what))
    return "\n".join(lines)


def listed(words: Sequence[str]) -> str:
    """Return names of things in one line: «Date of the order, members», but «…, АШБ»."""
    inner = (one if one[1:2].isupper() else one[:1].lower() + one[1:] for one in words[1:])
    return ", ".join((*words[:1], *inner))
