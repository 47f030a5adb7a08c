"""Facts of the scheme that papers print: its steps, and why one was recorded out of order."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.scheme import SchemeStep, scheme_of
from app.forms.values import Day, day_of
from app.forms.words import word


@dataclass(frozen=True)
class OrderNote:
    """A step that was recorded before the one ahead of it: «2. Қорғау», and why."""

    number: int
    title: Said
    reason: Said


def out_of_order_notes(case: FoundingCase, *numbers: int) -> tuple[OrderNote, ...]:
    """Return the steps that were recorded out of the scheme's order, in the view's language.

    ``numbers`` narrows it to some steps. A reason that was not given is a blank.
    """
    return tuple(
        OrderNote(step.number, Said(step_title(case, step), step.reason_key), said_reason(step))
        for step in scheme_of(case)
        if step.out_of_order and step.reason_key and (not numbers or step.number in numbers)
    )


def said_reason(step: SchemeStep) -> Said:
    """Return why a step was recorded out of order, in one line, with its answer's address."""
    return Said(" ".join(step.reason.split()).rstrip("."), step.reason_key)


def step_title(case: FoundingCase, step: SchemeStep) -> str:
    """Return what a step of the scheme is called on papers."""
    return word(case.language, f"scheme_{step.code}")


def state_words(case: FoundingCase, step: SchemeStep) -> str:
    """Return how a step stands, in words of the paper."""
    if step.exists_already:
        return word(case.language, "scheme_exists")
    return word(case.language, f"scheme_{step.state.value}")


def step_day(case: FoundingCase, step: SchemeStep) -> Day:
    """Return the day of a step in its forms; blanks while it has none."""
    day_key = {
        1: "screening.proposal_date",
        2: "meeting.consent_date",
        3: "registration.date",
        4: "listing.date",
        5: "finance.contract_date",
    }[step.number]
    return day_of(case, step.day, day_key)


__all__ = [
    "OrderNote",
    "out_of_order_notes",
    "said_reason",
    "state_words",
    "step_day",
    "step_title",
]
