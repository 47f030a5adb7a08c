"""Minutes of the founding meeting and their extract in Russian: head, agenda, every decision."""

from __future__ import annotations

import re
from functools import cache

import pytest

from app.domain.answers import Record
from app.domain.schema import AGENDA_ITEMS
from tests.documents import paper_cases
from tests.documents.russian_papers import TRANSLATED, said, with_answers


@cache
def usual() -> str:
    return said("founding_minutes", paper_cases.make())


def decided(
    code: str,
    values: dict[str, str] | None = None,
    collections: dict[str, tuple[Record, ...]] | None = None,
    count: int = 50,
) -> list[str]:
    """Return the ready decision of an item in the extract, a paragraph a line."""
    case = paper_cases.make(values, collections, count=count)
    text = said("minutes_extract", with_answers(case, registration__extract_item=code))
    return text.partition("РЕШИЛИ:\n")[2].partition("\nПредседатель – ")[0].splitlines()


# -- the minutes ---------------------------------------------------------------------------


def test_head_names_place_day_and_who_called_the_meeting() -> None:
    text = usual()
    for words in (
        "Учредительное собрание по созданию сельскохозяйственного производственного "
        "кооператива «Майтобе Сут»",
        "ПРОТОКОЛ",
        "№ 1",
        "23 ноября 2026 года",
        "Время начала: 10:30, время окончания: 12:40",
        "Общее число учредителей – 50 (пятьдесят), из них имеющих право голоса – 50",
        "Число голосов учредителей, участвующих в собрании, – 50 (пятьдесят), что составляет "
        "не менее двух третей голосов всех учредителей, имеющих право голоса (34). Кворум имеется",
        "Законом Республики Казахстан от 29 октября 2015 года № 372-V «О сельскохозяйственных "
        "кооперативах» (далее – Закон)",
        "получено согласие Управления сельского хозяйства Туркестанской области от 5 ноября 2026 "
        "года № 12-7/345.",
        "Председатель собрания – Ахметов Нурлан Серикулы",
    ):
        assert words in text


def test_consent_that_was_not_given_says_why() -> None:
    case = paper_cases.make(
        {
            "meeting.consent_number": "",
            "meeting.consent_date": "",
            "meeting.consent_missing_reason": "12.11.2026",
        }
    )
    assert (
        "Согласие Управления сельского хозяйства Туркестанской области на создание кооператива до "
        "дня проведения собрания не получено. Причина: 12.11.2026."
    ) in said("founding_minutes", case)


def test_without_two_thirds_in_the_hall_there_is_no_quorum() -> None:
    people = tuple(
        paper_cases.founder(i, attendance="absent" if i > 4 else "present") for i in range(12)
    )
    text = said("founding_minutes", paper_cases.make(collections={"founders": people}, count=12))
    assert (
        "что составляет менее двух третей голосов всех учредителей, имеющих право голоса (8)."
        in text
    )
    assert "Кворум имеется" not in text


@pytest.mark.parametrize("code", AGENDA_ITEMS)
def test_every_item_is_heard_spoken_to_and_decided(code: str) -> None:
    case = TRANSLATED["most" if code in ("valuers", "director") else "usual"]
    assert code in case.agenda_codes
    number = case.agenda_codes.index(code) + 1
    text = said("founding_minutes", case)
    head = f"По вопросу {number} повестки дня\nСЛУШАЛИ: {TITLES[code]} (докладчик – "
    assert f"\n{number}. {TITLES[code]}.\n" in text
    _before, found, item = text.partition(head)
    assert found
    item = item.partition(f"По вопросу {number + 1} повестки дня")[0]
    speech = item.partition("ВЫСТУПИЛИ: ")[2].splitlines()[0]
    assert re.match(r"\S.* – [а-я«][^\n]{20,}\.$", speech)
    assert re.search(r"за – \d+, против – \d+, воздержались – \d+", item)
    assert len(item.partition("РЕШИЛИ:\n")[2].splitlines()[0]) > 30


TITLES = {
    "officers": "Об избрании председателя и секретаря собрания",
    "creation": "О создании сельскохозяйственного производственного кооператива",
    "name": (
        "Об определении фирменного наименования, места нахождения и видов деятельности кооператива"
    ),
    "founders_list": "Об утверждении списка учредителей кооператива",
    "contribution": (
        "Об установлении размеров имущественного (паевого) и вступительного взносов и сроков их "
        "внесения"
    ),
    "valuers": (
        "Об избрании лиц, уполномоченных проводить денежную оценку имущества, вносимого в качестве "
        "имущественного (паевого) взноса"
    ),
    "contract": "О заключении учредительного договора кооператива",
    "board": "Об избрании правления кооператива и его председателя",
    "board_sole": "Об избрании председателя кооператива (единоличного исполнительного органа)",
    "audit": "Об избрании ревизионной комиссии кооператива",
    "director": "Об избрании исполнительного директора кооператива",
    "charter": "Об утверждении устава кооператива",
    "authorised": (
        "Об избрании лица, уполномоченного подписывать и представлять документы кооператива для "
        "государственной регистрации"
    ),
}


# -- decisions ------------------------------------------------------------------------------

DECISIONS: tuple[tuple[str, dict[str, str], list[str]], ...] = (
    (
        "officers",
        {},
        [
            "1. Избрать председателем собрания Ахметова Нурлана Серикулы, секретарем собрания – "
            "Оспанову Айгуль Мараткызы.",
            "2. Утвердить повестку дня собрания.",
        ],
    ),
    (
        "creation",
        {},
        [
            "1. В соответствии со статьей 15 Закона Республики Казахстан от 29 октября 2015 года "
            "№ 372-V «О сельскохозяйственных кооперативах» создать сельскохозяйственный "
            "производственный кооператив в организационно-правовой форме производственного "
            "кооператива.",
            "2. Создать кооператив на неопределенный срок.",
        ],
    ),
    (
        "founders_list",
        {},
        [
            "Утвердить список из 50 (пятидесяти) учредителей кооператива (приложение 2 к "
            "настоящему протоколу)."
        ],
    ),
    (
        "contribution",
        {},
        [
            "1. Установить размер имущественного (паевого) взноса для каждого учредителя "
            "кооператива – 100 000 (сто тысяч) тенге.",
            "2. Определить общую сумму имущественных (паевых) взносов – 5 000 000 (пять миллионов) "
            "тенге.",
            "3. Учредителям внести имущественный (паевой) взнос не позднее 31 декабря 2026 года.",
            "4. Установить размер вступительного взноса для каждого члена кооператива – 20 000 "
            "(двадцать тысяч) тенге. Учредителям внести вступительный взнос только в виде денег не "
            "позднее 10 декабря 2026 года. При выходе члена из кооператива вступительный взнос "
            "возврату не подлежит.",
        ],
    ),
    (
        "contract",
        {},
        [
            "Заключить между учредителями кооператива учредительный договор от 23 ноября 2026 года "
            "№ 1. Учредительный договор подписать всем учредителям кооператива (их "
            "представителям)."
        ],
    ),
    (
        "audit",
        {"audit.term_years": "2"},
        [
            "1. Избрать ревизионную комиссию кооператива в составе 3 (трех) членов сроком на 2 "
            "(два) года. Избрать членами ревизионной комиссии следующих лиц: Абдигали Омирзак "
            "Толегенулы, Оспанова-8 Айгуль Мараткызы, Сейтжанов-9 Ерлан Болатулы.",
            "2. Избрать председателем ревизионной комиссии Абдигали Омирзака Толегенулы.",
        ],
    ),
    (
        "charter",
        {},
        ["Утвердить устав сельскохозяйственного производственного кооператива «Майтобе Сут»."],
    ),
    (
        "charter",
        {"agenda.charter.for": "33", "agenda.charter.against": "17"},
        [
            "Решение об утверждении устава сельскохозяйственного производственного кооператива "
            "«Майтобе Сут» не принято, поскольку не набрано необходимое число голосов."
        ],
    ),
    (
        "authorised",
        {},
        [
            "Избрать лицом, уполномоченным подписывать документы кооператива для государственной "
            "регистрации и представлять их в регистрирующий орган, Сейтжанова Ерлана Болатулы."
        ],
    ),
)


@pytest.mark.parametrize(("code", "values", "wanted"), DECISIONS)
def test_ready_decisions(code: str, values: dict[str, str], wanted: list[str]) -> None:
    assert decided(code, values) == wanted


def test_counting_commission_and_secret_vote() -> None:
    three = tuple(Record(f"c{i}", {"founder": f"f{i}"}) for i in (2, 3, 4))
    named = "Сейтжанов Ерлан Болатулы, Тлеукулова Гульнар Аскаркызы, Кунанбаев Бауыржан"
    lines = decided("officers", {"meeting.secret_vote": "1"}, {"counting_members": three})
    assert lines[1:] == [
        f"2. Избрать в состав счетной комиссии следующих лиц: {named}.",
        "3. Утвердить повестку дня собрания.",
        "4. Провести тайное голосование по вопросам избрания правления и ревизионной комиссии, "
        "утверждения устава, по остальным вопросам – открытое голосование.",
    ]
    one = (Record("c3", {"founder": "f3"}),)
    lines = decided("officers", {"board.sole_chair": "1"}, {"counting_members": one}, count=5)
    assert lines[1:] == [
        "2. Избрать в состав счетной комиссии Тлеукулову Гульнар Аскаркызы.",
        "3. Утвердить повестку дня собрания.",
    ]
    secret = {"meeting.secret_vote": "1", "board.sole_chair": "1"}
    assert "по вопросам избрания председателя кооператива и" in decided("officers", secret)[3]
    text = said("founding_minutes", paper_cases.make(secret, {"counting_members": three}, count=6))
    assert "Голосовали (тайное голосование): за – 6" in text
    assert "Приложение 3. Протокол счетной комиссии." in text
    assert f"Счетная комиссия – {named}" in text


def test_a_term_of_the_cooperative_is_told() -> None:
    assert decided("creation", {"name.term_until": "31.12.2040"})[1] == (
        "2. Создать кооператив на срок до 31 декабря 2040 года."
    )


def test_names_are_registered_in_both_languages() -> None:
    lines = decided("name")
    assert lines[0] == (
        "1. Определить следующее фирменное наименование кооператива: на государственном языке "
        "полное наименование – «Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі, сокращенное "
        "наименование – «Майтөбе Сүт» АӨК; на русском языке полное наименование – "
        "Сельскохозяйственный производственный кооператив «Майтобе Сут», сокращенное "
        "наименование – СПК «Майтобе Сут»."
    )
    assert "по следующему адресу: Республика Казахстан, 161300, Туркестанская область" in lines[1]
    assert re.search(
        r"\(код ОКЭД 10511\)\. Иные виды деятельности: .* \(код ОКЭД 01410\)", lines[2]
    )
    one = (Record("a1", {"code": "10511", "main": "1"}),)
    assert decided("name", None, {"activities": one})[2].endswith("(код ОКЭД 10511).")


def test_own_shares_and_due_days_follow_the_list() -> None:
    lines = decided("contribution", {"contribution.share_mode": "individual"})
    assert lines[0] == (
        "1. Установить состав и размер имущественного (паевого) взноса каждого учредителя "
        "кооператива согласно утвержденному списку учредителей (приложение 2 к настоящему "
        "протоколу)."
    )
    assert lines[2].startswith("3. Если в списке учредителей не указан иной срок, учредителям ")


def test_property_and_associated_members() -> None:
    people = (
        *(paper_cases.founder(i) for i in range(8)),
        paper_cases.founder(8, share_form="property", property_description="x"),
        paper_cases.founder(9, membership="associated"),
    )
    lines = decided(
        "contribution", {"charter.associated_share": "250 000"}, {"founders": people}, count=10
    )
    assert lines[0] == (
        "1. Установить размер имущественного (паевого) взноса для каждого члена кооператива – "
        "100 000 (сто тысяч) тенге. Установить размер имущественного (паевого) взноса "
        "ассоциированного члена – 250 000 (двести пятьдесят тысяч) тенге; этот взнос вносится "
        "только в виде денег. Состав взносов, вносимых в виде имущества, указывается в списке "
        "учредителей (приложение 2 к настоящему протоколу)."
    )
    assert "Учредителям (за исключением ассоциированных членов) внести" in lines[3]


def test_valuers_one_or_several() -> None:
    people = (
        *(paper_cases.founder(i) for i in range(8)),
        paper_cases.founder(8, share_form="property", property_description="x"),
    )
    valuers = (Record("v1", {"founder": "f3"}), Record("v2", {"other_name": "Багланов Баглан"}))
    task = "проводить денежную оценку имущества, вносимого учредителями кооператива в качестве"

    def choose(count: int) -> str:
        rows = {"founders": people, "valuers": valuers[:count]}
        return decided("valuers", None, rows, count=9)[0]

    assert choose(1).startswith(f"1. Избрать лицом, уполномоченным {task}")
    assert choose(1).endswith(" взноса, Тлеукулову Гульнар Аскаркызы.")
    assert choose(2).startswith(f"1. Избрать следующих лиц, уполномоченных {task}")
    assert choose(2).endswith(" взноса: Тлеукулова Гульнар Аскаркызы, Багланов Баглан.")


def test_the_board_or_a_sole_chair() -> None:
    lines = decided("board", {"board.term_years": "1"})
    assert lines[0].startswith(
        "1. Избрать правление кооператива в составе 5 (пяти) членов сроком на 1 (один) год. "
        "Избрать членами правления следующих лиц: Сейтжанов Ерлан Болатулы, Тлеукулова "
    )
    assert lines[1] == (
        "2. Избрать из числа членов правления председателем правления Сейтжанова Ерлана Болатулы."
    )
    sole = {"board.sole_chair": "1", "board.chair": "f3", "board.term_years": "5"}
    assert decided("board", sole, count=6) == [
        "1. В соответствии с пунктом 2 статьи 35 Закона Республики Казахстан «О "
        "сельскохозяйственных кооперативах» возложить функции правления кооператива на "
        "председателя кооператива (единоличный исполнительный орган).",
        "2. Избрать председателем кооператива Тлеукулову Гульнар Аскаркызы сроком на 5 (пять) лет.",
    ]
    text = said("founding_minutes", paper_cases.make(sole, count=6))
    assert "кандидата в председатели: Тлеукулова Гульнар Аскаркызы." in text
    assert (
        "Об избрании председателя кооператива (единоличного исполнительного органа) (докладчик – "
    ) in text


def test_a_candidate_who_lost_is_not_elected() -> None:
    members = tuple(
        Record(f"b{i}", {"founder": f"f{i}", "for": votes, "against": "0", "abstained": "0"})
        for i, votes in ((2, "50"), (3, "20"))
    )
    lines = decided("board", {"board.size": "1"}, {"board_members": members})
    assert lines[0] == (
        "1. Избрать правление кооператива в составе 1 (одного) члена сроком на 3 (три) года. "
        "Избрать членом правления Сейтжанова Ерлана Болатулы."
    )


def test_an_audit_commission_of_one() -> None:
    one = (Record("u5", {"founder": "f6"}),)
    assert decided("audit", {"audit.chair": "f6"}, {"audit_members": one}) == [
        "1. Избрать ревизионную комиссию кооператива в составе 1 (одного) члена сроком на 3 (три) "
        "года. Избрать членом ревизионной комиссии Жусипову Галию Кайраткызы.",
        "2. Возложить функции председателя ревизионной комиссии на ее единственного члена.",
    ]


@pytest.mark.parametrize(
    ("sole", "who", "of_what"),
    [("0", "членов правления", "правления"), ("1", "председателя кооператива", "кооператива")],
)
def test_the_director_by_the_meeting(sole: str, who: str, of_what: str) -> None:
    values = {"director.elected_by": "general_meeting", "board.sole_chair": sole}
    assert decided("director", values, count=8) == [
        f"1. С учетом письменного согласия {who} избрать исполнительным директором кооператива "
        "Тилендиева Аскара Болатулы с 25 ноября 2026 года сроком на 3 (три) года.",
        "2. Установить, что исполнительный директор действует на основании устава и доверенности, "
        f"выдаваемой председателем {of_what}.",
    ]


def test_a_planned_meeting_leaves_the_votes_to_be_written() -> None:
    case = paper_cases.make({"meeting.date": "23.11.2030"}, {"founders": ()})
    text = said("founding_minutes", case)
    assert "Голосовали: за – ______, против – ______, воздержались – ______." in text
    assert "Число голосов учредителей, участвующих в собрании, – ______" in text
    assert "Кворум имеется" not in text
    assert "единогласно" not in text


def test_guests_gathering_proxies_and_the_annexes() -> None:
    text = said("founding_minutes", TRANSLATED["most"])
    assert "Перед учредительным собранием проведен сход жителей" in text
    assert "о котором составлен отдельный протокол от 10 ноября 2026 года № 3." in text
    assert re.search(r"Приглашены без права голоса: .+; .+\.", text)
    assert "через представителя: Окилов Окил 1, доверенность от 20 ноября 2026 года № 1" in text
    assert "через представителя: Д. Бастыков-2, основание – устав" in text
    assert "Приложение 1\nк протоколу\nучредительного собрания\nот 23 ноября 2026 года № 1" in text


def test_one_founder_is_counted_in_the_singular() -> None:
    people = tuple(paper_cases.founder(i) for i in range(21))
    assert decided("founders_list", None, {"founders": people})[0].startswith(
        "Утвердить список из 21 (двадцати одного) учредителя кооператива"
    )
    text = said("founding_minutes", paper_cases.make(None, {"founders": people}))
    assert "Всего: 21 (двадцать один) учредитель." in text
