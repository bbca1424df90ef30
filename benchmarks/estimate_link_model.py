"""Estimate m and u of the linkage model from labelled pairs, and write them into link/model.toml with their counts.

    python -m benchmarks.estimate_link_model FOLDER [--write]

FOLDER holds the public tables (see public_tables). Each pair of rows of one report and different years is a labelled
pair: the same recommendation or not. Half of the wordings are changed as other papers would (tests/link/generated.py),
since the tables copy every wording from year to year. Each level gets half a pair more, so that none is impossible.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from benchmarks import public_tables
from benchmarks.public_tables import Row
from link import comparisons, match_weights

Counts = dict[tuple[str, bool], Counter[str]]
FIELDS = ("wording", "owner")
ABSENT = "absent"


def labelled_pairs(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of one report and of neighbouring years, each wording of a year once, by one of the bodies it is put to."""
    years: dict[tuple[str, int], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        years[row.report, row.year][row.wording].append(row)
    for (report, year), group in sorted(years.items()):
        after = years.get((report, year + 1), {})
        yield from product(
            *(
                [side_rows[at % len(side_rows)] for side_rows in side.values()]
                for at, side in ((year, group), (year + 1, after))
            )
        )


def count_levels(rows: list[Row]) -> Counts:
    """How often the pairs reach each level, by field and by whether they are the same recommendation."""
    counts: Counts = defaultdict(Counter)
    for left, right in labelled_pairs(rows):
        same = left.truth == right.truth
        if not same and comparisons.similarity(left.wording, right.wording) == 1:
            continue  # the table has it twice
        counts["wording", same][comparisons.compare_wording(left.wording, right.wording).level] += 1
        counts["owner", same][comparisons.compare_owners((left.owner,), (right.owner,)).level] += 1
    return counts


def estimate(counts: Counts, model: dict[str, object]) -> dict[str, dict[str, dict[str, object]]]:
    """m and u of each level, with the counts as their source."""
    tables: dict[str, dict[str, dict[str, object]]] = model["comparison"]  # type: ignore[assignment]
    for field in FIELDS:
        same, other = counts[field, True], counts[field, False]
        levels = [level for level in tables[field] if level != ABSENT]
        for level in levels:
            m, u = (
                (tally[level] + 0.5) / (sum(tally[each] for each in levels) + 0.5 * len(levels))
                for tally in (same, other)
            )
            told = f"{same[level]} of {sum(same.values())} and {other[level]} of {sum(other.values())} pairs."
            tables[field][level] = {"m": float(f"{m:.3g}"), "u": float(f"{u:.3g}"), "source": told}
    return tables


def write(model: dict[str, object], tables: dict[str, dict[str, dict[str, object]]]) -> None:
    """Write the model's file anew, its opening comment kept."""
    text = match_weights.MODEL_FILE.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("#")]
    lines.append("")
    lines += [f"{key} = {_toml(value)}" for key, value in model.items() if key != "comparison"]
    for field, levels in tables.items():
        lines += ["", f"[comparison.{field}]"]
        for level, values in levels.items():
            lines.append(
                f"{level} = {{ " + ", ".join(f"{key} = {_toml(value)}" for key, value in values.items()) + " }"
            )
    match_weights.MODEL_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def main() -> None:
    """Print the estimates; with --write put them into the model."""
    counts = count_levels(public_tables.reworded(public_tables.read_rows(Path(sys.argv[1]), with_closed=True)))
    model = tomllib.loads(match_weights.MODEL_FILE.read_text(encoding="utf-8"))
    tables = estimate(counts, model)
    same, other = (sum(counts["wording", label].values()) for label in (True, False))
    model["prior_probability"] = float(f"{same / (same + other):.2g}")
    model["prior_source"] = f"{same} of {same + other} pairs of one report are the same recommendation."
    for field in FIELDS:
        for level, values in tables[field].items():
            print(f"{field:8} {level:16} m {values['m']:<10} u {values['u']:<10} {values['source']}")
    print("prior", model["prior_probability"])
    if "--write" in sys.argv:
        write(model, tables)


if __name__ == "__main__":
    main()
