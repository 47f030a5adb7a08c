"""Records of a case as its people and things (:mod:`app.domain.parts`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.answers import Record
from app.domain.parse import parse_date, parse_money, parse_whole
from app.domain.parts import (
    BodyMember,
    CaseActivity,
    Founder,
    Payment,
    Person,
    Proxy,
    Votes,
)
from app.domain.reference import Activity
from app.domain.typed import TypedAnswers, reader_of


def founders_of(case: TypedAnswers) -> Iterator[Founder]:
    """Give the founders in the order of the list, counted from 1."""
    rows = case.answers.records("founders")
    for position, record in enumerate(rows, start=1):
        yield _founder(case, record, position)


def _founder(case: TypedAnswers, record: Record, position: int) -> Founder:
    get = reader_of(record, "founders")
    associated = get("membership") == "associated"
    return Founder(
        id=record.id,
        position=position,
        legal=get("kind") == "legal",
        person=Person(get("surname"), get("given_name"), get("patronymic")),
        iin=get("iin"),
        birth_date=parse_date(get("birth_date")),
        residence=get("residence"),
        phone=get("phone"),
        legal_name=get("legal_name"),
        bin=get("bin"),
        location=get("location"),
        representative=get("representative"),
        representative_basis=get("representative_basis"),
        attendance=get("attendance"),
        proxy=Proxy(
            get("proxy_name"),
            get("proxy_number"),
            parse_date(get("proxy_date")),
            get("proxy_notary"),
        ),
        associated=associated,
        public_servant=get("public_servant") == "1",
        share=parse_money(_share_text(case, get, associated=associated)),
        share_due=parse_date(get("share_due")) or case.day("contribution.share_due"),
        in_kind=get("share_form") == "property",
        property_description=get("property_description"),
        property_valued_by=get("property_valued_by"),
        property_report=get("property_report"),
        signed=get("signed") == "1",
        compared=get("compared") == "1",
        book_number=get("book_number"),
    )


def later_members_of(case: TypedAnswers) -> Iterator[Founder]:
    """Give who joined after the founding; their numbers go on after the founders'."""
    first = len(case.answers.records("founders")) + 1
    for position, record in enumerate(case.answers.records("later_members"), start=first):
        yield _later_member(case, record, position)


def _later_member(case: TypedAnswers, record: Record, position: int) -> Founder:
    get = reader_of(record, "later_members")
    associated = get("membership") == "associated"
    of_associated = case.text("charter.associated_share") if associated else ""
    common = of_associated or case.text("contribution.share_amount")
    return Founder(
        id=record.id,
        position=position,
        legal=get("kind") == "legal",
        person=Person(get("surname"), get("given_name"), get("patronymic")),
        iin=get("iin"),
        birth_date=None,
        residence=get("residence"),
        phone=get("phone"),
        legal_name=get("legal_name"),
        bin=get("bin"),
        location=get("location"),
        representative=get("representative"),
        representative_basis=get("representative_basis"),
        attendance="",
        proxy=Proxy("", "", None, ""),
        associated=associated,
        public_servant=False,
        share=parse_money(get("share_amount") or common),
        share_due=parse_date(get("share_due")),
        in_kind=get("share_form") == "property",
        property_description=get("property_description"),
        property_valued_by="",
        property_report="",
        signed=False,
        compared=False,
        book_number=get("book_number"),
        collection="later_members",
    )


def _share_text(case: TypedAnswers, get: Callable[[str], str], *, associated: bool) -> str:
    """Return the share as typed: his own, or the one for all (another for associated members)."""
    if case.text("contribution.share_mode") != "same":
        return get("share_amount")
    of_associated = case.text("charter.associated_share") if associated else ""
    return of_associated or case.text("contribution.share_amount")


def read_votes(get: Callable[[str], str], voters: int) -> Votes:
    """Return a vote as typed; unanimous of ``voters`` while nothing was typed.

    A number for alone means that nobody was against and nobody abstained.
    """
    typed = [get(name) for name in ("for", "against", "abstained")]
    if not any(typed):
        return Votes(voters, 0, 0)
    return Votes(*(parse_whole(part) if part else 0 for part in typed))


def members_of(
    case: TypedAnswers, collection: str, founders: dict[str, Founder], voters: int
) -> Iterator[BodyMember]:
    """Give the members of the board or the audit commission."""
    on_board = collection == "board_members"
    for record in case.answers.records(collection):
        get = reader_of(record, collection)
        yield BodyMember(
            id=record.id,
            founder=founders.get(get("founder")),
            votes=read_votes(get, voters),
            present=not on_board or get("present") == "1",
            consents=not on_board or get("consents") == "1",
        )


def activities_of(case: TypedAnswers) -> tuple[CaseActivity, ...]:
    """Return the kinds of activity, the main one first; the first is main when none is marked."""
    rows = case.answers.records("activities")
    any_main = any(record.get("main") == "1" for record in rows)
    result = []
    for index, record in enumerate(rows):
        code = record.get("code").strip()
        known = case.reference.activities.get(code, Activity(code, "", ""))
        result.append(
            CaseActivity(
                id=record.id,
                code=code,
                name=record.get("name").strip() or known.name_kk,
                name_ru=known.name_ru,
                main=record.get("main") == "1" if any_main else index == 0,
            )
        )
    return tuple(sorted(result, key=lambda activity: not activity.main))


def payments_of(case: TypedAnswers) -> Iterator[Payment]:
    """Give the contributions paid, in the order they were recorded."""
    for record in case.answers.records("payments"):
        get = reader_of(record, "payments")
        yield Payment(
            id=record.id,
            member_id=get("member"),
            entrance=get("kind") == "entrance",
            amount=parse_money(get("amount")),
            paid_on=parse_date(get("date")),
            number=get("number"),
        )
