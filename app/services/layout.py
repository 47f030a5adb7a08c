"""From a case to a laid-out paper, in the language and the kind of file that is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.documents.bilingual import pair
from app.documents.blocks import Block, Paper
from app.documents.case_forms import AskedForm, CaseForms
from app.documents.deck.layout import lay_out
from app.documents.deck.model import Deck
from app.documents.deck.pdf import write_deck_pdf
from app.documents.pdf import Laid, write_pdf
from app.documents.tongue import BOTH, KK, RU, TONGUES
from app.documents.wording import render_wording, wording_version
from app.domain.case import FoundingCase
from app.domain.case_forms import own_forms
from app.domain.parse import format_date
from app.forms.in_russian import (
    NO_OKRUGS,
    NOTHING,
    Offer,
    Okrugs,
    in_russian,
    offers,
    places_of,
)
from app.forms.papers import MakeFacts, MakeSlides, PaperForm
from app.forms.subjects import subject_label, subject_of
from app.forms.words import word
from app.services.model import Mark, Rendered
from app.services.own_writing import OwnWriting, WritingService
from app.services.standing import Standing, too_early

if TYPE_CHECKING:
    from datetime import date

    from app.services.cases import CaseService

_NOTHING = OwnWriting(NOTHING, {})


@dataclass(frozen=True)
class Wanted:
    """Which paper is to be laid out.

    ``record_id`` names the record of a paper per record; "" takes the first one. ``language`` is
    ``kk``, ``ru``, or ``kk_ru`` where a paper has it. ``blanks``: to be filled in by hand, so that
    facts not yet known are ruled blanks and no «ЖОБА» stands across it.
    """

    form: PaperForm
    record_id: str = ""
    language: str = KK
    blanks: bool = False

    def of(self, case: FoundingCase) -> Wanted:
        """Return it with the record that it is about.

        Raises:
            KeyError: there is no such record.
        """
        return replace(self, record_id=subject_of(case, self.form, self.record_id))


class PaperLayout:
    """Lays papers out. Call it on the render worker."""

    def __init__(self, cases: CaseService | None, standing: Standing) -> None:
        """``cases`` remembers the official's own writing; ``standing`` tells drafts."""
        self._cases = cases
        self._standing = standing
        self._russian: tuple[FoundingCase, OwnWriting, Okrugs, FoundingCase] | None = None
        # Read once for as many papers as no write comes between.
        self._writing_read: tuple[int, OwnWriting] | None = None
        self._okrugs_read: tuple[int, FoundingCase, Okrugs] | None = None

    def pdf(self, case: FoundingCase, wanted: Wanted, *, issued_line: str = "") -> Rendered:
        """Return a paper as PDF; ``issued_line`` stands at the foot of an issued one.

        Raises:
            KeyError: there is no such record.
        """
        mine = wanted.of(case)
        marks = self._marks(case, mine)
        if mine.form.slides:
            deck = self._deck(case, mine.form.slides, mine)
            laid = write_deck_pdf(deck, mark=marks, issued_line=issued_line)
        else:
            laid = write_pdf(self._paper(case, mine), mark=marks, issued_line=issued_line)
        return Rendered(
            pdf=laid.pdf,
            pages=laid.pages,
            marks=tuple(Mark(*mark) for mark in laid.marks),
            missing=laid.missing,
        )

    def to_change(self, case: FoundingCase, wanted: Wanted) -> bytes:
        """Return a paper as a Word file, a presentation as a PowerPoint file.

        Raises:
            KeyError: there is no such record.
        """
        mine = wanted.of(case)
        marks = self._marks(case, mine)
        # These libraries are needed by few sessions.
        if mine.form.slides:
            from app.documents.deck.pptx import write_pptx

            return write_pptx(self._deck(case, mine.form.slides, mine), mark=marks)
        from app.documents.docx import write_docx

        return write_docx(self._paper(case, mine), mark=marks)

    def offers(self, case: FoundingCase) -> tuple[Offer, ...]:
        """Return every text that Russian papers print with the spelling to show for it."""
        return offers(case, self._remembered().spellings, self._okrugs(case))

    def asked_forms(self, case: FoundingCase, wanted: Wanted) -> tuple[AskedForm, ...]:
        """Return the case forms that a paper prints of inserted texts; slides print none.

        Raises:
            KeyError: there is no such record.
        """
        if wanted.form.slides:
            return ()
        forms = self._forms(case)
        self._blocks(case, wanted.of(case), forms)
        return tuple(forms.asked.values())

    def label(self, case: FoundingCase, wanted: Wanted) -> str:
        """Return what names the record of a paper, as papers in its language spell it."""
        view = self._view(case, _main(wanted.language))
        return subject_label(view, wanted.form.per, wanted.record_id)

    def sheet(
        self,
        case: FoundingCase,
        key: str,
        title: str,
        facts: MakeFacts,
        language: str = KK,
        *,
        draft: bool = False,
    ) -> Laid:
        """Return a sheet that is no paper of the case as PDF, worded as ``key``.

        ``facts`` gives what it prints from the case's view in the language (``kk`` or ``ru``).
        ``draft``: «ЖОБА» stands across it.
        """
        view = self._view(case, language)
        blocks = render_wording(key, language, facts(view, ""), forms=self._forms(case))
        coop = _short_name(view)
        paper = Paper(
            title=" — ".join(part for part in (title, coop) if part),
            blocks=blocks,
            language=TONGUES[language].tag,
            author=coop,
            subject=title,
        )
        return write_pdf(paper, mark=(word(language, "draft"),) if draft else ())

    # -- inner -----------------------------------------------------------------------------

    def _paper(self, case: FoundingCase, wanted: Wanted) -> Paper:
        main = _main(wanted.language)
        coop = _short_name(self._view(case, main))
        stem = wanted.form.stem(wanted.language)
        return Paper(
            title=" — ".join(part for part in (stem, coop) if part),
            blocks=self._blocks(case, wanted, self._forms(case)),
            language=TONGUES[main].tag,
            author=coop,
            subject=stem,
            landscape=wanted.form.landscape,
        )

    def _deck(self, case: FoundingCase, slides: MakeSlides, wanted: Wanted) -> Deck:
        return lay_out(slides(self._view(case, wanted.language), wanted.record_id))

    def _marks(self, case: FoundingCase, wanted: Wanted) -> tuple[str, ...]:
        """Return the words across the pages: a sample's, a draft's."""
        form, language = wanted.form, wanted.language
        marks = []
        if case.sample:
            marks.append(word(_main(language), "sample"))
        blocking = self._standing.blocking(case, form, wanted.record_id, language)
        if not wanted.blanks and (too_early(case, form) or blocking):
            marks.append(word(_main(language), "draft"))
        return tuple(marks)

    def _blocks(self, case: FoundingCase, wanted: Wanted, forms: CaseForms) -> tuple[Block, ...]:
        form, language = wanted.form, wanted.language
        if language == BOTH:
            kazakh, russian = (
                self._blocks(case, replace(wanted, language=one), forms) for one in (KK, RU)
            )
            return pair(kazakh, russian)
        facts = form.facts(self._view(case, language), wanted.record_id)
        return render_wording(form.key, language, facts, blanks=wanted.blanks, forms=forms)

    def _view(self, case: FoundingCase, language: str) -> FoundingCase:
        """Return the case in a language; the Russian one is made once for each state."""
        if language == KK:
            return case
        remembered, okrugs = self._remembered(), self._okrugs(case)
        known = self._russian
        if known is None or known[0] is not case or known[1:3] != (remembered, okrugs):
            made = in_russian(case, remembered.spellings, okrugs)
            self._russian = known = (case, remembered, okrugs, made)
        return known[3]

    def _forms(self, case: FoundingCase) -> CaseForms:
        return CaseForms({**self._remembered().forms, **own_forms(case.answers)})

    def _okrugs(self, case: FoundingCase) -> Okrugs:
        """Return the classifier's Russian names of the okrugs of the case's districts."""
        if self._cases is None:
            return NO_OKRUGS
        writes, known = self._cases.store.writes, self._okrugs_read
        if known is None or known[0] != writes or known[1] is not case:
            found = {
                (oblast, district): self._cases.russian_okrugs(district, oblast)
                for oblast, district in places_of(case)
            }
            self._okrugs_read = known = (writes, case, found)
        return known[2]

    def _remembered(self) -> OwnWriting:
        if self._cases is None:
            return _NOTHING
        writes, known = self._cases.store.writes, self._writing_read
        if known is None or known[0] != writes:
            found = WritingService(self._cases.store).remembered()
            self._writing_read = known = (writes, found)
        return known[1]


def _short_name(view: FoundingCase) -> str:
    """Return the cooperative's short name in the view's language; nothing without a name."""
    if not view.proper_name:
        return ""
    return view.short_name if view.language == KK else view.short_name_ru


def issued_line(language: str, number: str, day: date, version: int) -> str:
    """Return the foot line of an issued paper."""
    line = word(_main(language), "issued")
    return line.format(number=number, day=format_date(day), version=version)


def version_of_wording(key: str, language: str) -> str:
    """Return the version of a paper's wording; of both wordings for two columns."""
    languages = (KK, RU) if language == BOTH else (language,)
    return "+".join(wording_version(key, one) for one in languages)


def _main(language: str) -> str:
    """Return the language that a paper's frame speaks: Kazakh stands first in two columns."""
    return RU if language == RU else KK
