"""A screening with everything typed, to be laid over the cases of the papers' tests."""

from __future__ import annotations

from app.domain.answers import Record

OKRUGS = ("Мичурин", "Жабағылы", "Балықты", "Кемербастау", "Шақпақ", "Тастұмсық", "Арыс")

VALUES: dict[str, str] = {
    "screening.order_number": "145-ө",
    "screening.order_date": "15.09.2026",
    "screening.order_signer": "Сейтов Бақыт Асанұлы",
    "screening.order_signer_post": "Түлкібас ауданының әкімі",
    "screening.controller": "Қ. Оспанов",
    "screening.controller_post": "аудан әкімінің орынбасары",
    "screening.from_date": "20.09.2026",
    "screening.to_date": "10.10.2026",
    "screening.conclusion_number": "1",
    "screening.conclusion_date": "12.10.2026",
    "screening.conclusion": "Ауданда сүт өңдейтін кәсіпорын жетіспейді.\nЕкінші қатар <b>|x</b>",
    "screening.proposal_number": "05-11/87",
    "screening.proposal_date": "15.10.2026",
}

CRITERIA = (
    ("Халық саны", "адам", "1", "more"),
    ("Ірі қара мал", "бас", "2", "more"),
    ("Сумен қамтамасыз етілуі", "", "2", "words"),
    ("Өткізу нарығына дейінгі қашықтық", "шақырым", "2", "less"),
)


def records(count: int = 7) -> dict[str, tuple[Record, ...]]:
    """Return the collections of a screening of ``count`` okrugs, at most seven."""
    group = (
        ("Оспанов Қайрат Болатұлы", "аудан әкімінің орынбасары", "chair"),
        ("Әбдіғали Өмірзақ Төлегенұлы", "ауыл шаруашылығы бөлімінің басшысы", "deputy"),
        ("Тілеуқұлова Гүлнәр Асқарқызы", "ауыл шаруашылығы бөлімінің маманы", "secretary"),
        ("Жүсіпова Ғалия Қайратқызы", "кәсіпкерлік бөлімінің басшысы", "member"),
    )
    marks = []
    for place in range(count):
        for number, (_name, unit, _weight, better) in enumerate(CRITERIA):
            value = "арық суы бар" if better == "words" else str((place + 2) * 137 + number * 11)
            score = str((place * 2 + number) % 6)
            cell = {"okrug": f"s{place}", "criterion": f"c{number}"}
            marks.append(Record(f"s{place}c{number}", {**cell, "value": value, "score": score}))
            assert unit or better == "words"
    results = ("recommended", "later", "not_recommended")
    return {
        "working_group": tuple(
            Record(f"w{n}", {"name": name, "post": post, "role": role})
            for n, (name, post, role) in enumerate(group)
        ),
        "criteria": tuple(
            Record(f"c{n}", {"name": name, "unit": unit, "weight": weight, "better": better})
            for n, (name, unit, weight, better) in enumerate(CRITERIA)
        ),
        "screened_okrugs": tuple(
            Record(
                f"s{place}",
                {
                    "okrug": OKRUGS[place],
                    "date": f"{21 + place}.09.2026",
                    "result": results[place % 3],
                    "conclusion": "Тұрғындар бірігуге дайын.\nСу жеткілікті <b>|x</b>",
                },
            )
            for place in range(count)
        ),
        "screening_marks": tuple(marks),
        "proposals": (
            Record(
                "o1",
                {
                    "okrug": "s0",
                    "direction": "milk",
                    "cooperative": "Майтөбе Сүт",
                    "members": "50",
                    "reason": "Округте күніне 1 тонна сүт өндіріледі, өңдейтін орын жоқ.",
                },
            ),
            Record("o2", {"okrug": "s3", "direction": "feed", "reason": "Жем тапшы | <i>"}),
        ),
    }
