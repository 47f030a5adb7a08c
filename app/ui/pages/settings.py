"""Settings: the okrug, this office, the window, the АЕК table, places, copies and backups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from app.core.figures import moment
from app.core.i18n import LANGUAGES, N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.menus import LANGUAGE_NAMES, THEME_NAMES
from app.ui.messages import Banner
from app.ui.pages.aek_table import AekTable
from app.ui.pages.base import Column, Page, button, card, heading, labelled, row
from app.ui.pages.ceiling_table import CeilingTable
from app.ui.pages.own_writing import OwnWritingCard
from app.ui.pages.settings_office import OfficeCard
from app.ui.pages.settings_okrug import OkrugCard
from app.ui.sidebar import DESK

if TYPE_CHECKING:
    from app.services.model import Backup

IMPORTED = N_("Okrugs read from the classifier: {count}.")
BACKUP = N_("{date} · cases: {cases}")
STORE = N_("Your data stand in {path}")
LISTED = 5


class SettingsPage(Page):
    """What is chosen once and offered everywhere."""

    help_text = N_(
        "The okrug, its address and the akim are offered in every new case. The АЕК of a year is "
        "set by the law on the budget: write the value of a new year here with its source."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(92)
        outer.addWidget(column)
        body = column.body
        body.setSpacing(theme.unit() * 2)
        heading(body, _("Settings"), _("Chosen once, offered everywhere. Saved by itself."))
        self.banner = Banner()
        body.addWidget(self.banner)
        self.okrug = OkrugCard(context, self.banner)
        self.office = OfficeCard(context, self.banner)
        self.writing = OwnWritingCard(context, self.banner)
        own = (self.okrug, self.office)
        cards = (
            *(reversed(own) if context.hints.role in DESK else own),
            self._window(),
            self._aek(),
            self._ceilings(),
            self._places(),
            self.writing,
        )
        for made in (*cards, self._copies()):
            body.addWidget(made)
        body.addStretch(1)

    # -- building ------------------------------------------------------------------------

    def _window(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(_("The window"), "heading"))
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.activated.connect(
            lambda _i: self.context.language_wanted.emit(str(self.language.currentData()))
        )
        self.colours = QComboBox()
        for code, name in THEME_NAMES.items():
            self.colours.addItem(_(name), code)
        self.colours.activated.connect(
            lambda _i: self.context.theme_wanted.emit(str(self.colours.currentData()))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.unit() * 2)
        grid.addLayout(labelled(_("Language"), self.language), 0, 0)
        grid.addLayout(labelled(_("Colours"), self.colours), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        self.letters = QCheckBox(_("Show the bar of Kazakh letters below the pages"))
        self.letters.clicked.connect(lambda on: self.context.letters_wanted.emit(bool(on)))
        layout.addWidget(self.letters)
        return frame

    def _aek(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(_("The АЕК by year"), "heading"))
        layout.addWidget(
            theme.label(
                _(
                    "The entrance fee is at most 5 АЕК of the meeting's year (№ 372-V, 2(8)). A "
                    "year that is missing here is asked for, last year's value is never taken."
                ),
                "why",
            )
        )
        self.aek = AekTable(self.context)
        self.aek.failed.connect(self.banner.tell_error)
        layout.addWidget(self.aek)
        return frame

    def _ceilings(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(_("The programme's ceilings"), "heading"))
        layout.addWidget(
            theme.label(
                _(
                    "The programme's largest loans in АЕК. What 8 000 АЕК is for changed in June "
                    "2025, from cooperatives to processing: ask the ӘКК what holds."
                ),
                "why",
            )
        )
        self.ceilings = CeilingTable(self.context)
        self.ceilings.failed.connect(self.banner.tell_error)
        layout.addWidget(self.ceilings)
        return frame

    def _places(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(_("Okrugs"), "heading"))
        layout.addWidget(
            theme.label(
                _(
                    "Okrugs are remembered once you have typed them. All okrugs of the country can "
                    "be read from the official classifier of places (КАТО), an .xlsx file."
                ),
                "why",
            )
        )
        self.kato = button(_("Read the КАТО file…"), "import")
        self.kato.clicked.connect(self.import_kato)
        layout.addLayout(row(self.kato))
        return frame

    def _copies(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(_("Copies and backups"), "heading"))
        self.store = theme.label(kind="why")
        layout.addWidget(self.store)
        self.backups = theme.label(kind="why")
        layout.addWidget(self.backups)
        copy = button(_("Make a copy of everything…"), "stick")
        copy.clicked.connect(self.context.copy_wanted)
        back = button(_("Open a copy…"), "restore")
        back.clicked.connect(self.context.open_copy_wanted)
        layout.addLayout(row(copy, back))
        return frame

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    # -- reading and saving --------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything."""
        services = self.context.services
        hints = self.context.hints
        self.language.setCurrentIndex(self.language.findData(hints.language))
        self.colours.setCurrentIndex(self.colours.findData(hints.theme))
        self.letters.setChecked(hints.letters)
        self.store.setText(_(STORE).format(path=services.path))
        self.okrug.refresh()
        self.office.refresh()
        self.context.tasks.run(
            services.backups.list, self._show_backups, self.banner.tell_error, self
        )
        self.aek.refresh()
        self.ceilings.refresh()
        self.writing.refresh()

    def _show_backups(self, backups: Sequence[Backup]) -> None:
        self.backups.setText(_backup_words(backups))

    def leave(self) -> None:
        """Save what was typed last."""
        self.okrug.leave()
        self.office.leave()

    def close_page(self) -> None:
        """Save what was typed last: the page is about to go."""
        self.leave()

    def import_kato(self) -> None:
        """Read the official classifier of places."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("The КАТО file"), "", _("Tables (*.xlsx *.xls)")
        )
        if not chosen:
            return
        services = self.context.services

        def done(count: int) -> None:
            self.banner.tell(_(IMPORTED).format(count=count), "good")
            self.refresh()

        self.context.tasks.run(
            lambda: services.import_kato(Path(chosen)), done, self.banner.tell_error, self
        )


def _backup_words(backups: Sequence[Backup]) -> str:
    lines = [
        _(BACKUP).format(date=moment(b.made_at.astimezone()), cases=b.cases)
        for b in backups[:LISTED]
    ]
    none = _("No backup yet: one is made by itself each day and when the program is closed.")
    head = _("The latest backups, made by itself:")
    return "\n".join([head, *lines]) if lines else none
