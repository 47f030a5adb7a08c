"""An answer as a person reads it: a code as its label, a reference as the name it stands for."""

from __future__ import annotations

from app.core.figures import money
from app.core.i18n import _, current_language
from app.domain.case import FoundingCase
from app.domain.parse import parse_money
from app.domain.record_names import member_name, record_name
from app.domain.schema import Field, Kind
from app.forms.spec import Ask


def as_read(case: FoundingCase, field: Field, ask: Ask | None, text: str, *, gone: str = "") -> str:
    """Return a text that answers a field; ``ask`` is the question that has labels of choices.

    ``gone`` is given for a record that is not there, or has no name.
    """
    match field.kind:
        case Kind.YES_NO:
            return _("yes") if text == "1" else _("no")
        case Kind.CHOICE:
            label = dict(ask.choices).get(text, "") if ask else ""
            return _(label) if label else text
        case Kind.FOUNDER:
            return record_name(case, "founders", text) or gone
        case Kind.MEMBER:
            return member_name(case, text) or gone
        case Kind.RECORD:
            return record_name(case, field.collection, text) or gone
        case Kind.DIRECTION:
            known = case.reference.directions.get(text)
            if known is None:
                return text
            return known.name_ru if current_language() == "ru" else known.name_kk
        case Kind.ACTIVITY:
            activity = case.reference.activities.get(text)
            return f"{text} {activity.name_kk}" if activity else text
        case Kind.MONEY:
            tiyn = parse_money(text)
            return text if tiyn is None else f"{money(tiyn)} ₸"
        case _:
            return text
