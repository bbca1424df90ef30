"""Work that hangs, swells, dies or fails costs its own input and nothing else."""

import os
import time
from pathlib import Path

import psutil
import pytest

from extract import limited_processes
from extract.limited_processes import Limits
from extract.records import Problem, ProblemKind

LIMITS = Limits(seconds=5, memory_bytes=300 * 1024**2)


def work(order: str) -> str:
    """What a worker of these tests does with an input: what it says."""
    if order == "hang":
        time.sleep(600)
    if order == "swell":
        swollen = [bytes([1]) * 10_000_000 for _ in range(60)]
        time.sleep(600)
        del swollen
    if order == "grab":
        bytearray(8 * 1024**3)
    if order == "die":
        os._exit(3)
    if order == "fail":
        raise ValueError("no such paper\nsecond line")
    if order == "pid":
        return str(os.getpid())
    if order == "fill":
        work.kept = bytes([1]) * 100_000_000  # type: ignore[attr-defined]
        return str(os.getpid())
    return order


def results(*orders: str, workers: int = 1) -> dict[str, str | Problem]:
    return dict(limited_processes.run_each(work, orders, workers, LIMITS))


def kind(result: str | Problem) -> ProblemKind | str:
    return result.kind if isinstance(result, Problem) else result


def test_every_input_has_its_result_whatever_becomes_of_the_others() -> None:
    found = results("a", "hang", "b", "swell", "die", "c", "fail", "grab", "d", workers=2)
    assert {order: kind(result) for order, result in found.items()} == {
        **{order: order for order in "abcd"},
        "hang": ProblemKind.TOO_SLOW,
        "swell": ProblemKind.TOO_LARGE,
        "grab": ProblemKind.TOO_LARGE,
        "die": ProblemKind.DAMAGED,
        "fail": ProblemKind.DAMAGED,
    }
    failed = found["fail"]
    assert isinstance(failed, Problem) and "ValueError: no such paper)" in failed.message


def test_a_worker_that_keeps_much_memory_is_replaced_and_one_that_does_not_is_kept() -> None:
    first = dict(limited_processes.run_each(work, ("pid", "fill"), 1, LIMITS))
    assert first["pid"] == first["fill"]
    found = list(limited_processes.run_each(work, ("fill", "pid", "pid"), 1, LIMITS))
    (_, filled), (_, next_one), (_, last) = found
    assert filled != next_one == last


def test_no_worker_outlives_a_run_that_stops_midway() -> None:
    run = limited_processes.run_each(work, ("pid", "hang", "hang"), 2, LIMITS)
    _, pid = next(run)
    run.close()  # type: ignore[attr-defined]
    assert isinstance(pid, str) and not psutil.pid_exists(int(pid))
    assert not [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]


def test_no_input_needs_no_worker() -> None:
    assert results() == {}


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = tmp_path / "script.py"
    script.write_text(
        "from extract import limited_processes as l\nlist(l.run_each(str.upper, ['a'], 1, l.Limits()))\n",
        encoding="utf-8",
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=False)
    assert "WorkersCannotStart" in run.stderr and "__main__" in run.stderr


@pytest.mark.parametrize("workers", [1, 3])
def test_the_function_may_know_more_than_its_input(workers: int) -> None:
    from functools import partial

    found = dict(limited_processes.run_each(partial(pow, 2), (1, 2, 3), workers, LIMITS))
    assert found == {1: 2, 2: 4, 3: 8}
