"""What is chosen once: the office, the interface, the editable tables of АЕК and ceilings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from app.core.settings import SETTINGS, Setting
from app.db import books, faults
from app.domain.reference import AekValue, Ceiling
from app.services.model import Office
from app.services.store import Store


class SettingsService:
    """Settings kept in the store, so that they travel with a copy of it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str) -> str:
        """Return a setting as text: what was chosen, or the default.

        Raises:
            KeyError: there is no such setting: a bug of the caller.
        """
        setting = SETTINGS[key]
        with self._store.read() as connection:
            return _value(setting, books.setting(connection, key))

    def chosen(self, key: str) -> str:
        """Return a setting as it was chosen, empty while nobody chose.

        Raises:
            KeyError: there is no such setting: a bug of the caller.
        """
        setting = SETTINGS[key]
        with self._store.read() as connection:
            stored = books.setting(connection, key)
        return stored if stored is not None and setting.allows(stored) else ""

    def set(self, key: str, value: str | bool) -> None:
        """Keep a setting.

        Raises:
            KeyError: there is no such setting: a bug of the caller.
            ValueError: the setting does not take this value: a bug of the caller.
        """
        text = str(int(value)) if isinstance(value, bool) else value
        if not SETTINGS[key].allows(text):
            raise ValueError(key)
        with self._store.write() as connection:
            books.write_settings(connection, [(key, text)])

    def office(self) -> Office:
        """Return the okrug and its akim, offered in every new case."""
        with self._store.read() as connection:
            stored = books.all_settings(connection)
        return Office(
            **{
                field.name: _value(SETTINGS[f"office.{field.name}"], stored.get(_key(field.name)))
                for field in fields(Office)
            }
        )

    def set_office(self, office: Office) -> None:
        """Keep the okrug and its akim."""
        values = [(_key(field.name), getattr(office, field.name)) for field in fields(Office)]
        with self._store.write() as connection:
            books.write_settings(connection, values)

    def aek(self) -> tuple[AekValue, ...]:
        """Return the user's own АЕК values by day; they are laid over the shipped ones.

        Raises:
            DamagedStoreError: a day in the file is no date.
        """
        with self._store.read() as connection:
            rows = books.aek(connection)
        try:
            return tuple(
                AekValue(date.fromisoformat(day), tenge, source) for day, tenge, source in rows
            )
        except ValueError as error:
            raise faults.damaged(self._store.path) from error

    def set_aek(self, values: Iterable[AekValue]) -> None:
        """Keep these АЕК values in the place of the user's own ones; the last of a day counts."""
        by_day = {value.valid_from: value for value in values}
        rows = [(day.isoformat(), value.tenge, value.source) for day, value in by_day.items()]
        with self._store.write() as connection:
            books.replace_aek(connection, rows)

    def ceilings(self) -> tuple[Ceiling, ...]:
        """Return the user's own ceilings by day; they are laid over the shipped ones.

        Raises:
            DamagedStoreError: a day in the file is no date.
        """
        with self._store.read() as connection:
            rows = books.ceilings(connection)
        try:
            return tuple(
                Ceiling(date.fromisoformat(day), cooperative, person, source)
                for day, cooperative, person, source in rows
            )
        except ValueError as error:
            raise faults.damaged(self._store.path) from error

    def set_ceilings(self, values: Iterable[Ceiling]) -> None:
        """Keep these ceilings in the place of the user's own ones; the last of a day counts."""
        by_day = {value.valid_from: value for value in values}
        rows = [
            (day.isoformat(), value.cooperative_aek, value.person_aek, value.source)
            for day, value in by_day.items()
        ]
        with self._store.write() as connection:
            books.replace_ceilings(connection, rows)


def _key(name: str) -> str:
    return f"office.{name}"


def _value(setting: Setting, stored: str | None) -> str:
    return stored if stored is not None and setting.allows(stored) else setting.default
