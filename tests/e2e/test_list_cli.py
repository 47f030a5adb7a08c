"""The commands of the list: drawn up, approved, changed, sent, answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.clock import FixedClock
from app.core.errors import FileError
from app.domain.answers import Answers
from app.exchange.case_file import CaseFile, dump
from app.exchange.package.reader import open_package
from app.exchange.package.signing import fingerprint
from app.services.settings import SettingsService
from app.services.store import Store
from tests.e2e.terminal import Terminal
from tests.services.lists_support import typed

DECISION = ("--date", "20.11.2026", "--by", "Нұрланов Әділет", "--post", "басқарма басшысы")


def set_role(path: Path, role: str) -> None:
    with Store(path, FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))) as store:
        SettingsService(store).set("office.role", role)


def sender_of(path: Path) -> str:
    with open_package(path) as package:
        return fingerprint(package.manifest.sender.key)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path / "store.sqlite3")
    set_role(made.store, "department")
    for number in range(5):
        answers = typed(number, registration__bin="" if number == 4 else "261140000001")
        uuid = f"00000000-0000-4000-8000-{number:012d}"
        path = tmp_path / f"case{number}.json"
        path.write_text(dump(CaseFile(uuid, Answers(answers))), encoding="utf-8")
        assert made.run("import", str(path)) == 0, made.err
    return made


def approved(terminal: Terminal, *more: str) -> None:
    assert terminal.run("list-draw", "--order", "alphabet") == 0, terminal.err
    assert terminal.run("list-approve", "1", "--number", "17", *DECISION, *more) == 0, terminal.err


def test_a_list_is_drawn_up_and_says_who_is_not_on_it(terminal: Terminal) -> None:
    assert terminal.run("list-draw", "--order", "alphabet", "--json") == 0
    data = json.loads(terminal.out)
    assert [row["name"] for row in data["rows"]] == ["Ақ бұлақ", "Әлем", "Үміт", "Шаңырақ"]
    assert [row["position"] for row in data["rows"]] == [1, 2, 3, 4]
    assert data["number"] == ""
    assert "Ғасыр" in terminal.err
    assert terminal.run("list-draw", "--filter", "district=Отырар") == 0
    lines = terminal.out.splitlines()
    assert lines[0].startswith("2\t")
    assert [line.split("\t")[1] for line in lines[1:]] == ["Шаңырақ", "Ақ бұлақ"]


def test_it_is_approved_changed_and_shown_as_of_a_decision(
    terminal: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    approved(terminal, "--out", str(folder))
    assert (
        "КООПЕРАТИВТЕР ТІЗІМІ"
        in PdfReader(folder / "Кооперативтер тізімі 17.pdf").pages[0].extract_text()
    )
    assert len(list(folder.iterdir())) == 10  # two languages of: list (3 kinds), decision (2)
    change = ("list-change", "17", "--number", "18", *DECISION, "--reason", "бас тартты")
    assert terminal.run(*change, "--remove", "2", "--out", str(folder), "--json") == 0, terminal.err
    data = json.loads(terminal.out)
    assert [row["removed"] for row in data["rows"]] == [0, 2, 0, 0]
    assert (data["standing"], data["struck"]) == (3, 1)
    assert terminal.run("list-show", "17", "--decision", "1", "--json") == 0
    assert [row["removed"] for row in json.loads(terminal.out)["rows"]] == [0, 0, 0, 0]
    assert terminal.run("list-show") == 0
    assert terminal.out == "1\t17\t2026-11-20\t3\t1\n"
    assert terminal.case("2")["answers"]["listing.position"] == "1"


def test_files_go_to_the_corporation_and_back_to_the_okrugs(
    terminal: Terminal, tmp_path: Path
) -> None:
    approved(terminal)
    sent = tmp_path / "list.auylkoop"
    assert terminal.run("list-send", "17", "--out", str(sent)) == 0, terminal.err
    assert terminal.out.split("\t")[1] == "4"
    assert terminal.run("reply", "--all", "--out", str(tmp_path / "replies")) == 0
    files = list((tmp_path / "replies").iterdir())
    assert len(files) == len(terminal.out.splitlines()) == 5
    one = tmp_path / "one.auylkoop"
    assert terminal.run("reply", "--okrug", files[0].stem, "--out", str(one)) == 0, terminal.err
    assert one.read_bytes() == files[0].read_bytes()

    corporation = Terminal(tmp_path / "corporation.sqlite3")
    set_role(corporation.store, "corporation")
    assert corporation.run("import", str(sent), "--accept", sender_of(sent)) == 0, corporation.err
    back = tmp_path / "finance.auylkoop"
    assert corporation.run("finance-send", "--out", str(back)) == 0, corporation.err
    assert terminal.run("import", str(back), "--accept", sender_of(back)) == 0, terminal.err
    assert corporation.run("scheme", "1", "--json") == 0
    steps = json.loads(corporation.out)
    assert (steps[3]["state"], steps[4]["state"]) == ("on_record", "open")


def test_nothing_is_decided_where_the_papers_cannot_be_written(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision is for ever: what can be known to fail is tried before it."""
    assert terminal.run("list-draw") == 0
    file = tmp_path / "file"
    file.write_text("")
    approve = ("list-approve", "1", "--number", "17", *DECISION, "--out")
    for folder in (file, file / "inside"):
        terminal.refused(*approve, str(folder))
        assert terminal.run("--lang", "en", "list-show") == 0
        assert terminal.out.startswith("1\tdraft\t")

    def full(path: Path, _data: bytes) -> None:
        raise FileError("There is no room left for the file {path}.", path=path)

    with monkeypatch.context() as patch:
        patch.setattr("app.cli_list.write_bytes", full)
        assert terminal.run("--lang", "en", *approve, str(tmp_path / "papers")) == 2
    assert "The decision on the list № 17 stands" in terminal.err.splitlines()[-2]
    assert list((tmp_path / "papers").iterdir()) == []
    assert terminal.run("list-show", "17") == 0


def test_a_list_is_never_mistaken_for_another(terminal: Terminal) -> None:
    """What is an id of one and the number of another asks which of the two is meant."""
    assert terminal.run("list-draw", "--filter", "district=Отырар") == 0
    assert terminal.run("list-draw", "--filter", "district=Түлкібас") == 0
    assert terminal.run("list-show", "1", "--decision", "1") == 2  # a draft has no decision
    assert terminal.run("list-approve", "2", "--number", "1", *DECISION) == 0, terminal.err
    english = ("--lang", "en", "list-show")
    told = terminal.refused(*english, "1")
    assert "#1 (draft)" in told
    assert "#2 (№ 1, 2026-11-20)" in told
    for name, number in (("#1", "draft"), ("#2", "1"), ("2", "1"), ("№1", "1"), ("№ 1", "1")):
        assert terminal.run(*english, name) == 0, terminal.err
        assert terminal.out.splitlines()[0].split("\t")[1] == number
    terminal.refused(*english, "№2")
    terminal.refused(*english, "#3")
    terminal.refused(*english, "#")


def test_what_is_wrong_is_told_in_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    out = str(tmp_path / "x.auylkoop")
    approved(terminal)
    for wrong in (
        ("list-draw",),  # nobody is left
        ("list-draw", "--filter", "colour=red"),
        ("list-draw", "--filter", "okrug="),
        ("list-approve", "1", "--number", "18", *DECISION),
        ("list-approve", "9", "--number", "18", *DECISION),
        ("list-change", "1", "--number", "17", *DECISION, "--reason", "x", "--remove", "1"),
        ("list-change", "1", "--number", "18", *DECISION, "--reason", "x", "--remove", "a"),
        ("list-change", "1", "--number", "18", *DECISION, "--reason", "x"),
        ("list-show", "1", "--decision", "5"),
        ("list-show", "1", "--decision", "0"),
        ("list-show", "1", "--decision", "-1"),
        ("list-draw", "--filter", "direction=сүт"),
        ("list-draw", "--filter", "okrug=1", "--filter", "okrug=2"),
        ("list-show", "5"),
        ("list-send", "1", "--out", str(tmp_path / "x.zip")),
        ("reply", "--okrug", "Жоқ", "--out", out),
        ("finance-send", "--out", out),
    ):
        # Who is not on a list is told too; the fault is the last line.
        assert terminal.run(*wrong) == 2, wrong
        last = terminal.err.splitlines()[-1]
        assert last.startswith("auyl-koop: "), terminal.err
        assert "report" not in last
    assert not (tmp_path / "x.auylkoop").exists()
