"""One widget for each kind of field; the only place that knows which."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.schema import Field, Kind
from app.forms.spec import Ask
from app.services.session import CaseSession
from app.ui.fields import choices, lines
from app.ui.fields.base import FieldWidget
from app.ui.fields.long_text import LongTextField

_WIDGETS: dict[Kind, type[FieldWidget]] = {
    Kind.TEXT: lines.TextField,
    Kind.LONG_TEXT: LongTextField,
    Kind.DATE: lines.DateField,
    Kind.TIME: lines.TimeField,
    Kind.MONEY: lines.MoneyField,
    Kind.WHOLE: lines.WholeField,
    Kind.PERCENT: lines.PercentField,
    Kind.YES_NO: choices.YesNoField,
    Kind.CHOICE: choices.RadioField,
    Kind.IIN: lines.IinField,
    Kind.BIN: lines.NumberField,
    Kind.IBAN: lines.IbanField,
    Kind.PHONE: lines.PhoneField,
    Kind.NUMBER: lines.WholeField,
    Kind.FOUNDER: choices.FounderField,
    Kind.MEMBER: choices.MemberField,
    Kind.RECORD: choices.RecordField,
    Kind.OBLAST: choices.OblastField,
    Kind.DISTRICT: choices.DistrictField,
    Kind.OKRUG: choices.OkrugField,
    Kind.DIRECTION: choices.DirectionField,
    Kind.ACTIVITY: choices.ActivityField,
}

_SHORT_TEXTS = ("number", "postcode", "bank_code")


def widget_class(kind: Kind, ask: Ask, field: Field) -> type[FieldWidget]:
    """Return the class of the widget that asks for a field."""
    if kind is Kind.CHOICE and len(ask.choices or field.choices) > choices.RADIO_LIMIT:
        return choices.ListField
    if kind is Kind.TEXT and field.name.endswith(_SHORT_TEXTS):
        return lines.ShortTextField
    return _WIDGETS[kind]


def make_field(
    kind: Kind,
    ask: Ask,
    field: Field,
    session: CaseSession,
    address: str,
    *,
    parent: QWidget | None = None,
) -> FieldWidget:
    """Return the widget that asks for the answer at ``address``.

    It shows the session's answer and emits ``edited``; the caller applies it.
    """
    return widget_class(kind, ask, field)(ask, field, session, address, parent)
