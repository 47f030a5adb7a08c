"""Views of the desk that were kept, as text in the store and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Row

from app.db.types import StoredValueError, whole
from app.services.model_register import (
    COLUMNS,
    Gravest,
    RegisterFilters,
    RegisterQuery,
    SavedView,
)

_FILTERS = {field.name: field.type for field in fields(RegisterFilters)}


def content_of(query: RegisterQuery, columns: Sequence[str]) -> str:
    """Return a view as it is kept."""
    filters = {name: value for name, value in asdict(query.filters).items() if value is not None}
    if query.filters.findings is not None:
        filters["findings"] = query.filters.findings.name.lower()
    data = {
        "search": whole(query.search),
        "filters": filters,
        "order": query.order,
        "descending": query.descending,
        "columns": list(columns),
    }
    return json.dumps(data, ensure_ascii=False)


def view_of(row: Row[Any]) -> SavedView:
    """Return a kept view; what a later program named and this one lacks is left out.

    Raises:
        StoredValueError: its text is no view: the file is damaged.
    """
    try:
        data = json.loads(row.content)
        query = RegisterQuery(
            search=_text(data["search"]),
            filters=_filters(data["filters"]),
            order=data["order"] if data["order"] in COLUMNS else "title",
            descending=bool(data["descending"]),
        )
        columns = tuple(code for code in data["columns"] if code in COLUMNS)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoredValueError("view") from error
    return SavedView(row.id, row.name, query, columns)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _filters(data: dict[str, Any]) -> RegisterFilters:
    known = {name: value for name, value in data.items() if name in _FILTERS}
    for name, value in known.items():
        wanted = str(_FILTERS[name]).split(" ", 1)[0]
        if name != "findings" and type(value).__name__ != wanted:
            raise TypeError
    if "findings" in known:
        known["findings"] = Gravest[_text(known["findings"]).upper()]
    return RegisterFilters(**known)
