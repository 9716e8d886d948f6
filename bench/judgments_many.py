"""80,000 judgments from files to clues: time, peak memory, and whether time grows with the number.

Each size runs in a process of its own, so that its memory can be told; beside it, in turn, a
plain read of the files and ten fields by pandas and re. A first run fills the cache of queries,
as every run of an installation but its first finds it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.facts import ROOT
from bench.judgment_texts import texts, written
from bench.judgments import plain
from bench.measure import Figure, Outcome

SIZES = (20_000, 80_000)


def judgments_many(folder: Path, small: bool) -> Outcome:
    """20,000 and 80,000 documents; small: 60 and 240."""
    few, many = (60, 240) if small else SIZES
    sources = texts()
    held = {count: written(folder / str(count), sources, count) for count in (few, many)}
    _alone(_one(folder, held[few]), 1)
    seconds: dict[str, list[float]] = {}
    runs: dict[str, dict[str, float]] = {}
    for name, count, processes in (
        ("few-1", few, 1), ("few-2", few, 2), ("many-2", many, 2),
    ):  # fmt: skip
        runs[name] = _alone(folder / str(count), processes)
        seconds[name] = [runs[name]["seconds"]]
    for name, work in (("plain-read", _read), ("pandas-re", plain)):
        started = time.perf_counter()
        work(held[few])
        seconds[name] = [time.perf_counter() - started]
    one, two, all_ = (runs[n] for n in ("few-1", "few-2", "many-2"))
    growth = _each(all_, many) / _each(two, few)
    figures = [
        Figure(f"{few:,} judgments to clues, one core", few / one["seconds"], "/s", 300, True),
        Figure(f"{few:,} judgments to clues, two cores", few / two["seconds"], "/s", 430, True),
        Figure(f"{many:,} judgments to clues, two cores", all_["seconds"], "s", 200),
        Figure("peak memory of all processes", all_["megabytes"], "MB", 2048),
        Figure(f"time a document, {many:,} against {few:,}", growth, "×", 1.15),
        Figure("until the first answer", one["start"], "s"),
        Figure("processor time, one core", one["cpu"] / few * 1000, "ms/document"),
        Figure("processor time, two cores", all_["cpu"] / many * 1000, "ms/document"),
        Figure("plain read", seconds["plain-read"][0] / few * 1000, "ms/document"),
        Figure("ten fields by pandas and re", seconds["pandas-re"][0] / few * 1000, "ms/document"),
    ]
    size = {"documents": many, "different texts": len(sources), "clues": int(all_["clues"])}
    return Outcome(figures, size, seconds)


def _each(run: dict[str, float], count: int) -> float:
    """Seconds a document after the first answer: what goes before it does not grow with the number.

    The documents that were read until then are left out with their time, or the smaller number
    would seem faster than it is.
    """
    return (run["seconds"] - run["start"]) / max(count - run["begun"], 1)


def _one(folder: Path, paths: list[Path]) -> Path:
    """A folder with one document."""
    alone = folder / "one"
    alone.mkdir()
    shutil.copy(paths[0], alone)
    return alone


def _read(paths: list[Path]) -> int:
    return sum(len(path.read_text("utf-8")) for path in paths)


def _alone(folder: Path, processes: int) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "bench.judgments_run", str(folder), str(processes)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found
