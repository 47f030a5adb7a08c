"""Every sentence of the interface has its Kazakh and Russian words, also those in f-strings."""

from __future__ import annotations

from tools.catalog import check, extract, inside_f_strings


def test_every_sentence_is_translated() -> None:
    assert check() == []


def test_sentences_inside_f_strings_are_found() -> None:
    assert inside_f_strings("x = f\"<b>{escape(_('One'))}</b> {N_('Two')} {other('Three')}\"") == {
        "One",
        "Two",
    }
    assert "What will be printed" in {message.id for message in extract()}
