"""The sentences of the rules in Kazakh and Russian."""

from __future__ import annotations

import pytest

from app.core.i18n import Translator, fields_of
from app.domain.rules import RULES


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_is_translated_with_the_same_fields(language: str) -> None:
    translate = Translator(language)
    for rule in RULES.values():
        said = translate(rule.message)
        assert said != rule.message, rule.message
        assert fields_of(said) == fields_of(rule.message), rule.message
