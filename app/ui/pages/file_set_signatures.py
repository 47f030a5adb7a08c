"""Signature files of the national ЭЦҚ tools: over which paper or scan each was made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.forms.registry import PAPERS
from app.ui import theme
from app.ui.messages import confirm
from app.ui.pages.base import button, clear, link, row
from app.ui.strangers import shown

if TYPE_CHECKING:
    from app.services.model import Attachment, IssuedPaper
    from app.ui.pages.file_set import FileSetPage

OF_PAPER = N_("{title}, version {version} (issued)")
OF_SCAN = N_("{title}: scan {name}")
LINE = N_("{name}: over «{over}»")
_TITLES = {form.key: form.title for form in PAPERS}


class SignatureList(QWidget):
    """The signature files of a case, and a way to add one to a paper or a scan."""

    def __init__(self, page: FileSetPage) -> None:
        super().__init__(page)
        self._page = page
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        layout.addWidget(
            theme.label(
                _(
                    "If a paper was signed with ЭЦҚ in another program, add the file that it made "
                    "(.cms, .p7s, .sig, .xml): it goes along as it is. This program neither signs "
                    "with ЭЦҚ nor checks it, and never asks for your key."
                ),
                "why",
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(step // 2)
        layout.addLayout(self._rows)
        self.add_button = button(_("Add a signature file…"), "attach")
        self.add_button.clicked.connect(self._offer)
        layout.addLayout(row(self.add_button))
        self._targets: list[tuple[str, IssuedPaper | Attachment]] = []

    def show_files(
        self,
        issued: Sequence[IssuedPaper],
        scans: Sequence[Attachment],
        signatures: Sequence[Attachment],
    ) -> None:
        """Show the files; a new one may be added to what was issued or scanned."""
        self._targets = [
            *((_of_paper(one), one) for one in reversed(issued)),
            *((_of_scan(one), one) for one in reversed(scans)),
        ]
        over = {one.sha256: words for words, one in self._targets}
        clear(self._rows)
        for one in signatures:
            words = _(LINE).format(name=one.file_name, over=over.get(one.of_sha256, "?"))
            remove = link(_("Remove"), partial(self._remove, one))
            remove.setAccessibleName(_("Remove {name}").format(name=one.file_name))
            line = row(theme.label(shown(words)), remove, stretch=False)
            line.setStretch(0, 1)
            self._rows.addLayout(line)
        self.add_button.setEnabled(bool(self._targets))
        self.add_button.setToolTip(
            "" if self._targets else _("Issue a paper or add a scan of it first")
        )

    def _offer(self) -> None:
        menu = QMenu(self)
        for words, target in self._targets:
            menu.addAction(words).triggered.connect(partial(self._choose, target))
        menu.exec(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
        menu.deleteLater()

    def _choose(self, target: IssuedPaper | Attachment, _checked: bool = False) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("The signature file"),
            "",
            _("Signature files (*.cms *.p7s *.p7m *.sig *.xml);;All files (*)"),
        )
        if chosen:
            self.add(target, Path(chosen))

    def add(self, target: IssuedPaper | Attachment, path: Path) -> None:
        """Keep a signature file that was made over a paper or a scan."""
        page = self._page
        cases, case_id = page.context.services.cases, page.session.case_id
        page.context.tasks.run(
            lambda: cases.attach_signature(case_id, target, path),
            lambda _kept: page.read(),
            page.banner.tell_error,
            page,
        )

    def _remove(self, one: Attachment) -> None:
        page = self._page
        if not confirm(
            page,
            _("Remove this signature file?"),
            _("The file is removed from the case; the one on your disk stays."),
            _("Remove"),
        ):
            return
        cases = page.context.services.cases
        page.context.tasks.run(
            lambda: cases.detach(one.id),
            lambda _none: page.read(),
            page.banner.tell_error,
            page,
        )


def _of_paper(one: IssuedPaper) -> str:
    title = _title(one.paper)
    return _(OF_PAPER).format(title=title, version=number(one.version)) + _who(one)


def _of_scan(one: Attachment) -> str:
    return _(OF_SCAN).format(title=_title(one.paper), name=one.file_name)


def _title(key: str) -> str:
    return _(_TITLES[key]) if key in _TITLES else key


def _who(one: IssuedPaper) -> str:
    """Return what tells two papers of one name apart: number and language."""
    parts = [f"№ {one.number}" if one.number else "", one.language if one.language != "kk" else ""]
    told = ", ".join(part for part in parts if part)
    return f" · {told}" if told else ""
