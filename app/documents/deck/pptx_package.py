"""The PowerPoint file around the slides: an empty one to begin with, properties, packing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pptx
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Mm

from app.documents.deck.model import HEIGHT, WIDTH, Deck
from app.documents.protect import clean

FONT = "Arial"
"""A font of every Windows; its measures are those of Arimo, which the PDF has."""
_TITLE_ONLY = "Title Only"
_LONGEST_PROPERTY = 255
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Auyl Koop'
    b"</Application></Properties>"
)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NEEDLESS = (RT.THUMBNAIL, RT.PRINTER_SETTINGS)
_TYPEFACE = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*')


def rgb(value: str) -> Any:
    """Return a colour of six hexadecimal digits as PowerPoint's library wants it."""
    return RGBColor.from_string(value)  # type: ignore[no-untyped-call]


def begin(language: str) -> tuple[Any, Any]:
    """Return an empty presentation and the one layout that it keeps: a title alone."""
    made: Any = pptx.Presentation()
    made.slide_width, made.slide_height = Mm(WIDTH), Mm(HEIGHT)
    size = made._element.find(".//{*}sldSz")
    size.attrib.pop("type", None)  # the template's «4:3»
    layouts = made.slide_layouts
    kept = next(layout for layout in layouts if layout.name == _TITLE_ONLY)
    for layout in list(layouts):
        if layout is not kept:
            layouts.remove(layout)
    for holder in (made.slide_master, kept):
        _only_title(holder, language)
    _tidy(made)
    return made, kept


def _only_title(holder: Any, language: str) -> None:
    """Leave nothing but the title, without the template's English words."""
    for shape in list(holder.placeholders):
        element = shape._element
        if shape.placeholder_format.type is not None and "TITLE" in str(
            shape.placeholder_format.type
        ):
            for run in element.findall(".//{*}r"):
                run.getparent().remove(run)
            for end in element.findall(".//{*}endParaRPr"):
                end.set("lang", language)
            if shape.width:
                shape.left, shape.top = Mm(14), Mm(9)
                shape.width, shape.height = Mm(WIDTH - 28), Mm(24)
        else:
            element.getparent().remove(element)


def _tidy(made: Any) -> None:
    """Take out what no slide needs; name the font."""
    package = made.part.package
    for rels in (package._rels, made.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype in _NEEDLESS]:
            rels.pop(key)
    for rel in package._rels.values():
        if rel.reltype == RT.EXTENDED_PROPERTIES:
            rel.target_part._blob = _APP
    for rel in made.slide_master.part.rels.values():
        if rel.reltype == RT.THEME:
            rel.target_part._blob = _TYPEFACE.sub(rb"\g<1>" + FONT.encode(), rel.target_part.blob)


def describe(made: Any, deck: Deck) -> None:
    """Set the properties; days are fixed, so that the bytes are."""
    told = made.core_properties
    told.title = clean(deck.title)[:_LONGEST_PROPERTY]
    told.author = told.last_modified_by = clean(deck.author)[:_LONGEST_PROPERTY]
    told.subject = clean(deck.subject)[:_LONGEST_PROPERTY]
    told.language = clean(deck.language)[:_LONGEST_PROPERTY]
    told.created = told.modified = _DAY
    told.revision = 1
    told.keywords = ""


def pack(made: Any) -> bytes:
    """Return the file, always alike: also the workbooks of its charts."""
    saved = BytesIO()
    made.save(saved)
    return _packed(saved.getvalue())


def _packed(content: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xlsx"):
                part = _packed(part)
            elif name.endswith("docProps/core.xml"):
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            entry = ZipInfo(name, _BEFORE_ALL)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            out.writestr(entry, part)
    return target.getvalue()
