"""What the scheme wants on record for each of its steps: what is there, what lacks.

Source: the programme's scheme (its slide 2), read step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain import defence, screening
from app.domain.approved_list import ListCheck, ListPlace
from app.domain.case import FoundingCase
from app.domain.defence import Outcome
from app.domain.findings import N_
from app.domain.law import two_thirds
from app.domain.parse import format_date
from app.domain.project import project_begun

LEAST_FOUNDERS = 3
"""№ 372-V, art. 15(2)."""


@dataclass(frozen=True)
class Missing:
    """What is to be on record and is not: where it is written, and what it is (a msgid)."""

    address: str
    words: str
    decisive: bool = False


@dataclass(frozen=True)
class OnRecord:
    """What is on record: where it stands, what it is (a msgid), and the value as typed.

    ``said`` is the msgid of a value that is a code (an outcome), "" for what was typed.
    """

    address: str
    words: str
    value: str
    said: str = ""


OUTCOMES: dict[str, str] = {
    Outcome.APPROVED.value: N_("Approved"),
    Outcome.RETURNED.value: N_("Returned"),
    Outcome.REFUSED.value: N_("Refused"),
}
"""What an outcome of the defence is called (msgids)."""


Wanted = Missing | OnRecord


def _want(address: str, words: str, value: str, *, decisive: bool = False) -> Wanted:
    return OnRecord(address, words, value) if value else Missing(address, words, decisive)


def _paper(
    case: FoundingCase, number: str, day: str, words: tuple[str, str], *, decisive: bool = False
) -> Iterator[Wanted]:
    """Give the number and the date of a paper, each on record or missing."""
    for key, name in zip((number, day), words, strict=True):
        there = case.text(key) if key == number or case.day(key) else ""
        yield _want(key, name, there, decisive=decisive)


def _screening(case: FoundingCase) -> Iterator[Wanted]:
    read = screening.screening_of(case)
    yield from _paper(
        case,
        "screening.order_number",
        "screening.order_date",
        (N_("Number of the order on the working group"), N_("Date of the order")),
        decisive=True,
    )
    members = [one for one in read.members if one.name]
    yield _want(
        "working_group",
        N_("Members of the working group"),
        str(len(members)) if members else "",
        decisive=True,
    )
    sheets = [one for one in read.okrugs if one.name and one.result]
    open_sheets = [one for one in read.okrugs if not (one.name and one.result)]
    if sheets:
        yield OnRecord("screened_okrugs", N_("Screening sheets"), str(len(sheets)))
    if open_sheets:
        place = f"screened_okrugs/{open_sheets[0].id}/result"
        yield Missing(place, N_("A screening sheet of every okrug"), decisive=True)
    elif not sheets:
        yield Missing("screened_okrugs", N_("A screening sheet of every okrug"), decisive=True)
    yield _want(
        "proposals",
        N_("Proposals on cooperatives"),
        str(len(read.proposals)) if read.proposals else "",
        decisive=True,
    )
    yield from _paper(
        case,
        "screening.proposal_number",
        "screening.proposal_date",
        (N_("Number of the proposal"), N_("Date of the proposal")),
    )


def _defence(case: FoundingCase) -> Iterator[Wanted]:
    rounds = defence.rounds_of(case)
    last = rounds[-1] if rounds else None

    def at(name: str) -> str:
        return f"{defence.ROUNDS}/{last.id}/{name}" if last else defence.ROUNDS

    yield _want(
        "project.date" if project_begun(case) else "project.number",
        N_("Passport of the project"),
        case.text("project.date") if case.day("project.date") else "",
    )
    held = case.answers.at(at("date")).strip() if last and last.date else ""
    yield _want(at("date"), N_("Date of the defence"), held)
    present = len(last.attendees) if last else 0
    yield _want(
        defence.ATTENDEES, N_("Those present at the defence"), str(present) if present else ""
    )
    outcome = last.outcome.value if last and last.outcome else ""
    outcome_words = N_("Outcome of the defence")
    if outcome:
        yield OnRecord(at("outcome"), outcome_words, outcome, OUTCOMES[outcome])
    else:
        yield Missing(at("outcome"), outcome_words)
    yield from _paper(
        case,
        "meeting.consent_number",
        "meeting.consent_date",
        (N_("Number of the АШБ's consent"), N_("Date of the АШБ's consent")),
        decisive=True,
    )


def _founding(case: FoundingCase) -> Iterator[Wanted]:
    yield _want("name.proper", N_("Name of the cooperative"), case.proper_name)
    count = len(case.founders)
    if count >= LEAST_FOUNDERS:
        yield OnRecord("founders", N_("Founders"), str(count))
    else:
        yield Missing("founders", N_("At least three founders"))
    held = case.text("meeting.date") if not case.planned else ""
    yield _want("meeting.date", N_("The founding meeting"), held)
    number = case.text("meeting.minutes_number")
    yield _want("meeting.minutes_number", N_("Number of the founding minutes"), number)
    if contract := case.text("meeting.contract_number"):  # a contract need not have a number
        yield OnRecord("meeting.contract_number", N_("Number of the founding contract"), contract)
    votes = case.agenda_item("charter").votes.for_ or 0
    passed = bool(count) and not case.planned and votes >= two_thirds(len(case.voting_founders))
    if passed:
        yield OnRecord("agenda.charter.for", N_("Votes for the charter"), str(votes))
    else:
        yield Missing("agenda.charter.for", N_("Charter, approved"))
    yield _want(
        "board.chair", N_("Chair of the cooperative"), case.chair.name if case.chair else ""
    )
    yield from _paper(
        case,
        "registration.bin",
        "registration.date",
        (N_("БСН of the cooperative"), N_("Date of registration")),
        decisive=True,
    )


def _listing(case: FoundingCase) -> Iterator[Wanted]:
    if case.lists is not None:
        yield from _on_taken_list(case.lists)
        return
    yield from _paper(
        case,
        "listing.number",
        "listing.date",
        (N_("Number of the approved list"), N_("Date of the approved list")),
        decisive=True,
    )
    yield _want(
        "listing.position", N_("The cooperative's place on the list"), case.text("listing.position")
    )


def _on_taken_list(lists: ListCheck) -> Iterator[Wanted]:
    """Give the place on the list that was taken in from the АШБ; what was typed does not count."""
    place = lists.place if lists.stands else None
    told = (
        ("listing.number", N_("Number of the approved list"), place.number if place else "", True),
        ("listing.date", N_("Date of the approved list"), _day(place), True),
        (
            "listing.position",
            N_("The cooperative's place on the list"),
            str(place.position) if place else "",
            False,
        ),
    )
    for address, words, value, decisive in told:
        yield _want(address, words, value, decisive=decisive)


def _day(place: ListPlace | None) -> str:
    return format_date(place.day) if place else ""


def _finance(case: FoundingCase) -> Iterator[Wanted]:
    yield _want(
        "finance.institution", N_("The ӘКК that gives finance"), case.text("finance.institution")
    )
    yield from _paper(
        case,
        "finance.contract_number",
        "finance.contract_date",
        (N_("Number of the finance contract"), N_("Date of the finance contract")),
    )
    amount = case.text("finance.amount") if case.money("finance.amount") else ""
    yield _want("finance.amount", N_("Sum of the finance"), amount)
    yield _want("finance.purpose", N_("Purpose of the finance"), case.text("finance.purpose"))
    bought = len(case.answers.records("bought_equipment"))
    yield _want("bought_equipment", N_("Equipment bought"), str(bought) if bought else "")
    yield _want("finance.jobs", N_("Jobs made"), case.text("finance.jobs"))


WANTED: dict[int, Callable[[FoundingCase], Iterator[Wanted]]] = {
    1: _screening,
    2: _defence,
    3: _founding,
    4: _listing,
    5: _finance,
}
"""What each step is to have on record, by its number."""
