"""The defence before the АШБ as the wizard asks it: rounds, those present, what was asked."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.domain.scheme import reason_asked
from app.domain.scheme_record import OUTCOMES
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

_SOURCE = f"{PROGRAMME}, 2"

ROLES: tuple[tuple[str, str], ...] = (
    ("deputy_akim", N_("Deputy akim of the district")),
    ("okrug_akim", N_("Akim of a rural okrug")),
    ("chair", N_("Chair of the future cooperative")),
    ("department", N_("Official of the АШБ")),
    ("other", N_("Another")),
)

DEFENCE = Step(
    code="defence",
    title=N_("Defence before the АШБ"),
    question=N_("When was the project defended, and how did it end?"),
    why=N_(
        "The deputy akim of the district, the akims of the okrugs and the chairs of the future "
        "cooperatives defend their projects. A returned project goes round again: each round is "
        "a record of its own."
    ),
    source=_SOURCE,
    paper="defence_minutes",
    sections=(
        Section(
            N_("Out of the scheme's order"),
            (
                Ask(
                    "scheme.defence_reason",
                    N_("Why the defence is recorded before the screening"),
                    N_("The reason is printed in the papers and stays in the history."),
                    "скрининг қорытындысы әлі бекітілген жоқ",
                    shown=lambda case: reason_asked(case, 2),
                ),
            ),
            shown=lambda case: reason_asked(case, 2),
        ),
        Section(
            N_("Rounds"),
            (
                AskRecords(
                    "defences",
                    N_("Rounds of the defence"),
                    N_("Add a round"),
                    (
                        Ask("number", N_("Number of the minutes"), example="7"),
                        Ask("date", N_("Date"), example="20.10.2026"),
                        Ask("time", N_("Time"), example="11:00"),
                        Ask(
                            "place",
                            N_("Place"),
                            example="Түркістан қаласы, ауыл шаруашылығы басқармасының мәжіліс залы",
                        ),
                        Ask("chair", N_("Who led the sitting"), example="Бекенов Ерлан Асанұлы"),
                        Ask(
                            "chair_post",
                            N_("Post of who led it"),
                            example="ауыл шаруашылығы басқармасының басшысы",
                        ),
                        Ask("secretary", N_("Who kept the minutes"), example="Оспанова Айгүл"),
                        Ask(
                            "speaker",
                            N_("Who defended the project"),
                            example="Ахметов Нұрлан Серікұлы",
                        ),
                        Ask(
                            "speech",
                            N_("What was said of the project"),
                            N_("Empty: the minutes say what the passport says."),
                        ),
                        Ask("outcome", N_("Outcome"), choices=tuple(OUTCOMES.items())),
                        Ask(
                            "reason",
                            N_("Why it was returned or refused"),
                            example="жем қоры есептелмеген",
                        ),
                        Ask("due", N_("To come back by"), example="10.11.2026"),
                    ),
                    ("number", "date", "outcome"),
                ),
                Panel("defence_round"),
            ),
        ),
        Section(
            N_("Consent of the agriculture department (АШБ)"),
            (
                Ask(
                    "meeting.consent_number",
                    N_("Number of the consent"),
                    N_("The founding may begin once the АШБ has given its consent."),
                    "05-12/347",
                ),
                Ask("meeting.consent_date", N_("Date of the consent"), example="02.11.2026"),
            ),
        ),
    ),
)

PRESENT = Step(
    code="defence_present",
    title=N_("Those present"),
    question=N_("Who came to the defence?"),
    why=N_(
        "The scheme wants the deputy akim of the district, the akims of the okrugs and the chairs "
        "of the future cooperatives there."
    ),
    source=_SOURCE,
    paper="defence_minutes",
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "defence_attendees",
                    N_("Those present"),
                    N_("Add a person"),
                    (
                        Ask("defence", N_("Round"), N_("Empty: the only round.")),
                        Ask("name", N_("Full name"), example="Жүсіпов Болат Қайратұлы"),
                        Ask(
                            "post",
                            N_("Post"),
                            example="Түлкібас ауданы әкімінің орынбасары",
                        ),
                        Ask("role", N_("Whom he stands for"), choices=ROLES),
                    ),
                    ("name", "role", "defence"),
                ),
            ),
        ),
    ),
)

QUESTIONS = Step(
    code="defence_remarks",
    title=N_("Questions and remarks"),
    question=N_("What was asked, and what is to be mended?"),
    why=N_(
        "A question is answered at once. A remark is to be met: what is not settled goes into the "
        "next round."
    ),
    source=_SOURCE,
    paper="defence_minutes",
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "defence_remarks",
                    N_("Questions and remarks"),
                    N_("Add a question or a remark"),
                    (
                        Ask("defence", N_("Round"), N_("Empty: the only round.")),
                        Ask(
                            "kind",
                            N_("What it is"),
                            choices=(
                                ("question", N_("Question")),
                                ("remark", N_("Remark to be met")),
                            ),
                        ),
                        Ask("by", N_("Who asked"), example="Бекенов Ерлан Асанұлы"),
                        Ask("text", N_("Question or remark"), example="Сүт қайдан жиналады?"),
                        Ask(
                            "answer",
                            N_("Answer, or how it was met"),
                            example="50 мүшенің қожалығынан күн сайын жиналады",
                        ),
                        Ask("settled", N_("The remark was met")),
                    ),
                    ("kind", "text", "settled"),
                ),
            ),
        ),
    ),
)

DEFENCE_STEPS: tuple[Step, ...] = (DEFENCE, PRESENT, QUESTIONS)
"""The last steps of the project's flow."""
