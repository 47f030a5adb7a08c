"""The command ``import``: files of other offices, one line each, and what the exit code says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.answers import SetValue
from app.domain.office import Role
from app.services.intake import IntakeService
from app.services.model_exchange import FileResult
from tests.e2e.terminal import Terminal
from tests.exchange.offices import Desk
from tests.unit.rules.samples import clean_answers


@pytest.fixture
def okrug(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "offices"
    folder.mkdir()
    desk = Desk(folder, "Мичурин", Role.OKRUG)
    try:
        yield desk
    finally:
        desk.store.close()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "department" / "store.sqlite3")


def made(okrug: Desk) -> int:
    return okrug.cases.create(clean_answers(5)).summary.id


def fingerprint_of(terminal: Terminal) -> str:
    """Return the fingerprint that the terminal has shown."""
    groups = [word.rstrip(".") for word in terminal.err.split() if word.rstrip(".").isdigit()]
    return " ".join(groups[-8:])


def lines(terminal: Terminal) -> list[list[str]]:
    return [line.split("\t") for line in terminal.out.splitlines()]


def test_a_folder_of_files_is_taken_in_once_the_sender_is_accepted(
    okrug: Desk, terminal: Terminal
) -> None:
    case_id = made(okrug)
    first = okrug.send(case_id)
    okrug.cases.save(case_id, [SetValue("meeting.place", "клуб")])
    okrug.send(case_id)
    okrug.send(made(okrug))
    (okrug.folder / "readme.txt").write_text("nothing of ours")
    folder = str(okrug.folder)
    english = ("--lang", "en", "import")
    assert terminal.run(*english, folder) == 1
    assert [row[:2] for row in lines(terminal)] == [
        [f"{number}.auylkoop", "Unknown sender"] for number in (1, 2, 3)
    ]
    assert "«Мичурин»" in terminal.err
    told = fingerprint_of(terminal)
    assert terminal.run(*english, "--accept", "1" * 40, folder) == 1
    assert terminal.run(*english, "--accept", told, folder) == 0
    assert [row[1] for row in lines(terminal)] == ["New", "Renewed", "New"]
    assert lines(terminal)[0][2] == "«Майтөбе Сүт» АӨК"
    assert all(cell.isdigit() for row in lines(terminal) for cell in row[3:])
    assert terminal.run(*english, str(first), folder) == 0
    assert [row[1] for row in lines(terminal)] == ["Older than yours", "No change", "No change"]
    assert terminal.run("list") == 0
    assert len(terminal.out.splitlines()) == 2


def test_a_locked_file_and_its_password(okrug: Desk, terminal: Terminal, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    word.write_text("құпия сөз\n", encoding="utf-8")
    path = str(okrug.send(made(okrug), password="құпия сөз"))  # noqa: S106 - of a test's file
    assert terminal.run("--lang", "en", "import", path) == 1
    assert lines(terminal)[0][1] == "Locked"
    given = ("--lang", "en", "import", "--password-file", str(word))
    assert terminal.run(*given, path) == 1
    assert lines(terminal)[0][1] == "Unknown sender"
    assert terminal.run(*given, "--accept", fingerprint_of(terminal), path) == 0
    assert lines(terminal)[0][1] == "New"


@pytest.mark.parametrize(("side", "stands"), [("--theirs", "клуб"), ("--ours", "мектеп")])
def test_a_conflict_waits_until_it_is_said_whose_answers_stand(
    okrug: Desk, terminal: Terminal, side: str, stands: str
) -> None:
    from app.services.cases import CaseService
    from app.services.store import Store
    from tests.e2e.terminal import CLOCK

    case_id = made(okrug)
    path = okrug.send(case_id)
    english = ("--lang", "en", "import")
    terminal.run(*english, str(path))
    assert terminal.run(*english, "--accept", fingerprint_of(terminal), str(path)) == 0
    with Store(terminal.store, CLOCK) as store:
        CaseService(store).save(1, [SetValue("meeting.place", "мектеп")])
    okrug.cases.save(case_id, [SetValue("meeting.place", "клуб")])
    newer = str(okrug.send(case_id))
    assert terminal.run(*english, newer) == 1
    assert lines(terminal)[0][1] == "Both sides changed it"
    assert "meeting.place: here «мектеп», at the sender's «клуб»" in terminal.err
    assert terminal.case()["answers"]["meeting.place"] == "мектеп"
    assert terminal.run(*english, side, newer) == 0
    assert lines(terminal)[0][1] == "Renewed"
    assert terminal.case()["answers"]["meeting.place"] == stands


def test_a_refused_file_is_told_and_the_others_are_taken(
    okrug: Desk, terminal: Terminal, tmp_path: Path
) -> None:
    broken = tmp_path / "a.auylkoop"
    broken.write_bytes(b"PK nothing")
    path = okrug.send(made(okrug))
    terminal.run("--lang", "en", "import", str(path))
    told = fingerprint_of(terminal)
    code = terminal.run("--lang", "en", "import", "--accept", told, str(broken), str(path))
    assert code == 2
    assert [row[1] for row in lines(terminal)] == ["Not accepted", "New"]
    assert terminal.err.startswith("auyl-koop: a.auylkoop: ")
    assert terminal.err.count("\n") == 1


def test_a_file_that_is_named_and_not_taken_in_is_told(
    okrug: Desk, terminal: Terminal, tmp_path: Path
) -> None:
    """A typing error must not pass for a file that was taken in."""
    sent, other = okrug.send(made(okrug)), tmp_path / "{letter}.docx"
    other.write_bytes(b"none of ours")
    terminal.run("--lang", "en", "import", str(sent))
    accept = ("--lang", "en", "import", "--accept", fingerprint_of(terminal))
    missing = tmp_path / "2.auylkop"
    assert terminal.run(*accept, str(sent), str(missing), str(other)) == 2
    assert [row[1] for row in lines(terminal)] == ["New"]
    assert terminal.err.splitlines() == [
        f"auyl-koop: {missing}: there is no such file or folder.",
        f"auyl-koop: {other}: neither a file set nor a case file, by its ending.",
    ]
    assert str(missing) in terminal.refused(*accept, str(missing))
    assert "{letter}.docx" in terminal.refused(*accept, str(other))
    assert terminal.run(*accept, str(tmp_path)) == 0  # what else lies in a folder is none of ours


@pytest.mark.parametrize("ending", [".auylkoop", ".json", ""])
@pytest.mark.parametrize("name", ["a" * 300, "a\0b", "case.auylkoop/inner"])
def test_a_name_that_no_system_takes_is_refused_with_a_sentence(
    okrug: Desk, terminal: Terminal, name: str, ending: str
) -> None:
    sent = okrug.send(made(okrug))
    path = str(sent.with_name("case.auylkoop").parent / f"{name}{ending}")
    sent.rename(sent.with_name("case.auylkoop"))
    for command in (("verify", path), ("import", path), ("import", "--theirs", path)):
        assert terminal.run("--lang", "en", *command) == 2
        assert terminal.err.startswith("auyl-koop: ")
        assert "Send this report" not in terminal.err
        assert terminal.err.count("\n") == 1


def test_nothing_to_take_in_is_said(terminal: Terminal, tmp_path: Path) -> None:
    terminal.refused("import", str(tmp_path))
    terminal.refused("import", "--theirs", "--ours", str(tmp_path))
    terminal.refused("import")


def test_a_bare_case_file_may_be_settled_too(terminal: Terminal, tmp_path: Path) -> None:
    import json

    terminal.run("demo")
    path = tmp_path / "case.json"
    case = terminal.case()
    other = Terminal(tmp_path / "other.sqlite3")
    case["sample"] = False
    path.write_text(json.dumps(case), encoding="utf-8")
    assert other.run("import", str(path)) == 0
    case["answers"]["meeting.place"] = "клуб"
    path.write_text(json.dumps(case), encoding="utf-8")
    assert "--theirs" in other.refused("import", str(path))
    assert other.run("import", "--theirs", str(path)) == 0
    assert other.case()["answers"]["meeting.place"] == "клуб"


def test_stopped_between_files_what_was_taken_stands(
    okrug: Desk, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = okrug.send(made(okrug)), okrug.send(made(okrug))
    english = ("--lang", "en", "import")
    terminal.run(*english, str(first))
    told = fingerprint_of(terminal)
    take = IntakeService.take

    def stopped(self: IntakeService, path: Path, *rest: Any, **options: Any) -> FileResult:
        if path == second:
            raise KeyboardInterrupt
        return take(self, path, *rest, **options)

    with monkeypatch.context() as patch:
        patch.setattr(IntakeService, "take", stopped)
        assert terminal.run(*english, "--accept", told, str(first), str(second)) == 130
    assert [row[1] for row in lines(terminal)] == ["New"]
    assert terminal.run(*english, str(okrug.folder)) == 0
    assert [row[1] for row in lines(terminal)] == ["No change", "New"]
