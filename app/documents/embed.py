"""Embeds a face of the font in a document: a subset that is kept, maps and measures.

ReportLab makes the program of a subset; the objects around it are written here, because PDF/A
asks for streams, and the PDF reference for character maps, that ReportLab writes otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from app.documents.streams import pack, packed_stream

_CHARACTER_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@dataclass(frozen=True)
class _Subset:
    """What a document embeds of a face: program, its plain length, character map, widths."""

    program: bytes
    length: int
    to_unicode: bytes
    widths: tuple[float, ...]


@lru_cache(maxsize=32)
def _subset(font: EmbeddedFont, codes: tuple[int, ...]) -> _Subset:
    """Return the subset of a face with these characters; made once for each set of them."""
    program: bytes = font.face.makeSubset(list(codes))
    widths = tuple(float(font.face.getCharWidth(code)) for code in codes)
    return _Subset(pack(program, 9), len(program), pack(to_unicode(codes), 9), widths)


def to_unicode(codes: Sequence[int]) -> bytes:
    """Return the character map of a subset: which character stands at which code.

    At most 100 characters in one group, as the PDF reference asks.
    """
    rows = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(codes)
        if code and (code != 32 or place == 32)
    ]
    groups: list[str] = []
    for start in range(0, len(rows), 100):
        group = rows[start : start + 100]
        groups += [f"{len(group)} beginbfchar", *group, "endbfchar"]
    return _CHARACTER_MAP.format("\n".join(groups)).encode("ascii")


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A face that embeds kept subsets, and streams as PDF/A wants them."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's own name
        """Add font, descriptor, program and character map of each subset to a document."""
        state = self.state[doc]
        state.frozen = 1
        for number, codes in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            prefix = SUBSETN(number).decode("ascii")
            base = f"{prefix}+{self.face.name.decode('ascii')}"
            made = _subset(self, tuple(codes))
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = name, base
            font.FirstChar, font.LastChar = 0, len(codes) - 1
            font.Widths = pdfdoc.PDFArray(made.widths)
            font.ToUnicode = doc.Reference(packed_stream(made.to_unicode), f"toUnicode:{base}")
            font.FontDescriptor = self._descriptor(doc, base, made)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]

    def _descriptor(self, doc: Any, base: str, made: _Subset) -> Any:
        ttf = self.face
        program = packed_stream(made.program, Length1=made.length)
        entries = {
            "Type": "/FontDescriptor",
            "Ascent": ttf.ascent,
            "CapHeight": ttf.capHeight,
            "Descent": ttf.descent,
            "Flags": (ttf.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(ttf.bbox),
            "FontName": pdfdoc.PDFName(base),
            "ItalicAngle": ttf.italicAngle,
            "StemV": ttf.stemV,
            "FontFile2": doc.Reference(program, f"fontFile:{base}"),
            "MissingWidth": ttf.defaultWidth,
        }
        return doc.Reference(pdfdoc.PDFDictionary(entries), f"fontDescriptor:{base}")
