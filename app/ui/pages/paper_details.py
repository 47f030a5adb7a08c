"""One paper: its state, what blocks it with links, what changed since it was issued, its scans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.figures import day, number
from app.core.i18n import N_, _, fill
from app.forms.registry import paper
from app.forms.words import word
from app.services.model import DOCX, PPTX, PaperStatus
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button, clear, link
from app.ui.pages.paper_tree import status_words

if TYPE_CHECKING:
    from app.services.model import Attachment, PaperState

SHOWN = 4
SPELLING = ("spelling.unconfirmed", "spelling.stale")
"""Findings that are put right on the page of Russian spellings."""
TO_CONFIRM = N_("Russian spellings that are not confirmed: {count}. Open them and confirm them")
MORE = N_("and {count} more: see the check of the case")
VERSION = N_("Version {version} of {date}.")
CHANGED = N_("Changed since it was issued: {what}")
SCAN = N_("{name} · {size} kB")

TO_CHANGE: dict[str, tuple[str, str]] = {
    DOCX: (N_("Open in Word"), N_("The same text as a Word file: to change it yourself")),
    PPTX: (
        N_("Open in PowerPoint"),
        N_("The same slides as a PowerPoint file: to change them yourself"),
    ),
}
"""How a paper is opened to be changed, by the kind of its file: button and hint."""

SAY: dict[PaperStatus, str] = {
    PaperStatus.DRAFT: N_("It prints with «{mark}» across it until this is put right:"),
    PaperStatus.READY: N_("It prints without «{mark}». Issue it when it is to be signed."),
    PaperStatus.ISSUED: N_("It is issued and frozen: it always prints as it was."),
    PaperStatus.STALE: N_("A fact has changed since it was issued. Issue a new version."),
    PaperStatus.NOT_YET: N_("It can be printed from the day of the meeting on."),
    PaperStatus.NOT_NEEDED: N_("This case does not need it."),
}


class PaperDetails(QFrame):
    """The card above the preview. Emits what is wanted; the page does it."""

    address_wanted = Signal(str)
    spelling_wanted = Signal(str)
    review_wanted = Signal()
    issue_wanted = Signal()
    open_wanted = Signal()
    word_wanted = Signal()
    attach_wanted = Signal()
    scan_wanted = Signal(int)
    detach_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step, step * 2, step)
        layout.setSpacing(step // 2)
        self._title = theme.label(kind="heading")
        self._status = theme.label(kind="why")
        layout.addWidget(self._title)
        layout.addWidget(self._status)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self.open_button = button(_("Open as PDF"), "external")
        self.open_button.setToolTip(_("Open in the viewer"))
        self.word_button = button(_(TO_CHANGE[DOCX][0]), "external")
        self.issue_button = button(_("Issue…"), "stamp")
        self.issue_button.setToolTip(
            _("Gives the paper its number and day and keeps it as it is now; it prints nothing")
        )
        self.attach_button = button(_("Add a scan…"), "attach")
        self.attach_button.setToolTip(_("Add the signed scan…"))
        self.open_button.clicked.connect(self.open_wanted)
        self.word_button.clicked.connect(self.word_wanted)
        self.issue_button.clicked.connect(self.issue_wanted)
        self.attach_button.clicked.connect(self.attach_wanted)
        layout.addWidget(
            FlowRow(self.issue_button, self.open_button, self.word_button, self.attach_button)
        )
        self._scans = QVBoxLayout()
        self._scans.setSpacing(0)
        layout.addLayout(self._scans)

    def show_paper(
        self,
        state: PaperState,
        scans: Sequence[Attachment],
        changed: Sequence[str],
        language: str = "kk",
    ) -> None:
        """Show a paper; ``changed`` names what differs from the issued version, in words.

        ``language`` is the paper's: a draft bears a word of its own language.
        """
        self._title.setText(f"{state.number} · {_(state.title)}")
        mark = word("ru" if language == "ru" else "kk", "draft")
        words = [status_words(state), _(SAY[state.status]).format(mark=mark)]
        if state.issued_at is not None:
            date = day(state.issued_at.astimezone())
            words.insert(1, _(VERSION).format(version=state.version, date=date))
        self._status.setText(". ".join(words[:1]) + ". " + " ".join(words[1:]))
        clear(self._list)
        if state.status is PaperStatus.STALE and changed:
            what = "; ".join(changed[:SHOWN]) + ("…" if len(changed) > SHOWN else "")
            self._list.addWidget(theme.label(_(CHANGED).format(what=what), "attention"))
        if state.status in (PaperStatus.DRAFT, PaperStatus.STALE):
            self._show_blocking(state)
        able = state.status in (PaperStatus.READY, PaperStatus.STALE, PaperStatus.ISSUED)
        self.issue_button.setEnabled(able and not state.blocking)
        again = state.status in (PaperStatus.STALE, PaperStatus.ISSUED)
        self.issue_button.setText(" " + (_("Issue a new version…") if again else _("Issue…")))
        self.issue_button.setAccessibleName(self.issue_button.text().strip())
        name, tip = TO_CHANGE[paper(state.key).kinds[1]]
        self.word_button.setText(" " + _(name))
        self.word_button.setAccessibleName(_(name))
        self.word_button.setToolTip(_(tip))
        usable = state.status not in (PaperStatus.NOT_NEEDED, PaperStatus.NOT_YET)
        self.open_button.setEnabled(usable)
        self.word_button.setEnabled(usable)
        self.attach_button.setEnabled(usable)
        self._show_scans(scans)

    def _show_blocking(self, state: PaperState) -> None:
        spelling = [finding for finding in state.blocking if finding.id in SPELLING]
        rest = [finding for finding in state.blocking if finding.id not in SPELLING]
        if len(spelling) > 1:  # fifty founders have two hundred names: one line, one place to go
            text = _(TO_CONFIRM).format(count=number(len(spelling)))
            first = spelling[0].address
            self._list.addWidget(link(f"• {text}", partial(self.spelling_wanted.emit, first)))
        else:
            rest = [*spelling, *rest]
        for finding in rest[:SHOWN]:
            text = fill(finding.message, finding.arguments, finding.translated)
            wanted = self.spelling_wanted if finding.id in SPELLING else self.address_wanted
            line = link(f"• {text}", partial(wanted.emit, finding.address))
            line.setToolTip(finding.source)
            self._list.addWidget(line)
        more = len(rest) - SHOWN
        if more > 0:
            self._list.addWidget(link(_(MORE).format(count=more), self.review_wanted.emit))

    def _show_scans(self, scans: Sequence[Attachment]) -> None:
        clear(self._scans)
        for scan in scans:
            line = QHBoxLayout()
            name = _(SCAN).format(name=scan.file_name, size=max(1, scan.size // 1024))
            show = button(name, "attach", "link")
            drop = button(_("Remove the scan"), kind="link")
            show.clicked.connect(lambda _c=False, which=scan.id: self.scan_wanted.emit(which))
            drop.clicked.connect(lambda _c=False, which=scan.id: self.detach_wanted.emit(which))
            line.addWidget(show)
            line.addWidget(drop)
            line.addStretch(1)
            self._scans.addLayout(line)
