"""Public tables of recommendations as papers: one paper for each report and year, one row for each body that answers.

The tables are not part of the project; the benchmarks read them from the folder that is given to them.
`sf_recommendations.csv` and `sf_responses.csv` are the follow-up tables of a city's civil grand jury,
`taic_register_to_2021.csv` the register of a country's transport investigator. They have a few recommendations twice,
letter for letter, because they were typed once for each body: those are one in `Row.truth`.
"""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from normalise.records import Account, Mention
from tests.factories import account, mention, naming
from tests.link import generated

CLOSED_EARLIER = "**"
NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """What one paper says for one recommendation to one body; `truth` names the recommendation."""

    row_id: str
    report: str
    year: int
    owner: str
    wording: str
    truth: str


def read_rows(folder: Path, with_closed: bool = False) -> list[Row]:
    """The rows of all years, in order, their numbers stripped; those closed in an earlier year only if asked for."""
    texts = {}
    first: dict[tuple[str, str, str], str] = {}
    for one in _read(folder / "sf_recommendations.csv"):
        text = one["recommendation"]
        bare = text[len(one["number_raw"]) :].lstrip(" .:)-–") if text.startswith(one["number_raw"]) else text
        letters = NO_LETTERS.sub("", bare.casefold())
        truth = first.setdefault((one["jury_year"], one["report_title"], letters), one["recommendation_id"])
        texts[one["recommendation_id"]] = (one["report_title"], bare, truth)
    rows = []
    for index, one in enumerate(_read(folder / "sf_responses.csv")):
        if with_closed or one["status_raw"] != CLOSED_EARLIER:
            report, text, truth = texts[one["recommendation_id"]]
            key = f"{one['jury_year']} {report}"
            rows.append(
                Row(
                    f"r{index:06}",
                    key,
                    int(one["response_year"]),
                    one["organisation"],
                    text,
                    truth,
                )
            )
    return rows


def read_register(folder: Path) -> list[Row]:
    """The register's recommendations, a year's as one report, each as two yearly papers print it; two alike are one."""
    rows = []
    first: dict[tuple[str, str], str] = {}
    for index, one in enumerate(_read(folder / "taic_register_to_2021.csv")):
        issued, text = one["made"][:4], one["recommendation"]
        if issued and NO_LETTERS.sub("", text):
            truth = first.setdefault((issued, NO_LETTERS.sub("", text.casefold())), one["number"])
            rows += [
                Row(f"t{year}-{index:05}", f"{issued} register", int(issued) + year, one["recipient"], text, truth)
                for year in (1, 2)
            ]
    return rows


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reworded(rows: list[Row], share: float = 0.5, seed: int = 5) -> list[Row]:
    """The same rows, so many of the (report, year, text) printed with misspellings, short forms, cut or reordered."""
    rng = random.Random(seed)
    printed: dict[tuple[str, int, str], str] = {}
    made = []
    for row in rows:
        key = (row.report, row.year, row.wording)
        if key not in printed:
            long_enough = len(row.wording.split()) > 6
            printed[key] = generated.reword(row.wording, rng) if rng.random() < share and long_enough else row.wording
        made.append(Row(row.row_id, row.report, row.year, row.owner, printed[key], row.truth))
    return made


def as_papers(rows: list[Row], numbered: Callable[[Row], str | None] = lambda row: None) -> list[Account]:
    """A paper for each report and year, as linking takes it."""
    groups: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.report, row.year].append(row)
    return [
        account(
            f"{report} {year}",
            naming(f"{report} Commission", "2000", is_title=True),
            *(_mention(row, numbered(row), index) for index, row in enumerate(group)),
            dated=f"{year}-06-01",
        )
        for (report, year), group in sorted(groups.items())
    ]


def _mention(row: Row, number: str | None, index: int) -> Mention:
    owner = (row.owner,) if row.owner else ()
    return mention(
        row.row_id,
        wording=row.wording,
        number=number,
        owners=owner,
        owners_raw=owner,
        status="in_progress",
        block_no=index,
    )
