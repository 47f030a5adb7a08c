"""Step 1 of the algorithm: the name, the place, the kinds of activity."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Step

NAME = Step(
    code="name",
    title=N_("1. Name"),
    question=N_("What is the cooperative called, where does it stand, what does it do?"),
    why=N_("The full and short names are composed for you in the form that the law asks for."),
    paper="founding_minutes",
    source=source_l372("5(4), 15(3)"),
    sections=(
        Section(
            N_("Name"),
            (
                Ask(
                    "name.proper",
                    N_("Name in Kazakh"),
                    N_(
                        "Only the name itself, without quotes and without «АӨК»: these are added. "
                        "A registered name, a state body's name or another person's name may not "
                        "be used (Civil Code, 38)."
                    ),
                    "Майтөбе Сүт",
                    required=True,
                ),
                Ask(
                    "name.proper_ru",
                    N_("Name in Russian"),
                    N_("If it is written otherwise in Russian."),
                    "Майтобе Сут",
                ),
                Ask(
                    "name.person_consent",
                    N_("The name is a person's, who agreed in writing"),
                    N_("Needed only when the name holds a person's name (Civil Code, 38)."),
                ),
                Ask(
                    "name.size",
                    N_("Size of the business"),
                    N_("The applicant fixes it himself; small business registers free of charge."),
                    choices=(
                        ("micro", N_("Micro business")),
                        ("small", N_("Small business")),
                        ("medium", N_("Medium business")),
                    ),
                ),
                Ask(
                    "name.term_until",
                    N_("Founded until"),
                    N_("Leave it empty: the cooperative is then without a term (№ 372-V, 5(2))."),
                    "31.12.2036",
                ),
            ),
        ),
        Section(
            N_("Activity"),
            (
                Ask(
                    "name.direction",
                    N_("Direction of the programme"),
                    N_("The main activity; the usual code is offered with it."),
                    required=True,
                ),
                AskRecords(
                    "activities",
                    N_("Kinds of activity (ЭҚЖЖ codes)"),
                    N_("Add an activity"),
                    (
                        Ask(
                            "code",
                            N_("Code"),
                            N_("Five digits; type a word to find it."),
                            "10511",
                            required=True,
                        ),
                        Ask(
                            "name",
                            N_("Name of the activity"),
                            N_("Empty: the classifier's own name is printed."),
                        ),
                        Ask("main", N_("Main activity"), N_("One of them is the main activity.")),
                    ),
                    ("code", "name", "main"),
                    N_("A cooperative may have several kinds of activity (№ 372-V, 6)."),
                ),
                Ask(
                    "name.aims",
                    N_("Further aims for the charter"),
                    N_("The law's aims stand in the charter already; one further aim a line."),
                    "мүшелердің сүтін бірлесіп өткізу",
                ),
            ),
        ),
        Section(
            N_("Location with full postal address"),
            (
                Ask("name.postcode", N_("Postcode"), N_("Six digits or the new index."), "161300"),
                Ask("name.oblast", N_("Oblast"), "", "Түркістан", required=True),
                Ask(
                    "name.district",
                    N_("District or city of oblast rank"),
                    "",
                    "Түлкібас",
                    required=True,
                ),
                Ask("name.okrug", N_("Rural okrug"), "", "Мичурин", required=True),
                Ask("name.settlement", N_("Village"), "", "Мичурин ауылы", required=True),
                Ask(
                    "name.street",
                    N_("Street and house"),
                    N_("Founding documents need the full postal address (Civil Code, 39)."),
                    "Абай көшесі, 12-үй",
                    required=True,
                ),
            ),
        ),
        Section(N_("In the minutes"), (AskAgenda("name"),)),
    ),
)
