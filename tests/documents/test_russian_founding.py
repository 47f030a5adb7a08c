"""Founding papers in Russian beside the Kazakh ones; the contract and the director's papers."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Paper, Table, Title, plain
from app.documents.pdf import write_pdf
from app.domain.answers import Record
from app.forms.registry import paper
from tests.documents import paper_cases
from tests.documents.legal_text import anchors, faults, part
from tests.documents.pdf_tools import text_of as read_back
from tests.documents.russian_papers import (
    KEYS,
    TRANSLATED,
    digits,
    kazakh,
    russian,
    said,
    shape,
    spoken,
    translated,
)

KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)
NAME_KK = re.compile("«Майтөбе Сүт» (ауыл шаруашылығы өндірістік кооперативі|АӨК)")


@cache
def contract() -> tuple[Block, ...]:
    return russian("founding_contract", paper_cases.make())


# -- the same paper in both languages ------------------------------------------------------


@pytest.mark.parametrize("name", TRANSLATED)
@pytest.mark.parametrize("key", KEYS)
def test_says_the_kazakh_papers_numbers_in_the_same_blocks(key: str, name: str) -> None:
    for blanks in (False, True):
        ours = russian(key, TRANSLATED[name], blanks=blanks)
        theirs = kazakh(key, TRANSLATED[name], blanks=blanks)
        assert digits(ours) == digits(theirs)
        assert list(map(shape, ours)) == list(map(shape, theirs))


@settings(max_examples=15, deadline=None)
@given(
    count=st.integers(3, 25),
    term=st.integers(1, 25),
    percent=st.sampled_from(["0", "0,1", "2", "1,5"]),
    fee=st.sampled_from(["0", "1", "21 625,50", "20 000"]),
    sole=st.booleans(),
)
def test_numbers_agree_whatever_was_typed(
    count: int, term: int, percent: str, fee: str, sole: bool
) -> None:
    case = paper_cases.make(
        {
            "board.term_years": str(term),
            "director.term_years": str(term),
            "charter.delay_percent": percent,
            "charter.delay_months": str(term),
            "charter.payout_months": str(term),
            "contribution.entrance_fee": fee,
            "board.sole_chair": "1" if sole else "0",
        },
        count=count,
    )
    whole = translated(case)
    for key in KEYS:
        assert digits(russian(key, whole)) == digits(kazakh(key, whole))


@pytest.mark.parametrize("key", KEYS)
def test_nothing_kazakh_is_left_but_the_name_in_the_state_language(key: str) -> None:
    text = said(key, paper_cases.make())
    left = [line for line in text.splitlines() if KAZAKH_LETTER.search(NAME_KK.sub("", line))]
    assert left == []


@pytest.mark.parametrize("key", KEYS)
def test_is_printed_and_read_back(key: str) -> None:
    form = paper(key)
    case = paper_cases.make(count=12)
    laid = write_pdf(Paper(form.title, russian(key, case), landscape=form.landscape))
    assert not laid.missing
    assert "Майтобе Сут" in read_back(laid).replace("\u00a0", " ")


@pytest.mark.parametrize("name", TRANSLATED)
@pytest.mark.parametrize("key", KEYS)
def test_no_word_depends_on_a_persons_sex(key: str, name: str) -> None:
    """A paper names women and men alike: no verb or adjective agrees with an unknown person."""
    words = re.compile(
        r"\b(предложил|ознакомил|разъяснил|сообщил|выступил|решил|присутствовал|согласен)а?\b"
        r"|\((?:а|ла|на)\)"
    )
    found = words.search(said(key, TRANSLATED[name]))
    assert found is None


@pytest.mark.parametrize("key", KEYS)
def test_official_letters_only(key: str) -> None:
    """Laws and official papers of Kazakhstan print «е», never «ё», and no Latin letters."""
    text = said(key, paper_cases.make()).replace("№ 372-V", "")
    assert not re.search("[ёЁ]", text)
    assert not re.search("[A-Za-z]", text)


# -- the contract --------------------------------------------------------------------------

ITEMS = {
    "c16_1": (
        "приняли решение о создании сельскохозяйственного производственного кооператива",
        "протоколом учредительного собрания от 23 ноября 2026 года № 1",
        "Кооператив создается на неопределенный срок.",
        "Основное направление деятельности Кооператива – переработка",
        "код ОКЭД 10511",
        "полное наименование – «Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі",
        "сокращенное наименование – «Майтөбе Сүт» АӨК",
        "полное наименование – Сельскохозяйственный производственный кооператив «Майтобе Сут»",
        "сокращенное наименование – СПК «Майтобе Сут»",
        "его исполнительного органа управления): Республика Казахстан, 161300, Туркестанская",
        "Органы управления Кооперативом: высший орган – общее собрание",
        "исполнительный орган – правление, возглавляемое председателем;",
        "контрольный орган – ревизионная комиссия",
    ),
    "c16_2": ("50 (пятьдесят):", "ИИН (БИН)", "Место постоянного жительства", "800101300000"),
    "c16_3": (
        "осуществляется в следующем порядке:",
        "Учредитель обязан:",
        "представлять его интересы в государственных органах",
        "Сейтжанов Ерлан Болатулы (ИИН 800101300002)",
    ),
    "c16_4": (
        "Состав, размер и срок внесения",
        "100 000 (сто тысяч) тенге",
        "31.12.2026",
        "5 000 000 (пять миллионов) тенге",
        "неустойку (пеню), составляющую 0,1 процента невнесенной суммы",
        "При просрочке более 3 (трех) месяцев",
    ),
    "c16_5": ("20 000 (двадцать тысяч) тенге не позднее 10 декабря 2026 года", "пятикратный"),
    "c16_6": ("выйти из состава Учредителей", "возвращаются", "не позднее 6 (шести) месяцев"),
    "c16_7": ("не менее двух третей от общего числа", "включая не участвовавших в собрании"),
    "c16_secret": (
        "входит в состав документов, представляющих коммерческую тайну",
        "предъявляется в случаях, установленных законами",
    ),
}
"""What the law asks of a founding contract, art. 16(2) and 16(3), by the anchors of its clauses."""


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_each_item_of_the_law_is_there(item: str) -> None:
    text = part(contract(), item).replace("\u00a0", " ")
    for words in ITEMS[item]:
        assert words in text


def test_the_contract_has_the_kazakh_anchors_and_no_faults() -> None:
    assert anchors(contract()) == anchors(kazakh("founding_contract", paper_cases.make()))
    for case in TRANSLATED.values():
        blocks = russian("founding_contract", case)
        typed = [line for line in faults(blocks) if "<b>" not in line and "x>" not in line]
        assert typed == []


def test_number_day_and_place_stand_above() -> None:
    title, place = contract()[:2]
    assert isinstance(title, Title)
    assert plain(title.text).startswith("УЧРЕДИТЕЛЬНЫЙ ДОГОВОР № 1")
    assert isinstance(place, Table)
    assert spoken((place,)) == "село Мичурин | 23 ноября 2026 года"


def test_no_fee_no_penalty_a_sole_chair_and_a_term() -> None:
    text = said(
        "founding_contract",
        paper_cases.make(
            {
                "contribution.entrance_fee": "0",
                "charter.delay_percent": "0",
                "charter.payout_months": "1",
                "board.sole_chair": "1",
                "name.term_until": "31.12.2040",
            },
            count=5,
        ),
    )
    for words in (
        "создается на определенный срок – до 31 декабря 2040 года.",
        "председатель Кооператива (единоличный исполнительный орган)",
        "передает все документы председателю Кооператива по акту",
        "за счет средств, предоставляемых Учредителями в равных долях",
        "возвращаются Учредителям в полном объеме в течение десяти рабочих дней",
        "неустойка не начисляется",
        "0 (ноль) тенге, то есть Учредители не вносят вступительный взнос",
        "не позднее 1 (одного) месяца со дня прекращения членства",
    ):
        assert words in text


def test_legal_persons_proxies_property_and_associated_members() -> None:
    text = said("founding_contract", TRANSLATED["most"])
    for words in (
        "«Береке 2», представитель – Д. Бастыков-2 (основание полномочий: устав)",
        "представитель по доверенности – Окилов Окил 1 (доверенность от 20 ноября 2026 года № 1)",
        "(ассоциированный член) |",
        "Денежную оценку взноса в натуральной форме проводят уполномоченные лица, избранные на",
        "за исключением тех, кто будет ассоциированным членом, вносит деньгами",
        "Условия выплаты дивидендов и поставки продукции предусматриваются отдельным договором",
        "90 000 000,50 тенге",
    ):
        assert words in text
    assert re.search(r"имущество: .+; .+ \(оценку провели: .+; отчет об оценке: .+77", text)


# -- the list of founders and the extract --------------------------------------------------


def test_the_list_is_approved_by_the_minutes_and_summed() -> None:
    text = said("founders_list", paper_cases.make())
    assert text.startswith(
        "УТВЕРЖДЕН\nпротоколом\nучредительного собрания\nот 23 ноября 2026 года № 1\n"
        "(приложение 2 к протоколу)"
    )
    assert "| 100 000 | деньги | 31.12.2026" in text
    assert "Итого | 5 000 000 |" in text
    assert "Размер вступительного взноса – 20 000 (двадцать тысяч) тенге" in text


def test_the_extract_is_certified_by_who_heads_the_cooperative() -> None:
    text = said("minutes_extract", paper_cases.make())
    assert text.startswith("Учредительное собрание по созданию ")
    assert "ВЫПИСКА ИЗ ПРОТОКОЛА\nот 23 ноября 2026 года № 1" in text
    assert "Копия верна. 26 ноября 2026 года\nПредседатель правления | Е. Сейтжанов" in text
    sole = said("minutes_extract", paper_cases.make({"board.sole_chair": "1"}, count=5))
    assert sole.endswith("Председатель кооператива | Е. Сейтжанов")


# -- the director's papers -----------------------------------------------------------------


def _board(**votes: str) -> str:
    values = {f"director.{name.rstrip('_')}": value for name, value in votes.items()}
    return said("board_minutes", paper_cases.make(values))


def test_the_board_elects_the_director() -> None:
    text = _board()
    for words in (
        "ПРОТОКОЛ ЗАСЕДАНИЯ ПРАВЛЕНИЯ\n№ 1",
        "присутствует две трети членов правления (не менее 4 членов). Кворум имеется",
        "(две трети присутствующих), – 4.",
        "1. Избрать исполнительным директором кооператива Тилендиева Аскара Болатулы (ИИН "
        "850101300016) с 25 ноября 2026 года сроком на 3 (три) года.",
        "подотчетен правлению.",
        "3. Председателю правления выдать исполнительному директору доверенность",
        "1 | Сейтжанов Ерлан Болатулы | даю согласие |",
        "Председатель заседания | Е. Сейтжанов\nСекретарь заседания | Г. Тлеукулова",
    ):
        assert words in text


def test_too_few_votes_elect_nobody() -> None:
    text = _board(for_="3", against="2", abstained="0")
    assert "не принято, поскольку не набрано необходимое число голосов." in text
    assert "Избрать исполнительным директором" not in text


def test_absent_and_dissenting_members_are_named() -> None:
    members = (
        *(Record(f"b{i}", {"founder": f"f{i}"}) for i in (2, 3)),
        Record("b4", {"founder": "f4", "present": "0"}),
        Record("b6", {"founder": "f6", "present": "0", "consents": "0"}),
    )
    text = said("board_minutes", paper_cases.make(None, {"board_members": members}))
    assert "Отсутствуют: Кунанбаев Бауыржан, Жусипова Галия Кайраткызы." in text
    assert "(не менее 3 членов). Кворум отсутствует." in text
    by_meeting = paper_cases.make(
        {"director.elected_by": "general_meeting"}, {"board_members": members}
    )
    text = said("board_minutes", by_meeting)
    assert "ПИСЬМЕННОЕ СОГЛАСИЕ ЧЛЕНОВ ПРАВЛЕНИЯ" in text
    assert "4 | Жусипова Галия Кайраткызы | не даю согласия |" in text
    assert "Число давших согласие – 3 (три), общее число членов правления – 4 (четыре)." in text
    assert "Срок избрания – 3 (три) года с 25 ноября 2026 года." in text


def test_the_sole_chair_appoints_the_director() -> None:
    text = said("chair_decision", paper_cases.make({"board.sole_chair": "1"}, count=5))
    for words in (
        "В соответствии с пунктами 2 и 4 статьи 35 Закона",
        "председателем кооператива Сейтжановым Ерланом Болатулы, на которого возложены функции",
        "ПРИНЯТО РЕШЕНИЕ:\n1. Назначить исполнительным директором кооператива Тилендиева Аскара",
        "подотчетен председателю кооператива.",
        "Ознакомление с решением подтверждаю:\nИсполнительный директор | А. Тилендиев",
    ):
        assert words in text
    by_meeting = {"board.sole_chair": "1", "director.elected_by": "general_meeting"}
    text = said("chair_decision", paper_cases.make(by_meeting, count=5))
    assert "Я, председатель кооператива Сейтжанов Ерлан Болатулы, даю согласие на избрание" in text
    assert "Ознакомление с согласием подтверждаю:" in text


@pytest.mark.parametrize(
    ("sole", "of_what", "organs"),
    [("0", "правления", "общего собрания, правления и"), ("1", "Кооператива", "общего собрания и")],
)
def test_the_power_of_attorney_names_its_bounds(sole: str, of_what: str, organs: str) -> None:
    key = "director_power_of_attorney"
    text = said(key, paper_cases.make({"board.sole_chair": sole}, count=8))
    assert f"председатель {of_what} Сейтжанов Ерлан Болатулы, действуя без доверенности" in text
    assert f"исполнять решения {organs} председателя;" in text
    assert "не превышает 5 000 (пять тысяч) месячных расчетных показателей;" in text
    assert "вступает в силу со дня государственной регистрации Кооператива и действует до" in text
    values = {"registration.bin": "261140012345", "charter.deal_limit_aek": "21"}
    text = said(key, paper_cases.make(values))
    assert "БИН 261140012345; место нахождения: Республика Казахстан" in text
    assert "не превышает 21 (двадцать один) месячный расчетный показатель;" in text
    assert "Доверенность действует до 25 ноября 2029 года." in text


# -- the official's own words --------------------------------------------------------------


def test_own_decisions_print_as_translated_and_as_blanks_before() -> None:
    """Nobody's sentences are translated by the program, and none stand in Kazakh."""
    own = {"agenda.creation.decision": "Құрылсын.\nБекітілсін."}
    case = paper_cases.make(own)
    text = said("founding_minutes", case)
    item = text.partition("СЛУШАЛИ: О создании")[2].partition("По вопросу 3")[0]
    assert item.endswith("РЕШИЛИ:\n______\n")
    text = said("founding_minutes", translated(case))
    item = text.partition("СЛУШАЛИ: О создании")[2].partition("По вопросу 3")[0]
    assert item.endswith("РЕШИЛИ:\nКурылсын.\nБекитилсин.\n")
