"""Which answers groups of papers use, as prefixes for ``app.forms.papers.uses_address``."""

from __future__ import annotations

NAME: tuple[str, ...] = ("name.proper",)
"""The cooperative's own name."""

SEAT: tuple[str, ...] = (
    "name.postcode",
    "name.oblast",
    "name.district",
    "name.okrug",
    "name.settlement",
    "name.street",
)
"""Where the cooperative is."""

WHERE: tuple[str, ...] = (
    "meeting.oblast",
    "meeting.district",
    "meeting.okrug",
    "meeting.settlement",
)
"""Where the meeting is."""

PLACE: tuple[str, ...] = ("meeting.date", *WHERE)
"""When and where the meeting is."""

NAMES: tuple[str, ...] = (
    "founders/*/kind",
    "founders/*/surname",
    "founders/*/given_name",
    "founders/*/patronymic",
    "founders/*/legal_name",
    "founders/*/representative",
)
"""How founders who hold a post are called."""

PEOPLE_PUBLIC: tuple[str, ...] = ("founders/", *NAMES, "founders/*/membership")
"""Who the founders are, without anything personal beyond the name."""

ATTENDANCE: tuple[str, ...] = (*PEOPLE_PUBLIC, "founders/*/attendance")
"""Who was there."""

HALL: tuple[str, ...] = (
    *ATTENDANCE,
    "founders/*/representative_basis",
    "founders/*/proxy_name",
    "founders/*/proxy_number",
    "founders/*/proxy_date",
    "founders/*/proxy_notary",
)
"""Who was there and by which right."""

OFFICERS: tuple[str, ...] = ("officers.", "counting_members")
"""Who led the meeting."""

PERSON: tuple[str, ...] = (
    *NAMES,
    "founders/*/iin",
    "founders/*/bin",
    "founders/*/membership",
)
"""One founder's own paper: who he is."""

PERSON_ADDRESS: tuple[str, ...] = ("founders/*/residence", "founders/*/location")
"""Where he lives, or where a legal person is."""

SIZE: tuple[str, ...] = (
    "contribution.entrance_fee",
    "contribution.share_mode",
    "contribution.share_amount",
    "charter.associated_share",
    "founders/*/share_amount",
)
"""How much each one contributes."""

SHARE: tuple[str, ...] = (
    *SIZE,
    "contribution.entrance_due",
    "contribution.share_due",
    "founders/*/share_due",
    "founders/*/share_form",
    "founders/*/property_description",
)
"""What he contributes and when."""
