"""The file's small objects are packed: every reader finds them, and the file stays small."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from app.documents.blocks import Cell, Row, Table, TwoColumns
from tests.documents.pdf_tools import lay, paragraph, reader, runs
from tests.documents.tagged_reader import TaggedFile


def big() -> Table:
    """Return a table whose structure needs more than one object stream."""
    rows = tuple(
        Row((Cell(runs(f"қатар{n}")), Cell(runs("мәтін")), Cell(runs("сан")))) for n in range(500)
    )
    return Table((Row((Cell(runs("а")), Cell(runs("б")), Cell(runs("в")))),), rows, (1, 1, 1))


def test_the_structure_is_packed_and_all_readers_find_it() -> None:
    laid = lay(big())
    with pikepdf.open(io.BytesIO(laid.pdf)) as document:
        assert document.check_pdf_syntax() == []
        kinds = [
            str(one.get("/Type", "")) for one in document.objects if isinstance(one, pikepdf.Stream)
        ]
        assert kinds.count("/ObjStm") == 3
        assert kinds.count("/XRef") == 1
    assert len(TaggedFile(laid.pdf).root.find("TD")) == 1500
    assert len(reader(laid).pages) == laid.pages
    opened = pypdfium2.PdfDocument(laid.pdf)
    assert len(opened) == laid.pages
    opened.close()
    assert laid.pdf.count(b"/StructElem") == laid.pdf.count(b" /TD ") == 0


def test_every_number_of_the_file_has_its_object() -> None:
    with pikepdf.open(io.BytesIO(lay(paragraph("а")).pdf)) as document:
        size = int(document.trailer.Size)
        numbers = [one.objgen for one in document.objects]
        assert numbers == [(number, 0) for number in range(1, size)]
        assert not any(one is None for one in document.objects)


def test_the_identifier_knows_the_structure() -> None:
    def identifier(language: str) -> list[bytes]:
        columns = TwoColumns(((paragraph("а"), paragraph("б")),), ("kk-KZ", language))
        with pikepdf.open(io.BytesIO(lay(columns).pdf)) as document:
            return [bytes(one) for one in document.trailer.ID]

    assert identifier("ru-RU") == identifier("ru-RU")
    assert identifier("ru-RU") != identifier("en-GB")


def test_a_structure_costs_little() -> None:
    """The 500 rows of three cells have more than 2 000 elements."""
    assert len(lay(big()).pdf) < 54_000 + 2_000 * 40
