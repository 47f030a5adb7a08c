"""The three showcases as whole cases: screening, defence, founding, finance and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.version import PROGRAM_VERSION
from app.domain.answers import Answers, Record
from app.exchange.case_file import CaseFile
from tools.samples import alga_bam, founding, later, maitobe, maitobe_2, passport, scheme, screening
from tools.samples.russian import with_spellings
from tools.samples.statistics import okrugs_of
from tools.samples.texts import Texts

MAITOBE_UUID = str(UUID("6d616974-c3b6-4265-8000-73757420d2af"))
ALGA_BAM_UUID = str(UUID("616c6761-2062-416d-8000-746172d18b00"))
MAITOBE_2_UUID = str(UUID("6d616974-c3b6-4265-8000-737574203200"))


@dataclass(frozen=True)
class Showcase:
    """The parts of one showcase."""

    stem: str
    uuid: str
    founding: founding.Founding
    screening: screening.Screening
    defence: Callable[[str], scheme.Defence]
    project: passport.Project
    finance: scheme.Finance
    spelled: dict[str, str]
    day: date  # on which its Russian spellings were confirmed
    expands: str = ""
    lived_on: bool = False  # whether meetings after the founding are on record


def _three(district: str, period: str) -> tuple[str, str, str]:
    first, second, third = okrugs_of(district, period)[:3]
    return first, second, third


SHOWCASES = (
    Showcase(
        "maitobe-sut",
        MAITOBE_UUID,
        maitobe.FOUNDING,
        maitobe.screening(_three("Түлкібас", "2023")),
        maitobe.defence,
        maitobe.PROJECT,
        maitobe.FINANCE,
        maitobe.SPELLED,
        date(2023, 6, 1),
        lived_on=True,
    ),
    Showcase(
        "alga-bam",
        ALGA_BAM_UUID,
        alga_bam.FOUNDING,
        alga_bam.screening(_three("Отырар", "2023")),
        alga_bam.defence,
        alga_bam.PROJECT,
        alga_bam.FINANCE,
        alga_bam.SPELLED,
        date(2023, 6, 1),
    ),
    Showcase(
        "maitobe-sut-2",
        MAITOBE_2_UUID,
        maitobe_2.FOUNDING,
        maitobe_2.screening((okrugs_of("Түлкібас", "2024-2025")[0],)),
        maitobe_2.defence,
        maitobe_2.PROJECT,
        maitobe_2.FINANCE,
        maitobe_2.SPELLED,
        date(2025, 6, 1),
        MAITOBE_UUID,
    ),
)


def case_of(one: Showcase) -> CaseFile:
    """Return a showcase as a case file, its Russian spellings confirmed."""
    texts = Texts(one.spelled)
    people = {person.id: person for person in one.founding.people}
    director = people[one.founding.bodies.director]
    values = {
        **founding.values_of(one.founding),
        **screening.values_of(one.screening, texts),
        **passport.values_of(one.project, texts),
        **scheme.finance_values(one.finance, texts),
        "project.leader": _name(director),
        "project.leader_phone": director.get("phone"),
        "project.expands": one.expands,
    }
    chair = _name(people[one.founding.bodies.board_chair])
    collections = {
        **founding.records_of(one.founding),
        **screening.records_of(one.screening, texts),
        **scheme.defence_records(one.defence(chair), texts),
        **passport.records_of(one.project, texts),
        **scheme.finance_records(one.finance, texts),
    }
    if one.lived_on:
        collections |= later.later_records(texts)
        collections["payments"] = (*collections["payments"], *later.later_payments())
    answers = Answers({key: value for key, value in values.items() if value}, collections)
    whole = with_spellings(answers, texts, one.day)
    return CaseFile(one.uuid, whole, sample=True, program=PROGRAM_VERSION)


def _name(person: Record) -> str:
    return " ".join(person.get(key) for key in ("surname", "given_name", "patronymic"))
