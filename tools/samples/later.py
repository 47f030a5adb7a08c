"""What a showcase decided after its founding: a newcomer, an expulsion, a leaver, an amendment."""

from __future__ import annotations

from app.domain.answers import Record
from tools.samples.numbers import iin_of
from tools.samples.texts import Texts

CLAUSE = (
    "Мүшелер мен қауымдасқан мүшелер жалпы жиналыстың өткізілетіні туралы кемінде күнтізбелік "
    "15 (он бес) күн бұрын қолхатпен табыс етілетін жазбаша хабарламамен хабардар етіледі",
    "Члены и ассоциированные члены извещаются о проведении общего собрания не менее чем за "
    "15 (пятнадцать) календарных дней письменным извещением, вручаемым под расписку",
)


def later_records(texts: Texts) -> dict[str, tuple[Record, ...]]:
    """Return the yearly meeting of 2024, its decisions, the newcomer, his payments, a payout."""
    say = texts.say
    newcomer = {
        "kind": "natural",
        "surname": say("Жаңабаев", "Жанабаев"),
        "given_name": say("Жандос", "Жандос"),
        "patronymic": "Үлгіұлы",
        "iin": iin_of(77, woman=False),
        "residence": say("Мичурин ауылы, Жаңа көшесі, 3-үй", "село Мичурино, улица Жана, дом 3"),
        "phone": "+7 (700) 000-00-51",
        "application_date": "20.02.2024",
        "share_due": "25.04.2024",
        "book_number": "51",
    }
    meeting = {
        "number": "2",
        "date": "25.03.2024",
        "time": "11:00",
        "place": say("кооператив кеңсесі", "контора кооператива"),
        "notice_date": "01.03.2024",
        "chair": "f02",
        "secretary": "f30",
        "present": "44",
    }
    return {
        "later_meetings": (_record("m1", meeting),),
        "later_decisions": (
            _decision("d1", "annual_report"),
            _decision("d2", "admission", member="n1"),
            _decision("d3", "leaving", member="f03", application_date="01.03.2024"),
            _decision("d4", "share_payout", member="f03", amount="50000", due="25.09.2024"),
            _decision(
                "d5",
                "expulsion",
                member="f09",
                ground="debt",
                reason=say(
                    "Пай жарнасын он ай бойы төлемеді.", "Не вносил паевой взнос десять месяцев."
                ),
                notified="28.03.2024",
            ),
            _decision("d6", "charter_amendment", clause="9.3", text=say(*CLAUSE)),
        ),
        "later_members": (_record("n1", newcomer),),
        "share_payouts": (
            _record(
                "o1", {"member": "f03", "amount": "50000", "date": "20.08.2024", "number": "103"}
            ),
        ),
    }


def later_payments() -> tuple[Record, ...]:
    """Return what the newcomer paid."""
    return tuple(
        _record(
            f"n1-{kind}",
            {
                "member": "n1",
                "kind": kind,
                "amount": amount,
                "date": "10.04.2024",
                "number": number,
            },
        )
        for kind, amount, number in (("entrance", "10000", "101"), ("share", "50000", "102"))
    )


def _record(record_id: str, values: dict[str, str]) -> Record:
    return Record(record_id, values)


def _decision(record_id: str, kind: str, **values: str) -> Record:
    return _record(record_id, {"meeting": "m1", "kind": kind, **values})
