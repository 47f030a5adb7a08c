"""The Russian charter: all twenty items, every choice, and the same words as the Kazakh one."""

from __future__ import annotations

import io
import itertools
import re
from functools import cache

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import BackSheet, Block, Paper, SignatureBlock, TitlePage, plain
from app.documents.pdf import write_pdf
from app.domain.case import FoundingCase, read_case
from app.domain.schema import FIELDS, Field, Kind
from app.forms.charter import FORM
from app.forms.papers import uses_address
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents import paper_cases
from tests.documents.legal_text import anchors, clause_numbers, faults, part, sources, text_of
from tests.documents.test_charter import CHARTER_FIELDS, CONTEXT
from tests.documents.test_charter_read import ZEROS
from tests.documents.two_texts import fully_spelled, russian, spelled

ITEMS = {
    "item01": ("Организационно-правовая форма Кооператива – производственный", "СПК «Майтобе Сут»"),
    "item02": ("Статус субъекта предпринимательства", "субъект малого предпринимательства"),
    "item03": ("Место нахождения", "161300", "Туркестанская область", "дом 12"),
    "item04": ("Цели создания", "повышение доходов членов"),
    "item05": (
        "высший орган – общее собрание",
        "ревизионная комиссия",
        "Исключительная компетенция",
    ),
    "item06": ("Внеочередное общее собрание", "заочного голосования", "двух третей", "Очередное"),
    "item07": ("Членом может быть", "имущественный (паевой) и вступительный взносы"),
    "item08": ("может быть исключен", "более чем на 3 (три) месяца"),
    "item09": ("выплачивается (выдается) пай", "принимается общим собранием"),
    "item10": ("образуются следующие документы", "протоколы", "приказы председателя правления"),
    "item11": ("Член вправе", "Член обязан", "совещательного голоса"),
    "item12": ("за счет следующих источников", "вступительные и дополнительные взносы"),
    "item13": ("Размер имущественного (паевого) взноса каждого члена – 100 000 (сто тысяч) тенге",),
    "item14": ("участвует в деятельности Кооператива",),
    "item15": ("Кооперативные выплаты", "30 процентов"),
    "item16": ("Убытки Кооператива", "покрываются"),
    "item17": ("Внесение изменений и дополнений в учредительные документы",),
    "item18": ("паевой фонд и резервный фонд", "5 000 000 (пять миллионов) тенге"),
    "item19": ("Вид деятельности", "изменяется", "экономическое обоснование"),
    "item20": ("слияние, присоединение, разделение, выделение, преобразование",),
}
"""What art. 17(2) asks for, by the anchor at which the charter says it."""

REFERENCE = re.compile(r"пункт\w* (\d+\.\d+)(?: и (\d+\.\d+))?")
KAZAKH_LETTERS = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")


@cache
def usual() -> tuple[Block, ...]:
    return russian(paper_cases.make())


def spoken(blocks: tuple[Block, ...]) -> str:
    return text_of(blocks).replace("\u00a0", " ")


def said_at(anchor: str, values: dict[str, str], count: int = 50) -> str:
    return part(russian(paper_cases.make(values, count=count)), anchor).replace("\u00a0", " ")


def wrong_references(blocks: tuple[Block, ...]) -> list[str]:
    known = set(clause_numbers(blocks))
    named = itertools.chain.from_iterable(REFERENCE.findall(text_of(blocks)))
    return [number for number in named if number and number not in known]


# -- the law's items ------------------------------------------------------------------------


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_each_item_of_the_law_is_there(item: str) -> None:
    said = part(usual(), item).replace("\u00a0", " ")
    for words in ITEMS[item]:
        assert words in said


def test_there_are_twenty_items_whatever_is_chosen() -> None:
    wanted = {f"item{number:02d}" for number in range(1, 21)}
    for sole, mode in itertools.product(("0", "1"), ("same", "individual")):
        values = {"board.sole_chair": sole, "contribution.share_mode": mode}
        assert wanted <= anchors(russian(paper_cases.make(values, count=5)))
    assert wanted <= anchors(russian(paper_cases.least()))


def test_numbers_and_majorities_of_the_law() -> None:
    blocks = usual()
    assert "две трети от общего числа членов" in part(blocks, "charter_vote")
    assert "одной пятой от общего числа членов" in part(blocks, "associated")
    assert "не менее двух третей членов" in part(blocks, "quorum")
    assert "по большинству голосов членов, присутствующих" in part(blocks, "majority")
    assert "одной трети присутствующих проводится тайное" in part(blocks, "majority")
    assert "не реже одного раза в три месяца" in part(blocks, "sittings")
    assert part(blocks, "sittings").count("не менее двух третей") == 2
    assert "не реже одного раза в год" in part(blocks, "regular")
    assert "не должен превышать пятикратный размер" in part(blocks, "entrance")
    assert "двадцатитысячекратному размеру" in part(blocks, "valuation")
    assert "письменно извещается об этом в течение десяти рабочих дней" in text_of(blocks)
    assert "в денежной форме в течение одного месяца" in text_of(blocks)
    assert "без доверенности" in part(blocks, "chair_powers")
    assert "нотариально удостоверенную доверенность" in text_of(blocks)


def test_both_names_are_given_in_both_languages() -> None:
    said = part(usual(), "item01")
    assert "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі" in said
    assert "«Майтөбе Сүт» АӨК" in said
    assert "Сельскохозяйственный производственный кооператив «Майтобе Сут»" in said


def test_the_frame_of_the_paper() -> None:
    blocks = usual()
    assert isinstance(blocks[0], TitlePage)
    assert [plain(line) for line in blocks[0].top[:2]] == ["УТВЕРЖДЕН", "протоколом"]
    assert "от 23 ноября 2026 года" in [plain(line) for line in blocks[0].top]
    assert plain(blocks[0].foot[-1]) == "2026 год"
    back = blocks[-1]
    assert isinstance(back, BackSheet)
    assert "Прошито, пронумеровано листов: {pages}" in [plain(line) for line in back.lines]
    signs = blocks[-2]
    assert isinstance(signs, SignatureBlock)
    assert [plain(line.name) for line in signs.lines] == ["Н. Ахметов", "А. Оспанова"]


def test_a_seal_is_named_on_the_back() -> None:
    back = russian(paper_cases.make({"charter.seal": "1"}))[-1]
    assert isinstance(back, BackSheet)
    assert "скреплено печатью" in " ".join(plain(line) for line in back.lines)


# -- the choices ------------------------------------------------------------------------------


def _values_to_try(field: Field) -> tuple[str, ...]:
    match field.kind:
        case Kind.WHOLE:
            return "7", "28"
        case Kind.PERCENT:
            return "3", "12,5"
        case Kind.MONEY:
            return "77 000", "123 456,50"
        case Kind.LONG_TEXT:
            return "бірінші сөз", "екінші сөз\nүшінші сөз"
        case _:
            return field.choices or ("0", "1")


@pytest.mark.parametrize("field", CHARTER_FIELDS, ids=lambda field: field.name)
def test_every_charter_field_changes_the_text(field: Field) -> None:
    tried = _values_to_try(field)
    texts = set()
    for value in tried:
        case = paper_cases.make({**CONTEXT.get(field.name, {}), field.name: value})
        blocks = russian(fully_spelled(case))
        assert field.name in sources(blocks), "a click on the clause finds the choice"
        assert faults(blocks) == []
        assert wrong_references(blocks) == []
        if field.kind in (Kind.WHOLE, Kind.PERCENT, Kind.MONEY, Kind.LONG_TEXT):
            assert all(line in spoken(blocks) for line in value.splitlines())
        texts.add(text_of(blocks))
    assert len(texts) == len(tried)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name.size": "micro"}, "субъект микропредпринимательства"),
        ({"name.size": "medium"}, "субъект среднего предпринимательства"),
        ({"name.term_until": "31.12.2040"}, "на определенный срок – до 31 декабря 2040 года"),
        ({"board.term_years": "4"}, "сроком на 4 (четыре) года"),
        ({"audit.term_years": "5"}, "сроком на 5 (пять) лет"),
        ({"director.term_years": "1"}, "сроком на 1 (один) год"),
        (
            {"director.elected_by": "general_meeting"},
            "общим собранием с письменного согласия каждого члена правления",
        ),
        ({"contribution.entrance_fee": "21 625"}, "двадцать одна тысяча шестьсот двадцать пять"),
        ({"contribution.share_due": "01.02.2027"}, "не позднее 1 февраля 2027 года"),
        ({"name.direction": "fish"}, "продукции аквакультуры (рыбоводства)"),
    ],
)
def test_other_answers_change_the_text(values: dict[str, str], said: str) -> None:
    assert said in spoken(russian(paper_cases.make(values)))
    assert said not in spoken(usual())


def test_a_sole_chair_stands_where_the_board_stood() -> None:
    blocks = russian(paper_cases.make({"board.sole_chair": "1"}, count=5))
    said = spoken(blocks)
    assert "функции правления в соответствии с пунктом 2 статьи 35 Закона" in part(
        blocks, "executive"
    )
    for words in ("членов правления", "членами правления", "Правление", "заседани", "правлением"):
        assert words not in said
    assert "представляет председателю Кооператива письменное заявление" in said
    assert "Исполнительный директор назначается решением председателя Кооператива" in said
    assert "единолично" in said
    assert "1 (один) член, избираемый" in part(blocks, "audit").replace("\u00a0", " ")


# -- numerals agree with what they count ------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("1", "за 1 (один) календарный день "),
        ("3", "за 3 (три) календарных дня "),
        ("15", "за 15 (пятнадцать) календарных дней "),
        ("21", "за 21 (двадцать один) календарный день "),
    ],
)
def test_days_of_notice_agree(days: str, said: str) -> None:
    assert said in said_at("notice", {"charter.notice_days": days})


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("1", "в течение 1 (одного) календарного дня "),
        ("2", "в течение 2 (двух) календарных дней "),
        ("21", "в течение 21 (двадцати одного) календарного дня "),
        ("30", "в течение 30 (тридцати) календарных дней "),
    ],
)
def test_days_of_admission_agree_in_the_genitive(days: str, said: str) -> None:
    assert said in said_at("admission", {"charter.admission_days": days})


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("1", "составляет 1 процент паевого"),
        ("2", "составляет 2 процента паевого"),
        ("11", "составляет 11 процентов паевого"),
        ("12,5", "составляет 12,5 процента паевого"),
        ("21", "составляет 21 процент паевого"),
        ("30", "составляет 30 процентов паевого"),
    ],
)
def test_percents_agree(percent: str, said: str) -> None:
    assert said in said_at("reserve", {"charter.reserve_percent": percent})


@pytest.mark.parametrize(
    ("size", "said"), [("3", "из 3 ("), ("5", "из 5 (пяти) членов"), ("21", "одного) члена.")]
)
def test_the_board_consists_of_members_in_the_genitive(size: str, said: str) -> None:
    assert said in said_at("executive", {"board.size": size})


def test_deals_above_a_limit_are_counted_in_the_genitive() -> None:
    assert "свыше 1 000 (одной тысячи) месячных расчетных показателей," in said_at(
        "deals", {"charter.deal_limit_aek": "1000"}
    )


# -- zero is a choice too ---------------------------------------------------------------------


@pytest.mark.parametrize("loss_cover", ["reserve_first", "contributions"])
def test_zeros_read_as_a_sentence_not_as_a_sum(loss_cover: str) -> None:
    blocks = russian(paper_cases.make({**ZEROS, "charter.loss_cover": loss_cover}))
    said = spoken(blocks)
    assert faults(blocks) == []
    assert " 0 процент" not in said
    assert said.count("(ноль)") == 1
    assert "0 (ноль) тенге, то есть вступительный взнос не вносится" in said
    assert "независимо от суммы" in part(blocks, "deals")
    assert "не создается" in part(blocks, "reserve")
    assert "резервн" not in part(blocks, "income") + part(blocks, "item16")
    assert "не устанавливается" in part(blocks, "item15")
    assert "в размере, установленном заключенным с ним договором" in part(blocks, "dividends")
    assert {f"item{number:02d}" for number in range(1, 21)} <= anchors(blocks)


# -- no fault in any case ----------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 50])
def test_no_fault_in_usual_cases(count: int) -> None:
    blocks = russian(paper_cases.make(count=count))
    assert faults(blocks) == []
    assert wrong_references(blocks) == []
    assert "______" not in text_of(block for block in blocks if not isinstance(block, BackSheet))


def test_no_kazakh_is_left_but_the_kazakh_name() -> None:
    left = [line for line in text_of(usual()).splitlines() if KAZAKH_LETTERS.search(line)]
    assert len(left) == 1
    assert left[0].startswith("на государственном языке: полное наименование – «Майтөбе Сүт»")


def test_no_latin_letter_stands_in_a_russian_word() -> None:
    words = re.findall(r"\w*[A-Za-z]\w*", text_of(usual()))
    assert set(words) == {"V", "pages"}, "372-V, and where the back sheet's count will stand"


def test_the_least_facts_print_blanks() -> None:
    blocks = russian(paper_cases.least())
    assert faults(blocks) == []
    said = text_of(blocks)
    assert "Сельскохозяйственный производственный кооператив «______»" in said
    assert "«____» ____________ 20___ года" in said


def test_the_most_facts_print() -> None:
    blocks = russian(paper_cases.most())
    assert not [line for line in faults(blocks) if line.startswith("raw")]
    assert wrong_references(blocks) == []
    assert {"item01", "item20"} <= anchors(blocks)


@pytest.mark.parametrize("sole", ["0", "1"])
@pytest.mark.parametrize("elected_by", ["board", "general_meeting"])
@pytest.mark.parametrize("term", ["", "31.12.2040"])
def test_no_fault_in_any_branch(sole: str, elected_by: str, term: str) -> None:
    last_choices = {field.name: field.choices[-1] for field in CHARTER_FIELDS if field.choices}
    case = paper_cases.make(
        {
            **last_choices,
            "board.sole_chair": sole,
            "director.elected_by": elected_by,
            "name.term_until": term,
            "charter.seal": "1",
            "charter.absentee_vote": "0",
            "contribution.share_mode": "individual",
        },
        {"founders": tuple(paper_cases.founder(i, share_amount="1 000") for i in range(6))},
        count=6,
    )
    blocks = russian(case)
    assert faults(blocks) == []
    assert wrong_references(blocks) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=60))
def test_typed_text_never_becomes_markup(name: str, aim: str, street: str) -> None:
    case = paper_cases.make(
        {
            "name.proper": name,
            "name.proper_ru": name,
            "name.aims": aim,
            "name.street": street,
            "charter.sources": aim,
        }
    )
    case = spelled(case, {"name.aims": aim, "name.street": street, "charter.sources": aim})
    blocks = russian(case)
    assert {f"item{number:02d}" for number in range(1, 21)} <= anchors(blocks)
    assert clause_numbers(blocks) == clause_numbers(usual())


# -- the form and the printed paper --------------------------------------------------------------


def test_the_form_uses_what_it_prints() -> None:
    for case in (paper_cases.make(), paper_cases.make({"board.sole_chair": "1"}, count=5)):
        for source in sources(russian(case)):
            assert uses_address(FORM, source), source


@pytest.mark.parametrize("sole", ["0", "1"])
def test_the_printed_charter_has_twelve_to_twenty_pages(sole: str) -> None:
    blocks = russian(paper_cases.make({"board.sole_chair": sole}, count=5 if sole == "1" else 50))
    laid = write_pdf(Paper("Устав", blocks, language="ru-RU"))
    assert 12 <= laid.pages <= 20
    assert laid.missing == ""
    reader = pypdf.PdfReader(io.BytesIO(laid.pdf))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Майтобе Сут", "УТВЕРЖДЕН", "100 000 (сто тысяч) тенге", "Н. Ахметов"):
        assert words in said.replace("\u00a0", " ")
    assert f"листов: {laid.pages - 1}" in said


def test_the_shipped_sample_is_whole_in_russian() -> None:
    case: FoundingCase = read_case(
        read_sample().answers, load_reference(), paper_cases.TODAY, sample=True
    )
    blocks = russian(case)
    assert faults(blocks) == []
    assert wrong_references(blocks) == []
    assert FIELDS["name.aims"].spelled
