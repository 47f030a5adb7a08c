"""«Майтөбе Сүт 2»: the expansion of «Майтөбе Сүт», 2025. Its figures are those of the slide."""

from __future__ import annotations

from datetime import date

from tools.samples import maitobe
from tools.samples.founding import Bodies, Founding
from tools.samples.maitobe import DISTRICT, ROADS, WATER
from tools.samples.numbers import bin_of
from tools.samples.passport import Link, Machine, Project
from tools.samples.people import founders, full_names
from tools.samples.scheme import Defence, Finance, Round
from tools.samples.screening import Okrug, Screening
from tools.samples.texts import KG, LITRE, MAKER

FOUNDING = Founding(
    name="Майтөбе Сүт 2",
    name_ru="Майтобе Сут 2",
    direction="milk",
    district="Түлкібас",
    okrug="Мичурин",
    village="Мичурин ауылы",
    postcode="161300",
    akim_bin="230340000007",
    meeting=date(2025, 2, 11),
    consent_number="05-12/24",
    people=founders(full_names(9, 8, 6), "Мичурин ауылы", area=2),
    bodies=Bodies(
        chair="f01",
        secretary="f09",
        board=("f02", "f04", "f07"),
        board_chair="f02",
        audit=("f05", "f10", "f12"),
        director="f06",
        sitting_secretary="f07",
    ),
    activities=("10511", "10512", "46330"),
    registered=date(2025, 2, 17),
    bin=bin_of(2025, 903),
)


def screening(okrugs: tuple[str]) -> Screening:
    """Return the screening of Мичурин beside one invented okrug of the district."""
    figures = [tuple(row[:2]) for row in maitobe.screening(("", "", "")).figures]
    figures[8], figures[9] = WATER[:2], ROADS[:2]
    figures[11] = (4900, 2500)
    figures[16] = (14, 5)
    return Screening(
        district=DISTRICT,
        order=date(2024, 12, 9),
        number="187",
        figures=tuple(figures),
        okrugs=(
            Okrug(
                "Мичурин",
                "recommended",
                (
                    "«Майтөбе Сүт» цехы толық қуатпен жұмыс істейді, округте қабылданбай қалған "
                    "сүт бар: цехты кеңейту ұсынылады.",
                    "Цех «Майтобе Сут» работает на полную мощность, в округе остаётся непринятое "
                    "молоко: предлагается расширить цех.",
                ),
                "milk",
                ("Майтөбе Сүт 2", "Майтобе Сут 2"),
                14,
                (
                    "Қосымша құрылғылар цехтың қуаттылығын 2 есеге арттырады.",
                    "Дополнительное оборудование увеличит мощность цеха в 2 раза.",
                ),
            ),
            Okrug(
                okrugs[0],
                "later",
                (
                    "Бастамашыл топ әлі аз, келесі жылы қайта қаралсын.",
                    "Инициативная группа ещё мала, рассмотреть повторно в следующем году.",
                ),
            ),
        ),
        conclusion=(
            "Жұмыс тобы Мичурин ауылдық округінде «Майтөбе Сүт» жобасын кеңейтуді ұсынады.",
            "Рабочая группа предлагает расширить проект «Майтобе Сут» в Мичуринском сельском "
            "округе.",
        ),
    )


def defence(chair: str) -> Defence:
    """Return one round, approved."""
    return Defence(
        district=DISTRICT,
        okrug=("Мичурин", "Мичуринского"),
        chair=chair,
        speech=(
            "Гомогенизатор, пастеризатор және сүтті бөлгіш сатып алынады, қуаттылық 2 есеге "
            "артады. 31,0 млн теңге сұралады.",
            "Приобретаются гомогенизатор, пастеризатор и сливкоотделитель, мощность возрастает в "
            "2 раза. Запрашивается 31,0 млн тенге.",
        ),
        rounds=(
            Round(
                date(2025, 1, 22),
                "2",
                "approved",
                (
                    (
                        "question",
                        (
                            "Алғашқы жобаның кредиті уақытында өтеліп жатыр ма?",
                            "Погашается ли кредит первого проекта в срок?",
                        ),
                        (
                            "Иә, кесте бойынша, кешігу болған жоқ.",
                            "Да, по графику, просрочек не было.",
                        ),
                    ),
                ),
            ),
        ),
    )


HOMOGENISER = ("гомогенизатор", "гомогенизатор")
PASTEURISER = ("пастеризатор", "пастеризатор")
SEPARATOR = ("сүтті бөлгіш", "сливкоотделитель")
CAPACITY = ("сағатына 500 литр", "500 литров в час")
SUPPLIER = ("«Үлгі Жабдық» ЖШС", "ТОО «Улги Жабдык»")
OTHER = ("«Үлгі Техника» ЖШС", "ТОО «Улги Техника»")

PROJECT = Project(
    values={
        "project.number": "1",
        "project.date": "15.01.2025",
        "project.expands_name": maitobe.FOUNDING.name,
        "project.expands_members": maitobe.PROJECT.values["project.members"],
        "project.expands_capacity": maitobe.PROJECT.values["project.capacity"],
        "project.expands_capacity_unit": maitobe.PROJECT.unit[0],
        "project.expands_finance": str(maitobe.FINANCE.amount),
        "project.members": "14",
        "project.capacity": "2",
        "project.working_days": "300",
        "project.jobs": "4",
        "project.own_contribution": "700000",
        "project.asked": "31000000",
        "project.rate": "2,5",
        "project.months": "60",
        "project.grace_months": "6",
        "project.method": "equal",
        "project.first_year": "2025",
    },
    aim=(
        "«Майтөбе Сүт» кооперативін кеңейтіп, қуаттылығын арттыру.",
        "Расширить кооператив «Майтобе Сут» и увеличить его мощность.",
    ),
    effect=(
        "Қуаттылығы 2 есеге артып, шығарылатын өнім көлемі артады.",
        "Мощность возрастает в 2 раза, увеличивается объём выпускаемой продукции.",
    ),
    site=(
        "«Майтөбе Сүт» цехының ғимараты, қосымша жабдыққа 60 шаршы метр орын бар.",
        "Здание цеха «Майтобе Сут», под дополнительное оборудование есть 60 квадратных метров.",
    ),
    unit=("тонна сүт", "т молока"),
    chain=(
        Link(
            "production",
            ("сүт өндіру", "производство молока"),
            "600",
            ("тонна сүт жылына", "т молока в год"),
        ),
        Link(
            "collection",
            ("сүт жинау", "сбор молока"),
            "2",
            ("тонна сүт тәулігіне", "т молока в сутки"),
        ),
        Link(
            "processing",
            ("қосымша құрылғылар", "дополнительное оборудование"),
            "2",
            ("тонна сүт тәулігіне", "т молока в сутки"),
            (
                "гомогенизатор, пастеризатор, сүтті бөлгіш",
                "гомогенизатор, пастеризатор, сливкоотделитель",
            ),
        ),
        Link(
            "sale",
            ("дайын өнімді өткізу", "сбыт готовой продукции"),
            "288",
            ("тонна өнім жылына", "т продукции в год"),
        ),
    ),
    machines=(
        Machine(
            HOMOGENISER,
            MAKER,
            CAPACITY,
            8_400_000,
            ((SUPPLIER, 8_400_000, "08.01.2025"), (OTHER, 8_900_000, "09.01.2025")),
        ),
        Machine(
            PASTEURISER,
            MAKER,
            CAPACITY,
            13_100_000,
            ((SUPPLIER, 13_100_000, "08.01.2025"), (OTHER, 13_750_000, "09.01.2025")),
        ),
        Machine(
            SEPARATOR,
            MAKER,
            CAPACITY,
            9_500_000,
            ((SUPPLIER, 9_500_000, "08.01.2025"), (OTHER, 9_600_000, "09.01.2025")),
        ),
    ),
    investments=((("құрылғыларды орнату", "установка оборудования"), 700_000),),
    products=(
        (("қаймақ", "сметана"), "10000", KG, 2_300),
        (("айран", "айран"), "120000", LITRE, 450),
        (("ірімшік", "сыр"), "8000", KG, 3_400),
    ),
    outlets=(
        (
            ("балабақшалар", "детские сады"),
            ("№ Үлгі-4 ниет хаты", "письмо о намерениях № Улги-4"),
        ),
        (("әлеуметтік дүкендер", "социальные магазины"), ("", "")),
    ),
    plan=(
        (
            "income",
            ("қосымша сүт өнімдерін сату", "продажа дополнительных молочных продуктов"),
            (62_500_000, 83_400_000, 104_200_000, 109_400_000, 114_900_000),
        ),
        (
            "cost",
            ("мүшелерден сүт сатып алу", "закуп молока у членов"),
            (37_800_000, 50_400_000, 63_000_000, 66_200_000, 69_500_000),
        ),
        (
            "cost",
            ("жалақы және салықтар", "заработная плата и налоги"),
            (8_600_000, 9_200_000, 9_800_000, 10_300_000, 10_800_000),
        ),
        (
            "cost",
            ("электр қуаты, су, қаптама", "электроэнергия, вода, упаковка"),
            (5_100_000, 6_400_000, 7_900_000, 8_300_000, 8_700_000),
        ),
    ),
    risks=(
        (
            ("Қосымша сүт толық жиналмайды.", "Дополнительное молоко собирается не полностью."),
            "medium",
            (
                "Көрші округтермен сүт жинау шарты жасалады.",
                "С соседними округами заключаются договоры на сбор молока.",
            ),
        ),
    ),
)

FINANCE = Finance(
    list_number="Үлгі-2025",
    list_day=date(2025, 4, 14),
    position=1,
    contract=date(2025, 5, 20),
    number="Үлгі-2025/903",
    amount=31_000_000,
    purpose=(
        "гомогенизатор, пастеризатор және сүтті бөлгіш сатып алу",
        "приобретение гомогенизатора, пастеризатора и сливкоотделителя",
    ),
    months=60,
    grace=6,
    jobs=4,
    bought=((HOMOGENISER, 8_400_000, 1), (PASTEURISER, 13_100_000, 1), (SEPARATOR, 9_500_000, 1)),
    maker=MAKER,
)

SPELLED = {**maitobe.SPELLED, maitobe.FOUNDING.name: maitobe.FOUNDING.name_ru}
