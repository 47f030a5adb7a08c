"""Steps 2, 4 and 5 of a showcase: the defence, the list, the finance and its repayment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.answers import Record
from app.domain.loans import schedule
from tools.samples.founding import typed
from tools.samples.passport import COLLATERAL
from tools.samples.texts import Texts

LAST_REPAID = date(2026, 11, 20)
"""The repayments of the samples are on record up to this day."""


@dataclass(frozen=True)
class Round:
    """One round of the defence; remarks as (kind, text, answer) in both languages."""

    day: date
    number: str
    outcome: str
    remarks: tuple[tuple[str, tuple[str, str], tuple[str, str]], ...]
    reason: tuple[str, str] = ("", "")
    due: date | None = None


@dataclass(frozen=True)
class Defence:
    """Who came to the АШБ and what was said. ``chair``: of the future cooperative."""

    district: tuple[str, str]
    okrug: tuple[str, str]
    chair: str
    speech: tuple[str, str]
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class Finance:
    """The list and the contract. Sums in tenge; bought: name, maker, price, quantity."""

    list_number: str
    list_day: date
    position: int
    contract: date
    number: str
    amount: int
    purpose: tuple[str, str]
    months: int
    grace: int
    jobs: int
    bought: tuple[tuple[tuple[str, str], int, int], ...]
    maker: tuple[str, str]


def defence_records(one: Defence, texts: Texts) -> dict[str, tuple[Record, ...]]:
    """Return the rounds of the defence with who attended and what was asked."""
    defences, attendees, remarks = [], [], []
    for i, turn in enumerate(one.rounds, start=1):
        defences.append(
            _record(
                f"q{i}",
                number=turn.number,
                date=typed(turn.day),
                time="11:00",
                place=texts.say(
                    "ауыл шаруашылығы басқармасының мәжіліс залы",
                    "зал заседаний управления сельского хозяйства",
                ),
                chair=texts.say("Басқармабаев Үлгі Үлгіұлы", "Баскармабаев Улги Улгиулы"),
                chair_post=texts.say(
                    "ауыл шаруашылығы басқармасы басшысының орынбасары",
                    "заместитель руководителя управления сельского хозяйства",
                ),
                secretary=texts.say("Жазбаева Үлгі Үлгіқызы", "Жазбаева Улги Улгикызы"),
                speaker=one.chair,
                speech=texts.say(*one.speech),
                outcome=turn.outcome,
                reason=texts.say(*turn.reason) if turn.reason[0] else "",
                due=typed(turn.due) if turn.due else "",
            )
        )
        attendees += [
            _record(f"h{i}x{j}", defence=f"q{i}", name=name, post=post, role=role)
            for j, (role, name, post) in enumerate(_people(one, texts), start=1)
        ]
        remarks += [
            _record(
                f"e{i}x{j}",
                defence=f"q{i}",
                kind=kind,
                by=texts.say("Сарапшиев Үлгі Үлгіұлы", "Сарапшиев Улги Улгиулы"),
                text=texts.say(*said),
                answer=texts.say(*answer),
                settled="1",
            )
            for j, (kind, said, answer) in enumerate(turn.remarks, start=1)
        ]
    return {
        "defences": tuple(defences),
        "defence_attendees": tuple(attendees),
        "defence_remarks": tuple(remarks),
    }


def _people(one: Defence, texts: Texts) -> list[tuple[str, str, str]]:
    district, district_ru = one.district
    okrug, okrug_ru = one.okrug
    return [
        (
            "deputy_akim",
            texts.say("Орынбасаров Үлгі Үлгіұлы", "Орынбасаров Улги Улгиулы"),
            texts.say(f"{district} әкімінің орынбасары", f"заместитель акима {district_ru}"),
        ),
        (
            "okrug_akim",
            texts.say("Әкімов Үлгі Үлгіұлы", "Акимов Улги Улгиулы"),
            texts.say(f"{okrug} ауылдық округінің әкімі", f"аким {okrug_ru} сельского округа"),
        ),
        (
            "chair",
            one.chair,
            texts.say("құрылатын кооперативтің төрағасы", "председатель создаваемого кооператива"),
        ),
        (
            "department",
            texts.say("Сарапшиев Үлгі Үлгіұлы", "Сарапшиев Улги Улгиулы"),
            texts.say(
                "ауыл шаруашылығы басқармасының бөлім басшысы",
                "руководитель отдела управления сельского хозяйства",
            ),
        ),
    ]


def finance_values(one: Finance, texts: Texts) -> dict[str, str]:
    """Return the place on the list and the contract."""
    return {
        "listing.number": one.list_number,
        "listing.date": typed(one.list_day),
        "listing.position": str(one.position),
        "listing.approved_by": texts.say("Басқармабаев Үлгі Үлгіұлы", "Баскармабаев Улги Улгиулы"),
        "finance.institution": texts.say(
            "«Үлгі» әлеуметтік-кәсіпкерлік корпорациясы",
            "социально-предпринимательская корпорация «Улги»",
        ),
        "finance.contract_number": one.number,
        "finance.contract_date": typed(one.contract),
        "finance.paid_date": typed(one.contract + timedelta(days=7)),
        "finance.amount": str(one.amount),
        "finance.purpose": texts.say(*one.purpose),
        "finance.collateral": texts.say(*COLLATERAL),
        "finance.rate": "2,5",
        "finance.months": str(one.months),
        "finance.grace_months": str(one.grace),
        "finance.method": "equal",
        "finance.first_due": typed(_first_due(one)),
        "finance.jobs": str(one.jobs),
    }


def finance_records(one: Finance, texts: Texts) -> dict[str, tuple[Record, ...]]:
    """Return the equipment bought and what was repaid until now, by the schedule."""
    bought = tuple(
        _record(
            f"a{i}",
            name=texts.say(*name),
            maker=texts.say(*one.maker),
            price=str(price),
            quantity=str(quantity),
            date=typed(one.contract + timedelta(days=30)),
            document=texts.say(f"№ Үлгі-{i} жүкқұжат", f"накладная № Улги-{i}"),
            serial=f"ҮЛГІ-{one.contract.year}-{i:03d}",
        )
        for i, (name, price, quantity) in enumerate(one.bought, start=1)
    )
    parts = schedule(
        one.amount * 100, Decimal("2.5"), one.months, one.grace, "equal", _first_due(one)
    )
    repaid = tuple(
        _record(
            f"w{part.number}",
            date=typed(part.due),
            principal=_tenge(part.principal),
            interest=_tenge(part.interest),
            number=str(part.number),
        )
        for part in parts
        if part.due is not None and part.due <= LAST_REPAID
    )
    return {"bought_equipment": bought, "repayments": repaid}


def _first_due(one: Finance) -> date:
    later = one.contract.replace(day=1) + timedelta(days=62)
    return later.replace(day=20)


def _tenge(tiyn: int) -> str:
    if not tiyn:
        return ""
    tenge, rest = divmod(tiyn, 100)
    return f"{tenge},{rest:02d}" if rest else str(tenge)


def _record(record_id: str, **values: str) -> Record:
    return Record(record_id, {name: value for name, value in values.items() if value})
