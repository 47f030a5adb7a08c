"""The finance of a case with everything typed, for the tests of its papers."""

from __future__ import annotations

from app.domain.answers import Record

VALUES: dict[str, str] = {
    "listing.number": "3-2026",
    "listing.date": "15.05.2026",
    "listing.position": "126",
    "listing.approved_by": "Басқарма басшысы Е. Бекенов | {{ 7 }}",
    "scheme.listing_reason": "тіркеу құжаттары кешіктірілді\nкуәлік кейін берілді <b>|x</b>",
    "finance.institution": "«Түркістан» әлеуметтік-кәсіпкерлік корпорациясы» АҚ",
    "finance.contract_number": "АА-27/2026",
    "finance.contract_date": "01.06.2026",
    "finance.paid_date": "10.06.2026",
    "finance.amount": "27 600 000",
    "finance.purpose": "сүт өңдеу желісін сатып алу\nцехты жабдықтау <b>|x</b>",
    "finance.collateral": "сатып алынатын жабдық\nсүт цехының ғимараты",
    "finance.rate": "2,5",
    "finance.months": "84",
    "finance.grace_months": "12",
    "finance.first_due": "10.07.2026",
    "finance.jobs": "12",
}

ROWS: dict[str, tuple[Record, ...]] = {
    "bought_equipment": (
        Record(
            "e1",
            {
                "name": "сүт өңдеу желісі",
                "maker": "«Агромаш» ЖШС, Қазақстан",
                "price": "22 500 000",
                "quantity": "1",
                "date": "20.06.2026",
                "document": "№ 145 жүкқұжат",
                "serial": "MX-500-0417",
            },
        ),
        Record("e2", {"name": "гомогенизатор", "price": "1 250 000,50", "quantity": "4"}),
        Record("e3", {}),
    ),
    "repayments": (
        Record("r1", {"date": "10.07.2026", "interest": "57 500", "number": "27"}),
        Record("r2", {"date": "10.08.2026", "principal": "300 000", "interest": "57 500,25"}),
        Record("r3", {}),
    ),
}
