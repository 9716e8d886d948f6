"""Several models one after the other, in two processes where the computer has two cores.

Most of a run's time goes into building and planning queries, which one process does on one
core.  Whole models are given out, so that nothing passes between the processes but what is
told of a finished run; the ledger is written under the locks that separate programs need
anyway.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from shujian.app import authoring
from shujian.app.limits import Limits
from shujian.app.running import Ran, run_model
from shujian.app.shelf import Shelf
from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.store.home import Home
from shujian.trust import Context

T = TypeVar("T")
WORKERS = 2
"""More would each have too little memory for the tables of a city."""
_TICK = 0.2


@dataclass(frozen=True)
class Wanted:
    """A run that is asked for.

    Args:
        model: id, last part of an id, or alias.
        as_of: the day to speak of; None: the earliest of the inputs'.
        settings: parameters as a person wrote them, ``名称=值``.
    """

    model: str
    as_of: dt.date | None = None
    settings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told(Generic[T]):
    """What became of a run: what ``tell`` made of it, or the error that ended it."""

    wanted: Wanted
    result: T | None = None
    error: ShujianError | OSError | None = None


@dataclass
class Bench(Generic[T]):
    """Runs models and tells of them.

    Args:
        ctx: who runs them.
        home: the home.
        tell: what is kept of a finished run; a function of a module, because it is sent to
            another process.
        limits: what all of them together may use.
    """

    ctx: Context
    home: Home
    tell: Callable[[Ran], T]
    limits: Limits

    def run(self, shelf: Shelf, wanted: Wanted, progress: Progress = SILENT) -> Told[T]:
        """One run; an error of it is told, never raised.

        Raises:
            CancelledError: a person stopped it.
        """
        try:
            values = authoring.parameter_values(shelf, wanted.model, list(wanted.settings))
            ran = run_model(
                self.ctx, self.home, shelf, wanted.model,
                as_of=wanted.as_of, parameters=values, progress=progress, limits=self.limits,
            )  # fmt: skip
        except (ShujianError, OSError) as error:
            return Told(wanted, error=error)
        return Told(wanted, self.tell(ran))

    def run_all(
        self, shelf: Shelf, wanted: Sequence[Wanted], progress: Progress = SILENT
    ) -> Iterator[Told[T]]:
        """Every run, told in the order in which they are asked for."""
        workers = min(WORKERS, self.limits.threads, len(wanted))
        if workers > 1:
            yield from _apart(self, wanted, workers, progress)
            return
        for index, one in enumerate(wanted):
            yield self.run(shelf, one, _part(progress, index, len(wanted), one.model))


def _part(progress: Progress, index: int, count: int, model: str) -> Progress:
    def report(share: float, text: str) -> None:
        progress.report((index + share) / count, f"{model} {text}")

    return Progress(report, progress.cancelled)


def _apart(
    bench: Bench[T], wanted: Sequence[Wanted], workers: int, progress: Progress
) -> Iterator[Told[T]]:
    context = multiprocessing.get_context("spawn")
    news, stop = context.Queue(), context.Event()
    each = Bench(bench.ctx, bench.home, bench.tell, bench.limits.share(workers))
    pool = ProcessPoolExecutor(workers, context, _start, (each, news, stop))
    try:
        futures = [pool.submit(_work, index, one) for index, one in enumerate(wanted)]
        shares = [0.0] * len(wanted)
        for one, future in zip(wanted, futures, strict=True):
            while not wait([future], timeout=_TICK).done:
                _hear(news, shares, wanted, progress)
            yield _outcome(one, future)
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def _hear(news: Any, shares: list[float], wanted: Sequence[Wanted], progress: Progress) -> None:
    """Pass on what the processes report; raises CancelledError when a person asked to stop."""
    text = ""
    while True:
        try:
            index, shares[index], text = news.get_nowait()
        except queue.Empty:
            break
        text = f"{wanted[index].model} {text}"
    if progress.cancelled():
        raise CancelledError
    if text:
        progress.report(sum(shares) / len(shares), text)


def _outcome(wanted: Wanted, future: Future[Told[T]]) -> Told[T]:
    try:
        return future.result()
    except BrokenProcessPool:
        error = ShujianError(
            "app.worker_died",
            f"运行“{wanted.model}”的程序意外退出",
            why="进程被终止，或内存不足",
            remedy="请关闭其他程序后再运行一次；仍不成功的，请单独运行这个模型",
        )
        return Told(wanted, error=error)


_HELD: dict[str, Any] = {}
"""In a worker process: what it was started with, and its own shelf."""


def _start(bench: Bench[Any], news: Any, stop: Any) -> None:
    _HELD.update(bench=bench, news=news, stop=stop, shelf=Shelf(bench.home))


def _work(index: int, wanted: Wanted) -> Told[Any]:
    def report(share: float, text: str) -> None:
        _HELD["news"].put((index, share, text))

    bench: Bench[Any] = _HELD["bench"]
    return bench.run(_HELD["shelf"], wanted, Progress(report, _HELD["stop"].is_set))
