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


def have(text: str, *facts: str) -> None:
    """Assert that a paper says these things."""
    missing = [fact for fact in facts if fact not in text]
    assert not missing, missing


def read_back(texts: dict[str, str]) -> None:
    """Compare the papers with what was typed."""
    per_founder = [name for name in texts if name.endswith(EVERYBODY[0].name)]
    assert len(per_founder) == 5
    assert len(texts) == 13 + len(per_founder) * len(EVERYBODY), sorted(texts)
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
        dialog = akim.dialog(PrintDialog)
        fields = [line for line in dialog.findChildren(QLineEdit) if line.placeholderText()]
        pages = next(f for f in fields if contract in f.accessibleName())
        akim.click(pages)
        akim.type("1-2")
        akim.press_button("Choose the printer…", dialog)

    akim.then(choose_pages)
    akim.click(page.print_button)
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
