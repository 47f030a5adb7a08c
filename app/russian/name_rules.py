"""The endings of Russian names by the rules that the petrovich project keeps.

Only its table is taken. Its Python code opens that file in the system's own encoding, which breaks
on Windows, and misreads two things: a rule for both sexes is passed over when the sex is known, and
a form marked «unchanged» goes on to the next rule.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Part = Literal["lastname", "firstname", "middlename"]
Sex = Literal["male", "female"]

_ORDER = ("genitive", "dative", "accusative", "instrumental", "prepositional")
_BOTH = "androgynous"


@dataclass(frozen=True)
class _Rule:
    gender: str
    tests: tuple[str, ...]
    mods: tuple[str, ...]
    first_word: bool

    def fits(self, sex: Sex, *, first: bool) -> bool:
        return self.gender in (_BOTH, sex) and (first or not self.first_word)

    def form(self, word: str, case: str) -> str:
        """Return the word in a case: each «-» of the table drops a letter, «.» changes nothing."""
        mod = self.mods[_ORDER.index(case)]
        if mod == ".":
            return word
        drops = mod.count("-")
        return word[: len(word) - drops] + mod[drops:]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[_Rule, ...], tuple[_Rule, ...]]]:
    text = files("petrovich").joinpath("rules").joinpath("rules.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return {
        part: (_rules(kinds.get("exceptions", ())), _rules(kinds["suffixes"]))
        for part, kinds in table.items()
    }


def _rules(rows: Any) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["gender"],
            tuple(row["test"]),
            tuple(row["mods"]),
            "first_word" in row.get("tags", ()),
        )
        for row in rows
    )


def by_table(word: str, part: Part, case: str, sex: Sex, *, first: bool) -> str:
    """Return a name of small letters in a case other than the nominative.

    ``first``: it is the first of words joined by hyphens, of which some do not decline.
    """
    exceptions, suffixes = _table()[part]
    for rule in exceptions:
        if rule.fits(sex, first=first) and word in rule.tests:
            return rule.form(word, case)
    for rule in suffixes:
        if rule.fits(sex, first=first) and word.endswith(rule.tests):
            return rule.form(word, case)
    return word
