"""The printable papers of a case: their bytes, their files, the issuing.

Preview, printer, file and package all take the bytes from here: nothing is laid out twice.
How a paper stands is told by :mod:`app.services.standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.atomic import make_folder, write_bytes
from app.core.errors import UserError
from app.core.file_names import safe_name
from app.core.i18n import N_
from app.core.version import PROGRAM_VERSION
from app.documents.blocks import Paper
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording, wording_version
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.parse import format_date
from app.domain.parts import Founder
from app.forms.papers import PaperForm, Per
from app.forms.registry import PAPERS, paper
from app.services.model import IssuedPaper, Mark, PaperState, Rendered
from app.services.standing import Standing, too_early

if TYPE_CHECKING:
    from app.services.cases import CaseService

DRAFT_MARK = "ЖОБА"
SAMPLE_MARK = "ҮЛГІ"
LANGUAGE = "kk"

Progress = Callable[[int, int, str], bool]


class NotPrintableError(UserError):
    """The paper cannot be had in this state of the case."""


class PaperService:
    """Papers of cases. Call it on the render worker."""

    def __init__(self, cases: CaseService | None = None) -> None:
        """``cases`` keeps issued papers; without it nothing can be issued."""
        self._cases = cases
        self._standing = Standing(cases)

    # -- one paper ------------------------------------------------------------------------

    def render(
        self, case: FoundingCase, key: str, founder_id: str = "", *, blanks: bool = False
    ) -> Rendered:
        """Lay one paper out.

        ``blanks`` is for filling in by hand: facts not yet known are ruled blanks and no «ЖОБА»
        stands across it. A sample always carries «ҮЛГІ».

        Raises:
            KeyError: there is no such paper, or no such founder.
        """
        return self._lay_out(case, paper(key), founder_id, blanks=blanks)

    def _lay_out(
        self,
        case: FoundingCase,
        form: PaperForm,
        founder_id: str,
        *,
        blanks: bool = False,
        issued_line: str = "",
    ) -> Rendered:
        founder = _founder(case, form, founder_id)
        mine = founder.id if founder else ""
        marks = []
        if case.sample:
            marks.append(SAMPLE_MARK)
        if not blanks and (too_early(case, form) or self._standing.blocking(case, form, mine)):
            marks.append(DRAFT_MARK)
        facts = form.facts(case, founder)
        blocks = render_wording(form.key, LANGUAGE, facts, blanks=blanks)
        coop = case.short_name if case.proper_name else ""
        document = Paper(
            title=" — ".join(part for part in (form.file_name, coop) if part),
            blocks=blocks,
            language="kk-KZ",
            author=coop,
            subject=form.file_name,
            landscape=form.landscape,
        )
        laid = write_pdf(document, mark=tuple(marks), issued_line=issued_line)
        return Rendered(
            pdf=laid.pdf,
            pages=laid.pages,
            marks=tuple(Mark(*mark) for mark in laid.marks),
            missing=laid.missing,
        )

    def printable(
        self, case_id: int, case: FoundingCase, key: str, founder_id: str = ""
    ) -> Rendered:
        """Return an issued paper's own bytes while it is current, else the paper laid out now.

        Raises:
            NotPrintableError: the paper is only for after the meeting, which is still to come.
        """
        form = paper(key)
        if too_early(case, form):
            raise NotPrintableError(
                N_("«{paper}» prints from the day of the meeting on."),
                N_("Nothing was printed; your answers are safe."),
                N_("Print the papers for before the meeting, or correct the meeting's date."),
                paper=form.file_name,
            )
        issued = self._standing.current(case_id, case, form, founder_id)
        if issued:
            return _stored(self._store().issued_pdf(issued.id))
        return self._lay_out(case, form, founder_id)

    # -- how papers stand --------------------------------------------------------------------

    def states(self, case_id: int, case: FoundingCase) -> tuple[PaperState, ...]:
        """Return how each paper of the case stands, in the set's order.

        A paper per founder counts as issued when it is issued for every founder.
        """
        return self._standing.states(case_id, case)

    def blocking(self, case: FoundingCase, key: str, founder_id: str = "") -> tuple[Finding, ...]:
        """Return the findings that keep a paper a draft."""
        return self._standing.blocking(case, paper(key), founder_id)

    # -- files ----------------------------------------------------------------------------

    def file_name(self, case: FoundingCase, key: str, founder_id: str = "") -> str:
        """Return the name of a paper's file: «07 Құрылтай жиналысының хаттамасы.pdf»."""
        form = paper(key)
        stem = f"{form.number} {form.file_name}"
        founder = case.founder(founder_id)
        if founder:
            stem += f" {founder.position:03d} {founder.name}"
        return safe_name(stem, form.key) + ".pdf"

    def folder_name(self, case: FoundingCase, case_id: int | None = None) -> str:
        """Return the name of a case's folder, one of its own for each case.

        With ``case_id`` a case without a name, or with the name of another one, bears its number.
        """
        title = case.short_name if case.proper_name else ""
        name = safe_name(title, "Кооператив")
        if case_id is None or self._cases is None:
            return name
        others = {row.title for row in self._cases.list() if row.id != case_id}
        return f"{name} ({case_id})" if not title or title in others else name

    def save_set(
        self,
        case: FoundingCase,
        folder: Path,
        keys: Sequence[str] = (),
        *,
        founder_ids: Sequence[str] | None = None,
        blanks: bool = False,
        progress: Progress | None = None,
        case_id: int | None = None,
        lacking: set[str] | None = None,
    ) -> tuple[Path, ...]:
        """Write papers as PDF into the case's own folder below ``folder``; return the files.

        Without keys: every paper that the case needs now. A paper per founder goes into a folder of
        its own, for all founders or for ``founder_ids``. ``progress(done, total, name)`` says
        whether to go on. With ``case_id`` issued papers are written as they were issued.
        ``lacking`` takes the characters that the font lacks: they print as □.

        Raises:
            FileError: the folder or a file cannot be written; files written before stay whole.
            NotPrintableError: a named paper cannot be had yet.
        """
        forms = [paper(key) for key in keys] or [
            form for form in PAPERS if form.needed(case) and not too_early(case, form)
        ]
        target = folder / self.folder_name(case, case_id)
        jobs = [job for form in forms for job in _jobs(case, form, founder_ids)]
        written: list[Path] = []
        for done, (form, founder_id) in enumerate(jobs):
            name = self.file_name(case, form.key, founder_id)
            if progress and not progress(done, len(jobs), name):
                break
            place = target / safe_name(f"{form.number} {form.file_name}") if founder_id else target
            if case_id is not None and not blanks:
                rendered = self.printable(case_id, case, form.key, founder_id)
            else:
                rendered = self._lay_out(case, form, founder_id, blanks=blanks)
            make_folder(place)
            write_bytes(place / name, rendered.pdf)
            if lacking is not None:
                lacking.update(rendered.missing)
            written.append(place / name)
        return tuple(written)

    # -- issuing ---------------------------------------------------------------------------

    def issue(
        self,
        case_id: int,
        case: FoundingCase,
        key: str,
        number: str,
        day: date,
        *,
        founder_id: str = "",
    ) -> tuple[IssuedPaper, ...]:
        """Give a paper its number and date and freeze it; a correction makes the next version.

        A paper per founder is issued for every founder, or for the one named.

        Raises:
            NotPrintableError: a finding blocks it, it is not needed, or its day has not come.
        """
        form = paper(key)
        self._check_issuable(case, form, founder_id)
        made = []
        for _, one in _jobs(case, form, [founder_id] if founder_id else None):
            previous = self._standing.latest(case_id, form, one)
            version = previous.version + 1 if previous else 1
            line = f"№ {number} · {format_date(day)} · {version}-нұсқа"
            rendered = self._lay_out(case, form, one, issued_line=line)
            made.append(
                self._store().issue_paper(
                    case_id,
                    paper=form.key,
                    pdf=rendered.pdf,
                    answers=case.answers,
                    number=number,
                    day=day,
                    founder_id=one,
                    wording_version=wording_version(form.key, LANGUAGE),
                    program_version=PROGRAM_VERSION,
                )
            )
        return tuple(made)

    def _check_issuable(self, case: FoundingCase, form: PaperForm, founder_id: str) -> None:
        if not form.needed(case) or (form.per is Per.FOUNDER and not case.founders):
            raise NotPrintableError(N_("This case does not need «{paper}»."), paper=form.file_name)
        if too_early(case, form):
            raise NotPrintableError(
                N_("«{paper}» can be issued from the day of the meeting on."), paper=form.file_name
            )
        if self._standing.blocking(case, form, founder_id):
            raise NotPrintableError(
                N_("«{paper}» is still a draft: its own facts are not right yet."),
                N_("Nothing was issued."),
                N_("Correct what the list of findings names, then issue it."),
                paper=form.file_name,
            )

    # -- inner -----------------------------------------------------------------------------

    def _store(self) -> CaseService:
        if self._cases is None:
            message = "papers without a store cannot be issued"
            raise RuntimeError(message)
        return self._cases


def _founder(case: FoundingCase, form: PaperForm, founder_id: str) -> Founder | None:
    """Return whose paper it is; the first founder's when none is named."""
    if form.per is Per.CASE:
        return None
    if founder_id:
        founder = case.founder(founder_id)
        if founder is None:
            raise KeyError(founder_id)
        return founder
    return case.founders[0] if case.founders else None


def _jobs(
    case: FoundingCase, form: PaperForm, founder_ids: Sequence[str] | None
) -> Iterable[tuple[PaperForm, str]]:
    if form.per is Per.CASE:
        return [(form, "")]
    return [
        (form, founder.id)
        for founder in case.founders
        if founder_ids is None or founder.id in founder_ids
    ]


def _stored(pdf: bytes) -> Rendered:
    import pypdfium2  # only to count the pages of bytes that were laid out before

    document = pypdfium2.PdfDocument(pdf)
    try:
        return Rendered(pdf, len(document), ())
    finally:
        document.close()
