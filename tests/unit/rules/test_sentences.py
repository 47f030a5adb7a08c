"""The sentences of the rules in Kazakh and Russian."""

from __future__ import annotations

import pytest

from app.core.i18n import Translator, fields_of
from app.domain.likeness import mixed_words
from app.domain.rules import RULES
from tools.rules_table import PATH, table


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_is_translated_with_the_same_fields(language: str) -> None:
    translate = Translator(language)
    for rule in RULES.values():
        said = translate(rule.message)
        assert said != rule.message, rule.message
        assert fields_of(said) == fields_of(rule.message), rule.message


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == table(), "run: python -m tools.rules_table"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_sentence_says_what_to_do_and_ends(language: str) -> None:
    translate = Translator(language)
    for rule in RULES.values():
        said = translate(rule.message)
        assert said.endswith("."), said
        assert "  " not in said
        assert said[0] in "«{" or said[0].isupper(), said


def test_kazakh_sentences_hold_no_look_alike_letters() -> None:
    translate = Translator("kk")
    for rule in RULES.values():
        assert mixed_words(translate(rule.message)) == ()
