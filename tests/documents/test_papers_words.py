"""What the papers say: counts, majorities, votes, sums, names, and nothing that is not theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.paths import resources_dir
from app.documents.blocks import Paper
from app.documents.pdf import write_pdf
from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.domain.law import two_thirds
from app.domain.parts import short_of
from app.domain.schema import AGENDA_ITEMS
from app.forms.decisions import agenda_title, ready_decision, ready_speech
from app.forms.papers import PaperForm
from app.forms.registry import PAPERS, paper
from tests.documents import paper_cases
from tests.documents.pdf_tools import text_of
from tests.documents.test_papers_render import MINE, blocks_of, lines_of, text

PUBLIC = [form for form in PAPERS if not form.personal]


def paper_text(key: str) -> str:
    return text(paper(key), paper_cases.make())


def read_back(key: str) -> str:
    case = paper_cases.make()
    form = paper(key)
    laid = write_pdf(Paper(form.file_name, blocks_of(form, case), landscape=form.landscape))
    return text_of(laid).replace("\u00a0", " ")


# -- nothing personal on public papers ------------------------------------------------------


def test_public_papers_are_those_meant_for_the_wall() -> None:
    keys = {form.key for form in PUBLIC}
    assert keys == {"notice", "registration_sheet_public", "proxy_sample"}


@pytest.mark.parametrize("form", PUBLIC, ids=lambda form: form.key)
@pytest.mark.parametrize("case", [paper_cases.make(), paper_cases.most(100)], ids=["usual", "most"])
def test_public_papers_hold_no_number_phone_or_address(form: PaperForm, case: FoundingCase) -> None:
    said = text(form, case)
    assert "канарей" not in said
    for founder in case.founders:
        for secret in (founder.iin, founder.bin, founder.phone, founder.residence):
            assert not secret or secret not in said


def test_the_full_registration_sheet_does_hold_them() -> None:
    said = paper_text("registration_sheet")
    assert "800101300007" in said
    assert "7-канарей" in said


# -- majorities and counts ------------------------------------------------------------------


@pytest.mark.parametrize(("voters", "needed"), [(3, 2), (4, 3), (5, 4), (10, 7), (50, 34)])
def test_two_thirds(voters: int, needed: int) -> None:
    assert two_thirds(voters) == needed


@given(st.integers(0, 10_000))
def test_two_thirds_is_the_least_such_number(voters: int) -> None:
    needed = two_thirds(voters)
    assert needed * 3 >= voters * 2
    assert needed == 0 or (needed - 1) * 3 < voters * 2


def test_minutes_tell_the_charters_arithmetic() -> None:
    said = paper_text("founding_minutes")
    assert "құрылтайшылардың саны – 50" in said
    assert "(кемінде үштен екісі) – 34" in said
    assert "Жарғы бекітілді деп есептеледі." in said
    votes = "жақтап –\u00a050, қарсы –\u00a00, қалыс қалды –\u00a00 (бірауыздан)"
    assert votes in said
    assert said.rindex(votes, 0, said.index("(кемінде үштен екісі) – 34")) > said.index(
        "9-мәселесі"
    )


def test_a_charter_without_its_majority_is_not_said_to_be_approved() -> None:
    case = paper_cases.make({"agenda.charter.for": "33", "agenda.charter.against": "17"})
    for key in ("founding_minutes", "counting_minutes"):
        said = text(paper(key), case)
        assert "Жарғы бекітілді" not in said
        assert "жиналмады" in said or "жиналмағандықтан" in said
    assert "қабылданған жоқ" in ready_decision(case, "charter")
    enough = paper_cases.make({"agenda.charter.for": "34", "agenda.charter.against": "16"})
    assert "жарғысы бекітілсін" in ready_decision(enough, "charter")


def test_quorum_is_claimed_only_when_two_thirds_are_there() -> None:
    absent = tuple(
        paper_cases.founder(i, attendance="absent" if i >= 33 else "present") for i in range(50)
    )
    few = paper_cases.make(collections={"founders": absent})
    assert "Кворум бар" not in text(paper("founding_minutes"), few)
    assert "Кворум бар" not in text(paper("minutes_extract"), few)
    assert "Кворум бар" in paper_text("founding_minutes")


def test_associated_members_are_not_counted_as_voters() -> None:
    people = tuple(
        paper_cases.founder(i, membership="associated" if i < 10 else "full") for i in range(50)
    )
    said = text(paper("founding_minutes"), paper_cases.make(collections={"founders": people}))
    assert "дауыс құқығы барлары – 40 (қырық)" in said
    assert "қауымдасқан мүшелері – 10 (он)" in said
    assert "(кемінде үштен екісі) – 27" in said


def test_votes_per_candidate() -> None:
    board = tuple(
        Record(f"b{i}", {"founder": f"f{i}", "for": str(40 + i), "against": str(10 - i)})
        for i in range(2, 7)
    )
    case = paper_cases.make(collections={"board_members": board})
    said = text(paper("founding_minutes"), case)
    assert "Тілеуқұлова Гүлнәр Асқарқызы | 43 | 7 | 0" in said
    assert "Тілеуқұлова Гүлнәр Асқарқызы | 43 | 7 | 0" in text(paper("counting_minutes"), case)


def test_board_minutes_need_two_thirds_present_and_two_thirds_for() -> None:
    def board(present: int) -> tuple[Record, ...]:
        return tuple(
            Record(f"b{i}", {"founder": f"f{i + 2}", "present": "1" if i < present else "0"})
            for i in range(5)
        )

    four = paper_cases.make(collections={"board_members": board(4)})
    said = text(paper("board_minutes"), four)
    assert "(кемінде 4 мүше)" in said
    assert "Кворум бар, отырыс заңды." in said
    assert "Отырысқа қатысқандар – 4 (төрт)" in said
    assert "үштен екісі) –\u00a03" in said
    three = paper_cases.make(collections={"board_members": board(3)})
    assert "Кворум жоқ." in text(paper("board_minutes"), three)
    lost = paper_cases.make({"director.for": "3", "director.against": "2"})
    assert "сайлансын" not in text(paper("board_minutes"), lost)


# -- variants --------------------------------------------------------------------------------


def test_sole_chair_decides_alone() -> None:
    case = paper_cases.make({"board.sole_chair": "1"}, count=5)
    assert paper("chair_decision").needed(case)
    assert not paper("board_minutes").needed(case)
    said = text(paper("chair_decision"), case)
    assert "ТӨРАҒАНЫҢ ШЕШІМІ" in said
    assert "тағайындалсын" in said
    minutes = text(paper("founding_minutes"), case)
    assert "Кооператив төрағасы болып Сейтжанов Ерлан Болатұлы 3 (үш) жыл" in minutes
    assert "Басқарма мүшелері болып" not in minutes


def test_general_meeting_elects_with_written_consents() -> None:
    case = paper_cases.make({"director.elected_by": "general_meeting"})
    assert "БАСҚАРМА МҮШЕЛЕРІНІҢ ЖАЗБАША КЕЛІСІМІ" in text(paper("board_minutes"), case)
    assert "ОТЫРЫСЫНЫҢ" not in text(paper("board_minutes"), case)
    assert "атқарушы директоры болып Тілендиев Асқар Болатұлы" in text(
        paper("founding_minutes"), case
    )


def test_missing_consent_prints_its_reason() -> None:
    case = paper_cases.make(
        {
            "meeting.consent_number": "",
            "meeting.consent_date": "",
            "meeting.consent_missing_reason": "өтінім қаралуда",
        }
    )
    said = text(paper("founding_minutes"), case)
    assert "алынған жоқ. Себебі: өтінім қаралуда." in said
    assert "5 қарашадағы № 12-7/345 келісімі алынды" in paper_text("founding_minutes")


def test_needed_papers() -> None:
    usual = paper_cases.make()
    assert not paper("ballot").needed(usual)
    assert not paper("valuation_act").needed(usual)
    most = paper_cases.most(20)
    assert paper("ballot").needed(most)
    assert paper("counting_minutes").needed(most)
    assert paper("valuation_act").needed(most)
    late = {form.key for form in MINE if form.after_meeting}
    assert {"founding_minutes", "minutes_extract", "board_minutes", "payment_sheet"} <= late
    assert not late & {"notice", "registration_sheet", "consent", "explanation", "proxy_sample"}


def test_before_the_meeting_the_presence_column_waits_for_the_pen() -> None:
    planned = paper_cases.make({"meeting.date": "23.11.2030"})
    assert "| қатысты" not in text(paper("registration_sheet"), planned)
    assert "| қатысты |" in paper_text("registration_sheet")


def test_valuation_over_the_limit_must_be_confirmed() -> None:
    def one(amount: str) -> str:
        rows = (
            *(paper_cases.founder(i) for i in range(3)),
            paper_cases.founder(3, share_form="property", share_amount=amount),
        )
        case = paper_cases.make(
            {"contribution.share_mode": "individual"}, {"founders": rows}, count=4
        )
        return text(paper("valuation_act"), case)

    # 20 000 АЕК of 2026 are 86 500 000 ₸.
    assert "расталады" not in one("86 500 000")
    assert "расталады" in one("86 500 000,01")
    assert "сексен алты миллион бес жүз мың теңге" in one("86 500 000")


def test_consent_has_its_seven_fields() -> None:
    said = paper_text("consent")
    for number, words in enumerate(
        (
            "Оператордың атауы",
            "Субъектінің тегі",
            "қолданылу мерзімі",
            "үшінші тұлғаларға беру",
            "трансшекаралық беру",
            "жалпыға бірдей қолжетімді көздерде",
            "деректердің тізбесі",
        ),
        start=1,
    ):
        assert re.search(rf"^{number} \| [^|]*{words}", said, re.MULTILINE), words


@pytest.mark.parametrize(
    ("liability", "words"), [("none", "Сіз жауап бермейсіз"), ("additional", "50 пайызы")]
)
def test_explanation_follows_the_charters_liability(liability: str, words: str) -> None:
    case = paper_cases.make({"charter.liability": liability})
    assert words in text(paper("explanation"), case)


def test_member_book_and_sheet_follow_the_payments() -> None:
    def pay(name: str, kind: str, amount: str, day: str) -> Record:
        return Record(name, {"member": "f0", "kind": kind, "amount": amount, "date": day})

    rows = (
        pay("p2", "share", "60 000", "05.12.2026"),
        pay("p1", "share", "40 000", "01.12.2026"),
        pay("p3", "entrance", "20 000", "03.12.2026"),
    )
    case = paper_cases.make(collections={"payments": rows})
    book = text(paper("member_book"), case).replace("\u00a0", " ")
    assert book.index("01.12.2026 | 40 000") < book.index("05.12.2026 | 60 000")
    assert "2026 жылғы 5 желтоқсан" in book  # a member from the day both are paid
    sheet = text(paper("payment_sheet"), case).replace("\u00a0", " ")
    assert "Ахметов Нұрлан Серікұлы | 100 000 | 100 000 | 0 | 20 000 | 20 000 | 0" in sheet
    assert "мүлік (пай) жарнасы – 100 000 (жүз мың) теңге" in sheet
    receipt = text(paper("receipt"), case).replace("\u00a0", " ")
    sums = re.findall(r"Сомасы \| (.*)", receipt)
    shares = ["40 000 (қырық мың) теңге", "60 000 (алпыс мың) теңге"]
    assert sums == [
        sum_ for one in (shares[0], "20 000 (жиырма мың) теңге", shares[1]) for sum_ in (one, one)
    ]


def test_a_receipt_with_its_stub_stands_on_one_page_for_each_payment() -> None:
    case = paper_cases.most(10)
    form = paper("receipt")
    for index, pages in ((1, 1), (2, 2), (4, 2)):
        laid = write_pdf(Paper(form.file_name, blocks_of(form, case, index)))
        assert laid.pages == pages


def test_application_holds_the_obligation_of_the_law() -> None:
    said = paper_text("membership_application")
    assert "28-бабының 2-тармағына сәйкес мыналарға міндеттенемін:" in said
    assert "жарғысының талаптарын сақтауға" in said
    assert "кіру жарнасын 20\u00a0000 (жиырма мың) теңге мөлшерінде" in said


# -- decisions --------------------------------------------------------------------------------


@pytest.mark.parametrize("item", AGENDA_ITEMS)
def test_ready_wording_of_every_item(item: str) -> None:
    for case in (paper_cases.make(), paper_cases.least(), paper_cases.most(20)):
        decision, speech = ready_decision(case, item), ready_speech(case, item)
        assert decision.endswith(".")
        assert speech.endswith(".")
        assert not speech[0].isupper()
        assert agenda_title(case, item).endswith("туралы")
        for words in (decision, speech):
            assert not re.search(r"None|[{}<>]|  ", words)


@pytest.mark.parametrize("item", ["creation", "name", "board", "charter", "contribution"])
def test_the_minutes_print_the_ready_decision_unless_the_official_wrote_his_own(item: str) -> None:
    usual = paper_cases.make()
    ready = ready_decision(usual, item)
    said = text(paper("founding_minutes"), usual)
    assert ready in said
    assert ready_speech(usual, item) in said
    own = paper_cases.make({f"agenda.{item}.decision": "Өз шешімім.\nЕкінші жол."})
    printed = text(paper("founding_minutes"), own)
    assert "Өз шешімім.\nЕкінші жол." in printed
    assert ready.split("\n")[-1] not in printed


def test_extract_is_of_the_chosen_item() -> None:
    case = paper_cases.make({"registration.extract_item": "authorised"})
    said = text(paper("minutes_extract"), case)
    assert ready_decision(case, "authorised") in said
    assert "Көшірмесі дұрыс." in said
    assert ready_decision(case, "board") not in said


# -- read back from the PDF, wording as text ------------------------------------------------------


def test_minutes_read_back_with_another_library() -> None:
    read = read_back("founding_minutes")
    for words in (
        "2026 жылғы 23 қараша",
        "Ахметов Нұрлан Серікұлы",
        "100 000 (жүз мың) теңге",
        "5 000 000 (бес миллион) теңге",
        "Мичурин ауылдық округінің әкімі Б. Сейтов",
        "2026 жылғы 23 қарашадағы № 1",
    ):
        assert words in read


def test_wording_files_have_no_line_that_swallows_its_end() -> None:
    """A line of text that ends in a plain block tag would lose its line break (trim_blocks)."""
    keys = {form.key for form in MINE}
    for key in keys:
        for file in (resources_dir() / "forms" / key).rglob("*.txt"):
            _check_lines(file)


def _check_lines(file: Path) -> None:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        bare = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", line)
        swallowed = line.rstrip().endswith("%}") and not line.rstrip().endswith("+%}")
        assert not (bare.strip() and swallowed), f"{file}:{number}"


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_own_wording_stays_plain(words: str) -> None:
    case = paper_cases.make(
        {"agenda.creation.decision": words, "agenda.creation.speech": words, "name.proper": words},
        count=3,
    )
    lines = lines_of(blocks_of(paper("founding_minutes"), case))
    assert len(lines) > 60


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("Сейітов Ерлан Қанатұлы", "Е. Сейітов"),
        ("Сейітов Ерлан", "Е. Сейітов"),
        ("Б. Сейтов", "Б. Сейтов"),
        ("Бағалаушы серіктестік ЖШС бөлімі", "Бағалаушы серіктестік ЖШС бөлімі"),
        ("", ""),
    ],
)
def test_short_names(typed: str, short: str) -> None:
    assert short_of(typed) == short


def test_the_akim_is_among_those_invited_though_a_guest_shares_his_patronymic() -> None:
    case = paper_cases.make(
        {"meeting.akim_name": "Әкімов Үлгі Үлгіұлы", "meeting.invited": "Басқаров Үлгі Үлгіұлы"}
    )
    said = text(paper("founding_minutes"), case)
    assert "әкімі Әкімов Үлгі Үлгіұлы; Басқаров Үлгі Үлгіұлы." in said


def test_the_akim_is_among_those_invited_once() -> None:
    said = paper_text("founding_minutes")
    assert "құқығынсыз шақырылғандар: Мичурин ауылдық округінің әкімі Б. Сейтов." in said
    named = paper_cases.make({"meeting.invited": "Округ әкімі Сейтов Бақыт\nАШБ маманы"})
    assert "құқығынсыз шақырылғандар: Округ әкімі Сейтов Бақыт; АШБ маманы." in text(
        paper("founding_minutes"), named
    )
