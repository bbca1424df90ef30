"""Same recommendation across years by wording alone: pairwise precision and recall, ours beside Splink and dedupe.

    python -m benchmarks.linking_quality FOLDER [--verbose]

FOLDER holds the tables (see public_tables). A pair counts where two rows of different years belong to one report.
The register is held out: no linker learns from its labels. Splink and dedupe are asked only if they are installed; each
gets the same rows.
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
Linker = Callable[[list[Row], list[Row]], Clusters]
Pairs = set[tuple[str, str]]


def ours(rows: list[Row], labelled: list[Row]) -> Clusters:
    """The recommendation of each row as this project links it, by the weights of link/model.toml."""
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
    """Print a table: each linker on the rows as printed, and with half of the wordings changed; then held-out rows."""
    folder = Path(sys.argv[1])
    known, unseen = public_tables.read_rows(folder), public_tables.read_register(folder)
    taught = public_tables.reworded(known)
    given = {"printed": (known, known), "reworded": (taught, taught)}
    given |= {"held out": (unseen, taught), "held out, reworded": (public_tables.reworded(unseen), taught)}
    linkers: dict[str, Linker] = {"ours": ours, **linking_peers.installed()}
    print(f"{len(known):,} and {len(unseen):,} rows\n{'rows':18}  linker    precision  recall  F1      seconds")
    for name, (rows, labelled) in given.items():
        for linker, link in linkers.items():
            compare(name, linker, link, rows, labelled)


def compare(name: str, linker: str, link: Linker, rows: list[Row], labelled: list[Row]) -> None:
    """Print what one linker makes of the rows; with --verbose its errors too."""
    started = time.perf_counter()
    clusters = link(rows, labelled)
    seconds = time.perf_counter() - started
    wanted, found = pairs(rows, lambda row: row.truth), pairs(rows, lambda row: clusters.get(row.row_id))
    precision, recall, f1 = score(found, wanted)
    print(f"{name:18}  {linker:8} {precision:9.4f}  {recall:6.4f}  {f1:6.4f}  {seconds:7.1f}", flush=True)
    if "--verbose" in sys.argv:
        tell(rows, found - wanted, "wrong")
        tell(rows, wanted - found, "missed")


def tell(rows: list[Row], strays: Pairs, what: str, limit: int = 25) -> None:
    """Show pairs with their words, each pair of wordings once."""
    words = {row.row_id: row.wording for row in rows}
    once = {tuple(sorted((words[a], words[b]))): (a, b) for a, b in sorted(strays)}
    for left, right in sorted(once)[:limit]:
        print(f"  {what}: {left[:230]!r}\n         {right[:230]!r}")


if __name__ == "__main__":
    main()
