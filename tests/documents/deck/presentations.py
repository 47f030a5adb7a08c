"""Presentations for the tests: a usual one, one with too much of everything."""

from __future__ import annotations

from decimal import Decimal

from app.documents.blocks import Chart, ChartSeries
from app.documents.deck.parts import (
    Cards,
    Chain,
    Content,
    Cover,
    Figure,
    Listed,
    Note,
    Panels,
    Plot,
    Presentation,
    Rows,
    Stage,
)
from app.documents.said import Said

PLACE = "Түркістан облысы, Түлкібас ауданы, Мичурин ауылдық округі"
CHAIN = Chain(
    (
        Stage(
            "СҮТ ӨНДІРУ",
            (
                Figure("Мүше саны", Said("50", "project.members")),
                Figure("Кредит алушылар", "31"),
                Figure("Мал басы", "370"),
                Figure("Мүшелердің кредиттері", Said("184,9 млн ₸", "project.member_loans")),
            ),
        ),
        Stage("СҮТ ЖИНАУ", (Figure("Тәулігіне қабылданады", "1 тонна сүт"),)),
        Stage(
            "ҚАЙТА ӨҢДЕУ",
            (Figure("Сұралатын қаржы", "27,6 млн ₸"),),
            (
                Listed("Құрылғылар", ("сүт өңдеу желісі",)),
                Listed("Шығарылатын өнім", ("қаймақ", "құрт", "айран", "май", "ірімшік")),
            ),
        ),
        Stage(
            "ӨТКІЗУ ОРНЫ",
            (),
            (
                Listed(
                    "",
                    ("жергілікті балабақшалар", "облыстық оңалту орталығы", "әлеуметтік дүкендер"),
                ),
            ),
        ),
    )
)


def chart() -> Chart:
    """Return a plan over five years."""
    return Chart(
        "lines",
        "Жылдар бойынша табыс пен шығын",
        tuple(str(2024 + n) for n in range(5)),
        (
            ChartSeries("Табыс", tuple(Decimal(n) for n in (20, 26, 30, 33, 36))),
            ChartSeries("Шығын", tuple(Decimal(n) for n in (18, 19, 20, 21, 22))),
            ChartSeries("Қайтарылғаны", tuple(Decimal(n) for n in (-28, -21, -11, 1, 15))),
        ),
        "млн ₸",
    )


def usual() -> Presentation:
    """Return a presentation as an ordinary project has it."""
    return Presentation(
        "Жобаны қорғау таныстырылымы — «Майтөбе Сүт» АӨК",
        (
            Cover(
                "Жобаны қорғау таныстырылымы",
                Said("«Майтөбе Сүт» АӨК", "name.proper"),
                ("Қайта өңдеу (сүт өндіру және өңдеу)", PLACE),
                "2023 жылғы 1 наурыз",
            ),
            Content("«Майтөбе Сүт» АӨК — құн тізбегі", (CHAIN,), PLACE),
            Content(
                "Құрылғылар мен қаржы",
                (
                    Cards(
                        (
                            Figure("Сұралатын қаржы", "27,6 млн ₸"),
                            Figure("Өз үлесі", "3,1 млн ₸"),
                            Figure("Бағдарлама шегі", "27,6 млн ₸"),
                        )
                    ),
                    Rows(
                        ("Құрылғы", "Өндіруші", "Саны", "Бағасы, ₸", "Құны, ₸"),
                        tuple(
                            (name, "«Плавиш» зауыты", "1", price, price)
                            for name, price in (
                                ("Сүт өңдеу желісі", "25 000 000"),
                                ("Салқындатқыш", "3 500 000"),
                            )
                        ),
                        (5, 4, 1.5, 3, 3),
                        ("left", "left", "right", "right", "right"),
                        ("Барлығы", "", "2", "", "28 500 000"),
                    ),
                    Note("Бағдарлама шегі: 8 000 АЕК × 3 450 ₸."),
                ),
            ),
            Content("Жоспар мен өтелу", (Plot(chart()), Cards((Figure("Өтелу", "3 жыл 4 ай"),)))),
            Content(
                "Мақсаты мен әсері",
                (
                    Panels(
                        (
                            Listed("Мақсаты", ("«Майтөбе Сүт» АӨК кеңейту.",)),
                            Listed("Әсері", ("Қуаттылығы 2 есе артады.", "Өнім көбейеді.")),
                        )
                    ),
                ),
            ),
        ),
        author="«Майтөбе Сүт» АӨК",
        subject="Жобаны қорғау таныстырылымы",
        continued="жалғасы",
    )
