"""A hostile package costs what its size says: what is read and unpacked of it is counted."""

from __future__ import annotations

import io
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core.errors import InputError
from app.domain.answers import Answers, Record
from app.domain.defence import rounds_of
from app.domain.reference import Reference
from app.domain.typed import TypedAnswers
from app.exchange.case_file import FEW_RECORDS, CaseFile, dump, load
from app.exchange.package import limits, parts, reader
from app.exchange.package.errors import PackageError
from app.exchange.package.model import FileKind
from app.exchange.package.reader import open_package
from tests.exchange.broken_archives import entries_of
from tests.exchange.packages import (
    NOON,
    SNAPSHOT,
    UUID,
    case_bytes,
    contents,
    files,
    manifest,
    sign_rightly,
    signed,
    told,
)
from tests.exchange.zip_bytes import Raw, build, deflated, stored

MIB = 2**20


class Counted:
    """How many bytes were read of files, and how many were unpacked."""

    def __init__(self) -> None:
        self.read = self.inflated = 0


class CountedFile(io.FileIO):
    """A file that tells how much of it is read."""

    counted = Counted()

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(-1 if size is None else size) or b""
        self.counted.read += len(data)
        return data


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    found = Counted()
    monkeypatch.setattr(CountedFile, "counted", found)
    monkeypatch.setattr(reader, "_opened", CountedFile)

    class Inflater:
        def __init__(self, bits: int) -> None:
            self._plain = zlib.decompressobj(bits)

        def __getattr__(self, name: str) -> object:
            return getattr(self._plain, name)

        def decompress(self, data: bytes, most: int) -> bytes:
            assert 0 < most <= MIB  # never all at once
            piece = self._plain.decompress(data, most)
            found.inflated += len(piece)
            return piece

    known = SimpleNamespace(
        decompressobj=Inflater, crc32=zlib.crc32, error=zlib.error, MAX_WBITS=zlib.MAX_WBITS
    )
    monkeypatch.setattr(parts, "zlib", known)
    return found


def with_snapshots(added: list[Raw]) -> bytes:
    """Return the package of a case, signed rightly, with further files that call themselves so."""

    def listed(data: dict[str, list[object]]) -> None:
        data["files"] += [
            {
                "path": entry.name.decode(),
                "kind": "snapshot",
                "size": entry.size,
                "sha256": "0" * 64,
                "title": "",
                "pages": 0,
            }
            for entry in added
        ]

    return build(signed([*entries_of(files()), *added], told(manifest(), files()), listed))


def with_snapshot(entry: Raw) -> bytes:
    """Return the package of a case with another snapshot of its paper, signed rightly."""
    entries = entries_of(files())
    at = [name for name, _kind, _data in files()].index(SNAPSHOT)

    def listed(data: dict[str, list[dict[str, object]]]) -> None:
        data["files"][at]["size"] = entry.size

    whole = [*entries[:at], entry, *entries[at + 1 :]]
    return build(signed(whole, told(manifest(), files()), listed))


def refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(PackageError):
        open_package(path)


def test_a_gibibyte_in_a_mebibyte_is_refused_unread(tmp_path: Path, counted: Counted) -> None:
    bomb = deflated("0.json", bytes(64 * MIB))
    many = [replace(bomb, name=f"{number}.json".encode()) for number in range(16)]
    data = with_snapshots(many)
    assert sum(one.size for one in many) == 2**30
    assert len(data) < 2 * MIB
    refused(tmp_path / "bomb.auylkoop", data)
    assert counted.inflated == 0
    assert counted.read < 8_000  # mark, end and directory


def test_many_small_bombs_are_no_way_around(tmp_path: Path, counted: Counted) -> None:
    """64 KiB each in a hundred bytes: together they would be 256 MiB."""
    bomb = deflated("0.json", bytes(64 * 2**10))
    many = [replace(bomb, name=f"{number}.json".encode()) for number in range(4096)]
    refused(tmp_path / "bombs.auylkoop", with_snapshots(many))
    assert counted.inflated == 0


def test_who_lies_about_a_size_is_stopped_there(tmp_path: Path, counted: Counted) -> None:
    bomb = deflated(SNAPSHOT, bytes(64 * MIB))
    liar = replace(bomb, size=len(bomb.data) * limits.MAX_RATIO)
    refused(tmp_path / "liar.auylkoop", with_snapshot(liar))
    assert counted.inflated == len(case_bytes()) + liar.size + 1  # the case lies ahead of it


def test_no_text_is_read_that_is_longer_than_texts_are(tmp_path: Path, counted: Counted) -> None:
    for size, most in ((limits.MAX_JSON, 2 * limits.MAX_JSON), (limits.MAX_JSON + 1, MIB)):
        counted.read = 0
        refused(tmp_path / "long.auylkoop", with_snapshot(stored(SNAPSHOT, bytes(size))))
        assert counted.read < most
    assert counted.read < 10_000


def test_an_honest_text_that_packs_too_well_is_stored_and_read(
    tmp_path: Path, counted: Counted
) -> None:
    from app.exchange.package.writer import pack

    answers = Answers({"director.speech": "ұзақ сөз " * 10_000})
    case = dump(CaseFile(UUID, answers)).encode()
    own = [(path, kind, case if kind is FileKind.CASE else data) for path, kind, data in files()]
    out = tmp_path / "stored.auylkoop"
    pack(manifest(), contents(own), sign_rightly, out)
    with open_package(out) as package:
        assert package.read("case.json") == case
    assert counted.inflated < out.stat().st_size * limits.MAX_RATIO
    assert out.stat().st_size > len(case)


def test_a_case_holds_no_more_of_a_kind_than_anybody_needs() -> None:
    """What is judged for each meeting and each member must not grow with their product."""
    for count in (FEW_RECORDS, FEW_RECORDS + 1):
        records = {
            "later_meetings": tuple(Record(f"m{n}", {"kind": "regular"}) for n in range(count))
        }
        text = dump(CaseFile(UUID, Answers({}, records)))
        if count > FEW_RECORDS:
            with pytest.raises(InputError):
                load(text)
        else:
            assert len(load(text).answers.records("later_meetings")) == count


def test_rounds_of_the_defence_cost_what_there_is_of_them() -> None:
    """Nobody present is compared with every round: twice as many cost twice as much."""

    def steps(count: int) -> int:
        rounds = tuple(Record(f"r{n}", {"number": str(n)}) for n in range(count))
        people = tuple(Record(f"p{n}", {"defence": f"r{n}"}) for n in range(count))
        answers = Answers({}, {"defences": rounds, "defence_attendees": people})
        case = TypedAnswers(answers, Reference(), NOON.date())
        taken = 0

        def step(_frame: object, event: str, _detail: object) -> None:
            nonlocal taken
            taken += event == "call"

        sys.setprofile(step)
        try:
            read = rounds_of(case)
        finally:
            sys.setprofile(None)
        assert [len(one.attendees) for one in read] == [1] * count
        return taken

    assert steps(200) < 2.5 * steps(100)
