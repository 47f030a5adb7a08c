"""The fields of the implementation scheme: screening, defence, the approved list, finance.

Steps 1, 2, 4 and 5 of the programme's scheme; step 3 is the founding itself. The АШБ's consent
(step 2) is ``meeting.consent_number`` and ``meeting.consent_date`` of the founding's fields.
"""

from __future__ import annotations

from app.domain.field import Field, Kind, ask

_T, _L, _D, _M, _W = Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.MONEY, Kind.WHOLE
_Y, _C, _P, _R = Kind.YES_NO, Kind.CHOICE, Kind.PERCENT, Kind.RECORD

FIELDS: tuple[Field, ...] = (
    # -- out of the scheme's order: why a step was recorded before the one ahead of it ---------
    # (of the founding: meeting.consent_missing_reason)
    ask("scheme.defence_reason", _L, spelled=True),
    ask("scheme.listing_reason", _L, spelled=True),
    # -- step 1: working group and screening ----------------------------------------------
    ask("screening.order_number"),  # the district akim's order on the working group
    ask("screening.order_date", _D),
    ask("screening.order_signer", _T, personal=True, spelled=True),
    ask("screening.order_signer_post", spelled=True),
    ask("screening.controller", _T, personal=True, spelled=True),  # who controls its execution
    ask("screening.controller_post", spelled=True),
    ask("screening.from_date", _D),
    ask("screening.to_date", _D),
    ask("screening.conclusion_number"),
    ask("screening.conclusion_date", _D),
    ask("screening.conclusion", _L, spelled=True),  # of the whole group, over all okrugs
    ask("screening.proposal_number"),
    ask("screening.proposal_date", _D),
    # -- step 4: its place on the approved list ---------------------------------------------
    ask("listing.number"),
    ask("listing.date", _D),
    ask("listing.position", _W),
    ask("listing.approved_by", _T, personal=True, spelled=True),
    # -- step 5: finance --------------------------------------------------------------------
    ask("finance.institution", spelled=True),  # the ӘКК
    ask("finance.contract_number"),
    ask("finance.contract_date", _D),
    ask("finance.paid_date", _D),
    ask("finance.amount", _M),
    ask("finance.purpose", _L, spelled=True),
    ask("finance.collateral", _L, spelled=True),
    ask("finance.rate", _P, default="2,5"),  # a year
    ask("finance.months", _W),
    ask("finance.grace_months", _W),
    ask("finance.method", _C, "annuity", "equal", default="equal"),
    ask("finance.first_due", _D),
    ask("finance.jobs", _W),  # made, not planned
)

COLLECTIONS: dict[str, tuple[Field, ...]] = {
    "working_group": (
        ask("name", _T, personal=True, spelled=True),
        ask("post", spelled=True),
        ask("role", _C, "chair", "deputy", "secretary", "member", default="member"),
    ),
    # What okrugs are compared by. Empty: the programme's usual ones are offered.
    "criteria": (
        ask("name", spelled=True),
        ask("unit", spelled=True),
        ask("weight", _W, default="1"),
        ask("better", _C, "more", "less", "words", default="more"),
    ),
    "screened_okrugs": (
        ask("okrug", Kind.OKRUG, spelled=True),
        ask("date", _D),
        ask("result", _C, "recommended", "later", "not_recommended"),
        ask("conclusion", _L, spelled=True),
    ),
    "screening_marks": (
        ask("okrug", _R, "screened_okrugs", part=True),
        ask("criterion", _R, "criteria", part=True),
        ask("value", spelled=True),  # a figure or words, as the criterion asks
        ask("score", _W),  # 0 to 5
    ),
    "proposals": (
        ask("okrug", _R, "screened_okrugs"),
        ask("direction", Kind.DIRECTION),
        ask("cooperative", spelled=True),  # the planned name, without quotes
        ask("members", _W),
        ask("reason", _L, spelled=True),
    ),
    # Step 2. A returned project goes round again: one record a round.
    "defences": (
        ask("number"),  # of the minutes
        ask("date", _D),
        ask("time", Kind.TIME),
        ask("place", spelled=True),
        ask("chair", _T, personal=True, spelled=True),  # who led the sitting at the АШБ
        ask("chair_post", spelled=True),
        ask("secretary", _T, personal=True, spelled=True),
        ask("speaker", _T, personal=True, spelled=True),  # who defended the project
        ask("speech", _L, spelled=True),
        ask("outcome", _C, "approved", "returned", "refused"),
        ask("reason", _L, spelled=True),  # why it was returned or refused
        ask("due", _D),  # by when a returned project is to come back
    ),
    "defence_attendees": (
        ask("defence", _R, "defences", part=True),
        ask("name", _T, personal=True, spelled=True),
        ask("post", spelled=True),
        ask(
            "role", _C, "deputy_akim", "okrug_akim", "chair", "department", "other", default="other"
        ),
    ),
    "defence_remarks": (
        ask("defence", _R, "defences", part=True),
        ask("kind", _C, "question", "remark", default="question"),
        ask("by", _T, personal=True, spelled=True),
        ask("text", _L, spelled=True),
        ask("answer", _L, spelled=True),  # the answer given, or how the remark was met later
        ask("settled", _Y),
    ),
    # Step 5.
    "bought_equipment": (
        ask("name", spelled=True),
        ask("maker", spelled=True),
        ask("price", _M),  # of one
        ask("quantity", _W, default="1"),
        ask("date", _D),
        ask("document", spelled=True),  # «№ 12 жүкқұжат»; its day is ``date``
        ask("serial"),
    ),
    "repayments": (
        ask("date", _D),
        ask("principal", _M),
        ask("interest", _M),
        ask("number"),
    ),
}
