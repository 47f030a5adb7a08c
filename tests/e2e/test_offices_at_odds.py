"""What goes another way than planned between three offices: withdrawn, put on again, restored."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.answers import SetValue
from app.domain.office import Role
from app.services.cases import CaseService
from app.services.store import Store
from tests.e2e.desks import Desk
from tests.e2e.terminal import CLOCK
from tests.e2e.test_scheme import BIN, READY
from tests.e2e.three_offices import OTHER, founded

UUID = "00000000-0000-4000-8000-000000000001"
CONSENT = {"meeting.consent_number": "05-12/347", "meeting.consent_date": "28.09.2026"}
REGISTERED = {"registration.bin": BIN, "registration.date": "19.10.2026"}
CONTRACT = {
    "finance.contract_number": "88",
    "finance.contract_date": "23.11.2026",
    "finance.amount": "11 500 000",
}
DECISION = ("--by", "Басқармабаев Үлгі", "--post", "басқарма басшысы")
LISTING = ("listing.number", "listing.date", "listing.position", "listing.approved_by")


@dataclass
class Offices:
    """The three, and the stick between them."""

    akim: Desk
    department: Desk
    corporation: Desk
    stick: Path

    def _file(self, name: str) -> Path:
        return self.stick / f"{name}.auylkoop"

    def sent(self, name: str) -> Path:
        """The akim's case as it is now."""
        self.akim.well("package", "1", "--out", str(self._file(name)))
        return self._file(name)

    def replied(self, name: str) -> Path:
        """The АШБ's reply as it is now."""
        self.department.well("reply", "--all", "--out", str(self.stick / name))
        (file,) = (self.stick / name).iterdir()
        return file

    def listed(self, name: str) -> Path:
        """The approved list as it is now."""
        self.department.well("list-send", "№12", "--out", str(self._file(name)))
        return self._file(name)

    def decide(self, number: str, *what: str) -> None:
        """Take a further decision on the list."""
        day = ("--date", "22.11.2026", "--reason", "өтініш бойынша")
        self.department.well("list-change", "№12", "--number", number, *day, *DECISION, *what)

    def place(self, desk: Desk) -> str:
        """Return the place on the list as the answers of an office's case tell it."""
        told = desk.case("1")["answers"]
        places = [told.get(key, "") for key in LISTING]
        assert all(places) or not any(places)
        return str(places[2])


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    """Return them once one case stands on the approved list, and ӘКК and akim know it."""
    stick = tmp_path / "флешка"
    stick.mkdir()
    roles = {"әкім": Role.OKRUG, "АШБ": Role.DEPARTMENT, "ӘКК": Role.CORPORATION}
    akim, department, corporation = (Desk(tmp_path / name, role) for name, role in roles.items())
    made = Offices(akim, department, corporation, stick)
    made.akim.put(UUID, founded(READY))
    made.department.meet(made.sent("1"), "New")
    made.department.answer("1", CONSENT)
    made.akim.meet(made.replied("1"), "Renewed")
    made.akim.answer("1", REGISTERED)
    made.department.take(made.sent("2"), "Renewed")
    made.department.well("list-draw")
    made.department.well("list-approve", "1", "--number", "12", "--date", "20.11.2026", *DECISION)
    made.corporation.meet(made.listed("list"), "New")
    made.akim.take(made.replied("2"), "Renewed")
    assert made.place(made.akim) == made.place(made.corporation) == "1"
    return made


def test_the_corporation_learns_that_the_last_row_was_taken_out(offices: Offices) -> None:
    """No case is left to send along; without the list it would pay one that may not be paid."""
    offices.decide("13", "--remove", "1")
    offices.corporation.take(offices.listed("later"), "New", "Renewed")
    assert "List № 12" in offices.corporation.out
    offices.corporation.answer("1", CONTRACT)
    out = offices.stick / "finance.auylkoop"
    told = offices.corporation.refused("--lang", "en", "finance-send", "--out", str(out))
    assert "was taken out of the list № 12 by the decision № 13" in told
    assert not out.exists()


def test_taken_out_and_put_on_again_asks_nobody_anything(offices: Offices) -> None:
    offices.decide("13", "--remove", "1")
    offices.akim.take(offices.replied("out"), "Renewed")
    assert offices.place(offices.akim) == ""
    offices.decide("14", "--add", "1")
    on = offices.replied("on")
    offices.akim.take(on, "Renewed")
    assert offices.place(offices.akim) == "2"
    offices.decide("15", "--remove", "2")
    offices.akim.take(offices.replied("out again"), "Renewed")
    assert offices.place(offices.akim) == ""
    for older in ("2", "out", "on"):  # an old stick brings nothing back
        (file,) = (offices.stick / older).iterdir()
        offices.akim.take(file, "Older than yours", "No change")
        assert offices.place(offices.akim) == ""


def test_what_an_akim_undid_himself_is_asked_about(offices: Offices) -> None:
    """He came back to an older version by his own hand: a change that nobody may overrule."""
    with Store(offices.akim.store, CLOCK) as store:
        CaseService(store).save(1, [SetValue(key, "") for key in LISTING])
    offices.decide("13", "--remove", "1")
    offices.decide("14", "--add", "1")
    assert offices.akim.run("--lang", "en", "import", str(offices.replied("on"))) == 1
    assert "listing.position: here «», at the sender's «2»" in offices.akim.err
    assert offices.place(offices.akim) == ""


@pytest.mark.parametrize("whose", ["--theirs", "--ours"])
def test_an_akim_changes_nothing_of_what_was_decided(offices: Offices, whose: str) -> None:
    """He may ask for another consent; the place on the list is frozen, whoever is chosen."""
    forged = {"listing.position": "7", "listing.number": "99", "meeting.consent_number": "1"}
    offices.akim.answer("1", {**forged, "meeting.place": "клуб"})
    file = offices.sent("forged")
    department = offices.department
    assert department.run("--lang", "en", "import", str(file)) == 1
    assert "meeting.consent_number: here «05-12/347», at the sender's «1»" in department.err
    assert "listing." not in department.err
    assert "The place on the approved list changes by a decision alone" in department.err
    department.well("import", whose, str(file))
    there = department.case("1")["answers"]
    assert (there["listing.number"], there["listing.position"]) == ("12", "1")
    assert there["meeting.consent_number"] == ("1" if whose == "--theirs" else "05-12/347")
    assert there["meeting.place"] == "клуб"
    offices.akim.take(offices.replied("3"), "Renewed")
    assert (offices.place(offices.akim), offices.place(department)) == ("1", "1")
    assert offices.akim.case("1")["answers"]["listing.number"] == "12"


def test_an_akim_whose_data_were_restored_goes_on(offices: Offices) -> None:
    """Last week's copy: what is newer elsewhere comes, what he does meanwhile is joined."""
    akim, department = offices.akim, offices.department
    whole = akim.store.read_bytes()
    akim.answer("1", {"meeting.place": "клуб"})
    department.take(offices.sent("3"), "Renewed")
    akim.store.write_bytes(whole)
    akim.answer("1", {"meeting.time": "11:30"})
    department.take(offices.sent("4"), "Renewed")
    akim.take(offices.replied("5"), "Renewed")
    for desk in (akim, department):
        there = desk.case("1")["answers"]
        assert (there["meeting.place"], there["meeting.time"]) == ("клуб", "11:30")
        assert offices.place(desk) == "1"


def test_an_office_is_no_stranger_after_going_back_to_its_first_copy(tmp_path: Path) -> None:
    """The key is made with the store, not with the first file: that copy has it already."""
    akim, department = Desk(tmp_path / "1", Role.OKRUG), Desk(tmp_path / "2", Role.DEPARTMENT)
    akim.put(UUID, founded(READY))
    first = tmp_path / "first.sqlite3"
    shutil.copy(akim.store, first)
    file = tmp_path / "1.auylkoop"
    akim.well("package", "1", "--out", str(file))
    department.meet(file, "New")
    shutil.copy(first, akim.store)
    akim.answer("1", {"meeting.place": "клуб"})
    akim.well("package", "1", "--out", str(file))
    assert department.run("--lang", "en", "import", str(file)) == 1
    assert "Both sides changed it" in department.out  # what was sent is not known there any more
    department.well("import", "--theirs", str(file))
    assert department.case("1")["answers"]["meeting.place"] == "клуб"


def test_a_number_copied_out_of_a_letter_spoils_no_reply(offices: Offices) -> None:
    """Letters hold no-break spaces and line breaks; a list that holds them is frozen with them."""
    offices.decide(" 13-\u00a0Ө\n\u200b", "--correct", "1", "--remove", "1")
    assert offices.department.well("list-show", "№12").count("\n") == 2
    offices.akim.take(offices.replied("3"), "Renewed")


@pytest.mark.parametrize("number", ["17\u00a0Ө", "17\nӨ", "17\tӨ\u200b"])
def test_also_the_number_of_the_list_itself(tmp_path: Path, number: str) -> None:
    department, akim = Desk(tmp_path / "АШБ", Role.DEPARTMENT), Desk(tmp_path / "1", Role.OKRUG)
    akim.put(UUID, founded(READY))
    akim.answer("1", CONSENT | REGISTERED)
    file = tmp_path / "1.auylkoop"
    akim.well("package", "1", "--out", str(file))
    department.meet(file, "New")
    department.well("list-draw")
    department.well("list-approve", "1", "--number", number, "--date", "20.11.2026", *DECISION)
    department.well("reply", "--all", "--out", str(tmp_path / "reply"))
    (reply,) = (tmp_path / "reply").iterdir()
    akim.meet(reply, "Renewed")
    assert akim.case("1")["answers"]["listing.number"] == "17 Ө"


def test_each_case_of_a_file_is_told_by_its_name(offices: Offices) -> None:
    """One is left out, one lies in the bin, one is asked about: nobody has to guess which."""
    akim, department = offices.akim, offices.department
    other = founded(OTHER)
    akim.put("00000000-0000-4000-8000-000000000002", other)
    file = offices.stick / "other.auylkoop"
    akim.well("package", "2", "--out", str(file))
    department.take(file, "New")
    for desk, text in ((akim, "клуб"), (department, "мектеп")):
        desk.answer("1", {"meeting.place": text})
    with Store(akim.store, CLOCK) as store:
        CaseService(store).delete(2)
    reply = offices.replied("both")
    assert akim.run("--lang", "en", "import", str(reply)) == 1
    named = akim.out.split("\t")[2]
    assert READY.name in named
    assert f"{READY.name}» АӨК: meeting.place: here «клуб», at the sender's «мектеп»" in akim.err
    assert f"{OTHER.name}» АӨК: This case lies in the bin here." in akim.err
    with Store(akim.store, CLOCK) as store:
        CaseService(store).purge(2)
    akim.well("import", "--ours", str(reply))
    assert f"{OTHER.name}» АӨК: This cooperative is not in your data file" in akim.err
