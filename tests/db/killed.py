"""Kill a writing process many times; every save that it had acknowledged must be in the file.

Run by :mod:`tests.db.test_killed` in a process of its own, which forks.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from app.core.clock import SystemClock
from app.db.backup import backup_folder
from app.domain.answers import InsertRecord, Record, SetValue
from app.services.backups import BackupService
from app.services.cases import CaseService
from app.services.store import Store

Work = Callable[[Path, int, int], None]


def write(path: Path, first: int, pipe: int) -> None:
    """Save numbered answers and acknowledge each, until killed."""
    with Store(path, SystemClock()) as store:
        cases = CaseService(store)
        found = cases.list()
        case_id = found[0].id if found else cases.create().summary.id
        number = first
        while True:
            changes = (
                SetValue("director.speech", str(number)),
                SetValue("director.decision", str(number) * 200),
                InsertRecord("founders", Record(f"r{number}", {"surname": str(number)}), number),
            )
            cases.save(case_id, changes)
            os.write(pipe, f"{number}\n".encode())
            number += 1


def swap(path: Path, first: int, pipe: int) -> None:
    """Copy the store away, change it, bring the copy back, acknowledge, again, until killed."""
    with Store(path, SystemClock()) as store:
        cases, backups = CaseService(store), BackupService(store)
        case_id = (cases.list() or (cases.create().summary,))[0].id
        while True:
            cases.save(case_id, [SetValue("director.speech", "kept")])
            backups.copy_to(path.with_name("copy.sqlite3"))
            cases.save(case_id, [SetValue("director.speech", "thrown away")])
            backups.open_copy(path.with_name("copy.sqlite3"))
            os.write(pipe, f"{first}\n".encode())


def read_swapped(path: Path) -> int:
    """Check that the store and all its backups are whole, and that nothing is left lying about."""
    with Store(path, SystemClock()) as store:
        found = CaseService(store).list()
        copied = path.with_name("copy.sqlite3").exists()
        if len(found) != 1 and (copied or found):
            sys.exit(f"{len(found)} cases")
        named = set(backup_folder(path).glob("*.sqlite3"))
        if {kept.path for kept in BackupService(store).list()} != named:
            sys.exit("a backup is not whole")
    names = {file.name for file in path.parent.iterdir()}
    left = {name for name in names if not name.startswith(".copy.sqlite3-")}
    left -= {path.name, f"{path.name}.lock", "backups", "copy.sqlite3"}
    if left:
        sys.exit(f"left behind: {left}")
    return 0


def read(path: Path) -> int:
    """Return the last number that stands in the file, after checking that its save is whole."""
    with Store(path, SystemClock()) as store:
        cases = CaseService(store)
        found = cases.list()
        if not found:
            return 0
        answers = cases.open(found[0].id).answers
        number = int(answers.get("director.speech") or 0)
        founders = [record.get("surname") for record in answers.records("founders")]
        if founders != [str(i) for i in range(1, number + 1)]:
            sys.exit(f"half a save: {number}, {len(founders)} founders")
        if number and answers.get("director.decision") != str(number) * 200:
            sys.exit(f"half a save: {number}")
        return number


def main(folder: Path, rounds: int, work: Work, check: Callable[[Path], int]) -> None:
    """Run the rounds; end with a message when a save is lost or cut in half."""
    chance = random.Random(5)  # noqa: S311 - the same every time, as far as a scheduler allows
    path = folder / "s.sqlite3"
    kept = 0
    for _ in range(rounds):
        source, pipe = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(source)
            work(path, kept + 1, pipe)
        os.close(pipe)
        acknowledged = kept
        with os.fdopen(source, "rb", buffering=0) as lines:
            wanted = chance.randrange(12 if work is write else 3)
            text = b""
            while text.count(b"\n") < wanted:
                part = lines.read(1)
                if not part:
                    sys.exit("the writer ended by itself")
                text += part
            for _ in range(chance.randrange(20_000 if work is write else 600_000)):
                pass  # let the writer come to some place inside its next save
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            text += lines.read() or b""
        if text.count(b"\n"):
            acknowledged = int(text[: text.rindex(b"\n")].split()[-1])
        kept = check(path)
        if work is write and kept < acknowledged:
            sys.exit(f"lost: {acknowledged} was acknowledged, {kept} is in the file")
    print(kept)


if __name__ == "__main__":
    if sys.argv[3:] == ["swap"]:
        main(Path(sys.argv[1]), int(sys.argv[2]), swap, read_swapped)
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), write, read)
