"""What a reader finds in the papers, held against what the pipeline found: one case for each thing, right or wrong."""

import dataclasses
import hashlib
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import papers
from normalise import accounts
from normalise.records import Account, Mention, Scope
from outputs.records import Results
from tests.conftest import ROOT, SAMPLE, read
from tests.quality import printed_texts

TRUTH = ROOT / "tests" / "golden" / "sample_truth.toml"
AUDIT = ROOT / "tests" / "golden" / "sample_audit.toml"
FORMS = ("docx", "pdf-tagged", "pdf-untagged", "txt")
COUNTED = frozenset({Scope.OWN, Scope.GROUP, Scope.LIST})
Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """One thing that a stage should find in a layout, and whether it did."""

    stage: str
    layout: str
    name: str
    is_right: bool

    @property
    def slice(self) -> str:
        return f"{self.stage} {self.layout}"


def corpus_sha256(*sources: Path) -> str:
    """A hash of all files of a corpus and its truth, by their names and bytes."""
    found = hashlib.sha256()
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file():
                found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def of_sample() -> tuple[str, tuple[Case, ...]]:
    """The hash of the sample and its truth, and its cases in all stages."""
    results = read(SAMPLE)
    truth = tomllib.loads(TRUTH.read_text(encoding="utf-8"))["paper"]
    audit = tomllib.loads(AUDIT.read_text(encoding="utf-8"))["finding"]
    found = [*_printed(truth), *_understood(truth, results), *_linked(truth, results), *_audited(audit, results)]
    return corpus_sha256(SAMPLE, TRUTH, AUDIT), tuple(sorted(found))


def of_real_papers(shared: Path) -> tuple[str, tuple[Case, ...]]:
    """The hash of the five real papers and their gold, and what normalise finds in each of their forms."""
    gold = _lines(shared / "gold" / "mentions.jsonl")
    largest = Counter(one["series"] for one in gold).most_common(1)[0][0]  # the others' numbers are not all listed
    by_paper = _by_paper(one for one in gold if one["series"] == largest)
    found: list[Case] = []
    for form in FORMS:
        for path in sorted((shared / "papers" / form).iterdir()):
            account = accounts.read_account(papers.read_paper(path, path.parent))
            found += _against(form, path.stem, by_paper[path.stem], account.mentions)
    return corpus_sha256(shared / "papers", shared / "gold" / "mentions.jsonl"), tuple(sorted(found))


def of_wild_papers(shared: Path) -> tuple[str, tuple[Case, ...]]:
    """The hash of the papers of other bodies with their gold, and what normalise finds in each."""
    folder = shared / "wild" / "gold"
    by_paper = _by_paper(_lines(folder / "mentions.jsonl"))
    found: list[Case] = []
    for paper in _lines(folder / "papers.jsonl"):
        if paper["annotated_pages"] != "all":
            continue
        path = next((shared / "wild" / "papers").glob(f"{paper['paper']}*"))
        account = accounts.read_account(papers.read_paper(path, path.parent))
        found += _against(str(account.facts.text_source), path.stem, by_paper[paper["paper"]], account.mentions)
    return corpus_sha256(shared / "wild" / "papers", folder), tuple(sorted(found))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _by_paper(gold: Iterable[Gold]) -> Mapping[str, list[Gold]]:
    by_paper: dict[str, list[Gold]] = defaultdict(list)
    for one in gold:
        by_paper[one["paper"]].append(one)
    return by_paper


def _against(layout: str, paper: str, gold: list[Gold], mentions: Iterable[Mention]) -> Iterator[Case]:
    """The cases of one paper: each number that is there or invented, and each status that is read or wrong."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.number and mention.scope in COUNTED:
            found[_key(mention.number)].append(mention)
    wanted = {_key(g["number"]): g for g in gold if g["number"]}
    firm = {n for n, g in wanted.items() if g["scope"] in COUNTED and "mention" not in g.get("debatable_about", ())}
    yield from (Case("normalise numbers", layout, f"{paper} {n}", n in found) for n in sorted(firm))
    yield from (
        Case("normalise numbers", layout, f"{paper} {n} (invented)", False) for n in sorted(set(found) - set(wanted))
    )
    for number in sorted(firm & set(found)):
        told = {mention.status.value for mention in found[number]}
        allowed = {s for g in gold if g["number"] and _key(g["number"]) == number for s in _statuses(g)}
        if allowed:
            yield Case("normalise status", layout, f"{paper} {number}", bool(told & allowed))
            is_danger = "implemented" in told and "implemented" not in allowed
            yield Case("normalise implemented", layout, f"{paper} {number}", not is_danger)


def _statuses(gold: Gold) -> set[str]:
    told = gold.get("status_accepted") or [gold["status"], *gold.get("status_also", ())]
    return {status for status in told if status}


def _key(number: str) -> str:
    """A number whatever its brackets and leading noughts."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[^0-9a-z./]", "", number.lower()).strip("./"))


def _printed(truth: Iterable[Gold]) -> Iterator[Case]:
    form_of = {paper["file"]: paper["form"] for paper in truth}
    for file, texts in printed_texts.wanted():
        found = printed_texts.read(papers.read_paper(SAMPLE / file, SAMPLE))
        for number, text in enumerate(texts, 1):
            is_found = any(printed_texts.letters(text) in part for part in found)
            yield Case("extract texts", form_of[file], f"{file} {number}: {text[:60]}", is_found)


def _understood(truth: Iterable[Gold], results: Results) -> Iterator[Case]:
    for paper in truth:
        account = _account(results, paper["file"])
        resolved = _resolved(account, results)
        gold: list[Gold] = [
            {"number": m["number"], "scope": m["scope"], "status": m["status"], "status_also": m.get("also", ())}
            for m in paper.get("mentions", ())
        ]
        yield from _against(paper["form"], paper["file"], gold, resolved)
        is_dated = account.facts.date is not None and account.facts.date.date == paper["date"]
        yield Case("normalise date", paper["form"], paper["file"], is_dated)


def _resolved(account: Account, results: Results) -> list[Mention]:
    """The mentions under the numbers that linking settled, as a note's mark may be glued to the printed one."""
    numbers = {one.mention_id: one.number for one in results.linked.resolutions}
    return [dataclasses.replace(m, number=numbers.get(m.mention_id, m.number)) for m in account.mentions]


def _linked(truth: Iterable[Gold], results: Results) -> Iterator[Case]:
    series_of = {one.mention_id: one.series_id or "" for one in results.linked.resolutions}
    for paper in truth:
        for mention in _account(results, paper["file"]).mentions:
            if mention.scope in COUNTED:
                is_right = paper["series"] in series_of.get(mention.mention_id, "")
                yield Case("link series", paper["form"], f"{paper['file']} {mention.number}", is_right)


def _audited(audit: Iterable[Gold], results: Results) -> Iterator[Case]:
    for wanted in audit:
        found = [
            f
            for f in results.findings
            if f.check in wanted["check"] and wanted["series"] in (f.series_id or wanted["series"])
        ]
        numbers = {finding.number for finding in found}
        for number in wanted.get("numbers", ()):
            yield Case("audit", "all", f"{wanted['series']} {wanted['check'][0]} {number}", number in numbers)


def _account(results: Results, file: str) -> Account:
    return next(account for account in results.accounts if account.facts.paper.path.endswith(file))
