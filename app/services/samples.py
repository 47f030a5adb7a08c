"""The sample case that ships with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.paths import resources_dir
from app.exchange.case_file import CaseFile, load

if TYPE_CHECKING:
    from app.services.cases import CaseService
    from app.services.model import OpenCase


def read_sample() -> CaseFile:
    """Return the shipped sample «Майтөбе Сүт»."""
    return load((resources_dir() / "samples" / "maitobe-sut.json").read_bytes())


def open_sample(cases: CaseService) -> OpenCase:
    """Return the sample case of the store, made now if it is not there (or only in the bin)."""
    for summary in cases.list():
        if summary.sample:
            return cases.open(summary.id)
    return cases.create(read_sample().answers, sample=True)
