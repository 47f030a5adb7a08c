"""The programme's scheme: the five steps of a case, how each stands, what is on record, what lacks.

A step opens once the *decisive* facts of the one before it are on record: the screening's
proposal, the АШБ's consent, the registration, the place on the approved list. What else belongs on
record is missing until it is there, but holds up nobody. A step may be recorded out of order with
a reason, except the finance: never off the approved list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain import defence, finance, screening
from app.domain.case import FoundingCase
from app.domain.defence import Outcome
from app.domain.findings import N_
from app.domain.project import expands_another, project_begun
from app.domain.scheme_record import WANTED, Missing, OnRecord

REASON_KEYS: dict[int, str] = {
    2: "scheme.defence_reason",
    3: "meeting.consent_missing_reason",
    4: "scheme.listing_reason",
}
"""Where the reason stands for which a step was recorded out of order; step 5 has none."""


class StepState(Enum):
    """How a step of the scheme stands."""

    CLOSED = "closed"  # the one before it is not on record
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ON_RECORD = "on_record"
    RETURNED = "returned"  # step 2: the project goes round again
    REFUSED = "refused"


STATES: dict[StepState, str] = {
    StepState.CLOSED: N_("Closed"),
    StepState.OPEN: N_("Not begun"),
    StepState.IN_PROGRESS: N_("In progress"),
    StepState.ON_RECORD: N_("On record"),
    StepState.RETURNED: N_("Returned with remarks"),
    StepState.REFUSED: N_("Refused"),
}
"""What a state is called (msgids)."""


@dataclass(frozen=True)
class SchemeStep:
    """One box of the scheme.

    ``page`` is what a click opens; ``owner`` and ``title`` are msgids; ``body`` is the responsible
    body as the case names it ("" while unknown); ``day`` the day that the step was taken.
    ``out_of_order``: it was recorded before the step ahead of it was on record; ``reason`` says
    why, and stands at ``reason_key`` ("" for steps that no reason opens). ``locked``: the step
    ahead is not on record and no reason was given either.
    ``exists_already``: step 3 of a project that expands an existing cooperative.
    """

    number: int
    code: str
    page: str
    owner: str
    title: str
    state: StepState
    day: date | None
    body: str
    on_record: tuple[OnRecord, ...]
    missing: tuple[Missing, ...]
    begun: bool
    reason_key: str
    reason: str
    out_of_order: bool
    locked: bool
    exists_already: bool = False

    @property
    def decided(self) -> bool:
        """Whether what opens the next step is on record."""
        settled = self.state not in (StepState.RETURNED, StepState.REFUSED)
        return settled and not any(one.decisive for one in self.missing)

    @property
    def needs_reason(self) -> bool:
        """Whether a reason for the order is still to be given."""
        return self.out_of_order and bool(self.reason_key) and not is_reason(self.reason)


@dataclass(frozen=True)
class _Spec:
    number: int
    code: str
    page: str
    owner: str
    title: str


_SPECS: tuple[_Spec, ...] = (
    _Spec(
        1, "screening", "screening", N_("District akimat"), N_("Working group and the screening")
    ),
    _Spec(2, "defence", "project", N_("АШБ"), N_("Defence before the АШБ")),
    _Spec(3, "founding", "wizard", N_("Okrug"), N_("Founding of the cooperative")),
    _Spec(4, "listing", "finance:listing", N_("АШБ"), N_("List of cooperatives, approved")),
    _Spec(5, "finance", "finance:finance_contract", N_("ӘКК"), N_("Finance")),
)
STEPS = len(_SPECS)


def scheme_of(case: FoundingCase) -> tuple[SchemeStep, ...]:
    """Return the five steps of the scheme in their order."""
    made: list[SchemeStep] = []
    for spec in _SPECS:
        made.append(_step(case, spec, made))
    return tuple(made)


def scheme_begun(case: FoundingCase) -> bool:
    """Return whether anything beside the founding was written down."""
    return (
        screening.screening_begun(case.answers)
        or defence.defence_begun(case)
        or project_begun(case)
        or finance.listing_begun(case)
        or finance.finance_begun(case)
        or any(case.text(key) for key in REASON_KEYS.values() if key.startswith("scheme."))
    )


def reason_asked(case: FoundingCase, number: int) -> bool:
    """Return whether a step lacks what opens it, so that a reason for its order is asked."""
    step = scheme_of(case)[number - 1]
    return step.locked or step.out_of_order


def is_reason(text: str) -> bool:
    """Return whether a text says something: two words at least, with letters."""
    return sum(any(sign.isalpha() for sign in word) for word in text.split()) >= 2


def off_the_list(case: FoundingCase) -> bool:
    """Return whether finance was recorded though the case stands on no approved list."""
    return finance.finance_begun(case) and not finance.listed(case)


# -- one step -----------------------------------------------------------------------------


def _step(case: FoundingCase, spec: _Spec, before: list[SchemeStep]) -> SchemeStep:
    exists = spec.number == 3 and expands_another(case)
    wanted = () if exists else tuple(WANTED[spec.number](case))
    missing = tuple(one for one in wanted if isinstance(one, Missing))
    on_record = tuple(one for one in wanted if isinstance(one, OnRecord))
    if exists:
        on_record = (
            OnRecord(
                "project.expands_name", N_("Exists already"), case.text("project.expands_name")
            ),
        )
    begun = exists or _BEGUN[spec.number](case)
    # An expansion needs no founding: what must come before the list is the consent.
    before_it = before[1] if spec.number == 4 and before[2].exists_already else None
    gate = before_it or (before[-1] if before else None)
    opened = gate is None or gate.decided
    key = REASON_KEYS.get(spec.number, "")
    reason = case.text(key) if key and not exists else ""
    # In a translated view a reason that nobody translated yet is a blank; it was told all the same.
    told = is_reason(reason) if case.language == "kk" else bool(reason)
    late = _earlier(case, spec.number) and told
    out_of_order = not exists and ((not opened and (_ORDERED[spec.number](case) or told)) or late)
    locked = not exists and not opened and not told
    return SchemeStep(
        number=spec.number,
        code=spec.code,
        page=spec.page,
        owner=spec.owner,
        title=spec.title,
        state=_state(case, spec.number, missing, begun=begun, locked=locked),
        day=_day(case, spec.number),
        body=_body(case, spec.number),
        on_record=on_record,
        missing=missing,
        begun=begun,
        reason_key=key,
        reason=reason if out_of_order else "",
        out_of_order=out_of_order,
        locked=locked,
        exists_already=exists,
    )


def _state(
    case: FoundingCase, number: int, missing: tuple[Missing, ...], *, begun: bool, locked: bool
) -> StepState:
    if locked and (not begun or number == STEPS):  # what was typed off the list opens nothing
        return StepState.CLOSED
    if number == 2:
        last = defence.last_outcome(case)
        if last is Outcome.RETURNED:
            return StepState.RETURNED
        if last is Outcome.REFUSED:
            return StepState.REFUSED
    if not missing:
        return StepState.ON_RECORD
    return StepState.IN_PROGRESS if begun else StepState.OPEN


def _day(case: FoundingCase, number: int) -> date | None:
    match number:
        case 1:
            return case.day("screening.proposal_date") or case.day("screening.order_date")
        case 2:
            held = [one.date for one in defence.rounds_of(case) if one.date]
            return case.day("meeting.consent_date") or (held[-1] if held else None)
        case 3:
            return case.day("registration.date") or case.meeting_date
        case 4:
            return case.day("listing.date")
        case _:
            return case.day("finance.contract_date")


def _body(case: FoundingCase, number: int) -> str:
    match number:
        case 1:
            return case.text("meeting.district")
        case 2 | 4:
            return case.department
        case 3:
            return case.text("meeting.okrug")
        case _:
            return case.text("finance.institution")


def _earlier(case: FoundingCase, number: int) -> bool:
    """Return whether the step's first day is before the day that opened it."""
    held = [one.date for one in defence.rounds_of(case) if one.date]
    days = {
        2: (held[0] if held else None, case.day("screening.proposal_date")),
        3: (case.meeting_date, case.day("meeting.consent_date")),
        4: (case.day("listing.date"), case.day("registration.date")),
    }
    own, opened = days.get(number, (None, None))
    return own is not None and opened is not None and own < opened


# -- whether a step was begun -------------------------------------------------------------


def founding_begun(case: FoundingCase) -> bool:
    """Return whether anything of the founding itself was written down."""
    typed = ["meeting.date", "registration.bin"]
    if not project_begun(case):  # the passport names the cooperative that is still to be founded
        typed.append("name.proper")
    return bool(case.founders) or any(case.text(key) for key in typed)


def _defence_begun(case: FoundingCase) -> bool:
    consent = ("meeting.consent_number", "meeting.consent_date")
    return (
        defence.defence_begun(case) or project_begun(case) or any(case.text(key) for key in consent)
    )


_BEGUN: dict[int, Callable[[FoundingCase], bool]] = {
    1: lambda case: screening.screening_begun(case.answers),
    2: _defence_begun,
    3: founding_begun,
    4: finance.listing_begun,
    5: finance.finance_begun,
}


_ORDERED: dict[int, Callable[[FoundingCase], bool]] = {
    **_BEGUN,
    # A consent that the founding minutes cite, or a passport that is being written, is no defence.
    2: defence.defence_begun,
}
"""What of a step must not be written down before the step ahead of it is on record."""
