"""Answers with Russian spellings confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from app.domain.answers import Answers, apply
from app.domain.spelling import COLLECTION, spell_all


def spelled(answers: Answers, texts: Mapping[str, str]) -> Answers:
    """Return the answers with these spellings, by address."""
    numbers = count(len(answers.records(COLLECTION)))
    for change in spell_all(answers, texts.items(), lambda: f"s{next(numbers)}"):
        answers = apply(answers, change)
    return answers
