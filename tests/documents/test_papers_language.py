"""How the papers speak: one or many, what is not known is not claimed, blanks that keep a line."""

from __future__ import annotations

import pytest

from app.documents.blocks import Paper, SignatureBlock, plain
from app.documents.markup import SIGNATURE_BLANK
from app.documents.pdf import write_pdf
from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.forms.decisions import ready_decision, ready_speech
from app.forms.papers import PaperForm
from app.forms.registry import paper
from tests.documents import paper_cases
from tests.documents.test_papers_render import MINE, blocks_of, lines_of, text


def by_hand(key: str) -> str:
    blocks = blocks_of(paper(key), paper_cases.least(), blanks=True)
    return "\n".join(lines_of(blocks))


def associated_first() -> FoundingCase:
    people = tuple(
        paper_cases.founder(i, membership="full" if i else "associated") for i in range(6)
    )
    return paper_cases.make(collections={"founders": people}, count=6)


# -- one or many ------------------------------------------------------------------------------


def test_one_member_of_the_audit_commission_is_spoken_of_as_one() -> None:
    one = paper_cases.make({"board.sole_chair": "1"}, count=3)
    said = ready_decision(one, "audit")
    assert "комиссиясының мүшесі болып Оспанова Айгүл Маратқызы сайлансын." in said
    assert "мыналар" not in said
    assert "жалғыз мүшесіне жүктелсін" in said
    many = ready_decision(paper_cases.make(), "audit")
    assert "мүшелері болып мыналар сайлансын: " in many
    assert "төрағасы болып Әбдіғали Өмірзақ Төлегенұлы сайлансын." in many


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Омаров Ерік",), ("адам ретінде мен, Омаров Ерік,", "мөлшерде бағаладым:")),
        (
            ("Омаров Ерік", "Сейіт Ән"),
            ("адамдар ретінде біз, Омаров Ерік, Сейіт Ән,", "мөлшерде бағаладық:"),
        ),
    ],
)
def test_valuers_speak_for_themselves(names: tuple[str, ...], words: tuple[str, ...]) -> None:
    valuers = tuple(Record(f"v{i}", {"other_name": name}) for i, name in enumerate(names))
    people = tuple(paper_cases.founder(i, share_form="property") for i in range(3))
    case = paper_cases.make(collections={"founders": people, "valuers": valuers}, count=3)
    said = text(paper("valuation_act"), case)
    for phrase in words:
        assert phrase in said
    unknown = ready_decision(paper_cases.make(), "valuers")
    assert "адамдар болып мыналар сайлансын: ______." in unknown
    ending = "адам болып Омаров Ерік сайлансын" if len(names) == 1 else "адамдар болып мыналар"
    assert ending in ready_decision(case, "valuers")


def test_candidates_are_proposed_without_endings_on_their_names() -> None:
    counting = tuple(Record(f"c{i}", {"founder": f"f{i}"}) for i in (10, 11, 12))
    case = paper_cases.make(collections={"counting_members": counting})
    said = ready_speech(case, "officers")
    assert "төрағалығына – Ахметов Нұрлан Серікұлы, жиналыс хатшылығына – Оспанова" in said
    assert "есеп комиссиясының құрамына – Тілеуқұлова-10 Гүлнәр" in said
    assert "есеп комиссиясының" not in ready_speech(paper_cases.make(), "officers")


# -- who is elected, who owes what ---------------------------------------------------------------


def test_a_candidate_without_a_majority_is_not_in_the_decision() -> None:
    board = tuple(
        Record(
            f"b{i}",
            {"founder": f"f{i}", "for": "25" if i == 4 else "26", "against": "24"},
        )
        for i in range(2, 7)
    )
    case = paper_cases.make(collections={"board_members": board})
    said = ready_decision(case, "board")
    assert "Сейтжанов Ерлан" in said
    assert "Құнанбаев" not in said
    assert "Құнанбаев" not in text(paper("counting_minutes"), case).split("ҚОРЫТЫНДЫ")[1]


def test_associated_members_owe_no_entrance_fee() -> None:
    case = associated_first()
    assert "Құрылтайшылар (қауымдасқан мүшелерді қоспағанда) кіру жарнасын" in ready_decision(
        case, "contribution"
    )
    assert "қоспағанда" not in ready_decision(paper_cases.make(), "contribution")
    book = text(paper("member_book"), case)
    assert "КІРУ ЖАРНАСЫ" not in book
    assert "(мүлік (пай) жарнасы енгізілген күн)" in book
    assert "КІРУ ЖАРНАСЫ" in text(paper("member_book"), case, 1)


def test_explanation_to_an_associated_member_and_to_a_member() -> None:
    case = associated_first()
    associated, member = (text(paper("explanation"), case, index) for index in (0, 1))
    assert "Сіз кооперативтің қауымдасқан мүшесі боласыз" in associated
    assert "қауымдасқан мүшелік туралы шартқа" in associated
    assert "қосымша жарнаны" not in associated
    assert "жалпы жиналыс белгілесе, қосымша жарнаны уақтылы енгізу" in member
    assert "қауымдасқан" not in member


def test_a_legal_persons_representative_signs_with_initial_and_surname() -> None:
    people = tuple(
        paper_cases.founder(
            i, kind="legal", legal_name="«Ән» ЖШС", representative="Омаров Ерік Асанұлы"
        )
        for i in range(3)
    )
    case = paper_cases.make(collections={"founders": people}, count=3)
    for key in ("consent", "explanation", "membership_application"):
        assert "| Е. Омаров\n" in text(paper(key), case) + "\n"
    name = "Омаров Ерік Асанұлы (мына заңды тұлғаның атынан: «Ән» ЖШС)"
    assert f"Субъектінің тегі, аты, әкесінің аты | {name}" in text(paper("consent"), case)


def test_the_posted_copy_has_no_signature() -> None:
    said = text(paper("registration_sheet_public"), paper_cases.make())
    assert "Ахметов Нұрлан Серікұлы | қатысты\n" in said
    assert "Қолы" not in said


def test_own_due_days_are_named_in_the_decision() -> None:
    usual = ready_decision(paper_cases.make(), "contribution")
    assert "өзге мерзім" not in usual
    people = (
        *(paper_cases.founder(i) for i in range(3)),
        paper_cases.founder(3, share_due="01.03.2027"),
    )
    own = paper_cases.make(collections={"founders": people}, count=4)
    assert "Егер құрылтайшылар тізімінде өзге мерзім көрсетілмесе, құрылтайшылар" in ready_decision(
        own, "contribution"
    )


def test_director_elected_by_the_meeting_is_in_office_from_its_day() -> None:
    case = paper_cases.make(
        {
            "director.elected_by": "general_meeting",
            "director.sitting_date": "",
            "director.from_date": "",
        }
    )
    assert "2026 жылғы 23 қарашадан бастап 3 (үш) жыл" in ready_decision(case, "director")


def test_a_power_of_attorney_waits_for_the_registration() -> None:
    """Before it the cooperative has no legal capacity (Law № 372-V, art. 15(5))."""
    before = text(paper("director_power_of_attorney"), paper_cases.make())
    after = text(
        paper("director_power_of_attorney"), paper_cases.make({"registration.bin": "230340000007"})
    )
    assert "мемлекеттік тіркелген күннен бастап күшіне енеді және 2029 жылғы 25 қ" in before
    assert "Сенімхат 2029 жылғы 25 қарашаға дейін қолданылады." in after
    assert "БСН 230340000007" in after


# -- filled in by hand ---------------------------------------------------------------------------


def test_what_is_not_known_is_not_claimed() -> None:
    minutes = by_hand("founding_minutes")
    assert "бекітілді деп есептеледі" not in minutes
    assert "алынған жоқ" not in minutes
    assert "Кворум бар" not in minutes
    assert "Кворум жоқ" not in by_hand("board_minutes")
    assert "есептеледі" not in by_hand("counting_minutes").split("ҚОРЫТЫНДЫ")[1]
    book = by_hand("member_book").split("МҮЛІК (ПАЙ) ЖАРНАСЫ")[-1]
    assert "| 0 |" not in book
    assert "0 теңге" not in book


def test_the_address_has_room_to_be_written_in() -> None:
    wide = "_" * 24
    assert f"Қазақстан Республикасы, {wide}, {wide}." in by_hand("founding_minutes")
    assert f"Қазақстан Республикасы, {wide}, {wide})" in by_hand("director_power_of_attorney")
    assert "Абай көшесі, 12-үй." in ready_decision(paper_cases.make(), "name")


def test_votes_to_write_in_keep_to_their_line() -> None:
    minutes = by_hand("founding_minutes")
    votes = "жақтап –\u00a0______, қарсы –\u00a0______, қалыс қалды –\u00a0______."
    assert minutes.count(votes) == 10


@pytest.mark.parametrize("form", MINE, ids=lambda form: form.key)
def test_a_blank_for_the_signers_name_is_one_line(form: PaperForm) -> None:
    for block in blocks_of(form, paper_cases.least(), blanks=True):
        if isinstance(block, SignatureBlock):
            for line in block.lines:
                name = plain(line.name)
                assert name.strip("_") or len(name) <= SIGNATURE_BLANK


@pytest.mark.parametrize("key", ["explanation", "consent", "ballot", "chair_decision", "receipt"])
def test_papers_of_one_page(key: str) -> None:
    form = paper(key)
    people = tuple(
        paper_cases.founder(
            i,
            membership="associated" if i == 4 else "full",
            kind="legal" if i == 1 else "natural",
            legal_name="«Береке-Агро» жауапкершілігі шектеулі серіктестігі",
            representative="Сейтжанов Бауыржан Ерланұлы",
        )
        for i in range(5)
    )
    case = paper_cases.make(
        {"charter.liability": "additional", "board.sole_chair": "1"}, {"founders": people}, count=5
    )
    for index in (0, 1, 4):
        laid = write_pdf(Paper(form.file_name, blocks_of(form, case, index)))
        assert laid.pages == 1
