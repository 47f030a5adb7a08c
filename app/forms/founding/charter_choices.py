"""Step 5 of the algorithm: the choices that the law leaves to the charter, and its vote."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.applies import absentee_vote, additional_liability, has_board
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskAgenda, Section, Step

CHARTER = Step(
    code="charter",
    title=N_("5. Charter"),
    question=N_("What does the charter settle where the law leaves the choice to you?"),
    why=N_("Each choice has a usual value; read the sentence below it before you change it."),
    paper="charter",
    source=source_l372("17"),
    sections=(
        Section(
            N_("General meetings"),
            (
                Ask(
                    "charter.annual_meeting_months",
                    N_("Yearly meeting within, months after the year's end"),
                    N_("The law asks for at least one meeting a year (34(4))."),
                    "3",
                ),
                Ask(
                    "charter.notice_days",
                    N_("Notice before a meeting, days"),
                    N_("So many days before it every member is told the date and the agenda."),
                    "20",
                ),
                Ask(
                    "charter.notice_method",
                    N_("Members are told"),
                    N_("How the notice reaches them."),
                    choices=(
                        ("written", N_("In writing, against signature")),
                        ("phone_and_board", N_("By phone and on the notice board")),
                        ("messenger", N_("By a message to the phone, and on the notice board")),
                    ),
                ),
                Ask(
                    "charter.absentee_vote",
                    N_("Decisions by absentee vote are allowed"),
                    N_("Members then may vote in writing without meeting (18)."),
                ),
                Ask(
                    "charter.absentee_days",
                    N_("Time to vote in writing, days"),
                    N_("From the day the ballot was handed over."),
                    "15",
                    shown=absentee_vote,
                ),
            ),
        ),
        Section(
            N_("Board and chair"),
            (
                Ask(
                    "charter.unanimous_matters",
                    N_("Matters that need all board members' votes"),
                    N_("One matter a line; may stay empty (35(5))."),
                    "кооператив мүлкін кепілге беру",
                    shown=has_board,
                ),
                Ask(
                    "charter.deal_limit_aek",
                    N_("Largest deal without the general meeting, АЕК"),
                    N_("Above it the general meeting decides on the cooperative's property."),
                    "5000",
                ),
                Ask(
                    "charter.financial_report",
                    N_("The board reports on finance every"),
                    N_("The general meeting fixes it (34(3))."),
                    choices=(
                        ("quarter", N_("Quarter")),
                        ("half_year", N_("Half-year")),
                        ("year", N_("Year")),
                    ),
                ),
            ),
        ),
        Section(
            N_("Joining, leaving, share"),
            (
                Ask(
                    "charter.admission_days",
                    N_("An application to join is considered within, days"),
                    N_("The general meeting decides on admission (28)."),
                    "30",
                ),
                Ask(
                    "charter.leave_days",
                    N_("An application to leave is considered within, days"),
                    N_("At most 30 calendar days (29(2))."),
                    "30",
                ),
                Ask(
                    "charter.payout_months",
                    N_("The share is paid out within, months"),
                    N_("At most one year from the end of membership (30(3))."),
                    "6",
                ),
                Ask(
                    "charter.share_transfer",
                    N_("A share may be transferred"),
                    N_("Members always buy first (30(1))."),
                    choices=(
                        ("outsiders", N_("To members and to outsiders")),
                        ("members_only", N_("To members only")),
                    ),
                ),
                Ask(
                    "charter.preemption_days",
                    N_("Members' time to buy first, days"),
                    N_("From the day the board was told of the sale."),
                    "30",
                ),
                Ask(
                    "charter.heirs",
                    N_("A member's heirs"),
                    N_("By the law they may take his place on application (32(2))."),
                    choices=(
                        ("accepted", N_("Become members on application")),
                        ("by_meeting", N_("Become members if the general meeting agrees")),
                    ),
                ),
            ),
        ),
        Section(
            N_("Money"),
            (
                Ask(
                    "charter.liability",
                    N_("Members answer for the cooperative's debts"),
                    N_("By the law they risk only their contribution (22(2))."),
                    choices=(
                        ("none", N_("No; they risk their share contribution only")),
                        ("additional", N_("Yes, additionally, within a part of their share")),
                    ),
                ),
                Ask(
                    "charter.liability_percent",
                    N_("Part of the share contribution, %"),
                    N_("A member pays at most this much more."),
                    "50",
                    shown=additional_liability,
                ),
                Ask(
                    "charter.loss_cover",
                    N_("Losses are covered"),
                    N_("In which order."),
                    choices=(
                        ("reserve_first", N_("From the reserve fund first")),
                        ("contributions", N_("By members' additional contributions")),
                    ),
                ),
                Ask(
                    "charter.reserve_percent",
                    N_("Size of the reserve fund, % of the share fund"),
                    N_("The law sets no minimum (20(4))."),
                    "10",
                ),
                Ask(
                    "charter.reserve_yearly_percent",
                    N_("Paid into it each year, % of net income"),
                    N_("Until the fund has reached its size."),
                    "5",
                ),
                Ask(
                    "charter.coop_payments_percent",
                    N_("Cooperative payments, % of income"),
                    N_("Shared by each member's participation (23)."),
                    "30",
                ),
                Ask(
                    "charter.associated_share",
                    N_("An associated member's share contribution, tenge"),
                    N_("Needed only when there are associated members. Money only (25)."),
                    "200 000",
                ),
                Ask(
                    "charter.dividend_percent",
                    N_("Associated members' dividend, % a year"),
                    N_("Of the share contribution that they paid (25(4))."),
                    "5",
                ),
                Ask(
                    "charter.delay_percent",
                    N_("Charge for late payment, % a day"),
                    N_("Of the sum not paid; the contract says the same."),
                    "0,1",
                ),
                Ask(
                    "charter.delay_months",
                    N_("Expulsion possible after a delay of, months"),
                    N_("The general meeting decides."),
                    "3",
                ),
                Ask(
                    "charter.sources",
                    N_("Further sources of property"),
                    N_("One source a line; the law's sources stand in the charter already."),
                    "бюджеттік кредиттер мен гранттар",
                ),
            ),
        ),
        Section(
            N_("Work and records"),
            (
                Ask(
                    "charter.participation",
                    N_("Members take part"),
                    N_("Personal work is not obligatory by the law (5(5))."),
                    choices=(
                        ("produce", N_("By delivering their produce")),
                        ("labour", N_("By their own work")),
                        ("both", N_("By produce or by work")),
                    ),
                ),
                Ask(
                    "charter.record_language",
                    N_("Language of record"),
                    N_("In which language minutes and books are kept."),
                    choices=(("kk", N_("Kazakh")), ("kk_ru", N_("Kazakh and Russian"))),
                ),
                Ask(
                    "charter.archive_years",
                    N_("Papers are kept, years"),
                    N_("Founding documents and minutes are kept always."),
                    "5",
                ),
                Ask(
                    "charter.seal",
                    N_("The cooperative has a seal"),
                    N_("Not required of private business (Civil Code, 33)."),
                ),
            ),
        ),
        Section(
            "",
            (
                Ask(
                    "reviewed.charter",
                    N_("I have read these choices"),
                    N_("The usual values may all stand; tick it so that the step counts as done."),
                ),
            ),
        ),
        Section(N_("The vote on the charter"), (AskAgenda("charter"),)),
    ),
)
