"""What the window is given from below, made by the root once the store is open.

Nothing here is imported before the first paint: the types are only for the checker.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.clock import Clock
    from app.domain.reference import Reference
    from app.services.backups import BackupService
    from app.services.cases import CaseService
    from app.services.due import DueService
    from app.services.file_set import FileSetService
    from app.services.finance_desk import FinanceDeskService
    from app.services.intake import IntakeService
    from app.services.lists import ListService
    from app.services.model import OpenCase
    from app.services.office import OfficeService
    from app.services.overview import Overview
    from app.services.own_writing import WritingService
    from app.services.papers import PaperService
    from app.services.register import RegisterService
    from app.services.report import ReportService
    from app.services.samples import Progress, PutAway
    from app.services.session import CaseSession
    from app.services.settings import SettingsService


@dataclass
class Services:
    """Everything the window needs from below. Called on the workers of :mod:`app.ui.tasks`.

    ``reference`` gives the reference data with the user's own АЕК values laid over. ``sample``
    opens the sample case, made when it is not there; ``programme`` puts in the programme's sample
    cases and returns how many, ``put_away_samples`` takes all samples out. ``overviews`` says what
    comes next in cases. ``import_kato`` reads the official classifier of places and returns how
    many okrugs it held.
    ``due`` keeps the calendar of all own cases, ``reports`` makes the анықтама of them.
    ``intake`` takes files of other offices in.
    ``register`` is the desk's table over all own cases.
    ``office`` knows this office's key and whose files it takes.
    ``file_sets`` writes a case's file set for the АШБ; call it on the render worker.
    ``lists`` draws up, approves and changes the lists of cooperatives.
    ``finance_desk`` is the ӘКК's table of the cases on approved lists.
    ``writing`` remembers the official's own Russian spellings and case forms, and forgets them.
    ``session`` begins the work on a case that was read, with all rules over it.
    """

    path: Path
    clock: Clock
    cases: CaseService
    settings: SettingsService
    backups: BackupService
    papers: PaperService
    writing: WritingService
    due: DueService
    reports: ReportService
    register: RegisterService
    intake: IntakeService
    office: OfficeService
    file_sets: FileSetService
    lists: ListService
    finance_desk: FinanceDeskService
    session: Callable[[OpenCase], CaseSession]
    reference: Callable[[], Reference]
    sample: Callable[[], OpenCase]
    programme: Callable[[Progress], int]
    put_away_samples: Callable[[Progress], PutAway]
    overviews: Callable[[Sequence[int]], Sequence[Overview]]
    import_kato: Callable[[Path], int]
    close: Callable[[], None]
