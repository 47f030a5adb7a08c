"""The founders: natural and legal persons, present, absent or by proxy."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Step

FOUNDER_QUESTIONS: tuple[Ask, ...] = (
    Ask(
        "kind",
        N_("Who founds"),
        N_("Founders are natural and legal persons (№ 372-V, 15(2))."),
        choices=(("natural", N_("Natural person")), ("legal", N_("Legal person"))),
    ),
    Ask(
        "surname",
        N_("Surname"),
        N_("Exactly as in the identity card."),
        "Ахметов",
        required=True,
    ),
    Ask(
        "given_name",
        N_("Given name"),
        N_("Exactly as in the identity card."),
        "Нұрлан",
        required=True,
    ),
    Ask(
        "patronymic",
        N_("Patronymic"),
        N_("If the identity card has one."),
        "Серікұлы",
    ),
    Ask(
        "iin",
        N_("ЖСН"),
        N_("12 digits from the identity card. The contract must hold it (№ 372-V, 16(2))."),
        "850101300015",
        required=True,
    ),
    Ask(
        "birth_date",
        N_("Date of birth"),
        N_("Not asked by the law; offered from the ЖСН to check the age."),
        "01.01.1985",
    ),
    Ask(
        "residence",
        N_("Permanent residence"),
        N_("The contract must hold it (№ 372-V, 16(2))."),
        "Мичурин ауылы, Жамбыл көшесі, 7",
        required=True,
    ),
    Ask("phone", N_("Phone"), N_("Only for the registration sheet."), "+7 (701) 123-45-67"),
    Ask(
        "legal_name",
        N_("Name of the legal person"),
        N_("Full name with its legal form."),
        "«Береке» шаруа қожалығы",
        required=True,
    ),
    Ask("bin", N_("БСН"), N_("12 digits."), "990140004654", required=True),
    Ask(
        "location",
        N_("Location"),
        N_("Address of the legal person."),
        "Түлкібас ауданы, Т. Рысқұлов ауылы, Абай көшесі, 1",
        required=True,
    ),
    Ask(
        "representative",
        N_("Who acts for it"),
        N_("Full name of the head or representative; he signs."),
        "Оспанов Дәулет Маратұлы",
        required=True,
    ),
    Ask(
        "representative_basis",
        N_("On what basis"),
        N_("The charter, or a power of attorney with its number and date."),
        "жарғы",
    ),
    Ask(
        "membership",
        N_("Membership"),
        N_(
            "An associated member contributes money only, advises and has no vote; at most one "
            "fifth of the members (№ 372-V, 25)."
        ),
        choices=(("full", N_("Member")), ("associated", N_("Associated member"))),
    ),
    Ask(
        "attendance",
        N_("At the meeting"),
        N_("Votes of those present and of those who sent a proxy are counted."),
        choices=(
            ("present", N_("Present")),
            ("proxy", N_("By proxy")),
            ("absent", N_("Absent")),
        ),
    ),
    Ask(
        "proxy_name",
        N_("Proxy's full name"),
        N_("A capable natural person who is not a member himself (№ 372-V, 34(6))."),
        "Бекова Айжан Ерланқызы",
        required=True,
    ),
    Ask("proxy_number", N_("Power of attorney no."), N_("Notarised."), "1254", required=True),
    Ask("proxy_date", N_("Date of the power of attorney"), "", "10.11.2026", required=True),
    Ask(
        "proxy_notary",
        N_("Notary"),
        N_("Who certified the power of attorney."),
        "Жұмабаева С. Қ.",
        required=True,
    ),
    Ask(
        "public_servant",
        N_("Works as a civil servant"),
        N_("An official is asked to check whether he may take part in business; only a warning."),
    ),
    Ask(
        "compared",
        N_("Compared with the identity card"),
        N_("Tick it when you have compared the name and the ЖСН letter by letter."),
    ),
    Ask(
        "signed",
        N_("Signed"),
        N_("Tick it when every paper bears the signature. No copies of identity cards are kept."),
    ),
)

FOUNDERS = Step(
    code="founders",
    title=N_("Founders"),
    question=N_("Who founds the cooperative?"),
    why=N_("One person, one row. At least three founders are needed."),
    paper="founders_list",
    source=source_l372("15(2)"),
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "founders",
                    N_("List of founders"),
                    N_("Add a founder"),
                    FOUNDER_QUESTIONS,
                    ("surname", "given_name", "patronymic", "iin", "attendance"),
                    N_("Paste from Excel with Ctrl+V or open a file; every row is checked."),
                ),
            ),
        ),
        Section(N_("In the minutes"), (AskAgenda("founders_list"),)),
    ),
)
"""The window draws this step with the people editor, because the list is long."""
