"""The order of elements that the schema of WordprocessingML (ECMA-376, wml.xsd) asks for.

Word calls a file damaged whose properties stand in another order; other readers do not mind, so
only a test can tell.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from tests.documents.docx_tools import W, names, part

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr tabs spacing "
    "ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs noProof color sz szCs lang",
    "pBdr": "top left bottom right between",
    "framePr": "",
    "numPr": "ilvl numId",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcBorders tcMar vAlign",
    "tcBorders": "top left bottom right",
    "tcMar": "left right",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "numbering": "abstractNum num",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
    "font": "altName panose1 charset family pitch",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "document": "body",
}
_MANY = {
    *("style", "abstractNum", "num", "lvl", "tr", "tc", "headerReference", "footerReference"),
}


def faults_of(data: bytes) -> list[str]:
    """Return what the schema would not allow in any part of a Word file."""
    found: list[str] = []
    for name in names(data):
        if name.startswith("word/") and name.endswith(".xml"):
            root = part(data, name)
            found += [f"{name}: {fault}" for fault in _faults(root)]
    return found


def _faults(root: etree._Element) -> list[str]:
    found = []
    for element in root.iter(etree.Element):
        if not str(element.tag).startswith(W):
            continue
        tag = str(element.tag).removeprefix(W)
        children = [str(child.tag).removeprefix(W) for child in element]
        if tag in ("body", "tc"):
            found += _story(tag, children)
        order = _ORDER.get(tag)
        if order is None:
            continue
        known = order.split()
        strange = [child for child in children if child not in known]
        if strange:
            found.append(f"{strange} in {tag}")
            continue
        if tag == "sectPr":
            children = [child for child in children if not child.endswith("Reference")]
        places = [known.index(child) for child in children]
        twice = [child for child in children if children.count(child) > 1 and child not in _MANY]
        if places != sorted(places) or twice:
            found.append(f"{tag}: {children}")
    return found


def _story(tag: str, children: list[str]) -> list[str]:
    """A cell ends in a paragraph, the body in its section; two tables never touch."""
    last = children[-1] if children else ""
    found = [] if last == ("p" if tag == "tc" else "sectPr") else [f"{tag} ends in {last}"]
    for one, other in pairwise(children):
        if one == other == "tbl" or (tag == "body" and (one, other) == ("tbl", "sectPr")):
            found.append(f"{tag}: {one} touches {other}")
    return found
