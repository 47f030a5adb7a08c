"""Filters of the wording: cases, dates, sums in the paper's language. Each keeps the source.

An empty value stays empty, so that a ruled blank is printed in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app import kazakh, russian
from app.core.errors import WordingError
from app.documents.case_forms import CaseForms
from app.documents.protect import change_text, clean
from app.documents.said import Said, sources_of
from app.documents.tongue import RU, Tongue

FORMS = "case_forms"
"""The name under which the wording's context holds the paper's :class:`CaseForms`."""

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TYPED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_FRACTION = re.compile(r"[0-9]+,[0-9]+")
_TYPED_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")


def is_empty(value: object) -> bool:
    """Return whether nothing is known: None, or a text with nothing to see.

    Raises:
        jinja2.UndefinedError: the wording asks for a name that was not given.
    """
    if isinstance(value, Undefined):
        bool(value)  # a strict undefined name is an error of the wording
    return value is None or (isinstance(value, str) and not clean(value).strip())


def _typed(value: object) -> object:
    """Return the typed value of a ``Said``, or the value itself."""
    if isinstance(value, Said) and value.value is not None:
        return value.value
    return value


def _keep(text: str, value: object) -> Said:
    return Said(text, sources_of(value))


def _text_filter(change: Callable[[str], str]) -> Callable[[object], object]:
    def apply(value: object) -> object:
        if isinstance(value, Markup):
            changed = change_text(str(value), change, first_only=change is _capitalised)
            return Markup(changed)  # noqa: S704 - made of protected text only
        return _keep("" if is_empty(value) else change(str(value)), value)

    return apply


def _case_filter(tongue: Tongue, case: str) -> Callable[..., Said]:
    @pass_context
    def apply(context: Context, value: object, kind: str = "") -> Said:
        if is_empty(value):
            return _keep("", value)
        forms = context.get(FORMS) or CaseForms()
        known = kind or (value.kind if isinstance(value, Said) else "")
        source = sources_of(value)
        return Said(forms.inflect(tongue, str(value), case, known, source), source)

    return apply


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _as_day(value: object) -> date | None:
    value = _typed(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if found := _ISO_DAY.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := _TYPED_DAY.fullmatch(text):
            return date(*map(int, reversed(found.groups())))
    except ValueError:
        return None
    return None


def _as_time(value: object) -> time | None:
    value = _typed(value)
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    found = _TYPED_TIME.fullmatch(str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _as_whole(value: object, name: str) -> int:
    value = _typed(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9]+", value.strip()):
        return int(value)
    raise WordingError(f"the filter {name} takes a whole number, not {type(value).__name__}")


def _day_filter(form: Callable[[date], str]) -> Callable[[object], Said]:
    """A day that cannot be read prints as it was typed: the review says what is wrong with it."""

    def apply(value: object) -> Said:
        if is_empty(value):
            return _keep("", value)
        day = _as_day(value)
        return _keep(str(value) if day is None else form(day), value)

    return apply


def _number_filter(name: str, form: Callable[[int], str]) -> Callable[[object], Said]:
    def apply(value: object) -> Said:
        return _keep("" if is_empty(value) else form(_as_whole(value, name)), value)

    return apply


def _tiyn(value: object, name: str) -> int:
    if isinstance(value, str) and (not isinstance(value, Said) or value.value is None):
        raise WordingError(f"the filter {name} takes whole tiyn (an int or Said.of), not text")
    return _as_whole(value, name)


def _money(tongue: Tongue) -> Callable[[object], Said]:
    """«21 625 теңге» of whole tiyn."""

    def apply(value: object) -> Said:
        tiyn = None if is_empty(value) else _tiyn(value, "money")
        text = "" if tiyn is None else f"{kazakh.money(tiyn)} {tongue.tenge}"
        return _keep(text, value)

    return apply


def _money_words(tongue: Tongue) -> Callable[[object], Said]:
    """«жиырма бір мың алты жүз жиырма бес теңге» of whole tiyn."""

    def apply(value: object) -> Said:
        text = "" if is_empty(value) else tongue.amount_in_words(_tiyn(value, "moneywords"))
        return _keep(text, value)

    return apply


def plural(value: object, one: str, few: str, many: str) -> str:
    """Return the Russian form beside a number: день, дня, дней; the last beside an unknown one.

    A fraction as it was typed has the second form beside it: «0,1 процента».
    """
    if isinstance(value, str) and _FRACTION.fullmatch(value.strip()):
        return few
    number = None if is_empty(value) else _as_whole(value, "plural")
    return russian.plural(number, one, few, many)


def clock(value: object) -> Said:
    """Return «10:30»."""
    if is_empty(value):
        return _keep("", value)
    hour = _as_time(value)
    return _keep(str(value) if hour is None else kazakh.clock(hour), value)


def default(value: object, fallback: object = "", _boolean: bool = True) -> object:
    """Return the value, or ``fallback`` when it is empty; an empty fallback prints nothing."""
    if isinstance(value, Undefined) or is_empty(value):
        return Markup("") if fallback == "" else fallback
    return value


def blank(value: object, width: int = 12) -> object:
    """Return the value, or a ruled blank ``width`` characters wide when it is empty."""
    return Said("_" * width, sources_of(value)) if is_empty(value) else value


def lines(value: object) -> list[Said]:
    """Return the lines of a long value without empty ones, each with the value's source."""
    if is_empty(value):
        return []
    return [_keep(line.strip(), value) for line in str(value).splitlines() if line.strip()]


def join(values: Iterable[object], between: str = ", ") -> Said:
    """Return the values in one text with the sources of all."""
    parts = [part for part in values if not is_empty(part)]
    return Said(between.join(map(str, parts)), sources_of(*parts))


def replace(value: object, old: str, new: str) -> Said:
    """Return the value with one text replaced by another."""
    return _keep("" if value is None else str(value).replace(old, new), value)


def _only_kazakh() -> dict[str, Callable[..., object]]:
    return {
        "ordinal": _number_filter("ordinal", kazakh.ordinal),
        "poss3": _number_filter("poss3", kazakh.possessive),
    }


def all_filters(tongue: Tongue) -> dict[str, Callable[..., object]]:
    """Return every filter of a language's wording by its name."""
    return {
        **{name: _case_filter(tongue, case) for name, case in tongue.cases.items()},
        **({"plural": plural} if tongue.code == RU else _only_kazakh()),
        "longdate": _day_filter(tongue.long_date),
        "citeddate": _day_filter(tongue.cited_date),
        "dateon": _day_filter(tongue.date_on),
        "dateuntil": _day_filter(tongue.date_until),
        "datefrom": _day_filter(tongue.date_from),
        "clock": clock,
        "number": _number_filter("number", kazakh.group),
        "numwords": _number_filter("numwords", tongue.number_in_words),
        "money": _money(tongue),
        "moneywords": _money_words(tongue),
        "upper": _text_filter(str.upper),
        "lower": _text_filter(str.lower),
        "capfirst": _text_filter(_capitalised),
        "trim": _text_filter(str.strip),
        "default": default,
        "d": default,
        "blank": blank,
        "lines": lines,
        "join": join,
        "replace": replace,
    }
