"""What a printable paper is: its key, when it is due, which facts it uses, how it is worded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.documents.deck.parts import Presentation
from app.documents.kinds import DOCX, PDF, PPTX
from app.documents.tongue import BOTH, KK, RU
from app.domain.case import FoundingCase


class Phase(Enum):
    """When a paper is printed."""

    SCREENING = "screening"
    DEFENCE = "defence"
    BEFORE = "before"
    FOUNDING = "founding"
    AFTER = "after"
    FINANCE = "finance"
    LATER = "later"


class Per(Enum):
    """Whether a paper is one for the case or one for each record of a collection."""

    CASE = ""
    FOUNDER = "founders"
    OKRUG = "screened_okrugs"
    DEFENCE = "defences"
    MEETING = "later_meetings"
    MEMBER = "later_members"

    @property
    def collection(self) -> str:
        """The collection whose records have a paper each; "" for a paper of the case."""
        return self.value


Facts = Mapping[str, object]
MakeFacts = Callable[[FoundingCase, str], Facts]
"""From a case and the id of the record that the paper is about ("" for none) to its facts."""
MakeSlides = Callable[[FoundingCase, str], Presentation]
"""From the same to the slides of a presentation."""


def needed_always(_case: FoundingCase) -> bool:
    """Every case has this paper."""
    return True


@dataclass(frozen=True)
class PaperForm:
    """One printable paper.

    ``key`` names it everywhere (command line, files, database, ``resources/forms/<key>/kk.txt``).
    ``number`` orders the set («07» stands in the file name). ``title`` is an English msgid;
    ``file_name`` and ``file_name_ru`` the Kazakh and Russian stems of its file. ``facts`` gives
    the values for the wording, in the language of the case's view. ``two_columns`` papers can also
    be had with both languages side by side.
    ``uses`` are the address prefixes whose findings keep it a draft (``"meeting."``,
    ``"founders/*/iin"``, ``"agenda.charter."``); see :func:`uses_address`.
    ``needed`` says whether this case has the paper at all. ``after_meeting`` papers do not print
    before the meeting's day. ``landscape`` papers lie on their side. A paper with ``slides`` is a
    presentation: it has no wording, its words are ``code = text``, and PowerPoint stands for Word.
    """

    key: str
    number: str
    title: str
    file_name: str
    file_name_ru: str
    phase: Phase
    facts: MakeFacts
    uses: tuple[str, ...]
    per: Per = Per.CASE
    needed: Callable[[FoundingCase], bool] = needed_always
    after_meeting: bool = False
    personal: bool = True
    landscape: bool = False
    two_columns: bool = False
    slides: MakeSlides | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the paper can be had in: kk, ru, and kk_ru with both."""
        return (KK, RU, BOTH) if self.two_columns else (KK, RU)

    @property
    def kinds(self) -> tuple[str, str]:
        """The kinds of file that it can be had as: the one to print, the one to change."""
        return (PDF, PPTX) if self.slides else (PDF, DOCX)

    def stem(self, language: str) -> str:
        """Return the stem of the paper's file in a language: «Жарғы», «Устав», «Жарғы - Устав»."""
        stems = {KK: self.file_name, RU: self.file_name_ru}
        return stems.get(language) or f"{self.file_name} - {self.file_name_ru}"


def uses_address(paper: PaperForm, address: str) -> bool:
    """Return whether the fact at an address stands in the paper.

    ``founders/*/iin`` matches that field of any record; ``founders`` matches the collection itself
    (a finding about how many there are) and every field below it; ``founders/`` the collection
    itself alone; ``meeting.`` any key that starts so.
    """
    return _used(paper.uses, _any_record(address))


def _any_record(address: str) -> str:
    """Return ``founders/*/iin`` for ``founders/ab12/iin``: no pattern names one record."""
    if address.count("/") != 2:
        return address
    collection, _, name = address.split("/")
    return f"{collection}/*/{name}"


@lru_cache(maxsize=8192)
def _used(patterns: tuple[str, ...], address: str) -> bool:
    return any(_matches(pattern, address) for pattern in patterns)


def _matches(pattern: str, address: str) -> bool:
    if pattern == address:
        return True
    if pattern.endswith("."):
        return address.startswith(pattern)
    if pattern.endswith("/"):
        return address == pattern[:-1]
    wanted, given = pattern.split("/"), address.split("/")
    if len(wanted) > len(given):
        return False
    return all(w in ("*", g) for w, g in zip(wanted, given, strict=False))
