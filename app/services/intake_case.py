"""One case of a file from another office: how it stands to what is here, and writing it.

As git does: whose revision is among the other's ancestors is the older one; where both went on,
they are joined against the newest version that both had (:mod:`app.domain.merge`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from app.core.errors import InputError
from app.core.i18n import N_, _
from app.db import archive, books, register, revisions
from app.db import cases as repository
from app.db.types import StoredValueError
from app.domain.answers import Answers
from app.domain.approved_list import ListPlace
from app.domain.merge import Merged, Side, merge, same
from app.domain.office import Role
from app.domain.ownership import Guard, guard
from app.domain.record_names import name_of
from app.domain.reference import Reference
from app.domain.schema import FIELDS
from app.domain.scheme import REASON_KEYS
from app.exchange.package.model import Purpose
from app.services import intake_papers, register_rows
from app.services.archive import answers_from_json, revision_of
from app.services.cases import note_reasons, summary_of
from app.services.intake_file import NOTHING_CHANGED, Incoming, IncomingCase
from app.services.intake_papers import News
from app.services.list_taking import list_check, on_list
from app.services.model_exchange import CaseResult, Outcome
from app.services.register_rows import Made
from app.services.shown import shown

RECEIVED = "received"
"""The line of a case's history: another office's file was taken in."""

OTHER_OFFICE = N_(
    "This cooperative came from another office, «{name}». Each answer that differs is asked about."
)
OWN_DECISION = N_(
    "The file changes what your office itself decides. Each such answer is asked about."
)
BY_DECISION = N_(
    "The place on the approved list changes by a decision alone: what the file says of it was left "
    "out."
)
NOT_HERE = N_("This cooperative is not in your data file: it was left out.")

PLACE = tuple(key for key in FIELDS if key.startswith("listing."))
"""Where a case stands on an approved list."""

Choices = Mapping[str, Mapping[str, Side]]
"""Whose answer is taken, by the case's uuid and the answer's address."""


@dataclass(frozen=True)
class Desk:
    """What the cases of a file are looked at with, inside one transaction."""

    connection: Connection
    incoming: Incoming
    reference: Reference
    now: datetime
    today: date
    choices: Choices
    role: Role
    coming: Mapping[str, ListPlace]  # where cases stand by the list that came along

    @property
    def office(self) -> str:
        """The sender's key, "" for a bare case file."""
        return self.incoming.sender.key if self.incoming.sender else ""

    @property
    def guarded(self) -> Guard:
        """What this office is asked about before the sender's file changes it."""
        sender = self.incoming.sender
        return guard(self.role, sender.role if sender else None)


@dataclass(frozen=True)
class Plan:
    """What would become of one case; ``answers`` are its own then."""

    case: IncomingCase
    result: CaseResult
    row: Made  # of the register
    answers: Answers
    rewritten: bool = False  # its answers are other ones than before
    noted: bool = False  # that version is news here
    told: tuple[str, ...] = ()  # ancestors of which nothing was known here
    news: News = field(default_factory=News)

    @property
    def writes(self) -> bool:
        """Whether anything is to be written."""
        return self.result.written or self.noted


def plan(desk: Desk, case: IncomingCase) -> Plan:
    """Return what would become of a case of the file; nothing is written.

    Raises:
        InputError: it may not stand here.
    """
    case_id = repository.id_of(desk.connection, case.uuid)
    if case_id is None:
        return _new(desk, case)
    row = repository.summary(desk.connection, case_id)
    if row["sample"] and not case.sample:
        raise InputError(
            N_("The file names a case that is a sample of this program."), NOTHING_CHANGED
        )
    ours = repository.read_answers(desk.connection, case_id)
    foreign = _foreign(desk, case_id)
    stand = _stand(desk, case, case_id, ours, foreign=foreign is not None)
    news = News()
    outcome = stand.outcome
    if outcome in (Outcome.SAME, Outcome.NEWER):
        news = intake_papers.news_of(desk.connection, case_id, case, desk.incoming)
        if news:
            outcome = Outcome.NEWER
    row_made = _row(desk, case.uuid, stand.merged.answers)
    result = CaseResult(
        uuid=case.uuid,
        title=row_made.row["title"],
        okrug=row_made.row["okrug"],
        outcome=outcome,
        case_id=case_id,
        blocking=row_made.blocking,
        warnings=row_made.warnings,
        changed=stand.merged.taken,
        kept=stand.merged.kept,
        clashes=stand.merged.clashes,
        papers=len(news.papers),
        scans=len(news.scans),
        in_bin=row["deleted_at"] is not None,
        reason=_doubt(desk, case, foreign, stand),
        names=_names(stand.merged, ours, case.answers),
    )
    return Plan(
        case=case,
        result=result,
        row=row_made,
        answers=stand.merged.answers,
        rewritten=outcome is Outcome.NEWER and not same(ours, stand.merged.answers),
        noted=stand.noted and desk.incoming.sender is not None,
        told=stand.told,
        news=news,
    )


def _doubt(desk: Desk, case: IncomingCase, foreign: str | None, stand: _Stand) -> str:
    """Return why the clashes of a case are asked about, or why an answer of the file was left."""
    kept = [key for key in _decided(desk, case.uuid) if key in stand.merged.kept]
    if any(case.answers.get(key) for key in kept):
        return _(BY_DECISION)
    if stand.outcome is not Outcome.CONFLICT:
        return ""
    if foreign is not None:
        return _(OTHER_OFFICE).format(name=foreign)
    asks = desk.guarded
    if any(clash.base == clash.ours and asks(clash.address) for clash in stand.merged.clashes):
        return _(OWN_DECISION)
    return ""


def _new(desk: Desk, case: IncomingCase) -> Plan:
    made = _row(desk, case.uuid, case.answers)
    result = CaseResult(
        uuid=case.uuid,
        title=made.row["title"],
        okrug=made.row["okrug"],
        outcome=Outcome.NEW,
        blocking=made.blocking,
        warnings=made.warnings,
    )
    if desk.incoming.purpose in (Purpose.REPLY, Purpose.FINANCE):
        result = replace(result, outcome=Outcome.REFUSED, reason=_(NOT_HERE))
        return Plan(case, result, made, case.answers)
    news = intake_papers.news_of(desk.connection, 0, case, desk.incoming)
    result = replace(result, papers=len(news.papers), scans=len(news.scans))
    return Plan(
        case=case,
        result=result,
        row=made,
        answers=case.answers,
        rewritten=True,
        noted=desk.incoming.sender is not None,
        told=case.ancestors,
        news=news,
    )


def _row(desk: Desk, uuid: str, answers: Answers) -> Made:
    """Return the register's row of answers: with what the rules find in them here, today."""
    lists = list_check(desk.connection, uuid, desk.coming)
    return register_rows.make(0, answers, desk.reference, desk.today, lists=lists)


# -- how two versions stand to each other ---------------------------------------------------


@dataclass(frozen=True)
class _Stand:
    outcome: Outcome
    merged: Merged
    noted: bool = False
    told: tuple[str, ...] = ()


def _foreign(desk: Desk, case_id: int) -> str | None:
    """Return the office whose case this is, when an okrug sends the case of another; or None.

    It may be the same one on a new computer, or one that has no business with it.
    """
    if desk.incoming.purpose is not Purpose.CASE or not desk.office:
        return None
    origin = register.heads(desk.connection, [case_id])[case_id].origin
    if origin in ("", desk.office):
        return None
    return register.sender_names(desk.connection).get(origin, "")


def _stand(desk: Desk, case: IncomingCase, case_id: int, ours: Answers, *, foreign: bool) -> _Stand:
    stays = Merged(ours, (), (), ())
    mine = revision_of(ours)
    if case.revision == mine:
        return _Stand(Outcome.SAME, stays)
    known = {each.revision: each for each in revisions.known(desk.connection, case_id)}
    told = tuple(each for each in case.ancestors if each not in known)
    choices = desk.choices.get(case.uuid, {})
    if case.revision in known and (foreign or not _went_back(case, mine, list(known))):
        return _Stand(Outcome.OLDER, stays)
    base = None if foreign else _base(desk.connection, case_id, case, mine, ours)
    decided = {**choices, **_decided(desk, case.uuid)}
    merged = merge(base, ours, case.answers, decided, desk.guarded)
    if merged.clashes:
        return _Stand(Outcome.CONFLICT, merged)
    if same(merged.answers, ours) and not choices:
        return _Stand(Outcome.OLDER, stays, noted=True, told=told)
    return _Stand(Outcome.NEWER, merged, noted=True, told=told)


def _decided(desk: Desk, uuid: str) -> Mapping[str, Side]:
    """Return whose the answers are that no file may change, not even when it is asked for.

    The АШБ's own decisions say where a case stands on its list; only a further one changes that.
    """
    if desk.role is not Role.DEPARTMENT or on_list(desk.connection, uuid) is None:
        return {}
    return dict.fromkeys(PLACE, Side.OURS)


def _went_back(case: IncomingCase, mine: str, known: Sequence[str]) -> bool:
    """Return whether the sender came back to a version from before ours, which he knew.

    Where it came after ours it was refused here, or undone.
    """
    if mine not in case.ancestors:
        return False
    return mine not in known or known.index(case.revision) < known.index(mine)


def _base(
    connection: Connection, case_id: int, case: IncomingCase, mine: str, ours: Answers
) -> Answers | None:
    """Return the newest version that both sides had, where its answers are kept here."""
    newest_first = case.ancestors[::-1]
    at = newest_first.index(mine) if mine in newest_first else len(newest_first)
    facts = revisions.facts_of(connection, case_id, newest_first[:at])
    if facts is None:
        return ours if at < len(newest_first) else None
    try:
        return answers_from_json(facts)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise StoredValueError("snapshot") from error


def _names(merged: Merged, *versions: Answers) -> Mapping[str, str]:
    """Return what the records that are told of are called, by ``collection/id``."""
    told = (*merged.taken, *merged.kept, *(clash.address for clash in merged.clashes))
    places = {tuple(address.split("/")[:2]) for address in told if "/" in address}
    names = {}
    for collection, record_id in sorted(places):
        for answers in versions:
            record = answers.record(collection, record_id)
            if record is not None:
                names[f"{collection}/{record_id}"] = shown(name_of(collection, record))
                break
    return MappingProxyType(names)


# -- writing --------------------------------------------------------------------------------


def write(desk: Desk, made: Plan) -> Plan:
    """Write what was planned for a case, and return the plan with the case's number.

    Raises:
        InputError, FileError: a paper of the file is not what it is said to be, or unreadable.
    """
    connection, case, result = desk.connection, made.case, made.result
    case_id = result.case_id or _add(desk, made)
    if result.case_id and made.rewritten:
        _rewrite(desk, made)
    if result.case_id and result.in_bin and result.written:
        repository.touch(connection, case_id, {"deleted_at": None})
        books.note(connection, case_id, desk.now, "restored", ())
    if result.written:
        books.note(connection, case_id, desk.now, RECEIVED, _history_keys(result.changed))
        intake_papers.keep(connection, case_id, case, desk.incoming, made.news)
    if made.noted:
        revisions.note_told(connection, case_id, made.told, desk.now, desk.office)
        revisions.note(
            connection,
            case_id,
            case.revision,
            revisions.RECEIVED,
            desk.now,
            snapshot_id=archive.keep_snapshot(connection, case_id, case.facts, case.revision),
            office=desk.office,
        )
    if result.written:
        row = Made(case_id, {**made.row.row, "case_id": case_id}, made.row.text)
        register_rows.put(connection, [row], desk.reference)
    in_bin = result.in_bin and not result.written
    return replace(made, result=replace(result, case_id=case_id, in_bin=in_bin))


def _add(desk: Desk, made: Plan) -> int:
    values: dict[str, Any] = {
        "uuid": made.case.uuid,
        "sample": made.case.sample,
        "created_at": desk.now,
        "updated_at": desk.now,
        "place": "",
        "origin": desk.office,
        **summary_of(made.answers),
    }
    case_id = repository.add(desk.connection, values, made.answers)
    note_reasons(desk.connection, case_id, desk.now, made.answers.values)
    return case_id


def _rewrite(desk: Desk, made: Plan) -> None:
    case_id, answers = made.result.case_id, made.answers
    repository.erase_answers(desk.connection, case_id)
    values = {"updated_at": desk.now, **summary_of(answers)}
    if desk.incoming.purpose is Purpose.CASE and desk.office:
        values["origin"] = desk.office  # from now on it is this office's to change
    repository.touch(desk.connection, case_id, values)
    repository.write_answers(desk.connection, case_id, answers)
    reasons = {key: answers.get(key) for key in REASON_KEYS.values()}
    note_reasons(desk.connection, case_id, desk.now, reasons)


def _history_keys(addresses: Iterable[str]) -> set[str]:
    """Return addresses as the history names them: a record's field without the record."""
    parts = (address.split("/") for address in addresses)
    return {f"{part[0]}/*/{part[2]}" if len(part) == 3 else part[0] for part in parts}
