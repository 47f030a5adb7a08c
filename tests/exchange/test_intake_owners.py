"""What an office decides about itself is not changed by another one's file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.i18n import use_language
from app.domain.answers import InsertRecord, Record, RemoveRecord, SetRecordValue, SetValue, apply
from app.domain.merge import Side, merge, same
from app.domain.office import Role
from app.domain.ownership import guard, owner_of
from app.domain.schema import COLLECTIONS, FIELDS
from app.exchange.package.model import Purpose
from app.services.model_exchange import Outcome
from tests.exchange.offices import Desk
from tests.unit.rules.samples import clean_answers

CONSENT = "meeting.consent_number"
PLACE = "listing.number"
ROUND = Record("d1", {"outcome": "returned", "date": "2026-11-02"})


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def exchanged(okrug: Desk, department: Desk) -> tuple[int, str]:
    """Take a case of the okrug to the АШБ and its results back; return its number and uuid."""
    made = okrug.cases.create(clean_answers(5)).summary
    number = department.intake.take(okrug.send(made.id), accept=True).cases[0].case_id
    department.cases.save(
        number,
        [SetValue(CONSENT, "77"), SetValue(PLACE, "17-Ө"), InsertRecord("defences", ROUND, 0)],
    )
    okrug.intake.take(department.send(number, purpose=Purpose.REPLY), accept=True)
    assert okrug.answers(made.uuid).get(PLACE) == "17-Ө"
    return made.id, made.uuid


def test_an_okrug_does_not_erase_what_the_department_decided(okrug: Desk, department: Desk) -> None:
    case_id, uuid = exchanged(okrug, department)
    before = department.content()
    okrug.cases.save(
        case_id,
        [
            SetValue(CONSENT, "78"),
            SetValue(PLACE, ""),
            SetRecordValue("defences", "d1", "outcome", "approved"),
            SetValue("meeting.time", "11:30"),
        ],
    )
    path = okrug.send(case_id)
    result = department.intake.take(path)
    assert (result.outcome, result.taken) == (Outcome.CONFLICT, False)
    assert department.content() == before
    clashes = {one.address: (one.ours, one.theirs) for one in result.cases[0].clashes}
    assert clashes == {
        CONSENT: ("77", "78"),
        PLACE: ("17-Ө", ""),
        "defences/d1/outcome": ("returned", "approved"),
    }
    assert result.cases[0].changed == ("meeting.time",)
    assert "your office itself decides" in result.cases[0].reason
    ours = {uuid: dict.fromkeys(clashes, Side.OURS)}
    assert department.intake.take(path, choices=ours).outcome is Outcome.NEWER
    stands = department.answers(uuid)
    assert (stands.get(CONSENT), stands.get(PLACE)) == ("77", "17-Ө")
    assert stands.at("defences/d1/outcome") == "returned"
    assert stands.get("meeting.time") == "11:30"

    okrug.cases.save(case_id, [SetValue("meeting.time", "12:30")])
    later = department.intake.take(okrug.send(case_id))
    assert later.outcome is Outcome.NEWER  # what was refused once is not asked again
    assert department.answers(uuid).get(CONSENT) == "77"
    assert department.answers(uuid).get("meeting.time") == "12:30"


def test_what_the_desk_accepts_is_taken_as_it_was_sent(okrug: Desk, department: Desk) -> None:
    case_id, uuid = exchanged(okrug, department)
    okrug.cases.save(case_id, [RemoveRecord("defences", "d1")])
    path = okrug.send(case_id)
    (clash,) = department.intake.look(path).cases[0].clashes
    assert (clash.address, clash.theirs) == ("defences/d1", None)
    taken = department.intake.take(path, choices={uuid: {"defences/d1": Side.THEIRS}})
    assert taken.outcome is Outcome.NEWER
    assert same(department.answers(uuid), okrug.answers(uuid))
    assert department.intake.take(path).outcome is Outcome.SAME


def test_a_refusal_holds_for_the_same_file(okrug: Desk, department: Desk) -> None:
    case_id, uuid = exchanged(okrug, department)
    okrug.cases.save(case_id, [SetValue(CONSENT, "78")])
    path = okrug.send(case_id)
    department.intake.take(path, choices={uuid: {CONSENT: Side.OURS}})
    assert department.intake.take(path).outcome is Outcome.OLDER
    okrug.cases.save(case_id, [SetValue("meeting.time", "12:30")])
    assert department.intake.take(okrug.send(case_id)).outcome is Outcome.NEWER
    assert department.answers(uuid).get(CONSENT) == "77"


def test_an_owner_changes_what_is_his(okrug: Desk, department: Desk, tmp_path: Path) -> None:
    """The АШБ's word reaches the ӘКК unasked, the ӘКК's the АШБ; nobody's the other's own."""
    case_id, uuid = exchanged(okrug, department)
    (tmp_path / "third").mkdir()
    corporation = Desk(tmp_path / "third", "ӘКК", Role.CORPORATION)
    summary = department.cases.by_uuid(uuid)
    assert summary is not None
    number = corporation.intake.take(department.send(summary.id), accept=True).cases[0].case_id
    corporation.cases.save(number, [SetValue("finance.contract_number", "5")])
    finance = corporation.send(number, purpose=Purpose.FINANCE)
    assert department.intake.take(finance, accept=True).outcome is Outcome.NEWER
    department.cases.save(summary.id, [SetValue("finance.contract_number", "6")])
    back = corporation.intake.take(department.send(summary.id))
    assert [one.address for one in back.cases[0].clashes] == ["finance.contract_number"]
    corporation.cases.save(number, [SetValue(PLACE, "99")])
    again = department.intake.take(corporation.send(number, purpose=Purpose.FINANCE))
    assert PLACE in {one.address for one in again.cases[0].clashes}
    assert (
        okrug.intake.take(corporation.send(number, purpose=Purpose.FINANCE), accept=True).outcome
        is Outcome.NEWER
    )
    corporation.store.close()
    assert okrug.cases.open(case_id).answers.get(PLACE) == "99"


def test_every_owned_name_is_of_the_schema() -> None:
    singles = {key for key in FIELDS if owner_of(key)}
    assert {"listing.number", "finance.amount", CONSENT} <= singles
    assert "meeting.date" not in singles
    for name in ("defences", "repayments", "bought_equipment", "defence_remarks"):
        assert name in COLLECTIONS
        assert owner_of(f"{name}/r1")
    assert owner_of("defence_remarks/r1/answer") is None
    assert owner_of("founders/f1/iin") is None


@given(
    before=st.text(max_size=3),
    after=st.text(max_size=3),
    key=st.sampled_from(sorted(FIELDS)),
    receiver=st.sampled_from(list(Role)),
    sender=st.sampled_from(list(Role)),
)
def test_no_file_changes_what_its_receiver_decides(
    before: str, after: str, key: str, receiver: Role, sender: Role
) -> None:
    base = apply(clean_answers(5), SetValue(key, before))
    theirs = apply(base, SetValue(key, after))
    merged = merge(base, base, theirs, guarded=guard(receiver, sender))
    if owner_of(key) is receiver and sender is not receiver and before != after:
        assert [one.address for one in merged.clashes] == [key]
        assert same(merged.answers, base)
    else:
        assert not merged.clashes
        assert same(merged.answers, theirs)
