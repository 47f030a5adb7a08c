"""Files of other offices for the window's tests: each office has a data file of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.core.clock import FixedClock
from app.db import archive, revisions
from app.domain.answers import Answers, Change
from app.domain.office import Role
from app.exchange.package.model import Manifest, Purpose
from app.exchange.package.writer import pack
from app.services.archive import answers_to_json, revision_of
from app.services.cases import CaseService
from app.services.intake import IntakeService
from app.services.model import OpenCase
from app.services.office import OfficeService
from app.services.packing import case_contents
from app.services.reference import load_reference
from app.services.settings import SettingsService
from app.services.store import Store
from tests.ui.window_support import NOW


class OtherOffice:
    """An office beside the one of the window: founds cases, writes packages, takes files in."""

    def __init__(
        self, folder: Path, name: str = "Мичурин округінің әкімі", role: Role = Role.OKRUG
    ) -> None:
        self.folder = folder / "stick"
        self.folder.mkdir(parents=True)
        self.store = Store(folder / "other.sqlite3", FixedClock(NOW))
        self.cases = CaseService(self.store)
        self.office = OfficeService(self.store)
        self.intake = IntakeService(self.store, self.office, load_reference)
        settings = SettingsService(self.store)
        settings.set("office.role", role.value)
        settings.set("office.name", name)
        settings.set_office(
            replace(settings.office(), oblast="Түркістан", district="Түлкібас", okrug="Мичурин")
        )

    def create(self, name: str = "Береке", **more: str) -> OpenCase:
        """Found a case; ``more`` are answers with ``__`` for the point."""
        answers = {
            "name.proper": name,
            "meeting.oblast": "Түркістан",
            "meeting.district": "Түлкібас",
            "meeting.okrug": "Мичурин",
            **{key.replace("__", "."): text for key, text in more.items()},
        }
        return self.cases.create(Answers(answers))

    def save(self, case: OpenCase, *changes: Change) -> None:
        """Change a case."""
        self.cases.save(case.summary.id, changes)

    def write(self, file: str, *cases: OpenCase, password: str = "") -> Path:
        """Write cases into a package as they stand now, and remember that they were sent."""
        reference = load_reference()
        parts = [
            case_contents(self.cases, one.summary.id, reference, folder=one.summary.uuid)
            for one in cases
        ]
        manifest = Manifest(
            purpose=Purpose.CASE,
            sender=self.office.me(),
            program="1.0",
            files=(),
            cases=tuple(packed for packed, _contents in parts),
        )
        contents = [content for _packed, files in parts for content in files]
        path = self.folder / file
        pack(manifest, contents, self.office.sign, path, password)
        for one in cases:
            self._note_sent(one.summary.id)
        return path

    def _note_sent(self, case_id: int) -> None:
        answers = self.cases.open(case_id).answers
        revision = revision_of(answers)
        with self.store.write() as connection:
            kept = archive.keep_snapshot(connection, case_id, answers_to_json(answers), revision)
            revisions.note_sent(connection, case_id, revision, kept, self.store.now())

    def close(self) -> None:
        """Close the data file."""
        self.store.close()
