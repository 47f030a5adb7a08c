"""Taking files in as it is seen: in a low window, and whatever a stranger called himself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from app.core.i18n import _
from app.domain.answers import SetValue
from app.services.model_exchange import Outcome
from app.ui.pages.intake import NONE_NEEDS, IntakePage
from app.ui.strangers import BREAK, LONGEST_WORD, shortened, shown, tip
from tests.ui.clipped import clipped
from tests.ui.office_files import OtherOffice
from tests.ui.test_intake import accept, conflicting, desk, outcomes, page_of
from tests.ui.walk import settle
from tests.ui.window_support import Opener

LOW = (911, 485)
"""A window of 1366 by 768 pixels whose letters are half as large again."""
WIDE_WORD = "Ұ" * 300
TURNED = "\u202e"
HTML = '<b>Береке</b> & <img src="file:///etc/passwd">'
NAMES = (WIDE_WORD, HTML, f"Сүт 😀 {TURNED}кода", "&Ынтымақ &&", "Ақ бұлақ " * 35)


@pytest.fixture
def akim(tmp_path: Path) -> Iterator[OtherOffice]:
    """An akim's office with its own data file."""
    office = OtherOffice(tmp_path / "akim")
    yield office
    office.store.close()


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[OtherOffice]:
    """An office whose name is a trap."""
    office = OtherOffice(tmp_path / "stranger", f"{HTML} {WIDE_WORD[:180]}")
    yield office
    office.store.close()


def whole(widget: QWidget) -> bool:
    """Return whether all of a widget is in sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()


# -- a low window ----------------------------------------------------------------------------


def test_the_answer_to_a_new_sender_is_in_sight_in_a_low_window(
    opened: Opener, akim: OtherOffice
) -> None:
    window = desk(opened)
    window.resize(*LOW)
    page = page_of(window)
    page.take_in([akim.write("1.auylkoop", akim.create())])
    settle()
    page.enter_details()
    settle()
    question = page.details.question
    assert question is not None
    assert whole(question.accept_button)
    assert whole(question.decline_button)
    assert whole(question.number)


def test_a_run_is_stopped_from_wherever_one_has_scrolled(opened: Opener, akim: OtherOffice) -> None:
    window = desk(opened)
    window.resize(*LOW)
    page = page_of(window)
    page.take_in([akim.write("1.auylkoop", akim.create())])
    settle()
    page._begun()
    page.progress.show()
    page._list_area.verticalScrollBar().setValue(10**6)
    settle()
    assert whole(page.progress.stop_button)


def test_what_decides_a_conflict_is_in_sight_under_a_long_text(
    opened: Opener, akim: OtherOffice
) -> None:
    window, page = conflicting(opened, akim)
    window.resize(*LOW)
    services = window.context.services
    long = "Ауылдың мәдениет үйі, екінші қабат. " * 60
    services.cases.save(services.cases.list()[0].id, [SetValue("meeting.place", long)])
    page.take_in([akim.folder / "2.auylkoop"])
    page.table.setCurrentIndex(page.model.index(1, 0))
    page._begin_choice()
    chooser = page.chooser
    row = next(at for at, pair in enumerate(chooser.model.pairs) if pair.long)
    chooser.table.setCurrentIndex(chooser.model.index(row, 2))
    settle()
    assert chooser.whole.isVisible()
    assert whole(chooser.take_button)
    assert whole(chooser.later_button)


def test_it_is_said_when_nothing_waits_and_an_emptied_list_leads_back(
    opened: Opener, akim: OtherOffice
) -> None:
    page = page_of(desk(opened))
    page.take_in([akim.write("1.auylkoop", akim.create())])
    accept(page)
    assert outcomes(page) == [Outcome.NEW]
    page.bar.needing.click()
    assert page.empty.isVisible()
    assert page.empty.text() == _(NONE_NEEDS)
    assert not page.table.isVisible()
    page.bar.needing.click()
    assert page.table.isVisible()
    assert not page.empty.isVisible()
    page.bar.clear_button.click()
    assert page.empty.isVisible()
    assert page.empty.text() != _(NONE_NEEDS)
    assert page.zone.files_button.hasFocus()


# -- what strangers write ----------------------------------------------------------------------


def labels(page: IntakePage) -> str:
    """Return what is said about the file under the cursor."""
    return " ".join(label.text() for label in page.details.findChildren(QLabel))


@pytest.mark.parametrize("size", [(1366, 728), LOW])
def test_no_name_widens_the_page_or_hides_an_answer(
    opened: Opener, stranger: OtherOffice, size: tuple[int, int]
) -> None:
    window = desk(opened)
    window.resize(*size)
    page = page_of(window)
    for number, name in enumerate(NAMES):
        case = stranger.create(name, meeting__okrug=WIDE_WORD, meeting__district=HTML)
        stranger.write(f"{TURNED}{number} {'а' * 80}.auylkoop", case)
    page.take_in([stranger.folder])
    settle()
    for _turn in ("asked", "taken"):
        for row in range(page.model.rowCount()):
            page.table.setCurrentIndex(page.model.index(row, 0))
            settle()
            area = page._list_area
            assert not area.horizontalScrollBar().maximum(), "nothing is cut at the right"
            assert clipped(page) == [], row
            assert TURNED not in labels(page)
            assert all(TURNED not in str(page.model.index(row, at).data()) for at in range(4))
        if page.details.question is not None:
            page.enter_details()
            settle()
            assert whole(page.details.question.accept_button)
            assert whole(page.details.question.number), "it is never pushed away from the answer"
            accept(page)
    assert set(outcomes(page)) == {Outcome.NEW}


def test_a_name_is_never_read_as_html(opened: Opener, stranger: OtherOffice) -> None:
    page = page_of(desk(opened))
    page.take_in([stranger.write("1.auylkoop", stranger.create(HTML))])
    hint = page.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    document = QTextDocument()
    document.setHtml(hint)
    assert HTML in document.toPlainText()
    assert "img src" not in hint.replace("&lt;img src", "")


@pytest.mark.parametrize("text", ["Береке", "a < b", "<b>x</b>", "&lt;", "<img src=x>", ""])
def test_hovering_says_what_is_written(text: str) -> None:
    said = tip(text)
    document = QTextDocument()
    if said == text:
        document.setPlainText(said)
    else:
        document.setHtml(said)
    assert document.toPlainText() == text


def test_long_words_may_break_and_lose_nothing() -> None:
    said = shown(f"{WIDE_WORD} соңы\nжаңа жол {TURNED}кода")
    assert said.replace(BREAK, "") == f"{WIDE_WORD} соңы жаңа жол кода"
    assert max(map(len, said.replace(BREAK, " ").split())) <= LONGEST_WORD
    assert shown("/тым/ұзақ/жол.auylkoop").replace(BREAK, "") == "/тым/ұзақ/жол.auylkoop"
    assert shown("Мичурин ауылдық округі") == "Мичурин ауылдық округі"


def test_a_short_name_keeps_its_ends() -> None:
    assert shortened("Береке 1.auylkoop", 22) == "Береке 1.auylkoop"
    said = shortened("Ақ бұлақ сүт өндірушілері 17.auylkoop", 22)
    assert len(said) <= 22
    assert said.startswith("Ақ бұлақ")
    assert said.endswith("ylkoop")
