"""The command ``report``: the анықтама of the store's cases as a file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.atomic import write_bytes
from app.core.errors import InputError
from app.core.i18n import N_, _

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.domain.report import Span
    from app.services.store import Store

WAYS = ("direction", "district", "year")
SUFFIXES = (".pdf", ".xlsx", ".json")


def add_report(commands: Any) -> None:
    """Add the command to a parser's commands."""
    report = commands.add_parser("report", help=_("write the summary sheet (анықтама)"))
    report.add_argument(
        "--from", dest="first", metavar="YEAR|DATE", help=_("count from this year or day on")
    )
    report.add_argument(
        "--to", dest="last", metavar="YEAR|DATE", help=_("count up to this year or day")
    )
    report.add_argument(
        "--period",
        dest="periods",
        action="append",
        default=[],
        metavar="2023|2024-2025",
        help=_("a column of its own for these years; may be repeated"),
    )
    report.add_argument("--by", choices=WAYS, default="direction")
    report.add_argument(
        "--samples", action="store_true", help=_("of the sample cases instead of the own ones")
    )
    report.add_argument(
        "--language", choices=("kk", "ru"), default="kk", help=_("language of the sheet")
    )
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|.xlsx|.json")


def write_report(store: Store, reference: Reference, options: argparse.Namespace) -> Path:
    """Write the sheet that the options ask for and return its file.

    Raises:
        InputError: the file's ending, a period or a day is none that is known.
        FileError: the file cannot be written.
    """
    from app.services.report import (
        Choice,
        ReportService,
        report_json,
        report_pdf,
        report_xlsx,
    )

    out: Path = options.out
    kind = out.suffix.lower()
    if kind not in SUFFIXES:
        raise InputError(
            N_("The file {path} must end in one of: {known}."),
            N_("Nothing was changed."),
            path=out.name,
            known=", ".join(SUFFIXES),
        )
    spans = _spans(options)
    service = ReportService(store)
    report = service.report(Choice(sample=options.samples), reference, spans, options.by)
    day = service.today()
    if kind == ".json":
        data = report_json(report, reference, day, options.language).encode()
    else:
        write = report_pdf if kind == ".pdf" else report_xlsx
        data = write(report, reference, day, options.language)
    write_bytes(out, data)
    return out


def _spans(options: argparse.Namespace) -> tuple[Span, ...]:
    """Return the columns that were asked for; none when it is left to the sheet itself."""
    from app.domain.report import FIRST_YEAR, LAST_YEAR, Span, read_span

    if options.periods and (options.first or options.last):
        raise InputError(N_("Give either periods or a first and last day."))
    spans = []
    for text in options.periods:
        span = read_span(text)
        if span is None:
            raise InputError(N_("«{text}» is no period; write 2023 or 2024-2025."), text=text)
        spans.append(span)
    if options.first or options.last:
        first = _day(options.first, last=False) if options.first else date(FIRST_YEAR, 1, 1)
        last = _day(options.last, last=True) if options.last else date(LAST_YEAR, 12, 31)
        if last < first:
            raise InputError(N_("The last day stands before the first."))
        spans.append(Span(first, last))
    return tuple(spans)


def _day(text: str, *, last: bool) -> date:
    from app.domain.parse import parse_date
    from app.domain.report import read_span

    span = read_span(text)
    found = (span.last if last else span.first) if span else parse_date(text)
    if found is None:
        raise InputError(N_("«{text}» is no year and no day; write 2024 or 31.12.2024."), text=text)
    return found
