"""Cases by the okrug that they belong to, and the names of the files that go to each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.file_names import safe_name
from app.db.list_cases import PlaceRow
from app.exchange.package.model import SUFFIX


@dataclass(frozen=True)
class OkrugGroup:
    """The cases of one okrug: those that its office sent, or those that bear its name.

    ``key`` is the public key of that office, "" when it has sent none.
    """

    key: str
    oblast: str
    district: str
    okrug: str
    case_ids: tuple[int, ...]

    @property
    def name(self) -> str:
        """The okrug with its district, for people and for a file's name."""
        return ", ".join(part for part in (self.okrug, self.district) if part)


def group_by_okrug(
    rows: Iterable[PlaceRow], key: Callable[[str], object]
) -> tuple[OkrugGroup, ...]:
    """Return cases by the okrug's office that sent them, those of no office by the okrug's name.

    A case that no office sent goes along with those of the one office that bears its okrug's name.
    """
    found: dict[tuple[str, ...], list[PlaceRow]] = {}
    named: dict[tuple[str, ...], set[str]] = {}
    rows = tuple(rows)
    for row in rows:
        if row.origin:
            named.setdefault(_place(row), set()).add(row.origin)
    for row in rows:
        place = _place(row)
        offices = named.get(place, set())
        origin = row.origin or (next(iter(offices)) if len(offices) == 1 else "")
        found.setdefault((origin,) if origin else ("", *place), []).append(row)
    groups = []
    for group, members in found.items():
        origin, first = group[0], members[0]
        ids = tuple(sorted(row.id for row in members))
        groups.append(OkrugGroup(origin, first.oblast, first.district, first.okrug, ids))
    groups.sort(key=lambda one: (key(one.oblast), key(one.district), key(one.okrug), one.key))
    return tuple(groups)


def _place(row: PlaceRow) -> tuple[str, ...]:
    return tuple(
        " ".join(part.split()).casefold() for part in (row.oblast, row.district, row.okrug)
    )


def file_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return a file's name for each: safe on every system, no two alike."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem = safe_name(name, "Округ")
        made, number = stem, 1
        while (same := unicodedata.normalize("NFC", made).casefold()) in taken:
            number += 1
            made = f"{stem} ({number})"
        taken.add(same)
        found.append(made + SUFFIX)
    return tuple(found)
