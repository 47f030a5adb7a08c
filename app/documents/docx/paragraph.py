"""One paragraph of a Word paper: what stands in it, and what of its style it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from app.documents.blocks import Inline, Run
from app.documents.docx.numbering import Label
from app.documents.docx.styles import STYLES, Style, justification
from app.documents.docx.xml import LAST_PAGE, pages_field, properties, run, twips
from app.documents.docx.xml import field as word_field
from app.documents.lines import break_lines, glued
from app.documents.protect import clean
from app.documents.styles import SIGN_BEFORE_NAME, leading

PAGES = "{pages}"


@dataclass(frozen=True)
class Bookmark:
    """A place that references name: ``listed`` when its number is that of a list."""

    id: int
    number: str
    listed: bool

    @property
    def name(self) -> str:
        """Its name in the file; Word hides names that begin with a stroke."""
        return f"_Ref{260000000 + self.id}"


@dataclass
class Bookmarks:
    """The bookmarks of one text, by anchor; ids are shared by all texts of a document."""

    ids: count[int]
    places: dict[str, Bookmark] = field(default_factory=dict)

    def add(self, anchor: str, number: str, *, listed: bool) -> Bookmark | None:
        """Make the bookmark of an anchor; a second one of the same name is none."""
        if not anchor or anchor in self.places:
            return None
        made = Bookmark(next(self.ids), number, listed)
        self.places[anchor] = made
        return made


@dataclass(frozen=True)
class Voice:
    """What the runs of a text share: bookmarks, and a language that is not the document's."""

    bookmarks: Bookmarks
    language: str = ""


@dataclass
class Para:
    """A paragraph. Lengths are points; None leaves what the style says."""

    style: str
    text: Inline
    voice: Voice
    label: Label | None = None
    number: str = ""
    bookmark: Bookmark | None = None
    first: float = 0.0
    before: float | None = None
    after: float | None = None
    keep: bool = False
    new_page: bool = False
    align: str = ""
    left: float = 0.0
    right: float = 0.0
    line: float = 0.0
    size: float = 0.0
    borders: str = ""
    framed: float = 0.0
    ruled: float = 0.0
    pages: int | None = None
    last_page: int = 0
    section: str = ""

    @property
    def look(self) -> Style:
        """The style itself."""
        return STYLES[self.style]

    @property
    def room_below(self) -> float:
        """Room below the paragraph."""
        return self.look.after if self.after is None else self.after

    @property
    def room_above(self) -> float:
        """Room above the paragraph."""
        return self.look.before if self.before is None else self.before

    def lines(self, width: float) -> int:
        """Return how many lines it takes in a width, as the PDF would break it."""
        size = self.size or self.look.size
        room = width - self.left - self.right
        text = (Run(f"{self.number} "), *self.text) if self.number else self.text
        return len(break_lines(text, size, room - self.look.first, room, bold=self.look.bold))

    def height(self, width: float) -> float:
        """Return its height in a width, with the room above and below."""
        step = self.line or self.look.line or leading(self.size or self.look.size)
        return max(1, self.lines(width)) * step + self.room_above + self.room_below

    # -- written ---------------------------------------------------------------------------

    def xml(self) -> str:
        """Return the paragraph as WordprocessingML."""
        return f"<w:p><w:pPr>{self._properties()}</w:pPr>{self._content()}</w:p>"

    def _properties(self) -> str:
        parts = [f'<w:pStyle w:val="{self.style}"/>']
        if self.keep and not self.look.keep:
            parts.append("<w:keepNext/>")
        if self.new_page:
            parts.append("<w:pageBreakBefore/>")
        if self.framed:
            parts.append(
                f'<w:framePr w:w="{twips(self.framed)}" w:wrap="notBeside" w:vAnchor="margin" '
                'w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
            )
        if self.label:
            parts.append(
                f'<w:numPr><w:ilvl w:val="{self.label.level}"/>'
                f'<w:numId w:val="{self.label.list_id}"/></w:numPr>'
            )
        elif self.look.level is not None:
            parts.append('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
        parts += [self.borders, self._tabs(), self._spacing(), self._indent()]
        if self.align and self.align != self.look.align:
            parts.append(f'<w:jc w:val="{justification(self.align)}"/>')
        parts += [properties(size=self.size, language=self.voice.language), self.section]
        return "".join(parts)

    def _tabs(self) -> str:
        """Return the stops of a place to sign: a line to the first, the name at the second."""
        if not self.ruled:
            return ""
        line = twips(self.ruled - SIGN_BEFORE_NAME)
        return (
            f'<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="{line}"/>'
            f'<w:tab w:val="left" w:pos="{twips(self.ruled)}"/></w:tabs>'
        )

    def _spacing(self) -> str:
        attributes = ""
        if self.before is not None and twips(self.before) != twips(self.look.before):
            attributes += f' w:before="{twips(self.before)}"'
        if self.after is not None and twips(self.after) != twips(self.look.after):
            attributes += f' w:after="{twips(self.after)}"'
        if self.line:
            attributes += f' w:line="{twips(self.line)}" w:lineRule="exact"'
        return f"<w:spacing{attributes}/>" if attributes else ""

    def _indent(self) -> str:
        first_line = self.first or (self.look.first if not self.label else 0.0)
        if self.ruled:
            return f'<w:ind w:left="{twips(self.ruled)}" w:hanging="{twips(self.ruled)}"/>'
        unnumbered = self.look.level is not None and not self.label
        if not (self.left or self.right or self.first or unnumbered):
            return ""
        first = f' w:firstLine="{twips(first_line)}"' if first_line else ""
        return f'<w:ind w:left="{twips(self.left)}" w:right="{twips(self.right)}"{first}/>'

    def _content(self) -> str:
        looks = properties(size=self.size, language=self.voice.language)
        text = "".join(self._runs())
        if self.ruled:
            text = f"<w:r>{looks}<w:tab/><w:tab/></w:r>{text}"
        if self.last_page:
            text += _bookmark(self.last_page, LAST_PAGE, "")
        mark = self.bookmark
        if not mark:
            return (run(f"{self.number} ", looks) if self.number else "") + text
        if mark.listed or not self.number:
            return _bookmark(mark.id, mark.name, text)
        rest = self.number.removeprefix(mark.number)
        number = _bookmark(mark.id, mark.name, run(mark.number, looks))
        return number + run(f"{rest} ", looks) + text

    def _runs(self) -> Iterator[str]:
        before = ""
        for part in self.text:
            yield self._run(part, before)
            before = part.text[-1:] or before

    def _run(self, part: Run, before: str) -> str:
        """Return a run; ``before`` is the character it follows."""
        looks = properties(
            bold=part.bold,
            italic=part.italic,
            struck=part.struck,
            size=self.size,
            language=part.lang or self.voice.language,
        )
        mark = self.voice.bookmarks.places.get(part.ref) if part.ref else None
        if mark and mark.number and mark.number == part.text:
            switches = "\\n \\h" if mark.listed else "\\h"
            return word_field(f" REF {mark.name} {switches} ", part.text, looks)
        text = glued(part.text)
        if (self.align or self.look.align) == "justify":
            text = _unstretched(text)
        if self.pages is None or PAGES not in text:
            return run(text, looks, before)
        counted = pages_field(self.pages, looks, back_sheets=True)
        return counted.join(run(piece, looks) for piece in text.split(PAGES))


def _unstretched(text: str) -> str:
    """Return a text whose dashes have plain spaces: Word does not widen those that cannot break."""
    return text.replace("\u00a0–", " –").replace("\u00a0—", " —")


def _bookmark(number: int, name: str, inside: str) -> str:
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def visible(text: Inline) -> bool:
    """Return whether anything of a text is printed."""
    return any(clean(part.text).strip(" ") for part in text)


def gap(height: float, voice: Voice, *, new_page: bool = False, keep: bool = False) -> Para:
    """Return an empty paragraph of a height: room where Word needs a paragraph to make it."""
    return Para("Gap", (), voice, line=max(1.0, height), new_page=new_page, keep=keep)
