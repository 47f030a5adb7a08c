"""Frozen values of the register: the desk's table over all own cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from app.core.i18n import N_


class Gravest(Enum):
    """The gravest of a case's findings."""

    NONE = 0
    WARNS = 1
    BLOCKS = 2


@dataclass(frozen=True)
class RegisterFilters:
    """What narrows the register; None does not. An empty text means the cases that tell none.

    A district stands with its oblast, an okrug with both. ``step`` 6: all steps are on record;
    ``state`` is the value of a ``StepState``; ``sender`` the key of the office whose file brought
    the case, "" for those made here.
    """

    oblast: str | None = None
    district: str | None = None
    okrug: str | None = None
    direction: str | None = None
    year: int | None = None  # -1: not known
    step: int | None = None
    state: str | None = None
    findings: Gravest | None = None
    listed: bool | None = None
    sender: str | None = None


@dataclass(frozen=True)
class RegisterQuery:
    """What is looked for, what is left, and in which order (the code of a column)."""

    search: str = ""
    filters: RegisterFilters = field(default_factory=RegisterFilters)
    order: str = "title"
    descending: bool = False


@dataclass(frozen=True)
class RegisterRow:
    """One case in the register. What is not known is None or ""; sums are whole tiyn.

    ``step`` is the first step of the scheme that is not on record, 6 when all are, ``state`` the
    value of its ``StepState``. ``sender_name`` is what the sender calls itself.
    """

    case_id: int
    title: str
    oblast: str
    district: str
    okrug: str
    direction: str
    year: int | None
    step: int
    state: str
    blocking: int
    warnings: int
    founders: int
    tiyn: int | None
    jobs: int | None
    bin: str
    registered: date | None
    consent_day: date | None
    consent_number: str
    listed: bool
    list_day: date | None
    list_number: str
    list_position: int | None
    sender: str
    sender_name: str
    updated_at: datetime


@dataclass(frozen=True)
class Page:
    """The first rows of a query; ``whole``: there are no others."""

    rows: tuple[RegisterRow, ...]
    whole: bool


@dataclass(frozen=True)
class Sums:
    """How many cases, and what is known of them together. ``tiyn`` of finance contracts."""

    count: int = 0
    founders: int = 0
    tiyn: int = 0
    jobs: int = 0


@dataclass(frozen=True)
class Choices:
    """The values that filters may take, each with how many cases there are.

    Districts are told by oblast and district, okrugs by all three. Places stand in the order of
    the alphabet, directions in the programme's, years the last first.
    """

    oblasts: tuple[tuple[str, int], ...] = ()
    districts: tuple[tuple[tuple[str, str], int], ...] = ()
    okrugs: tuple[tuple[tuple[str, str, str], int], ...] = ()
    directions: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    steps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class SavedView:
    """A view of the desk that was kept: its query, and its columns in their order."""

    id: int
    name: str
    query: RegisterQuery
    columns: tuple[str, ...]


class Kind(Enum):
    """How a column is shown and written into a sheet."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"  # whole tiyn
    DAY = "day"
    MOMENT = "moment"
    CODE = "code"  # has words of its own: direction, step, state


@dataclass(frozen=True)
class RegisterColumn:
    """A column: its name (a msgid), its kind, the order a click on its head gives."""

    title: str
    kind: Kind
    order: str
    usual: bool = True  # in a workbook for which nobody chose columns


ALL_ON_RECORD = 6
STEPS: dict[int, str] = {
    1: N_("1. Screening"),
    2: N_("2. Defence"),
    3: N_("3. Founding"),
    4: N_("4. Approved list"),
    5: N_("5. Finance"),
    ALL_ON_RECORD: N_("All steps are on record"),
}
"""What the step of the scheme is called that a case stands at (msgids)."""

COLUMNS: dict[str, RegisterColumn] = {
    "title": RegisterColumn(N_("Cooperative"), Kind.TEXT, "title"),
    "oblast": RegisterColumn(N_("Oblast"), Kind.TEXT, "oblast", usual=False),
    "district": RegisterColumn(N_("District"), Kind.TEXT, "district"),
    "okrug": RegisterColumn(N_("Rural okrug"), Kind.TEXT, "okrug"),
    "direction": RegisterColumn(N_("Direction"), Kind.CODE, "direction"),
    "year": RegisterColumn(N_("Year of the founding"), Kind.NUMBER, "year"),
    "step": RegisterColumn(N_("Step of the scheme"), Kind.CODE, "step"),
    "state": RegisterColumn(N_("State"), Kind.CODE, "step", usual=False),
    "blocking": RegisterColumn(N_("Errors"), Kind.NUMBER, "findings"),
    "warnings": RegisterColumn(N_("Warnings"), Kind.NUMBER, "findings"),
    "founders": RegisterColumn(N_("Founders"), Kind.NUMBER, "founders"),
    "tiyn": RegisterColumn(N_("Sum, tenge"), Kind.MONEY, "tiyn"),
    "jobs": RegisterColumn(N_("Jobs"), Kind.NUMBER, "jobs"),
    "bin": RegisterColumn(N_("БСН"), Kind.TEXT, "bin", usual=False),
    "registered": RegisterColumn(N_("Registered"), Kind.DAY, "registered", usual=False),
    "consent_day": RegisterColumn(N_("Date of the consent"), Kind.DAY, "consent", usual=False),
    "consent_number": RegisterColumn(
        N_("Number of the consent"), Kind.TEXT, "consent", usual=False
    ),
    "list_day": RegisterColumn(N_("Date of the list"), Kind.DAY, "list", usual=False),
    "list_number": RegisterColumn(N_("Number of the list"), Kind.TEXT, "list", usual=False),
    "list_position": RegisterColumn(N_("Place on the list"), Kind.NUMBER, "list", usual=False),
    "sender_name": RegisterColumn(N_("Sender"), Kind.TEXT, "sender", usual=False),
    "updated_at": RegisterColumn(N_("Changed"), Kind.MOMENT, "updated"),
}
"""Every column by its code, which is the name of a field of :class:`RegisterRow`."""
