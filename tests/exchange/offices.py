"""Offices that hand files to each other: each with a data file, a key and a role of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.core.clock import FixedClock
from app.core.version import PROGRAM_VERSION
from app.db import archive, revisions
from app.domain.answers import Answers
from app.domain.office import Role
from app.domain.reference import Reference
from app.exchange.package.model import Content, Manifest, Purpose
from app.exchange.package.writer import pack
from app.services.archive import answers_to_json, digest_of
from app.services.cases import CaseService
from app.services.intake import IntakeService
from app.services.office import OfficeService
from app.services.packing import case_contents
from app.services.reference import load_reference
from app.services.settings import SettingsService
from app.services.store import Store

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Desk:
    """One office of a test: its services, and its files for the others."""

    def __init__(self, folder: Path, name: str, role: Role) -> None:
        self.folder = folder / name
        self.folder.mkdir()
        self.store = Store(self.folder / "store.sqlite3", FixedClock(NOON))
        self.cases = CaseService(self.store)
        self.settings = SettingsService(self.store)
        self.settings.set("office.name", name)
        self.settings.set("office.role", role.value)
        self.office = OfficeService(self.store)
        self.intake = IntakeService(self.store, self.office, load_reference)
        self.files = 0

    def send(
        self,
        *case_ids: int,
        purpose: Purpose = Purpose.CASE,
        password: str = "",
        told: Callable[[Manifest], Manifest] = lambda manifest: manifest,
        spoil: Callable[[list[Content]], object] = len,
    ) -> Path:
        """Write cases into a file of this office, noting that they were sent; return its path.

        ``told`` may change the manifest, ``spoil`` the files.
        """
        packed, contents = [], list[Content]()
        for case_id in case_ids:
            folder = self.cases.open(case_id).summary.uuid if len(case_ids) > 1 else ""
            case, parts = case_contents(self.cases, case_id, Reference(), folder=folder)
            packed.append(case)
            contents += parts
        spoil(contents)
        self.files += 1
        path = self.folder / f"{self.files}.auylkoop"
        manifest = Manifest(purpose, self.office.me(), PROGRAM_VERSION, (), tuple(packed))
        pack(told(manifest), contents, self.office.sign, path, password)
        for case_id in case_ids:
            facts = answers_to_json(self.cases.open(case_id).answers)
            with self.store.write() as connection:
                kept = archive.keep_snapshot(connection, case_id, facts, digest_of(facts))
                revisions.note_sent(connection, case_id, digest_of(facts), kept, NOON)
        return path

    def answers(self, uuid: str) -> Answers:
        """Return what this office has of a case."""
        found = self.cases.by_uuid(uuid)
        assert found is not None
        return self.cases.open(found.id).answers

    def content(self) -> str:
        """Return the SHA-256 of everything in the data file."""
        return content_of(self.store)


def content_of(store: Store) -> str:
    """Return the SHA-256 of everything in a data file."""
    digest = hashlib.sha256()
    with store.read() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        for line in raw.iterdump():
            digest.update(line.encode())
    return digest.hexdigest()


__all__ = ["NOON", "Content", "Desk", "content_of"]
