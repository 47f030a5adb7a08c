"""What makes a file call itself PDF/A-2a and PDF/UA-1: XMP metadata and the colour profile.

No validator was at hand: the file carries the metadata and keeps the rules that could be
checked (``tests/documents/accessible.py``), it is not certified. A paper without a title or a
language meets neither and calls itself PDF/A-2b.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from app.core.paths import resources_dir
from app.documents.streams import pack, packed_stream, plain_stream

PRODUCER = "ReportLab PDF Library - (opensource)"
CREATOR = "auyl-koop"
_DATE = "2000-01-01T00:00:00+00:00"  # ReportLab's date of an invariant file

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>
</rdf:Description>{accessible}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_ACCESSIBLE = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""The identification of PDF/UA-1, and its description, which PDF/A asks for (6.6.2.3)."""


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return pack((resources_dir() / "icc" / "sRGB.icc").read_bytes(), 9)


def xmp_packet(title: str, author: str, subject: str, language: str) -> bytes:
    """Return the XMP metadata; it says the same as the document's information dictionary."""
    accessible = bool(title.strip() and language)
    return _PACKET.format(
        level="A" if accessible else "B",
        accessible=_ACCESSIBLE if accessible else "",
        title=escape(title),
        author=escape(author),
        subject=escape(subject),
        language=escape(language),
        creator=CREATOR,
        producer=PRODUCER,
        date=_DATE,
    ).encode()


def make_archival(doc: Any, title: str, author: str, subject: str, language: str) -> None:
    """Give a ReportLab document its information, XMP metadata, output intent and language."""
    info = doc.info
    info.title, info.author, info.subject = title, author, subject
    info.creator, info.producer = CREATOR, PRODUCER
    metadata = plain_stream(
        xmp_packet(title, author, subject, language),
        Type=pdfdoc.PDFName("Metadata"),
        Subtype=pdfdoc.PDFName("XML"),
    )
    profile = packed_stream(_profile(), N=3)
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "RegistryName": pdfdoc.PDFString("http://www.color.org"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": doc.Reference(profile, "outputProfile"),
        }
    )
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = metadata
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
