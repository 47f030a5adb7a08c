"""The papers of the copy for a public notice board: made of a case without anything personal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from app.core.file_names import safe_name
from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase, read_case
from app.domain.schema import COLLECTIONS, FIELDS
from app.domain.spelling import COLLECTION as SPELLINGS
from app.forms.papers import PaperForm, Per
from app.forms.registry import PAPERS
from app.services.layout import PaperLayout, Wanted

NEVER = frozenset(
    {
        # «Құрылтай шарты коммерциялық құпия болып табылатын құжаттар құрамына кіреді»: № 372-V,
        # 16(3). Whoever marks it impersonal does not make it public.
        "founding_contract",
        # Nothing but people's names.
        "registration_sheet_public",
    }
)
"""Papers that are not made public whatever they are marked as."""

Blocked = Callable[[FoundingCase, PaperForm, str], bool]
"""Whether a paper of a case is a draft in a language."""


def public_papers(
    layout: PaperLayout, case: FoundingCase, language: str, blocked: Blocked
) -> Iterator[tuple[str, bytes]]:
    """Give name and PDF of each paper that may be made public and is no draft.

    They are laid out from a case that holds no personal data any more, so none can be printed; who
    signs writes his name by hand.
    """
    bare = without_people(case)
    for form in PAPERS:
        if not is_public(form) or not form.needed(case) or blocked(case, form, language):
            continue
        rendered = layout.pdf(bare, Wanted(form, language=language, blanks=True))
        yield safe_name(f"{form.number} {form.stem(language)}", form.key), rendered.pdf


def is_public(form: PaperForm) -> bool:
    """Return whether a paper may hang on a notice board."""
    return not form.personal and form.per is Per.CASE and form.key not in NEVER


def without_people(case: FoundingCase) -> FoundingCase:
    """Return the case without any answer that is personal data."""
    answers = case.answers
    values = {key: text for key, text in answers.values.items() if not FIELDS[key].personal}
    records = {
        name: tuple(_bare(name, record) for record in rows)
        for name, rows in answers.collections.items()
        if name not in _OTHERS
    }
    bare = Answers(MappingProxyType(values), MappingProxyType(records))
    return read_case(bare, case.reference, case.today, sample=case.sample)


_OTHERS = (SPELLINGS, "case_forms")
"""Collections that repeat other answers: spellings and case forms of names among them."""


def _bare(collection: str, record: Record) -> Record:
    fields = COLLECTIONS[collection]
    kept = {name: text for name, text in record.values.items() if not fields[name].personal}
    return Record(record.id, MappingProxyType(kept))
