"""Batches over processes: answers come back in order, and only few batches are in memory."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from shujian.app.screening.intake import Batch
from shujian.app.screening.types import Answer, Text
from shujian.core.cycles import settle, unwatched
from shujian.core.lean import without
from shujian.core.memory import give_back

Make = Callable[[], Callable[[list[Text]], Answer]]
_WORK: list[Callable[[list[Text]], Answer]] = []
SMALL = 2
"""Batches: with fewer, a second process costs more than it saves."""


def answers(batches: Iterator[Batch], make: Make, processes: int = 1) -> Iterator[Answer]:
    """What each batch gives, with the accounts of documents of which nothing is read first.

    Args:
        batches: texts, and accounts that need no reading.
        make: makes the work of one process; must be importable, for processes are spawned.
        processes: how many; with one the work is done here.
    """
    ahead = list(islice(batches, SMALL if processes > 1 else 1))
    if not ahead:
        return
    batches = chain(ahead, batches)
    if processes > 1 and len(ahead) == SMALL:
        yield from _spread(batches, make, processes)
        return
    work = make()
    for batch in batches:
        yield _joined(_done(work, batch[0]), batch)


def _spread(batches: Iterator[Batch], make: Make, processes: int) -> Iterator[Answer]:
    waiting: deque[tuple[Future[Answer], Batch]] = deque()
    context: Any = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (pickle.dumps(make),)) as pool:
        try:
            batch = next(batches, None)
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


def _begin(packed: bytes) -> None:
    without("pandas")  # before what is packed is opened: that imports the engine
    with unwatched():
        make: Make = pickle.loads(packed)
        _WORK[:] = [make()]
    settle()


def _do(texts: list[Text]) -> Answer:
    return _done(_WORK[0], texts)


def _done(work: Callable[[list[Text]], Answer], texts: list[Text]) -> Answer:
    with unwatched():
        answer = work(texts)
    give_back()
    return answer
