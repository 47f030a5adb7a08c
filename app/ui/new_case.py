"""The answers that a new case begins with: what was chosen once in the settings."""

from __future__ import annotations

from types import MappingProxyType

from app.domain.answers import Answers
from app.services.model import Office

FROM_OFFICE: tuple[tuple[str, str], ...] = (
    ("meeting.oblast", "oblast"),
    ("meeting.district", "district"),
    ("meeting.okrug", "okrug"),
    ("meeting.settlement", "settlement"),
    ("meeting.akim_name", "akim_name"),
    ("meeting.akim_post", "akim_post"),
    ("name.oblast", "oblast"),
    ("name.district", "district"),
    ("name.okrug", "okrug"),
    ("name.settlement", "settlement"),
    ("name.postcode", "postcode"),
)
"""Which answer takes which part of the office."""


def first_answers(office: Office) -> Answers:
    """Return the answers of a new case."""
    values = {key: str(getattr(office, part)) for key, part in FROM_OFFICE}
    return Answers(MappingProxyType({key: value for key, value in values.items() if value}))
