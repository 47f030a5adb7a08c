"""Write the sample case «Майтөбе Сүт»: 50 invented persons, plainly marked as samples.

Every person's patronymic is «Үлгіұлы» or «Үлгіқызы»; every ЖСН has a right control digit and 1 or 2
as its seventh digit (the nineteenth century), so that none can be anybody's.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from app.core.version import PROGRAM_VERSION
from app.domain.answers import Answers, Record, apply_all
from app.domain.case import read_case
from app.domain.identifiers import control_digit
from app.domain.spelling import spell_all
from app.exchange.case_file import CaseFile, dump
from app.forms.in_russian import offers
from app.services.reference import load_reference

TARGET = Path(__file__).resolve().parents[1] / "resources" / "samples" / "maitobe-sut.json"
SAMPLE_UUID = str(UUID("6d616974-c3b6-4265-8000-73757420d2af"))

MEN = (
    "Ахметов Нұрлан",
    "Әбдіраманов Бауыржан",
    "Байжанов Ерлан",
    "Бекмұратов Қайрат",
    "Дүйсенов Асқар",
    "Ермеков Дәурен",
    "Есімов Марат",
    "Жақсылықов Болат",
    "Жұмабаев Талғат",
    "Исабеков Серік",
    "Кенжебаев Рүстем",
    "Қалдыбеков Жандос",
    "Қасымов Азамат",
    "Құлманов Мұрат",
    "Мамытов Самат",
    "Мырзахметов Абай",
    "Нұрғожаев Ғалым",
    "Оразбаев Дархан",
    "Өмірзақов Бақыт",
    "Рахымжанов Тілеу",
    "Сатыбалдиев Олжас",
    "Сейітов Қанат",
    "Тәжібаев Нұржан",
    "Тілендиев Асан",
    "Төлегенов Ержан",
    "Уәлиев Бекзат",
    "Ыбыраев Мейрам",
    "Шәріпов Ілияс",
)
WOMEN = (
    "Ахметова Гүлнар",
    "Әлімбекова Айгүл",
    "Байсейітова Сәуле",
    "Бекова Айжан",
    "Досанова Динара",
    "Ережепова Жанар",
    "Жолдасова Әсем",
    "Ибрагимова Мәншүк",
    "Кәрімова Ләззат",
    "Қожахметова Бибігүл",
    "Құрманова Назгүл",
    "Мұсабекова Әлия",
    "Нысанбаева Перизат",
    "Омарова Гүлсім",
    "Өтепова Раушан",
    "Сағынбаева Меруерт",
    "Смағұлова Индира",
    "Тұрсынова Зәуре",
    "Үсенова Камшат",
    "Һасенова Шынар",
    "Шаймерденова Толқын",
    "Ысқақова Нұргүл",
)
RUSSIAN = {
    "Мичурин ауылы": "село Мичурино",
    "Басқаров Үлгі Үлгіұлы, ауыл шаруашылығы бөлімінің маманы": (
        "Баскаров Улги Улгиулы, специалист отдела сельского хозяйства"
    ),
    "сүт салқындатқыш, 200 литр, 2021 жылғы, зауыттық № 4471": (
        "охладитель молока, 200 литров, 2021 года выпуска, заводской № 4471"
    ),
    "Абай көшесі": "улица Абая",
    "Жамбыл көшесі": "улица Жамбыла",
    "Қажымұқан көшесі": "улица Кажымукана",
}
"""Russian spellings that are not offered letter by letter."""

SAMPLE_DAY = date(2023, 3, 14)

STREETS = ("Абай", "Жамбыл", "Төле би", "Қажымұқан", "Наурыз", "Бейбітшілік", "Достық")


def iin_of(index: int, *, woman: bool) -> str:
    """Return a number that no living person bears, with a right control digit."""
    serial = index
    while True:
        eleven = f"{60 + index % 35:02d}{1 + index % 12:02d}{1 + index % 28:02d}"
        eleven += ("2" if woman else "1") + f"{serial:04d}"
        digit = control_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
        serial += 100


def founders() -> tuple[Record, ...]:
    """Return the fifty founders in the order of their registration."""
    names = [(name, False) for name in MEN] + [(name, True) for name in WOMEN]
    names.sort(key=lambda pair: (pair[0] != MEN[0], sum(map(ord, pair[0])) % 97))
    rows = []
    for index, (name, woman) in enumerate(names, start=1):
        surname, given = name.split()
        values = {
            "kind": "natural",
            "surname": surname,
            "given_name": given,
            "patronymic": "Үлгіқызы" if woman else "Үлгіұлы",
            "iin": iin_of(index, woman=woman),
            "residence": f"Мичурин ауылы, {STREETS[index % 7]} көшесі, {index}-үй",
            "phone": f"+7 (700) 000-00-{index:02d}",
            "attendance": "present",
            "membership": "full",
            "share_form": "money",
            "signed": "1",
            "compared": "1",
            "book_number": str(index),
        }
        if index in (17, 38):
            values |= {
                "attendance": "proxy",
                "proxy_name": "Сәрсенов Еркін Үлгіұлы" if index == 17 else "Мәлік Ақбота Үлгіқызы",
                "proxy_number": f"{400 + index}",
                "proxy_date": "06.03.2023",
                "proxy_notary": "Жұмаділова С. Үлгіқызы",
            }
        if index == 13:
            values |= {
                "share_form": "property",
                "property_description": "сүт салқындатқыш, 200 литр, 2021 жылғы, зауыттық № 4471",
            }
        if index in (29, 44):
            values["attendance"] = "absent"
        rows.append(Record(f"f{index:02d}", values))
    return tuple(rows)


def case() -> CaseFile:
    """Return the whole sample case."""
    people = founders()
    values = {
        "meeting.minutes_number": "1",
        "meeting.contract_number": "1",
        "meeting.gathering": "1",
        "meeting.gathering_date": "01.03.2023",
        "meeting.gathering_number": "3",
        "meeting.date": "14.03.2023",
        "meeting.time": "10:00",
        "meeting.end_time": "12:40",
        "meeting.oblast": "Түркістан",
        "meeting.district": "Түлкібас",
        "meeting.okrug": "Мичурин",
        "meeting.settlement": "Мичурин ауылы",
        "meeting.place": "мәдениет үйі, Абай көшесі, 1-үй",
        "meeting.notice_date": "02.03.2023",
        "meeting.convener_kind": "akim",
        "meeting.convener_number": "230340000007",
        "meeting.akim_name": "Әкімов Үлгі Үлгіұлы",
        "meeting.akim_post": "Мичурин ауылдық округінің әкімі",
        "meeting.invited": "Басқаров Үлгі Үлгіұлы, ауыл шаруашылығы бөлімінің маманы",
        "meeting.secret_vote": "1",
        "meeting.consent_number": "05-12/118",
        "meeting.consent_date": "27.02.2023",
        "officers.chair": "f01",
        "officers.secretary": "f30",
        "name.proper": "Майтөбе Сүт",
        "name.proper_ru": "Майтобе Сут",
        "name.direction": "milk",
        "name.size": "small",
        "name.postcode": "161300",
        "name.oblast": "Түркістан",
        "name.district": "Түлкібас",
        "name.okrug": "Мичурин",
        "name.settlement": "Мичурин ауылы",
        "name.street": "Абай көшесі, 12-үй",
        "contribution.entrance_fee": "10000",
        "contribution.entrance_due": "14.04.2023",
        "contribution.share_mode": "same",
        "contribution.share_amount": "50000",
        "contribution.share_due": "14.06.2023",
        "board.size": "5",
        "board.term_years": "3",
        "board.chair": "f02",
        "audit.term_years": "3",
        "audit.chair": "f20",
        "authorised.founder": "f02",
        "director.elected_by": "board",
        "director.founder": "f11",
        "director.term_years": "3",
        "director.from_date": "15.03.2023",
        "director.sitting_number": "1",
        "director.sitting_date": "14.03.2023",
        "director.sitting_time": "14:00",
        "director.sitting_secretary": "f08",
        "director.poa_number": "1",
        "director.poa_date": "15.03.2023",
        "director.poa_until": "15.03.2026",
        "reviewed.charter": "1",
        "registration.extract_item": "board",
        "registration.extract_date": "15.03.2023",
    }
    bodies = {
        "board_members": ("f02", "f05", "f08", "f14", "f23"),
        "audit_members": ("f20", "f27", "f35"),
        "counting_members": ("f10", "f12", "f41"),
        "valuers": ("f16", "f33"),
    }
    collections: dict[str, tuple[Record, ...]] = {"founders": people}
    for name, ids in bodies.items():
        collections[name] = tuple(
            Record(f"{name[0]}{i}", {"founder": founder}) for i, founder in enumerate(ids, start=1)
        )
    collections["activities"] = (
        Record("v1", {"code": "10511", "main": "1"}),
        Record("v2", {"code": "10512"}),
        Record("v3", {"code": "01410"}),
        Record("v4", {"code": "46330"}),
    )
    collections["payments"] = payments(people)
    answers = with_spellings(Answers(values, collections))
    return CaseFile(SAMPLE_UUID, answers, sample=True, program=PROGRAM_VERSION)


def with_spellings(answers: Answers) -> Answers:
    """Return the answers with every Russian spelling confirmed: Russian papers are whole."""
    case = read_case(answers, load_reference(), SAMPLE_DAY)
    wanted = {
        f"ru{number:03d}": (offer.spelling.address, offer.russian)
        for number, offer in enumerate(offers(case, RUSSIAN), start=1)
        if not offer.spelling.settled
    }
    changes = spell_all(answers, wanted.values(), iter(wanted).__next__)
    return apply_all(answers, changes)


def payments(people: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return what was paid: most have paid all, some a part, a few only the entrance fee."""
    rows = []
    for index, person in enumerate(people, start=1):
        day = f"{1 + index % 28:02d}.04.2023"
        rows.append(
            Record(
                f"pe{index:02d}",
                {
                    "founder": person.id,
                    "kind": "entrance",
                    "amount": "10000",
                    "date": day if index % 28 < 14 else f"{1 + index % 13:02d}.04.2023",
                    "number": str(index),
                },
            )
        )
        if index % 10 != 9:
            amount = "50000" if index % 7 else "30000"
            rows.append(
                Record(
                    f"ps{index:02d}",
                    {
                        "founder": person.id,
                        "kind": "share",
                        "amount": amount,
                        "date": f"{1 + index % 28:02d}.05.2023",
                        "number": str(50 + index),
                    },
                )
            )
    return tuple(rows)


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(dump(case()), encoding="utf-8")
    print(TARGET)


if __name__ == "__main__":
    main()
