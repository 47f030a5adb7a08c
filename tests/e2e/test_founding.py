"""The whole wizard as a person walks it: from nothing to the printed set, read back from PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.home import HomePage
from app.ui.pages.settings import SettingsPage
from app.ui.print_dialog import PrintDialog
from app.ui.wizard.import_dialog import ImportDialog
from tests.e2e.akim import CONTROL, Akim
from tests.e2e.people import DIRECTOR, EVERYBODY, NOTEBOOK, SHEET, Person, clipboard
from tests.ui.window_support import Opener

HALL = len(EVERYBODY) - 1
"""Votes in the hall: one founder is absent, one votes by proxy."""


def arrive(qtbot: QtBot, opened: Opener) -> Akim:
    """Open the real window with its workers."""
    return Akim(qtbot, opened(inline=False))


# -- the walk, page by page ----------------------------------------------------------------


def settle_in(akim: Akim) -> None:
    """Write the okrug and the akim into the settings, once."""
    akim.go("settings")
    page = akim.window.page
    assert isinstance(page, SettingsPage)
    oblast = page.fields["oblast"]
    assert isinstance(oblast, QComboBox)
    akim.wait(lambda: oblast.count() > 0)  # the page has been read
    for name, text in {
        "oblast": "Түркістан",
        "district": "Түлкібас",
        "okrug": "Мичурин",
        "settlement": "Мичурин ауылы",
        "postcode": "161300",
        "akim_name": "Төлегенов Мұрат Оразұлы",
        "akim_post": "Мичурин ауылдық округінің әкімі",
    }.items():
        field = page.fields[name]
        line = field if isinstance(field, QLineEdit) else field.lineEdit()
        assert line is not None
        akim.click(line)
        akim.press(Qt.Key.Key_A, CONTROL)
        akim.type(text)
        akim.leave_list()


def begin(akim: Akim) -> None:
    """Press the big button of the empty home."""
    akim.go("home")
    page = akim.window.page
    assert isinstance(page, HomePage)
    akim.wait(page.big_new.isVisible)
    akim.click(page.big_new)
    akim.wait(lambda: akim.window.current_page == "wizard")
    akim.settle()


def the_meeting(akim: Akim, day: str = "23.11.2026") -> None:
    assert akim.reads("meeting.okrug") == "Мичурин"
    assert akim.reads("meeting.akim_name") == "Төлегенов Мұрат Оразұлы"
    akim.fill(
        meeting__date=day,
        meeting__time="10:00",
        meeting__end_time="12:30",
        meeting__place="мәдениет үйі, Абай көшесі, 12",
        meeting__notice_date="10.11.2026",
        meeting__minutes_number="1",
        meeting__contract_number="1",
        meeting__consent_number="05-12/347",
        meeting__consent_date="02.11.2026",
    )


def by_hand(akim: Akim, person: Person) -> None:
    akim.add("founders")
    akim.card(
        "founders",
        surname=person.surname,
        given_name=person.given,
        patronymic=person.patronymic,
        iin=person.iin,
        residence=person.residence,
        phone=person.phone,
    )


def the_founders(akim: Akim) -> None:
    for person in NOTEBOOK:
        by_hand(akim, person)
    assert NOTEBOOK[0].name in akim.cells("founders", 0)
    QGuiApplication.clipboard().setText(clipboard())
    akim.press_button("Paste")
    dialog = akim.dialog(ImportDialog)
    assert dialog.mapping() == {1: "full_name", 2: "iin", 3: "residence"}
    report = dialog.report.toPlainText()
    assert SHEET[0].iin in report, "the zero that came back is told"
    assert "Ержанов" in report, "the letters that were repaired are told"
    assert _("On the list already: {count}.").format(count=1) in dialog.summary.text()
    akim.press_button(_("Add {count} people").format(count=len(SHEET)), dialog)
    akim.wait(lambda: akim.rows("founders").model.rowCount() == len(EVERYBODY))
    shown = [akim.cells("founders", row) for row in range(len(EVERYBODY))]
    for person, cells in zip(EVERYBODY, shown, strict=True):
        assert person.name in cells
        assert person.iin in cells
    akim.choose_row("founders", 10)
    akim.choose("founders/attendance", "proxy")
    akim.card(
        "founders",
        proxy_name="Бекова Айжан Ерланқызы",
        proxy_number="1254",
        proxy_date="10.11.2026",
        proxy_notary="Сәдуақасова Л. Қ.",
    )
    akim.choose_row("founders", 11)
    akim.choose("founders/attendance", "absent")


def the_officers(akim: Akim) -> None:
    akim.pick("officers.chair", "Ахметов")
    akim.pick("officers.secretary", "Өмірзақ")


def the_name(akim: Akim) -> None:
    akim.write("name.proper", "Береке Сүт")
    akim.wait(lambda: "«Береке Сүт» АӨК" in akim.field("name.proper").hint.text())
    assert (
        "«Береке Сүт» ауыл шаруашылығы өндірістік кооперативі"
        in akim.field("name.proper").hint.text()
    )
    akim.wait(lambda: "СПК «Береке Сүт»" in akim.field("name.proper_ru").hint.text())
    assert (
        "Сельскохозяйственный производственный кооператив «Береке Сүт»"
        in akim.field("name.proper_ru").hint.text()
    )
    akim.choose("name.direction", "milk")
    akim.take_offer("name.direction")
    akim.wait(lambda: akim.rows("activities").model.rowCount() == 1)
    assert akim.reads("name.postcode") == "161300"
    assert akim.reads("name.okrug") == "Мичурин"
    akim.write("name.street", "Абай көшесі, 12-үй")


def the_contribution(akim: Akim) -> None:
    akim.write("contribution.entrance_fee", "25 000")
    akim.write("contribution.entrance_due", "23.12.2026")
    akim.wait(lambda: bool(akim.faults("contribution.entrance_fee")))
    assert "21 625" in " ".join(akim.faults("contribution.entrance_fee")).replace("\xa0", " ")
    assert akim.reads("contribution.entrance_fee") == "25 000", "it stays as typed"
    akim.write("contribution.entrance_fee", "20 000")
    akim.wait(lambda: not akim.faults("contribution.entrance_fee"))
    akim.write("contribution.share_amount", "100000")
    akim.write("contribution.share_due", "31.01.2027")
    akim.wait(lambda: "1 200 000" in akim.hint("contribution.share_amount"))
    akim.choose_row("founders", 2)
    akim.choose("founders/share_form", "property")
    akim.write("founders/property_description", "сүт салқындатқыш, 500 литр, 2022 жылғы")
    akim.add("valuers")
    akim.pick("valuers/founder", "Тілендиева")


def the_board(akim: Akim) -> None:
    akim.write("board.size", "3")
    for surname in ("Ахметов", "Қасымов", "Бекұлы"):
        akim.add("board_members")
        akim.pick("board_members/founder", surname)
    akim.card("board_members", **{"for": "9", "against": "1", "abstained": "1"})
    akim.pick("board.chair", "Қасымов")
    akim.add("audit_members")
    akim.pick("audit_members/founder", "Сейітжанов")
    akim.pick("audit.chair", "Сейітжанов")
    akim.pick("authorised.founder", "Өмірзақова")
    akim.open_item("audit")
    akim.fill(agenda__audit__speaker="Н. Ахметов")


def the_director(akim: Akim) -> None:
    akim.fill(
        director__surname="Досанов",
        director__given_name="Асқар",
        director__patronymic="Болатұлы",
        director__iin=DIRECTOR.iin,
        director__residence=DIRECTOR.residence,
        director__from_date="24.11.2026",
        director__sitting_number="1",
        director__sitting_date="23.11.2026",
        director__sitting_time="14:00",
    )
    akim.pick("director.sitting_secretary", "Бекұлы")
    akim.fill(
        director__for="2",
        director__against="0",
        director__abstained="1",
        director__poa_number="1",
        director__poa_date="24.11.2026",
    )


def the_charter(akim: Akim) -> None:
    assert akim.reads("charter.notice_days") == "20"
    akim.write("charter.notice_days", "25")
    akim.write("charter.reserve_percent", "15")
    akim.choose("charter.share_transfer", "members_only")
    akim.tick("reviewed.charter")
    akim.open_item("charter")
    akim.fill(agenda__charter__for="10", agenda__charter__against="0")
    akim.write("agenda.charter.abstained", "1")


def the_review(akim: Akim) -> None:
    review = akim.wizard.review
    assert review is not None
    assert _("Must be corrected") not in review.text(), review.text()[:3000]
    assert "Береке Сүт" in review.text()
    akim.follow_link(review.view, "go:charter.notice_days")
    akim.wait(lambda: akim.wizard.code == "charter")
    akim.settle()
    assert akim.field("charter.notice_days").has_cursor()
    akim.open_step("review")
    akim.click(akim.wizard.forward)
    akim.wait(lambda: akim.window.current_page == "documents")


def documents(akim: Akim) -> DocumentsPage:
    page = akim.window.page
    assert isinstance(page, DocumentsPage)
    akim.wait(lambda: bool(page.states))
    return page


def save_all(akim: Akim, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Save every ticked paper; return the text of each by its file's name without the ending."""
    page = documents(akim)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    akim.click(page.save_button)
    akim.wait(lambda: bool(page.banner.text) and not page.progress.working)
    return {path.stem: text_of(path) for path in sorted(folder.rglob("*.pdf"))}


def text_of(path: Path) -> str:
    """Read a PDF with another library than wrote it; all white space is one blank."""
    pages = pypdf.PdfReader(path).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def walk(akim: Akim) -> None:
    """Walk the wizard from nothing to the review."""
    settle_in(akim)
    begin(akim)
    pages: dict[str, Callable[[Akim], None]] = {
        "meeting": the_meeting,
        "founders": the_founders,
        "officers": the_officers,
        "name": the_name,
        "contribution": the_contribution,
        "board": the_board,
        "director": the_director,
        "charter": the_charter,
    }
    for code, answer in pages.items():
        assert akim.wizard.code == code
        answer(akim)
        akim.go_on()


def test_from_nothing_to_the_printed_set(
    qtbot: QtBot, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    akim = arrive(qtbot, opened)
    walk(akim)
    the_review(akim)
    folder = tmp_path / "papers"
    folder.mkdir()
    texts = save_all(akim, folder, monkeypatch)
    for name, text in texts.items():
        print(name, len(text))
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
