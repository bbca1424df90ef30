"""Small PDFs drawn by hand, so that a test shows each word and line of its page."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH, HEIGHT = 595, 842


def text(x: float, top: float, words: str, size: float = 11, font: str = "F1") -> str:
    """Words whose baseline lies `top` points below the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - top} Tm ({escaped}) Tj ET\n"


def line(x0: float, top: float, x1: float, bottom: float) -> str:
    """A stroked line."""
    return f"{x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S\n"


def fill(x0: float, top: float, x1: float, bottom: float, colour: str = "1 0.8 0") -> str:
    """A filled rectangle."""
    return f"q {colour} rg {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f Q\n"


def grid(xs: Iterable[float], ys: Iterable[float]) -> str:
    """All lines of a ruled table."""
    across, down = list(xs), list(ys)
    rows = [line(across[0], y, across[-1], y) for y in down]
    return "".join(rows + [line(x, down[0], x, down[-1]) for x in across])


def tagged(mcid: int, content: str, tag: str = "P") -> str:
    """Content with an id for the structure tree."""
    return f"/{tag} <</MCID {mcid}>> BDC\n{content}EMC\n"


def new_pdf(pages: Iterable[str], rotation: int = 0) -> pikepdf.Pdf:
    """An open PDF with a page for each content stream."""
    pdf = pikepdf.new()
    for content in pages:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[-1]
        page.obj.Contents = pdf.make_stream(content.encode("cp1252"))
        page.obj.Resources = Dictionary(Font=Dictionary({"/F1": _font("Helvetica"), "/F2": _font("Helvetica-Bold")}))
        if rotation:
            page.obj.Rotate = rotation
    return pdf


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """The PDF's bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, encryption=encryption)
    return buffer.getvalue()


def drawn(*pages: str, rotation: int = 0) -> bytes:
    """A PDF with a page for each content stream."""
    return saved(new_pdf(pages, rotation))


def with_tree(
    pdf: pikepdf.Pdf, elements: list[Dictionary], parents: dict[int, list[Dictionary]] | None = None
) -> bytes:
    """The PDF with these elements as its structure tree; `parents` are the ParentTree's entries by page index."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(elements)))
    root.K = document
    numbers = Array()
    for index, owners in sorted((parents or {}).items()):
        pdf.pages[index].obj.StructParents = index
        numbers.append(index)
        numbers.append(Array(owners))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return saved(pdf)


def element(pdf: pikepdf.Pdf, tag: str, kids: Iterable[object], page: int = 0, **attributes: object) -> Dictionary:
    """A structure element on a page; kids are marked-content ids and elements."""
    made = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name("/" + tag), Pg=pdf.pages[page].obj, K=Array(list(kids)))
    )
    if attributes:
        made.A = Dictionary({"/O": Name.Table, **{f"/{name}": value for name, value in attributes.items()}})
    assert isinstance(made, Dictionary)
    return made


def _font(name: str) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + name), Encoding=Name.WinAnsiEncoding)
