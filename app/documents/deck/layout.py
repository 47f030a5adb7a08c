"""From what a presentation says to where it stands: nothing overlaps, nothing leaves its slide.

Letters shrink first; what still does not fit goes on to a further slide of the same title. Titles
and figures alone are cut with «…»: they are short by their nature, and the passport has them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents.deck.columns import Column, MakeColumn, fit
from app.documents.deck.cover import lay_cover
from app.documents.deck.measure import height, line_height, lines_of
from app.documents.deck.model import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    ROOM,
    TOP,
    WIDTH,
    Box,
    Deck,
    Picture,
    Shape,
    Slide,
    Words,
)
from app.documents.deck.parts import (
    Cards,
    Chain,
    Content,
    Cover,
    Figure,
    Listed,
    Note,
    Panels,
    Part,
    Plot,
    Presentation,
    Rows,
    Stage,
)
from app.documents.deck.rows import lay_rows
from app.documents.deck.texts import kept, largest, words_of
from app.documents.said import Said

TITLE_HEIGHT, PLACE_HEIGHT, RULE_HEIGHT = 18.0, 6.0, 0.8
BODY_TOP = TOP + TITLE_HEIGHT + PLACE_HEIGHT + RULE_HEIGHT + 4.0
BODY_BOTTOM = HEIGHT - BOTTOM
BODY = BODY_BOTTOM - BODY_TOP
GAP = 5.0
NUMBER_SIZE = 9.0
STAGE_HEAD, ARROW = 15.0, 9.0
_HEAD_PAD = 1.5
PAD = 3.5
_LEAST_PLOT = 62.0
_LEAST_CHAIN = 0.6
"""The part of a slide that a chain has at least."""
_SCALES = (1.35, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7)
_TITLE_SIZES = (26.0, 22.0, 18.0, 15.0, 12.0)
_VALUE_SIZES = (28.0, 24.0, 20.0, 17.0, 14.0, 12.0)
_CARDS_A_ROW = 4
_LEAST_LETTERS = 9.0


def lay_out(presentation: Presentation) -> Deck:
    """Return a presentation as slides to be written."""
    slides: list[tuple[Shape, ...]] = []
    for slide in presentation.slides:
        if isinstance(slide, Cover):
            slides.append(lay_cover(slide))
        else:
            slides += _Stack(slide, presentation.continued).slides()
    numbered = [
        Slide((*shapes, _number(place)) if place > 1 else shapes)
        for place, shapes in enumerate(slides, start=1)
    ]
    return Deck(
        presentation.title,
        tuple(numbered),
        presentation.language,
        presentation.author,
        presentation.subject,
    )


def _number(place: int) -> Box:
    words = (Words(str(place), NUMBER_SIZE, colour="soft", align="right"),)
    tall = line_height(NUMBER_SIZE)
    left = WIDTH - RIGHT - 20.0
    return Box(left, HEIGHT - 10.0 - tall / 2, 20.0, tall, words, role="number")


# -- a slide of content -------------------------------------------------------------------------


class _Stack:
    """Puts the parts of a slide one below the other."""

    def __init__(self, content: Content, continued: str) -> None:
        self._content = content
        self._continued = continued
        self._pages: list[list[Shape]] = []
        self._y = BODY_TOP
        self._turn()

    def slides(self) -> list[tuple[Shape, ...]]:
        """Return the shapes of each slide."""
        parts = self._content.parts
        for place, part in enumerate(parts):
            self._part(part, parts[place + 1 :])
        return [tuple(page) for page in self._pages]

    @property
    def _room(self) -> float:
        return BODY_BOTTOM - self._y

    @property
    def _fresh(self) -> bool:
        return self._y <= BODY_TOP

    def _turn(self) -> None:
        """Begin a slide with its title."""
        content = self._content
        shown = content.title
        if self._pages and self._continued:
            shown = Said(
                f"{content.title} ({self._continued})", getattr(content.title, "source", "")
            )
        room = TITLE_HEIGHT if content.place else TITLE_HEIGHT + PLACE_HEIGHT
        title = replace(largest(shown, _TITLE_SIZES, ROOM, room), colour="strong")
        shapes: list[Shape] = [
            Box(LEFT, TOP, ROOM, room, (title,), anchor="bottom", role="title"),
        ]
        if content.place:
            place = words_of(kept(content.place, 12, ROOM, 1), 12, colour="soft")
            shapes.append(Box(LEFT, TOP + room, ROOM, PLACE_HEIGHT, (place,), anchor="middle"))
        rule = TOP + TITLE_HEIGHT + PLACE_HEIGHT + 0.6
        shapes.append(Box(LEFT, rule, ROOM, RULE_HEIGHT, fill="strong"))
        self._pages.append(shapes)
        self._y = BODY_TOP

    def _put(self, *shapes: Shape) -> None:
        self._pages[-1].extend(shapes)

    def _part(self, part: Part, after: Sequence[Part]) -> None:
        match part:
            case Note():
                self._note(part)
            case Cards():
                self._cards(part)
            case Rows():
                self._rows(part)
            case Panels():
                self._panels(part)
            case Chain():
                self._chain(part, self._needed(after))
            case Plot():
                self._plot(part, self._needed(after))

    def _needed(self, after: Sequence[Part]) -> float:
        """Return the room that the notes and cards after a part want on its slide."""
        room = 0.0
        for part in after:
            if isinstance(part, Note):
                room += _note_height(part) + GAP
            elif isinstance(part, Cards):
                room += sum(height for _row, height in _card_rows(part)) + GAP
            else:
                break
        return min(room, BODY * (1 - _LEAST_CHAIN))

    def _note(self, part: Note) -> None:
        tall = _note_height(part)
        if tall > self._room and not self._fresh:
            self._turn()
        words = words_of(kept(part.text, 12, ROOM, 3), 12, colour="soft")
        self._put(Box(LEFT, self._y, ROOM, tall, (words,)))
        self._y += tall + GAP

    def _cards(self, part: Cards) -> None:
        for row, tall in _card_rows(part):
            if tall > self._room and not self._fresh:
                self._turn()
            width = _card_width(len(row))
            for place, words in enumerate(_cards_words(row)):
                left = LEFT + place * (width + GAP)
                self._put(Box(left, self._y, width, tall, words, line="line", pad=PAD))
            self._y += tall + GAP

    def _rows(self, part: Rows) -> None:
        for number, grid in enumerate(lay_rows(part, LEFT, self._y, self._room, BODY)):
            if number:
                self._turn()
            if grid.rows:
                self._put(replace(grid, top=self._y))
                self._y += grid.height + GAP

    def _plot(self, part: Plot, after: float) -> None:
        if self._room - after < _LEAST_PLOT and not self._fresh:
            self._turn()
        tall = max(self._room - after, _LEAST_PLOT)
        if part.titled and part.chart.title:
            title = words_of(part.chart.title, 13, bold=True, colour="soft")
            above = line_height(13) + 1.0
            self._put(Box(LEFT, self._y, ROOM, above, (title,)))
            self._y += above
            tall -= above
        self._put(Picture(LEFT, self._y, ROOM, tall, part.chart, 12.0))
        self._y += tall + GAP

    def _panels(self, part: Panels) -> None:
        count = len(part.panels)
        if not count:
            return
        if self._room < BODY / 3 and not self._fresh:
            self._turn()
        width = (ROOM - GAP * (count - 1)) / count
        inner = width - 2 * PAD
        room = self._room - 2 * PAD
        columns = [_list_column(panel, first=True) for panel in part.panels]
        for number, page in enumerate(fit(columns, inner, room, _SCALES)):
            if number:
                self._turn()
            tall = max(height(column, inner) for column in page) + 2 * PAD
            for place, column in enumerate(page):
                if column:
                    left = LEFT + place * (width + GAP)
                    self._put(Box(left, self._y, width, tall, column, line="line", pad=PAD))
            self._y += tall + GAP
            room = BODY - 2 * PAD

    def _chain(self, part: Chain, after: float) -> None:
        count = len(part.stages)
        if not count:
            return
        if not self._fresh and self._room - after < BODY * _LEAST_CHAIN:
            self._turn()
        width = (ROOM - ARROW * (count - 1)) / count
        inner = width - 2 * PAD
        room = self._room - after - STAGE_HEAD - 2 * PAD
        columns = [_stage_column(stage, inner) for stage in part.stages]
        for number, page in enumerate(fit(columns, inner, room, _SCALES)):
            if number:
                self._turn()
            for place, (stage, column) in enumerate(zip(part.stages, page, strict=True)):
                left = LEFT + place * (width + ARROW)
                self._stage(stage.name, column, left, width, room)
                if place < count - 1:
                    arrow = left + width + 1.0
                    middle = self._y + (STAGE_HEAD - 8.0) / 2
                    self._put(Box(arrow, middle, ARROW - 2.0, 8.0, outline="arrow", fill="accent"))
            self._y += STAGE_HEAD + room + 2 * PAD + GAP

    def _stage(self, name: str, column: Column, left: float, width: float, room: float) -> None:
        head = largest(
            name,
            (16.0, 14.0, 12.0, 11.0, 10.0, 9.0),
            width - 2 * _HEAD_PAD,
            STAGE_HEAD - 2 * _HEAD_PAD,
        )
        head = replace(head, colour="white", align="center")
        self._put(
            Box(
                left,
                self._y,
                width,
                STAGE_HEAD,
                (head,),
                fill="strong",
                anchor="middle",
                pad=_HEAD_PAD,
            ),
            Box(left, self._y + STAGE_HEAD, width, room + 2 * PAD, column, line="line", pad=PAD),
        )


# -- what stands in boxes -----------------------------------------------------------------------


def _note_height(part: Note) -> float:
    words = words_of(kept(part.text, 12, ROOM, 3), 12)
    return height((words,), ROOM)


def _card_rows(part: Cards) -> list[tuple[tuple[Figure, ...], float]]:
    """Return the cards row by row, each row with its height."""
    figures = part.figures
    if not figures:
        return []
    count = -(-len(figures) // _CARDS_A_ROW)
    each = -(-len(figures) // count)
    rows = [figures[start : start + each] for start in range(0, len(figures), each)]
    made = []
    for row in rows:
        inner = _card_width(len(row)) - 2 * PAD
        tall = max(height(words, inner) for words in _cards_words(row))
        made.append((row, tall + 2 * PAD))
    return made


def _card_width(count: int) -> float:
    return (ROOM - GAP * (count - 1)) / count


def _cards_words(row: Sequence[Figure]) -> list[Column]:
    """Return the paragraphs of cards side by side: their figures in letters of one size."""
    width = _card_width(len(row)) - 2 * PAD
    room = line_height(_VALUE_SIZES[-1]) * 2.6
    common = min(largest(figure.value, _VALUE_SIZES, width, room).size for figure in row)
    made: list[Column] = []
    for figure in row:
        value = largest(figure.value, (common,), width, max(room, line_height(common)))
        label = words_of(kept(figure.label, 12, width, 2), 12, colour="soft", above=0.8)
        shown = (replace(value, colour="strong"), label)
        made.append(tuple(words for words in shown if words.text.strip()))
    return made


def _stage_column(stage: Stage, width: float) -> MakeColumn:
    def make(scale: float) -> Column:
        words: list[Words] = []
        label_size = max(11.0 * scale, _LEAST_LETTERS)
        sizes = [size * scale for size in (24.0, 20.0, 17.0, 14.0, 13.0)]
        room = line_height(sizes[-1]) * 3.2
        found = [largest(figure.value, sizes, width, room) for figure in stage.figures]
        common = min((value.size for value in found), default=sizes[-1])
        for figure in stage.figures:
            label = kept(figure.label, label_size, width, 3)
            above = 2.6 * scale if words else 0.0
            words.append(words_of(label, label_size, colour="soft", above=above, kept=True))
            value = largest(figure.value, (common,), width, max(room, line_height(common)))
            words.append(replace(value, colour="strong"))
        for number, listed in enumerate(stage.lists):
            first = not words and not number
            words += _list_words(listed, scale, first=first, heading=11.0, width=width)
        return tuple(words)

    return make


def _list_column(listed: Listed, *, first: bool) -> MakeColumn:
    def make(scale: float) -> Column:
        words = _list_words(listed, scale, first=first, heading=13.0)
        if listed.heading:
            words[0] = replace(words[0], bold=True, colour="strong")
        return tuple(words)

    return make


def _list_words(
    listed: Listed, scale: float, *, first: bool, heading: float, width: float = ROOM
) -> list[Words]:
    """Return a list's paragraphs, in letters so small that none of its words is parted."""
    size = max(13.0 * scale, _LEAST_LETTERS)
    bullet = len(listed.points) > 1
    while size > _LEAST_LETTERS and any(
        not line.space
        for point in listed.points
        for line in lines_of(words_of(point, size, bullet=bullet), width)
    ):
        size = max(size - 0.5, _LEAST_LETTERS)
    words: list[Words] = []
    if listed.heading:
        small = max(heading * scale, _LEAST_LETTERS)
        above = 0.0 if first else 2.6 * scale
        words.append(words_of(listed.heading, small, colour="soft", above=above, kept=True))
    for number, point in enumerate(listed.points):
        above = 0.0 if first and not words else (1.0 if number else 0.6) * scale
        words.append(words_of(point, size, above=above, bullet=bullet))
    return words
