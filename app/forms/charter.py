"""The charter (жарғы): its facts. Law № 372-V, art. 17(2), twenty mandatory items.

The wording stands in ``resources/forms/charter/kk.txt``; its anchors ``item01`` … ``item20`` mark
where each item of art. 17(2) is met.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.i18n import N_
from app.documents.said import Said
from app.documents.tongue import KK
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.schema import FIELDS
from app.forms.common import (
    Count,
    count_of,
    officer,
    okrug_name,
    said,
    said_count,
    said_day,
    said_lines,
    said_percent,
    shared_facts,
)
from app.forms.contributions import contribution_facts, tell
from app.forms.papers import PaperForm, Phase
from app.forms.uses import SEAT
from app.forms.values import tongue_of
from app.forms.words import word


@dataclass(frozen=True)
class ActivityRow:
    """A kind of activity: its name as it stands inside a sentence, and its code."""

    name: Said
    code: Said
    main: bool


def facts(case: FoundingCase, _record_id: str = "") -> dict[str, object]:
    """Return the values for the charter's wording."""
    return {
        **shared_facts(case),
        **contribution_facts(case),
        **charter_choices(case),
        "tell": tell,
        "blank_day": tongue_of(case).blank_day,
        "seat": seat(case),
        "size": size(case),
        "term": said_day(case, "name.term_until"),
        "aims": said_lines(case, "name.aims"),
        "direction": direction(case),
        "fishery": case.text("name.direction") == "fish",
        "activities": activity_rows(case),
        "chair": officer(case, "board.chair"),
        "board_size": board_size(case),
        "board_term": said_count(case, "board.term_years"),
        "audit_size": count_of(case, len(case.audit) or None, "audit_members"),
        "audit_term": said_count(case, "audit.term_years"),
        "director_by_meeting": case.director_by_meeting,
        "director_term": said_count(case, "director.term_years"),
    }


def charter_choices(case: FoundingCase) -> dict[str, object]:
    """Return what the law leaves to the charter, as chosen in its step."""
    return {
        "annual_months": said_count(case, "charter.annual_meeting_months"),
        "notice_days": said_count(case, "charter.notice_days"),
        "notice_method": case.text("charter.notice_method"),
        "absentee": case.yes("charter.absentee_vote"),
        "absentee_days": said_count(case, "charter.absentee_days"),
        "unanimous": said_lines(case, "charter.unanimous_matters"),
        "deal_limit": said_count(case, "charter.deal_limit_aek"),
        "admission_days": said_count(case, "charter.admission_days"),
        "leave_days": said_count(case, "charter.leave_days"),
        "payout_months": said_count(case, "charter.payout_months"),
        "share_transfer": case.text("charter.share_transfer"),
        "preemption_days": said_count(case, "charter.preemption_days"),
        "heirs": case.text("charter.heirs"),
        "liability": case.text("charter.liability"),
        "liability_percent": said_percent(case, "charter.liability_percent"),
        "loss_cover": case.text("charter.loss_cover"),
        "reserve_percent": said_percent(case, "charter.reserve_percent"),
        "reserve_yearly": said_percent(case, "charter.reserve_yearly_percent"),
        "coop_payments": said_percent(case, "charter.coop_payments_percent"),
        "dividend_percent": said_percent(case, "charter.dividend_percent"),
        "participation": case.text("charter.participation"),
        "financial_report": case.text("charter.financial_report"),
        "record_language": case.text("charter.record_language"),
        "archive_years": said_count(case, "charter.archive_years"),
        "seal": case.yes("charter.seal"),
        "sources": said_lines(case, "charter.sources"),
    }


def size(case: FoundingCase) -> Said:
    """Return how the size of the business is written (Entrepreneurial Code, art. 24)."""
    key = "name.size"
    code = case.text(key)
    known = code in FIELDS[key].choices
    return Said(word(case.language, f"size_{code}") if known else "", key)


def seat(case: FoundingCase) -> Said:
    """Return the place named on the title page: the settlement, or the okrug without one."""
    settlement = said(case, "name.settlement")
    return settlement or Said(okrug_name(case, case.text("name.okrug")), "name.okrug")


def board_size(case: FoundingCase) -> Count:
    """Return how many members the board has: as typed, or as many as were elected."""
    typed = said_count(case, "board.size")
    if typed.value is not None or not case.board:
        return typed
    return count_of(case, len(case.board), "board_members")


def direction(case: FoundingCase) -> Said:
    """Return the direction as it stands inside a sentence."""
    known = case.direction
    name = "" if known is None else known.name_kk if case.language == KK else known.name_ru
    return Said(inside_sentence(name), "name.direction")


def activity_rows(case: FoundingCase) -> tuple[ActivityRow, ...]:
    """Return the kinds of activity, the main one first; one empty row while there are none."""
    rows = tuple(
        ActivityRow(
            name=Said(
                inside_sentence(activity.name), address_of("activities", activity.id, "name")
            ),
            code=Said(activity.code, address_of("activities", activity.id, "code")),
            main=activity.main,
        )
        for activity in case.activities
    )
    empty = Said("", "activities")
    return rows or (ActivityRow(empty, empty, main=True),)


def inside_sentence(text: str) -> str:
    """Return a title with a small first letter, unless its first word is an abbreviation."""
    bare = text.strip().rstrip(".;, ")
    if len(bare) > 1 and bare[1].isupper():
        return bare
    return bare[:1].lower() + bare[1:]


NAME_USES = (
    "name.proper",
    "name.proper_ru",
    "name.person_consent",
    "name.direction",
    *SEAT,
    "activities",
)
"""What charter and contract say of name, seat and activity; Russian places are not printed."""

SHARE_USES = (
    "contribution.",
    "founders/*/share_amount",
    "founders/*/share_due",
    "founders/*/membership",
    "charter.associated_share",
    "charter.delay_percent",
    "charter.delay_months",
)
"""What charter and contract say of contributions."""

USES = (
    *NAME_USES,
    *SHARE_USES,
    "name.aims",
    "name.size",
    "name.term_until",
    "board.",
    "board_members/",  # how many they are; the sitting on the director is no fact of the charter
    "board_members/*/founder",
    "audit.term_years",
    "audit_members",
    "director.elected_by",
    "director.term_years",
    "charter.",
    "agenda.charter.",
    "meeting.date",
    "meeting.minutes_number",
    "officers.chair",
    "officers.secretary",
)

FORM = PaperForm(
    key="charter",
    number="10",
    title=N_("Charter"),
    file_name="Жарғы",
    file_name_ru="Устав",
    phase=Phase.FOUNDING,
    facts=facts,
    uses=USES,
    after_meeting=False,
    two_columns=True,
)
