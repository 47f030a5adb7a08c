"""A case as its Russian papers see it: every text in its Russian spelling.

A text whose spelling is not settled yet stands as it is offered, by what the official confirmed
for the same text elsewhere, by what he confirmed in other cases, or letter by letter; the paper
then is a draft. Sentences without a translation are blanks: nobody's words are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app import russian
from app.documents.tongue import BLANK, RU
from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase
from app.domain.reference import CITY, DISTRICT
from app.domain.schema import Kind
from app.domain.spelling import Spelling, State, spellings
from app.forms.values import bare_line

Remembered = Mapping[str, str]
"""Russian spellings that the official confirmed before, by the Kazakh text."""

NOTHING: Remembered = MappingProxyType({})

Okrugs = Mapping[tuple[str, str], Mapping[str, str]]
"""Official Russian names of okrugs by oblast and district, bare, then by their Kazakh names."""

NO_OKRUGS: Okrugs = MappingProxyType({})

_OKRUG_WORDS = (" ауылдық округі", " ауылдық округы", " кенттік округі", " а.о.", " а/о")

_LISTS = frozenset({"name.aims", "charter.sources", "charter.unanimous_matters"})
"""Answers of which each line is a point of the charter."""


@dataclass(frozen=True)
class Offer:
    """What may be confirmed as the Russian spelling of a text.

    ``remembered``: the official confirmed it before, here or in another case.
    """

    spelling: Spelling
    russian: str
    remembered: bool


def offers(
    case: FoundingCase, remembered: Remembered = NOTHING, okrugs: Okrugs = NO_OKRUGS
) -> tuple[Offer, ...]:
    """Return every text that Russian papers print with the spelling to show for it."""
    found = spellings(case)
    here = {one.kazakh: one.russian for one in found if one.state is State.CONFIRMED}
    known = {**remembered, **here}
    official = _official(case, okrugs)
    parts = {**official, **_parts(remembered), **_parts(here)}
    return tuple(_offer(one, known, parts, _okrug_ru(case, one, okrugs)) for one in found)


def places_of(case: FoundingCase) -> frozenset[tuple[str, str]]:
    """Return the oblasts and districts of a case, bare, of which it may name okrugs."""
    return frozenset(
        place for section in ("meeting", "name") if (place := _place(case, section))[1]
    )


def _place(case: FoundingCase, section: str) -> tuple[str, str]:
    """Return oblast and district of a section of the answers, without their words."""
    oblast = _bare(case.text(f"{section}.oblast"), (" облысы",))
    return oblast, _bare(case.text(f"{section}.district"), (f" {DISTRICT}", f" {CITY}"))


def _okrug_ru(case: FoundingCase, one: Spelling, okrugs: Okrugs) -> str:
    """Return the official Russian name of an okrug in its own district, or nothing."""
    if one.field.kind is not Kind.OKRUG:
        return ""
    # A screened okrug is one of the district where the meeting is held.
    section = "meeting" if "/" in one.address else one.address.partition(".")[0]
    names = okrugs.get(_place(case, section), NOTHING)
    return names.get(_bare(one.kazakh, _OKRUG_WORDS), "")


def _official(case: FoundingCase, okrugs: Okrugs) -> dict[str, str]:
    """Return official Russian names of oblasts, of the case's districts and of their okrugs."""
    reference = case.reference
    found = {f"{o.name_kk} облысы": o.name_ru for o in reference.oblasts.values()}
    for oblast, district in places_of(case):
        found[f"{district} {DISTRICT}"] = reference.district_ru(oblast, f"{district} {DISTRICT}")
        found[f"{district} {CITY}"] = reference.district_ru(oblast, f"{district} {CITY}")
        for name, spelled in okrugs.get((oblast, district), NOTHING).items():
            found[f"{name}{_OKRUG_WORDS[0]}"] = spelled
    return {kazakh: spelled for kazakh, spelled in found.items() if spelled}


def _bare(name: str, words: tuple[str, ...]) -> str:
    text = " ".join(name.split())
    ending = next((word for word in words if text.endswith(word)), "")
    return text.removesuffix(ending).strip()


def _parts(known: Remembered) -> dict[str, str]:
    """Return the parts of addresses: «Мичурин ауылы» of «Мичурин ауылы, Абай көшесі»."""
    found: dict[str, str] = {}
    for kazakh, spelled in known.items():
        ones, others = kazakh.split(", "), spelled.split(", ")
        if len(ones) == len(others):
            found.update(zip(ones, others, strict=True))
    return found


def _offer(one: Spelling, known: Remembered, parts: Remembered, okrug: str) -> Offer:
    if one.russian or okrug:
        return Offer(one, one.russian or okrug, remembered=False)
    before = known.get(one.kazakh)
    if before:
        return Offer(one, before, remembered=True)
    if one.field.kind is Kind.OKRUG:
        return Offer(one, russian.offer_okrug(one.kazakh, parts), remembered=False)
    if one.prose:
        return Offer(one, russian.offer(one.kazakh, prose=True), remembered=False)
    return Offer(one, russian.offer(one.kazakh, known=parts), remembered=False)


def in_russian(
    case: FoundingCase, remembered: Remembered = NOTHING, okrugs: Okrugs = NO_OKRUGS
) -> FoundingCase:
    """Return the case with its texts in Russian; ``facts`` of papers then speak Russian."""
    found = offers(case, remembered, okrugs)
    texts = {offer.spelling.address: _printed(offer) for offer in found}
    answers = case.answers
    values = {key: texts.get(key, value) for key, value in answers.values.items()}
    collections = {
        name: tuple(_row(name, row, texts) for row in rows)
        for name, rows in answers.collections.items()
    }
    collections["activities"] = tuple(
        _activity(case, row) for row in collections.get("activities", ())
    )
    view = Answers(MappingProxyType(values), MappingProxyType(collections))
    return replace(case, answers=view, language=RU)


def _printed(offer: Offer) -> str:
    """Return the text to print: of a list, as many lines as the Kazakh has.

    Each line of these lists is a point of the charter, and the points of its two columns stand
    side by side: a missing line is a blank, and what is left over joins the last one.
    """
    if offer.spelling.address not in _LISTS:
        return offer.russian or BLANK
    wanted = len(_points(offer.spelling.kazakh))
    points = _points(offer.russian)
    if len(points) > wanted > 0:
        points = (*points[: wanted - 1], "; ".join(points[wanted - 1 :]))
    return "\n".join((points + (BLANK,) * wanted)[:wanted])


def _points(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(bare_line, text.splitlines())))


def _row(collection: str, row: Record, texts: Mapping[str, str]) -> Record:
    prefix = f"{collection}/{row.id}/"
    values = {name: texts.get(prefix + name, value) for name, value in row.values.items()}
    return Record(row.id, MappingProxyType(values))


def _activity(case: FoundingCase, row: Record) -> Record:
    """Return a kind of activity with the classifier's Russian name when it has none of its own."""
    known = case.reference.activities.get(row.get("code").strip())
    if row.get("name").strip() or known is None:
        return row
    return Record(row.id, MappingProxyType({**row.values, "name": known.name_ru}))
