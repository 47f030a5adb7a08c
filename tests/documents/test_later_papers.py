"""What the papers after the founding say: the majority asked, what was not carried, who is left."""

from __future__ import annotations

from datetime import date

import pytest

from app.documents.wording import render_wording
from app.domain.answers import Answers
from app.domain.case import FoundingCase, read_case
from app.forms.in_russian import in_russian
from app.forms.registry import PAPERS, paper
from app.services.reference import load_reference
from tests.documents.test_papers_render import lines_of, text
from tests.unit.rules.breaks import more
from tests.unit.rules.breaks_later import LATER, begun, decides, leaves, payments
from tests.unit.rules.samples import changed, clean_answers, row


def case_of(answers: Answers, today: date = LATER) -> FoundingCase:
    return read_case(answers, load_reference(), today)


def minutes(answers: Answers) -> str:
    return text(paper("later_minutes"), case_of(answers)).replace("\u00a0", " ")


def russian(key: str, answers: Answers) -> str:
    case = in_russian(case_of(answers))
    record = case.life.meetings[0].id if key == "later_minutes" else ""
    blocks = render_wording(key, "ru", paper(key).facts(case, record))
    return "\n".join(lines_of(blocks)).replace("\u00a0", " ")


def test_a_case_without_anything_later_has_none_of_these_papers() -> None:
    case = case_of(clean_answers(6))
    later = [form.key for form in PAPERS if form.phase.value == "later" and form.needed(case)]
    assert later == []


def test_the_minutes_tell_quorum_and_majority() -> None:
    said = minutes(begun(clean_answers(6)))
    assert "кезекті жалпы жиналысының" in said
    assert "мүшелердің жалпы саны – 6 (алты)" in said
    assert "(кемінде 4) қатысса" in said
    assert "(қатысып отырған мүшелердің көпшілігі) – 4." in said
    assert "мүшелігіне қабылдансын: Жаңабаев Жандос." in said
    assert "50 000 (елу мың) теңге" in said


def test_the_charter_asks_for_two_thirds_of_all() -> None:
    answers = decides("charter_amendment", clause="24", text="Жаңа мәтін.")(
        begun(clean_answers(50))
    )
    said = minutes(answers)
    assert "(мүшелердің жалпы санының үштен екісі, Заңның 18-бабы) – 34." in said
    assert "«Жаңа мәтін»." in said
    assert "две трети от общего числа членов" in russian("later_minutes", answers)


def test_a_lost_vote_is_told_and_amends_nothing() -> None:
    lost = {"for": "30", "against": "20"}
    answers = decides("charter_amendment", clause="24", text="Жаңа мәтін", **lost)(
        begun(clean_answers(50))
    )
    assert "шешім қабылданған жоқ" in minutes(answers)
    assert "Жаңа мәтін" not in text(paper("charter_amendments"), case_of(answers))
    carried = changed(answers, {"later_decisions/d2/for": "34", "later_decisions/d2/against": "16"})
    assert "Жаңа мәтін" in text(paper("charter_amendments"), case_of(carried))


def test_the_board_decides_by_two_thirds_of_those_present() -> None:
    values = {"later_meetings/m1/body": "board", "later_decisions/d1/kind": "other"}
    said = minutes(changed(begun(clean_answers(6)), values))
    assert "басқармасы отырысының" in said
    assert "үштен екісі (кемінде 2) қатысса" in said
    assert "ТІРКЕУ ПАРАҒЫ" not in said


def test_the_sole_chair_decides_alone() -> None:
    values = {"later_meetings/m1/body": "sole_chair", "board.sole_chair": "1"}
    said = minutes(changed(begun(clean_answers(6)), values))
    assert "ТӨРАҒАНЫҢ ШЕШІМІ" in said
    assert "Кворум" not in said


@pytest.mark.parametrize(
    ("day", "leaver", "newcomer"),
    [("24.03.2027", True, False), ("25.03.2027", False, False), ("01.04.2027", False, True)],
)
def test_the_list_of_a_day(day: str, leaver: bool, newcomer: bool) -> None:
    answers = changed(leaves("f4")(begun(clean_answers(6))), {"later.list_date": day})
    case = case_of(answers)
    said = text(paper("members_list"), case)
    assert (case.founders[4].name in said) is leaver
    assert ("Жаңабаев" in said) is newcomer


def test_the_list_tells_what_is_owed_to_who_left() -> None:
    answers = more("payments", *payments("f4", "25.11.2026"))(leaves("f4")(begun(clean_answers(6))))
    said = text(paper("members_list"), case_of(answers)).replace("\u00a0", " ")
    assert "пайы әлі төленбеген тұлғалардың пай қорындағы үлесі – 50 000" in said


def test_the_expelled_one_gets_his_notice() -> None:
    answers = decides("expulsion", member="f4", ground="debt")(begun(clean_answers(6)))
    said = text(paper("expulsion_notice"), case_of(answers))
    assert case_of(answers).founders[4].name in said
    assert "2027 жылғы 25 наурыздағы № 2 хаттамамен" in said
    assert "протокол от 25 марта 2027 года № 2" in russian("expulsion_notice", answers)


def test_a_newly_elected_chair_signs() -> None:
    answers = more("later_decisions", row("d3", meeting="m1", kind="chair_election", member="f2"))(
        begun(clean_answers(6))
    )
    case = case_of(answers)
    signed = text(paper("members_list"), case).splitlines()[-1]
    assert case.founders[2].short_name in signed
    assert case.founders[0].short_name in text(
        paper("members_list"), case_of(begun(clean_answers(6)))
    )


def test_a_newcomers_book_and_application() -> None:
    case = case_of(begun(clean_answers(6)))
    book = text(paper("later_book"), case).replace("\u00a0", " ")
    assert "2027 жылғы 1 сәуір" in book
    assert "21 625" in book
    asked = text(paper("later_application"), case).replace("\u00a0", " ")
    assert "2027 жылғы 20 сәуірден кешіктірмей" in asked
