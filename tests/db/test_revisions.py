"""Which versions were exchanged, in which order, and where the last word of each comes from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from app.db import archive, revisions
from app.db.revisions import RECEIVED
from app.db.tables import revisions as table
from app.services.cases import CaseService

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
OFFICE = "ab" * 32
ONE, TWO, THREE = (letter * 64 for letter in "123")


def test_a_version_that_comes_again_takes_its_turn_anew(cases: CaseService) -> None:
    case_id = cases.create().summary.id

    def at(hour: int) -> datetime:
        return NOON + timedelta(hours=hour)

    with cases.store.write() as connection:
        kept = archive.keep_snapshot(connection, case_id, "{}", ONE)
        revisions.note_sent(connection, case_id, ONE, kept, at(0))
        revisions.note(connection, case_id, TWO, RECEIVED, at(1), snapshot_id=kept, office=OFFICE)
        assert revisions.ancestors(connection, case_id, THREE) == (ONE, TWO)
        news = revisions.note(
            connection, case_id, ONE, RECEIVED, at(2), snapshot_id=kept, office=OFFICE
        )
        assert not news  # known, and yet what the case has come back to
        assert revisions.ancestors(connection, case_id, THREE) == (TWO, ONE)
        assert [one.revision for one in revisions.known(connection, case_id)] == [ONE, TWO]
        query = select(table.c.way, table.c.office, table.c.at).where(table.c.revision == ONE)
        assert tuple(connection.execute(query).one()) == (RECEIVED, OFFICE, at(2))
        revisions.note_told(connection, case_id, [THREE], at(3), OFFICE)
        revisions.note_sent(connection, case_id, TWO, kept, at(4))
        assert revisions.ancestors(connection, case_id, "") == (ONE, THREE, TWO)
        query = select(table.c.way, table.c.at).where(table.c.revision == TWO)
        assert tuple(connection.execute(query).one()) == (RECEIVED, at(1))  # its sender stays


def test_written_twice_it_keeps_its_turn(cases: CaseService) -> None:
    """The same case has to give the same bytes."""
    case_id = cases.create().summary.id
    with cases.store.write() as connection:
        kept = archive.keep_snapshot(connection, case_id, "{}", ONE)
        for _again in range(2):
            revisions.note_sent(connection, case_id, ONE, kept, NOON)
            turns = connection.execute(select(table.c.turn)).scalars().all()
            assert list(turns) == [1]
