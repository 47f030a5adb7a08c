"""Translation of the interface: gettext catalogs, Kazakh by default.

Code holds English msgids. ``_()`` translates a constant; ``N_()`` marks one that is translated
later. Fill named fields with ``.format`` outside ``_()``. A translation whose fields differ from
the msgid's is refused and the msgid shown.
"""

from __future__ import annotations

import logging
import string
from collections.abc import Mapping
from functools import lru_cache

from app.core.catalog import Catalog
from app.core.paths import translations_dir

LANGUAGES = ("kk", "ru", "en")
DEFAULT_LANGUAGE = "kk"
CATALOG = "messages"

log = logging.getLogger(__name__)


def N_(message: str) -> str:
    """Mark a sentence for translation; translate it with ``_()`` where it is shown."""
    return message


@lru_cache(maxsize=4096)
def fields_of(text: str) -> frozenset[str]:
    """Return the named fields of a format string."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)
    except ValueError:
        return frozenset({"\0broken"})


class Translator:
    """One language's catalog."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        folder = translations_dir() / self.language / "LC_MESSAGES"
        self._catalog = Catalog(folder / f"{CATALOG}.mo")

    def __call__(self, message: str) -> str:
        """Return the translation, or the msgid when there is none or its fields differ."""
        if not message:
            return ""
        translated = self._catalog.gettext(message)
        if translated != message and fields_of(translated) != fields_of(message):
            log.warning("translation refused, fields differ: %r", message)
            return message
        return translated


_current = Translator(DEFAULT_LANGUAGE)


def use_language(language: str) -> None:
    """Make a language current for :func:`_`."""
    global _current
    _current = Translator(language)


def current_language() -> str:
    """Return the code of the current language."""
    return _current.language


def _(message: str) -> str:
    """Translate a msgid into the current language."""
    return _current(message)


def fill(
    message: str,
    arguments: Mapping[str, object],
    translated: Mapping[str, str] | None = None,
) -> str:
    """Translate a msgid and fill its fields; values of ``translated`` are msgids themselves."""
    values: dict[str, object] = dict(arguments)
    for name, value in (translated or {}).items():
        values[name] = _(value)
    return _(message).format(**values)
