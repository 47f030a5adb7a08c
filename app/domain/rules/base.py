"""What every rule is made of: its id, how grave it is, its sentence, its source.

A rule is declared once, at the top of its module, with :func:`block` or :func:`warn`; the function
that looks at the case gives ``RULE.at(address, …)``. ``RULES`` is the table of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.answers import address_of
from app.domain.findings import Finding, Severity
from app.domain.parse import format_date
from app.domain.parts import Founder

PROGRAMME = "«Ауыл аманаты»"
"""Source: the programme's rules, scheme and slides."""

CUSTOM = "іс қағаздарын жүргізу тәртібі"
"""Source: the custom of office work, where the law is silent."""

_EMPTY: Mapping[str, str] = MappingProxyType({})


def civil_code(article: str) -> str:
    """Return the printed source for an article of the Civil Code, such as ``"38"``."""
    return f"ҚР АК, {article}"


@dataclass(frozen=True)
class Rule:
    """One rule. ``message`` is an English msgid with named fields."""

    id: str
    severity: Severity
    message: str
    source: str = ""

    def at(
        self,
        address: str,
        *,
        related: Iterable[str] = (),
        translated: Mapping[str, str] = _EMPTY,
        **arguments: object,
    ) -> Finding:
        """Return the finding that this rule makes at an address."""
        return Finding(
            id=self.id,
            severity=self.severity,
            address=address,
            message=self.message,
            source=self.source,
            arguments=MappingProxyType(arguments),
            translated=translated,
            related=tuple(related),
        )


RULES: dict[str, Rule] = {}
"""Every declared rule by its id."""


def block(rule_id: str, message: str, source: str = "") -> Rule:
    """Declare a rule that keeps papers a draft.

    Raises:
        ValueError: the id was declared before: a bug.
    """
    return _declare(Rule(rule_id, Severity.BLOCK, message, source))


def warn(rule_id: str, message: str, source: str = "") -> Rule:
    """Declare a rule that asks for a look.

    Raises:
        ValueError: the id was declared before: a bug.
    """
    return _declare(Rule(rule_id, Severity.WARN, message, source))


def _declare(rule: Rule) -> Rule:
    if rule.id in RULES:
        raise ValueError(f"rule declared twice: {rule.id}")
    RULES[rule.id] = rule
    return rule


# -- small tools of the rules ---------------------------------------------------------------


def who(founder: Founder) -> str:
    """Return «№ 3, Ахметов Нұрлан», or the number alone while there is no name."""
    return f"№ {founder.position}, {founder.name}" if founder.name else f"№ {founder.position}"


def of(founder: Founder, field: str) -> str:
    """Return the address of a field of a founder or of who joined later."""
    return address_of(founder.collection, founder.id, field)


def day(value: date) -> str:
    """Return a date as people type it."""
    return format_date(value)


def tenge(tiyn: int) -> str:
    """Return a sum with its thousands set apart: «21 625» or «21 625,50»."""
    whole, rest = divmod(tiyn, 100)
    grouped = f"{whole:,}".replace(",", "\u00a0")
    return f"{grouped},{rest:02d}" if rest else grouped


def repeated(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return (later owner, first owner) for every non-empty key that comes again."""
    first: dict[str, str] = {}
    for key, owner in pairs:
        if not key:
            continue
        if key in first:
            yield owner, first[key]
        else:
            first[key] = owner
