"""The log: a small rotating file in the data folder that names keys and types, never values.

The message of an exception may hold what somebody typed (``invalid literal: 'Ахметов'``), so the
log writes an exception as its type and the places it passed through, without its words. So it does
with what libraries say: their words may name a file, and its folder is called after somebody.
"""

from __future__ import annotations

import copy
import logging
import os
import re
import sys
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "auyl-koop.log"
MAX_BYTES = 512 * 1024
KEPT = 3

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def describe(error: BaseException) -> str:
    """Return an exception's chain as types and places in the code, without its messages."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        if lines:
            lines.append("caused by")
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += _places(current.__traceback__)
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return "\n".join(lines)


def record(error: BaseException) -> None:
    """Write a bug to the log: its kind and where it happened, without its message."""
    logging.getLogger(__name__).error("bug\n%s", describe(error))


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = short(code.co_filename)
        places.append(f"  {file}:{traceback.tb_lineno} in {code.co_qualname}")
        traceback = traceback.tb_next
    return places


def short(file_name: str) -> str:
    """Return a file's name from its package on: a home folder's name is somebody's."""
    parts = Path(file_name).parts
    for root in ("app", "site-packages", "tests"):
        if root in parts:
            index = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[index:])
    return parts[-1] if parts else file_name


class QuietFormatter(logging.Formatter):
    """Writes exceptions without their messages, and of what is not ours only where it was said."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; another handler's text of the exception is neither used nor changed."""
        quiet = copy.copy(record)
        quiet.exc_text = None
        if record.name.partition(".")[0] not in _OURS:
            quiet.msg, quiet.args = _place_of(record), None
        return super().format(quiet)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's name
        """Return the exception's types and places."""
        return describe(ei[1]) if ei[1] is not None else ""


_OURS = ("app", "tests")
_WARNING = re.compile(r"(.+?):(\d+): (\w+): ")
"""How a warning of Python begins once it was made a line of the log."""


def _place_of(record: logging.LogRecord) -> str:
    """Return where something was said, and of a warning its kind, without the words."""
    if record.name == "py.warnings":
        found = _WARNING.match(record.getMessage())
        return f"{short(found[1])}:{found[2]} {found[3]}" if found else ""
    return f"{short(record.pathname)}:{record.lineno}"


class PrivateFileHandler(RotatingFileHandler):
    """A rotating file that only its owner may read. A full disk silences it, never the program."""

    def _open(self) -> TextIOWrapper:
        """Open the file with the rights of its owner only."""
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Ignore a line that cannot be written."""
        del record

    def close(self) -> None:
        """Close the file, even when the last lines cannot be written any more."""
        with suppress(OSError):
            super().close()


def start_log(folder: Path, level: int = logging.INFO) -> Path | None:
    """Begin to log into a folder; return the file, or None when it cannot be written.

    Warnings of Python go there too. Calling it again moves the log to the new folder.
    """
    stop_log()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateFileHandler(
            folder / FILE_NAME, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    logging.getLogger(__name__).info("started on %s, Python %s", sys.platform, sys.version_info[:3])
    return folder / FILE_NAME


def stop_log() -> None:
    """Close the log, if one was begun."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, PrivateFileHandler):
            root.removeHandler(handler)
            handler.close()
            logging.captureWarnings(capture=False)
