"""What a case holds: every field by name, kind and choices. The one list of them all.

The store, the case file, the wizard and the rules read these names from here; what belongs to the
founding stands below, the rest in the modules beside this one: the scheme's steps
(:mod:`~app.domain.schema_scheme`), the project (:mod:`~app.domain.schema_project`), what comes
after the founding (:mod:`~app.domain.schema_later`), the letter to the АШБ
(:mod:`~app.domain.schema_sending`).
Money is typed in tenge; dates are typed ``DD.MM.YYYY``; times ``HH:MM``; a yes is ``"1"``;
a reference to a founder or another record is the record's id.
"""

from __future__ import annotations

from app.domain import schema_later, schema_project, schema_scheme, schema_sending
from app.domain.field import Field, Kind
from app.domain.field import ask as _f

AGENDA_ITEMS: tuple[str, ...] = (
    "officers",  # chair, secretary and counting commission of the meeting
    "creation",  # the decision to create the cooperative, art. 15(3)
    "name",  # firm name, location, kinds of activity, art. 15(3)
    "founders_list",  # the list of founders, art. 15(3)
    "contribution",  # share contribution and entrance fee, art. 16(2)
    "valuers",  # who values property, art. 15(3); only when property is contributed
    "contract",  # conclusion of the founding contract, art. 16
    "board",  # board and its chair, or the sole chair, art. 15(3), 33, 35
    "audit",  # audit commission, art. 33, 36
    "director",  # the executive director, when the general meeting elects him
    "charter",  # the charter, at least 2/3 of all founders, art. 17(2)
    "authorised",  # who signs and submits the registration documents, art. 15(3)
)

_T, _L, _D, _M, _W = Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.MONEY, Kind.WHOLE
_Y, _C, _F, _P = Kind.YES_NO, Kind.CHOICE, Kind.FOUNDER, Kind.PERCENT

_SINGLE: tuple[Field, ...] = (
    # -- the meeting -----------------------------------------------------------------
    _f("meeting.gathering", _Y),  # a residents' gathering (жиын) came before it
    _f("meeting.gathering_date", _D),
    _f("meeting.gathering_number"),
    _f("meeting.minutes_number", default="1"),
    _f("meeting.contract_number"),
    _f("meeting.date", _D),
    _f("meeting.time", Kind.TIME),
    _f("meeting.end_time", Kind.TIME),
    _f("meeting.oblast", Kind.OBLAST, spelled=True),
    _f("meeting.district", Kind.DISTRICT, spelled=True),
    _f("meeting.okrug", Kind.OKRUG, spelled=True),
    _f("meeting.settlement", spelled=True),  # «Мичурин ауылы»
    _f("meeting.place", spelled=True),  # «мәдениет үйі, Абай көшесі, 12»
    _f("meeting.notice_date", _D),
    _f("meeting.convener_kind", _C, "initiative_group", "akim", "other", default="akim"),
    _f("meeting.convener", _T, personal=True, spelled=True),
    _f("meeting.convener_number", _T, personal=True),  # БСН or ЖСН: operator of personal data
    _f("meeting.akim_name", _T, personal=True, spelled=True),
    _f("meeting.akim_post", spelled=True),
    _f("meeting.invited", _L, personal=True, spelled=True),  # invited without a vote, one a line
    _f("meeting.secret_vote", _Y),
    _f("meeting.consent_number"),  # the АШБ's consent, scheme step 2
    _f("meeting.consent_date", _D),
    # The АШБ's full name; composed from the oblast when empty.
    _f("meeting.department", spelled=True),
    _f("meeting.consent_missing_reason", _L, spelled=True),
    # -- chair and secretary of the meeting --------------------------------------------
    _f("officers.chair", _F),
    _f("officers.secretary", _F),
    # -- 1. name ------------------------------------------------------------------------
    _f("name.proper"),  # «Майтөбе Сүт», without quotes
    _f("name.proper_ru"),
    _f("name.person_consent", _Y),  # the person whose name it holds has agreed, CC art. 38
    _f("name.direction", Kind.DIRECTION),
    _f("name.aims", _L, spelled=True),  # added to the charter's aims
    _f("name.size", _C, "micro", "small", "medium", default="small"),
    _f("name.postcode"),
    _f("name.oblast", Kind.OBLAST, spelled=True),
    _f("name.district", Kind.DISTRICT, spelled=True),
    _f("name.okrug", Kind.OKRUG, spelled=True),
    _f("name.settlement", spelled=True),
    _f("name.street", spelled=True),  # «Абай көшесі, 12-үй»
    _f("name.term_until", _D),  # empty: without a term, art. 5(2)
    # -- 2. contribution ---------------------------------------------------------------
    _f("contribution.entrance_fee", _M),
    _f("contribution.entrance_due", _D),
    _f("contribution.share_mode", _C, "same", "individual", default="same"),
    _f("contribution.share_amount", _M),
    _f("contribution.share_due", _D),
    # -- 3. board ---------------------------------------------------------------------
    _f("board.sole_chair", _Y),
    _f("board.size", _W),
    _f("board.term_years", _W, default="3"),
    _f("board.chair", _F),
    _f("audit.term_years", _W, default="3"),
    _f("audit.chair", _F),
    _f("authorised.founder", _F),
    # -- 4. executive director -----------------------------------------------------------
    _f("director.elected_by", _C, "board", "general_meeting", default="board"),
    _f("director.sitting_number", default="1"),
    _f("director.sitting_date", _D),
    _f("director.sitting_time", Kind.TIME),
    _f("director.sitting_place", spelled=True),
    _f("director.sitting_secretary", _F),
    _f("director.founder", _F),  # when the director is one of the founders
    _f("director.surname", _T, personal=True, spelled=True),
    _f("director.given_name", _T, personal=True, spelled=True),
    _f("director.patronymic", _T, personal=True, spelled=True),
    _f("director.iin", Kind.IIN, personal=True),
    _f("director.residence", _T, personal=True, spelled=True),
    _f("director.term_years", _W, default="3"),
    _f("director.from_date", _D),
    _f("director.speech", _L, spelled=True),
    _f("director.for", _W),
    _f("director.against", _W),
    _f("director.abstained", _W),
    _f("director.decision", _L, spelled=True),
    _f("director.poa_number"),
    _f("director.poa_date", _D),
    _f("director.poa_until", _D),
    # -- 5. charter: what the law leaves to it -----------------------------------------
    _f("charter.annual_meeting_months", _W, default="3"),  # regular meeting, months after year end
    _f("charter.notice_days", _W, default="20"),
    _f("charter.notice_method", _C, "written", "phone_and_board", "messenger", default="written"),
    _f("charter.absentee_vote", _Y, default="1"),
    _f("charter.absentee_days", _W, default="15"),
    # Board matters that need all its members, art. 35(5).
    _f("charter.unanimous_matters", _L, spelled=True),
    _f("charter.deal_limit_aek", _W, default="5000"),  # chair's limit without the meeting
    _f("charter.admission_days", _W, default="30"),
    _f("charter.leave_days", _W, default="30"),  # at most 30, art. 29(2)
    _f("charter.payout_months", _W, default="6"),  # at most 12, art. 30(3)
    _f("charter.share_transfer", _C, "outsiders", "members_only", default="outsiders"),
    _f("charter.preemption_days", _W, default="30"),
    _f("charter.heirs", _C, "accepted", "by_meeting", default="accepted"),  # art. 32(2)
    _f("charter.liability", _C, "none", "additional", default="none"),  # art. 22(2)
    _f("charter.liability_percent", _P, default="50"),  # of the member's own share
    _f("charter.loss_cover", _C, "reserve_first", "contributions", default="reserve_first"),
    _f("charter.reserve_percent", _P, default="10"),  # size, of the share fund
    _f("charter.reserve_yearly_percent", _P, default="5"),  # yearly, of net income
    _f("charter.coop_payments_percent", _P, default="30"),  # of income, by participation
    _f("charter.associated_share", _M),  # an associated member's share contribution
    _f("charter.dividend_percent", _P, default="5"),  # yearly, of the associated share
    _f("charter.delay_percent", _P, default="0,1"),  # a day, of the unpaid sum
    _f("charter.delay_months", _W, default="3"),  # after which expulsion may follow
    _f("charter.participation", _C, "produce", "labour", "both", default="produce"),
    _f("charter.financial_report", _C, "quarter", "half_year", "year", default="quarter"),
    _f("charter.record_language", _C, "kk", "kk_ru", default="kk"),
    _f("charter.archive_years", _W, default="5"),
    _f("charter.seal", _Y),  # not required of private business, CC art. 33(2)
    _f("charter.sources", _L, spelled=True),  # further sources of property
    _f("reviewed.charter", _Y),  # he has read the choices; the usual values may all stand
    # -- after the founding -------------------------------------------------------------
    _f("registration.bin", Kind.BIN),
    _f("registration.date", _D),
    _f("registration.bank"),
    _f("registration.iban", Kind.IBAN),
    _f("registration.bank_code"),
    _f("registration.extract_item", _C, *AGENDA_ITEMS),  # what the extract of minutes is about
    _f("registration.extract_date", _D),
)


def _agenda_fields() -> tuple[Field, ...]:
    return tuple(
        Field(
            f"agenda.{item}.{name}",
            kind,
            personal=name in ("speaker", "speech"),
            spelled=name in ("speaker", "speech", "decision"),
        )
        for item in AGENDA_ITEMS
        for name, kind in (
            ("speaker", _T),
            ("speech", _L),
            ("for", _W),
            ("against", _W),
            ("abstained", _W),
            ("decision", _L),
        )
    )


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        *_SINGLE,
        *_agenda_fields(),
        *schema_scheme.FIELDS,
        *schema_project.FIELDS,
        *schema_later.FIELDS,
        *schema_sending.FIELDS,
    )
}
"""Every single field by its key."""

COLLECTIONS: dict[str, dict[str, Field]] = {
    name: {field.name: field for field in fields}
    for name, fields in {
        "founders": (
            _f("kind", _C, "natural", "legal", default="natural"),
            _f("surname", _T, personal=True, spelled=True),
            _f("given_name", _T, personal=True, spelled=True),
            _f("patronymic", _T, personal=True, spelled=True),
            _f("iin", Kind.IIN, personal=True),
            _f("birth_date", _D, personal=True),
            _f("residence", _T, personal=True, spelled=True),
            _f("phone", Kind.PHONE, personal=True),
            _f("legal_name", _T, personal=True, spelled=True),
            _f("bin", Kind.BIN, personal=True),
            _f("location", _T, personal=True, spelled=True),
            _f("representative", _T, personal=True, spelled=True),
            _f("representative_basis", spelled=True),  # «жарғы» or a power of attorney
            _f("attendance", _C, "present", "absent", "proxy", default="present"),
            _f("proxy_name", _T, personal=True, spelled=True),
            _f("proxy_number"),
            _f("proxy_date", _D),
            _f("proxy_notary", _T, personal=True, spelled=True),
            _f("membership", _C, "full", "associated", default="full"),
            _f("public_servant", _Y),
            _f("share_amount", _M),  # used when contribution.share_mode is individual
            _f("share_due", _D),  # empty: contribution.share_due
            _f("share_form", _C, "money", "property", default="money"),
            _f("property_description", _L, spelled=True),
            _f("property_valued_by", spelled=True),
            _f("property_report", _T, spelled=True),  # confirmed valuation: report number and date
            _f("signed", _Y),  # «қол қойылды»: signatures seen on the papers
            _f("compared", _Y),  # «куәлікпен салыстырылды»: name compared with the identity card
            _f("book_number"),  # the member's book
        ),
        "counting_members": (_f("founder", _F),),
        "activities": (
            _f("code", Kind.ACTIVITY),
            _f("name", spelled=True),  # empty: the classifier's own name
            _f("main", _Y),
        ),
        "valuers": (_f("founder", _F), _f("other_name", _T, personal=True, spelled=True)),
        "board_members": (
            _f("founder", _F),
            _f("for", _W),
            _f("against", _W),
            _f("abstained", _W),
            _f("present", _Y, default="1"),  # at the sitting on the director
            _f("consents", _Y, default="1"),  # his consent to the director
        ),
        "audit_members": (
            _f("founder", _F),
            _f("for", _W),
            _f("against", _W),
            _f("abstained", _W),
        ),
        "payments": (
            _f("member", Kind.MEMBER),
            _f("kind", _C, "share", "entrance", default="share"),
            _f("amount", _M),
            _f("date", _D),
            _f("number"),
        ),
        # Russian spellings: of the answer at an address, confirmed for its text of then.
        "russian_spellings": (_f("at"), _f("of", _L, personal=True), _f("text", _L, personal=True)),
        # Case forms that the official wrote himself, where the program's did not suit him.
        "case_forms": (
            _f("language", _C, "kk", "ru"),
            _f("text", _T, personal=True),
            _f("case"),
            _f("form", _T, personal=True),
        ),
        "checklist": (
            _f("list", _C, "okk", "ashb"),
            _f("text"),
            _f("done", _Y),
            _f("date", _D),
        ),
        **schema_scheme.COLLECTIONS,
        **schema_project.COLLECTIONS,
        **schema_later.COLLECTIONS,
    }.items()
}
"""Every collection: its fields by name."""


def field_at(address: str) -> Field | None:
    """Return the field of an address (``meeting.date``, ``founders/ab12/iin``), or None."""
    collection, _, rest = address.partition("/")
    if not rest:
        return FIELDS.get(address)
    return COLLECTIONS.get(collection, {}).get(rest.partition("/")[2])


__all__ = ["AGENDA_ITEMS", "COLLECTIONS", "FIELDS", "Field", "Kind", "field_at"]
