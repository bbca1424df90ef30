"""Same recommendation across years by wording alone: pairwise precision and recall, ours beside Splink and dedupe.

    python -m benchmarks.linking_quality FOLDER [--verbose]

FOLDER holds `sf_recommendations.csv` and `sf_responses.csv` (see public_tables). A pair counts where two rows of
different years belong to one report. Splink and dedupe are asked only if they are installed; each gets the same rows.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from benchmarks import linking_peers, public_tables
from benchmarks.public_tables import Row
from link import linking

Clusters = dict[str, str]  # row_id -> cluster; a row without one is alone
Pairs = set[tuple[str, str]]


def ours(rows: list[Row]) -> Clusters:
    """The recommendation of each row as this project links it."""
    linked = linking.link_accounts(public_tables.as_papers(rows))
    return {one.mention_id: one.recommendation_id for one in linked.resolutions if one.recommendation_id}


def pairs(rows: Iterable[Row], cluster: Callable[[Row], str | None]) -> Pairs:
    """The pairs of rows of one report and different years that one cluster holds."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if named := cluster(row):
            groups[row.report, named].append(row)
    return {
        (left.row_id, right.row_id)
        for group in groups.values()
        for left, right in combinations(sorted(group, key=lambda row: row.row_id), 2)
        if left.year != right.year
    }


def score(found: Pairs, wanted: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / max(1, len(wanted))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Print a table: each linker on the rows as printed, and with half of the wordings changed."""
    folder = Path(sys.argv[1])
    rows = public_tables.read_rows(folder)
    linkers: dict[str, Callable[[list[Row]], Clusters]] = {"ours": ours, **linking_peers.installed()}
    print(f"{len(rows):,} rows\nrows      linker   precision  recall  F1      seconds")
    for name, given in (("printed", rows), ("reworded", public_tables.reworded(rows))):
        wanted = pairs(given, lambda row: row.truth)
        for linker, link in linkers.items():
            started = time.perf_counter()
            clusters = link(given)
            seconds = time.perf_counter() - started
            found = pairs(given, lambda row, clusters=clusters: clusters.get(row.row_id))  # type: ignore[misc]
            precision, recall, f1 = score(found, wanted)
            print(f"{name:9} {linker:8} {precision:9.4f}  {recall:6.4f}  {f1:6.4f}  {seconds:7.1f}")
            if "--verbose" in sys.argv:
                tell(given, found - wanted, "wrong")
                tell(given, wanted - found, "missed")


def tell(rows: list[Row], strays: Pairs, what: str, limit: int = 25) -> None:
    """Show pairs with their words, each pair of wordings once."""
    words = {row.row_id: row.wording for row in rows}
    once = {tuple(sorted((words[a], words[b]))): (a, b) for a, b in sorted(strays)}
    for left, right in sorted(once)[:limit]:
        print(f"  {what}: {left[:230]!r}\n         {right[:230]!r}")


if __name__ == "__main__":
    main()
