"""Russian spellings of a case: which are needed, which are sure, and the findings on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    apply_all,
)
from app.domain.case import FoundingCase, read_case
from app.domain.case_forms import own_forms, write_form
from app.domain.rules.spelling import check
from app.domain.spelling import (
    COLLECTION,
    State,
    changed_spellings,
    orphans,
    spell_all,
    spellings,
)
from app.forms.in_russian import in_russian, offers
from app.services.reference import load_reference

REFERENCE = load_reference()
TODAY = date(2026, 11, 23)
SURNAME = "founders/f1/surname"
AIMS = "name.aims"
PLACE = (
    SetValue("meeting.oblast", "Түркістан"),
    SetValue("meeting.district", "Түлкібас"),
    SetValue("meeting.okrug", "Жабағылы"),
)


def answers_of(*changes: Change) -> Answers:
    founder = InsertRecord("founders", Record("f1", {"surname": "Сәтбаев"}), 0)
    return apply_all(Answers(), (founder, *PLACE, *changes))


def case_of(answers: Answers) -> FoundingCase:
    return read_case(answers, REFERENCE, TODAY)


def states(answers: Answers) -> dict[str, State]:
    return {one.address: one.state for one in spellings(case_of(answers))}


def confirmed(answers: Answers, address: str, russian: str) -> Answers:
    record_id = f"s{len(answers.records(COLLECTION))}"
    return apply_all(answers, spell_all(answers, [(address, russian)], lambda: record_id))


def faults(answers: Answers) -> dict[str, str]:
    return {finding.address: finding.id for finding in check(case_of(answers))}


def test_a_text_is_missing_then_confirmed_then_stale() -> None:
    answers = answers_of()
    assert states(answers)[SURNAME] is State.MISSING
    answers = confirmed(answers, SURNAME, "Сатпаев")
    assert states(answers)[SURNAME] is State.CONFIRMED
    answers = apply_all(answers, [SetRecordValue("founders", "f1", "surname", "Сәтбай")])
    assert states(answers)[SURNAME] is State.STALE
    (stale,) = (one for one in spellings(case_of(answers)) if one.address == SURNAME)
    assert stale.russian == "Сатпаев", "it is kept for a person to look at"
    back = apply_all(answers, [SetRecordValue("founders", "f1", "surname", " Сәтбаев ")])
    assert states(back)[SURNAME] is State.CONFIRMED


def test_official_names_of_oblasts_and_districts_need_no_confirming() -> None:
    found = {one.address: one for one in spellings(case_of(answers_of()))}
    assert found["meeting.oblast"].state is State.KNOWN
    assert found["meeting.oblast"].russian == "Туркестанская область"
    assert found["meeting.district"].russian == "Тюлькубасский район"
    assert found["meeting.okrug"].state is State.MISSING, "an okrug is confirmed"
    unknown = answers_of(SetValue("meeting.district", "Ойдан"))
    assert states(unknown)["meeting.district"] is State.MISSING


def test_findings_tell_what_is_left_and_what_has_changed() -> None:
    answers = answers_of()
    assert faults(answers)[SURNAME] == "spelling.unconfirmed"
    assert "meeting.oblast" not in faults(answers)
    answers = confirmed(answers, SURNAME, "Сатпаев")
    assert SURNAME not in faults(answers)
    answers = apply_all(answers, [SetRecordValue("founders", "f1", "surname", "Сәтбай")])
    assert faults(answers)[SURNAME] == "spelling.stale"
    assert all(finding.blocks for finding in check(case_of(answers)))


def test_a_long_text_is_shown_short_in_its_finding() -> None:
    answers = answers_of(SetValue(AIMS, "сүт\nжинау " * 30))
    (finding,) = (one for one in check(case_of(answers)) if one.address == AIMS)
    shown = str(finding.arguments["kazakh"])
    assert len(shown) <= 61
    assert shown.startswith("сүт жинау")
    assert shown.endswith("…")


def test_an_empty_spelling_takes_the_record_away() -> None:
    answers = confirmed(answers_of(), SURNAME, "Сатпаев")
    assert len(answers.records(COLLECTION)) == 1
    assert confirmed(answers, SURNAME, " ").records(COLLECTION) == ()
    assert confirmed(answers_of(), SURNAME, "") == answers_of()


def test_a_record_that_goes_takes_its_spellings_along() -> None:
    answers = confirmed(answers_of(), SURNAME, "Сатпаев")
    answers = confirmed(answers, "meeting.okrug", "Округ")
    gone = orphans(answers, RemoveRecord("founders", "f1"))
    left = apply_all(answers, gone).records(COLLECTION)
    assert [record.get("at") for record in left] == ["meeting.okrug"]


def test_which_spellings_differ_between_two_moments() -> None:
    before = confirmed(answers_of(), SURNAME, "Сатпаев")
    after = confirmed(before, SURNAME, "Сатбаев")
    assert changed_spellings(before, after) == (SURNAME,)
    assert changed_spellings(before, before) == ()
    assert changed_spellings(answers_of(), before) == (SURNAME,)


def offered(answers: Answers, **known: str) -> dict[str, str]:
    return {one.spelling.address: one.russian for one in offers(case_of(answers), known)}


def test_what_was_confirmed_goes_before_letters() -> None:
    answers = answers_of(SetValue("director.surname", "Сәтбаев"))
    assert offered(answers)[SURNAME] == "Сатбаев"
    assert offered(answers, Сәтбаев="Сатпаев")[SURNAME] == "Сатпаев"
    here = confirmed(answers, SURNAME, "Сатпаев")
    (other,) = (o for o in offers(case_of(here)) if o.spelling.address == "director.surname")
    assert (other.russian, other.remembered) == ("Сатпаев", True)
    assert other.spelling.state is State.MISSING, "another person may spell it otherwise"


def test_the_classifier_names_an_okrug_of_that_district_only() -> None:
    okrugs = {("Түркістан", "Түлкібас"): {"Жабағылы": "Жабаглинский сельский округ"}}
    answers = answers_of(SetValue("meeting.akim_post", "Жабағылы ауылдық округінің әкімі"))
    found = {o.spelling.address: o for o in offers(case_of(answers), {}, okrugs)}
    okrug = found["meeting.okrug"]
    assert okrug.russian == "Жабаглинский сельский округ"
    assert okrug.spelling.state is State.MISSING
    assert found["meeting.akim_post"].russian == "аким Жабаглинского сельского округа"
    for written in ("Жабағылы ауылдық округі", "Жабағылы а.о."):
        typed = apply_all(answers, [SetValue("meeting.okrug", written)])
        again = {o.spelling.address: o.russian for o in offers(case_of(typed), {}, okrugs)}
        assert again["meeting.okrug"] == "Жабаглинский сельский округ"
    elsewhere = apply_all(answers, [SetValue("meeting.district", "Мақтаарал")])
    others = {o.spelling.address: o.russian for o in offers(case_of(elsewhere), {}, okrugs)}
    assert others["meeting.okrug"] == "Жабагылинский сельский округ"


def test_a_text_is_named_officially_inside_an_address_and_a_body() -> None:
    answers = answers_of(
        SetRecordValue("founders", "f1", "residence", "Түркістан облысы, Түлкібас ауданы"),
        SetValue("meeting.department", "Түркістан облысының ауыл шаруашылығы басқармасы"),
    )
    found = offered(answers)
    assert found["founders/f1/residence"] == "Туркестанская область, Тюлькубасский район"
    assert found["meeting.department"] == ("Управление сельского хозяйства Туркестанской области")


def test_a_list_keeps_its_points() -> None:
    answers = answers_of(SetValue(AIMS, "сүт жинау;\nсүт өңдеу;\nсату"))
    assert in_russian(case_of(answers)).text(AIMS).splitlines() == ["______"] * 3
    fewer = confirmed(answers, AIMS, "сбор молока")
    assert in_russian(case_of(fewer)).text(AIMS).splitlines() == [
        "сбор молока",
        "______",
        "______",
    ]
    more = confirmed(answers, AIMS, "а\nб\nв\nг")
    assert in_russian(case_of(more)).text(AIMS).splitlines() == ["а", "б", "в; г"]


@given(st.text(max_size=60), st.sampled_from([SURNAME, "meeting.okrug", "meeting.place", AIMS]))
def test_any_text_has_a_state_and_the_view_keeps_all_else(text: str, address: str) -> None:
    change: Iterable[Change] = (
        [SetRecordValue("founders", "f1", "surname", text)]
        if address == SURNAME
        else [SetValue(address, text)]
    )
    answers = apply_all(answers_of(SetValue("meeting.date", "23.11.2026")), change)
    assert (address in states(answers)) is any(map(str.isalpha, text))
    view = in_russian(case_of(answers))
    assert view.language == "ru"
    assert view.text("meeting.date") == "23.11.2026"
    assert view.answers.records(COLLECTION) == answers.records(COLLECTION)


@pytest.mark.parametrize("form", ["Ахметқа", " Ахметқа "])
def test_an_own_case_form_is_written_changed_and_taken_back(form: str) -> None:
    key = ("kk", "Ахмет", "dative")
    answers = apply_all(Answers(), write_form(Answers(), key, form, "c1"))
    assert own_forms(answers) == {key: "Ахметқа"}
    changed = apply_all(answers, write_form(answers, key, "Ахметке", "c2"))
    assert own_forms(changed) == {key: "Ахметке"}
    assert len(changed.records("case_forms")) == 1
    gone = apply_all(changed, write_form(changed, key, " ", "c3"))
    assert own_forms(gone) == {}
    assert write_form(gone, key, "", "c4") == ()


def test_an_emptied_spelling_leaves_none_of_its_address_behind() -> None:
    rows = ("Сатпаев", "Сатбаев")
    twice = (
        InsertRecord(COLLECTION, Record(f"r{n}", {"at": SURNAME, "of": "Сәтбаев", "text": text}), n)
        for n, text in enumerate(rows)
    )
    answers = answers_of(*twice)
    emptied = apply_all(answers, spell_all(answers, [(SURNAME, "")], lambda: "r9"))
    assert emptied.records(COLLECTION) == ()


def test_all_are_confirmed_as_one_by_one() -> None:
    answers = confirmed(answers_of(SetValue("name.proper", "Қайнар")), SURNAME, "Сатпаев")
    texts = [(SURNAME, "Сатбаев"), ("name.proper", "Кайнар"), ("meeting.place", "клуб")]
    ids = iter(("n1", "n2"))
    together = apply_all(answers, spell_all(answers, texts, lambda: next(ids)))
    one_by_one = answers
    for record_id, text in zip(("n0", "n1", "n2"), texts, strict=True):
        change = spell_all(one_by_one, [text], repeat(record_id).__next__)
        one_by_one = apply_all(one_by_one, change)
    assert together == one_by_one


@pytest.mark.parametrize(
    "address", ["", "founders", "founders/f1", "founders/f1/iin", "meeting.date", "a/b/c/d"]
)
def test_a_spelling_of_what_has_none_changes_no_paper(address: str) -> None:
    before = answers_of()
    foreign = InsertRecord(COLLECTION, Record("r1", {"at": address, "of": "x", "text": "y"}), 0)
    assert changed_spellings(before, apply_all(before, (foreign,))) == ()
    assert changed_spellings(before, confirmed(before, SURNAME, "Сатпаев")) == (SURNAME,)
