"""How many distinct forms `inflect` makes in a second, without a cache.

Run: ``python -m bench.bench_inflect``. It prints one line; the aim is 50 000 forms a second.
"""

from __future__ import annotations

import itertools
import time

from app.kazakh import CASES, inflect

_STEMS = ("Нұр", "Бек", "Сәке", "Ома", "Жан", "Тіле", "Мұқа", "Ерке", "Абы", "Дос", "Гүл", "Ақ")
_MIDDLES = ("лан", "зат", "болат", "ген", "мұхамед", "тай", "ғали", "сұлтан", "рәсіл", "жігіт")
_TAILS = ("", "ов", "ев", "ұлы", "қызы", "ова", " ауданы", " ауылдық округі", " ЖШС", " кеңесі")


def texts() -> list[str]:
    """Return distinct names and phrases of every kind."""
    made = ["".join(parts) for parts in itertools.product(_STEMS, _MIDDLES, _TAILS)]
    return made + [str(number) for number in range(1, 1000)]


def rate(rounds: int = 5) -> float:
    """Return the best rate of several rounds, forms a second."""
    jobs = [(text, case) for text in texts() for case in CASES[1:]]
    best = 0.0
    for _ in range(rounds):
        start = time.perf_counter()
        for text, case in jobs:
            inflect(text, case)
        best = max(best, len(jobs) / (time.perf_counter() - start))
    return best


def main() -> None:
    """Print the rate."""
    print(f"inflect: {rate():,.0f} forms/s without cache (aim: 50 000)")


if __name__ == "__main__":
    main()
