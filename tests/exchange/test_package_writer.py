"""A package is written the same way every time, and other programs open it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pyzipper

from app.core.errors import FileError
from app.domain.answers import Answers
from app.exchange.package import limits
from app.exchange.package.errors import PackageError
from app.exchange.package.model import Content, FileKind, Manifest, PackedCase
from app.exchange.package.reader import open_package
from app.exchange.package.writer import pack, pack_bytes
from tests.exchange.locks import PASSWORD
from tests.exchange.packages import (
    PDF,
    PROTOCOL,
    SCAN,
    SNAPSHOT,
    UUID,
    case_bytes,
    contents,
    files,
    good,
    manifest,
    sign_rightly,
)


def packed(out: Path, password: str = "") -> Manifest:
    return pack(manifest(), contents(files()), sign_rightly, out, password)


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    packed(tmp_path / "a.auylkoop")
    packed(tmp_path / "b.auylkoop")
    assert (tmp_path / "a.auylkoop").read_bytes() == (tmp_path / "b.auylkoop").read_bytes()
    assert (tmp_path / "a.auylkoop").read_bytes() == good()


def test_every_archiver_sees_the_readable_names_and_the_files(tmp_path: Path) -> None:
    out = tmp_path / "жинақ.auylkoop"
    whole = packed(out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        names = [name for name, _kind, _data in files()]
        assert archive.namelist() == [*names, "manifest.json", "manifest.sig"]
        for name, _kind, data in files():
            assert archive.read(name) == data
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.flag_bits == 0x800
            assert info.external_attr >> 16 == 0o100644
        assert archive.getinfo("case.json").compress_type == zipfile.ZIP_DEFLATED
        assert archive.getinfo(PROTOCOL).compress_type == zipfile.ZIP_STORED
    assert [file.path for file in whole.files] == names


CHECKS = (["unzip", "-t"], ["7z", "t"], ["7za", "t"], ["bsdtar", "-tf"])
"""Programs that look an archive over, where they are on the machine."""


def test_other_programs_find_no_fault(tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    packed(out)
    for program, *options in CHECKS:
        if found := shutil.which(program):
            done = subprocess.run([found, *options, out], capture_output=True, check=False)
            assert done.returncode == 0, (program, done.stderr)


def test_a_locked_package_opens_with_another_reader_to_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.auylkoop", tmp_path / "b.auylkoop"
    packed(first, PASSWORD)
    packed(second, PASSWORD)
    assert first.read_bytes() != second.read_bytes()  # each lock has a salt of its own
    for path in (first, second):
        assert "Хаттама".encode() not in path.read_bytes()
        assert b"manifest" not in path.read_bytes()
        with pyzipper.AESZipFile(path) as archive:
            (info,) = archive.infolist()
            assert (info.filename, info.wz_aes_version, info.wz_aes_strength) == (
                "package.auylkoop",
                2,
                3,
            )
            archive.setpassword(PASSWORD.encode())
            assert archive.read("package.auylkoop") == good()
    if seven := shutil.which("7z"):
        done = subprocess.run(
            [seven, "t", f"-p{PASSWORD}", first], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_text_that_grows_or_shrinks_too_much_is_stored(tmp_path: Path) -> None:
    """The reader's limit of a deflated file must never refuse what we wrote."""
    out = tmp_path / "a.auylkoop"
    case = case_bytes() + b" " * 3_000_000
    snapshots = (SNAPSHOT, "snapshots/2.json")
    (one,) = manifest().cases
    papers = tuple(
        replace(one.papers[0], path=path, snapshot=snapshot, version=at + 1)
        for at, (path, snapshot) in enumerate(zip((PROTOCOL, "x.pdf"), snapshots, strict=True))
    )
    whole = replace(manifest(), cases=(replace(one, papers=papers, scans=()),))
    parts = (
        ("case.json", FileKind.CASE, case),
        (PROTOCOL, FileKind.PAPER, PDF),
        ("x.pdf", FileKind.PAPER, PDF),
        (snapshots[0], FileKind.SNAPSHOT, b"{}"),
        (snapshots[1], FileKind.SNAPSHOT, b""),
    )
    pack(whole, contents(parts), sign_rightly, out)
    with zipfile.ZipFile(out) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    with open_package(out) as package:
        assert package.read("case.json") == case
        assert package.read(snapshots[1]) == b""


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_what_was_there_stays_when_writing_fails(password: str, tmp_path: Path) -> None:
    out = tmp_path / "a.auylkoop"
    out.write_bytes(b"before")

    def gone() -> bytes:
        raise FileError("The scan cannot be read.")

    broken = (*contents(files())[:-1], Content(SNAPSHOT, FileKind.SNAPSHOT, gone))
    with pytest.raises(FileError):
        pack(manifest(), broken, sign_rightly, out, password)
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.auylkoop"]


@pytest.mark.parametrize(
    "path",
    ["../a.pdf", "/a.pdf", "a\\b.pdf", "con.pdf", "a", "a.pdf ", "manifest.json", PROTOCOL.upper()],
)
def test_no_name_goes_in_that_no_reader_takes(path: str, tmp_path: Path) -> None:
    parts = (*contents(files()), Content(path, FileKind.COVER, lambda: PDF))
    with pytest.raises(PackageError):
        pack(manifest(), parts, sign_rightly, tmp_path / "a.auylkoop")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"cases": ()},
        {"cases": (PackedCase(UUID, "case.json", "0" * 63),)},
        {"list_path": "case.json"},
    ],
)
def test_no_manifest_goes_out_that_no_reader_takes(change: dict[str, Any]) -> None:
    with pytest.raises(PackageError):
        pack_bytes(replace(manifest(), **change), contents(files()), sign_rightly)


def test_content_of_another_kind_does_not_go_in() -> None:
    parts = [(path, kind, b"MZ" if path == SCAN else data) for path, kind, data in files()]
    with pytest.raises(PackageError) as refused:
        pack_bytes(manifest(), contents(parts), sign_rightly)
    assert refused.value.arguments == {"place": SCAN}


def test_a_case_that_nobody_could_read_does_not_go_out() -> None:
    """An answer may hold anything that was typed; what a case file may hold is less."""
    case = case_bytes(UUID, Answers({"meeting.place": "a\0"}))
    parts = [(path, kind, case if kind is FileKind.CASE else data) for path, kind, data in files()]
    with pytest.raises(PackageError) as refused:
        pack_bytes(manifest(), contents(parts), sign_rightly)
    assert refused.value.arguments == {"place": "meeting.place"}


def test_a_file_that_is_too_large_does_not_go_in() -> None:
    parts = [*files()[:-1], (SNAPSHOT, FileKind.SNAPSHOT, bytes(limits.MAX_FILE + 1))]
    with pytest.raises(PackageError):
        pack_bytes(manifest(), contents(parts), sign_rightly)


def test_what_nobody_sees_is_taken_out_of_texts() -> None:
    (case,) = manifest().cases
    scans = tuple(
        replace(scan, file_name=name)
        for scan, name in zip(case.scans, ("a\u202eb\nc.jpg", "\u200b"), strict=True)
    )
    whole = replace(
        manifest(),
        sender=replace(manifest().sender, name="  Әкім\u00ad дігі \t"),
        cases=(replace(case, scans=scans),),
    )
    parts = [replace(one, title="Хат\0\ud800тама" * 100) for one in contents(files())]
    raw = pack_bytes(whole, parts, sign_rightly)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        text = archive.read("manifest.json").decode()
    assert '"name": "Әкім дігі"' in text
    assert '"file_name": "ab c.jpg"' in text
    assert '"file_name": "_"' in text
    assert ("Хаттама" * 100)[:300] in text


def test_one_file_at_a_time_is_held(tmp_path: Path) -> None:
    """Twelve scans of 4 MB, locked: memory holds one of them, never the package."""
    megabytes = 4
    scan = b"\xff\xd8\xff" + bytes(megabytes * 2**20)
    (case,) = manifest().cases
    scans = tuple(replace(case.scans[0], path=f"{number}.jpg") for number in range(12))
    whole = replace(manifest(), cases=(replace(case, papers=(), scans=scans),))
    parts = (
        Content("case.json", FileKind.CASE, case_bytes),
        *(Content(one.path, FileKind.SCAN, lambda: bytes(scan)) for one in scans),
    )
    tracemalloc.start()
    try:
        pack(whole, parts, sign_rightly, tmp_path / "a.auylkoop", PASSWORD)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a.auylkoop").stat().st_size > 12 * megabytes * 2**20
    assert most < 4 * megabytes * 2**20
