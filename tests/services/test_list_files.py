"""Files between the АШБ, the okrugs and the ӘКК: through packages alone, each in its folder."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.errors import InputError
from app.core.i18n import use_language
from app.db import revisions
from app.domain.answers import SetValue
from app.domain.approved_list import ListCheck
from app.domain.case import read_case
from app.domain.office import Role, Sender
from app.domain.rules import all_findings
from app.domain.scheme import StepState, scheme_of
from app.exchange.list_json import dump_list, read_list_file
from app.exchange.package.model import FileKind, Purpose
from app.exchange.package.reader import open_package
from app.main import open_services
from app.services.file_set import FileSetService
from app.services.intake import IntakeService
from app.services.list_groups import file_names
from app.services.lists import on_list, take_list
from app.services.model_exchange import Outcome
from app.services.model_lists import ListChange, OpenList
from app.services.outbox import Outbox, Parcel, Stopped
from app.services.register import RegisterService
from tests.services.lists_support import REFERENCE, Desk, approval

Make = Callable[[str, str], Desk]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Make]:
    """Make offices: a name and a role."""
    use_language("en")
    made: list[Desk] = []

    def make(name: str, role: str) -> Desk:
        made.append(Desk(tmp_path / name, role, name))
        return made[-1]

    yield make
    for desk in made:
        desk.store.close()


def listed(desk: Desk, count: int = 6) -> OpenList:
    desk.fill(count)
    return desk.lists.approve(desk.lists.draw().summary.id, approval())


def change(number: str, *removed: int) -> ListChange:
    return ListChange(approval(number, date(2026, 11, 22)), "бас тартты", removed=removed)


def taken(desk: Desk, path: Path) -> Outcome:
    intake = IntakeService(desk.store, desk.office, lambda: REFERENCE)
    result = intake.take(path, accept=True)
    assert result.taken or result.outcome in (Outcome.REFUSED, Outcome.SAME), result.reason
    return result.outcome


def take_in(desk: Desk, data: bytes, sender: Sender) -> str:
    with desk.store.write() as connection:
        return take_list(connection, data, sender)


# -- the list for the ӘКК ------------------------------------------------------------------------


def test_the_corporation_finances_by_the_list_that_it_took_in(offices: Make) -> None:
    department, corporation = offices("АШБ", "department"), offices("ӘКК", "corporation")
    opened = listed(department)
    row = opened.rows[2].facts
    sent = department.lists.files.list_package(opened.summary.id, department.folder / "l.auylkoop")
    assert (sent.cases, sent.name) == (6, "№ 17-Ө")
    assert corporation.lists.check(row.uuid) == ListCheck()
    assert taken(corporation, sent.path) is Outcome.NEW
    check = corporation.lists.check(row.uuid)
    assert check is not None
    assert check.stands
    assert check.place is not None
    assert (check.place.number, check.place.position) == ("17-Ө", 3)
    assert department.lists.check(row.uuid) is None  # there the answers count
    (summary,) = corporation.lists.lists()
    assert (summary.own, summary.rows) == (False, 6)
    with pytest.raises(InputError):
        corporation.lists.change(summary.id, change("18", 1))

    department.lists.change(opened.summary.id, change("18", 3))
    later = department.folder / "later.auylkoop"
    department.lists.files.list_package(opened.summary.id, later)
    assert taken(corporation, later) is Outcome.NEWER
    check = corporation.lists.check(row.uuid)
    assert check is not None
    assert not check.stands
    assert check.place is not None
    assert check.place.removed_by == "18"
    assert taken(corporation, sent.path) is Outcome.SAME  # an older list is no news
    assert corporation.lists.check(row.uuid) == check


def test_finance_of_a_case_off_the_lists_stays_closed(offices: Make) -> None:
    corporation = offices("ӘКК", "corporation")
    uuid = corporation.put(1, listing__number="17", listing__date="01.11.2026")
    contract = {"finance.contract_number": "5", "finance.contract_date": "20.11.2026"}
    summary = corporation.cases.by_uuid(uuid)
    assert summary is not None
    corporation.cases.save(summary.id, [SetValue(key, told) for key, told in contract.items()])
    answers = corporation.cases.open(summary.id).answers
    today = date(2026, 11, 24)
    check = corporation.lists.check(uuid)
    here = read_case(answers, REFERENCE, today, lists=check)
    elsewhere = read_case(answers, REFERENCE, today)
    assert scheme_of(here)[4].state is StepState.CLOSED
    assert scheme_of(elsewhere)[4].state is not StepState.CLOSED
    assert "scheme.finance_on_no_taken_list" in {one.id for one in all_findings(here)}
    with pytest.raises(InputError) as refused:
        corporation.lists.files.finance_package(corporation.folder / "f.auylkoop", [summary.id])
    assert refused.value.arguments["name"] == "Ақ бұлақ"
    assert not (corporation.folder / "f.auylkoop").exists()


def test_findings_of_a_file_are_counted_by_the_list_that_comes_with_it(offices: Make) -> None:
    """As the ӘКК's desk counts them: typed answers alone say nothing of a place on the list."""
    department = offices("АШБ", "department")
    opened = listed(department)
    number = opened.case_ids[opened.rows[0].facts.uuid]
    department.cases.save(number, [SetValue("finance.contract_number", "5")])
    whole = department.lists.files.list_package(opened.summary.id, department.folder / "l.auylkoop")
    bare = department.folder / "bare.auylkoop"
    outbox = Outbox(department.cases, department.office, lambda: REFERENCE)
    outbox.write(Parcel(Purpose.CASE, *outbox.cases([number])), bare)
    on_list_here = counted(offices("ӘКК", "corporation"), whole.path)
    off_list_here = counted(offices("Басқа ӘКК", "corporation"), bare)
    (uuid,) = off_list_here
    assert off_list_here[uuid][0] == on_list_here[uuid][0] + 1  # finance off the lists blocks


def counted(desk: Desk, path: Path) -> dict[str, tuple[int, int]]:
    """Take a file in; return its findings, which look, take and the register count alike."""
    intake = IntakeService(desk.store, desk.office, lambda: REFERENCE)
    looked, done = intake.look(path).cases, intake.take(path, accept=True).cases
    register = RegisterService(desk.store, lambda: REFERENCE)
    while register.work():
        pass
    rows = {row.case_id: row for row in register.rows([one.case_id for one in done])}
    found = {one.uuid: (one.blocking, one.warnings) for one in done}
    assert found == {one.uuid: (one.blocking, one.warnings) for one in looked}
    assert found == {
        one.uuid: (rows[one.case_id].blocking, rows[one.case_id].warnings) for one in done
    }
    return found


def test_finance_goes_back_to_the_department_and_the_okrugs(offices: Make) -> None:
    department, corporation = offices("АШБ", "department"), offices("ӘКК", "corporation")
    opened = listed(department)
    sent = department.lists.files.list_package(opened.summary.id, department.folder / "l.auylkoop")
    taken(corporation, sent.path)
    uuid = opened.rows[0].facts.uuid
    case = corporation.cases.by_uuid(uuid)
    assert case is not None
    contract = {"finance.contract_number": "А-5", "finance.contract_date": "23.11.2026"}
    corporation.cases.save(case.id, [SetValue(key, told) for key, told in contract.items()])
    corporation.put(30)  # typed here, on no list: it is no part of the finance
    back = corporation.lists.files.finance_package(corporation.folder / "f.auylkoop")
    assert back.cases == 6
    assert taken(department, back.path) is Outcome.NEWER
    assert department.answer(uuid, "finance.contract_number") == "А-5"
    each = corporation.lists.files.finance_packages(corporation.folder / "all")
    assert sum(one.cases for one in each) == 6
    with open_package(each[0].path) as package:
        assert package.manifest.purpose is Purpose.FINANCE

    # Taken out after its contract: shown, and still told; a new contract is refused.
    department.lists.change(opened.summary.id, change("18", 1, 2))
    later = department.folder / "later.auylkoop"
    department.lists.files.list_package(opened.summary.id, later)
    taken(corporation, later)
    second = corporation.cases.by_uuid(opened.rows[1].facts.uuid)
    assert second is not None
    corporation.cases.save(second.id, [SetValue(key, told) for key, told in contract.items()])
    with pytest.raises(InputError, match="taken out"):
        corporation.lists.files.finance_package(corporation.folder / "g.auylkoop", [second.id])
    early = [SetValue("finance.contract_date", "21.11.2026")]
    corporation.cases.save(second.id, early)
    corporation.lists.files.finance_package(corporation.folder / "g.auylkoop", [second.id])


def test_the_window_of_the_corporation_goes_by_its_lists(offices: Make) -> None:
    corporation = offices("ӘКК", "corporation")
    uuid = corporation.put(1, listing__number="17", listing__date="01.11.2026")
    corporation.store.close()
    services = open_services(corporation.folder / "data.sqlite3", clock=corporation.clock)
    try:
        summary = services.cases.by_uuid(uuid)
        assert summary is not None
        session = services.session(services.cases.open(summary.id))
        assert session.case.lists == ListCheck()
        assert scheme_of(session.case)[4].state is StepState.CLOSED
        services.settings.set("office.role", "okrug")
        assert services.session(services.cases.open(summary.id)).case.lists is None
    finally:
        services.close()


# -- what a list file may be ---------------------------------------------------------------------


def test_a_list_is_taken_only_from_its_own_department(offices: Make) -> None:
    department, corporation = offices("АШБ", "department"), offices("ӘКК", "corporation")
    approved = listed(department).approved
    assert approved is not None
    data, me = dump_list(approved), department.office.me()
    for wrong in (replace(me, role=Role.OKRUG), replace(me, key="cd" * 32)):
        with pytest.raises(InputError):
            take_in(corporation, data, wrong)
    corporation.office.accept(replace(me, role=Role.OKRUG))
    with pytest.raises(InputError):  # known here as something else
        take_in(corporation, data, me)
    corporation.office.accept(me)
    assert take_in(corporation, data, me) == "17-Ө"
    with corporation.store.read() as connection:
        assert on_list(connection, approved.decisions[0].added[0].facts.uuid) is not None
        assert on_list(connection, approved.uuid) is None


def test_a_fork_is_refused_and_the_list_here_stays(offices: Make) -> None:
    department, corporation = offices("АШБ", "department"), offices("ӘКК", "corporation")
    opened = listed(department)
    list_id, me = opened.summary.id, department.office.me()
    first = opened.approved
    second = department.lists.change(list_id, change("18", 1)).approved
    assert first is not None
    assert second is not None
    step = second.decisions[1]
    forked = replace(first, decisions=(*first.decisions, replace(step, removed=(2,))))
    assert take_in(corporation, dump_list(second), me) == "17-Ө"
    with pytest.raises(InputError, match="something else"):
        take_in(corporation, dump_list(forked), me)
    take_in(corporation, dump_list(first), me)
    assert corporation.lists.open(1).approved == second


# -- replies ---------------------------------------------------------------------------------------


def test_each_okrug_gets_its_own_cases_and_extract(offices: Make) -> None:
    department = offices("АШБ", "department")
    opened = listed(department)
    files = department.lists.files
    done: list[int] = []

    def progress(at: int, _of: int, _name: str) -> bool:
        done.append(at)
        return True

    written = files.replies(department.folder / "replies", progress=progress)
    groups = files.groups()
    assert [one.cases for one in written] == [len(group.case_ids) for group in groups]
    assert sum(one.cases for one in written) == 6
    assert len({one.path for one in written}) == len(written) == len(groups)
    assert done == list(range(len(groups)))
    with open_package(written[0].path) as package:
        manifest = package.manifest
        assert manifest.purpose is Purpose.REPLY
        own = {case.uuid for case in manifest.cases}
        extract = read_list_file(package.read(manifest.list_path))
        assert extract.numbers == ("17-Ө",)
        data = json.loads(package.read(manifest.list_path))
        assert {row["uuid"] for row in data["lists"][0]["rows"]} == own
        pdf = next(one for one in manifest.files if one.kind is FileKind.LIST_PAPER)
        told = PdfReader(io.BytesIO(package.read(pdf.path))).pages[0].extract_text()
    for row in opened.rows:
        assert (f"«{row.facts.name}»" in " ".join(told.split())) is (row.facts.uuid in own)


def test_an_okrug_takes_its_result_in(offices: Make, tmp_path: Path) -> None:
    okrug, department = offices("Мичурин", "okrug"), offices("АШБ", "department")
    uuid = okrug.put(0, meeting__okrug="Мичурин")
    case = okrug.cases.by_uuid(uuid)
    assert case is not None
    out = tmp_path / "case.auylkoop"
    sets = FileSetService(okrug.cases, okrug.office, lambda: REFERENCE)
    assert sets.write(case.id, out) is not None
    assert taken(department, out) is Outcome.NEW
    department.put(3)
    department.lists.approve(department.lists.draw().summary.id, approval())
    group = department.lists.files.group_of(okrug.office.me().key)
    assert group.key == okrug.office.me().key
    assert group == department.lists.files.group_of("мичурин")
    reply = department.lists.files.reply(group, tmp_path / "reply.auylkoop")
    assert reply.cases == 1
    assert taken(okrug, reply.path) is Outcome.NEWER
    assert okrug.answer(uuid, "listing.number") == "17-Ө"
    again = department.lists.files.reply(group, tmp_path / "again.auylkoop")
    assert again.sha256 == reply.sha256
    ours = department.cases.by_uuid(uuid)
    assert ours is not None
    with department.store.read() as connection:
        ways = [one.way for one in revisions.known(connection, ours.id)]
    assert ways == [revisions.RECEIVED, revisions.SENT]


def test_cases_without_an_office_go_by_the_name_of_the_okrug(offices: Make) -> None:
    department = offices("АШБ", "department")
    department.put(0, meeting__okrug="Мичурин")
    department.put(2, meeting__okrug="мичурин ")
    department.put(4, meeting__okrug="Балтакөл")
    department.put(6, sample=True)
    groups = department.lists.files.groups()
    assert [(one.okrug, len(one.case_ids)) for one in groups] == [("Балтакөл", 1), ("Мичурин", 2)]
    with pytest.raises(InputError):
        department.lists.files.group_of("Жоқ округ")


def test_stopping_leaves_no_half_file(offices: Make) -> None:
    department = offices("АШБ", "department")
    opened = listed(department)
    out = department.folder / "l.auylkoop"
    with pytest.raises(Stopped):
        department.lists.files.list_package(
            opened.summary.id, out, progress=lambda at, _of, _name: at < 3
        )
    assert not out.exists()
    written = department.lists.files.replies(
        department.folder / "r", progress=lambda at, _of, _name: at < 1
    )
    assert len(written) == 1
    assert len(list((department.folder / "r").iterdir())) == 1


def test_an_office_writes_only_its_own_kind_of_file(offices: Make) -> None:
    department, corporation = offices("АШБ", "department"), offices("ӘКК", "corporation")
    draft = (department.fill(2), department.lists.draw())[1]
    out = department.folder / "x.auylkoop"
    group = department.lists.files.groups()[0]
    for attempt in (
        lambda: department.lists.files.list_package(draft.summary.id, out),
        lambda: department.lists.files.finance_package(out),
        lambda: corporation.lists.files.reply(group, out),
        lambda: corporation.lists.files.replies(corporation.folder / "r"),
        lambda: corporation.lists.files.finance_package(out),
        lambda: department.lists.files.reply(group, out, "short"),
    ):
        with pytest.raises(InputError):
            attempt()
    assert not out.exists()


def test_names_of_files_are_safe_and_differ() -> None:
    names = file_names(["А/Б", "а б", "", "con", "x" * 300, "..", "А/Б"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name.endswith(".auylkoop") and "/" not in name for name in names)
