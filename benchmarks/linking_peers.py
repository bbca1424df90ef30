"""Splink and dedupe on the rows that our linker gets, each set up as its documentation advises for free text.

Each learns from labelled rows: those it is asked about, or another table's where those are held out.
"""

import importlib.util
import io
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

from benchmarks.public_tables import Row

Clusters = dict[str, str]
WORDS_IN_COMMON = "len(list_intersect(words_l, words_r))"
SAME_WORDS = f"{WORDS_IN_COMMON} >= 0.85 * greatest(len(words_l), len(words_r))"
CUT = f"{WORDS_IN_COMMON} >= 0.95 * least(len(words_l), len(words_r))"
MOST_WORDS = f"{WORDS_IN_COMMON} >= 0.7 * greatest(len(words_l), len(words_r))"
LEVELS = (SAME_WORDS, CUT, MOST_WORDS)
FIELDS = ("wording", "report", "owner")  # what dedupe sees
THRESHOLD = 0.9  # as ours
LABELLED_REPORTS = 12  # of 43, whose pairs dedupe is trained on
LABELLED_PAIRS = 1500  # of each kind


def installed() -> dict[str, Callable[[list[Row], list[Row]], Clusters]]:
    """Those of the peers that can be imported here."""
    peers: dict[str, Callable[[list[Row], list[Row]], Clusters]] = {"splink": by_splink, "dedupe": by_dedupe}
    return {name: peer for name, peer in peers.items() if importlib.util.find_spec(name)}


def by_splink(rows: list[Row], labelled: list[Row]) -> Clusters:
    """Splink on DuckDB: levels of the words in common, and the owner; m, u and the prior counted on all labels."""
    import pandas
    from splink import (  # type: ignore[import-not-found]
        DuckDBAPI,
        Linker,
        SettingsCreator,
        block_on,
        comparison_level_library as level,
        comparison_library as library,
    )

    counted, prior = _count_levels(labelled)
    frame = pandas.DataFrame([{**_record(row), "words": sorted(_words(row))} for row in rows])
    conditions = ["wording_l = wording_r", *LEVELS]
    levels = [
        *(level.CustomLevel(sql).configure(**counted["wording", n]) for n, sql in enumerate(conditions)),
        level.ElseLevel().configure(**counted["wording", len(conditions)]),
    ]
    owners = [
        level.ExactMatchLevel("owner").configure(**counted["owner", 0]),
        level.ElseLevel().configure(**counted["owner", 1]),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("report")],
        comparisons=[
            library.CustomComparison(output_column_name="wording", comparison_levels=levels),
            library.CustomComparison(output_column_name="owner", comparison_levels=owners),
        ],
        probability_two_random_records_match=prior,
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=None)
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, THRESHOLD).as_pandas_dataframe()
    return dict(zip(clusters["unique_id"], clusters["cluster_id"].astype(str), strict=True))


def _count_levels(rows: list[Row]) -> tuple[dict[tuple[str, int], dict[str, float]], float]:
    """m and u of each level of each field, and the share of matches, among the pairs of each report."""
    by_report: dict[str, list[tuple[Row, set[str]]]] = defaultdict(list)
    for row in rows:
        by_report[row.report].append((row, _words(row)))
    counts: dict[bool, Counter[tuple[str, int]]] = {True: Counter(), False: Counter()}
    for group in by_report.values():
        for (left, ours), (right, theirs) in combinations(group, 2):
            tally = counts[left.truth == right.truth]
            tally["wording", _level(left, right, ours, theirs)] += 1
            tally["owner", int(left.owner != right.owner)] += 1
    totals = {label: sum(n for (field, _), n in tally.items() if field == "owner") for label, tally in counts.items()}
    keys = [*(("wording", n) for n in range(len(LEVELS) + 2)), ("owner", 0), ("owner", 1)]
    shares = {
        key: {
            f"{name}_probability": (counts[label][key] + 0.5) / (totals[label] + 2)
            for name, label in (("m", True), ("u", False))
        }
        for key in keys
    }
    return shares, totals[True] / sum(totals.values())


def _level(left: Row, right: Row, ours: set[str], theirs: set[str]) -> int:
    """The first of the levels that a pair reaches, as LEVELS has them after the exact match."""
    if left.wording.lower() == right.wording.lower():
        return 0
    common, longer, shorter = len(ours & theirs), max(len(ours), len(theirs)), min(len(ours), len(theirs))
    reached = (common >= 0.85 * longer, common >= 0.95 * shorter, common >= 0.7 * longer)
    return reached.index(True) + 1 if any(reached) else len(LEVELS) + 1


def by_dedupe(rows: list[Row], labelled: list[Row]) -> Clusters:
    """dedupe 3: wording as text and as a string, owner and report exact; trained on labelled pairs of 12 reports."""
    import dedupe  # type: ignore[import-not-found]

    fields = [
        dedupe.variables.Text("wording"),
        dedupe.variables.String("wording"),
        dedupe.variables.Exact("report"),
        dedupe.variables.Exact("owner"),
    ]
    taught = _fields_of(labelled)
    linker = dedupe.Dedupe(fields, num_cores=1)
    pairs = io.StringIO()
    dedupe.serializer.write_training(_labelled(labelled, taught), pairs)
    pairs.seek(0)
    linker.prepare_training(taught, training_file=pairs, sample_size=5000)
    linker.train(recall=0.99)
    found = linker.partition(_fields_of(rows), threshold=0.5)
    return {row_id: str(index) for index, (members, _) in enumerate(found) for row_id in members}


def _fields_of(rows: list[Row]) -> dict[str, dict[str, str]]:
    return {row.row_id: {k: v for k, v in _record(row).items() if k in FIELDS} for row in rows}


def _record(row: Row) -> dict[str, str]:
    text = " ".join(row.wording.lower().split())
    return {
        "unique_id": row.row_id, "report": row.report, "owner": row.owner or "none", "wording": text,
    }  # fmt: skip


def _words(row: Row) -> set[str]:
    return set(row.wording.lower().split())


def _labelled(rows: list[Row], data: dict[str, dict[str, str]]) -> Any:
    """Pairs of the first reports, as many of each kind, with their labels."""
    chosen = sorted({row.report for row in rows})[:LABELLED_REPORTS]
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_report[row.report].append(row)
    pairs = [pair for report in chosen for pair in combinations(by_report[report], 2)]
    random.Random(1).shuffle(pairs)
    marked: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {"match": [], "distinct": []}
    for left, right in pairs:
        kind = "match" if left.truth == right.truth else "distinct"
        if len(marked[kind]) < LABELLED_PAIRS:
            marked[kind].append((data[left.row_id], data[right.row_id]))
    return marked
