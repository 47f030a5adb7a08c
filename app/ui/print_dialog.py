"""What to print: copies and pages of each paper, both sides; the system's dialog comes after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _, ngettext
from app.ui import theme
from app.ui.messages import Banner
from app.ui.printing import Job, parse_pages

MOST_COPIES = 99
COPIES_OF = N_("Copies of {paper}")
PAGES_OF = N_("Pages of {paper}")
WRONG = N_("«{text}»: write pages like 1-3, 5; this paper has {count}.")


@dataclass(frozen=True)
class Printable:
    """A paper offered for printing: its pages are counted when known, else 0.

    ``records`` are the ids of the founders, okrugs or meetings that have one each; empty for a
    paper of the case.
    """

    key: str
    title: str
    records: tuple[str, ...] = ()
    pages: int = 0


class PrintDialog(QDialog):
    """Copies and pages of each paper."""

    def __init__(
        self,
        papers: Sequence[Printable],
        parent: QWidget | None = None,
        *,
        copies: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self._papers = papers
        self._copies: dict[str, QSpinBox] = {}
        self._ranges: dict[str, QLineEdit] = {}
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_("What is to be printed?"), "heading"))
        layout.addWidget(
            theme.label(_("The papers come out in this order. Leave pages empty for all."), "why")
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        layout.addWidget(self._table(copies or {}), 1)
        self.duplex = QCheckBox(_("On both sides; each paper begins on a new sheet"))
        layout.addWidget(self.duplex)
        buttons = QDialogButtonBox()
        go_on = buttons.addButton(_("Choose the printer…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        theme.role(go_on, "primary")
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(theme.characters(90), step * 46)

    def _table(self, copies: Mapping[str, int]) -> QScrollArea:
        inner = QWidget()
        theme.role(inner, "page")
        grid = QGridLayout(inner)
        step = theme.unit()
        grid.setContentsMargins(0, 0, step, 0)
        grid.setHorizontalSpacing(step * 2)
        grid.setVerticalSpacing(step // 2)
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((_("Paper"), _("Copies"), _("Pages"))):
            grid.addWidget(theme.label(text, "helper"), 0, column)
        for index, paper in enumerate(self._papers, start=1):
            grid.addWidget(theme.label(_title(paper)), index, 0)
            count = QSpinBox()
            count.setRange(0, MOST_COPIES)
            count.setValue(copies.get(paper.key, 1))
            count.setAccessibleName(_(COPIES_OF).format(paper=paper.title))
            pages = QLineEdit()
            pages.setPlaceholderText(_("all"))
            pages.setMaximumWidth(theme.characters(16))
            pages.setAccessibleName(_(PAGES_OF).format(paper=paper.title))
            pages.setAccessibleDescription(_("For example 1-3, 5; empty for all"))
            grid.addWidget(count, index, 1)
            grid.addWidget(pages, index, 2)
            self._copies[paper.key] = count
            self._ranges[paper.key] = pages
        grid.addWidget(QLabel(), len(self._papers) + 1, 0)
        grid.setRowStretch(len(self._papers) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _check(self) -> None:
        for paper in self._papers:
            field = self._ranges[paper.key]
            if parse_pages(field.text(), paper.pages or 9999) is None:
                count = paper.pages or "?"
                self.banner.tell(_(WRONG).format(text=field.text(), count=count), "bad")
                field.setFocus()
                return
        self.accept()

    def jobs(self) -> tuple[Job, ...]:
        """Return what is to be printed, in the order of the set."""
        made: list[Job] = []
        for paper in self._papers:
            copies = self._copies[paper.key].value()
            if not copies:
                continue
            pages = self._ranges[paper.key].text().strip()
            made.extend(
                Job(paper.key, record_id, copies, pages) for record_id in (paper.records or ("",))
            )
        return tuple(made)


def _title(paper: Printable) -> str:
    count = len(paper.records)
    if not count:
        return paper.title
    said = ngettext("{title} ({count} paper)", "{title} ({count} papers)", count)
    return said.format(title=paper.title, count=count)
