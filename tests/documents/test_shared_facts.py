"""The facts that all papers share: places, names, days, sums, people, each with its source."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.naming import oblast_name
from app.forms import common
from tests.documents import paper_cases


def test_places_get_their_words_and_keep_their_sources() -> None:
    line = common.place_line(paper_cases.make(), "meeting")
    assert line == "Түркістан облысы, Түлкібас ауданы, Мичурин ауылдық округі, Мичурин ауылы"
    assert line.sources == (
        "meeting.oblast",
        "meeting.district",
        "meeting.okrug",
        "meeting.settlement",
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", ""),
        ("Мичурин", "Мичурин ауылдық округі"),
        ("Мичурин а.о.", "Мичурин ауылдық округі"),
        ("Мичурин ауылдық", "Мичурин ауылдық округі"),
        ("Мичурин ауылдық округі", "Мичурин ауылдық округі"),
        ("Шаян кенті", "Шаян кенті"),
    ],
)
def test_okrug(typed: str, printed: str) -> None:
    assert common.okrug_name(paper_cases.make(), typed) == printed


def test_cities_are_no_districts_and_no_oblasts() -> None:
    case = paper_cases.make()
    assert common.district_name(case, "Кентау") == "Кентау қаласы"
    assert common.district_name(case, "Отырар") == "Отырар ауданы"
    assert oblast_name("Шымкент") == "Шымкент қаласы"
    assert oblast_name("Абай облысы") == "Абай облысы"


def test_nothing_typed_is_one_blank_part() -> None:
    parts = common.place_parts(paper_cases.least(), "meeting")
    assert parts == ("",)
    assert parts[0].source == "meeting.okrug"
    assert common.location_line(paper_cases.least()) == "Қазақстан Республикасы"


def test_day_in_its_forms() -> None:
    day = common.day_of(paper_cases.make(), date(2026, 11, 23), "meeting.date")
    assert day.known
    assert day.long == "2026 жылғы 23 қараша"
    assert day.cited == "2026 жылғы 23 қарашадағы"
    assert day.by == "2026 жылғы 23 қарашадан кешіктірмей"
    assert day.until == "2026 жылғы 23 қарашаға дейін"
    assert day.digits == "23.11.2026"
    assert {form.source for form in (day.long, day.by, day.digits)} == {"meeting.date"}


def test_an_unknown_day_is_written_by_hand() -> None:
    day = common.day_of(paper_cases.make(), None, "meeting.date")
    assert not day.known
    assert day.long == "20___ жылғы «____» ____________"
    assert day.by.endswith(" кешіктірмей")


@pytest.mark.parametrize(
    ("tiyn", "full"),
    [
        (2_162_500, "21 625 (жиырма бір мың алты жүз жиырма бес) теңге"),
        (2_162_550, "21 625,50 теңге (жиырма бір мың алты жүз жиырма бес теңге 50 тиын)"),
        (0, "0 (нөл) теңге"),
        (None, "______ (__________________) теңге"),
    ],
)
def test_amount(tiyn: int | None, full: str) -> None:
    amount = common.amount_of(paper_cases.make(), tiyn, "contribution.share_amount")
    assert amount.full.replace("\u00a0", " ") == full
    assert amount.full.source == "contribution.share_amount"


def test_lines_of_a_long_answer_lose_their_own_marks() -> None:
    case = paper_cases.make({"name.aims": " - бірінші;\n\n2) екінші.\n• үшінші,\n(төртінші)"})
    lines = common.said_lines(case, "name.aims")
    assert lines == ("бірінші", "екінші", "үшінші", "(төртінші)")


@pytest.mark.parametrize(
    ("typed", "printed"), [("0,1", "0,1"), ("12.50", "12,5"), ("100", "100"), ("сөз", "")]
)
def test_percent(typed: str, printed: str) -> None:
    case = paper_cases.make({"charter.delay_percent": typed})
    assert common.said_percent(case, "charter.delay_percent") == printed


def test_the_share_knows_which_answer_fixed_it() -> None:
    people = (paper_cases.founder(0), paper_cases.founder(1, membership="associated"))
    same = paper_cases.make({"charter.associated_share": "7"}, {"founders": people})
    sources = [row.share.full.source for row in common.founder_rows(same)]
    assert sources == ["contribution.share_amount", "charter.associated_share"]
    own = paper_cases.make({"contribution.share_mode": "individual"}, {"founders": people})
    sources = [row.share.full.source for row in common.founder_rows(own)]
    assert sources == ["founders/f0/share_amount", "founders/f1/share_amount"]


def test_director_as_founder_or_outsider() -> None:
    outsider = common.director(paper_cases.make())
    assert (outsider.name, outsider.short) == ("Тілендиев Асқар Болатұлы", "А. Тілендиев")
    assert outsider.number.source == "director.iin"
    founder = common.director(paper_cases.make({"director.founder": "f3"}))
    assert founder.name.source == "director.founder"
    assert founder.number == "800101300003"
    assert common.director(paper_cases.least()).name == ""
