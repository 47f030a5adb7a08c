"""The commands ``package`` and ``verify`` at a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.version import PROGRAM_VERSION
from app.exchange.case_file import CaseFile, dump
from app.services.samples import read_sample
from tests.e2e.terminal import Terminal

UUID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path / "store.sqlite3")
    path = tmp_path / "case.json"
    answers = read_sample().answers
    path.write_text(dump(CaseFile(UUID, answers, False, PROGRAM_VERSION)), encoding="utf-8")
    assert made.run("import", str(path)) == 0
    return made


def test_a_case_is_packed_and_verified(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "a.auylkoop"
    assert terminal.run("--lang", "kk", "package", "1", "--out", str(out)) == 0
    path, sha256 = terminal.out.strip().split("\t")
    assert path == str(out)
    assert "Жарғы: Шығарылмаған" in terminal.err
    assert terminal.run("verify", str(out), "--json") == 0
    found = json.loads(terminal.out)
    assert (found["sha256"], found["purpose"], found["cases"]) == (sha256, "case", [UUID])
    assert found["sender"]["role"] == "okrug"
    assert {one["kind"] for one in found["files"]} == {"cover", "case"}
    assert terminal.run("--lang", "kk", "verify", str(out)) == 0
    first, *rows = terminal.out.splitlines()
    assert first == f"бүтін\ta.auylkoop\t{sha256}"
    assert found["sender"]["fingerprint"] in rows[1]


def test_a_locked_one_needs_its_password(terminal: Terminal, tmp_path: Path) -> None:
    out, secret = tmp_path / "a.auylkoop", tmp_path / "p.txt"
    secret.write_bytes("\ufeffқұпия сөз осы\r\nекінші жол".encode())
    command = ("package", "1", "--out", str(out), "--password-file", str(secret))
    assert terminal.run(*command, "--word", "charter, passport") == 0
    assert "password" in terminal.refused("--lang", "en", "verify", str(out))
    assert terminal.run("verify", str(out), "--password-file", str(secret), "--json") == 0
    found = json.loads(terminal.out)
    assert found["locked"]
    assert sum(one["kind"] == "word" for one in found["files"]) == 2
    secret.write_text("басқа құпиясөз", encoding="utf-8")
    terminal.refused("verify", str(out), "--password-file", str(secret))


def test_the_public_copy(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "p.auylkoop"
    assert terminal.run("package", "1", "--out", str(out), "--public", "--language", "ru") == 0
    assert terminal.run("verify", str(out), "--json") == 0
    found = json.loads(terminal.out)
    assert (found["purpose"], found["cases"]) == ("public", [])
    assert found["files"][0]["path"].startswith("01 Извещение")


@pytest.mark.parametrize(
    "arguments",
    [
        ("package", "9", "--out", "a.auylkoop"),
        ("package", "1", "--out", "a.zip"),
        ("package", "1", "--out", "a.auylkoop", "--word", "nothing"),
        ("package", "1", "--out", "a.auylkoop", "--password-file", "empty.txt"),
        ("package", "1", "--out", "a.auylkoop", "--password-file", "gone.txt"),
        ("package", "1", "--out", "a.auylkoop", "--password-file", "binary.txt"),
        ("package", "1", "--out", "a.auylkoop", "--public", "--word", "charter"),
        ("package", "1", "--out", "gone/a.auylkoop"),
        ("verify", "gone.auylkoop"),
        ("verify", "empty.txt"),
        ("verify", "binary.txt"),
        ("verify", "."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00" * 300)
    before = sorted(tmp_path.iterdir())
    terminal.refused(*arguments)
    assert sorted(tmp_path.iterdir()) == before


def test_a_sample_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("demo") == 0
    number = terminal.out.split()[0]
    said = terminal.refused(
        "--lang", "en", "package", number, "--out", str(tmp_path / "a.auylkoop")
    )
    assert "sample" in said
