"""Who may stand on the list that the АШБ draws up, and why others may not.

Source: the programme's scheme, steps 2 to 4 (``docs/scheme.md``).
"""

from __future__ import annotations

from app.domain.approved_list import RowFacts
from app.domain.defence import Outcome, last_outcome
from app.domain.findings import N_
from app.domain.naming import QUOTES, NamedCase
from app.domain.project import expands_another

NO_NAME = N_("The cooperative has no name yet.")
NO_CONSENT = N_("The number or the date of the АШБ's consent is missing.")
RETURNED = N_("The project was returned at its last defence.")
REFUSED = N_("The project was refused at its last defence.")
NO_REGISTRATION = N_("The БСН or the date of registration is missing.")
LISTED_ALREADY = N_("It stands on the list № {number} already.")
LISTED_ELSEWHERE = N_("Its answers say that it stands on the list № {number} already.")

ANSWERS: tuple[str, ...] = (
    "name.proper",
    "name.proper_ru",
    "name.direction",
    "meeting.oblast",
    "meeting.district",
    "meeting.okrug",
    "meeting.consent_number",
    "meeting.consent_date",
    "registration.bin",
    "registration.date",
    "project.asked",
    "project.jobs",
    "project.expands",
    "project.expands_name",
    "listing.number",
    "listing.date",
)
"""The single answers that are read here; of the collections only the defences' outcomes."""


def row_facts(case: NamedCase, uuid: str, founders: int) -> RowFacts:
    """Return what a row of the list says of a case."""
    own = case.proper_name
    name = own or case.text("project.expands_name").strip(QUOTES)
    return RowFacts(
        uuid=uuid,
        name=name,
        name_ru=case.text("name.proper_ru").strip(QUOTES) if own else "",
        bin=case.text("registration.bin"),
        oblast=case.text("meeting.oblast"),
        district=case.text("meeting.district"),
        okrug=case.text("meeting.okrug"),
        direction=case.text("name.direction"),
        founders=founders,
        tiyn=case.money("project.asked"),
        jobs=case.whole("project.jobs"),
        consent_number=case.text("meeting.consent_number"),
        consent_date=case.day("meeting.consent_date"),
        registration_date=case.day("registration.date"),
    )


def obstacles(case: NamedCase) -> tuple[str, ...]:
    """Return why a case may not stand on the list, as msgids; nothing when it may.

    A project that expands an existing cooperative needs the consent only.
    """
    found = []
    if not (case.proper_name or case.text("project.expands_name").strip(QUOTES)):
        found.append(NO_NAME)
    match last_outcome(case):
        case Outcome.RETURNED:
            found.append(RETURNED)
        case Outcome.REFUSED:
            found.append(REFUSED)
    if not (case.text("meeting.consent_number") and case.day("meeting.consent_date")):
        found.append(NO_CONSENT)
    registered = case.text("registration.bin") and case.day("registration.date")
    if not registered and not expands_another(case):
        found.append(NO_REGISTRATION)
    return tuple(found)
