"""What follows from an answer, said below its field while it is typed: totals, names, limits."""

from __future__ import annotations

from collections.abc import Callable

from app.core import figures
from app.core.i18n import _
from app.domain.case import FoundingCase
from app.domain.law import fee_limit, two_thirds
from app.domain.parse import format_date
from app.services.text import sum_in_words


def _name(case: FoundingCase) -> str:
    if not case.proper_name:
        return ""
    return f"{case.full_name}\n{case.short_name}"


def _name_ru(case: FoundingCase) -> str:
    if not case.proper_name:
        return ""
    return f"{case.full_name_ru}\n{case.short_name_ru}"


def _fee_limit(case: FoundingCase) -> str:
    if case.meeting_date is None:
        return ""
    aek = case.reference.aek_on(case.meeting_date)
    if aek is None:
        return _(
            "The АЕК of {year} is not known: enter it in the settings with its source."
        ).format(year=case.meeting_date.year)
    return _("At most {limit} ₸: 5 × {aek} ₸, the АЕК in force from {day}.").format(
        limit=figures.money(fee_limit(aek.tenge)),
        aek=figures.money(aek.tenge * 100),
        day=format_date(aek.valid_from),
    )


def _share_fund(case: FoundingCase) -> str:
    if case.share_fund is None:
        return ""
    return _("Share fund of {count} founders: {sum} ₸ — {words}.").format(
        count=len(case.founders),
        sum=figures.money(case.share_fund),
        words=sum_in_words(case.share_fund),
    )


def _department(case: FoundingCase) -> str:
    return "" if case.text("meeting.department") else case.department


def _date(case: FoundingCase) -> str:
    if case.meeting_date is None or not case.planned:
        return ""
    return _("This day is still to come: the papers for before the meeting can be printed.")


def _board(case: FoundingCase) -> str:
    if not case.board:
        return ""
    return _("Candidates on the list: {count}.").format(count=len(case.board))


def _quorum(case: FoundingCase) -> str:
    board, present = len(case.board), len(case.board_present)
    if not board:
        return ""
    return _(
        "Present {present} of {board}; a quorum needs {quorum}, a decision {needed} votes."
    ).format(
        present=present,
        board=board,
        quorum=two_thirds(board),
        needed=two_thirds(present),
    )


_HINTS: dict[str, Callable[[FoundingCase], str]] = {
    "meeting.date": _date,
    "meeting.department": _department,
    "name.proper": _name,
    "name.proper_ru": _name_ru,
    "contribution.entrance_fee": _fee_limit,
    "contribution.share_amount": _share_fund,
    "board.size": _board,
    "director.for": _quorum,
}


def hint_for(key: str, case: FoundingCase) -> str:
    """Return what follows from the answer now; an empty string when nothing does."""
    made = _HINTS.get(key)
    return made(case) if made else ""
