"""The official classifier of places (КАТО): the .xlsx that the statistics office gives out.

Columns ``te, ab, cd, ef, hij, k, name_kaz, name_rus, nn``; ``te`` is the nine-digit code: two
digits oblast, two district or city, two rural okrug, three village.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import InputError
from app.core.i18n import N_
from app.exchange.tables import read_file

_NEEDED = ("te", "name_kaz", "name_rus")
_ENDINGS = (
    " облысы",
    " ауданы",
    " қаласы",
    " ауылдық округі",
    " ауылдық округы",
    " селолық округі",
    " кенттік округі",
    " қ.ә.",
    " қ.",
    " а.о.",
    " а.о",
)


_RUSSIAN_OKRUG = re.compile(r"(?<!\w)с\.\s?о\.?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class KatoOkrug:
    """A rural okrug and what it lies in: bare names, without «облысы», «ауданы».

    ``name_ru`` is its whole Russian name, «Мичуринский сельский округ».
    """

    code: str
    oblast: str
    district: str
    name: str
    name_ru: str


def read_kato(path: Path) -> tuple[KatoOkrug, ...]:
    """Read all rural okrugs of a classifier file.

    Raises:
        InputError: the file is no table, lacks the columns, or holds no okrug.
    """
    table = read_file(path)
    for index, row in enumerate(table.rows[:20]):
        names = [cell.strip().lower() for cell in row]
        if all(name in names for name in _NEEDED):
            columns = {name: names.index(name) for name in _NEEDED}
            body = table.rows[index + 1 :]
            break
    else:
        raise _refused()
    places = {
        row[columns["te"]].strip().zfill(9): (row[columns["name_kaz"]], row[columns["name_rus"]])
        for row in body
        if row[columns["te"]].strip().isdigit()
    }
    found = []
    for code, (kazakh, russian) in sorted(places.items()):
        is_okrug = len(code) == 9 and code[4:6] != "00" and code[6:] == "000"
        if not is_okrug or not _is_rural(kazakh, russian):
            continue
        oblast = places.get(code[:2] + "0000000", ("", ""))[0]
        district = places.get(code[:4] + "00000", ("", ""))[0]
        found.append(
            KatoOkrug(
                code,
                bare_name(oblast),
                bare_name(district),
                bare_name(kazakh),
                russian_name(russian),
            )
        )
    if not found:
        raise _refused()
    return tuple(found)


def bare_name(name: str) -> str:
    """Return a place's name without the word for what it is: «Түлкібас ауданы» → «Түлкібас»."""
    text = " ".join(name.split())
    for ending in _ENDINGS:
        if text.lower().endswith(ending):
            return text[: -len(ending)].strip()
    return text


def russian_name(name: str) -> str:
    """Return an okrug's Russian name in full words: «Мичуринский с.о.» → «… сельский округ».

    The short word may stand first («с.о. Балтаколь»), as may the full one.
    """
    return " ".join(_RUSSIAN_OKRUG.sub(" сельский округ ", name).split())


def _is_rural(kazakh: str, russian: str) -> bool:
    return (
        any(mark in kazakh.lower() for mark in ("округ", "а.о"))
        or any(mark in russian.lower() for mark in ("округ", "с.о"))
    )  # fmt: skip


def _refused() -> InputError:
    return InputError(
        N_("The file does not hold the classifier of places (КАТО)."),
        N_("Nothing was changed."),
        N_("Choose the statistics office's .xlsx with the columns te, name_kaz and name_rus."),
    )
