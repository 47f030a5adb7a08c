"""A defence of two rounds with everything typed, for the tests of its papers."""

from __future__ import annotations

from app.domain.answers import Record

VALUES: dict[str, str] = {
    "scheme.defence_reason": "скрининг қорытындысы <b>|x</b> кейін бекітілді",
    "scheme.listing_reason": "тіркеу туралы анықтама кейін берілді",
}

_ROLES = ("deputy_akim", "okrug_akim", "chair", "department", "other")


def _people(round_id: str) -> tuple[Record, ...]:
    return tuple(
        Record(
            f"{round_id}-{role}",
            {
                "defence": round_id,
                "name": f"Жүсіпов Болат-{index} Қайратұлы",
                "role": role,
                **({"post": "Түлкібас ауданы әкімінің орынбасары"} if index % 2 else {}),
            },
        )
        for index, role in enumerate(_ROLES)
    )


ROWS: dict[str, tuple[Record, ...]] = {
    "defences": (
        Record(
            "d1",
            {
                "number": "7",
                "date": "10.10.2026",
                "time": "11:00",
                "place": "Түркістан қаласы, басқарманың мәжіліс залы",
                "chair": "Бекенов Ерлан Асанұлы",
                "chair_post": "Түркістан облысы ауыл шаруашылығы басқармасының басшысы",
                "secretary": "Оспанова Айгүл",
                "speaker": "Ахметов Нұрлан Серікұлы",
                "outcome": "returned",
                "reason": "жем қоры есептелмеген\nөткізу шарттары жоқ",
                "due": "20.10.2026",
            },
        ),
        Record(
            "d2",
            {
                "number": "9",
                "date": "20.10.2026",
                "time": "15:30",
                "place": "Түркістан қаласы",
                "chair": "Бекенов Ерлан Асанұлы",
                "secretary": "Оспанова Айгүл",
                "speaker": "Ахметов Нұрлан Серікұлы",
                "speech": "жем қорының есебін | {{ 7 }} таныстырды",
                "outcome": "approved",
            },
        ),
    ),
    "defence_attendees": (*_people("d1"), *_people("d2")),
    "defence_remarks": (
        Record(
            "q1",
            {
                "defence": "d1",
                "kind": "question",
                "by": "Бекенов Ерлан Асанұлы",
                "text": "Сүт қайдан жиналады?",
                "answer": "50 мүшенің қожалығынан күн сайын жиналады",
            },
        ),
        Record(
            "r1",
            {
                "defence": "d1",
                "kind": "remark",
                "by": "Оспанова Айгүл",
                "text": "Жем қорын есептеу қажет",
            },
        ),
        Record(
            "r2",
            {
                "defence": "d2",
                "kind": "remark",
                "by": "Оспанова Айгүл",
                "text": "Жем қорын есептеу қажет",
                "answer": "есеп паспортқа енгізілді",
                "settled": "1",
            },
        ),
    ),
}
