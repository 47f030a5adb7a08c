"""Breaks runs of text into lines.

Greedy, at spaces and after the hyphen of a compound («ұйымдастыру-құқықтық»): no hyphenation
patterns exist for Kazakh. A word longer than a line is broken at a character. «№» and an initial
(«Н. Ахметов») stay with what follows, a dash with what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.documents.blocks import Inline, Run
from app.documents.fonts import BOLD, ITALIC, face

_INITIAL = re.compile(r"(?<!\w)([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=\w)")
_COMPOUND = re.compile(r"(?<=[^\W\d_]{2}[^\W\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІ_]-)(?=[^\W\d_]{4})")
"""After a hyphen between words; never before a number's or an abbreviation's ending (АЕК-тен)."""
_MONTHS = (
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_NUMBERED = "|".join(
    f"(?<={word} )"
    for word in (
        *("пункт", "пункта", "пункте", "пунктом", "пунктами", "пунктов"),
        *("статья", "статьи", "статье", "статьей", "статей"),
        *("риложение", "риложения", "риложении", r"\bдом"),
    )
)
_TIED = re.compile(
    rf" (?:(?<=\d )(?={_MONTHS})|(?=\()(?:(?<= \d )|(?<= \d\d ))|(?=\d)(?:{_NUMBERED}))"
)
"""The space after a day, before a small number's words, between «статьи» and its number."""
_SLACK = 0.5  # thousandths of the size: rounding


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces in one face each, its natural width in thousandths of the size.

    ``last`` is set on the last line of a paragraph and before a forced break: it is never
    justified. ``space`` is set when a space parts it from the next line: nobody sees it, but who
    has the text read aloud or copied needs it.
    """

    pieces: tuple[tuple[int, str], ...]
    width: float
    last: bool = False
    space: bool = False

    @property
    def text(self) -> str:
        """The line without its faces."""
        return "".join(piece for _face, piece in self.pieces)


@dataclass(slots=True)
class _Word:
    width: float
    pieces: list[tuple[int, str]]
    forced: bool = False  # the rest of a word that was too long: begins a line without a space
    joined: bool = False  # the second part of a compound: no space parts it from the first


def face_of(run: Run, *, bold: bool = False) -> int:
    """Return the index of the face that a run is set in."""
    return (BOLD if run.bold or bold else 0) + (ITALIC if run.italic else 0)


def break_lines(
    text: Inline, size: float, first: float, rest: float, *, bold: bool = False
) -> list[Line]:
    """Return the lines of a text; ``first`` and ``rest`` are the widths in points.

    An empty text gives no line.
    """
    scale = 1000 / size
    first_limit, rest_limit = first * scale + _SLACK, rest * scale + _SLACK
    if len(text) == 1 and "\n" not in text[0].text and not _COMPOUND.search(text[0].text):
        found = _break_plain(text[0].text, face_of(text[0], bold=bold), first_limit, rest_limit)
        if found is not None:
            return found
    lines: list[Line] = []
    for part in _forced_parts(text):
        if lines:
            lines[-1] = replace(lines[-1], space=True)
        words = _words(part, bold=bold)
        lines.extend(_break_words(words, first_limit if not lines else rest_limit, rest_limit))
    return lines


def glued(text: str) -> str:
    """Return a text whose signs, initials, dashes and numbers stay on a line with their words."""
    if "№ " in text:
        text = text.replace("№ ", "№\u00a0")
    if " –" in text:
        text = text.replace(" –", "\u00a0–")
    if " —" in text:
        text = text.replace(" —", "\u00a0—")
    text = _TIED.sub("\u00a0", text)
    return _INITIAL.sub("\\1\u00a0", text) if ". " in text else text


def _break_plain(text: str, index: int, first: float, rest: float) -> list[Line] | None:
    """Break a text of one face; None when a word is longer than a line."""
    measures = face(index)
    words = glued(text).split(" ")
    if "" in words:
        words = [word for word in words if word]
    if not words:
        return []
    widths = list(map(measures.words.__getitem__, words))
    if max(widths) > min(first, rest):
        return None
    space = measures.characters[" "]
    lines: list[Line] = []
    start, limit = 0, first
    width = -space
    for position, word in enumerate(widths):
        longer = width + space + word
        if longer > limit:
            lines.append(Line(((index, " ".join(words[start:position])),), width, space=True))
            start, limit, width = position, rest, word
        else:
            width = longer
    lines.append(Line(((index, " ".join(words[start:])),), width, last=True))
    return lines


def _forced_parts(text: Inline) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in text:
        pieces = run.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                yield part
                part = []
            if piece:
                part.append(Run(piece, run.bold, run.italic))
    yield part


def _words(runs: Sequence[Run], *, bold: bool) -> list[_Word]:
    words: list[_Word] = []
    open_word = False
    for run in runs:
        index = face_of(run, bold=bold)
        widths = face(index).words
        for number, piece in enumerate(glued(run.text).split(" ")):
            if number:
                open_word = False
            if not piece:
                continue
            first, *others = _COMPOUND.split(piece) if "-" in piece else (piece,)
            if open_word:
                words[-1].pieces.append((index, first))
                words[-1].width += widths[first]
            else:
                words.append(_Word(widths[first], [(index, first)]))
                open_word = True
            words += (_Word(widths[other], [(index, other)], joined=True) for other in others)
    return words


def _break_words(words: list[_Word], first: float, rest: float) -> Iterator[Line]:
    start, limit = 0, first
    width = 0.0
    fitted = [part for word in words for part in _fit(word, min(first, rest))]
    space = face(0).characters[" "]
    for position, word in enumerate(fitted):
        between = 0.0 if word.joined else space
        longer = width + between + word.width if position > start else word.width
        if position > start and (word.forced or longer > limit):
            parted = not (word.forced or word.joined)
            yield _line(fitted[start:position], width, space=parted)
            start, limit, width = position, rest, word.width
        else:
            width = longer
    if fitted:
        yield _line(fitted[start:], width, last=True)


def _fit(word: _Word, limit: float) -> Iterator[_Word]:
    """Cut a word that is longer than a line into parts that are not."""
    if word.width <= limit:
        yield word
        return
    part = _Word(0.0, [], joined=word.joined)
    for index, text in word.pieces:
        widths = face(index).characters
        begin = 0
        for position, character in enumerate(text):
            width = widths[character]
            if part.width + width > limit and (part.pieces or position > begin):
                if position > begin:
                    part.pieces.append((index, text[begin:position]))
                yield part
                part, begin = _Word(0.0, [], forced=True), position
            part.width += width
        if begin < len(text):
            part.pieces.append((index, text[begin:]))
    if part.pieces:
        yield part


def _line(words: Sequence[_Word], width: float, *, last: bool = False, space: bool = False) -> Line:
    pieces: list[tuple[int, list[str]]] = []
    for number, word in enumerate(words):
        if number and not word.joined:
            pieces[-1][1].append(" ")
        for index, text in word.pieces:
            if pieces and pieces[-1][0] == index:
                pieces[-1][1].append(text)
            else:
                pieces.append((index, [text]))
    return Line(tuple((index, "".join(texts)) for index, texts in pieces), width, last, space)
