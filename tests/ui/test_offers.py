"""What is offered instead of typing twice, and what is said below answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core import figures
from app.domain.answers import Answers, SetValue, apply_all, set_at
from app.domain.case import FoundingCase
from app.domain.law import two_thirds
from app.domain.reference import Reference
from app.domain.schema import FIELDS
from app.forms.founding import STEPS
from app.forms.spec import Ask
from app.services.text import alphabet_key, repair_lookalikes, sum_in_words
from app.ui.fields.factory import make_field
from app.ui.wizard.notes import hint_for
from app.ui.wizard.offers import ACTIVITY, Offer, offer_for
from app.ui.wizard.okrugs import OkrugMemory
from app.ui.wizard.wizard import Wizard
from tests.ui.wizard_support import filled, make_session, no_rules


def case_with(**values: str) -> FoundingCase:
    """Return the filled case with some answers changed (``name__oblast`` for ``name.oblast``)."""
    changes = [SetValue(key.replace("__", "."), value) for key, value in values.items()]
    return make_session(apply_all(filled(), changes), no_rules).case


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name.oblast", "Түркістан"),
        ("name.settlement", "Мичурин ауылы"),
        ("director.sitting_date", "23.11.2026"),
        ("director.from_date", "23.11.2026"),
    ],
)
def test_what_was_typed_before_is_offered(key: str, value: str) -> None:
    assert offer_for(key, case_with()) == Offer(key, value, value)
    assert offer_for(key, case_with(**{key.replace(".", "__"): "басқа"})) is None
    assert offer_for(key, make_session(Answers(), no_rules).case) is None


def test_a_due_date_is_offered_to_the_other_one_only() -> None:
    case = case_with(contribution__entrance_due="23.12.2026")
    assert offer_for("contribution.share_due", case) == Offer(
        "contribution.share_due", "23.12.2026", "23.12.2026"
    )
    assert offer_for("contribution.entrance_due", case) is None


def test_the_passports_loan_is_offered_for_the_contract() -> None:
    passport = {
        "project__asked": "27 600 000",
        "project__months": "60",
        "project__grace_months": "6",
        "project__jobs": "4",
    }
    case = case_with(finance__paid_date="31.01.2026", **passport)
    for key, value in (
        ("finance.amount", "27 600 000"),
        ("finance.months", "60"),
        ("finance.grace_months", "6"),
        ("finance.jobs", "4"),
        ("finance.first_due", "28.02.2026"),
    ):
        assert offer_for(key, case) == Offer(key, value, value)
        assert offer_for(key, case_with()) is None, "no passport, nothing to offer"


def test_the_directions_code_is_offered_while_there_is_none() -> None:
    assert offer_for("name.direction", case_with()) is None, "the case has a code"
    answers = filled()
    bare = replace(answers, collections=MappingProxyType({}))
    offer = offer_for("name.direction", make_session(bare, no_rules).case)
    assert offer == Offer(ACTIVITY, "10511", "10511 — Сүтті өңдеу")


def test_an_offer_is_taken_with_one_key(qtbot: QtBot) -> None:
    answers = filled()
    bare = replace(answers, collections=MappingProxyType({}))
    session = make_session(bare, no_rules)
    wizard = Wizard(session)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.open_step("name")
    page = wizard.pages["name"]
    page.finish()
    wizard.refresh()
    oblast = page.fields["name.oblast"]
    assert oblast.offered.isVisibleTo(page)
    oblast.offered.linkActivated.emit("go")
    assert session.answers.get("name.oblast") == "Түркістан"
    page.fields["name.direction"].offered.linkActivated.emit("go")
    assert [record.get("code") for record in session.answers.records("activities")] == ["10511"]
    wizard.refresh()
    assert not oblast.offered.isVisibleTo(page)
    wizard.leave()


def test_hints_follow_from_the_answers() -> None:
    case = case_with()
    assert "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі" in hint_for("name.proper", case)
    assert "СПК «Майтөбе Сүт»" in hint_for("name.proper_ru", case)
    assert "21\u00a0625" in hint_for("contribution.entrance_fee", case)
    assert "500\u00a0000" in hint_for("contribution.share_amount", case)
    assert "бес жүз мың теңге" in hint_for("contribution.share_amount", case)
    assert "2025" in hint_for("contribution.entrance_fee", case_with(meeting__date="01.05.2025"))
    assert hint_for("meeting.date", case) == ""
    assert hint_for("meeting.date", case_with(meeting__date="01.05.2027"))
    assert hint_for("charter.notice_days", case) == ""


@given(st.integers(min_value=0, max_value=10_000))
def test_two_thirds_is_the_least_whole_number(count: int) -> None:
    needed = two_thirds(count)
    assert 3 * needed >= 2 * count
    assert 3 * (needed - 1) < 2 * count


def test_okrugs_are_read_once_and_told_when_they_come() -> None:
    waiting: list[Callable[[], None]] = []
    fetched: list[str] = []
    told: list[str] = []

    def fetch(district: str) -> Sequence[str]:
        fetched.append(district)
        return ("Балықты", "Мичурин")

    def run(
        operation: Callable[[], Sequence[str]], on_done: Callable[[Sequence[str]], None]
    ) -> None:
        waiting.append(lambda: on_done(operation()))

    memory = OkrugMemory(fetch, run, lambda: told.append("changed"))
    assert memory("Түлкібас") == ()
    assert memory("Түлкібас") == ()
    assert fetched == []
    assert len(waiting) == 1
    waiting[0]()
    assert memory("Түлкібас") == ("Балықты", "Мичурин")
    assert fetched == ["Түлкібас"]
    assert told == ["changed"]


def test_words_for_the_window() -> None:
    assert sum_in_words(2_162_500) == "жиырма бір мың алты жүз жиырма бес теңге"
    assert figures.money(2_162_550) == "21\u00a0625,50"
    repaired = repair_lookalikes("Cepік")
    assert (repaired.text, repaired.changed) == ("Серік", True)
    assert not repair_lookalikes("Серік").changed
    assert sorted("яәаұү", key=alphabet_key) == ["а", "ә", "ұ", "ү", "я"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answer_is_shown_kept_and_never_emitted_by_itself(
    qtbot: QtBot, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    text = data.draw(st.text(max_size=60))
    session = make_session(rules=no_rules)
    box = QWidget()
    qtbot.addWidget(box)
    field = FIELDS[name]
    widget = make_field(field.kind, Ask(name, "Label"), field, session, name, parent=box)
    heard: list[str] = []
    widget.edited.connect(heard.append)
    session.edit(set_at(name, text))
    widget.set_value(text)
    widget.refresh()
    assert widget.value() == text
    assert heard == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    values=st.dictionaries(
        st.sampled_from(sorted(FIELDS)), st.text(max_size=20) | st.just("1"), max_size=12
    )
)
def test_hints_and_offers_stand_any_answers(values: dict[str, str]) -> None:
    session = make_session(Answers(values), no_rules)
    keys = {
        item.key
        for step in STEPS
        for section in step.sections
        for item in section.items
        if isinstance(item, Ask)
    }
    for key in keys:
        hint_for(key, session.case)
        offer = offer_for(key, session.case)
        assert offer is None or offer.value
    assert isinstance(session.reference, Reference)
