"""Facts of the screening's papers: the group, the criteria, what each okrug has, how they compare.

The Russian view of a case gives the same facts in Russian; words that the facts themselves print
come from ``resources/forms/words``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app import kazakh
from app.documents.blocks import Chart, ChartSeries
from app.documents.said import Said
from app.documents.tongue import KK
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.screening import (
    MARKS,
    Criterion,
    GroupMember,
    ScreenedOkrug,
    Screening,
    Standing,
    screening_of,
)
from app.forms.common import (
    Count,
    Day,
    count_of,
    day_of,
    department,
    district_name,
    okrug_name,
    said,
    said_day,
)
from app.forms.matters import by_hand
from app.forms.values import paragraphs, said_short
from app.forms.words import word

TOGETHER = 5
"""So many okrugs stand side by side in one table of marks."""

_ROLES = ("chair", "deputy", "secretary", "member")


@dataclass(frozen=True)
class MemberRow:
    """A member of the working group. ``short`` is «Қ. Оспанов», ``role`` a word."""

    position: int
    name: Said
    short: Said
    post: Said
    role: Said


@dataclass(frozen=True)
class MarkCell:
    """What an okrug has of a criterion; ``points`` is score times weight."""

    value: Said
    score: Said
    points: Said


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with the marks of some okrugs, in their order."""

    position: int
    name: Said
    unit: Said
    weight: Said
    cells: tuple[MarkCell, ...]


@dataclass(frozen=True)
class OkrugRow:
    """A screened okrug and how it stands; ``rank`` and ``total`` are empty without a score."""

    position: int
    name: Said
    day: Day
    result: Said
    conclusion: tuple[Said, ...]
    total: Said
    most: Said
    rank: Said
    recommended: bool


@dataclass(frozen=True)
class MarkTable:
    """Marks of okrugs that stand side by side, with their totals."""

    okrugs: tuple[OkrugRow, ...]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class ProposalRow:
    """A cooperative that is proposed."""

    position: int
    okrug: Said
    direction: Said
    cooperative: Said
    members: Count
    reason: tuple[Said, ...]


def head_facts(case: FoundingCase) -> dict[str, object]:
    """Return what every paper of the screening names: district, order, АШБ, the group."""
    members = group_rows(case, screening_of(case))
    return {
        "district": Said(district_name(case, case.text("meeting.district")), "meeting.district"),
        "department": department(case),
        "order_number": said(case, "screening.order_number"),
        "order_day": said_day(case, "screening.order_date"),
        "signer": said_short(case.text("screening.order_signer"), "screening.order_signer"),
        "signer_post": said(case, "screening.order_signer_post"),
        "controller": Said(
            case.text("screening.controller"), "screening.controller", kind="person"
        ),
        "controller_post": said(case, "screening.controller_post"),
        "from_day": said_day(case, "screening.from_date"),
        "to_day": said_day(case, "screening.to_date"),
        "conclusion_number": said(case, "screening.conclusion_number"),
        "conclusion_day": said_day(case, "screening.conclusion_date"),
        "members": members,
        "chair": _in_role(case, members, "chair"),
        "secretary": _in_role(case, members, "secretary"),
        **by_hand(case),
    }


def group_rows(case: FoundingCase, screening: Screening) -> tuple[MemberRow, ...]:
    """Return the members by their roles: chair, deputies, secretary, members."""
    ordered = sorted(screening.members, key=lambda member: _ROLES.index(_role(member)))
    return tuple(_member(case, member, place) for place, member in enumerate(ordered, start=1))


def _role(member: GroupMember) -> str:
    return member.role if member.role in _ROLES else "member"


def _member(case: FoundingCase, member: GroupMember, place: int) -> MemberRow:
    def at(name: str) -> str:
        return address_of("working_group", member.id, name)

    return MemberRow(
        position=place,
        name=Said(member.name, at("name")),
        short=said_short(member.name, at("name")),
        post=Said(member.post, at("post")),
        role=Said(word(case.language, f"group_{_role(member)}"), at("role")),
    )


def _in_role(case: FoundingCase, members: Sequence[MemberRow], role: str) -> Said:
    wanted = word(case.language, f"group_{role}")
    found = (member.short for member in members if member.role == wanted)
    return next(found, Said("", "working_group"))


# -- okrugs and marks ---------------------------------------------------------------------------


def okrug_row(case: FoundingCase, standing: Standing, place: int) -> OkrugRow:
    """Return a screened okrug as a row of a table."""
    okrug = standing.okrug

    def at(name: str) -> str:
        return address_of("screened_okrugs", okrug.id, name)

    rank, scored = standing.rank, standing.scored > 0
    result = word(case.language, f"screening_{okrug.result}") if okrug.result in _RESULTS else ""
    return OkrugRow(
        position=place,
        name=Said(okrug_name(case, okrug.name), at("okrug")),
        day=day_of(case, okrug.day, at("date")),
        result=Said(result, at("result")),
        conclusion=paragraphs(okrug.conclusion, at("conclusion")),
        total=Said(kazakh.group(standing.total) if scored else "", MARKS),
        most=Said(kazakh.group(standing.most) if standing.most else "", "criteria"),
        rank=Said(str(rank) if rank else "", MARKS),
        recommended=okrug.result == "recommended",
    )


_RESULTS = ("recommended", "later", "not_recommended")


def okrug_rows(case: FoundingCase, screening: Screening) -> tuple[OkrugRow, ...]:
    """Return the screened okrugs, the best first."""
    return tuple(
        okrug_row(case, standing, place)
        for place, standing in enumerate(screening.ranking, start=1)
    )


def criterion_rows(
    screening: Screening, okrugs: Sequence[ScreenedOkrug]
) -> tuple[CriterionRow, ...]:
    """Return every criterion with the marks of some okrugs."""
    return tuple(
        _criterion(screening, criterion, place, okrugs)
        for place, criterion in enumerate(screening.criteria, start=1)
    )


def _criterion(
    screening: Screening, criterion: Criterion, place: int, okrugs: Sequence[ScreenedOkrug]
) -> CriterionRow:
    def at(name: str) -> str:
        return address_of("criteria", criterion.id, name)

    weight = criterion.weight
    return CriterionRow(
        position=place,
        name=Said(criterion.name, at("name")),
        unit=Said(criterion.unit, at("unit")),
        weight=Said("" if weight is None else str(weight), at("weight")),
        cells=tuple(_cell(screening, criterion, okrug) for okrug in okrugs),
    )


def _cell(screening: Screening, criterion: Criterion, okrug: ScreenedOkrug) -> MarkCell:
    mark = screening.mark(okrug.id, criterion.id)
    if mark is None:
        return MarkCell(*(Said("", MARKS),) * 3)
    score, source = mark.score, address_of(MARKS, mark.id, "score")
    figure = mark.figure
    return MarkCell(
        value=Said(
            mark.value if figure is None else _figure(figure),
            address_of(MARKS, mark.id, "value"),
        ),
        score=Said("" if score is None else str(score), source),
        points=Said("" if score is None else str(score * (criterion.weight or 0)), source),
    )


def _figure(value: Decimal) -> str:
    """Return a quantity with its thousands set apart: «1 500», «12,5»."""
    whole, _point, part = format(value.normalize(), "f").partition(".")
    return kazakh.group(int(whole)) + (f",{part}" if part else "")


def mark_tables(case: FoundingCase, screening: Screening) -> tuple[MarkTable, ...]:
    """Return the marks of all okrugs in tables of a few okrugs each, the best okrugs first.

    The tables are as even as can be: seven okrugs make four and three, not five and two.
    """
    ranking = list(enumerate(screening.ranking, start=1))
    size = -(-len(ranking) // max(1, -(-len(ranking) // TOGETHER))) or 1
    parts = [ranking[first : first + size] for first in range(0, len(ranking), size)]
    return tuple(
        MarkTable(
            okrugs=tuple(okrug_row(case, standing, place) for place, standing in part),
            rows=criterion_rows(screening, [standing.okrug for _place, standing in part]),
        )
        for part in parts
        if screening.criteria
    )


def ranking_chart(case: FoundingCase, screening: Screening, language: str = "") -> Chart | None:
    """Return the okrugs by their points as bars, the best first; None while none has a score.

    Its own words stand in ``language``, or in that of the case's view.
    """
    scored = [standing for standing in screening.ranking if standing.scored]
    if not scored:
        return None
    points = word(language or case.language, "screening_points")
    return Chart(
        kind="bars",
        title=word(language or case.language, "screening_chart"),
        categories=tuple(_bare(case, standing.okrug.name) for standing in scored),
        series=(ChartSeries(points, tuple(Decimal(standing.total) for standing in scored)),),
        unit=points,
        sources=(MARKS,),
    )


def _bare(case: FoundingCase, name: str) -> str:
    """Return an okrug's own name, short enough for a chart."""
    return name.removesuffix(word(case.language, "rural_okrug")).rstrip() or "…"


# -- proposals ------------------------------------------------------------------------------------


def proposal_rows(case: FoundingCase, screening: Screening) -> tuple[ProposalRow, ...]:
    """Return the proposed cooperatives in the order of the list."""
    rows = []
    for place, proposal in enumerate(screening.proposals, start=1):

        def at(name: str, record_id: str = proposal.id) -> str:
            return address_of("proposals", record_id, name)

        okrug = screening.okrug(proposal.okrug_id)
        known = case.reference.directions.get(proposal.direction)
        direction = (known.name_kk if case.language == KK else known.name_ru) if known else ""
        named = f"«{proposal.cooperative}»" if proposal.cooperative else ""
        rows.append(
            ProposalRow(
                position=place,
                okrug=Said(okrug_name(case, okrug.name) if okrug else "", at("okrug")),
                direction=Said(direction, at("direction")),
                cooperative=Said(named, at("cooperative")),
                members=count_of(case, proposal.members, at("members")),
                reason=paragraphs(proposal.reason, at("reason")),
            )
        )
    return tuple(rows)
