"""The sheet made from the shipped 126 cases is the programme's own (slide 3), figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.domain.report import Line, Period, Report, key_label
from app.domain.rounding import billions, millions
from app.services.cases import CaseService
from app.services.reference import load_reference
from app.services.report import Choice, ReportService
from app.services.samples import open_programme_sample
from app.services.store import Store

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=5)))

TABLE = """
2023 | Қайта өңдеу (консерві, тары өңдеу) | 2 | 45,6
2023 | Қайта өңдеу (сүт өндіру және өңдеу) | 9 | 230,6
2023 | Құрама жем шығару | 2 | 53,7
2023 | Мал сою алаңын ашу | 1 | 27,6
2023 | Ауыл шаруашылық техникаларын жаңарту | 25 | 642,2
2024-2025 | Қайта өңдеу (консерві) | 6 | 154,7
2024-2025 | Қайта өңдеу (сүт өндіру және өңдеу) | 5 | 127,5
2024-2025 | Құрама жем шығару | 2 | 51,0
2024-2025 | Мал сою алаңын ашу | 8 | 241,7
2024-2025 | Балық шаруашылығы | 1 | 30,0
2024-2025 | Ауыл шаруашылық техникаларын жаңарту | 6 | 133,8
"""
"""Slide 3, as domain.md section 3 reads it: period, label, projects, million tenge."""

TOTALS = {
    # period: projects, million, districts, okrugs, founded, jobs
    "2023": (39, "999.7", 16, 64, 64, 148),
    "2024-2025": (28, "738.7", 16, 62, 62, 97),
}
MILLION_IN_TIYN = 100_000_000


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportService]:
    folder: Path = tmp_path_factory.mktemp("programme")
    store = Store(folder / "auyl.sqlite3", FixedClock(NOW))
    assert open_programme_sample(CaseService(store)) == 126
    yield ReportService(store)
    store.close()


@pytest.fixture(scope="module")
def sheet(service: ReportService) -> Report:
    return service.report(Choice(sample=True), load_reference())


def _wanted() -> dict[tuple[str, str], tuple[int, Decimal]]:
    rows = [
        [cell.strip() for cell in line.split("|")] for line in TABLE.splitlines() if "|" in line
    ]
    return {
        (period, label): (int(projects), Decimal(sum_.replace(",", ".")))
        for period, label, projects, sum_ in rows
    }


def _found(period: Period) -> Iterator[tuple[str, Line]]:
    for line in period.lines:
        if line.projects:
            yield key_label(line.key, "direction", period.span, load_reference()), line


def test_every_direction_has_the_slides_projects_and_sum(sheet: Report) -> None:
    found = {
        (period.span.years, label): (line.projects, millions(line.tiyn))
        for period in sheet.periods
        for label, line in _found(period)
    }
    assert found == _wanted()


def test_the_sums_are_exact_in_tiyn_before_any_rounding(sheet: Report) -> None:
    for period in sheet.periods:
        for label, line in _found(period):
            wanted = _wanted()[period.span.years, label][1]
            assert line.tiyn == int(wanted * MILLION_IN_TIYN), label


@pytest.mark.parametrize("years", TOTALS)
def test_the_totals_are_the_slides(sheet: Report, years: str) -> None:
    period = next(one for one in sheet.periods if one.span.years == years)
    projects, sum_, districts, okrugs, founded, jobs = TOTALS[years]
    assert period.projects == projects
    assert period.tiyn == int(Decimal(sum_) * MILLION_IN_TIYN)
    assert millions(period.tiyn) == Decimal(sum_)
    assert (period.districts, period.okrugs, period.founded) == (districts, okrugs, founded)
    assert period.jobs == jobs


def test_the_sum_of_2023_is_shown_as_a_billion_and_the_later_one_in_millions(
    sheet: Report,
) -> None:
    assert [billions(period.tiyn) for period in sheet.periods] == [Decimal("1.0"), None]


def test_the_showcases_keep_their_real_sums(sheet: Report) -> None:
    sums = {row.title: row.tiyn for row in sheet.rows if "(үлгі)" not in row.title}
    assert sums == {
        "«Майтөбе Сүт» АӨК": 276 * MILLION_IN_TIYN // 10,
        "«Алға Бам» АӨК": 20 * MILLION_IN_TIYN,
        "«Майтөбе Сүт 2» АӨК": 31 * MILLION_IN_TIYN,
    }


def test_the_users_own_sheet_stays_empty(service: ReportService) -> None:
    assert service.report(Choice(), load_reference()).rows == ()


def test_nobody_got_more_than_the_ceiling_of_his_year(sheet: Report) -> None:
    reference = load_reference()
    for row in sheet.rows:
        if row.tiyn is None:
            continue
        assert row.financed is not None
        ceiling, aek = reference.ceiling_on(row.financed), reference.aek_on(row.financed)
        assert ceiling is not None
        assert aek is not None
        assert row.tiyn <= ceiling.cooperative_aek * aek.tenge * 100, row.title
