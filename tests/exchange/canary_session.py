"""Three offices at work over a case whose every personal answer is a canary.

Run by ``test_canaries`` in a process of its own, because it looks at every file that Python opens
for writing. It leaves a log, the reports of faults, and the offices' files.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.core import crash, i18n, log
from app.core.errors import UserError
from app.db import cases as case_repository
from app.domain.answers import Answers, SetValue
from app.domain.case import read_case
from app.exchange.package import writer
from app.services import intake_case, intake_papers, register_rows
from app.services.file_set import FileSetService, SetOptions
from app.services.intake import IntakeService, sentence
from app.services.lists import ListService
from app.services.model_exchange import FileResult, Outcome
from app.services.model_lists import ListChange
from app.services.model_register import COLUMNS, RegisterQuery
from app.services.papers import PaperService
from app.services.register import RegisterService
from app.services.samples import read_sample
from app.services.settings import SettingsService
from app.services.verify import verify
from tests.services.lists_support import REFERENCE, Desk, approval, typed
from tests.services.test_public_copy import marked

PASSWORD = "төрт сөз керек екен"  # noqa: S105 - of a test
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class Session:
    """What is done, and what was said and written meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: list[str] = []
        self.written: set[str] = set()
        self.marks: set[str] = set()
        self.mark = ""  # the first founder's surname
        sys.addaudithook(self._watch)

    def _watch(self, name: str, arguments: tuple[object, ...]) -> None:
        if name != "open":
            return
        path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if isinstance(path, (str, bytes)) and (writes or (mode and set(str(mode)) & set("wax+"))):
            self.written.add(os.fsdecode(path))

    # -- faults ---------------------------------------------------------------------------

    def falls(self, work: Callable[[], object]) -> None:
        """Do something that ends with a fault, and report it as window and command line do."""
        try:
            work()
        except UserError as error:
            self.reports += [str(error), sentence(error)]
            log.record(error)
        except LookupError as error:
            log.record(error)
            self.reports.append(crash.report(error))
        else:
            sys.exit("it did not fall")

    @contextmanager
    def broken(self, owner: object, name: str) -> Iterator[None]:
        """Let a function fall with words that hold what was typed."""
        plain = getattr(owner, name)

        def fall(*arguments: object, **_more: object) -> NoReturn:
            raise LookupError(self.mark, arguments)

        setattr(owner, name, fall)
        try:
            yield
        finally:
            setattr(owner, name, plain)

    def refused(self, result: FileResult) -> None:
        """Keep what is said of a file that was not taken."""
        assert not result.taken, result.outcome
        self.reports.append(result.reason)

    # -- the offices ----------------------------------------------------------------------

    def office(self, name: str, role: str) -> Desk:
        """Return an office; its akim, or head, is a canary too."""
        desk = Desk(self.folder / role, role, name)
        SettingsService(desk.store).set("office.akim_name", self.mark)
        return desk

    def intake(self, desk: Desk) -> IntakeService:
        """Return an office's taking in."""
        return IntakeService(desk.store, desk.office, lambda: REFERENCE)

    def run(self) -> None:
        """Walk a case from the okrug to the ӘКК and back."""
        sample = read_sample().answers
        base = Answers({**sample.values, **typed(0)}, sample.collections)
        case, self.marks = marked(read_case(base, REFERENCE, date(2026, 11, 24)))
        self.mark = case.answers.records("founders")[0].get("surname")
        assert {self.mark, case.answers.records("founders")[0].get("iin")} <= self.marks
        okrug = self.office("Мичурин", "okrug")
        department = self.office("АШБ", "department")
        corporation = self.office("ӘКК", "corporation")
        case_id = okrug.cases.create(case.answers).summary.id
        sent = self.send(okrug, case_id)
        self.take(department, sent)
        listed = self.list(department)
        self.finance(corporation, listed)
        self.conflict(okrug, department, case_id, sent)
        for desk in (okrug, department, corporation):
            desk.store.close()

    def send(self, okrug: Desk, case_id: int) -> Path:
        """Issue a paper, attach a scan, write the file set, locked and public too."""
        papers, sets = (
            PaperService(okrug.cases),
            FileSetService(okrug.cases, okrug.office, lambda: REFERENCE),
        )
        opened = read_case(okrug.cases.open(case_id).answers, REFERENCE, date(2026, 11, 24))
        for language in ("kk", "ru"):
            laid = papers.render(opened, "founders_list", language=language)
            okrug.cases.issue_paper(
                case_id,
                paper="founders_list",
                pdf=laid.pdf,
                answers=opened.answers,
                number="1",
                wording_version="1",
                program_version="1",
                language=language,
            )
        scan = self.folder / f"{self.mark} скан.pdf"
        scan.write_bytes(PDF)
        okrug.cases.attach(case_id, "founders_list", scan)
        scan.unlink()
        out = okrug.folder / "1.auylkoop"
        word = SetOptions(word=("founders_list", "member_book"))
        for language in ("kk", "ru"):
            sets.check_list(case_id, opened, language)
        sets.write(case_id, okrug.folder / "word.auylkoop", word)
        sets.write(case_id, okrug.folder / "locked.auylkoop", SetOptions(password=PASSWORD))
        sets.write_public(case_id, okrug.folder / "public.auylkoop")
        sets.write(case_id, out)
        verify(out)
        for broken in ("_put", "add"):
            with self.broken(writer._Archive, broken):
                self.falls(lambda: sets.write(case_id, out))
        self.falls(lambda: sets.write(case_id, okrug.folder / "gone" / "1.auylkoop"))
        return out

    def take(self, desk: Desk, sent: Path) -> None:
        """Take the file in, after broken ones, a locked one, and with faults in the midst."""
        intake, whole = self.intake(desk), sent.read_bytes()
        wrong = self.folder / "wrong.auylkoop"
        for at in range(0, len(whole), len(whole) // 12):
            wrong.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            self.refused(intake.take(wrong, accept=True))
            wrong.write_bytes(whole[:at])
            self.refused(intake.take(wrong, accept=True))
        locked = sent.with_name("locked.auylkoop")
        self.refused(intake.take(locked, accept=True))
        self.refused(intake.take(locked, PASSWORD + "?", accept=True))
        self.refused(intake.take(sent.with_name("public.auylkoop"), accept=True))
        self.refused(intake.take(sent))  # an unknown sender
        self.bare_files(intake, desk)
        intake.look(sent)
        for owner, name in (
            (intake_case, "summary_of"),
            (case_repository, "write_answers"),
            (intake_papers, "keep"),
            (register_rows, "put"),
        ):
            with self.broken(owner, name):
                self.falls(lambda: intake.take(sent, accept=True))
        assert intake.take(sent, accept=True).outcome is Outcome.NEW
        assert intake.take(locked, PASSWORD).outcome is Outcome.SAME

    def bare_files(self, intake: IntakeService, desk: Desk) -> None:
        """Offer case files that are refused for what stands in them."""
        path = self.folder / "bare.json"
        whole = {"format": "auyl-koop-case", "version": 2, "uuid": "0" * 32, "answers": {}}
        for answers in ({"name.direction": [self.mark]}, {"founder.iin": self.mark}):
            path.write_text(json.dumps({**whole, "answers": answers}), encoding="utf-8")
            self.refused(intake.take(path, unsigned=True))
        record = {"id": self.mark, "surname": self.mark}
        path.write_text(json.dumps({**whole, "collections": {"founders": [record]}}))
        self.refused(intake.take(path, unsigned=True))
        path.write_text(json.dumps({**whole, "answers": self.mark}) + self.mark)
        self.refused(intake.take(path, unsigned=True))
        assert desk.cases.list() == ()

    def list(self, desk: Desk) -> Path:
        """Draw up, approve, change; write list, replies and the register."""
        desk.fill(3)
        lists: ListService = desk.lists
        opened = lists.draw()
        lists.papers.list_paper(opened.summary.id, "pdf", "kk")
        with self.broken(writer._Archive, "add"):
            self.falls(
                lambda: lists.files.list_package(opened.summary.id, desk.folder / "l.auylkoop")
            )
        approved = lists.approve(opened.summary.id, approval()).summary.id
        change = ListChange(approval("18", date(2026, 11, 22)), "бас тартты", removed=(1,))
        lists.change(approved, change)
        out = desk.folder / "list.auylkoop"
        with self.broken(writer._Archive, "add"):
            self.falls(lambda: lists.files.list_package(approved, out))
            self.falls(lambda: lists.files.replies(desk.folder / "replies"))
        lists.files.list_package(approved, out)
        lists.files.replies(desk.folder / "replies")
        self.falls(lambda: lists.files.finance_package(desk.folder / "no.auylkoop"))
        self.falls(lambda: lists.files.group_of("Жоқ округ"))
        self.register(desk)
        return out

    def register(self, desk: Desk) -> None:
        """Find the case by a person's name and export the view."""
        service = RegisterService(desk.store, lambda: REFERENCE)
        while service.work():
            pass
        query = RegisterQuery(search=self.mark)
        assert service.first_page(query).rows
        service.export_xlsx(query, tuple(COLUMNS), desk.folder / "view.xlsx")
        with self.broken(service, "rows"):
            self.falls(
                lambda: service.export_xlsx(query, tuple(COLUMNS), desk.folder / "fallen.xlsx")
            )

    def finance(self, desk: Desk, sent: Path) -> None:
        """Take the list in at the ӘКК and write the finance back."""
        intake = self.intake(desk)
        assert intake.take(sent, accept=True).taken
        out = desk.folder / "finance.auylkoop"
        with self.broken(writer._Archive, "add"):
            self.falls(lambda: desk.lists.files.finance_package(out))
        desk.lists.files.finance_package(out)
        desk.lists.files.finance_packages(desk.folder / "back")

    def conflict(self, okrug: Desk, department: Desk, case_id: int, sent: Path) -> None:
        """Let both sides change one answer, and ask."""
        for desk, text in ((okrug, "бір"), (department, "екі")):
            uuid = okrug.cases.open(case_id).summary.uuid
            found = desk.cases.by_uuid(uuid)
            assert found is not None
            desk.cases.save(found.id, [SetValue("director.speech", self.mark + text)])
        FileSetService(okrug.cases, okrug.office, lambda: REFERENCE).write(case_id, sent)
        result = self.intake(department).take(sent)
        assert result.outcome is Outcome.CONFLICT
        self.refused(result)


def main(folder: Path) -> None:
    """Walk with a log, then keep what was said and which files were written."""
    log.start_log(folder / "data", logging.DEBUG)
    record = crash.CrashRecord(folder / "data")
    i18n.use_language("kk")
    session = Session(folder)
    session.run()
    record.close()
    log.stop_log()
    said = {
        "reports": session.reports,
        "written": sorted(session.written),
        "marks": sorted(session.marks),
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
