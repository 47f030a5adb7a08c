"""The printable papers of a case: their bytes, their files, the issuing.

Preview, printer, file and package all take the bytes from here: nothing is laid out twice.
How a paper stands is told by :mod:`app.services.standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.core.atomic import make_folder, write_bytes
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
from app.forms.subjects import subject_ids
from app.services.layout import Wanted, issued_line, version_of_wording
from app.services.model import DOCX, PDF, IssuedPaper, PaperState
from app.services.one_paper import NotPrintableError, OnePaper, check_day, in_language
from app.services.standing import too_early

Progress = Callable[[int, int, str], bool]


class PaperService(OnePaper):
    """Papers of cases. Call it on the render worker."""

    # -- the texts that papers print ----------------------------------------------------------

    def offers(self, case: FoundingCase) -> tuple[Offer, ...]:
        """Return every text that Russian papers print with the spelling to show for it."""
        return self._layout.offers(case)

    def asked_forms(self, case: FoundingCase, language: str) -> tuple[AskedForm, ...]:
        """Return the case forms that the papers of a case print, each once, uncertain ones first.

        ``language`` is ``kk`` or ``ru``. Of a paper per record the first one's is asked.
        """
        found: dict[tuple[str, str], AskedForm] = {}
        for form in PAPERS:
            if form.needed(case):
                for asked in self._layout.asked_forms(case, Wanted(form, language=language)):
                    found.setdefault((asked.text, asked.case), asked)
        return tuple(sorted(found.values(), key=lambda asked: asked.certain))

    # -- how papers stand --------------------------------------------------------------------

    def states(
        self, case_id: int, case: FoundingCase, language: str = KK
    ) -> tuple[PaperState, ...]:
        """Return how each paper of the case stands in a language, in the set's order.

        A paper per record counts as issued when it is issued for each of them. Papers that the
        language does not have are left out.
        """
        return self._standing.states(case_id, case, language)

    def blocking(
        self, case: FoundingCase, key: str, record_id: str = "", language: str = KK
    ) -> tuple[Finding, ...]:
        """Return the findings that keep a paper a draft."""
        return self._standing.blocking(case, paper(key), record_id, language)

    # -- files ----------------------------------------------------------------------------

    def folder_name(self, case: FoundingCase, case_id: int | None = None) -> str:
        """Return the name of a case's folder, one of its own for each case.

        With ``case_id`` a case without a name, or with the name of another one, bears its number.
        """
        title = case.short_name if case.proper_name else ""
        name = safe_name(title, "Кооператив")
        if case_id is None or self._cases is None:
            return name
        alone = title and self._cases.alone_with(title, case_id)
        return name if alone else f"{name} ({case_id})"

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

        Without keys: every paper that the case needs now. A paper per record goes into a folder of
        its own; a founder's is written for all founders or for ``founder_ids``. Each paper is
        written in every language of ``languages`` that it has, and as every kind of file of
        ``kinds``: ``pdf`` to print, ``docx`` to change (a presentation then as ``pptx``).
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
            (Wanted(form, record_id, language, blanks), kind)
            for form in forms
            for record_id in _records(case, form, founder_ids)
            for language in languages
            if language in form.languages
            for kind in _kinds_of(form, kinds)
        ]
        written: list[Path] = []
        for done, (wanted, kind) in enumerate(jobs):
            form, record_id = wanted.form, wanted.record_id
            name = self.file_name(case, form.key, record_id, language=wanted.language, kind=kind)
            if progress and not progress(done, len(jobs), name):
                break
            place = target / safe_name(f"{form.number} {form.stem(KK)}") if record_id else target
            content, missing = self._file(case, wanted, kind, case_id)
            make_folder(place)
            write_bytes(place / name, content)
            if lacking is not None:
                lacking.update(missing)
            written.append(place / name)
        return tuple(written)

    def _file(
        self, case: FoundingCase, wanted: Wanted, kind: str, case_id: int | None
    ) -> tuple[bytes, str]:
        """Return a file's bytes and the characters that its font lacks."""
        if kind != PDF:
            check_day(case, wanted.form)
            return self._layout.to_change(case, wanted), ""
        if case_id is not None:
            rendered = self.printable(
                case_id,
                case,
                wanted.form.key,
                wanted.record_id,
                language=wanted.language,
                blanks=wanted.blanks,
            )
        else:
            rendered = self._layout.pdf(case, wanted)
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
        record_id: str = "",
        language: str = KK,
    ) -> tuple[IssuedPaper, ...]:
        """Give a paper its number and date and freeze it; a correction makes the next version.

        A paper per record is issued for each of them, or for the one named. Each language of a
        paper is issued by itself.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: a finding blocks it, it is not needed, or its day has not come.
        """
        form = in_language(paper(key), language)
        self._check_issuable(case, form, record_id, language)
        made = []
        ones = (record_id,) if record_id else subject_ids(case, form.per) or ("",)
        for one in ones:
            previous = self._standing.latest(case_id, form, one, language)
            version = previous.version + 1 if previous else 1
            line = issued_line(language, number, day, version)
            wanted = Wanted(form, one, language)
            rendered = self._layout.pdf(case, wanted, issued_line=line)
            made.append(
                self._store().issue_paper(
                    case_id,
                    paper=form.key,
                    pdf=rendered.pdf,
                    answers=case.answers,
                    number=number,
                    day=day,
                    record_id=one,
                    language=language,
                    wording_version=version_of_wording(form.key, language),
                    program_version=PROGRAM_VERSION,
                )
            )
        return tuple(made)

    def _check_issuable(
        self, case: FoundingCase, form: PaperForm, record_id: str, language: str
    ) -> None:
        nobody = form.per is not Per.CASE and not subject_ids(case, form.per)
        if not form.needed(case) or nobody:
            raise NotPrintableError(N_("This case does not need «{paper}»."), paper=form.file_name)
        if too_early(case, form):
            raise NotPrintableError(
                N_("«{paper}» can be issued from the day of the meeting on."), paper=form.file_name
            )
        if self._standing.blocking(case, form, record_id, language):
            raise NotPrintableError(
                N_("«{paper}» is still a draft: its own facts are not right yet."),
                N_("Nothing was issued."),
                N_("Correct what the list of findings names, then issue it."),
                paper=form.file_name,
            )


def _kinds_of(form: PaperForm, kinds: Sequence[str]) -> Sequence[str]:
    """Return the kinds of file that a paper is written as: its own one to change for another's."""
    to_print, to_change = form.kinds
    return tuple(dict.fromkeys(to_print if kind == PDF else to_change for kind in kinds))


def _records(
    case: FoundingCase, form: PaperForm, founder_ids: Sequence[str] | None
) -> Sequence[str]:
    """Return the records that a paper is written for; "" stands for the case."""
    if form.per is Per.CASE:
        return [""]
    chosen = founder_ids if form.per is Per.FOUNDER else None
    ids = subject_ids(case, form.per)
    return ids if chosen is None else [one for one in ids if one in chosen]


__all__ = ["DOCX", "PDF", "AskedForm", "NotPrintableError", "Offer", "PaperService", "Progress"]
