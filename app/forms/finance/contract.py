"""Step 4, the approved list, and the first of step 5: the contract with the ӘКК."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.domain.scheme import reason_asked
from app.forms.spec import Ask, Section, Step

LISTING = Step(
    code="listing",
    title=N_("Approved list"),
    question=N_("Where does the cooperative stand on the approved list?"),
    why=N_(
        "The АШБ draws up the list of cooperatives and approves it. "
        "Finance is given to those on the list only."
    ),
    sections=(
        Section(
            "",
            (
                Ask(
                    "scheme.listing_reason",
                    N_("Why the list is recorded before the registration"),
                    N_("The reason is printed in the papers and stays in the history."),
                    "тіркеу туралы анықтама әлі берілген жоқ",
                    shown=lambda case: reason_asked(case, 4),
                ),
                Ask(
                    "listing.number",
                    N_("Number of the list"),
                    N_("As it stands on the approved list."),
                    "3",
                ),
                Ask(
                    "listing.date",
                    N_("Approved on"),
                    "",
                    "15.05.2026",
                ),
                Ask(
                    "listing.position",
                    N_("The cooperative's number on it"),
                    N_("The row in which it stands."),
                    "12",
                ),
                Ask(
                    "listing.approved_by",
                    N_("Approved by"),
                    N_("Post and name of who signed the list."),
                    "Түркістан облысы ауыл шаруашылығы басқармасының басшысы Е. Бекенов",
                ),
            ),
        ),
    ),
    paper="finance_sheet",
    source=PROGRAMME,
)

CONTRACT = Step(
    code="finance_contract",
    title=N_("Finance contract"),
    question=N_("On what terms does the ӘКК give the finance?"),
    why=N_("The terms are the contract's own: the schedule of repayment follows from them."),
    sections=(
        Section(
            N_("The contract"),
            (
                Ask(
                    "finance.institution",
                    N_("Who gives the finance"),
                    N_("The ӘКК by its full name."),
                    "«Түркістан» әлеуметтік-кәсіпкерлік корпорациясы» АҚ",
                ),
                Ask(
                    "finance.contract_number",
                    N_("Number of the contract"),
                    "",
                    "АА-27/2026",
                ),
                Ask(
                    "finance.contract_date",
                    N_("Date of the contract"),
                    "",
                    "01.06.2026",
                ),
                Ask(
                    "finance.paid_date",
                    N_("Paid to the cooperative on"),
                    N_("The day on which the money came into its account."),
                    "10.06.2026",
                ),
                Ask(
                    "finance.amount",
                    N_("Sum, tenge"),
                    N_("The programme's ceiling is compared with the year of the contract."),
                    "27 600 000",
                ),
                Ask(
                    "finance.purpose",
                    N_("What for"),
                    N_("As in the contract."),
                    "сүт өңдеу желісін сатып алу",
                ),
                Ask(
                    "finance.collateral",
                    N_("Security"),
                    N_("What the contract names as security."),
                    "сатып алынатын жабдық",
                ),
            ),
        ),
        Section(
            N_("Repayment terms"),
            (
                Ask(
                    "finance.rate",
                    N_("Interest, per cent a year"),
                    "",
                    "2,5",
                ),
                Ask(
                    "finance.months",
                    N_("Term, months"),
                    N_("Seven years: 84."),
                    "84",
                ),
                Ask(
                    "finance.grace_months",
                    N_("Grace period, months"),
                    N_("Within it only interest is paid. Empty: none."),
                    "12",
                ),
                Ask(
                    "finance.method",
                    N_("Repaid in"),
                    N_("As the contract's own schedule has it."),
                    choices=(
                        ("equal", N_("Equal parts of the principal")),
                        ("annuity", N_("Equal payments (annuity)")),
                    ),
                ),
                Ask(
                    "finance.first_due",
                    N_("First instalment on"),
                    N_("The next ones follow month by month."),
                    "10.07.2026",
                ),
            ),
        ),
    ),
    paper="repayment_schedule",
    source=PROGRAMME,
)
