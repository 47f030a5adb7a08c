"""Facts that many papers share: names, places, days, sums and people, each with its source.

Every value for a wording is a :class:`~app.documents.said.Said`: text that is ready to print and
knows the address of the answer it came from. A missing answer is an empty ``Said`` and prints as a
ruled blank; a missing day is a blank to be filled in by hand («20___ жылғы «____» ____________»).

Templates read the values as attributes: ``{{ coop.proper }}``, ``{{ meeting_day.cited }}``,
``{{ fee.full }}``, ``{% for p in people %}{{ p.number }} {{ p.name }}{% endfor %}``.
Reading an answer that does not stand in the schema is a bug and raises ``KeyError``.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.identifiers import sex_of
from app.domain.parts import Founder, Person
from app.forms.places import (
    Coop,
    coop_names,
    department,
    district_name,
    location_line,
    location_parts,
    okrug_name,
    place_line,
    place_parts,
)
from app.forms.values import (
    Amount,
    Count,
    Day,
    amount_of,
    bare_line,
    count_of,
    day_of,
    joined,
    said,
    said_amount,
    said_count,
    said_day,
    said_lines,
    said_percent,
)

# -- people -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Someone:
    """A person named in a paper: full name, «Н. Ахметов», identity number, address."""

    name: Said
    short: Said
    number: Said
    address: Said


@dataclass(frozen=True)
class FounderRow:
    """A founder as a row of a list or a party of the contract.

    ``share_source`` names the answer that fixed his share. ``property_lines`` describe property
    contributed; empty for a share in money. For a legal person ``representative`` acts by
    ``basis``; for one represented at the meeting ``proxy_*`` name the power of attorney.
    """

    id: str
    position: int
    legal: bool
    associated: bool
    in_kind: bool
    attends: bool
    by_proxy: bool
    name: Said
    short: Said
    number: Said  # ЖСН or БСН
    address: Said
    phone: Said
    share: Amount
    share_due: Day
    property_lines: tuple[Said, ...]
    valued_by: Said
    report: Said
    representative: Said
    basis: Said
    proxy_name: Said
    proxy_number: Said
    proxy_day: Day
    proxy_notary: Said
    book_number: Said


def founder_row(case: FoundingCase, founder: Founder) -> FounderRow:
    """Return a founder's facts with their sources."""

    def at(name: str) -> str:
        return address_of(founder.collection, founder.id, name)

    def here(name: str, text: str) -> Said:
        return Said(text, at(name))

    name_field = "legal_name" if founder.legal else "surname"
    own_due = case.answers.at(at("share_due")).strip() or founder.collection != "founders"
    lines = (bare_line(line) for line in founder.property_description.splitlines())
    return FounderRow(
        id=founder.id,
        position=founder.position,
        legal=founder.legal,
        associated=founder.associated,
        in_kind=founder.in_kind,
        attends=founder.attends,
        by_proxy=founder.attendance == "proxy",
        name=Said(founder.name, at(name_field), kind=person_kind(founder)),
        short=Said(
            founder.short_name,
            at("representative" if founder.legal else "surname"),
            kind=person_kind(founder),
        ),
        number=here("bin" if founder.legal else "iin", founder.number),
        address=here("location" if founder.legal else "residence", founder.address),
        phone=here("phone", founder.phone),
        share=amount_of(case, founder.share, share_source(case, founder)),
        share_due=day_of(
            case, founder.share_due, at("share_due") if own_due else "contribution.share_due"
        ),
        property_lines=tuple(
            here("property_description", line) for line in lines if line and founder.in_kind
        ),
        valued_by=here("property_valued_by", founder.property_valued_by),
        report=here("property_report", founder.property_report),
        representative=here("representative", founder.representative),
        basis=here("representative_basis", founder.representative_basis),
        proxy_name=here("proxy_name", founder.proxy.name),
        proxy_number=here("proxy_number", founder.proxy.number),
        proxy_day=day_of(case, founder.proxy.issued, at("proxy_date")),
        proxy_notary=here("proxy_notary", founder.proxy.notary),
        book_number=here("book_number", founder.book_number),
    )


def person_kind(founder: Founder) -> str:
    """Return what the founder's name is for declension: whose sex it shows, or whose it may be."""
    return "" if founder.legal else founder.sex or "person"


def share_source(case: FoundingCase, founder: Founder) -> str:
    """Return the address of the answer that fixed a founder's share contribution."""
    own = address_of(founder.collection, founder.id, "share_amount")
    if case.text("contribution.share_mode") != "same":
        return own
    if founder.collection != "founders" and case.answers.at(own).strip():
        return own
    if founder.associated and case.text("charter.associated_share"):
        return "charter.associated_share"
    return "contribution.share_amount"


def founder_rows(case: FoundingCase) -> tuple[FounderRow, ...]:
    """Return all founders in the order of the list."""
    return tuple(founder_row(case, founder) for founder in case.founders)


def someone(founder: Founder | None, source: str) -> Someone:
    """Return the person whom a reference answer (``officers.chair``) names; blanks for nobody."""
    if founder is None:
        empty = Said("", source)
        return Someone(empty, empty, empty, empty)
    return Someone(
        name=Said(founder.name, source, kind=person_kind(founder)),
        short=Said(founder.short_name, source, kind=person_kind(founder)),
        number=Said(founder.number, source),
        address=Said(founder.address, source),
    )


def officer(case: FoundingCase, key: str) -> Someone:
    """Return the founder chosen by a reference answer such as ``officers.chair``."""
    return someone(case.chosen(key), key)


def director(case: FoundingCase) -> Someone:
    """Return the executive director, a founder or an outsider; blanks while unknown."""
    person: Person = case.director or Person()
    source = "director.founder" if case.chosen("director.founder") else "director.surname"
    own = source == "director.surname"
    sex = sex_of(case.director_iin)
    return Someone(
        name=Said(person.full_name, source, kind=sex or "person"),
        short=Said(person.short_name, source, kind=sex or "person"),
        number=Said(case.director_iin, "director.iin" if own else source),
        address=Said(case.director_residence, "director.residence" if own else source),
    )


# -- all together -----------------------------------------------------------------------


def shared_facts(case: FoundingCase) -> dict[str, object]:
    """Return what most papers begin with.

    ``coop`` (:class:`Coop`), ``place`` (parts of the meeting's place, wide to narrow),
    ``place_line``, ``location`` (parts of the cooperative's address), ``meeting_day``
    (:class:`Day`), ``minutes_number``, ``contract_number``, ``meeting_chair``,
    ``meeting_secretary``, ``sole_chair`` (bool), ``sample`` (bool), ``year`` (of the meeting).
    """
    day = case.meeting_date
    return {
        "coop": coop_names(case),
        "place": place_parts(case, "meeting"),
        "place_line": place_line(case, "meeting"),
        "location": location_parts(case),
        "meeting_day": said_day(case, "meeting.date"),
        "minutes_number": said(case, "meeting.minutes_number"),
        "contract_number": said(case, "meeting.contract_number"),
        "meeting_chair": officer(case, "officers.chair"),
        "meeting_secretary": officer(case, "officers.secretary"),
        "sole_chair": case.sole_chair,
        "sample": case.sample,
        "year": Said(str(day.year) if day else "20___", "meeting.date"),
    }


__all__ = [
    "Amount",
    "Coop",
    "Count",
    "Day",
    "FounderRow",
    "Someone",
    "amount_of",
    "coop_names",
    "count_of",
    "day_of",
    "department",
    "director",
    "district_name",
    "founder_row",
    "founder_rows",
    "joined",
    "location_line",
    "location_parts",
    "officer",
    "okrug_name",
    "person_kind",
    "place_line",
    "place_parts",
    "said",
    "said_amount",
    "said_count",
    "said_day",
    "said_lines",
    "said_percent",
    "share_source",
    "shared_facts",
    "someone",
]
