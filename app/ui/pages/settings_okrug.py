"""The settings' card of the okrug: its place, its village, its akim; offered in every new case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import boxed, card, labelled
from app.ui.sidebar import DESK

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.services.model import Office

SAVE_MS = 400
OFFICE: tuple[tuple[str, str, str], ...] = (
    ("oblast", N_("Oblast"), N_("For example: Түркістан")),
    ("district", N_("District or city"), N_("For example: Түлкібас")),
    ("okrug", N_("Rural okrug"), N_("For example: Мичурин")),
    ("settlement", N_("Village"), N_("For example: Мичурин ауылы")),
    ("postcode", N_("Postal code"), N_("For example: 161300")),
    ("akim_name", N_("The akim's name"), N_("For example: Ахметов Нұрлан Серікұлы")),
    ("akim_post", N_("The akim's post"), N_("For example: Мичурин ауылдық округінің әкімі")),
)
CHOSEN = ("oblast", "district", "okrug")
OF_DESK = ("oblast", "district")
"""What a desk, which founds nothing, is asked of its place."""


class OkrugCard(QWidget):
    """Saves by itself; what is being typed is never overwritten by a read."""

    def __init__(self, context: Context, banner: Banner, parent: QWidget | None = None) -> None:
        """``banner`` says why something could not be kept."""
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._loading = False
        self._typed: set[str] = set()  # by the person, not saved yet
        self._reference: Reference | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = card()
        outer.addWidget(frame)
        self._head, self._why = theme.label("", "heading"), theme.label("", "why")
        layout.addWidget(self._head)
        layout.addWidget(self._why)
        self._boxes: dict[str, QWidget] = {}
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        layout.addLayout(self._grid())
        context.office_changed.connect(
            lambda: self.look_like(at_desk=self._context.hints.role in DESK)
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self.save)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        step = theme.unit()
        grid.setHorizontalSpacing(step * 2)
        grid.setVerticalSpacing(step)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for index, (name, label, example) in enumerate(OFFICE):
            field: QLineEdit | QComboBox
            if name in CHOSEN:
                field = _choice()
                field.currentTextChanged.connect(lambda _text, name=name: self._edited(name))
                field.setAccessibleName(_(label))
            else:
                field = QLineEdit()
                field.textEdited.connect(lambda _text, name=name: self._edited(name))
            self.fields[name] = field
            wide = name in ("akim_name", "akim_post")
            box = self._boxes[name] = boxed(labelled(_(label), field, example=_(example)))
            grid.addWidget(
                box,
                index // 2 if not wide else index,
                0 if wide else index % 2,
                1,
                2 if wide else 1,
            )
        oblast = self.fields["oblast"]
        if isinstance(oblast, QComboBox):
            oblast.currentTextChanged.connect(lambda _text: self._offer_districts())
        return grid

    def look_like(self, *, at_desk: bool) -> None:
        """Ask an okrug for its akim and village; a desk only where it is."""
        self._head.setText(_("Where this office is") if at_desk else _("My okrug"))
        self._why.setText(
            _("It stands on the files that you send.")
            if at_desk
            else _("New cases begin with these; the akim convenes.")
        )
        for name, box in self._boxes.items():
            box.setVisible(not at_desk or name in OF_DESK)

    def refresh(self) -> None:
        """Read the okrug, and what can be chosen."""
        self.look_like(at_desk=self._context.hints.role in DESK)
        services = self._context.services
        self._context.tasks.run(
            lambda: (
                services.settings.office(),
                services.reference(),
                services.cases.known_okrugs(),
            ),
            lambda read: self._show(*read),
            self._banner.tell_error,
            self,
        )

    def _show(self, office: Office, reference: Reference, okrugs: Sequence[str]) -> None:
        typed = {name: _read(self.fields[name]) for name in self._typed}
        self._loading = True
        self._reference = reference
        _offer(self.fields["oblast"], [o.name_kk for o in reference.oblasts.values()])
        _offer(self.fields["okrug"], okrugs)
        for name, field in self.fields.items():
            _write(field, typed.get(name, str(getattr(office, name))))
        self._loading = False
        self._offer_districts()

    def _offer_districts(self) -> None:
        if self._reference is None:
            return
        from app.services.reference import districts_of

        was, self._loading = self._loading, True
        field = self.fields["district"]
        chosen = _read(field)
        _offer(field, districts_of(_read(self.fields["oblast"]), self._reference))
        _write(field, chosen)
        self._loading = was

    def _edited(self, name: str) -> None:
        if self._loading:
            return
        self._typed.add(name)
        self._timer.start()

    def save(self) -> None:
        """Keep what was typed of the okrug and the akim; the rest stays as it is."""
        self._timer.stop()
        typed = {name: _read(self.fields[name]).strip() for name in self._typed}
        self._typed.clear()
        services = self._context.services

        def work() -> None:
            services.settings.set_office(replace(services.settings.office(), **typed))

        def done(_none: object) -> None:
            self._context.office_changed.emit()

        self._context.tasks.run(work, done, self._banner.tell_error, self)

    def leave(self) -> None:
        """Save what was typed last."""
        if self._timer.isActive():
            self.save()


def _choice() -> QComboBox:
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = field.completer()
    if completer is not None:
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return field


def _offer(field: QLineEdit | QComboBox, values: Sequence[str]) -> None:
    if isinstance(field, QComboBox):
        field.blockSignals(True)
        field.clear()
        field.addItems(list(values))
        field.setCurrentIndex(-1)
        field.blockSignals(False)


def _write(field: QLineEdit | QComboBox, text: str) -> None:
    if isinstance(field, QComboBox):
        field.setEditText(text)
    else:
        field.setText(text)


def _read(field: QLineEdit | QComboBox) -> str:
    return field.currentText() if isinstance(field, QComboBox) else field.text()
