"""Take files in and write them, killed at chosen points; run by ``test_killed_work``, which forks.

A child does the work of one office and stops for ever at the so-manieth step: a statement of the
store, a commit, a part of a file, a file put in its place. It says so through a pipe and is killed
right there. Nothing is left to chance and nothing waits.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.core.clock import FixedClock
from app.db.engine import journal_of
from app.domain.office import Role
from app.exchange.package import writer
from app.exchange.package.reader import open_package
from app.services.intake import IntakeService
from app.services.model_exchange import Outcome
from app.services.office import OfficeService
from app.services.reference import load_reference
from app.services.store import Store
from tests.exchange.offices import NOON, Desk, content_of
from tests.exchange.test_intake_papers import PDF, issue, scan
from tests.services.file_set_support import Desk as Okrug
from tests.unit.rules.samples import clean_answers

MOST = 20
"""Points at which each work is killed: half of them spread evenly, half the last steps."""


class Steps:
    """Counts the steps of a work and stops at one of them."""

    def __init__(self, stop_at: int, pipe: int) -> None:
        self.taken = 0
        self._stop_at = stop_at
        self._pipe = pipe
        self._over = False

    def step(self, *_what: object) -> None:
        """Take a step; where it is the one, say so and wait to be killed."""
        self.taken += not self._over
        if self.taken == self._stop_at and not self._over:
            os.write(self._pipe, b"!")
            while True:
                signal.pause()

    def around(self, owner: Any, name: str) -> None:
        """Let a function be a step before and a step after it."""
        plain = getattr(owner, name)

        def watched(*args: object, **more: object) -> object:
            self.step()
            made = plain(*args, **more)
            self.step()
            return made

        setattr(owner, name, watched)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the statements and commits of stores, the parts of files, and the end of it all."""
        event.listen(Engine, "before_cursor_execute", self.step)
        event.listen(Engine, "commit", self.step)
        self.around(writer._Archive, "_put")
        self.around(Path, "replace")
        yield
        self.step()
        self._over = True


Work = Callable[[Path, Steps], None]


def run(work: Work, folder: Path, stop_at: int) -> int:
    """Do a work in a child that is killed at a step; return how many steps it took, 0 if killed."""
    source, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            steps = Steps(stop_at, pipe)
            work(folder, steps)
            os.write(pipe, f"{steps.taken}.".encode())
        finally:
            os._exit(0)
    os.close(pipe)
    with os.fdopen(source, "rb", buffering=0) as lines:
        told = b""
        while not told.endswith((b"!", b".")):
            part = lines.read(8)
            if not part:
                sys.exit("the work ended by itself")
            told += part
    if told == b"!":
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 0 if told == b"!" else int(told[:-1])


def points(count: int) -> list[int]:
    """Return the steps to be killed at: the last ones, where files and commits end, all of them."""
    half = MOST // 2
    evenly = {1 + number * max(count - half, 0) // half for number in range(half)}
    return sorted({*evenly, *range(max(1, count - half + 1), count + 1)})


def fresh(base: Path, folder: Path) -> Path:
    """Put a copy of an office's folder in the place of what the last work left."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    return folder


def expect(true: object, *what: object) -> None:
    """End with a message unless something is so."""
    if not true:
        sys.exit(" ".join(map(str, what)))


# -- taking in -------------------------------------------------------------------------------


def take(folder: Path, steps: Steps | None) -> Outcome:
    """Take the file of an office's folder in, counted."""
    with Store(folder / "store.sqlite3", FixedClock(NOON)) as store:
        intake = IntakeService(store, OfficeService(store), load_reference)
        if steps is None:
            return intake.take(folder / "1.auylkoop", accept=True).outcome
        with steps.counted():
            return intake.take(folder / "1.auylkoop", accept=True).outcome


def taking(folder: Path, steps: Steps) -> None:
    """Take in, as a work."""
    outcome = take(folder, steps)
    expect(outcome is Outcome.NEW, outcome)


def content(folder: Path) -> str:
    """Return the SHA-256 of all that a store holds, once it was opened anew."""
    with Store(folder / "store.sqlite3", FixedClock(NOON)) as store:
        return content_of(store)


def two_offices(folder: Path) -> Path:
    """Make a department's folder with an okrug's file in it; return it."""
    okrug = Desk(folder, "Мичурин", Role.OKRUG)
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    issue(okrug, case_id, PDF + bytes(200_000))
    scan(okrug, case_id, folder, bytes(100_000))
    sent = okrug.send(case_id)
    okrug.store.close()
    department = Desk(folder, "АШБ", Role.DEPARTMENT)
    department.store.close()
    shutil.copy(sent, department.folder / "1.auylkoop")
    return department.folder


def kill_taking(folder: Path) -> None:
    """Kill at each point: before, whole after, or nothing; and taking in again ends as ever."""
    base = two_offices(folder)
    before, there = content(base), folder / "there"
    count = run(taking, fresh(base, there), 0)
    after = content(there)
    hits = whole = 0
    for point in points(count):
        expect(run(taking, fresh(base, there), point) == 0, "not killed at", point)
        hits += 1
        found = content(there)
        # The sender's acceptance is a transaction of its own: without it he is asked about again.
        again = take(there, None)
        expect(again in (Outcome.NEW, Outcome.SAME), point, again)
        expect((found == before) is (again is Outcome.NEW), point, "half a file")
        whole += again is Outcome.SAME
        expect(content(there) == after, point, "taken in twice it is another one")
        names = {file.name for file in there.iterdir()}
        left = names - {"store.sqlite3", "store.sqlite3.lock", "1.auylkoop", "backups"}
        expect(not left, point, "left behind", left)
    torn(base, there, count, before)
    print(hits, whole)


def torn(base: Path, there: Path, count: int, before: str) -> None:
    """Cut the journal of a file just taken in, as a kill in the midst of its writing does."""
    run(taking, fresh(base, there), count)
    journal = journal_of(there / "store.sqlite3").read_bytes()
    expect(len(journal) > 300_000, "no journal", len(journal))
    for cut in range(0, len(journal) - 1, len(journal) // 9):
        run(taking, fresh(base, there), count)
        journal_of(there / "store.sqlite3").write_bytes(journal[:cut])
        found = content(there)
        again = take(there, None)
        expect((found == before) is (again is Outcome.NEW), "torn at", cut)


# -- writing ---------------------------------------------------------------------------------


def write(folder: Path, steps: Steps | None) -> bytes:
    """Write the file set of an office's case, counted; return its bytes."""
    with Store(folder / "store.sqlite3", FixedClock(NOON)) as store:
        from app.services.cases import CaseService
        from app.services.file_set import FileSetService

        cases = CaseService(store)
        sets = FileSetService(cases, OfficeService(store), load_reference)
        out = folder / "out" / "1.auylkoop"
        (case,) = cases.list()
        if steps is None:
            sets.write(case.id, out)
        else:
            with steps.counted():
                sets.write(case.id, out)
        return out.read_bytes()


def writing(folder: Path, steps: Steps) -> None:
    """Write, as a work."""
    write(folder, steps)


def kill_writing(folder: Path) -> None:
    """Kill at each point: the old file or the whole new one; and writing again ends as ever."""
    base = folder / "okrug"
    base.mkdir()
    okrug = Okrug(base)
    okrug.sign()
    okrug.office.me()
    okrug.store.close()
    (base / "out").mkdir()
    old, there = b"an older file", folder / "there"
    (base / "out" / "1.auylkoop").write_bytes(old)
    before = content(base)
    count = run(writing, fresh(base, there), 0)
    new, after = (there / "out" / "1.auylkoop").read_bytes(), content(there)
    hits = whole = 0
    for point in points(count):
        expect(run(writing, fresh(base, there), point) == 0, "not killed at", point)
        hits += 1
        found = (there / "out" / "1.auylkoop").read_bytes()
        expect(found in (old, new), point, "half a file")
        whole += found == new
        noted = content(there) != before
        expect(found == new or not noted, point, "noted as sent, but not written")
        expect(write(there, None) == new, point, "written again it is another one")
        expect(content(there) == after or noted, point, "sent, but not noted")
        names = {file.name for file in (there / "out").iterdir()}
        expect(names == {"1.auylkoop"}, point, "left behind", names)
    with open_package(there / "out" / "1.auylkoop") as package:
        expect(package.manifest.cases, "no case")
    print(hits, whole)


if __name__ == "__main__":
    {"take": kill_taking, "write": kill_writing}[sys.argv[2]](Path(sys.argv[1]))
