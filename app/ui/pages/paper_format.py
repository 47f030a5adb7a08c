"""In which language papers are shown, printed and saved, and as which kinds of file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from app.core.i18n import N_, _
from app.services.model import DOCX, PDF

LANGUAGES: dict[str, str] = {
    "kk": N_("In Kazakh"),
    "ru": N_("In Russian"),
    "kk_ru": N_("In both, two columns"),
}
KINDS: dict[tuple[str, ...], str] = {
    (PDF,): N_("PDF, to print and sign"),
    (DOCX,): N_("Word, to change the text"),
    (PDF, DOCX): N_("PDF and Word"),
}


class PaperFormat(QObject):
    """The two choices above the list of papers. ``changed``: another language was chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.languages = QComboBox()
        self.languages.setAccessibleName(_("Language of the papers"))
        self.languages.setToolTip(_("Language of the papers"))
        for code, words in LANGUAGES.items():
            self.languages.addItem(_(words), code)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("Kind of the files"))
        self.kinds.setToolTip(
            _(
                "PDF is for printing and signing, Word is for changing the text; a presentation is "
                "saved for PowerPoint then"
            )
        )
        for kinds, words in KINDS.items():
            self.kinds.addItem(_(words), kinds)
        self.languages.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def language(self) -> str:
        """The language that was chosen: kk, ru or kk_ru."""
        return str(self.languages.currentData())

    @property
    def file_kinds(self) -> tuple[str, ...]:
        """The kinds of file that were chosen."""
        return tuple(self.kinds.currentData())

    @property
    def needs_spelling(self) -> bool:
        """Whether papers in this language print Russian spellings."""
        return self.language != "kk"
