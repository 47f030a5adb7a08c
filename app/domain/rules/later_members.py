"""Who joins, who leaves, what becomes of his share; the cooperative on every day of a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.days import add_days, add_months
from app.domain.findings import N_, Finding, source_l372
from app.domain.identifiers import birth_date_of, check_bin, check_iin
from app.domain.later_meetings import DECISIONS, LaterDecision, LaterMeeting, later_begun
from app.domain.law import SOLE_CHAIR_LIMIT, fee_limit
from app.domain.life import Membership
from app.domain.members import members_on
from app.domain.parse import parse_date, parse_money
from app.domain.parts import Founder
from app.domain.rules.base import block, civil_code, day, of, tenge, warn, who
from app.domain.rules.founders import age_on

NO_NAME = block(
    "later.member_no_name",
    N_("{who}: write who joins: name and number as in the identity card or the certificate."),
    source_l372("28(1)"),
)
NO_APPLICATION = block(
    "later.member_no_application",
    N_("{who}: write the day of the application; nobody is admitted without one."),
    source_l372("28(2)"),
)
NOT_ADMITTED = warn(
    "later.member_not_admitted",
    N_("{who}: no decision of a general meeting admits him yet. Record it."),
    source_l372("28(1)"),
)
APPLIED_LATE = block(
    "later.member_applied_late",
    N_("{who}: the application ({applied}) is later than the admission ({admitted})."),
    source_l372("28(2)"),
)
UNPAID = warn(
    "later.member_unpaid",
    N_("{who} was admitted on {admitted} and has not paid both contributions: no member yet."),
    source_l372("28(3)"),
)
SAME_PERSON = block(
    "later.member_twice",
    N_("{who} and {other} are one person, and both are members. Remove one of them."),
    source_l372("25(1)"),
)
IN_KIND = block(
    "later.associated_property",
    N_("{who}: an associated member contributes money only. Choose money."),
    source_l372("2(10)"),
)
FEE_OVER = block(
    "later.fee_over_limit",
    N_("{who}: the entrance fee may be at most {limit} tenge, 5 АЕК."),
    source_l372("2(8)"),
)
ADMITTED_ALREADY = block(
    "later.admitted_already",
    N_("{who} was a member already on the day of the meeting ({held})."),
    source_l372("28(1)"),
)
FIFTH = block(
    "later.associated_over_fifth",
    N_("On {day} {count} of {all} members are associated; at most one fifth may be."),
    source_l372("25(2)"),
)
FEW = warn(
    "later.too_few_members",
    N_(
        "On {day} {count} members are left. A cooperative is founded by at least 3, and the Civil "
        "Code asks for 2."
    ),
    f"{source_l372('15(2)')}; {civil_code('96')}",
)
SOLE = warn(
    "later.sole_chair_over_ten",
    N_("On {day} there are {count} members: with more than 10 a board is elected."),
    source_l372("35(2)"),
)
TRANSFER_OUTSIDE = block(
    "later.transfer_to_outsider",
    N_("{who} is no member: by the charter shares go to members only."),
    source_l372("30(1)"),
)
TRANSFER_NOBODY = block(
    "later.transfer_to_nobody",
    N_("Choose who takes the share over; he and the owner are two persons."),
    source_l372("30(1)"),
)
PREEMPTION = warn(
    "later.transfer_preemption",
    N_(
        "The share goes to {who} on {effective}; the other members may buy it first until {last} "
        "by the charter."
    ),
    source_l372("30(1)"),
)
NO_SALE_DAY = warn(
    "later.transfer_no_notice",
    N_(
        "Write when the owner told the board of the sale: the other members may buy the share "
        "before {who}, who is no member."
    ),
    source_l372("30(1)"),
)
UNDER_AGE = warn(
    "later.member_under_age",
    N_("{who} is under 18 on the day of the application. Check whether he may be a member."),
    source_l372("25(1)"),
)
TRANSFER_OVER = block(
    "later.transfer_over_share",
    N_("{who} has a share of {share} tenge and cannot transfer {amount}."),
    source_l372("30(1)"),
)
PAYOUT_DUE = block(
    "later.payout_due_late",
    N_("The payout is due on {due}; by the charter the share is paid by {last}, a year at most."),
    source_l372("30(3)"),
)
PAYOUT_ABOVE = warn(
    "later.payout_above_share",
    N_(
        "{who} has a share of {share} tenge, decided are {amount}. Check the sum; what he gets of "
        "the income is decided apart."
    ),
    source_l372("30(2)"),
)
PAYOUT_NO_DUE = warn(
    "later.payout_no_due",
    N_("Write by which day the share is paid out: by the charter until {last}."),
    source_l372("30(3)"),
)
PAYOUT_OF_MEMBER = block(
    "later.payout_to_member",
    N_("{who} is a member still: a share is paid out when the membership has ended."),
    source_l372("30(2)"),
)
PAYOUT_INCOMPLETE = block(
    "later.payout_incomplete",
    N_("A payout lacks the person, the sum or the date. Write them."),
    source_l372("30(2)"),
)
PAYOUT_LATE = warn(
    "later.payout_late",
    N_("{who} was paid on {paid}; by the charter the share was to be paid by {last}."),
    source_l372("30(3)"),
)
PAYOUT_OVER = warn(
    "later.payout_over_share",
    N_(
        "{who} was paid out {over} tenge more than his share. Check the sums; payments of income "
        "are not recorded here."
    ),
    source_l372("30(2)"),
)
PAYOUT_UNDECIDED = warn(
    "later.payout_undecided",
    N_("No general meeting has decided on the payout to {who}. Record the decision."),
    source_l372("30(2)"),
)

_DAYS_TO_PAY = 30  # the charter's own clause on who joins later, where no day was fixed
_ADULT = 18  # years: who is younger needs a look at the Civil Code, as among the founders
_MOST_MONTHS = 12  # № 372-V, art. 30(3): a year


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with those who join and leave."""
    if not later_begun(case):
        return
    for person in case.later_members:
        yield from _newcomer(case, person)
    yield from _twice(case)
    for meeting in case.life.meetings:
        for decision in meeting.decisions:
            yield from _decision(case, meeting, decision)
    yield from _payouts(case)
    yield from _every_day(case)


def _newcomer(case: FoundingCase, person: Founder) -> Iterator[Finding]:
    def typed(name: str) -> str:
        return case.answers.at(of(person, name)).strip()

    if not person.name or not person.number:
        lacking = ("legal_name", "bin") if person.legal else ("surname", "iin")
        yield NO_NAME.at(of(person, lacking[bool(person.name)]), who=who(person))
    applied = parse_date(typed("application_date"))
    if not typed("application_date"):
        yield NO_APPLICATION.at(of(person, "application_date"), who=who(person))
    if person.associated and person.in_kind:
        yield IN_KIND.at(of(person, "share_form"), who=who(person))
    book = case.life.membership(person.id)
    admitted = book.admitted if book else None
    asked = applied or admitted or case.today
    aek, fee = case.reference.aek_on(admitted or asked), parse_money(typed("entrance_fee"))
    if aek and not person.associated and fee is not None and fee > fee_limit(aek.tenge):
        limit = tenge(fee_limit(aek.tenge))
        yield FEE_OVER.at(of(person, "entrance_fee"), who=who(person), limit=limit)
    born = None if person.legal or not person.iin else birth_date_of(person.iin)
    if born and born <= asked and age_on(born, asked) < _ADULT:
        yield UNDER_AGE.at(of(person, "iin"), who=who(person))
    if admitted is None:
        yield NOT_ADMITTED.at(of(person, "surname"), who=who(person))
        return
    if applied and applied > admitted:
        yield APPLIED_LATE.at(
            of(person, "application_date"),
            who=who(person),
            applied=day(applied),
            admitted=day(admitted),
        )
    due = person.share_due or add_days(admitted, _DAYS_TO_PAY)
    if book and book.since is None and case.today > due:
        yield UNPAID.at(of(person, "share_amount"), who=who(person), admitted=day(admitted))


def _twice(case: FoundingCase) -> Iterator[Finding]:
    seen: dict[str, list[Membership]] = {}
    for book in case.life.memberships:
        person = book.person
        number = (check_bin if person.legal else check_iin)(person.number).number
        if not person.number or not number:
            continue
        for other in seen.get(number, ()):
            overlap = other.until is None or (book.entered and book.entered < other.until)
            if person.collection != "founders" and overlap:
                address = of(person, "bin" if person.legal else "iin")
                yield SAME_PERSON.at(address, who=who(person), other=who(other.person))
                break
        seen.setdefault(number, []).append(book)


def _decision(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision
) -> Iterator[Finding]:
    person = case.member(decision.member_id)
    if person is None or meeting.day is None:
        return
    held = meeting.day
    if decision.kind == "admission" and case.life.before(meeting, person.id):
        yield ADMITTED_ALREADY.at(_at(decision, "member"), who=who(person), held=day(held))
    elif decision.kind == "share_transfer":
        yield from _transfer(case, meeting, decision, person)
    elif decision.kind == "share_payout":
        yield from _payout_term(case, decision, person)


def _at(decision: LaterDecision, name: str) -> str:
    return address_of(DECISIONS, decision.id, name)


def _transfer(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision, owner: Founder
) -> Iterator[Finding]:
    other = case.member(decision.to_member_id)
    if other is None or other.id == owner.id:
        yield TRANSFER_NOBODY.at(_at(decision, "to_member"))
        return
    held = meeting.day or date.min
    book = case.life.membership(owner.id)
    share = sum(
        move.amount
        for move in (book.movements if book else ())
        if move.day <= held and not move.source.startswith(f"{DECISIONS}/{decision.id}/")
    )
    if decision.amount is not None and decision.amount > share:
        yield TRANSFER_OVER.at(
            _at(decision, "amount"),
            who=who(owner),
            share=tenge(share),
            amount=tenge(decision.amount),
        )
    if case.life.before(meeting, other.id) or (book and book.ending == "death"):
        return  # among members, or to the heirs, art. 32(2): nobody buys before them
    if case.text("charter.share_transfer") == "members_only":
        yield TRANSFER_OUTSIDE.at(
            _at(decision, "to_member"), related=("charter.share_transfer",), who=who(other)
        )
        return
    days = case.whole("charter.preemption_days")
    effective = decision.effective or held
    if decision.application is None:
        yield NO_SALE_DAY.at(_at(decision, "application_date"), who=who(other))
    elif days is not None:
        last = add_days(decision.application, days)
        if effective <= last:
            yield PREEMPTION.at(
                _at(decision, "application_date"),
                who=who(other),
                effective=day(effective),
                last=day(last),
            )


def _payout_term(case: FoundingCase, decision: LaterDecision, person: Founder) -> Iterator[Finding]:
    last = payout_by(case, person)
    if last is None:
        yield PAYOUT_OF_MEMBER.at(_at(decision, "member"), who=who(person))
    elif decision.due is None:
        yield PAYOUT_NO_DUE.at(_at(decision, "due"), last=day(last))
    elif decision.due > last:
        yield PAYOUT_DUE.at(_at(decision, "due"), due=day(decision.due), last=day(last))
    book = case.life.membership(person.id)
    share = sum(
        move.amount for move in (book.movements if book else ()) if move.cause != "paid_out"
    )
    if last is not None and decision.amount is not None and decision.amount > share:
        yield PAYOUT_ABOVE.at(
            _at(decision, "amount"),
            who=who(person),
            share=tenge(share),
            amount=tenge(decision.amount),
        )


def payout_by(case: FoundingCase, person: Founder) -> date | None:
    """Return by which day a share is to be paid out, № 372-V, art. 30(3); None: a member still."""
    book = case.life.membership(person.id)
    if book is None or book.until is None:
        return None
    months = case.whole("charter.payout_months")
    return add_months(book.until, _MOST_MONTHS if months is None else min(months, _MOST_MONTHS))


def _payouts(case: FoundingCase) -> Iterator[Finding]:
    decided = {
        decision.member_id
        for meeting in case.life.meetings
        for decision in meeting.decisions
        if decision.kind == "share_payout" and case.life.valid(meeting, decision)
    }
    told: set[str] = set()
    for record in case.answers.records("share_payouts"):

        def at(name: str, record_id: str = record.id) -> str:
            return address_of("share_payouts", record_id, name)

        for name in ("member", "amount", "date"):
            if not record.get(name).strip():
                yield PAYOUT_INCOMPLETE.at(at(name))
        person = case.member(record.get("member").strip())
        if person is None:
            continue
        paid, last = parse_date(record.get("date")), payout_by(case, person)
        if last is None:
            yield PAYOUT_OF_MEMBER.at(at("member"), who=who(person))
        elif paid and paid > last:
            yield PAYOUT_LATE.at(at("date"), who=who(person), paid=day(paid), last=day(last))
        if person.id not in decided:
            yield PAYOUT_UNDECIDED.at(at("member"), who=who(person))
        book = case.life.membership(person.id)
        left = book.share_on(date.max) if book else 0
        if left < 0 and person.id not in told:
            told.add(person.id)
            yield PAYOUT_OVER.at(at("amount"), who=who(person), over=tenge(-left))


def _every_day(case: FoundingCase) -> Iterator[Finding]:
    """Look at the cooperative on each day on which somebody joined or left."""
    place: dict[date, str] = {}
    for meeting in case.life.meetings:
        for decision in meeting.decisions:
            book = case.life.membership(decision.member_id)
            for moment in (book.entered, book.until) if book else ():
                later = moment and book and book.person.collection != "founders"
                if moment and (later or moment == (book.until if book else None)):
                    place.setdefault(moment, _at(decision, "member"))
    for moment, address in sorted(place.items()):
        members = members_on(case, moment)
        associated = sum(1 for member in members if member.associated)
        if associated * 5 > len(members) and members:
            yield FIFTH.at(address, day=day(moment), count=associated, all=len(members))
        if len(members) < 3:
            yield FEW.at(address, day=day(moment), count=len(members))
        sole = case.sole_chair and not case.life.has_board(moment)
        if sole and len(members) > SOLE_CHAIR_LIMIT:
            yield SOLE.at(address, day=day(moment), count=len(members))
