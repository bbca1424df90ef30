"""The pages of docs/ that are made from the code: the data dictionary and the audit's checks.

`python -m outputs.dataset.dictionary` writes them.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from normalise.records import Status
from outputs.audit import audit_checks
from outputs.dataset import schema
from outputs.dataset.schema import Column, Table
from outputs.histories import histories

DOCS = Path(__file__).parents[2] / "docs"
VOCABULARIES = Path(__file__).with_name("vocabularies.toml")
MADE = "<!-- Made from the code by `make docs`: change {source} instead of this page. -->"


def pages() -> dict[str, str]:
    """Each page by the name of its file."""
    return {"data-dictionary.md": data_dictionary(), "audit-checks.md": checks_page()}


def write(docs: Path = DOCS) -> None:
    """Write the pages to a folder."""
    for name, text in pages().items():
        (docs / name).write_text(text, encoding="utf-8", newline="\n")


def meanings() -> dict[str, dict[str, str]]:
    """What each code means, by its vocabulary."""
    read: dict[str, dict[str, str]] = tomllib.loads(VOCABULARIES.read_text(encoding="utf-8"))
    return read


def data_dictionary() -> str:
    """Every table and column, then every vocabulary, as Markdown."""
    loaded = schema.load()
    lines = [
        "# Data dictionary",
        MADE.format(source="outputs/dataset/schema.toml and outputs/dataset/vocabularies.toml"),
        "Every table of a run's folder (`<table>.parquet`). **Required** columns are never null. What a null elsewhere "
        "means, and how the tables join, is told in [I want data](i-want-data.md).",
        *(part for table in loaded.tables for part in _table(table)),
        "## What lists hold",
        *(part for name, fields in loaded.structs for part in (f"### {name}", _columns(fields))),
        "## Vocabularies",
        *(part for name in meanings() for part in _vocabulary(name)),
    ]
    return "\n\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield table.description + (f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else "")
    yield _columns(table.columns)


def _columns(columns: Sequence[Column]) -> str:
    rows = [f"| `{column.name}` | {_type(column)} | {_description(column)} |" for column in columns]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows])


def _type(column: Column) -> str:
    held = column.item or column.type
    if held in dict(schema.load().structs) or column.vocabulary:
        held = f"[{held}](#{held.lower()})"
    name = f"list of {held}" if column.item else held
    return f"{name}, **required**" if column.is_required else name


def _description(column: Column) -> str:
    return f"{column.description} → `{'.'.join(column.references)}`" if column.references else column.description


def _vocabulary(name: str) -> Iterator[str]:
    yield f"### {name}"
    yield "\n".join(f"- `{code}`{_group(name, code)}: {meaning}" for code, meaning in meanings()[name].items())


def _group(vocabulary: str, code: str) -> str:
    return f" ({histories.group_of(Status(code))})" if vocabulary == "Status" else ""


def checks_page() -> str:
    """Every check of the audit with its explanation, as Markdown."""
    checks = audit_checks.explanations()
    rows = [f"| `{check}` | {' '.join(explanation.split())} |" for check, explanation in checks]
    lines = [
        "# The checks of the audit",
        MADE.format(source="the docstrings of the checks in outputs/"),
        "`check` in `findings.parquet` is one of these. What a finding proves, and how to check one by hand, is told "
        "in [I need proof](i-need-proof.md).",
        "\n".join(["| check | what it found |", "|---|---|", *rows]),
    ]
    return "\n\n".join(lines) + "\n"


if __name__ == "__main__":
    write()
