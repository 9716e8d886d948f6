"""Batches over processes: answers come back in order, and only few batches are in memory."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from typing import Any

from shujian.app.screening.intake import Batch
from shujian.app.screening.types import Answer, Text

Make = Callable[[], Callable[[list[Text]], Answer]]
_WORK: list[Callable[[list[Text]], Answer]] = []
SMALL = 600
"""With fewer documents a second process costs more than it saves."""


def answers(batches: Iterator[Batch], make: Make, processes: int = 1) -> Iterator[Answer]:
    """What each batch gives, with the accounts of documents of which nothing is read first.

    Args:
        batches: texts, and accounts that need no reading.
        make: makes the work of one process; must be importable, for processes are spawned.
        processes: how many; with one the work is done here.
    """
    first = next(batches, None)
    if first is None:
        return
    if processes < 2 or len(first[0]) < SMALL:
        work = make()
        yield _joined(work(first[0]), first)
        first = None
    if processes < 2:
        for batch in batches:
            yield _joined(work(batch[0]), batch)
        return
    yield from _spread(batches, first, make, processes)


def _spread(
    batches: Iterator[Batch], first: Batch | None, make: Make, processes: int
) -> Iterator[Answer]:
    waiting: deque[tuple[Future[Answer], Batch]] = deque()
    if first is None and (first := next(batches, None)) is None:
        return
    context: Any = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (make,)) as pool:
        try:
            batch: Batch | None = first
            while batch is not None or waiting:
                while batch is not None and len(waiting) <= processes:
                    waiting.append((pool.submit(_do, batch[0]), ([], batch[1])))
                    batch = next(batches, None)
                future, told = waiting.popleft()
                yield _joined(future.result(), told)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _joined(answer: Answer, batch: Batch) -> Answer:
    accounts = (*batch[1], *answer.accounts)
    return replace(answer, accounts=accounts)


def _begin(make: Make) -> None:
    _WORK[:] = [make()]


def _do(texts: list[Text]) -> Answer:
    return _WORK[0](texts)
