"""The house rules that a program can check: who may import whom, and how long a page may be."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("extract", "normalise", "link", "outputs")
MODULES = sorted(path for stage in STAGES for path in (ROOT / stage).rglob("*.py"))
LONGEST_FILE = 300


def imports(path: Path) -> set[str]:
    """The modules of our own stages that a module imports, as `stage.module`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            found |= {node.module} if len(parts) > 1 else {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.split(".")[0] in STAGES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_across_a_border_a_stage_imports_only_records(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    abroad = {name for name in imports(path) if not name.startswith(f"{stage}.")}
    assert {name for name in abroad if name.split(".")[1] != "records"} == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_begins_with_its_description_and_nothing_else(stage: str) -> None:
    tree = ast.parse((ROOT / stage / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize(
    "path", [ROOT / "run_pipeline.py", *MODULES], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_module_fits_on_a_few_pages_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text))
