"""The command ``register``: the desk's table as a workbook, filtered, searched and ordered."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.answers import Answers
from app.exchange.case_file import CaseFile, dump
from tests.e2e.terminal import Terminal

PLACES = ("Түлкібас", "Түлкібас", "Сайрам")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path / "store.sqlite3")
    for number, district in enumerate(PLACES):
        answers = Answers(
            {
                "name.proper": f"Үміт {number}",
                "meeting.district": district,
                "registration.date": f"01.02.{2022 + number}",
                "finance.amount": f"{number + 1}000",
            }
        )
        path = tmp_path / f"case{number}.json"
        uuid = f"00000000-0000-4000-8000-{number:012d}"
        path.write_text(dump(CaseFile(uuid, answers, False, "1")), encoding="utf-8")
        assert made.run("import", str(path)) == 0, made.err
    assert made.run("demo") == 0
    return made


def titles(path: Path) -> list[object]:
    """Return what stands in the first column between the head and the sums."""
    sheet = load_workbook(path).active
    assert sheet is not None
    return [
        row[0] for row in sheet.iter_rows(min_row=2, max_row=sheet.max_row - 1, values_only=True)
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), [0, 1, 2]),
        (("--sort", "tiyn", "--descending"), [2, 1, 0]),
        (("--filter", "district=Түлкібас"), [0, 1]),
        (("--filter", "district=Түлкібас", "--filter", "year=2023"), [1]),
        (("--filter", "listed=yes"), []),
        (("--filter", "findings=errors", "--search", "үміт 2"), [2]),
        (("--search", "zzz"), []),
        (("--filter", "year="), []),
        (("--filter", "oblast=", "--filter", "state=open"), [0, 1, 2]),
        (("--filter", "sender="), [0, 1, 2]),
        (("--filter", "direction=milk"), []),
    ],
)
def test_the_table_as_asked_for(
    terminal: Terminal, tmp_path: Path, options: tuple[str, ...], found: list[int]
) -> None:
    out = tmp_path / "view.xlsx"
    assert terminal.run("register", "--out", str(out), *options) == 0, terminal.err
    assert terminal.out == f"{out}\t{len(found)}\n"
    assert titles(out) == [f"«Үміт {number}» АӨК" for number in found]


def test_the_columns_that_are_asked_for(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "view.xlsx"
    columns = "district, tiyn,,district"  # one that is named twice stands once
    asked = ("--lang", "kk", "register", "--out", str(out), "--columns", columns)
    assert terminal.run(*asked) == 0, terminal.err
    sheet = load_workbook(out).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1:] == [
        ("Түлкібас", 1000),
        ("Түлкібас", 2000),
        ("Сайрам", 3000),
        ("Барлығы: 3", 6000),
    ]


@pytest.mark.parametrize(
    "options",
    [
        ("--filter", "colour=red"),
        ("--filter", "year"),
        ("--filter", "year=²"),
        ("--filter", "step=two"),
        ("--filter", "listed=maybe"),
        ("--filter", "findings=many"),
        ("--filter", "step=7"),
        ("--filter", "year=26"),
        ("--filter", "state=begun"),
        ("--filter", "direction=сүт"),
        ("--filter", "sender=Мичурин"),
        ("--filter", "district=Түлкібас", "--filter", "district=Сайрам"),
        ("--sort", "colour"),
        ("--columns", "title,colour"),
    ],
)
def test_what_is_none_is_refused(
    terminal: Terminal, tmp_path: Path, options: tuple[str, ...]
) -> None:
    out = tmp_path / "view.xlsx"
    assert terminal.run("register", "--out", str(out), *options) == 2
    assert terminal.err.startswith("auyl-koop: ")
    assert not out.exists()
    assert terminal.run("register", "--out", str(tmp_path / "view.ods")) == 2
