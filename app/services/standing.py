"""How the papers of a case stand: what blocks them, whether their day has come, what was issued."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.rules import all_findings
from app.forms.papers import PaperForm, Per, uses_address
from app.forms.registry import PAPERS
from app.services.differences import concerns, differences, post_holders
from app.services.model import IssuedPaper, PaperState, PaperStatus

if TYPE_CHECKING:
    from app.services.cases import CaseService

_Findings = tuple[FoundingCase, tuple[Finding, ...], dict[str, tuple[Finding, ...]]]
"""A case, what blocks in it, and what of that blocks each paper."""


def too_early(case: FoundingCase, form: PaperForm) -> bool:
    """Return whether a paper is only for after the meeting, which is still to come."""
    return form.after_meeting and case.planned


class Standing:
    """How papers stand. Remembers the last case it was asked about: a set asks 500 times."""

    def __init__(self, cases: CaseService | None) -> None:
        """``cases`` knows what was issued; without it nothing was."""
        self._cases = cases
        self._findings: _Findings | None = None
        self._compared: tuple[int, FoundingCase, tuple[str, ...]] | None = None

    # -- what blocks -------------------------------------------------------------------------

    def blocking(
        self, case: FoundingCase, form: PaperForm, founder_id: str = ""
    ) -> tuple[Finding, ...]:
        """Return the findings that keep a paper a draft, one founder's or anybody's.

        Only the fact at fault counts: a wrong date of an extract, compared with the meeting's,
        does not make the notice of the meeting a draft.
        """
        mine, holders = self._blocking_any(case, form), post_holders(case)
        return tuple(found for found in mine if concerns(found.address, founder_id, holders))

    def _blocking_any(self, case: FoundingCase, form: PaperForm) -> tuple[Finding, ...]:
        if self._findings is None or self._findings[0] is not case:
            blocks = tuple(finding for finding in all_findings(case) if finding.blocks)
            self._findings = (case, blocks, {})
        _, blocks, known = self._findings
        if form.key not in known:
            known[form.key] = tuple(f for f in blocks if uses_address(form, f.address))
        return known[form.key]

    # -- what was issued ---------------------------------------------------------------------

    def latest(self, case_id: int, form: PaperForm, founder_id: str) -> IssuedPaper | None:
        """Return the newest version of an issued paper, or None."""
        if self._cases is None:
            return None
        return self._cases.latest_issued(case_id, form.key, founder_id)

    def current(
        self, case_id: int, case: FoundingCase, form: PaperForm, founder_id: str
    ) -> IssuedPaper | None:
        """Return the newest version of an issued paper if no fact of it has changed since."""
        issued = self.latest(case_id, form, founder_id)
        if issued is None or self._changed(issued, case, form, founder_id):
            return None
        return issued

    def _changed(
        self, issued: IssuedPaper, case: FoundingCase, form: PaperForm, founder_id: str
    ) -> tuple[str, ...]:
        holders = post_holders(case)
        return tuple(
            address
            for address in self._differences(issued, case)
            if uses_address(form, address) and concerns(address, founder_id, holders)
        )

    def _differences(self, issued: IssuedPaper, case: FoundingCase) -> tuple[str, ...]:
        if self._cases is None:
            return ()
        # 500 papers of one issue stand on one snapshot: it is read and compared once.
        known = self._compared
        if known is None or known[0] != issued.snapshot_id or known[1] is not case:
            before = self._cases.issued_answers(issued.id)
            known = (issued.snapshot_id, case, differences(before, case.answers))
            self._compared = known
        return known[2]

    # -- all of them -------------------------------------------------------------------------

    def states(self, case_id: int, case: FoundingCase) -> tuple[PaperState, ...]:
        """Return how each paper of the case stands, in the set's order.

        A paper per founder counts as issued when it is issued for every founder.
        """
        issued = self._cases.issued(case_id) if self._cases else ()
        scans = self._cases.attachments(case_id) if self._cases else ()
        return tuple(
            self._state(
                case,
                form,
                _latest(entry for entry in issued if entry.paper == form.key),
                sum(1 for scan in scans if scan.paper == form.key),
            )
            for form in PAPERS
        )

    def _state(
        self, case: FoundingCase, form: PaperForm, issued: tuple[IssuedPaper, ...], scans: int
    ) -> PaperState:
        blocking = self.blocking(case, form)
        changed = {a for e in issued for a in self._changed(e, case, form, e.founder_id)}
        complete = bool(issued) and (form.per is Per.CASE or len(issued) >= len(case.founders))
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
            per_founder=form.per is Per.FOUNDER,
        )


def _latest(entries: Iterable[IssuedPaper]) -> tuple[IssuedPaper, ...]:
    """Return the newest version for each founder."""
    latest: dict[str, IssuedPaper] = {}
    for entry in entries:
        known = latest.get(entry.founder_id)
        if known is None or entry.version > known.version:
            latest[entry.founder_id] = entry
    return tuple(latest.values())
