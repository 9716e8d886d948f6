"""Large parts are standardised by several child processes at once."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.pool.cleaning.plan import Done, Plan
from shujian.pool.cleaning.worker import work
from shujian.pool.readers.types import error_from_dict
from shujian.store.disk import guard

LARGE = 400_000
"""From this number of rows on, starting children pays."""
_CHUNKS_EACH = 3


def standardise_part(
    plan: Plan,
    rows: int,
    tmp: Path,
    progress: Progress = SILENT,
    processes: int | None = None,
    name: str = "",
) -> Done:
    """Standardise a whole part.

    Args:
        plan: what to do.
        rows: rows of the part, for progress and to decide on children.
        tmp: a folder for the plan.
        progress: told the share done; may stop.
        processes: children; None: as many as pays.
        name: the file's name, for messages.

    Raises:
        ShujianError: ``pool.worker_died`` when a child ended by itself; what a child
            said, such as ``store.disk_full``.
        CancelledError: a person stopped the work.
    """
    with pa.memory_map(str(plan.path)) as source:
        count = pa.ipc.open_file(source).num_record_batches
    if processes is None:
        processes = min(os.cpu_count() or 1, 4) if rows >= LARGE else 1
    meter = _Meter(progress, max(rows, 1), name)
    if processes <= 1 or count < 2:
        return work(plan, 0, count, 0, meter.add)
    plan_file = tmp / f"{plan.stem}.plan.json"
    with guard(plan_file):
        plan_file.write_text(json.dumps(plan.as_dict()), encoding="utf-8")
    return _Crew(processes, plan_file, name).run(list(_ranges(count, processes)), meter)


class _Meter:
    def __init__(self, progress: Progress, total: int, name: str) -> None:
        self.progress, self.total, self.rows = progress, total, 0
        self.text = f"清洗 {name}".strip()

    def add(self, rows: int) -> None:
        self.rows += rows
        self.progress.step(min(self.rows / self.total, 1.0), self.text)


def _ranges(count: int, processes: int) -> Iterator[tuple[int, int, int]]:
    """(first, last, number): more ranges than children, so that none waits long."""
    pieces = min(count, processes * _CHUNKS_EACH)
    for number in range(pieces):
        yield count * number // pieces, count * (number + 1) // pieces, number


class _Crew:
    """Children that take one range after another.

    Plain interpreters are started, not ``multiprocessing``, which would import the
    caller's main module again.
    """

    def __init__(self, processes: int, plan_file: Path, name: str) -> None:
        self.plan_file, self.name = plan_file, name
        self.messages: queue.Queue[tuple[int, dict[str, Any] | None]] = queue.Queue()
        self.children = [self._start(index) for index in range(processes)]

    def _start(self, index: int) -> subprocess.Popen[bytes]:
        code = f"import sys; sys.path[:] = {sys.path!r}; from shujian.pool.cleaning.worker import main; main()"
        child = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, args=(index, child), daemon=True).start()
        return child

    def _listen(self, index: int, child: subprocess.Popen[bytes]) -> None:
        assert child.stdout is not None
        for line in child.stdout:
            self.messages.put((index, json.loads(line)))
        self.messages.put((index, None))

    def run(self, ranges: list[tuple[int, int, int]], meter: _Meter) -> Done:
        """Hand out the ranges; gather the accounts in the order of the file."""
        answers: dict[int, Done] = {}
        holding: dict[int, int] = {}
        try:
            for index in range(len(self.children)):
                self._give(index, ranges, holding)
            while holding:
                index, message = self.messages.get()
                if message is None or "error" in message:
                    raise self._died(message)
                if "refused" in message:
                    raise error_from_dict(message["refused"])
                if "rows" in message:
                    meter.add(message["rows"])
                else:
                    answers[holding.pop(index)] = Done.from_dict(message["done"])
                    self._give(index, ranges, holding)
        finally:
            self._end()
        total = Done()
        for number in sorted(answers):
            total.add(answers[number])
        return total

    def _give(
        self, index: int, ranges: list[tuple[int, int, int]], holding: dict[int, int]
    ) -> None:
        if not ranges:
            return
        piece = ranges.pop(0)
        holding[index] = piece[2]
        request = json.dumps({"plan": str(self.plan_file), "range": piece})
        pipe = self.children[index].stdin
        assert pipe is not None
        try:
            pipe.write(request.encode() + b"\n")
            pipe.flush()
        except OSError as error:
            raise self._died(None) from error

    def _end(self) -> None:
        for child in self.children:
            child.kill()
            child.wait()
            if child.stdin is not None:
                try:
                    child.stdin.close()
                except OSError:
                    continue

    def _died(self, message: dict[str, Any] | None) -> ShujianError:
        return ShujianError(
            "pool.worker_died",
            "清洗程序意外退出，文件未导入",
            why=str((message or {}).get("error", "子进程被终止或内存不足")),
            remedy="请关闭其他程序后重试；仍不成功的，请拆分文件后导入",
            where=Place(file=self.name or None),
        )
