"""Two versions of one case made one, against the version that both sides began from.

Answer by answer: what only one side changed is taken from it, what both changed differently is a
:class:`Clash`. A record is matched by its id, a Russian spelling by the answer that it is for, a
case form by its text: their ids mean nothing. A record that one side removed goes, unless the
other changed it, a part of it, or first named it: then its going is a clash, and whoever is
chosen decides about its parts and spellings too. What hung on a record that went goes along
(:mod:`app.domain.removal`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType

from app.domain.answers import Answers, Record, address_of, given
from app.domain.merge_order import joined_order
from app.domain.merge_rows import Rows, has_sense, references, three_of, told
from app.domain.ownership import Guard
from app.domain.removal import Place, wholes_first, wholes_of
from app.domain.schema import COLLECTIONS, FIELDS
from app.domain.spelling import COLLECTION as SPELLINGS


class Side(Enum):
    """Whose version of an answer is taken."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Clash:
    """An answer that both sides changed, each in its own way; None: the record is gone there.

    The address of a whole record is ``collection/id``; its texts tell what the record says.
    """

    address: str
    base: str | None
    ours: str | None
    theirs: str | None


@dataclass(frozen=True)
class Merged:
    """The joined answers, and what became of what.

    ``clashes`` are still to be chosen between (the answers hold ours there); ``taken`` are the
    addresses that came from the other side, ``kept`` those changed only on ours. A record that
    came or went is named by ``collection/id``, a list whose order changed by its name.
    """

    answers: Answers
    clashes: tuple[Clash, ...]
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def merge(
    base: Answers | None,
    ours: Answers,
    theirs: Answers,
    choices: Mapping[str, Side] | None = None,
    guarded: Guard = lambda _address: False,
) -> Merged:
    """Join two versions. Without ``base`` every difference is a clash.

    ``choices`` settle clashes by their address. What is ``guarded`` is a clash also where only
    theirs changed it. Where only one side changed anything, and ours held nothing back, the answers
    are that side's very own.
    """
    join = _Join(base, ours, theirs, choices or {}, guarded)
    answers = join.answers()
    if same(ours, theirs) or (base is not None and same(base, theirs)):
        answers = ours
    elif base is not None and same(base, ours) and not join.held_back:
        answers = theirs
    return Merged(answers, tuple(join.clashes), tuple(join.taken), tuple(join.kept))


def same(one: Answers, other: Answers) -> bool:
    """Return whether two versions answer the same; an empty text is no answer."""
    return _plain(one) == _plain(other)


def _plain(answers: Answers) -> tuple[object, object]:
    return given(answers.values), {
        name: [(record.id, given(record.values)) for record in records]
        for name, records in answers.collections.items()
        if records
    }


class _Join:
    """One merge under way: what is joined so far, and what is to be told of it."""

    def __init__(
        self,
        base: Answers | None,
        ours: Answers,
        theirs: Answers,
        choices: Mapping[str, Side],
        guarded: Guard,
    ) -> None:
        self.held_back = False  # ours stands, or stands for now, where theirs differs
        self._guarded = guarded
        self.clashes: list[Clash] = []
        self.taken: list[str] = []
        self.kept: list[str] = []
        self._known = base is not None
        self._base, self._ours, self._theirs = base or Answers(), ours, theirs
        self._rows = {name: three_of(name, self._base, ours, theirs) for name in wholes_first()}
        self._choices = choices
        self._values: dict[str, str] = {}
        self._records: dict[str, tuple[Record, ...]] = {}
        self._gone: set[Place] = set()
        self._decided: dict[Place, Side] = {}  # records whose going was a clash: whose word counts
        self._touched: dict[Side, frozenset[Place]] = {}
        self._joined: Answers | None = None

    def answers(self) -> Answers:
        """Return the joined answers."""
        keys = dict.fromkeys((*self._ours.values, *self._theirs.values, *self._base.values))
        for key in keys:
            ours, theirs = self._ours.get(key), self._theirs.get(key)
            value = self._value(key, self._base.get(key), ours, theirs)
            if value:
                self._values[key] = value
        for name in wholes_first():
            self._collection(name)
        return Answers(MappingProxyType(self._values), MappingProxyType(self._records))

    # -- one answer ------------------------------------------------------------------------

    def _value(self, address: str, base: str, ours: str, theirs: str) -> str:
        if ours == theirs:
            return ours
        if self._known and theirs == base:
            self.kept.append(address)
            return ours
        if self._known and ours == base and not self._guarded(address):
            self.taken.append(address)
            return theirs
        side = self._choose(Clash(address, base if self._known else None, ours, theirs))
        return ours if side is Side.OURS else theirs

    def _choose(self, clash: Clash) -> Side:
        """Return whose answer stands; while nobody chose it is ours, and the clash is told."""
        side = self._choices.get(clash.address)
        if side is None:
            self.clashes.append(clash)
        elif side is Side.OURS:
            self.kept.append(clash.address)
        else:
            self.taken.append(clash.address)
        self.held_back = self.held_back or side is not Side.THEIRS
        return side or Side.OURS

    # -- records ---------------------------------------------------------------------------

    def _collection(self, name: str) -> None:
        base, ours, theirs = self._rows[name]
        found: Rows = {}
        for key in dict.fromkeys((*ours, *theirs, *base)):
            record = self._record(name, base.get(key), ours.get(key), theirs.get(key))
            if record is not None:
                found[key] = record
        present = {record.id for record in found.values()}
        for rows in (base, ours, theirs):
            self._gone.update(
                (name, record.id) for record in rows.values() if record.id not in present
            )
        order, moved = joined_order(list(base), list(ours), list(theirs), found.keys())
        if self._known and moved is not None:
            (self.taken if moved else self.kept).append(name)
        if order:
            self._records[name] = tuple(found[key] for key in order)

    def _record(
        self, name: str, base: Record | None, ours: Record | None, theirs: Record | None
    ) -> Record | None:
        there = ours or theirs
        if there is None:
            return None
        wholes = wholes_of(name, there)
        if any(whole in self._gone for whole in wholes):
            return None
        decided = {self._decided[whole] for whole in wholes if whole in self._decided}
        if len(decided) == 1:
            return ours if decided == {Side.OURS} else theirs
        if ours is None or theirs is None:
            return self._one_sided(name, base, ours, theirs)
        if name == SPELLINGS:
            return self._spelling(base, ours, theirs)
        joined = self._fields(name, base or Record(ours.id), ours, theirs)
        if any(whole in self._gone for whole in wholes_of(name, joined)):
            return None  # the other side had moved it to another whole, which is gone
        return joined

    def _one_sided(
        self, name: str, base: Record | None, ours: Record | None, theirs: Record | None
    ) -> Record | None:
        """Decide about a record that only one side has: it is new there, or gone on the other."""
        record, holder = (ours, Side.OURS) if ours is not None else (theirs, Side.THEIRS)
        if record is None:
            return None
        other = Side.THEIRS if holder is Side.OURS else Side.OURS
        address = f"{name}/{record.id}"
        changed_by = holder if base is None else other  # who is new to it, or has done away with it
        asked = changed_by is Side.THEIRS and self._guarded(address)
        if self._known and not asked:
            if base is None:
                self._tell(address, holder)
                return record
            if (name, record.id) not in self._touched_by(holder):
                self._tell(address, other)
                return None
        side = self._choose(Clash(address, told(name, base), told(name, ours), told(name, theirs)))
        self._decided[name, record.id] = side
        return record if side is holder else None

    def _tell(self, address: str, changed_by: Side) -> None:
        (self.taken if changed_by is Side.THEIRS else self.kept).append(address)

    def _fields(self, name: str, base: Record, ours: Record, theirs: Record) -> Record:
        values = {}
        for field in dict.fromkeys((*ours.values, *theirs.values, *base.values)):
            address = address_of(name, ours.id, field)
            value = self._value(address, base.get(field), ours.get(field), theirs.get(field))
            if value:
                values[field] = value
        return Record(ours.id, MappingProxyType(values))

    def _spelling(self, base: Record | None, ours: Record, theirs: Record) -> Record:
        """Join a Russian spelling: its text and the Kazakh that it was confirmed for are one."""
        was, mine, his = _pair(base), _pair(ours), _pair(theirs)
        if mine == his:
            return ours
        address = address_of(SPELLINGS, ours.id, "text")
        taken = Record(ours.id, theirs.values)
        if self._known and his == was:
            self.kept.append(address)
            return ours
        if self._known and mine == was:
            self.taken.append(address)
            return taken
        if self._known and mine[1] == his[1]:
            # Confirmed by both, for another Kazakh text each: for the one that stands there now.
            now = self._at(ours.get("at")).strip()
            ahead = (his[0].strip() == now, his) > (mine[0].strip() == now, mine)
            self._tell(address, Side.THEIRS if ahead else Side.OURS)
            return taken if ahead else ours
        differs = 1 if mine[1] != his[1] else 0
        address = address if differs else address_of(SPELLINGS, ours.id, "of")
        base_text = was[differs] if self._known else None
        side = self._choose(Clash(address, base_text, mine[differs], his[differs]))
        return ours if side is Side.OURS else taken

    def _at(self, address: str) -> str:
        if self._joined is None:  # spellings come last: all that they may spell is joined
            self._joined = Answers(self._values, dict(self._records))
        return self._joined.at(address) if address.count("/") in (0, 2) else ""

    # -- what a side has changed --------------------------------------------------------------

    def _touched_by(self, side: Side) -> frozenset[Place]:
        """Return the records that a side changed since the base, itself or in a part of it.

        Who first names a record has need of it too: a payment, a chair of the meeting.
        """
        if side not in self._touched:
            self._touched[side] = frozenset(self._find_touched(side))
        return self._touched[side]

    def _find_touched(self, side: Side) -> set[Place]:
        answers = self._ours if side is Side.OURS else self._theirs
        found: set[Place] = set()
        for key, field in FIELDS.items():
            if answers.get(key) != self._base.get(key):
                found.update(references(field, answers.get(key)))
        for name in reversed(wholes_first()):
            base, ours, theirs = self._rows[name]
            found |= _touched_rows(name, base, ours if side is Side.OURS else theirs, found)
        return found


def _touched_rows(name: str, base: Rows, rows: Rows, parts: set[Place]) -> set[Place]:
    """Return what of a collection was touched, and what is because of it; ``parts`` were."""
    found: set[Place] = set()
    for key, record in rows.items():
        was = base.get(key)
        if was is None or given(was.values) != given(record.values):
            found.add((name, record.id))
            found.update(_newly_named(name, was, record))
        if name != SPELLINGS and ((name, record.id) in found or (name, record.id) in parts):
            found.update(wholes_of(name, record))
    return found


def _newly_named(name: str, was: Record | None, record: Record) -> set[Place]:
    return {
        place
        for field in _naming(name)
        if was is None or was.get(field) != record.get(field)
        for place in references(COLLECTIONS[name][field], record.get(field))
    }


@cache
def _naming(name: str) -> tuple[str, ...]:
    """Return the fields of a collection that name records."""
    return tuple(key for key, field in COLLECTIONS[name].items() if has_sense(field))


def _pair(record: Record | None) -> tuple[str, str]:
    return (record.get("of"), record.get("text")) if record is not None else ("", "")
