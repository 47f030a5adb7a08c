"""The meeting itself, and who leads it."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.applies import gathering, no_consent, other_convener
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Step

MEETING = Step(
    code="meeting",
    title=N_("Meeting"),
    question=N_("When and where does the founding meeting take place?"),
    why=N_("The date and place stand at the head of the minutes, the contract and the charter."),
    paper="notice",
    source=source_l372("15"),
    sections=(
        Section(
            N_("Date and place"),
            (
                Ask(
                    "meeting.date",
                    N_("Date of the meeting"),
                    N_(
                        "A date in the future is a plan: the papers for before the meeting print, "
                        "the minutes only from that day on."
                    ),
                    "23.11.2026",
                    required=True,
                ),
                Ask(
                    "meeting.time",
                    N_("Beginning"),
                    N_("The time stands in the notice and in the minutes."),
                    "10:00",
                    required=True,
                ),
                Ask(
                    "meeting.end_time",
                    N_("End"),
                    N_("Fill it in after the meeting; the minutes show it."),
                    "12:30",
                ),
                Ask(
                    "meeting.oblast",
                    N_("Oblast"),
                    N_("Offered from the settings; choose once there."),
                    required=True,
                ),
                Ask(
                    "meeting.district",
                    N_("District or city of oblast rank"),
                    N_("Write the name without the word «district»."),
                    "Түлкібас",
                    required=True,
                ),
                Ask(
                    "meeting.okrug",
                    N_("Rural okrug"),
                    N_("Write the name without the words «rural okrug»; it is remembered."),
                    "Мичурин",
                    required=True,
                ),
                Ask(
                    "meeting.settlement",
                    N_("Village"),
                    N_("Stands as the place at the head of the papers."),
                    "Мичурин ауылы",
                    required=True,
                ),
                Ask(
                    "meeting.place",
                    N_("Building and address of the meeting"),
                    N_("People find the meeting by it."),
                    "мәдениет үйі, Абай көшесі, 12",
                    required=True,
                ),
                Ask(
                    "meeting.notice_date",
                    N_("Date of the notice"),
                    N_("The day the notice is put up or handed out."),
                    "10.11.2026",
                ),
            ),
        ),
        Section(
            N_("Numbers"),
            (
                Ask(
                    "meeting.minutes_number",
                    N_("Number of the minutes"),
                    N_("A new cooperative's first minutes have number 1."),
                    "1",
                    required=True,
                ),
                Ask(
                    "meeting.contract_number",
                    N_("Number of the founding contract"),
                    N_("May stay empty: the contract then has no number."),
                    "1",
                ),
            ),
        ),
        Section(
            N_("Who convened the meeting"),
            (
                Ask(
                    "meeting.convener_kind",
                    N_("Convened by"),
                    N_(
                        "The akim convenes, informs and helps; he is not a founder, and state "
                        "bodies do not interfere in a cooperative's work (№ 372-V, 12(1))."
                    ),
                    choices=(
                        ("akim", N_("The akim of the rural okrug")),
                        ("initiative_group", N_("An initiative group")),
                        ("other", N_("Somebody else")),
                    ),
                ),
                Ask(
                    "meeting.convener",
                    N_("Who exactly"),
                    N_("Names of the initiative group, or who convened the meeting."),
                    "Ахметов Н. С., Омарова Г. Т.",
                    shown=other_convener,
                ),
                Ask(
                    "meeting.convener_number",
                    N_("БСН (ЖСН) of who convened it"),
                    N_(
                        "Stands in the consents to the processing of personal data "
                        "(№ 94-V, 8(4)). Empty: a blank to fill in by hand."
                    ),
                    "940140000385",
                ),
                Ask(
                    "meeting.akim_name",
                    N_("Akim's full name"),
                    N_("Offered from the settings. The minutes name him among those invited."),
                    "Сейітов Ерлан Қанатұлы",
                ),
                Ask(
                    "meeting.akim_post",
                    N_("Akim's post"),
                    N_("As it should stand in the papers."),
                    "Мичурин ауылдық округінің әкімі",
                ),
                Ask(
                    "meeting.invited",
                    N_("Others invited, without a vote"),
                    N_("One person a line: name and post."),
                    "Қасымова Л. М., ауыл шаруашылығы бөлімінің басшысы",
                ),
                Ask(
                    "meeting.secret_vote",
                    N_("Bodies are elected by secret ballot"),
                    N_(
                        "Ballots and the counting commission's minutes are printed then. "
                        "A secret vote may be held when a third of those present ask for it."
                    ),
                ),
            ),
        ),
        Section(
            N_("The residents' gathering before it"),
            (
                Ask(
                    "meeting.gathering",
                    N_("A residents' gathering (жиын) came before"),
                    N_(
                        "The gathering has minutes of its own: it is not the founding meeting, "
                        "where only founders decide."
                    ),
                ),
                Ask(
                    "meeting.gathering_date",
                    N_("Date of the gathering"),
                    N_("Not later than the founding meeting."),
                    "15.11.2026",
                    required=True,
                    shown=gathering,
                ),
                Ask(
                    "meeting.gathering_number",
                    N_("Number of the gathering's minutes"),
                    N_("The founding minutes refer to it."),
                    "4",
                    shown=gathering,
                ),
            ),
        ),
        Section(
            N_("Consent of the agriculture department (АШБ)"),
            (
                Ask(
                    "meeting.consent_number",
                    N_("Number of the consent"),
                    N_("The programme's scheme gives it after the defence, step 2."),
                    "05-12/347",
                ),
                Ask(
                    "meeting.consent_date",
                    N_("Date of the consent"),
                    N_("Not later than the founding meeting."),
                    "02.11.2026",
                ),
                Ask(
                    "meeting.department",
                    N_("Name of the department"),
                    N_("Composed from the oblast; write it only if it differs."),
                    "Түркістан облысының ауыл шаруашылығы басқармасы",
                ),
                Ask(
                    "meeting.consent_missing_reason",
                    N_("Why there is no consent yet"),
                    N_("The reason is printed in the minutes. Nothing is held up by it."),
                    "жоба қорғауға ұсынылды, жауап күтілуде",
                    shown=no_consent,
                ),
            ),
        ),
    ),
)

OFFICERS = Step(
    code="officers",
    title=N_("Chair and secretary"),
    question=N_("Who leads the meeting and who keeps the minutes?"),
    why=N_("They are elected first and sign the minutes."),
    paper="founding_minutes",
    sections=(
        Section(
            "",
            (
                Ask(
                    "officers.chair",
                    N_("Chair of the meeting"),
                    N_("One of the founders present. The chair is not the secretary."),
                    required=True,
                ),
                Ask(
                    "officers.secretary",
                    N_("Secretary of the meeting"),
                    N_("One of the founders present; keeps the minutes."),
                    required=True,
                ),
                AskRecords(
                    "counting_members",
                    N_("Counting commission"),
                    N_("Add a member"),
                    (Ask("founder", N_("Member"), N_("A founder who is not a candidate.")),),
                    ("founder",),
                    N_("Needed for a secret vote; may stay empty otherwise."),
                ),
            ),
        ),
        Section(N_("In the minutes"), (AskAgenda("officers"), AskAgenda("creation"))),
    ),
)
