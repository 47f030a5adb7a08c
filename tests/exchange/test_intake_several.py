"""Files of several cases stand or fall together; an approved list goes to the ӘКК alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.answers import SetValue
from app.domain.merge import Side, same
from app.exchange.package.model import Purpose
from app.services.list_files import ListFiles
from app.services.lists import ListService
from app.services.model_exchange import Outcome
from app.services.model_lists import Approval
from app.services.reference import load_reference
from tests.exchange.offices import Desk
from tests.exchange.test_intake import made, taken


def test_one_conflict_holds_back_the_whole_file(okrug: Desk, department: Desk) -> None:
    both = [made(okrug), made(okrug)]
    here = [taken(department, okrug.send(case_id)).cases[0].case_id for case_id, _uuid in both]
    for number in here:
        department.cases.save(number, [SetValue("meeting.time", "09:00")])
    okrug.cases.save(both[1][0], [SetValue("meeting.time", "11:30")])
    okrug.office.accept(department.office.me())
    before, path = okrug.content(), department.send(*here, purpose=Purpose.REPLY)
    result = okrug.intake.take(path)
    assert (result.outcome, result.taken) == (Outcome.CONFLICT, False)
    assert [case.outcome for case in result.cases] == [Outcome.NEWER, Outcome.CONFLICT]
    assert okrug.content() == before
    chosen = okrug.intake.take(path, choices={both[1][1]: {"meeting.time": Side.THEIRS}})
    assert [case.outcome for case in chosen.cases] == [Outcome.NEWER, Outcome.NEWER]
    for _case_id, uuid in both:
        assert okrug.answers(uuid).get("meeting.time") == "09:00"


def test_the_approved_list_goes_to_the_corporation_alone(
    okrug: Desk, department: Desk, corporation: Desk, tmp_path: Path
) -> None:
    case_id, uuid = made(okrug)
    registered = {
        "registration.bin": "940140000385",
        "registration.date": "23.11.2026",
    }
    okrug.cases.save(case_id, [SetValue(key, value) for key, value in registered.items()])
    taken(department, okrug.send(case_id))
    lists = ListService(department.cases, department.office, load_reference)
    drawn = lists.draw()
    approval = Approval("12", date(2026, 11, 24), "Омаров А.", "басшы")
    approved = lists.approve(drawn.summary.id, approval)
    path = tmp_path / "list.auylkoop"
    ListFiles(lists).list_package(approved.summary.id, path)
    assert okrug.intake.take(path, accept=True).outcome is Outcome.REFUSED
    assert okrug.office.known() == ()
    result = corporation.intake.take(path, accept=True)
    assert (result.outcome, result.lists) == (Outcome.NEW, ("12",))
    assert same(corporation.answers(uuid), department.answers(uuid))
    before, writes = corporation.content(), corporation.store.writes
    again = corporation.intake.take(path)
    assert (again.outcome, again.taken, again.lists) == (Outcome.SAME, False, ("12",))
    assert (corporation.content(), corporation.store.writes) == (before, writes)
