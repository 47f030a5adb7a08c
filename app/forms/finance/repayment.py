"""Step 5: what was repaid, beside the schedule."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

REPAYMENT_QUESTIONS: tuple[Ask, ...] = (
    Ask("date", N_("Paid on"), "", "10.07.2026", required=True),
    Ask("principal", N_("Principal, tenge"), N_("Of the sum lent itself."), "383 333"),
    Ask("interest", N_("Interest, tenge"), "", "57 500"),
    Ask("number", N_("Document №"), "", "27"),
)

REPAYMENT = Step(
    code="repayment",
    title=N_("Repayment"),
    question=N_("How is the finance repaid?"),
    why=N_(
        "Write each repayment down as it was paid: what is overdue and what is due next is shown "
        "at once. The account of the ӘКК decides."
    ),
    sections=(
        Section("", (Panel("repayment_state"),)),
        Section(
            N_("What was paid"),
            (
                AskRecords(
                    "repayments",
                    N_("Repayments"),
                    N_("Add a repayment"),
                    REPAYMENT_QUESTIONS,
                    ("date", "principal", "interest", "number"),
                ),
            ),
        ),
        Section(N_("Schedule"), (Panel("repayment_schedule"),)),
    ),
    paper="repayment_schedule",
    source=PROGRAMME,
)
