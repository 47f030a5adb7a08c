"""The root: builds the parts, wires them, runs. The only place that knows them all.

Without a sub-command the window opens, and nothing but Qt and the core is imported before its
first paint. With one the command line takes over.
"""

from __future__ import annotations

import linecache
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.i18n import N_, _, system_language, use_language
from app.core.paths import default_store, private_files

if TYPE_CHECKING:
    from app.core.clock import Clock
    from app.domain.approved_list import ListCheck
    from app.services.model import OpenCase
    from app.services.overview import Overview
    from app.ui.ports import Services


def main(argv: list[str] | None = None) -> int:
    """Run the program; return its exit code."""
    private_files()
    arguments = list(sys.argv[1:] if argv is None else argv)
    wish = wished(arguments)
    if wish is None:
        from app.cli import main as command_line

        return command_line(arguments)
    return open_window(wish.store, wish.files)


class Wish(NamedTuple):
    """What a start of the window asks for: the store, and files of other offices to take in."""

    store: Path
    files: tuple[Path, ...] = ()


PACKAGE = ".auylkoop"
"""How files of other offices end; their own module is too much to read before the first paint."""


def wished(arguments: list[str]) -> Wish | None:
    """Return what the window is to open, or None when the command line is meant.

    Only ``--db FILE`` or ``--db=FILE`` and files that end with ``.auylkoop`` stand beside a wish
    for the window.
    """
    store: Path | None = None
    files: list[Path] = []
    rest = list(arguments)
    while rest:
        match rest:
            case ["--db", file, *more] if file and not file.startswith("-") and store is None:
                store, rest = Path(file), more
            case [single, *more] if single.startswith("--db=") and store is None:
                named = single.removeprefix("--db=")
                if not named:
                    return None
                store, rest = Path(named), more
            case [file, *more] if file.lower().endswith(PACKAGE) and not file.startswith("-"):
                files.append(Path(file).absolute())
                rest = more
            case _:
                return None
    return Wish(store or default_store(), tuple(files))


NO_SCREEN = N_(
    "No screen was found, so the window cannot open. Start the program on a desktop; the command "
    "line works without one: auyl-koop --help"
)


def has_screen() -> bool:
    """Return whether a window can be shown. Qt would end the process without a word to people."""
    if not sys.platform.startswith("linux"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def open_window(path: Path, files: Sequence[Path] = ()) -> int:
    """Open the window over a store; return its exit code, 2 when there is no screen."""
    if not has_screen():
        use_language(system_language())
        print(_(NO_SCREEN), file=sys.stderr)
        return 2
    from app.ui.app import run

    return run(sys.argv, path.absolute(), lambda fresh: open_services(path, fresh=fresh), files)


def open_services(path: Path, *, fresh: bool = False, clock: Clock | None = None) -> Services:
    """Open the store and what stands on it. Runs on the store's worker.

    ``fresh``: an empty store may begin although backups of one exist.

    Raises:
        StoreError: one of its kinds; nothing was changed.
    """
    from app.core.clock import SystemClock
    from app.db.cases import UnknownCaseError
    from app.domain.reference import Reference
    from app.domain.rules import all_findings, findings_beside
    from app.services.backups import BackupService
    from app.services.cases import CaseService
    from app.services.due import DueService
    from app.services.file_set import FileSetService
    from app.services.finance_desk import FinanceDeskService
    from app.services.intake import IntakeService
    from app.services.lists import ListService
    from app.services.office import OfficeService
    from app.services.overview import overview
    from app.services.own_writing import WritingService
    from app.services.papers import PaperService
    from app.services.places import import_kato
    from app.services.reference import load_reference
    from app.services.register import RegisterService
    from app.services.report import ReportService
    from app.services.samples import open_programme_sample, open_sample, put_away_samples
    from app.services.session import CaseSession
    from app.services.settings import SettingsService
    from app.services.store import Store
    from app.ui.ports import Services

    clock = clock or SystemClock()
    store = Store(path, clock, fresh=fresh)
    cases = CaseService(store)
    settings = SettingsService(store)
    office = OfficeService(store)

    def reference() -> Reference:
        return load_reference(settings.aek(), settings.ceilings())

    lists = ListService(cases, office, reference)

    def on_lists(opened: OpenCase) -> ListCheck | None:
        return None if opened.summary.sample else lists.check(opened.summary.uuid)

    def overviews(ids: Sequence[int]) -> list[Overview]:
        known = reference()
        today = clock.now().date()
        found = []
        for case_id in ids:
            with suppress(UnknownCaseError):  # destroyed since its list was read
                opened = cases.open(case_id)
                issued = bool(cases.issued(case_id))
                check = on_lists(opened)
                found.append(
                    overview(opened, known, today, all_findings, issued=issued, lists=check)
                )
        return found

    def sample() -> OpenCase:
        return open_sample(cases)

    def session(opened: OpenCase) -> CaseSession:
        others = cases.names_beside(opened.summary.id)
        return CaseSession(
            opened,
            reference(),
            clock.now().date(),
            lambda case: findings_beside(case, others),
            on_lists(opened),
        )

    # PySide reads the source of every module that is imported after it, to see whether it names
    # PySide, and leaves the lines in this cache: some 20 MB that nobody asks for again.
    linecache.clearcache()
    return Services(
        path=store.path,
        clock=clock,
        cases=cases,
        settings=settings,
        backups=BackupService(store),
        papers=PaperService(cases),
        writing=WritingService(store),
        due=DueService(store),
        reports=ReportService(store),
        register=RegisterService(store, reference),
        intake=IntakeService(store, office, reference),
        office=office,
        file_sets=FileSetService(cases, office, reference),
        lists=lists,
        finance_desk=FinanceDeskService(store, reference),
        session=session,
        reference=reference,
        sample=sample,
        programme=lambda progress: open_programme_sample(cases, progress),
        put_away_samples=lambda progress: put_away_samples(cases, progress),
        overviews=overviews,
        import_kato=lambda file: import_kato(cases, file),
        close=store.close,
    )
