"""Which questions about one record apply to that record.

``Ask.shown`` looks at the whole case; a founder's card also depends on the founder himself: a legal
person has no ЖСН, only a proxy has a power of attorney. A hidden answer is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.answers import Record
from app.domain.applies import hidden_in_record
from app.domain.case import FoundingCase
from app.domain.schema import COLLECTIONS
from app.forms.spec import Ask

Applies = Callable[[Record, FoundingCase], bool]


def _value(record: Record, name: str) -> str:
    return record.get(name).strip() or COLLECTIONS["founders"][name].default


def _natural(record: Record, _case: FoundingCase) -> bool:
    return _value(record, "kind") != "legal"


def _legal(record: Record, _case: FoundingCase) -> bool:
    return _value(record, "kind") == "legal"


def _proxy(record: Record, _case: FoundingCase) -> bool:
    return _value(record, "attendance") == "proxy"


def _property(record: Record, _case: FoundingCase) -> bool:
    return _value(record, "share_form") == "property"


def _own_share(_record: Record, case: FoundingCase) -> bool:
    return case.text("contribution.share_mode") == "individual"


def _outsider(record: Record, _case: FoundingCase) -> bool:
    return not record.get("founder")


_RULES: dict[tuple[str, str], Applies] = {
    **{
        ("founders", name): _natural
        for name in ("surname", "given_name", "patronymic", "iin", "birth_date", "residence")
    },
    **{
        ("founders", name): _legal
        for name in ("legal_name", "bin", "location", "representative", "representative_basis")
    },
    **{
        ("founders", name): _proxy
        for name in ("proxy_name", "proxy_number", "proxy_date", "proxy_notary")
    },
    **{
        ("founders", name): _property
        for name in ("property_description", "property_valued_by", "property_report")
    },
    ("founders", "public_servant"): _natural,
    ("founders", "share_amount"): _own_share,
    ("valuers", "other_name"): _outsider,
}


_HIDDEN_BY_LAW = ("later_members", "later_meetings", "later_decisions")
"""Collections whose hidden fields the domain knows."""


def applies(collection: str, ask: Ask, record: Record, case: FoundingCase) -> bool:
    """Return whether a question is asked about this record now."""
    if collection in _HIDDEN_BY_LAW and ask.key in hidden_in_record(case, collection, record):
        return False
    rule = _RULES.get((collection, ask.key))
    return ask.shown(case) and (rule is None or rule(record, case))
