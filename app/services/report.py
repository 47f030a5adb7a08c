"""The анықтама of any set of cases: read from the store, as PDF, .xlsx and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.clock import today
from app.db.figures import report_rows
from app.documents.blocks import Paper
from app.documents.pdf import write_pdf
from app.documents.tongue import KK, TONGUES
from app.documents.wording import render_wording
from app.domain.reference import Reference
from app.domain.report import (
    By,
    Report,
    Row,
    Span,
    default_spans,
    make_report,
    read_span,
)
from app.domain.rounding import billions, millions
from app.forms.report import KEY, line_name, report_facts, span_name, words_of
from app.services.store import KAZAKH, Store


@dataclass(frozen=True)
class Choice:
    """Which cases: his own, the samples (True) or both (None); the rest narrows them.

    ``district`` stands with its oblast; ``direction`` is a line of the анықтама («milk»).
    """

    sample: bool | None = False
    oblast: str = ""
    district: str = ""
    direction: str = ""
    ids: frozenset[int] | None = None


class ReportService:
    """Makes the sheet. Files are laid out by pure code and may be written on any worker."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def rows(self, choice: Choice, reference: Reference) -> tuple[Row, ...]:
        """Return the figures of the chosen cases; those in the bin never count."""
        directions = None
        if choice.direction:
            known = reference.directions.values()
            directions = {
                one.code for one in known if reference.group_of(one.code) == choice.direction
            }
            directions |= {choice.direction}
        with self.store.read() as connection:
            return report_rows(
                connection,
                sample=choice.sample,
                oblast=choice.oblast,
                district=choice.district,
                directions=directions,
                ids=choice.ids,
            )

    def report(
        self,
        choice: Choice,
        reference: Reference,
        spans: Sequence[Span] = (),
        by: By = "direction",
    ) -> Report:
        """Return the sheet of the chosen cases.

        Without ``spans``: the programme's own periods for the samples, else each year that has
        something; by year, all of them as one.
        """
        rows = self.rows(choice, reference)
        taken = tuple(spans) or usual_spans(rows, reference)
        if by == "year" and not spans and taken:
            taken = (Span(taken[0].first, taken[-1].last),)
        return make_report(rows, taken, by, reference, _in_order)

    def today(self) -> date:
        """Return the day that the sheet's data are of."""
        return today(self.store.clock)


def usual_spans(rows: Sequence[Row], reference: Reference) -> tuple[Span, ...]:
    """Return the spans of a sheet that names none."""
    if rows and all(row.sample for row in rows):
        return tuple(span for text in reference.report_spans if (span := read_span(text)))
    return default_spans(rows)


def _in_order(key: str) -> tuple[Any, ...]:
    return tuple(KAZAKH.sort_key(part) for part in key.split("/"))


def report_pdf(report: Report, reference: Reference, day: date, language: str = KK) -> bytes:
    """Return the sheet as PDF, with «ҮЛГІ» across it when sample cases are in it."""
    words = words_of(language)
    paper = Paper(
        title=words["title"],
        blocks=render_wording(KEY, language, report_facts(report, reference, day, language)),
        language=TONGUES[language].tag,
        subject=words["subject"],
        landscape=True,
    )
    return write_pdf(paper, mark=words["sample"] if report.sample else "").pdf


def report_xlsx(report: Report, reference: Reference, day: date, language: str = KK) -> bytes:
    """Return the sheet as a workbook whose figures are live formulas over its data."""
    from app.exchange.report_xlsx import write_xlsx  # its library is needed by few sessions

    names = [
        [line_name(report, key, period.span, reference, language) for key in report.keys]
        for period in report.periods
    ]
    spans = [span_name(period.span, language) for period in report.periods]
    return write_xlsx(
        report, reference, words_of(language), names, spans, day=day, language=language
    )


def report_json(report: Report, reference: Reference, day: date, language: str = KK) -> str:
    """Return the sheet as JSON; sums are tenge as decimal text, and millions as shown."""

    def money(tiyn: int) -> dict[str, str]:
        large = billions(tiyn)
        shown = {"tenge": f"{tiyn // 100}.{tiyn % 100:02d}", "millions": str(millions(tiyn))}
        return {**shown, "billions": str(large)} if large is not None else shown

    data = {
        "by": report.by,
        "day": day.isoformat(),
        "sample": report.sample,
        "cases": len(report.rows),
        "undated": report.undated,
        "periods": [
            {
                "name": span_name(period.span, language),
                "from": period.span.first.isoformat(),
                "to": period.span.last.isoformat(),
                "districts": period.districts,
                "okrugs": period.okrugs,
                "founded": period.founded,
                "projects": period.projects,
                "sum": money(period.tiyn),
                "jobs": period.jobs,
                "lines": [
                    {
                        "key": line.key,
                        "name": line_name(report, line.key, period.span, reference, language),
                        "founded": line.founded,
                        "projects": line.projects,
                        "sum": money(line.tiyn),
                        "jobs": line.jobs,
                    }
                    for line in period.lines
                ],
            }
            for period in report.periods
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
