"""What the window must know before its first paint: language, colours, size, letters, desk.

A small JSON file of this computer, beside the store. It is a convenience: unreadable or missing,
the window opens as on the first day.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)
FILE_NAME = "window.json"


class Hints(NamedTuple):
    """How the window was left."""

    language: str = ""  # never chosen: the system's
    theme: str = "system"
    letters: bool = True
    preview: bool = True
    geometry: str = ""  # base64 of QMainWindow.saveGeometry()
    last_case: int = 0
    last_page: str = ""
    role: str = "okrug"  # what the office does: which places stand in the side bar


def load(folder: Path) -> Hints:
    """Return the hints of a data folder; the defaults when there are none."""
    try:
        raw = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Hints()
    if not isinstance(raw, dict):
        return Hints()
    known = {
        name: raw[name]
        for name, usual in Hints()._asdict().items()
        if isinstance(raw.get(name), type(usual))
    }
    return Hints(**known)


def save(folder: Path, hints: Hints) -> None:
    """Write the hints whole or not at all. A fault is only logged: nothing of worth is lost."""
    target = folder / FILE_NAME
    temporary = folder / f".{FILE_NAME}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_text(json.dumps(hints._asdict(), indent=1), encoding="utf-8")
        temporary.replace(target)
    except OSError as error:
        log.warning("window hints not written: %s", type(error).__name__)
