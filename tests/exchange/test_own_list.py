"""An АШБ that lost its data since it approved: the list comes back from the file it had written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import InputError
from app.core.i18n import use_language
from app.services.intake import IntakeService
from app.services.model_exchange import FileResult, Outcome
from app.services.model_lists import ListChange
from tests.services.lists_support import REFERENCE, Desk, approval


class Offices:
    """An АШБ with an approved list, its data from before, and an ӘКК that has the list."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[Desk] = []
        department = self.desk("АШБ", "department")
        department.office.me()
        self.uuids = department.fill(4)
        department.lists.files.replies(folder / "replies")  # those versions count as exchanged
        department.store.copy_to(folder / "copy.sqlite3")
        opened = department.lists.approve(department.lists.draw().summary.id, approval())
        self.list_id, self.uuid = opened.summary.id, self.uuids[0]
        self.file = folder / "list.auylkoop"
        self.send(department, self.list_id)
        self.department = department
        self.corporation = self.desk("ӘКК", "corporation")
        assert self.take(self.corporation).taken

    def desk(self, name: str, role: str) -> Desk:
        """Open an office; its data may lie there already."""
        self.made.append(Desk(self.folder / name, role, name))
        return self.made[-1]

    def restored(self) -> Desk:
        """Return the АШБ with the data from before the approval."""
        self.department.store.close()
        place = self.folder / "restored"
        place.mkdir()
        shutil.copy(self.folder / "copy.sqlite3", place / "data.sqlite3")
        return self.desk("restored", "department")

    def send(self, desk: Desk, list_id: int) -> None:
        """Write the list into the file."""
        desk.lists.files.list_package(list_id, self.file)

    def take(self, desk: Desk) -> FileResult:
        """Take the file in."""
        intake = IntakeService(desk.store, desk.office, lambda: REFERENCE)
        looked = intake.look(self.file)
        taken = intake.take(self.file, accept=True)
        assert looked.outcome in (taken.outcome, Outcome.UNKNOWN_SENDER)
        return taken


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    use_language("en")
    made = Offices(tmp_path)
    yield made
    for desk in made.made:
        desk.store.close()


def without_first() -> ListChange:
    return ListChange(approval("18", date(2026, 11, 22)), "бас тартты", removed=(1,))


def test_the_own_list_comes_back_and_goes_on(offices: Offices) -> None:
    desk = offices.restored()
    assert desk.lists.lists() == ()
    assert desk.answer(offices.uuid, "listing.number") == ""
    result = offices.take(desk)
    assert (result.taken, result.lists) == (True, ("17-Ө",))
    (summary,) = desk.lists.lists()
    assert (summary.own, summary.rows, summary.draft) == (True, 4, False)
    assert desk.answer(offices.uuid, "listing.number") == "17-Ө"
    assert desk.lists.papers.list_paper(summary.id, "pdf", "kk").startswith(b"%PDF")

    changed = desk.lists.change(summary.id, without_first())
    gone = next(row.facts.uuid for row in changed.rows if row.removed)
    assert desk.answer(gone, "listing.number") == ""
    offices.send(desk, summary.id)
    assert offices.take(offices.corporation).outcome is Outcome.NEWER
    check = offices.corporation.lists.check(gone)
    assert check is not None
    assert not check.stands


def test_taken_back_twice_it_is_the_same(offices: Offices) -> None:
    desk = offices.restored()
    offices.take(desk)
    writes = desk.store.writes
    assert offices.take(desk).outcome is Outcome.SAME
    assert desk.store.writes == writes


def test_what_was_approved_anew_meanwhile_holds(offices: Offices) -> None:
    desk = offices.restored()
    desk.lists.approve(desk.lists.draw().summary.id, approval("19", date(2026, 11, 23)))
    result = offices.take(desk)
    assert result.outcome in (Outcome.REFUSED, Outcome.CONFLICT)
    assert not result.taken
    assert [one.number for one in desk.lists.lists()] == ["19"]


def test_a_decision_taken_on_old_data_parts_from_the_list_and_is_refused(
    offices: Offices,
) -> None:
    """The ӘКК has the second decision; an АШБ that decides anew without it is told to ask."""
    desk = offices.restored()
    offices.take(desk)  # the list as it was first approved
    again = desk.lists.lists()[0].id
    whole = offices.desk("АШБ", "department")
    whole.lists.change(offices.list_id, without_first())
    offices.send(whole, offices.list_id)
    assert offices.take(offices.corporation).outcome is Outcome.NEWER
    other = ListChange(approval("20", date(2026, 11, 22)), "қате", removed=(2,))
    desk.lists.change(again, other)
    offices.send(desk, again)
    before = offices.corporation.lists.lists()
    result = offices.take(offices.corporation)
    assert result.outcome is Outcome.REFUSED
    assert "says something else" in result.reason
    assert offices.corporation.lists.lists() == before


def test_without_the_key_it_is_told_where_the_key_stands(offices: Offices) -> None:
    stranger = offices.desk("жаңа АШБ", "department")
    result = offices.take(stranger)
    assert result.outcome is Outcome.REFUSED
    assert "restore a backup" in result.reason
    assert stranger.lists.lists() == ()
    with pytest.raises(InputError):
        stranger.lists.files.list_package(stranger.lists.draw().summary.id, offices.file)


def test_an_okrug_takes_no_list(offices: Offices) -> None:
    akim = offices.desk("Мичурин", "okrug")
    result = offices.take(akim)
    assert result.outcome is Outcome.REFUSED
    assert "office that it was written for" in result.reason
