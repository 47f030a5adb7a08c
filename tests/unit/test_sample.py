"""The shipped samples are what their script writes, and nobody's data."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.core.i18n import fill
from app.domain.case import read_case
from app.domain.identifiers import check_bin, check_iin, looks_like_bin
from app.domain.rules import all_findings
from app.exchange.case_file import dump, load
from app.services.reference import load_reference
from app.services.samples import MAITOBE, MAITOBE_2, SHOWCASES, programme_files, read_sample
from tools.make_sample import FOLDER, files

TODAY = date(2026, 11, 23)


def test_the_files_are_what_the_script_writes() -> None:
    made = {name: dump(case) for name, case in files()}
    assert sorted(made) == [path.name for path in programme_files()]
    for name, text in made.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("stem", SHOWCASES)
def test_no_number_can_be_anybodys(stem: str) -> None:
    answers = read_sample(stem).answers
    for founder in answers.records("founders"):
        number = founder.get("iin")
        assert check_iin(number).ok
        assert number[6] in "12"
        assert founder.get("patronymic").startswith("Үлгі")
    for group in ("working_group", "defence_attendees"):
        for person in answers.records(group):
            assert "Үлгі" in person.get("name")


def test_no_two_showcases_share_a_person() -> None:
    people = [p for stem in SHOWCASES for p in read_sample(stem).answers.records("founders")]
    assert len(people) == 50 + 43 + 14
    assert len({person.get("iin") for person in people}) == len(people)
    names = {(person.get("surname"), person.get("given_name")) for person in people}
    assert len(names) == len(people)


@pytest.mark.parametrize("stem", SHOWCASES)
def test_a_showcase_has_nothing_to_find(stem: str) -> None:
    case = read_case(read_sample(stem).answers, load_reference(), TODAY, sample=True)
    told = [fill(f.message, f.arguments, f.translated) for f in all_findings(case) if f.blocks]
    assert told == []


def test_the_expansion_points_to_what_it_expands() -> None:
    assert read_sample(MAITOBE_2).answers.get("project.expands") == read_sample(MAITOBE).uuid


def test_whatever_is_invented_is_marked() -> None:
    invented = [path for path in programme_files() if path.stem not in SHOWCASES]
    assert len(invented) == 123
    names = set()
    for path in invented:
        file = load(path.read_bytes())
        assert file.sample
        answers = file.answers
        names.add(answers.get("name.proper"))
        assert answers.get("name.proper").endswith(" (үлгі)")
        assert re.fullmatch(r"Үлгі-[0-9]+", answers.get("meeting.okrug"))
        assert answers.get("meeting.consent_number").startswith("Үлгі-")
        if answers.get("finance.amount"):
            assert answers.get("finance.contract_number").startswith("Үлгі-")
    assert len(names) == len(invented)


def test_no_body_can_bear_a_number_of_the_samples() -> None:
    numbers = []
    for path in programme_files():
        number = load(path.read_bytes()).answers.get("registration.bin")
        assert check_bin(number).ok
        assert looks_like_bin(number)
        assert number[2:4] == "13", "no thirteenth month"
        numbers.append(number)
    assert len(set(numbers)) == 126
