"""Who founds the cooperative: how many, of what kind, each person once, each number right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.identifiers import birth_date_of, check_bin, check_iin, looks_like_bin
from app.domain.likeness import fold, has_digit, has_latin
from app.domain.parts import Founder
from app.domain.rules.base import PROGRAMME, block, day, of, repeated, warn, who

IDENTITY = "26.08.2013 № 853"
"""Source: the decree that took the birth date out of the ЖСН's meaning."""

TOO_FEW = block(
    "founders.too_few",
    N_("A cooperative has at least 3 founders, here are {count}. Add the others."),
    source_l372("15(2)"),
)
FEW_WITH_VOTE = warn(
    "founders.few_with_vote",
    N_("Only {count} founders have a vote; the others are associated. Check the membership."),
    source_l372("15(2), 25(2)"),
)
ASSOCIATED_OVER = block(
    "founders.associated_over_fifth",
    N_(
        "Associated members may be at most one fifth of the members: "
        "{count} of {all} is more than {limit}."
    ),
    source_l372("25(2)"),
)
ASSOCIATED_DOUBT = warn(
    "founders.associated_near_fifth",
    N_(
        "{count} associated members are within one fifth of all {all}, but not of the {full} "
        "full members. The law does not say which of them counts; the stricter reading allows "
        "{limit}."
    ),
    source_l372("25(2)"),
)
ASSOCIATED_PROPERTY = block(
    "founders.associated_property",
    N_("{who}: an associated member contributes money only. Choose money."),
    source_l372("2(10)"),
)
SAME_IIN = block(
    "founders.same_iin",
    N_("{who} has the same ЖСН as {other}: one person is entered twice or the ЖСН is wrong."),
    source_l372("15(3), 16(2)"),
)
SAME_BIN = block(
    "founders.same_bin",
    N_("{who} has the same БСН as {other}: one of the rows is superfluous."),
    source_l372("15(3), 16(2)"),
)
SAME_NAME = warn(
    "founders.same_name",
    N_("{who} has the same name as {other}: is it one person? Compare the identity cards."),
    source_l372("15(3), 16(2)"),
)
BIRTH_MISMATCH = warn(
    "founders.birth_date_mismatch",
    N_(
        "{who}: the ЖСН shows the birth date {shown}, the typed one is {typed}. That is allowed; "
        "compare both with the identity card."
    ),
    IDENTITY,
)
BIRTH_FUTURE = block(
    "founders.birth_date_future",
    N_("{who}: the birth date {typed} is still to come. Correct it."),
    IDENTITY,
)
UNDER_AGE = warn(
    "founders.under_age",
    N_("{who} is under 18 on the day of the meeting. Check whether he may be a founder."),
    source_l372("25(1)"),
)
IIN_LIKE_BIN = warn(
    "founders.iin_like_bin",
    N_("{who}: this ЖСН looks like an organisation's БСН. Compare it with the identity card."),
    source_l372("16(2)"),
)
BIN_LIKE_IIN = warn(
    "founders.bin_like_iin",
    N_("{who}: this БСН looks like a person's ЖСН. Compare it with the certificate."),
    source_l372("16(2)"),
)
LATIN = warn(
    "founders.latin_letters",
    N_(
        "{who}: Latin letters stand in the name; they look like Kazakh ones but are others. "
        "Type the name again in Kazakh letters."
    ),
    PROGRAMME,
)
DIGITS = warn(
    "founders.digits_in_name",
    N_("{who}: a digit stands in the name. Correct it by the identity card."),
    PROGRAMME,
)
LOWER_CASE = warn(
    "founders.lower_case",
    N_("{who}: the name begins with a small letter. Write it with a capital one."),
    PROGRAMME,
)
SERVANT = warn(
    "founders.public_servant",
    N_(
        "{who} is marked as a public servant: check whether he may be a founder. "
        "The akim convenes and helps; he does not manage the cooperative."
    ),
    source_l372("12(1)"),
)
AKIM = warn(
    "founders.akim",
    N_(
        "{who} has the akim's name. The akim convenes and helps; check whether he may be a founder."
    ),
    source_l372("12(1)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the list of founders."""
    yield from _numbers(case)
    yield from _twice(case)
    akim = fold(case.text("meeting.akim_name"))
    on_day = case.meeting_date or case.today
    for founder in case.founders:
        yield from _name(founder, akim)
        yield from _identity(founder, case.today, on_day)
        if founder.associated and founder.in_kind:
            address = of(founder, "share_form")
            yield ASSOCIATED_PROPERTY.at(
                address, related=(of(founder, "membership"),), who=who(founder)
            )


def _numbers(case: FoundingCase) -> Iterator[Finding]:
    count, full = len(case.founders), len(case.voting_founders)
    if count < 3:
        yield TOO_FEW.at("founders", count=count)
    elif full < 3:
        yield FEW_WITH_VOTE.at("founders", count=full)
    associated = count - full
    related = tuple(of(founder, "membership") for founder in case.founders if founder.associated)
    if associated * 5 > count:
        yield ASSOCIATED_OVER.at(
            "founders", related=related, count=associated, all=count, limit=count // 5
        )
    elif associated * 5 > full:
        yield ASSOCIATED_DOUBT.at(
            "founders", related=related, count=associated, all=count, full=full, limit=full // 5
        )


def _twice(case: FoundingCase) -> Iterator[Finding]:
    people = {founder.id: founder for founder in case.founders}
    natural = [founder for founder in case.founders if not founder.legal]
    legal = [founder for founder in case.founders if founder.legal]
    told = set()
    for later, first in repeated((check_iin(f.iin).number, f.id) for f in natural):
        told.add(later)
        yield SAME_IIN.at(
            of(people[later], "iin"),
            related=(of(people[first], "iin"),),
            who=who(people[later]),
            other=who(people[first]),
        )
    for later, first in repeated((check_bin(f.bin).number, f.id) for f in legal):
        told.add(later)
        yield SAME_BIN.at(
            of(people[later], "bin"),
            related=(of(people[first], "bin"),),
            who=who(people[later]),
            other=who(people[first]),
        )
    for later, first in repeated((_name_key(f), f.id) for f in case.founders):
        if later not in told:
            yield SAME_NAME.at(
                of(people[later], _name_field(people[later])),
                related=(of(people[first], _name_field(people[first])),),
                who=who(people[later]),
                other=who(people[first]),
            )


def _name_key(founder: Founder) -> str:
    if founder.legal:
        return fold(founder.legal_name)
    person = founder.person
    return fold(person.full_name) if person.surname and person.given_name else ""


def _name_field(founder: Founder) -> str:
    return "legal_name" if founder.legal else "surname"


def _name(founder: Founder, akim: str) -> Iterator[Finding]:
    if not founder.legal:
        person = founder.person
        for field, text in (
            ("surname", person.surname),
            ("given_name", person.given_name),
            ("patronymic", person.patronymic),
        ):
            if text and has_latin(text):
                yield LATIN.at(of(founder, field), who=who(founder))
            if text and has_digit(text):
                yield DIGITS.at(of(founder, field), who=who(founder))
            if text[:1].islower():
                yield LOWER_CASE.at(of(founder, field), who=who(founder))
    if founder.public_servant:
        yield SERVANT.at(of(founder, "public_servant"), who=who(founder))
    elif akim and not founder.legal and _same_person(akim, founder):
        yield AKIM.at(of(founder, "surname"), related=("meeting.akim_name",), who=who(founder))


def _same_person(akim: str, founder: Founder) -> bool:
    """Whether the akim's name as typed is the founder's, with or without a patronymic."""
    person = founder.person
    if not person.surname or not person.given_name:
        return False
    surname, given = fold(person.surname), fold(person.given_name)
    return akim in (
        fold(person.full_name),
        f"{surname} {given}",
        f"{given} {surname}",
        f"{given[:1]} {surname}",
        f"{surname} {given[:1]}",
    )


def _identity(founder: Founder, today: date, on_day: date) -> Iterator[Finding]:
    if founder.legal:
        checked = check_bin(founder.bin)
        if checked.ok and not looks_like_bin(checked.number):
            yield BIN_LIKE_IIN.at(of(founder, "bin"), who=who(founder))
        return
    if founder.iin and check_iin(founder.iin).ok and looks_like_bin(check_iin(founder.iin).number):
        yield IIN_LIKE_BIN.at(of(founder, "iin"), who=who(founder))
    shown = birth_date_of(founder.iin) if founder.iin else None
    typed = founder.birth_date
    if typed and typed > today:
        yield BIRTH_FUTURE.at(of(founder, "birth_date"), who=who(founder), typed=day(typed))
    elif typed and shown and typed != shown:
        yield BIRTH_MISMATCH.at(
            of(founder, "birth_date"),
            related=(of(founder, "iin"),),
            who=who(founder),
            shown=day(shown),
            typed=day(typed),
        )
    born = typed or shown
    if born and born <= today and age_on(born, on_day) < 18:
        yield UNDER_AGE.at(
            of(founder, "birth_date"), related=(of(founder, "iin"),), who=who(founder)
        )


def age_on(born: date, on_day: date) -> int:
    """Return full years of age on a day; born on 29 February, a year is full on 1 March."""
    return on_day.year - born.year - ((on_day.month, on_day.day) < (born.month, born.day))
