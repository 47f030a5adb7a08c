"""The command line in a hostile world: every fault ends in one sentence, and nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from app.core.atomic import write_bytes
from app.core.errors import FileError, UserError
from app.core.paths import program_dir
from app.core.terminal import one_line
from app.services.backups import BackupService
from app.services.cases import CaseService
from app.services.store import Store
from tests.e2e.terminal import CLOCK, Terminal


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the sample, made once."""
    store = tmp_path_factory.mktemp("store") / "store.sqlite3"
    assert Terminal(store).run("demo") == 0
    return store


@pytest.fixture
def terminal(filled: Path, tmp_path: Path) -> Terminal:
    """Return a terminal on a copy of it, in a folder as people name them."""
    folder = tmp_path / "Құжаттар мен істер (2026) №1"
    folder.mkdir()
    shutil.copy(filled, folder / "қор дерек.sqlite3")
    return Terminal(folder / "қор дерек.sqlite3")


def process(
    *arguments: str, encoding: str = "utf-8", **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as another process, with hardly any environment."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": encoding}
    environment |= more.pop("environment", {})
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=program_dir(),
        env=environment,
        timeout=60,
        check=False,
        **more,
    )


# -- terminals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251"])
def test_a_terminal_without_kazakh_letters(terminal: Terminal, encoding: str) -> None:
    store = str(terminal.store)
    case = terminal.case()
    shown = process("--db", store, "show", "1", "--json", encoding=encoding)
    assert shown.returncode == 0
    assert json.loads(shown.stdout.decode("ascii")) == case
    listed = process("--db", store, "list", encoding=encoding)
    assert listed.returncode == 0
    assert listed.stdout.startswith(b"1\t")
    wrong = process("--db", store, "show", "жоқ", encoding=encoding)
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr
    assert process("--help", encoding=encoding).returncode == 0


def test_no_home_and_the_barest_locale(tmp_path: Path) -> None:
    data = {"AUYL_KOOP_DATA": str(tmp_path / "d"), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert process("demo", environment=data).returncode == 0
    assert (tmp_path / "d" / "auyl-koop.sqlite3").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_output_is_told(terminal: Terminal) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process("--db", str(terminal.store), "show", "1", "--json", stdout=full)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_closed_outputs_are_no_crash(terminal: Terminal) -> None:
    def close_both() -> None:
        os.close(1)
        os.close(2)

    before = terminal.case()
    for command in (["show", "1", "--json"], ["show", "nobody"], ["demo"]):
        done = process("--db", str(terminal.store), *command, preexec_fn=close_both)
        assert done.returncode == (2 if "nobody" in command else 0)
    assert terminal.case() == before


def test_a_reader_that_has_enough_is_no_fault(terminal: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("--db", str(terminal.store), "show", "1", "--json", stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 2
    assert done.stderr == b""


def test_an_error_of_the_program_shows_no_answers(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError("Ахметов Нұрлан")

    monkeypatch.setattr(CaseService, "list", fail)
    assert terminal.run("list") == 2
    assert "ValueError" in terminal.err
    assert "Ахметов" not in terminal.err


def test_stopped_by_hand(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(CaseService, "list", stop)
    assert terminal.run("list") == 130
    assert len(terminal.err.splitlines()) == 1
    monkeypatch.undo()
    assert terminal.run("list") == 0


def test_a_line_stays_one_line_and_steers_nothing() -> None:
    assert one_line("а\nб\tв\x1b[31mг\x85\u2028\u202eд\x07") == "а б в [31mг  д"


# -- stores ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [".", "", "/", "/dev/null/a/b", "/proc/nowhere/x", "a" * 300, "ұ" * 130],
)
def test_places_that_are_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Terminal(Path(place)).refused("list")
    assert list(tmp_path.iterdir()) == []
    assert not tmp_path.with_name(tmp_path.name + ".lock").exists()


def test_what_is_no_file_is_never_opened_or_replaced(terminal: Terminal, tmp_path: Path) -> None:
    """A pipe stands in for a device: as root a rename would put a file in its place."""
    place = tmp_path / "pipe"
    os.mkfifo(place)
    Terminal(place).refused("list")
    with pytest.raises(FileError):
        write_bytes(place, b"x")
    with Store(terminal.store, CLOCK) as store:
        for path in (place, tmp_path, tmp_path / ("ұ" * 200), tmp_path / "a\0b"):
            with pytest.raises(UserError):
                BackupService(store).copy_to(path)
        with pytest.raises(UserError):
            BackupService(store).open_copy(place)
        assert CaseService(store).list("\ud800") == ()
    assert place.is_fifo()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_links_that_lead_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    Terminal(tmp_path / "loop").refused("list")
    Terminal(tmp_path / "loop" / "store.sqlite3").refused("list")


def test_a_store_of_the_future_is_left_alone(terminal: Terminal) -> None:
    with sqlite3.connect(terminal.store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = terminal.store.read_bytes()
    for command in (["list"], ["demo"], ["show", "1", "--json"], ["check", "1"]):
        terminal.refused(*command)
    assert terminal.store.read_bytes() == before


def test_one_store_one_process(terminal: Terminal) -> None:
    with Store(terminal.store, CLOCK):
        done = process("--db", str(terminal.store), "demo")
        assert done.returncode == 2
        assert len(done.stderr.decode().splitlines()) == 1
        terminal.refused("list")
    assert terminal.run("list") == 0


def test_many_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite3"
    files = []
    for number in range(4):
        path = tmp_path / f"{number}.json"
        data = {"format": "auyl-koop-case", "version": 1, "uuid": str(uuid.UUID(int=number + 1))}
        path.write_text(json.dumps({**data, "answers": {"name.proper": f"А{number}"}}))
        files.append(path)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "app", "--db", str(store), "import", str(path)],
            cwd=program_dir(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for path in files
    ]
    ended = [(one.communicate(timeout=60), one.returncode) for one in running]
    assert {code for _, code in ended} <= {0, 2}
    assert all(b"Traceback" not in err for (_, err), _ in ended)
    terminal = Terminal(store)
    assert terminal.run("list", "--json") == 0
    assert len(json.loads(terminal.out)) == sum(code == 0 for _, code in ended) >= 1


# -- case files --------------------------------------------------------------------------------

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, 10**400, "", " ", "\ud800", "\0", "x" * 20_001, [], {}, [[]],
    {"id": "f1"}, "\u202e", "../..", {"a": {"a": {"a": 1}}},
)  # fmt: skip


def mutate(data: Any, chance: random.Random, depth: int = 0) -> None:
    """Change one thing somewhere in a tree of lists and dictionaries."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(data[key], dict | list) and depth < 3 and chance.random() < 0.7:
        mutate(data[key], chance, depth + 1)
    elif chance.random() < 0.6:
        data[key] = chance.choice(JUNK)
    elif chance.random() < 0.5:
        del data[key]
    elif isinstance(data, dict):
        data[chance.choice(["x", "", "id", "founders", "name.proper"])] = chance.choice(JUNK)
    else:
        data.append(data[key])


def test_mutated_case_files_are_read_whole_or_not_at_all(
    terminal: Terminal, tmp_path: Path
) -> None:
    case = terminal.case()
    chance = random.Random(7)  # noqa: S311
    path = tmp_path / "case.json"
    ends = set()
    count = 1
    for number in range(60):
        data = json.loads(json.dumps(case))
        data["uuid"] = str(uuid.UUID(int=number + 1))
        mutate(data, chance)
        raw = json.dumps(data).encode()
        if number % 6 == 0:
            raw = raw[: chance.randrange(len(raw))]
        path.write_bytes(raw)
        code = terminal.run("import", str(path))
        ends.add(code)
        if code == 0:
            made = terminal.out.split()[0]
            count += made not in ("1",)
            assert terminal.run("check", made) in (0, 1)
            assert terminal.run("show", made) == 0
        else:
            terminal.refused("import", str(path))
    assert ends == {0, 2}
    assert terminal.run("list", "--json") == 0
    assert len(json.loads(terminal.out)) == count
    assert terminal.case() == case


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"null",
        b"{}",
        b"\xff\xfe\x00",
        b'{"format":"auyl-koop-case","version":' + b"9" * 5_000 + b"}",
        b'{"format":"auyl-koop-case","version":1e999}',
        b'{"format":"auyl-koop-case","version":2,"uuid":"x"}',
        b'{"format":"auyl-koop-case","version":1,"version":1}',
        b" " * (17 * 1024 * 1024),
    ],
    ids=range(11),
)
def test_what_is_no_case_file(terminal: Terminal, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    terminal.refused("import", str(path))
    terminal.refused("import", str(tmp_path))


def test_a_case_in_the_bin_comes_back_by_import(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(terminal.case()), encoding="utf-8")
    with Store(terminal.store, CLOCK) as store:
        CaseService(store).delete(1)
    terminal.refused("show", "1")
    assert terminal.run("import", str(path)) == 0
    assert terminal.run("show", "1") == 0


def test_hostile_names_in_lists_checks_and_files(terminal: Terminal, tmp_path: Path) -> None:
    case = terminal.case()
    name = "../../<b>:x*?\n\x1b[31m\u202eАО\x07 «CON».." + "ұ" * 300
    case["uuid"] = str(uuid.UUID(int=5))
    case["answers"]["name.proper"] = name
    case["collections"]["founders"][0]["surname"] = "/etc/passwd\\..\\nul "
    case["answers"]["contribution.share_amount"] = "9" * 5_000
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    assert terminal.run("import", str(path)) == 0
    assert terminal.case("2")["answers"]["name.proper"] == name
    assert terminal.run("list") == 0
    assert len(terminal.out.splitlines()) == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", terminal.out)
    assert terminal.run("check", "2") == 1
    assert terminal.run("show", "2") == 0
    assert "\x1b" not in terminal.out
    out = tmp_path / "шығыс"
    assert terminal.run("documents", "2", "--out", str(out), "--only", "consent,charter") == 0
    for line in terminal.out.splitlines():
        written = Path(line)
        assert written.resolve().is_relative_to(out)
        assert not re.search(r'[<>:"\\|?*\x00-\x1f]', str(written.relative_to(out)))
        assert max(len(part.encode()) for part in written.relative_to(out).parts) < 256


# -- writing papers ----------------------------------------------------------------------------


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EBUSY])
@pytest.mark.parametrize("step", ["replace", "fsync", "mkstemp"])
def test_a_disk_that_fails_half_way_leaves_the_old_file(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    command = ("documents", "1", "--out", str(tmp_path / "out"), "--only", "notice,charter")
    assert terminal.run(*command) == 0
    first, second = (Path(line) for line in terminal.out.splitlines())
    before = (first.read_bytes(), second.read_bytes())
    left = 1 if step != "fsync" else 2  # the folder is synchronised too

    def failing(real: Any) -> Any:
        def call(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(code, "no")
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as patch:
        if step == "replace":
            patch.setattr("pathlib.Path.replace", failing(Path.replace))
        elif step == "fsync":
            patch.setattr("os.fsync", failing(os.fsync))
        else:
            patch.setattr("tempfile.mkstemp", failing(__import__("tempfile").mkstemp))
        terminal.refused(*command)
    assert (first.read_bytes(), second.read_bytes()) == before
    assert sorted(path.name for path in first.parent.iterdir()) == sorted((first.name, second.name))


def test_a_folder_that_goes_away_or_is_a_file(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("мәтін", encoding="utf-8")
    terminal.refused("documents", "1", "--out", str(tmp_path / "file"), "--only", "notice")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "мәтін"
    monkeypatch.setattr("app.services.papers.make_folder", lambda _path: None)
    terminal.refused("documents", "1", "--out", str(tmp_path / "gone"), "--only", "notice")


def test_a_paper_that_a_language_does_not_have_is_told_and_not_left_out(
    terminal: Terminal, tmp_path: Path
) -> None:
    wanted = ("documents", "1", "--out", str(tmp_path / "out"), "--language", "kk_ru", "--only")
    said = terminal.refused(*wanted, "charter,notice")
    assert "notice" in said
    assert "kk_ru" in said
    assert not (tmp_path / "out").exists()


def test_files_of_founders_bear_their_names_as_the_paper_spells_them(
    terminal: Terminal, tmp_path: Path
) -> None:
    for language, extra in (("kk", "pdf"), ("ru", "docx")):
        wanted = ("--language", language, "--format", extra, "--only", "explanation")
        assert terminal.run("documents", "1", "--out", str(tmp_path), *wanted) == 0
    names = {path.name for path in tmp_path.rglob("*001*")}
    assert any(name.endswith("Ахметов Нұрлан Үлгіұлы.pdf") for name in names), names
    assert any(name.endswith("Ахметов Нурлан Улгиулы.docx") for name in names), names


@pytest.mark.parametrize(
    "address", ["", "founders", "founders/x", "a/b/c/d", "../x", "founders/f01/iin", "name.proper"]
)
def test_a_case_file_with_spellings_of_what_is_not_there_still_prints(
    terminal: Terminal, tmp_path: Path, address: str
) -> None:
    case = terminal.case()
    case["uuid"] = str(uuid.uuid4())
    rows = case["collections"]["russian_spellings"]
    rows += [{"id": f"zz{n}", "at": address, "of": "x", "text": f"y{n}"} for n in range(2)]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    assert terminal.run("import", str(file)) == 0
    wanted = ("--language", "ru", "--format", "docx", "--only", "charter")
    assert terminal.run("documents", "2", "--out", str(tmp_path), *wanted) == 0


def test_a_case_file_from_before_there_were_spellings_prints_in_russian(
    terminal: Terminal, tmp_path: Path
) -> None:
    case = terminal.case()
    case["uuid"] = str(uuid.uuid4())
    del case["collections"]["russian_spellings"]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    assert terminal.run("import", str(file)) == 0
    wanted = ("--language", "kk_ru", "--only", "charter")
    assert terminal.run("documents", "2", "--out", str(tmp_path), *wanted) == 0
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["10 Жарғы - Устав.pdf"]
