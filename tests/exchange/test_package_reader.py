"""What a package is read back to, and what befalls a file after it was opened."""

from __future__ import annotations

import json
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import FileError, InputError
from app.exchange.package import manifest as manifests
from app.exchange.package import model
from app.exchange.package.model import FileKind, Purpose
from app.exchange.package.names import are_distinct, is_plain, is_safe_path, plain
from app.exchange.package.reader import (
    NewerPackage,
    PackageError,
    PasswordNeeded,
    WrongPassword,
    open_package,
)
from app.exchange.package.writer import pack
from tests.exchange.broken_archives import bombs, entries_of
from tests.exchange.locks import PASSWORD, lock
from tests.exchange.packages import (
    ANSWERS,
    NOON,
    PDF,
    PROTOCOL,
    SCAN,
    UUID,
    contents,
    files,
    good,
    good_list,
    manifest,
    sign_rightly,
    signed,
    told,
)
from tests.exchange.zip_bytes import build


@pytest.fixture
def path(tmp_path: Path) -> Path:
    out = tmp_path / "жинақ.auylkoop"
    out.write_bytes(good())
    return out


def test_what_was_packed_is_read_back(path: Path) -> None:
    with open_package(path) as package:
        assert not package.locked
        assert package.manifest.purpose is Purpose.CASE
        assert replace(package.manifest, files=()) == manifest()
        assert [(f.path, f.kind, package.read(f.path)) for f in package.manifest.files] == [
            *files()
        ]
        (case,) = package.manifest.cases
        assert case.papers[0].issued_at == NOON
        assert package.case(case).uuid == UUID
        assert package.case(case).answers == ANSWERS


def test_the_hash_is_that_of_the_file(path: Path) -> None:
    import hashlib

    for data, password in ((good(), ""), (lock(good()), PASSWORD)):
        path.write_bytes(data)
        with open_package(path, password) as package:
            assert package.sha256 == hashlib.sha256(data).hexdigest()


def test_a_package_made_by_another_writer_is_read(path: Path) -> None:
    """``build`` and ``lock`` know nothing of the program: the format is what the page says."""
    path.write_bytes(build(signed(entries_of(files()), told(manifest(), files()))))
    with open_package(path) as package:
        assert package.read(SCAN) == files()[3][2]
    path.write_bytes(lock(good()))
    with open_package(path, PASSWORD) as package:
        assert package.locked
        assert package.read(PROTOCOL) == PDF + b"1"


def test_a_list_is_read(path: Path) -> None:
    path.write_bytes(good_list())
    with open_package(path) as package:
        assert package.read(package.manifest.list_path) == b"{}"


def test_a_locked_one_asks_for_the_password_and_knows_a_wrong_one(path: Path) -> None:
    # Its salt is fixed: of random ones each 65 536th lets a wrong password seem a damaged file.
    path.write_bytes(lock(good()))
    with pytest.raises(PasswordNeeded):
        open_package(path)
    with pytest.raises(WrongPassword):
        open_package(path, PASSWORD.upper())
    with open_package(path, PASSWORD) as package:
        assert package.read("case.json") == files()[1][2]


def test_a_password_may_have_any_letters(path: Path) -> None:
    pack(manifest(), contents(files()), sign_rightly, path, "Құпия сөз — 1")
    with pytest.raises(PackageError):
        open_package(path, "Құпия сөз — 2")
    with open_package(path, "Құпия сөз — 1") as package:
        assert package.locked


def test_a_password_is_the_same_however_its_letters_are_composed(path: Path) -> None:
    pack(manifest(), contents(files()), sign_rightly, path, "май")
    with open_package(path, "маи\u0306") as package:
        assert package.locked


def test_a_large_locked_one_leaves_nothing_on_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = path.parent / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr("app.exchange.package.lock._IN_MEMORY", 100)
    pack(manifest(), contents(files()), sign_rightly, path, PASSWORD)
    with open_package(path, PASSWORD) as package:
        assert package.read(PROTOCOL) == PDF + b"1"
        assert list(folder.iterdir()) == []  # its file has no name
    with pytest.raises(PackageError):
        open_package(path, "x")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("cut", [False, True])
def test_a_file_that_changes_after_it_was_opened_is_not_believed(path: Path, cut: bool) -> None:
    at = good().index(PDF)
    with open_package(path) as package:
        with path.open("r+b") as file:
            if cut:
                file.truncate(at + 10)
            else:
                file.seek(at + 10)
                file.write(b"XX")
        with pytest.raises(PackageError):
            package.read(files()[0][0])


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError):
        open_package(tmp_path)
    with pytest.raises(FileError):
        open_package(tmp_path / "gone.auylkoop")
    with pytest.raises(FileError):
        open_package(Path("a\0b.auylkoop"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(PackageError):
            open_package(tmp_path / "pipe")


def _next_version(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"list": data["list"], "program": data["program"] + " (1)"}


def test_an_older_manifest_is_upgraded_step_by_step(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sorted(manifests.UPGRADES) == list(range(1, model.VERSION))
    steps = {model.VERSION: _next_version, model.VERSION + 1: _next_version}
    monkeypatch.setattr(manifests, "UPGRADES", {**manifests.UPGRADES, **steps})
    monkeypatch.setattr(manifests, "VERSION", model.VERSION + 2)
    with open_package(path) as package:
        assert package.manifest.program == "0.1.0 (1) (1)"
        assert package.manifest.cases == manifest().cases


def test_a_newer_one_says_so(path: Path) -> None:
    entries = entries_of(files())

    def newer(data: dict[str, Any]) -> None:
        data.update(version=model.VERSION + 1, something_new=[1])

    path.write_bytes(build(signed(entries, told(manifest(), files()), newer)))
    with pytest.raises(NewerPackage) as refused:
        open_package(path)
    assert refused.value.arguments == {"version": model.VERSION + 1, "known": model.VERSION}


def test_a_case_that_is_not_the_one_named_is_refused(path: Path) -> None:
    with open_package(path) as package:
        (case,) = package.manifest.cases
        with pytest.raises(InputError):
            package.case(replace(case, uuid="0" * 8 + UUID[8:]))


def test_bombs_do_not_fill_the_memory(path: Path) -> None:
    """A bomb of 8 MB and lists without end are refused within a few megabytes."""
    for one in bombs():
        path.write_bytes(one.data)
        room = len(one.data) + 6 * 2**20
        tracemalloc.start()
        try:
            with pytest.raises(PackageError):
                open_package(path, one.password)
            _now, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < room, one.kind


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_safe_path_stays_where_it_is_put(first: str, second: str) -> None:
    path = f"{first}/{second}.pdf"
    if is_safe_path(path):
        assert ".." not in path.split("/")
        assert not Path(path).is_absolute()
        assert not set(path) & set('\\:*?"<>|\0')
        assert path == path.strip()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.integers(1, 300))
def test_a_plain_text_is_plain(text: str, limit: int) -> None:
    made = plain(text, limit)
    assert is_plain(made, limit)
    assert plain(made, limit) == made


@settings(max_examples=200, deadline=None)
@given(st.lists(st.from_regex(r"[a-cA-C]{1,2}(/[a-c]{1,2})?\.pdf", fullmatch=True), max_size=6))
def test_distinct_names_can_lie_beside_each_other(paths: list[str]) -> None:
    folded = [path.lower() for path in paths]
    assert are_distinct(paths) == (len(set(folded)) == len(folded))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_the_texts_are_it_is_written_and_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = st.text(max_size=120)
    (case,) = manifest().cases
    paper = replace(
        case.papers[0],
        number=data.draw(text),
        version=data.draw(st.integers(1, 1_000_000)),
        issued_at=data.draw(st.datetimes(timezones=st.just(NOON.tzinfo))),
        day=data.draw(st.dates().map(str) | st.just("")),
    )
    scans = tuple(replace(scan, file_name=data.draw(text)) for scan in case.scans)
    sender = replace(manifest().sender, name=data.draw(text), okrug=data.draw(text))
    whole = replace(manifest(), sender=sender, cases=(replace(case, papers=(paper,), scans=scans),))
    out = tmp_path_factory.getbasetemp() / "any.auylkoop"
    written = pack(whole, contents(files()), sign_rightly, out)
    with open_package(out) as package:
        assert package.manifest == written
        assert package.manifest.cases[0].papers == written.cases[0].papers
        assert written.cases[0].papers[0].issued_at == paper.issued_at


def test_the_manifest_can_be_read_by_people(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        raw = archive.read("manifest.json").decode()
    assert json.loads(raw)["files"][0]["kind"] == FileKind.COVER.value
    assert "Ілеспе хат" in raw
    assert max(len(line) for line in raw.splitlines()) < 400
