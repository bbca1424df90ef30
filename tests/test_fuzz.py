"""Two hundred damaged papers, always the same: none breaks its reader. benchmarks/fuzz_readers.py tries more."""

from collections import Counter
from functools import partial

from benchmarks import fuzz_readers
from extract import limited_processes
from extract.limited_processes import Limits
from tests.conftest import SAMPLE

INPUTS, SEED = 200, 7


def test_no_damage_to_a_paper_breaks_its_reader() -> None:
    papers = [path for path in fuzz_readers.sources((SAMPLE,)) if "scan" not in path.name]  # OCR takes seconds each
    attempt = partial(fuzz_readers.try_input, seed=SEED, papers=papers)
    results = dict(limited_processes.run_each(attempt, range(INPUTS), 1, Limits(seconds=60)))
    outcomes = {number: fuzz_readers.outcome(result) for number, result in results.items()}
    assert len(outcomes) == INPUTS
    assert {number: found for number, found in outcomes.items() if found.name in fuzz_readers.BAD} == {}
    assert Counter(found.name for found in outcomes.values())["read"] > INPUTS / 4, "too much damage to test reading"


def test_the_same_number_gives_the_same_damage() -> None:
    papers = fuzz_readers.sources((SAMPLE,))
    for number in range(20):
        assert fuzz_readers.damaged_paper(number, SEED, papers) == fuzz_readers.damaged_paper(number, SEED, papers)
