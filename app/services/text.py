"""Words for the window: look-alike letters repaired, sums in words, the alphabet's order.

The window may not import :mod:`app.kazakh`; it asks here. Everything is loaded on first use, so
that nothing but Qt stands before the first paint.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.i18n import N_, _, current_language

NO_SIGN = N_("The font has no sign for {characters}: it prints as □. Write it in other letters.")
"""Said wherever a paper holds characters that print as □ (``Rendered.missing``)."""


@dataclass(frozen=True)
class Repair:
    """A text whose Latin look-alike letters were replaced by Kazakh ones.

    ``changed`` says whether anything was; ``doubtful`` whether a letter could be read two ways
    (Latin H is Н or Һ), so that a person should look.
    """

    text: str
    changed: bool
    doubtful: bool


def repair_lookalikes(text: str) -> Repair:
    """Return the text with Latin look-alikes inside Kazakh words repaired."""
    from app.kazakh import lookalike

    repaired = lookalike.repair(text)
    return Repair(repaired.text, bool(repaired.changes), bool(repaired.doubts))


def sum_in_words(tiyn: int) -> str:
    """Return a sum in words of the interface's language, in English of Kazakh: the papers' words.

    «жиырма бір мың алты жүз жиырма бес теңге», «двадцать одна тысяча шестьсот двадцать пять тенге».
    """
    if current_language() == "ru":
        from app.russian.numbers import amount_in_words as in_russian

        return in_russian(tiyn)
    from app.kazakh import amount_in_words

    return amount_in_words(tiyn)


def titled(title: str) -> str:
    """Return what a case is called: its title, or that it has no name yet."""
    return title.strip() or _("Founding without a name")


def folded(text: str) -> str:
    """Return a text for searching, without regard to capitals."""
    from app.kazakh.alphabet import fold

    return fold(text)


def alphabet_key(text: str) -> tuple[object, ...]:
    """Return a key that sorts as the interface's language does, small letters like capitals.

    Kazakh and English: the Kazakh alphabet, other letters after it. Russian: the same order (the
    Kazakh letters stand beside their likes), but «ё» counts as «е» where anything else differs.
    """
    from app.kazakh import sort_key

    if current_language() == "ru":
        return (sort_key(text.replace("ё", "е").replace("Ё", "Е"))[0], *sort_key(text))
    return sort_key(text)
