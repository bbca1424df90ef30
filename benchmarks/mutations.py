"""Ways to damage a paper: byte by byte, inside its ZIP members and XML, object by object in a PDF, word by word."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from lxml import etree

Damage = Callable[[bytes, random.Random], bytes]

NUMBERS = b"0 -1 1 255 65536 99999999 2147483648 -2147483649 1e40 18446744073709551616".split()
ODD_TEXT: tuple[str, ...] = (
    "\x00",
    "\x0c",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "𝟟",
    "e\u0301" * 40,
    "\t" * 60,
    "| a | b |\n|---|---|\n",
)
ODD_TEXT += ("> " * 50, "\n\n\n", "Recommendation 1" * 20, "(" * 80, "1." * 60, "é" * 500, "\u00a0", "\u00ad")
LARGEST_BYTES = 2_000_000  # of a damaged paper; size itself is tested elsewhere
MOST_GROWTH = 64  # times that a part is repeated or nested


def damage(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four kinds of damage that suit its format, or that suit any."""
    for _ in range(chance.randint(1, 4)):
        changed = chance.choice(_fitting(data))(data, chance)
        data = changed if len(changed) <= LARGEST_BYTES else data
    return data


def _fitting(data: bytes) -> tuple[Damage, ...]:
    if data.startswith(b"PK"):
        return (change_zip_member, change_xml, change_xml, change_xml, change_bytes)
    if b"%PDF-" in data[:1024]:
        return (change_pdf_objects, change_pdf_objects, change_pdf_stream, change_numbers, change_bytes)
    return (change_text, change_text, change_numbers, change_bytes)


def change_bytes(data: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, a slice cut out, repeated, put elsewhere, or the rest cut off."""
    way, start = chance.randrange(6), chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 4, 64, 4096)))
    piece = data[start:end]
    if way == 0:
        return _flipped(data, chance)
    if way == 1:
        return data[:start] + data[end:]
    if way == 2:
        return data[:end] + piece * chance.randint(1, MOST_GROWTH) + data[end:]
    if way == 3:
        return data[:start] + chance.randbytes(len(piece)) + data[end:]
    if way == 4:
        rest = data[:start] + data[end:]
        place = chance.randrange(len(rest) + 1)
        return rest[:place] + piece + rest[place:]
    return data[: max(1, start)]


def change_numbers(data: bytes, chance: random.Random) -> bytes:
    """A few of the numbers written in the file replaced by ones at the edges."""
    found = list(re.finditer(rb"-?\d+", data))
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 5))), key=lambda m: -m.start()):
        data = data[: match.start()] + chance.choice(NUMBERS) + data[match.end() :]
    return data


def change_text(data: bytes, chance: random.Random) -> bytes:
    """Lines shuffled, repeated or joined, and odd characters put in."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.randint(1, 8)):
        index = chance.randrange(len(lines))
        way = chance.randrange(5)
        if way == 0:
            place = chance.randrange(len(lines[index]) + 1)
            lines[index] = lines[index][:place] + chance.choice(ODD_TEXT) + lines[index][place:]
        elif way == 1:
            lines.insert(chance.randrange(len(lines)), lines[index])
        elif way == 2:
            times = min(chance.randint(2, MOST_GROWTH), LARGEST_BYTES // (len(lines[index]) + 1))
            lines[index] = (lines[index] + " ") * max(times, 1)
        elif way == 3:
            lines[index : index + 4] = ["".join(lines[index : index + 4])]
        else:
            lines[index] = (
                lines[index].lstrip() if chance.random() < 0.5 else " " * chance.randint(1, 90) + lines[index]
            )
    return "\n".join(lines).encode("utf-8", chance.choice(("replace", "ignore")))


def change_zip_member(data: bytes, chance: random.Random) -> bytes:
    """A member damaged byte by byte, left out, emptied, or given another's content."""
    members = _unzipped(data)
    if not members:
        return change_bytes(data, chance)
    name, other = chance.choice(sorted(members)), chance.choice(sorted(members))
    way = chance.randrange(4)
    if way == 0 and members[name]:
        members[name] = change_bytes(members[name], chance)
    elif way == 1:
        del members[name]
    else:
        members[name] = b"" if way == 2 else members[other]
    return _zipped(members)


def change_xml(data: bytes, chance: random.Random) -> bytes:
    """Elements of an XML member left out, repeated, nested in themselves or moved, and values changed."""
    members = _unzipped(data)
    names = sorted(name for name, content in members.items() if content.lstrip().startswith(b"<"))
    if not names:
        return change_bytes(data, chance)
    main = [name for name in names if name.endswith(("document.xml", "content.xml", "sheet1.xml"))]
    name = chance.choice(main if main and chance.random() < 0.6 else names)
    try:
        root = etree.fromstring(members[name], etree.XMLParser(resolve_entities=False, huge_tree=True))
        for _ in range(chance.randint(1, 6)):
            _change_element(root, chance)
        members[name] = etree.tostring(root)
    except (etree.XMLSyntaxError, ValueError):
        members[name] = change_bytes(members[name] or b" ", chance)
    return _zipped(members)


def change_pdf_objects(data: bytes, chance: random.Random) -> bytes:
    """Values of the PDF's dictionaries and arrays left out, changed, or exchanged for other objects of the file."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            objects = [
                each for each in pdf.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
            ]
            for _ in range(chance.randint(1, 6)):
                _change_pdf_object(chance.choice(objects), objects, chance)
            return _saved(pdf)
    except Exception:  # what was damaged before may be beyond pikepdf in any way
        return change_bytes(data, chance)


def change_pdf_stream(data: bytes, chance: random.Random) -> bytes:
    """A stream of the PDF (a page's content, a font, a character map) damaged after it was unpacked."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            stream = chance.choice([each for each in pdf.objects if isinstance(each, pikepdf.Stream)])
            content = stream.read_bytes() or b" "
            change = chance.choice((change_bytes, change_numbers, _repeat_line))
            stream.write(change(content, chance))
            return _saved(pdf)
    except Exception:  # as above
        return change_bytes(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _repeat_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    index = chance.randrange(len(lines))
    times = min(chance.randint(2, 20 * MOST_GROWTH), LARGEST_BYTES // (len(lines[index]) + 1))
    return b"\n".join((*lines[:index], *[lines[index]] * times, *lines[index:]))


def _unzipped(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except Exception:  # the damage done before this may be of any kind
        return {}


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _change_element(root: etree._Element, chance: random.Random) -> None:
    elements = list(root.iter(etree.Element))
    element, other = chance.choice(elements), chance.choice(elements)
    parent, way = element.getparent(), chance.randrange(6)
    if way == 0 and parent is not None:
        parent.remove(element)
    elif way == 1 and parent is not None:
        times = min(chance.randint(1, MOST_GROWTH), LARGEST_BYTES // len(etree.tostring(element)))
        for _ in range(times):
            parent.insert(parent.index(element), _copy(element))
    elif way == 2 and len(element) < 50:
        _nest(element, chance.choice((2, 8, 120)))
    elif (
        way == 3
        and element not in other.iterancestors()
        and other is not element
        and other not in element.iterancestors()
    ):
        other.append(element)
    elif way == 4 and element.attrib:
        element.set(chance.choice(sorted(element.attrib)), chance.choice(("", "x", *(n.decode() for n in NUMBERS))))
    else:
        element.text = chance.choice([text for text in ODD_TEXT if text.isprintable()])


def _nest(element: etree._Element, depth: int) -> None:
    """The element inside a copy of its own shell, again and again."""
    for _ in range(depth):
        shell = _copy(element) if len(etree.tostring(element)) < 2000 else etree.Element(element.tag)
        element.append(shell)
        element = shell


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _change_pdf_object(found: Any, objects: Sequence[Any], chance: random.Random) -> None:
    is_array = isinstance(found, pikepdf.Array)
    keys = range(len(found)) if is_array else sorted(found.keys())
    if not keys:
        return
    key, way = chance.choice(keys), chance.randrange(4)
    if way == 0:
        del found[key]
    elif way == 1:
        found[key] = chance.choice(objects)  # an indirect reference: perhaps back to where we came from
    elif way == 2:
        found[key] = chance.choice((0, -1, 2**31, 10**15, pikepdf.Name("/X"), pikepdf.String(b"\xff\xfe"), True))
    elif is_array:
        found.extend(list(found)[:100] * chance.randint(1, MOST_GROWTH))
    else:
        found[chance.choice(("/Kids", "/K", "/Parent", "/Resources", "/Contents"))] = chance.choice(objects)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()
