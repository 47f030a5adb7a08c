"""How the rules of the scheme's order and of the defence are broken."""

from __future__ import annotations

from app.domain.answers import Record
from tests.unit.rules.breaks import Break, Step, rows
from tests.unit.rules.samples import row

CONSENT = {"meeting.consent_number": "12-7", "meeting.consent_date": "05.11.2026"}
SCREENED = {
    "screening.order_number": "41",
    "screening.order_date": "01.09.2026",
    "screening.proposal_number": "9",
    "screening.proposal_date": "20.09.2026",
}
"""What opens step 2, beside the records of :data:`PROPOSED`."""
ROUND = {
    "number": "7",
    "date": "20.10.2026",
    "chair": "Е. Бекенов",
    "outcome": "approved",
}


def defended(**changes: str) -> tuple[Step, ...]:
    """Return the steps to a sound defence of one round, with some answers of it changed."""
    return (
        rows("working_group", row("g1", name="Сейтов Б.", role="chair")),
        rows("screened_okrugs", row("o1", okrug="Мичурин", result="recommended", conclusion="иә")),
        rows("proposals", row("p1", okrug="o1", direction="milk", cooperative="Майтөбе Сүт")),
        rows("defences", round_row("d1", **changes)),
        rows("defence_attendees", *present("d1")),
    )


def round_row(record_id: str, **changes: str) -> Record:
    """Return a round with some answers changed."""
    return row(record_id, **{**ROUND, **changes})


def present(round_id: str) -> tuple[Record, ...]:
    """Return those whom the scheme wants at a round."""
    roles = {"deputy_akim": "Б. Жүсіпов", "okrug_akim": "Е. Сейтов", "chair": "Н. Ахметов"}
    return tuple(
        row(f"{round_id}{role}", defence=round_id, name=name, role=role, post="әкім")
        for role, name in roles.items()
    )


def asked(record_id: str, **changes: str) -> Record:
    """Return a remark of the first round."""
    return row(record_id, **{"defence": "d1", "kind": "remark", "text": "Жем қоры аз", **changes})


def both(*second: Record) -> tuple[Step, ...]:
    """Return a returned round with a remark, and another after it."""
    return (
        *defended(outcome="returned"),
        rows("defences", round_row("d1", outcome="returned"), *second),
        rows("defence_attendees", *present("d1"), *present("d2")),
        rows("defence_remarks", asked("r1")),
    )


SCHEME = (
    Break(
        "scheme.defence_out_of_order",
        "scheme.defence_reason",
        CONSENT,
        (rows("defences", round_row("d1")),),
    ),
    Break(
        "scheme.defence_with_reason",
        "scheme.defence_reason",
        {**CONSENT, "scheme.defence_reason": "скрининг бұрын өткен"},
        (rows("defences", round_row("d1")),),
    ),
    Break(
        "scheme.defence_before_proposal",
        "defences/d1/date",
        {**CONSENT, **SCREENED, "screening.proposal_date": "01.11.2026"},
        defended(),
    ),
    Break(
        "scheme.listing_out_of_order",
        "scheme.listing_reason",
        {"listing.number": "3", "listing.date": "20.11.2026"},
    ),
    Break(
        "scheme.listing_with_reason",
        "scheme.listing_reason",
        {
            "listing.number": "3",
            "listing.date": "20.11.2026",
            "scheme.listing_reason": "тіркеу порталы жұмыс істемеді",
        },
    ),
    Break("scheme.finance_off_list", "listing.number", {"finance.amount": "5 000 000"}),
)

_SOUND = {**CONSENT, **SCREENED}
DEFENCE = (
    Break(
        "defence.no_round",
        "defence_attendees/x/defence",
        _SOUND,
        (*defended(), rows("defence_attendees", row("x", defence="gone", name="А. Б."))),
    ),
    Break("defence.date_missing", "defences/d1/date", _SOUND, defended(date="")),
    Break("defence.number_missing", "defences/d1/number", _SOUND, defended(number="")),
    Break(
        "defence.same_number",
        "defences/d2/number",
        _SOUND,
        both(round_row("d2")),
    ),
    Break("defence.still_to_come", "defences/d1/date", _SOUND, defended(date="24.11.2026")),
    Break(
        "defence.outcome_missing",
        "defences/d1/outcome",
        _SOUND,
        (*both(), rows("defences", round_row("d1", outcome=""), round_row("d2", number="8"))),
    ),
    Break(
        "defence.consent_missing",
        "meeting.consent_number",
        {**_SOUND, "meeting.consent_number": ""},
        defended(),
    ),
    Break(
        "defence.consent_without_approval",
        "defences/d1/outcome",
        _SOUND,
        (*defended(outcome="returned"), rows("defence_remarks", asked("r1"))),
    ),
    Break(
        "defence.consent_early",
        "defences/d1/date",
        {**_SOUND, "meeting.consent_date": "19.10.2026"},
        defended(),
    ),
    Break(
        "defence.round_after_approval",
        "defences/d2/date",
        _SOUND,
        (*both(), rows("defences", round_row("d1"), round_row("d2", number="8"))),
    ),
    Break(
        "defence.rounds_out_of_order",
        "defences/d2/date",
        _SOUND,
        both(round_row("d2", number="8", date="19.10.2026")),
    ),
    Break(
        "defence.returned_without_remarks",
        "defence_remarks",
        {**_SOUND, "meeting.consent_number": "", "meeting.consent_date": ""},
        defended(outcome="returned"),
    ),
    Break(
        "defence.refused_without_reason",
        "defences/d1/reason",
        {**_SOUND, "meeting.consent_number": "", "meeting.consent_date": ""},
        defended(outcome="refused"),
    ),
    Break(
        "defence.nobody_of_district",
        "defence_attendees",
        _SOUND,
        (*defended(), rows("defence_attendees", row("x", defence="d1", name="А. Б."))),
    ),
    Break(
        "defence.no_future_chair",
        "defence_attendees",
        _SOUND,
        (*defended(), rows("defence_attendees", *present("d1")[:2])),
    ),
    Break(
        "defence.present_without_name",
        "defence_attendees/x/name",
        _SOUND,
        (*defended(), rows("defence_attendees", *present("d1"), row("x", defence="d1"))),
    ),
    Break(
        "defence.present_twice",
        "defence_attendees/x/name",
        _SOUND,
        (
            *defended(),
            rows("defence_attendees", *present("d1"), row("x", defence="d1", name="Е. Сейтов")),
        ),
    ),
    Break(
        "defence.remark_empty",
        "defence_remarks/r1/text",
        _SOUND,
        (*defended(), rows("defence_remarks", asked("r1", text=""))),
    ),
    Break(
        "defence.remark_unsettled",
        "defence_remarks/r1/settled",
        _SOUND,
        (*defended(), rows("defence_remarks", asked("r1"))),
    ),
    Break(
        "defence.due_early",
        "defences/d1/due",
        {**_SOUND, "meeting.consent_number": "", "meeting.consent_date": ""},
        (*defended(outcome="returned", due="20.10.2026"), rows("defence_remarks", asked("r1"))),
    ),
    Break(
        "defence.overdue",
        "defences/d1/due",
        {**_SOUND, "meeting.consent_number": "", "meeting.consent_date": ""},
        (*defended(outcome="returned", due="01.11.2026"), rows("defence_remarks", asked("r1"))),
    ),
)
