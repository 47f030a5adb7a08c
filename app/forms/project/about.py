"""The passport's first steps: what the project is, what it makes of what, with which equipment."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.project import expands_another
from app.domain.rules.base import PROGRAMME
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

ABOUT = Step(
    code="project",
    title=N_("The project"),
    question=N_("What is the project for?"),
    why=N_("The passport shows the АШБ and the ӘКК in a minute what is made, by whom, for whom."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            N_("Name and place"),
            (
                Ask(
                    "name.proper",
                    N_("Name in Kazakh"),
                    N_("The planned name alone, without quotes and without «АӨК»."),
                    "Майтөбе Сүт",
                ),
                Ask("name.direction", N_("Direction of the programme"), ""),
                Ask("meeting.oblast", N_("Oblast"), "", "Түркістан"),
                Ask("meeting.district", N_("District or city of oblast rank"), "", "Түлкібас"),
                Ask("meeting.okrug", N_("Rural okrug"), "", "Мичурин"),
            ),
        ),
        Section(
            N_("Passport"),
            (
                Ask("project.number", N_("Number of the passport"), "", "1"),
                Ask(
                    "project.date",
                    N_("Date of the passport"),
                    N_("The programme's ceiling is taken for this day."),
                    "15.03.2026",
                ),
                Ask(
                    "project.aim",
                    N_("Aim of the project"),
                    N_("One or two sentences: what is made of what, and for whom."),
                    "Округ тұрғындарының сүтін қабылдап, дайын сүт өнімдерін шығару",
                ),
                Ask(
                    "project.effect",
                    N_("What comes of it"),
                    N_("What the members and the okrug gain, one gain a line."),
                    "50 отбасының сүті тұрақты бағамен қабылданады",
                ),
                Ask(
                    "project.site",
                    N_("Where it stands"),
                    N_("Building, its area, land, power, water, road."),
                    "Мичурин ауылындағы 240 шаршы метр ғимарат, электр қуаты мен су бар",
                ),
                Ask(
                    "project.leader",
                    N_("Leader of the project"),
                    N_("Surname, given name, patronymic: he signs the passport."),
                    "Ахметов Нұрлан Серікұлы",
                ),
                Ask("project.leader_phone", N_("Telephone"), "", "+7 (701) 234-56-78"),
            ),
        ),
        Section(
            N_("An earlier project that this one expands"),
            (
                Panel("expands"),
                Ask(
                    "project.expands_name",
                    N_("Which project is expanded"),
                    N_("Leave it empty when the project is a new one."),
                    "Майтөбе Сүт",
                ),
                Ask(
                    "project.expands_members",
                    N_("Its members"),
                    "",
                    "50",
                    shown=expands_another,
                ),
                Ask(
                    "project.expands_capacity",
                    N_("Its capacity a day"),
                    N_("Before the expansion: the passport says how many times it grows."),
                    "1",
                    shown=expands_another,
                ),
                Ask(
                    "project.expands_capacity_unit",
                    N_("Unit of it"),
                    "",
                    "тонна сүт",
                    shown=expands_another,
                ),
                Ask(
                    "project.expands_finance",
                    N_("Finance it got, tenge"),
                    "",
                    "27 600 000",
                    shown=expands_another,
                ),
            ),
        ),
    ),
)

CHAIN = Step(
    code="chain",
    title=N_("Value chain"),
    question=N_("How does the produce go from the members' yards to the buyer?"),
    why=N_("Production, collection, processing, sale: a project that lacks a stage stands still."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section("", (Panel("chain"),)),
        Section(
            N_("Capacity"),
            (
                Ask(
                    "project.capacity",
                    N_("Taken in a day"),
                    N_("Of an expansion: after it."),
                    "1",
                ),
                Ask(
                    "project.capacity_unit",
                    N_("Of what, in which unit"),
                    "",
                    "тонна сүт",
                ),
                Ask(
                    "project.working_days",
                    N_("Working days a year"),
                    N_("What is taken in within a year follows from it."),
                    "300",
                ),
            ),
        ),
        Section(
            "",
            (
                AskRecords(
                    "chain",
                    N_("Stages of the chain"),
                    N_("Add to the chain"),
                    (
                        Ask(
                            "stage",
                            N_("Stage"),
                            choices=(
                                ("production", N_("Production")),
                                ("collection", N_("Collection")),
                                ("processing", N_("Processing")),
                                ("sale", N_("Sale")),
                            ),
                        ),
                        Ask("name", N_("What happens"), "", "сүтті үйлерден жинау"),
                        Ask("quantity", N_("Quantity"), "", "1"),
                        Ask("unit", N_("Unit"), N_("With its span of time."), "тонна/тәулік"),
                        Ask("note", N_("Note"), "", "екі тоңазытқыш көлікпен"),
                    ),
                    ("stage", "name", "quantity", "unit"),
                ),
            ),
        ),
    ),
)

EQUIPMENT = Step(
    code="equipment",
    title=N_("Equipment"),
    question=N_("What is bought, from whom, for how much?"),
    why=N_("The finance is given for named equipment; offers show that the price is the market's."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "equipment",
                    N_("Equipment"),
                    N_("Add equipment"),
                    (
                        Ask("name", N_("Name"), "", "сүт өңдеу желісі"),
                        Ask("maker", N_("Maker"), N_("Firm and country."), "«Промтехника», Ресей"),
                        Ask("capacity", N_("Capacity"), "", "сағатына 500 литр"),
                        Ask(
                            "price",
                            N_("Price of one, tenge"),
                            N_("Empty: the price of the chosen offer."),
                            "24 500 000",
                        ),
                        Ask("quantity", N_("How many"), "", "1"),
                    ),
                    ("name", "maker", "price", "quantity"),
                ),
                AskRecords(
                    "supplier_offers",
                    N_("Suppliers' offers"),
                    N_("Add an offer"),
                    (
                        Ask("equipment", N_("For which equipment")),
                        Ask("supplier", N_("Supplier"), "", "«АгроТех» ЖШС"),
                        Ask("price", N_("Price of one, tenge"), "", "24 500 000"),
                        Ask("date", N_("Date of the offer"), "", "10.03.2026"),
                        Ask("number", N_("Number of the offer"), "", "14"),
                        Ask("chosen", N_("This offer is chosen")),
                    ),
                    ("equipment", "supplier", "price", "chosen"),
                    N_("Two or three offers for the same equipment make the price believable."),
                ),
            ),
        ),
    ),
)
