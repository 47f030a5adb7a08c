"""Board, chair, audit commission and who submits the registration documents."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.law import SOLE_CHAIR_LIMIT
from app.domain.rules.base import CUSTOM, block, of, repeated, warn, who

SIZE_SMALL = block(
    "board.too_small",
    N_("A board has at least 2 members. With up to 10 members a sole chair may stand in for it."),
    source_l372("35(1), 35(2)"),
)
SIZE_DIFFERS = block(
    "board.size_differs",
    N_("The board has {size} members by the charter, but {chosen} are chosen. Make them agree."),
    source_l372("35(2)"),
)
TWICE = block(
    "board.twice",
    N_("{who} stands twice on the board. Remove one row."),
    source_l372("35(1)"),
)
AUDIT_TWICE = block(
    "board.audit_twice",
    N_("{who} stands twice on the audit commission. Remove one row."),
    source_l372("36"),
)
ASSOCIATED = block(
    "board.associated",
    N_("{who} is an associated member with an advisory vote only: he is not elected to a body."),
    source_l372("25(2), 26(2)"),
)
BOTH = block(
    "board.on_both_bodies",
    N_("{who} is on the board and on the audit commission. Nobody may be on both."),
    source_l372("35(2), 36(2)"),
)
CHAIR_OUTSIDE = block(
    "board.chair_outside",
    N_("{who} chairs the board but is not among its members. Add him or choose another."),
    source_l372("35(2)"),
)
CHAIR_ASSOCIATED = block(
    "board.chair_associated",
    N_("{who} is an associated member and cannot be the chair. Choose another."),
    source_l372("25(2), 35(2)"),
)
CHAIR_ON_AUDIT = block(
    "board.chair_on_audit",
    N_("{who} is the chair of the cooperative and on the audit commission. Choose another there."),
    source_l372("35(2), 36(2)"),
)
SOLE_TOO_MANY = block(
    "board.sole_chair_over_ten",
    N_("A sole chair is allowed with up to 10 members, here are {count}. Elect a board."),
    source_l372("35(2)"),
)
SOLE_DOUBT = warn(
    "board.sole_chair_near_ten",
    N_(
        "{full} full members are within 10, with the associated ones there are {count}. "
        "The law does not say whether these count; a board is the safe choice."
    ),
    source_l372("35(2)"),
)
AUDIT_CHAIR_OUTSIDE = block(
    "board.audit_chair_outside",
    N_("{who} chairs the audit commission but is not among its members. Add or choose another."),
    CUSTOM,
)
AUDIT_ALONE = warn(
    "board.audit_alone",
    N_("The audit commission has one member only. Elect at least one more."),
    source_l372("36"),
)
TERM = block(
    "board.term_zero",
    N_("A term is at least one year. Correct it."),
    source_l372("35(2)"),
)
SERVANT = warn(
    "board.public_servant",
    N_("{who} is marked as a public servant: check whether he may manage a cooperative."),
    source_l372("12(1)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the elected bodies."""
    yield from _board(case)
    yield from _chair(case)
    yield from _audit(case)
    yield from _members(case)
    for key in ("board.term_years", "audit.term_years"):
        if case.whole(key) == 0:
            yield TERM.at(key)


def _board(case: FoundingCase) -> Iterator[Finding]:
    if case.sole_chair:
        count, full = len(case.founders), len(case.voting_founders)
        if full > SOLE_CHAIR_LIMIT:
            yield SOLE_TOO_MANY.at("board.sole_chair", related=("founders",), count=full)
        elif count > SOLE_CHAIR_LIMIT:
            yield SOLE_DOUBT.at("board.sole_chair", related=("founders",), count=count, full=full)
        return
    size, chosen = case.whole("board.size"), len(case.board)
    if size is not None and size < 2:
        yield SIZE_SMALL.at("board.size")
    if size is not None and chosen and size != chosen:
        yield SIZE_DIFFERS.at("board.size", related=("board_members",), size=size, chosen=chosen)
    yield from _twice(case, "board_members")


def _twice(case: FoundingCase, collection: str) -> Iterator[Finding]:
    rule = TWICE if collection == "board_members" else AUDIT_TWICE
    rows = case.answers.records(collection)
    for later, first in repeated((row.get("founder").strip(), row.id) for row in rows):
        founder = case.founder(case.answers.at(address_of(collection, later, "founder")).strip())
        if founder:
            yield rule.at(
                address_of(collection, later, "founder"),
                related=(address_of(collection, first, "founder"),),
                who=who(founder),
            )


def _chair(case: FoundingCase) -> Iterator[Finding]:
    chair = case.chair
    if chair is None:
        return
    if chair.associated:
        related = (of(chair, "membership"),)
        yield CHAIR_ASSOCIATED.at("board.chair", related=related, who=who(chair))
    if chair.public_servant:
        yield SERVANT.at("board.chair", related=(of(chair, "public_servant"),), who=who(chair))
    on_board = any(member.founder is chair for member in case.board)
    if case.board and not on_board:
        yield CHAIR_OUTSIDE.at("board.chair", related=("board_members",), who=who(chair))
    for member in case.audit:
        if member.founder is chair and not on_board:
            address = address_of("audit_members", member.id, "founder")
            yield CHAIR_ON_AUDIT.at(address, related=("board.chair",), who=who(chair))


def _audit(case: FoundingCase) -> Iterator[Finding]:
    yield from _twice(case, "audit_members")
    board = {member.founder.id: member.id for member in case.board if member.founder}
    for member in case.audit:
        if member.founder and member.founder.id in board:
            yield BOTH.at(
                address_of("audit_members", member.id, "founder"),
                related=(address_of("board_members", board[member.founder.id], "founder"),),
                who=who(member.founder),
            )
    if len(case.audit) == 1:
        yield AUDIT_ALONE.at("audit_members")
    chair = case.audit_chair
    if chair and case.audit and all(member.founder is not chair for member in case.audit):
        yield AUDIT_CHAIR_OUTSIDE.at("audit.chair", related=("audit_members",), who=who(chair))


def _members(case: FoundingCase) -> Iterator[Finding]:
    for collection, members in (("board_members", case.board), ("audit_members", case.audit)):
        for member in members:
            founder = member.founder
            if founder is None:
                continue
            address = address_of(collection, member.id, "founder")
            if founder.associated:
                related = (of(founder, "membership"),)
                yield ASSOCIATED.at(address, related=related, who=who(founder))
            if founder.public_servant and founder is not case.chair:
                related = (of(founder, "public_servant"),)
                yield SERVANT.at(address, related=related, who=who(founder))
