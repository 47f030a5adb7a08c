"""The cooperative's names and the places of a case, with the words that belong to them."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.domain import naming
from app.domain.case import FoundingCase
from app.forms.values import BLANK, joined, said


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
        full=Said(naming.full_name(own), source),
        short=Said(naming.short_name(own), source),
        full_ru=Said(naming.full_name_ru(own_ru), source_ru),
        short_ru=Said(naming.short_name_ru(own_ru), source_ru),
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
        ("oblast", naming.oblast_name(case.text(f"{prefix}.oblast"))),
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
