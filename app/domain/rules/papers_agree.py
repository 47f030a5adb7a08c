"""One thing has one spelling in all papers; what only eyes can see was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.domain.answers import address_of
from app.domain.applies import hidden_collections, hidden_fields, hidden_in_founder
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.likeness import fold, fold_place, mixed_words, one_slip, words
from app.domain.rules.base import PROGRAMME, Rule, of, warn, who
from app.domain.schema import COLLECTIONS, FIELDS, Kind

_SPELLING: Mapping[str, Rule] = {
    part: warn(f"papers.{part}_spelling", message, PROGRAMME)
    for part, message in (
        (
            "oblast",
            N_("The oblast is written «{one}» for the meeting and «{other}» for the location."),
        ),
        (
            "district",
            N_("The district is written «{one}» for the meeting and «{other}» for the location."),
        ),
        (
            "okrug",
            N_("The okrug is written «{one}» for the meeting and «{other}» for the location."),
        ),
        (
            "settlement",
            N_("The village is written «{one}» for the meeting and «{other}» for the location."),
        ),
    )
}
ANOTHER_OKRUG = warn(
    "papers.another_okrug",
    N_(
        "The meeting was held in «{one}» and the cooperative is located in «{other}». "
        "Check whether both are meant."
    ),
    PROGRAMME,
)
RESIDENCE_SPELLING = warn(
    "papers.residence_spelling",
    N_("{who}: «{typed}» in the residence is almost «{meant}». Check the spelling."),
    PROGRAMME,
)
MIXED_LETTERS = warn(
    "papers.mixed_letters",
    N_("Latin and Kazakh letters are mixed in «{word}». Type the word again in one alphabet."),
    PROGRAMME,
)
ANOTHER_NAME = warn(
    "papers.another_name",
    N_("The text names «{typed}», but the cooperative is «{name}». Make them agree."),
    source_l372("5(4), 15(3)"),
)
UNLAWFUL_FORM = warn(
    "papers.unlawful_form",
    N_("The text says «{word}»: the lawful short form is «АӨК». Correct the text."),
    source_l372("5(4)"),
)
UNSIGNED = warn(
    "papers.unsigned",
    N_(
        "{count} of {all} founders are not ticked as «signed». "
        "Look through the signed papers and tick each one."
    ),
    source_l372("16"),
)
NOT_COMPARED = warn(
    "papers.not_compared",
    N_(
        "{count} of {all} founders are not ticked as «compared with the identity card». "
        "Compare each name with the card; make no copies of cards."
    ),
    PROGRAMME,
)

_TEXTS = tuple(
    field.name for field in FIELDS.values() if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.OKRUG)
)
_OWN_TEXTS = tuple(
    name
    for name, field in FIELDS.items()
    if field.kind is Kind.LONG_TEXT and name.endswith((".decision", ".speech"))
)
_NAMED = re.compile(r"«([^«»]+)»\s*(?:АӨК|АШӨК|ӨК|ауыл шаруашылығы)(?!\w)", re.IGNORECASE)
_UNLAWFUL = re.compile(r"(?<!\w)(?:АШӨК|АШК|СХПК)(?!\w)")
_NAMES = frozenset(
    {"name.proper", "name.proper_ru", "director.surname", "director.given_name"}
    | {"director.patronymic", "director.poa_number", "registration.bank_code"}
)
_PERSON_NAMES = frozenset({"surname", "given_name", "patronymic"})
_RECORD_TEXTS = {
    name: tuple(
        field.name
        for field in fields.values()
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and field.name not in _PERSON_NAMES
    )
    for name, fields in COLLECTIONS.items()
}


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield where papers would not agree, and what nobody has looked at yet."""
    yield from _places(case)
    yield from _residences(case)
    yield from _letters(case)
    yield from _own_texts(case)
    if not case.planned:
        yield from _seen(case)


def _places(case: FoundingCase) -> Iterator[Finding]:
    for part, rule in _SPELLING.items():
        one, other = case.text(f"meeting.{part}"), case.text(f"name.{part}")
        if not one or not other or one == other:
            continue
        address, related = f"name.{part}", (f"meeting.{part}",)
        left, right = fold_place(one), fold_place(other)
        if left == right or one_slip(left, right):
            yield rule.at(address, related=related, one=one, other=other)
        elif part == "okrug":
            yield ANOTHER_OKRUG.at(address, related=related, one=one, other=other)


def _residences(case: FoundingCase) -> Iterator[Finding]:
    meant: dict[str, str] = {}
    for key in ("name.okrug", "name.settlement", "meeting.okrug", "meeting.settlement"):
        for word in fold_place(case.text(key)).split():
            if len(word) > 4:
                meant.setdefault(word, case.text(key))
    if not meant:
        return
    for founder in case.founders:
        if founder.legal or not founder.residence:
            continue
        for word in words(founder.residence):
            if len(word) < 4 or word in meant:
                continue
            near = next((name for name in meant if one_slip(word, name)), None)
            if near:
                yield RESIDENCE_SPELLING.at(
                    of(founder, "residence"), who=who(founder), typed=word, meant=meant[near]
                )
                break


def _letters(case: FoundingCase) -> Iterator[Finding]:
    values, hidden = case.answers.values, hidden_fields(case)
    for key in _TEXTS:
        typed = values.get(key, "")
        if typed and key not in _NAMES and key not in hidden:
            for word in mixed_words(typed)[:1]:
                yield MIXED_LETTERS.at(key, word=word)
    left_out = hidden_collections(case)
    for collection, names in _RECORD_TEXTS.items():
        if not names or collection in left_out:
            continue
        for record in case.answers.records(collection):
            out = hidden_in_founder(case, record) if collection == "founders" else frozenset()
            for name in names:
                typed = record.values.get(name, "")
                if typed and name not in out:
                    for word in mixed_words(typed)[:1]:
                        yield MIXED_LETTERS.at(address_of(collection, record.id, name), word=word)


def _own_texts(case: FoundingCase) -> Iterator[Finding]:
    hidden, own = hidden_fields(case), fold(case.proper_name)
    for key in _OWN_TEXTS:
        typed = case.answers.get(key)
        if not typed or key in hidden:
            continue
        unlawful = _UNLAWFUL.search(typed)
        if unlawful:
            yield UNLAWFUL_FORM.at(key, word=unlawful[0])
        for named in _NAMED.findall(typed):
            if own and fold(named) != own:
                yield ANOTHER_NAME.at(
                    key, related=("name.proper",), typed=named[:60], name=case.proper_name
                )
                break


def _seen(case: FoundingCase) -> Iterator[Finding]:
    count = len(case.founders)
    unsigned = tuple(of(f, "signed") for f in case.founders if not f.signed)
    if unsigned:
        yield UNSIGNED.at("founders", related=unsigned, count=len(unsigned), all=count)
    unseen = tuple(of(f, "compared") for f in case.founders if not f.legal and not f.compared)
    if unseen:
        people = sum(1 for f in case.founders if not f.legal)
        yield NOT_COMPARED.at("founders", related=unseen, count=len(unseen), all=people)
