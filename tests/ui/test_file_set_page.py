"""The page of the file set: what is missing, the letter, a file that is written and checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.core.i18n import _
from app.domain.answers import SetValue
from app.services.samples import read_sample
from app.services.verify import verify
from app.ui.pages import file_set_signatures
from app.ui.pages.file_set import FileSetPage
from app.ui.shell import MainWindow
from app.ui.strangers import BREAK
from tests.services.file_set_support import CMS
from tests.ui.walk import settle
from tests.ui.window_support import Opener

SECRET = "төрт сөз осы жерде"  # noqa: S105 - of this test


def page_of(opened: Opener, *, own: bool = True) -> tuple[MainWindow, FileSetPage]:
    """Open the page over a case of the akim's own, or over the sample."""
    window = opened()
    services = window.context.services
    made = services.cases.create(read_sample().answers) if own else services.sample()
    window.open_case(made.summary.id)
    window.show_page("file_set")
    page = window.page
    assert isinstance(page, FileSetPage)
    return window, page


def shown(page: FileSetPage) -> str:
    """Return the check list's words."""
    return " ".join(label.text() for label in page.wanted.findChildren(QLabel))


def test_the_check_list_leads_to_where_things_are_mended(opened: Opener) -> None:
    window, page = page_of(opened)
    assert _("Charter") in shown(page)
    assert _("Not issued") in shown(page)
    charter = next(line for line in page.wanted.lines if line.code == "charter")
    page.wanted._go(charter)
    assert window.current_page == "documents"
    window.show_page("file_set")
    session = page.session
    session.edit(SetValue("registration.bin", ""))
    page.read()
    registration = next(line for line in page.wanted.lines if line.code == "registration")
    page.wanted._go(registration)
    assert window.current_page == "next_steps"
    window.show_page("file_set")
    session.edit(SetValue("meeting.consent_number", ""))
    page.read()
    consent = next(one for one in page.wanted.lines if one.code == "consent_of_department")
    page.wanted._go(consent)
    assert window.current_page in ("wizard", "project")


def test_a_fault_of_the_letter_leads_to_its_question(opened: Opener) -> None:
    window, page = page_of(opened)
    page.session.edit(SetValue("sending.date", "ертең"))
    assert page.letter.fields["sending.date"].findings()
    window.show_page("home")
    window.go_to("sending.date")
    assert window.current_page == "file_set"
    assert page.letter.fields["sending.date"].has_cursor()


def test_what_is_issued_is_no_longer_missing(opened: Opener) -> None:
    window, page = page_of(opened)
    before = next(line for line in page.wanted.lines if line.code == "charter")
    services = window.context.services
    case, number = page.session.case, page.session.case_id
    services.papers.issue(number, case, "charter", "1", date(2026, 11, 23))
    window.show_page("documents")
    window.show_page("file_set")
    after = next(line for line in page.wanted.lines if line.code == "charter")
    assert (before.lack.value, after.lack.value) == ("not_issued", "no_scan")


def test_the_letters_answers_are_the_cases_and_say_what_stands_instead(opened: Opener) -> None:
    _window, page = page_of(opened)
    fields = page.letter.fields
    assert (
        "Түркістан облысының ауыл шаруашылығы басқармасы" in fields["sending.recipient"].hint.text()
    )
    fields["sending.recipient"]._typed("Шымкент қаласының ауыл шаруашылығы басқармасы")
    fields["sending.number"]._typed("15-07")
    answers = page.session.case.answers
    assert answers.get("sending.number") == "15-07"
    assert answers.get("sending.recipient").startswith("Шымкент")
    assert not fields["sending.recipient"].hint.isVisible()
    page.session.undo()
    assert fields["sending.number"].value() == ""


def test_a_file_is_written_where_it_is_wanted_and_checked(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = page_of(opened)
    page.session.edit(SetValue("sending.number", "15-07"))  # not saved yet
    suggested: list[str] = []
    out = tmp_path / "флешка" / "жинақ"
    out.parent.mkdir()

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    opens: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opens.append(url.toLocalFile()))
    page.work.ask_and_write()
    written = out.with_suffix(".auylkoop")
    assert written.is_file()
    assert str(written) in page.banner.text.replace(BREAK, "")
    page.banner._act()
    assert opens == [str(out.parent)]
    assert Path(suggested[0]).name == "Майтөбе Сүт АӨК 15-07.auylkoop"
    page.work.ask_and_write()
    assert Path(suggested[1]).parent == out.parent  # the folder is remembered
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(written), ""))
    page.work.ask_and_verify()
    assert verify(written).fingerprint in page.banner.text
    assert "Жіберуші: Ауылдық округ (әкім). " in page.banner.text, "from whom it is, said once"
    written.write_bytes(written.read_bytes()[:-30] + b"0" * 30)
    page.work.ask_and_verify()
    assert verify_said(page)
    assert window.context.services.settings.get("folder.packages") == str(out.parent)


def verify_said(page: FileSetPage) -> bool:
    """Whether the last check found the file to be whole; the banner says why not."""
    return bool(page.banner.text) and "SHA-256" not in page.banner.text


def test_a_password_is_asked_twice_and_forgotten(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, page = page_of(opened)
    choices = page.choices
    asked: list[str] = []

    def choose(*_args: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    choices.lock.setChecked(True)
    choices.first.setText("қысқа")
    page.work.ask_and_write()
    assert "8" in page.banner.text
    choices.first.setText(SECRET)
    choices.second.setText(SECRET + ".")
    page.work.ask_and_write()
    assert page.banner.text == _("The two passwords are not the same.")
    assert not asked
    choices.second.setText(SECRET)
    out = tmp_path / "a.auylkoop"
    page.work.write(out)
    assert choices.first.text() == choices.second.text() == ""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: (SECRET, True))
    page.work.verify(out)
    assert verify(out, SECRET).fingerprint in page.banner.text
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("", False))
    page.work.verify(out)
    assert verify_said(page)


def test_a_signature_file_is_added_and_removed(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = page_of(opened)
    assert not page.signatures.add_button.isEnabled()
    services = window.context.services
    case, number = page.session.case, page.session.case_id
    services.papers.issue(number, case, "charter", "1", date(2026, 11, 23))
    page.read()
    assert page.signatures.add_button.isEnabled()
    target = services.cases.issued(number)[0]
    wrong = tmp_path / "photo.cms"
    wrong.write_bytes(b"\xff\xd8\xff")
    page.signatures.add(target, wrong)
    assert page.banner.text
    assert services.cases.signatures(number) == ()
    file = tmp_path / "жарғы.cms"
    file.write_bytes(CMS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    page.signatures._choose(target)
    (kept,) = services.cases.signatures(number)
    assert kept.of_sha256 == target.sha256
    assert services.cases.attachments(number) == ()  # no scan of a signed paper
    assert "жарғы.cms" in " ".join(x.text() for x in page.signatures.findChildren(QLabel))
    monkeypatch.setattr(file_set_signatures, "confirm", lambda *_args: True)
    page.signatures._remove(kept)
    assert services.cases.signatures(number) == ()


def test_the_public_copy_is_written_under_a_name_of_its_own(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, page = page_of(opened)
    names: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.work.ask_and_write(public=True)
    assert "жариялауға арналған" in names[0]
    assert verify(tmp_path / names[0]).purpose == "public"


def test_the_letter_is_printed(opened: Opener, tmp_path: Path) -> None:
    _window, page = page_of(opened)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    out = tmp_path / "letter.pdf"
    printer.setOutputFileName(str(out))
    page.work.print_on(printer)
    assert out.read_bytes().startswith(b"%PDF")


def test_a_disk_that_refuses_is_said_and_the_work_can_go_on(opened: Opener, tmp_path: Path) -> None:
    _window, page = page_of(opened)
    page.work.write(tmp_path / "gone" / "a.auylkoop")
    assert page.banner.text
    assert page.write_button.isEnabled()
    assert not page.progress.working


def test_a_fault_of_the_last_time_goes_when_it_is_tried_again(
    opened: Opener, tmp_path: Path
) -> None:
    _window, page = page_of(opened)
    page.choices.lock.setChecked(True)
    page.choices.first.setText("қысқа")
    page.work.ask_and_write()
    assert page.banner.text
    said: list[str] = []
    begin = page.progress.begin

    def watched(title: str) -> None:
        said.append(page.banner.text)
        begin(title)

    page.progress.begin = watched  # type: ignore[method-assign]
    page.choices.lock.setChecked(False)
    page.work.write(tmp_path / "жинақ.auylkoop")
    assert said == [""]


def test_tab_goes_through_all_questions_before_the_file_is_written(opened: Opener) -> None:
    _window, page = page_of(opened)
    settle()
    page.order_tabs()
    came: list[QWidget] = [page.letter.fields["sending.number"].findChildren(QLineEdit)[0]]
    while len(came) < 200 and (after := came[-1].nextInFocusChain()) not in came:
        assert after is not None
        came.append(after)
    wanted: list[QWidget] = [
        came[0],
        page.choices.language,
        page.choices.lock,
        page.public_button,
        page.verify_button,
        page.write_button,
        page.print_button,
    ]
    places = [came.index(one) for one in wanted]
    assert places == sorted(places)


def test_a_sample_is_not_sent(opened: Opener) -> None:
    _window, page = page_of(opened, own=False)
    assert not page.write_button.isEnabled()
    assert not page.public_button.isEnabled()
    assert page.verify_button.isEnabled()
    assert page.banner.text == _("A sample case is not sent: its people and sums are invented.")


def test_the_writing_can_be_stopped(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, page = page_of(opened)
    begin = page.progress.begin

    def begin_and_stop(title: str) -> None:
        begin(title)
        page.progress.stop.set()

    monkeypatch.setattr(page.progress, "begin", begin_and_stop)
    out = tmp_path / "a.auylkoop"
    page.work.write(out)
    assert page.banner.text == _("Stopped. Nothing was written.")
    assert not out.exists()
    assert page.write_button.isEnabled()


def test_the_check_list_follows_the_language_of_the_letter(opened: Opener) -> None:
    window, page = page_of(opened)
    page.session.edit(SetValue("sending.recipient", "Шымкент қаласының басқармасы"))
    page.choices.language.setCurrentIndex(page.choices.language.findData("ru"))
    page.choices.language.activated.emit(1)
    spelling = next(line for line in page.wanted.lines if line.code == "spelling")
    assert spelling.lacks
    page.wanted._go(spelling)
    assert window.current_page == "spelling"


def test_what_to_do_next_leads_here(opened: Opener) -> None:
    window, _page = page_of(opened)
    window.show_page("next_steps")
    shown_page = window.page
    assert shown_page is not None
    buttons = shown_page.findChildren(QPushButton)
    next(one for one in buttons if one.text().strip() == _("File set for the АШБ")).click()
    assert window.current_page == "file_set"
