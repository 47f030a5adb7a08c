"""What is known of a crash: a report to copy, and the trace that a dead process left behind.

A report holds types, places in the code and versions, never an answer (see :mod:`app.core.log`).
"""

from __future__ import annotations

import faulthandler
import os
import platform
import re
import sys
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from app.core.log import describe, short
from app.core.paths import APP_NAME
from app.core.version import PROGRAM_VERSION

FILE_NAME = "crash.txt"
SHOWN_NAME = "crash-last.txt"

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab", "pypdfium2")
_MAX_TRACE = 64 * 1024


class CrashRecord:
    """The file into which a dying process writes its trace. Keep it as long as the program runs."""

    def __init__(self, folder: Path) -> None:
        """Take up what the last run left, then stand ready.

        ``previous`` is the trace of the last run's crash, to be shown once, or an empty string.
        """
        self.previous = _take_previous(folder)
        self._file: TextIOWrapper | None = None
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(descriptor, "w", encoding="utf-8")
            faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """Stand down; doing it twice is harmless.

        What ends well has not crashed: faults that Windows reports and programs live through stand
        in the file too, and go.
        """
        if self._file is not None:
            faulthandler.disable()
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), 0)
            self._file.close()
            self._file = None


def _take_previous(folder: Path) -> str:
    """Return the last run's trace and keep it under another name, so that it is shown once."""
    file = folder / FILE_NAME
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            text = opened.read(_MAX_TRACE).strip()
        if not text:
            return ""
        file.replace(folder / SHOWN_NAME)
    except OSError:
        return ""
    return text


def versions() -> str:
    """Return the versions of the program, its main parts and the system, one a line."""
    from importlib import metadata  # slow to load, and seldom asked for

    lines = [f"{APP_NAME} {PROGRAM_VERSION}"]
    for part in _PARTS:
        with suppress(metadata.PackageNotFoundError):
            lines.append(f"{part} {metadata.version(part)}")
    lines.append(f"Python {platform.python_version()}")
    lines.append(f"{platform.system()} {platform.release()} {platform.machine()}")
    lines.append("built program" if getattr(sys, "frozen", False) else "run from source")
    return "\n".join(lines)


def report(error: BaseException, now: datetime | None = None) -> str:
    """Return a report of an unexpected error for people to copy: no answers, no messages."""
    head = f"{now.isoformat(timespec='seconds')}\n" if now else ""
    return f"{head}{describe(error)}\n\n{versions()}\n"


def report_of_crash(trace: str) -> str:
    """Return a report of the last run's crash from its trace: places in the code only."""
    places = re.sub(r'File "([^"\n]*)"', lambda found: f'File "{short(found[1])}"', trace)
    return f"{places}\n\n{versions()}\n"
