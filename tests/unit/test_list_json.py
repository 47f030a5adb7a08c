"""The file of a list: read strictly, whatever a stranger puts into it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import InputError
from app.domain.approved_list import rows_on
from app.exchange.list_json import MAX_BYTES, dump_extract, dump_list, read_list_file
from tests.unit.test_approved_list import chain, facts


def changed(**parts: Any) -> bytes:
    data = json.loads(dump_list(chain()))
    return json.dumps({**data, **parts}).encode()


def test_a_list_reads_back_and_is_the_same_bytes() -> None:
    data = dump_list(chain())
    read = read_list_file(data)
    assert (read.numbers, read.approved) == (("17",), chain())
    assert read.approved is not None
    assert dump_list(read.approved) == data


def test_an_extract_is_read_for_its_numbers_only() -> None:
    rows = [row for row in rows_on(chain()) if row.facts == facts(1)]
    data = dump_extract([(chain(), rows)])
    assert "Үміт 2" not in data.decode()
    read = read_list_file(data)
    assert (read.numbers, read.approved) == (("17",), None)


HOSTILE: tuple[bytes, ...] = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"format":"auyl-koop-case","version":1}',
    b'{"format":"auyl-koop-list"}',
    b"\xff\xfe",
    b"\x00" * 100,
    b"[" * 100_000,
    b'{"format":"auyl-koop-list","version":1,"version":1,"decisions":[]}',
    b'{"format":"auyl-koop-list","version":1,"decisions":NaN}',
    b'{"format":"auyl-koop-list","version":' + b"9" * 5000 + b',"decisions":[]}',
    b'{"format":"auyl-koop-list-extract","version":1,"lists":[1]}',
    b'{"format":"auyl-koop-list-extract","version":1,"lists":[{"number":""}]}',
    b'{"format":"auyl-koop-list-extract","version":1,"lists":[{"number":"1\\u202e"}]}',
    b'{"format":"auyl-koop-list-extract","version":1,"lists":{}}',
    changed(version=2),
    changed(version=True),
    changed(version="1"),
    changed(more=1),
    changed(decisions=[]),
    changed(decisions={}),
    changed(decisions=[None]),
    changed(decisions=[{"sha256": 5}]),
    changed(decisions=json.loads(dump_list(chain()))["decisions"] * 2),
    dump_list(chain()).replace("Үміт 1".encode(), "Үміт 9".encode()),
    dump_list(chain()).replace(b'"tiyn": 100', b'"tiyn": 1e2'),
    dump_list(chain()).replace(b'"tiyn": 100', b'"tiyn": -1'),
    dump_list(chain()).replace(b'"number": "17"', b'"number": "\\ud800"'),
)


@pytest.mark.parametrize("data", HOSTILE)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_list_file(data)
    assert refused.value.happened.endswith(".")


def test_a_file_of_any_size_is_refused_unread() -> None:
    with pytest.raises(InputError):
        read_list_file(b" " * (MAX_BYTES + 1))


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_mutated_bytes_are_refused_or_tell_the_same(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(dump_list(chain()))
    for _ in range(pick.randint(1, 6)):
        place = pick.randrange(len(data))
        match pick.randrange(3):
            case 0:
                data[place] = pick.randrange(256)
            case 1:
                del data[place : place + pick.randint(1, 40)]
            case _:
                data[place:place] = data[place : place + pick.randint(1, 40)]
    try:
        read = read_list_file(bytes(data))
    except InputError:
        return
    assert read.approved == chain()
