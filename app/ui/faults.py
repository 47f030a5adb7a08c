"""Recording of bugs: names of places in the code, never a value that somebody typed."""

from __future__ import annotations

import logging
import traceback

log = logging.getLogger(__name__)


def record(error: BaseException) -> None:
    """Write a bug to the log: its kind and where it happened, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("bug: %s at %s", type(error).__name__, where)
