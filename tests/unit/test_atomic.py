"""A file is written whole or stays as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import atomic
from app.core.errors import FileError
from app.core.paths import private_files


@given(st.binary(max_size=5000))
def test_bytes_come_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("atomic") / "Жарғы.pdf"
    path.write_bytes(b"older")
    atomic.write_bytes(path, content)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["Жарғы.pdf"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_fills_up_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"older")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as told:
        atomic.write_bytes(path, b"newer")
    assert "room" in told.value.happened
    assert told.value.arguments == {"path": path}
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_of_the_writer_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"older")

    def write() -> None:
        with atomic.replacing(path) as temporary:
            temporary.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_or_no_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    for path in (tmp_path / "gone" / "x.pdf", file / "x.pdf"):
        with pytest.raises(FileError) as told:
            atomic.write_bytes(path, b"x")
        assert "not there" in told.value.happened


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "room"),
        (errno.EDQUOT, "room"),
        (errno.EACCES, "right"),
        (errno.EROFS, "right"),
        (errno.EBUSY, "another program"),
        (errno.ENOENT, "not there"),
        (errno.EIO, "could not be read"),
    ],
)
def test_faults_of_the_disk_have_their_own_words(number: int, word: str) -> None:
    error = atomic.file_error(OSError(number, "x"), Path("x.pdf"))
    assert word in error.happened
    assert error.safe
    assert error.todo


def test_a_file_open_elsewhere_on_windows_is_told() -> None:
    error = PermissionError(errno.EACCES, "x")
    error.winerror = 32  # type: ignore[attr-defined]
    assert "another program" in atomic.file_error(error, Path("x.pdf")).happened


def test_what_a_killed_writer_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / ("Ұзақ атау " * 11 + "[1].pdf")
    with atomic.replacing(path) as temporary:
        temporary.write_bytes(b"half")
        (temporary.parent / (temporary.name + "-journal")).touch()
        others = [tmp_path / ".other.part", tmp_path / "x.part", tmp_path / ".Ұзақ"]
        for other in others:
            other.touch()
        left = temporary.with_name(temporary.name.replace("-", "-killed"))
        left.write_bytes(b"half")
        with atomic.folder_beside(path) as folder:
            (folder / "sheet1.xml").touch()
            folder.with_name(folder.name.replace("-", "-killed")).mkdir()
            (folder.with_name(folder.name.replace("-", "-killed")) / "sheet1.xml").touch()
        assert not folder.exists()
    atomic.clear_temporaries(path)
    assert sorted(tmp_path.iterdir()) == sorted([path, *others])


def test_files_of_the_process_become_private(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        private_files()
        (tmp_path / "x").touch()
        assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
