"""The sample cases that ship with the program: three showcases among the programme's 126.

They are ordinary case files, marked as samples. What the user makes of them stays his until he
puts the samples away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.i18n import N_
from app.core.paths import resources_dir
from app.db import cases as repository
from app.exchange.case_file import CaseFile, load

if TYPE_CHECKING:
    from app.services.cases import CaseService
    from app.services.model import CaseSummary, OpenCase

MAITOBE = "maitobe-sut"
ALGA_BAM = "alga-bam"
MAITOBE_2 = "maitobe-sut-2"
SHOWCASES = (MAITOBE, ALGA_BAM, MAITOBE_2)
"""The stems of the files whose project passports are the programme's own."""

PUT_IN = N_("Sample cases put in: {count}.")
TAKEN_OUT = N_("Samples taken out: {destroyed}; changed by you and now in the bin: {binned}.")

Progress = Callable[[int, int, str], bool]
"""Told how many are done, of how many, and which one comes; says whether to go on."""


@dataclass(frozen=True)
class PutAway:
    """What became of the samples: as shipped, so destroyed; changed by the user, so in the bin."""

    destroyed: int = 0
    binned: int = 0


def programme_files() -> tuple[Path, ...]:
    """Return the case files of the programme's figures, showcases too, in a fixed order."""
    return tuple(sorted((resources_dir() / "samples" / "programme").glob("*.json")))


def read_sample(stem: str = MAITOBE) -> CaseFile:
    """Return a shipped sample: «Майтөбе Сүт» unless another one is named."""
    return load((resources_dir() / "samples" / "programme" / f"{stem}.json").read_bytes())


def open_sample(cases: CaseService) -> OpenCase:
    """Return the sample case «Майтөбе Сүт» of the store, made now if it is not there."""
    return cases.open(_put_in(cases, read_sample()))


def open_programme_sample(cases: CaseService, progress: Progress | None = None) -> int:
    """Put the programme's 126 cases into the store and return how many were not there.

    Those in the bin come out of it as they are. ``progress`` may stop it: what is in stays in.

    Raises:
        InputError: a shipped file is no case file, so the installation is broken.
        StoreError: the disk; what is in stays in.
    """
    there = {case.uuid for case in cases.list()}
    files = programme_files()
    made = 0
    for done, path in enumerate(files):
        if progress is not None and not progress(done, len(files), ""):
            break
        file = load(path.read_bytes())
        if file.uuid not in there:
            _put_in(cases, file)
            made += 1
    return made


def put_away_samples(cases: CaseService, progress: Progress | None = None) -> PutAway:
    """Take all samples out of the list of cases.

    A shipped sample that is as it was shipped, with no paper issued and no scan attached, is
    destroyed: it can be put in again at any time. Whatever the user changed goes to the bin.

    Raises:
        StoreError: the disk; what is put away stays so.
    """
    shipped = _shipped()
    samples = [case for case in cases.list() if case.sample]
    destroyed = binned = 0
    for done, case in enumerate(samples):
        if progress is not None and not progress(done, len(samples), ""):
            break
        if _untouched(cases, case, shipped):
            _destroy(cases, case.id)
            destroyed += 1
        else:
            cases.delete(case.id)
            binned += 1
    if destroyed:
        cases.store.forget_deleted()
    return PutAway(destroyed, binned)


def _shipped() -> dict[str, CaseFile]:
    return {file.uuid: file for file in (load(path.read_bytes()) for path in programme_files())}


def _put_in(cases: CaseService, file: CaseFile) -> int:
    """Return the number of a sample's case: made, or taken out of the bin, if need be."""
    known = cases.by_uuid(file.uuid)
    if known is None:
        return cases.create(file.answers, sample=True, uuid=file.uuid).summary.id
    if known.deleted_at is not None:
        cases.restore(known.id)
    return known.id


def _untouched(cases: CaseService, case: CaseSummary, shipped: dict[str, CaseFile]) -> bool:
    file = shipped.get(case.uuid)
    return (
        file is not None
        and not cases.issued(case.id)
        and not cases.attachments(case.id)
        and cases.open(case.id).answers == file.answers
    )


def _destroy(cases: CaseService, case_id: int) -> None:
    with cases.store.write() as connection:
        now = cases.store.now()
        repository.touch(connection, case_id, {"deleted_at": now})
        repository.destroy(connection, case_id)
