"""Translation of the interface: gettext catalogs, Kazakh by default.

Code holds English msgids. ``_()`` translates a constant; ``N_()`` marks one that is translated
later; ``ngettext()`` chooses among the forms that a count wants. Fill named fields with ``.format``
outside. A translation whose fields differ from the msgid's is refused and the msgid shown.
"""

from __future__ import annotations

import logging
import os
import string
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from app.core.catalog import Catalog
from app.core.paths import translations_dir

LANGUAGES = ("kk", "ru", "en")
DEFAULT_LANGUAGE = "kk"
CATALOG = "messages"

log = logging.getLogger(__name__)


def _russian_form(count: int) -> int:
    """Return 0 for «файл» (1, 21), 1 for «файла» (2-4, 22), 2 for «файлов» (5-20, 11, 25)."""
    last, tens = count % 10, count % 100
    if last == 1 and tens != 11:
        return 0
    return 1 if 2 <= last <= 4 and not 12 <= tens <= 14 else 2


PLURALS: Mapping[str, tuple[int, str, Callable[[int], int]]] = {
    # A Kazakh noun after a number never changes.
    "kk": (1, "0", lambda _count: 0),
    "ru": (
        3,
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
        _russian_form,
    ),
    "en": (2, "(n != 1)", lambda count: int(count != 1)),
}
"""By language: how many forms a counted sentence has, which one as gettext says it, and in code."""


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
    """One language's catalog. ``shape`` changes every sentence (a test's longer ones)."""

    def __init__(self, language: str, shape: Callable[[str], str] | None = None) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        folder = translations_dir() / self.language / "LC_MESSAGES"
        self._catalog = Catalog(folder / f"{CATALOG}.mo")
        self._shape = shape

    def __call__(self, message: str) -> str:
        """Return the translation, or the msgid when there is none or its fields differ."""
        if not message:
            return ""
        return self._checked(message, self._catalog.gettext(message))

    def counted(self, one: str, many: str, count: int) -> str:
        """Return the form that a count wants, or of the msgids when there is none."""
        forms = self._catalog.forms(one, many)
        form = PLURALS[self.language][2](abs(count))
        if len(forms) <= form:
            return self._checked(one if count == 1 else many, "")
        return self._checked(many, forms[form])

    def _checked(self, message: str, translated: str) -> str:
        found = translated or message
        if found != message and fields_of(found) != fields_of(message):
            log.warning("translation refused, fields differ: %r", message)
            found = message
        return self._shape(found) if self._shape is not None else found


_current = Translator(DEFAULT_LANGUAGE)


def use_language(language: str) -> None:
    """Make a language current for :func:`_`."""
    use_translator(Translator(language))


def use_translator(translator: Translator) -> None:
    """Make a translator current for :func:`_`."""
    global _current
    _current = translator


def current_language() -> str:
    """Return the code of the current language."""
    return _current.language


def first_spoken(wanted: Iterable[str]) -> str:
    """Return the first of some locale names that the program speaks, Kazakh when it speaks none.

    Names may look like ``ru_KZ.UTF-8``, ``kk-Cyrl-KZ`` or ``en``.
    """
    for name in wanted:
        code = name.replace("_", "-").split("-")[0].split(".")[0].lower()
        if code in LANGUAGES:
            return code
    return DEFAULT_LANGUAGE


def system_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language to begin with, by the environment: what Qt reads there too.

    ``LANGUAGE`` (a list), then ``LC_ALL``, ``LC_MESSAGES``, ``LANG``, the first of them that is
    set. Where none is, as on Windows, the locale that Python knows of decides.
    """
    told = os.environ if environment is None else environment
    wishes = told.get("LANGUAGE", "").split(":")
    wishes += [told.get("LC_ALL") or told.get("LC_MESSAGES") or told.get("LANG") or ""]
    if environment is None and not any(wishes):
        wishes = [_python_locale()]
    return first_spoken(wishes)


def _python_locale() -> str:
    """Return the locale of a system that sets no variables."""
    import locale

    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


def _(message: str) -> str:
    """Translate a msgid into the current language."""
    return _current(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a sentence in the form that a count wants: 1 файл, 2 файла, 5 файлов."""
    return _current.counted(one, many, count)


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
