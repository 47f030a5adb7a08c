"""Two versions made one: what one side wrote is never lost, what both wrote never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    MoveRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    UnknownRecordError,
    apply,
)
from app.domain.merge import Clash, Merged, Side, merge, same
from app.domain.office import Role
from app.domain.ownership import guard
from app.domain.removal import hanging_on, wholes_of
from app.domain.schema import COLLECTIONS

OURS, THEIRS = Side.OURS, Side.THEIRS


def edited(answers: Answers, *changes: Change) -> Answers:
    """Edit as the window does: what hangs on a record goes with it."""
    for change in changes:
        if isinstance(change, RemoveRecord):
            for removal in dict.fromkeys(hanging_on(answers, change)):
                answers = apply(answers, removal)
        answers = apply(answers, change)
    return answers


def case(values: Mapping[str, str] | None = None, **collections: Iterable[Record]) -> Answers:
    return Answers(
        MappingProxyType(dict(values or {})),
        MappingProxyType({name: tuple(rows) for name, rows in collections.items()}),
    )


def rec(record_id: str, **values: str) -> Record:
    return Record(record_id, MappingProxyType(values))


def ids(merged: Merged, collection: str) -> list[str]:
    return [record.id for record in merged.answers.records(collection)]


BASE = case(
    {"meeting.date": "20.11.2026", "meeting.okrug": "Майтөбе"},
    founders=(rec("a", surname="Асанов"), rec("b", surname="Болатов"), rec("c", surname="Сериков")),
    defences=(rec("d", number="1"),),
    defence_remarks=(rec("r1", defence="d", text="бір"), rec("r2", defence="d", text="екі")),
    russian_spellings=(
        rec("s1", at="meeting.okrug", of="Майтөбе", text="Майтобе"),
        rec("s2", at="founders/b/surname", of="Болатов", text="Болатов"),
    ),
)


# -- single answers --------------------------------------------------------------------------


def test_answers_of_both_sides_come_together() -> None:
    ours = edited(BASE, SetValue("meeting.time", "10:00"), SetValue("meeting.okrug", ""))
    theirs = edited(BASE, SetValue("listing.number", "7"))
    merged = merge(BASE, ours, theirs)
    assert merged.answers.values == {
        "meeting.date": "20.11.2026",
        "meeting.time": "10:00",
        "listing.number": "7",
    }
    assert merged.clashes == ()
    assert merged.taken == ("listing.number",)
    assert set(merged.kept) == {"meeting.time", "meeting.okrug"}


def test_what_both_changed_is_asked_and_ours_until_then() -> None:
    ours = edited(BASE, SetValue("meeting.date", "21.11.2026"))
    theirs = edited(BASE, SetValue("meeting.date", ""))
    merged = merge(BASE, ours, theirs)
    assert merged.clashes == (Clash("meeting.date", "20.11.2026", "21.11.2026", ""),)
    assert same(merged.answers, ours)
    settled = merge(BASE, ours, theirs, {"meeting.date": THEIRS})
    assert same(settled.answers, theirs)
    assert (settled.clashes, settled.taken, settled.kept) == ((), ("meeting.date",), ())
    assert merge(BASE, ours, theirs, {"meeting.date": OURS}).kept == ("meeting.date",)


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    both = edited(BASE, SetValue("meeting.date", "21.11.2026"))
    assert merge(BASE, both, both) == Merged(both, (), (), ())


def test_without_a_base_every_difference_is_asked() -> None:
    ours = case({"meeting.date": "1", "meeting.time": "2"}, founders=(rec("a", surname="А"),))
    theirs = case({"meeting.date": "1"}, founders=(rec("a", surname="Ә"), rec("b", surname="Б")))
    merged = merge(None, ours, theirs)
    assert merged.clashes == (
        Clash("meeting.time", None, "2", ""),
        Clash("founders/a/surname", None, "А", "Ә"),
        Clash("founders/b", None, None, "Б"),
    )
    assert same(merged.answers, ours)
    chosen = {clash.address: THEIRS for clash in merged.clashes}
    assert same(merge(None, ours, theirs, chosen).answers, theirs)


# -- records ---------------------------------------------------------------------------------


def test_fields_of_a_record_come_together() -> None:
    ours = edited(BASE, SetRecordValue("founders", "a", "phone", "1"))
    theirs = edited(BASE, SetRecordValue("founders", "a", "surname", "Әсенов"))
    merged = merge(BASE, ours, theirs)
    assert merged.answers.record("founders", "a") == rec("a", surname="Әсенов", phone="1")
    assert (merged.clashes, merged.taken) == ((), ("founders/a/surname",))


def test_a_record_removed_on_one_side_goes() -> None:
    theirs = edited(BASE, RemoveRecord("founders", "b"))
    merged = merge(BASE, edited(BASE, SetValue("meeting.time", "9:00")), theirs)
    assert ids(merged, "founders") == ["a", "c"]
    assert ids(merged, "russian_spellings") == ["s1"]
    assert "founders/b" in merged.taken
    ours = merge(BASE, theirs, edited(BASE, SetValue("meeting.time", "9:00")))
    assert ids(ours, "founders") == ["a", "c"]
    assert "founders/b" in ours.kept


def test_a_record_removed_here_and_changed_there_is_asked_as_a_whole() -> None:
    ours = edited(BASE, RemoveRecord("founders", "b"))
    theirs = edited(BASE, SetRecordValue("founders", "b", "phone", "77"))
    merged = merge(BASE, ours, theirs)
    assert merged.clashes == (Clash("founders/b", "Болатов", None, "Болатов, 77"),)
    assert ids(merged, "founders") == ["a", "c"]
    back = merge(BASE, ours, theirs, {"founders/b": THEIRS})
    assert same(back.answers, theirs)
    assert same(merge(BASE, ours, theirs, {"founders/b": OURS}).answers, ours)


def test_a_changed_part_keeps_the_whole_and_all_its_parts() -> None:
    ours = edited(BASE, RemoveRecord("defences", "d"))
    theirs = edited(BASE, SetRecordValue("defence_remarks", "r1", "answer", "иә"))
    merged = merge(BASE, ours, theirs)
    assert [clash.address for clash in merged.clashes] == ["defences/d"]
    assert ids(merged, "defence_remarks") == []
    assert same(merge(BASE, ours, theirs, {"defences/d": THEIRS}).answers, theirs)


def test_a_part_added_to_what_the_other_side_removed() -> None:
    added = InsertRecord("defence_remarks", rec("r3", defence="d", text="үш"), 2)
    ours, theirs = edited(BASE, added), edited(BASE, RemoveRecord("defences", "d"))
    merged = merge(BASE, ours, theirs)
    assert [clash.address for clash in merged.clashes] == ["defences/d"]
    assert same(merged.answers, ours)
    assert same(merge(BASE, ours, theirs, {"defences/d": THEIRS}).answers, theirs)


def test_who_is_newly_named_here_does_not_go_unasked() -> None:
    ours = edited(BASE, SetValue("board.chair", "b"))
    theirs = edited(BASE, RemoveRecord("founders", "b"))
    assert [clash.address for clash in merge(BASE, ours, theirs).clashes] == ["founders/b"]
    paid = edited(BASE, InsertRecord("payments", rec("p", member="b", amount="5"), 0))
    assert [clash.address for clash in merge(BASE, paid, theirs).clashes] == ["founders/b"]


def test_the_same_new_record_is_one_and_a_different_one_is_asked_by_field() -> None:
    ours = edited(BASE, InsertRecord("founders", rec("n", surname="Н", phone="1"), 3))
    theirs = edited(BASE, InsertRecord("founders", rec("n", surname="М", iin="2"), 3))
    assert same(merge(BASE, ours, ours).answers, ours)
    merged = merge(BASE, ours, theirs)
    assert merged.clashes == (Clash("founders/n/surname", "", "Н", "М"),)
    assert merged.answers.record("founders", "n") == rec("n", surname="Н", phone="1", iin="2")


# -- order -----------------------------------------------------------------------------------


def test_who_alone_moved_a_record_has_his_order() -> None:
    moved = edited(BASE, MoveRecord("founders", "c", 0))
    other = edited(BASE, InsertRecord("founders", rec("n"), 1))
    assert ids(merge(BASE, moved, other), "founders") == ["c", "a", "n", "b"]
    merged = merge(BASE, other, moved)
    assert ids(merged, "founders") == ["c", "a", "n", "b"]
    assert "founders" in merged.taken
    again = edited(BASE, MoveRecord("founders", "b", 0))
    assert ids(merge(BASE, moved, again), "founders") == ["c", "a", "b"]


def test_new_ones_of_the_other_side_stand_behind_ours() -> None:
    ours = edited(
        BASE, InsertRecord("founders", rec("o"), 3), InsertRecord("founders", rec("p"), 0)
    )
    theirs = edited(
        BASE,
        InsertRecord("founders", rec("t"), 3),
        InsertRecord("founders", rec("u"), 4),
        InsertRecord("founders", rec("v"), 0),
    )
    assert ids(merge(BASE, ours, theirs), "founders") == ["p", "v", "a", "b", "c", "o", "t", "u"]


# -- spellings and case forms ----------------------------------------------------------------


def test_spellings_are_matched_by_what_they_spell() -> None:
    ours = case({}, russian_spellings=(rec("x", at="name.street", of="Абай", text="Абая"),))
    theirs = case({}, russian_spellings=(rec("y", at="name.street", of="Абай", text="Абая"),))
    assert same(merge(Answers(), ours, theirs).answers, ours)
    other = case({}, russian_spellings=(rec("y", at="name.street", of="Абай", text="Абай"),))
    merged = merge(Answers(), ours, other)
    assert merged.clashes == (Clash("russian_spellings/x/text", "", "Абая", "Абай"),)
    taken = merge(Answers(), ours, other, {"russian_spellings/x/text": THEIRS}).answers
    assert taken.records("russian_spellings") == (
        rec("x", at="name.street", of="Абай", text="Абай"),
    )


def test_a_spelling_and_the_kazakh_it_is_for_stay_together() -> None:
    ours = edited(
        BASE,
        SetValue("meeting.okrug", "Көктөбе"),
        SetRecordValue("russian_spellings", "s1", "of", "Көктөбе"),
    )
    theirs = edited(BASE, SetRecordValue("russian_spellings", "s1", "text", "Маитобе"))
    merged = merge(BASE, ours, theirs)
    assert [clash.address for clash in merged.clashes] == ["russian_spellings/s1/text"]
    spelled = merge(BASE, ours, theirs, {"russian_spellings/s1/text": THEIRS}).answers
    assert spelled.record("russian_spellings", "s1") == rec(
        "s1", at="meeting.okrug", of="Майтөбе", text="Маитобе"
    )


def test_of_two_confirmations_the_one_for_the_text_of_now_stands() -> None:
    ours = edited(BASE, SetRecordValue("russian_spellings", "s1", "of", "Ескі"))
    theirs = edited(
        BASE,
        SetValue("meeting.okrug", "Жаңа"),
        SetRecordValue("russian_spellings", "s1", "of", "Жаңа"),
    )
    for merged in (merge(BASE, ours, theirs), merge(BASE, theirs, ours)):
        assert merged.clashes == ()
        record = merged.answers.record("russian_spellings", "s1")
        assert record is not None
        assert record.get("of") == "Жаңа"


def test_two_records_matched_by_meaning_never_share_an_id() -> None:
    ours = case({}, case_forms=(rec("x", language="kk", text="А", case="gen", form="А1"),))
    theirs = case({}, case_forms=(rec("x", language="kk", text="Б", case="gen", form="Б1"),))
    merged = merge(Answers(), ours, theirs)
    assert {record.get("form") for record in merged.answers.records("case_forms")} == {"А1", "Б1"}
    assert len(set(ids(merged, "case_forms"))) == 2


# -- properties ------------------------------------------------------------------------------

TEXTS = st.sampled_from(["", "1", "2", "a", "b", "w", "Ә"])
FIELDS = ("meeting.date", "meeting.okrug", "board.chair", "listing.number")
ROWS = {
    "founders": ("surname", "phone"),
    "payments": ("member", "amount"),
    "defences": ("number",),
    "defence_remarks": ("defence", "text"),
    "screened_okrugs": ("okrug",),
    "criteria": ("name",),
    "screening_marks": ("okrug", "criterion", "score"),
    "russian_spellings": ("at", "of", "text"),
    "case_forms": ("language", "text", "case", "form"),
}
IDS = st.sampled_from(["a", "b", "w", "x", "y"])
NAMES = st.sampled_from(sorted(ROWS))
PLACES = st.sampled_from(
    ["meeting.okrug", "founders/a/surname", "defence_remarks/b/text", "criteria/w/name", "", "1"]
)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    name = draw(NAMES)
    match draw(st.integers(0, 5)):
        case 0:
            return SetValue(draw(st.sampled_from(FIELDS)), draw(TEXTS))
        case 1 | 2:
            values = {
                field: draw(PLACES if field == "at" else TEXTS)
                for field in ROWS[name]
                if draw(st.booleans())
            }
            given_ = {field: value for field, value in values.items() if value}
            return InsertRecord(name, rec(draw(IDS), **given_), draw(st.integers(0, 4)))
        case 3:
            return RemoveRecord(name, draw(IDS))
        case 4:
            return MoveRecord(name, draw(IDS), draw(st.integers(0, 4)))
        case _:
            field = draw(st.sampled_from(ROWS[name]))
            value = draw(PLACES if field == "at" else TEXTS)
            return SetRecordValue(name, draw(IDS), field, value)


def walked(answers: Answers, steps: Iterable[Change]) -> Answers:
    """Edit as the window would; what is impossible is left out."""
    for step in steps:
        if isinstance(step, InsertRecord):
            if answers.record(step.collection, step.record.id) is not None:
                continue
            # The window offers only records that are there as wholes.
            if any(not answers.record(*whole) for whole in wholes_of(step.collection, step.record)):
                continue
        if isinstance(step, SetRecordValue) and (
            COLLECTIONS[step.collection][step.name].part or step.name == "at"
        ):
            continue
        try:
            answers = edited(answers, step)
        except UnknownRecordError:
            continue
    return answers


MANY = st.lists(changes(), max_size=14)


@st.composite
def three(draw: st.DrawFn) -> tuple[Answers, Answers, Answers]:
    base = walked(Answers(), draw(MANY))
    return base, walked(base, draw(MANY)), walked(base, draw(MANY))


def meant(answers: Answers) -> object:
    """Return what is answered, whatever the order of records and the ids that mean nothing."""
    by_meaning = ("russian_spellings", "case_forms")
    return dict(answers.values), {
        name: sorted(
            ("" if name in by_meaning else record.id, *sorted(record.values.items()))
            for record in rows
        )
        for name, rows in answers.collections.items()
        if rows
    }


def holds(answers: Answers) -> bool:
    """Whether no part stands without its whole, and every record has an id of its own."""
    return all(
        len({record.id for record in rows}) == len(rows)
        and all(
            answers.record(*whole)
            for record in rows
            for whole in wholes_of(name, record)
            if whole[0] in COLLECTIONS
        )
        for name, rows in answers.collections.items()
    )


@given(three())
def test_who_changed_nothing_changes_nothing(versions: tuple[Answers, Answers, Answers]) -> None:
    base, one, _other = versions
    for merged, wanted in (
        (merge(base, one, one), one),
        (merge(base, base, one), one),
        (merge(base, one, base), one),
    ):
        assert same(merged.answers, wanted)
        assert merged.clashes == ()
    assert merge(base, one, base).taken == ()
    assert merge(base, base, one).kept == ()
    assert bool(merge(base, base, one).taken) == (not same(base, one))


@given(three())
@settings(max_examples=200)
def test_without_clashes_it_does_not_matter_who_merges(
    versions: tuple[Answers, Answers, Answers],
) -> None:
    base, ours, theirs = versions
    here, there = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(here.clashes) == len(there.clashes)
    if not here.clashes:
        assert meant(here.answers) == meant(there.answers)


@given(three(), st.booleans())
@settings(max_examples=200)
def test_what_is_guarded_stays_until_it_is_chosen(
    versions: tuple[Answers, Answers, Answers], forward: bool
) -> None:
    base, ours, theirs = versions
    start = ours if forward else base
    guarded = guard(Role.DEPARTMENT, Role.OKRUG)
    merged = merge(start, ours, theirs, guarded=guarded)
    assert holds(merged.answers)
    assert merged.answers.get("listing.number") == ours.get("listing.number")
    for name in ("defences", "defence_remarks"):
        stands = {row.id: given_of(row) for row in merged.answers.records(name)}
        assert stands == {row.id: given_of(row) for row in ours.records(name)}
    for side in (OURS, THEIRS):
        chosen = {clash.address: side for clash in merged.clashes}
        settled = merge(start, ours, theirs, chosen, guarded)
        assert settled.clashes == ()
        assert holds(settled.answers)
        if forward and side is THEIRS:
            assert same(settled.answers, theirs)


def given_of(record: Record) -> dict[str, str]:
    return {key: value for key, value in record.values.items() if value}


@given(three(), st.booleans())
@settings(max_examples=200)
def test_choosing_settles_all(versions: tuple[Answers, Answers, Answers], known: bool) -> None:
    base, ours, theirs = versions
    start = base if known else None
    open_ones = merge(start, ours, theirs)
    assert holds(open_ones.answers)
    for side, mine in ((OURS, ours), (THEIRS, theirs)):
        chosen = merge(start, ours, theirs, {clash.address: side for clash in open_ones.clashes})
        assert chosen.clashes == ()
        assert holds(chosen.answers)
        for clash in open_ones.clashes:
            assert told_at(chosen.answers, clash.address, mine, ours)
    if not known:
        all_theirs = {clash.address: THEIRS for clash in open_ones.clashes}
        assert meant(merge(None, ours, theirs, all_theirs).answers) == meant(theirs)
        assert same(open_ones.answers, ours)


def told_at(found: Answers, address: str, wanted: Answers, ours: Answers) -> bool:
    """Whether an address holds what the chosen side has there."""
    if address.startswith("russian_spellings/") and address.count("/") == 2:
        # Matched by what it spells; the chosen side's id may be another one.
        at = ours.at(address.rpartition("/")[0] + "/at")
        name = address.rpartition("/")[2]
        texts = [
            row.get(name) for row in wanted.records("russian_spellings") if row.get("at") == at
        ]
        return found.at(address) in texts
    if address.startswith("case_forms/"):
        return True
    if address.count("/") == 1:
        collection, record_id = address.split("/")
        if collection == "russian_spellings":
            return True
        was, now = wanted.record(collection, record_id), found.record(collection, record_id)
        return (was is None) == (now is None)
    return found.at(address) == wanted.at(address)


@given(three())
@settings(max_examples=200)
def test_nothing_that_only_one_side_wrote_is_lost(
    versions: tuple[Answers, Answers, Answers],
) -> None:
    base, ours, theirs = versions
    merged = merge(base, ours, theirs)
    clashing = {clash.address for clash in merged.clashes}
    for side, other in ((ours, theirs), (theirs, ours)):
        for key, value in side.values.items():
            if value != base.get(key) and other.get(key) == base.get(key):
                assert merged.answers.get(key) == value
        for name, rows in side.collections.items():
            if name in ("russian_spellings", "case_forms"):
                continue
            for record in rows:
                if base.record(name, record.id) is not None:
                    continue
                wholes = {f"{place}/{whole}" for place, whole in wholes_of(name, record)}
                assert merged.answers.record(name, record.id) or wholes & clashing


@st.composite
def anything(draw: st.DrawFn) -> Answers:
    """Answers as a stranger may write them: parts of nothing, spellings of nowhere, two of one."""
    values = draw(st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=3))
    collections = {}
    for name in draw(st.lists(NAMES, unique=True, max_size=4)):
        fields = st.dictionaries(
            st.sampled_from(ROWS[name]), st.one_of(TEXTS, PLACES), max_size=len(ROWS[name])
        )
        rows = draw(st.dictionaries(IDS, fields, max_size=4))
        collections[name] = tuple(rec(record_id, **row) for record_id, row in rows.items())
    return case(values, **collections)


@given(st.none() | anything(), anything(), anything())
@settings(max_examples=200)
def test_whatever_strangers_write_is_joined(
    base: Answers | None, ours: Answers, theirs: Answers
) -> None:
    merged = merge(base, ours, theirs)
    chosen = merge(base, ours, theirs, {clash.address: THEIRS for clash in merged.clashes})
    assert chosen.clashes == ()
    for answers in (merged.answers, chosen.answers):
        for rows in answers.collections.values():
            assert len({record.id for record in rows}) == len(rows)
    told = [clash.address for clash in merged.clashes]
    assert len(set(told)) == len(told)
