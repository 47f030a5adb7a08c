"""One paper of a case: its bytes to print and to change, the name of its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.core.errors import UserError
from app.core.file_names import safe_name
from app.core.i18n import N_
from app.documents.tongue import KK
from app.domain.case import FoundingCase
from app.forms.papers import PaperForm
from app.forms.registry import paper
from app.services.layout import PaperLayout, Wanted
from app.services.model import PDF, Rendered
from app.services.standing import Standing, too_early

if TYPE_CHECKING:
    from app.services.cases import CaseService


class NotPrintableError(UserError):
    """The paper cannot be had in this state of the case."""


class OnePaper:
    """What :class:`app.services.papers.PaperService` does with a single paper."""

    def __init__(self, cases: CaseService | None = None) -> None:
        """``cases`` keeps issued papers; without it nothing can be issued."""
        self._cases = cases
        self._standing = Standing(cases, self._asked)
        self._layout = PaperLayout(cases, self._standing)

    def render(
        self,
        case: FoundingCase,
        key: str,
        record_id: str = "",
        *,
        language: str = KK,
        blanks: bool = False,
    ) -> Rendered:
        """Lay one paper out in a language (``kk``, ``ru``; ``kk_ru`` where a paper has it).

        ``blanks`` is for filling in by hand: facts not yet known are ruled blanks and no «ЖОБА»
        stands across it. A sample always carries «ҮЛГІ».

        Raises:
            KeyError: there is no such paper, no such record, or not in this language.
        """
        form = in_language(paper(key), language)
        return self._layout.pdf(case, Wanted(form, record_id, language, blanks))

    def file_to_change(
        self,
        case: FoundingCase,
        key: str,
        record_id: str = "",
        *,
        language: str = KK,
        blanks: bool = False,
    ) -> bytes:
        """Return one paper as Word, a presentation as PowerPoint: the text of its PDF.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: the paper is only for after the meeting, which is still to come.
        """
        form = in_language(paper(key), language)
        check_day(case, form)
        return self._layout.to_change(case, Wanted(form, record_id, language, blanks))

    def printable(
        self,
        case_id: int,
        case: FoundingCase,
        key: str,
        record_id: str = "",
        *,
        language: str = KK,
        blanks: bool = False,
    ) -> Rendered:
        """Return an issued paper's own bytes while it is current, else the paper laid out now.

        With ``blanks`` always as :meth:`render` lays it out: on any day, and never what was issued.

        Raises:
            KeyError: as :meth:`render`.
            NotPrintableError: the paper is only for after the meeting, which is still to come.
        """
        if blanks:
            return self.render(case, key, record_id, language=language, blanks=True)
        form = in_language(paper(key), language)
        check_day(case, form)
        issued = self._standing.current(case_id, case, form, record_id, language)
        if issued:
            return _stored(self._store().issued_pdf(issued.id))
        return self._layout.pdf(case, Wanted(form, record_id, language))

    def file_name(
        self,
        case: FoundingCase,
        key: str,
        record_id: str = "",
        *,
        language: str = KK,
        kind: str = PDF,
    ) -> str:
        """Return the name of a paper's file: «07 Құрылтай жиналысының хаттамасы.pdf».

        The name of its founder or okrug is spelled in the paper's language.
        """
        form = paper(key)
        stem = f"{form.number} {form.stem(language)}"
        if record_id:
            stem += f" {self._layout.label(case, Wanted(form, record_id, language))}"
        return f"{safe_name(stem, form.key)}.{kind}"

    # -- inner -----------------------------------------------------------------------------

    def _asked(
        self, case: FoundingCase, form: PaperForm, record_id: str, language: str
    ) -> Iterable[tuple[str, str, str]]:
        asked = self._layout.asked_forms(case, Wanted(form, record_id, language))
        return ((one.language, one.text, one.case) for one in asked)

    def _store(self) -> CaseService:
        if self._cases is None:
            message = "papers without a store cannot be issued"
            raise RuntimeError(message)
        return self._cases


def in_language(form: PaperForm, language: str) -> PaperForm:
    """Return the form.

    Raises:
        KeyError: it cannot be had in this language.
    """
    if language not in form.languages:
        raise KeyError(f"{form.key} in {language}")
    return form


def check_day(case: FoundingCase, form: PaperForm) -> None:
    """Raise :class:`NotPrintableError` for a paper whose day is still to come."""
    if too_early(case, form):
        raise NotPrintableError(
            N_("«{paper}» prints from the day of the meeting on."),
            N_("Nothing was printed; your answers are safe."),
            N_("Print the papers for before the meeting, or correct the meeting's date."),
            paper=form.file_name,
        )


def _stored(pdf: bytes) -> Rendered:
    import pypdfium2  # only to count the pages of bytes that were laid out before

    document = pypdfium2.PdfDocument(pdf)
    try:
        return Rendered(pdf, len(document), ())
    finally:
        document.close()
