"""The wizard: step rail, pages built when they are first opened, Back and «Сақтап, жалғастыру».

Nothing here is asked for by its order: any step opens any time, going back loses nothing, and Next
is never refused twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QWidget,
)

from app.core.i18n import _
from app.forms.flow import REVIEW, Flow
from app.forms.flows import FOUNDING, flow_named, flow_over
from app.forms.spec import AskRecords, Step
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.look import Shape
from app.ui.wizard.frame import WizardFrame
from app.ui.wizard.page import StepPage
from app.ui.wizard.people import PeopleEditor
from app.ui.wizard.people_port import PeopleImport
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.review import ReviewPage, has_papers

REFRESH = 60
"""Milliseconds after a change before states and findings follow; more when the rules take long."""


@dataclass(frozen=True)
class WizardTools:
    """What the wizard is given from outside.

    ``run(operation, on_done, on_error)`` works beside the window; without it work is done at once.
    ``people`` reads tables of people; without it the buttons for that are not shown.
    """

    people: PeopleImport | None = None
    run: Callable[..., object] | None = None


class Wizard(WizardFrame):
    """The pages of one flow of the open case: the founding, or another part of the scheme."""

    focused = Signal(str)  # the address that the cursor is at
    step_changed = Signal(str)
    paper_changed = Signal(str)  # the paper of the open step, for the preview
    documents_wanted = Signal(str)  # a paper's key, or empty
    scheme_wanted = Signal()
    place_changed = Signal()  # to save where he is

    def __init__(
        self,
        session: CaseSession,
        *,
        preview: QWidget | None = None,
        tools: WizardTools | None = None,
        flow: str = FOUNDING,
        parent: QWidget | None = None,
    ) -> None:
        self.spec = flow_named(flow)
        self.steps: Sequence[Step] = self.spec.steps
        super().__init__(self.steps, preview, parent)
        self.session = session
        self.tools = tools or WizardTools()
        self.pages: dict[str, StepPage] = {}
        self.review: ReviewPage | None = None
        self.code = ""
        self._warned = ""  # the step whose fault was shown: the next press goes on
        self.rail.chosen.connect(self.open_step)
        self.back.clicked.connect(self.previous_step)
        self.forward.clicked.connect(self.press_next)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REFRESH)
        self._later.timeout.connect(self.refresh)
        self._stop = session.subscribe(self._changed)
        step, _hash, address = session.place.partition("#")
        self.open_step(step if step in self._codes() else self.steps[0].code, address)

    # -- steps -----------------------------------------------------------------------------

    def _codes(self) -> list[str]:
        return [step.code for step in self.steps] + [REVIEW]

    def flow(self) -> Flow:
        """Return the flow over the case as it stands."""
        return flow_over(self.spec.code, self.session.case, self.session.findings)

    def open_step(self, code: str, address: str = "") -> None:
        """Open a step, and go to an answer on it when one is named."""
        if code != self.code:
            self._warned = ""
            self._say("")
        self.code = code
        self.rail.set_current(code)
        self.side.show_questions()
        if code == REVIEW:
            self._open_review()
        else:
            page = self._page(code)
            self.stack.setCurrentWidget(page)
            self.paper_changed.emit(page.step.paper)
            if address:
                page.go_to(address)
            elif self.isVisible():
                page.take_first()
        self._order_tabs()
        last = code == REVIEW
        end = _("To the papers") if self._prints() else _("To the scheme")
        self.forward.setText(end if last else _("Save and continue"))
        first = code == self.steps[0].code
        # The founding is a place of its own; the scheme leads to the others and takes back.
        self.back.setText(_("To the scheme") if first and self._of_scheme else _("Back"))
        self.back.setEnabled(not first or self._of_scheme)
        self._remember(address)
        self.step_changed.emit(code)
        self._later.start()

    def _page(self, code: str) -> StepPage:
        if code not in self.pages:
            step = next(step for step in self.steps if step.code == code)
            page = StepPage(step, self.session, self._make_records)
            page.focused.connect(self._came)
            page.built.connect(self._later.start)
            page.built.connect(self._order_tabs)
            self.pages[code] = page
            self.stack.addWidget(page)
            page.start()
        return self.pages[code]

    def _order_tabs(self) -> None:
        """From the last question Tab goes to «Back» and on, not round the window first."""
        page = self.stack.currentWidget()
        last: QWidget | None = None
        place = page.nextInFocusChain() if page is not None else None
        while page is not None and place is not None and place is not page:
            if page.isAncestorOf(place) and place.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = place
            place = place.nextInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.back)
            QWidget.setTabOrder(self.back, self.forward)

    def _make_records(self, asked: AskRecords, session: CaseSession) -> RecordsEditor:
        if asked.collection != "founders":
            return RecordsEditor(asked, session)
        editor = PeopleEditor(asked, session, may_import=self.tools.people is not None)
        editor.import_wanted.connect(self._import)
        return editor

    def _open_review(self) -> None:
        if self.review is None:
            self.review = ReviewPage(self.session, self.spec)
            self.review.address_chosen.connect(self.go_to)
            self.review.paper_chosen.connect(self.documents_wanted)
            self.review.step_chosen.connect(self.open_step)
            self.stack.addWidget(self.review)
        self.stack.setCurrentWidget(self.review)
        self.review.refresh()
        if self.isVisible():
            self.review.view.setFocus()

    def take_cursor(self) -> None:
        """Put the cursor where he was on the open step, else into its first question."""
        if self.code == REVIEW:
            if self.review is not None:
                self.review.view.setFocus()
            return
        step, _hash, address = self.session.place.partition("#")
        page = self._page(self.code)
        if step == self.code and address:
            page.go_to(address)
        else:
            page.take_first()

    @property
    def _of_scheme(self) -> bool:
        return self.spec.code != FOUNDING

    def _prints(self) -> bool:
        """Return whether the papers are what comes after the last step."""
        return not self._of_scheme or has_papers(self.spec, self.session.case)

    def previous_step(self) -> None:
        """Open the step before; before the first of them stands the scheme."""
        codes = self._codes()
        if self.code == codes[0] and self._of_scheme:
            self.scheme_wanted.emit()
            return
        self.open_step(codes[max(0, codes.index(self.code) - 1)])

    def next_step(self) -> None:
        """Open the step after this one, whatever its faults."""
        codes = self._codes()
        self.open_step(codes[min(len(codes) - 1, codes.index(self.code) + 1)])

    def press_next(self) -> None:
        """Go on; a fault on the page takes the cursor first, a second press goes on."""
        if self.code == REVIEW:
            if self._prints():
                self.documents_wanted.emit("")
            else:
                self.scheme_wanted.emit()
            return
        flow, page = self.flow(), self.pages[self.code]
        problem = flow.first_problem(self.code)
        if problem is None or self._warned == self.code:
            self.next_step()
            return
        self._warned = self.code
        page.show_missing = True
        page.set_findings(flow.findings_of(self.code))
        page.go_to(problem.address)
        self._say(_("Something is missing or wrong here. Press once more to go on all the same."))

    def go_to(self, address: str, *, missing: bool = True) -> None:
        """Open the step that asks for an answer, scroll to it and put the cursor into it.

        ``missing`` shows there what is not answered yet: he came to mend it.
        """
        page = self.pages.get(self.code)
        if page is not None and page.asks_for(address):
            page.go_to(address)
            return
        code = self.flow().step_of(address)
        if missing:
            self._page(code).show_missing = True
        self.open_step(code, address)

    # -- undo ------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change of the case back and go where it was made."""
        self._follow(self.session.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._follow(self.session.redo())

    def _follow(self, address: str | None) -> None:
        if address is not None:
            self.refresh()
            self.go_to(address, missing=False)

    # -- following the session --------------------------------------------------------------

    def leave(self) -> None:
        """Stop following the session; the wizard is about to go."""
        self._stop()
        self._later.stop()

    def _changed(self, addresses: frozenset[str]) -> None:
        if not shiboken6.isValid(self):
            self._stop()
            return
        for page in self.pages.values():
            if addresses:
                page.changed(addresses)
            else:
                page.reload()
        self._warned = ""
        self._later.start()

    def refresh(self) -> None:
        """Let states, hidden questions and findings follow the case."""
        begun = perf_counter()
        flow = self.flow()
        for step in self.steps:
            self.rail.set_state(step.code, Shape(flow.status(step.code).value))
        self.rail.set_state(REVIEW, _review_shape(flow))
        if self.code == REVIEW:
            if self.review is not None:
                self.review.refresh()
        else:
            page = self._page(self.code)
            page.refresh()
            page.set_findings(flow.findings_of(self.code))
        spent = (perf_counter() - begun) * 1000
        self._later.setInterval(round(max(REFRESH, spent * 4)))

    def _came(self, address: str) -> None:
        self._remember(address)
        self.focused.emit(address)

    def _remember(self, address: str) -> None:
        place = f"{self.code}#{address}" if address else self.code
        if self.session.place != place:
            self.session.place = place
            self.place_changed.emit()

    def _say(self, text: str) -> None:
        self.note.setText(text)

    # -- import ----------------------------------------------------------------------------

    def _import(self, source: Path | str) -> None:
        from app.ui.wizard.importing import begin_import

        if self.tools.people is not None:
            begin_import(self, self.session, self.tools.people, source, self.tools.run)

    # -- keys and sizes ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo and the step keys, where the window has no menu for them."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
            control and event.key() == Qt.Key.Key_Y
        ):
            self.redo()
        elif control and event.key() == Qt.Key.Key_PageUp:
            self.previous_step()
        elif control and event.key() == Qt.Key.Key_PageDown:
            self.next_step()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the preview into a tab of the page where there is no room beside it."""
        super().resizeEvent(event)
        self.side.adapt(self.width())
        self.rail.fit(self.height())

    def sizeHint(self) -> QSize:
        """A comfortable size on a small notebook."""
        return QSize(theme.characters(140, self), theme.unit(self) * 80)


def _review_shape(flow: Flow) -> Shape:
    done, count = flow.progress
    if done == count and not any(finding.blocks for finding in flow.findings):
        return Shape.COMPLETE
    return Shape.IN_PROGRESS if done else Shape.NOT_STARTED
