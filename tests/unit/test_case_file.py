"""The case file: written and read back to the same case, or refused with one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import InputError
from app.domain.answers import Answers, Record
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.exchange.case_file import UPGRADES, VERSION, CaseFile, dump, json_schema, load
from app.services.archive import revision_of
from app.services.samples import read_sample

UUID = "6d616974-c3b6-4265-8000-73757420d2af"
VERSION_1_REVISION = "11f1a23fb3cdd7720e4541c1bd9ba1f80a2d58c50807c46896c281fd583ac84c"


def value_of(field: Field) -> st.SearchStrategy[str]:
    if field.kind is Kind.CHOICE:
        return st.sampled_from(field.choices)
    if field.kind is Kind.YES_NO:
        return st.sampled_from(["0", "1"])
    return st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@st.composite
def cases(draw: st.DrawFn) -> Answers:
    keys = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=8))
    values = {key: draw(value_of(FIELDS[key])) for key in keys}
    collections: dict[str, tuple[Record, ...]] = {}
    for name in draw(st.lists(st.sampled_from(sorted(COLLECTIONS)), unique=True, max_size=3)):
        ids = draw(
            st.lists(st.from_regex(r"\A[a-z0-9]{1,8}\Z"), unique=True, min_size=1, max_size=3)
        )
        fields = COLLECTIONS[name]
        collections[name] = tuple(
            Record(i, {key: draw(value_of(f)) for key, f in list(fields.items())[:5]}) for i in ids
        )
    return Answers(values, collections)


@settings(max_examples=50, deadline=None)
@given(cases(), st.booleans())
def test_what_is_written_is_read_back(answers: Answers, sample: bool) -> None:
    text = dump(CaseFile(UUID, answers, sample, "0.1.0"))
    assert load(text) == CaseFile(UUID, answers, sample, "0.1.0")
    assert dump(load(text)) == text
    jsonschema.validate(json.loads(text), json_schema())


def test_the_schema_itself_is_valid_and_the_sample_fits_it() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    sample = read_sample()
    assert sample.sample
    assert len(sample.answers.records("founders")) == 50
    jsonschema.validate(json.loads(dump(sample)), json_schema())


def test_a_file_of_version_1_reads_to_the_same_answers() -> None:
    """``fixtures/case-1.json`` is of the last program of version 1; it is never written again."""
    raw = (Path(__file__).parents[1] / "fixtures" / "case-1.json").read_bytes()
    data = json.loads(raw)
    assert data["version"] == 1
    case = load(raw)
    assert case.uuid == data["uuid"]
    assert dict(case.answers.values) == data["answers"]
    for name, rows in data["collections"].items():
        read = [{"id": one.id, **one.values} for one in case.answers.records(name)]
        assert read == rows, name
    assert revision_of(case.answers) == VERSION_1_REVISION
    again = json.loads(dump(case))
    assert again == data | {"version": VERSION}


def test_every_older_version_has_its_upgrade() -> None:
    assert sorted(UPGRADES) == list(range(1, VERSION))


def test_a_newer_file_is_refused_with_the_versions() -> None:
    with pytest.raises(InputError) as refused:
        load(json.dumps(good() | {"version": VERSION + 1}))
    assert refused.value.arguments == {"version": VERSION + 1, "known": VERSION}
    assert refused.value.todo


def good() -> dict[str, Any]:
    return {"format": "auyl-koop-case", "version": VERSION, "uuid": UUID, "answers": {}}


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": VERSION + 1},
        {"version": 0},
        {"version": 10**300},
        {"version": True},
        {"version": "1"},
        {"uuid": "x"},
        {"answers": []},
        {"answers": {"no.such": "1"}},
        {"answers": {"meeting.date": 5}},
        {"answers": {"meeting.date": None}},
        {"answers": {"meeting.place": "x" * 1_000_001}},
        {"answers": {"meeting.gathering": "yes"}},
        {"answers": {"name.size": "huge"}},
        {"collections": []},
        {"collections": {"nobody": []}},
        {"collections": {"founders": {}}},
        {"collections": {"founders": [{"surname": "no id"}]}},
        {"collections": {"founders": [{"id": "../x"}]}},
        {"collections": {"founders": [{"id": "a"}, {"id": "a"}]}},
        {"collections": {"founders": [{"id": "a", "nothing": "1"}]}},
        {"extra": 1},
        {"sample": "yes"},
    ],
)
def test_wrong_files_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        load(json.dumps(good() | change))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a":1,"a":2}', "[" * 100_000, "\ud800", "null"])
def test_what_is_no_case_file_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        load(text)


@pytest.mark.parametrize("name", ["x" * 100_000, "\ud800", "\u202ea", "a\nb", "\0"])
def test_a_sentence_shows_no_strange_names(name: str) -> None:
    parts: tuple[dict[str, Any], ...] = (
        {name: 1},
        {"answers": {name: "1"}},
        {"collections": {name: []}},
    )
    for wrong in parts:
        with pytest.raises(InputError) as refused:
            load(json.dumps(good() | wrong))
        told = refused.value.happened.format(**refused.value.arguments)
        assert told.isprintable()
        assert len(told) < 250
