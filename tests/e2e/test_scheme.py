"""One project from screening to finance in the real window, by keyboard and mouse only."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import Change, InsertRecord, Record, SetValue
from app.domain.business_plan import plan_of
from app.domain.scheme import STATES, StepState
from app.services.session import CaseSession
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.home import HomePage
from app.ui.pages.next_steps import NextStepsPage
from app.ui.pages.report import ReportPage
from app.ui.pages.scheme import SchemePage
from app.ui.panels.plan import PlanPanel
from app.ui.panels.repayment import RepaymentStatePanel
from app.ui.panels.screening_comparison import ScreeningComparison
from app.ui.panels.screening_matrix import ScreeningMatrix
from tests.e2e.akim import CONTROL, Akim
from tests.e2e.test_founding import have, text_of
from tests.ui.window_support import Opener
from tools.samples import founding
from tools.samples.founding import Bodies, Founding
from tools.samples.numbers import bin_of
from tools.samples.people import founders, full_names

BOXES = ("screening", "defence", "founding", "listing", "finance")
OPEN, DOING, DONE, CLOSED, BACK = (
    StepState.OPEN,
    StepState.IN_PROGRESS,
    StepState.ON_RECORD,
    StepState.CLOSED,
    StepState.RETURNED,
)
BIN = bin_of(2026, 77)

READY = Founding(
    name="Береке Сүт",
    name_ru="Береке Сут",
    direction="milk",
    district="Түлкібас",
    okrug="Мичурин",
    village="Мичурин ауылы",
    postcode="161300",
    akim_bin="230340000007",
    meeting=date(2026, 10, 13),
    consent_number="05-12/347",
    people=founders(full_names(3, 3, 2), "Мичурин ауылы", area=5),
    bodies=Bodies(
        chair="f01",
        secretary="f04",
        board=("f02", "f03", "f04"),
        board_chair="f02",
        audit=("f05",),
        director="f01",
        sitting_secretary="f03",
    ),
    activities=("10511",),
    registered=date(2026, 10, 19),
    bin=BIN,
)
"""The founding that ``test_founding`` walks by hand comes from ready answers here."""


class Walker(Akim):
    """The akim, who also looks at the scheme."""

    @property
    def session(self) -> CaseSession:
        """The open case."""
        found = self.window.context.session
        assert found is not None
        return found

    def box(self, code: str) -> QAbstractButton:
        """Return a box of the scheme page."""
        page = self.window.page
        assert isinstance(page, SchemePage)
        found = page.findChild(QAbstractButton, f"scheme_{code}")
        assert isinstance(found, QAbstractButton)
        return found

    def scheme_stands(self, *states: StepState) -> None:
        """Go to the scheme and read how its five boxes stand."""
        self.go("scheme")
        told = [self.box(code).accessibleDescription().split(". ")[0] for code in BOXES]
        assert told == [_(STATES[state]) for state in states]

    def open_box(self, code: str, page: str) -> None:
        """Press a box with Enter: its page opens."""
        box = self.box(code)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Space)
        self.wait(lambda: self.window.current_page == page)
        self.settle()

    def row(self, collection: str, chosen: dict[str, str], **answers: str) -> None:
        """Add a row to a list: ``chosen`` are codes of a choice, the rest is typed."""
        self.add(collection)
        for name, text in answers.items():
            self.write(f"{collection}/{name}", text)
        for name, code in chosen.items():
            self.choose(f"{collection}/{name}", code)


def begin(akim: Walker) -> None:
    page = akim.window.page
    assert isinstance(page, HomePage)
    akim.wait(page.big_new.isVisible)
    akim.click(page.big_new)
    akim.wait(lambda: akim.window.current_page == "wizard")
    akim.settle()


# -- step 1 ------------------------------------------------------------------------------


def the_working_group(akim: Walker) -> None:
    akim.fill(
        meeting__oblast="Түркістан",
        meeting__district="Түлкібас",
        screening__order_number="41",
        screening__order_date="01.09.2026",
        screening__order_signer="Аудандықов Үлгі Үлгіұлы",
        screening__order_signer_post="Түлкібас ауданының әкімі",
        screening__from_date="02.09.2026",
        screening__to_date="11.09.2026",
    )
    for role, name, post in (
        ("chair", "Орынбасаров Үлгі Үлгіұлы", "аудан әкімінің орынбасары"),
        ("secretary", "Хатшиева Үлгі Үлгіқызы", "бөлімнің бас маманы"),
        ("member", "Малдыбаев Үлгі Үлгіұлы", "бөлім басшысы"),
    ):
        akim.row("working_group", {"role": role}, name=name, post=post)


def the_screening(akim: Walker) -> None:
    akim.open_step("criteria")
    akim.row("criteria", {"better": "more"}, name="Сүт өндірісінің көлемі", unit="тонна")
    akim.row("criteria", {"better": "less"}, name="Нарыққа дейінгі қашықтық", unit="шақырым")
    akim.open_step("okrugs")
    for okrug, result, conclusion in (
        ("Мичурин", "recommended", "Сүт көп, нарық жақын."),
        ("Балықты", "later", "Сүт аз, келесі жылы қайта қаралсын."),
    ):
        akim.row(
            "screened_okrugs",
            {"result": result},
            okrug=okrug,
            date="08.09.2026",
            conclusion=conclusion,
        )
    akim.open_step("marks")
    matrix = akim.step.parts.panels["screening_matrix"]
    assert isinstance(matrix, ScreeningMatrix)
    first = matrix.table.visualRect(matrix.model.index(0, 0)).center()
    akim.click(matrix.table.viewport(), first)
    for cell in ("4300", "5", "1900", "2", "12", "4", "58", "1"):
        akim.letters(cell)
        akim.tab()
    points = [matrix.model.text(matrix.model.index(2, column)) for column in (1, 3)]
    assert points == ["9", "3"]
    akim.open_step("comparison")
    comparison = akim.step.parts.panels["screening_comparison"]
    assert isinstance(comparison, ScreeningComparison)
    akim.wait(comparison.isVisible)
    akim.open_step("proposals")
    akim.fill(
        screening__conclusion_number="1",
        screening__conclusion_date="14.09.2026",
        screening__conclusion="Мичурин ауылдық округі ұсынылады.",
    )
    akim.add("proposals")
    akim.pick("proposals/okrug", "Мичурин")
    akim.choose("proposals/direction", "milk")
    akim.card(
        "proposals", cooperative="Береке Сүт", members="5", reason="Сүт өңдейтін цех жоқ, сүт көп."
    )
    akim.fill(screening__proposal_number="1", screening__proposal_date="15.09.2026")


# -- step 2 ------------------------------------------------------------------------------


def the_passport(akim: Walker) -> None:
    akim.write("name.proper", "Береке Сүт")
    akim.choose("name.direction", "milk")
    akim.fill(
        meeting__okrug="Мичурин",
        project__number="1",
        project__date="16.09.2026",
        project__aim="Ауылдың сүтін өңдеп сату.",
        project__effect="Тәулігіне 1 тонна сүт қабылданады.",
        project__leader="Ахметов Нұрлан Үлгіұлы",
    )
    akim.open_step("chain")
    for stage, name in (
        ("production", "сүт өндіру"),
        ("collection", "сүт жинау"),
        ("processing", "сүтті қайта өңдеу"),
        ("sale", "өнімді өткізу"),
    ):
        akim.row("chain", {"stage": stage}, name=name, quantity="1", unit="тонна сүт тәулігіне")
    akim.fill(project__capacity="1", project__capacity_unit="тонна сүт")
    akim.open_step("equipment")
    akim.row("equipment", {}, name="сүт өңдеу желісі", maker="«Үлгі» зауыты", price="12 000 000")
    akim.open_step("products")
    akim.row("products", {}, name="айран", quantity="60 000", unit="литр", price="450")
    akim.row("outlets", {}, name="балабақшалар")
    akim.open_step("project_people")
    akim.fill(
        project__members="5",
        project__borrowers="3",
        project__member_loans="15 000 000",
        project__jobs="4",
    )
    akim.open_step("project_money")
    akim.fill(project__own_contribution="500 000", project__asked="11 500 000")
    the_plan(akim)
    akim.open_step("risks")
    akim.row("risks", {}, name="қыста сүттің азаюы", measure="жем қорын күзде дайындау")


def the_plan(akim: Walker) -> None:
    akim.open_step("plan")
    akim.fill(project__first_year="2026")
    panel = akim.step.parts.panels["plan"]
    assert isinstance(panel, PlanPanel)
    akim.press_button("Income from the products")
    akim.press_button("Add a cost")
    akim.letters("сүт сатып алу")
    akim.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    names = [panel.model.text(panel.model.index(row, 0)) for row in range(panel.model.rowCount())]
    cost = names.index("сүт сатып алу")
    akim.bring(panel.table, panel.table.rect().center())
    akim.click(panel.table.viewport(), panel.table.visualRect(panel.model.index(cost, 1)).center())
    akim.letters("21000000")
    akim.press(Qt.Key.Key_Return)
    akim.click(panel.table.viewport(), panel.table.visualRect(panel.model.index(cost, 1)).center())
    akim.press_button("Same sums in the years after")
    assert len(plan_of(akim.session.case).cost) == 1
    assert set(plan_of(akim.session.case).cost[0].years) == {21_000_000_00}


def the_first_round(akim: Walker) -> None:
    akim.open_step("defence")
    akim.row(
        "defences",
        {},
        number="7",
        date="18.09.2026",
        time="11:00",
        place="мәжіліс залы",
        chair="Басқармабаев Үлгі Үлгіұлы",
        secretary="Жазбаева Үлгі Үлгіқызы",
        speaker="Ахметов Нұрлан Үлгіұлы",
    )
    akim.choose("defences/outcome", "returned")
    akim.card("defences", reason="Баға ұсыныстары жоқ.", due="25.09.2026")
    akim.open_step("defence_present")
    for role, name, post in (
        ("deputy_akim", "Орынбасаров Үлгі Үлгіұлы", "аудан әкімінің орынбасары"),
        ("okrug_akim", "Әкімов Үлгі Үлгіұлы", "округ әкімі"),
        ("chair", "Ахметов Нұрлан Үлгіұлы", "болашақ төраға"),
    ):
        akim.add("defence_attendees")
        akim.pick("defence_attendees/defence", "№ 7")
        akim.card("defence_attendees", name=name, post=post)
        akim.choose("defence_attendees/role", role)
    akim.open_step("defence_remarks")
    akim.add("defence_remarks")
    akim.pick("defence_remarks/defence", "№ 7")
    akim.choose("defence_remarks/kind", "remark")
    akim.card("defence_remarks", by="Сарапшиев Үлгі Үлгіұлы", text="Екі баға ұсынысы керек.")


def the_second_round(akim: Walker) -> None:
    akim.open_box("defence", "project")
    akim.open_step("defence")
    akim.press_button("New round")
    akim.wait(lambda: akim.rows("defences").model.rowCount() == 2)
    akim.choose_row("defences", 1)
    akim.card("defences", number="8", date="25.09.2026")
    akim.choose("defences/outcome", "approved")
    akim.fill(meeting__consent_number="05-12/347", meeting__consent_date="28.09.2026")
    akim.open_step("defence_remarks")
    carried = akim.rows("defence_remarks").model.rowCount() - 1
    assert carried == 1, "the unsettled remark goes round again"
    akim.choose_row("defence_remarks", carried)
    akim.write("defence_remarks/answer", "Екі ұсыныс қоса берілді.")
    akim.tick("defence_remarks/settled")


# -- step 3, from ready answers --------------------------------------------------------------


def the_founding(akim: Walker) -> None:
    values = founding.values_of(READY)
    there = akim.session.answers
    kept = ("registration.",)  # typed by hand below
    changes: list[Change] = [
        SetValue(key, value)
        for key, value in values.items()
        if value and not there.get(key) and not key.startswith(kept)
    ]
    for collection, rows in founding.records_of(READY).items():
        if collection != "payments":
            changes += [InsertRecord(collection, _copy(row), i) for i, row in enumerate(rows)]
    akim.session.edit(*changes)


def _copy(row: Record) -> Record:
    return Record(row.id, dict(row.values))


def the_registration(akim: Walker) -> None:
    akim.go("next_steps")
    page = akim.window.page
    assert isinstance(page, NextStepsPage)
    for key, text in (("registration.bin", BIN), ("registration.date", "19.10.2026")):
        akim.click(page.fields[key].input)
        akim.press(Qt.Key.Key_A, CONTROL)
        akim.letters(text)
        akim.tab()


# -- steps 4 and 5 -----------------------------------------------------------------------


def the_list(akim: Walker) -> None:
    akim.open_box("listing", "finance")
    akim.fill(
        listing__number="12",
        listing__date="23.10.2026",
        listing__position="3",
        listing__approved_by="Басқармабаев Үлгі Үлгіұлы",
    )


def the_finance(akim: Walker) -> None:
    akim.open_box("finance", "finance")
    akim.fill(
        finance__institution="«Үлгі» корпорациясы",
        finance__contract_number="88",
        finance__contract_date="27.10.2026",
        finance__paid_date="28.10.2026",
        finance__amount="11 500 000",
        finance__purpose="сүт өңдеу желісін сатып алу",
        finance__collateral="сатып алынатын жабдық",
        finance__rate="2,5",
        finance__months="10",
        finance__grace_months="0",
        finance__first_due="20.11.2026",
    )
    akim.open_step("bought")
    akim.row(
        "bought_equipment",
        {},
        name="сүт өңдеу желісі",
        maker="«Үлгі» зауыты",
        price="11 500 000",
        quantity="1",
        date="10.11.2026",
    )
    akim.write("finance.jobs", "4")
    akim.open_step("repayment")
    akim.row(
        "repayments",
        {},
        date="20.11.2026",
        principal="1 150 000",
        interest="23 958,33",
        number="1",
    )


def no_finance_off_the_list(akim: Walker) -> None:
    """Press the closed box of step 5: the page says why, and no other page opens."""
    akim.click(akim.box("finance"))
    page = akim.window.page
    assert isinstance(page, SchemePage)
    akim.wait(page.banner.isVisible)
    assert akim.window.current_page == "scheme"


# -- the papers and the sheet -------------------------------------------------------------


def the_papers(akim: Walker, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    akim.go("documents")
    page = akim.window.page
    assert isinstance(page, DocumentsPage)
    akim.wait(lambda: bool(page.states))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    akim.click(page.commands.save_button)
    akim.wait(lambda: bool(page.banner.text) and not page.progress.working)
    texts = {path.stem: text_of(path) for path in sorted(folder.rglob("*.pdf"))}
    assert SCHEME_PAPERS.keys() <= {name.split(" ")[0] for name in texts}, sorted(texts)
    for name, text in texts.items():
        have(text, *SCHEME_PAPERS.get(name.split(" ")[0], ()))
    assert not [name for name, text in texts.items() if DRAFT.search(text)]


DRAFT = re.compile(r"\bЖОБА\b(?! ПАСПОРТЫ)")
SCHEME_PAPERS = {
    "16": ("Түлкібас ауданының әкімі", "Орынбасаров Үлгі Үлгіұлы"),
    "17": ("Мичурин", "Балықты"),
    "17a": ("Хатшы Ү. Хатшиева",),
    "18": ("Береке Сүт",),
    "19": ("Береке Сүт",),
    "20": ("Басқармабаев Үлгі Үлгіұлы",),
    "21": ("№ 05-12/347", "№ 12"),
    "22": ("11 500 000",),
}
"""What a paper of the scheme must say, by the number in its file's name."""


def the_sheet(akim: Walker) -> None:
    akim.go("report")
    page = akim.window.page
    assert isinstance(page, ReportPage)
    akim.wait(lambda: page.found is not None)
    said = [label.text().replace("\u00a0", " ") for label in page.sheet.findChildren(QLabel)]
    assert "11,5 млн ₸" in said, said


def test_from_screening_to_finance(
    qtbot: QtBot, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    akim = Walker(qtbot, opened(width=1600, height=1000))
    begin(akim)
    akim.scheme_stands(OPEN, CLOSED, CLOSED, CLOSED, CLOSED)
    akim.open_box("screening", "screening")
    the_working_group(akim)
    akim.scheme_stands(DOING, CLOSED, CLOSED, CLOSED, CLOSED)
    akim.open_box("screening", "screening")
    the_screening(akim)
    akim.scheme_stands(DONE, OPEN, CLOSED, CLOSED, CLOSED)
    akim.open_box("defence", "project")
    the_passport(akim)
    akim.scheme_stands(DONE, DOING, CLOSED, CLOSED, CLOSED)
    akim.open_box("defence", "project")
    the_first_round(akim)
    akim.scheme_stands(DONE, BACK, CLOSED, CLOSED, CLOSED)
    the_second_round(akim)
    akim.scheme_stands(DONE, DONE, OPEN, CLOSED, CLOSED)
    the_founding(akim)
    akim.scheme_stands(DONE, DONE, DOING, CLOSED, CLOSED)
    no_finance_off_the_list(akim)
    the_registration(akim)
    akim.scheme_stands(DONE, DONE, DONE, OPEN, CLOSED)
    the_list(akim)
    akim.scheme_stands(DONE, DONE, DONE, DONE, OPEN)
    the_finance(akim)
    panel = akim.step.parts.panels["repayment_state"]
    assert isinstance(panel, RepaymentStatePanel)
    akim.scheme_stands(DONE, DONE, DONE, DONE, DONE)
    assert [f.id for f in akim.session.findings if f.blocks] == []
    folder = tmp_path / "papers"
    folder.mkdir()
    the_papers(akim, folder, monkeypatch)
    the_sheet(akim)
