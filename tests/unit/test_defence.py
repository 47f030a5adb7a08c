"""The rounds of the defence: what belongs to which, and how a returned project goes round again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from app.domain.answers import Answers, apply_all
from app.domain.defence import (
    Outcome,
    homeless,
    last_outcome,
    may_go_round,
    next_round,
    rounds_of,
)
from app.domain.rules import all_findings
from tests.unit.rules.breaks_defence import CONSENT, SCREENED, asked, defended
from tests.unit.rules.samples import case_of, changed, clean_answers, row, with_records


def returned(*remarks: str) -> Answers:
    """Return a returned round with remarks of these ids; those with «!» were met."""
    answers = clean_answers(3)
    for step in defended(outcome="returned", place="Түркістан", speech="бірінші"):
        answers = step(answers)
    rows = [asked(one.strip("!"), settled="1" if "!" in one else "") for one in remarks]
    return with_records(changed(answers, SCREENED), "defence_remarks", *rows)


def ids() -> Iterator[str]:
    """Give new ids."""
    return (f"n{number}" for number in count(1))


def again(answers: Answers) -> Answers:
    """Return the answers with one more round."""
    made = ids()
    return apply_all(answers, next_round(case_of(answers), lambda: next(made)))


def test_a_returned_project_goes_round_again_with_its_remarks() -> None:
    after = case_of(again(returned("r1", "r2!", "r3")))
    first, second = rounds_of(after)
    assert [one.id for one in first.remarks] == ["r1", "r2", "r3"]
    assert [one.name for one in second.attendees] == [one.name for one in first.attendees]
    assert [one.text for one in second.remarks] == ["Жем қоры аз", "Жем қоры аз"]
    assert not any(one.settled or one.answer for one in second.remarks)
    assert (second.place, second.speech, second.outcome, second.date) == (
        "Түркістан",
        "",
        None,
        None,
    )
    assert second.number == ""
    assert last_outcome(after) is Outcome.RETURNED


def test_the_copies_are_records_of_their_own() -> None:
    before = returned("r1")
    after = again(before)
    for name in ("defences", "defence_attendees", "defence_remarks"):
        known = [record.id for record in after.records(name)]
        assert len(set(known)) == len(known)
    settled = changed(after, {"defence_remarks/r1/settled": "1"})
    first, second = rounds_of(case_of(settled))
    assert not first.to_meet
    assert len(second.to_meet) == 1


def test_who_named_no_round_stays_with_the_first() -> None:
    answers = with_records(
        returned(), "defence_remarks", row("r1", kind="remark", text="Жем қоры аз")
    )
    assert [one.id for one in rounds_of(case_of(answers))[0].remarks] == ["r1"]
    after = case_of(again(answers))
    assert homeless(after) == ()
    assert [one.id for one in rounds_of(after)[0].remarks] == ["r1"]


def test_only_a_project_that_did_not_pass_goes_round_again() -> None:
    assert may_go_round(case_of(returned("r1")))
    assert not may_go_round(case_of(again(returned("r1"))))
    assert not may_go_round(case_of(changed(returned(), {"defences/d1/outcome": "approved"})))
    assert not may_go_round(case_of(Answers()))
    assert next_round(case_of(Answers()), lambda: "x") == ()


def test_two_rounds_that_end_well_have_no_finding() -> None:
    answers = changed(
        again(returned("r1")),
        {
            **CONSENT,
            "defences/n1/number": "9",
            "defences/n1/date": "30.10.2026",
            "defences/n1/outcome": "approved",
        },
    )
    remark = rounds_of(case_of(answers))[1].remarks[0]
    answers = changed(answers, {f"defence_remarks/{remark.id}/settled": "1"})
    found = [
        one.id
        for one in all_findings(case_of(answers))
        if one.id.startswith(("defence.", "scheme."))
    ]
    assert found == []


def test_a_founding_alone_has_no_finding_of_the_scheme() -> None:
    found = [one.id for one in all_findings(case_of(changed(clean_answers(3), CONSENT)))]
    assert [one for one in found if one.startswith(("defence.", "scheme."))] == []
