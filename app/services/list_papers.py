"""The papers of a list as PDF, Word file and workbook; the PDFs of a decision are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.core.clock import today
from app.db import books
from app.db import lists as repository
from app.documents.blocks import Paper
from app.documents.kinds import DOCX, PDF
from app.documents.pdf import Laid, write_pdf
from app.documents.tongue import KK, RU
from app.documents.wording import render_wording
from app.domain.approved_list import ApprovedList, ListRow, RowFacts
from app.domain.reference import Reference
from app.forms.approved_list import (
    Printed,
    approval_line,
    decision_facts,
    list_facts,
    note_of,
    of_okrug,
    printed,
    tag_of,
)
from app.forms.in_russian import Okrugs
from app.forms.list_speaker import DECISION, LIST, Speaker, decision_title
from app.services.model_lists import Approval, ListChange, OpenList
from app.services.own_writing import SPELLING

if TYPE_CHECKING:
    from app.services.lists import ListService

XLSX = "xlsx"
KINDS = (PDF, DOCX, XLSX)
LANGUAGES = (KK, RU)


class ListPapers:
    """Lays the papers of lists out. Reading and writing go through the service's store."""

    def __init__(self, service: ListService) -> None:
        self._service = service

    def list_paper(
        self,
        list_id: int,
        kind: str = PDF,
        language: str = KK,
        *,
        seq: int = 0,
        uuids: Sequence[str] | None = None,
        okrug: str = "",
    ) -> bytes:
        """Return the list as a file: as it stands after a decision (0: now), a draft with «ЖОБА».

        ``uuids`` makes an extract of those cases for the ``okrug`` that is named. The PDF of a
        whole approved list is the one that was kept when the decision was taken.
        """
        opened = self._service.open(list_id)
        whole = uuids is None
        if opened.approved is not None and kind == PDF and whole:
            kept = self.kept(list_id, LIST, language, seq or opened.approved.last)
            if kept is not None:
                return kept
        shown = shown_of(opened, seq)
        if uuids is not None:
            shown = of_okrug(shown, okrug, rows_of(shown.rows, uuids))
        speaker = self._speaker(language, [row.facts for row in shown.rows])
        if kind == XLSX:
            return self._workbook(shown, speaker)
        paper = list_layout(shown, speaker)
        return _file(paper, kind, speaker.words["draft"] if shown.draft else "")

    def extract(
        self, approved: ApprovedList, uuids: Sequence[str], okrug: str, language: str = KK
    ) -> bytes:
        """Return the PDF of the rows of these cases, for the okrug that is named."""
        shown = printed(approved)
        own = of_okrug(shown, okrug, rows_of(shown.rows, uuids))
        speaker = self._speaker(language, [row.facts for row in own.rows])
        return write_pdf(list_layout(own, speaker)).pdf

    def decision_paper(self, list_id: int, seq: int, kind: str = PDF, language: str = KK) -> bytes:
        """Return the paper of a decision as a file; the first one approves the list."""
        kept = self.kept(list_id, DECISION, language, seq) if kind == PDF else None
        if kept is not None:
            return kept
        approved = self._service.open(list_id).approved
        if approved is None or not 1 <= seq <= approved.last:
            raise LookupError(seq)
        return self._decision(approved, seq, kind, language)

    def to_sign(
        self, list_id: int, wanted: Approval | ListChange, kind: str = PDF, language: str = KK
    ) -> bytes:
        """Return the paper of a decision that is still to be signed: it approves or changes.

        Number and day are blanks, to be filled in by hand with the signature, whatever ``wanted``
        says; so is what else is not known.

        Raises:
            InputError: the decision does not fit the list.
        """
        approved = self._service.proposed(list_id, wanted)
        return self._decision(approved, approved.last, kind, language)

    def annex_to_sign(
        self, list_id: int, wanted: Approval, kind: str = PDF, language: str = KK
    ) -> bytes:
        """Return the list that goes with an approval which is still to be signed, likewise.

        Raises:
            InputError: the approval does not fit the list.
        """
        shown = printed(self._service.proposed(list_id, wanted))
        speaker = self._speaker(language, [row.facts for row in shown.rows])
        return _file(list_layout(shown, speaker), kind)

    def kept(self, list_id: int, kind: str, language: str, seq: int) -> bytes | None:
        """Return the PDF that was kept when a decision was taken; None of a list taken in."""
        with self._service.store.read() as connection:
            found = repository.paper(connection, list_id, seq, kind, language)
        return found[2] if found else None

    def keep(
        self, connection: Connection, list_id: int, approved: ApprovedList, reference: Reference
    ) -> None:
        """Lay the papers of the last decision out and keep them, inside its transaction."""
        shown = printed(approved)
        rows = [row.facts for row in shown.rows]
        for language in LANGUAGES:
            speaker = _speaker(connection, language, reference, rows)
            papers = {
                LIST: list_layout(shown, speaker),
                DECISION: decision_layout(approved, approved.last, speaker),
            }
            for kind, paper in papers.items():
                values = {"seq": approved.last, "kind": kind, "language": language}
                repository.keep_paper(connection, list_id, {**values, **_kept(write_pdf(paper))})

    # -- inner -----------------------------------------------------------------------------

    def _decision(self, approved: ApprovedList, seq: int, kind: str, language: str) -> bytes:
        rows = [row.facts for row in printed(approved, seq).rows]
        speaker = self._speaker(language, rows)
        paper = decision_layout(approved, seq, speaker)
        return _file(paper, kind)

    def _workbook(self, shown: Printed, speaker: Speaker) -> bytes:
        from app.exchange.list_xlsx import SheetRow, write_list_xlsx  # needed by few sessions

        day = shown.decisions[-1].day if shown.decisions else today(self._service.store.clock)
        rows = [
            SheetRow(
                row,
                speaker.name(row.facts),
                speaker.oblast(row.facts),
                speaker.district(row.facts),
                speaker.okrug(row.facts),
                speaker.direction(row.facts),
                note_of(row, shown.decisions, speaker),
            )
            for row in shown.rows
        ]
        return write_list_xlsx(rows, speaker.words, approval_line(shown, speaker), day)

    def _speaker(self, language: str, rows: Sequence[RowFacts]) -> Speaker:
        reference = self._service.reference()
        with self._service.store.read() as connection:
            return _speaker(connection, language, reference, rows)


def shown_of(opened: OpenList, seq: int = 0) -> Printed:
    """Return what is to be printed of a list or of a draft."""
    if opened.approved is not None:
        return printed(opened.approved, seq)
    return Printed(opened.rows, opened.summary.order)


def list_layout(shown: Printed, speaker: Speaker) -> Paper:
    """Return the list, or an extract of it, ready to lay out."""
    words = speaker.words
    return Paper(
        title=words["extract" if shown.okrug else "title"],
        blocks=render_wording(LIST, speaker.language, list_facts(shown, speaker)),
        language=tag_of(speaker.language),
        subject=words["subject"],
        landscape=True,
    )


def decision_layout(approved: ApprovedList, seq: int, speaker: Speaker) -> Paper:
    """Return the paper of a decision, ready to lay out."""
    facts = decision_facts(approved, seq, speaker)
    return Paper(
        title=decision_title(speaker.language, seq),
        blocks=render_wording(DECISION, speaker.language, facts),
        language=tag_of(speaker.language),
        subject=speaker.words["subject"],
    )


def _file(paper: Paper, kind: str, mark: str = "") -> bytes:
    if kind == DOCX:
        from app.documents.docx import write_docx  # its library is needed by few sessions

        return write_docx(paper, mark=mark)
    return write_pdf(paper, mark=mark).pdf


def _kept(laid: Laid) -> Mapping[str, object]:
    return {
        "sha256": hashlib.sha256(laid.pdf).hexdigest(),
        "pages": laid.pages,
        "content": laid.pdf,
    }


def _speaker(
    connection: Connection, language: str, reference: Reference, rows: Sequence[RowFacts]
) -> Speaker:
    if language == KK:
        return Speaker(language, reference)
    spellings = {
        key[2]: text
        for key, text in books.own_writings(connection).items()
        if key[0] == RU and key[1] == SPELLING
    }
    return Speaker(language, reference, spellings, _okrugs(connection, rows))


def _okrugs(connection: Connection, rows: Sequence[RowFacts]) -> Okrugs:
    """Return the classifier's Russian names of the okrugs of the rows' districts."""
    places = {(row.oblast, row.district) for row in rows}
    return MappingProxyType(
        {
            place: MappingProxyType(books.russian_okrugs(connection, place[1], place[0]))
            for place in places
        }
    )


def rows_of(rows: Sequence[ListRow], uuids: Sequence[str]) -> tuple[ListRow, ...]:
    """Return the rows of these cases."""
    wanted = frozenset(uuids)
    return tuple(row for row in rows if row.facts.uuid in wanted)
