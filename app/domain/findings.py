"""What a rule says about a case: how grave, where, in which words, by which source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class Severity(Enum):
    """BLOCK keeps «ЖОБА» on the papers that use the fact; WARN asks for a look."""

    BLOCK = "block"
    WARN = "warn"


def N_(message: str) -> str:
    """Mark a sentence for translation; it is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Finding:
    """One fault or doubt.

    ``message`` is an English msgid with named fields, filled from ``arguments`` after translation.
    An argument that is itself for people and translatable is put into ``translated``.
    ``address`` is the answer to go to (``meeting.date``, ``founders/ab12/iin``) or a
    collection's name (``founders``); ``related`` names further answers that the fault concerns.
    ``source`` is the law and article, or the place in the programme's rules, ready to print.
    """

    id: str
    severity: Severity
    address: str
    message: str
    source: str = ""
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    translated: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    related: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether this keeps the papers that use the fact a draft."""
        return self.severity is Severity.BLOCK

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every answer that the finding concerns, the main one first."""
        return (self.address, *self.related)


def source_l372(article: str) -> str:
    """Return the printed source for an article of Law № 372-V, such as ``"15(2)"``."""
    return f"№ 372-V, {article}"
