"""Cases in a real file: saved, listed, found, copied, binned, destroyed."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from app.core.clock import FixedClock
from app.core.errors import InputError
from app.db.cases import UnknownCaseError, UnknownFieldError, read_answers
from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    MoveRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    UnknownRecordError,
    apply_all,
)
from app.domain.schema import COLLECTIONS, FIELDS
from app.services.cases import CaseService
from app.services.store import Store
from tools.pg_cluster import ADDRESS

NAMED = Answers(
    {"name.proper": "«Майтөбе Сүт»", "meeting.okrug": "Мичурин", "meeting.date": "23.11.2026"},
    {
        "founders": (
            Record("a1", {"surname": "Ахметов", "given_name": "Нұрлан", "iin": "800101300123"}),
            Record("b2", {"surname": "Әбенова", "given_name": "Гүлнар"}),
        ),
        "board_members": (Record("m1", {"founder": "a1", "for": "3"}),),
    },
)


def same(left: Answers, right: Answers) -> bool:
    """Whether two states hold the same answers: an empty text or list is no answer."""
    return _plain(left) == _plain(right)


def _plain(answers: Answers) -> object:
    return (
        {key: value for key, value in answers.values.items() if value},
        {
            name: [(r.id, {k: v for k, v in r.values.items() if v}) for r in records]
            for name, records in answers.collections.items()
            if records
        },
    )


def test_a_new_case_is_read_back_whole(cases: CaseService) -> None:
    made = cases.create(NAMED, sample=True, place="name")
    opened = cases.open(made.summary.id)
    assert same(opened.answers, NAMED)
    assert opened.summary.title == "«Майтөбе Сүт» АӨК"
    assert opened.summary.sample
    assert opened.summary.founders == 2
    assert (opened.summary.meeting_date, opened.summary.okrug) == ("23.11.2026", "Мичурин")
    assert opened.summary.place == "name"
    assert opened == made


def test_a_case_without_a_name_has_no_title(cases: CaseService) -> None:
    assert cases.create().summary.title == ""


def test_saving_keeps_the_summary_in_step(cases: CaseService, clock: FixedClock) -> None:
    case_id = cases.create().summary.id
    clock.moment += timedelta(minutes=1)
    at = cases.save(
        case_id,
        [
            SetValue("name.proper", "Ақбұлақ"),
            SetValue("meeting.date", "1 желтоқсан"),
            SetValue("meeting.okrug", "Жабағылы"),
            InsertRecord("founders", Record("x", {"surname": "Оспан"}), 0),
            InsertRecord("founders", Record("y"), 0),
            RemoveRecord("founders", "x"),
        ],
        place="founders#founders/y/surname",
    )
    summary = cases.open(case_id).summary
    assert at == summary.updated_at == clock.moment
    assert summary.title == "«Ақбұлақ» АӨК"
    assert summary.meeting_date == "1 желтоқсан"
    assert summary.okrug == "Жабағылы"
    assert summary.founders == 1
    assert summary.place == "founders#founders/y/surname"
    cases.save(case_id, [SetValue("name.proper", "")])
    assert cases.open(case_id).summary.title == ""
    assert cases.open(case_id).summary.place == "founders#founders/y/surname"


def test_a_place_alone_is_kept_without_touching_the_day_of_change(
    cases: CaseService, clock: FixedClock
) -> None:
    made = cases.create().summary
    clock.moment += timedelta(hours=1)
    cases.save(made.id, [], place="review")
    assert cases.open(made.id).summary.place == "review"
    assert cases.open(made.id).summary.updated_at == made.updated_at


def test_a_failed_change_takes_the_whole_save_back(cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    for wrong in (
        RemoveRecord("founders", "nobody"),
        SetRecordValue("founders", "nobody", "iin", "1"),
        MoveRecord("founders", "nobody", 0),
    ):
        with pytest.raises(UnknownRecordError):
            cases.save(case_id, [SetValue("name.proper", "Басқа"), wrong])
    for unknown in (
        SetValue("meeting.nothing", "1"),
        SetRecordValue("founders", "a1", "nothing", "1"),
        SetRecordValue("nothing", "a1", "iin", "1"),
        InsertRecord("founders", Record("z", {"position": "7"}), 0),
    ):
        with pytest.raises(UnknownFieldError):
            cases.save(case_id, [SetValue("name.proper", "Басқа"), unknown])
    with pytest.raises(IntegrityError):
        cases.save(case_id, [InsertRecord("founders", Record("a1"), 0)])
    assert same(cases.open(case_id).answers, NAMED)
    with pytest.raises(UnknownFieldError):
        cases.create(Answers({"nothing": "1"}))
    with pytest.raises(UnknownCaseError):
        cases.save(999, [], place="x")
    with pytest.raises(UnknownCaseError):
        cases.open(999)


KEYS = st.sampled_from(sorted(FIELDS)[:6])
IDS = st.sampled_from(["r1", "r2", "r3", "r4"])
NUL = "\N{REPLACEMENT CHARACTER}" if ADDRESS in os.environ else "\0"
"""What the database keeps of a NUL: PostgreSQL's text knows none."""
TEXTS = st.text(max_size=8).map(lambda text: text.replace("\0", NUL))
POSITIONS = st.integers(-6, 8)
NAMES = st.sampled_from(["founders", "checklist", "payments"])


@st.composite
def some_changes(draw: st.DrawFn) -> list[Change]:
    """Any changes that the state before them allows."""
    result: list[Change] = []
    present: dict[str, list[str]] = {}
    for kind in draw(st.lists(st.sampled_from("vrimd"), max_size=14)):
        name = draw(NAMES)
        there = present.setdefault(name, [])
        record_id, position = draw(IDS), draw(POSITIONS)
        field = draw(st.sampled_from(sorted(COLLECTIONS[name])))
        if kind == "v":
            result.append(SetValue(draw(KEYS), draw(TEXTS)))
        elif kind == "i" and record_id not in there:
            there.append(record_id)
            result.append(InsertRecord(name, Record(record_id, {field: draw(TEXTS)}), position))
        elif record_id in there and kind == "r":
            result.append(SetRecordValue(name, record_id, field, draw(TEXTS)))
        elif record_id in there and kind == "m":
            result.append(MoveRecord(name, record_id, position))
        elif record_id in there and kind == "d":
            there.remove(record_id)
            result.append(RemoveRecord(name, record_id))
    return result


@given(changes=some_changes(), cut=st.integers(0, 14))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_file_does_what_memory_does(
    empty_store: bytes, changes: list[Change], cut: int
) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    expected = apply_all(Answers(), changes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.sqlite3"
        path.write_bytes(empty_store)
        with Store(path, clock) as store:
            service = CaseService(store)
            case_id = service.create().summary.id
            service.save(case_id, changes[:cut])
            service.save(case_id, changes[cut:])
        with Store(path, clock) as store:
            opened = CaseService(store).open(case_id)
    assert same(opened.answers, expected)
    assert opened.summary.founders == len(expected.records("founders"))


@given(text=st.text(st.characters(), max_size=20))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_as_typed(cases: CaseService, text: str) -> None:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole = whole.replace("\0", NUL)
    people = {"founders": (Record(text, {"surname": text}),)}
    case_id = cases.create(Answers({"director.speech": text}, people)).summary.id
    cases.save(case_id, [SetRecordValue("founders", text, "given_name", text)])
    answers = cases.open(case_id).answers
    assert answers.get("director.speech") == whole
    wanted = {"surname": whole, "given_name": whole} if whole else {}
    assert answers.records("founders") == (Record(whole, wanted),)


def test_the_list_shows_the_last_changed_first_and_searches_blind_to_case(
    cases: CaseService, clock: FixedClock
) -> None:
    first = cases.create(NAMED).summary.id
    clock.moment += timedelta(minutes=1)
    second = cases.create(Answers({"name.proper": "Ақбұлақ"})).summary.id
    assert [case.id for case in cases.list()] == [second, first]
    clock.moment += timedelta(minutes=1)
    cases.save(first, [SetValue("meeting.date", "24.11.2026")])
    assert [case.id for case in cases.list()] == [first, second]
    for text in ("МАЙТӨБЕ", "мичурин", "әбенова г", "24.11"):
        assert [case.id for case in cases.list(text)] == [first], text
    assert cases.list("жоқ") == ()
    assert cases.list("%") == ()


def test_the_bin_takes_and_gives_back(cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    cases.delete(case_id)
    assert cases.list() == ()
    assert [case.id for case in cases.list(deleted=True)] == [case_id]
    assert cases.open(case_id).summary.deleted_at is not None
    cases.restore(case_id)
    assert [case.id for case in cases.list()] == [case_id]
    assert same(cases.open(case_id).answers, NAMED)


def test_only_a_case_of_the_bin_can_be_destroyed(cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    with pytest.raises(UnknownCaseError):
        cases.purge(case_id)
    assert same(cases.open(case_id).answers, NAMED)


@pytest.mark.sqlite
def test_what_was_destroyed_stands_nowhere_in_the_file(
    cases: CaseService, path: Path, tmp_path: Path
) -> None:
    keep = cases.create(Answers({"name.proper": "Қалады"})).summary.id
    secret = Answers(
        {"director.speech": "КҮПИЯСӨЗ" * 900},
        {"founders": (Record("a", {"surname": "КҮПИЯТЕК"}),)},
    )
    case_id = cases.create(secret).summary.id
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 " + b"SECRETSCAN" * 5000)
    cases.attach(case_id, "charter", scan)
    cases.issue_paper(
        case_id,
        paper="charter",
        pdf=b"SECRETPDF" * 900,
        answers=secret,
        number="1",
        wording_version="1",
        program_version="1",
    )
    cases.delete(case_id)
    cases.purge(case_id)
    marks = [text.encode() for text in ("КҮПИЯСӨЗ", "КҮПИЯТЕК", "SECRETSCAN", "SECRETPDF")]
    for file in (path, path.with_name(path.name + "-wal")):
        content = file.read_bytes()
        assert [mark for mark in marks if mark in content] == []
    assert [case.id for case in cases.list()] == [keep]
    assert cases.list(deleted=True) == ()
    assert cases.create().summary.id > case_id


def test_a_copy_has_the_answers_and_nothing_that_was_signed(
    cases: CaseService, tmp_path: Path
) -> None:
    case_id = cases.create(NAMED).summary.id
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    cases.attach(case_id, "charter", scan)
    cases.issue_paper(
        case_id,
        paper="charter",
        pdf=b"pdf",
        answers=NAMED,
        number="1",
        wording_version="1",
        program_version="1",
    )
    copy = cases.duplicate(case_id)
    assert same(copy.answers, NAMED)
    assert copy.summary.title == "«Майтөбе Сүт» АӨК"
    assert copy.summary.uuid != cases.open(case_id).summary.uuid
    assert cases.attachments(copy.summary.id) == ()
    assert cases.issued(copy.summary.id) == ()
    cases.save(copy.summary.id, [SetValue("name.proper", "Көшірме")])
    assert same(cases.open(case_id).answers, NAMED)


def test_a_case_is_found_by_number_uuid_name_and_part_of_it(cases: CaseService) -> None:
    milk = cases.create(NAMED).summary
    other = cases.create(Answers({"name.proper": "Майтөбе Сүт Плюс"})).summary
    binned = cases.create(Answers({"name.proper": "Жойылған"})).summary
    cases.delete(binned.id)
    for text in (str(milk.id), milk.uuid, "«Майтөбе Сүт» АӨК", "майтөбе сүт", ' "Майтөбе Сүт" '):
        assert cases.find(text).id == milk.id, text
    assert cases.find("плюс").id == other.id
    with pytest.raises(InputError) as several:
        cases.find("майтөбе")
    assert several.value.arguments["numbers"] == f"{milk.id}, {other.id}"
    for text in ("Жойылған", "", "999", "«»"):
        with pytest.raises(InputError):
            cases.find(text)


def test_a_case_carried_over_keeps_its_uuid_and_comes_once(cases: CaseService) -> None:
    made = cases.create(NAMED, uuid="0b8f4c1e-0000-4000-8000-000000000001")
    assert cases.by_uuid(made.summary.uuid) == made.summary
    assert cases.by_uuid("nothing") is None
    with pytest.raises(InputError):
        cases.create(NAMED, uuid=made.summary.uuid)
    changed = Answers({"name.proper": "Жаңа"}, {"valuers": (Record("v", {"other_name": "Б"}),)})
    replaced = cases.replace(made.summary.id, changed)
    assert same(replaced.answers, changed)
    assert replaced.summary.title == "«Жаңа» АӨК"
    assert replaced.summary.founders == 0
    assert len(cases.list()) == 1


def test_okrugs_are_remembered_by_district(cases: CaseService) -> None:
    def typed(district: str, okrug: str) -> int:
        values = MappingProxyType({"meeting.district": district, "meeting.okrug": okrug})
        return cases.create(Answers(values)).summary.id

    typed("Түлкібас", "Мичурин")
    typed("Түлкібас", "Жабағылы ")
    typed("Арыс", "Дермене")
    cases.delete(typed("Түлкібас", "Жойылған"))
    cases.remember_okrugs(
        [("Түркістан", "Түлкібас", "Балықты", ""), ("Жамбыл", "Түлкібас", "Б", "")], "kato"
    )
    russian = "Балыктинский сельский округ"
    cases.remember_okrugs([("Түркістан", "Түлкібас", "Балықты", russian)], "kato")
    cases.remember_okrugs([("Түркістан", "Түлкібас", "Балықты", "")], "kato")
    assert cases.russian_okrugs("Түлкібас") == {"Балықты": russian}
    assert cases.russian_okrugs("Түлкібас", "Жамбыл") == {}
    assert cases.russian_okrugs("Арыс") == {}
    assert set(cases.known_okrugs("Түлкібас")) == {"Б", "Балықты", "Жабағылы", "Мичурин"}
    assert cases.known_okrugs("Түлкібас", "Түркістан") == ("Балықты",)
    assert "Дермене" in cases.known_okrugs()


def test_history_names_answers_and_never_holds_values(
    cases: CaseService, clock: FixedClock
) -> None:
    case_id = cases.create(NAMED).summary.id
    cases.save(case_id, [SetValue("meeting.convener", "Құпиябек")])
    clock.moment += timedelta(minutes=5)
    cases.save(case_id, [SetRecordValue("founders", "a1", "surname", "Құпиябек")])
    clock.moment += timedelta(minutes=20)
    cases.save(case_id, [RemoveRecord("founders", "b2")])
    lines = cases.history(case_id)
    assert [line.what for line in lines] == ["edited", "edited", "created"]
    assert lines[0].keys == ("founders",)
    assert lines[1].keys == ("founders/*/surname", "meeting.convener")
    assert "Құпиябек" not in str(lines)


def test_history_holds_the_reason_for_recording_out_of_order(
    cases: CaseService, clock: FixedClock
) -> None:
    key = "scheme.defence_reason"
    case_id = cases.create(NAMED).summary.id
    began = clock.moment
    for typed in ("Жұ", "Жұмыс тобы кешікті"):
        cases.save(case_id, [SetValue(key, typed)])
        clock.moment += timedelta(seconds=20)
    cases.save(case_id, [SetValue(key, "Скрининг басқа бағдарламада өткен")])
    clock.moment += timedelta(days=1)
    cases.save(case_id, [SetValue(key, "")])
    told = [line for line in cases.history(case_id) if line.what == "out_of_order"]
    assert [line.reason for line in told] == [
        "",
        "Скрининг басқа бағдарламада өткен",
        "Жұмыс тобы кешікті",
    ]
    assert {line.keys for line in told} == {(key,)}
    assert told[-1].at == began + timedelta(seconds=20)
    assert told[0].at == began + timedelta(days=1, seconds=40)


def test_an_imported_or_copied_reason_stands_in_the_history_too(cases: CaseService) -> None:
    answers = Answers({"scheme.listing_reason": "Тізім бұрын бекітілген"})
    made = cases.create(answers).summary.id
    copy = cases.duplicate(made).summary.id
    for case_id in (made, copy):
        assert cases.history(case_id)[0].reason == "Тізім бұрын бекітілген"
    cases.replace(made, Answers({"scheme.listing_reason": "Жаңа себеп бар"}))
    assert cases.history(made)[0].reason == "Жаңа себеп бар"


def test_reading_a_case_asks_only_for_what_it_holds(cases: CaseService, store: Store) -> None:
    """Every collection of the schema is a table: a case must not pay for those that it lacks."""
    case_id = cases.create(NAMED).summary.id
    asked: list[str] = []
    with store.read() as connection:

        def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        answers = read_answers(connection, case_id)
    assert same(answers, NAMED)
    assert len(asked) == 2 + len(NAMED.collections)
