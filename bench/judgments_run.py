"""One run over a folder of judgments, in a process like the program's own: time and peak memory."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from shujian.core.lean import without

_EVERY = 0.2
"""Seconds between two looks at the memory."""


def main(folder: Path, processes: int) -> None:
    """Screen a folder and print what it took, as one line of JSON."""
    without("pandas")  # as the command line does, before it imports the engine
    from shujian.app.screening.work import Asked, screened

    clues = documents = begun = 0
    first = 0.0
    started = time.perf_counter()
    with _memory() as held:
        for answer in screened(Asked([folder], processes=processes)):
            if not first:
                # the other processes have read as many meanwhile
                first, begun = time.perf_counter() - started, processes * len(answer.accounts)
            clues += len(answer.clues)
            documents += len(answer.accounts)
    took = time.perf_counter() - started
    cpu = sum(os.times()[:4])  # with that of the children, which are over: loads beside count less
    print(json.dumps({"seconds": took, "cpu": cpu, "start": first, "begun": begun,
                      "clues": clues, "documents": documents, "megabytes": held["peak"] / 2**20}))  # fmt: skip


@contextmanager
def _memory() -> Iterator[dict[str, Any]]:
    """The greatest memory of this process and its children together."""
    held: dict[str, Any] = {"peak": 0}
    over = threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not over.wait(_EVERY):
            try:
                every = [own, *own.children(recursive=True)]
                held["peak"] = max(held["peak"], sum(p.memory_info().rss for p in every))
            except psutil.Error:
                continue  # a child went away between the two questions

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
