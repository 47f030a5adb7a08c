"""akim → АШБ → list → ӘКК → akim through files alone, in three separate data folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import Answers
from app.domain.office import Role
from app.domain.scheme import STATES, StepState
from app.services.model_exchange import Outcome
from app.ui.issue_dialog import IssueDialog
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.file_set import FileSetPage
from app.ui.pages.finance_closed import FinanceClosedPage
from app.ui.pages.finance_desk import FinanceDeskPage
from app.ui.pages.lists import ListsPage
from app.ui.pages.lists_decision import DecisionDialog
from app.ui.pages.report import ReportPage
from tests.e2e.akim import CONTROL
from tests.e2e.test_scheme import BIN, READY, the_registration
from tests.e2e.three_offices import OTHER, Clerk, OfficeOf, founded

NAME = READY.name
REMARK = "Сүт сататын дүкенмен шарт қоса берілсін."
APPROVED_BY = "Басқармабаев Үлгі Үлгіұлы"
ISSUED = ("founding_minutes", "charter")


class Walk:
    """The three offices, the stick between them, and what the akim issued."""

    def __init__(self, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch
        self.stick = tmp_path / "флешка"
        self.stick.mkdir()
        self.scan = tmp_path / "хаттама.pdf"
        self.scan.write_bytes(b"%PDF-1.4\n%scan\n%%EOF\n")
        self.akim = OfficeOf(qtbot, tmp_path / "әкім", Role.OKRUG)
        self.department = OfficeOf(qtbot, tmp_path / "АШБ", Role.DEPARTMENT)
        self.corporation = OfficeOf(qtbot, tmp_path / "ӘКК", Role.CORPORATION)
        self.papers: dict[tuple[str, int], str] = {}

    # -- the akim ------------------------------------------------------------------------

    def the_akim_sends(self) -> tuple[Path, Path]:
        """Found two cooperatives, issue papers of one, keep a scan, write both onto the stick."""
        with self.akim.window() as akim:
            for one in (READY, OTHER):
                akim.services.cases.create(founded(one))
            akim.open_by_name(NAME)
            for key in ISSUED:
                self._issue(akim, key)
            self._attach(akim, "founding_minutes")
            self.papers = akim.issued(NAME)
            assert len(self.papers) == len(ISSUED) + 1
            first = self._write_set(akim, "15-07")
            akim.open_by_name(OTHER.name)
            return first, self._write_set(akim, "15-08")

    def _issue(self, akim: Clerk, key: str) -> None:
        akim.go("documents")
        page = akim.window.page
        assert isinstance(page, DocumentsPage)
        page.tree.choose(key)
        akim.wait(page.details.issue_button.isEnabled)

        def confirm() -> None:
            dialog = akim.dialog(IssueDialog)
            dialog.number.setText("1")
            akim.press_button("Issue", dialog)

        akim.then(confirm)
        akim.click(page.details.issue_button)
        akim.wait(lambda: any(p == key for p, _v in akim.issued(NAME)))

    def _attach(self, akim: Clerk, key: str) -> None:
        page = akim.window.page
        assert isinstance(page, DocumentsPage)
        page.tree.choose(key)
        self.patch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(self.scan), ""))
        akim.wait(page.details.attach_button.isEnabled)
        akim.click(page.details.attach_button)
        akim.wait(lambda: (self.scan.name, 0) in akim.issued(NAME))

    def _write_set(self, akim: Clerk, number: str) -> Path:
        """Write the case's file set onto the stick; the letter is numbered and dated first."""
        akim.go("file_set")
        page = akim.window.page
        assert isinstance(page, FileSetPage)
        for key, text in (("sending.number", number), ("sending.date", "20.11.2026")):
            akim.click(page.letter.fields[key].input)
            akim.press(Qt.Key.Key_A, CONTROL)
            akim.letters(text)
            akim.tab()
        out = self.stick / f"{number}.auylkoop"
        self.patch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
        akim.click(page.write_button)
        akim.wait(lambda: not page.progress.working)
        assert out.is_file(), page.banner.text
        return out

    # -- the АШБ -------------------------------------------------------------------------

    def the_department_consents(self, file: Path, other: Path) -> Path:
        """Take both in, write the round of the defence down, reply."""
        with self.department.window() as clerk:
            self._refuses_a_changed_file(clerk, file)
            (case,) = clerk.take_from_stranger(file, self.akim.key_number, Outcome.NEW, self.patch)
            assert case.papers == len(ISSUED)
            assert case.scans == 1
            assert case.blocking + case.warnings > 0
            clerk.take_as(other, Outcome.NEW, self.patch)
            clerk.take_as(file, Outcome.SAME, self.patch)
            assert clerk.issued(NAME) == self.papers
            clerk.open_by_name(NAME, "project:defence")
            clerk.settle()
            self._defence(clerk)
            clerk.window.flush()
            return self._reply(clerk, "жауап-1")

    def _refuses_a_changed_file(self, clerk: Clerk, file: Path) -> None:
        """One byte changed on the way: refused with a sentence, and nothing of it is here."""
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        changed = self.stick / "бүлінген.auylkoop"
        changed.write_bytes(data)
        clerk.take_as(changed, Outcome.REFUSED, self.patch)
        changed.unlink()
        assert not clerk.everything()
        assert not clerk.services.office.known()

    def _defence(self, clerk: Clerk) -> None:
        clerk.open_step("defence")
        clerk.row(
            "defences",
            {"outcome": "approved"},
            number="8",
            date="25.09.2026",
            time="11:00",
            place="мәжіліс залы",
            chair=APPROVED_BY,
            secretary="Жазбаева Үлгі Үлгіқызы",
            speaker="Ахметов Нұрлан Үлгіұлы",
        )
        clerk.fill(meeting__consent_number="05-12/347", meeting__consent_date="28.09.2026")
        clerk.open_step("defence_remarks")
        clerk.add("defence_remarks")
        clerk.pick("defence_remarks/defence", "№ 8")
        clerk.choose("defence_remarks/kind", "remark")
        clerk.card("defence_remarks", by="Сарапшиев Үлгі Үлгіұлы", text=REMARK)

    def _lists(self, clerk: Clerk) -> ListsPage:
        clerk.go("lists")
        page = clerk.window.page
        assert isinstance(page, ListsPage)
        return page

    def _reply(self, clerk: Clerk, folder: str) -> Path:
        page = self._lists(clerk)
        page.begin_reply()
        clerk.wait(page.sending.isVisible)
        (file,) = clerk.write_into(page.sending.view, self.stick / folder, self.patch)
        return file

    def the_department_approves(self, again: Path) -> tuple[Path, Path]:
        """Take the registration in, draw the list up, approve it, write to okrug and ӘКК."""
        with self.department.window() as clerk:
            (case,) = clerk.take_as(again, Outcome.NEWER, self.patch)
            assert "registration.bin" in case.changed
            page = self._lists(clerk)
            clerk.press_button("Draw up a new list", page)
            clerk.wait(page.draw.isVisible)
            assert [one.facts.name for one in page.draw.model.rows] == [NAME]
            assert page.draw.others.rowCount() == 1
            clerk.click(page.draw.go)
            clerk.wait(page.one.approve.isVisible)
            clerk.then(lambda: self._decide(clerk))
            clerk.click(page.one.approve)
            clerk.wait(page.one.send.isVisible)
            assert not page.one.approve.isVisible(), "frozen"
            clerk.click(page.one.send)
            clerk.wait(page.sending.isVisible)
            (listed,) = clerk.write_into(page.sending.view, self.stick / "тізім", self.patch)
            return self._reply(clerk, "жауап-2"), listed

    @staticmethod
    def _decide(clerk: Clerk) -> None:
        dialog = clerk.dialog(DecisionDialog)
        for field, text in (
            (dialog.number, "12"),
            (dialog.day, "20.11.2026"),
            (dialog.by, APPROVED_BY),
            (dialog.post, "басқарма басшысы"),
        ):
            clerk.click(field)
            clerk.press(Qt.Key.Key_A, CONTROL)
            clerk.letters(text)
        clerk.click(dialog.go_on)
        clerk.click(dialog.sure)

    def the_department_counts(self, file: Path) -> None:
        """Take the finance in: the анықтама counts the project."""
        with self.department.window() as clerk:
            assert "11,5" not in self._sheet(clerk)
            clerk.take_from_stranger(file, self.corporation.key_number, Outcome.NEWER, self.patch)
            assert "11,5 млн ₸" in self._sheet(clerk)
            assert clerk.issued(NAME) == self.papers

    @staticmethod
    def _sheet(clerk: Clerk) -> str:
        clerk.go("report")
        page = clerk.window.page
        assert isinstance(page, ReportPage)
        clerk.wait(lambda: page.found is not None)
        said = [label.text().replace("\u00a0", " ") for label in page.sheet.findChildren(QLabel)]
        return "\n".join(said)

    # -- the akim takes in ------------------------------------------------------------------

    def the_akim_takes_the_consent(self, reply: Path) -> Path:
        """What he typed meanwhile and what came stand together; he sends the case again."""
        with self.akim.window() as akim:
            akim.open_by_name(NAME)
            the_registration(akim)
            akim.window.flush()
            cases = akim.take_from_stranger(
                reply, self.department.key_number, Outcome.NEWER, self.patch
            )
            (mine,) = (one for one in cases if one.outcome is Outcome.NEWER)
            assert "registration.bin" in mine.kept
            there = akim.answers_of(NAME)
            assert there.get("registration.bin") == BIN
            assert there.get("meeting.consent_number") == "05-12/347"
            assert _remarks(there) == [REMARK]
            akim.open_by_name(NAME)
            return self._write_set(akim, "15-09")

    def the_akim_takes_the_list(self, reply: Path) -> None:
        """The place on the list has come."""
        with self.akim.window() as akim:
            akim.take_as(reply, Outcome.NEWER, self.patch)
            there = akim.answers_of(NAME)
            assert (there.get("listing.number"), there.get("listing.position")) == ("12", "1")
            assert there.get("listing.approved_by").startswith(APPROVED_BY)
            assert akim.issued(NAME) == self.papers

    def the_akim_takes_the_finance(self, file: Path) -> None:
        """Contract and sum are there, the list too; what was issued is as it was."""
        with self.akim.window() as akim:
            akim.take_from_stranger(file, self.corporation.key_number, Outcome.NEWER, self.patch)
            there = akim.answers_of(NAME)
            assert there.get("finance.contract_number") == "88"
            assert there.get("finance.amount") == "11 500 000"
            assert there.get("finance.paid_date") == "23.11.2026"
            assert there.get("listing.number") == "12"
            assert _remarks(there) == [REMARK]
            assert akim.issued(NAME) == self.papers
            akim.open_by_name(NAME)
            stand = {"listing": StepState.ON_RECORD, "finance": StepState.IN_PROGRESS}
            for code, state in stand.items():  # nothing is bought and repaid yet
                told = akim.box(code).accessibleDescription().split(". ")[0]
                assert told == _(STATES[state]), code

    # -- the ӘКК -------------------------------------------------------------------------

    def the_corporation_finances(self, listed: Path, other: Path) -> dict[str, Path]:
        """Take the list in; one off it gets nothing, the one on it a contract and its money."""
        with self.corporation.window() as clerk:
            clerk.take_from_stranger(listed, self.department.key_number, Outcome.NEW, self.patch)
            assert clerk.issued(NAME) == self.papers
            clerk.take_from_stranger(other, self.akim.key_number, Outcome.NEW, self.patch)
            clerk.open_by_name(OTHER.name)
            clerk.window.show_page("finance")
            closed = clerk.window.page
            assert isinstance(closed, FinanceClosedPage)
            assert closed.banner.text
            clerk.go("finance_desk")
            desk = clerk.window.page
            assert isinstance(desk, FinanceDeskPage)
            assert [row.name for row in desk.model.rows] == [f"«{NAME}» АӨК"]
            clerk.click(desk.open_button)
            clerk.wait(lambda: clerk.window.current_page == "finance")
            clerk.settle()
            self._contract(clerk)
            clerk.go("finance_desk")
            clerk.click(desk.file_button)
            clerk.wait(desk.sending.isVisible)
            files = clerk.write_into(desk.sending.view, self.stick / "қаржы", self.patch)
            assert len(files) == 2
            to_department = [file for file in files if "АШБ" in file.name]
            assert len(to_department) == 1
            (to_akim,) = set(files) - set(to_department)
            return {"department": to_department[0], "akim": to_akim}

    @staticmethod
    def _contract(clerk: Clerk) -> None:
        clerk.fill(
            finance__institution="«Үлгі» корпорациясы",
            finance__contract_number="88",
            finance__contract_date="21.11.2026",
            finance__paid_date="23.11.2026",
            finance__amount="11 500 000",
            finance__purpose="сүт өңдеу желісін сатып алу",
            finance__rate="2,5",
            finance__months="10",
            finance__grace_months="0",
            finance__first_due="20.12.2026",
        )
        clerk.window.flush()


def _remarks(answers: Answers) -> list[str]:
    return [row.get("text") for row in answers.records("defence_remarks")]


def test_a_cooperative_walks_through_three_offices(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(qtbot, tmp_path, monkeypatch)
    file, other = walk.the_akim_sends()
    reply = walk.the_department_consents(file, other)
    again = walk.the_akim_takes_the_consent(reply)
    second_reply, listed = walk.the_department_approves(again)
    walk.the_akim_takes_the_list(second_reply)
    finance = walk.the_corporation_finances(listed, other)
    walk.the_akim_takes_the_finance(finance["akim"])
    walk.the_department_counts(finance["department"])
