"""Settings: what is remembered of the official's own writing is forgotten after a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.answers import InsertRecord, Record, apply_all
from app.ui.pages import own_writing
from app.ui.pages.settings import SettingsPage

from .window_support import Opener


def test_remembered_spellings_are_forgotten_after_a_question(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    services = window.context.services
    case = services.sample()
    address = "founders/f01/surname"
    spelled = {"at": address, "of": case.answers.at(address), "text": "Абдулин"}
    changes = [InsertRecord("russian_spellings", Record("own", spelled), 0)]
    services.cases.save(case.summary.id, changes)
    known = services.writing.remembered().spellings
    assert known[case.answers.at(address)] == "Абдулин"
    window.show_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    assert str(len(known)) in page.writing.count.text()
    enabled: Callable[[], bool] = page.writing.forget_button.isEnabled
    assert enabled()
    answers = iter((False, True))
    asked: list[str] = []

    def answer(_parent: object, question: str, *_rest: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(own_writing, "confirm", answer)
    page.writing.forget_button.click()
    assert services.writing.remembered().spellings == known, "he said no"
    page.writing.forget_button.click()
    assert len(asked) == 2
    assert services.writing.remembered().spellings == {}
    assert page.banner.text
    assert not enabled()
    kept = services.cases.open(case.summary.id).answers
    assert kept.records("russian_spellings") == apply_all(case.answers, changes).records(
        "russian_spellings"
    ), "what stands in a case stays"
