"""The same walk by the command line alone: three data files, and what is written between them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.office import Role
from tests.e2e.desks import Desk
from tests.e2e.test_scheme import BIN, READY
from tests.e2e.three_offices import OTHER, founded

UUID = "00000000-0000-4000-8000-000000000001"
OTHER_UUID = "00000000-0000-4000-8000-000000000002"
CONSENT = {"meeting.consent_number": "05-12/347", "meeting.consent_date": "28.09.2026"}
CONTRACT = {
    "finance.contract_number": "88",
    "finance.contract_date": "21.11.2026",
    "finance.paid_date": "23.11.2026",
    "finance.amount": "11 500 000",
}
DECISION = ("--date", "20.11.2026", "--by", "Басқармабаев Үлгі", "--post", "басқарма басшысы")


@pytest.fixture
def offices(tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    akim = Desk(tmp_path / "әкім", Role.OKRUG)
    akim.put(UUID, founded(READY))
    akim.put(OTHER_UUID, founded(OTHER))
    department = Desk(tmp_path / "АШБ", Role.DEPARTMENT)
    return akim, department, Desk(tmp_path / "ӘКК", Role.CORPORATION)


def test_three_offices_at_their_terminals(tmp_path: Path, offices: tuple[Desk, Desk, Desk]) -> None:
    akim, department, corporation = offices
    stick = tmp_path / "флешка"
    stick.mkdir()
    first, other, again = (stick / f"{name}.auylkoop" for name in ("1", "2", "3"))
    akim.well("package", "1", "--out", str(first))
    akim.well("package", "2", "--out", str(other))

    department.meet(first, "New")
    department.take(other, "New")
    department.take(first, "No change")
    department.answer("1", CONSENT)
    reply = stick / "reply.auylkoop"
    department.well("reply", "--okrug", "Мичурин", "--out", str(reply))

    akim.answer("1", {"registration.bin": BIN, "registration.date": "19.10.2026"})
    akim.meet(reply, "Renewed")
    there = akim.case("1")["answers"]
    assert there["registration.bin"] == BIN
    assert there["meeting.consent_number"] == "05-12/347"
    akim.well("package", "1", "--out", str(again))

    department.take(again, "Renewed")
    department.well("list-draw", "--order", "alphabet", "--json")
    assert [row["name"] for row in json.loads(department.out)["rows"]] == [READY.name]
    department.well("list-approve", "1", "--number", "12", *DECISION)
    listed = stick / "list.auylkoop"
    department.well("list-send", "12", "--out", str(listed))
    department.well("reply", "--okrug", "Мичурин", "--out", str(reply))
    akim.take(reply, "Renewed")
    assert akim.case("1")["answers"]["listing.number"] == "12"

    corporation.meet(listed, "New")
    finance = stick / "finance.auylkoop"
    corporation.answer("1", CONTRACT)
    corporation.well("finance-send", "--out", str(finance))

    akim.meet(finance, "Renewed")
    department.meet(finance, "Renewed")
    for desk in offices:
        there = desk.case("1")["answers"]
        assert there["finance.contract_number"] == "88"
        assert (there["listing.number"], there["listing.position"]) == ("12", "1")
        assert there["registration.bin"] == BIN
    sheet = stick / "register.xlsx"
    department.well("register", "--out", str(sheet), "--columns", "title,tiyn")
    book = load_workbook(sheet).active
    assert book is not None
    rows = list(book.iter_rows(min_row=2, values_only=True))
    assert rows[0] == (f"«{READY.name}» АӨК", 11_500_000)
    assert len(rows) == 3  # two cases and the sums


def test_no_finance_file_of_a_case_off_the_list(
    tmp_path: Path, offices: tuple[Desk, Desk, Desk]
) -> None:
    akim, _department, corporation = offices
    file = tmp_path / "1.auylkoop"
    akim.well("package", "1", "--out", str(file))
    corporation.meet(file, "New")
    corporation.answer("1", CONTRACT)
    corporation.refused("finance-send", "--out", str(tmp_path / "finance.auylkoop"))
    assert not (tmp_path / "finance.auylkoop").exists()


def test_a_byte_changed_on_the_way_is_refused(
    tmp_path: Path, offices: tuple[Desk, Desk, Desk]
) -> None:
    akim, department, _corporation = offices
    file, changed = tmp_path / "1.auylkoop", tmp_path / "2.auylkoop"
    akim.well("package", "1", "--out", str(file))
    department.meet(file, "New")
    before = department.everything()
    akim.answer("1", {"meeting.place": "клуб"})
    akim.well("package", "1", "--out", str(file))
    data = file.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 12)):
        one = bytearray(data)
        one[place] ^= 1
        changed.write_bytes(one)
        department.refused("import", str(changed))
        department.refused("verify", str(changed))
    assert department.everything() == before
    department.take(file, "Renewed")
    assert department.case("1")["answers"]["meeting.place"] == "клуб"
