"""Which screenings of other cases are offered: of the same district, living, on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.domain.answers import Answers
from app.main import open_services
from app.services.screening import other_screenings, take_over
from app.ui.ports import Services
from tests.documents import case_screening
from tests.ui.window_support import NOW

PLACE = {"meeting.oblast": "Түркістан", "meeting.district": "Түлкібас"}


def screened(**place: str) -> Answers:
    where = {f"meeting.{name}": text for name, text in place.items()}
    return Answers({**PLACE, **case_screening.VALUES, **where}, case_screening.records(2))


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return open_services(tmp_path / "s.sqlite3", fresh=True, clock=FixedClock(NOW))


def test_only_living_cases_of_the_district_with_a_screening_are_offered(
    services: Services,
) -> None:
    cases = services.cases
    own = cases.create(screened()).summary.id
    near = cases.create(screened()).summary.id
    gone = cases.create(screened()).summary.id
    cases.delete(gone)
    cases.create(screened(district="Отырар"))
    cases.create(screened(oblast="Жамбыл"))
    cases.create(Answers(PLACE))
    found = other_screenings(cases, own, "Түркістан", "Түлкібас")
    assert [(one.case_id, one.okrugs) for one in found] == [(near, 2)]
    assert other_screenings(cases, own, "Түркістан", "") == ()
    anywhere = other_screenings(cases, own, "", "Түлкібас")
    assert len(anywhere) == 2
    services.close()


def test_a_case_with_a_screening_of_its_own_takes_none_over() -> None:
    with pytest.raises(ValueError, match="of its own"):
        take_over(screened(), screened(), lambda: "x")
