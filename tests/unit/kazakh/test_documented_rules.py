"""`docs/kazakh.md` tells what the code does: its examples and places are asked of the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from app.kazakh import CASES, certain, inflect

PAGE = (Path(__file__).parents[3] / "docs" / "kazakh.md").read_text("utf-8")
RULES, _, OPEN_FORMS = PAGE.partition("## Forms that are not agreed upon")
EXAMPLES = [
    tuple(part.strip() for part in example.split("→"))
    for line in RULES.splitlines()
    if line.startswith("|")
    for example in line.split("|")[2].split(";")
    if "→" in example
]
PLACES = re.findall(r"`(\w+)\.(\w+)` \|$", RULES, re.MULTILINE)


def test_the_page_has_examples_and_places() -> None:
    assert len(EXAMPLES) > 90
    assert len(PLACES) > 30


@pytest.mark.parametrize(("text", "form"), EXAMPLES)
def test_example(text: str, form: str) -> None:
    assert form in [inflect(text, case) for case in (*CASES[1:], "ordinal", "possessive3")]


@pytest.mark.parametrize(("module", "name"), sorted(set(PLACES)))
def test_place(module: str, name: str) -> None:
    assert hasattr(importlib.import_module(f"app.kazakh.{module}"), name)


def test_open_forms_are_open() -> None:
    cells = [line.split("|")[3] for line in OPEN_FORMS.splitlines() if line.startswith("|")][2:]
    named = [re.sub(r" \(.*", "", one).strip() for cell in cells for one in _examples(cell)]
    assert len(named) > 25
    assert [text for text in named if certain(text)] == []


def _examples(cell: str) -> list[str]:
    return re.sub(r"\([^)]*\)", "", cell).split(", ")
