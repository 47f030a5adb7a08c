"""A project with everything typed, for the tests of its passport and deck."""

from __future__ import annotations

from app.domain.answers import Record

YEARS = tuple(f"year{number}" for number in range(1, 6))


def _years(*sums: str) -> dict[str, str]:
    return dict(zip(YEARS, sums, strict=True))


VALUES: dict[str, str] = {
    "project.number": "7",
    "project.date": "15.03.2026",
    "project.expands": "0123456789abcdef0123456789abcdef",
    "project.expands_name": "Алға Бам",
    "project.expands_members": "43",
    "project.expands_capacity": "0,5",
    "project.expands_capacity_unit": "тонна сүт",
    "project.expands_finance": "20 000 000",
    "project.aim": "Мичурин округі тұрғындарының сүтін қабылдап, дайын сүт өнімдерін шығару",
    "project.effect": (
        "50 отбасының сүті тұрақты бағамен қабылданады\n"
        "Балабақшалар жергілікті сүт өнімдерімен қамтылады"
    ),
    "project.site": "Мичурин ауылындағы 240 шаршы метр ғимарат\nэлектр қуаты мен су бар",
    "project.leader": "Ахметов Нұрлан Серікұлы",
    "project.leader_phone": "+7 (701) 234-56-78",
    "project.members": "50",
    "project.borrowers": "31",
    "project.member_loans": "184 900 000",
    "project.capacity": "1",
    "project.capacity_unit": "тонна сүт",
    "project.working_days": "300",
    "project.jobs": "6",
    "project.own_contribution": "3 000 000",
    "project.asked": "27 600 000",
    "project.collateral": "сатып алынатын жабдық\nсүт цехының ғимараты",
    "project.rate": "2,5",
    "project.months": "60",
    "project.grace_months": "6",
    "project.method": "equal",
    "project.first_year": "2027",
}

ROWS: dict[str, tuple[Record, ...]] = {
    "chain": (
        Record(
            "c1",
            {
                "stage": "production",
                "name": "сиыр сүтін сауу",
                "quantity": "370",
                "unit": "бас сиыр",
            },
        ),
        Record(
            "c2",
            {
                "stage": "collection",
                "name": "үйлерден сүт жинау",
                "quantity": "1",
                "unit": "тонна тәулігіне",
                "note": "екі тоңазытқыш көлікпен",
            },
        ),
        Record(
            "c3",
            {
                "stage": "processing",
                "name": "сүтті өңдеу",
                "quantity": "1",
                "unit": "тонна тәулігіне",
            },
        ),
        Record("c4", {"stage": "sale", "name": "балабақшаларға жеткізу"}),
        Record("c5", {"stage": "sale", "name": "әлеуметтік дүкендерде сату | {{ 7 }}"}),
    ),
    "livestock": (
        Record("l1", {"kind": "сауын сиыр", "heads": "310"}),
        Record("l2", {"kind": "бие", "heads": "60"}),
    ),
    "borrowers": (
        Record(
            "b1",
            {
                "name": "Оспанова Айгүл Маратқызы",
                "amount": "5 900 000",
                "date": "20.02.2026",
                "purpose": "он бас сауын сиыр",
            },
        ),
        Record("b2", {"name": "Тілеуқұлова Гүлнәр Асқарқызы", "amount": "4 250 000,50"}),
        Record("b3", {}),
    ),
    "equipment": (
        Record(
            "q1",
            {
                "name": "сүт өңдеу желісі",
                "maker": "«Промтехника», Ресей",
                "capacity": "сағатына 500 литр",
                "quantity": "1",
            },
        ),
        Record("q2", {"name": "гомогенизатор", "price": "1 250 000,50", "quantity": "2"}),
        Record("q3", {}),
    ),
    "supplier_offers": (
        Record(
            "o1",
            {
                "equipment": "q1",
                "supplier": "«АгроТех» ЖШС",
                "price": "22 500 000",
                "date": "01.03.2026",
                "number": "14",
                "chosen": "1",
            },
        ),
        Record("o2", {"equipment": "q1", "supplier": "«Сүтмаш» ЖШС", "price": "23 100 000"}),
    ),
    "investments": (
        Record("i1", {"name": "цехты жөндеу", "amount": "4 000 000"}),
        Record("i2", {"name": "айналым қаражаты", "amount": "1 599 999"}),
    ),
    "products": (
        Record("p1", {"name": "айран", "quantity": "120 000", "unit": "литр", "price": "450"}),
        Record(
            "p2", {"name": "құрт", "quantity": "6 500,5", "unit": "килограмм", "price": "3 200"}
        ),
        Record("p3", {"name": "ірімшік"}),
    ),
    "outlets": (
        Record("u1", {"name": "балабақшалар", "contract": "10.03.2026 № 3 ниет хаты"}),
        Record("u2", {"name": "облыстық оңалту орталығы"}),
    ),
    "plan_lines": (
        Record(
            "n1",
            {
                "kind": "income",
                "name": "айран сату",
                **_years("38 000 000", "46 000 000", "54 000 000", "54 000 000", "54 000 000"),
            },
        ),
        Record(
            "n2",
            {
                "kind": "income",
                "name": "құрт пен ірімшік сату",
                **_years("14 000 000", "18 000 000", "20 800 000", "20 800 000", "20 800 000"),
            },
        ),
        Record(
            "n3",
            {
                "kind": "cost",
                "name": "сүт сатып алу",
                **_years("30 000 000", "36 000 000", "40 000 000", "40 000 000", "40 000 000"),
            },
        ),
        Record(
            "n4",
            {
                "kind": "cost",
                "name": "еңбекақы мен салықтар",
                **_years("9 600 000", "10 200 000", "10 800 000", "11 400 000", "12 000 000,50"),
            },
        ),
        Record("n5", {"kind": "cost", "name": "электр қуаты", "year1": "2 400 000"}),
    ),
    "risks": (
        Record(
            "k1",
            {
                "name": "қыста сүттің азаюы",
                "likelihood": "high",
                "measure": "жем қорын күзде дайындау",
            },
        ),
        Record("k2", {"name": "жабдықтың істен шығуы", "measure": "кепілдік шарты"}),
        Record("k3", {}),
    ),
}
