"""The file itself: parts, their relations, its properties, packed always alike."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as WordPackage

from app.documents.docx.xml import HEAD
from app.documents.protect import clean

_LONGEST_PROPERTY = 255
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Auyl Koop</Application></Properties>'
)


class _Main(Part):
    """The main part, whose text is known only when its relations are."""

    def fill(self, xml: str) -> None:
        """Set the text."""
        self._blob = xml.encode()


class Package:
    """A document under way: parts are added, then it is packed."""

    def __init__(self) -> None:
        self._package = WordPackage()
        self._main = _Main(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, b"", self._package)
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)
        app = Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, _APP.encode())
        self._package.relate_to(app, RT.EXTENDED_PROPERTIES)

    def styles(self, xml: str) -> None:
        """Add the styles."""
        self._add("styles", CT.WML_STYLES, RT.STYLES, xml)

    def settings(self, xml: str) -> None:
        """Add the settings."""
        self._add("settings", CT.WML_SETTINGS, RT.SETTINGS, xml)

    def fonts(self, xml: str) -> None:
        """Add the table of fonts."""
        self._add("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, xml)

    def numbering(self, xml: str) -> None:
        """Add the lists."""
        self._add("numbering", CT.WML_NUMBERING, RT.NUMBERING, xml)

    def header(self, number: int, xml: str) -> str:
        """Add a header and return its relation."""
        return self._add(f"header{number}", CT.WML_HEADER, RT.HEADER, xml)

    def footer(self, number: int, xml: str) -> str:
        """Add a footer and return its relation."""
        return self._add(f"footer{number}", CT.WML_FOOTER, RT.FOOTER, xml)

    def image(self, number: int, png: bytes) -> str:
        """Add a picture and return its relation."""
        part = Part(PackURI(f"/word/media/chart{number}.png"), CT.PNG, png, self._package)
        return self._main.relate_to(part, RT.IMAGE)

    def _add(self, name: str, content: str, relation: str, xml: str) -> str:
        part = Part(PackURI(f"/word/{name}.xml"), content, xml.encode(), self._package)
        return self._main.relate_to(part, relation)

    def describe(self, *, title: str, author: str, subject: str, language: str) -> None:
        """Set the document's properties; its days are fixed, so that the bytes are."""
        told = self._package.core_properties
        told.title = clean(title)[:_LONGEST_PROPERTY]
        told.author = told.last_modified_by = clean(author)[:_LONGEST_PROPERTY]
        told.subject = clean(subject)[:_LONGEST_PROPERTY]
        told.language = clean(language)[:_LONGEST_PROPERTY]
        told.created = told.modified = _DAY
        told.revision = 1

    def pack(self, document: str) -> bytes:
        """Return the file with the given main text."""
        self._main.fill(document)
        made = BytesIO()
        self._package.save(made)
        packed = BytesIO()
        with ZipFile(made) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = ZipInfo(name, _BEFORE_ALL)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 0
                target.writestr(entry, source.read(name))
        return packed.getvalue()
