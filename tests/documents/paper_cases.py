"""Cases for the papers' tests: nothing typed, a usual founding, everything typed."""

from __future__ import annotations

from datetime import date

from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase, read_case
from app.services.reference import load_reference
from tests.documents import case_defence, case_finance, case_passport, case_screening
from tests.documents.case_later import later_rows, later_values

TODAY = date(2026, 12, 10)
SURNAMES = ("Ахметов", "Оспанова", "Сейтжанов", "Тілеуқұлова", "Құнанбаев", "Әбдіғали", "Жүсіпова")
GIVEN = ("Нұрлан", "Айгүл", "Ерлан", "Гүлнәр", "Бауыржан", "Өмірзақ", "Ғалия")
PATRONYMICS = ("Серікұлы", "Маратқызы", "Болатұлы", "Асқарқызы", "", "Төлегенұлы", "Қайратқызы")

MEETING = {
    "meeting.minutes_number": "1",
    "meeting.contract_number": "1",
    "meeting.date": "23.11.2026",
    "meeting.time": "10:30",
    "meeting.end_time": "12:40",
    "meeting.oblast": "Түркістан",
    "meeting.district": "Түлкібас",
    "meeting.okrug": "Мичурин",
    "meeting.settlement": "Мичурин ауылы",
    "meeting.place": "мәдениет үйі, Абай көшесі, 12",
    "meeting.notice_date": "12.11.2026",
    "meeting.akim_name": "Б. Сейтов",
    "meeting.akim_post": "Мичурин ауылдық округінің әкімі",
    "meeting.consent_number": "12-7/345",
    "meeting.consent_date": "05.11.2026",
    "name.proper": "Майтөбе Сүт",
    "name.proper_ru": "Майтобе Сут",
    "name.direction": "milk",
    "name.postcode": "161300",
    "name.oblast": "Түркістан",
    "name.district": "Түлкібас",
    "name.okrug": "Мичурин",
    "name.settlement": "Мичурин ауылы",
    "name.street": "Абай көшесі, 12-үй",
    "contribution.entrance_fee": "20 000",
    "contribution.entrance_due": "10.12.2026",
    "contribution.share_amount": "100 000",
    "contribution.share_due": "31.12.2026",
    "board.size": "5",
    "director.sitting_number": "1",
    "director.sitting_date": "24.11.2026",
    "director.sitting_time": "14:00",
    "director.surname": "Тілендиев",
    "director.given_name": "Асқар",
    "director.patronymic": "Болатұлы",
    "director.iin": "850101300016",
    "director.residence": "Мичурин ауылы, Жамбыл көшесі, 7",
    "director.from_date": "25.11.2026",
    "director.poa_number": "1",
    "director.poa_date": "25.11.2026",
    "director.poa_until": "25.11.2029",
    "registration.extract_item": "board",
    "registration.extract_date": "26.11.2026",
}


def founder(index: int, **more: str) -> Record:
    """Return a natural founder; his ЖСН, phone and residence are found in no other one's."""
    values = {
        "surname": SURNAMES[index % 7] + ("" if index < 7 else f"-{index}"),
        "given_name": GIVEN[index % 7],
        "patronymic": PATRONYMICS[index % 7],
        "iin": f"8001013{index:05d}",
        "birth_date": "01.01.1980",
        "residence": f"Мичурин ауылы, Қазыбек би көшесі, {index}-канарей үй",
        "phone": f"+7 (701) {index // 100:03d}-11-{index % 100:02d}",
        "book_number": str(index + 1),
        **more,
    }
    return Record(f"f{index}", values)


def least() -> FoundingCase:
    """Return a case in which nothing was typed."""
    return read_case(Answers(), load_reference(), TODAY)


def make(
    values: dict[str, str] | None = None,
    collections: dict[str, tuple[Record, ...]] | None = None,
    *,
    count: int = 50,
    today: date = TODAY,
) -> FoundingCase:
    """Return a usual founding of ``count`` persons, with some answers changed."""
    people = tuple(founder(index) for index in range(count))
    officers = {
        "officers.chair": "f0",
        "officers.secretary": "f1",
        "board.chair": "f2",
        "audit.chair": "f5" if count > 5 else "f1",
        "authorised.founder": "f2",
        "director.sitting_secretary": "f3" if count > 3 else "f1",
    }
    board = ("f2", "f3", "f4", "f6", "f7") if count > 7 else ("f2",)
    audit = ("f5", "f8", "f9") if count > 9 else ("f1",)
    rows = {
        "founders": people,
        "activities": (
            Record("a1", {"code": "10511", "main": "1"}),
            Record("a2", {"code": "01410"}),
        ),
        "board_members": tuple(Record(f"b{i}", {"founder": who}) for i, who in enumerate(board)),
        "audit_members": tuple(Record(f"u{i}", {"founder": who}) for i, who in enumerate(audit)),
        **(collections or {}),
    }
    answers = Answers({**MEETING, **officers, **(values or {})}, rows)
    return read_case(answers, load_reference(), today)


def most(count: int = 500) -> FoundingCase:
    """Return a case with everything typed: secret vote, property, proxies, legal persons."""
    long_name = "Ұзынсонар" * 12
    people = []
    for index in range(count):
        more: dict[str, str] = {}
        match index % 5:
            case 1:
                more = {
                    "attendance": "proxy",
                    "proxy_name": f"Өкілов Өкіл {index}",
                    "proxy_number": f"{index}",
                    "proxy_date": "20.11.2026",
                    "proxy_notary": "Қ. Нотариусова",
                }
            case 2:
                more = {
                    "kind": "legal",
                    "legal_name": f"«Береке {index}» шаруа қожалығы",
                    "bin": f"94014{index:07d}",
                    "location": f"Түлкібас ауданы, канарей {index}-үй",
                    "representative": f"Д. Бастықов-{index}",
                    "representative_basis": "жарғы",
                }
            case 3:
                more = {
                    "share_form": "property",
                    "property_description": "Сүт салқындатқыш, 2024 жылғы\nЖем шапқыш <b>|x</b>",
                    "property_valued_by": "құрылтай жиналысы сайлаған бағалаушылар",
                    "property_report": "№ 77, 2026 жылғы 1 қараша",
                    "share_amount": "90 000 000,50",
                }
            case 4 if index % 10 == 4:
                more = {"membership": "associated", "attendance": "absent"}
        people.append(founder(index, **({"share_amount": "150 000"} | more)))
    people[0] = founder(0, surname=long_name, share_amount="150 000")
    payments = tuple(
        Record(
            f"p{index}-{kind}",
            {
                "member": f"f{index}",
                "kind": kind,
                "amount": "20 000" if kind == "entrance" else "150 000",
                "date": "01.12.2026",
                "number": f"{index}",
            },
        )
        for index in range(0, count, 2)
        for kind in ("share", "entrance")
    )
    agenda = {
        f"agenda.{item}.{name}": text
        for item in ("creation", "charter")
        for name, text in (
            ("speaker", "Сейтов | Б. {{ 7 }}"),
            ("speech", "өз сөзі: «{%» кооператив керек.\nЕкінші жол."),
            ("decision", "Өз шешімі **қабылдансын**.\nЕкінші тармағы."),
        )
    }
    return make(
        {
            **agenda,
            **case_defence.VALUES,
            **case_finance.VALUES,
            **case_passport.VALUES,
            **later_values(),
            **case_screening.VALUES,
            "meeting.secret_vote": "1",
            "meeting.gathering": "1",
            "meeting.gathering_date": "10.11.2026",
            "meeting.gathering_number": "3",
            "meeting.invited": "АШБ маманы Қ. Тасболатов\nАудан әкімінің орынбасары",
            "contribution.share_mode": "individual",
            "charter.liability": "additional",
            "director.elected_by": "general_meeting",
            "name.term_until": "31.12.2040",
            "registration.bin": "261140012345",
            "agenda.charter.for": str(count - 60),
            "agenda.charter.against": "5",
            "agenda.charter.abstained": "5",
        },
        {
            "founders": tuple(people),
            **case_defence.ROWS,
            **case_finance.ROWS,
            **case_passport.ROWS,
            **later_rows(),
            **case_screening.records(),
            "payments": payments,
            "counting_members": tuple(Record(f"c{i}", {"founder": f"f{i}"}) for i in (10, 11, 15)),
            "valuers": (
                Record("v1", {"founder": "f16"}),
                Record("v2", {"other_name": "Бағалаушыев Бағлан"}),
            ),
        },
        count=count,
    )
