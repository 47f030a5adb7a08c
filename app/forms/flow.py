"""The wizard's logic without a window: which steps, how each stands, where to go next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.schema import COLLECTIONS
from app.forms.spec import Ask, AskAgenda, AskRecords, Panel, Step

REVIEW = "review"
"""The code of the page after the last step."""


class Status(Enum):
    """How a step stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    NEEDS_ATTENTION = "needs_attention"


@dataclass(frozen=True)
class Flow:
    """The steps over one state of a case and its findings. Pure: the window only shows it.

    ``borrowed`` are keys that another flow owns: asked here too, they do not begin a step.
    """

    steps: Sequence[Step]
    case: FoundingCase
    findings: Sequence[Finding]
    borrowed: frozenset[str] = frozenset()

    def step(self, code: str) -> Step:
        """Return a step by its code.

        Raises:
            KeyError: there is no such step.
        """
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)

    def step_of(self, address: str) -> str:
        """Return the code of the step that asks for an address; the first step when none does."""
        if found := self._owner(address):
            return found
        return self.steps[0].code

    def findings_of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings whose place is on a step, blocking ones first."""
        return self._findings_by_step.get(code, ())

    def status(self, code: str) -> Status:
        """Return how a step stands.

        Nothing typed: not started, whatever is missing. A wrong answer: needs attention. Only
        answers still missing: in progress. A warning alone does not keep a step from complete.
        """
        if not self._touched(self.step(code)):
            return Status.NOT_STARTED
        blocking = [finding for finding in self.findings_of(code) if finding.blocks]
        if not blocking:
            return Status.COMPLETE
        if any(self._typed(finding) for finding in blocking):
            return Status.NEEDS_ATTENTION
        return Status.IN_PROGRESS

    def next(self, code: str) -> str:
        """Return the step after this one; the review after the last."""
        codes = [step.code for step in self.steps]
        if code not in codes or code == codes[-1]:
            return REVIEW
        return codes[codes.index(code) + 1]

    def previous(self, code: str) -> str:
        """Return the step before this one; the first step stays."""
        codes = [step.code for step in self.steps]
        if code == REVIEW:
            return codes[-1]
        return codes[max(codes.index(code) - 1, 0)]

    def first_problem(self, code: str) -> Finding | None:
        """Return the first blocking finding of a step, in the order of its questions."""
        blocking = [finding for finding in self.findings_of(code) if finding.blocks]
        if not blocking:
            return None
        order = {key: i for i, key in enumerate(keys_of(self.step(code)))}
        return min(blocking, key=lambda f: order.get(bare(f.address), len(order)))

    @property
    def progress(self) -> tuple[int, int]:
        """How many steps are complete, and how many there are."""
        done = sum(self.status(step.code) is Status.COMPLETE for step in self.steps)
        return done, len(self.steps)

    # -- inner ---------------------------------------------------------------------------

    @cached_property
    def _findings_by_step(self) -> dict[str, tuple[Finding, ...]]:
        result: dict[str, list[Finding]] = {}
        for finding in self.findings:
            result.setdefault(self.step_of(finding.address), []).append(finding)
        return {
            code: tuple(sorted(found, key=lambda finding: not finding.blocks))
            for code, found in result.items()
        }

    @cached_property
    def _owners(self) -> dict[str, str]:
        owners: dict[str, str] = {}
        for step in self.steps:
            for key in keys_of(step):
                owners.setdefault(key, step.code)
        return owners

    def _owner(self, address: str) -> str | None:
        key = bare(address)
        if key in self._owners:
            return self._owners[key]
        collection = key.split("/", 1)[0]
        if collection in self._owners:
            return self._owners[collection]
        head = key.split(".", 1)[0]
        return head if any(step.code == head for step in self.steps) else None

    def _touched(self, step: Step) -> bool:
        answers = self.case.answers
        for key in keys_of(step):
            if "/" in key:
                collection, name = key.split("/", 1)
                if self._owner(collection) != step.code and any(
                    record.get(name) for record in answers.records(collection)
                ):
                    return True
            elif "." in key:
                if answers.get(key) and key not in self.borrowed:
                    return True
            elif self._owner(key) == step.code and answers.records(key):
                return True
        return False

    def _typed(self, finding: Finding) -> bool:
        address = finding.address
        if "/" not in address and "." not in address:
            return bool(self.case.answers.records(address))
        return bool(self.case.answers.at(address))


def keys_of(step: Step) -> Iterator[str]:
    """Yield what a step asks for: ``meeting.date``, ``founders``, ``founders/iin``."""
    for section in step.sections:
        for item in section.items:
            match item:
                case Ask():
                    yield item.key
                case AskRecords():
                    yield item.collection
                    for ask in item.fields:
                        yield f"{item.collection}/{ask.key}"
                case Panel():
                    for collection in item.collections:
                        yield collection
                        for name in COLLECTIONS[collection]:
                            yield f"{collection}/{name}"
                case AskAgenda():
                    for name in ("speaker", "speech", "for", "against", "abstained"):
                        yield f"agenda.{item.item}.{name}"
                    yield f"agenda.{item.item}.decision"


def bare(address: str) -> str:
    """Return ``founders/iin`` for ``founders/ab12/iin``; other addresses as they are."""
    parts = address.split("/")
    return f"{parts[0]}/{parts[-1]}" if len(parts) == 3 else address
