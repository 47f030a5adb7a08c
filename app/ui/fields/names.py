"""Which answers are names in Kazakh, where a Latin look-alike letter is a slip of the hand."""

from __future__ import annotations

from app.domain.schema import Field, Kind

_NAMES = frozenset(
    {
        "name.proper",
        "name.settlement",
        "name.street",
        "meeting.settlement",
        "meeting.place",
        "meeting.akim_post",
        "meeting.department",
        "representative_basis",
        "property_valued_by",
    }
)
_NOT_NAMES = frozenset({"property_report", "proxy_number"})


def is_name(field: Field) -> bool:
    """Return whether look-alike letters are repaired in this field.

    Names of people and places are; Russian forms, numbers and free sentences are not.
    """
    if field.kind not in (Kind.TEXT, Kind.OKRUG, Kind.DISTRICT, Kind.OBLAST):
        return False
    if field.name.endswith("_ru") or field.name in _NOT_NAMES:
        return False
    return field.personal or field.name in _NAMES or field.kind is not Kind.TEXT
