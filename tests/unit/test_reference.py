"""The shipped reference data: whole, sourced, and laid under the edited АЕК table."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.core.paths import resources_dir
from app.domain.reference import AekValue
from app.services.reference import districts_of, load_reference


def test_aek_of_every_year() -> None:
    reference = load_reference()
    for day, tenge in (
        (date(2022, 3, 31), 2917),
        (date(2022, 4, 1), 3063),
        (date(2022, 12, 31), 3063),
        (date(2023, 1, 1), 3450),
        (date(2024, 6, 1), 3692),
        (date(2025, 12, 31), 3932),
        (date(2026, 1, 1), 4325),
    ):
        found = reference.aek_on(day)
        assert found is not None
        assert found.tenge == tenge
        assert found.source
    assert reference.aek_on(date(2027, 1, 1)) is None
    assert reference.aek_on(date(2021, 12, 31)) is None


def test_edited_aek_lies_over_the_shipped_one() -> None:
    extra = (
        AekValue(date(2027, 1, 1), 4600, "заң"),
        AekValue(date(2026, 1, 1), 4400, "түзетілген"),
    )
    reference = load_reference(extra)
    found_2027, found_2026 = (reference.aek_on(date(year, 5, 5)) for year in (2027, 2026))
    assert found_2027 is not None
    assert found_2026 is not None
    assert (found_2027.tenge, found_2026.tenge) == (4600, 4400)
    assert [value.valid_from for value in reference.aek] == sorted(
        value.valid_from for value in reference.aek
    )
    assert load_reference() is load_reference()


def test_oblasts() -> None:
    oblasts = load_reference().oblasts
    assert len(oblasts) == 20
    assert len([o for o in oblasts.values() if o.districts]) == 17
    assert sum(len(o.districts) for o in oblasts.values()) == 170
    assert all(o.name_ru for o in oblasts.values())
    # «16 аудан» of the programme's slides: 14 districts and two cities of oblast rank.
    turkistan = districts_of("Түркістан")
    assert "Түлкібас" in turkistan
    assert {"Арыс қаласы", "Кентау қаласы"} <= set(turkistan)
    assert districts_of(" Түркістан облысы ") == turkistan
    assert {"Қостанай ауданы", "Қостанай қаласы"} <= set(districts_of("Қостанай"))
    assert "Ақсу ауданы" in oblasts["Жетісу"].districts
    assert "Ақсу қаласы" in oblasts["Павлодар"].cities
    assert "Арыс" in oblasts["Түркістан"].cities
    assert len(districts_of("Павлодар")) == len(set(districts_of("Павлодар")))
    assert districts_of("Атлантида") == ()


def test_directions_and_activities() -> None:
    reference = load_reference()
    assert len(reference.directions) == 11
    for direction in reference.directions.values():
        assert direction.name_kk
        assert direction.name_ru
        assert not direction.activity_code or direction.activity_code in reference.activities
    assert len(reference.activities) >= 55
    for code, activity in reference.activities.items():
        assert len(code) == 5
        assert code.isdigit()
        assert activity.name_kk != activity.name_ru


@pytest.mark.parametrize("name", ["aek", "oblasts", "directions", "activities"])
def test_every_file_has_its_source(name: str) -> None:
    path = resources_dir() / "reference" / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["source"]
    assert date.fromisoformat(data["checked_on"]) >= date(2026, 1, 1)
