"""Three offices, each with a data folder of its own; nothing but files goes between them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers
from app.domain.office import Role
from app.services.model import CaseSummary
from app.services.model_exchange import CaseResult, Outcome
from app.ui.pages.intake import IntakePage
from app.ui.pages.sending import SendView
from app.ui.pages.settings import SettingsPage
from app.ui.ports import Services
from tests.e2e.test_scheme import READY, Walker
from tests.ui.window_support import Opener
from tools.samples import founding
from tools.samples.founding import Founding
from tools.samples.people import founders, full_names

NAMES = {
    Role.OKRUG: "Мичурин ауылдық округі әкімінің аппараты",
    Role.DEPARTMENT: "Түркістан облысының ауыл шаруашылығы басқармасы",
    Role.CORPORATION: "«Үлгі» әлеуметтік-кәсіпкерлік корпорациясы",
}
LATER = ("registration.", "meeting.consent_")
"""What is not known yet when the akim sends the case for the first time."""
OTHER = replace(
    READY,
    name="Үміт Ет",
    name_ru="Умит Ет",
    direction="slaughter",
    people=founders(full_names(5, 3, 2), "Мичурин ауылы", area=6),
)
"""A second cooperative of the okrug, which never gets a consent."""


def founded(one: Founding) -> Answers:
    """Return a founding before its defence: no consent, no registration, on no list."""
    values = {
        key: text
        for key, text in founding.values_of(one).items()
        if text and not key.startswith(LATER)
    }
    values |= {"project.asked": "11500000", "project.jobs": "4"}
    return Answers(values, founding.records_of(one))


class Clerk(Walker):
    """A person of any of the three offices before its window."""

    @property
    def services(self) -> Services:
        """What stands behind the window."""
        return self.window.context.services

    def introduce(self, role: Role) -> None:
        """Say in the settings what this office does and what it is called."""
        self.go("settings")
        page = self.window.page
        assert isinstance(page, SettingsPage)
        self.click(page.office.roles[role])
        self.click(page.office.name)
        self.letters(NAMES[role])
        self.go("home")
        assert (self.services.office.me().role, self.services.office.me().name) == (
            role,
            NAMES[role],
        )

    # -- taking in -----------------------------------------------------------------------

    def take(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> IntakePage:
        """Choose one file on the page that takes files in."""
        self.go("intake")
        page = self.window.page
        assert isinstance(page, IntakePage)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], ""))
        self.press_button("Choose files…", page)
        self.wait(lambda: not page.run.working)
        row = next(i for i, line in enumerate(page.run.lines) if line.result.path == file)
        page.table.setCurrentIndex(page.model.index(row, 0))
        return page

    def take_as(
        self, file: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
    ) -> tuple[CaseResult, ...]:
        """Take a file of a known sender in and return what became of its cases."""
        return self._became(self.take(file, monkeypatch), file, outcome)

    def take_from_stranger(
        self, file: Path, key_number: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
    ) -> tuple[CaseResult, ...]:
        """Compare the fingerprint that is shown with the one told by telephone, then accept."""
        before = self.everything()
        page = self.take(file, monkeypatch)
        result = next(one.result for one in page.run.lines if one.result.path == file)
        assert (result.outcome, result.taken) == (Outcome.UNKNOWN_SENDER, False)
        assert self.everything() == before
        assert page.details.question is not None
        assert page.details.question.number.accessibleDescription() == key_number
        self.click(page.details.question.accept_button)
        return self._became(page, file, outcome)

    def _became(self, page: IntakePage, file: Path, outcome: Outcome) -> tuple[CaseResult, ...]:
        self.wait(lambda: not page.run.working)
        result = next(one.result for one in page.run.lines if one.result.path == file)
        assert result.outcome is outcome, result.reason
        return result.cases

    def open_by_name(self, name: str, page: str = "scheme") -> None:
        """Open the case of a cooperative."""
        self.window.open_case(self.case_named(name).id, page)
        self.wait(lambda: self.window.current_page == page.partition(":")[0])

    # -- what stands here ----------------------------------------------------------------

    def case_named(self, name: str) -> CaseSummary:
        """Return the one case of a name."""
        (found,) = (one for one in self.services.cases.list() if name in one.title)
        return found

    def answers_of(self, name: str) -> Answers:
        """Return what stands in the store, all of it saved."""
        self.window.flush()
        return self.services.cases.open(self.case_named(name).id).answers

    def issued(self, name: str) -> dict[tuple[str, int], str]:
        """Return the SHA-256 of the bytes of every issued paper and scan of a case."""
        cases, case_id = self.services.cases, self.case_named(name).id
        found = {
            (one.paper, one.version): _sha(cases.issued_pdf(one.id))
            for one in cases.issued(case_id)
        }
        scans = {
            (one.file_name, 0): _sha(cases.attachment_bytes(one.id))
            for one in cases.attachments(case_id)
        }
        return found | scans

    def everything(self) -> dict[str, Answers]:
        """Return all that is known of all cases."""
        cases = self.services.cases
        return {one.uuid: cases.open(one.id).answers for one in cases.list()}

    @property
    def key_number(self) -> str:
        """What this office reads out on the telephone."""
        return self.services.office.fingerprint(self.services.office.me().key)

    def write_into(
        self, view: SendView, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> list[Path]:
        """Choose a folder on a page that sends; return the files that are new in it."""
        folder.mkdir(exist_ok=True)
        before = set(folder.iterdir())
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
        self.click(view.go)
        self.wait(lambda: not view.progress.working)
        assert not [row.fault for row in view.model.rows if row.fault]
        return sorted(set(folder.iterdir()) - before)


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class OfficeOf:
    """One office: its folder, and its window as often as it is opened."""

    def __init__(self, qtbot: QtBot, folder: Path, role: Role) -> None:
        folder.mkdir()
        self._qtbot = qtbot
        self._role = role
        self.opener = Opener(qtbot, folder)
        with self.window() as clerk:
            clerk.introduce(role)
            settings = clerk.services.settings
            settings.set_office(
                replace(
                    settings.office(),
                    oblast="Түркістан",
                    district="Түлкібас" if role is Role.OKRUG else "",
                    okrug="Мичурин" if role is Role.OKRUG else "",
                )
            )
            self.key_number = clerk.key_number

    @contextmanager
    def window(self) -> Iterator[Clerk]:
        """Sit down at the office's window; it is closed at the end."""
        window = self.opener(width=1600, height=1000)
        try:
            yield Clerk(self._qtbot, window)
            self.opener.shut(window)
        finally:
            self.opener.finish()  # what a failed walk has left open
