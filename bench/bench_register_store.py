"""The register over 100 000 cases and 2 000 000 members, beside raw SQL, in the same run.

``python -m bench.bench_register_store [FILE]``: the first page for a mix of what is typed and
chosen (letters, names, numbers, what stands nowhere; every order; filters), the ids and sums that
follow it, a row written anew, a slice of the work that keeps it up to date. The raw peer reads the
whole list of members with ``LIKE``, as there was nothing else before. Ends with 1 when the first
page takes over 20 ms at the 95th percentile, or writing a row of 50 people over 8 ms.
The file is made by :mod:`bench.many_cases` where there is none.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import cycle, product
from pathlib import Path

from app.core.clock import FixedClock
from app.services.cases import CaseService
from app.services.model_register import Gravest, RegisterFilters, RegisterQuery
from app.services.reference import load_reference
from app.services.register import RegisterService, put_row
from app.services.store import Store
from bench.bench_due import financed
from bench.many_cases import CASES, FILE, MEMBERS, fill
from bench.measure import share, timed

PAGE_MS, PUT_MS = 20.0, 8.0
ROUNDS = 3
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

TYPED: dict[str, tuple[str, ...]] = {
    "1 letter": ("а", "қ", "щ", "ю", "з"),
    "2 letters": ("ах", "нұ", "щу", "юл", "сү"),
    "3 letters": ("ахм", "сүт", "щер", "лығ", "тау"),
    "5 letters": ("ахмет", "сейіт", "алтын", "батыр", "бастау"),
    "rare name": ("щербатегі", "байтұрсынова", "қожахметқызы", "көпжасарбаев"),
    "frequent name": ("асқар", "қарлығаш", "ахметов", "нұрланұлы"),
    "two words": ("ахметов асқар", "алтын сүт", "сейіт а", "щерба юлдуз"),
    "nothing": ("zzz", "ахметовскийй", "щщщ", "000000000000"),
    "number": ("9001", "900128", "74092461", "700827553914"),
}
ORDERS = ("title", "district", "year", "step", "blocking", "tiyn", "list_day", "updated_at")
FILTERS = (
    RegisterFilters(),
    RegisterFilters(),
    RegisterFilters(oblast="Түркістан"),
    RegisterFilters(oblast="Түркістан", district="Түлкібас"),
    RegisterFilters(direction="milk"),
    RegisterFilters(year=2024, step=5),
    RegisterFilters(findings=Gravest.BLOCKS, listed=True),
)


def pages(desk: RegisterService) -> dict[str, list[float]]:
    """Return how long first pages took, by what was typed."""
    found: dict[str, list[float]] = {"nothing typed": []}
    for query in queries(("",)):
        found["nothing typed"].append(timed(lambda: desk.first_page(query)))  # noqa: B023 - at once
    for kind, texts in TYPED.items():
        found[kind] = [
            timed(lambda: desk.first_page(query))  # noqa: B023 - at once
            for _round in range(ROUNDS)
            for query in queries(texts)
        ]
    return found


def queries(texts: Sequence[str]) -> list[RegisterQuery]:
    """Return each text with every order, filters and both directions taken in turn."""
    filters, ways = cycle(FILTERS), cycle((False, True, True))
    return [
        RegisterQuery(text, next(filters), order, next(ways))
        for text, order in product(texts, ORDERS)
    ]


def by_like(path: Path) -> list[float]:
    """Return how long it takes to read through all members for a name."""
    with closing(sqlite3.connect(path)) as raw:
        ask = "SELECT DISTINCT case_id FROM founders WHERE surname LIKE ? LIMIT 50"
        return [
            timed(lambda: raw.execute(ask, (f"%{text}%",)).fetchall())  # noqa: B023 - at once
            for text in ("Щербатегі", "Байтұрсынова", "ovskij")
        ]


def by_title(path: Path) -> list[float]:
    """Return how long SQLite needs for a bare page of titles in their order."""
    with closing(sqlite3.connect(path)) as raw:
        ask = "SELECT case_id, title FROM register ORDER BY title_key, case_id LIMIT 50"
        return [timed(lambda: raw.execute(ask).fetchall()) for _round in range(50)]


def written(store: Store) -> list[float]:
    """Return how long rows of cases of fifty people take, findings and all; nothing stays."""
    times: list[float] = []
    answers, reference = financed(), load_reference()

    def put_forty() -> None:
        with store.write(derived=True) as connection:
            for case_id in range(100, 140):
                times.append(
                    timed(
                        lambda: put_row(connection, case_id, answers, reference, NOW.date())  # noqa: B023 - at once
                    )
                )
            raise _UndoneError

    try:
        put_forty()
    except _UndoneError:
        return times[5:]
    return times


class _UndoneError(Exception):
    """What was measured is not to stay."""


def told(name: str, times: Sequence[float]) -> None:
    """Print one line."""
    median, p95 = share(list(times), 0.5), share(list(times), 0.95)
    print(f"{name:22} median {median:7.2f} ms  p95 {p95:7.2f} ms  worst {max(times):7.2f} ms")


def main(path: Path) -> int:
    """Measure, print, and return 1 when a figure is missed."""
    if not path.exists():
        fill(path, CASES, MEMBERS)
    with Store(path, FixedClock(NOW)) as store:
        desk = RegisterService(store, load_reference)
        pages(desk)  # the operating system has read the file once
        gc.collect()
        found = pages(desk)
        for kind, times in found.items():
            told(kind, times)
        everything = [one for times in found.values() for one in times]
        told("all first pages", everything)
        several: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("all ids", lambda text: desk.ids(RegisterQuery(text))),
            ("sums", lambda text: desk.sums(RegisterQuery(text))),
        )
        texts = [text for some in TYPED.values() for text in some]
        for name, ask in several:
            told(name, [timed(lambda: ask(text)) for text in texts])  # noqa: B023 - at once
        told("choices", [timed(desk.choices) for _round in range(5)])
        told("is anything stale", [timed(desk.stale) for _round in range(50)])
        put = written(store)
        told("row of 50 people", put)
        cases = CaseService(store)
        opened = [timed(lambda: cases.open(number)) for number in range(1, 200)]  # noqa: B023 - at once
        told("open a case", opened)
    told("raw: bare titles", by_title(path))
    told("raw: LIKE on members", by_like(path))
    first, row = share(everything, 0.95), share(put, 0.95)
    print(f"first page p95 {first:.1f} ms, wanted <= {PAGE_MS:.0f}; row {row:.1f} <= {PUT_MS:.0f}")
    return int(first > PAGE_MS or row > PUT_MS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE))
