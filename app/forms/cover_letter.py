"""The covering letter with the inventory of a file set, as facts for its wording.

It is no paper of the case (:mod:`app.forms.papers`): it can only be made once the files that go
along are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.parse import format_date, parse_date
from app.forms.places import coop_names, department, okrug_name, place_parts
from app.forms.values import paragraphs, said, said_day, said_short, tongue_of
from app.forms.words import word_table

KEY = "cover_letter"
_PLACE = ("oblast", "district", "okrug", "settlement")

USES = (
    "sending.",
    "meeting.akim_name",
    "meeting.akim_post",
    "meeting.department",
    *(f"{part}.{name}" for part in ("meeting", "name") for name in _PLACE),
)
"""The addresses whose texts the letter prints, as :class:`~app.forms.papers.PaperForm` has them."""

PAPERS, OLDER, SCANS, SIGNATURES, WORD, DATA = (
    "papers",
    "older",
    "scans",
    "signatures",
    "word",
    "data",
)
"""The groups of the inventory; their order is the order of the lines."""

_HASH_LINES = 4
_HASH_GROUP = 4


@dataclass(frozen=True)
class Listed:
    """A file of the inventory; ``pages`` 0: it has none, or they could not be counted."""

    group: str
    title: str
    pages: int
    sha256: str
    number: str = ""
    day: str = ""  # ISO
    detail: str = ""


@dataclass(frozen=True)
class Absent:
    """What is asked for and is not in the set, or not as it should be."""

    what: str
    state: str


@dataclass(frozen=True)
class _Line:
    position: int
    title: str
    detail: str
    number: tuple[str, str]
    pages: str
    hash: tuple[str, ...]


@dataclass(frozen=True)
class _Group:
    code: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True)
class _Total:
    files: int
    pages: int
    papers: int
    scans: int
    signatures: int


@dataclass(frozen=True)
class CoverFacts:
    """What the letter says beside the answers of the case."""

    listed: Sequence[Listed]
    absent: Sequence[Absent]
    snapshots: int
    fingerprint: str
    founding: bool  # the cooperative is founded, or its founding has begun


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of the letter in a language, by code."""
    return word_table(f"{KEY}/words_{language}.txt")


def signer_of(case: FoundingCase) -> Said:
    """Return who signs the letter: as typed, else the okrug's akim of the case."""
    key = "sending.signer" if case.text("sending.signer") else "meeting.akim_name"
    return said(case, key)


def signer_post_of(case: FoundingCase) -> Said:
    """Return the signer's post: as typed, else the akim's post, else «… ауылдық округінің әкімі».

    Who signs by his own name has the post that was typed for him, or none.
    """
    if case.text("sending.signer_post") or case.text("sending.signer"):
        return said(case, "sending.signer_post")
    if case.text("meeting.akim_post"):
        return said(case, "meeting.akim_post")
    okrug = okrug_name(case, case.text("meeting.okrug"))
    if not okrug:
        return Said("", "meeting.akim_post")
    inflected = tongue_of(case).inflect(okrug, "genitive", "phrase")
    return Said(words_of(case.language)["akim"].format(okrug=inflected), "meeting.okrug")


def recipient_of(case: FoundingCase) -> Said:
    """Return to whom the letter goes, in the nominative: as typed, else the oblast's АШБ."""
    key = "sending.recipient"
    return said(case, key) if case.text(key) else department(case)


def aim_of(case: FoundingCase, *, founding: bool) -> str:
    """Return what the letter asks for as the scheme stands: a list only of whom it may hold.

    ``project``: a project to be looked at; ``consent``: a cooperative whose project has no consent
    yet; ``look``: it has one, but is not registered; ``list``: it may be put on the list;
    ``listed``: it stands on one, so the papers are for the АШБ to know.
    """
    if not founding:
        return "project"
    if not (case.text("meeting.consent_number") and case.day("meeting.consent_date")):
        return "consent"
    if case.text("listing.number") and case.day("listing.date"):
        return "listed"
    registered = case.text("registration.bin") and case.day("registration.date")
    return "list" if registered else "look"


def cover_facts(case: FoundingCase, facts: CoverFacts) -> dict[str, object]:
    """Return the facts of the letter's wording, in the language of the case's view."""
    signer, executor = signer_of(case), said(case, "sending.executor")
    return {
        "coop": coop_names(case),
        "recipient": recipient_of(case),
        "day": said_day(case, "sending.date"),
        "number": said(case, "sending.number"),
        "bin": said(case, "registration.bin"),
        "place": place_parts(case, "name" if case.text("name.okrug") else "meeting"),
        "consent_number": said(case, "meeting.consent_number"),
        "consent_day": said_day(case, "meeting.consent_date"),
        "signer": said_short(signer, signer.source),
        "signer_post": signer_post_of(case),
        "executor": said_short(executor, executor.source),
        "phone": said(case, "sending.executor_phone"),
        "note": paragraphs(case.text("sending.note"), "sending.note"),
        "aim": aim_of(case, founding=facts.founding),
        "absent": facts.absent,
        "snapshots": facts.snapshots,
        "fingerprint": facts.fingerprint.replace(" ", "\u00a0"),
        "groups": _groups(facts.listed, words_of(case.language)),
        "total": _total(facts.listed),
        "words": words_of(case.language),
    }


def _groups(listed: Sequence[Listed], words: Mapping[str, str]) -> tuple[_Group, ...]:
    lines = [(one.group, _line(place, one, words)) for place, one in enumerate(listed, start=1)]
    return tuple(
        _Group(code, tuple(line for _, line in some))
        for code, some in groupby(lines, key=lambda pair: pair[0])
    )


def _line(place: int, one: Listed, words: Mapping[str, str]) -> _Line:
    day = parse_date(one.day)
    numbered = f"№\u00a0{one.number}" if one.number else ""
    dated = words["dated"].format(day=format_date(day)) if day else ""
    return _Line(
        position=place,
        title=one.title,
        detail=one.detail,
        number=(numbered, dated) if numbered else (dated or "–", ""),
        pages=str(one.pages) if one.pages else "–",
        hash=hash_lines(one.sha256),
    )


def hash_lines(sha256: str) -> tuple[str, ...]:
    """Return a SHA-256 in four lines of four groups of four digits: two people can compare it."""
    groups = [sha256[place : place + _HASH_GROUP] for place in range(0, len(sha256), _HASH_GROUP)]
    size = len(groups) // _HASH_LINES
    return tuple(
        "\u00a0".join(groups[line * size : (line + 1) * size]) for line in range(_HASH_LINES)
    )


def _total(listed: Sequence[Listed]) -> _Total:
    def count(*groups: str) -> int:
        return sum(one.group in groups for one in listed)

    return _Total(
        files=len(listed),
        pages=sum(one.pages for one in listed),
        papers=count(PAPERS, OLDER),
        scans=count(SCANS),
        signatures=count(SIGNATURES),
    )
