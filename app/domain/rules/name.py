"""The cooperative's name, location, kinds of activity and term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.likeness import fold, fold_place, has_latin, one_slip, words
from app.domain.naming import QUOTES as OUTER_QUOTES
from app.domain.rules.base import (
    PROGRAMME,
    block,
    civil_code,
    day,
    of,
    repeated,
    warn,
    who,
)

QUOTES = warn(
    "name.quotes",
    N_("No quotes are needed in the name: the program sets «» around it."),
    source_l372("5(4)"),
)
INNER_QUOTES = block(
    "name.inner_quotes",
    N_("A quote stands inside the name. Write the name without quotes, for example Майтөбе Сүт."),
    source_l372("5(4)"),
)
FORM_WORDS = block(
    "name.legal_form_inside",
    N_(
        "«{word}» stands in the name. Write the name alone: the lawful form «АӨК» is added, "
        "«АШӨК» and «ӨК» are not in the law."
    ),
    source_l372("5(4)"),
)
LATIN = warn(
    "name.latin_letters",
    N_("Latin letters stand in the name «{typed}». Type them in Kazakh letters if they are meant."),
    PROGRAMME,
)
STATE_BODY = warn(
    "name.state_body",
    N_("«{word}» in the name sounds like a state body: such a name is refused at registration."),
    civil_code("38"),
)
PERSON = warn(
    "name.person",
    N_(
        "The name holds «{word}», the name of {who}. A person's name needs that person's consent: "
        "tick it when it is given in writing."
    ),
    civil_code("38"),
)
NAMED_AFTER = warn(
    "name.named_after",
    N_(
        "The cooperative is named after a person. A person's name needs consent, "
        "of the person or the heirs: tick it when it is given in writing."
    ),
    civil_code("38"),
)
RUSSIAN_DIFFERS = warn(
    "name.russian_differs",
    N_(
        "The Russian form «{ru}» is another name than «{kk}». "
        "A name is written, not translated; check both."
    ),
    PROGRAMME,
)
CLASH = warn(
    "name.used_in_other_case",
    N_("The name «{name}» stands in another of your cases. A registered name is refused."),
    civil_code("38"),
)
POSTCODE = warn(
    "name.postcode",
    N_("«{typed}» is not a postcode. It has six digits (161300) or the new form (X15A1B2)."),
    civil_code("39(2)"),
)
OBLAST = warn(
    "name.unknown_oblast",
    N_("«{typed}» is not in the list of oblasts. Choose one from the list."),
    PROGRAMME,
)
DISTRICT = warn(
    "name.unknown_district",
    N_("«{typed}» is not in the shipped list of this oblast's districts. Check the spelling."),
    PROGRAMME,
)
TERM = block(
    "name.term_over",
    N_(
        "The cooperative is founded until {until}, not later than the meeting ({meeting}). "
        "Correct the date or leave it empty."
    ),
    source_l372("5(2)"),
)
TWO_MAIN = warn(
    "name.two_main_activities",
    N_("Several activities are marked as the main one. Leave the mark on one."),
    source_l372("6(2)"),
)
SAME_ACTIVITY = warn(
    "name.same_activity",
    N_("Code {code} stands twice among the activities. Remove one row."),
    source_l372("15(3)"),
)

_QUOTE = re.compile('[«»"„“”‟]')
_FORMS = re.compile(
    r"(?<!\w)(АӨК|АШӨК|АШК|ӨК|СПК|СХПК|СПоК|ауыл шаруашылығы (?:өндірістік )?кооператив\w*|"
    r"өндірістік кооператив\w*|сельскохозяйственн\w+ (?:производственн\w+ )?кооператив\w*|"
    r"производственн\w+ кооператив\w*)(?!\w)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?<!\w)(әкімд\w*|әкімшіл\w*|министрл\w*|мәслихат\w*|үкімет\w*|парламент\w*|президент\w*|"
    r"прокуратура\w*|полиция\w*|республика\w*|басқармасы|комитеті|департаменті|"
    r"акимат\w*|министерств\w*|маслихат\w*|правительств\w*|управлени\w*|департамент|комитет)(?!\w)",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"(?<!\w)(атындағы|имени|им\.)(?!\w)", re.IGNORECASE)
_POSTCODE = re.compile(r"[0-9]{6}|[A-Z][0-9]{2}[A-Z][0-9][A-Z][0-9]")
_NAME_FIELDS = ("name.proper", "name.proper_ru")


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the name, the place and the activities."""
    for key in _NAME_FIELDS:
        typed = case.text(key)
        if typed:
            yield from _words(key, typed)
    yield from _person(case)
    yield from _russian(case)
    yield from _place(case)
    yield from _activities(case)
    until, meeting = case.day("name.term_until"), case.meeting_date or case.today
    if until and until <= meeting:
        yield TERM.at("name.term_until", until=day(until), meeting=day(meeting))


def name_clashes(case: FoundingCase, other_names: Iterable[str]) -> tuple[Finding, ...]:
    """Return a warning when the name is used in another case of his, spelling apart.

    ``other_names`` are the own or short names of the other cases («Майтөбе Сүт» АӨК).
    """
    own = _bare_name(case.proper_name)
    if own and any(_bare_name(name) == own for name in other_names):
        return (CLASH.at("name.proper", name=case.proper_name),)
    return ()


def _bare_name(name: str) -> str:
    return fold(_FORMS.sub("", name))


def _words(key: str, typed: str) -> Iterator[Finding]:
    inner = typed.strip(OUTER_QUOTES)
    if _QUOTE.search(inner):
        yield INNER_QUOTES.at(key)
    elif inner != typed:
        yield QUOTES.at(key)
    form = _FORMS.search(inner)
    if form:
        yield FORM_WORDS.at(key, word=form[1])
    if has_latin(inner):
        yield LATIN.at(key, typed=inner)
    state = _STATE.search(inner)
    if state:
        yield STATE_BODY.at(key, word=state[1])


def _person(case: FoundingCase) -> Iterator[Finding]:
    proper = case.proper_name
    if not proper or case.yes("name.person_consent"):
        return
    related = ("name.person_consent",)
    folded = dict(zip(words(proper), proper.split(), strict=False))
    for founder in case.founders:
        if founder.legal:
            continue
        for part in (founder.person.surname, founder.person.given_name):
            word = fold(part)
            if len(word) > 3 and word in folded:
                yield PERSON.at(
                    "name.proper",
                    related=(*related, of(founder, "surname")),
                    word=folded[word],
                    who=who(founder),
                )
                return
    if _NAMED_AFTER.search(proper):
        yield NAMED_AFTER.at("name.proper", related=related)


def _russian(case: FoundingCase) -> Iterator[Finding]:
    typed = case.text("name.proper_ru")
    if not typed or not case.proper_name:
        return
    kazakh, russian = words(case.proper_name), words(case.proper_name_ru)
    alike = len(kazakh) == len(russian) and all(
        k == r or one_slip(k, r) for k, r in zip(kazakh, russian, strict=True)
    )
    if not alike:
        yield RUSSIAN_DIFFERS.at(
            "name.proper_ru", related=("name.proper",), ru=case.proper_name_ru, kk=case.proper_name
        )


def _place(case: FoundingCase) -> Iterator[Finding]:
    postcode = case.text("name.postcode").upper().replace(" ", "")
    if postcode and not _POSTCODE.fullmatch(postcode):
        yield POSTCODE.at("name.postcode", typed=case.text("name.postcode")[:20])
    if not case.reference.oblasts:
        return
    for prefix in ("meeting", "name"):
        yield from _known_place(case, f"{prefix}.oblast", f"{prefix}.district")


def _known_place(case: FoundingCase, oblast_key: str, district_key: str) -> Iterator[Finding]:
    typed = case.text(oblast_key)
    if not typed:
        return
    names = case.reference.oblasts
    oblast = names.get(typed) or names.get(typed.removesuffix("облысы").strip())
    if oblast is None:
        yield OBLAST.at(oblast_key, typed=typed[:40])
        return
    district = case.text(district_key)
    known = {fold_place(name) for name in (*oblast.districts, *oblast.cities)}
    if district and known and fold_place(district) not in known:
        yield DISTRICT.at(district_key, related=(oblast_key,), typed=district[:40])


def _activities(case: FoundingCase) -> Iterator[Finding]:
    main = [activity for activity in case.activities if activity.main]
    if len(main) > 1:
        yield TWO_MAIN.at(
            address_of("activities", main[1].id, "main"),
            related=tuple(address_of("activities", other.id, "main") for other in main[2:]),
        )
    codes = {activity.id: activity.code.replace(".", "") for activity in case.activities}
    for later, _first in repeated((code, row) for row, code in codes.items()):
        address = address_of("activities", later, "code")
        yield SAME_ACTIVITY.at(address, code=codes[later])
