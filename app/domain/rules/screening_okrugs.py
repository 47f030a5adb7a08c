"""Step 1 of the scheme: criteria, okrugs, scores and proposals of a screening."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.likeness import fold, fold_place
from app.domain.parse import parse_whole
from app.domain.rules.base import CUSTOM, PROGRAMME, Rule, block, day, repeated, warn
from app.domain.screening import MARKS, Criterion, Mark, ScreenedOkrug, Screening

LEAST_MEMBERS = 3
"""So many founders a cooperative has at least, art. 15(2)."""

_STEP_1 = f"{PROGRAMME}, 1"

OUTSIDE_PERIOD = warn(
    "screening.outside_period",
    N_("{okrug} was screened on {screened}, outside the days from {begin} to {end}."),
    CUSTOM,
)
OKRUG_AHEAD = block(
    "screening.okrug_ahead",
    N_("{okrug}: a result of {screened}, which is still to come. Correct the date."),
    _STEP_1,
)
OKRUG_NAME = block(
    "screening.okrug_name",
    N_("Write which okrug was screened, or remove the empty row."),
    _STEP_1,
)
OKRUG_TWICE = block(
    "screening.okrug_twice",
    N_("{okrug} stands twice among the okrugs. Remove one row."),
    _STEP_1,
)
OKRUG_DATE = block(
    "screening.okrug_date",
    N_("{okrug}: write the day of the screening; its result is on record."),
    _STEP_1,
)
RESULT = block(
    "screening.no_result",
    N_("{okrug}: the conclusion is dated, the result is not written. Choose it."),
    _STEP_1,
)
UNREASONED = block(
    "screening.unreasoned",
    N_("{okrug} is recommended without a word of why. Write the reasons."),
    _STEP_1,
)
AGAINST_RANKING = warn(
    "screening.against_ranking",
    N_("{okrug} has more points than {other}, which is recommended. Write why it is not."),
    _STEP_1,
)
CRITERION_NAME = block(
    "screening.criterion_name",
    N_("Write the name of the criterion, or remove the empty row."),
    CUSTOM,
)
CRITERION_TWICE = block(
    "screening.criterion_twice",
    N_("The criterion «{name}» stands twice and counts twice. Remove one row."),
    CUSTOM,
)
WEIGHT_ZERO = warn(
    "screening.weight_zero",
    N_("The criterion «{name}» has the weight 0: its scores do not count."),
    CUSTOM,
)
WEIGHT_HEAVY = warn(
    "screening.weight_heavy",
    N_("The criterion «{name}» alone weighs more than all others together."),
    CUSTOM,
)
SCORE_RANGE = block(
    "screening.score_range",
    N_("{okrug}, «{criterion}»: a score is from 0 to 5, here is {score}."),
    CUSTOM,
)
VALUE_MISSING = warn(
    "screening.mark_without_value",
    N_("{okrug}, «{criterion}»: a score without what it was given for."),
    CUSTOM,
)
SCORE_MISSING = block(
    "screening.mark_without_score",
    N_("{okrug}, «{criterion}»: the score is not given, so the total is not whole."),
    CUSTOM,
)
UNSCORED = warn(
    "screening.unscored",
    N_("{okrug} has a result, but {count} criteria have no score. Fill in the table of scores."),
    CUSTOM,
)
MARK_TWICE = block(
    "screening.mark_twice",
    N_("{okrug}, «{criterion}»: two scores for one criterion; only the first counts."),
    CUSTOM,
)
PROPOSAL_OKRUG = block(
    "screening.proposal_okrug",
    N_("The proposal names no okrug. Choose one of those that were screened."),
    _STEP_1,
)
PROPOSAL_DIRECTION = block(
    "screening.proposal_direction",
    N_("The proposal names no direction. Choose one."),
    _STEP_1,
)
PROPOSAL_REASON = block(
    "screening.proposal_reason",
    N_("The proposal gives no reasons. Write why this cooperative is needed."),
    _STEP_1,
)
PROPOSAL_FEW = warn(
    "screening.proposal_few_members",
    N_("A cooperative has at least 3 founders, here are {count}."),
    source_l372("15(2)"),
)
NOT_RECOMMENDED = warn(
    "screening.proposal_not_recommended",
    N_("A cooperative is proposed for {okrug}, which was not recommended."),
    _STEP_1,
)
NO_PROPOSAL = warn(
    "screening.no_proposal",
    N_("{okrug} is recommended, but no cooperative is proposed for it."),
    _STEP_1,
)


def check(case: FoundingCase, screening: Screening) -> Iterator[Finding]:
    """Yield what is wrong with the results of a screening that was begun."""
    yield from _criteria(screening)
    yield from _okrugs(case, screening)
    yield from _marks(screening)
    yield from _against(screening)
    yield from _proposals(case, screening)


def _criteria(screening: Screening) -> Iterator[Finding]:
    def at(criterion: Criterion, name: str) -> str:
        return address_of("criteria", criterion.id, name)

    by_id = {criterion.id: criterion for criterion in screening.criteria}
    together = sum(criterion.weight or 0 for criterion in screening.criteria)
    for criterion in screening.criteria:
        weight = criterion.weight
        if not criterion.name:
            yield CRITERION_NAME.at(at(criterion, "name"))
        if weight == 0:
            yield WEIGHT_ZERO.at(at(criterion, "weight"), name=criterion.name)
        elif weight and len(screening.weighed) > 2 and weight > together - weight:
            yield WEIGHT_HEAVY.at(at(criterion, "weight"), name=criterion.name)
    pairs = ((fold(criterion.name), criterion.id) for criterion in screening.criteria)
    for later, first in repeated(pairs):
        related = (at(by_id[first], "name"),)
        name = by_id[later].name
        yield CRITERION_TWICE.at(at(by_id[later], "name"), related=related, name=name)


def _okrug(okrug: ScreenedOkrug, name: str) -> str:
    return address_of("screened_okrugs", okrug.id, name)


def _okrugs(case: FoundingCase, screening: Screening) -> Iterator[Finding]:
    begin, end = case.day("screening.from_date"), case.day("screening.to_date")
    by_id = {okrug.id: okrug for okrug in screening.okrugs}
    pairs = ((fold_place(okrug.name), okrug.id) for okrug in screening.okrugs)
    for later, first in repeated(pairs):
        related = (_okrug(by_id[first], "okrug"),)
        at = _okrug(by_id[later], "okrug")
        yield OKRUG_TWICE.at(at, related=related, okrug=by_id[later].name)
    for okrug in screening.okrugs:
        if not okrug.name:
            yield OKRUG_NAME.at(_okrug(okrug, "okrug"))
        if begin and end and okrug.day and begin <= end and not begin <= okrug.day <= end:
            yield OUTSIDE_PERIOD.at(
                _okrug(okrug, "date"),
                related=("screening.from_date", "screening.to_date"),
                okrug=okrug.name,
                screened=day(okrug.day),
                begin=day(begin),
                end=day(end),
            )
        if not okrug.result:
            if case.text("screening.conclusion_date"):
                yield RESULT.at(_okrug(okrug, "result"), okrug=okrug.name)
            continue
        if not case.answers.at(_okrug(okrug, "date")).strip():
            yield OKRUG_DATE.at(_okrug(okrug, "date"), okrug=okrug.name)
        elif okrug.day and okrug.day > case.today:
            yield OKRUG_AHEAD.at(_okrug(okrug, "date"), okrug=okrug.name, screened=day(okrug.day))
        if okrug.result == "recommended" and not okrug.conclusion:
            yield UNREASONED.at(_okrug(okrug, "conclusion"), okrug=okrug.name)


def _marks(screening: Screening) -> Iterator[Finding]:
    names = {criterion.id: criterion.name for criterion in screening.criteria}

    def found(rule: Rule, mark: Mark, name: str, *related: str) -> Finding:
        at, (okrug, criterion) = address_of(MARKS, mark.id, name), told(mark)
        return rule.at(at, related=related, okrug=okrug, criterion=criterion)

    def told(mark: Mark) -> tuple[str, str]:
        okrug = screening.okrug(mark.okrug_id)
        return (okrug.name if okrug else "", names.get(mark.criterion_id, ""))

    for mark in screening.marks:
        at = address_of(MARKS, mark.id, "score")
        if mark.score_typed and mark.score is None:
            if parse_whole(mark.score_typed) is not None:
                okrug, criterion = told(mark)
                score = mark.score_typed[:10]
                yield SCORE_RANGE.at(at, okrug=okrug, criterion=criterion, score=score)
        elif mark.score is not None and not mark.value:
            yield found(VALUE_MISSING, mark, "value", at)
        elif mark.value and mark.score is None:
            yield found(SCORE_MISSING, mark, "score")
    by_id = {mark.id: mark for mark in screening.marks}
    cells = ((f"{mark.okrug_id}/{mark.criterion_id}", mark.id) for mark in screening.marks)
    for later, first in repeated(cells):
        yield found(MARK_TWICE, by_id[later], "score", address_of(MARKS, first, "score"))
    for standing in screening.standings:
        if standing.okrug.result and standing.unscored:
            yield UNSCORED.at(
                _okrug(standing.okrug, "result"),
                okrug=standing.okrug.name,
                count=standing.unscored,
            )


def _against(screening: Screening) -> Iterator[Finding]:
    """Say which okrugs were left behind without a word although they have more points."""
    chosen = [s for s in screening.standings if s.okrug.result == "recommended" and s.scored]
    if not chosen:
        return
    lowest = min(chosen, key=lambda standing: standing.total)
    for standing in screening.standings:
        okrug = standing.okrug
        left = okrug.result in ("later", "not_recommended") and not okrug.conclusion
        if left and standing.scored and standing.total > lowest.total:
            yield AGAINST_RANKING.at(
                _okrug(okrug, "conclusion"), okrug=okrug.name, other=lowest.okrug.name
            )


def _proposals(case: FoundingCase, screening: Screening) -> Iterator[Finding]:
    for proposal in screening.proposals:

        def at(name: str, record_id: str = proposal.id) -> str:
            return address_of("proposals", record_id, name)

        okrug = screening.okrug(proposal.okrug_id)
        if not proposal.okrug_id:
            yield PROPOSAL_OKRUG.at(at("okrug"))
        elif okrug and okrug.result in ("later", "not_recommended"):
            yield NOT_RECOMMENDED.at(at("okrug"), okrug=okrug.name)
        if not proposal.direction:
            yield PROPOSAL_DIRECTION.at(at("direction"))
        if not proposal.reason:
            yield PROPOSAL_REASON.at(at("reason"))
        if proposal.members is not None and proposal.members < LEAST_MEMBERS:
            yield PROPOSAL_FEW.at(at("members"), count=proposal.members)
    if case.text("screening.proposal_date"):
        named = {proposal.okrug_id for proposal in screening.proposals}
        for okrug in screening.okrugs:
            if okrug.result == "recommended" and okrug.id not in named:
                yield NO_PROPOSAL.at(_okrug(okrug, "result"), okrug=okrug.name)
