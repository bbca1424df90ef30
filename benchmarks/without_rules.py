"""PDFs without anything drawn on them but text and pictures, so that `benchmarks/readers.py` meets borderless tables.

    python -m benchmarks.without_rules FOLDER OUT

FOLDER and OUT hold the papers in forms, a folder each, as `benchmarks/readers.py` wants them. The PDFs in
`pdf-untagged` are written anew; those in `docx`, which are the truth, are copied.
"""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction

BUILDS = frozenset({"m", "l", "c", "v", "y", "h", "re"})  # ISO 32000-1, table 59
PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})  # table 60
CLIPS = frozenset({"W", "W*"})  # table 61

Instruction = ContentStreamInstruction | ContentStreamInlineImage


def without_paint(content: Iterable[Instruction]) -> list[Instruction]:
    """The content without its painted paths; one that also clips is kept unpainted."""
    kept: list[Instruction] = []
    path: list[Instruction] = []
    for each in content:
        name = str(each.operator)
        if name in BUILDS or name in CLIPS:
            path.append(each)
            continue
        is_clip = any(str(part.operator) in CLIPS for part in path)
        if is_clip or name not in PAINTS:
            kept.extend(path)
            kept.append(ContentStreamInstruction([], pikepdf.Operator("n")) if name in PAINTS else each)
        path = []
    return kept


def write_without_rules(path: Path, out: Path) -> None:
    """The PDF written to `out` without painted paths on its pages."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            content = without_paint(pikepdf.parse_content_stream(page))
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        pdf.save(out)


def main() -> None:
    """Write the papers that the command names."""
    parser = argparse.ArgumentParser(description="PDFs without ruling lines and fills.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    shutil.copytree(arguments.folder / "docx", arguments.out / "docx", dirs_exist_ok=True)
    (arguments.out / "pdf-untagged").mkdir(parents=True, exist_ok=True)
    for path in sorted((arguments.folder / "pdf-untagged").glob("*.pdf")):
        write_without_rules(path, arguments.out / "pdf-untagged" / path.name)


if __name__ == "__main__":
    main()
