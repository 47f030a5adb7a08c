"""Loan schedules against cases reckoned by hand, and what must hold for any loan.

The tables were worked out with pencil and spreadsheet, in tenge and tiyn: interest of a month is
balance × percent / 1200, rounded half up to a tiyn.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.days import add_months
from app.domain.loans import ANNUITY, EQUAL, Instalment, schedule, total_interest

MILLION = 100_000_000
"""A million tenge in tiyn."""

EQUAL_12_MLN = """
 1 1000000.00 25000.00 11000000.00
 2 1000000.00 22916.67 10000000.00
 3 1000000.00 20833.33  9000000.00
 4 1000000.00 18750.00  8000000.00
 5 1000000.00 16666.67  7000000.00
 6 1000000.00 14583.33  6000000.00
 7 1000000.00 12500.00  5000000.00
 8 1000000.00 10416.67  4000000.00
 9 1000000.00  8333.33  3000000.00
10 1000000.00  6250.00  2000000.00
11 1000000.00  4166.67  1000000.00
12 1000000.00  2083.33        0.00
"""
"""12 mln ₸, 2,5 %, 12 months, equal parts: 12 mln / 12 = 1 mln; interest falls by 2083,33…

The interest is 25 000 × (12 + 11 + … + 1) / 12 = 162 500,00 in all.
"""

ANNUITY_12_MLN = """
 1  988593.33 25000.00 11011406.67
 2  990652.90 22940.43 10020753.77
 3  992716.76 20876.57  9028037.01
 4  994784.92 18808.41  8033252.09
 5  996857.39 16735.94  7036394.70
 6  998934.17 14659.16  6037460.53
 7 1001015.29 12578.04  5036445.24
 8 1003100.74 10492.59  4033344.50
 9 1005190.53  8402.80  3028153.97
10 1007284.68  6308.65  2020869.29
11 1009383.19  4210.14  1011486.10
12 1011486.10  2107.26        0.00
"""
"""The same as an annuity: i = 0,025 / 12 = 0,00208333…, (1 + i)^12 = 1,02528846.

The payment is 12 mln × i / (1 - 1 / 1,02528846) = 25 000 / 0,02466472 = 1 013 593,33; a month's
principal is the payment less its interest; the twelfth takes the rest and is 3 tiyn dearer.
"""

ANNUITY_WITH_GRACE = """
 1       0.00 25000.00 12000000.00
 2       0.00 25000.00 12000000.00
 3       0.00 25000.00 12000000.00
 4 1322260.76 25000.00 10677739.24
 5 1325015.47 22245.29  9352723.77
 6 1327775.92 19484.84  8024947.85
 7 1330542.12 16718.64  6694405.73
 8 1333314.08 13946.68  5361091.65
 9 1336091.82 11168.94  4024999.83
10 1338875.34  8385.42  2686124.49
11 1341664.67  5596.09  1344459.82
12 1344459.82  2800.96        0.00
"""
"""Three months' grace: nine annuities of 25 000 / (1 - 1 / 1,00208333^9) = 1 347 260,76."""

EQUAL_WITH_GRACE = """
 1       0.00 25000.00 12000000.00
 2       0.00 25000.00 12000000.00
 3       0.00 25000.00 12000000.00
 4 1333333.33 25000.00 10666666.67
 5 1333333.33 22222.22  9333333.34
 6 1333333.33 19444.44  8000000.01
 7 1333333.33 16666.67  6666666.68
 8 1333333.33 13888.89  5333333.35
 9 1333333.33 11111.11  4000000.02
10 1333333.33  8333.33  2666666.69
11 1333333.33  5555.56  1333333.36
12 1333333.36  2777.78        0.00
"""
"""12 mln / 9 = 1 333 333,33 with 3 tiyn left for the last."""


def _read(table: str) -> list[tuple[int, ...]]:
    rows = (line.split() for line in table.strip().splitlines())
    return [(int(number), *(int(Decimal(cell) * 100) for cell in cells)) for number, *cells in rows]


def _shown(loan: tuple[Instalment, ...]) -> list[tuple[int, ...]]:
    return [(part.number, part.principal, part.interest, part.balance) for part in loan]


RATE = Decimal("2.5")


@pytest.mark.parametrize(
    ("method", "grace", "table", "interest"),
    [
        (EQUAL, 0, EQUAL_12_MLN, 162_500_00),
        (ANNUITY, 0, ANNUITY_12_MLN, 163_119_99),
        (EQUAL, 3, EQUAL_WITH_GRACE, 200_000_00),
        (ANNUITY, 3, ANNUITY_WITH_GRACE, 200_346_86),
    ],
)
def test_twelve_million_by_hand(method: str, grace: int, table: str, interest: int) -> None:
    loan = schedule(12 * MILLION, RATE, 12, grace, method, None)
    assert _shown(loan) == _read(table)
    assert total_interest(loan) == interest
    assert {part.due for part in loan} == {None}


@pytest.mark.parametrize("method", [EQUAL, ANNUITY])
def test_without_interest_only_the_principal_is_paid(method: str) -> None:
    loan = schedule(100_00, Decimal(0), 3, 0, method, None)
    assert _shown(loan) == [(1, 3333, 0, 6667), (2, 3333, 0, 3334), (3, 3334, 0, 0)]


@pytest.mark.parametrize("method", [EQUAL, ANNUITY])
def test_one_month(method: str) -> None:
    # 1 000 000 × 2,5 / 1200 = 2 083,33
    assert _shown(schedule(MILLION, RATE, 1, 0, method, None)) == [(1, MILLION, 2083_33, 0)]


@pytest.mark.parametrize("method", [EQUAL, ANNUITY])
def test_a_loan_of_fewer_tiyn_than_months(method: str) -> None:
    loan = schedule(7, Decimal(0), 12, 0, method, None)
    assert [part.principal for part in loan] == [1] * 7 + [0] * 5


def test_days_keep_the_day_of_the_month() -> None:
    loan = schedule(12 * MILLION, RATE, 14, 0, EQUAL, date(2027, 1, 31))
    days = [part.due for part in loan]
    assert days[:3] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]
    assert days[13] == date(2028, 2, 29)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("principal", "rate", "months", "grace"),
    [
        (0, RATE, 12, 0),
        (MILLION, RATE, 0, 0),
        (MILLION, RATE, 12, 12),
        (MILLION, RATE, 12, 13),
        (MILLION, RATE, 601, 0),
        (MILLION, Decimal(-1), 12, 0),
    ],
)
def test_terms_without_sense_give_no_schedule(
    principal: int, rate: Decimal, months: int, grace: int
) -> None:
    assert schedule(principal, rate, months, grace, EQUAL, None) == ()


def test_half_a_tiyn_of_interest_is_rounded_up() -> None:
    """16 875 tiyn at 1,6 % are 22,5 tiyn a month: 1,6 / 1200 has no end as a decimal."""
    assert schedule(16_875, Decimal("1.60"), 12, 6, EQUAL, None)[0].interest == 23


def test_the_longest_loan_of_the_largest_sum_is_reckoned_exactly() -> None:
    """An independent reckoning with whole fractions."""
    principal, percent, months = 10**15, Decimal("99.9999"), 600
    rate = Fraction(999_999, 10_000) / 100 / 12
    payment = floor(principal * rate / (1 - (1 + rate) ** -months) + Fraction(1, 2))
    owed = principal
    for part in schedule(principal, percent, months, 0, ANNUITY, None)[:-1]:
        interest = floor(owed * rate + Fraction(1, 2))
        assert (part.interest, part.principal) == (interest, min(owed, payment - interest))
        owed -= part.principal
        assert part.balance == owed


@settings(max_examples=150)
@given(
    principal=st.integers(1, 10**13),
    rate=st.decimals(0, 100, places=2),
    months=st.integers(1, 120),
    data=st.data(),
    method=st.sampled_from([EQUAL, ANNUITY]),
)
def test_any_loan_is_repaid_exactly(
    principal: int, rate: Decimal, months: int, data: st.DataObject, method: str
) -> None:
    grace = data.draw(st.integers(0, months - 1))
    loan = schedule(principal, rate, months, grace, method, None)
    assert [part.number for part in loan] == list(range(1, months + 1))
    assert sum(part.principal for part in loan) == principal
    assert loan[-1].balance == 0
    owed = principal
    for part in loan:
        assert part.principal >= 0
        # Half up to a tiyn: within half a tiyn of the exact interest, the half itself upwards.
        assert Decimal("-0.5") < part.interest - owed * rate / 1200 <= Decimal("0.5")
        owed -= part.principal
        assert part.balance == owed
    assert all(part.principal == 0 for part in loan[:grace])
    level = loan[grace:-1]
    if method == ANNUITY:
        paid = {part.payment for part in level if part.balance}
    else:
        paid = {part.principal for part in level if part.balance}
    assert len(paid) <= 1
    # Each rounding is at most half a tiyn; interest on it grows with the rate and the months.
    if method == EQUAL and loan[-1].principal and level:
        assert abs(loan[-1].principal - level[0].principal) <= months
