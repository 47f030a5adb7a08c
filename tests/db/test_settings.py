"""Settings travel with the store; every one has a type, a default and a description."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError
from app.core.settings import SETTINGS, SettingType
from app.domain.reference import AekValue, Ceiling
from app.services.model import Office
from app.services.settings import SettingsService
from app.services.store import Store

OFFICE = Office("Түркістан", "Түлкібас", "Мичурин", "Мичурин ауылы", "161300", "Н. Ә", "әкім")


@pytest.fixture
def service(store: Store) -> SettingsService:
    return SettingsService(store)


def test_every_setting_has_a_default_that_it_allows_and_a_description() -> None:
    for key, setting in SETTINGS.items():
        assert setting.key == key
        assert setting.allows(setting.default), key
        assert setting.description, key
        assert (setting.type is SettingType.CHOICE) == bool(setting.choices), key


def test_what_was_chosen_is_there_after_closing(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        service = SettingsService(store)
        assert service.get("language") == "kk"
        assert service.get("letter_bar") == "1"
        assert service.office() == Office()
        service.set("language", "ru")
        service.set("letter_bar", value=False)
        service.set_office(OFFICE)
        service.set_office(OFFICE)
    with Store(path, clock) as store:
        service = SettingsService(store)
        assert service.get("language") == "ru"
        assert service.get("letter_bar") == "0"
        assert service.office() == OFFICE
        service.set_office(Office())
        assert service.office() == Office()


def test_wrong_keys_and_values_are_bugs(service: SettingsService) -> None:
    with pytest.raises(KeyError):
        service.get("nothing")
    for key, value in (("language", "de"), ("letter_bar", "yes")):
        with pytest.raises(ValueError, match=key):
            service.set(key, value)


def test_a_stored_value_that_is_no_longer_allowed_gives_way_to_the_default(
    store: Store, service: SettingsService
) -> None:
    with store.write() as connection:
        connection.execute(text("INSERT INTO settings VALUES ('language', 'tlh')"))
    assert service.get("language") == "kk"


def test_the_table_of_the_aek_is_replaced_whole(store: Store, service: SettingsService) -> None:
    first = AekValue(date(2026, 1, 1), 4325, "Бюджет туралы заң")
    second = AekValue(date(2027, 1, 1), 4500, "")
    assert service.aek() == ()
    service.set_aek([second, first])
    assert service.aek() == (first, second)
    changed = AekValue(date(2027, 1, 1), 4501, "түзетілді")
    service.set_aek([second, changed])
    assert service.aek() == (changed,)
    service.set_aek([])
    assert service.aek() == ()
    with store.write() as connection:
        connection.execute(text("INSERT INTO aek_values VALUES ('soon', 1, '')"))
    with pytest.raises(DamagedStoreError):
        service.aek()


def test_numbers_are_digits_only() -> None:
    from app.core.settings import Setting

    setting = Setting("x", SettingType.WHOLE, "0", "x")
    assert setting.allows("12")
    for wrong in ("", "-1", "1.5", "٣", "²"):
        assert not setting.allows(wrong)


def test_the_table_of_ceilings_is_replaced_whole(store: Store, service: SettingsService) -> None:
    first = Ceiling(date(2026, 1, 1), 8000, 2500, "бұйрық")
    second = Ceiling(date(2027, 1, 1), 9000, 2600, "")
    assert service.ceilings() == ()
    service.set_ceilings([second, first])
    assert service.ceilings() == (first, second)
    service.set_ceilings([replace(second, person_aek=2700)])
    assert service.ceilings() == (replace(second, person_aek=2700),)
    service.set_ceilings([])
    assert service.ceilings() == ()
    with store.write() as connection:
        connection.execute(text("INSERT INTO ceiling_values VALUES ('soon', 1, 1, '')"))
    with pytest.raises(DamagedStoreError):
        service.ceilings()
