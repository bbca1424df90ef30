"""Splink and dedupe on the rows that our linker gets, each set up as its documentation advises for free text."""

import importlib.util
import random
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

from benchmarks.public_tables import Row

Clusters = dict[str, str]
WORDS_IN_COMMON = "len(list_intersect(words_l, words_r))"
SAME_WORDS = f"{WORDS_IN_COMMON} >= 0.85 * greatest(len(words_l), len(words_r))"
CUT = f"{WORDS_IN_COMMON} >= 0.95 * least(len(words_l), len(words_r))"
MOST_WORDS = f"{WORDS_IN_COMMON} >= 0.7 * greatest(len(words_l), len(words_r))"
FIELDS = ("wording", "report", "owner")  # what dedupe sees
THRESHOLD = 0.9  # as ours
LABELLED_REPORTS = 12  # of 43, whose pairs dedupe is trained on
LABELLED_PAIRS = 1500  # of each kind


def installed() -> dict[str, Callable[[list[Row]], Clusters]]:
    """Those of the peers that can be imported here."""
    peers: dict[str, Callable[[list[Row]], Clusters]] = {"splink": by_splink, "dedupe": by_dedupe}
    return {name: peer for name, peer in peers.items() if importlib.util.find_spec(name)}


def by_splink(rows: list[Row]) -> Clusters:
    """Splink on DuckDB: levels of the words in common, and the owner; u by sampling, m from all true labels."""
    import pandas
    from splink import (  # type: ignore[import-not-found]
        DuckDBAPI,
        Linker,
        SettingsCreator,
        block_on,
        comparison_level_library as level,
        comparison_library as library,
    )

    frame = pandas.DataFrame([{**_record(row), "words": sorted(set(_record(row)["wording"].split()))} for row in rows])
    wording = library.CustomComparison(
        output_column_name="wording",
        comparison_levels=[
            level.NullLevel("wording"),
            level.ExactMatchLevel("wording"),
            level.CustomLevel("jaro_winkler_similarity(wording_l, wording_r) >= 0.95"),
            *(level.CustomLevel(condition) for condition in (SAME_WORDS, CUT, MOST_WORDS)),
            level.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("report")],
        comparisons=[wording, library.ExactMatch("owner")],
        probability_two_random_records_match=_share_of_matches(rows),
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_m_from_label_column("truth")
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, THRESHOLD).as_pandas_dataframe()
    return dict(zip(clusters["unique_id"], clusters["cluster_id"].astype(str), strict=True))


def _share_of_matches(rows: list[Row]) -> float:
    """The share of all pairs that are the same recommendation."""
    sizes: dict[str, int] = defaultdict(int)
    for row in rows:
        sizes[row.truth] += 1
    return sum(n * (n - 1) for n in sizes.values()) / (len(rows) * (len(rows) - 1))


def by_dedupe(rows: list[Row]) -> Clusters:
    """dedupe 3: wording as text and as a string, owner and report exact; trained on labelled pairs of 12 reports."""
    import dedupe  # type: ignore[import-not-found]

    fields = [
        dedupe.variables.Text("wording"),
        dedupe.variables.String("wording"),
        dedupe.variables.Exact("report"),
        dedupe.variables.Exact("owner"),
    ]
    data = {row.row_id: {k: v for k, v in _record(row).items() if k in FIELDS} for row in rows}
    linker = dedupe.Dedupe(fields, num_cores=1)
    linker.prepare_training(data, sample_size=5000)
    linker.mark_pairs(_labelled(rows, data))
    linker.train(recall=0.99)
    found = linker.partition(data, threshold=0.5)
    return {row_id: str(index) for index, (members, _) in enumerate(found) for row_id in members}


def _record(row: Row) -> dict[str, str]:
    text = " ".join(row.wording.lower().split())
    return {
        "unique_id": row.row_id, "report": row.report, "owner": row.owner or "none", "wording": text,
        "truth": row.truth,
    }  # fmt: skip


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
