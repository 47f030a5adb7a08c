"""The parts of a step's page: its fields, lists and agenda panels, and how they follow the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.findings import Finding
from app.forms.spec import Ask, Section, Shown
from app.services.session import CaseSession
from app.ui.fields.base import FieldWidget
from app.ui.panels.base import CasePanel
from app.ui.wizard.agenda import AgendaPanel
from app.ui.wizard.layout import Questions
from app.ui.wizard.notes import hint_for
from app.ui.wizard.offers import offer_for
from app.ui.wizard.records import RecordsEditor

Part = RecordsEditor | AgendaPanel | CasePanel


class PageParts:
    """What stands on a page. Filled by the page while it is built."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session
        self.fields: dict[str, FieldWidget] = {}
        self.records: dict[str, RecordsEditor] = {}
        self.agenda: dict[str, AgendaPanel] = {}
        self.panels: dict[str, CasePanel] = {}
        self.shown: list[tuple[QWidget, tuple[Shown, ...]]] = []
        self.runs: list[Questions] = []
        self.asks: dict[str, tuple[Ask, Section]] = {}
        self.visited: set[str] = set()

    def __iter__(self) -> Iterator[Part]:
        """Go over the lists and the panels."""
        yield from self.records.values()
        yield from self.agenda.values()
        yield from self.panels.values()

    def is_asked(self, field: FieldWidget) -> bool:
        """Return whether a field's question applies now."""
        return any(field in run.fields and run.is_shown(field) for run in self.runs)

    def changed(self, addresses: Iterable[str]) -> None:
        """Show answers that were changed."""
        for address in addresses:
            widget = self.fields.get(address)
            if widget is not None:
                answer = self._session.answers.at(address)
                if answer != widget.value():
                    widget.set_value(answer)
        for part in self:
            part.changed(addresses)

    def reload(self) -> None:
        """Read everything again."""
        for key, widget in self.fields.items():
            answer = self._session.answers.at(key)
            if answer != widget.value():  # else the cursor would leap in what he is typing
                widget.set_value(answer)
        for part in self:
            part.reload()

    def refresh(self) -> None:
        """Show what applies now; offers and totals follow."""
        case = self._session.case
        for widget, shown in self.shown:
            if not isinstance(widget, Questions):
                # Always said: a widget that was never shown is «hidden» and yet about to show.
                widget.setVisible(all(rule(case) for rule in shown))
        for run in self.runs:
            run.show_fields(
                {
                    field: all(part.shown(case) for part in self.asks[field.address])
                    for field in run.fields
                }
            )
            run.setVisible(any(run.is_shown(field) for field in run.fields))
        for field in self.fields.values():
            if self.is_asked(field):
                self._follow(field)
        for part in self:
            if not part.isHidden():
                part.refresh()

    def _follow(self, field: FieldWidget) -> None:
        case = self._session.case
        field.refresh()
        field.set_hint(hint_for(field.address, case))
        offer = offer_for(field.address, case)
        if offer is None:
            field.set_offer("", "", "")
        else:
            field.set_offer(offer.address, offer.value, offer.words)

    def set_findings(self, findings: Sequence[Finding], *, missing: bool) -> None:
        """Show findings at their fields; of empty fields only those he has visited, or all."""
        for key, widget in self.fields.items():
            found = [finding for finding in findings if finding.address == key]
            if widget.has_cursor():
                # He is typing: what was said goes when it is mended, nothing new interrupts him.
                found = [finding for finding in found if finding in widget.findings()]
            elif not widget.value().strip() and not (missing or key in self.visited):
                found = []
            widget.set_findings(found)
        for collection, editor in self.records.items():
            head = f"{collection}/"
            own = [
                finding
                for finding in findings
                if finding.address == collection
                or any(address.startswith(head) for address in finding.addresses)
            ]
            editor.set_findings(own, missing=missing)
        for item, panel in self.agenda.items():
            head = f"agenda.{item}."
            panel.set_findings([f for f in findings if f.address.startswith(head)], missing=missing)
        for drawn in self.panels.values():
            mine = [f for f in findings if drawn.asks_for(f.address)]
            drawn.set_findings(mine, missing=missing)

    def asks_for(self, address: str) -> bool:
        """Return whether the question of an address stands here now."""
        if address in self.fields:
            return self.is_asked(self.fields[address])
        parts = address.split("/")
        if parts[0] in self.records:
            names = {ask.key for ask in self.records[parts[0]].asked.fields}
            return len(parts) < 3 or parts[2] in names
        if any(drawn.asks_for(address) for drawn in self.panels.values()):
            return True
        return address.startswith("agenda.") and address.split(".")[1] in self.agenda

    def go_to(self, address: str) -> None:
        """Put the cursor into a field; into the first when the address is none of ours."""
        if address in self.fields and self.is_asked(self.fields[address]):
            self.fields[address].take_cursor()
        elif address.startswith("agenda.") and address.split(".")[1] in self.agenda:
            self.agenda[address.split(".")[1]].go_to(address)
        elif address.split("/", maxsplit=1)[0] in self.records:
            self.records[address.split("/", maxsplit=1)[0]].go_to(address)
        elif drawn := next((one for one in self.panels.values() if one.asks_for(address)), None):
            drawn.go_to(address)
        else:
            self._take_first()

    def _take_first(self) -> None:
        """Take what is asked first, as one reads; a panel only where nothing else is asked."""
        for widget, _shown in self.shown:
            if isinstance(widget, Questions):
                asked = next((field for field in widget.fields if widget.is_shown(field)), None)
                if asked is not None:
                    asked.take_cursor()
                    return
            elif isinstance(widget, RecordsEditor) and not widget.isHidden():
                widget.go_to(widget.asked.collection)
                return
        for drawn in self.panels.values():
            if not drawn.isHidden():
                drawn.go_to("")
                return
