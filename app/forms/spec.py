"""How a form asks: steps, sections and questions. Data only; the window draws it.

Texts are English msgids. ``shown`` looks at the case and decides whether a question applies; a
hidden question keeps its answer and stays out of the papers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.case import FoundingCase

Shown = Callable[[FoundingCase], bool]


def always(_case: FoundingCase) -> bool:
    """Show in every case."""
    return True


@dataclass(frozen=True)
class Ask:
    """One question for one answer.

    ``key`` is a field of :data:`app.domain.schema.FIELDS`, or the bare field name inside
    :class:`AskRecords`. ``help`` says what it is for with the law's article; ``example`` is shown
    below the field. ``required`` means that the papers need it: empty, it is a finding.
    ``choices`` gives the label of each code of a choice field.
    """

    key: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    shown: Shown = always
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AskRecords:
    """A list of records: a compact table with a card for one record beside or below it.

    ``add`` labels the button for one more row. ``columns`` are the field names in the table.
    """

    collection: str
    label: str
    add: str
    fields: tuple[Ask, ...]
    columns: tuple[str, ...]
    help: str = ""
    shown: Shown = always


@dataclass(frozen=True)
class AskAgenda:
    """The panel of one agenda item: speaker, speech, votes, decision."""

    item: str
    shown: Shown = always


@dataclass(frozen=True)
class Panel:
    """What only the window can draw: a matrix of answers, a computed table, a chart.

    ``code`` names its class in :mod:`app.ui.panels`; ``collections`` are those that it edits.
    """

    code: str
    collections: tuple[str, ...] = ()
    shown: Shown = always


Item = Ask | AskRecords | AskAgenda | Panel


@dataclass(frozen=True)
class Section:
    """Questions that belong together under a small heading (empty: none)."""

    title: str
    items: tuple[Item, ...]
    shown: Shown = always


@dataclass(frozen=True)
class Step:
    """A step of the rail and its page. ``paper`` is previewed beside it."""

    code: str
    title: str
    question: str
    why: str
    sections: tuple[Section, ...]
    paper: str
    source: str = ""
