"""Where the window finds screenings of the same district: in the other cases of the store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.services.screening import OtherScreening, other_screenings
from app.services.session import CaseSession
from app.ui.context import Context
from app.ui.panels.screening_start import Found, use_screenings


def offer_screenings(context: Context, owner: QObject) -> None:
    """Let the screening's first step ask the store, on its worker, while ``owner`` lives."""
    cases, run = context.services.cases, context.tasks.run

    def find(session: CaseSession, found: Found) -> None:
        case = session.case
        number, oblast = session.case_id, case.text("meeting.oblast")
        district = case.text("meeting.district")

        def read() -> Sequence[OtherScreening]:
            return other_screenings(cases, number, oblast, district)

        run(read, found, parent=owner)

    use_screenings(find)
