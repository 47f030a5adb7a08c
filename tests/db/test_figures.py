"""What the анықтама counts stands in columns that always equal the answers, as they are shown."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.figures import report_rows
from app.domain.answers import Answers, SetValue, apply
from app.domain.report import TYPED, Figures, Row, figures_of
from app.services.cases import CaseService
from app.services.shown import shown

VALUES = st.one_of(
    st.sampled_from(
        [
            "", "milk", "Түлкібас", "  Отырар  ауданы ", "05.03.2023", "2024-02-29", "31.02.2024",
            "27 600 000", "27600000,55", "10000000000000", "10000000000001", "6", "1 000", "-1",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
CHANGES = st.lists(st.builds(SetValue, st.sampled_from(sorted(TYPED.values())), VALUES), max_size=8)


def row_of(cases: CaseService, case_id: int) -> Row:
    with cases.store.read() as connection:
        (row,) = report_rows(connection, sample=None, ids=[case_id])
    return row


def figures(row: Row) -> Figures:
    return Figures(*(getattr(row, one.name) for one in fields(Figures)))


def told(answers: Answers) -> Figures:
    """Return the figures of answers, names without what is not seen."""
    known: dict[str, Any] = vars(figures_of(answers))
    seen: dict[str, Any] = {
        name: shown(one) if isinstance(one, str) else one for name, one in known.items()
    }
    return Figures(**seen)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CHANGES, st.lists(CHANGES, max_size=3))
def test_the_columns_equal_the_answers_whatever_was_done(
    cases: CaseService, first: list[SetValue], later: list[list[SetValue]]
) -> None:
    answers = Answers()
    for change in first:
        answers = apply(answers, change)
    case_id = cases.create(answers).summary.id
    for changes in later:
        cases.save(case_id, changes)
        for change in changes:
            answers = apply(answers, change)
    expected = told(cases.open(case_id).answers)
    assert figures(row_of(cases, case_id)) == expected
    copied = cases.duplicate(case_id).summary.id
    assert figures(row_of(cases, copied)) == expected
    cases.replace(case_id, Answers({"name.direction": "fish"}))
    assert figures(row_of(cases, case_id)) == Figures("fish")


def test_any_set_of_cases_can_be_asked_for(cases: CaseService) -> None:
    def make(direction: str, district: str, *, sample: bool = False) -> int:
        typed = {
            "name.direction": direction,
            "meeting.oblast": "Түркістан",
            "meeting.district": district,
        }
        return cases.create(Answers(typed), sample).summary.id

    own = make("milk", "Түлкібас")
    other = make("fish", "Отырар")
    sample = make("milk", "Отырар", sample=True)
    gone = make("milk", "Түлкібас")
    cases.delete(gone)

    def found(**wanted: object) -> set[int]:
        with cases.store.read() as connection:
            rows = report_rows(connection, **wanted)  # type: ignore[arg-type]  # by name
        return {row.case_id for row in rows}

    assert found() == {own, other}
    assert found(sample=True) == {sample}
    assert found(sample=None) == {own, other, sample}
    assert found(district="Отырар") == {other}
    assert found(oblast="Түркістан", directions=["milk"]) == {own}
    assert found(sample=None, ids=[sample, gone]) == {sample}
    assert found(directions=[]) == set()
