"""The founding contract: items 1) - 7) of art. 16(2), every founder as a party and a signer."""

from __future__ import annotations

import io
from functools import cache

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Heading, Paper, Row, Table, Title, plain
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.domain.answers import Record
from app.domain.case import FoundingCase
from app.forms import charter
from app.forms.founding_contract import FORM
from app.forms.papers import uses_address
from tests.documents import paper_cases
from tests.documents.legal_text import anchors, faults, lookalikes, part, sources, text_of

ITEMS = {
    "c16_1": (
        "құру туралы шешім қабылдады",
        "негізгі бағыты – қайта өңдеу",
        "ЭҚЖЖ коды 10511",
        "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі",
        "«Майтөбе Сүт» АӨК",
        "орналасқан жері: Қазақстан Республикасы, 161300",
        "басқару органдары",
    ),
    "c16_2": ("50 (елу) тұлға", "ЖСН (БСН)", "Тұрақты тұратын жері"),
    "c16_3": ("мынадай тәртіппен", "міндетті", "мемлекеттік органдарда білдіруге уәкілетті адам"),
    "c16_4": ("құрамы, мөлшері", "100 000 (жүз мың) теңге", "31.12.2026", "тұрақсыздық айыбын"),
    "c16_5": ("20 000 (жиырма мың) теңге", "2026 жылғы 10 желтоқсаннан кешіктірмей"),
    "c16_6": ("шығуға құқылы", "қайтарылады"),
    "c16_7": ("кемінде үштен екісі жақтап дауыс берсе", "жалпы санының"),
    "c16_secret": ("коммерциялық құпия", "заңдарында белгіленген жағдайларда ұсынылады"),
}


def render(case: FoundingCase) -> tuple[Block, ...]:
    return render_wording("founding_contract", "kk", FORM.facts(case, ""))


@cache
def usual() -> tuple[Block, ...]:
    return render(paper_cases.make())


def spoken(text: str) -> str:
    return text.replace("\u00a0", " ")


def tables(blocks: tuple[Block, ...]) -> tuple[Table, Table, Table]:
    """Return the list of parties, the table of shares and the table of signatures."""
    _place, parties, shares, signatures = [b for b in blocks if isinstance(b, Table)]
    return parties, shares, signatures


def cells(row: Row) -> list[str]:
    return [spoken(plain(cell.text)) for cell in row.cells]


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_each_item_of_the_law_is_there(item: str) -> None:
    said = spoken(part(usual(), item))
    for words in ITEMS[item]:
        assert words in said


def test_number_date_and_place_stand_above() -> None:
    title = usual()[0]
    assert isinstance(title, Title)
    assert plain(title.text).startswith("ҚҰРЫЛТАЙ ШАРТЫ № 1")
    place = usual()[1]
    assert isinstance(place, Table)
    assert cells(place.rows[0]) == ["Мичурин ауылы", "2026 жылғы 23 қараша"]


def test_every_founder_is_a_party_contributes_and_signs() -> None:
    case = paper_cases.make()
    parties, shares, signatures = tables(usual())
    assert len(parties.rows) == len(signatures.rows) == len(case.founders)
    assert len(shares.rows) == len(case.founders) + 1
    for founder, party, share, sign in zip(
        case.founders, parties.rows, shares.rows, signatures.rows, strict=False
    ):
        assert cells(party) == [
            str(founder.position),
            founder.name,
            founder.iin,
            founder.residence,
        ]
        assert cells(share) == [
            str(founder.position),
            founder.name,
            "ақша",
            "100 000 (жүз мың) теңге",
            "31.12.2026",
        ]
        assert cells(sign) == [str(founder.position), founder.name, ""]
        assert f"founders/{founder.id}/iin" in party.sources
    assert signatures.row_height_mm >= 8
    assert cells(shares.rows[-1])[1] == "5 000 000 (бес миллион) теңге"
    assert shares.rows[-1].bold
    last = usual()[-2]
    assert isinstance(last, Heading)
    assert last.anchor == "signatures"


def test_legal_persons_proxies_property_and_associated_members() -> None:
    people = (
        paper_cases.founder(
            0,
            kind="legal",
            legal_name="«Береке» шаруа қожалығы",
            bin="940140000385",
            location="Түлкібас ауылы, 1",
            representative="Бастықов Дәурен",
            representative_basis="жарғы",
        ),
        paper_cases.founder(
            1,
            attendance="proxy",
            proxy_name="Өкілов Өкіл",
            proxy_number="12",
            proxy_date="20.11.2026",
        ),
        paper_cases.founder(
            2,
            share_form="property",
            property_description="сүт салқындатқыш\nжем шапқыш",
            property_valued_by="«Баға» ЖШС",
            property_report="№ 7",
        ),
        paper_cases.founder(3, membership="associated"),
        paper_cases.founder(4),
    )
    rows = {"founders": people, "valuers": (Record("v1", {"other_name": "Бағалаушыев Бағлан"}),)}
    blocks = render(paper_cases.make({"charter.associated_share": "250 000"}, rows, count=5))
    parties, shares, signatures = tables(blocks)
    assert cells(parties.rows[0]) == [
        "1",
        "«Береке» шаруа қожалығы, өкілі – Бастықов Дәурен (өкілеттігінің негізі: жарғы)",
        "940140000385",
        "Түлкібас ауылы, 1",
    ]
    assert cells(parties.rows[3])[1].endswith("(қауымдасқан мүше)")
    assert cells(shares.rows[2])[2] == (
        "мүлік: сүт салқындатқыш; жем шапқыш (бағалаған: «Баға» ЖШС; бағалау туралы есеп: № 7)"
    )
    assert cells(shares.rows[3])[3] == "250 000 (екі жүз елу мың) теңге"
    assert "charter.associated_share" in shares.rows[3].sources
    assert "Бастықов Дәурен" in cells(signatures.rows[0])[1]
    assert "Өкілов Өкіл (2026 жылғы 20 қарашадағы № 12 сенімхат)" in cells(signatures.rows[1])[1]
    assert "Бағалаушыев Бағлан" in part(blocks, "valuing")
    assert "Қауымдасқан мүше болатындарды қоспағанда, әрбір Құрылтайшы" in part(blocks, "c16_5")
    assert "ал қауымдасқан мүше болатын Құрылтайшылар қауымдасқан мүшенің" in text_of(blocks)
    assert faults(blocks) == []


def test_without_property_and_associated_members_nothing_is_said_of_them() -> None:
    blocks = usual()
    assert "барлық жарналары ақшалай енгізіледі" in part(blocks, "valuing")
    assert part(blocks, "fee").startswith("Әрбір Құрылтайшы")
    assert "қауымдасқан мүшенің құқықтарына" not in text_of(blocks)


def test_an_entrance_fee_of_zero_is_not_asked_for() -> None:
    blocks = render(paper_cases.make({"contribution.entrance_fee": "0"}))
    said = part(blocks, "c16_5")
    assert "0 (нөл) теңге, яғни Құрылтайшылар кіру жарнасын енгізбейді" in spoken(said)
    assert "кешіктірмей" not in said
    assert "кіру жарналары есебінен жабылады" not in text_of(blocks)
    assert "тең үлеспен беретін қаражат есебінен жабылады" in text_of(blocks)
    assert "кіру жарналары есебінен жабылады" in text_of(usual())
    assert "шығыстарының тең бөлінген үлесі шегеріліп" not in text_of(blocks)
    assert faults(blocks) == []


def test_no_charge_for_delay_is_said_alike_in_contract_and_charter() -> None:
    case = paper_cases.make({"charter.delay_percent": "0,0"})
    for said in (
        part(render(case), "delay"),
        part(render_wording("charter", "kk", charter.FORM.facts(case, "")), "delay"),
    ):
        assert "тұрақсыздық айыбы есептелмейді" in said
        assert "пайызы" not in said
        assert "шегеріліп" not in said
        assert "3 (үш) айдан астам" in spoken(said)
    assert "charter.delay_percent" in sources(render(case))


def test_the_term_is_the_charters() -> None:
    limited = paper_cases.make({"name.term_until": "31.12.2040"})
    words = "белгілі бір мерзімге – 2040 жылғы 31 желтоқсанға дейін – құрылады"
    assert words in spoken(part(render(limited), "c16_1"))
    assert "Кооператив белгіленбеген мерзімге құрылады." in part(usual(), "c16_1")


def test_money_handed_over_before_the_account_is_open_is_paid_in_time() -> None:
    assert "түбіртек берілген күн Құрылтайшының жарнасы енгізілген күн" in part(usual(), "paying")


def test_nothing_is_claimed_of_contributions_while_there_are_no_founders() -> None:
    said = part(render(paper_cases.least()), "valuing")
    assert "барлық жарналары ақшалай" not in said
    assert "Жарна заттай нысанда енгізілсе" in said


def test_delay_costs_the_same_in_contract_and_charter() -> None:
    values = {"charter.delay_percent": "0,25", "charter.delay_months": "4"}
    case = paper_cases.make(values)
    agreed = part(render(case), "delay")
    chartered = part(render_wording("charter", "kk", charter.FORM.facts(case, "")), "delay")
    for said in (agreed, chartered):
        assert "енгізілмеген соманың 0,25 пайызы мөлшерінде" in said
        assert "4 (төрт) айдан астам" in said
    assert {"charter.delay_percent", "charter.delay_months"} <= sources(render(case))


def test_a_legal_person_as_authorised_has_a_bin() -> None:
    people = (
        paper_cases.founder(0, kind="legal", legal_name="«Береке» ЖШС", bin="940140000385"),
        paper_cases.founder(1),
        paper_cases.founder(2),
    )
    case = paper_cases.make({"authorised.founder": "f0"}, {"founders": people}, count=3)
    assert "«Береке» ЖШС (БСН 940140000385)" in part(render(case), "authorised")


def test_sole_chair() -> None:
    blocks = render(paper_cases.make({"board.sole_chair": "1"}, count=5))
    assert "Кооператив төрағасы (жеке-дара атқарушы орган)" in part(blocks, "c16_1")
    assert "басқарма" not in text_of(blocks).lower()
    assert faults(blocks) == []


@pytest.mark.parametrize("count", [3, 50])
def test_no_fault_in_usual_cases(count: int) -> None:
    blocks = render(paper_cases.make(count=count))
    assert faults(blocks) == []
    assert lookalikes(blocks) == []
    assert "______" not in text_of(blocks)


def test_the_least_facts_print_blanks() -> None:
    blocks = render(paper_cases.least())
    assert faults(blocks) == []
    assert "№ ______" in text_of(blocks)
    assert [len(table.rows) for table in tables(blocks)] == [1, 2, 1]


def test_printed_to_fill_in_by_hand_it_leaves_rows_to_write_in() -> None:
    facts = FORM.facts(paper_cases.least(), "")
    blocks = render_wording("founding_contract", "kk", facts, blanks=True)
    assert faults(blocks) == []
    parties, shares, signatures = tables(blocks)
    assert [len(table.rows) for table in (parties, shares, signatures)] == [10, 11, 10]
    assert cells(parties.rows[9]) == ["10", "", "", ""]
    assert all(table.row_height_mm >= 8 for table in (parties, shares, signatures))


def test_the_most_facts_print() -> None:
    case = paper_cases.most()
    blocks = render(case)
    assert not [line for line in faults(blocks) if line.startswith(("raw", "no clause"))]
    parties, _shares, signatures = tables(blocks)
    assert len(parties.rows) == len(signatures.rows) == 500
    assert write_pdf(Paper("Құрылтай шарты", blocks)).pages > 60


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40), st.text(max_size=80), st.text(max_size=80))
def test_typed_text_never_becomes_markup(name: str, residence: str, thing: str) -> None:
    people = (
        paper_cases.founder(0, surname=name, residence=residence),
        paper_cases.founder(1, share_form="property", property_description=thing),
        paper_cases.founder(2),
    )
    blocks = render(paper_cases.make({"name.proper": name}, {"founders": people}, count=3))
    assert set(ITEMS) <= anchors(blocks)
    assert [len(table.rows) for table in tables(blocks)] == [3, 4, 3]


def test_the_form_uses_what_it_prints() -> None:
    for case in (paper_cases.make(), paper_cases.most(20)):
        for source in sources(render(case)):
            assert uses_address(FORM, source), source
    assert not uses_address(FORM, "director.iin")
    assert not uses_address(FORM, "charter.heirs")


def test_the_printed_contract_reads_back() -> None:
    case = paper_cases.make()
    laid = write_pdf(Paper("Құрылтай шарты", usual()))
    reader = pypdf.PdfReader(io.BytesIO(laid.pdf))
    said = spoken(" ".join(" ".join(page.extract_text() for page in reader.pages).split()))
    for founder in case.founders:
        assert founder.iin in said
    assert "5 000 000 (бес миллион) теңге" in said
