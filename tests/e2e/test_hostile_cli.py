"""The command line in a hostile world: every fault ends in one sentence, and nothing is lost."""

from __future__ import annotations

import errno
import io
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from app.cli import main
from app.core.atomic import write_bytes
from app.core.clock import FixedClock
from app.core.errors import FileError, InputError, UserError
from app.core.paths import program_dir
from app.core.terminal import one_line
from app.domain.answers import Answers
from app.exchange.kato import read_kato
from app.exchange.tables import read_file
from app.services.backups import BackupService
from app.services.cases import CaseService
from app.services.people_columns import guess_columns
from app.services.people_import import convert, read_table
from app.services.store import Store

CLOCK = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


class Terminal:
    """Runs commands on one store and keeps what they wrote."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.out = ""
        self.err = ""

    def run(self, *arguments: str) -> int:
        out, err = io.StringIO(), io.StringIO()
        code = main(["--db", str(self.store), *arguments], out=out, err=err, clock=CLOCK)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def refused(self, *arguments: str) -> str:
        """Run what must fail with one sentence; return the sentence."""
        assert self.run(*arguments) == 2
        lines = [line for line in self.err.splitlines() if not re.match(r"\d+/\d+ ", line)]
        assert len(lines) == 1, self.err
        assert lines[0].startswith("auyl-koop: ")
        return lines[0]

    def case(self, number: str = "1") -> dict[str, Any]:
        assert self.run("show", number, "--json") == 0
        found: dict[str, Any] = json.loads(self.out)
        return found


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


# -- spreadsheets -------------------------------------------------------------------------------


def spreadsheet(sheet: bytes) -> bytes:
    """Return an .xlsx whose sheet is these bytes."""
    plain, made = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for info in source.infolist():
            is_sheet = info.filename == "xl/worksheets/sheet1.xml"
            into.writestr(info.filename, sheet if is_sheet else source.read(info))
    return made.getvalue()


def rows(xml: bytes) -> bytes:
    """Return a sheet's XML around its rows."""
    return SHEET + xml + b"</sheetData></worksheet>"


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + b"".join(
    b'<!ENTITY b%d "%s">' % (i, (b"&b%s;" % (b"%d" % (i - 1) if i > 1 else b"")) * 10)
    for i in range(1, 10)
)


@pytest.mark.parametrize(
    "sheet",
    [
        rows(b"<row></row>" * 3_000_000),
        rows(b'<row r="1">' + b'<c r="A1"/>' * 3_000_000 + b"</row>"),
        rows(b'<row r="99999999999999"><c r="A1"><v>1</v></c></row>'),
        rows(b'<row r="-5"><c r="??"><v>x</v></c></row>'),
        rows(b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        ENTITIES + b"]>" + rows(b'<row r="1"><c t="inlineStr"><is><t>&b9;</t></is></c></row>'),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + rows(b'<row r="1"><c t="inlineStr"><is><t>&x;</t></is></c></row>'),
        b"<not xml",
    ],
    ids=[
        "rows",
        "cells",
        "number",
        "negative",
        "string",
        "entities",
        "outside",
        "broken",
    ],
)
def test_spreadsheets_made_to_harm_are_refused(tmp_path: Path, sheet: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(spreadsheet(sheet))
    with pytest.raises(InputError):
        read_file(path)


def test_a_stray_cell_in_the_last_row_loses_nobody(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    name = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    path.write_bytes(spreadsheet(rows(name + b'<row r="1048576"><c r="A1048576"/></row>')))
    table = read_file(path)
    assert (table.rows, table.numbers) == ((("x",),), (1,))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_damaged_spreadsheets_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"тізім.{kind}"
    person: list[str | float] = ["Сейітов", "Ерлан", 850101300016.0]
    people: list[list[str | float]] = [["Тегі", "Аты", "ЖСН"], *([person] * 30)]
    if kind == "xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for line in people:
            sheet.append(line)
        book.save(path)
    else:
        old = xlwt.Workbook()
        page = old.add_sheet("Т")
        for row, line in enumerate(people):
            for column, cell in enumerate(line):
                page.write(row, column, cell)
        old.save(str(path))
    whole = path.read_bytes()
    chance = random.Random(3)  # noqa: S311
    read = 0
    for number in range(250):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 30])):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randrange(8, len(data))] if number % 5 == 0 else data)
        try:
            table = read_table(path)
        except InputError:
            continue
        convert(table, guess_columns(table), Answers())
        read += 1
    assert read < 250


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('Тегі;Аты\n"Ахмет;А\nБерік;Б\nСәуле;С\n'.encode(), 4),
        ((";".join(map(str, range(10_000))) + "\n").encode() * 20, 20),
        ("Тегі\tАты\nӘли\tӘ\n".encode("utf-16")[:-1], 2),
        (b"", 0),
        (b"\r\n\t\t\r\n;\t\n", 1),
        ("Ә;Ү\n".encode("cp1251", "replace") + b"\x98\xff\n", 2),
        (b'"' * 401, 1),
    ],
)
def test_odd_text_tables_keep_their_rows(tmp_path: Path, data: bytes, expected: int) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    table = read_file(path)
    assert len(table.rows) == expected
    assert table.width <= 64
    convert(table, guess_columns(table), Answers())


@pytest.mark.parametrize("data", [b"a\0b", b"x" * 200_000, b"x\ty\n" * 50_000])
def test_what_is_no_table(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(InputError):
        read_file(path)
    with pytest.raises(InputError):
        read_file(tmp_path)
    with pytest.raises(InputError):
        read_file(tmp_path / "no such file")


def test_five_thousand_pasted_rows_each_get_their_word() -> None:
    text = "Аты-жөні\tЖСН\n" + "".join(
        f"Ахметов{number} Нұрлан Серікұлы\t{850101300000 + number}\n" for number in range(5_000)
    )
    table = read_table(text)
    result = convert(table, guess_columns(table), Answers())
    assert len(result.rows) == 5_000


def test_a_classifier_with_odd_rows(tmp_path: Path) -> None:
    path = tmp_path / "kato.csv"
    head = "te\tab\tname_kaz\tname_rus\n"
    good = "611600000\t\tТүлкібас ауданы\t\n611645000\t\tМичурин ауылдық округі\tМичуринский с.о.\n"
    odd = "²²\t\tx\ty\n\t\t\t\n611645000000000\t\tа.о\t\n-1\t\tокруг\t\n61164500A\t\tокруг\tx\n6\n"
    path.write_text(head + odd + good + odd, encoding="utf-8")
    (okrug,) = read_kato(path)
    assert (okrug.code, okrug.district, okrug.name) == ("611645000", "Түлкібас", "Мичурин")
    for text in ("", head, head + odd, "te\tname_kaz\n1\t2\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UserError):
            read_kato(path)
