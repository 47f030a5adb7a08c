"""The command ``passport``: what a project is defended with, as files."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from tests.documents.deck.read_pptx import opened
from tests.e2e.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal on a store of its own."""
    return Terminal(tmp_path / "store.sqlite3")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("kk", ("19 Жоба паспорты", "19a Жобаны қорғау таныстырылымы")),
        ("ru", ("19 Паспорт проекта", "19a Презентация к защите проекта")),
    ],
)
def test_passport_and_deck_are_written(
    terminal: Terminal, tmp_path: Path, language: str, names: tuple[str, str]
) -> None:
    terminal.run("demo")
    out = tmp_path / "out"
    assert terminal.run("passport", "1", "--out", str(out), "--language", language) == 0
    paths = [Path(line) for line in terminal.out.splitlines()]
    passport, deck = names
    assert [path.name for path in paths] == [
        f"{passport}.pdf", f"{passport}.docx", f"{deck}.pdf", f"{deck}.pptx"
    ]  # fmt: skip
    pages = pypdf.PdfReader(paths[2]).pages
    slides = opened(paths[3].read_bytes()).slides
    assert len(pages) == len(slides) == 7
    for text in ("50", "370", "184,9", "27,6"):
        assert text in pages[1].extract_text()
    assert "27,6 млн ₸" in [
        line for shape in slides[1].shapes if shape.has_text_frame
        for line in shape.text_frame.text.split("\n")
    ]  # fmt: skip


def test_without_a_project_nothing_is_written(terminal: Terminal, tmp_path: Path) -> None:
    empty = {"format": "auyl-koop-case", "version": 1, "answers": {}}
    empty["uuid"] = "00000000-0000-4000-8000-000000000001"
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(empty), encoding="utf-8")
    terminal.run("import", str(path))
    said = terminal.refused("--lang", "en", "passport", "1", "--out", str(tmp_path / "out"))
    assert "project" in said
    assert not (tmp_path / "out").exists()
    assert "--out" in terminal.refused("passport", "1")
