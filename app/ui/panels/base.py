"""What every panel on a step's page is."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.findings import Finding
from app.forms.spec import Panel
from app.services.session import CaseSession


class CasePanel(QWidget):
    """Follows the open case. It edits through ``session.edit``; the page calls the rest.

    ``wide`` panels take the whole width of the page, others that of a line of text.
    """

    focused = Signal(str)  # the address that the cursor is at
    wide = True

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.session = session

    def build(self) -> Generator[None, None, None]:
        """Make the contents, in slices of a few milliseconds: yield between them."""
        yield

    def changed(self, addresses: Iterable[str]) -> None:
        """Show answers that were changed, here or elsewhere."""
        del addresses
        self.refresh()

    def reload(self) -> None:
        """Read everything again."""
        self.refresh()

    def refresh(self) -> None:
        """Show what follows from the case as it stands; called after each change."""

    def set_findings(self, findings: Sequence[Finding], *, missing: bool = False) -> None:
        """Show the findings of the panel's collections; ``missing``: also of empty answers."""
        del findings, missing

    def asks_for(self, address: str) -> bool:
        """Return whether the answer at an address is edited here."""
        return address.split("/", 1)[0] in self.panel.collections

    def go_to(self, address: str) -> None:
        """Put the cursor into the place of an address."""
        del address
        self.setFocus()
