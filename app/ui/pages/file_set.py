"""The file set for the АШБ: what is still missing, the covering letter, one file to hand over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import CasePage, Column, button, card, heading, row
from app.ui.pages.file_set_parts import LetterFields, SetChoices, WantedList
from app.ui.pages.file_set_signatures import SignatureList
from app.ui.pages.file_set_work import FileSetWork
from app.ui.progress import ProgressRow
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.services.model import Attachment, IssuedPaper
    from app.services.wanted import Wanted

READ_MS = 400
_WIDE = 180
_TWO = 150
"""From this width in average characters on the cards stand in two columns."""
_LEFT = 2
"""Check list and letter stand in the first of them."""

SAMPLE = N_("A sample case is not sent: its people and sums are invented.")


class Cards(QWidget):
    """Cards in two columns where there is room, else below each other."""

    def __init__(self, left: Sequence[QFrame], right: Sequence[QFrame]) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.unit() * 2)
        for frames in (left, right):
            column = QWidget()
            inner = QVBoxLayout(column)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.unit() * 2)
            for frame in frames:
                inner.addWidget(frame)
            inner.addStretch(1)
            self._layout.addWidget(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns beside each other, or one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= theme.characters(_TWO)
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if wide else ways.TopToBottom)


class FileSetPage(CasePage):
    """Check list, letter, choices; below them what is done."""

    help_text = N_(
        "Look at the check list: press a line to go where it is mended. Fill in the covering "
        "letter, choose what goes along, and write the file onto a stick. The АШБ takes it in with "
        "this same program; a file that was changed on the way is refused there. The copy for a "
        "notice board holds nothing personal and never the founding contract."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.column = Column(_WIDE)
        outer.addWidget(self.column, 1)
        body = self.column.body
        body.setSpacing(step * 2)
        heading(
            body,
            _("File set for the АШБ"),
            _("All papers of the cooperative in one signed file, with a covering letter."),
        )
        self.wanted = WantedList()
        self.wanted.address_wanted.connect(context.address_wanted)
        self.wanted.page_wanted.connect(context.page_wanted)
        self.letter = LetterFields(self.session)
        self.choices = SetChoices()
        self.signatures = SignatureList(self)
        frames: list[QFrame] = []
        for title, part in (
            (_("1. What the АШБ will ask for"), self.wanted),
            (_("2. Covering letter"), self.letter),
            (_("3. What goes along"), self.choices),
            (_("4. Signatures made with ЭЦҚ"), self.signatures),
            (_("5. Besides"), self._besides()),
        ):
            frame, layout = card()
            layout.addWidget(theme.label(title, "heading"))
            layout.addWidget(part)
            frames.append(frame)
        body.addWidget(Cards(frames[:_LEFT], frames[_LEFT:]))
        body.addStretch(1)
        outer.addWidget(self._foot())
        self.work = FileSetWork(self)
        self.write_button.clicked.connect(lambda _on=False: self.work.ask_and_write(public=False))
        self.print_button.clicked.connect(self.work.ask_and_print)
        self.public_button.clicked.connect(lambda: self.work.ask_and_write(public=True))
        self.verify_button.clicked.connect(self.work.ask_and_verify)
        self.choices.language.activated.connect(lambda _index: self.read())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.read)
        self._stop = self.session.subscribe(self._changed)
        self.enable(on=True)

    def _besides(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self.public_button = button(_("Copy for a notice board…"), "eye")
        self.verify_button = button(_("Check a written file…"), "check-circle")
        layout.addLayout(row(self.public_button))
        layout.addWidget(
            theme.label(
                _(
                    "Papers without anything personal; never the founding contract "
                    "(№ 372-V, 16(3))."
                ),
                "helper",
            )
        )
        layout.addLayout(row(self.verify_button))
        layout.addWidget(
            theme.label(_("Whether a written file set is whole, and from whom it is."), "helper")
        )
        return made

    def _foot(self) -> QWidget:
        step = theme.unit()
        made = QFrame()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(step * 3, step, step * 3, step)
        layout.setSpacing(step)
        self.banner = Banner()
        self.progress = ProgressRow()
        self.write_button = button(_("Write the file set…"), "stick", "primary")
        self.print_button = button(_("Print the covering letter…"), "print")
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        layout.addWidget(FlowRow(self.write_button, self.print_button))
        return made

    # -- showing -----------------------------------------------------------------------------

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    def refresh(self) -> None:
        """Show the case as it stands."""
        self.letter.show_case()
        self.read()
        if self.session.case.sample:
            self.banner.tell(_(SAMPLE), "attention")

    def go_to(self, address: str) -> None:
        """Put the cursor into a question of the letter."""
        field = self.letter.fields.get(address)
        if field is not None:
            field.take_cursor()
            self.column.ensureWidgetVisible(field)

    def read(self) -> None:
        """Read again how everything stands."""
        services, case, case_id = self.context.services, self.session.case, self.session.case_id
        language = self.choices.options().language

        def work() -> tuple[
            tuple[Wanted, ...],
            tuple[IssuedPaper, ...],
            tuple[Attachment, ...],
            tuple[Attachment, ...],
        ]:
            return (
                services.file_sets.check_list(case_id, case, language),
                services.cases.issued(case_id),
                services.cases.attachments(case_id),
                services.cases.signatures(case_id),
            )

        def show(
            found: tuple[
                tuple[Wanted, ...],
                tuple[IssuedPaper, ...],
                tuple[Attachment, ...],
                tuple[Attachment, ...],
            ],
        ) -> None:
            self.wanted.show_lines(found[0])
            self.signatures.show_files(*found[1:])
            self.order_tabs_soon()

        self.context.tasks.run(work, show, self.banner.tell_error, self, worker=RENDER)

    def enable(self, *, on: bool) -> None:
        """Let him begin something, or wait for what is under way; a sample is never sent."""
        own = on and not self.session.case.sample
        for one in (self.write_button, self.print_button, self.public_button):
            one.setEnabled(own)
        self.verify_button.setEnabled(on)

    def _changed(self, _addresses: frozenset[str]) -> None:
        self.letter.show_case()
        self._timer.start()

    def close_page(self) -> None:
        """Stop following the case."""
        self._stop()
        self._timer.stop()
        self.choices.forget()
