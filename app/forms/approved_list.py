"""The approved list and the decisions that change it, as facts for their wording.

Not a paper of one case: :mod:`app.services.list_papers` makes it out of a list's chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app import kazakh
from app.documents.said import Said
from app.documents.tongue import KK, TONGUES
from app.domain.approved_list import (
    ApprovedList,
    Correction,
    Decision,
    ListRow,
    Order,
    RowFacts,
    corrected,
    rows_on,
)
from app.domain.parse import format_date
from app.domain.parts import short_of
from app.forms.list_speaker import NOTHING_TOLD, Speaker
from app.forms.values import Day
from app.russian.letters import has_kazakh

# -- the list --------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShownRow:
    """A row as it is printed; ``note`` tells what later decisions did to it."""

    position: int
    name: str
    bin: str
    place: str  # district, okrug
    direction: str
    founders: str
    sum: str
    jobs: str
    consent_number: str
    consent_date: str
    registered: str
    struck: bool
    note: str


@dataclass(frozen=True)
class ShownSums:
    """Sums over rows that stand on the list, with what they are of."""

    name: str
    count: str
    founders: str
    sum: str
    jobs: str


@dataclass(frozen=True)
class ShownDecision:
    """A decision as papers name it."""

    number: Said
    day: Day
    by: Said  # Ә. Нұрланов
    post: str
    body: str
    reason: Said
    act: str  # бұйрық
    act_of: str  # бұйрығы: of somebody
    act_verb: str  # БҰЙЫРАМЫН:


@dataclass(frozen=True)
class Printed:
    """What is to be printed of a list: its rows after a decision, of one okrug or all.

    ``decisions`` are those up to it; none of a draft. ``okrug`` names whose extract it is.
    """

    rows: tuple[ListRow, ...]
    order: Order
    decisions: tuple[Decision, ...] = ()
    okrug: str = ""

    @property
    def draft(self) -> bool:
        """Whether nobody has approved it yet."""
        return not self.decisions


def printed(approved: ApprovedList, seq: int = 0) -> Printed:
    """Return a list as it stands after a decision (0: the last one)."""
    return Printed(
        rows_on(approved, seq), approved.order, approved.decisions[: seq or approved.last]
    )


def list_facts(shown: Printed, speaker: Speaker) -> Mapping[str, object]:
    """Return the facts of the list's wording."""
    living = [row.facts for row in shown.rows if not row.removed]
    oblasts = {row.facts.oblast for row in shown.rows} - {""}
    rows = tuple(_row(row, shown.decisions, speaker) for row in shown.rows)
    by = "direction" if shown.order is Order.DIRECTION else "district"
    return MappingProxyType(
        {
            "draft": shown.draft,
            "first": _decision(shown.decisions[0], speaker) if shown.decisions else None,
            "later": tuple(_decision(one, speaker) for one in shown.decisions[1:]),
            "oblast": speaker.oblast(RowFacts("", oblast=oblasts.pop()))
            if len(oblasts) == 1
            else "",
            "okrug": shown.okrug,
            "rows": rows,
            "groups": _groups(living, by, speaker),
            "by": by,
            "all": sums_of(speaker.words["total"], living),
            "struck": sum(1 for row in shown.rows if row.removed),
            "nobody": Said(""),
        }
    )


def sums_of(name: str, rows: Sequence[RowFacts]) -> ShownSums:
    """Return the sums over rows; a dash where no row says anything, 0 where there is no row."""
    founders = sum(row.founders for row in rows)
    sums = [row.tiyn for row in rows if row.tiyn is not None]
    jobs = [row.jobs for row in rows if row.jobs is not None]
    none = NOTHING_TOLD if rows else "0"
    return ShownSums(
        name,
        kazakh.group(len(rows)),
        kazakh.group(founders) if founders else none,
        kazakh.money(sum(sums)) if sums else none,
        kazakh.group(sum(jobs)) if jobs else none,
    )


def _groups(rows: Sequence[RowFacts], by: str, speaker: Speaker) -> tuple[ShownSums, ...]:
    """Return the sums by district or direction in the order of the list; none for one alone."""
    say = speaker.direction if by == "direction" else speaker.district
    found: dict[str, list[RowFacts]] = {}
    for row in rows:
        found.setdefault(say(row) or NOTHING_TOLD, []).append(row)
    if len(found) < 2:
        return ()
    return tuple(sums_of(name, group) for name, group in found.items())


def _row(row: ListRow, decisions: Sequence[Decision], speaker: Speaker) -> ShownRow:
    facts = row.facts
    registered = format_date(facts.registration_date) if facts.registration_date else ""
    return ShownRow(
        position=row.position,
        name=speaker.name(facts),
        bin=facts.bin or ("" if registered else NOTHING_TOLD),
        place=", ".join(filter(None, (speaker.district(facts), speaker.okrug(facts))))
        or NOTHING_TOLD,
        direction=speaker.direction(facts) or NOTHING_TOLD,
        founders=str(facts.founders) if facts.founders else NOTHING_TOLD,
        sum=NOTHING_TOLD if facts.tiyn is None else kazakh.money(facts.tiyn),
        jobs=NOTHING_TOLD if facts.jobs is None else str(facts.jobs),
        consent_number=f"№ {facts.consent_number}" if facts.consent_number else NOTHING_TOLD,
        consent_date=format_date(facts.consent_date) if facts.consent_date else "",
        registered=registered,
        struck=bool(row.removed),
        note=note_of(row, decisions, speaker),
    )


def note_of(row: ListRow, decisions: Sequence[Decision], speaker: Speaker) -> str:
    """Return which decisions brought the row in later, corrected it or took it out."""
    told = [("added", row.added)] if row.added > 1 else []
    told += [("corrected", seq) for seq in row.corrected]
    told += [("removed", row.removed)] if row.removed else []
    return "; ".join(_told_by(f"note_{code}", decisions[seq - 1], speaker) for code, seq in told)


def _told_by(code: str, decision: Decision, speaker: Speaker) -> str:
    """Return a line of words that says by which decision something was done."""
    act = speaker.words[f"act_{decision.act.value}"]
    return speaker.words[code].format(
        number=decision.number,
        day=format_date(decision.day),
        act=TONGUES[speaker.language].inflect(act, "instrumental", "phrase"),
    )


def _decision(decision: Decision, speaker: Speaker) -> ShownDecision:
    """Return a decision in words; number and day of one that is still to be signed are blanks."""
    return ShownDecision(
        number=Said(decision.number if decision.signed else ""),
        day=speaker.day(decision.day if decision.signed else None),
        by=Said(short_of(speaker.text(decision.by)), kind="person"),
        post=_either(decision.post, decision.post_ru, speaker),
        body=speaker.text(decision.body),
        reason=Said(_reason(decision, speaker).rstrip(" .")),
        act=speaker.words[f"act_{decision.act.value}"],
        act_of=speaker.words[f"act_{decision.act.value}_of"],
        act_verb=speaker.words[f"act_{decision.act.value}_verb"],
    )


def _reason(decision: Decision, speaker: Speaker) -> str:
    """Return why; "" in Russian where nobody wrote it so: a Kazakh sentence has no place there."""
    if speaker.language == KK or decision.reason_ru:
        return _either(decision.reason, decision.reason_ru, speaker)
    said = speaker.text(decision.reason)
    return "" if said == decision.reason and has_kazakh(said) else said


def _either(kazakh_text: str, russian_text: str, speaker: Speaker) -> str:
    """Return a text in the language of the paper, as it was typed where it was."""
    if speaker.language != KK and russian_text:
        return russian_text
    return speaker.text(kazakh_text)


# -- a decision that changes it --------------------------------------------------------------


@dataclass(frozen=True)
class ShownFix:
    """A corrected fact as it is printed."""

    position: int
    name: str
    what: str
    old: str
    new: str


def decision_facts(approved: ApprovedList, seq: int, speaker: Speaker) -> Mapping[str, object]:
    """Return the facts of the paper of a decision; the first one approves the list."""
    decision = approved.decisions[seq - 1]
    before = {row.position: row for row in rows_on(approved, seq - 1)} if seq > 1 else {}
    after = {row.position: row for row in rows_on(approved, seq)}
    known = approved.decisions[:seq]

    def shown(position: int) -> ShownRow:
        return _row(after[position], known, speaker)

    living = [row.facts for row in after.values() if not row.removed]
    return MappingProxyType(
        {
            "approves": seq == 1,
            "decision": _decision(decision, speaker),
            "first": _decision(approved.decisions[0], speaker),
            "removed": tuple(shown(position) for position in decision.removed),
            "fixes": tuple(
                _fix(before[one.position].facts, one, speaker) for one in decision.corrected
            ),
            "added": tuple(shown(entry.position) for entry in decision.added if seq > 1),
            "all": sums_of(speaker.words["total"], living),
        }
    )


def _fix(facts: RowFacts, one: Correction, speaker: Speaker) -> ShownFix:
    return ShownFix(
        one.position,
        speaker.name(facts),
        speaker.words[f"fact_{one.name}"],
        speaker.fact(corrected(facts, one.name, one.old), one.name),
        speaker.fact(corrected(facts, one.name, one.new), one.name),
    )


def of_okrug(shown: Printed, okrug: str, rows: Sequence[ListRow]) -> Printed:
    """Return the extract of a list for one okrug, with its rows only."""
    return replace(shown, okrug=okrug, rows=tuple(rows))


def approval_line(shown: Printed, speaker: Speaker) -> str:
    """Return which decisions the list is of, in one line; «ЖОБА» of a draft."""
    if not shown.decisions:
        return speaker.words["draft"]
    told = [
        _told_by(code, one, speaker)
        for code, one in zip(
            ("list_line", *("change_line",) * (len(shown.decisions) - 1)),
            shown.decisions,
            strict=True,
        )
    ]
    return "; ".join((shown.okrug, *told) if shown.okrug else told)


def tag_of(language: str) -> str:
    """Return the language tag of a paper."""
    return TONGUES[language].tag
