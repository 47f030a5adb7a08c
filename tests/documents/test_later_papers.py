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
from tests.unit.rules.breaks_later import LATER, MEETING, begun, decides, leaves, payments
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


def test_without_a_quorum_nothing_is_decided_and_the_minutes_say_why() -> None:
    said = minutes(changed(begun(clean_answers(6)), {"later_meetings/m1/present": "3"}))
    assert "Кворум болмағандықтан, осы мәселе бойынша шешім қабылданған жоқ" in said
    assert "жиналыс сол күн тәртібімен қайта шақырылады" in said
    assert "ШЕШІМ ҚАБЫЛДАДЫ" not in said


def test_nobody_is_heard_in_an_absentee_vote() -> None:
    answers = changed(begun(clean_answers(6)), {"later_meetings/m1/kind": "absentee"})
    said = minutes(answers)
    assert "ДАУЫСҚА ҚОЙЫЛДЫ" in said
    assert "ТЫҢДАЛДЫ" not in said
    assert "(дауыс беруге қатысқан мүшелердің көпшілігі)" in said
    assert "ПОСТАВЛЕНО НА ГОЛОСОВАНИЕ" in russian("later_minutes", answers)


@pytest.mark.parametrize(
    ("body", "told"),
    [("general", True), ("board", False)],  # the board votes openly, art. 35(5)
)
def test_a_secret_vote_names_who_asked_for_it(body: str, told: bool) -> None:
    values = {"later_meetings/m1/secret_vote": "1", "later_meetings/m1/body": body}
    said = minutes(changed(begun(clean_answers(6)), values))
    assert ("кемінде үштен бірінің талабы бойынша дауыс беру жасырын өткізілді" in said) is told
    assert ("жасырын дауыс беру" in said) is told


def test_who_bought_a_share_owes_no_contribution() -> None:
    answers = decides("share_transfer", member="f5", to_member="n1")(begun(clean_answers(6)))
    said = minutes(answers)
    assert "иеленген пай оның мүлік (пай) жарнасы ретінде есепке алынсын" in said
    assert "мөлшерінде ақша түрінде" not in said
    assert "пай зачесть в качестве" in russian("later_minutes", answers)


def test_a_part_of_a_share_is_not_the_whole_of_it() -> None:
    answers = more("payments", *payments("f5", "25.11.2026"))(begun(clean_answers(6)))
    answers = decides("share_transfer", member="f5", to_member="f4", amount="20 000")(answers)
    rest = row("d3", meeting="m1", kind="share_transfer", member="f5", to_member="f3")
    said = minutes(more("later_decisions", rest)(answers))
    assert "Пайдың 20 000 (жиырма мың) теңге мөлшеріндегі бөлігінің" in said
    assert "Пайдың басқа тұлғаның иелігіне толық берілуі" in said


@pytest.mark.parametrize(
    ("amends", "said"),
    [
        ("seat", "тіркеуші органға осы шешім қабылданған күннен бастап бір ай ішінде хабарлансын"),
        ("name", "атауының өзгеруіне байланысты"),
        ("other", "заңнамасында көзделген жағдайларда"),
    ],
)
def test_what_becomes_of_an_amendment(amends: str, said: str) -> None:
    answers = decides("charter_amendment", clause="24", text="Жаңа мәтін", amends=amends)(
        begun(clean_answers(6))
    )
    assert said in minutes(answers)
    assert "жарғының 24-тармағы мынадай" in minutes(answers)


def test_each_meeting_has_its_own_sheet_of_amendments() -> None:
    second = {**MEETING, "number": "3", "date": "10.05.2027", "notice_date": "10.04.2027"}
    answers = decides("charter_amendment", clause="24", text="Бірінші мәтін")(
        begun(clean_answers(6))
    )
    answers = more("later_meetings", row("m2", **second))(answers)
    later = row("d3", meeting="m2", kind="charter_amendment", clause="25", text="Екінші мәтін")
    said = text(paper("charter_amendments"), case_of(more("later_decisions", later)(answers)))
    first, second_sheet = said.split("Екінші мәтін")[0].split("2027 жылғы 10 мамырдағы")
    assert "2027 жылғы 25 наурыздағы" in first
    assert "Бірінші мәтін" in first
    assert "Жарғының 25-тармағы" in second_sheet


def test_a_legal_member_is_wound_up_and_does_not_die() -> None:
    legal = {
        "founders/f5/kind": "legal",
        "founders/f5/legal_name": "«Береке» ЖШС",
        "founders/f5/bin": "990140004654",
    }
    answers = changed(
        decides("death", member="f5", effective="01.02.2027")(begun(clean_answers(6))), legal
    )
    assert "заңды тұлғаның таратылуына" in minutes(answers)
    assert "қайтыс" not in minutes(answers)


def test_the_book_of_who_bought_a_share_tells_the_share() -> None:
    answers = more("payments", *payments("f5", "25.11.2026"))(begun(clean_answers(6)))
    bought = decides("share_transfer", member="f5", to_member="n1")(answers)
    said = text(paper("later_book"), case_of(bought)).replace("\u00a0", " ")
    assert "Иеленген пайдың мөлшері | 50 000" in said
    assert "(пай иеленген күн)" in said
    assert "Кіру жарнасының белгіленген мөлшері" not in said
    paid = text(paper("later_book"), case_of(answers))
    assert "(екі жарна да енгізілген күн)" in paid
