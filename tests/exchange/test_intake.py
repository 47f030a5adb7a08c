"""Files of other offices: new, newer, the same, older, in conflict, from whom, whole or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.i18n import use_language
from app.domain.answers import InsertRecord, RemoveRecord, SetRecordValue, SetValue
from app.domain.merge import Side, same
from app.domain.office import Role
from app.exchange.package.model import Purpose
from app.services.model_exchange import FileResult, Outcome
from tests.exchange.offices import Desk
from tests.unit.rules.samples import clean_answers, row

PASSWORD = "".join(("құ", "пия"))


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def made(desk: Desk) -> tuple[int, str]:
    """Make a case at an office; return its number there and its uuid."""
    summary = desk.cases.create(clean_answers(5)).summary
    return summary.id, summary.uuid


def taken(desk: Desk, path: Path) -> FileResult:
    return desk.intake.take(path, accept=True)


# -- how a file stands to what is here -------------------------------------------------------


def test_a_new_case_stands_here_as_it_was_sent(okrug: Desk, department: Desk) -> None:
    case_id, uuid = made(okrug)
    result = taken(department, okrug.send(case_id))
    assert (result.outcome, result.taken) == (Outcome.NEW, True)
    (case,) = result.cases
    assert case.title == "«Майтөбе Сүт» АӨК"
    assert case.okrug == "Мичурин"
    assert case.case_id
    assert same(department.answers(uuid), okrug.answers(uuid))
    (line,) = department.cases.history(case.case_id)
    assert (line.what, line.keys) == ("received", ())


def test_the_same_file_again_writes_nothing(okrug: Desk, department: Desk) -> None:
    case_id, _uuid = made(okrug)
    path = okrug.send(case_id)
    taken(department, path)
    before, writes = department.content(), department.store.writes
    again = department.intake.take(path)
    assert (again.outcome, again.taken) == (Outcome.SAME, False)
    assert again.cases[0].case_id
    assert department.content() == before
    assert department.store.writes == writes


def test_looking_changes_nothing_and_says_the_same(okrug: Desk, department: Desk) -> None:
    case_id, _uuid = made(okrug)
    path = okrug.send(case_id)
    department.office.accept(okrug.office.me())
    before = department.content()
    seen = department.intake.look(path)
    assert department.content() == before
    done = department.intake.take(path)
    assert (seen.outcome, seen.cases[0].blocking) == (done.outcome, done.cases[0].blocking)
    assert seen.cases[0].title == done.cases[0].title
    assert not seen.taken


def test_a_newer_version_replaces_the_one_it_comes_from(okrug: Desk, department: Desk) -> None:
    case_id, uuid = made(okrug)
    old = okrug.send(case_id)
    taken(department, old)
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30"), RemoveRecord("founders", "f4")])
    new = okrug.send(case_id)
    result = department.intake.take(new)
    assert (result.outcome, result.taken) == (Outcome.NEWER, True)
    assert set(result.cases[0].changed) == {"meeting.time", "founders/f4"}
    assert result.cases[0].names["founders/f4"]
    assert same(department.answers(uuid), okrug.answers(uuid))
    late = department.intake.take(old)
    assert (late.outcome, late.taken) == (Outcome.OLDER, False)
    assert same(department.answers(uuid), okrug.answers(uuid))


def test_a_version_never_seen_here_is_known_as_old_once_its_heir_came(
    okrug: Desk, department: Desk
) -> None:
    case_id, _uuid = made(okrug)
    first = okrug.send(case_id)
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    taken(department, okrug.send(case_id))
    assert department.intake.take(first).outcome is Outcome.OLDER


def test_what_both_changed_elsewhere_is_joined(okrug: Desk, department: Desk) -> None:
    case_id, uuid = made(okrug)
    taken(department, okrug.send(case_id))
    here = department.cases.by_uuid(uuid)
    assert here is not None
    department.cases.save(here.id, [SetValue("listing.number", "7")])
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    path = okrug.send(case_id)
    result = department.intake.take(path)
    assert result.outcome is Outcome.NEWER
    assert result.cases[0].changed == ("meeting.time",)
    assert result.cases[0].kept == ("listing.number",)
    joined = department.answers(uuid)
    assert (joined.get("meeting.time"), joined.get("listing.number")) == ("11:30", "7")
    assert department.intake.take(path).outcome is Outcome.OLDER
    # What comes back holds both, and stands here whole.
    okrug.office.accept(department.office.me())
    back = okrug.intake.take(department.send(here.id, purpose=Purpose.REPLY))
    assert back.outcome is Outcome.NEWER
    assert same(okrug.answers(uuid), joined)
    assert department.intake.take(okrug.send(case_id)).outcome is Outcome.SAME


def clashing(okrug: Desk, department: Desk) -> tuple[Path, str]:
    """Let both change the meeting's time; return the okrug's file and the case's uuid."""
    case_id, uuid = made(okrug)
    taken(department, okrug.send(case_id))
    here = department.cases.by_uuid(uuid)
    assert here is not None
    department.cases.save(here.id, [SetValue("meeting.time", "09:00")])
    okrug.cases.save(
        case_id,
        [SetValue("meeting.time", "11:30"), SetRecordValue("founders", "f1", "phone", "77")],
    )
    return okrug.send(case_id), uuid


def test_a_conflict_changes_nothing_until_it_is_chosen(okrug: Desk, department: Desk) -> None:
    path, uuid = clashing(okrug, department)
    before = department.content()
    result = department.intake.take(path)
    assert (result.outcome, result.taken) == (Outcome.CONFLICT, False)
    (clash,) = result.cases[0].clashes
    assert (clash.address, clash.ours, clash.theirs) == ("meeting.time", "09:00", "11:30")
    assert clash.base
    assert department.content() == before
    chosen = department.intake.take(path, choices={uuid: {"meeting.time": Side.THEIRS}})
    assert (chosen.outcome, chosen.taken) == (Outcome.NEWER, True)
    assert department.answers(uuid).get("meeting.time") == "11:30"
    assert department.answers(uuid).at("founders/f1/phone") == "77"
    assert department.intake.take(path).outcome is Outcome.SAME


def test_a_chosen_own_answer_stays_and_is_not_asked_again(okrug: Desk, department: Desk) -> None:
    path, uuid = clashing(okrug, department)
    chosen = department.intake.take(path, choices={uuid: {"meeting.time": Side.OURS}})
    assert chosen.cases[0].kept == ("meeting.time",)
    assert department.answers(uuid).get("meeting.time") == "09:00"
    assert department.answers(uuid).at("founders/f1/phone") == "77"
    assert department.intake.take(path).outcome is Outcome.OLDER


def test_without_a_common_version_every_difference_is_asked(okrug: Desk, department: Desk) -> None:
    case_id, uuid = made(okrug)
    department.cases.create(okrug.answers(uuid), uuid=uuid)
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    result = taken(department, okrug.send(case_id))
    assert result.outcome is Outcome.CONFLICT
    assert [clash.address for clash in result.cases[0].clashes] == ["meeting.time"]
    assert result.cases[0].clashes[0].base is None
    assert [known.key for known in department.office.known()] == [okrug.office.me().key]


def test_a_case_in_the_bin_comes_out_for_a_newer_version_only(
    okrug: Desk, department: Desk
) -> None:
    case_id, uuid = made(okrug)
    path = okrug.send(case_id)
    number = taken(department, path).cases[0].case_id
    department.cases.delete(number)
    again = department.intake.take(path)
    assert (again.outcome, again.cases[0].in_bin) == (Outcome.SAME, True)
    assert department.cases.list() == ()
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    result = department.intake.take(okrug.send(case_id))
    assert not result.cases[0].in_bin
    assert [case.uuid for case in department.cases.list()] == [uuid]


# -- who sent it -----------------------------------------------------------------------------


def test_an_unknown_sender_is_shown_and_accepted_once(okrug: Desk, department: Desk) -> None:
    case_id, _uuid = made(okrug)
    path = okrug.send(case_id)
    before = department.content()
    result = department.intake.take(path)
    assert (result.outcome, result.taken) == (Outcome.UNKNOWN_SENDER, False)
    assert result.sender == okrug.office.me()
    assert len(result.fingerprint.split()) == 8
    assert result.cases[0].title
    assert department.content() == before
    assert department.intake.take(path, accept=True).outcome is Outcome.NEW
    okrug.cases.save(case_id, [SetValue("meeting.time", "11:30")])
    assert department.intake.take(okrug.send(case_id)).outcome is Outcome.NEWER


def test_a_known_name_under_another_key_is_unknown_and_said_so(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    taken(department, okrug.send(made(okrug)[0]))
    folder = tmp_path / "other"
    folder.mkdir()
    stranger = Desk(folder, " мичурин", Role.OKRUG)
    result = department.intake.take(stranger.send(made(stranger)[0]))
    stranger.store.close()
    assert result.outcome is Outcome.UNKNOWN_SENDER
    assert "another key" in result.reason


def test_another_name_is_told_and_another_role_is_asked(okrug: Desk, department: Desk) -> None:
    case_id, _uuid = made(okrug)
    taken(department, okrug.send(case_id))
    okrug.settings.set("office.name", "Жаңа атау")
    renamed = department.intake.take(okrug.send(case_id))
    assert (renamed.outcome, renamed.known_as) == (Outcome.SAME, "Мичурин")
    okrug.settings.set("office.role", "department")
    result = department.intake.take(okrug.send(case_id, purpose=Purpose.REPLY))
    assert result.outcome is Outcome.UNKNOWN_SENDER
    assert "another role" in result.reason


def test_another_okrug_may_not_change_a_case_unasked(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    """It may be a new computer of the same okrug, or one that has no business with the case."""
    case_id, uuid = made(okrug)
    path = okrug.send(case_id)
    taken(department, path)
    folder = tmp_path / "other"
    folder.mkdir()
    other = Desk(folder, "Майтөбе", Role.OKRUG)
    number = taken(other, path).cases[0].case_id
    other.cases.save(number, [SetValue("meeting.time", "11:30")])
    second = other.send(number)
    other.cases.save(number, [SetValue("meeting.time", "12:30")])
    third = other.send(number)
    other.store.close()
    result = taken(department, second)
    assert (result.outcome, result.taken) == (Outcome.CONFLICT, False)
    assert [clash.address for clash in result.cases[0].clashes] == ["meeting.time"]
    assert "«Мичурин»" in result.cases[0].reason
    chosen = department.intake.take(second, choices={uuid: {"meeting.time": Side.THEIRS}})
    assert (chosen.outcome, chosen.cases[0].reason) == (Outcome.NEWER, "")
    # Once chosen for, it is the office that the case comes from.
    assert department.intake.take(third).outcome is Outcome.NEWER
    assert department.answers(uuid).get("meeting.time") == "12:30"


def test_an_office_takes_its_own_file_back(okrug: Desk) -> None:
    case_id, uuid = made(okrug)
    path = okrug.send(case_id)
    okrug.cases.delete(case_id)
    okrug.cases.purge(case_id)
    assert okrug.intake.take(path).outcome is Outcome.NEW
    assert okrug.cases.by_uuid(uuid) is not None


# -- what is not taken -----------------------------------------------------------------------


def test_a_locked_file_asks_for_its_password(okrug: Desk, department: Desk) -> None:
    path = okrug.send(made(okrug)[0], password=PASSWORD)
    assert department.intake.take(path).outcome is Outcome.LOCKED
    wrong = department.intake.take(path, password=PASSWORD + "х")
    assert wrong.outcome is Outcome.LOCKED
    assert wrong.reason
    result = department.intake.take(path, password=PASSWORD, accept=True)
    assert result.outcome is Outcome.NEW


def test_replies_about_cases_that_are_not_here_make_none(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    case_id, uuid = made(okrug)
    taken(department, okrug.send(case_id))
    foreign, _uuid = made(department)
    here = department.cases.by_uuid(uuid)
    assert here is not None
    department.cases.save(here.id, [SetValue("listing.number", "7")])
    path = department.send(here.id, foreign, purpose=Purpose.REPLY)
    result = taken(okrug, path)
    assert result.outcome is Outcome.NEWER
    assert [case.outcome for case in result.cases] == [Outcome.NEWER, Outcome.REFUSED]
    assert result.cases[1].reason
    assert len(okrug.cases.list()) == 1
    alone = okrug.intake.take(department.send(foreign, purpose=Purpose.REPLY))
    assert (alone.outcome, alone.taken) == (Outcome.REFUSED, False)
    assert alone.reason


@pytest.mark.parametrize("purpose", [Purpose.REPLY, Purpose.FINANCE])
def test_who_may_not_write_a_file_is_refused(
    okrug: Desk, department: Desk, purpose: Purpose
) -> None:
    path = okrug.send(made(okrug)[0], purpose=purpose)
    before = department.content()
    result = taken(department, path)
    assert result.outcome is Outcome.REFUSED
    assert result.reason
    assert result.sender == okrug.office.me()
    assert department.content() == before


def test_answers_that_are_not_those_of_the_revision_are_refused(
    okrug: Desk, department: Desk
) -> None:
    path = okrug.send(
        made(okrug)[0],
        told=lambda manifest: replace(
            manifest, cases=(replace(manifest.cases[0], revision="0" * 64),)
        ),
    )
    before = department.content()
    assert taken(department, path).outcome is Outcome.REFUSED
    assert department.content() == before


def test_a_file_that_is_none_or_not_there_is_refused(department: Desk, tmp_path: Path) -> None:
    strange = tmp_path / "strange.auylkoop"
    strange.write_bytes(b"nothing of ours")
    for path in (strange, tmp_path / "missing.auylkoop", tmp_path):
        result = department.intake.take(path)
        assert (result.outcome, result.sender) == (Outcome.REFUSED, None)
        assert result.reason


def test_a_bare_case_file_is_taken_only_where_it_is_allowed(
    okrug: Desk, department: Desk, tmp_path: Path
) -> None:
    from app.exchange.case_file import CaseFile, dump

    _case_id, uuid = made(okrug)
    path = tmp_path / "case.json"
    path.write_text(dump(CaseFile(uuid, okrug.answers(uuid))), encoding="utf-8")
    assert department.intake.take(path).outcome is Outcome.REFUSED
    result = department.intake.take(path, unsigned=True)
    assert (result.outcome, result.sender, result.purpose) == (Outcome.NEW, None, "")
    assert department.intake.take(path, unsigned=True).outcome is Outcome.SAME


# -- the open window -------------------------------------------------------------------------


def test_a_save_on_top_of_replaced_answers_is_whole_or_refused(
    okrug: Desk, department: Desk
) -> None:
    """An edit that was on its way while the file was taken in spoils nothing."""
    case_id, uuid = made(okrug)
    number = taken(department, okrug.send(case_id)).cases[0].case_id
    okrug.cases.save(case_id, [RemoveRecord("founders", "f4")])
    department.intake.take(okrug.send(case_id))
    before = department.answers(uuid)
    with pytest.raises(LookupError):
        department.cases.save(
            number,
            [SetValue("meeting.time", "08:00"), SetRecordValue("founders", "f4", "phone", "1")],
        )
    assert same(department.answers(uuid), before)
    department.cases.save(number, [InsertRecord("founders", row("n", surname="Н"), 9)])
    ids = [record.id for record in department.answers(uuid).records("founders")]
    assert ids == ["f0", "f1", "f2", "f3", "n"]
