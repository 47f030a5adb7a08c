"""A founded cooperative with issued papers, a scan and a signature, ready to be sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.core.clock import FixedClock
from app.domain.answers import SetValue
from app.domain.case import FoundingCase, read_case
from app.services.cases import CaseService
from app.services.file_set import FileSetService
from app.services.office import OfficeService
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.store import Store

TODAY = date(2026, 11, 24)
ISSUED = ("founding_minutes", "charter", "founding_contract", "founders_list")
CMS = bytes.fromhex("300d 06092a864886f70d010702 a000".replace(" ", ""))
"""The least that looks like a CMS signature."""


class Desk:
    """An okrug's data with one cooperative."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
        self.store = Store(folder / "store.sqlite3", self.clock)
        self.cases = CaseService(self.store)
        self.office = OfficeService(self.store)
        self.papers = PaperService(self.cases)
        self.sets = FileSetService(self.cases, self.office, load_reference)
        self.case_id = self.cases.create(read_sample().answers).summary.id
        self.edit("sending.number", "15-07")
        self.edit("sending.date", "24.11.2026")

    def edit(self, key: str, text: str) -> None:
        """Answer one question."""
        self.cases.save(self.case_id, [SetValue(key, text)])

    @property
    def case(self) -> FoundingCase:
        """The case as it stands."""
        answers = self.cases.open(self.case_id).answers
        return read_case(answers, load_reference(), TODAY)

    def issue(self, key: str, language: str = "kk") -> None:
        """Issue a paper."""
        day = date(2026, 11, 23)
        self.papers.issue(self.case_id, self.case, key, "1", day, language=language)

    def sign(self) -> None:
        """Issue what the АШБ asks for, with a scan of the minutes and a signature over it."""
        for key in ISSUED:
            self.issue(key)
        scan = self.folder / "хаттама скан.pdf"
        scan.write_bytes(self.cases.issued_pdf(self.cases.issued(self.case_id)[0].id))
        kept = self.cases.attach(self.case_id, "founding_minutes", scan)
        signature = self.folder / "хаттама.cms"
        signature.write_bytes(CMS)
        self.cases.attach_signature(self.case_id, kept, signature)
