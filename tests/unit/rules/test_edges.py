"""The rules at the edges of the law's numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.identifiers import normalise_phone
from app.domain.law import two_thirds
from app.domain.parse import parse_date, parse_money, parse_percent, parse_time, parse_whole
from app.domain.rules import all_findings
from app.domain.rules.base import tenge
from app.domain.rules.founders import age_on
from app.domain.rules.unreadable import fault_of
from app.domain.schema import Kind
from tests.unit.rules.samples import (
    TODAY,
    case_of,
    changed,
    clean_answers,
    found,
    found_with,
    row,
    sample_founder,
    with_records,
)

FEE = "contribution.entrance_fee"


def associated(count: int) -> dict[str, str]:
    """Return changes that make the last founders of ten or more associated."""
    return {f"founders/f{i}/membership": "associated" for i in range(5, 5 + count)}


@given(st.integers(0, 200))
@settings(max_examples=200)
def test_two_thirds_is_the_least_number_that_reaches_them(total: int) -> None:
    needed = two_thirds(total)
    assert Fraction(needed) >= Fraction(2 * total, 3) > needed - 1


def test_two_thirds_of_the_issue() -> None:
    assert (two_thirds(50), two_thirds(3), two_thirds(5)) == (34, 2, 4)


@pytest.mark.parametrize(("count", "fault"), [(0, True), (2, True), (3, False), (4, False)])
def test_at_least_three_founders(count: int, fault: bool) -> None:
    answers = with_records(clean_answers(), "founders", *(sample_founder(i) for i in range(count)))
    assert ("founders.too_few" in found(answers)) is fault


@given(st.integers(5, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_the_charter_needs_two_thirds_of_all_with_a_vote(total: int, data: st.DataObject) -> None:
    votes = data.draw(st.integers(0, total))
    changes = {"agenda.charter.for": str(votes), "agenda.charter.against": str(total - votes)}
    findings = found_with(changes, total)
    assert ("votes.charter_not_carried" in findings) is (3 * votes < 2 * total)
    assert "votes.do_not_add_up" not in findings


@pytest.mark.parametrize(("votes", "fault"), [("33", True), ("34", False)])
def test_thirty_four_of_fifty(votes: str, fault: bool) -> None:
    changes = {"agenda.charter.for": votes, "agenda.charter.abstained": str(50 - int(votes))}
    findings = found_with(changes)
    assert ("votes.charter_not_carried" in findings) is fault
    if fault:
        arguments = findings["votes.charter_not_carried"].arguments
        assert (arguments["needed"], arguments["all"]) == (34, 50)
        assert findings["votes.charter_not_carried"].blocks


@pytest.mark.parametrize(("present", "fault"), [(1, True), (2, False), (3, False)])
def test_two_of_three_founders_suffice_for_the_charter(present: int, fault: bool) -> None:
    answers = with_records(
        clean_answers(),
        "founders",
        *(sample_founder(i, attendance="present" if i < present else "absent") for i in range(3)),
    )
    assert ("votes.charter_not_carried" in found(answers)) is fault


def test_absent_founders_count_for_the_charter_and_associated_never() -> None:
    absent = {f"founders/f{i}/attendance": "absent" for i in range(33, 50)}
    assert "votes.charter_not_carried" in found_with(absent)
    del absent["founders/f33/attendance"]
    assert "votes.charter_not_carried" not in found_with(absent)
    # 40 with a vote: 27 are enough though 50 are on the list.
    few = associated(10) | {"agenda.charter.for": "27", "agenda.charter.against": "13"}
    assert "votes.charter_not_carried" not in found_with(few)
    few |= {"agenda.charter.for": "26", "agenda.charter.against": "14"}
    assert "votes.charter_not_carried" in found_with(few)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_votes_add_up_or_are_found(for_: int, against: int, abstained: int) -> None:
    changes = {
        "agenda.board.for": str(for_),
        "agenda.board.against": str(against),
        "agenda.board.abstained": str(abstained),
    }
    ids = set(found_with(changes, 50))
    total = for_ + against + abstained
    assert ("votes.more_than_hall" in ids) is (total > 50)
    assert ("votes.do_not_add_up" in ids) is (total < 50)
    assert ("votes.not_carried" in ids) is (2 * for_ <= 50)


def test_no_votes_are_asked_for_before_the_meeting() -> None:
    plan = {
        "meeting.date": "24.11.2026",
        "agenda.charter.for": "1",
        "agenda.board.for": "999",
        "board_members/b1/for": "999",
        "director.sitting_date": "24.11.2026",
        "director.from_date": "24.11.2026",
        "founders/f0/attendance": "absent",
        "officers.chair": "",
        "officers.secretary": "",
        "board.chair": "",
        "founders/f7/signed": "",
    }
    assert found_with(plan) == {}


@pytest.mark.parametrize(
    ("day", "fee", "fault"),
    [
        ("31.12.2025", "19 660", None),
        ("31.12.2025", "19 660,01", "contribution.fee_over_limit"),
        ("01.01.2026", "21 625", None),
        ("01.01.2026", "21 625,01", "contribution.fee_over_limit"),
        ("31.03.2022", "14 585", None),
        ("31.03.2022", "14 586", "contribution.fee_over_limit"),
        ("01.04.2022", "15 315", None),
        ("01.04.2022", "15 316", "contribution.fee_over_limit"),
        ("31.12.2024", "18 460", None),
        ("01.01.2025", "18 461", None),
        ("31.12.2026", "21 625", None),
        ("01.01.2027", "1", "contribution.aek_unknown"),
        ("31.12.2021", "1", "contribution.aek_unknown"),
    ],
)
def test_five_aek_on_the_days_it_changes(day: str, fee: str, fault: str | None) -> None:
    ids = set(found_with({"meeting.date": day, FEE: fee}))
    given_faults = ids & {"contribution.fee_over_limit", "contribution.aek_unknown"}
    assert given_faults == ({fault} if fault else set())


@given(st.dates(date(2022, 1, 1), date(2026, 12, 31)), st.integers(1, 3_000_000))
@settings(max_examples=60, deadline=None)
def test_the_fee_is_over_exactly_above_five_aek(day: date, tiyn: int) -> None:
    typed = f"{tiyn // 100},{tiyn % 100:02d}"
    answers = changed(clean_answers(5), {"meeting.date": f"{day:%d.%m.%Y}", FEE: typed})
    case = case_of(answers)
    aek = case.reference.aek_on(day)
    assert aek is not None
    over = any(f.id == "contribution.fee_over_limit" for f in all_findings(case))
    assert over is (tiyn > 500 * aek.tenge)


@pytest.mark.parametrize(("share", "fault"), [("86 500 000", False), ("86 500 000,01", True)])
def test_property_above_twenty_thousand_aek_needs_a_report(share: str, fault: bool) -> None:
    changes = {
        "contribution.share_amount": share,
        "founders/f9/share_form": "property",
        "founders/f9/property_description": "трактор",
        "founders/f9/property_valued_by": "бағалаушы",
    }
    answers = with_records(clean_answers(), "valuers", row("v1", other_name="Бағалаушы Бақыт"))
    ids = set(found(changed(answers, changes)))
    assert ids == ({"contribution.property_without_report"} if fault else set())
    changes["founders/f9/property_report"] = "№ 5, 10.11.2026"
    assert found(changed(answers, changes)) == {}


@given(st.integers(10, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_one_fifth_in_both_readings(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total - 5))
    findings = found_with(associated(count), total)
    over, near = "founders.associated_over_fifth", "founders.associated_near_fifth"
    assert (over in findings) is (5 * count > total)
    assert (near in findings) is (5 * count <= total and 5 * count > total - count)
    if over in findings:
        assert findings[over].severity is Severity.BLOCK
        assert len(findings[over].related) == count
    if near in findings:
        assert findings[near].severity is Severity.WARN


@pytest.mark.parametrize(
    ("full", "guests", "blocked", "doubt"),
    [(10, 0, False, False), (11, 0, True, False), (10, 1, False, True), (9, 1, False, False)],
)
def test_a_sole_chair_up_to_ten_members(full: int, guests: int, blocked: bool, doubt: bool) -> None:
    founders = [sample_founder(i) for i in range(full)]
    founders += [sample_founder(full + i, membership="associated") for i in range(guests)]
    answers = with_records(clean_answers(), "founders", *founders)
    ids = set(found(changed(answers, {"board.sole_chair": "1"})))
    assert ("board.sole_chair_over_ten" in ids) is blocked
    assert ("board.sole_chair_near_ten" in ids) is doubt


def test_with_a_sole_chair_nothing_of_a_board_is_asked() -> None:
    changes = {
        "board.sole_chair": "1",
        "board.size": "",
        "director.sitting_secretary": "",
        "director.sitting_time": "",
        "board_members/b1/founder": "",
        "board_members/b2/for": "garbage",
    }
    assert found_with(changes, 10) == {}


@given(st.integers(2, 15), st.data())
@settings(max_examples=60, deadline=None)
def test_the_boards_quorum_and_majority(size: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, size))
    for_ = data.draw(st.integers(0, present))
    answers = with_records(
        clean_answers(30),
        "board_members",
        *(
            row(f"b{i}", founder=f"f{i if i < 3 else i + 5}", present="1" if i < present else "0")
            for i in range(size)
        ),
    )
    votes = {"board.size": str(size), "director.for": str(for_)}
    ids = set(found(changed(answers, votes | {"director.against": str(present - for_)})))
    assert ("director.no_quorum" in ids) is (3 * present < 2 * size)
    assert ("director.not_carried" in ids) is (present > 0 and 3 * for_ < 2 * present)
    assert "director.votes_do_not_add_up" not in ids


def test_the_same_person_spelt_otherwise() -> None:
    same = {
        "founders/f7/surname": "Әбдіқалықов",
        "founders/f7/given_name": "Өмірбек",
        "founders/f8/surname": "АБДИКАЛЫКОВ",
        "founders/f8/given_name": "Омирбек",
    }
    finding = found_with(same)["founders.same_name"]
    assert finding.addresses == ("founders/f8/surname", "founders/f7/surname")
    assert not finding.blocks


@pytest.mark.parametrize(
    ("born", "minor"), [("20.11.2008", False), ("21.11.2008", True), ("29.02.2008", False)]
)
def test_eighteen_on_the_day_of_the_meeting(born: str, minor: bool) -> None:
    assert ("founders.under_age" in found_with({"founders/f8/birth_date": born})) is minor


def test_age_is_offered_by_the_iin_only_when_nothing_was_typed() -> None:
    young = {"founders/f8/iin": "061211600012", "meeting.date": "10.12.2024"}
    assert "founders.under_age" in found_with(young)
    assert "founders.under_age" not in found_with(young | {"meeting.date": "11.12.2024"})
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_hidden_questions_are_left_alone() -> None:
    hidden = {
        "meeting.gathering_date": "garbage",
        "director.elected_by": "general_meeting",
        "director.sitting_date": "garbage",
        "director.from_date": "23.11.2026",
        "agenda.valuers.for": "garbage",
        "charter.liability_percent": "garbage",
        "founders/f7/share_amount": "garbage",
        "founders/f7/bin": "garbage",
        "founders/f7/proxy_date": "garbage",
        "founders/f7/property_report": "Ахмeтов",
    }
    assert found_with(hidden) == {}


@pytest.mark.parametrize("key", ["name.okrug", "name.settlement", "name.district", "name.oblast"])
def test_the_same_place_is_written_one_way(key: str) -> None:
    part = key.removeprefix("name.")
    typed = clean_answers().get(key)
    findings = found_with({key: f"{typed} "})
    assert f"papers.{part}_spelling" not in findings, "outer blanks are nobody's fault"


def test_akim_by_any_form_of_his_name() -> None:
    him = {"founders/f8/surname": "Асанов", "founders/f8/given_name": "Серік"}
    for akim in ("Асанов Серік Болатұлы", "С. Асанов", "Асанов С.", "Серік Асанов", "АСАНОВ СЕРИК"):
        assert "founders.akim" in found_with({**him, "meeting.akim_name": akim}), akim
    assert "founders.akim" not in found_with({**him, "meeting.akim_name": "Асанова Сәуле"})


@given(st.sampled_from(list(Kind)), st.text(min_size=1, max_size=30))
@settings(max_examples=200)
def test_any_text_of_any_kind_is_judged(kind: Kind, text: str) -> None:
    fault = fault_of(kind, text)
    reads = {
        Kind.DATE: parse_date(text),
        Kind.TIME: parse_time(text),
        Kind.MONEY: parse_money(text),
        Kind.WHOLE: parse_whole(text),
        Kind.PERCENT: parse_percent(text),
        Kind.PHONE: normalise_phone(text),
    }
    if kind in reads:
        assert (fault is None) is (reads[kind] is not None)
    assert fault is None or fault.id.startswith("unreadable.")


def test_sums_are_grouped() -> None:
    assert tenge(2_162_500) == "21\u00a0625"
    assert tenge(2_162_550) == "21\u00a0625,50"
    assert tenge(0) == "0"


def test_findings_are_the_same_every_time() -> None:
    answers = changed(clean_answers(), {"board.size": "5", "meeting.time": "x"})
    first, again = (all_findings(case_of(answers, TODAY)) for _ in range(2))
    assert first == again
    assert [finding.id for finding in first] == ["unreadable.time", "board.size_differs"]


@pytest.mark.parametrize(
    ("oblast", "district", "fault"),
    [
        ("Қостанай", "Қостанай", False),
        ("Қостанай", "Қостанай қаласы", False),
        ("Түркістан облысы", "Түлкібас ауданы", False),
        ("Түркістан", "Арыс", False),
        ("Түркістан", "Қостанай", True),
        ("Шымкент қаласы", "Абай", False),
    ],
)
def test_districts_are_known_by_any_of_their_forms(oblast: str, district: str, fault: bool) -> None:
    place = {"name.oblast": oblast, "meeting.oblast": oblast}
    place |= {"name.district": district, "meeting.district": district}
    ids = set(found_with(place))
    assert ids == ({"name.unknown_district"} if fault else set())


@pytest.mark.parametrize(
    ("oblast", "department"),
    [
        ("Түркістан", "Түркістан облысының ауыл шаруашылығы басқармасы"),
        ("Шымкент қаласы", "Шымкент қаласының ауыл шаруашылығы басқармасы"),
        ("Шымкент", "Шымкент қаласының ауыл шаруашылығы басқармасы"),
        ("", "ауыл шаруашылығы басқармасы"),
    ],
)
def test_the_department_is_named_after_oblast_or_city(oblast: str, department: str) -> None:
    answers = changed(clean_answers(), {"meeting.oblast": oblast})
    assert case_of(answers).department == department


def test_an_entrance_fee_of_nothing_has_no_due_day() -> None:
    due = "contribution.entrance_due"

    def asked(fee: str, day: str) -> bool:
        answers = changed(clean_answers(), {FEE: fee, due: day})
        return any(finding.address == due for finding in all_findings(case_of(answers)))

    assert asked("10000", "")
    assert not asked("0", "")
    assert asked("10000", "01.01.2020")
    assert not asked("0", "01.01.2020"), "the day of no payment is no fault"
