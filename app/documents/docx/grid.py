"""Tables of a Word paper: columns, rows, cells; they hold paragraphs and further tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.docx.paragraph import Para, Voice, gap
from app.documents.docx.xml import twips
from app.documents.styles import RULE

THIN = round(RULE * 8)


@dataclass
class GridCell:
    """A cell. ``merge`` joins it with the cells above («continue») or below («restart») it.

    ``borders`` and ``margins`` are ready ``w:tcBorders`` and left and right margins in points.
    """

    items: list[Para | Grid]
    span: int = 1
    merge: str = ""
    middle: str = ""
    borders: str = ""
    margins: tuple[float, float] | None = None

    def xml(self, width: float, voice: Voice) -> str:
        """Return the cell; Word wants a paragraph at its end."""
        parts = [f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>']
        if self.span > 1:
            parts.append(f'<w:gridSpan w:val="{self.span}"/>')
        if self.merge:
            parts.append(f'<w:vMerge w:val="{self.merge}"/>')
        if self.borders:
            parts.append(f"<w:tcBorders>{self.borders}</w:tcBorders>")
        if self.margins:
            left, right = map(twips, self.margins)
            parts.append(
                f'<w:tcMar><w:left w:w="{left}" w:type="dxa"/>'
                f'<w:right w:w="{right}" w:type="dxa"/></w:tcMar>'
            )
        if self.middle:
            parts.append(f'<w:vAlign w:val="{self.middle}"/>')
        items = list(self.items)
        if not items or isinstance(items[-1], Grid):
            items.append(gap(1.0, voice))
        return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{''.join(i.xml() for i in items)}</w:tc>"


@dataclass
class GridRow:
    """A row. ``height`` is its least height in points; a ``whole`` one never breaks."""

    cells: list[GridCell]
    head: bool = False
    whole: bool = True
    height: float = 0.0

    def keep(self) -> None:
        """Keep the row on one page with what follows it."""
        for cell in self.cells:
            for item in cell.items:
                if isinstance(item, Para):
                    item.keep = True
                else:
                    item.keep_last()

    def tall(self, widths: Sequence[float]) -> float:
        """Return about how high the row is between columns of these widths."""
        highest = self.height
        column = 0
        for cell in self.cells:
            room = sum(widths[column : column + cell.span]) - sum(cell.margins or ())
            highest = max(highest, sum(item.height(room) for item in cell.items))
            column += cell.span
        return highest

    def xml(self, widths: Sequence[float], voice: Voice) -> str:
        """Return the row; ``widths`` are those of the columns."""
        parts = "<w:cantSplit/>" if self.whole else ""
        if self.height:
            parts += f'<w:trHeight w:val="{twips(self.height)}" w:hRule="atLeast"/>'
        if self.head:
            parts += "<w:tblHeader/>"
        cells = []
        column = 0
        for cell in self.cells:
            width = sum(widths[column : column + cell.span])
            cells.append(cell.xml(width, voice))
            column += cell.span
        looks = f"<w:trPr>{parts}</w:trPr>" if parts else ""
        return f"<w:tr>{looks}{''.join(cells)}</w:tr>"


@dataclass
class Grid:
    """A table. ``lines`` draws them all; ``pad`` is room in cells: at the sides, then above."""

    widths: list[float]
    voice: Voice
    rows: list[GridRow] = field(default_factory=list)
    lines: bool = False
    pad: tuple[float, float] = (0.0, 0.0)

    def keep_last(self) -> None:
        """Keep the last row on one page with what follows the table."""
        if self.rows:
            self.rows[-1].keep()

    def height(self, _width: float) -> float:
        """Return about how high the table is, as :meth:`Para.height` tells of a paragraph."""
        return sum(row.tall(self.widths) + 2 * self.pad[1] for row in self.rows)

    def xml(self) -> str:
        """Return the table as WordprocessingML."""
        borders = "".join(
            f'<w:{edge} w:val="{"single" if self.lines else "nil"}" w:sz="{THIN}" w:space="0" '
            'w:color="000000"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        side, above = map(twips, self.pad)
        margins = "".join(
            f'<w:{edge} w:w="{size}" w:type="dxa"/>'
            for edge, size in (("top", above), ("left", side), ("bottom", above), ("right", side))
        )
        columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, self.widths))}" w:type="dxa"/>'
            f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
            + "".join(row.xml(self.widths, self.voice) for row in self.rows)
            + "</w:tbl>"
        )
