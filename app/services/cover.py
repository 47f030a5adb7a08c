"""The covering letter with the inventory of a file set, laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.domain.case import FoundingCase
from app.domain.scheme import founding_begun
from app.forms import cover_letter
from app.forms.cover_letter import KEY, Absent, CoverFacts, Listed, cover_facts, words_of
from app.forms.registry import PAPERS, paper
from app.services.layout import PaperLayout
from app.services.packing import Attached, CaseParts, Issued, paper_title
from app.services.wanted import SPELLING, Lack, Wanted

_ORDER = {form.key: place for place, form in enumerate(PAPERS)}


@dataclass(frozen=True)
class Cover:
    """What a covering letter is made of; ``word`` gives name and SHA-256 of each Word copy."""

    parts: CaseParts
    word: Sequence[tuple[str, str]]
    wanted: Sequence[Wanted]
    fingerprint: str
    language: str


def word_title(language: str) -> str:
    """Return what the letter is called in a language."""
    return words_of(language)["title"]


def cover_pdf(layout: PaperLayout, cover: Cover) -> tuple[bytes, int]:
    """Return the letter as PDF, and how many pages the inventory counts."""
    pages = sum(one.pages for one in cover.parts.contents)

    def facts(view: FoundingCase, _record_id: str) -> dict[str, object]:
        return cover_facts(
            view,
            CoverFacts(
                listed=tuple(_listed(view, cover)),
                absent=tuple(_absent(cover)),
                snapshots=len(cover.parts.snapshots),
                fingerprint=cover.fingerprint,
                founding=founding_begun(view),
            ),
        )

    title = word_title(cover.language)
    draft = any(line.code == SPELLING and line.lacks for line in cover.wanted)
    laid = layout.sheet(cover.parts.case, KEY, title, facts, cover.language, draft=draft)
    return laid.pdf, pages


# -- the inventory ---------------------------------------------------------------------------


def _listed(view: FoundingCase, cover: Cover) -> Iterator[Listed]:
    """Give every file but the letter itself, in the inventory's order."""
    words = words_of(cover.language)
    papers = sorted(cover.parts.papers, key=lambda one: _place(view, one))
    for group, newest in ((cover_letter.PAPERS, True), (cover_letter.OLDER, False)):
        for one in papers:
            if one.newest is newest:
                yield _paper(view, one, group, cover.language)
    titles = {one.issued.sha256: _title(view, one, cover.language) for one in papers}
    titles |= {one.attachment.sha256: one.attachment.file_name for one in cover.parts.attached}
    for group, signature in ((cover_letter.SCANS, False), (cover_letter.SIGNATURES, True)):
        for scan in cover.parts.attached:
            if scan.attachment.signature is signature:
                yield _attached(view, scan, group, cover.language, titles)
    for name, digest in cover.word:
        yield Listed(cover_letter.WORD, name, 0, digest)
    data = cover.parts.case_file
    digest = sha256(data.data()).hexdigest()
    yield Listed(cover_letter.DATA, words["case"], 0, digest, detail=data.path)


def _place(view: FoundingCase, one: Issued) -> tuple[int, str, int, str, int]:
    issued = one.issued
    number = len(_ORDER)
    place = _ORDER.get(issued.paper, number)
    form = paper(issued.paper) if issued.paper in _ORDER else None
    ids = (
        [r.id for r in view.answers.records(form.per.collection)] if form and form.per.value else []
    )
    at = ids.index(issued.record_id) if issued.record_id in ids else len(ids)
    return place, issued.paper, at, issued.language, issued.version


def _title(view: FoundingCase, one: Issued, language: str) -> str:
    return paper_title(view, one.issued.paper, one.issued.record_id, language)


def _paper(view: FoundingCase, one: Issued, group: str, language: str) -> Listed:
    words, issued = words_of(language), one.issued
    details = []
    if issued.language != language:
        details.append(words[f"in_{issued.language}"])
    if issued.version > 1 or not one.newest:
        details.append(words["version"].format(version=issued.version))
    return Listed(
        group,
        _title(view, one, language),
        one.content.pages,
        issued.sha256,
        number=issued.number,
        day=issued.day.isoformat() if issued.day else "",
        detail=", ".join(details),
    )


def _attached(
    view: FoundingCase, one: Attached, group: str, language: str, titles: dict[str, str]
) -> Listed:
    attachment = one.attachment
    detail = attachment.file_name
    if attachment.signature and (over := titles.get(attachment.of_sha256)):
        detail += "; " + words_of(language)["over"].format(title=over)
    return Listed(
        group,
        paper_title(view, attachment.paper, attachment.record_id, language),
        one.content.pages,
        attachment.sha256,
        detail=detail,
    )


# -- what is absent --------------------------------------------------------------------------


def _absent(cover: Cover) -> Iterator[Absent]:
    """Give what the АШБ asks for and does not get, but for what stands in the letter itself."""
    words = words_of(cover.language)
    for line in cover.wanted:
        if not line.lacks or line.code in _IN_THE_LETTER:
            continue
        known = line.code in _ORDER
        what = paper(line.code).stem(cover.language) if known else words[f"fact_{line.code}"]
        state = words[_STATES[line.lack]].format(count=line.count)
        if line.lack is Lack.NO_SCAN and line.count > 1:
            state += f" ({words['partly'].format(done=line.done, count=line.count)})"
        yield Absent(what, state)


_IN_THE_LETTER = ("number", "date", "signer", SPELLING)
"""What the letter itself shows: a blank, or the word «ЖОБА» across it."""

_STATES = {
    Lack.MISSING: "missing",
    Lack.FAULTS: "faults",
    Lack.NOT_READY: "not_ready",
    Lack.NOT_ISSUED: "not_issued",
    Lack.STALE: "stale",
    Lack.NO_SCAN: "no_scan",
}

__all__ = ["Cover", "cover_pdf", "word_title"]
