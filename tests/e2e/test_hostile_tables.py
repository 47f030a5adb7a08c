"""Spreadsheets, pasted text and classifiers as a hostile world makes them: read or refused."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt

from app.core.errors import InputError, UserError
from app.domain.answers import Answers
from app.exchange.kato import read_kato
from app.exchange.tables import read_file
from app.services.people_columns import guess_columns
from app.services.people_import import convert, read_table

SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


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
