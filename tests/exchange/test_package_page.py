"""``docs/package.md`` says what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from app.exchange.package import limits
from app.exchange.package.model import FileKind, Purpose
from app.exchange.package.names import SUFFIXES
from app.exchange.package.writer import DOMAIN
from tests.exchange.packages import files, manifest, told

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "package.md").read_text(encoding="utf-8")


def rows(first: str) -> list[list[str]]:
    """Return the rows of all tables that begin with a code, each as its cells."""
    lines = (line.strip().strip("|") for line in PAGE.splitlines() if line.startswith("|"))
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in cells if row[0] == f"`{first}`"]


def test_every_purpose_and_kind_has_its_row() -> None:
    for purpose in Purpose:
        assert rows(purpose.value), purpose
    for kind in FileKind:
        told_of = [set(row[2].split(", ")) for row in rows(kind.value) if len(row) == 4]
        assert SUFFIXES[kind] in told_of, kind


def test_the_example_has_the_keys_of_a_manifest() -> None:
    example = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert example is not None
    assert keys(json.loads(example[1])) == keys(told(manifest(), files()))


def keys(data: object) -> object:
    """Return the names of all keys, of a list those of its first value."""
    if isinstance(data, dict):
        return {key: keys(value) for key, value in data.items()}
    return [keys(data[0])] if isinstance(data, list) and data else None


def test_the_limits_are_those_of_the_code() -> None:
    numbers = {int(text.replace(" ", "")) for text in re.findall(r"\b\d[\d ]*\d\b", PAGE)}
    for limit in (
        limits.MAX_PACKAGE,
        limits.MAX_TOTAL,
        limits.MAX_FILES,
        limits.MAX_CASES,
        limits.MAX_PAPERS,
        limits.MAX_ANCESTORS,
        limits.MAX_RATIO,
        limits.MAX_PATH,
        limits.MAX_FILE >> 20,
        limits.MAX_MANIFEST >> 20,
        limits.RATIO_FREE,
        limits.MAX_JSON >> 20,
        len(DOMAIN),
    ):
        assert limit in numbers, limit
