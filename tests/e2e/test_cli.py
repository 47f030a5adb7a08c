"""The command line as a person at a terminal uses it: one store, real files, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from app.exchange.case_file import json_schema
from app.main import open_window
from tests.e2e.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "store.sqlite3")


def test_the_sample_is_made_once_and_listed(terminal: Terminal) -> None:
    assert terminal.run("demo") == 0
    assert terminal.run("demo") == 0
    assert terminal.run("list") == 0
    assert terminal.out == "1\t«Майтөбе Сүт» АӨК\n"
    assert terminal.run("list", "--json") == 0
    (row,) = json.loads(terminal.out)
    assert row["sample"] is True
    assert row["founders"] == 50


def test_a_case_goes_out_and_comes_back_the_same(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("demo")
    assert terminal.run("show", "Майтөбе Сүт", "--json") == 0
    text = terminal.out
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    other = Terminal(tmp_path / "other.sqlite3")
    assert other.run("import", str(path)) == 0
    assert other.run("show", "1", "--json") == 0
    assert other.out == text
    assert other.run("import", str(path)) == 0
    assert other.run("list") == 0
    assert other.out.count("\n") == 1


def test_the_same_case_with_other_answers_is_not_overwritten(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.run("demo")
    terminal.run("show", "1", "--json")
    path = tmp_path / "case.json"
    path.write_text(terminal.out, encoding="utf-8")
    other = Terminal(tmp_path / "other.sqlite3")
    other.run("import", str(path))
    data = json.loads(path.read_text(encoding="utf-8"))
    data["answers"]["name.proper"] = "Басқа"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert other.run("import", str(path)) == 2
    other.run("list")
    assert "Майтөбе" in other.out


def test_check_tells_by_its_exit_code(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("demo")
    assert terminal.run("check", "1") == 0
    empty = {"format": "auyl-koop-case", "version": 1, "answers": {}}
    empty["uuid"] = "00000000-0000-4000-8000-000000000001"
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(empty), encoding="utf-8")
    terminal.run("import", str(path))
    assert terminal.run("check", "2", "--json") == 1
    findings = json.loads(terminal.out)
    assert {"id", "severity", "address", "message", "source", "related"} == set(findings[0])
    assert any(f["address"] == "founders" and f["severity"] == "block" for f in findings)


def test_documents_are_written_and_readable(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("demo")
    out = tmp_path / "out"
    code = terminal.run("documents", "1", "--out", str(out), "--only", "charter,founding_minutes")
    assert code == 0
    paths = [Path(line) for line in terminal.out.splitlines()]
    assert [path.parent.name for path in paths] == ["Майтөбе Сүт АӨК"] * 2
    texts = ["".join(p.extract_text() for p in pypdf.PdfReader(path).pages) for path in paths]
    assert all("Майтөбе Сүт" in text for text in texts)
    assert "1/2" in terminal.err


def test_show_reads_as_lines(terminal: Terminal) -> None:
    terminal.run("demo")
    assert terminal.run("show", "1") == 0
    assert "Майтөбе Сүт" in terminal.out
    assert "{" not in terminal.out


def test_schema_is_json(terminal: Terminal) -> None:
    assert terminal.run("schema") == 0
    assert json.loads(terminal.out) == json.loads(json.dumps(json_schema()))
    assert not terminal.store.exists()


def test_self_test_passes(terminal: Terminal) -> None:
    assert terminal.run("self-test") == 0
    assert "FAILED" not in terminal.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("show",),
        ("show", "99", "--json"),
        ("show", "жоқ іс"),
        ("check", "99"),
        ("import", "/nowhere/x.json"),
        ("documents", "1"),
        ("documents", "1", "--out", "/dev/null/x"),
        ("documents", "1", "--out", "x", "--only", "no_such_paper"),
        ("documents", "1", "--out", "x", "--language", "fr"),
    ],
)
def test_bad_usage_is_one_line_and_exit_two(
    terminal: Terminal, tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.run("demo")
    monkeypatch.chdir(tmp_path)
    terminal.run("show", "1", "--json")
    before = terminal.out
    assert terminal.run(*arguments) == 2
    lines = [line for line in terminal.err.splitlines() if not line.startswith("1/")]
    assert len(lines) == 1
    assert lines[0].startswith("auyl-koop: ")
    terminal.run("show", "1", "--json")
    assert terminal.out == before
    assert not (tmp_path / "x").exists()


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Құрметті басшылық!", encoding="utf-8")
    terminal = Terminal(path)
    assert terminal.run("list") == 2
    assert path.read_text(encoding="utf-8") == "Құрметті басшылық!"


def test_without_a_screen_the_window_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert open_window(tmp_path / "store.sqlite3") == 2
    assert "auyl-koop --help" in capsys.readouterr().err
    assert not (tmp_path / "store.sqlite3").exists()
