"""Facts that many papers share: names, places, days, sums and people, each with its source.

Every value for a wording is a :class:`~app.documents.said.Said`: text that is ready to print and
knows the address of the answer it came from. A missing answer is an empty ``Said`` and prints as a
ruled blank; a missing day is a blank to be filled in by hand («20___ жылғы «____» ____________»).

Templates read the values as attributes: ``{{ coop.proper }}``, ``{{ meeting_day.cited }}``,
``{{ fee.full }}``, ``{% for p in people %}{{ p.number }} {{ p.name }}{% endfor %}``.
Reading an answer that does not stand in the schema is a bug and raises ``KeyError``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app import kazakh
from app.documents.said import Said, sources_of
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.parse import format_date
from app.domain.parts import Founder, Person

BLANK = "______"
"""A ruled place for a fact that is not known, as the wording engine prints it."""

BLANK_DAY = "20___ жылғы «____» ____________"
"""A day to be filled in by hand."""

REPUBLICAN_CITIES = frozenset({"Астана", "Алматы", "Шымкент"})
"""Cities of republican rank: they stand where an oblast stands (as data: Law № 372-V, art. 14)."""


# -- single answers ---------------------------------------------------------------------


def said(case: FoundingCase, key: str) -> Said:
    """Return a single answer as typed (or its default) with its address."""
    return Said(case.text(key), key)


def said_lines(case: FoundingCase, key: str) -> tuple[Said, ...]:
    """Return the lines of a long answer without empty ones, each with the answer's address.

    Outer list marks (``-``, ``•``, ``1)``) and a final ``;`` or ``.`` are taken off, so that a
    wording can number and end the lines itself.
    """
    lines = (_bare_line(line) for line in case.text(key).splitlines())
    return tuple(Said(line, key) for line in lines if line)


def _bare_line(line: str) -> str:
    bare = line.strip().lstrip("-–—•*· \t").rstrip(";.,: \t")
    head, mark, rest = bare.partition(")")
    if mark and head.isdigit() and rest.strip():
        bare = rest.strip()
    return bare


@dataclass(frozen=True)
class Day:
    """A day in the forms that papers use. ``known`` tells whether it was typed and readable."""

    known: bool
    long: Said  # 2026 жылғы 23 қараша
    cited: Said  # 2026 жылғы 23 қарашадағы
    on: Said  # 2026 жылғы 23 қарашада
    until: Said  # 2026 жылғы 23 қарашаға дейін
    since: Said  # 2026 жылғы 23 қарашадан бастап
    by: Said  # 2026 жылғы 23 қарашадан кешіктірмей
    digits: Said  # 23.11.2026, for narrow columns of a table


def day_of(value: date | None, source: str) -> Day:
    """Return a day in its forms; blanks to fill in by hand when it is None."""
    if value is None:
        blank = Said(BLANK_DAY, source)
        return Day(
            known=False,
            long=blank,
            cited=blank,
            on=blank,
            until=Said(f"{BLANK_DAY} дейін", source),
            since=Said(f"{BLANK_DAY} бастап", source),
            by=Said(f"{BLANK_DAY} кешіктірмей", source),
            digits=Said("", source),
        )
    since = kazakh.date_from(value)
    return Day(
        known=True,
        long=Said(kazakh.long_date(value), source),
        cited=Said(kazakh.cited_date(value), source),
        on=Said(kazakh.date_on(value), source),
        until=Said(kazakh.date_until(value), source),
        since=Said(since, source),
        by=Said(f"{since.removesuffix(' бастап')} кешіктірмей", source),
        digits=Said(format_date(value), source),
    )


def said_day(case: FoundingCase, key: str) -> Day:
    """Return a single answer that is a date, in its forms."""
    return day_of(case.day(key), key)


@dataclass(frozen=True)
class Amount:
    """A sum in the forms that papers use; ``tiyn`` is None while it is unknown.

    ``figures`` is «21 625», ``words`` «жиырма бір мың алты жүз жиырма бес теңге», ``full``
    «21 625 (жиырма бір мың алты жүз жиырма бес) теңге».
    """

    tiyn: int | None
    figures: Said
    words: Said
    full: Said


def amount_of(tiyn: int | None, source: str) -> Amount:
    """Return a sum of tiyn in its forms; blanks when it is None."""
    if tiyn is None:
        empty = Said("", source)
        return Amount(None, empty, empty, Said(f"{BLANK} ({BLANK * 3}) теңге", source))
    figures = kazakh.money(tiyn)
    words = kazakh.amount_in_words(tiyn)
    if tiyn % 100:
        full = f"{figures} теңге ({words})"
    else:
        full = f"{figures} ({words.removesuffix(' теңге')}) теңге"
    return Amount(tiyn, Said(figures, source), Said(words, source), Said(full, source))


def said_amount(case: FoundingCase, key: str) -> Amount:
    """Return a single answer that is a sum, in its forms."""
    return amount_of(case.money(key), key)


@dataclass(frozen=True)
class Count:
    """A whole number: ``figures`` «30», ``words`` «отыз», ``full`` «30 (отыз)»."""

    value: int | None
    figures: Said
    words: Said
    full: Said


def count_of(value: int | None, source: str) -> Count:
    """Return a whole number in its forms; blanks when it is None."""
    if value is None:
        empty = Said("", source)
        return Count(None, empty, empty, Said(f"{BLANK} ({BLANK})", source))
    words = kazakh.number_in_words(value)
    figures = kazakh.group(value)
    return Count(
        value, Said(figures, source), Said(words, source), Said(f"{figures} ({words})", source)
    )


def said_count(case: FoundingCase, key: str) -> Count:
    """Return a single answer that is a whole number, in its forms."""
    return count_of(case.whole(key), key)


def said_percent(case: FoundingCase, key: str) -> Said:
    """Return a percentage as «0,1» without the word «пайыз»; empty while it is unreadable."""
    value = case.percent(key)
    return Said("" if value is None else f"{value.normalize():f}".replace(".", ","), key)


def joined(parts: Iterable[Said], between: str = ", ") -> Said:
    """Return the parts that are not empty in one text with the addresses of all."""
    said_parts = tuple(parts)
    return Said(between.join(part for part in said_parts if part), sources_of(*said_parts))


# -- the cooperative --------------------------------------------------------------------


@dataclass(frozen=True)
class Coop:
    """The cooperative's names, art. 5(4).

    Where a case ending is needed, write the fixed words after the own name:
    ``«{{ coop.proper }}» ауыл шаруашылығы өндірістік кооперативінің``.
    """

    proper: Said  # Майтөбе Сүт
    proper_ru: Said
    full: Said  # «Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі
    short: Said  # «Майтөбе Сүт» АӨК
    full_ru: Said
    short_ru: Said


def coop_names(case: FoundingCase) -> Coop:
    """Return the cooperative's names; a missing own name is a blank inside the quotes."""
    source = "name.proper"
    source_ru = "name.proper_ru" if case.text("name.proper_ru") else source
    own = case.proper_name or BLANK
    own_ru = case.proper_name_ru or BLANK
    return Coop(
        proper=Said(case.proper_name, source),
        proper_ru=Said(case.proper_name_ru, source_ru),
        full=Said(f"«{own}» ауыл шаруашылығы өндірістік кооперативі", source),
        short=Said(f"«{own}» АӨК", source),
        full_ru=Said(f"Сельскохозяйственный производственный кооператив «{own_ru}»", source_ru),
        short_ru=Said(f"СПК «{own_ru}»", source_ru),
    )


# -- places -----------------------------------------------------------------------------


def place_parts(
    case: FoundingCase, prefix: str, *, with_settlement: bool = True
) -> tuple[Said, ...]:
    """Return oblast, district, okrug and settlement with their own words, from wide to narrow.

    ``prefix`` is ``meeting`` or ``name``. Parts that were not typed are left out; with nothing
    typed at all there is one empty part, so that a blank is printed.
    """
    named = (
        ("oblast", oblast_name(case.text(f"{prefix}.oblast"))),
        ("district", district_name(case, case.text(f"{prefix}.district"))),
        ("okrug", okrug_name(case.text(f"{prefix}.okrug"))),
        ("settlement", case.text(f"{prefix}.settlement") if with_settlement else ""),
    )
    parts = tuple(Said(text, f"{prefix}.{name}") for name, text in named if text)
    return parts or (Said("", f"{prefix}.okrug"),)


def place_line(case: FoundingCase, prefix: str, *, with_settlement: bool = True) -> Said:
    """Return «Түркістан облысы, Түлкібас ауданы, Мичурин ауылдық округі, Мичурин ауылы»."""
    parts = place_parts(case, prefix, with_settlement=with_settlement)
    return joined(parts)


def location_parts(case: FoundingCase) -> tuple[Said, ...]:
    """Return the cooperative's full postal address in its parts (Civil Code, art. 39(2)).

    The country and the postcode come first; places and street that were not typed leave a blank.
    """
    postcode = said(case, "name.postcode")
    street = said(case, "name.street")
    head = (Said("Қазақстан Республикасы"), *((postcode,) if postcode else ()))
    return (*head, *place_parts(case, "name"), street)


def location_line(case: FoundingCase) -> Said:
    """Return the cooperative's postal address in one line, without blanks."""
    return joined(location_parts(case))


def oblast_name(typed: str) -> str:
    """Return «Түркістан облысы», or «Шымкент қаласы» for a city of republican rank."""
    if not typed or typed.endswith(("облысы", "қаласы")):
        return typed
    return f"{typed} {'қаласы' if typed in REPUBLICAN_CITIES else 'облысы'}"


def district_name(case: FoundingCase, typed: str) -> str:
    """Return «Түлкібас ауданы», or «Кентау қаласы» for a city of oblast rank."""
    if not typed or typed.endswith(("ауданы", "қаласы")):
        return typed
    cities = {city for oblast in case.reference.oblasts.values() for city in oblast.cities}
    return f"{typed} {'қаласы' if typed in cities else 'ауданы'}"


def okrug_name(typed: str) -> str:
    """Return «Мичурин ауылдық округі»; a typed «а.о.» is written out."""
    for short in ("а.о.", "а/о", "а. о.", "а.о"):
        if typed.endswith(short):
            typed = typed.removesuffix(short).rstrip()
            break
    if not typed or typed.endswith(("округі", "ауылы", "кенті", "қаласы")):
        return typed
    if typed.endswith("ауылдық"):
        return f"{typed} округі"
    return f"{typed} ауылдық округі"


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
        return address_of("founders", founder.id, name)

    def here(name: str, text: str) -> Said:
        return Said(text, at(name))

    name_field = "legal_name" if founder.legal else "surname"
    own_due = case.answers.at(at("share_due")).strip()
    lines = (_bare_line(line) for line in founder.property_description.splitlines())
    return FounderRow(
        id=founder.id,
        position=founder.position,
        legal=founder.legal,
        associated=founder.associated,
        in_kind=founder.in_kind,
        attends=founder.attends,
        by_proxy=founder.attendance == "proxy",
        name=here(name_field, founder.name),
        short=here("representative" if founder.legal else "surname", founder.short_name),
        number=here("bin" if founder.legal else "iin", founder.number),
        address=here("location" if founder.legal else "residence", founder.address),
        phone=here("phone", founder.phone),
        share=amount_of(founder.share, share_source(case, founder)),
        share_due=day_of(
            founder.share_due, at("share_due") if own_due else "contribution.share_due"
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
        proxy_day=day_of(founder.proxy.issued, at("proxy_date")),
        proxy_notary=here("proxy_notary", founder.proxy.notary),
        book_number=here("book_number", founder.book_number),
    )


def share_source(case: FoundingCase, founder: Founder) -> str:
    """Return the address of the answer that fixed a founder's share contribution."""
    if case.text("contribution.share_mode") != "same":
        return address_of("founders", founder.id, "share_amount")
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
        name=Said(founder.name, source),
        short=Said(founder.short_name, source),
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
    return Someone(
        name=Said(person.full_name, source),
        short=Said(person.short_name, source),
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
