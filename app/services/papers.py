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
from app.documents.case_forms import AskedForm
from app.documents.tongue import KK
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.forms.in_russian import Offer
from app.forms.papers import PaperForm, Per
from app.forms.registry import PAPERS, paper
from app.services.layout import PaperLayout, issued_line, version_of_wording
from app.services.model import IssuedPaper, PaperState, Rendered
from app.services.standing import Standing, too_early

if TYPE_CHECKING:
    from app.services.cases import CaseService

PDF, DOCX = "pdf", "docx"
"""Kinds of files that papers are written as."""

Progress = Callable[[int, int, str], bool]


class NotPrintableError(UserError):
    """The paper cannot be had in this state of the case."""


class PaperService:
    """Papers of cases. Call it on the render worker."""

    def __init__(self, cases: CaseService | None = None) -> None:
        """``cases`` keeps issued papers; without it nothing can be issued."""
        self._cases = cases
        self._standing = Standing(cases, self._asked)
        self._layout = PaperLayout(cases, self._standing)

    # -- one paper ------------------------------------------------------------------------

    def render(
        self,
        case: FoundingCase,
        key: str,
        founder_id: str = "",
        *,
        language: str = KK,
        blanks: bool = False,
    ) -> Rendered:
        """Lay one paper out in a language (``kk``, ``ru``; ``kk_ru`` where a paper has it).

        ``blanks`` is for filling in by hand: facts not yet known are ruled blanks and no «ЖОБА»
        stands across it. A sample always carries «ҮЛГІ».

        Raises:
            KeyError: there is no such paper, no such founder, or not in this language.
        """
        form = _in_language(paper(key), language)
        return self._layout.pdf(case, form, founder_id, language=language, blanks=blanks)

    def word_file(
        self,
        case: FoundingCase,
        key: str,
        founder_id: str = "",
        *,
        language: str = KK,
        blanks: bool = False,
    ) -> bytes:
        """Return one paper as a Word file, from the same blocks as the PDF.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: the paper is only for after the meeting, which is still to come.
        """
        form = _in_language(paper(key), language)
        _check_day(case, form)
        return self._layout.docx(case, form, founder_id, language=language, blanks=blanks)

    def printable(
        self,
        case_id: int,
        case: FoundingCase,
        key: str,
        founder_id: str = "",
        *,
        language: str = KK,
    ) -> Rendered:
        """Return an issued paper's own bytes while it is current, else the paper laid out now.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: the paper is only for after the meeting, which is still to come.
        """
        form = _in_language(paper(key), language)
        _check_day(case, form)
        issued = self._standing.current(case_id, case, form, founder_id, language)
        if issued:
            return _stored(self._store().issued_pdf(issued.id))
        return self._layout.pdf(case, form, founder_id, language=language)

    def offers(self, case: FoundingCase) -> tuple[Offer, ...]:
        """Return every text that Russian papers print with the spelling to show for it."""
        return self._layout.offers(case)

    def asked_forms(self, case: FoundingCase, language: str) -> tuple[AskedForm, ...]:
        """Return the case forms that the papers of a case print, each once, uncertain ones first.

        ``language`` is ``kk`` or ``ru``.
        """
        found: dict[tuple[str, str], AskedForm] = {}
        for form in PAPERS:
            if form.needed(case):
                for asked in self._layout.asked_forms(case, form, language=language):
                    found.setdefault((asked.text, asked.case), asked)
        return tuple(sorted(found.values(), key=lambda asked: asked.certain))

    # -- how papers stand --------------------------------------------------------------------

    def states(
        self, case_id: int, case: FoundingCase, language: str = KK
    ) -> tuple[PaperState, ...]:
        """Return how each paper of the case stands in a language, in the set's order.

        A paper per founder counts as issued when it is issued for every founder. Papers that the
        language does not have are left out.
        """
        return self._standing.states(case_id, case, language)

    def blocking(
        self, case: FoundingCase, key: str, founder_id: str = "", language: str = KK
    ) -> tuple[Finding, ...]:
        """Return the findings that keep a paper a draft."""
        return self._standing.blocking(case, paper(key), founder_id, language)

    # -- files ----------------------------------------------------------------------------

    def file_name(
        self,
        case: FoundingCase,
        key: str,
        founder_id: str = "",
        *,
        language: str = KK,
        kind: str = PDF,
    ) -> str:
        """Return the name of a paper's file: «07 Құрылтай жиналысының хаттамасы.pdf».

        A founder's name in it is spelled in the paper's language.
        """
        form = paper(key)
        stem = f"{form.number} {form.stem(language)}"
        founder = self._layout.founder(case, founder_id, language)
        if founder:
            stem += f" {founder.position:03d} {founder.name}"
        return f"{safe_name(stem, form.key)}.{kind}"

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
        languages: Sequence[str] = (KK,),
        kinds: Sequence[str] = (PDF,),
        blanks: bool = False,
        progress: Progress | None = None,
        case_id: int | None = None,
        lacking: set[str] | None = None,
    ) -> tuple[Path, ...]:
        """Write papers into the case's own folder below ``folder``; return the files.

        Without keys: every paper that the case needs now. A paper per founder goes into a folder of
        its own, for all founders or for ``founder_ids``. Each paper is written in every language of
        ``languages`` that it has, and as every kind of file of ``kinds`` (``pdf``, ``docx``).
        ``progress(done, total, name)`` says whether to go on. With ``case_id`` issued papers are
        written as they were issued, in PDF. ``lacking`` takes the characters that the font lacks:
        they print as □.

        Raises:
            FileError: the folder or a file cannot be written; files written before stay whole.
            NotPrintableError: a named paper cannot be had yet.
        """
        forms = [paper(key) for key in keys] or [
            form for form in PAPERS if form.needed(case) and not too_early(case, form)
        ]
        target = folder / self.folder_name(case, case_id)
        jobs = [
            (form, founder_id, language, kind)
            for form in forms
            for form, founder_id in _jobs(case, form, founder_ids)
            for language in languages
            if language in form.languages
            for kind in kinds
        ]
        issued_of = None if blanks else case_id
        written: list[Path] = []
        for done, (form, founder_id, language, kind) in enumerate(jobs):
            name = self.file_name(case, form.key, founder_id, language=language, kind=kind)
            if progress and not progress(done, len(jobs), name):
                break
            place = target / safe_name(f"{form.number} {form.stem(KK)}") if founder_id else target
            content, missing = self._file(
                case, form, founder_id, language, kind, case_id=issued_of, blanks=blanks
            )
            make_folder(place)
            write_bytes(place / name, content)
            if lacking is not None:
                lacking.update(missing)
            written.append(place / name)
        return tuple(written)

    def _file(
        self,
        case: FoundingCase,
        form: PaperForm,
        founder_id: str,
        language: str,
        kind: str,
        *,
        case_id: int | None,
        blanks: bool,
    ) -> tuple[bytes, str]:
        """Return a file's bytes and the characters that its font lacks."""
        if kind == DOCX:
            _check_day(case, form)
            made = self._layout.docx(case, form, founder_id, language=language, blanks=blanks)
            return made, ""
        if case_id is not None:
            rendered = self.printable(case_id, case, form.key, founder_id, language=language)
        else:
            rendered = self._layout.pdf(case, form, founder_id, language=language, blanks=blanks)
        return rendered.pdf, rendered.missing

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
        language: str = KK,
    ) -> tuple[IssuedPaper, ...]:
        """Give a paper its number and date and freeze it; a correction makes the next version.

        A paper per founder is issued for every founder, or for the one named. Each language of a
        paper is issued by itself.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: a finding blocks it, it is not needed, or its day has not come.
        """
        form = _in_language(paper(key), language)
        self._check_issuable(case, form, founder_id, language)
        made = []
        for _, one in _jobs(case, form, [founder_id] if founder_id else None):
            previous = self._standing.latest(case_id, form, one, language)
            version = previous.version + 1 if previous else 1
            line = issued_line(language, number, day, version)
            rendered = self._layout.pdf(case, form, one, language=language, issued_line=line)
            made.append(
                self._store().issue_paper(
                    case_id,
                    paper=form.key,
                    pdf=rendered.pdf,
                    answers=case.answers,
                    number=number,
                    day=day,
                    founder_id=one,
                    language=language,
                    wording_version=version_of_wording(form.key, language),
                    program_version=PROGRAM_VERSION,
                )
            )
        return tuple(made)

    def _check_issuable(
        self, case: FoundingCase, form: PaperForm, founder_id: str, language: str
    ) -> None:
        if not form.needed(case) or (form.per is Per.FOUNDER and not case.founders):
            raise NotPrintableError(N_("This case does not need «{paper}»."), paper=form.file_name)
        if too_early(case, form):
            raise NotPrintableError(
                N_("«{paper}» can be issued from the day of the meeting on."), paper=form.file_name
            )
        if self._standing.blocking(case, form, founder_id, language):
            raise NotPrintableError(
                N_("«{paper}» is still a draft: its own facts are not right yet."),
                N_("Nothing was issued."),
                N_("Correct what the list of findings names, then issue it."),
                paper=form.file_name,
            )

    # -- inner -----------------------------------------------------------------------------

    def _asked(
        self, case: FoundingCase, form: PaperForm, founder_id: str, language: str
    ) -> Iterable[tuple[str, str, str]]:
        asked = self._layout.asked_forms(case, form, founder_id, language=language)
        return ((one.language, one.text, one.case) for one in asked)

    def _store(self) -> CaseService:
        if self._cases is None:
            message = "papers without a store cannot be issued"
            raise RuntimeError(message)
        return self._cases


def _in_language(form: PaperForm, language: str) -> PaperForm:
    if language not in form.languages:
        raise KeyError(f"{form.key} in {language}")
    return form


def _check_day(case: FoundingCase, form: PaperForm) -> None:
    if too_early(case, form):
        raise NotPrintableError(
            N_("«{paper}» prints from the day of the meeting on."),
            N_("Nothing was printed; your answers are safe."),
            N_("Print the papers for before the meeting, or correct the meeting's date."),
            paper=form.file_name,
        )


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


__all__ = ["DOCX", "PDF", "AskedForm", "NotPrintableError", "Offer", "PaperService", "Progress"]
