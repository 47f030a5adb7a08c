"""The meeting's and the members' papers in Russian: same facts, same shape, right agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Paper, SignatureBlock, Stamp, Table, TitlePage
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.domain.answers import Answers, Record, apply, set_at
from app.domain.case import FoundingCase
from app.domain.spelling import spellings
from app.forms.in_russian import in_russian, offers
from app.forms.papers import PaperForm, Per
from app.forms.registry import paper
from tests.documents import paper_cases
from tests.documents.legal_text import sources
from tests.documents.spelled import spelled
from tests.documents.test_hostile_papers import HOSTILE
from tests.documents.test_papers_render import FOREIGN, lines_of

KEYS = (
    "notice",
    "registration_sheet",
    "registration_sheet_public",
    "ballot",
    "counting_minutes",
    "proxy_sample",
    "consent",
    "explanation",
    "valuation_act",
    "membership_application",
    "member_book",
    "payment_sheet",
    "receipt",
)
PERSONAL = tuple(key for key in KEYS if paper(key).per is Per.FOUNDER)
CASES = {
    "least": paper_cases.least(),
    "usual": paper_cases.make(count=12),
    "five with a sole chair": paper_cases.make({"board.sole_chair": "1"}, count=5),
    "planned": paper_cases.make({"meeting.date": "23.11.2030"}, count=12),
    "most": paper_cases.most(60),
}
KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
LAW = (
    "Закона Республики Казахстан от 29 октября 2015 года № 372-V "
    "«О сельскохозяйственных кооперативах»"
)


def confirmed(case: FoundingCase) -> FoundingCase:
    """Return the case after somebody confirmed every Russian spelling, sentences included.

    What is offered stands where it is whole; he writes the rest himself.
    """
    texts: dict[str, str] = {}
    for offer in offers(case):
        one = offer.spelling
        digits = re.findall(r"\d+", one.kazakh)
        usable = re.findall(r"\d+", offer.russian) == digits
        if one.prose or not usable or KAZAKH_LETTER.search(offer.russian):
            texts[one.address] = " ".join(["русский текст", *digits])
        else:
            texts[one.address] = offer.russian
    return replace(case, answers=spelled(case.answers, texts))


def blocks(key: str, language: str, case: FoundingCase, index: int = 0) -> tuple[Block, ...]:
    form = paper(key)
    view = in_russian(case) if language == "ru" else case
    who = view.founders[index] if form.per is Per.FOUNDER and view.founders else None
    return render_wording(key, language, form.facts(view, who.id if who else ""))


def said(key: str, case: FoundingCase, index: int = 0, language: str = "ru") -> str:
    """Return the paper's lines; a space that does not break is a space."""
    return "\n".join(lines_of(blocks(key, language, case, index))).replace("\xa0", " ")


def indexes(form: PaperForm, case: FoundingCase) -> tuple[int, ...]:
    """A usual member, a legal person, one with property and an associated one."""
    return (0, 2, 3, 4) if form.per is Per.FOUNDER and len(case.founders) > 4 else (0,)


def shape(found: Iterable[Block]) -> list[object]:
    """Return what kinds of blocks stand there, with the sizes of tables and signatures."""
    made: list[object] = []
    for block in found:
        match block:
            case Table():
                rows = tuple(len(row.cells) for row in (*block.head, *block.rows))
                made.append(("Table", len(block.head), rows))
            case SignatureBlock() | Stamp():
                made.append((type(block).__name__, len(block.lines)))
            case TitlePage():
                made.append(("TitlePage", shape(block.middle)))
            case _:
                made.append(type(block).__name__)
    return made


# -- whatever was answered -----------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", KEYS)
def test_says_what_the_kazakh_paper_says(key: str, name: str) -> None:
    """The same blocks, the same answers, the same numbers."""
    case = confirmed(CASES[name])
    for index in indexes(paper(key), case):
        kazakh, russian = blocks(key, "kk", case, index), blocks(key, "ru", case, index)
        assert shape(russian) == shape(kazakh)
        own = {"name.proper_ru": "name.proper"}
        assert {own.get(one, one) for one in sources(russian)} == sources(kazakh)
        numbers = [
            Counter(re.findall(r"\d+", "\n".join(lines_of(found)))) for found in (kazakh, russian)
        ]
        assert numbers[0] == numbers[1]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", KEYS)
def test_no_trace_of_the_machine_nor_of_kazakh(key: str, name: str) -> None:
    case = confirmed(CASES[name])
    for index in indexes(paper(key), case):
        found = said(key, case, index)
        assert not FOREIGN.search(found)
        rest = found.replace("|  |", "| |").replace("|  |", "| |")
        assert "  " not in rest
        assert " ," not in rest
        assert ".." not in rest
        assert len(found) > 150
        assert KAZAKH_LETTER.findall(found) == []


@pytest.mark.parametrize("key", KEYS)
def test_lies_on_pages_with_every_sign(key: str) -> None:
    form = paper(key)
    for name in ("least", "most"):
        made = blocks(key, "ru", confirmed(CASES[name]))
        laid = write_pdf(Paper(form.title, made, language="ru-RU", landscape=form.landscape))
        assert laid.pages >= 1
        assert not laid.missing


@pytest.mark.parametrize("key", ["notice", "consent", "explanation", "ballot"])
@pytest.mark.parametrize("name", ["usual", "most"])
def test_one_page_where_one_page_is_meant(key: str, name: str) -> None:
    for index in (1, 2, 3, 4):
        made = blocks(key, "ru", confirmed(CASES[name]), index)
        assert write_pdf(Paper(key, made, language="ru-RU")).pages == 1


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(KEYS), st.lists(st.sampled_from(HOSTILE), min_size=4, max_size=4))
def test_hostile_words_change_no_block(key: str, words: list[str]) -> None:
    proper, place, surname, basis = words
    case = paper_cases.make(
        {"name.proper": proper, "name.proper_ru": proper, "meeting.place": place}, count=3
    )
    case = replace(case, answers=apply(case.answers, set_at("founders/f0/surname", surname)))
    russian = {"meeting.place": basis, "founders/f0/surname": proper}
    case = replace(case, answers=_spelled(case, russian))
    assert shape(blocks(key, "ru", case)) == shape(blocks(key, "kk", case))


def _spelled(case: FoundingCase, texts: dict[str, str]) -> Answers:
    asked = {one.address for one in spellings(case)}
    return spelled(case.answers, {at: text for at, text in texts.items() if at in asked})


# -- what the law asks for -------------------------------------------------------------------

REQUIRED = {
    # Art. 34(6): the representative; art. 26(1.1), 34(2): one vote; art. 4(2.1): of free will.
    "notice": (
        "ПОВЕСТКА ДНЯ",
        "нотариально удостоверенную доверенность",
        "ассоциированный член, представителем быть не может",
        "Вступление в кооператив и выход из него добровольны",
        "один голос независимо от размера",
        "голос ассоциированного члена является совещательным",
        "копия документа не снимается",
    ),
    "registration_sheet": ("ИИН (БИН)", "Место постоянного жительства", "Подпись"),
    "registration_sheet_public": ("вывешиваемый для всеобщего обозрения", "Отметка об участии"),
    # Art. 15(3), 34(3), 35(2): who is elected; 17(2): the charter.
    "ballot": (
        "Избрание членов правления",
        "Избрание председателя правления из числа членов правления",
        "Избрание членов ревизионной комиссии",
        "Утверждение устава сельскохозяйственного производственного кооператива «Майтобе Сут»",
        "за | против | воздерживаюсь",
        "Ассоциированный член в голосовании не участвует",
    ),
    "counting_minutes": (
        "об итогах тайного голосования",
        "имеющих право голоса | 12",
        "не менее двух третей голосов всех учредителей",
        "Избранный председатель правления: Сейтжанов Ерлан Болатулы",
    ),
    "proxy_sample": (
        f"В соответствии с пунктом 6 статьи 34 {LAW}",
        "дееспособное физическое лицо",
        "без права передоверия",
        "удостоверяется нотариально",
        "Удостоверительная надпись нотариуса",
    ),
    # Law № 94-V, art. 8(4), points 1-7; 7(10): no copies; 8(2), 8(7): revoking; 12(2): where kept.
    "consent": (
        "от 21 мая 2013 года № 94-V «О персональных данных и их защите»",
        "1 | Наименование (фамилия, имя, отчество), БИН (ИИН) оператора",
        "2 | Фамилия, имя, отчество субъекта | Ахметов Нурлан Серикулы",
        "3 | Срок действия согласия",
        "4 | Передача данных третьим лицам",
        "5 | Трансграничная передача данных | Не осуществляется; данные хранятся на территории",
        "6 | Распространение данных в общедоступных источниках",
        "7 | Перечень собираемых данных",
        "Копия документа, удостоверяющего личность, не снимается",
        "в течение пятнадцати рабочих дней",
        "кроме случая наличия неисполненного обязательства",
    ),
    # Art. 2(8), 22(2), 26(1), 27(1), 28(3), 28(4), 29(2), 30(3).
    "explanation": (
        "не менее чем двумя третями голосов учредителей",
        "в течение 6 (шести) месяцев со дня прекращения членства",
        "не возвращается",
        "Вам выдается членская книжка",
        "несете риск убытков в пределах стоимости внесенного Вами имущественного (паевого) взноса",
        "в размере 0,1 % невнесенной суммы",
        "более 3 (трех) месяцев",
        "в течение 30 (тридцати) календарных дней",
        "не разглашать коммерческую тайну",
    ),
    # Art. 15(3), 21(2).
    "valuation_act": (
        "пунктом 3 статьи 15",
        LAW,
        "пункт 2 статьи 21 Закона",
        "о денежной оценке имущества",
    ),
    # Art. 28(2), 28(3).
    "membership_application": (
        f"В соответствии с пунктом 2 статьи 28 {LAW}",
        "соблюдать требования устава кооператива",
        "внести имущественный (паевой) взнос в размере 100 000 (сто тысяч) тенге деньгами "
        "не позднее 31 декабря 2026 года",
        "внести вступительный взнос в размере 20 000 (двадцать тысяч) тенге",
        "(пункт 3 статьи 28 Закона)",
    ),
    # Art. 28(4): the data of the member, the shares by date, the fee, the additional ones, form.
    "member_book": (
        "СВЕДЕНИЯ О ЧЛЕНЕ КООПЕРАТИВА",
        "ИМУЩЕСТВЕННЫЙ (ПАЕВОЙ) ВЗНОС",
        "ВСТУПИТЕЛЬНЫЙ ВЗНОС",
        "ДОПОЛНИТЕЛЬНЫЕ ВЗНОСЫ",
        "Форма (денежная, имущественная)",
        f"пункт 4 статьи 28 {LAW}",
    ),
    "payment_sheet": ("размер | внесено | остаток", "Дата приема в члены", "Итого"),
    "receipt": ("КОРЕШОК КВИТАНЦИИ", "КВИТАНЦИЯ", "Лицо, принявшее взнос", "Вид взноса"),
}


@pytest.mark.parametrize("key", KEYS)
def test_what_the_law_asks_for_is_there(key: str) -> None:
    found = said(key, CASES["usual"])
    assert [phrase for phrase in REQUIRED[key] if phrase not in found] == []


# -- agreement -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ("1", "1 (одного) месяца"),
        ("2", "2 (двух) месяцев"),
        ("5", "5 (пяти) месяцев"),
        ("21", "21 (двадцати одного) месяца"),
        ("", "6 (шести) месяцев"),
        ("көп", "______ (______) месяцев"),
    ],
)
def test_terms_agree_with_their_numbers(months: str, words: str) -> None:
    found = said("explanation", paper_cases.make({"charter.payout_months": months}, count=3))
    assert f"пай выплачивается в течение {words} со дня" in found


def _people(*more: dict[str, str]) -> tuple[Record, ...]:
    return tuple(paper_cases.founder(i, **values) for i, values in enumerate(more))


@pytest.mark.parametrize("key", PERSONAL)
def test_a_man_and_a_woman_are_spoken_to_in_the_same_words(key: str) -> None:
    """Nobody's sex is guessed: no verb and no adjective agrees with the person."""
    same = {"surname": "Сейіт", "given_name": "Ән", "patronymic": ""}
    man, woman = (
        paper_cases.make(collections={"founders": _people({**same, "iin": iin}, {}, {})}, count=3)
        for iin in ("850101300016", "850101400001")
    )
    assert man.founders[0].sex != woman.founders[0].sex
    found = said(key, man), said(key, woman).replace("850101400001", "850101300016")
    assert found[0] == found[1]
    assert not re.search(r"\((?:а|ая|ась|ой|на)\)", found[0])


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (
            ("Омаров Ерік",),
            (
                "мной, Омаровым Ериком, лицом, уполномоченным проводить",
                "его стоимость определена в следующем размере:",
                "Лицо, проводившее оценку:",
                "лицо, избранное учредительным собранием для проведения оценки, – Омаров Ерик",
            ),
        ),
        (
            ("Омаров Ерік", "Сейіт Ән"),
            (
                "мы, Омаров Ерик, Сеит Ан, лица, уполномоченные проводить",
                "и определили его стоимость в следующем размере:",
                "Лица, проводившие оценку:",
                "лица, избранные учредительным собранием для проведения оценки, – Омаров Ерик,",
            ),
        ),
    ],
)
def test_valuers_speak_for_themselves(names: tuple[str, ...], words: tuple[str, ...]) -> None:
    valuers = tuple(Record(f"v{i}", {"other_name": name}) for i, name in enumerate(names))
    people = _people(*[{"share_form": "property"}] * 3)
    case = paper_cases.make(collections={"founders": people, "valuers": valuers}, count=3)
    found = said("valuation_act", case)
    assert [phrase for phrase in words if phrase not in found] == []
    assert "Учредители, вносящие имущество, с результатами оценки ознакомлены" in found
    one = paper_cases.make(collections={"founders": people[:1], "valuers": valuers}, count=1)
    assert "с результатом оценки ознакомлен и согласен" in said("valuation_act", one)


def test_property_above_the_limit_is_confirmed() -> None:
    """Art. 21(2): above 20 000 monthly indexes its valuation is confirmed as the law lays down."""
    people = _people(
        {"share_form": "property", "share_amount": "90 000 000"},
        {"share_form": "property", "share_amount": "1 000 000"},
    )
    case = paper_cases.make(
        {"contribution.share_mode": "individual"}, {"founders": people}, count=2
    )
    found = said("valuation_act", case)
    assert found.count("двадцатитысячекратный размер месячного расчетного показателя") == 1
    assert found.count("Отчет, подтверждающий оценку (номер, дата)") == 1
    assert "91 000 000 (девяносто один миллион) тенге" in found


def test_an_associated_member_a_legal_person_and_a_representative() -> None:
    people = _people(
        {"membership": "associated"},
        {
            "kind": "legal",
            "legal_name": "«Ән» ЖШС",
            "bin": "940140000002",
            "location": "Ленгер қаласы",
            "representative": "Омаров Ерік Асанұлы",
        },
        {"attendance": "proxy", "proxy_name": "Сейіт Ән", "membership": "associated"},
    )
    case = paper_cases.make(collections={"founders": people}, count=3)
    book, application, explanation, consent = (
        said(key, case)
        for key in ("member_book", "membership_application", "explanation", "consent")
    )
    assert "ЧЛЕНСКАЯ КНИЖКА АССОЦИИРОВАННОГО ЧЛЕНА" in book
    assert "СВЕДЕНИЯ ОБ АССОЦИИРОВАННОМ ЧЛЕНЕ КООПЕРАТИВА" in book
    assert "ВСТУПИТЕЛЬНЫЙ ВЗНОС" not in book
    assert "о приеме в ассоциированные члены" in application
    assert "3) заключить с кооперативом договор об ассоциированном членстве." in application
    assert "право совещательного голоса" in application
    assert "получаете дивиденды" in explanation
    assert "Вступительный взнос" not in explanation
    assert "Ассоциированный член | Н. Ахметов" in explanation
    assert consent.endswith("Субъект персональных данных | Н. Ахметов")
    legal = said("membership_application", case, 1)
    assert "БИН: 940140000002" in legal
    assert "Представитель: Омаров Ерик Асанулы" in legal
    assert "Просим принять нашу организацию в члены" in legal
    assert legal.count("Нам известно") == 1
    assert "(от имени юридического лица: ТОО «Ан»)" in said("consent", case, 1)
    sheet = said("registration_sheet", case)
    assert "представитель – Сеит Ан" in sheet
    assert "(ассоциированный член), представитель" in sheet
    assert "в том числе через представителя – 1 (один)" in sheet


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("akim", "Аким Мичуринского сельского округа | Б. Сейтов"),
        ("initiative_group", "Представитель инициативной группы | Е. Омаров"),
        ("other", "Лицо, созывающее собрание | Е. Омаров"),
    ],
)
def test_who_calls_the_meeting_signs_the_notice(kind: str, role: str) -> None:
    values = {"meeting.convener_kind": kind, "meeting.convener": "Омаров Ерік Асанұлы"}
    assert said("notice", paper_cases.make(values, count=3)).endswith(role)


def test_a_charter_that_was_not_passed_is_said_so() -> None:
    failed = said("counting_minutes", paper_cases.make({"agenda.charter.for": "5"}, count=12))
    assert "3. Число голосов, необходимое для утверждения устава, не набрано." in failed
    sole = said("counting_minutes", paper_cases.make({"board.sole_chair": "1"}, count=5))
    assert "1. Избранный председатель кооператива: Сейтжанов Ерлан Болатулы." in sole
    assert "правлени" not in sole


def test_a_receipt_names_its_kind_and_its_form() -> None:
    payments = tuple(
        Record(kind, {"member": "f0", "kind": kind, "amount": "20 000,50", "date": "01.12.2026"})
        for kind in ("share", "entrance")
    )
    people = _people({"share_form": "property"}, {}, {})
    case = paper_cases.make(collections={"founders": people, "payments": payments}, count=3)
    found = said("receipt", case)
    assert found.count("Вид взноса | Имущественный (паевой) взнос\nФорма | имущественная") == 2
    assert found.count("Вид взноса | Вступительный взнос\nФорма | денежная") == 2
    assert "20 000,50 тенге (двадцать тысяч тенге 50 тиын)" in found
    assert "1 | 01.12.2026 | 20 000,50 | имущественная" in said("member_book", case)
