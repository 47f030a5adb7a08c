"""What the page of taking files in reads of a case: labels of what changed, pairs to choose."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from app.domain.answers import Answers
from app.domain.case import FoundingCase, read_case
from app.forms.labels import answer_label, answer_text
from app.services.arrivals import news_of
from app.services.model_exchange import CaseResult, FileResult, Outcome
from app.services.text import titled
from app.ui.pages.intake_conflict import Pair
from app.ui.pages.intake_details import CASES_SHOWN, Told

if TYPE_CHECKING:
    from app.domain.merge import Clash
    from app.ui.ports import Services

TOLD_MOST = 400
"""So many addresses of a case are named; a person reads a few."""


def told_of(services: Services, result: FileResult) -> tuple[Told, ...]:
    """Return what changed in the first cases of a file. On the store's worker."""
    return tuple(_told(services, case, taken=result.taken) for case in result.cases[:CASES_SHOWN])


def _told(services: Services, result: CaseResult, *, taken: bool) -> Told:
    if not result.changed and not result.kept:
        return Told()
    case = _case(services, result)
    # Before it is taken the answers here are the old ones: results are told once they stand here.
    news = news_of(case, result.changed) if taken and result.written else ()
    return Told(_labels(result.changed, result, case), _labels(result.kept, result, case), news)


def _labels(addresses: Sequence[str], result: CaseResult, case: FoundingCase) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_label(one, result, case) for one in addresses[:TOLD_MOST]))


def pairs_of(services: Services, result: FileResult) -> tuple[Pair, ...]:
    """Return what is to be chosen in a file, case by case. On the store's worker."""
    clashing = [case for case in result.cases if case.outcome is Outcome.CONFLICT]
    found: list[Pair] = []
    for one in clashing:
        case = _case(services, one)
        head = f"{titled(one.title)} · " if len(clashing) > 1 else ""
        found += [_pair(one, head, clash, case) for clash in one.clashes]
    return tuple(found)


def _pair(result: CaseResult, head: str, clash: Clash, case: FoundingCase) -> Pair:
    def shown(text: str | None) -> str | None:
        return None if text is None else answer_text(clash.address, text, case)

    return Pair(
        result.uuid,
        clash.address,
        head + _label(clash.address, result, case),
        shown(clash.base),
        shown(clash.ours),
        shown(clash.theirs),
    )


def _label(address: str, result: CaseResult, case: FoundingCase) -> str:
    record = "/".join(address.split("/")[:2])
    return answer_label(address, case, name=result.names.get(record, ""))


def _case(services: Services, result: CaseResult) -> FoundingCase:
    """Return the case as it stands here; one without answers when it is not here any more."""
    answers = Answers()
    known = services.cases.by_uuid(result.uuid)
    if known is not None:
        with suppress(LookupError):  # destroyed since
            answers = services.cases.open(known.id).answers
    return read_case(answers, services.reference(), services.clock.now().date())
