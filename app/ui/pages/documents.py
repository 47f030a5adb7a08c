"""All papers of the open case: states, preview, save, print, issue, scans of signed papers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.services.model import PaperStatus
from app.ui import theme
from app.ui.context import Context
from app.ui.fitting_scroll import FittingScroll
from app.ui.messages import Banner
from app.ui.pages.base import CasePage
from app.ui.pages.paper_commands import PaperCommands
from app.ui.pages.paper_details import PaperDetails
from app.ui.pages.paper_files import PaperFiles
from app.ui.pages.paper_fold import PaperFold
from app.ui.pages.paper_format import PaperFormat
from app.ui.pages.paper_tree import PaperTree
from app.ui.pages.paper_work import PaperWork
from app.ui.people_choice import WhosePaper
from app.ui.preview import Preview
from app.ui.progress import ProgressRow
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.services.model import Attachment, PaperState

STATES_MS = 250


class DocumentsPage(CasePage):
    """The papers of the case."""

    help_text = N_(
        "Tick the papers you want, then save or print them; Ctrl+P prints. A paper with «ЖОБА» "
        "still lacks a fact: press what is listed to go there. «Issue» gives a paper its number "
        "and date and freezes it. After signing, add a scan of it."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.states: tuple[PaperState, ...] = ()
        self._scans: tuple[Attachment, ...] = ()
        self._wanted = ""
        self.format = PaperFormat(self)
        self.commands = PaperCommands(self.format, self)
        self.work = PaperWork(self)
        self.files = PaperFiles(self)
        self.preview = Preview(self.session, context.services.papers, context.tasks)
        self.preview.hide_title()  # the card above it says what is shown
        self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STATES_MS)
        self._timer.timeout.connect(self.read_states)
        self._stop = self.session.subscribe(lambda _addresses: self._later())

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 2, step)
        layout.setSpacing(step)
        layout.addWidget(self.commands.row)
        self.banner = Banner()
        self.progress = ProgressRow()
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(max(1, step // 4))
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([1100, 1000])  # shares of what there is: the names are long
        self.fold = PaperFold(split, self._right_column, self._paper)
        layout.addWidget(self.fold, 1)

    def _left(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, theme.unit(), 0)
        self.tree = PaperTree()
        layout.addWidget(self.tree, 1)
        self.only_charter = theme.label(
            _("Only the charter is made in two columns. Choose one language for the other papers."),
            "why",
        )
        self.only_charter.hide()
        layout.addWidget(self.only_charter)
        return made

    def _right(self) -> QWidget:
        step = theme.unit()
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(step, 0, 0, 0)
        layout.setSpacing(step)
        self.details = PaperDetails()
        layout.addWidget(FittingScroll(self.details))
        self.whose = WhosePaper()
        self._paper = QWidget()
        paper = QVBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.setSpacing(step)
        paper.addWidget(self.whose)
        paper.addWidget(self.preview, 1)
        layout.addWidget(self._paper, 1)
        layout.addStretch(0)
        self._right_column = layout
        return made

    def _connect(self) -> None:
        for before, after in pairwise((self.tree, *self.commands.in_order)):
            QWidget.setTabOrder(before, after)  # first choose, then act
        self.tree.itemActivated.connect(lambda _item, _column: self.fold.show_paper())
        self.tree.chosen.connect(lambda _key: self._show_current())
        self.tree.ticked.connect(self._enable)
        commands = self.commands
        commands.people_button.clicked.connect(self._choose_people)
        commands.blanks.toggled.connect(lambda _on: self._show_current())
        self.format.changed.connect(self._narrow)
        commands.print_button.clicked.connect(self.print_papers)
        commands.save_button.clicked.connect(self.save_papers)
        commands.everything.clicked.connect(lambda: self.tree.tick_all(on=True))
        commands.nothing.clicked.connect(lambda: self.tree.tick_all(on=False))
        self.whose.currentIndexChanged.connect(lambda _index: self._show_current())
        self.preview.source_clicked.connect(self.go_to)
        self.details.address_wanted.connect(self.context.address_wanted)
        self.details.spelling_wanted.connect(self._go_to_spelling)
        self.details.word_wanted.connect(self.files.open_to_change)
        self.details.review_wanted.connect(lambda: self.context.page_wanted.emit("wizard:review"))
        self.details.issue_wanted.connect(self.work.issue)
        self.details.open_wanted.connect(self.files.open_in_viewer)
        self.details.attach_wanted.connect(self.files.attach)
        self.details.scan_wanted.connect(self.files.open_scan)
        self.details.detach_wanted.connect(self.files.detach)

    def claim_cursor(self) -> None:
        """Bring the cursor to the list; Qt itself would put it on the first button."""
        if self.isVisible():
            self.tree.setFocus()

    # -- reading -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read how the papers stand."""
        self.commands.say_people(len(self.session.case.founders))
        self.read_states()

    def _later(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def read_states(self) -> None:
        """Ask on the render worker how each paper stands."""
        services, case, case_id = self.context.services, self.session.case, self.session.case_id
        language = self.format.language
        self.context.tasks.run(
            lambda: (
                services.papers.states(case_id, case, language),
                services.cases.attachments(case_id),
            ),
            lambda read: self._show_states(language, *read),
            None,
            self,
            worker=RENDER,
        )

    def _narrow(self) -> None:
        """List at once what the chosen language has; how it stands may be long in coming."""
        from app.forms.registry import paper

        language = self.format.language
        has = [state for state in self.states if language in paper(state.key).languages]
        self._show_states(language, has, self._scans)
        self.read_states()

    def _show_states(
        self, language: str, states: Sequence[PaperState], scans: Sequence[Attachment]
    ) -> None:
        if language != self.format.language:
            return  # read for a language that was chosen before
        self.states, self._scans = tuple(states), tuple(scans)
        self.only_charter.setVisible(language == "kk_ru")
        self.tree.show_states(self.states)
        if self._wanted:
            self.tree.choose(self._wanted)
            self._wanted = ""
        self._enable()
        self._show_current()

    def show_detail(self, detail: str) -> None:
        """Show one paper by its key."""
        if self.states:
            self.tree.choose(detail)
        else:
            self._wanted = detail

    def current_state(self) -> PaperState | None:
        """Return the paper that is shown."""
        key = self.tree.current_key()
        return next((state for state in self.states if state.key == key), None)

    def current_record(self) -> str:
        """Return whose paper is shown; empty for a paper of the whole case."""
        state = self.current_state()
        return self.whose.record if state is not None and state.per_record else ""

    def _fill_whose(self, state: PaperState) -> None:
        from app.forms.registry import paper
        from app.forms.subjects import subject_ids, subject_label

        case, per = self.session.case, paper(state.key).per
        choices = [(one, subject_label(case, per, one)) for one in subject_ids(case, per)]
        self.whose.fill(choices)
        self.whose.setVisible(bool(choices))

    def _show_current(self) -> None:
        state = self.current_state()
        if state is None:
            return
        self._fill_whose(state)
        scans = [scan for scan in self._scans if scan.paper == state.key]
        self.details.show_paper(state, scans, self.work.changed_words(state), self.format.language)
        shown = state.status is not PaperStatus.NOT_NEEDED
        self.preview.setVisible(shown)
        if shown:
            self.preview.show_paper(
                state.key,
                self.current_record(),
                language=self.format.language,
                blanks=self.commands.blanks.isChecked(),
            )

    def go_to(self, address: str) -> None:
        """Go where a fact of the paper is written: a Russian text to its spelling."""
        if self.format.needs_spelling and _is_spelled(self.session.case, address):
            self._go_to_spelling(address)
        else:
            self.context.address_wanted.emit(address)

    def _go_to_spelling(self, address: str) -> None:
        self.context.page_wanted.emit(f"spelling:{address}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the paper a tab of its own where it has no room beside the list."""
        super().resizeEvent(event)
        self.fold.adapt(self.width())

    # -- doing ---------------------------------------------------------------------------

    def _choose_people(self) -> None:
        self.commands.choose_people(self.session.case.founders)

    def _enable(self) -> None:
        self.commands.enable(on=bool(self.tree.ticked_keys()) and not self.progress.working)

    def print_papers(self) -> None:
        """Print the ticked papers."""
        self.work.print_papers()

    def save_papers(self) -> None:
        """Save the ticked papers as files."""
        self.work.save_papers()

    def working(self, *, on: bool) -> None:
        """Work on papers began or ended."""
        if not on:
            self.progress.end()
        self._enable()

    def close_page(self) -> None:
        """Stop following the case."""
        self._stop()
        self._timer.stop()
        self.preview.stop()
        self.progress.stop.set()
        self.files.close()


def _is_spelled(case: FoundingCase, address: str) -> bool:
    from app.domain.spelling import spellings

    return any(one.address == address for one in spellings(case))
