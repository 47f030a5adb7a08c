"""A founding case as the rules and the papers see it: typed values read from the answers.

A value that was not typed or cannot be read is None; the rule that says so is in
:mod:`app.domain.rules`. Sums are whole tiyn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property

from app.domain.answers import Answers, Record
from app.domain.parse import parse_date, parse_money, parse_percent, parse_time, parse_whole
from app.domain.parts import (
    AgendaItem,
    BodyMember,
    CaseActivity,
    Founder,
    Payment,
    Person,
    Proxy,
    Valuer,
    Votes,
)
from app.domain.reference import Activity, Direction, Reference
from app.domain.schema import AGENDA_ITEMS, COLLECTIONS, FIELDS


@dataclass(frozen=True)
class FoundingCase:
    """The typed view of one case. Made by :func:`read_case`."""

    answers: Answers
    reference: Reference
    today: date
    sample: bool = False

    # -- reading single answers -----------------------------------------------------------

    def text(self, key: str) -> str:
        """Return an answer with outer blanks removed, or the field's default."""
        return self.answers.get(key).strip() or FIELDS[key].default

    def yes(self, key: str) -> bool:
        """Return whether a yes-no answer is yes. ``"0"`` overrides a default yes."""
        return self.text(key) == "1"

    def day(self, key: str) -> date | None:
        """Return an answer as a date."""
        return parse_date(self.text(key))

    def hour(self, key: str) -> time | None:
        """Return an answer as a time."""
        return parse_time(self.text(key))

    def money(self, key: str) -> int | None:
        """Return an answer in tiyn."""
        return parse_money(self.text(key))

    def whole(self, key: str) -> int | None:
        """Return an answer as a whole number."""
        return parse_whole(self.text(key))

    def percent(self, key: str) -> Decimal | None:
        """Return an answer as a percentage."""
        return parse_percent(self.text(key))

    def founder(self, founder_id: str) -> Founder | None:
        """Return a founder by id, or None."""
        return self._founders_by_id.get(founder_id)

    def chosen(self, key: str) -> Founder | None:
        """Return the founder that a reference answer names, or None."""
        return self.founder(self.text(key))

    # -- founders ----------------------------------------------------------------------

    @cached_property
    def founders(self) -> tuple[Founder, ...]:
        """All founders in the order of the list."""
        rows = self.answers.records("founders")
        return tuple(self._founder(record, i) for i, record in enumerate(rows, start=1))

    @cached_property
    def _founders_by_id(self) -> dict[str, Founder]:
        return {founder.id: founder for founder in self.founders}

    def _founder(self, record: Record, position: int) -> Founder:
        get = _getter(record, "founders")
        same = self.text("contribution.share_mode") == "same"
        share_text = self.text("contribution.share_amount") if same else get("share_amount")
        associated = get("membership") == "associated"
        if associated and same and self.text("charter.associated_share"):
            share_text = self.text("charter.associated_share")
        return Founder(
            id=record.id,
            position=position,
            legal=get("kind") == "legal",
            person=Person(get("surname"), get("given_name"), get("patronymic")),
            iin=get("iin"),
            birth_date=parse_date(get("birth_date")),
            residence=get("residence"),
            phone=get("phone"),
            legal_name=get("legal_name"),
            bin=get("bin"),
            location=get("location"),
            representative=get("representative"),
            representative_basis=get("representative_basis"),
            attendance=get("attendance"),
            proxy=Proxy(
                get("proxy_name"),
                get("proxy_number"),
                parse_date(get("proxy_date")),
                get("proxy_notary"),
            ),
            associated=associated,
            public_servant=get("public_servant") == "1",
            share=parse_money(share_text),
            share_due=parse_date(get("share_due")) or self.day("contribution.share_due"),
            in_kind=get("share_form") == "property",
            property_description=get("property_description"),
            property_valued_by=get("property_valued_by"),
            property_report=get("property_report"),
            signed=get("signed") == "1",
            compared=get("compared") == "1",
            book_number=get("book_number"),
        )

    @cached_property
    def voting_founders(self) -> tuple[Founder, ...]:
        """Founders with a vote: all but associated members."""
        return tuple(founder for founder in self.founders if founder.votes)

    @cached_property
    def attending(self) -> tuple[Founder, ...]:
        """Founders present themselves or by proxy."""
        return tuple(founder for founder in self.founders if founder.attends)

    @cached_property
    def absent(self) -> tuple[Founder, ...]:
        """Founders neither present nor represented."""
        return tuple(founder for founder in self.founders if not founder.attends)

    @cached_property
    def votes_in_hall(self) -> int:
        """How many votes can be counted: voting founders present or by proxy."""
        return sum(1 for founder in self.founders if founder.attends and founder.votes)

    @cached_property
    def share_fund(self) -> int | None:
        """The sum of all share contributions in tiyn, or None while one is unknown."""
        shares = [founder.share for founder in self.founders]
        if not shares or any(share is None for share in shares):
            return None
        return sum(share for share in shares if share is not None)

    @cached_property
    def has_property(self) -> bool:
        """Whether any share contribution is property."""
        return any(founder.in_kind for founder in self.founders)

    # -- meeting and agenda --------------------------------------------------------------

    @property
    def meeting_date(self) -> date | None:
        """The day of the founding meeting."""
        return self.day("meeting.date")

    @property
    def planned(self) -> bool:
        """Whether the meeting is still to come (or has no date)."""
        return self.meeting_date is None or self.meeting_date > self.today

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The items of this meeting, in order; those that do not apply are left out."""
        return tuple(self._agenda_item(code) for code in self.agenda_codes)

    @cached_property
    def agenda_codes(self) -> tuple[str, ...]:
        """Which items this meeting has."""
        skipped = set()
        if not self.has_property:
            skipped.add("valuers")
        if self.text("director.elected_by") != "general_meeting":
            skipped.add("director")
        return tuple(code for code in AGENDA_ITEMS if code not in skipped)

    def agenda_item(self, code: str) -> AgendaItem:
        """Return one item, whether or not this meeting has it."""
        return self._agenda_item(code)

    def _agenda_item(self, code: str) -> AgendaItem:
        def get(name: str) -> str:
            return self.text(f"agenda.{code}.{name}")

        return AgendaItem(
            code=code,
            speaker=get("speaker"),
            speech=get("speech"),
            votes=self._votes(get),
            decision=get("decision"),
        )

    def _votes(self, get: Callable[[str], str], voters: int | None = None) -> Votes:
        typed = [get(name) for name in ("for", "against", "abstained")]
        if not any(typed):
            return Votes(self.votes_in_hall if voters is None else voters, 0, 0)
        if typed[0] and not typed[1] and not typed[2]:
            typed[1] = typed[2] = "0"
        return Votes(*(parse_whole(part) if part else 0 for part in typed))

    @cached_property
    def counting_members(self) -> tuple[Founder, ...]:
        """The counting commission."""
        rows = self.answers.records("counting_members")
        found = (self.founder(record.get("founder")) for record in rows)
        return tuple(founder for founder in found if founder)

    @cached_property
    def department(self) -> str:
        """The АШБ's full name in Kazakh; composed from the oblast when none was typed."""
        typed = self.text("meeting.department")
        if typed:
            return typed
        oblast = self.text("meeting.oblast")
        named = oblast if oblast.endswith(("облысы", "қаласы")) else f"{oblast} облысы"
        head = f"{named}ның " if oblast else ""
        return f"{head}ауыл шаруашылығы басқармасы"

    # -- name and place -----------------------------------------------------------------

    @property
    def proper_name(self) -> str:
        """The cooperative's own name without quotes: «Майтөбе Сүт»."""
        return self.text("name.proper").strip("«»\"'„“”‟ ")

    @property
    def proper_name_ru(self) -> str:
        """The Russian form of the own name; the Kazakh one when none was typed."""
        return self.text("name.proper_ru").strip("«»\"'„“”‟ ") or self.proper_name

    @property
    def full_name(self) -> str:
        """«…» ауыл шаруашылығы өндірістік кооперативі, art. 5(4)."""
        return f"«{self.proper_name}» ауыл шаруашылығы өндірістік кооперативі"

    @property
    def short_name(self) -> str:
        """«…» АӨК, art. 5(4)."""
        return f"«{self.proper_name}» АӨК"

    @property
    def full_name_ru(self) -> str:
        """Сельскохозяйственный производственный кооператив «…»."""
        return f"Сельскохозяйственный производственный кооператив «{self.proper_name_ru}»"

    @property
    def short_name_ru(self) -> str:
        """СПК «…»."""
        return f"СПК «{self.proper_name_ru}»"

    @property
    def direction(self) -> Direction | None:
        """The direction of the programme, or None."""
        return self.reference.directions.get(self.text("name.direction"))

    @cached_property
    def activities(self) -> tuple[CaseActivity, ...]:
        """Kinds of activity, the main one first. One of them is always main when there is any."""
        rows = self.answers.records("activities")
        any_main = any(record.get("main") == "1" for record in rows)
        result = []
        for index, record in enumerate(rows):
            code = record.get("code").strip()
            known = self.reference.activities.get(code, Activity(code, "", ""))
            result.append(
                CaseActivity(
                    id=record.id,
                    code=code,
                    name=record.get("name").strip() or known.name_kk,
                    name_ru=known.name_ru,
                    main=record.get("main") == "1" if any_main else index == 0,
                )
            )
        return tuple(sorted(result, key=lambda activity: not activity.main))

    # -- bodies --------------------------------------------------------------------------

    @property
    def sole_chair(self) -> bool:
        """Whether a sole chair stands in for the board, art. 35(2)."""
        return self.yes("board.sole_chair")

    @cached_property
    def board(self) -> tuple[BodyMember, ...]:
        """The board's members; with a sole chair there is no board."""
        return () if self.sole_chair else self._body("board_members")

    @cached_property
    def audit(self) -> tuple[BodyMember, ...]:
        """The audit commission's members."""
        return self._body("audit_members")

    @property
    def chair(self) -> Founder | None:
        """The chair of the board, or the sole chair of the cooperative."""
        return self.chosen("board.chair")

    @property
    def audit_chair(self) -> Founder | None:
        """The chair of the audit commission."""
        return self.chosen("audit.chair")

    def _body(self, collection: str) -> tuple[BodyMember, ...]:
        result = []
        for record in self.answers.records(collection):
            get = _getter(record, collection)
            result.append(
                BodyMember(
                    id=record.id,
                    founder=self.founder(get("founder")),
                    votes=self._votes(get),
                    present=collection != "board_members" or get("present") == "1",
                    consents=collection != "board_members" or get("consents") == "1",
                )
            )
        return tuple(result)

    @cached_property
    def valuers(self) -> tuple[Valuer, ...]:
        """Who values property contributed at the founding, art. 15(3)."""
        return tuple(
            Valuer(r.id, self.founder(r.get("founder")), r.get("other_name").strip())
            for r in self.answers.records("valuers")
        )

    # -- executive director ---------------------------------------------------------------

    @property
    def director_by_meeting(self) -> bool:
        """Whether the general meeting elects the director; otherwise the board or sole chair."""
        return self.text("director.elected_by") == "general_meeting"

    @property
    def director(self) -> Person | None:
        """The executive director, a founder or an outsider, or None while unknown."""
        founder = self.chosen("director.founder")
        if founder:
            return founder.person
        person = Person(
            self.text("director.surname"),
            self.text("director.given_name"),
            self.text("director.patronymic"),
        )
        return person if person.full_name else None

    @property
    def director_iin(self) -> str:
        """The director's ЖСН as typed, or his ЖСН as a founder."""
        founder = self.chosen("director.founder")
        return founder.iin if founder else self.text("director.iin")

    @property
    def director_residence(self) -> str:
        """The director's residence as typed, or his residence as a founder."""
        founder = self.chosen("director.founder")
        return founder.residence if founder else self.text("director.residence")

    @cached_property
    def board_present(self) -> tuple[BodyMember, ...]:
        """Board members at the sitting on the director."""
        return tuple(member for member in self.board if member.present)

    @property
    def director_votes(self) -> Votes:
        """The vote at the board's sitting; unanimous of those present by default."""
        return self._votes(lambda name: self.text(f"director.{name}"), len(self.board_present))

    # -- money -------------------------------------------------------------------------

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Contributions paid, in the order they were recorded."""
        result = []
        for record in self.answers.records("payments"):
            get = _getter(record, "payments")
            result.append(
                Payment(
                    id=record.id,
                    founder_id=get("founder"),
                    entrance=get("kind") == "entrance",
                    amount=parse_money(get("amount")),
                    paid_on=parse_date(get("date")),
                    number=get("number"),
                )
            )
        return tuple(result)

    def paid(self, founder: Founder, *, entrance: bool) -> int:
        """Return what a founder has paid of one contribution, in tiyn."""
        return sum(
            payment.amount or 0
            for payment in self.payments
            if payment.founder_id == founder.id and payment.entrance is entrance
        )

    def member_since(self, founder: Founder) -> date | None:
        """Return the day both contributions were paid in full, art. 28(3), or None.

        Property counts as paid on the day recorded by a payment of kind share.
        An associated member pays no entrance fee unless one was recorded.
        """
        fee = 0 if founder.associated else self.money("contribution.entrance_fee")
        if founder.share is None or fee is None:
            return None
        last: date | None = None
        for entrance, due in ((False, founder.share), (True, fee)):
            day = self._paid_up_on(founder, entrance=entrance, due=due)
            if due and day is None:
                return None
            last = max(filter(None, (last, day)), default=None)
        return last

    def _paid_up_on(self, founder: Founder, *, entrance: bool, due: int) -> date | None:
        paid = 0
        dated = [
            payment
            for payment in self.payments
            if payment.founder_id == founder.id and payment.entrance is entrance and payment.paid_on
        ]
        for payment in sorted(dated, key=lambda p: p.paid_on or date.max):
            paid += payment.amount or 0
            if paid >= due:
                return payment.paid_on
        return None


def _getter(record: Record, collection: str) -> Callable[[str], str]:
    fields = COLLECTIONS[collection]

    def get(name: str) -> str:
        return record.get(name).strip() or fields[name].default

    return get


def read_case(
    answers: Answers, reference: Reference, today: date, *, sample: bool = False
) -> FoundingCase:
    """Return the typed view of the answers."""
    return FoundingCase(answers, reference, today, sample)
