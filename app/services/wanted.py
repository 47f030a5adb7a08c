"""The check list before a file set is written: what the АШБ will ask for, and how it stands.

Nobody has published a binding list. The papers below follow the programme's scheme, which says
what each of its steps must have on record (its slide 2); what is custom is marked so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.core.i18n import N_, _
from app.documents.tongue import KK
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.rules import russian_findings
from app.domain.scheme import founding_begun
from app.forms.cover_letter import USES, signer_of
from app.forms.flows import counted_findings
from app.forms.registry import paper
from app.services.model import Attachment, PaperState, PaperStatus

SPELLING = "spelling"
"""The code of the line on a Russian letter's spellings; they are mended on a page of their own."""


class Lack(Enum):
    """How something that the АШБ asks for stands."""

    THERE = "there"
    MISSING = "missing"
    FAULTS = "faults"  # findings that block
    NOT_READY = "not_ready"  # a paper that prints as a draft, or whose day has not come
    NOT_ISSUED = "not_issued"
    STALE = "stale"
    NO_SCAN = "no_scan"


STATES: dict[Lack, str] = {
    Lack.THERE: N_("Ready"),
    Lack.MISSING: N_("Missing"),
    Lack.FAULTS: N_("Faults to be put right: {count}"),
    Lack.NOT_READY: N_("Not ready to be issued"),
    Lack.NOT_ISSUED: N_("Not issued"),
    Lack.STALE: N_("Outdated: a fact has changed since it was issued"),
    Lack.NO_SCAN: N_("No signed scan"),
}
"""What a state is called (msgids)."""


@dataclass(frozen=True)
class Wanted:
    """One line of the check list.

    ``code`` is a paper's key or names a fact; ``what`` its name (a msgid). It is mended at
    ``address`` (an answer), or where the papers are for a ``paper``. ``done`` of ``count`` tell
    how far it is where there are several. ``blocks``: the АШБ can do nothing without it.
    """

    code: str
    what: str
    lack: Lack
    address: str = ""
    paper: bool = False
    done: int = 0
    count: int = 0
    blocks: bool = False

    @property
    def lacks(self) -> bool:
        """Whether anything is to be done about it."""
        return self.lack is not Lack.THERE


@dataclass(frozen=True)
class _Asked:
    """A paper that is asked for: whether it must be issued, and bear signatures."""

    key: str
    issued: bool = True
    signed: bool = True


_PROJECT = (_Asked("passport"),)
"""Step 2 of the scheme: the АШБ hears the project by its passport."""

_FOUNDED = (
    _Asked("founding_minutes"),  # step 3 of the scheme: minutes, charter, founding contract
    _Asked("charter"),
    _Asked("founding_contract"),
    _Asked("founders_list"),  # custom: an annex of the minutes (№ 372-V, 15(3) approves it)
    # № 94-V: people's data are given to a third party with their consent. Not issued with a
    # number: each founder signs his own.
    _Asked("consent", issued=False),
)


def state_words(line: Wanted) -> str:
    """Return how a line stands, in the current language."""
    words = _(STATES[line.lack]).format(count=line.count)
    if line.lack is Lack.NO_SCAN and line.count > 1:
        words += " " + _("({done} of {count})").format(done=line.done, count=line.count)
    return words


def check_list(
    case: FoundingCase,
    findings: Iterable[Finding],
    states: Mapping[str, PaperState],
    scans: Sequence[Attachment],
    language: str = KK,
) -> tuple[Wanted, ...]:
    """Return what the АШБ will ask for in the order in which it is mended: faults come first.

    ``states`` tell how each paper stands in the language in which it stands best; ``language`` is
    the covering letter's.
    """
    founding = founding_begun(case)
    asked = (*_PROJECT, *_FOUNDED) if founding else _PROJECT
    return (
        _faults(case, findings),
        *(
            line
            for one in asked
            for line in _of_paper(case, one, states.get(one.key), scans, founding=founding)
        ),
        *_facts(case, founding=founding),
        *_letter(case, language),
    )


def _faults(case: FoundingCase, findings: Iterable[Finding]) -> Wanted:
    blocking = [finding for finding in counted_findings(case, findings) if finding.blocks]
    return Wanted(
        "faults",
        N_("Check of the case"),
        Lack.FAULTS if blocking else Lack.THERE,
        address=blocking[0].address if blocking else "",
        count=len(blocking),
        blocks=bool(blocking),
    )


def _of_paper(
    case: FoundingCase,
    asked: _Asked,
    state: PaperState | None,
    scans: Sequence[Attachment],
    *,
    founding: bool,
) -> Iterator[Wanted]:
    title = paper(asked.key).title
    if state is None or state.status is PaperStatus.NOT_NEEDED:
        # A cooperative may be founded without a project of the programme: custom asks for one.
        yield Wanted(asked.key, title, Lack.MISSING, address="project.number", blocks=not founding)
        return
    lack, done, count = Lack.THERE, 0, 0
    if asked.issued:
        lack = _ISSUING.get(state.status, Lack.NOT_ISSUED)
    if lack is Lack.THERE and asked.signed:
        done, count = _signed(case, asked.key, scans)
        lack = Lack.THERE if done >= count else Lack.NO_SCAN
    ready = lack is Lack.THERE
    yield Wanted(
        asked.key,
        title,
        lack,
        paper=True,
        done=0 if ready else done,
        count=0 if ready else count,
        blocks=lack in (Lack.NOT_READY, Lack.NOT_ISSUED),
    )


_ISSUING = {
    PaperStatus.ISSUED: Lack.THERE,
    PaperStatus.STALE: Lack.STALE,
    PaperStatus.DRAFT: Lack.NOT_READY,
    PaperStatus.NOT_YET: Lack.NOT_READY,
}


def _signed(case: FoundingCase, key: str, scans: Sequence[Attachment]) -> tuple[int, int]:
    """Return of how many signed copies there are scans, and how many there should be.

    One scan that names nobody may hold the copies of all.
    """
    mine = {scan.record_id for scan in scans if scan.paper == key}
    if not paper(key).per.collection:
        return min(1, len(mine)), 1
    people = [founder.id for founder in case.founders if not founder.legal]
    done = len(people) if "" in mine else sum(one in mine for one in people)
    return done, len(people)


def _facts(case: FoundingCase, *, founding: bool) -> Iterator[Wanted]:
    if not founding:
        return
    consent = ("meeting.consent_number", "meeting.consent_date")
    yield _fact(case, "consent_of_department", N_("The АШБ's consent"), consent, blocks=True)
    registered = ("registration.bin", "registration.date")
    yield _fact(case, "registration", N_("Registration (БСН)"), registered, blocks=True)


def _letter(case: FoundingCase, language: str) -> Iterator[Wanted]:
    yield _fact(case, "number", N_("Number of the covering letter"), ("sending.number",))
    yield _fact(case, "date", N_("Date of the covering letter"), ("sending.date",))
    signer = signer_of(case)
    lack = Lack.THERE if signer else Lack.MISSING
    yield Wanted("signer", N_("Who signs the covering letter"), lack, address="sending.signer")
    if language == KK:
        return
    open_ones = [one.address for one in russian_findings(case) if _in_letter(one.address)]
    yield Wanted(
        SPELLING,
        N_("Russian spellings of the covering letter"),
        Lack.FAULTS if open_ones else Lack.THERE,
        address=open_ones[0] if open_ones else "",
        count=len(open_ones),
    )


def _in_letter(address: str) -> bool:
    return any(address.startswith(key) if key.endswith(".") else address == key for key in USES)


def _fact(
    case: FoundingCase, code: str, what: str, keys: Sequence[str], *, blocks: bool = False
) -> Wanted:
    lacking = [key for key in keys if not _known(case, key)]
    return Wanted(
        code,
        what,
        Lack.MISSING if lacking else Lack.THERE,
        address=lacking[0] if lacking else keys[0],
        blocks=blocks and bool(lacking),
    )


def _known(case: FoundingCase, key: str) -> bool:
    return case.day(key) is not None if key.endswith("date") else bool(case.text(key))
