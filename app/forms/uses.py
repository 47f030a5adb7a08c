"""Which answers groups of papers use, as prefixes for ``app.forms.papers.uses_address``."""

from __future__ import annotations

NAME: tuple[str, ...] = ("name.proper", "name.person_consent")
"""The cooperative's own name."""

PLACE: tuple[str, ...] = (
    "meeting.date",
    "meeting.oblast",
    "meeting.district",
    "meeting.okrug",
    "meeting.settlement",
)
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

HALL: tuple[str, ...] = (
    *PEOPLE_PUBLIC,
    "founders/*/attendance",
    "founders/*/representative_basis",
    "founders/*/proxy_name",
    "founders/*/proxy_number",
    "founders/*/proxy_date",
    "founders/*/proxy_notary",
)
"""Who was there and how."""

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

SHARE: tuple[str, ...] = (
    "contribution.",
    "charter.associated_share",
    "founders/*/share_amount",
    "founders/*/share_due",
    "founders/*/share_form",
    "founders/*/property_description",
)
"""What he contributes and when."""
