"""The official classifier of places."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from app.core.errors import InputError
from app.exchange.kato import KatoOkrug, bare_name, read_kato, russian_name

ROWS = [
    (610000000, 61, 0, 0, 0, 0, "Түркістан облысы", "Туркестанская область", 1),
    (615200000, 61, 52, 0, 0, 0, "Түлкібас ауданы", "Тюлькубасский район", 2),
    (615247000, 61, 52, 47, 0, 0, "Мичурин ауылдық округі", "Мичуринский сельский округ", 3),
    (615247100, 61, 52, 47, 100, 0, "Мичурин ауылы", "село Мичурино", 4),
    (615230100, 61, 52, 30, 100, 0, "Түлкібас кенті", "поселок Тюлькубас", 5),
]


def write(path: Path, head: list[str], rows: list[tuple[object, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(head)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_okrugs_come_with_their_district_and_oblast(tmp_path: Path) -> None:
    head = ["te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"]
    found = read_kato(write(tmp_path / "kato.xlsx", head, list(ROWS)))
    assert found == (
        KatoOkrug("615247000", "Түркістан", "Түлкібас", "Мичурин", "Мичуринский сельский округ"),
    )


def test_another_table_is_refused_with_a_word(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="classifier"):
        read_kato(write(tmp_path / "x.xlsx", ["a", "b"], [(1, 2)]))


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Балтакөл а.о.", "Балтакөл"), ("Арыс қ.ә.", "Арыс"), ("Мичурин", "Мичурин"), ("", "")],
)
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Мичуринский с.о.", "Мичуринский сельский округ"),
        ("Мичуринский  С.О", "Мичуринский сельский округ"),
        ("с.о. Балтаколь", "сельский округ Балтаколь"),
        ("Мичуринский сельский округ", "Мичуринский сельский округ"),
        ("сельский округ имени М. Хамраева", "сельский округ имени М. Хамраева"),
        ("", ""),
    ],
)
def test_russian_names_are_whole(name: str, whole: str) -> None:
    assert russian_name(name) == whole


def test_short_names_of_the_classifier(tmp_path: Path) -> None:
    head = ["te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"]
    okrug = (615247000, 61, 52, 47, 0, 0, "Мичурин а.о.", "Мичуринский с.о.", 3)
    found = read_kato(write(tmp_path / "kato.xlsx", head, [*ROWS[:2], okrug]))
    assert (found[0].name, found[0].name_ru) == ("Мичурин", "Мичуринский сельский округ")
