"""The people and things of a founding case, as typed values. Sums are whole tiyn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.identifiers import sex_of


@dataclass(frozen=True)
class Person:
    """A natural person's name in its parts."""

    surname: str = ""
    given_name: str = ""
    patronymic: str = ""

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic, as in the identity card."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """Initial and surname: «Н. Ахметов», with the surname alone when no name is known."""
        if not self.given_name:
            return self.surname
        return f"{self.given_name[0]}. {self.surname}".strip()


def short_of(typed: str) -> str:
    """Return «Е. Сейітов» for a full name typed in one line; initials and posts stay as typed."""
    words = typed.split()
    plain = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    if not plain or "." in typed:
        return typed.strip()
    return f"{words[1][0]}. {words[0]}"


@dataclass(frozen=True)
class Proxy:
    """Who votes for an absent founder and by which notarised power of attorney, art. 34(6)."""

    name: str
    number: str
    issued: date | None
    notary: str


@dataclass(frozen=True)
class Founder:
    """A founder, natural or legal, with what he contributes; also who joined later.

    ``collection`` is the list that he stands in: ``founders`` or ``later_members``.
    """

    id: str
    position: int
    legal: bool
    person: Person
    iin: str
    birth_date: date | None
    residence: str
    phone: str
    legal_name: str
    bin: str
    location: str
    representative: str
    representative_basis: str
    attendance: str
    proxy: Proxy
    associated: bool
    public_servant: bool
    share: int | None
    share_due: date | None
    in_kind: bool
    property_description: str
    property_valued_by: str
    property_report: str
    signed: bool
    compared: bool
    book_number: str
    collection: str = "founders"

    @property
    def name(self) -> str:
        """The full name of a person, or the legal person's name."""
        return self.legal_name if self.legal else self.person.full_name

    @property
    def short_name(self) -> str:
        """«Н. Ахметов», or who acts for the legal person (its name when nobody is named)."""
        if not self.legal:
            return self.person.short_name
        return short_of(self.representative) or self.legal_name

    @property
    def number(self) -> str:
        """ЖСН of a natural person, БСН of a legal one."""
        return self.bin if self.legal else self.iin

    @property
    def sex(self) -> str:
        """``male`` or ``female`` by the ЖСН; empty for a legal person or an unreadable number."""
        return "" if self.legal else sex_of(self.iin)

    @property
    def address(self) -> str:
        """Permanent residence, or the location of a legal person."""
        return self.location if self.legal else self.residence

    @property
    def attends(self) -> bool:
        """Whether his vote is in the hall: he himself or his proxy."""
        return self.attendance in ("present", "proxy")

    @property
    def votes(self) -> bool:
        """Whether he has a vote at all; an associated member only advises, art. 25, 34(2)."""
        return not self.associated


@dataclass(frozen=True)
class Votes:
    """For, against, abstained. None where nothing readable was typed."""

    for_: int | None = None
    against: int | None = None
    abstained: int | None = None

    @property
    def total(self) -> int | None:
        """The sum, or None when a part is unknown."""
        if self.for_ is None or self.against is None or self.abstained is None:
            return None
        return self.for_ + self.against + self.abstained


@dataclass(frozen=True)
class AgendaItem:
    """An item of the founding meeting: who spoke, how they voted, what was decided.

    ``votes`` defaults to unanimous of those with a vote in the hall. ``decision`` is the
    official's own wording and is empty when the ready one stands.
    """

    code: str
    speaker: str
    speech: str
    votes: Votes
    decision: str


@dataclass(frozen=True)
class BodyMember:
    """A member of the board or the audit commission."""

    id: str
    founder: Founder | None
    votes: Votes
    present: bool
    consents: bool


@dataclass(frozen=True)
class Valuer:
    """Who values property at the founding: a founder or another person."""

    id: str
    founder: Founder | None
    other_name: str

    @property
    def name(self) -> str:
        """The valuer's full name."""
        return self.founder.name if self.founder else self.other_name


@dataclass(frozen=True)
class CaseActivity:
    """A kind of activity of this cooperative."""

    id: str
    code: str
    name: str
    name_ru: str
    main: bool


@dataclass(frozen=True)
class Payment:
    """A contribution paid: a share contribution or an entrance fee."""

    id: str
    member_id: str
    entrance: bool
    amount: int | None
    paid_on: date | None
    number: str
