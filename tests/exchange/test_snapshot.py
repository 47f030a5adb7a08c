"""Snapshots from other offices: read as answers, or refused."""

from __future__ import annotations

import pytest

from app.domain.answers import Answers
from app.domain.schema import COLLECTIONS, FIELDS
from app.exchange.package.errors import PackageError
from app.exchange.snapshot import checked
from app.services.archive import answers_from_json, answers_to_json
from app.services.samples import SHOWCASES, read_sample
from tests.exchange.broken_snapshots import broken_snapshots
from tests.exchange.packages import ANSWERS


@pytest.mark.parametrize("answers", [Answers(), ANSWERS])
def test_a_snapshot_of_ours_is_taken_as_it_is(answers: Answers) -> None:
    text = answers_to_json(answers)
    assert checked(text.encode()) == text


@pytest.mark.parametrize("stem", SHOWCASES)
def test_that_of_a_whole_case_too(stem: str) -> None:
    text = answers_to_json(read_sample(stem).answers)
    assert answers_from_json(checked(text.encode())) == read_sample(stem).answers


def test_every_key_of_the_schema_is_a_key() -> None:
    answers = Answers(dict.fromkeys(FIELDS, "x"), {})
    assert checked(answers_to_json(answers).encode())
    for name, fields in COLLECTIONS.items():
        rows = [{"id": "a", "values": dict.fromkeys(fields, "x")}]
        text = f'{{"values": {{}}, "collections": {{"{name}": {rows}}}}}'.replace("'", '"')
        assert checked(text.encode()) == text


def test_what_is_none_is_refused() -> None:
    number = 0
    for number, raw in enumerate(broken_snapshots()):  # noqa: B007 - counted below
        with pytest.raises(PackageError):
            checked(raw)
    assert number > 250
