"""The approved list and the decisions that change it, as facts for their wording.

Not a paper of one case: :mod:`app.services.list_papers` makes it out of a list's chain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app import kazakh, russian
from app.documents.said import Said
from app.documents.tongue import KK, TONGUES
from app.domain.answers import Answers
from app.domain.approved_list import (
    DATES,
    ApprovedList,
    Correction,
    Decision,
    ListRow,
    Order,
    RowFacts,
    corrected,
    rows_on,
)
from app.domain.case import read_case
from app.domain.naming import short_name, short_name_ru
from app.domain.parse import format_date
from app.domain.parts import short_of
from app.domain.reference import CITY, DISTRICT, Reference
from app.forms.in_russian import NO_OKRUGS, NOTHING, Okrugs, Remembered
from app.forms.places import district_name, oblast_name, okrug_name
from app.forms.values import Day, day_of
from app.forms.words import word_table

LIST, DECISION = "approved_list", "list_decision"
"""The two wordings: the list itself, and the paper of a decision that approves or changes it."""
NOTHING_TOLD = "–"


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of the list in a language, by code."""
    return word_table(f"{LIST}/words.{language}.txt")


def decision_title(language: str, seq: int) -> str:
    """Return what the paper of a decision is about: the first one approves the list."""
    return words_of(language)["decision" if seq > 1 else "approval"]


class Speaker:
    """Says names and places of a list's rows in a language of papers.

    ``spellings`` are the Russian spellings that the official confirmed before, ``okrugs`` the
    official Russian names of okrugs. What none of them knows is offered letter by letter.
    """

    def __init__(
        self,
        language: str,
        reference: Reference,
        spellings: Remembered = NOTHING,
        okrugs: Okrugs = NO_OKRUGS,
    ) -> None:
        self.language = language
        self.words = words_of(language)
        self._reference = reference
        self._spellings = spellings
        self._okrugs = okrugs
        # «Түркістан облысының …»: an office is called by the official name of its oblast.
        self._oblasts = {oblast_kk(name): one.name_ru for name, one in reference.oblasts.items()}
        # The words that belong to places are those of a case's papers, in the case's language.
        self._view = replace(read_case(Answers(), reference, date.min), language=language)

    def day(self, value: date | None) -> Day:
        """Return a day in its forms."""
        return day_of(self._view, value, "")

    def text(self, text: str) -> str:
        """Return what was typed in Kazakh: a post, a body, a reason."""
        if self.language == KK or not text:
            return text
        return self._spellings.get(text) or russian.offer(text, known=self._oblasts) or text

    def name(self, facts: RowFacts) -> str:
        """Return «Майтөбе Сүт» АӨК, СПК «Майтобе Сут»."""
        if self.language == KK:
            return short_name(facts.name)
        return short_name_ru(facts.name_ru or facts.name)

    def oblast(self, facts: RowFacts) -> str:
        """Return «Түркістан облысы»."""
        if self.language == KK:
            return oblast_name(self._view, facts.oblast)
        return self._reference.oblast_ru(facts.oblast) or self.text(oblast_kk(facts.oblast))

    def district(self, facts: RowFacts) -> str:
        """Return «Түлкібас ауданы»."""
        named = district_name(replace(self._view, language=KK), facts.district)
        if self.language == KK:
            return named
        return self._reference.district_ru(facts.oblast, facts.district) or self.text(named)

    def okrug(self, facts: RowFacts) -> str:
        """Return «Мичурин ауылдық округі»."""
        named = okrug_name(replace(self._view, language=KK), facts.okrug)
        if self.language == KK or not named:
            return named
        place = _bare(facts.oblast, ("облысы",)), _bare(facts.district, (DISTRICT, CITY))
        official = self._okrugs.get(place, NOTHING).get(_bare(named, ("ауылдық округі",)))
        known = self._spellings.get(facts.okrug) or self._spellings.get(named)
        return official or known or russian.offer_okrug(named) or named

    def direction(self, facts: RowFacts) -> str:
        """Return the name of the direction."""
        found = self._reference.directions.get(facts.direction)
        if found is None:
            return self.text(facts.direction)
        return found.name_kk if self.language == KK else found.name_ru

    def fact(self, facts: RowFacts, name: str) -> str:
        """Return one fact as it is printed where a decision corrects it."""
        match name:
            case "oblast" | "district" | "okrug" | "direction":
                say: Callable[[RowFacts], str] = getattr(self, name)
                told = say(facts)
            case "tiyn":
                told = "" if facts.tiyn is None else kazakh.money(facts.tiyn)
            case _ if name in DATES:
                value: date | None = getattr(facts, name)
                told = format_date(value) if value else ""
            case _:
                told = facts.told(name)
        return told or NOTHING_TOLD


def oblast_kk(typed: str) -> str:
    """Return an oblast's name with its word, for those that the reference does not know."""
    return typed if not typed or typed.endswith(("облысы", "қаласы")) else f"{typed} облысы"


def _bare(name: str, words: tuple[str, ...]) -> str:
    text = " ".join(name.split())
    ending = next((word for word in words if text.endswith(f" {word}")), "")
    return text.removesuffix(ending).strip()


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
    reason: str
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
    return ShownDecision(
        number=Said(decision.number),
        day=speaker.day(decision.day),
        by=Said(short_of(speaker.text(decision.by)), kind="person"),
        post=_either(decision.post, decision.post_ru, speaker),
        body=speaker.text(decision.body),
        reason=_either(decision.reason, decision.reason_ru, speaker).rstrip(" ."),
        act=speaker.words[f"act_{decision.act.value}"],
        act_of=speaker.words[f"act_{decision.act.value}_of"],
        act_verb=speaker.words[f"act_{decision.act.value}_verb"],
    )


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
