"""Menu letters: each once in its menu, in every language, and only where the English has one."""

from __future__ import annotations

import re

import pytest

from app.core.i18n import LANGUAGES
from app.ui.menus import MENUS, Command
from app.ui.shell import MENU_TITLES
from tools.catalog import read

LETTER = re.compile(r"&(\w)")
SUBMENUS = {"theme": "&Colours", "language": "Lan&guage"}


def menus() -> list[list[str]]:
    """Return the msgids of the menu bar and of each menu."""
    inside = [
        [
            entry.text if isinstance(entry, Command) else SUBMENUS[entry]
            for entry in entries
            if not isinstance(entry, Command) or entry.code
        ]
        for _title, entries in MENUS
    ]
    return [list(MENU_TITLES), *inside]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_a_menu_differ(language: str) -> None:
    catalog = read(language)
    for texts in menus():
        said = [str(catalog.get(text).string) for text in texts]  # type: ignore[union-attr]
        letters = [found.casefold() for text in said for found in LETTER.findall(text)]
        assert len(letters) == len(said), said
        assert len(letters) == len(set(letters)), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_marked_exactly_where_the_english_marks_one(language: str) -> None:
    for message in read(language):
        if message.id and isinstance(message.id, str) and isinstance(message.string, str):
            wanted = len(LETTER.findall(message.id))
            assert len(LETTER.findall(message.string)) == wanted, message.string
