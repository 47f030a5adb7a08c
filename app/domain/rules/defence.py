"""The defence before the АШБ: its rounds, who was there, what was to be mended, the consent.

Nothing is said while no round was written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.domain.case import FoundingCase
from app.domain.defence import ATTENDEES, REMARKS, ROUNDS, Outcome, Round, homeless, rounds_of
from app.domain.findings import N_, Finding
from app.domain.likeness import fold
from app.domain.rules.base import CUSTOM, PROGRAMME, block, day, repeated, warn

NO_ROUND = block(
    "defence.no_round",
    N_("It is not said which round this belongs to. Choose the round."),
    CUSTOM,
)
NO_DATE = block(
    "defence.date_missing",
    N_("The outcome is written without the day of the defence. Write the date."),
    PROGRAMME,
)
NO_NUMBER = block(
    "defence.number_missing",
    N_("Write the number of the minutes of the defence."),
    CUSTOM,
)
SAME_NUMBER = warn(
    "defence.same_number",
    N_("Two rounds have minutes of the number {number} on one day. Give each its own."),
    CUSTOM,
)
AHEAD = block(
    "defence.still_to_come",
    N_("The outcome is written, but the defence ({held}) is still to come. Correct the date."),
    PROGRAMME,
)
NO_OUTCOME = block(
    "defence.outcome_missing",
    N_("Another round follows this one: write how it ended."),
    PROGRAMME,
)
NO_CONSENT = block(
    "defence.consent_missing",
    N_(
        "The project was approved: write the number and the date of the АШБ's consent, "
        "the founding begins with it."
    ),
    PROGRAMME,
)
CONSENT_REFUSED = block(
    "defence.consent_without_approval",
    N_("The АШБ's consent is on record, but the last round did not approve the project."),
    PROGRAMME,
)
CONSENT_EARLY = block(
    "defence.consent_early",
    N_(
        "The АШБ's consent ({consent}) is earlier than the defence that approved the project "
        "({held}). Correct one of the dates."
    ),
    PROGRAMME,
)
AFTER_APPROVAL = block(
    "defence.round_after_approval",
    N_("The project was approved in round {approved}: there is no round after it. Remove it."),
    PROGRAMME,
)
ORDER = block(
    "defence.rounds_out_of_order",
    N_("Round {later} ({second}) is earlier than round {earlier} ({first}). Correct the dates."),
    CUSTOM,
)
NO_REMARKS = block(
    "defence.returned_without_remarks",
    N_("The project was returned without remarks. Write what is to be mended."),
    PROGRAMME,
)
NO_REASON = block(
    "defence.refused_without_reason",
    N_("Write why the project was refused."),
    PROGRAMME,
)
NOBODY = block(
    "defence.nobody_of_district",
    N_(
        "Nobody of the district or the okrug was at the defence of round {round}. "
        "Write who was present."
    ),
    PROGRAMME,
)
NO_CHAIR = warn(
    "defence.no_future_chair",
    N_("The chair of the future cooperative was not at the defence of round {round}."),
    PROGRAMME,
)
NO_NAME = block(
    "defence.present_without_name",
    N_("Write the name of this person, or remove the row."),
    CUSTOM,
)
TWICE = warn(
    "defence.present_twice",
    N_("This person stands among those present twice."),
    CUSTOM,
)
EMPTY_REMARK = block(
    "defence.remark_empty",
    N_("Write the question or the remark, or remove the row."),
    CUSTOM,
)
UNSETTLED = warn(
    "defence.remark_unsettled",
    N_("The project was approved, but this remark is not marked as met."),
    PROGRAMME,
)
DUE_EARLY = block(
    "defence.due_early",
    N_("The project is to come back by {due}, which is not after the defence ({held})."),
    CUSTOM,
)
OVERDUE = warn(
    "defence.overdue",
    N_("The project was to come back by {due}. Record the new round once it is held."),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the defence."""
    rounds = rounds_of(case)
    for address in homeless(case):
        yield NO_ROUND.at(address)
    if not rounds:
        return
    for one in rounds:
        yield from _round(case, one, last=one is rounds[-1])
        yield from _people(case, one)
        yield from _remarks(one)
    yield from _between(rounds)
    yield from _consent(case, rounds)
    keys = ((f"{one.number}|{one.date}" if one.number else "", one.id) for one in rounds)
    for later, _first in repeated(keys):
        number = case.answers.at(f"{ROUNDS}/{later}/number").strip()[:20]
        yield SAME_NUMBER.at(f"{ROUNDS}/{later}/number", number=number)


def _at(one: Round, name: str) -> str:
    return f"{ROUNDS}/{one.id}/{name}"


def _round(case: FoundingCase, one: Round, *, last: bool) -> Iterator[Finding]:
    if one.outcome is None:
        if not last:
            yield NO_OUTCOME.at(_at(one, "outcome"))
        return
    if not case.answers.at(_at(one, "date")).strip():
        yield NO_DATE.at(_at(one, "date"))
    elif one.date and one.date > case.today:
        yield AHEAD.at(_at(one, "date"), held=day(one.date))
    if not one.number:
        yield NO_NUMBER.at(_at(one, "number"))
    if one.outcome is Outcome.RETURNED:
        yield from _returned(case, one, last=last)
    if one.outcome is Outcome.REFUSED and not one.reason:
        yield NO_REASON.at(_at(one, "reason"))


def _returned(case: FoundingCase, one: Round, *, last: bool) -> Iterator[Finding]:
    if not any(remark.remark for remark in one.remarks):
        yield NO_REMARKS.at(REMARKS, related=(_at(one, "outcome"),))
    if one.due and one.date and one.due <= one.date:
        yield DUE_EARLY.at(
            _at(one, "due"), related=(_at(one, "date"),), due=day(one.due), held=day(one.date)
        )
    elif last and one.due and one.due < case.today:
        yield OVERDUE.at(_at(one, "due"), due=day(one.due))


def _people(case: FoundingCase, one: Round) -> Iterator[Finding]:
    held = one.outcome is not None or (one.date is not None and one.date <= case.today)
    if held and not one.present("deputy_akim", "okrug_akim"):
        yield NOBODY.at(ATTENDEES, round=one.position)
    if held and not one.present("chair"):
        yield NO_CHAIR.at(ATTENDEES, round=one.position)
    for person in one.attendees:
        if not person.name:
            yield NO_NAME.at(f"{ATTENDEES}/{person.id}/name")
    for later, first in repeated((fold(person.name), person.id) for person in one.attendees):
        yield TWICE.at(f"{ATTENDEES}/{later}/name", related=(f"{ATTENDEES}/{first}/name",))


def _remarks(one: Round) -> Iterator[Finding]:
    for remark in one.remarks:
        if not remark.text:
            yield EMPTY_REMARK.at(f"{REMARKS}/{remark.id}/text")
        elif remark.open and one.outcome is Outcome.APPROVED:
            yield UNSETTLED.at(f"{REMARKS}/{remark.id}/settled")


def _between(rounds: tuple[Round, ...]) -> Iterator[Finding]:
    dated = [(one, one.date) for one in rounds if one.date]
    for (first, begun), (second, ended) in pairwise(dated):
        if ended < begun:
            yield ORDER.at(
                _at(second, "date"),
                related=(_at(first, "date"),),
                later=second.position,
                second=day(ended),
                earlier=first.position,
                first=day(begun),
            )
    for first, second in pairwise(rounds):
        if first.outcome is Outcome.APPROVED:
            yield AFTER_APPROVAL.at(
                _at(second, "date"), related=(_at(first, "outcome"),), approved=first.position
            )


def _consent(case: FoundingCase, rounds: tuple[Round, ...]) -> Iterator[Finding]:
    number, dated = "meeting.consent_number", "meeting.consent_date"
    given = bool(case.text(number) and case.text(dated))
    last = rounds[-1]
    if last.outcome is Outcome.APPROVED:
        if not given:
            missing = dated if case.text(number) else number
            yield NO_CONSENT.at(missing, related=(_at(last, "outcome"),))
        consent = case.day(dated)
        if consent and last.date and consent < last.date:
            yield CONSENT_EARLY.at(
                _at(last, "date"),
                related=(dated,),
                consent=day(consent),
                held=day(last.date),
            )
    elif given and last.outcome is not None:
        yield CONSENT_REFUSED.at(_at(last, "outcome"), related=(number,))
