"""What a PDF file says about itself: document information, XMP metadata and the meaning of its colours."""

from html import escape  # that of xml.sax loads an HTTP client

import pendulum
from attrs import frozen

from emplan.layout import OfficialLayout
from emplan.model import AnnualPlan, DocumentNumber
from emplan_pdf.colour_profile import srgb_profile
from emplan_pdf.pdf_file import PdfFile, producer

_CREATOR = "emplan"
# The marks that XMP wants around a packet; the identifier is the same in every file of the world.
_PACKET_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
)
# PDF/A knows nothing of PDF/UA, so the packet has to say what its property is.
_ACCESSIBLE = """<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>
<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>
</pdfaExtension:schemas>"""
_PACKET_TAIL = '<?xpacket end="r"?>'


@frozen(kw_only=True)
class Properties:
    """Title, issuers, document number, day of issue and language of a document; what is unknown is empty."""

    title: str
    author: str = ""
    subject: str = ""
    issued: str = ""
    language: str
    is_tagged: bool = False

    @classmethod
    def of(cls, plan: AnnualPlan, layout: OfficialLayout, *, is_tagged: bool = False) -> "Properties":
        """The properties of a plan. What is still open (待定) is left out."""
        number, date = plan.envelope.document_number, plan.envelope.issue_date
        complete = isinstance(number, DocumentNumber) and isinstance(number.serial, int)
        return cls(
            title=layout.title,
            author="、".join(layout.issuers),
            subject=str(number) if complete else "",
            issued=date.to_date_string() if isinstance(date, pendulum.Date) else "",
            language=layout.language,
            is_tagged=is_tagged,
        )

    def information(self) -> dict[str, str]:
        """The entries of the document information dictionary; there is no date of creation."""
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": _CREATOR,
            "Producer": producer(),
        }
        return {key: text for key, text in entries.items() if text}

    def metadata(self) -> str:
        """The same as an XMP packet, with the day of issue and the claim of PDF/A-2u, or 2a and PDF/UA-1."""
        dublin_core = [
            "<dc:format>application/pdf</dc:format>",
            f"<dc:language><rdf:Bag><rdf:li>{_escaped(self.language)}</rdf:li></rdf:Bag></dc:language>",
            _alternatives("dc:title", self.title),
        ]
        if self.author:
            dublin_core.append(
                f"<dc:creator><rdf:Seq><rdf:li>{_escaped(self.author)}</rdf:li></rdf:Seq></dc:creator>"
            )
        if self.subject:
            dublin_core.append(_alternatives("dc:description", self.subject))
        if self.issued:
            dublin_core.append(f"<dc:date><rdf:Seq><rdf:li>{self.issued}</rdf:li></rdf:Seq></dc:date>")
        return "\n".join(
            (
                _PACKET_HEAD,
                '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
                f'<rdf:Description rdf:about="" {_NAMESPACES}>',
                "<pdfaid:part>2</pdfaid:part>",
                f"<pdfaid:conformance>{'A' if self.is_tagged else 'U'}</pdfaid:conformance>",
                *((_ACCESSIBLE,) if self.is_tagged else ()),
                *dublin_core,
                f"<pdf:Producer>{_escaped(producer())}</pdf:Producer>",
                f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>",
                "</rdf:Description>",
                "</rdf:RDF>",
                "</x:xmpmeta>",
                _PACKET_TAIL,
            )
        )


def state_properties(file: PdfFile, properties: Properties) -> None:
    """Puts the metadata into the file, and what its red is: that of sRGB."""
    packet = properties.metadata().encode("utf-8")
    metadata = file.add_stream("/Type/Metadata/Subtype/XML", packet, compressed=False)
    file.set_catalogue_entry("Metadata", metadata)
    profile = file.add_stream("/N 3", srgb_profile())
    file.set_catalogue_entry(
        "OutputIntents",
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile}>>]",
    )


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _alternatives(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt></{name}>'
