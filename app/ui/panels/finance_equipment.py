"""What the equipment cost beside the contract's sum, and the passport's equipment taken over."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.figures import money
from app.core.i18n import N_, _
from app.domain.answers import InsertRecord, Record
from app.domain.case import FoundingCase
from app.domain.finance import bought_of, spent
from app.domain.likeness import fold
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.pages.base import button, row
from app.ui.panels.base import CasePanel
from app.ui.record_ids import new_id

BOUGHT = N_("Bought for {spent} ₸ of {amount} ₸; {left} ₸ are left.")
OVER = N_("Bought for {spent} ₸: {over} ₸ more than the contract gives ({amount} ₸).")
ONLY_BOUGHT = N_("Bought for {spent} ₸; the contract's sum is not written yet.")
TAKEN = ("name", "maker", "price", "quantity")
"""What the passport knows of a thing: the day, the paper and the number come with the purchase."""


class FinanceEquipmentPanel(CasePanel):
    """Stands above the list of what was bought."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self.total = theme.label("", "why")
        self.take = button(_("Take the passport's equipment over"), "plus")
        self.take.clicked.connect(self._take)
        layout.addWidget(self.total)
        layout.addLayout(row(self.take))

    def build(self) -> Generator[None, None, None]:
        """Show the case as it stands."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Show the sums and whether the passport names more."""
        case = self.session.case
        text, kind = total_sentence(case)
        self.total.setText(text)
        theme.role(self.total, kind)
        self.total.setVisible(bool(text))
        self.take.setVisible(bool(still_to_buy(case)))

    def _take(self) -> None:
        place = len(self.session.answers.records("bought_equipment"))
        records = still_to_buy(self.session.case)
        self.session.edit(
            *(
                InsertRecord(
                    "bought_equipment",
                    Record(new_id(), {name: record.get(name) for name in TAKEN}),
                    place + index,
                )
                for index, record in enumerate(records)
            )
        )


def still_to_buy(case: FoundingCase) -> tuple[Record, ...]:
    """Return the passport's equipment that is not among what was bought, by its name."""
    bought = {fold(one.name) for one in bought_of(case)}
    planned = case.answers.records("equipment")
    return tuple(
        record for record in planned if record.get("name").strip() and _name(record) not in bought
    )


def _name(record: Record) -> str:
    return fold(record.get("name"))


def total_sentence(case: FoundingCase) -> tuple[str, str]:
    """Return what was spent of the contract's sum, and the role of the sentence."""
    bought = bought_of(case)
    if not bought:
        return "", "why"
    cost, amount = spent(bought), case.money("finance.amount")
    if not amount:
        return _(ONLY_BOUGHT).format(spent=money(cost)), "why"
    if cost > amount:
        values = {"spent": money(cost), "over": money(cost - amount), "amount": money(amount)}
        return _(OVER).format(**values), "attention"
    values = {"spent": money(cost), "left": money(amount - cost), "amount": money(amount)}
    return _(BOUGHT).format(**values), "why"
