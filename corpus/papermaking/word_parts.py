"""The parts of a Word paper that python-docx does not write: footnotes, its own numbering, fields, a steady zip."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
NOTE_STYLE = "footnote text"
SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
LEVELS = {"number": ("decimal", "%1.", 7001), "letter": ("lowerLetter", "%1)", 7002), "bullet": ("bullet", "•", 7003)}
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def element(name: str, **attributes: str) -> Any:
    """A WordprocessingML element such as `w:shd`, its attributes in the same namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_footnotes(document: Document, notes: Iterable[tuple[str, str]]) -> None:
    """Give the paper its footnotes part; each note's id is the label it is written with."""
    made = "".join(_footnote(label, text) for label, text in notes)
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{SEPARATORS}{made}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(label: str, text: str) -> str:
    style = f'<w:pPr><w:pStyle w:val="{NOTE_STYLE.replace(" ", "")}"/></w:pPr>'
    run = f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    mark = f"<w:r>{SUPERSCRIPT}<w:footnoteRef/></w:r>"
    return f'<w:footnote w:id="{label}"><w:p>{style}{mark}{run}</w:p></w:footnote>'


def footnote_mark(label: str) -> Any:
    """A run that points to a footnote."""
    return parse_xml(f'<w:r {nsdecls("w")}>{SUPERSCRIPT}<w:footnoteReference w:id="{label}"/></w:r>')


def define_lists(document: Document) -> None:
    """Add the three kinds of list to the paper's numbering; Word counts them, no number is typed."""
    numbering = document.part.numbering_part.element
    for kind, text, list_id in LEVELS.values():
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{level}</w:abstractNum>'
        numbering.insert(0, parse_xml(xml))


def start_list(document: Document, style: str) -> int:
    """Begin a list of that style at its first number, and return the id its items refer to."""
    numbering = document.part.numbering_part.element
    num = numbering.add_num(LEVELS[style][2])
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)


def page_number() -> Any:
    """A field that prints the number of the page."""
    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def steady_zip(package: bytes) -> bytes:
    """The same package with a fixed date on every member, so that the same content gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, ZIP_DATE), old.read(member), zipfile.ZIP_DEFLATED)
    return made.getvalue()
