"""Nothing of the scheme page, its dialog and the defence is cut, in words 40 % longer too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.i18n import use_language
from app.domain.answers import Answers
from app.domain.scheme import scheme_of
from app.ui.pages.scheme import SchemePage
from app.ui.pages.scheme_reason import ReasonDialog
from tests.ui.clipped import clipped
from tests.ui.test_pseudo_locale import PSEUDO, SMALL, SMALL_AT_150, speaking
from tests.ui.walk import page_words, settle
from tests.ui.window_support import Opener
from tests.unit.rules.breaks_defence import SCREENED, asked, defended
from tests.unit.rules.samples import changed, clean_answers, with_records


@pytest.fixture
def kazakh_again() -> Iterator[None]:
    yield
    use_language("kk")


def returned() -> Answers:
    """Return a case with a returned round, recorded out of order."""
    answers = clean_answers(3)
    for step in defended(outcome="returned"):
        answers = step(answers)
    told = {"scheme.defence_reason": "скрининг қорытындысы кейін бекітіледі"}
    half = {**SCREENED, **told, "screening.order_number": ""}
    return with_records(changed(answers, half), "defence_remarks", asked("r1"))


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("language", [PSEUDO, "ru"])
@pytest.mark.parametrize("size", [SMALL, SMALL_AT_150], ids=["100 %", "150 %"])
def test_no_word_of_the_scheme_is_cut(
    qtbot: QtBot, opened: Opener, size: tuple[int, int], language: str
) -> None:
    window = speaking(opened, language, size)
    made = window.context.services.cases.create(returned())
    window.open_case(made.summary.id, "scheme")
    qtbot.waitUntil(lambda: isinstance(window.page, SchemePage), timeout=10000)
    settle()
    assert not clipped(window)
    for page in ("project:defence", "project:defence_present", "project:defence_remarks"):
        window.show_page(page)
        page_words(window)  # the whole of it is built now
        settle()
        assert not clipped(window), page


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("size", [SMALL, SMALL_AT_150], ids=["100 %", "150 %"])
def test_no_word_of_the_reasons_dialog_is_cut(
    qtbot: QtBot, opened: Opener, size: tuple[int, int]
) -> None:
    window = speaking(opened, PSEUDO, size)
    made = window.context.services.cases.create(Answers())
    window.open_case(made.summary.id, "scheme")
    qtbot.waitUntil(lambda: isinstance(window.page, SchemePage), timeout=10000)
    session = window.context.session
    assert session is not None
    ahead, step = scheme_of(session.case)[:2]
    dialog = ReasonDialog(step, ahead, window)
    dialog.show()
    settle()
    assert not clipped(dialog)
    assert dialog.height() <= size[1]
    dialog.close()
