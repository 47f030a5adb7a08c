"""Searching what a person gave for files to take in: folders, links, pipes, other files."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.file_search import NAMED, REPORT_EVERY, search_files

CASE = '{"format": "auyl-koop-case", "version": 1}'


def touch(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_packages_and_case_files_come_once_in_order(tmp_path: Path) -> None:
    wanted = [
        touch(tmp_path / "a" / "2.auylkoop"),
        touch(tmp_path / "b" / "1.AUYLKOOP"),
        touch(tmp_path / "b" / "case.json", CASE),
        touch(tmp_path / "z.auylkoop"),
    ]
    touch(tmp_path / "a" / "other.json", "{}")
    touch(tmp_path / "хат.docx")
    found = search_files([tmp_path, tmp_path / "a", wanted[0]])
    assert sorted(found.files) == sorted(wanted)
    assert len(found.files) == len(wanted)
    assert found.passed == 2
    assert sorted(found.names) == ["other.json", "хат.docx"]
    assert not found.stopped


def test_a_file_that_is_named_is_kept_though_it_is_gone(tmp_path: Path) -> None:
    missing = tmp_path / "gone.auylkoop"
    named = touch(tmp_path / "any.json", "{}")
    other = touch(tmp_path / "letter.docx")
    found = search_files([missing, named, other])
    assert found.files == (missing, named)
    assert found.names == ["letter.docx"]


def test_links_pipes_and_depth_end(tmp_path: Path) -> None:
    folder = tmp_path
    for _level in range(300):
        folder = folder / "ішкі"
        try:
            folder.mkdir()
        except OSError:  # the system's own limit
            break
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "lost.auylkoop").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.auylkoop")
    os.mkfifo(tmp_path / "pipe.json")
    real = touch(tmp_path / "real.auylkoop")
    (tmp_path / "again.auylkoop").symlink_to(real)
    found = search_files([tmp_path, tmp_path / "round"])
    assert [path.name for path in found.files] == ["again.auylkoop", "real.auylkoop"]


def test_ten_thousand_files_are_told_of_and_can_be_stopped(tmp_path: Path) -> None:
    for number in range(REPORT_EVERY * 3):
        touch(tmp_path / f"{number}.txt")
    seen: list[int] = []

    def twice(count: int) -> bool:
        seen.append(count)
        return len(seen) < 2

    found = search_files([tmp_path, tmp_path], twice)
    assert found.stopped
    assert seen == [REPORT_EVERY, REPORT_EVERY * 2]
    assert len(found.names) == NAMED
    whole = search_files([tmp_path])
    assert whole.passed == REPORT_EVERY * 3


def test_what_the_system_refuses_is_counted(tmp_path: Path) -> None:
    found = search_files([Path("a\0b"), tmp_path / ("х" * 300)])
    assert found.files == ()
    assert found.passed + found.unreadable == 2


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(blacklist_characters="/\0"), max_size=8), max_size=4))
def test_any_name_is_searched_without_a_fault(names: list[str]) -> None:
    found = search_files([Path(f"/nowhere/{name}.auylkoop") for name in names])
    assert len(found.files) <= len(names)
