"""How the papers of a list speak: names, places and facts of its rows in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from app import kazakh, russian
from app.documents.tongue import KK
from app.domain.answers import Answers
from app.domain.approved_list import DATES, RowFacts
from app.domain.case import read_case
from app.domain.naming import short_name, short_name_ru
from app.domain.parse import format_date
from app.domain.reference import CITY, DISTRICT, Reference
from app.forms.in_russian import NO_OKRUGS, NOTHING, Okrugs, Remembered
from app.forms.places import district_name, oblast_name, okrug_name
from app.forms.values import Day, day_of
from app.forms.words import word_table

LIST, DECISION = "approved_list", "list_decision"
"""The two wordings: the list itself, and the paper of a decision that approves or changes it."""
NOTHING_TOLD = "–"


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of the list in a language, by code."""
    return word_table(f"{LIST}/words.{language}.txt")


def decision_title(language: str, seq: int) -> str:
    """Return what the paper of a decision is about: the first one approves the list."""
    return words_of(language)["decision" if seq > 1 else "approval"]


class Speaker:
    """Says names and places of a list's rows in a language of papers.

    ``spellings`` are the Russian spellings that the official confirmed before, ``okrugs`` the
    official Russian names of okrugs. What none of them knows is offered letter by letter.
    """

    def __init__(
        self,
        language: str,
        reference: Reference,
        spellings: Remembered = NOTHING,
        okrugs: Okrugs = NO_OKRUGS,
    ) -> None:
        self.language = language
        self.words = words_of(language)
        self._reference = reference
        self._spellings = spellings
        self._okrugs = okrugs
        # «Түркістан облысының …»: an office is called by the official name of its oblast.
        self._oblasts = {oblast_kk(name): one.name_ru for name, one in reference.oblasts.items()}
        # The words that belong to places are those of a case's papers, in the case's language.
        self._view = replace(read_case(Answers(), reference, date.min), language=language)

    def day(self, value: date | None) -> Day:
        """Return a day in its forms."""
        return day_of(self._view, value, "")

    def text(self, text: str) -> str:
        """Return what was typed in Kazakh: a post, a body, a reason."""
        if self.language == KK or not text:
            return text
        return self._spellings.get(text) or russian.offer(text, known=self._oblasts) or text

    def name(self, facts: RowFacts) -> str:
        """Return «Майтөбе Сүт» АӨК, СПК «Майтобе Сут»."""
        if self.language == KK:
            return short_name(facts.name)
        return short_name_ru(facts.name_ru or facts.name)

    def oblast(self, facts: RowFacts) -> str:
        """Return «Түркістан облысы»."""
        if self.language == KK:
            return oblast_name(self._view, facts.oblast)
        return self._reference.oblast_ru(facts.oblast) or self.text(oblast_kk(facts.oblast))

    def district(self, facts: RowFacts) -> str:
        """Return «Түлкібас ауданы»."""
        named = district_name(replace(self._view, language=KK), facts.district)
        if self.language == KK:
            return named
        return self._reference.district_ru(facts.oblast, facts.district) or self.text(named)

    def okrug(self, facts: RowFacts) -> str:
        """Return «Мичурин ауылдық округі»."""
        named = okrug_name(replace(self._view, language=KK), facts.okrug)
        if self.language == KK or not named:
            return named
        place = _bare(facts.oblast, ("облысы",)), _bare(facts.district, (DISTRICT, CITY))
        official = self._okrugs.get(place, NOTHING).get(_bare(named, ("ауылдық округі",)))
        known = self._spellings.get(facts.okrug) or self._spellings.get(named)
        return official or known or russian.offer_okrug(named) or named

    def direction(self, facts: RowFacts) -> str:
        """Return the name of the direction."""
        found = self._reference.directions.get(facts.direction)
        if found is None:
            return self.text(facts.direction)
        return found.name_kk if self.language == KK else found.name_ru

    def fact(self, facts: RowFacts, name: str) -> str:
        """Return one fact as it is printed where a decision corrects it."""
        match name:
            case "oblast" | "district" | "okrug" | "direction":
                say: Callable[[RowFacts], str] = getattr(self, name)
                told = say(facts)
            case "tiyn":
                told = "" if facts.tiyn is None else kazakh.money(facts.tiyn)
            case _ if name in DATES:
                value: date | None = getattr(facts, name)
                told = format_date(value) if value else ""
            case _:
                told = facts.told(name)
        return told or NOTHING_TOLD


def oblast_kk(typed: str) -> str:
    """Return an oblast's name with its word, for those that the reference does not know."""
    return typed if not typed or typed.endswith(("облысы", "қаласы")) else f"{typed} облысы"


def _bare(name: str, words: tuple[str, ...]) -> str:
    text = " ".join(name.split())
    ending = next((word for word in words if text.endswith(f" {word}")), "")
    return text.removesuffix(ending).strip()
