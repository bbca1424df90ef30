"""How linking grows: seconds and peak memory for 1,000, 10,000 and 100,000 mentions, three in ten without a number.

    python -m benchmarks.linking_growth [MENTIONS ...]

Each size runs in a process of its own, so that its peak memory is its own.
"""

import multiprocessing
import resource
import sys
import time

from link import linking
from tests.link import generated

SIZES = (1_000, 10_000, 100_000)


def measure(mentions: int, series: int) -> tuple[int, float, float, float, float]:
    """Mentions, seconds, those of the processor, peak memory in MB, and what the papers took before linking began."""
    papers = generated.growing_corpus(mentions, series)
    before = _peak_megabytes()
    started, busy = time.perf_counter(), time.process_time()
    linking.link_accounts(papers)
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    return sum(len(one.mentions) for one in papers), seconds, busy, _peak_megabytes(), before


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1024 * 1024)


def main() -> None:
    """Print a line for each size, once with many series and once with a single one."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print("mentions  series  seconds  CPU s  peak MB  papers alone MB")
    for size in sizes:
        for series in dict.fromkeys((max(1, size // 500), max(1, size // 10_000))):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                count, seconds, busy, peak, before = pool.apply(measure, (size, series))
            print(f"{count:8,}  {series:6}  {seconds:7.1f}  {busy:5.1f}  {peak:7.0f}  {before:15.0f}")


if __name__ == "__main__":
    main()
