"""Who joins after the founding, and what is paid out to who leaves."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

_KINDS = (("natural", N_("Natural person")), ("legal", N_("Legal person")))
_MEMBERSHIP = (("full", N_("Member")), ("associated", N_("Associated member")))
_FORMS = (("money", N_("Money")), ("property", N_("Property")))

NEW_MEMBERS = Step(
    code="later_members",
    title=N_("New members"),
    question=N_("Who joins the cooperative?"),
    why=N_(
        "The general meeting admits him; he is a member from the day both contributions are paid."
    ),
    paper="later_application",
    source=source_l372("28"),
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "later_members",
                    N_("Who asked to join after the founding"),
                    N_("Add a new member"),
                    (
                        Ask("kind", N_("Who joins"), choices=_KINDS),
                        Ask("surname", N_("Surname"), N_("Exactly as in the identity card.")),
                        Ask("given_name", N_("Given name")),
                        Ask("patronymic", N_("Patronymic"), N_("If the identity card has one.")),
                        Ask("iin", N_("ЖСН"), N_("12 digits from the identity card.")),
                        Ask("residence", N_("Permanent residence")),
                        Ask("legal_name", N_("Name of the legal person")),
                        Ask("bin", N_("БСН"), N_("12 digits.")),
                        Ask("location", N_("Location"), N_("Address of the legal person.")),
                        Ask("representative", N_("Who acts for it")),
                        Ask("representative_basis", N_("On what basis")),
                        Ask("phone", N_("Phone")),
                        Ask(
                            "membership",
                            N_("Membership"),
                            N_("Associated members: at most one fifth (№ 372-V, 25(2))."),
                            choices=_MEMBERSHIP,
                        ),
                        Ask(
                            "application_date",
                            N_("Day of the application"),
                            N_("In it he binds himself to pay the contributions (№ 372-V, 28(2))."),
                        ),
                        Ask(
                            "share_amount",
                            N_("Share contribution, tenge"),
                            N_("Empty: as the founders fixed it for all."),
                        ),
                        Ask("share_due", N_("By which day the contributions are paid")),
                        Ask(
                            "entrance_fee",
                            N_("Entrance fee, tenge"),
                            N_("Empty: as for the founders. At most 5 АЕК (№ 372-V, 2(8))."),
                        ),
                        Ask("share_form", N_("Form of the contribution"), choices=_FORMS),
                        Ask("property_description", N_("What property is contributed")),
                        Ask("book_number", N_("Number of the member's book")),
                    ),
                    ("surname", "given_name", "membership", "application_date"),
                    N_("What they pay is recorded on the page «Who has paid?»."),
                ),
            ),
        ),
    ),
)

PAYOUTS = Step(
    code="share_payouts",
    title=N_("Payouts of shares"),
    question=N_("To whom was a share paid out?"),
    why=N_(
        "The general meeting decides on it; it is paid within the charter's term, at most a year."
    ),
    paper="members_list",
    source=source_l372("30(2), 30(3)"),
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "share_payouts",
                    N_("Shares paid out"),
                    N_("Add a payout"),
                    (
                        Ask("member", N_("To whom"), N_("Who is no longer a member.")),
                        Ask("amount", N_("Sum, tenge")),
                        Ask("date", N_("Day of the payment")),
                        Ask("number", N_("Number of the payment's paper")),
                    ),
                    ("member", "amount", "date", "number"),
                ),
            ),
        ),
    ),
)

MEMBERS_LIST = Step(
    code="members_list",
    title=N_("List of members"),
    question=N_("Who is a member on a day?"),
    why=N_("The list follows from payments and decisions; it is asked for by banks and auditors."),
    paper="members_list",
    source=source_l372("28(3), 29(1)"),
    sections=(
        Section(
            "",
            (
                Ask(
                    "later.list_date",
                    N_("Day of the list of members"),
                    N_("Empty: today."),
                    "31.12.2026",
                ),
                Panel("members_list"),
            ),
        ),
    ),
)
