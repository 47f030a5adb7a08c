"""The styles of a Word paper: what the PDF looks like, as styles a clerk can work with.

Lengths are points. Every style names the same font for all scripts; its likeness Tinos is what
the PDF embeds. Line spacing is single: that of Times New Roman is 1.15 of its size, as in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from app.documents.docx.xml import HEAD, NAMESPACES, language_tag, twips
from app.documents.styles import (
    BODY,
    COLUMN,
    COVER,
    FILL_IN_LINE,
    FULL,
    HEADING_ABOVE,
    HEADING_BELOW,
    PORTRAIT,
    SMALL,
    TINY,
    TITLE,
    Scale,
    leading,
)

FONT = "Times New Roman"
LIKENESS = "Tinos"
COLUMN_SUFFIX = "Column"


@dataclass(frozen=True)
class Style:
    """A paragraph style. ``kk`` and ``ru`` are its names; built-in ones have Word's own.

    ``level`` is the level in the list of clauses whose numbers the style carries, from 0.
    """

    id: str
    kk: str
    ru: str = ""
    size: float = BODY
    align: str = "left"
    bold: bool = False
    italic: bool = False
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    outline: int | None = None
    level: int | None = None
    following: str = ""
    based_on: str = "Normal"
    line: float = 0.0

    def name(self, language: str) -> str:
        """Return the name in the language of the paper."""
        return self.ru if self.ru and language.startswith("ru") else self.kk


def _running(scale: Scale) -> tuple[Style, ...]:
    """Return the styles of running text in the sizes of a page or of a column."""
    line = leading(scale.body)
    body, first = scale.body, scale.first_line
    even = "justify" if scale is FULL else "left"
    return (
        Style("Title", "Title", size=scale.title, align="center", bold=True, keep=True),
        Style("Subtitle", "Subtitle", size=body, align="center", keep=True),
        Style(
            "Heading1",
            "heading 1",
            size=body,
            align="center",
            bold=True,
            before=line * HEADING_ABOVE[0],
            after=line * HEADING_BELOW[0],
            keep=True,
            outline=0,
            level=0,
            following="Clause",
        ),
        Style(
            "Heading2",
            "heading 2",
            size=body,
            first=first,
            bold=True,
            before=line * HEADING_ABOVE[1],
            after=line * HEADING_BELOW[1],
            keep=True,
            outline=1,
            following="BodyText",
        ),
        Style("BodyText", "Body Text", size=body, align=even, first=first),
        Style("Flush", "Шегініссіз мәтін", "Текст без отступа", size=body, align=even),
        Style("SmallText", "Ұсақ мәтін", "Мелкий текст", size=scale.small, align=even),
        Style("Clause", "Тармақ", "Пункт", size=body, align=even, first=first, level=1),
        Style("Point", "Тармақша", "Подпункт", size=body, align=even, first=first, level=2),
        Style(
            "SubPoint",
            "Тармақша бөлігі",
            "Часть подпункта",
            size=body,
            align=even,
            first=scale.sub_point,
            level=3,
        ),
        Style("Stamp", "Бекіту белгісі", "Гриф", size=body),
        Style("Signature", "Signature", size=body),
        Style(
            "FillIn",
            "Толтыру жолы",
            "Строка для заполнения",
            size=body,
            line=leading(body) * FILL_IN_LINE,
        ),
        Style("Hint", "Түсіндірме жазу", "Пояснение под строкой", size=scale.hint, align="center"),
    )


def _column(style: Style) -> Style:
    """Return a style of a narrow column: that of the page, its list too, in smaller letters."""
    return replace(
        style,
        id=style.id + COLUMN_SUFFIX,
        kk=f"{style.kk} (баған)",
        ru=f"{style.ru or style.kk} (колонка)",
        based_on=style.id,
        following=style.following + COLUMN_SUFFIX if style.following else "",
    )


_PAGE = (
    *_running(FULL),
    Style(
        "CoverTitle",
        "Сыртқы бет атауы",
        "Название на титуле",
        size=COVER,
        align="center",
        bold=True,
        keep=True,
        based_on="Title",
    ),
    Style(
        "CoverSubtitle",
        "Сыртқы бет қосымша атауы",
        "Подзаголовок на титуле",
        size=TITLE,
        align="center",
        keep=True,
        based_on="Subtitle",
    ),
    Style("TableText", "Кесте мәтіні", "Текст таблицы", size=SMALL),
    Style(
        "TableHead",
        "Кесте басы",
        "Шапка таблицы",
        size=SMALL,
        bold=True,
        align="center",
        keep=True,
        based_on="TableText",
    ),
    Style(
        "TableStrong",
        "Кестенің қою жолы",
        "Выделенная строка таблицы",
        size=SMALL,
        bold=True,
        based_on="TableText",
    ),
    Style(
        "BackLabel", "Тігу белгісі", "Заверительная надпись", size=SMALL, align="center", keep=True
    ),
    Style("Gap", "Аралық", "Промежуток", size=1.0, line=1.0),
    Style("Header", "header", size=SMALL, align="center"),
    Style("Footer", "footer", size=TINY, align="center"),
)
_COLUMNS = tuple(map(_column, _running(COLUMN)))

STYLES = {style.id: style for style in (*_PAGE, *_COLUMNS)}
"""Every paragraph style by its id."""

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_BUILT_IN = {
    "Title",
    "Subtitle",
    "Heading1",
    "Heading2",
    "BodyText",
    "Signature",
    "Header",
    "Footer",
}


def styles_xml(language: str, *, columns: bool, numbered: dict[int, int]) -> str:
    """Return ``styles.xml``.

    ``columns`` adds the styles of narrow columns. ``numbered`` gives the list (``w:numId``) that
    each level's style carries on its own.
    """
    half = round(BODY * 2)
    used = (*_PAGE, *_COLUMNS) if columns else _PAGE
    return (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
        f'<w:color w:val="000000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f"{language_tag(language)}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr><w:widowControl/></w:pPr><w:rPr>{_FONTS}"
        f"{language_tag(language)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" '
        'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + "".join(_style(style, language, numbered) for style in used)
        + "</w:styles>"
    )


def _style(style: Style, language: str, numbered: dict[int, int]) -> str:
    custom = "" if style.id in _BUILT_IN else ' w:customStyle="1"'
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">'
        f"<w:name w:val={quoteattr(style.name(language))}/>"
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style, numbered)}</w:pPr>"
        f"<w:rPr>{_FONTS}{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style, numbered: dict[int, int]) -> str:
    parts = ["<w:keepNext/><w:keepLines/>" if style.keep else '<w:keepNext w:val="0"/>']
    if style.level in numbered and not style.id.endswith(COLUMN_SUFFIX):
        level = f'<w:ilvl w:val="{style.level}"/>' if style.level else ""
        parts.append(f'<w:numPr>{level}<w:numId w:val="{numbered[style.level]}"/></w:numPr>')
    if style.id in ("Header", "Footer"):
        right = twips(PORTRAIT.text_width)
        parts.append(
            f'<w:tabs><w:tab w:val="center" w:pos="{right // 2}"/>'
            f'<w:tab w:val="right" w:pos="{right}"/></w:tabs>'
        )
    line = f'w:line="{twips(style.line)}" w:lineRule="exact"' if style.line else ""
    parts.append(
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" {line}/>'
        f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.first)}"/>'
        f'<w:jc w:val="{justification(style.align)}"/>'
    )
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _run_properties(style: Style) -> str:
    half = round(style.size * 2)
    face = "<w:b/><w:bCs/>" if style.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    slant = "<w:i/><w:iCs/>" if style.italic else ""
    return f'{face}{slant}<w:color w:val="000000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def justification(align: str) -> str:
    """Return Word's word for an alignment."""
    return "both" if align == "justify" else align


def font_table_xml() -> str:
    """Return ``fontTable.xml``: the font and its likeness where the font is not at hand."""
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="{LIKENESS}"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="CC"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def settings_xml(language: str) -> str:
    """Return ``settings.xml``: Word 2013 and later lay it out, nothing is asked or tracked."""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{modern}</w:compat>"
        f"<w:themeFontLang w:val={quoteattr(language)}/>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
