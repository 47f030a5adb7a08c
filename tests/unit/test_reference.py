"""The shipped reference data: whole, sourced, and laid under the edited АЕК table."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from app.core.paths import resources_dir
from app.domain.reference import AekValue, Ceiling
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


def test_the_ceilings_hold_until_the_next_ones() -> None:
    reference = load_reference()
    assert reference.ceiling_on(date(2022, 12, 31)) is None
    for day in (date(2023, 1, 1), date(2024, 5, 5), date(2026, 11, 23)):
        found = reference.ceiling_on(day)
        assert found is not None
        assert (found.cooperative_aek, found.person_aek) == (8000, 2500)
        assert found.valid_from <= day
        assert found.source


def test_edited_ceilings_lie_over_the_shipped_ones() -> None:
    shipped = load_reference().ceilings
    changed = Ceiling(shipped[-1].valid_from, 7000, 2000, "бұйрық")
    later = Ceiling(date(2027, 3, 1), 9000, 3000, "жаңа бұйрық")
    reference = load_reference((), (later, changed))
    assert reference.ceiling_on(date(2027, 2, 28)) == changed
    assert reference.ceiling_on(date(2027, 3, 1)) == later
    assert len(reference.ceilings) == len(shipped) + 1
    assert reference.aek == load_reference().aek


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


KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
SPELLED_SO_IN_RUSSIAN = {
    "область Жетісу",
    "область Ұлытау",
    "город Қонаев",
    "район Ақсуат",
    "район Аққулы",
    "район Бәйтерек",
    "район Жаңасемей",
    "район Марқакөл",
    "район Мақаншы",
    "район Тереңкөл",
    "район Үлкен Нарын",
}
"""Named of late: the acts and the classifier keep the Kazakh letters in the Russian text."""


def test_every_place_has_its_russian_name() -> None:
    named = set()
    for oblast in load_reference().oblasts.values():
        named.add(oblast.name_ru)
        assert set(oblast.names_ru) == {*oblast.districts, *oblast.cities}
        for place in oblast.districts:
            russian = oblast.names_ru[place]
            assert russian.endswith("ский район") or russian.startswith("район "), russian
        for place in oblast.cities:
            assert oblast.names_ru[place].startswith("город ")
        assert len(set(oblast.names_ru.values())) == len(oblast.names_ru)
        named.update(oblast.names_ru.values())
    assert all(re.fullmatch("[а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ -]+", name) for name in named)
    assert {name for name in named if KAZAKH_LETTERS & set(name)} == SPELLED_SO_IN_RUSSIAN


@pytest.mark.parametrize(
    ("oblast", "district", "russian"),
    [
        ("Түркістан", "Түлкібас", "Тюлькубасский район"),
        (" Түркістан облысы", "Түлкібас  ауданы ", "Тюлькубасский район"),
        ("Түркістан", "Кентау қаласы", "город Кентау"),
        ("Түркістан", "Кентау", "город Кентау"),
        ("Түркістан", "Кентау ауданы", ""),
        ("Қостанай", "Қостанай", "Костанайский район"),
        ("Қостанай", "Қостанай ауданы", "Костанайский район"),
        ("Қостанай", "Қостанай қаласы", "город Костанай"),
        ("Павлодар", "Ақсу", "город Аксу"),
        ("Жетісу", "Ақсу", "Аксуский район"),
        ("Солтүстік Қазақстан", "Ғабит Мүсірепов", "район имени Габита Мусрепова"),
        ("Ақмола", "Түлкібас", ""),
        ("Атлантида", "Түлкібас", ""),
        ("Түркістан", "", ""),
        ("", "", ""),
    ],
)
def test_russian_name_of_a_district(oblast: str, district: str, russian: str) -> None:
    assert load_reference().district_ru(oblast, district) == russian


def test_russian_name_of_an_oblast() -> None:
    reference = load_reference()
    assert reference.oblast_ru("Түркістан облысы") == "Туркестанская область"
    assert reference.oblast_ru("Абай") == "область Абай"
    assert reference.oblast_ru("Алматы қаласы") == "город Алматы"
    assert reference.oblast_ru("Алматы") == "Алматинская область"
    assert reference.oblast_ru("Атлантида") == reference.oblast_ru("") == ""


def test_every_russian_name_says_where_it_is_from() -> None:
    path = resources_dir() / "reference" / "oblasts.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    marks = {place["mark_ru"] for o in data["oblasts"] for place in (*o["districts"], *o["cities"])}
    assert marks <= set(data["marks"])
    assert data["source_ru"]


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


@pytest.mark.parametrize("name", ["aek", "ceilings", "oblasts", "directions", "activities"])
def test_every_file_has_its_source(name: str) -> None:
    path = resources_dir() / "reference" / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["source"]
    assert date.fromisoformat(data["checked_on"]) >= date(2026, 1, 1)
