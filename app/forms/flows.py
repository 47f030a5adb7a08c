"""The flows of a case: each a row of steps with a page of its own, in the scheme's order.

The founding (step 3 of the scheme) is one of them. An answer belongs to the first flow that asks
for it; so does a finding about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.scheme import founding_begun, scheme_begun
from app.forms import finance, later, project, screening
from app.forms.flow import Flow, bare, keys_of
from app.forms.founding import STEPS
from app.forms.papers import Phase
from app.forms.spec import Step

FOUNDING = "wizard"
"""The code of the founding's flow and page; what no flow asks for belongs to it."""


@dataclass(frozen=True)
class CaseFlow:
    """One flow: the code of its page, its name (a msgid), its steps, the phases of its papers."""

    code: str
    title: str
    steps: tuple[Step, ...]
    phases: tuple[Phase, ...]


FLOWS: tuple[CaseFlow, ...] = (
    CaseFlow("screening", N_("Screening"), screening.STEPS, (Phase.SCREENING,)),
    CaseFlow("project", N_("Project and defence"), project.STEPS, (Phase.DEFENCE,)),
    CaseFlow(FOUNDING, N_("Founding"), STEPS, (Phase.BEFORE, Phase.FOUNDING, Phase.AFTER)),
    CaseFlow("finance", N_("List and finance"), finance.STEPS, (Phase.FINANCE,)),
    CaseFlow("members", N_("Members and meetings"), later.STEPS, (Phase.LATER,)),
)
"""All flows in the scheme's order."""

_BY_CODE = {flow.code: flow for flow in FLOWS}


def flow_named(code: str) -> CaseFlow:
    """Return a flow by its code.

    Raises:
        KeyError: there is no such flow.
    """
    return _BY_CODE[code]


def flow_at(address: str) -> str:
    """Return the code of the flow that asks for the answer at an address."""
    return _flow_of_key(bare(address))


def page_at(address: str) -> str:
    """Return the code of the page that asks for the answer at an address.

    That is the flow's; the covering letter has a page beside the flows.
    """
    return "file_set" if address.startswith("sending.") else flow_at(address)


def own_findings(code: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings whose place is in a flow."""
    return tuple(finding for finding in findings if flow_at(finding.address) == code)


def counted_findings(case: FoundingCase, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are counted for the whole case.

    Those on the founding count once it was begun, or while nothing else was: a district that only
    screens its okrugs is not told what a founding lacks.
    """
    found = tuple(findings)
    if founding_begun(case) or not scheme_begun(case):
        return found
    return tuple(finding for finding in found if flow_at(finding.address) != FOUNDING)


def flow_to_check(findings: Iterable[Finding], here: str = "") -> str:
    """Return the flow whose check shows findings: the one that is open, else the first with some.

    One with findings that block comes before one with others.
    """
    found = tuple(findings)
    for some in ([finding for finding in found if finding.blocks], found):
        codes = {flow_at(finding.address) for finding in some}
        if codes:
            return here if here in codes else next(f.code for f in FLOWS if f.code in codes)
    return here if here in _BY_CODE else FOUNDING


def flow_over(code: str, case: FoundingCase, findings: Iterable[Finding]) -> Flow:
    """Return a flow over one state of a case, with the findings whose place is in it."""
    return Flow(flow_named(code).steps, case, own_findings(code, findings), _borrowed(code))


@cache
def _borrowed(code: str) -> frozenset[str]:
    """Return the single answers that a flow asks for and another one owns."""
    keys = (key for step in flow_named(code).steps for key in keys_of(step) if "." in key)
    return frozenset(key for key in keys if _flow_of_key(key) != code)


@lru_cache(maxsize=4096)
def _flow_of_key(key: str) -> str:
    owners = _owners()
    return owners.get(key) or owners.get(key.split("/", 1)[0]) or _by_head(key)


def _by_head(key: str) -> str:
    """Return the flow of a key that no step asks for, by the part of the case it stands in."""
    return _HEADS.get(key.split(".", 1)[0], FOUNDING)


_HEADS = {
    "screening": "screening",
    "project": "project",
    "listing": "finance",
    "finance": "finance",
    "later": "members",
}


@cache
def _owners() -> dict[str, str]:
    owners: dict[str, str] = {}
    # The founding's own questions stay its own where another flow asks for them too.
    for flow in (_BY_CODE[FOUNDING], *FLOWS):
        for step in flow.steps:
            for key in keys_of(step):
                owners.setdefault(key, flow.code)
    return owners
