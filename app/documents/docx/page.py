"""Pages of a Word paper: sections, the number above, the line at the foot, the word across."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, degrees, sin

from app.documents.across import slope, words_across
from app.documents.docx.styles import FONT
from app.documents.docx.xml import (
    HEAD,
    NAMESPACES,
    attribute,
    field,
    pages_field,
    run,
    twips,
)
from app.documents.protect import clean
from app.documents.styles import FOOTER_BOTTOM, HEADER_TOP, SMALL, TINY, Sheet

_GREY = "#e8e8e8"
_ASCENT, _DESCENT = 0.891, 0.216
_CAPITALS = 0.68
"""Height of capitals as a part of their size: the word across the page is trimmed to it."""

_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
    'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def header_xml(
    marks: Sequence[str], page: Sheet, *, number: bool, back_sheets: bool, pages: int, serial: int
) -> str:
    """Return a header: the page's number of all, where it has one, and the words across.

    ``serial`` tells the shapes of one header from those of another.
    """
    label = ""
    if number:
        label = field(" PAGE ", "2") + run(" / ") + pages_field(pages, back_sheets=back_sheets)
    return (
        f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{_across(marks, page, serial)}{label}</w:p></w:hdr>"
    )


def footer_xml(line: str) -> str:
    """Return a footer with the line that an issued paper carries."""
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{run(clean(line))}</w:p></w:ftr>"
    )


def _across(marks: Sequence[str], page: Sheet, serial: int) -> str:
    """Return the words across the page, behind its text, one above the other."""
    if not marks:
        return ""
    angle = slope(page)
    shapes = []
    for place, (word, size, across, above) in enumerate(words_across(marks, page)):
        width, height = max(across, 1.0), size * _CAPITALS
        left = page.width / 2 - above * sin(angle) - width / 2
        top = page.height / 2 - above * cos(angle) - height / 2
        name = f"PowerPlusWaterMarkObject{serial * 10 + place + 1}"
        shapes.append(
            f'<v:shape id="{name}" o:spid="_x0000_s{2049 + serial * 10 + place}" '
            f'type="#_x0000_t136" alt="" style="position:absolute;'
            f"margin-left:{left:.1f}pt;margin-top:{top:.1f}pt;width:{width:.1f}pt;"
            f"height:{height:.1f}pt;rotation:{360 - degrees(angle):.0f};z-index:-251658752;"
            "mso-wrap-edited:f;mso-position-horizontal-relative:page;"
            f'mso-position-vertical-relative:page" o:allowincell="f" fillcolor="{_GREY}" '
            f'stroked="f"><v:textpath style="font-family:&quot;{FONT}&quot;;font-size:1pt;'
            f'font-weight:bold" trim="t" string={attribute(word)}/>'
            '<w10:wrap anchorx="page" anchory="page"/></v:shape>'
        )
    shapes[0] = _SHAPE + shapes[0]
    looks = "<w:rPr><w:noProof/></w:rPr>"
    return "".join(f"<w:r>{looks}<w:pict>{shape}</w:pict></w:r>" for shape in shapes)


def section_xml(page: Sheet, references: Sequence[tuple[str, str, str]], *, title: bool) -> str:
    """Return ``w:sectPr`` of a section that begins a page.

    ``references`` are (header or footer, first or default, relationship). ``title`` gives the first
    page a header of its own.
    """
    named = "".join(
        f'<w:{what}Reference w:type="{kind}" r:id="{relation}"/>'
        for what, kind, relation in references
    )
    lies = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{named}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{lies}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" '
        f'w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" '
        f'w:header="{twips(HEADER_TOP - SMALL * _ASCENT)}" '
        f'w:footer="{twips(FOOTER_BOTTOM - TINY * _DESCENT)}" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if title else ""}</w:sectPr>'
    )
