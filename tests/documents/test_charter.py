"""The charter: all twenty items of art. 17(2), every choice, no fault in any case."""

from __future__ import annotations

import io
import itertools
from functools import cache

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import BackSheet, Block, Clause, Paper, SignatureBlock, TitlePage, plain
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.domain.answers import Record
from app.domain.case import FoundingCase, read_case
from app.domain.schema import FIELDS, Field, Kind
from app.forms.charter import FORM, USES
from app.forms.papers import uses_address
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents import paper_cases
from tests.documents.legal_text import (
    anchors,
    clause_numbers,
    faults,
    lookalikes,
    part,
    sources,
    text_of,
)

CHARTER_FIELDS = [field for name, field in FIELDS.items() if name.startswith("charter.")]

CONTEXT = {
    "charter.liability_percent": {"charter.liability": "additional"},
    "charter.absentee_days": {"charter.absentee_vote": "1"},
}
"""What else must be chosen for a choice to be printed."""

ITEMS = {
    "item01": ("ұйымдастыру-құқықтық нысаны – өндірістік кооператив", "«Майтөбе Сүт» АӨК"),
    "item02": ("мәртебесі", "шағын кәсіпкерлік субъектісі"),
    "item03": ("орналасқан жері", "161300", "Түлкібас ауданы", "Абай көшесі, 12-үй"),
    "item04": ("мақсаттары", "мүшелердің кірістерін арттыру"),
    "item05": ("жоғары орган – жалпы жиналыс", "тексеру комиссиясы", "ерекше құзыреті"),
    "item06": ("Кезектен тыс жалпы жиналыс", "сырттай дауыс беру", "үштен екісі", "Кезекті"),
    "item07": ("мүше бола алады", "мүлік (пай) және кіру жарналарын"),
    "item08": ("шығарылуы мүмкін", "айдан астам"),
    "item09": ("пайы", "төленеді (беріледі)", "жалпы жиналыс қабылдайды"),
    "item10": ("құжаттар пайда болады", "хаттамалары", "бұйрықтары"),
    "item11": ("құқылы", "міндетті", "кеңесші дауыс"),
    "item12": ("көздер есебінен", "кіру және қосымша жарналары"),
    "item13": ("мүлік (пай) жарнасының мөлшері – 100 000 (жүз мың) теңге",),
    "item14": ("Кооперативтің қызметіне", "қатысады"),
    "item15": ("Кооперативтік төлемдер", "30 пайызы"),
    "item16": ("залалдары", "жабылады"),
    "item17": ("өзгерістер мен толықтырулар енгізуді",),
    "item18": ("пай қоры мен резервтік қор", "5 000 000 (бес миллион) теңге"),
    "item19": ("қызметінің түрі", "өзгертіледі", "экономикалық негіздеме"),
    "item20": ("қайта ұйымдастыру (біріктіру, қосу, бөлу, бөліп шығару, қайта құру)",),
}


def render(case: FoundingCase) -> tuple[Block, ...]:
    return render_wording("charter", "kk", FORM.facts(case, ""))


@cache
def usual() -> tuple[Block, ...]:
    return render(paper_cases.make())


# -- the law's items ----------------------------------------------------------------------


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_each_item_of_the_law_is_there(item: str) -> None:
    said = part(usual(), item).replace("\u00a0", " ")
    for words in ITEMS[item]:
        assert words in said


def test_there_are_twenty_items_whatever_is_chosen() -> None:
    wanted = {f"item{number:02d}" for number in range(1, 21)}
    for sole, mode in itertools.product(("0", "1"), ("same", "individual")):
        values = {"board.sole_chair": sole, "contribution.share_mode": mode}
        assert wanted <= anchors(render(paper_cases.make(values, count=5)))
    assert wanted <= anchors(render(paper_cases.least()))


def test_numbers_and_majorities_of_the_law() -> None:
    blocks = usual()
    assert "мүшелердің жалпы санының үштен екісін" in part(blocks, "charter_vote")
    assert "бестен бір бөлігінен аспауға тиіс" in part(blocks, "associated")
    assert "мүшелердің кемінде үштен екісі қатысса" in part(blocks, "quorum")
    assert "мүшелердің көпшілік дауысымен" in part(blocks, "majority")
    assert "кемінде үштен бірінің талабы бойынша жасырын" in part(blocks, "majority")
    sittings = part(blocks, "sittings")
    assert "үш айда бір реттен сиретпей" in sittings
    assert sittings.count("кемінде үштен екісі") == 2
    assert "жылына бір реттен сиретпей" in part(blocks, "regular")
    assert "бес еселенген мөлшерінен аспауға тиіс" in part(blocks, "entrance")
    assert "жиырма мың еселенген" in part(blocks, "valuation")
    assert "он жұмыс күні ішінде жазбаша хабарланады" in text_of(blocks)
    assert "бір ай ішінде ақшалай нысанда төленеді" in text_of(blocks)
    assert "сенімхатсыз әрекет етеді" in part(blocks, "chair_powers")
    assert "нотариат куәландырған сенімхаты бар" in text_of(blocks)


def test_size_and_form() -> None:
    blocks = usual()
    assert 90 <= len(clause_numbers(blocks)) <= 130
    assert isinstance(blocks[0], TitlePage)
    assert plain(blocks[0].top[-1]) == "БЕКІТІЛГЕН"
    assert "2026 жылғы 23 қарашадағы" in [plain(line) for line in blocks[0].top]
    back = blocks[-1]
    assert isinstance(back, BackSheet)
    assert any("{pages} парақ тігілген, нөмірленген" in plain(line) for line in back.lines)
    signs = blocks[-2]
    assert isinstance(signs, SignatureBlock)
    assert [plain(line.name) for line in signs.lines] == ["Н. Ахметов", "А. Оспанова"]
    assert isinstance(blocks[-3], Clause)
    assert blocks[-3].keep_with_next


# -- the choices --------------------------------------------------------------------------


def _values_to_try(name: str) -> tuple[str, str]:
    field = FIELDS[name]
    match field.kind:
        case Kind.WHOLE:
            return "7", "28"
        case Kind.PERCENT:
            return "3", "12,5"
        case Kind.MONEY:
            return "77 000", "123 456,50"
        case Kind.LONG_TEXT:
            return "бірінші сөз", "екінші сөз\nүшінші сөз"
        case _:
            return "0", "1"


@pytest.mark.parametrize("field", CHARTER_FIELDS, ids=lambda field: field.name)
def test_every_charter_field_changes_the_text(field: Field) -> None:
    name = field.name
    tried = field.choices or _values_to_try(name)
    texts = {}
    for value in tried:
        blocks = render(paper_cases.make({**CONTEXT.get(name, {}), name: value}))
        texts[value] = text_of(blocks)
        assert name in sources(blocks), "a click on the clause finds the choice"
        assert faults(blocks) == []
        if not field.choices and field.kind is not Kind.YES_NO:
            spoken = texts[value].replace("\u00a0", " ")
            assert all(line.strip() in spoken for line in value.splitlines())
    assert len(set(texts.values())) == len(tried)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name.size": "micro"}, "микрокәсіпкерлік субъектісі"),
        ({"name.size": "medium"}, "орта кәсіпкерлік субъектісі"),
        ({"name.term_until": "31.12.2040"}, "2040 жылғы 31 желтоқсанға дейін"),
        ({"name.aims": "- ауылды көркейту;\n2) жастарды тарту."}, "жастарды тарту;"),
        ({"board.term_years": "4"}, "4 (төрт) жыл мерзімге"),
        ({"audit.term_years": "2"}, "2 (екі) жыл мерзімге"),
        ({"director.term_years": "1"}, "1 (бір) жыл мерзімге сайлайды"),
        (
            {"director.elected_by": "general_meeting"},
            "жалпы жиналыс басқарманың әрбір мүшесінің жазбаша келісімімен",
        ),
        ({"contribution.entrance_fee": "21 625"}, "жиырма бір мың алты жүз жиырма бес"),
        ({"contribution.share_due": "01.02.2027"}, "2027 жылғы 1 ақпаннан кешіктірмей"),
    ],
)
def test_other_answers_change_the_text(values: dict[str, str], said: str) -> None:
    blocks = render(paper_cases.make(values))
    assert said in text_of(blocks).replace("\u00a0", " ")
    assert said not in text_of(usual()).replace("\u00a0", " ")
    assert faults(blocks) == []


def test_sole_chair_has_no_board() -> None:
    blocks = render(paper_cases.make({"board.sole_chair": "1"}, count=5))
    said = text_of(blocks)
    assert "жеке-дара атқарушы орган" in part(blocks, "item05")
    assert "Заңның 35-бабының 2-тармағына" in part(blocks, "executive")
    assert "басқарма отырысы" not in said
    assert "Басқарма төрағасы" not in said
    assert "тағайындайды" in part(blocks, "director_election")
    assert "charter.unanimous_matters" not in sources(blocks)


def test_director_is_no_body_and_acts_by_power_of_attorney() -> None:
    blocks = usual()
    said = part(blocks, "director")
    assert "басқару органы болып табылмайды" in said
    assert "басқарма төрағасы берген сенімхат негізінде, сенімхатта берілген өкілеттіктер" in said
    assert "Тексеру комиссиясының мүшесі атқарушы директор бола алмайды" in said
    assert "басқарма отырысқа қатысып отырған" in part(blocks, "director_election")


def test_individual_shares_print_their_bounds_and_the_last_day() -> None:
    people = (
        paper_cases.founder(0, share_amount="60 000", share_due="01.12.2026"),
        paper_cases.founder(1, share_amount="90 000,50"),
        paper_cases.founder(2, share_amount="75 000"),
        paper_cases.founder(3, share_amount="5 000", membership="associated"),
    )
    case = paper_cases.make(
        {"contribution.share_mode": "individual"}, {"founders": people}, count=4
    )
    blocks = render(case)
    said = part(blocks, "item13").replace("\u00a0", " ")
    assert "ең төменгі мөлшері – 60 000 (алпыс мың) теңге" in said
    assert "90 000,50 теңге (тоқсан мың теңге 50 тиын)" in said
    assert "әрқайсысы үшін белгіленген мерзімде" in part(blocks, "due")
    assert "2026 жылғы 31 желтоқсаннан кешіктірмей" in part(blocks, "due")
    assert "230 000,50" in part(blocks, "item18").replace("\u00a0", " ")
    assert {"founders/f0/share_amount", "founders/f1/share_amount"} <= sources(blocks)


def test_unanimous_matters_are_listed() -> None:
    blocks = render(
        paper_cases.make(
            {"charter.unanimous_matters": "мүлікті кепілге беру\nкредит алу;\n\n- филиал құру."}
        )
    )
    said = part(blocks, "unanimous").splitlines()
    assert said[1:] == ["мүлікті кепілге беру;", "кредит алу;", "филиал құру."]


# -- no fault in any case -----------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 50])
def test_no_fault_in_usual_cases(count: int) -> None:
    blocks = render(paper_cases.make(count=count))
    assert faults(blocks) == []
    assert lookalikes(blocks) == []
    assert "______" not in text_of(block for block in blocks if not isinstance(block, BackSheet))


def test_the_least_facts_print_blanks() -> None:
    blocks = render(paper_cases.least())
    assert faults(blocks) == []
    said = text_of(blocks)
    assert "«______» ауыл шаруашылығы өндірістік кооперативі" in said
    assert "20___ жылғы «____» ____________" in said


def test_the_most_facts_print() -> None:
    blocks = render(paper_cases.most())
    assert not [line for line in faults(blocks) if line.startswith(("raw", "no clause"))]
    assert {"item01", "item20"} <= anchors(blocks)


@pytest.mark.parametrize("sole", ["0", "1"])
@pytest.mark.parametrize("elected_by", ["board", "general_meeting"])
@pytest.mark.parametrize("term", ["", "31.12.2040"])
def test_no_fault_in_any_branch(sole: str, elected_by: str, term: str) -> None:
    last_choices = {field.name: field.choices[-1] for field in CHARTER_FIELDS if field.choices}
    case = paper_cases.make(
        {
            **last_choices,
            "board.sole_chair": sole,
            "director.elected_by": elected_by,
            "name.term_until": term,
            "charter.seal": "1",
            "charter.absentee_vote": "0",
            "contribution.share_mode": "individual",
        },
        {"founders": tuple(paper_cases.founder(i, share_amount="1 000") for i in range(6))},
        count=6,
    )
    blocks = render(case)
    assert faults(blocks) == []
    assert lookalikes(blocks) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=60))
def test_typed_text_never_becomes_markup(name: str, aim: str, street: str) -> None:
    case = paper_cases.make(
        {"name.proper": name, "name.aims": aim, "name.street": street, "charter.sources": aim}
    )
    blocks = render(case)
    assert {f"item{number:02d}" for number in range(1, 21)} <= anchors(blocks)
    assert clause_numbers(blocks) == clause_numbers(usual())


@pytest.mark.parametrize(
    "name",
    ["**Қой** || {{ 7*7 }}", "[#item01]", "@sign\n= x", "<b>Сүт</b> & {% if %}", "Сүт »«№ «2»"],
)
def test_hostile_names_stay_as_typed(name: str) -> None:
    case = paper_cases.make({"name.proper": name})
    flat = " ".join(case.proper_name.split())
    assert f"«{flat}» ауыл шаруашылығы өндірістік кооперативі" in text_of(render(case))


# -- the form and the printed paper --------------------------------------------------------


def test_the_form_uses_what_it_prints() -> None:
    for case in (paper_cases.make(), paper_cases.make({"board.sole_chair": "1"}, count=5)):
        for source in sources(render(case)):
            assert uses_address(FORM, source), source


def test_the_form_is_not_held_back_by_what_it_does_not_print() -> None:
    for address in (
        "founders/f1/iin",
        "founders/f1/residence",
        "director.iin",
        "agenda.board.for",
        "registration.bin",
    ):
        assert not uses_address(FORM, address)
    assert uses_address(FORM, "agenda.charter.for")
    assert len(USES) == len(set(USES))


@pytest.mark.parametrize("sole", ["0", "1"])
def test_the_printed_charter_has_twelve_to_eighteen_pages(sole: str) -> None:
    count = 5 if sole == "1" else 50
    blocks = render(paper_cases.make({"board.sole_chair": sole}, count=count))
    laid = write_pdf(Paper("Жарғы", blocks))
    assert 12 <= laid.pages <= 18
    reader = pypdf.PdfReader(io.BytesIO(laid.pdf))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Майтөбе Сүт", "БЕКІТІЛГЕН", "100 000 (жүз мың) теңге", "Н. Ахметов"):
        assert words in said.replace("\u00a0", " ")
    assert f"{laid.pages - 1} парақ тігілген" in said


def test_the_shipped_sample_prints_within_eighteen_pages() -> None:
    case = read_case(read_sample().answers, load_reference(), paper_cases.TODAY, sample=True)
    blocks = render(case)
    assert faults(blocks) == []
    assert 12 <= write_pdf(Paper("Жарғы", blocks), mark="ҮЛГІ").pages <= 18


def test_fishery_is_named_when_it_is_the_direction() -> None:
    words = "аквашаруашылық (балық өсіру шаруашылығы) өнімін"
    assert words in part(render(paper_cases.make({"name.direction": "fish"})), "item04")
    assert words not in part(usual(), "item04")


def test_the_longest_likely_charter_stays_within_eighteen_pages_and_its_back_sheet() -> None:
    activities = tuple(
        Record(f"a{i}", {"code": f"1051{i}", "name": f"ауыл шаруашылығы өнімін өңдеу, {i}-түрі"})
        for i in range(6)
    )
    case = paper_cases.make(
        {
            "charter.unanimous_matters": "мүлікті кепілге беру\nкредит алу",
            "name.aims": "ауыл тұрғындарын жұмыспен қамту",
            "charter.sources": "гранттар",
        },
        {"activities": activities},
    )
    assert write_pdf(Paper("Жарғы", render(case))).pages <= 19
