"""How the papers of a case stand: what blocks them, whether their day has come, what was issued."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.tongue import KK
from app.domain.case import FoundingCase
from app.domain.case_forms import COLLECTION as FORMS
from app.domain.case_forms import Key, own_forms
from app.domain.findings import Finding
from app.domain.rules import all_findings, russian_findings
from app.domain.spelling import changed_spellings
from app.forms.papers import PaperForm, Per, uses_address
from app.forms.registry import PAPERS
from app.forms.subjects import subject_ids
from app.services.differences import concerns, differences, post_holders
from app.services.model import IssuedPaper, PaperState, PaperStatus

if TYPE_CHECKING:
    from app.services.cases import CaseService


@dataclass
class _Blocks:
    """A case, what blocks in it (None: not asked yet), what of that blocks each paper."""

    case: FoundingCase
    every: tuple[Finding, ...]
    russian: tuple[Finding, ...] | None = None
    papers: dict[tuple[str, str], tuple[Finding, ...]] = field(default_factory=dict)


@dataclass
class _Compared:
    """A snapshot, a case, and what differs between them: answers, Russian spellings, own forms."""

    snapshot: int
    case: FoundingCase
    answers: tuple[str, ...]
    spelled: tuple[str, ...]
    forms: frozenset[Key]


Asked = Callable[[FoundingCase, PaperForm, str, str], Iterable[Key]]
"""The case forms that a paper of a case prints, for a record, in a language."""


def _no_forms(_case: FoundingCase, _form: PaperForm, _record: str, _language: str) -> tuple[()]:
    """Without papers none prints a form."""
    return ()


def too_early(case: FoundingCase, form: PaperForm) -> bool:
    """Return whether a paper is only for after the meeting, which is still to come."""
    return form.after_meeting and case.planned


class Standing:
    """How papers stand. Remembers the last case it was asked about: a set asks 500 times."""

    def __init__(self, cases: CaseService | None, asked: Asked = _no_forms) -> None:
        """``cases`` knows what was issued; without it nothing was. ``asked``: see there."""
        self._cases = cases
        self._asked = asked
        self._blocks: _Blocks | None = None
        self._compared: _Compared | None = None

    # -- what blocks -------------------------------------------------------------------------

    def blocking(
        self, case: FoundingCase, form: PaperForm, record_id: str = "", language: str = KK
    ) -> tuple[Finding, ...]:
        """Return the findings that keep a paper a draft, one record's or any's.

        Only the fact at fault counts: a wrong date of an extract, compared with the meeting's,
        does not make the notice of the meeting a draft.
        """
        mine, holders = self._blocking_any(case, form, language), post_holders(case)
        return tuple(
            found for found in mine if concerns(found.address, form.per, record_id, holders)
        )

    def _blocking_any(
        self, case: FoundingCase, form: PaperForm, language: str
    ) -> tuple[Finding, ...]:
        known = self._blocks
        if known is None or known.case is not case:
            every = tuple(finding for finding in all_findings(case) if finding.blocks)
            self._blocks = known = _Blocks(case, every)
        if (form.key, language) not in known.papers:
            found = known.every
            if language != KK:
                if known.russian is None:
                    known.russian = tuple(russian_findings(case))
                found = (*found, *known.russian)
            known.papers[form.key, language] = tuple(
                finding for finding in found if uses_address(form, finding.address)
            )
        return known.papers[form.key, language]

    # -- what was issued ---------------------------------------------------------------------

    def latest(
        self, case_id: int, form: PaperForm, record_id: str, language: str = KK
    ) -> IssuedPaper | None:
        """Return the newest version of an issued paper in a language, or None."""
        if self._cases is None:
            return None
        return self._cases.latest_issued(case_id, form.key, record_id, language)

    def current(
        self, case_id: int, case: FoundingCase, form: PaperForm, record_id: str, language: str = KK
    ) -> IssuedPaper | None:
        """Return the newest version of an issued paper if no fact of it has changed since."""
        issued = self.latest(case_id, form, record_id, language)
        if issued is None or self._changed(issued, case, form, record_id):
            return None
        return issued

    def _changed(
        self, issued: IssuedPaper, case: FoundingCase, form: PaperForm, record_id: str
    ) -> tuple[str, ...]:
        if self._cases is None:
            return ()
        holders, differing = post_holders(case), self._differences(self._cases, issued, case)
        changed = differing.answers
        if issued.language != KK:
            changed = (*changed, *differing.spelled)
        found = tuple(
            address
            for address in changed
            if uses_address(form, address) and concerns(address, form.per, record_id, holders)
        )
        # Which paper prints a form is only known by wording it: asked when one was changed.
        if differing.forms and not differing.forms.isdisjoint(
            self._asked(case, form, record_id, issued.language)
        ):
            return (*found, FORMS)
        return found

    def _differences(
        self, cases: CaseService, issued: IssuedPaper, case: FoundingCase
    ) -> _Compared:
        """Return what differs from the answers of the issue."""
        # 500 papers of one issue stand on one snapshot: it is read and compared once.
        known = self._compared
        if known is None or known.snapshot != issued.snapshot_id or known.case is not case:
            before, now = cases.issued_answers(issued.id), case.answers
            self._compared = known = _Compared(
                issued.snapshot_id,
                case,
                differences(before, now),
                changed_spellings(before, now),
                frozenset(key for key, _ in own_forms(before).items() ^ own_forms(now).items()),
            )
        return known

    # -- all of them -------------------------------------------------------------------------

    def states(
        self, case_id: int, case: FoundingCase, language: str = KK
    ) -> tuple[PaperState, ...]:
        """Return how each paper of the case stands in a language, in the set's order.

        A paper per record counts as issued when it is issued for each of them.
        """
        issued = self._cases.issued(case_id) if self._cases else ()
        scans = self._cases.attachments(case_id) if self._cases else ()
        return tuple(
            self._state(
                case,
                form,
                _latest(
                    entry
                    for entry in issued
                    if entry.paper == form.key and entry.language == language
                ),
                sum(1 for scan in scans if scan.paper == form.key),
                language,
            )
            for form in PAPERS
            if language in form.languages
        )

    def _state(
        self,
        case: FoundingCase,
        form: PaperForm,
        issued: tuple[IssuedPaper, ...],
        scans: int,
        language: str,
    ) -> PaperState:
        blocking = self.blocking(case, form, language=language)
        changed = {a for e in issued for a in self._changed(e, case, form, e.record_id)}
        complete = bool(issued) and len(issued) >= max(1, len(subject_ids(case, form.per)))
        status = PaperStatus.READY
        if not form.needed(case):
            status = PaperStatus.NOT_NEEDED
        elif issued and changed:
            status = PaperStatus.STALE
        elif complete:
            status = PaperStatus.ISSUED
        elif too_early(case, form):
            status = PaperStatus.NOT_YET
        elif blocking:
            status = PaperStatus.DRAFT
        newest = max(issued, key=lambda entry: entry.issued_at, default=None)
        return PaperState(
            key=form.key,
            number=form.number,
            title=form.title,
            status=status,
            blocking=blocking,
            changed=tuple(sorted(changed)),
            issued_number=newest.number if newest else "",
            issued_at=newest.issued_at if newest else None,
            version=newest.version if newest else 0,
            signed_scans=scans,
            per_record=form.per is not Per.CASE,
            subjects=len(subject_ids(case, form.per)),
        )


def _latest(entries: Iterable[IssuedPaper]) -> tuple[IssuedPaper, ...]:
    """Return the newest version for each record."""
    latest: dict[str, IssuedPaper] = {}
    for entry in entries:
        known = latest.get(entry.record_id)
        if known is None or entry.version > known.version:
            latest[entry.record_id] = entry
    return tuple(latest.values())
