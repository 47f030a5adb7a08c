"""The command ``scheme``: how the five steps of the scheme stand in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.core.i18n import N_, _

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.domain.scheme import SchemeStep

KEYS = N_(
    "JSON: a list of five objects with number, code, title, owner, body, state (closed, open, "
    "in_progress, on_record, returned, refused), day (ISO or null), on_record and missing (each "
    "with address and what; value where it is on record), locked, out_of_order, reason."
)


def add_scheme(commands: Any) -> None:
    """Add the command to a parser's commands."""
    scheme = commands.add_parser(
        "scheme",
        help=_("show how the five steps of the scheme stand"),
        description=_("Shows how the five steps of the scheme stand."),
        epilog=_(KEYS),
    )
    scheme.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    scheme.add_argument("--json", action="store_true", help=_("write JSON"))


def as_data(case: FoundingCase) -> list[dict[str, Any]]:
    """Return the five steps as plain data; texts for people in the current language."""
    from app.domain.scheme import scheme_of

    return [_data(step) for step in scheme_of(case)]


def as_rows(case: FoundingCase) -> list[tuple[object, ...]]:
    """Return the five steps as rows: number, title, owner, state, day, missing, reason."""
    from app.domain.scheme import STATES, scheme_of

    return [
        (
            step.number,
            _(step.title),
            _(step.owner),
            _(STATES[step.state]),
            step.day.isoformat() if step.day else "",
            ", ".join(_(one.words) for one in step.missing),
            step.reason,
        )
        for step in scheme_of(case)
    ]


def _data(step: SchemeStep) -> dict[str, Any]:
    return {
        "number": step.number,
        "code": step.code,
        "title": _(step.title),
        "owner": _(step.owner),
        "body": step.body,
        "state": step.state.value,
        "day": step.day.isoformat() if step.day else None,
        "on_record": [
            {"address": one.address, "what": _(one.words), "value": one.value}
            for one in step.on_record
        ],
        "missing": [{"address": one.address, "what": _(one.words)} for one in step.missing],
        "locked": step.locked,
        "out_of_order": step.out_of_order,
        "reason": step.reason,
    }
