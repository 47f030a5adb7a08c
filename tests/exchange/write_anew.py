"""Write a case's file set and the list's file from two stores; run by ``test_same_everywhere``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.core.clock import FixedClock
from app.core.i18n import use_language
from app.services.cases import CaseService
from app.services.file_set import FileSetService, SetOptions
from app.services.lists import ListService
from app.services.office import OfficeService
from app.services.reference import load_reference
from app.services.store import Store
from tests.exchange.offices import NOON


def main(folder: Path, language: str, umask: str) -> None:
    """Write what lies in ``okrug.sqlite3`` and ``department.sqlite3`` of a folder into it."""
    use_language(language)
    os.umask(int(umask, 8))
    reference = load_reference()
    with Store(folder / "okrug.sqlite3", FixedClock(NOON)) as store:
        cases = CaseService(store)
        sets = FileSetService(cases, OfficeService(store), lambda: reference)
        (case,) = cases.list()
        word = SetOptions(word=("charter", "defence_deck"))
        sets.write(case.id, folder / "case.auylkoop", word)
        sets.write_public(case.id, folder / "public.auylkoop")
    with Store(folder / "department.sqlite3", FixedClock(NOON)) as store:
        lists = ListService(CaseService(store), OfficeService(store), lambda: reference)
        (approved,) = lists.lists()
        lists.files.list_package(approved.id, folder / "list.auylkoop")
        lists.files.replies(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
