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
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.i18n import _, ngettext
from app.services.model import PaperStatus
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
    oblast = page.okrug.fields["oblast"]
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
        field = page.okrug.fields[name]
        line = field if isinstance(field, QLineEdit) else field.lineEdit()
        assert line is not None
        akim.click(line)
        akim.press(Qt.Key.Key_A, CONTROL)
        akim.letters(text)
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
    dialog: ImportDialog = akim.dialog(ImportDialog)
    assert dialog.mapping() == {1: "full_name", 2: "iin", 3: "residence"}
    report = dialog.report.toPlainText()
    assert SHEET[0].iin in report, "the zero that came back is told"
    assert "Ержанов" in report, "the letters that were repaired are told"
    assert _("On the list already: {count}.").format(count=1) in dialog.summary.text()
    add = ngettext("Add {count} person", "Add {count} people", len(SHEET))
    akim.press_button(add.format(count=len(SHEET)), dialog)
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
    akim.fill(agenda__audit__speaker="Ш. Оспанова")


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
    akim.click(page.commands.save_button)
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


def have(text: str, *facts: str) -> None:
    """Assert that a paper says these things."""
    missing = [fact for fact in facts if fact not in text]
    assert not missing, missing


def read_back(texts: dict[str, str]) -> None:
    """Compare the papers with what was typed."""
    per_record = [name for name in texts if name.endswith(EVERYBODY[0].name)]
    assert len(per_record) == 5
    assert len(texts) == 13 + len(per_record) * len(EVERYBODY), sorted(texts)
    assert not [name for name, text in texts.items() if "ЖОБА" in text or "ҮЛГІ" in text]
    full = "«Береке Сүт» ауыл шаруашылығы өндірістік кооператив"
    assert not [name for name, text in texts.items() if full not in text]
    minutes = texts["07 Құрылтай жиналысының хаттамасы"]
    have(minutes, *(person.name for person in EVERYBODY[:HALL]))
    have(
        minutes,
        "ХАТТАМАСЫ № 1 2026 жылғы 23 қараша",
        "мәдениет үйі, Абай көшесі, 12",
        "Басталған уақыты: 10:00, аяқталған уақыты: 12:30",
        "Мичурин ауылдық округінің әкімі Төлегенов Мұрат Оразұлы",
        "2026 жылғы 2 қарашадағы № 05-12/347 келісімі",
        "Қатыспағандар – 1 (бір)",
        "өкілі арқылы: Бекова Айжан Ерланқызы, 2026 жылғы 10 қарашадағы № 1254 сенімхат",
        "Жиналыс төрағасы – Ахметов Нұрлан Серікұлы",
        "Жиналыс хатшысы – Өмірзақова Әсел Ғабитқызы",
        "Сельскохозяйственный производственный кооператив «Береке Сүт»",
        "161300, Түркістан облысы, Түлкібас ауданы, Мичурин ауылдық округі",
        "ЭҚЖЖ коды 10511",
        "20 000 (жиырма мың) теңге",
        "1 200 000 (бір миллион екі жүз мың) теңге",
        "2027 жылғы 31 қаңтардан кешіктірмей",
        "Тілендиева Гүлнәр Болатқызы сайлансын",
        "Ахметов Нұрлан Серікұлы 11 0 0",
        "Бекұлы Айдос Ерланұлы 9 1 1",
        "басқарма төрағасы болып Қасымов Дәулет Маратұлы сайлансын",
        "баяндамашы – Ш. Оспанова",
        "Сейітжанов Ерлан Қанатұлы 11 0 0",
        "жақтап – 10, қарсы – 0, қалыс қалды – 1",
        "ұсынуға уәкілеттік берілген адам болып Өмірзақова Әсел Ғабитқызы сайлансын",
    )
    contract = texts["09 Құрылтай шарты"]
    founders = texts["08 Құрылтайшылар тізімі"]
    for place, person in enumerate(EVERYBODY, start=1):
        row = f"{place} {person.name} {person.iin} {person.residence}"
        have(contract, row)
        have(founders, row)
    have(
        contract,
        "ҚҰРЫЛТАЙ ШАРТЫ № 1",
        "Іскендіров Қуаныш мүлік: сүт салқындатқыш, 500 литр, 2022 жылғы 100 000 (жүз мың) теңге",
        "2026 жылғы 23 желтоқсаннан кешіктірмей",
    )
    have(
        texts["11 Мүлікті бағалау актісі"],
        "сүт салқындатқыш, 500 литр, 2022 жылғы",
        "құрылтай жиналысында сайланған бағалаушы – Тілендиева Гүлнәр Болатқызы",
        "100 000 (жүз мың) теңге",
    )
    have(
        texts["10 Жарғы"],
        "2026 жылғы 23 қарашадағы № 1 хаттамасымен БЕКІТІЛГЕН",
        "кемінде күнтізбелік 25 (жиырма бес) күн бұрын",
        "Резервтік қордың мөлшері – пай қорының 15 пайызы",
        "Кооперативтің басқа мүшесінің ғана иелігіне беруге құқылы",
    )
    director_name = f"{DIRECTOR.surname} {DIRECTOR.given} {DIRECTOR.patronymic}"
    have(
        texts["12 Басқарма отырысының хаттамасы"],
        "БАСҚАРМА ОТЫРЫСЫНЫҢ ХАТТАМАСЫ № 1 2026 жылғы 23 қараша",
        "Отырыстың басталған уақыты: 14:00",
        "жақтап – 2, қарсы – 0, қалыс қалды – 1",
        director_name,
        "Отырыс хатшысы – Бекұлы Айдос Ерланұлы",
    )
    have(
        texts["12a Атқарушы директорға сенімхат"],
        f"{director_name}, ЖСН {DIRECTOR.iin}",
        "СЕНІМХАТ № 1 2026 жылғы 24 қараша",
        "2029 жылғы 23 қарашаға дейін",
    )
    public = texts["02a Тіркеу парағының жалпыға ілінетін данасы"]
    assert not [p.iin for p in EVERYBODY if p.iin in public]
    for person in EVERYBODY:
        have(texts[f"05 Дербес деректерді өңдеуге келісім {_numbered(person)}"], person.name)


def _numbered(person: Person) -> str:
    return f"{EVERYBODY.index(person) + 1:03d} {person.name}"


def print_some(akim: Akim, sheet: Path) -> None:
    """Print the minutes whole and two pages of the contract; the printer is a file."""
    page = documents(akim)

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(sheet))
        return True

    page.work.ask_printer = to_file
    akim.press_button("Tick none")
    assert not page.tree.ticked_keys()
    for key in ("founding_minutes", "founding_contract"):
        page.tree.choose(key)
        page.tree.setFocus()
        akim.press(Qt.Key.Key_Space)

    contract = next(_(s.title) for s in page.states if s.key == "founding_contract")

    def choose_pages() -> None:
        dialog: PrintDialog = akim.dialog(PrintDialog)
        fields = [line for line in dialog.findChildren(QLineEdit) if line.placeholderText()]
        pages = next(f for f in fields if contract in f.accessibleName())
        akim.click(pages)
        akim.letters("1-2")
        akim.press_button("Choose the printer…", dialog)

    akim.then(choose_pages)
    akim.click(page.commands.print_button)
    akim.wait(lambda: not page.progress.working and sheet.exists())


def test_from_nothing_to_the_printed_set(
    qtbot: QtBot, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    akim = arrive(qtbot, opened)
    walk(akim)
    the_review(akim)
    folder = tmp_path / "papers"
    folder.mkdir()
    texts = save_all(akim, folder, monkeypatch)
    read_back(texts)
    sheet = tmp_path / "sheet.pdf"
    print_some(akim, sheet)
    minutes = pypdf.PdfReader(next(folder.rglob("07 *.pdf"))).pages
    assert len(pypdf.PdfReader(sheet).pages) == len(minutes) + 2


# -- at any moment ----------------------------------------------------------------------------


def test_closed_at_any_moment_it_opens_on_the_same_page_with_the_same_answers(
    qtbot: QtBot, opened: Opener
) -> None:
    akim = arrive(qtbot, opened)
    begin(akim)
    akim.fill(meeting__date="31.02.2026", meeting__place="клуб")
    akim.letters(", Абай 1")  # closed in the middle of a word
    opened.shut(akim.window)

    akim = return_to_case(qtbot, opened)
    assert akim.wizard.code == "meeting"
    assert akim.field("meeting.place").has_cursor()
    assert akim.reads("meeting.place") == "клуб, Абай 1"
    assert akim.reads("meeting.date") == "31.02.2026", "a day that does not exist stays as typed"
    akim.open_step("founders")
    for person in NOTEBOOK:
        by_hand(akim, person)
    akim.add("founders")
    akim.card("founders", surname="Жартысы", iin="12")
    akim.choose("founders/attendance", "proxy")
    opened.shut(akim.window)

    akim = return_to_case(qtbot, opened)
    assert akim.wizard.code == "founders"
    assert akim.rows("founders").model.rowCount() == len(NOTEBOOK) + 1
    akim.wait(lambda: akim.rows("founders").table.currentIndex().row() == len(NOTEBOOK))
    assert akim.reads("founders/surname") == "Жартысы"
    assert akim.reads("founders/iin") == "12"
    assert akim.reads("founders/attendance") == "proxy"
    akim.open_step("charter")
    akim.write("charter.notice_days", "көп")
    opened.shut(akim.window)

    akim = return_to_case(qtbot, opened)
    assert akim.wizard.code == "charter"
    assert akim.reads("charter.notice_days") == "көп"
    akim.open_step("founders")
    akim.choose_row("founders", 0)
    assert akim.reads("founders/phone") == "+7 (701) 123-45-67"


def return_to_case(qtbot: QtBot, opened: Opener) -> Akim:
    """Open the program again: it stands where it was closed."""
    akim = arrive(qtbot, opened)
    akim.wait(lambda: akim.window.current_page == "wizard")
    akim.settle()
    return akim


def test_undo_goes_back_to_where_it_was_also_from_another_page(
    qtbot: QtBot, opened: Opener
) -> None:
    akim = arrive(qtbot, opened)
    begin(akim)
    akim.write("meeting.place", "клуб")
    akim.open_step("founders")
    by_hand(akim, NOTEBOOK[0])
    akim.open_step("name")
    akim.write("name.proper", "Береке")
    akim.press(Qt.Key.Key_Z, CONTROL)
    assert akim.reads("name.proper") == ""
    taken = 0
    while akim.wizard.code != "meeting":
        akim.press(Qt.Key.Key_Z, CONTROL)
        akim.settle()
        taken += 1
        if taken == 7:
            assert akim.rows("founders").model.rowCount() == 0
    assert taken == 8, "six answers of the card, the row, the place"
    assert akim.wizard.code == "meeting"
    assert akim.reads("meeting.place") == ""
    assert akim.field("meeting.place").has_cursor()
    akim.press(Qt.Key.Key_Y, CONTROL)
    assert akim.reads("meeting.place") == "клуб"


def test_a_whole_page_needs_no_mouse(qtbot: QtBot, opened: Opener) -> None:
    akim = arrive(qtbot, opened)
    page = akim.window.page
    assert isinstance(page, HomePage)
    akim.wait(page.big_new.isVisible)
    akim.press(Qt.Key.Key_N, CONTROL)
    akim.wait(lambda: akim.window.current_page == "wizard")
    akim.settle()
    assert akim.field("meeting.date").has_cursor()
    akim.letters("3.12.2026")
    akim.tab()
    assert akim.reads("meeting.date") == "03.12.2026"
    akim.letters("10:00")
    akim.tab()
    akim.tab()
    for text in ("Түркістан", "Түлкібас", "Мичурин", "Мичурин ауылы", "мәдениет үйі"):
        akim.letters(text)
        akim.tab()
    for address, text in {
        "meeting.time": "10:00",
        "meeting.oblast": "Түркістан",
        "meeting.district": "Түлкібас",
        "meeting.okrug": "Мичурин",
        "meeting.settlement": "Мичурин ауылы",
        "meeting.place": "мәдениет үйі",
    }.items():
        assert akim.reads(address) == text
    akim.press(Qt.Key.Key_PageDown, CONTROL)
    akim.settle()
    assert akim.wizard.code == "founders"
    editor = akim.rows("founders")
    assert akim.has_cursor_in(editor)
    akim.press(Qt.Key.Key_Return)  # on the button that adds
    for person in NOTEBOOK[:2]:
        akim.wait(lambda: akim.field("founders/surname").has_cursor())
        akim.letters(person.surname)
        akim.press(Qt.Key.Key_Return)  # Enter goes on in the card
        akim.letters(person.given)
        akim.press(Qt.Key.Key_Return)
        akim.letters(person.patronymic)
        akim.press(Qt.Key.Key_Return)
        akim.letters(person.iin)
        akim.press(Qt.Key.Key_Return, CONTROL)  # one more person
    akim.wait(lambda: editor.model.rowCount() == 3)
    assert NOTEBOOK[0].name in akim.cells("founders", 0)
    assert NOTEBOOK[1].iin in akim.cells("founders", 1)
    akim.press(Qt.Key.Key_PageUp, CONTROL)
    akim.settle()
    assert akim.wizard.code == "meeting"


def test_a_planned_meeting_prints_what_comes_before_it(
    qtbot: QtBot, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    akim = arrive(qtbot, opened)
    settle_in(akim)
    begin(akim)
    akim.fill(
        meeting__date="15.12.2026",
        meeting__time="10:00",
        meeting__place="мәдениет үйі",
        meeting__consent_number="05-12/347",
        meeting__consent_date="02.11.2026",
    )
    akim.go_on()
    for person in NOTEBOOK:
        by_hand(akim, person)
    akim.open_step("name")
    akim.write("name.proper", "Береке Сүт")
    akim.choose("name.direction", "milk")
    akim.write("name.street", "Абай көшесі, 12-үй")
    akim.open_step("contribution")
    akim.fill(
        contribution__entrance_fee="20000",
        contribution__entrance_due="23.12.2026",
        contribution__share_amount="100000",
        contribution__share_due="31.01.2027",
    )
    akim.go("documents")
    page = documents(akim)
    after = {"founding_minutes", "board_minutes", "minutes_extract"}
    assert after <= {state.key for state in page.states}
    assert not after & set(page.tree.ticked_keys())
    texts = save_all(akim, tmp_path, monkeypatch)
    assert not [name for name in texts if name.startswith(("07", "12"))]
    have(texts["01 Жиналыс өткізу туралы хабарландыру"], "2026 жылғы 15 желтоқсан", "10:00")
    for name in ("01 Жиналыс өткізу туралы хабарландыру", "02 Қатысушыларды тіркеу парағы"):
        assert "ЖОБА" not in texts[name], name
    have(texts["02 Қатысушыларды тіркеу парағы"], *(person.name for person in NOTEBOOK))


def test_the_sample_opens_and_all_its_papers_are_saved_as_samples(
    qtbot: QtBot, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    akim = arrive(qtbot, opened)
    page = akim.window.page
    assert isinstance(page, HomePage)
    akim.wait(page.big_sample.isVisible)
    akim.click(page.big_sample)
    akim.wait(lambda: akim.window.current_page == "wizard")
    akim.settle()
    akim.open_step("review")
    review = akim.wizard.review
    assert review is not None
    assert _("Must be corrected") not in review.text()
    akim.go("documents")
    papers = documents(akim)
    texts = save_all(akim, tmp_path, monkeypatch)
    wanted = [state for state in papers.states if state.status is not PaperStatus.NOT_NEEDED]
    assert {state.status for state in wanted} == {PaperStatus.READY}
    assert {name.split()[0] for name in texts} == {state.number for state in wanted}
    assert len(texts) == sum(state.subjects or 1 for state in wanted)
    for path in tmp_path.rglob("*.pdf"):
        unmarked = [n for n, t in enumerate(pages_of(path), start=1) if "ҮЛГІ" not in t]
        assert not unmarked, (path.name, unmarked)


def pages_of(path: Path) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]
