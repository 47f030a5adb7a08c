"""Russian spellings of a sample, confirmed as everybody confirms them: Russian papers are whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.answers import Answers, apply_all
from app.domain.case import read_case
from app.domain.spelling import spell_all
from app.forms.in_russian import offers
from app.services.reference import load_reference


def with_spellings(answers: Answers, spelled: Mapping[str, str], day: date) -> Answers:
    """Return the answers with every Russian spelling confirmed.

    ``spelled`` gives those that are not what the program offers letter by letter.
    """
    case = read_case(answers, load_reference(), day)
    wanted = {
        f"ru{number:03d}": (offer.spelling.address, offer.russian)
        for number, offer in enumerate(offers(case, spelled), start=1)
        if not offer.spelling.settled
    }
    changes = spell_all(answers, wanted.values(), iter(wanted).__next__)
    return apply_all(answers, changes)
