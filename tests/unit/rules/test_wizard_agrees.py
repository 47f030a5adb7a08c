"""The rules and the wizard agree on what is asked, what is needed and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.answers import Answers
from app.domain.case import FoundingCase
from app.domain.rules import all_findings
from app.domain.schema import COLLECTIONS
from app.forms.spec import Ask, AskAgenda, AskRecords, Panel
from tests.unit.every_step import BESIDE, EVERY_STEP
from tests.unit.rules.breaks import LEGAL, PROPERTY, PROXY, Break, rows
from tests.unit.rules.samples import case_of, changed, clean_answers, row
from tests.unit.rules.test_each_rule import BREAKS
from tests.unit.rules.test_table import ANSWERS

AGENDA_FIELDS = ("speaker", "speech", "for", "against", "abstained", "decision")


def asked(case: FoundingCase, *, shown_only: bool) -> Iterator[str]:
    """Yield the addresses, records left out (``founders/iin``), that the wizard asks."""
    for step in EVERY_STEP:
        for section in step.sections:
            if shown_only and not section.shown(case):
                continue
            for item in section.items:
                if shown_only and not item.shown(case):
                    continue
                match item:
                    case Ask():
                        yield item.key
                    case AskAgenda():
                        yield from (f"agenda.{item.item}.{name}" for name in AGENDA_FIELDS)
                    case AskRecords():
                        yield item.collection
                        yield from (f"{item.collection}/{ask.key}" for ask in item.fields)
                    case Panel():
                        for name in item.collections:
                            yield name
                            yield from (f"{name}/{field}" for field in COLLECTIONS[name])


def bare(address: str) -> str:
    """Return an address without the record: ``founders/iin``."""
    parts = address.split("/")
    return f"{parts[0]}/{parts[-1]}" if len(parts) == 3 else address


@pytest.mark.parametrize("broken", BREAKS, ids=[broken.rule for broken in BREAKS])
def test_a_finding_stands_where_the_wizard_asks(broken: Break) -> None:
    case = case_of(broken.answers(), broken.today)
    places = set(asked(case, shown_only=True))
    for finding in all_findings(case):
        address = bare(finding.address)
        assert address in places or address.startswith(BESIDE), (finding.id, address)


@given(ANSWERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_finding_about_a_hidden_question(answers: Answers) -> None:
    case = case_of(answers)
    places = set(asked(case, shown_only=True))
    for finding in all_findings(case):
        address = bare(finding.address)
        assert address in places or address.startswith(BESIDE), (finding.id, address)


def required(case: FoundingCase) -> Iterator[str]:
    """Yield the addresses of required questions that the case shows, one for each record."""
    for step in EVERY_STEP:
        for section in step.sections:
            if not section.shown(case):
                continue
            for item in section.items:
                if not item.shown(case):
                    continue
                if isinstance(item, Ask) and item.required:
                    yield item.key
                if isinstance(item, AskRecords):
                    for record in case.answers.records(item.collection)[:6]:
                        for ask in item.fields:
                            if ask.required:
                                yield f"{item.collection}/{record.id}/{ask.key}"


def applies_to(case: FoundingCase, address: str) -> bool:
    """Whether a founder's question applies to that founder."""
    collection, _slash, rest = address.partition("/")
    if collection != "founders":
        return True
    founder_id, _slash, name = rest.partition("/")
    founder = case.founder(founder_id)
    assert founder is not None
    if name in ("legal_name", "bin", "location", "representative", "representative_basis"):
        return founder.legal
    if name in ("surname", "given_name", "iin", "residence"):
        return not founder.legal
    if name.startswith("proxy_"):
        return founder.attendance == "proxy"
    if name.startswith("property_"):
        return founder.in_kind
    if name == "share_amount":
        return case.text("contribution.share_mode") == "individual"
    return True


VARIANTS = {
    "plain": clean_answers(6),
    "sole chair": changed(clean_answers(6), {"board.sole_chair": "1"}),
    "individual": changed(clean_answers(6), {"contribution.share_mode": "individual"}),
    "general meeting": changed(clean_answers(6), {"director.elected_by": "general_meeting"}),
    "all kinds of founder": changed(
        rows("valuers", row("v1", founder="f5"))(LEGAL(clean_answers(10))), {**PROXY, **PROPERTY}
    ),
    "gathering": changed(clean_answers(6), {"meeting.gathering": "1"}),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_what_the_wizard_calls_required_is_missed_when_empty(name: str) -> None:
    case = case_of(VARIANTS[name])
    for address in required(case):
        default = address in ("meeting.minutes_number",) or address.endswith("term_years")
        if default or address == "director.sitting_number" or not applies_to(case, address):
            continue
        emptied = case_of(changed(VARIANTS[name], {address: ""}))
        found = {place for finding in all_findings(emptied) for place in finding.addresses}
        assert address in found, address
