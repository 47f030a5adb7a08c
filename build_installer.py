"""Build the program for this platform: a PyInstaller onedir that passes its own self-test.

``python build_installer.py [--out DIR]``. Needs the development environment (``make setup``).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NAME = "auyl-koop"
DATA = ("resources", "translations")
LANGUAGES = ("kk", "ru", "en", "root")
QT_LEFT_OUT = (
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtOpenGL",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "tkinter",
)


def pyinstaller_command(out: Path) -> list[str]:
    """Return the command that freezes the program into ``out``."""
    separator = ":" if sys.platform != "win32" else ";"
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir",
        "--log-level", "WARN",
        "--name", NAME, "--distpath", str(out), "--workpath", str(ROOT / "build" / "pyinstaller"),
        "--specpath", str(ROOT / "build"), "--paths", str(ROOT),
    ]  # fmt: skip
    for folder in DATA:
        command += ["--add-data", f"{ROOT / folder}{separator}{folder}"]
    versions = ROOT / "app" / "db" / "migrations"
    command += ["--add-data", f"{versions}{separator}app/db/migrations"]
    for package in ("app", "alembic", "num2words"):
        command += ["--collect-submodules", package]
    command += ["--collect-data", "pypdfium2_raw", "--collect-binaries", "pypdfium2_raw"]
    # Dictionaries of Russian declension, rules of Russian names, empty Word and PowerPoint files.
    for package in ("pymorphy3_dicts_ru", "petrovich", "docx", "pptx"):
        command += ["--collect-data", package]
    # Found by its name in the installed packages, so that its description must be there too.
    command += ["--copy-metadata", "pymorphy3_dicts_ru", "--collect-submodules", "pymorphy3"]
    command += ["--collect-data", "alembic", "--hidden-import", "sqlalchemy.dialects.sqlite"]
    for module in QT_LEFT_OUT:
        command += ["--exclude-module", module]
    return [*command, str(ROOT / "app" / "__main__.py")]


def prune(tree: Path) -> int:
    """Take out what the program never uses; return how many bytes that was.

    Safe by measurement: Babel's other locales and Qt's other translations. More breaks in silence.
    """
    freed = 0
    unwanted = [
        path for path in tree.rglob("locale-data/*.dat") if path.stem.split("_")[0] not in LANGUAGES
    ]
    unwanted += [
        path
        for path in tree.rglob("PySide6/**/translations/*.qm")
        if path.stem.rsplit("_", 1)[-1] not in LANGUAGES
    ]
    for path in unwanted:
        freed += path.stat().st_size
        path.unlink()
    return freed


def lacking_words(tree: Path) -> list[str]:
    """Return which of Qt's own catalogs the frozen tree lacks: its dialogs would be in English."""
    names = [f"qtbase_{language}.qm" for language in ("kk", "ru")]
    return [name for name in names if not any(tree.rglob(name))]


def executable(tree: Path) -> Path:
    """Return the program inside the frozen tree."""
    return tree / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def self_test(tree: Path) -> str:
    """Run the frozen program's self-test and return what it printed.

    Raises:
        subprocess.CalledProcessError: a check failed.
    """
    done = subprocess.run(
        [executable(tree), "self-test"], check=True, capture_output=True, text=True, timeout=300
    )
    return done.stdout


def size_of(tree: Path) -> int:
    """Return the bytes of all files below a folder; links count nothing."""
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, prune, test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(arguments)
    tree = options.out / NAME
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(pyinstaller_command(options.out), check=True, cwd=ROOT)
    freed = prune(tree)
    if lacking := lacking_words(tree):
        sys.exit(f"the build lacks {', '.join(lacking)}")
    print(self_test(tree), end="")
    print(f"{tree}: {size_of(tree) / 1e6:.0f} MB ({freed / 1e6:.0f} MB left out)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
