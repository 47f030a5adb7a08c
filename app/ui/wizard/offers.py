"""Nothing is typed twice: what another answer makes likely is offered, one key away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.i18n import current_language
from app.domain.case import FoundingCase
from app.domain.days import add_months
from app.domain.parse import format_date


@dataclass(frozen=True)
class Offer:
    """An answer that may be taken over: where it goes, what it is, how it reads."""

    address: str
    value: str
    words: str


def _same_as(source: str) -> Callable[[FoundingCase], str]:
    return lambda case: case.text(source)


def _from_date(case: FoundingCase) -> str:
    if case.director_by_meeting:
        return case.text("meeting.date")
    return case.text("director.sitting_date") or case.text("meeting.date")


def _candidates(case: FoundingCase) -> str:
    return str(len(case.board)) if len(case.board) > 1 else ""


def _of_passport(source: str) -> Callable[[FoundingCase], str]:
    """Offer a term of the passport's loan, once the passport asks for one."""
    return lambda case: case.text(source) if case.money("project.asked") else ""


def _month_after_payment(case: FoundingCase) -> str:
    paid = case.day("finance.paid_date")
    return format_date(add_months(paid, 1)) if paid else ""


_OFFERS: dict[str, Callable[[FoundingCase], str]] = {
    "name.oblast": _same_as("meeting.oblast"),
    "name.district": _same_as("meeting.district"),
    "name.okrug": _same_as("meeting.okrug"),
    "name.settlement": _same_as("meeting.settlement"),
    "contribution.share_due": _same_as("contribution.entrance_due"),
    "contribution.entrance_due": _same_as("contribution.share_due"),
    "board.size": _candidates,
    "director.sitting_date": _same_as("meeting.date"),
    "director.from_date": _from_date,
    "director.poa_date": _from_date,
    "finance.amount": _same_as("project.asked"),
    "finance.months": _of_passport("project.months"),
    "finance.grace_months": _of_passport("project.grace_months"),
    "finance.first_due": _month_after_payment,
    "finance.jobs": _same_as("project.jobs"),
}

ACTIVITY = "activities"
"""The address of the offer that adds a kind of activity."""


def offer_for(key: str, case: FoundingCase) -> Offer | None:
    """Return what may be taken over for an unanswered question, or None."""
    if key == "name.direction":
        return _activity(case)
    made = _OFFERS.get(key)
    if made is None or case.answers.get(key).strip():
        return None
    value = made(case)
    return Offer(key, value, value) if value else None


def _activity(case: FoundingCase) -> Offer | None:
    """Offer the direction's usual code while no kind of activity has a code."""
    direction = case.direction
    if direction is None or any(activity.code for activity in case.activities):
        return None
    known = case.reference.activities.get(direction.activity_code)
    if known is None:
        return None
    name = known.name_ru if current_language() == "ru" else known.name_kk
    return Offer(ACTIVITY, known.code, f"{known.code} — {name}")
