"""Words that facts themselves print, in the paper's language: ``resources/forms/words/<code>.txt``.

Lines of such a file are ``code = text``; a lawyer reads and changes them like any other wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from app.core.paths import resources_dir


@lru_cache(maxsize=16)
def word_table(name: str) -> Mapping[str, str]:
    """Return the lines ``code = text`` of a file of ``resources/forms``."""
    text = (resources_dir() / "forms" / name).read_text("utf-8")
    lines = (line.split(" = ", 1) for line in text.splitlines() if " = " in line)
    return MappingProxyType({code.strip(): words.strip() for code, words in lines})


def word(language: str, code: str) -> str:
    """Return a word of facts in a language.

    Raises:
        KeyError: there is no such word.
    """
    return word_table(f"words/{language}.txt")[code]
