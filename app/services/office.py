"""Who this office is, and whose files it takes: its own key and the senders it has accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.core.settings import SETTINGS
from app.db import books
from app.db import offices as repository
from app.domain.office import Role, Sender
from app.exchange.package.signing import fingerprint, new_seed, public_key, sign
from app.services.store import Store


@dataclass(frozen=True)
class KnownSender:
    """An accepted sender, since when, and the fingerprint of his key."""

    sender: Sender
    since: datetime
    fingerprint: str


class OfficeService:
    """The office's identity. Its private key stays in the data file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def role(self) -> Role:
        """Return what this office does in the scheme."""
        with self._store.read() as connection:
            return _role(connection)

    def me(self) -> Sender:
        """Return this office as its files name it; its key is made when there is none yet."""
        seed = self._seed()
        with self._store.read() as connection:
            stored = books.all_settings(connection)
            return Sender(
                key=public_key(seed),
                role=_role(connection),
                name=stored.get("office.name", ""),
                oblast=stored.get("office.oblast", ""),
                district=stored.get("office.district", ""),
                okrug=stored.get("office.okrug", ""),
            )

    def sign(self, data: bytes) -> bytes:
        """Return the office's signature over the data, 64 bytes."""
        return sign(self._seed(), data)

    def known(self) -> tuple[Sender, ...]:
        """Return the accepted senders in the order in which they were accepted."""
        with self._store.read() as connection:
            return tuple(
                Sender(row.key, Role(row.role), row.name, row.oblast, row.district, row.okrug)
                for row in repository.accepted(connection)
            )

    def known_senders(self) -> tuple[KnownSender, ...]:
        """Return the accepted senders with the moment and the fingerprint, in the same order."""
        with self._store.read() as connection:
            return tuple(
                KnownSender(
                    Sender(row.key, Role(row.role), row.name, row.oblast, row.district, row.okrug),
                    row.accepted_at,
                    fingerprint(row.key),
                )
                for row in repository.accepted(connection)
            )

    @staticmethod
    def fingerprint(key: str) -> str:
        """Return a key's fingerprint: eight groups of five digits, read out over the telephone."""
        return fingerprint(key)

    def accept(self, sender: Sender) -> None:
        """Take files of a sender from now on. His names are those that were shown."""
        with self._store.write() as connection:
            repository.accept(connection, sender, self._store.now())

    def forget(self, key: str) -> None:
        """Ask again before the next file of a sender; what he sent stays."""
        with self._store.write() as connection:
            repository.forget(connection, key)

    def _seed(self) -> bytes:
        with self._store.read() as connection:
            kept = repository.seed(connection)
        if kept is not None:
            return kept
        with self._store.write() as connection:
            made = new_seed()
            repository.keep_seed(connection, made, self._store.now())
            return made


def _role(connection: Connection) -> Role:
    setting = SETTINGS["office.role"]
    stored = books.setting(connection, setting.key)
    return Role(stored if stored is not None and setting.allows(stored) else setting.default)
