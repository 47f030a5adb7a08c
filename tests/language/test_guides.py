"""The users' guides name what stands in the window: each bold word is one of its labels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def guide(language: str) -> str:
    return (ROOT / f"docs/guide.{language}.md").read_text("utf-8")


def bold(text: str) -> list[str]:
    """Return the bold words; «Іс → Ашу» are two labels, and Qt's «&» is not told."""
    return [
        part.strip() for found in re.findall(r"\*\*(.+?)\*\*", text) for part in found.split("→")
    ]


def labels(language: str) -> set[str]:
    with (ROOT / f"translations/{language}/LC_MESSAGES/messages.po").open("rb") as file:
        return {str(message.string).replace("&", "") for message in read_po(file)}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_bold_word_is_a_label_of_the_window(language: str) -> None:
    named = bold(guide(language))
    assert len(named) > 20
    assert [one for one in named if one not in labels(language)] == []


def test_the_readme_names_labels_of_the_window() -> None:
    kazakh = README.split("## Русский")[0].split("## Қазақша")[1]
    assert [one for one in bold(kazakh) if one not in labels("kk")] == []


def test_both_guides_tell_the_same_steps() -> None:
    outlines = [
        [found[0] for found in re.finditer(r"^(#+|\d\.) ", guide(language), re.MULTILINE)]
        for language in ("kk", "ru")
    ]
    assert outlines[0] == outlines[1] != []


def test_the_readme_leads_to_both_guides() -> None:
    for language in ("kk", "ru"):
        assert f"(docs/guide.{language}.md)" in README
