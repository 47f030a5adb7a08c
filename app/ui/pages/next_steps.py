"""«Енді не істеу керек»: registration on the portal, БСН, bank, check lists; each ticked off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.answers import set_at
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.parse import format_tenge
from app.domain.schema import FIELDS
from app.forms.places import location_line
from app.forms.spec import Ask
from app.ui import theme
from app.ui.context import Context
from app.ui.due_panel import CaseDuePanel
from app.ui.fields.base import FieldWidget
from app.ui.fields.factory import make_field
from app.ui.messages import Banner
from app.ui.pages.base import CasePage, Column, button, card, heading, row
from app.ui.pages.check_list import CheckList

COPY = N_("Copy «{what}»")
COPIED = N_("Copied: {what}")
ASKS: tuple[Ask, ...] = (
    Ask(
        "registration.bin",
        N_("БСН of the cooperative"),
        N_("It stands in the certificate that the portal gives out."),
        "940140000385",
    ),
    Ask(
        "registration.date",
        N_("Date of registration"),
        N_("From this day on the cooperative may act (№ 372-V, 15(5))."),
        "23.11.2026",
    ),
)
BANK: tuple[Ask, ...] = (
    Ask("registration.bank", N_("Bank"), "", "«Қазақстан Халық Банкі» АҚ"),
    Ask("registration.iban", N_("ЖСК (account)"), "", "KZ86 125K ZT50 0410 0100"),
    Ask("registration.bank_code", N_("Bank code (БСК)"), "", "HSBKKZKX"),
)


class NextStepsPage(CasePage):
    """What follows the founding, outside the program."""

    help_text = N_(
        "Do these things in their order. The copy buttons put a text on the clipboard; paste it "
        "into the portal with Ctrl+V. Tick off what is done: the lists can be changed."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, FieldWidget] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(92)
        outer.addWidget(column)
        body = column.body
        body.setSpacing(theme.unit() * 2)
        heading(
            body,
            _("What to do next?"),
            _("The papers are signed. These steps lead to a working cooperative."),
        )
        frame, layout = card()
        layout.addWidget(theme.label(_("Coming due dates"), "heading"))
        self.due = CaseDuePanel(context, self.session)
        layout.addWidget(self.due)
        body.addWidget(frame)
        self._copies = QGridLayout()
        self._copy_buttons: list[QPushButton] = []
        body.addWidget(self._portal())
        body.addWidget(self._questions(_("2. Write down what the portal gave you"), ASKS))
        body.addWidget(self._questions(_("3. Open an account at a bank"), BANK, self._bank_words()))
        self.lists: list[CheckList] = []
        for code, title in (
            ("okk", _("4. Papers for the ӘКК")),
            ("ashb", _("5. Papers for the АШБ")),
        ):
            frame, layout = card()
            layout.addWidget(theme.label(title, "heading"))
            check_list = CheckList(self.session, code, context)
            layout.addWidget(check_list)
            if code == "ashb":
                to_set = button(_("File set for the АШБ"), "stick")
                to_set.clicked.connect(lambda: self.context.page_wanted.emit("file_set"))
                layout.addLayout(row(to_set))
            body.addWidget(frame)
            self.lists.append(check_list)
        body.addStretch(1)
        self._stop = self.session.subscribe(self._changed)

    # -- building ------------------------------------------------------------------------

    def _portal(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(
            theme.label(_("1. Register the cooperative on the eGov portal"), "heading")
        )
        for text in (
            _(
                "The founders sign the notification of the start of business on the "
                "«электрондық үкімет» web portal, each with his own digital signature and on his "
                "own computer or telephone."
            ),
            _(
                "The charter is not handed in there; banks, the ӘКК and the АШБ ask for it. "
                "Registration is refused when a founder or the head is a debtor in enforcement "
                "proceedings: ask them before."
            ),
        ):
            layout.addWidget(theme.label(text))
        warning = Banner()
        layout.addWidget(warning)
        warning.tell(
            _(
                "This program never asks for a digital signature key (ЭЦҚ), its file or its "
                "password. Lending one's key to anybody is an offence; never type another's."
            ),
            "attention",
        )
        layout.addWidget(theme.label(_("What to type on the portal"), "helper"))
        self._copies.setHorizontalSpacing(theme.unit())
        self._copies.setVerticalSpacing(theme.unit() // 2)
        self._copies.setColumnStretch(1, 1)
        layout.addLayout(self._copies)
        return frame

    def _bank_words(self) -> str:
        return _(
            "Take along: the charter, the founding contract, the minutes, the director's power of "
            "attorney and identity card. The application can be filed together with the "
            "registration on the portal."
        )

    def _questions(self, title: str, asks: tuple[Ask, ...], why: str = "") -> QWidget:
        frame, layout = card()
        layout.addWidget(theme.label(title, "heading"))
        if why:
            layout.addWidget(theme.label(why))
        for ask in asks:
            field = FIELDS[ask.key]
            made = make_field(field.kind, ask, field, self.session, ask.key)
            made.edited.connect(lambda text, key=ask.key: self.session.edit(set_at(key, text)))
            made.suggested.connect(lambda address, text: self.session.edit(set_at(address, text)))
            made.left.connect(self.session.end_run)
            layout.addWidget(made)
            self.fields[ask.key] = made
        return frame

    # -- showing -------------------------------------------------------------------------

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    def claim_cursor(self) -> None:
        """Begin at the top: with the first thing to copy."""
        super().claim_cursor()
        first = next((copy for copy in self._copy_buttons if copy.isEnabled()), None)
        if self.isVisible() and first is not None:
            first.setFocus()

    def refresh(self) -> None:
        """Show the case as it stands."""
        self.due.refresh()
        self._fill_copies()
        for key, field in self.fields.items():
            if not field.has_cursor():
                field.set_value(self.session.answers.at(key))
        self._show_findings()
        for check_list in self.lists:
            check_list.refresh()

    def _changed(self, addresses: frozenset[str]) -> None:
        if self.isVisible():  # else the page reads it when it is shown
            self.due.refresh()
        for address in addresses & self.fields.keys():
            if self.fields[address].value() != self.session.answers.at(address):
                self.fields[address].set_value(self.session.answers.at(address))
        if not addresses or any(a.split("/")[0] == "checklist" for a in addresses):
            for check_list in self.lists:
                check_list.refresh()
        self._show_findings()

    def _show_findings(self) -> None:
        found: dict[str, list[Finding]] = {}
        for finding in self.session.findings:
            if finding.address in self.fields:
                found.setdefault(finding.address, []).append(finding)
        for key, field in self.fields.items():
            field.set_findings(found.get(key, ()))

    def _fill_copies(self) -> None:
        grid = self._copies
        self._copy_buttons.clear()
        while (item := grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line, (name, text) in enumerate(portal_lines(self.session.case)):
            shown = theme.label(text or "—")
            copy = button(_("Copy"), "copy", "link")
            copy.setAccessibleName(_(COPY).format(what=name))
            copy.setEnabled(bool(text))
            self._copy_buttons.append(copy)
            copy.clicked.connect(lambda _c=False, what=name, value=text: self._copy(what, value))
            grid.addWidget(theme.label(name, "why"), line, 0)
            grid.addWidget(shown, line, 1)
            grid.addWidget(copy, line, 2)

    def _copy(self, what: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.context.notice.emit(_(COPIED).format(what=what))

    def close_page(self) -> None:
        """Stop following the case."""
        self._stop()


def portal_lines(case: FoundingCase) -> Iterator[tuple[str, str]]:
    """Give what is typed on the portal: the name of each field and its text."""
    named = bool(case.proper_name)
    yield _("Full name in Kazakh"), case.full_name if named else ""
    yield _("Short name in Kazakh"), case.short_name if named else ""
    yield _("Full name in Russian"), case.full_name_ru if named else ""
    yield _("Short name in Russian"), case.short_name_ru if named else ""
    yield _("Location"), str(location_line(case))
    yield _("Postal code"), case.text("name.postcode")
    main = next((activity for activity in case.activities if activity.main), None)
    yield _("Main activity (ЭҚЖЖ)"), f"{main.code} {main.name}" if main else ""
    others = "; ".join(f"{a.code} {a.name}" for a in case.activities if not a.main)
    yield _("Further activities"), others
    chair = case.chair
    yield _("Head"), chair.name if chair else ""
    yield _("ЖСН of the head"), chair.number if chair else ""
    yield _("Number of founders"), str(len(case.founders)) if case.founders else ""
    yield _("Share fund, tenge"), format_tenge(case.share_fund) if case.share_fund else ""
