"""The fields of what comes after the founding: members, meetings and what they decide."""

from __future__ import annotations

from app.domain.field import Field, Kind, ask

_T, _L, _D, _M, _W = Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.MONEY, Kind.WHOLE
_Y, _C, _R, _B = Kind.YES_NO, Kind.CHOICE, Kind.RECORD, Kind.MEMBER

DECISIONS: tuple[str, ...] = (
    "admission",  # of a member, № 372-V, art. 28
    "leaving",  # at his own wish, art. 29
    "expulsion",  # art. 31
    "death",  # art. 29(1)5): the meeting takes note of it
    "share_transfer",  # art. 30(1)
    "share_payout",  # art. 30
    "board_election",
    "chair_election",
    "audit_election",
    "director_election",
    "charter_amendment",  # art. 18: two thirds of all members
    "annual_report",
    "other",
)
"""What a meeting after the founding may decide."""

GROUNDS: tuple[str, ...] = ("breach", "debt", "damage", "false")
"""Why a member may be expelled: the charter names the grounds, № 372-V, art. 17(2)8), 31(1)."""

AMENDED: tuple[str, ...] = ("other", "seat", "name")
"""What an amendment of the charter changes: a new seat or name concerns the registering body."""

FIELDS: tuple[Field, ...] = (
    ask("later.list_date", _D),  # the day of the printed list of members; empty: today
)

COLLECTIONS: dict[str, tuple[Field, ...]] = {
    "later_meetings": (
        ask("body", _C, "general", "board", "sole_chair", default="general"),
        ask("kind", _C, "regular", "extraordinary", "absentee", default="regular"),
        ask("number"),  # of the minutes
        ask("date", _D),
        ask("time", Kind.TIME),
        ask("place", spelled=True),
        ask("notice_date", _D),
        ask("chair", _B),
        ask("secretary", _B),
        ask("members", _W),  # with a vote, on that day; empty: as the list of members says
        ask("present", _W),
        ask("secret_vote", _Y),
    ),
    # The agenda of a meeting: one record a matter, in its order.
    "later_decisions": (
        ask("meeting", _R, "later_meetings", part=True),
        ask("kind", _C, *DECISIONS, default="other"),
        ask("title", spelled=True),  # of a matter that is none of the kinds
        ask("member", _B),  # whom it is about
        ask("to_member", _B),  # who takes a share over
        ask("person", _T, personal=True, spelled=True),  # an elected person who is no member
        ask("amount", _M),
        ask("application_date", _D),  # to leave; of a transfer: the day the seller told the board
        ask("ground", _C, *GROUNDS),
        ask("reason", _L, spelled=True),
        ask("amends", _C, *AMENDED, default="other"),
        ask("clause"),  # of the charter, that is amended
        ask("text", _L, spelled=True),  # what was decided, or the clause's new wording
        ask("effective", _D),
        ask("due", _D),  # by when a share is paid out
        ask("notified", _D),  # when the expelled member, or the registering body, was told
        ask("speaker", _T, personal=True, spelled=True),
        ask("speech", _L, spelled=True),
        ask("for", _W),
        ask("against", _W),
        ask("abstained", _W),
    ),
    "later_members": (
        ask("kind", _C, "natural", "legal", default="natural"),
        ask("surname", _T, personal=True, spelled=True),
        ask("given_name", _T, personal=True, spelled=True),
        ask("patronymic", _T, personal=True, spelled=True),
        ask("iin", Kind.IIN, personal=True),
        ask("residence", _T, personal=True, spelled=True),
        ask("phone", Kind.PHONE, personal=True),
        ask("legal_name", _T, personal=True, spelled=True),
        ask("bin", Kind.BIN, personal=True),
        ask("location", _T, personal=True, spelled=True),
        ask("representative", _T, personal=True, spelled=True),
        ask("representative_basis", spelled=True),
        ask("membership", _C, "full", "associated", default="full"),
        ask("application_date", _D),
        ask("entrance_fee", _M),
        ask("share_amount", _M),
        ask("share_due", _D),
        ask("share_form", _C, "money", "property", default="money"),
        ask("property_description", _L, spelled=True),
        ask("book_number"),
    ),
    "share_payouts": (
        ask("member", _B),
        ask("amount", _M),
        ask("date", _D),
        ask("number"),
    ),
}
