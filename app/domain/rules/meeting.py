"""The meeting's day among the other days, who came, and the АШБ's consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.applies import no_consent
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.law import two_thirds
from app.domain.rules.base import CUSTOM, PROGRAMME, block, day, warn

LAW_IN_FORCE = date(2016, 1, 1)
"""The day Law № 372-V came into force, art. 42(1)."""

GATHERING_LATER = block(
    "meeting.gathering_later",
    N_(
        "The residents' gathering ({gathering}) is later than the founding meeting ({meeting}). "
        "Correct one of the dates."
    ),
    CUSTOM,
)
NOTICE_LATER = block(
    "meeting.notice_later",
    N_(
        "The notice ({notice}) is later than the meeting itself ({meeting}). "
        "Correct one of the dates."
    ),
    CUSTOM,
)
ENDS_EARLY = block(
    "meeting.ends_before_it_begins",
    N_("The meeting ends at {end}, not later than it begins ({begin}). Correct the time."),
    CUSTOM,
)
BEFORE_LAW = block(
    "meeting.before_law",
    N_(
        "The meeting's date {meeting} is before the law on cooperatives came into force "
        "({law}). Correct the year."
    ),
    source_l372("42(1)"),
)
FAR_AHEAD = warn(
    "meeting.far_ahead",
    N_("The meeting's date {meeting} is more than a year ahead. Check the year."),
    CUSTOM,
)
CONSENT_MISSING = warn(
    "meeting.consent_missing",
    N_(
        "The АШБ's consent is not on record. Write its number and date, "
        "or why there is none yet: the reason is printed."
    ),
    PROGRAMME,
)
CONSENT_MISSING_WITH_REASON = warn(
    "meeting.consent_missing_with_reason",
    N_("The АШБ's consent is not on record; the reason that you gave is printed."),
    PROGRAMME,
)
CONSENT_HALF = warn(
    "meeting.consent_half",
    N_("The АШБ's consent needs both its number and its date."),
    PROGRAMME,
)
CONSENT_LATER = warn(
    "meeting.consent_later",
    N_(
        "The АШБ's consent ({consent}) is later than the meeting ({meeting}): "
        "by the scheme the cooperative is founded after the consent."
    ),
    PROGRAMME,
)
NOBODY = block(
    "meeting.nobody_votes",
    N_("Nobody with a vote was at the meeting. Mark who was present."),
    source_l372("15(3)"),
)
FEW = warn(
    "meeting.too_few_present",
    N_(
        "{present} of {all} founders with a vote were at the meeting: the charter needs the votes "
        "of at least {needed}. Check the attendance."
    ),
    source_l372("17(2)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the meeting's dates, attendance and the consent."""
    yield from _dates(case)
    yield from _consent(case)
    yield from _attendance(case)


def _dates(case: FoundingCase) -> Iterator[Finding]:
    meeting = case.meeting_date
    begin, end = case.hour("meeting.time"), case.hour("meeting.end_time")
    if begin and end and end <= begin:
        yield ENDS_EARLY.at(
            "meeting.end_time",
            related=("meeting.time",),
            begin=f"{begin:%H:%M}",
            end=f"{end:%H:%M}",
        )
    if meeting is None:
        return
    if meeting < LAW_IN_FORCE:
        yield BEFORE_LAW.at("meeting.date", meeting=day(meeting), law=day(LAW_IN_FORCE))
    elif meeting > case.today + timedelta(days=366):
        yield FAR_AHEAD.at("meeting.date", meeting=day(meeting))
    gathering = case.day("meeting.gathering_date") if case.yes("meeting.gathering") else None
    if gathering and gathering > meeting:
        yield GATHERING_LATER.at(
            "meeting.gathering_date",
            related=("meeting.date",),
            gathering=day(gathering),
            meeting=day(meeting),
        )
    notice = case.day("meeting.notice_date")
    if notice and notice > meeting:
        yield NOTICE_LATER.at(
            "meeting.notice_date",
            related=("meeting.date",),
            notice=day(notice),
            meeting=day(meeting),
        )


def _consent(case: FoundingCase) -> Iterator[Finding]:
    number, dated = case.text("meeting.consent_number"), case.text("meeting.consent_date")
    if number and dated:
        consent, meeting = case.day("meeting.consent_date"), case.meeting_date
        if consent and meeting and consent > meeting:
            yield CONSENT_LATER.at(
                "meeting.consent_date",
                related=("meeting.date",),
                consent=day(consent),
                meeting=day(meeting),
            )
    elif number or dated:
        missing = "meeting.consent_date" if number else "meeting.consent_number"
        yield CONSENT_HALF.at(missing)
    if not no_consent(case) or number or dated:
        return
    if case.text("meeting.consent_missing_reason"):
        yield CONSENT_MISSING_WITH_REASON.at("meeting.consent_missing_reason")
    else:
        yield CONSENT_MISSING.at(
            "meeting.consent_number",
            related=("meeting.consent_date", "meeting.consent_missing_reason"),
        )


def _attendance(case: FoundingCase) -> Iterator[Finding]:
    total = len(case.voting_founders)
    if case.planned or not total:
        return
    present, needed = case.votes_in_hall, two_thirds(total)
    if not present:
        yield NOBODY.at("founders")
    elif present < needed:
        yield FEW.at("founders", present=present, all=total, needed=needed)
