"""What the pages in docs/ promise: their links lead somewhere, their commands exist, their snippets and files work."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

import run_pipeline
from link import series_register
from normalise import vocabulary
from outputs.audit import audit_checks, silencing
from outputs.dataset import dataset
from outputs.records import Results, RunInfo
from tests.conftest import ROOT

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
SNIPPETS = [snippet for page in PAGES.values() for snippet in re.findall(r"```python\n(.*?)```", page, re.DOTALL)]
COMMANDS = [
    words
    for page in PAGES.values()
    for words in re.findall(r"\bpython run_pipeline\.py\b([^`\n#>]*)", page.replace("\\", "/"))
]


def anchors(path: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", PAGES[name]):
        if not target.startswith("https://"):
            file, _, anchor = target.partition("#")
            path = ROOT / "docs" / (file or name)
            assert path.exists(), target
            assert not anchor or anchor in anchors(path), target


@pytest.mark.parametrize("words", sorted(set(COMMANDS)))
def test_every_command_exists_with_its_options(words: str) -> None:
    parts = shlex.split(words)
    command = run_pipeline.main.commands[parts[0] if parts and not parts[0].startswith("-") else "run"]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {part for part in parts if part.startswith("-")} <= known
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice) and parameter.opts[0] in parts:
            assert parts[parts.index(parameter.opts[0]) + 1] in parameter.type.choices


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_runs_and_shows_something(
    snippet: str,
    sample_results: Results,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    dataset.write_dataset(tmp_path / "outputs" / "latest", sample_results, RunInfo())
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "docs", "exec"), {})
    assert capsys.readouterr().out.strip()


def example(page: str, heading: str) -> str:
    """The indented example of a page that begins with this line."""
    lines = PAGES[page].split(f"    {heading}\n")[1].splitlines()
    body = [line for line in lines[: lines.index("")] if line.startswith("    ")]
    return "\n".join([heading, *(line.strip() for line in body)])


def test_the_files_that_an_analyst_is_shown_are_read(tmp_path: Path) -> None:
    register, silenced, words = (tmp_path / f"{name}.toml" for name in ("series", "silenced", "vocabulary"))
    register.write_text(example("i-have-papers.md", "[[series]]"), encoding="utf-8")
    silenced.write_text(example("i-have-papers.md", "[[silenced]]"), encoding="utf-8")
    words.write_text(example("i-have-papers.md", "[[status]]"), encoding="utf-8")
    (series,) = series_register.read_register(register)
    (silence,) = silencing.read_silenced(silenced, audit_checks.ids())
    assert vocabulary.read_vocabulary(words)
    assert silence.recommendation.startswith(f"{series.series_id}/")


def test_the_rule_that_is_shown_is_a_rule() -> None:
    (rule,) = tomllib.loads(example("working-on-the-code.md", "[[rule]]"))["rule"]
    assert all(re.search(rule["pattern"], text, re.IGNORECASE) for text in rule["examples"])
    assert all(re.search(rule["unless"], text, re.IGNORECASE) for text in rule["counter_examples"])


def test_the_checks_that_the_pages_name_exist() -> None:
    named = set(re.findall(r"`(\w+)`", PAGES["i-need-proof.md"].split("| the finding says |")[1].split("\n\n")[0]))
    assert named <= set(audit_checks.ids())
