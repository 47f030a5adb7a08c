"""The cooperative's names and the places of a case, with the words that belong to them."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.documents.tongue import KK
from app.domain import naming
from app.domain.case import FoundingCase
from app.forms.values import joined, said, tongue_of
from app.forms.words import word

NAME_BLANK = "_" * 24
"""Room to write the own name by hand inside a name that is put together."""


@dataclass(frozen=True)
class Coop:
    """The cooperative's names, art. 5(4); without a language's code in the paper's own language.

    Where Kazakh needs a case ending, write the fixed words after the own name:
    ``«{{ coop.proper }}» ауыл шаруашылығы өндірістік кооперативінің``.
    """

    proper: Said  # Майтөбе Сүт
    full: Said  # «Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі
    short: Said  # «Майтөбе Сүт» АӨК
    proper_kk: Said
    full_kk: Said
    short_kk: Said
    proper_ru: Said
    full_ru: Said
    short_ru: Said


def coop_names(case: FoundingCase) -> Coop:
    """Return the cooperative's names; a missing own name is a blank inside the quotes."""
    source = "name.proper"
    source_ru = "name.proper_ru" if case.text("name.proper_ru") else source
    own = case.proper_name or NAME_BLANK
    own_ru = case.proper_name_ru or NAME_BLANK
    kk = (
        Said(case.proper_name, source),
        Said(naming.full_name(own), source),
        Said(naming.short_name(own), source),
    )
    ru = (
        Said(case.proper_name_ru, source_ru),
        Said(naming.full_name_ru(own_ru), source_ru),
        Said(naming.short_name_ru(own_ru), source_ru),
    )
    return Coop(*(kk if case.language == KK else ru), *kk, *ru)


# -- places -----------------------------------------------------------------------------


def place_parts(
    case: FoundingCase, prefix: str, *, with_settlement: bool = True
) -> tuple[Said, ...]:
    """Return oblast, district, okrug and settlement with their own words, from wide to narrow.

    ``prefix`` is ``meeting`` or ``name``. Parts that were not typed are left out; with nothing
    typed at all there is one empty part, so that a blank is printed.
    """
    named = (
        ("oblast", oblast_name(case, case.text(f"{prefix}.oblast"))),
        ("district", district_name(case, case.text(f"{prefix}.district"))),
        ("okrug", okrug_name(case, case.text(f"{prefix}.okrug"))),
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
    head = (Said(word(case.language, "republic")), *((postcode,) if postcode else ()))
    return (*head, *place_parts(case, "name"), street)


def location_line(case: FoundingCase) -> Said:
    """Return the cooperative's postal address in one line, without blanks."""
    return joined(location_parts(case))


def oblast_name(case: FoundingCase, typed: str) -> str:
    """Return «Түркістан облысы»; a Russian spelling holds its own word already, here and below."""
    return naming.oblast_name(typed) if case.language == KK else typed


def district_name(case: FoundingCase, typed: str) -> str:
    """Return «Түлкібас ауданы», or «Кентау қаласы» for a city of oblast rank."""
    if case.language != KK or not typed or typed.endswith(("ауданы", "қаласы")):
        return typed
    cities = {city for oblast in case.reference.oblasts.values() for city in oblast.cities}
    return f"{typed} {'қаласы' if typed in cities else 'ауданы'}"


def okrug_name(case: FoundingCase, typed: str) -> str:
    """Return «Мичурин ауылдық округі»; a typed «а.о.» is written out."""
    if case.language != KK:
        return typed
    for short in ("а.о.", "а/о", "а. о.", "а.о"):
        if typed.endswith(short):
            typed = typed.removesuffix(short).rstrip()
            break
    if not typed or typed.endswith(("округі", "ауылы", "кенті", "қаласы")):
        return typed
    if typed.endswith("ауылдық"):
        return f"{typed} округі"
    return f"{typed} ауылдық округі"


def department(case: FoundingCase) -> Said:
    """Return the АШБ's full name: as typed, else composed from the meeting's oblast."""
    source = "meeting.department"
    if case.language == KK or case.text(source):
        return Said(case.department, source)
    oblast = tongue_of(case).inflect(case.text("meeting.oblast"), "genitive", "phrase")
    return Said(word(case.language, "department").format(oblast=oblast).strip(), source)
