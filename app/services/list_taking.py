"""Approved lists that come from the АШБ, inside the transaction that takes their file in."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from app.core.errors import InputError
from app.core.i18n import N_
from app.db import books, offices
from app.db import lists as repository
from app.domain.approved_list import ListCheck, ListPlace, places_of, rows_on
from app.domain.list_chain import goes_on, hashes
from app.domain.office import Role, Sender
from app.exchange.list_json import read_list_file


def take_list(connection: Connection, data: bytes, sender: Sender) -> str:
    """Take a list in and return its number; of an extract all that it tells of.

    One that goes on from the list that is here extends it; an older one changes nothing. An okrug's
    extract is only read: what it says stands in the answers of the cases that came with it.

    Raises:
        InputError: it is broken, not the sender's own, or went on another way than the one here.
    """
    known = offices.role_of(connection, sender.key)
    if sender.role is not Role.DEPARTMENT or known not in (None, Role.DEPARTMENT.value):
        raise InputError(
            N_("Only the agriculture department sends an approved list."),
            N_("Nothing was changed."),
        )
    file = read_list_file(data)
    approved = file.approved
    if approved is None:  # an extract
        return ", ".join(file.numbers)
    if approved.owner != sender.key:
        raise InputError(
            N_("The approved list № {number} was decided on by another office than the sender."),
            N_("Nothing was changed."),
            N_("Take the list in from the office that approved it."),
            number=approved.number,
        )
    held = repository.held_hashes(connection, approved.uuid)
    if held is None:
        repository.add_approved(connection, approved)
        return approved.number
    incoming = hashes(approved)
    if goes_on(held, incoming):  # the same, or an older one
        return approved.number
    if not held or not goes_on(incoming, held):
        raise InputError(
            N_("The approved list № {number} says something else than the one that is here."),
            N_("Nothing was changed."),
            N_("Ask the department which of the two lists holds."),
            number=approved.number,
        )
    repository.extend(connection, repository.number_of(connection, approved.uuid), approved)
    return approved.number


def check_own_list(connection: Connection, data: bytes) -> None:
    """Refuse an own list that comes back from a file while its cooperatives stand on another one.

    Data from a backup may have been worked with since: what was approved anew holds here then.

    Raises:
        InputError: it is broken, or one of its cooperatives stands on another approved list.
    """
    approved = read_list_file(data).approved
    if approved is None:
        return
    for row in rows_on(approved):
        place = None if row.removed else repository.place(connection, row.facts.uuid)
        if place is not None and place.stands and place.list_uuid != approved.uuid:
            raise InputError(
                N_("A cooperative of the list № {number} stands on your list № {other} already."),
                N_("Nothing was changed."),
                N_("Take it out of your list by a decision first, then take the file in again."),
                number=approved.number,
                other=place.number,
            )


def brought(connection: Connection, data: bytes) -> Mapping[str, ListPlace]:
    """Return where cases will stand by a list that is about to be taken in.

    Of an extract, and of a list that goes no further than the one here, nothing.

    Raises:
        InputError: it is broken.
    """
    approved = read_list_file(data).approved
    if approved is None:
        return {}
    held = repository.held_hashes(connection, approved.uuid)
    if held is not None and not goes_on(hashes(approved), held):
        return {}
    return places_of(approved)


def list_check(
    connection: Connection, uuid: str, coming: Mapping[str, ListPlace] | None = None
) -> ListCheck | None:
    """Return what the lists say of a case; None where its own answers count: not at the ӘКК.

    ``coming`` is what a list says that is being taken in, see :func:`brought`.
    """
    role = books.setting(connection, "office.role")
    if role != Role.CORPORATION.value:
        return None
    here, told = repository.place(connection, uuid), (coming or {}).get(uuid)
    if told is None or (here is not None and here.stands and here.list_uuid != told.list_uuid):
        return ListCheck(here)
    return ListCheck(told)


def on_list(connection: Connection, uuid: str) -> ListPlace | None:
    """Return where a case stands, or stood, by the lists that are really here; None: nowhere."""
    return repository.place(connection, uuid)
