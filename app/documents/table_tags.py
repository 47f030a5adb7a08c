"""Tags of a table's cells: head, rows, spans; a table without lines and head is running text."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import Row, Table, language_of
from app.documents.tagging import Structure, Tag, has_words

CellTags = list[Tag | None]


def tag_table(table: Table, structure: Structure) -> list[CellTags]:
    """Return the tags of the cells, row by row, head first.

    A cell that joins the one above, or finds no room, has none. A table without a head names its
    rows by its first column; one that only sets words side by side is no table to a reader.
    """
    rows = (*table.head, *table.rows)
    columns = len(table.widths)
    if not rows or not columns:
        return [[None] * len(row.cells) for row in rows]
    if not table.head and (not table.lines or columns == 1):
        return [
            [
                structure.add("P", language_of(cell.text)) if has_words(cell.text) else None
                for cell in row.cells
            ]
            for row in rows
        ]
    spoken = (language_of(cell.text) for row in rows for cell in row.cells)
    tag = structure.add("Table", next(filter(None, spoken), ""))
    parts = bool(table.head and table.rows)
    head = tag.add("THead") if parts else tag
    made = _head(table.head, columns, head)
    body = tag.add("TBody") if parts else tag
    named = not table.head
    return made + [_row(row, columns, body, first_names=named) for row in table.rows]


def _row(row: Row, columns: int, part: Tag, *, first_names: bool) -> CellTags:
    tags: CellTags = []
    line = part.add("TR")
    column = 0
    for cell in row.cells:
        if column >= columns:
            tags.append(None)
            continue
        tag = line.add("TH" if first_names and not column else "TD")
        tag.scope = "Row" if tag.kind == "TH" else ""
        tag.columns = min(max(1, cell.span), columns - column)
        column += tag.columns
        tags.append(tag)
    _fill(line, columns - column, "TD")
    return tags


def _head(rows: Sequence[Row], columns: int, part: Tag) -> list[CellTags]:
    made: list[CellTags] = []
    above: dict[int, Tag] = {}
    for row in rows:
        line = part.add("TR")
        tags: CellTags = []
        below: dict[int, Tag] = {}
        column = 0
        for cell in row.cells:
            span = min(max(1, cell.span), columns - column)
            upper = above.get(column)
            tag: Tag | None = None
            if span > 0 and upper and upper.columns == span and not cell.text:
                upper.rows += 1
                below[column] = upper
            elif span > 0:
                tag = below[column] = line.add("TH")
                tag.scope, tag.columns = "Column", span
            tags.append(tag)
            column += max(0, span)
        _fill(line, columns - column, "TH")
        above = below
        made.append(tags)
    return made


def _fill(line: Tag, missing: int, kind: str) -> None:
    """Give a short row the cells that it lacks, so that every row has all columns."""
    if missing > 0:
        cell = line.add(kind)
        cell.columns = missing
        cell.scope = "Column" if kind == "TH" else ""
