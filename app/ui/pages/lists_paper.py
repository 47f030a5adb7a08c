"""The papers of a list: looked at, printed, saved as PDF, Word or a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from app.core.i18n import N_, _, current_language
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import button
from app.ui.pages.lists_rows import named
from app.ui.pages.pdf_pane import PdfPane
from app.ui.whole_document import print_document, save_document

if TYPE_CHECKING:
    from app.services.model_lists import OpenList

LANGUAGES: dict[str, str] = {"kk": N_("In Kazakh"), "ru": N_("In Russian")}
KINDS: dict[str, str] = {
    ".pdf": N_("PDF files (*.pdf)"),
    ".docx": N_("Word files (*.docx)"),
    ".xlsx": N_("Workbooks (*.xlsx)"),
}
THE_LIST = N_("The list as it stands now")


class PaperPane(QWidget):
    """``use`` names the list; ``draw`` shows its paper, made on the render worker."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._list: OpenList | None = None
        self._drawn: object = None
        self.ask_printer: Callable[[QPrinter], bool] = self._system_dialog
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step, 0, 0)
        layout.setSpacing(step // 2)
        self.which = QComboBox()
        self.which.setAccessibleName(_("Which paper"))
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the paper"))
        for code, words in LANGUAGES.items():
            self.language.addItem(_(words), code)
        if current_language() == "ru":
            self.language.setCurrentIndex(1)
        self.which.activated.connect(lambda _index: self.draw())
        self.language.activated.connect(lambda _index: self.draw())
        self.printing = button(_("Print…"), "print", "primary")
        self.printing.clicked.connect(self._print)
        self.pdf = button(_("Save as PDF…"), "document")
        self.word = button(_("Save for Word…"), "edit")
        self.xlsx = button(_("Save as a workbook…"), "save")
        for one, ending in ((self.pdf, ".pdf"), (self.word, ".docx"), (self.xlsx, ".xlsx")):
            one.clicked.connect(lambda _on=False, ending=ending: self._save(ending))
        layout.addWidget(
            FlowRow(self.which, self.language, self.printing, self.pdf, self.word, self.xlsx)
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.pane = PdfPane(context.tasks)
        layout.addWidget(self.pane, 1)

    @property
    def seq(self) -> int:
        """Which decision's paper is chosen; 0: the list itself."""
        return int(self.which.currentData() or 0)

    @property
    def paper_language(self) -> str:
        """The language that was chosen."""
        return str(self.language.currentData())

    def use(self, opened: OpenList) -> None:
        """Offer the papers of a list; they are drawn once they are looked at."""
        kept = self.which.currentData() if self._is(opened) else None
        self._list = opened
        self._drawn = None
        self.banner.clear()
        self.pane.forget()
        self.which.clear()
        self.which.addItem(_(THE_LIST), 0)
        if opened.approved is not None:
            for decision in reversed(opened.approved.decisions):
                self.which.addItem(named(decision.act, decision.number), decision.seq)
        self.which.setCurrentIndex(max(0, self.which.findData(kept)))
        self.which.setVisible(self.which.count() > 1)

    def _is(self, opened: OpenList) -> bool:
        return self._list is not None and self._list.summary.id == opened.summary.id

    def draw(self) -> None:
        """Show the chosen paper, unless it is shown already."""
        opened = self._list
        if opened is None:
            return
        asked = (opened.summary.id, opened.summary.decisions, self.seq, self.paper_language)
        self.xlsx.setVisible(not self.seq)
        if self._drawn == asked and self.pane.pdf:
            return
        self._drawn = asked
        self.pane.show_pdf(self._maker(".pdf"))

    def _maker(self, ending: str) -> Callable[[], bytes]:
        """Return what makes the chosen paper as a kind of file, on the render worker."""
        opened = self._list
        assert opened is not None  # noqa: S101 - nothing is drawn or saved without a list
        papers, list_id = self._context.services.lists.papers, opened.summary.id
        seq, language, kind = self.seq, self.paper_language, ending.removeprefix(".")
        if seq:
            return lambda: papers.decision_paper(list_id, seq, kind, language)
        return lambda: papers.list_paper(list_id, kind, language)

    # -- files ---------------------------------------------------------------------------

    def _save(self, ending: str) -> None:
        name = self._file_name() + ending
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the paper"), name, _(KINDS[ending])
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(ending))

    def _file_name(self) -> str:
        opened = self._list
        number = opened.summary.number if opened else ""
        bare = "".join(sign if sign.isalnum() else "-" for sign in number)
        return "-".join(part for part in (_("List"), bare) if part)

    def save_to(self, path: Path) -> None:
        """Write the chosen paper into a file, of the kind that its ending says."""
        make = self._maker(path.suffix.lower())
        save_document(self._context.tasks, self.banner, path, make)

    def _system_dialog(self, printer: QPrinter) -> bool:
        return bool(QPrintDialog(printer, self).exec())

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.ask_printer(printer):
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the chosen paper onto a printer."""
        print_document(self._context.tasks, self.banner, printer, self._maker(".pdf"))
