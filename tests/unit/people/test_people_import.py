"""Lists of people as they really come."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import InputError
from app.domain.answers import Answers, Record
from app.services.people_columns import guess_columns
from app.services.people_import import convert, read_table

GOOD = "061211600012"
ZEROS = "061211600012".lstrip("0")


def fields(result_row: object) -> set[str]:
    return {fault.name for fault in result_row.faults}  # type: ignore[attr-defined]


def test_one_column_full_names_with_lost_zeros_and_merged_heading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Майтөбе Сүт кооперативі құрылтайшыларының тізімі"
    sheet.merge_cells("A1:D1")
    sheet.append(["№", "Аты-жөні", "ЖСН", "Мекенжайы"])
    sheet.append([1, 2, 3, 4])
    sheet.append([1, "АХМЕТОВ НҰРЛАН СЕРІКҰЛЫ", int(GOOD), "Мичурин ауылы"])
    sheet.append([None, None, None, None])
    sheet.append([2, "Омарова Гүлнар", 940140000385, "Мичурин ауылы"])
    sheet.append(["Барлығы", "2"])
    path = tmp_path / "тізім.xlsx"
    book.save(path)

    table = read_table(path)
    mapping = guess_columns(table)
    assert mapping[1:] == ("full_name", "iin", "residence")
    result = convert(table, mapping, Answers())

    assert len(result.rows) == 2
    first, second = result.rows
    assert first.values == {
        "surname": "Ахметов",
        "given_name": "Нұрлан",
        "patronymic": "Серікұлы",
        "iin": GOOD,
        "residence": "Мичурин ауылы",
    }
    assert [fault.message for fault in first.faults] == ["Leading zeros were restored: {number}."]
    assert second.values["given_name"] == "Гүлнар"
    assert first.number == 4
    assert result.skipped == 4


def test_three_columns_in_old_excel(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Тізім")
    for column, text in enumerate(["Фамилия", "Имя", "Отчество", "ИИН", "Дата рождения"]):
        sheet.write(0, column, text)
    style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for column, value in enumerate(["Сейітов", "Ерлан", "Қанатұлы", float(ZEROS)]):
        sheet.write(1, column, value)
    sheet.write(1, 4, date(2006, 12, 11), style)
    path = tmp_path / "list.xls"
    book.save(str(path))

    table = read_table(path)
    mapping = guess_columns(table)
    assert mapping == ("surname", "given_name", "patronymic", "iin", "birth_date")
    (row,) = convert(table, mapping, Answers()).rows
    assert row.values["iin"] == GOOD
    assert row.values["birth_date"] == "11.12.2006"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    text = f"ФИО;ИИН\nИванов Пётр Сергеевич;{GOOD}\n"
    path.write_bytes(text.encode(encoding))
    table = read_table(path)
    (row,) = convert(table, guess_columns(table), Answers()).rows
    assert row.values["surname"] == "Иванов"
    assert row.values["iin"] == GOOD


def test_pasted_without_any_heading() -> None:
    table = read_table(f"1\tАхметов Нұрлан Серікұлы\t{GOOD}\t+7 701 123 45 67\n")
    assert guess_columns(table) == ("", "full_name", "iin", "phone")


def test_look_alike_letters_are_repaired_and_shown() -> None:
    table = read_table("Тегі\tАты\tЖСН\nАхметoв\tAйгүл\t" + GOOD)  # Latin o and A
    (row,) = convert(table, guess_columns(table), Answers()).rows
    assert row.values["surname"] == "Ахметов"
    assert row.values["given_name"] == "Айгүл"
    assert len(row.repaired) == 2


def test_doubles_inside_the_list_and_against_the_case() -> None:
    existing = Answers(collections={"founders": (Record("a", {"iin": "940140000385"}),)})
    table = read_table(
        "Аты-жөні\tЖСН\n"
        f"Ахметов Нұрлан\t{GOOD}\n"
        f"Ахметов Нурлан\t{GOOD}\n"
        "Омарова Гүлнар\t940140000385\n"
        "Ахметов Нұрлан\t990140004654\n"
    )
    rows = convert(table, guess_columns(table), existing).rows
    assert [row.usable for row in rows] == [True, False, False, True]
    assert "surname" in fields(rows[3])


def test_bad_values_are_reported_not_dropped() -> None:
    table = read_table("Аты-жөні\tЖСН\tТуған күні\nАхметов Н.\t123\tкеше")
    (row,) = convert(table, ("full_name", "iin", "birth_date"), Answers()).rows
    assert fields(row) == {"given_name", "iin", "birth_date"}
    assert row.values["birth_date"] == "кеше"
    assert row.usable


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04garbage", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, b"\0\1\2\3"]
)
def test_damaged_files_are_refused_with_a_word(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError):
        read_table(path)


def test_truncated_xlsx_is_refused_or_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for i in range(50):
        sheet.append([i, "Ахметов Нұрлан", GOOD])
    buffer = io.BytesIO()
    book.save(buffer)
    whole = buffer.getvalue()
    path = tmp_path / "x.xlsx"
    for cut in range(10, len(whole), 397):
        path.write_bytes(whole[:cut])
        with pytest.raises(InputError):
            read_table(path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_pasted_text_converts(text: str) -> None:
    try:
        table = read_table(text)
    except InputError:
        return
    mapping = guess_columns(table)
    assert len(mapping) == table.width
    result = convert(table, mapping, Answers())
    assert len(result.rows) + result.skipped >= len(table.rows)
