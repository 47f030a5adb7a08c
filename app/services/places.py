"""Places: the official classifier (КАТО) read into the okrugs that the program remembers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.cases import CaseService

SOURCE = "КАТО"


def import_kato(cases: CaseService, path: Path) -> int:
    """Remember every rural okrug of a classifier file; return how many there were.

    Raises:
        InputError: the file is no such classifier.
        FileError: it cannot be read.
        StoreError: the store cannot be written; nothing was remembered.
    """
    from app.exchange.kato import read_kato

    found = read_kato(path)
    rows = ((okrug.oblast, okrug.district, okrug.name, okrug.name_ru) for okrug in found)
    cases.remember_okrugs(rows, SOURCE)
    return len(found)
