"""Step 5: what was bought with the finance, and the jobs that it made."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

EQUIPMENT_QUESTIONS: tuple[Ask, ...] = (
    Ask("name", N_("What"), N_("As in the passport."), "сүт өңдеу желісі", required=True),
    Ask("maker", N_("Maker"), N_("Maker and country."), "«Агромаш» ЖШС, Қазақстан"),
    Ask("price", N_("Price of one, tenge"), "", "27 600 000", required=True),
    Ask("quantity", N_("Quantity"), "", "1"),
    Ask("date", N_("Bought on"), "", "20.06.2026"),
    Ask(
        "document",
        N_("Document"),
        N_("Invoice or waybill with its number."),
        "№ 145 жүкқұжат",
    ),
    Ask("serial", N_("Serial number"), N_("From the maker's plate."), "MX-500-0417"),
)

BOUGHT = Step(
    code="bought",
    title=N_("Equipment and jobs"),
    question=N_("What was bought with the money, and how many jobs were made?"),
    why=N_("The money goes into what the passport names; the АШБ and the ӘКК compare both."),
    sections=(
        Section(
            N_("Equipment bought"),
            (
                Panel("finance_equipment"),
                AskRecords(
                    "bought_equipment",
                    N_("Equipment bought"),
                    N_("Add equipment"),
                    EQUIPMENT_QUESTIONS,
                    ("name", "price", "quantity", "date", "document"),
                    N_("One row for each thing; take the passport's over with one key."),
                ),
            ),
        ),
        Section(
            N_("Jobs"),
            (
                Ask(
                    "finance.jobs",
                    N_("Jobs made"),
                    N_("Really made, not planned: by labour contracts."),
                    "4",
                ),
            ),
        ),
    ),
    paper="finance_sheet",
    source=PROGRAMME,
)
