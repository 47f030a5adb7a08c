"""WordprocessingML written as text: escaping, runs, fields.

The order of the elements inside ``w:rPr`` is the schema's: Word refuses a file that mixes it.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from app.documents.protect import clean

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


_CUT = re.compile(r"(\n|(?<=\d)-(?=\w))")
_SIGNS = {"\n": "<w:br/>", "-": "<w:noBreakHyphen/>"}


def twips(points: float) -> int:
    """Return a length in Word's unit, a twentieth of a point."""
    return round(points * 20)


def attribute(text: str) -> str:
    """Return a text, cleaned of what XML forbids, as a quoted attribute."""
    return quoteattr(clean(text))


def properties(
    *,
    bold: bool = False,
    italic: bool = False,
    struck: bool = False,
    size: float = 0.0,
    language: str = "",
) -> str:
    """Return ``w:rPr`` for what differs from the paragraph's style, or nothing."""
    parts = []
    if bold:
        parts.append("<w:b/><w:bCs/>")
    if italic:
        parts.append("<w:i/><w:iCs/>")
    if struck:
        parts.append("<w:strike/>")
    if size:
        half = round(size * 2)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    if language:
        parts.append(language_tag(language))
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def language_tag(language: str) -> str:
    """Return ``w:lang``: the language of proofing for every script."""
    tag = attribute(language)
    return f'<w:lang w:val={tag} w:eastAsia={tag} w:bidi="ar-SA"/>'


def run(text: str, looks: str = "", before: str = "") -> str:
    """Return a run of text that follows the character ``before``.

    Line breaks are kept, what XML forbids is left out, and the hyphen between a number and its
    ending («14.2-тармақ») never ends a line.
    """
    parts = _CUT.split(before[-1:] + text)
    parts[0] = parts[0][len(before[-1:]) :]
    inside = "".join(
        _SIGNS[part] if place % 2 else _text(clean(part)) for place, part in enumerate(parts)
    )
    return f"<w:r>{looks}{inside}</w:r>" if inside else ""


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _char(kind: str, looks: str) -> str:
    return f'<w:r>{looks}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(told: str, shown: str, looks: str = "") -> str:
    """Return a field: what Word works out, and what it shows until then."""
    return (
        _char("begin", looks)
        + f'<w:r>{looks}<w:instrText xml:space="preserve">{escape(told)}</w:instrText></w:r>'
        + _char("separate", looks)
        + run(shown, looks)
        + _char("end", looks)
    )


LAST_PAGE = "_RefLastPage"
"""The bookmark at the end of the text, before any back sheet."""


def pages_field(shown: int, looks: str = "", *, back_sheets: bool) -> str:
    """Return the number of pages, back sheets left out: the number of the text's last page."""
    told = f" PAGEREF {LAST_PAGE} " if back_sheets else " NUMPAGES "
    return field(told, str(shown), looks)
