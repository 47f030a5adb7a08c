"""The pages around the wizard: papers, payments, next steps, settings; names for screen readers."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.i18n import LANGUAGES, _
from app.domain.answers import SetValue
from app.services.model import PaperStatus
from app.services.session import CaseSession
from app.ui import theme
from app.ui.hints import Hints
from app.ui.issue_dialog import IssueDialog
from app.ui.pages import paper_files, paper_work
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.next_steps import NextStepsPage, portal_lines
from app.ui.pages.payment_model import ENTRANCE, SHARE
from app.ui.pages.payments import PaymentsPage
from app.ui.pages.settings import SettingsPage
from app.ui.people_choice import PeopleDialog
from app.ui.print_dialog import Printable, PrintDialog
from app.ui.printing import Job
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener
from tests.ui.wizard_support import press, type_text

PAGES = (
    "home",
    "cases",
    "register",
    "lists",
    "finance_desk",
    "bin",
    "settings",
    "documents",
    "spelling",
    "payments",
    "next_steps",
    "wizard:meeting",
    "wizard:review",
)
NAMED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QSpinBox)


def sample(opened: Opener) -> tuple[MainWindow, CaseSession]:
    window = opened()
    window.actions_.sample()
    assert window.context.session is not None
    return window, window.context.session


def documents(window: MainWindow) -> DocumentsPage:
    window.show_page("documents")
    assert isinstance(window.page, DocumentsPage)
    return window.page


def state(page: DocumentsPage, key: str) -> PaperStatus:
    return next(s.status for s in page.states if s.key == key)


# -- papers ------------------------------------------------------------------------------------


def test_papers_show_how_they_stand(opened: Opener) -> None:
    window, session = sample(opened)
    page = documents(window)
    assert state(page, "founding_minutes") is PaperStatus.READY
    assert page.tree.current_key() == "founding_minutes"
    assert "founding_minutes" in page.tree.ticked_keys()
    session.edit(SetValue("meeting.date", ""))
    page.read_states()
    assert state(page, "founding_minutes") in (PaperStatus.DRAFT, PaperStatus.NOT_YET)
    session.undo()
    session.edit(SetValue("meeting.place", ""))
    page.read_states()
    assert state(page, "founding_minutes") is PaperStatus.DRAFT
    went: list[str] = []
    page.details.address_wanted.connect(went.append)
    page.details.address_wanted.emit("meeting.place")
    assert went == ["meeting.place"]
    assert window.current_page == "wizard"


def test_ticked_papers_are_saved_and_hold_the_facts(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = sample(opened)
    page = documents(window)
    page.tree.tick_all(on=False)
    assert not page.commands.save_button.isEnabled()
    for key in ("founding_minutes", "charter", "consent"):
        item = page.tree._items[key]
        item.setCheckState(0, Qt.CheckState.Checked)
    first, second = (founder.id for founder in session.case.founders[:2])
    page.commands.people = (first, second)
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(out))
    page.save_papers()
    files = sorted(out.rglob("*.pdf"))
    assert len(files) == 4
    minutes = next(file for file in files if file.name.startswith("07"))
    text = "".join(p.extract_text() for p in pypdf.PdfReader(minutes).pages)
    assert "Майтөбе Сүт" in text
    assert "4" in page.banner.text
    asked: list[str] = []

    def refuse(_parent: object, question: str, *_rest: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(paper_work, "confirm", refuse)
    before = minutes.stat().st_mtime_ns
    page.save_papers()
    assert asked
    assert minutes.stat().st_mtime_ns == before


def test_a_save_that_fails_is_told_in_place(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _session = sample(opened)
    page = documents(window)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(blocked))
    page.save_papers()
    assert page.banner.text
    assert not page.progress.working
    assert page.commands.save_button.isEnabled()


def test_papers_are_printed_in_order_with_copies_and_pages(opened: Opener, tmp_path: Path) -> None:
    window, session = sample(opened)
    page = documents(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    founder = session.case.founders[0].id
    jobs = [Job("founding_minutes", "", 2, "1"), Job("consent", founder, 1, "")]
    page.work.start_printing(jobs, printer)
    consent = window.context.services.papers.render(session.case, "consent", founder)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 2 + consent.pages
    assert str(2 + consent.pages) in page.banner.text
    page.work.start_printing([Job("founding_minutes", "", 1, "400")], printer)
    assert "400" in page.banner.text


def test_the_print_dialog_makes_jobs_in_order(qtbot: QtBot) -> None:
    papers = [Printable("a", "А", (), 4), Printable("b", "Б", ("f1", "f2")), Printable("c", "В")]
    dialog = PrintDialog(papers)
    qtbot.addWidget(dialog)
    dialog._copies["a"].setValue(3)
    dialog._copies["c"].setValue(0)
    dialog._ranges["a"].setText("2-9")
    dialog._check()
    assert dialog.banner.text
    assert dialog.result() == 0
    dialog._ranges["a"].setText("2-3")
    dialog._check()
    assert dialog.result() == 1
    assert dialog.jobs() == (
        Job("a", "", 3, "2-3"),
        Job("b", "f1"),
        Job("b", "f2"),
    )


def test_an_issued_paper_is_frozen_and_goes_stale(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = sample(opened)
    page = documents(window)
    page.tree.choose("founding_minutes")
    monkeypatch.setattr(IssueDialog, "exec", lambda self: self._check() or self.result())
    page.details.issue_button.click()
    assert state(page, "founding_minutes") is PaperStatus.ISSUED
    issued = window.context.services.cases.issued(session.case_id)
    assert [one.paper for one in issued] == ["founding_minutes"]
    session.edit(SetValue("meeting.place", "басқа клуб"))
    page.read_states()
    assert state(page, "founding_minutes") is PaperStatus.STALE
    changed = page.work.changed_words(page.current_state())  # type: ignore[arg-type]
    assert changed
    assert not any("meeting." in words for words in changed)
    page.details.issue_button.click()
    assert state(page, "founding_minutes") is PaperStatus.ISSUED
    assert len(window.context.services.cases.issued(session.case_id)) == 2


def test_the_issue_dialog_wants_a_number_and_a_date(qtbot: QtBot) -> None:
    from datetime import date

    dialog = IssueDialog("Жарғы", "", date(2026, 11, 23), again=False)
    qtbot.addWidget(dialog)
    dialog._check()
    assert dialog.banner.text
    dialog.number.setText("5")
    dialog.day.setText("31.02.2026")
    dialog._check()
    assert dialog.result() == 0
    dialog.day.setText("24.11.2026")
    dialog._check()
    assert dialog.result() == 1
    assert dialog.chosen() == ("5", date(2026, 11, 24))


def test_a_scan_of_the_signed_paper_is_kept(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = sample(opened)
    page = documents(window)
    page.tree.choose("founding_minutes")
    wrong = tmp_path / "scan.txt"
    wrong.write_text("no scan", encoding="utf-8")
    chosen = [wrong]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(chosen[0]), ""))
    page.files.attach()
    assert page.banner.text
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(window.context.services.papers.render(session.case, "notice").pdf)
    chosen[0] = scan
    page.files.attach()
    kept = window.context.services.cases.attachments(session.case_id)
    assert [one.file_name for one in kept] == ["scan.pdf"]
    shown = next(s for s in page.states if s.key == "founding_minutes")
    assert shown.signed_scans == 1
    monkeypatch.setattr(paper_files, "confirm", lambda *_args: True)
    page.files.detach(kept[0].id)
    assert not window.context.services.cases.attachments(session.case_id)


def test_a_paper_opens_in_the_viewer_from_a_private_folder(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _session = sample(opened)
    page = documents(window)
    seen: list[Path] = []
    monkeypatch.setattr(paper_files, "_open", seen.append)
    page.tree.choose("charter")
    page.files.open_in_viewer()
    assert seen[0].read_bytes().startswith(b"%PDF")
    assert seen[0].parent.stat().st_mode & 0o077 == 0
    window.actions_.close_case()
    assert not seen[0].exists()


def test_people_are_chosen_by_name(opened: Opener, qtbot: QtBot) -> None:
    _window, session = sample(opened)
    founders = session.case.founders
    dialog = PeopleDialog(founders, None)
    qtbot.addWidget(dialog)
    assert dialog.chosen() is None
    dialog._tick(ticked=False)
    assert dialog.chosen() == ()
    dialog.search.setText(founders[3].name)
    dialog._tick(ticked=True)
    assert dialog.chosen() == (founders[3].id,)


# -- payments ----------------------------------------------------------------------------------


def payments(window: MainWindow) -> PaymentsPage:
    window.show_page("payments")
    assert isinstance(window.page, PaymentsPage)
    return window.page


def test_a_tick_records_what_is_due_and_makes_a_member(opened: Opener) -> None:
    window, session = sample(opened)
    page = payments(window)
    row = next(i for i, line in enumerate(page.model.rows) if line.member_since is None)
    founder = page.model.rows[row].founder
    for column in (SHARE, ENTRANCE):
        line = page.model.rows[row]
        due, paid = (
            (line.share_due, line.share_paid) if column == SHARE else (line.fee_due, line.fee_paid)
        )
        if paid != due:
            index = page.model.index(row, column)
            page.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    line = page.model.rows[row]
    assert line.paid == line.due
    assert session.case.member_since(founder) == window.context.services.clock.now().date()
    assert line.member_since is not None
    session.undo()
    assert page.model.rows[row].member_since is None


def test_part_payments_are_added_corrected_and_removed(opened: Opener) -> None:
    window, session = sample(opened)
    page = payments(window)
    row = next(i for i, line in enumerate(page.model.rows) if not line.share_paid)
    page.table.setCurrentIndex(page.model.index(row, SHARE))
    founder = page.model.rows[row].founder
    count = len(session.answers.records("payments"))
    page.list.add_button.click()
    added = session.answers.records("payments")[-1]
    assert added.get("member") == founder.id
    field = page.list._fields[added.id, "amount"]
    type_text(field, "12 000")
    assert session.case.paid(founder, entrance=False) == 12_000_00
    assert page.model.data(page.model.index(row, SHARE), Qt.ItemDataRole.CheckStateRole) == (
        Qt.CheckState.PartiallyChecked
    )
    page.tick(row, SHARE, False)
    assert session.case.paid(founder, entrance=False) == 0
    assert len(session.answers.records("payments")) == count


def test_all_selected_pay_in_one_step(opened: Opener) -> None:
    window, session = sample(opened)
    page = payments(window)
    page.table.selectAll()
    page.all_button.click()
    assert all(line.member_since is not None for line in page.model.rows)
    session.undo()
    assert any(line.member_since is None for line in page.model.rows)


def test_without_sums_a_tick_leads_to_the_question(opened: Opener) -> None:
    window, session = sample(opened)
    session.edit(SetValue("contribution.share_amount", ""))
    page = payments(window)
    row = next(i for i, line in enumerate(page.model.rows) if not line.share_paid)
    page.tick(row, SHARE, True)
    assert page.banner.text
    assert page.model.data(page.model.index(row, 2)) == "—"


# -- next steps --------------------------------------------------------------------------------


def next_steps(window: MainWindow) -> NextStepsPage:
    window.show_page("next_steps")
    assert isinstance(window.page, NextStepsPage)
    return window.page


def test_what_is_typed_on_the_portal_is_copied(opened: Opener) -> None:
    window, session = sample(opened)
    page = next_steps(window)
    lines = dict(portal_lines(session.case))
    assert "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі" in lines.values()
    copies = [b for b in page.findChildren(QAbstractButton) if b.text().strip() == _("Copy")]
    assert len(copies) == len(lines)
    copies[0].click()
    assert QGuiApplication.clipboard().text() == next(iter(lines.values()))


def test_the_registration_is_written_down_as_typed(opened: Opener) -> None:
    window, session = sample(opened)
    page = next_steps(window)
    session.edit(SetValue("registration.bin", ""))
    field = page.fields["registration.bin"]
    field.take_cursor()
    type_text(field.input, "94014000038x")
    assert "94014000038" in session.answers.get("registration.bin")
    assert any(f.address == "registration.bin" for f in session.findings)


def test_check_lists_are_ticked_off_and_changed(opened: Opener) -> None:
    window, session = sample(opened)
    page = next_steps(window)
    check_list = page.lists[1]
    for record in check_list.records():
        check_list._drop(record.id)
    check_list.usual_button.click()
    first = check_list.records()[0]
    check_list._ticks[first.id].click()
    assert check_list.records()[0].get("done") == "1"
    assert check_list.records()[0].get("date") == "23.11.2026"
    check_list.new.setText("Кепілхат")
    press(check_list.new, Qt.Key.Key_Return)
    assert check_list.records()[-1].get("text") == "Кепілхат"
    count = len(check_list.records())
    last = check_list._fields[check_list.records()[-1].id]
    last.setText("")
    press(last, Qt.Key.Key_Backspace)
    assert len(check_list.records()) == count - 1
    assert all(record.get("list") == "ashb" for record in check_list.records())
    session.undo()
    assert len(check_list.records()) == count


# -- settings ----------------------------------------------------------------------------------


def settings_page(window: MainWindow) -> SettingsPage:
    window.show_page("settings")
    assert isinstance(window.page, SettingsPage)
    return window.page


def test_the_okrug_is_kept_and_offered(opened: Opener) -> None:
    window = opened()
    page = settings_page(window)
    oblast, district = page.okrug.fields["oblast"], page.okrug.fields["district"]
    assert isinstance(oblast, QComboBox)
    assert isinstance(district, QComboBox)
    assert oblast.count() > 15
    oblast.setEditText("Түркістан")
    assert district.findText("Түлкібас") >= 0
    district.setEditText("Түлкібас")
    akim = page.okrug.fields["akim_name"]
    akim.setFocus()
    type_text(akim, "Ахметов")
    window.show_page("home")
    office = window.context.services.settings.office()
    assert (office.oblast, office.district, office.akim_name) == (
        "Түркістан",
        "Түлкібас",
        "Ахметов",
    )
    page = settings_page(window)
    assert page.okrug.fields["akim_name"].property("text") == "Ахметов"


def test_what_is_being_typed_is_not_overwritten_by_a_late_reading(opened: Opener) -> None:
    window = opened()
    page = settings_page(window)
    akim = page.okrug.fields["akim_name"]
    akim.setFocus()
    type_text(akim, "Сейітов")
    page.refresh()
    assert akim.property("text") == "Сейітов"
    page.leave()
    assert window.context.services.settings.office().akim_name == "Сейітов"


def test_an_aek_of_ones_own_is_used_at_once(opened: Opener) -> None:
    window, session = sample(opened)
    page = settings_page(window)
    table = page.aek.table
    page.aek.add_button.click()
    row = table.rowCount() - 1
    day, tenge, source = (table.item(row, column) for column in range(3))
    assert day is not None
    assert tenge is not None
    assert source is not None
    valid_from = day.text()
    tenge.setText("four")
    assert page.aek.banner.text
    tenge.setText("4700")
    assert page.aek.banner.text  # a value without its source is not taken
    assert not window.context.services.settings.aek()
    source.setText("Республикалық бюджет туралы заң")
    own = window.context.services.settings.aek()
    assert [(value.tenge, value.valid_from.strftime("%d.%m.%Y")) for value in own] == [
        (4700, valid_from)
    ]
    assert any(value.tenge == 4700 for value in session.case.reference.aek)
    page.aek.back_button.click()
    assert not window.context.services.settings.aek()
    assert not any(value.tenge == 4700 for value in session.case.reference.aek)


def test_a_ceiling_of_ones_own_is_used_at_once(opened: Opener) -> None:
    window, session = sample(opened)
    page = settings_page(window)
    table = page.ceilings.table
    assert table.rowCount() == len(session.case.reference.ceilings)
    page.ceilings.add_button.click()
    cells = [table.item(table.rowCount() - 1, column) for column in range(4)]
    for cell, text in zip(cells, ("01.02.2027", "ten", "2700", "жаңа бұйрық"), strict=True):
        assert cell is not None
        cell.setText(text)
    assert page.ceilings.banner.text  # «ten» is no number of АЕК
    assert not window.context.services.settings.ceilings()
    assert cells[1] is not None
    cells[1].setText("9000")
    (own,) = window.context.services.settings.ceilings()
    assert (own.cooperative_aek, own.person_aek, own.source) == (9000, 2700, "жаңа бұйрық")
    assert own in session.case.reference.ceilings
    page.ceilings.back_button.click()
    assert not window.context.services.settings.ceilings()
    assert own not in session.case.reference.ceilings


def test_the_classifier_of_places_is_read(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"])
    for code, kazakh, russian in (
        ("610000000", "Түркістан облысы", "Туркестанская область"),
        ("615200000", "Түлкібас ауданы", "Тюлькубасский район"),
        ("615241000", "Мичурин ауылдық округі", "Мичуринский сельский округ"),
    ):
        sheet.append([code, *[""] * 5, kazakh, russian, ""])
    path = tmp_path / "kato.xlsx"
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    window = opened()
    page = settings_page(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    page.kato.click()
    assert "1" in page.banner.text
    assert "Мичурин" in window.context.services.cases.known_okrugs("Түлкібас")
    path.write_bytes(b"nonsense")
    page.kato.click()
    assert page.banner.text


# -- for all pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name(opened: Opener, language: str) -> None:
    window, _session = sample(opened)
    window.choose_language(language)
    nameless: list[str] = []
    for page in PAGES:
        window.show_page(page)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not is_control(widget):
                continue
            text = widget.property("text")
            name = widget.accessibleName() or (text if isinstance(text, str) else "")
            if not name.strip():
                nameless.append(f"{page}: {type(widget).__name__} {widget.objectName()}")
    assert not nameless


def is_control(widget: QWidget) -> bool:
    """Return whether a widget takes the cursor and so must have a name."""
    if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox | QSpinBox):
        return False
    if isinstance(widget.parent(), QLineEdit) or widget.inherits("QHeaderView"):
        return False
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, NAMED):
        return False
    if widget.inherits("QTableCornerButton"):
        return False
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return isinstance(widget, NAMED) and takes


def test_no_page_is_wider_than_a_small_screen_at_150_percent(opened: Opener) -> None:
    window = opened(width=911, height=485)
    window.actions_.sample()
    assert window.side.width() < window.side.wide_width()
    for page in PAGES:
        window.show_page(page)
        assert window.current_page == page.partition(":")[0]
        assert window.minimumSizeHint().width() <= 911, page
        assert window.width() == 911, page


def test_sums_stand_whole_beside_their_ticks(opened: Opener) -> None:
    window, _session = sample(opened)
    page = payments(window)
    for column in (SHARE, ENTRANCE):
        index = page.model.index(0, column)
        words = page.table.fontMetrics().horizontalAdvance(index.data())
        tick = page.table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        around = theme.unit() * 3  # the style's padding of the tick and of the sum
        assert page.table.columnWidth(column) >= words + tick + around


class _WindowsShown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("role", ["okrug", "department", "corporation"])
def test_no_part_of_a_page_flashes_up_as_a_window(opened: Opener, role: str) -> None:
    opened.hints(Hints(language="kk", role=role))
    window = opened()
    window.context.services.settings.set("office.role", role)
    window.actions_.sample()
    shown = _WindowsShown()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(shown)
    for page in PAGES:
        window.show_page(page)
    application.removeEventFilter(shown)
    assert shown.names == []
