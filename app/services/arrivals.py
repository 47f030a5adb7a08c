"""What came back from the АШБ and the ӘКК, in sentences: consent, defence, list, contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from app.core import figures
from app.core.i18n import N_, _
from app.db import arrivals as repository
from app.db import offices
from app.domain import defence
from app.domain.case import FoundingCase, read_case
from app.domain.reference import Reference
from app.domain.scheme_record import OUTCOMES
from app.services.cases import CaseService
from app.services.shown import shown

CONSENT = N_("Consent of the АШБ: № {number}, {day}")
DEFENCE = N_("Defence of {day}: {outcome}")
REASON = N_("Defence of {day}: {outcome}. {reason}")
REMARKS = N_("Questions and remarks of the defence: {count}")
LISTED = N_("Approved list № {number} of {day}: place № {position}")
UNLISTED = N_("The case stands on no approved list any more")
CONTRACT = N_("Contract with the ӘКК: № {number}, {day}")
PAID = N_("Money paid out: {sum}{nbsp}₸, {day}")
OPEN_ENDED = "…"
"""What is not written yet."""
LOOKED = 60
"""Of so many of the last files' lines those with news are found; home shows the first."""


@dataclass(frozen=True)
class News:
    """A result in a sentence, and the page (and step) where it stands."""

    words: str
    place: str


@dataclass(frozen=True)
class Arrival:
    """A file that was taken in: when, who sent it ("" when unknown), and its results."""

    case_id: int
    title: str
    at: datetime
    sender: str
    news: tuple[News, ...]


def news_of(case: FoundingCase, addresses: Iterable[str]) -> tuple[News, ...]:
    """Return what stands in a case of the results that answers at these addresses hold.

    An address may name a record's field, a record or a whole collection.
    """
    heads = {address.split("/")[0] for address in addresses}
    return tuple(_news(case, heads))


def _news(case: FoundingCase, heads: set[str]) -> Iterator[News]:
    if heads & {"meeting.consent_number", "meeting.consent_date"} and (
        case.text("meeting.consent_number") or case.text("meeting.consent_date")
    ):
        yield News(
            _(CONSENT).format(
                number=_text(case, "meeting.consent_number"),
                day=_day(case, "meeting.consent_date"),
            ),
            "project:defence",
        )
    yield from _defended(case, heads)
    if heads & {"listing.number", "listing.date", "listing.position"}:
        said = LISTED if case.text("listing.number") else UNLISTED
        yield News(
            _(said).format(
                number=_text(case, "listing.number"),
                day=_day(case, "listing.date"),
                position=_text(case, "listing.position"),
            ),
            "finance:listing",
        )
    yield from _financed(case, heads)


def _defended(case: FoundingCase, heads: set[str]) -> Iterator[News]:
    rounds = defence.rounds_of(case)
    if not rounds:
        return
    last = max(rounds, key=lambda one: (one.date or date.min, one.position))
    if defence.ROUNDS in heads and last.outcome is not None:
        reason = shown(" ".join(last.reason.split()))
        yield News(
            _(REASON if reason else DEFENCE).format(
                day=figures.day(last.date) if last.date else OPEN_ENDED,
                outcome=_(OUTCOMES[last.outcome.value]),
                reason=reason,
            ),
            "project:defence",
        )
    if defence.REMARKS in heads and last.remarks:
        count = figures.number(len(last.remarks))
        yield News(_(REMARKS).format(count=count), "project:defence_remarks")


def _financed(case: FoundingCase, heads: set[str]) -> Iterator[News]:
    if heads & {"finance.contract_number", "finance.contract_date"} and (
        case.text("finance.contract_number") or case.text("finance.contract_date")
    ):
        yield News(
            _(CONTRACT).format(
                number=_text(case, "finance.contract_number"),
                day=_day(case, "finance.contract_date"),
            ),
            "finance:finance_contract",
        )
    amount = case.money("finance.amount")
    if heads & {"finance.paid_date", "finance.amount"} and case.day("finance.paid_date"):
        yield News(
            _(PAID).format(
                sum=figures.money(amount) if amount is not None else OPEN_ENDED,
                day=_day(case, "finance.paid_date"),
                nbsp=figures.NBSP,
            ),
            "finance:finance_contract",
        )


def _text(case: FoundingCase, key: str) -> str:
    return shown(case.text(key)) or OPEN_ENDED


def _day(case: FoundingCase, key: str) -> str:
    day = case.day(key)
    return figures.day(day) if day else _text(case, key)


def arrivals_of(
    cases: CaseService, reference: Callable[[], Reference], case_id: int
) -> tuple[Arrival, ...]:
    """Return every file that changed a case, the newest first.

    What a later file changed once more is told there, as it stands now, and not of the older one;
    one that then has nothing left to tell is left out.
    """
    with cases.store.read() as connection:
        found = repository.arrived(connection, LOOKED, case_id)
        names = _names(connection)
    made, told = [], set[News]()
    for one in found:
        arrival = _arrival(cases, reference(), one, names)
        news = tuple(each for each in arrival.news if each not in told)
        told.update(news)
        if news or not arrival.news:
            made.append(replace(arrival, news=news))
    return tuple(made)


def latest_arrival(cases: CaseService, reference: Callable[[], Reference]) -> Arrival | None:
    """Return the last file of another office that brought a result; None without one."""
    with cases.store.read() as connection:
        found = repository.arrived(connection, LOOKED)
        names = _names(connection)
    for one in found:
        made = _arrival(cases, reference(), one, names)
        if made.news:
            return made
    return None


def _names(connection: Connection) -> Mapping[str, str]:
    return {row.key: row.name for row in offices.accepted(connection)}


def _arrival(
    cases: CaseService, reference: Reference, one: repository.Arrived, names: Mapping[str, str]
) -> Arrival:
    opened = cases.open(one.case_id)
    case = read_case(opened.answers, reference, cases.store.now().date())
    title = opened.summary.title
    return Arrival(one.case_id, title, one.at, names.get(one.office, ""), news_of(case, one.keys))
