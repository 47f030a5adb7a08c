"""Frozen values of taking files in, which window and command line show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from app.domain.merge import Clash
from app.domain.office import Sender


class Outcome(Enum):
    """How a file, or a case in it, stands to what is here."""

    NEW = "new"
    NEWER = "newer"  # only the sender changed it, or both did without touching the same answers
    SAME = "same"
    OLDER = "older"  # what is here goes further
    CONFLICT = "conflict"  # both sides changed the same answers: a person chooses
    UNKNOWN_SENDER = "unknown_sender"  # its key was never accepted here
    LOCKED = "locked"  # a password is needed
    REFUSED = "refused"  # with a reason


@dataclass(frozen=True)
class CaseResult:
    """One case of a file. ``blocking`` and ``warnings`` count findings recomputed here.

    ``changed``, ``kept`` and the clashes name answers by their address, a record that came or went
    by ``collection/id``, and a list whose order changed by its name. ``names`` tells what the
    records among them are called, by ``collection/id``.
    """

    uuid: str
    title: str
    okrug: str
    outcome: Outcome
    case_id: int = 0  # once it is here
    changed: tuple[str, ...] = ()  # addresses that came from the sender
    kept: tuple[str, ...] = ()  # addresses changed here since, which stayed
    clashes: tuple[Clash, ...] = ()
    blocking: int = 0
    warnings: int = 0
    papers: int = 0  # issued papers that were not here yet
    scans: int = 0  # scans and ЭЦҚ files that were not here yet
    in_bin: bool = False  # it lies in the bin; a newer version takes it out
    reason: str = ""  # why this case of the file is left out, translated
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def written(self) -> bool:
        """Whether taking the file writes this case: an open window reads it anew."""
        return self.outcome in (Outcome.NEW, Outcome.NEWER)


@dataclass(frozen=True)
class FileResult:
    """What became, or would become, of one file.

    ``taken`` says whether this very call wrote anything of it: never of what was only looked at,
    nor of what was here already. ``reason`` is the error to show for REFUSED,
    and of an unknown sender or a locked file what there is to say besides.
    """

    path: Path
    outcome: Outcome
    taken: bool = False
    purpose: str = ""
    sender: Sender | None = None
    fingerprint: str = ""
    cases: tuple[CaseResult, ...] = ()
    reason: str = ""  # a translated sentence or several
    lists: tuple[str, ...] = field(default=())  # numbers of the approved lists that came along
    known_as: str = ""  # the name under which the sender was accepted, when it is another now
