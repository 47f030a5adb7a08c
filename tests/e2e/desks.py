"""Three offices at their terminals: each with a data folder, nothing but files between them."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.answers import Answers
from app.domain.office import Role
from app.exchange.case_file import CaseFile, dump
from app.services.settings import SettingsService
from app.services.store import Store
from tests.e2e.terminal import CLOCK, Terminal


class Desk(Terminal):
    """The terminal of one office, over its own data folder."""

    def __init__(self, folder: Path, role: Role) -> None:
        folder.mkdir()
        super().__init__(folder / "store.sqlite3")
        with Store(self.store, CLOCK) as store:
            SettingsService(store).set("office.role", role.value)

    def well(self, *arguments: str) -> str:
        """Run what must succeed; return what it wrote."""
        assert self.run("--lang", "en", *arguments) == 0, self.err
        return self.out

    def answer(self, number: str, values: dict[str, str]) -> None:
        """Answer questions of a case: it is written out, filled in and taken in again."""
        case = self.case(number)
        case["answers"] |= values
        path = self.store.parent / "case.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        self.well("import", "--theirs", str(path))

    def fingerprint(self, file: Path) -> str:
        """Return the fingerprint of the key that a file is signed with."""
        assert self.run("verify", str(file), "--json") == 0, self.err
        told: str = json.loads(self.out)["sender"]["fingerprint"]
        return told

    def put(self, uuid: str, answers: Answers) -> None:
        """Begin a case."""
        path = self.store.parent / "new.json"
        path.write_text(dump(CaseFile(uuid, answers)), encoding="utf-8")
        self.well("import", str(path))

    def take(self, file: Path, *said: str) -> None:
        """Take a file in; what became of it is one of these words."""
        self.well("import", str(file))
        assert self.out.split("\t")[1].strip() in said, self.out

    def meet(self, file: Path, said: str) -> None:
        """Take a file of a stranger in, once the fingerprint of its key is accepted."""
        assert self.run("--lang", "en", "import", str(file)) == 1
        assert "Unknown sender" in self.out
        self.well("import", "--accept", self.fingerprint(file), str(file))
        assert self.out.split("\t")[1].strip() == said, self.out

    def everything(self) -> str:
        """Return all cases whole."""
        numbers = [line.split("\t")[0] for line in self.well("list").splitlines()]
        return "\n".join(self.well("show", number, "--json") for number in numbers)
