"""The wizard of one flow as a page of the window, with the paper beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.forms.flow import REVIEW
from app.forms.flows import FOUNDING
from app.ui.context import Context
from app.ui.fields.base import FieldWidget
from app.ui.fields.memory import use_okrugs
from app.ui.pages.base import CasePage
from app.ui.panels.expands import offer_projects
from app.ui.panels.screenings_beside import offer_screenings
from app.ui.people_tables import PeopleTables
from app.ui.preview import Preview
from app.ui.wizard.okrugs import OkrugMemory
from app.ui.wizard.wizard import Wizard, WizardTools


class FlowPage(CasePage):
    """Wires the wizard to the window: preview, places, papers, help."""

    help_text = N_(
        "The steps stand at the left; open any of them at any time, nothing is "
        "lost. Ctrl+PgDown and Ctrl+PgUp go on and back, Ctrl+Z takes the last change back, F9 "
        "shows or hides the paper."
    )

    def __init__(
        self, context: Context, flow: str = FOUNDING, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        session = self.session
        offer_screenings(context, self)
        offer_projects(context, self)
        self.preview = Preview(session, context.services.papers, context.tasks, self)
        self.preview.hide()
        tools = WizardTools(people=PeopleTables(session), run=context.tasks.run)
        shown = self.preview if context.hints.preview else None
        self.wizard = Wizard(session, preview=shown, tools=tools, flow=flow, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)
        self.wizard.focused.connect(self.preview.follow)
        self.wizard.paper_changed.connect(self.preview.show_paper)
        self.wizard.documents_wanted.connect(self._to_papers)
        self.wizard.scheme_wanted.connect(lambda: self.context.page_wanted.emit("scheme"))
        self.wizard.step_changed.connect(self.typing_changed)
        self.preview.source_clicked.connect(self.wizard.go_to)
        code, _hash, address = session.place.partition("#")
        self._remember_okrugs()
        self._show_paper_of(code)
        if address:
            self.preview.follow(address)

    def _remember_okrugs(self) -> None:
        """Let okrug fields offer what was typed before or imported, read on the store's worker."""
        cases, run = self.context.services.cases, self.context.tasks.run
        use_okrugs(
            OkrugMemory(
                cases.known_okrugs,
                lambda operation, on_done: run(operation, on_done, parent=self),
                self.wizard.refresh,
            )
        )

    def _show_paper_of(self, code: str) -> None:
        for step in self.wizard.steps:
            if step.code == code or code in ("", REVIEW):
                self.preview.show_paper(step.paper)
                return

    def _to_papers(self, key: str) -> None:
        self.context.page_wanted.emit(f"documents:{key}" if key else "documents")

    def takes_words(self) -> bool:
        """Return whether the open step asks for words: all do but the check."""
        return self.wizard.code != REVIEW

    def refresh(self) -> None:
        """Follow the case: another page may have changed it."""
        self.wizard.refresh()

    def go_to(self, address: str) -> None:
        """Open the step of an address and put the cursor into its field."""
        self.wizard.go_to(address)

    def claim_cursor(self) -> None:
        """Bring the cursor to the questions, where he was, not to the rail beside them."""
        focus = QApplication.focusWidget()
        here = focus is not None and self.wizard.stack.isAncestorOf(focus)
        if self.isVisible() and not here:
            self.wizard.take_cursor()

    def show_detail(self, detail: str) -> None:
        """Open a step by its code."""
        if detail != self.wizard.code:
            self.wizard.open_step(detail)

    def next_step(self) -> None:
        """Open the next step."""
        self.wizard.next_step()

    def previous_step(self) -> None:
        """Open the step before."""
        self.wizard.previous_step()

    def show_preview(self, shown: bool) -> None:
        """Show the paper beside the questions, or fold it away."""
        self.wizard.side.set_preview(self.preview if shown else None)
        if not shown:
            self.preview.setParent(self)
            self.preview.hide()

    def help_now(self) -> str:
        """Return the help of the field and of the step, with its source, and the keys."""
        field = self._field_help()
        for step in self.wizard.steps:
            if step.code == self.wizard.code:
                parts = (field, _(step.question), _(step.why), step.source, _(self.help_text))
                return "\n\n".join(part for part in parts if part)
        return _(self.help_text)

    def _field_help(self) -> str:
        """Return the question that the cursor is in with its help; empty when it is in none."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, FieldWidget):
            widget = widget.parentWidget()
        if widget is None or not self.isAncestorOf(widget):
            return ""
        return f"{_(widget.ask.label)}\n{widget.whole_help}"

    def close_page(self) -> None:
        """Stop following the case: the page is about to be destroyed."""
        self.wizard.leave()
        self.preview.stop()
