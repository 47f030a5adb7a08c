"""Whom or what a paper is about, when it is one for each record: a founder, an okrug, a meeting."""

from __future__ import annotations

from app.domain.case import FoundingCase
from app.domain.record_names import record_name
from app.forms.papers import PaperForm, Per


def subject_ids(case: FoundingCase, per: Per) -> tuple[str, ...]:
    """Return the ids of the records that have a paper each, in their order; none for the case's."""
    if per is Per.CASE:
        return ()
    return tuple(record.id for record in case.answers.records(per.collection))


def subject_of(case: FoundingCase, form: PaperForm, record_id: str) -> str:
    """Return the id of the record that a paper is about; the first one's when none is named.

    "" stands for a paper of the case, and for one whose collection is empty.

    Raises:
        KeyError: there is no such record.
    """
    if form.per is Per.CASE:
        return ""
    if record_id:
        if case.answers.record(form.per.collection, record_id) is None:
            raise KeyError(record_id)
        return record_id
    return next(iter(subject_ids(case, form.per)), "")


def subject_label(case: FoundingCase, per: Per, record_id: str) -> str:
    """Return what names a record in a list and a file's name, in the language of the case's view.

    It begins with the record's place: «003 Ахметов Нұрлан». "" when there is no such record.
    """
    ids = subject_ids(case, per)
    if record_id not in ids:
        return ""
    name = record_name(case, per.collection, record_id)
    return f"{ids.index(record_id) + 1:03d} {name}".rstrip()
