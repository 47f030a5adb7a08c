"""Files from other offices are taken in: dropped or chosen, a line for each, what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.services.model_exchange import Outcome
from app.ui import theme
from app.ui.context import Context
from app.ui.drop import DropZone
from app.ui.intake_run import Line, run_of
from app.ui.messages import Banner
from app.ui.pages.base import Page, bring_whole, heading, scrolling
from app.ui.pages.intake_bar import IntakeBar
from app.ui.pages.intake_conflict import ConflictChooser, Pair
from app.ui.pages.intake_details import IntakeDetails, Told
from app.ui.pages.intake_table import IntakeModel, IntakeTable
from app.ui.pages.intake_words import summary
from app.ui.progress import ProgressRow
from app.ui.strangers import shortened, shown

SAY_MS = 150
"""The sum of the run is said at most so often while it goes on."""
LOW_UNITS = 62
LONGEST_NAME = 22
"""So many letters of a file's name are said while names pass by: the line keeps its height."""
CHOOSING = N_("{file}: choose between the answers")
EMPTY = N_(
    "A file from another office ends with .auylkoop: a cooperative with its papers, a reply, an "
    "approved list. A folder or a stick is searched for them; other files there are passed over."
)
NONE_NEEDS = N_("None of these files waits for your decision.")


class IntakePage(Page):
    """The list of files, the file under the cursor, and the choice between two versions."""

    help_text = N_(
        "Drop the files of another office onto the window, or choose a file, a folder or a stick. "
        "Each is taken in whole or not at all, and its line says what became of it. A new sender "
        "is accepted after a telephone call. Where both sides changed the same answer, you choose."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.run = run_of(context)
        self._choosing = -1
        self._asked = 0
        self._came: set[int] | None = None  # lines of the files that are being taken in
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step)
        layout.setSpacing(step)
        heading(layout, _("Take files in"))
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.progress = ProgressRow()  # never scrolled away: here a run is stopped
        self.progress.stop_button.clicked.connect(self.run.stop)
        layout.addWidget(self.progress)
        self.stack = QStackedWidget()
        layout.addWidget(self.stack, 1)
        self.chooser = ConflictChooser()
        self.chooser.done.connect(self._chosen)
        self.chooser.later.connect(self.show_list)
        self._list_area = scrolling(self._list())
        self.stack.addWidget(self._list_area)
        self.stack.addWidget(self.chooser)
        self._saying = QTimer(self, singleShot=True, interval=SAY_MS)
        self._saying.timeout.connect(self._say)
        self._follow()
        self._say()
        self._show_lines()

    # -- building ------------------------------------------------------------------------

    def _list(self) -> QWidget:
        made = QWidget()
        step = theme.unit()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.zone = DropZone()
        self.zone.files_wanted.connect(self.choose_files)
        self.zone.folder_wanted.connect(self.choose_folder)
        layout.addWidget(self.zone)
        self.sum = theme.label()
        layout.addWidget(self.sum)
        self.notes = theme.label(kind="why")
        layout.addWidget(self.notes)
        self.bar = IntakeBar(self.context, self.run, self.banner)
        layout.addWidget(self.bar)
        self.model = IntakeModel(self.run, self)
        self.table = IntakeTable(self.model)
        self.bar.needing.toggled.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_details())
        self.table.entered_line.connect(self.enter_details)
        layout.addWidget(self.table, 1)
        self.empty = theme.label(kind="why")
        layout.addWidget(self.empty)
        self.details = IntakeDetails()
        self.details.sender_answered.connect(self._answer_sender)
        self.details.password_given.connect(self._unlock)
        self.details.choice_wanted.connect(self._begin_choice)
        self.details.again_wanted.connect(lambda: self.run.again(self._place()))
        self.details.case_wanted.connect(self.context.case_wanted)
        layout.addWidget(self.details)
        self._space = QWidget()
        layout.addWidget(self._space, 1)
        return made

    def _follow(self) -> None:
        run = self.run
        run.begun.connect(self._begun)
        run.progressed.connect(self._progressed)
        run.appended.connect(self._appended)
        run.renewed.connect(self._renewed)
        run.cleared.connect(self._cleared)
        run.ended.connect(self._ended)
        run.failed.connect(self.banner.tell_error)
        if run.working:
            self._begun()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave sentences out where the window is low."""
        super().resizeEvent(event)
        self.zone.fold(low=self.height() < theme.unit() * LOW_UNITS)

    def takes_words(self) -> bool:
        """Nothing is typed here but passwords."""
        return False

    # -- choosing files ------------------------------------------------------------------

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files, folders, sticks."""
        self.banner.clear()
        self.show_list()
        self._came = set()
        self.run.take_in(tuple(paths))

    def choose_files(self) -> None:
        """Let files be chosen."""
        kinds = ";;".join((_("Files of other offices (*.auylkoop *.json)"), _("All files (*)")))
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Take files in"), "", kinds)
        if chosen:
            self.take_in([Path(one) for one in chosen])

    def choose_folder(self) -> None:
        """Let a folder or a stick be chosen; all files below it are taken in."""
        chosen = QFileDialog.getExistingDirectory(self, _("Take files of a folder in"))
        if chosen:
            self.take_in([Path(chosen)])

    # -- the run -------------------------------------------------------------------------

    def _begun(self) -> None:
        self.progress.begin(_("Taking files in"))
        self._saying.start()

    def _progressed(self, done: int, total: int, name: str) -> None:
        if total:
            self.progress.report(done, total, shortened(name, LONGEST_NAME))

    def _appended(self, place: int) -> None:
        if self.table.isHidden():
            self._show_lines()
        self._note(place)
        self._say_soon()

    def _note(self, place: int) -> None:
        if self._came is not None:
            self._came.add(place)

    def _renewed(self, place: int) -> None:
        self._note(place)
        if self.model.row_of(place) == self.table.currentIndex().row():
            self._show_details()
        self._say_soon()

    def _say_soon(self) -> None:
        if not self._saying.isActive():
            self._saying.start()

    def _cleared(self) -> None:
        self.banner.clear()
        self.show_list()
        self._show_lines()
        self._say()
        if self.isVisible():  # the button that emptied the list is gone
            self.zone.files_button.setFocus()

    def _ended(self) -> None:
        self.progress.end()
        self._say()
        row = self._row_to_show()
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_details(bring=True)
        if self.zone.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()  # Enter goes on to what is asked, not to choosing files again

    def _row_to_show(self) -> int:
        """Return the row to go to after a run: of what it brought that which needs a person."""
        came, self._came = self._came or set(), None
        rows = [row for row in range(self.model.rowCount()) if self.model.place_at(row) in came]
        if not rows and self.table.currentIndex().isValid():
            return -1  # lines were only decided upon: the cursor stays on the one he looks at
        asking = (row for row in rows if self.run.lines[self.model.place_at(row)].needs_person)
        return next(asking, rows[0] if rows else 0 if self.model.rowCount() else -1)

    def _say(self) -> None:
        lines, notes = self.run.lines, [note() for note in self.run.notes]
        self.sum.setText(summary(lines) if lines else "")
        self.sum.setVisible(bool(lines))
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.bar.needing.setEnabled(bool(lines))
        self.bar.clear_button.setEnabled(not self.run.working)

    def _show_lines(self) -> None:
        """Show the table once there is a line in it, and before that what to do."""
        some, there = bool(self.run.lines), self.model.rowCount() > 0
        self.bar.setVisible(some)
        self.table.setVisible(there)
        self.zone.lead(first=not some)
        self.empty.setText(_(NONE_NEEDS if some else EMPTY))
        self.empty.setVisible(not there)
        self._space.setVisible(not there)
        self._show_details()

    # -- one line ------------------------------------------------------------------------

    def _place(self) -> int:
        return self.model.place_at(self.table.currentIndex().row())

    def _line(self) -> Line | None:
        return self.model.line_at(self.table.currentIndex().row())

    def _filter(self, only: bool) -> None:
        self.model.show_needing(only=only)
        self._show_lines()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_details(self, *, bring: bool = False) -> None:
        line = self._line()
        self.details.setVisible(line is not None)
        self._asked += 1
        if line is None:
            return
        self._fill(line, (), bring=bring)
        asking = line.result.outcome is Outcome.UNKNOWN_SENDER
        if not asking and any(case.changed or case.kept for case in line.result.cases):
            from app.ui.pages.intake_reading import told_of

            services, asked, result = self.context.services, self._asked, line.result
            self.context.tasks.run(
                lambda: told_of(services, result),
                lambda told: self._fill(line, told, bring=bring) if asked == self._asked else None,
                self.banner.tell_error,
                self,
            )

    def enter_details(self) -> None:
        """Bring the cursor to what is asked about the file, into sight."""
        details = self.details
        question = details.question
        if question is not None:
            target: QWidget | None = question.accept_button
        else:
            buttons = (one for one in details.findChildren(QPushButton) if one.isVisibleTo(self))
            target = details.password or next(buttons, None)
        self._list_area.ensureWidgetVisible(details)
        if target is not None:
            target.show()
            target.setFocus()
            self._list_area.ensureWidgetVisible(target)

    def _fill(self, line: Line, told: Sequence[Told], *, bring: bool) -> None:
        focus = QApplication.focusWidget()
        here = focus is not None and self.details.isAncestorOf(focus)
        self.details.show_line(line, self._others(line), told)
        if here:  # what had the cursor is gone: never let it wander to a button
            target = self.details.password or self.table
            target.show()  # a layout shows what is new in it later, too late for the cursor
            target.setFocus()
        self.order_tabs_soon()
        if bring:  # once it has its place: in a low window what is said and asked stands below
            QTimer.singleShot(SAY_MS, self, lambda: bring_whole(self._list_area, self.details))

    def _others(self, line: Line) -> int:
        """Return how many other lines wait for the same answer."""
        result = line.result
        if line.declined or result.outcome not in (Outcome.UNKNOWN_SENDER, Outcome.LOCKED):
            return 0
        key = result.sender.key if result.sender else ""
        return sum(
            other is not line
            and not other.declined
            and other.result.outcome is result.outcome
            and (other.result.sender.key if other.result.sender else "") == key
            for other in self.run.lines
        )

    def _answer_sender(self, accept: bool, all_of_key: bool) -> None:
        act = self.run.accept_sender if accept else self.run.decline_sender
        act(self._place(), all_of_key=all_of_key)
        self.table.setFocus()

    def _unlock(self, password: str, whole_run: bool) -> None:
        self.run.unlock(self._place(), password, whole_run=whole_run)

    # -- choosing between versions -------------------------------------------------------

    def _begin_choice(self) -> None:
        from app.ui.pages.intake_reading import pairs_of

        place, line, services = self._place(), self._line(), self.context.services
        if line is None:
            return
        result = line.result

        def show(pairs: tuple[Pair, ...]) -> None:
            self._choosing = place
            title = _(CHOOSING).format(file=shown(result.path.name))
            self.stack.setCurrentIndex(1)
            self.chooser.show_pairs(title, pairs)
            self.chooser.table.setFocus()
            self.order_tabs_soon()

        self.context.tasks.run(
            lambda: pairs_of(services, result), show, self.banner.tell_error, self
        )

    def _chosen(self) -> None:
        place, choices = self._choosing, self.chooser.model.choices()
        self.show_list()
        if place >= 0:
            self.run.choose(place, choices)

    def show_list(self) -> None:
        """Show the list of files; a choice that was begun waits."""
        self._choosing = -1
        self.stack.setCurrentIndex(0)
        self.order_tabs_soon()
        if self.table.isVisible():
            self.table.setFocus()
