"""The command ``report``: a file for each ending, the cases and years that were asked for."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.domain.answers import Answers
from app.exchange.case_file import CaseFile, dump
from tests.e2e.terminal import Terminal


def put_in(terminal: Terminal, folder: Path, number: int, *, sample: bool, **answers: str) -> None:
    typed = {key.replace("__", "."): value for key, value in answers.items()}
    uuid = f"00000000-0000-4000-8000-{number:012d}"
    path = folder / f"case{number}.json"
    path.write_text(dump(CaseFile(uuid, Answers(typed), sample, "1")), encoding="utf-8")
    assert terminal.run("import", str(path)) == 0, terminal.err


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path / "store.sqlite3")
    for number, (year, sample) in enumerate([(2023, False), (2024, False), (2023, True)]):
        put_in(
            made,
            tmp_path,
            number,
            sample=sample,
            name__proper=f"Үміт {number}",
            name__direction="milk",
            meeting__district="Түлкібас",
            meeting__okrug=f"Округ {number}",
            registration__date=f"01.02.{year}",
            finance__contract_date=f"01.03.{year}",
            finance__amount="27600000",
            finance__jobs="6",
        )
    return made


def asked(terminal: Terminal, path: Path, *options: str) -> list[tuple[str, int, str]]:
    assert terminal.run("report", "--out", str(path), *options) == 0, terminal.err
    assert terminal.out == f"{path}\n"
    found = json.loads(path.read_text(encoding="utf-8"))["periods"]
    return [(one["name"], one["projects"], one["sum"]["millions"]) for one in found]


def test_years_spans_and_samples(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "sheet.json"
    assert asked(terminal, out) == [("2023 жыл", 1, "27.6"), ("2024 жыл", 1, "27.6")]
    both = asked(terminal, out, "--period", "2023-2024", "--language", "ru")
    assert both == [("2023-2024 годы", 2, "55.2")]
    assert asked(terminal, out, "--from", "2024") == [("01.01.2024–", 1, "27.6")]
    days = asked(terminal, out, "--from", "02.02.2023", "--to", "2023")
    assert days == [("02.02.2023-31.12.2023", 1, "27.6")]
    samples = asked(terminal, out, "--samples", "--by", "district")
    assert samples == [("2023 жыл", 1, "27.6"), ("2024-2025 жылдар", 0, "0.0")]


def test_pdf_and_workbook(terminal: Terminal, tmp_path: Path) -> None:
    pdf, book = tmp_path / "sheet.PDF", tmp_path / "sheet.xlsx"
    assert terminal.run("report", "--out", str(pdf)) == 0
    assert "АНЫҚТАМА" in PdfReader(pdf).pages[0].extract_text()
    assert terminal.run("report", "--by", "year", "--out", str(book)) == 0
    opened = load_workbook(io.BytesIO(book.read_bytes()))
    names = {row[1].value for row in opened["Деректер"].iter_rows(min_row=2)}
    assert names == {"«Үміт 0» АӨК", "«Үміт 1» АӨК"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "sheet.doc"), "sheet.doc"),
        (("--out", "s.pdf", "--period", "23"), "«23»"),
        (("--out", "s.pdf", "--from", "сәуір"), "«сәуір»"),
        (("--out", "s.pdf", "--from", "2024", "--to", "2023"), ""),
        (("--out", "s.pdf", "--from", "2024", "--period", "2023"), ""),
    ],
)
def test_what_it_cannot_do_it_says(
    tmp_path: Path, options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in Terminal(tmp_path / "s.sqlite3").refused("report", *options)
    assert not (tmp_path / "s.pdf").exists()
