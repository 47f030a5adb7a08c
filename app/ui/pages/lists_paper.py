"""The papers of a list: looked at, printed, saved as PDF, Word or a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
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


@dataclass(frozen=True)
class Offered:
    """A paper that may be chosen; ``key`` tells it from the others.

    ``make`` gives it by kind and language, on the render worker.
    """

    name: str
    make: Callable[[str, str], bytes]
    key: int
    workbook: bool = False


class PaperPane(QWidget):
    """``use`` names the list, ``offer`` any papers; ``draw`` shows the chosen one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._papers: dict[int, Offered] = {}
        self._of: int | None = None  # whose papers they are
        self._name = ""
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
    def paper_language(self) -> str:
        """The language that was chosen."""
        return str(self.language.currentData())

    def use(self, opened: OpenList) -> None:
        """Offer the papers of a list; they are drawn once they are looked at."""
        summary = opened.summary
        papers = self._context.services.lists.papers
        kept = self.which.currentData() if self._of == summary.id else None
        self._of = summary.id
        offered = [
            Offered(
                _(THE_LIST),
                partial(papers.list_paper, summary.id),
                0,
                workbook=True,
            )
        ]
        if opened.approved is not None:
            offered += [
                Offered(
                    named(one.act, one.number),
                    partial(papers.decision_paper, summary.id, one.seq),
                    one.seq,
                )
                for one in reversed(opened.approved.decisions)
            ]
        bare = "".join(sign if sign.isalnum() else "-" for sign in summary.number)
        self.offer(offered, "-".join(part for part in (_("List"), bare) if part), kept)

    def offer(self, papers: Sequence[Offered], name: str, chosen: int | None = None) -> None:
        """Offer papers in their order. ``name``: of a file that is saved, without its ending."""
        self._papers = {one.key: one for one in papers}
        self._name = name
        self._drawn = None
        self.banner.clear()
        self.pane.forget()
        self.which.clear()
        for one in papers:
            self.which.addItem(one.name, one.key)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.which.setVisible(self.which.count() > 1)

    def draw(self) -> None:
        """Show the chosen paper, unless it is shown already."""
        one = self._papers.get(self.which.currentData())
        if one is None:
            return
        asked = (one.key, self.paper_language)
        self.xlsx.setVisible(one.workbook)
        if self._drawn == asked and self.pane.pdf:
            return
        self._drawn = asked
        self.pane.show_pdf(self._maker(".pdf"))

    def _maker(self, ending: str) -> Callable[[], bytes]:
        """Return what makes the chosen paper as a kind of file, on the render worker."""
        one = self._papers[self.which.currentData()]
        return partial(one.make, ending.removeprefix("."), self.paper_language)

    # -- files ---------------------------------------------------------------------------

    def _save(self, ending: str) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the paper"), self._name + ending, _(KINDS[ending])
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(ending))

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
