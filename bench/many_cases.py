"""A store with many cases and members, made the shortest way, for measuring the desk.

``python -m bench.many_cases [FILE] [--cases N] [--members M]`` writes 100 000 cases of 20 members
into ``/tmp/many_cases.sqlite3``. Answers, people and rows of the register are inserted past the
services; people bear names as often as people do: few are very frequent, most are rare. The same
numbers give the same cases.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from app.db import search
from app.db.tables import answers, cases, collections, register, register_texts
from app.db.upgrade import upgrade
from app.domain.due import VERSION as DUE_VERSION
from app.domain.naming import short_name
from app.domain.office import Role
from app.domain.parse import format_date
from app.kazakh.alphabet import fold, order_bytes
from app.services.reference import load_reference
from app.services.register_rows import direction_place, stamp_of

FILE = Path("/tmp/many_cases.sqlite3")  # noqa: S108 - a bench's own, no person's data in it
CASES, MEMBERS = 100_000, 20


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words(
    "Асқар Бауыржан Дәурен Ерлан Жандос Қайрат Мұрат Нұрлан Серік Талғат Бекзат Айдос Әлихан "
    "Болат Ғалым Данияр Ержан Жасұлан Қанат Мейрам Нұржан Оразбек Рүстем Сәкен Тимур Ұлан Шыңғыс "
    "Ілияс Еркебұлан Мақсат Абай Әділет Бақытжан Досжан Ескендір Жомарт Кеңес Марат Өмірбек Санжар "
    "Айгүл Гүлнар Динара Жанар Қарлығаш Ләззат Мәдина Назгүл Перизат Раушан Сәуле Толқын Үмітжан "
    "Шолпан Ақмарал Әсел Бибігүл Гүлжан Зәуре Камила Меруерт Нұргүл Салтанат Фариза Эльмира Юлдуз"
)
_ROOTS = _words(
    "Ахмет Әбдірахман Байтұрсын Бөкейхан Досмұхамед Ермек Жұмабай Иса Кенже Құнан Мұқан Нұрпейіс "
    "Омар Сейіт Тоқтар Уәли Шәкәрім Ыбырай Әлімхан Бектұр Ғабит Дулат Есенберлі Жансүгір Қасым "
    "Майлы Назар Өтеген Рысқұл Сәтбай Төлеген Үсен Хасен Шоқан Айтмұхамбет Бейсен Дәулет Елемес "
    "Жақып Қожахмет Мәмбет Нұрғали Орынбай Сүлеймен Тілеулес Щерба Әуез Балқожа Ерғали Жүніс "
    "Көпжасар"
)
_ENDINGS = ("ов", "ев", "ова", "ева", "ұлы", "бек", "баев", "баева", "тегі", "қызы")
_FIRST = _words(
    "Алтын Ақ Көк Қара Жаңа Бай Қызыл Ұлы Сары Мол Биік Терең Үлкен Кең Нұрлы Жасыл Сұлу Тұнық"
)
_SECOND = _words(
    "дән бұлақ төбе өзен дала жайлау тау көл арық егін сай бастау алап өріс мекен жол шалғын құдық"
)
_LAST = ("", " Сүт", " Ет", " Жеміс", " Астық", " Береке", " Қымыз", " Агро", " Мал", " Бірлік")


class _Names:
    """Names drawn as often as people bear them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.surnames = [root + ending for root in _ROOTS for ending in _ENDINGS]
        self.surnames += [given + ending for given in _GIVEN for ending in _ENDINGS]
        self.fathers = [given + ending for given in _GIVEN for ending in ("ұлы", "қызы")]
        chance.shuffle(self.surnames)
        self._surnames, self._given, self._fathers = (
            list(accumulate(1 / (place + 3) for place in range(len(names))))
            for names in (self.surnames, _GIVEN, self.fathers)
        )

    def people(self, count: int) -> Iterator[tuple[str, str, str, str]]:
        """Yield surname, name, patronymic and ЖСН of so many people."""
        choices, number = self._chance.choices, self._chance.randrange
        for surname, given, father in zip(
            choices(self.surnames, cum_weights=self._surnames, k=count),
            choices(_GIVEN, cum_weights=self._given, k=count),
            choices(self.fathers, cum_weights=self._fathers, k=count),
            strict=True,
        ):
            born = number(50 * 336)
            year, month, day = 50 + born // 336, 1 + born % 336 // 28, 1 + born % 28
            yield surname, given, father, f"{year:02}{month:02}{day:02}{number(1_000_000):06}"


def fill(path: Path, count: int, members: int, seed: int = 5) -> None:
    """Make a store with so many cases of so many members; an older one there is replaced."""
    for left in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-lock"))):
        left.unlink(missing_ok=True)
    upgrade(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        connection.execute("BEGIN")
        indexes = _drop_indexes(connection)
        _insert(connection, count, members, random.Random(seed))  # noqa: S311 - the same each time
        for statement in indexes:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO register_search (register_search, rank) VALUES ('hashsize', 200000000)"
        )
        connection.execute("INSERT INTO register_search (register_search) VALUES ('rebuild')")
        connection.execute("INSERT INTO register_search (register_search) VALUES ('optimize')")
        connection.execute(
            "INSERT INTO register_search (register_search, rank) VALUES ('hashsize', 1048576)"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _drop_indexes(connection: sqlite3.Connection) -> list[str]:
    """Drop the register's indexes and return what makes them again: sorted at once is quicker."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'register' "
        "AND sql IS NOT NULL"
    ).fetchall()
    for name, _sql in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _name, sql in found]


def _insert(
    connection: sqlite3.Connection, count: int, members: int, chance: random.Random
) -> None:
    names = _Names(chance)
    made = _Maker(chance)
    slice_ = 1_000
    for start in range(1, count + 1, slice_):
        numbers = range(start, min(start + slice_, count + 1))
        rows = [made.case(number, members) for number in numbers]
        people = [list(names.people(members)) for _number in numbers]
        _into(connection, cases.name, [row.of_case for row in rows])
        _into(connection, answers.name, [one for row in rows for one in row.of_answers])
        _into(
            connection,
            collections["founders"].name,
            [
                {
                    "case_id": number,
                    "record_id": f"f{place}",
                    "position": place,
                    "surname": surname,
                    "given_name": given,
                    "patronymic": father,
                    "iin": iin,
                }
                for number, some in zip(numbers, people, strict=True)
                for place, (surname, given, father, iin) in enumerate(some)
            ],
        )
        _into(connection, register.name, [row.of_register for row in rows])
        texts = []
        for row, some in zip(rows, people, strict=True):
            told = [row.told, *(word for person in some for word in person)]
            words = search.words_of(fold(" ".join(told)))
            texts.append({"case_id": row.of_case["id"], "text": search.text_of(words)})
        _into(connection, register_texts.name, texts)


def _into(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    signs = ", ".join("?" for _name in names)
    connection.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({signs})",  # noqa: S608 - our own names
        (tuple(row.values()) for row in rows),
    )


class _Row:
    """One case: what goes into each table."""

    def __init__(
        self,
        of_case: dict[str, Any],
        of_answers: list[dict[str, Any]],
        of_register: dict[str, Any],
        told: str,
    ) -> None:
        self.of_case, self.of_answers, self.of_register = of_case, of_answers, of_register
        self.told = told


class _Maker:
    """Makes cases over all districts of the country."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._reference = load_reference()
        self._stamp = stamp_of(self._reference, Role.OKRUG.value)
        self._places = [
            (oblast.name_kk, district)
            for oblast in self._reference.oblasts.values()
            for district in oblast.districts
        ]
        self._okrugs = {
            district: [f"{chance.choice(_FIRST)}{chance.choice(_SECOND)}" for _okrug in range(12)]
            for _oblast, district in self._places
        }
        self._directions = list(self._reference.directions)
        self._keys: dict[str, bytes] = {}

    def _key(self, text: str) -> bytes:
        if text not in self._keys:
            self._keys[text] = order_bytes(text)
        return self._keys[text]

    def case(self, number: int, members: int) -> _Row:
        """Return one case."""
        chance = self._chance
        own = f"{chance.choice(_FIRST)}{chance.choice(_SECOND)}{chance.choice(_LAST)}"
        oblast, district = chance.choice(self._places)
        okrug = chance.choice(self._okrugs[district])
        begun = date(2021, 1, 1) + timedelta(days=chance.randrange(6 * 365))
        step = chance.choices((1, 2, 3, 4, 5, 6), (5, 10, 30, 15, 25, 15))[0]
        registered = step > 3
        identity = f"{begun:%y%m}40{number % 1_000_000:06}" if registered else ""
        direction = chance.choice(self._directions)
        tiyn = chance.randrange(5_000_000, 60_000_000) * 100 if step > 5 else -1
        jobs = chance.randrange(1, 30) if step > 5 else -1
        blocking = chance.choice((0, 0, 0, 1, 2, 5))
        warnings = chance.choice((0, 0, 1, 3))
        day = begun.isoformat()
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(460_000))
        typed = {
            "name.proper": own,
            "name.direction": direction,
            "meeting.date": format_date(begun),
            "meeting.oblast": oblast,
            "meeting.district": district,
            "meeting.okrug": okrug,
            "meeting.consent_number": f"{number}" if step > 2 else "",
            "meeting.consent_date": format_date(begun) if step > 2 else "",
            "registration.bin": identity,
            "registration.date": format_date(begun) if registered else "",
            "listing.number": f"{begun:%Y}-1" if step > 4 else "",
            "listing.date": format_date(begun) if step > 4 else "",
            "listing.position": f"{number}" if step > 4 else "",
            "finance.amount": f"{tiyn // 100}" if tiyn > 0 else "",
            "finance.jobs": f"{jobs}" if jobs > 0 else "",
        }
        shared = {"title": short_name(own), "okrug": okrug, "oblast": oblast, "district": district}
        of_case = {
            "id": number,
            "uuid": f"00000000-0000-4000-8000-{number:012}",
            "sample": 0,
            "created_at": moment.isoformat(timespec="microseconds"),
            "updated_at": moment.isoformat(timespec="microseconds"),
            **shared,
            "proper_name": own,
            "meeting_date": typed["meeting.date"],
            "founders": members,
            "direction": direction,
            "founded": day if registered else None,
            "tiyn": tiyn if tiyn > 0 else None,
            "jobs": jobs if jobs > 0 else None,
            "due_version": DUE_VERSION,
            "register_version": self._stamp,
        }
        of_register = {
            "case_id": number,
            **shared,
            "title_key": self._key(own),
            "oblast_key": self._key(oblast),
            "district_key": self._key(district),
            "okrug_key": self._key(okrug),
            "direction": direction,
            "direction_place": direction_place(direction, self._reference),
            "year": begun.year,
            "step": step,
            "state": "on_record" if step > 5 else chance.choice(("open", "in_progress")),
            "gravest": 2 if blocking else int(bool(warnings)),
            "blocking": blocking,
            "warnings": warnings,
            "founders": members,
            "tiyn": tiyn,
            "jobs": jobs,
            "bin": identity,
            "registered": day if registered else "",
            "consent_day": day if step > 2 else "",
            "consent_number": typed["meeting.consent_number"],
            "listed": int(step > 4),
            "list_day": day if step > 4 else "",
            "list_number": typed["listing.number"],
            "list_position": number if step > 4 else -1,
            "sender": f"{chance.randrange(300):064x}",
            "updated_at": of_case["updated_at"],
        }
        of_answers = [
            {"case_id": number, "key": key, "value": value} for key, value in typed.items() if value
        ]
        return _Row(of_case, of_answers, of_register, f"{own} {okrug} {district} {identity}")


def main() -> int:
    """Make the store and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--members", type=int, default=MEMBERS)
    options = parser.parse_args()
    start = time.perf_counter()
    fill(options.file, options.cases, options.members)
    size = options.file.stat().st_size / 2**20
    people = options.cases * options.members
    print(
        f"{options.cases} cases, {people} members in {time.perf_counter() - start:.0f} s, "
        f"{size:.0f} MiB: {options.file}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
