"""Step 1 of the scheme as the wizard asks it: the working group and the screening."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.domain.screening import MARKS
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

_SOURCE = f"{PROGRAMME}, 1"


WORKING_GROUP = Step(
    code="working_group",
    title=N_("Working group"),
    question=N_("Who screens the okrugs?"),
    why=N_(
        "The district's akim forms a working group by his order (өкім). The group screens the "
        "rural okrugs and says which of them take part, and in which direction."
    ),
    source=_SOURCE,
    paper="working_group_order",
    sections=(
        Section("", (Panel("screening_copy"),)),
        Section(
            N_("District"),
            (
                Ask("meeting.oblast", N_("Oblast"), example="Түркістан"),
                Ask("meeting.district", N_("District"), example="Түлкібас"),
            ),
        ),
        Section(
            N_("Order on the working group"),
            (
                Ask(
                    "screening.order_number",
                    N_("Number of the order"),
                    N_("The office gives it when the order is registered; the draft has a blank."),
                    "145-ө",
                ),
                Ask("screening.order_date", N_("Date of the order"), example="15.09.2026"),
                Ask(
                    "screening.order_signer",
                    N_("Who signs the order"),
                    N_("The akim of the district: initials and surname."),
                    "Б. Сейтов",
                ),
                Ask(
                    "screening.order_signer_post",
                    N_("His post"),
                    N_("Empty: the akim of the district."),
                    "Түлкібас ауданының әкімі",
                ),
                Ask(
                    "screening.controller",
                    N_("Who controls its execution"),
                    N_("Initials and surname. Empty: the one who signs keeps the control."),
                    "Қ. Оспанов",
                ),
                Ask(
                    "screening.controller_post",
                    N_("Post of who controls it"),
                    example="аудан әкімінің орынбасары",
                ),
                Ask("screening.from_date", N_("Screening from"), example="20.09.2026"),
                Ask("screening.to_date", N_("Screening until"), example="10.10.2026"),
            ),
        ),
        Section(
            N_("Members of the group"),
            (
                AskRecords(
                    "working_group",
                    N_("Members of the working group"),
                    N_("Add a member of the group"),
                    (
                        Ask(
                            "name",
                            N_("Surname, name, patronymic"),
                            example="Оспанов Қайрат Болатұлы",
                            required=True,
                        ),
                        Ask(
                            "post",
                            N_("Post"),
                            N_("As the order names it, with the body where he works."),
                            "аудандық ауыл шаруашылығы бөлімінің басшысы",
                            required=True,
                        ),
                        Ask(
                            "role",
                            N_("Role in the group"),
                            choices=(
                                ("chair", N_("Chair of the group")),
                                ("deputy", N_("Deputy chair")),
                                ("secretary", N_("Secretary of the group")),
                                ("member", N_("Member of the group")),
                            ),
                        ),
                    ),
                    ("name", "post", "role"),
                    N_("One chair; the order lists all with their posts."),
                ),
                Panel("group_paste"),
            ),
        ),
    ),
)

CRITERIA = Step(
    code="criteria",
    title=N_("Criteria"),
    question=N_("What are the okrugs compared by?"),
    why=N_(
        "No published form names the criteria: the list below is the program's own offer. Change "
        "names, units and weights as your district needs."
    ),
    source=_SOURCE,
    paper="screening_sheet",
    sections=(
        Section(
            "",
            (
                Panel("usual_criteria", ("criteria",)),
                AskRecords(
                    "criteria",
                    N_("Criteria"),
                    N_("Add a criterion"),
                    (
                        Ask("name", N_("Criterion"), example="Ірі қара мал", required=True),
                        Ask("unit", N_("Unit"), example="бас"),
                        Ask(
                            "weight",
                            N_("Weight"),
                            N_("How often the score counts: 1 as usual, 2 twice, 0 not at all."),
                            "2",
                        ),
                        Ask(
                            "better",
                            N_("What is better"),
                            N_("The program can suggest scores from figures, never from words."),
                            choices=(
                                ("more", N_("More is better")),
                                ("less", N_("Less is better")),
                                ("words", N_("Described in words")),
                            ),
                        ),
                    ),
                    ("name", "weight", "better"),
                ),
            ),
        ),
    ),
)

OKRUGS = Step(
    code="okrugs",
    title=N_("Okrugs"),
    question=N_("Which okrugs were screened, and with what result?"),
    why=N_(
        "Each okrug gets a sheet of its own. A result needs reasons: what speaks for it, and what "
        "still stands in its way."
    ),
    source=_SOURCE,
    paper="screening_sheet",
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "screened_okrugs",
                    N_("Screened okrugs"),
                    N_("Add an okrug"),
                    (
                        Ask("okrug", N_("Rural okrug"), example="Мичурин", required=True),
                        Ask("date", N_("Day of the screening"), example="25.09.2026"),
                        Ask(
                            "result",
                            N_("Result"),
                            choices=(
                                ("recommended", N_("Recommended")),
                                ("later", N_("To be looked at later")),
                                ("not_recommended", N_("Not recommended")),
                            ),
                        ),
                        Ask(
                            "conclusion",
                            N_("Reasoned conclusion"),
                            N_("Whole sentences; they stand in the sheet and in the conclusion."),
                            "Округте сүтті мал көп, тұрғындар кооперативке бірігуге дайын.",
                        ),
                    ),
                    ("okrug", "date", "result"),
                ),
            ),
        ),
    ),
)

SCORES = Step(
    code="marks",
    title=N_("Scores"),
    question=N_("What does each okrug have, and how many points is it worth?"),
    why=N_(
        "Write the figure and the score from 0 to 5. The program can suggest scores from the "
        "figures of all okrugs; each may be changed afterwards."
    ),
    source=_SOURCE,
    paper="screening_sheet",
    sections=(Section("", (Panel("screening_matrix", (MARKS,)),)),),
)

COMPARISON = Step(
    code="comparison",
    title=N_("Comparison"),
    question=N_("How do the okrugs compare?"),
    why=N_(
        "The points are a help, not the decision: where the group decides otherwise, its reasons "
        "stand in the conclusion."
    ),
    source=_SOURCE,
    paper="screening_conclusion",
    sections=(Section("", (Panel("screening_comparison", (MARKS,)),)),),
)

PROPOSALS = Step(
    code="proposals",
    title=N_("Conclusion and proposals"),
    question=N_("What does the group conclude, and which cooperatives does it propose?"),
    why=N_("The proposal goes to the АШБ: okrug, direction, planned cooperative and why."),
    source=_SOURCE,
    paper="proposal",
    sections=(
        Section(
            N_("Conclusion of the group"),
            (
                Ask("screening.conclusion_number", N_("Number of the conclusion"), example="1"),
                Ask(
                    "screening.conclusion_date", N_("Date of the conclusion"), example="12.10.2026"
                ),
                Ask(
                    "screening.conclusion",
                    N_("Conclusion over all okrugs"),
                    N_("Whole sentences. Empty: the paper names the recommended okrugs only."),
                ),
            ),
        ),
        Section(
            N_("Proposed cooperatives"),
            (
                AskRecords(
                    "proposals",
                    N_("Proposed cooperatives"),
                    N_("Add a proposal"),
                    (
                        Ask("okrug", N_("Rural okrug"), required=True),
                        Ask("direction", N_("Direction"), required=True),
                        Ask(
                            "cooperative",
                            N_("Planned cooperative"),
                            N_("Its name without quotes; empty where there is none yet."),
                            "Майтөбе Сүт",
                        ),
                        Ask("members", N_("How many members are planned"), example="50"),
                        Ask(
                            "reason",
                            N_("Reasons for the proposal"),
                            example="Округте күніне 1 тонна сүт өндіріледі, өңдейтін орын жоқ.",
                            required=True,
                        ),
                    ),
                    ("okrug", "direction", "cooperative"),
                ),
                Ask("screening.proposal_number", N_("Number of the proposal"), example="05-11/87"),
                Ask("screening.proposal_date", N_("Date of the proposal"), example="15.10.2026"),
            ),
        ),
    ),
)

STEPS: tuple[Step, ...] = (WORKING_GROUP, CRITERIA, OKRUGS, SCORES, COMPARISON, PROPOSALS)
"""The steps in the order of the rail; the review follows them."""
