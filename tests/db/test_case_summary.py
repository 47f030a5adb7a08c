"""What lists, offers and the history show of a case is short, whatever a stranger wrote."""

from __future__ import annotations

import pytest

from app.domain.answers import Answers, SetValue
from app.services.cases import CaseService
from app.services.store import Store

LONG = "Ә" * 1_000_000
"""The longest answer that a case file may hold; whoever wrote it meant no good."""


def lists_of(store: Store) -> tuple[str, ...]:
    """Return every text that a case's row keeps for lists."""
    with store.read() as connection:
        (row,) = connection.exec_driver_sql(
            "SELECT title, proper_name, meeting_date, okrug, direction, oblast, district FROM cases"
        )
    return tuple(row)


@pytest.mark.parametrize("way", ["create", "replace", "save"])
def test_what_lists_show_of_a_case_is_short_whatever_was_written(
    cases: CaseService, store: Store, way: str
) -> None:
    keys = (
        "name.proper",
        "meeting.date",
        *(f"meeting.{k}" for k in ("okrug", "oblast", "district")),
    )
    answers = Answers({**dict.fromkeys(keys, LONG), "name.direction": LONG})
    if way == "create":
        case_id = cases.create(answers).summary.id
    else:
        case_id = cases.create().summary.id
        if way == "replace":
            cases.replace(case_id, answers)
        else:
            cases.save(case_id, [SetValue(key, LONG) for key in answers.values])
    assert [len(text) for text in lists_of(store)] == [300] * 7
    assert cases.open(case_id).answers.get("name.proper") == LONG  # the answer itself is whole


def test_a_name_cannot_look_like_another_in_lists(cases: CaseService, store: Store) -> None:
    """What turns the direction of writing, or breaks the line, is left out of what lists show."""
    cases.create(Answers({"name.proper": "Май\u202eтөбе\nСүт"}))
    assert lists_of(store)[:2] == ("«Майтөбе Сүт» АӨК", "Майтөбе Сүт")
    assert [found.title for found in cases.list("майтөбе сүт")] == ["«Майтөбе Сүт» АӨК"]


def test_the_history_and_offers_are_short_too(cases: CaseService) -> None:
    okrug = {"meeting.district": "Отырар", "meeting.okrug": LONG, "name.okrug": "Мичурин"}
    answers = Answers({**okrug, "name.district": "Отырар", "scheme.listing_reason": LONG})
    case_id = cases.create(answers).summary.id
    (told,) = [line for line in cases.history(case_id) if line.what == "out_of_order"]
    assert len(told.reason) == 3_000
    assert cases.known_okrugs("Отырар") == ("Мичурин",)


def test_two_cases_of_one_long_name_are_not_alone(cases: CaseService) -> None:
    made = [cases.create(Answers({"name.proper": LONG})).summary.id for _ in range(2)]
    assert not cases.alone_with(f"«{LONG}» АӨК", made[0])
