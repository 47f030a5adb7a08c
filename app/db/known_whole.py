"""A large store that was checked from end to end not long ago, and that nobody has touched since.

The whole check reads every page: tenths of a second for an okrug's file, many seconds for that of
a department with 100 000 cases. So a store that ends well leaves a mark beside it: what the file
looks like, and when all of it was last checked. The next start goes without the whole check only
while the file is just that one, for a week at most. Whatever is not quite so (an end by force, a
journal left behind, a file that was copied here, a clock that went back) has the whole check.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.core.atomic import clear_temporaries, write_bytes
from app.core.errors import FileError
from app.db.engine import journal_of

SMALL = 32 * 2**20
"""Bytes. A store up to this size is checked whole at every start: it takes no time to speak of."""

TRUSTED = timedelta(days=7)
"""For so long a whole check counts. Every backup made meanwhile is checked on its own."""

_HEAD = 4096
_MOST = 1000  # bytes of a mark


@dataclass(frozen=True)
class _Look:
    """What a file looks like from outside."""

    size: int
    changed: int  # ns, by the disk's clock
    head: str  # SHA-256 of its first bytes: SQLite's own counters and the tables' places


def mark_path(store: Path) -> Path:
    """Return where the mark of a store lies: beside it."""
    return store.with_name(store.name + ".checked")


def checked_at(store: Path, now: datetime) -> datetime | None:
    """Return when a store was checked whole, if that still counts; None: check it whole now."""
    try:
        with mark_path(store).open("rb") as file:
            told = json.loads(file.read(_MOST))
        moment = datetime.fromisoformat(told["checked"])
        same = told["look"] == _told(_look(store))
        recent = timedelta(0) <= now - moment < TRUSTED
    except (OSError, ValueError, TypeError, LookupError):  # none, or not as it was written
        return None
    return moment if same and recent and not _has_journal(store) else None


def mark(store: Path, checked: datetime) -> None:
    """Note how a store that was just closed well looks. A disk that refuses changes nothing.

    Args:
        store: the closed file.
        checked: when all of it was last checked.
    """
    with suppress(OSError, FileError):
        look = _look(store)
        if look.size > SMALL and not _has_journal(store):
            told = {"checked": checked.isoformat(), "look": _told(look)}
            write_bytes(mark_path(store), json.dumps(told).encode())


def unmark(store: Path) -> None:
    """Take the mark away: from now on the file may change.

    Where that cannot be (another program looks into it) the mark belies itself with the first
    write: a journal lies there then, or the file has another time.
    """
    clear_temporaries(mark_path(store))
    with suppress(OSError):
        mark_path(store).unlink(missing_ok=True)


def _look(store: Path) -> _Look:
    with store.open("rb") as file:
        head = file.read(_HEAD)
    found = store.stat()
    return _Look(found.st_size, found.st_mtime_ns, hashlib.sha256(head).hexdigest())


def _told(look: _Look) -> list[object]:
    return [look.size, look.changed, look.head]


def _has_journal(store: Path) -> bool:
    journal = journal_of(store)
    return journal.exists() and journal.stat().st_size > 0
