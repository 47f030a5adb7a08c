"""Where things stand: the program's own files and the user's, which are his alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

APP_NAME = "auyl-koop"
_dirs = PlatformDirs(APP_NAME, appauthor=False)


def private_files() -> None:
    """Make every file that this process creates from now on its owner's alone."""
    os.umask(0o077)


def program_dir() -> Path:
    """Return the folder that holds ``resources`` and ``translations``."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resources_dir() -> Path:
    """Return the folder of fonts, wording and reference data."""
    return program_dir() / "resources"


def translations_dir() -> Path:
    """Return the folder of the interface's catalogs."""
    return program_dir() / "translations"


def data_dir() -> Path:
    """Return the user's data folder (``AUYL_KOOP_DATA`` chooses another). It may not exist yet."""
    chosen = os.environ.get("AUYL_KOOP_DATA")
    return Path(chosen) if chosen else Path(_dirs.user_data_dir)


def default_store() -> Path:
    """Return the path of the store when ``--db`` names none."""
    return data_dir() / "auyl-koop.sqlite3"
