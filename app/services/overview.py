"""What is to be done next in a case: the first answer of the home page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.approved_list import ListCheck
from app.domain.case import FoundingCase, read_case
from app.domain.due import due_dates
from app.domain.due_kinds import Due, is_open
from app.domain.findings import Finding
from app.domain.reference import Reference
from app.domain.scheme import SchemeStep, StepState, founding_begun, scheme_begun, scheme_of
from app.forms.flow import Flow, Status
from app.services.model import OpenCase


class Next(Enum):
    """What comes next."""

    BEGIN = "begin"  # nothing typed yet
    CONTINUE = "continue"  # a step is not finished
    CORRECT = "correct"  # a step holds a wrong answer
    HOLD_MEETING = "hold_meeting"  # everything is typed; the meeting is still to come
    PRINT = "print"  # the papers are ready
    SCHEME = "scheme"  # another step of the scheme than the founding
    REGISTER = "register"  # no БСН yet, some days after the meeting
    COLLECT = "collect"  # registered; contributions are outstanding
    DUE = "due"  # the founding is done; something is expected by a day
    DONE = "done"


PAGE_OF = {
    Next.BEGIN: "wizard",
    Next.CONTINUE: "wizard",
    Next.CORRECT: "wizard",
    Next.HOLD_MEETING: "documents",
    Next.PRINT: "documents",
    Next.SCHEME: "scheme",
    Next.REGISTER: "next_steps",
    Next.COLLECT: "payments",
    Next.DUE: "next_steps",
    Next.DONE: "documents",
}
"""The page on which each is done."""


FOUNDING_PAGE = "wizard"


@dataclass(frozen=True)
class Overview:
    """How far a case is and what comes next. ``step`` is the code of the step to open."""

    case_id: int
    done: int
    total: int
    next: Next
    step: str = ""
    step_title: str = ""  # msgid
    blocking: int = 0
    unpaid: int = 0
    due: Due | None = None  # what is expected next, once the founding is done
    scheme_step: int = 0  # the number of the scheme's step that comes next, where it is another


def overview(
    opened: OpenCase,
    reference: Reference,
    today: date,
    rules: Callable[[FoundingCase], Iterable[Finding]],
    *,
    issued: bool = False,
    lists: ListCheck | None = None,
) -> Overview:
    """Return how far a case is. ``issued``: whether any of its papers has been issued.

    ``lists`` is what approved lists say of it where its own answers do not count.
    """
    from app.forms.flows import FOUNDING, flow_over, own_findings

    case = read_case(opened.answers, reference, today, sample=opened.summary.sample, lists=lists)
    findings = tuple(rules(case))
    flow = flow_over(FOUNDING, case, findings)
    done, total = flow.progress
    blocking = sum(finding.blocks for finding in own_findings(FOUNDING, findings))
    what, step = _next(flow, case, issued=issued)
    due = next_due(case) if what is Next.DONE else None
    what = Next.DUE if due else what
    beside = _scheme_step(case, what)
    if beside is not None:
        what = Next.SCHEME
    unpaid = sum(case.member_since(founder) is None for founder in case.founders)
    title = beside.title if beside else flow.step(step).title if step else ""
    number = beside.number if beside else 0
    return Overview(
        opened.summary.id, done, total, what, step, title, blocking, unpaid, due, number
    )


def _scheme_step(case: FoundingCase, what: Next) -> SchemeStep | None:
    """Return the scheme's step that comes next where the founding does not: before it or after."""
    if not scheme_begun(case) or (founding_begun(case) and what is not Next.DONE):
        return None
    lacking = (step for step in scheme_of(case) if step.state is not StepState.ON_RECORD)
    step = next((step for step in lacking if not step.exists_already), None)
    return step if step is not None and step.page != FOUNDING_PAGE else None


def next_due(case: FoundingCase) -> Due | None:
    """Return what is expected of a case first, overdue or to come; None when nothing has a day."""
    return next((due for due in due_dates(case) if is_open(due, case.today)), None)


def _next(flow: Flow, case: FoundingCase, *, issued: bool) -> tuple[Next, str]:
    statuses = [(step.code, flow.status(step.code)) for step in flow.steps]
    if all(status is Status.NOT_STARTED for _code, status in statuses):
        return Next.BEGIN, statuses[0][0]
    for code, status in statuses:
        if status is Status.NEEDS_ATTENTION:
            return Next.CORRECT, code
    for code, status in statuses:
        if status is not Status.COMPLETE:
            return Next.CONTINUE, code
    if case.planned:
        return Next.HOLD_MEETING, ""
    if not issued and not case.text("registration.bin"):
        return Next.PRINT, ""
    if not case.text("registration.bin"):
        return Next.REGISTER, ""
    if any(case.member_since(founder) is None for founder in case.founders):
        return Next.COLLECT, ""
    return Next.DONE, ""
