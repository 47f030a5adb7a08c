"""The papers of the sample and of its neighbours as lines of text, for the language tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.documents.wording import render_wording
from app.domain.answers import SetValue, apply_all
from app.domain.case import FoundingCase, read_case
from app.forms.papers import PaperForm
from app.forms.registry import WORDED
from app.forms.subjects import subject_of
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents.legal_text import lines_of

TODAY = date(2026, 12, 10)


def cases() -> dict[str, FoundingCase]:
    """Return the sample, also with the choices that bring other sentences into print."""
    answers = read_sample().answers
    reference = load_reference()
    sole = SetValue("board.sole_chair", "1")
    by_meeting = SetValue("director.elected_by", "general_meeting")
    secret = SetValue("meeting.secret_vote", "")
    changes: dict[str, tuple[SetValue, ...]] = {
        "sample": (),
        "sole chair": (sole, secret),
        "director by meeting": (by_meeting, SetValue("name.term_until", "31.12.2040")),
        "sole chair, director by meeting": (sole, by_meeting),
    }
    return {
        name: read_case(apply_all(answers, some), reference, TODAY)
        for name, some in changes.items()
    }


def printed(form: PaperForm, case: FoundingCase, language: str = "kk") -> Iterator[str]:
    """Give the lines of one paper, of the first founder where it is one founder's."""
    facts = form.facts(case, subject_of(case, form, ""))
    for line in lines_of(render_wording(form.key, language, facts)):
        if line.strip():
            yield line


def all_printed() -> Iterator[tuple[str, str]]:
    """Give each line of every paper with the name of its case and paper."""
    for name, case in cases().items():
        for form in WORDED:
            for line in printed(form, case):
                yield f"{name}, {form.key}", line
