"""The five steps over plain answers: every state, what lacks, what is out of order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase
from app.domain.schema import COLLECTIONS, FIELDS
from app.domain.scheme import REASON_KEYS, SchemeStep, StepState, is_reason, scheme_of
from tests.unit.rules.breaks_defence import CONSENT, SCREENED, defended
from tests.unit.rules.samples import case_of, changed, clean_answers

PASSPORT = {"project.date": "01.10.2026"}
REGISTERED = {"registration.bin": "261140000017", "registration.date": "15.11.2026"}
LISTED = {"listing.number": "3", "listing.date": "20.11.2026", "listing.position": "12"}
FINANCED = {
    "finance.institution": "«Түркістан» ӘКК",
    "finance.contract_number": "27",
    "finance.contract_date": "22.11.2026",
    "finance.amount": "5 000 000",
    "finance.purpose": "сүт өңдеу желісі",
    "finance.jobs": "6",
}
BOUGHT = Record("e1", {"name": "желі"})


def empty(**collections: tuple[Record, ...]) -> Answers:
    """Return answers that hold these records alone."""
    return Answers({}, collections)


def whole(*parts: dict[str, str], defence: bool = True) -> Answers:
    """Return a founding with other parts of the scheme beside it."""
    answers = clean_answers(3)
    if defence:
        for step in defended():
            answers = step(answers)
    for part in parts:
        answers = changed(answers, part)
    return answers


def steps(answers: Answers) -> tuple[SchemeStep, ...]:
    """Return the five steps."""
    return scheme_of(case_of(answers))


def test_nothing_typed_opens_the_first_step_alone() -> None:
    found = steps(Answers())
    assert [step.number for step in found] == [1, 2, 3, 4, 5]
    assert found[0].state is StepState.OPEN
    assert all(step.state is StepState.CLOSED for step in found[1:])
    assert all(step.locked for step in found[1:])
    assert not any(step.begun or step.out_of_order or step.reason for step in found)
    assert [step.reason_key for step in found] == ["", *REASON_KEYS.values(), ""]


def test_all_of_it_on_record() -> None:
    answers = whole(CONSENT, SCREENED, PASSPORT, REGISTERED, LISTED, FINANCED)
    answers = Answers(answers.values, {**answers.collections, "bought_equipment": (BOUGHT,)})
    found = steps(answers)
    assert {step.state for step in found} == {StepState.ON_RECORD}
    assert not any(step.missing or step.locked for step in found)
    assert [step.day.isoformat() if step.day else "" for step in found] == [
        "2026-09-20",
        "2026-11-05",
        "2026-11-15",
        "2026-11-20",
        "2026-11-22",
    ]
    assert found[4].body == "«Түркістан» ӘКК"
    said = {one.address: one.value for step in found for one in step.on_record}
    assert said["meeting.consent_number"] == "12-7"
    assert said["working_group"] == "1"
    assert said["defences/d1/outcome"] == "approved"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("returned", StepState.RETURNED), ("refused", StepState.REFUSED)],
)
def test_a_project_that_did_not_pass_opens_no_founding(outcome: str, state: StepState) -> None:
    answers = whole(SCREENED, CONSENT)
    answers = changed(answers, {"defences/d1/outcome": outcome})
    found = steps(answers)
    assert found[1].state is state
    assert not found[1].decided
    assert found[2].locked


def test_a_screening_that_was_begun_lacks_what_the_scheme_wants() -> None:
    found = steps(Answers({"screening.order_number": "41"}))[0]
    assert found.state is StepState.IN_PROGRESS
    assert [one.address for one in found.missing] == [
        "screening.order_date",
        "working_group",
        "screened_okrugs",
        "proposals",
        "screening.proposal_number",
        "screening.proposal_date",
    ]


def test_an_okrug_without_its_result_is_named() -> None:
    okrugs = (
        Record("o1", {"okrug": "Мичурин", "result": "recommended"}),
        Record("o2", {"okrug": "Балықты"}),
    )
    found = steps(empty(screened_okrugs=okrugs))[0]
    assert "screened_okrugs/o2/result" in [one.address for one in found.missing]
    assert ("screened_okrugs", "1") in [(one.address, one.value) for one in found.on_record]


def test_the_consent_alone_opens_the_founding() -> None:
    """An akim who only founds cites the consent; the screening was the district's."""
    answers = changed(clean_answers(3), CONSENT)
    found = steps(answers)
    assert found[1].state is StepState.IN_PROGRESS
    assert not found[1].out_of_order
    assert not found[2].locked
    assert not found[2].out_of_order


def test_without_the_consent_the_founding_needs_a_reason() -> None:
    nothing = {"meeting.consent_number": "", "meeting.consent_date": ""}
    found = steps(changed(clean_answers(3), nothing))[2]
    assert found.locked
    assert found.needs_reason
    assert found.out_of_order
    told = {**nothing, "meeting.consent_missing_reason": "жауап күтілуде"}
    found = steps(changed(clean_answers(3), told))[2]
    assert not found.locked
    assert not found.needs_reason
    assert found.reason == "жауап күтілуде"


def test_a_reason_opens_a_closed_step_that_was_not_begun() -> None:
    found = steps(Answers({"scheme.listing_reason": "тізім бұрын бекітілген"}))
    assert found[3].state is StepState.OPEN
    assert found[3].out_of_order
    assert not found[3].locked


def test_no_reason_opens_the_finance() -> None:
    reasons = dict.fromkeys(REASON_KEYS.values(), "барлық себептер айтылды")
    found = steps(Answers({**reasons, **FINANCED}))[4]
    assert found.state is StepState.CLOSED
    assert found.locked
    assert found.reason_key == ""
    listed = steps(Answers({**LISTED, **FINANCED}))[4]
    assert listed.state is StepState.IN_PROGRESS
    assert not listed.locked


def test_half_a_list_opens_nothing() -> None:
    for lacking in ("listing.number", "listing.date"):
        found = steps(Answers({**LISTED, lacking: ""}))
        assert found[4].locked
        assert lacking in [one.address for one in found[3].missing]


def test_a_list_before_the_registration_is_out_of_order() -> None:
    found = steps(whole(CONSENT, SCREENED, LISTED))[3]
    assert found.out_of_order
    assert found.needs_reason


def test_what_was_out_of_order_stays_so_when_the_consent_comes_later() -> None:
    late = {
        "meeting.consent_number": "1",
        "meeting.consent_date": "20.12.2026",
        "meeting.consent_missing_reason": "жауап күтілуде",
    }
    found = steps(changed(clean_answers(3), late))[2]
    assert found.out_of_order
    assert found.reason == "жауап күтілуде"
    assert not found.needs_reason


def test_an_expansion_says_that_the_cooperative_exists() -> None:
    answers = Answers({"project.expands_name": "Майтөбе Сүт", **CONSENT})
    found = steps(answers)
    assert found[2].exists_already
    assert found[2].state is StepState.ON_RECORD
    assert found[2].on_record[0].value == "Майтөбе Сүт"
    assert not found[3].locked
    without = steps(Answers({"project.expands_name": "Майтөбе Сүт"}))
    assert without[3].locked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", False),
        ("жоқ", False),
        ("1 2 3", False),
        ("- - - -", False),
        ("жауап күтілуде", True),
        ("\n тізім\tкешікті \n", True),
    ],
)
def test_a_reason_has_words(text: str, *, told: bool) -> None:
    assert is_reason(text) is told


KEYS = [
    key
    for key in FIELDS
    if key.split(".")[0] in {"scheme", "screening", "listing", "finance", "project", "registration"}
    or key.startswith("meeting.consent")
]
PARTS = ("working_group", "screened_okrugs", "proposals", "defences", "defence_attendees")
TEXTS = st.sampled_from(["", "1", "01.10.2026", "35.13.2026", "approved", "екі сөз", "o1", "{x}"])
ANSWERS = st.builds(
    Answers,
    st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=12),
    st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(
                st.dictionaries(st.sampled_from(sorted(COLLECTIONS[name])), TEXTS, max_size=4),
                max_size=3,
            ).map(lambda rows: tuple(Record(f"r{i}", row) for i, row in enumerate(rows)))
            for name in PARTS
        },
    ),
)


@given(ANSWERS)
@settings(max_examples=150, deadline=None)
def test_the_scheme_holds_whatever_was_typed(answers: Answers) -> None:
    case: FoundingCase = case_of(answers)
    found = scheme_of(case)
    assert len(found) == 5
    for before, step in pairwise(found):
        if step.state is StepState.ON_RECORD:
            assert not step.missing
        if step.state is StepState.CLOSED:
            assert step.locked
        if step.needs_reason:
            assert step.reason_key
        if not before.decided and step.number == 5:
            assert step.state is StepState.CLOSED
        if before.decided and before.number != 3:
            assert not step.locked
