"""The fields of the covering letter that goes with a case's file set to the АШБ."""

from __future__ import annotations

from app.domain.field import Field, Kind, ask

FIELDS: tuple[Field, ...] = (
    ask("sending.number"),
    ask("sending.date", Kind.DATE),
    # To whom, in the nominative; the АШБ's full name when empty.
    ask("sending.recipient", personal=True, spelled=True),
    ask("sending.signer", personal=True, spelled=True),  # the okrug's akim when empty
    ask("sending.signer_post", spelled=True),
    # Who wrote the letter, and where he is asked: they stand at its foot.
    ask("sending.executor", personal=True, spelled=True),
    ask("sending.executor_phone", personal=True),
    # A word of his own, written in the letter's language.
    ask("sending.note", Kind.LONG_TEXT, personal=True),
)
