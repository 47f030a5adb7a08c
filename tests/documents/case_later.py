"""The most that papers after the founding may say: every kind of decision, in every body."""

from __future__ import annotations

from app.domain.answers import Record
from app.domain.schema_later import DECISIONS


def later_values() -> dict[str, str]:
    """Return the single answers of what comes after the founding."""
    return {"later.list_date": "01.12.2026", "registration.date": "26.11.2026"}


def later_rows() -> dict[str, tuple[Record, ...]]:
    """Return a general meeting of every matter, a vote lost, a sitting of the board, newcomers."""
    usual = {
        "date": "05.12.2026",
        "time": "11:00",
        "place": "мәдениет үйі",
        "notice_date": "10.11.2026",
        "chair": "f10",
        "secretary": "n1",
        "secret_vote": "1",
    }
    whom = {"admission": "n1", "director_election": ""}
    decisions = [
        Record(
            f"d-{kind}",
            {
                "meeting": "m1",
                "kind": kind,
                "member": whom.get(kind, "f15"),
                "to_member": "n2",
                "person": "Директоров Дархан Асқарұлы",
                "title": "Өз мәселесі {{ 7 }} туралы",
                "amount": "150 000",
                "application_date": "01.11.2026",
                "ground": "debt",
                "reason": "Жарна төленбеді <b>|x</b>.",
                "clause": "24",
                "text": "Жаңа мәтін {% x.\nЕкінші жол **қалың**." if kind in _WORDED else "",
                "effective": "05.12.2026",
                "due": "05.06.2027",
                "speaker": "Б. Сейтов",
                "speech": "ұсыныс енгізді.\nЕкінші жол.",
            },
        )
        for kind in DECISIONS
    ]
    lost = Record("d-lost", {"meeting": "m1", "kind": "annual_report", "for": "1", "against": "40"})
    sitting = Record("d-board", {"meeting": "m2", "kind": "other", "title": "Жоспар туралы"})
    newcomer = {
        "surname": "Жаңабаев",
        "given_name": "Жандос",
        "patronymic": "Қайратұлы",
        "iin": "850101100015",
        "residence": "Мичурин ауылы, Жаңа көшесі, 1",
        "application_date": "01.11.2026",
        "share_amount": "150 000",
        "share_due": "31.12.2026",
        "entrance_fee": "20 000",
        "book_number": "501",
    }
    legal = {
        "kind": "legal",
        "membership": "associated",
        "legal_name": "«Қосалқы» шаруа қожалығы",
        "bin": "990140004654",
        "location": "Түлкібас ауданы",
        "representative": "Өкілов Өмірзақ",
    }
    return {
        "later_meetings": (
            Record("m1", {**usual, "number": "2"}),
            Record("m2", {**usual, "number": "3", "body": "board", "secret_vote": ""}),
            Record("m3", {**usual, "number": "4", "body": "sole_chair"}),
            Record("m4", {**usual, "number": "5", "kind": "absentee"}),
        ),
        "later_decisions": (*decisions, lost, sitting),
        "later_members": (Record("n1", newcomer), Record("n2", {**newcomer, **legal})),
        "share_payouts": (
            Record("o1", {"member": "f15", "amount": "1 000", "date": "06.12.2026"}),
        ),
    }


_WORDED = ("charter_amendment", "other")
