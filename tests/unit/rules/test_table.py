"""The table of rules: unique, sourced, with sentences whose fields are filled."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.i18n import fields_of
from app.domain.answers import Answers, Record
from app.domain.findings import Finding
from app.domain.rules import RULES, all_findings
from app.domain.rules.base import block
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from tests.unit.rules.samples import case_of, clean_answers, found


def field_at(address: str) -> Field | None:
    """The field that an address names, or None when the case holds no such field."""
    if "/" not in address:
        return FIELDS.get(address)
    collection, _record_id, name = address.split("/", 2)
    return COLLECTIONS.get(collection, {}).get(name)


def assert_well_formed(finding: Finding) -> None:
    rule = RULES[finding.id]
    assert (finding.severity, finding.message, finding.source) == (
        rule.severity,
        rule.message,
        rule.source,
    )
    assert fields_of(finding.message) == frozenset(finding.arguments), finding.id
    assert finding.message.format(**finding.arguments)
    for address in finding.addresses:
        assert address in COLLECTIONS or field_at(address) is not None, (finding.id, address)


def test_a_clean_case_has_no_finding() -> None:
    for founders in (5, 50, 500):
        assert found(clean_answers(founders)) == {}


def test_an_empty_case_asks_and_never_raises() -> None:
    findings = all_findings(case_of(Answers()))
    assert {"missing.meeting.date", "founders.too_few", "missing.name.proper"} <= {
        finding.id for finding in findings
    }
    for finding in findings:
        assert_well_formed(finding)


def test_ids_are_unique() -> None:
    with pytest.raises(ValueError, match=r"founders\.too_few"):
        block("founders.too_few", "x")


def test_every_rule_is_named_and_sourced() -> None:
    assert len(RULES) > 150
    for rule_id, rule in RULES.items():
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", rule_id), rule_id
        assert rule.message[0] in "«{" or rule.message[0].isupper(), rule.message
        if not rule_id.startswith("unreadable."):
            assert rule.source, rule_id


_GARBAGE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "0", "1", "-1", "3", "999999", "20.11.2026", "32.13.2026", "10:30", "5 %"]
    ),
    st.sampled_from(["f0", "f1", "нет", "АШӨК", "{x}", "«", "Ахмeтов", "061211600012", "٣", "1e9"]),
    st.sampled_from(["present", "proxy", "legal", "natural", "associated", "individual"]),
)


def _value(field: Field) -> st.SearchStrategy[str]:
    if field.kind is Kind.CHOICE:
        return st.one_of(st.sampled_from(field.choices), _GARBAGE)
    if field.kind is Kind.RECORD:
        prefix = field.collection[0]
        return st.sampled_from(["", f"{prefix}0", f"{prefix}1", "x/y"])
    if field.kind in (Kind.FOUNDER, Kind.MEMBER):
        return st.sampled_from(["", "f0", "f1", "f2", "f9", "x/y"])
    return _GARBAGE


def _rows(name: str) -> st.SearchStrategy[tuple[Record, ...]]:
    values = st.fixed_dictionaries(
        {}, optional={key: _value(field) for key, field in COLLECTIONS[name].items()}
    )
    prefix = "f" if name == "founders" else name[0]
    return st.lists(values, max_size=5).map(
        lambda rows: tuple(Record(f"{prefix}{i}", row) for i, row in enumerate(rows))
    )


ANSWERS = st.builds(
    Answers,
    st.dictionaries(st.sampled_from(sorted(FIELDS)), st.just(""), max_size=60).flatmap(
        lambda keys: st.fixed_dictionaries({key: _value(FIELDS[key]) for key in keys})
    ),
    st.fixed_dictionaries({name: _rows(name) for name in COLLECTIONS}),
)


@given(ANSWERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_answers_make_the_rules_raise(answers: Answers) -> None:
    for finding in all_findings(case_of(answers)):
        assert_well_formed(finding)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_garbage_over_a_clean_case(data: st.DataObject) -> None:
    answers = clean_answers(6)
    keys = data.draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=25, unique=True))
    values = {**answers.values, **{key: data.draw(_value(FIELDS[key])) for key in keys}}
    for finding in all_findings(case_of(Answers(values, answers.collections))):
        assert_well_formed(finding)
