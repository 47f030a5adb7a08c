"""A new workbook: its texts stay texts, and the same content gives the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

A4 = 9
"""The paper's number in ``set_paper``."""
_TEXTS_STAY = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def new_workbook(
    target: BytesIO | str, title: str, made: date, *, subject: str = "", **options: Any
) -> Any:
    """Return a workbook that is written into ``target`` once it is closed.

    ``made`` is the day, or the moment with its offset, that the file bears; ``options`` are
    XlsxWriter's own.
    """
    book = Workbook(target, {**_TEXTS_STAY, **options})
    moment = (
        made.astimezone(UTC).replace(microsecond=0)
        if isinstance(made, datetime)
        else datetime(made.year, made.month, made.day, tzinfo=UTC)
    )
    said = {"title": title, "created": moment.replace(tzinfo=None)}
    book.set_properties({**said, "subject": subject} if subject else said)
    return book
