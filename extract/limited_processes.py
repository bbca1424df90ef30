"""Run a function over many inputs in worker processes, each input within limits of time and memory.

A worker that goes over a limit, or dies, is ended and replaced, so that its memory comes back and its input costs one
Problem. A loop of our own over the standard library's processes: the pools at hand (concurrent.futures, pebble) do
not watch memory, and share one pipe among workers, which a worker killed while it holds the pipe would close to all.
"""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, resource_tracker
from pathlib import Path
from typing import Any, Generic, TypeVar

import psutil

from extract.records import Problem, ProblemKind

WATCH_SECONDS = 0.1  # between two looks at the workers' memory
START_SECONDS = 120.0  # for a worker to load its code, which is no input's fault
GRACE_SECONDS = 5.0  # after which a worker ends itself, should nobody be left to end it
KEPT_SHARE = 0.25  # of the memory limit; a worker that still holds more after an input is replaced

Input = TypeVar("Input")
Output = TypeVar("Output")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may take: seconds of time, and bytes of memory of its whole process."""

    seconds: float = 300.0
    memory_bytes: int = 2 * 1024**3


class WorkersCannotStart(Exception):
    """A worker process ended before it could begin; no input is to blame."""


def run_each(
    function: Callable[[Input], Output], inputs: Sequence[Input], workers: int, limits: Limits
) -> Iterator[tuple[Input, Output | Problem]]:
    """Each input with what `function` makes of it, or with the Problem that ended it, in the order they are done.

    `function` must be importable by its name (a module's own, or a partial of one). Raises WorkersCannotStart.
    """
    waiting = list(reversed(inputs))
    crew: list[_Worker[Input, Output]] = []
    try:
        while waiting or any(worker.is_busy for worker in crew):
            crew = [worker for worker in crew if not worker.is_ended]
            while waiting and len(crew) < workers:
                with _interrupts_later():
                    crew.append(_Worker(function, limits))
            for worker in crew:
                if waiting and not worker.is_busy:
                    worker.give(waiting.pop())
            connection.wait([worker.pipe for worker in crew if worker.is_busy], timeout=WATCH_SECONDS)
            for worker in crew:
                yield from worker.take()
    finally:
        for worker in crew:
            worker.end()


class _Worker(Generic[Input, Output]):
    """One process with its own pipe, and the input that it is at."""

    def __init__(self, function: Callable[[Input], Output], limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")  # the same on every system, and nothing inherited
        self._limits = limits
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(function, theirs, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._watched = psutil.Process(self._process.pid)
        self._inputs: list[Input] = []
        self._since = time.monotonic()
        self._is_ready = self.is_ended = False

    @property
    def is_busy(self) -> bool:
        return bool(self._inputs)

    def give(self, given: Input) -> None:
        """Let the worker begin with an input."""
        self._inputs.append(given)
        self._since = time.monotonic()
        with suppress(OSError):  # a worker that has died since is found out by `take`
            self.pipe.send(given)

    def take(self) -> Iterator[tuple[Input, Output | Problem]]:
        """The input that the worker is at, if it is done or has to be given up."""
        if not self.is_busy:
            return
        try:
            answers = [self.pipe.recv()] if self.pipe.poll() else []
        except (EOFError, OSError):
            self._check_start()
            yield self._inputs.pop(), self._ended(ProblemKind.DAMAGED, "its reader stopped without a word")
            return
        if answers and not self._is_ready:  # its first word says that it has started
            self._is_ready, self._since = True, time.monotonic()
        elif answers:
            yield self._inputs.pop(), answers[0]
            if self._memory_bytes() > self._limits.memory_bytes * KEPT_SHARE:
                self.end()
        elif problem := self._broken_limit():
            yield self._inputs.pop(), problem

    def end(self) -> None:
        """End the process, and those that it has started."""
        with suppress(psutil.NoSuchProcess):
            for child in self._watched.children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    child.kill()
        self._process.kill()
        self._process.join()
        self.pipe.close()
        self.is_ended = True

    def _check_start(self) -> None:
        if not self._is_ready:
            self.end()
            raise WorkersCannotStart(
                "A process for reading papers could not start. If a script of yours called this, its own calls belong "
                "under `if __name__ == '__main__':`."
            )

    def _broken_limit(self) -> Problem | None:
        memory_mb = self._limits.memory_bytes // 1024**2
        if self._memory_bytes() > self._limits.memory_bytes:
            return self._ended(ProblemKind.TOO_LARGE, f"reading it took over {memory_mb:,} MB of memory")
        seconds = time.monotonic() - self._since
        if not self._is_ready and seconds > START_SECONDS:
            self._check_start()
        if self._is_ready and seconds > self._limits.seconds:
            return self._ended(ProblemKind.TOO_SLOW, f"reading it took over {self._limits.seconds:g} s")
        return None

    def _memory_bytes(self) -> int:
        try:
            return int(self._watched.memory_info().rss)
        except psutil.Error:
            return 0  # it has just died, which its pipe will tell

    def _ended(self, kind: ProblemKind, why: str) -> Problem:
        self.end()
        return Problem(kind, f"The paper was given up: {why}. Open it, save it anew in its own program and run again.")


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Ctrl-C is for the run, not for its workers: one that starts in here never hears it, the run hears it after."""
    if threading.current_thread() is not threading.main_thread():  # which no interrupt reaches
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    has_masks = hasattr(signal, "pthread_sigmask")  # not on Windows
    if has_masks:
        resource_tracker.ensure_running()  # started later, with the first worker, it would take our mask off
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which the worker inherits
    try:
        yield
    finally:
        if has_masks:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt


def _serve(function: Callable[[Any], Any], pipe: Any, limits: Limits) -> None:
    """The life of a worker: an input in, a result out, until the run closes the pipe."""
    _limit_this_process(limits)
    with Path(os.devnull).open("w") as nowhere, suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            given = pipe.recv()
            faulthandler.dump_traceback_later(limits.seconds + GRACE_SECONDS, exit=True, file=nowhere)
            pipe.send(_result(function, given))
            faulthandler.cancel_dump_traceback_later()


def _result(function: Callable[[Any], Any], given: object) -> object:
    try:
        return function(given)
    except MemoryError:
        return Problem(ProblemKind.TOO_LARGE, "The paper was given up: reading it took too much memory. Split it.")
    except Exception as error:  # a fault of ours costs one paper, never the run
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return Problem(
            ProblemKind.DAMAGED,
            f"The paper was given up ({reason}). If it looks right when you open it, please report this as a fault of "
            "this tool.",
        )


def _limit_this_process(limits: Limits) -> None:
    """A second, wider limit that the system keeps, for a jump between two looks or when nobody looks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:  # Windows
        return
    allowed = 2 * limits.memory_bytes + 1024**3  # addresses, of which a process reserves more than it fills
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
