"""The demo city at full size: importing it, and the shipped models over it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from bench.facts import ROOT
from bench.measure import Figure, Outcome
from shujian.app.demonstrate import import_file, take_local_rules
from shujian.demo import build
from shujian.store.home import Home
from shujian.trust import Context

CTX = Context("测速")


def city(folder: Path, small: bool) -> Outcome:
    """200,000 people, about four million rows; the models run in a process of their own."""
    people = 1_000 if small else 200_000
    files = folder / "城"
    started = time.perf_counter()
    built = build(files, people, 1)
    seconds = {"build": [time.perf_counter() - started]}
    home = Home.open(folder / "home", database="")
    take_local_rules(home, files)
    started = time.perf_counter()
    for entry in built.files:
        import_file(CTX, home, files / entry["path"], entry)
    seconds["import"] = [time.perf_counter() - started]
    home.close()
    command = ["models", "run", "--all", "--json", "--home", str(home.path)]
    started = time.perf_counter()
    output, peak = watched(command)
    seconds["models with start"] = [time.perf_counter() - started]
    runs = json.loads(output)
    for ran in runs:
        seconds[ran["model"].rpartition("/")[2]] = [float(ran["seconds"])]
    total = seconds["models with start"][0]
    figures = [
        Figure(f"{len(runs)} models with the start of the program", total, "s", 45),
        Figure("peak memory of their processes", peak / 2**30, "GB", 4),
        Figure("import", built.rows / seconds["import"][0], "rows/s"),
        Figure("import of the whole city", seconds["import"][0], "s"),
    ]
    clues = sum(int(r["clues"]) + int(r["hints"]) for r in runs)
    size = {"people": people, "rows": built.rows, "files": len(built.files), "clues": clues}
    return Outcome(figures, size, seconds)


def watched(command: Sequence[str]) -> tuple[str, int]:
    """The output of a ``shujian`` command, and the most memory that its processes held at once.

    It is sampled, because they do not all reach their own peaks together.

    Raises:
        RuntimeError: the command failed.
    """
    child = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "shujian", *command],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    process, peak, output = psutil.Process(child.pid), 0, ""
    while True:
        with suppress(psutil.Error):
            family = [process, *process.children(recursive=True)]
            peak = max(peak, sum(_held(member) for member in family))
        try:
            output, errors = child.communicate(timeout=0.05)
            break
        except subprocess.TimeoutExpired:
            continue
    if child.returncode:
        raise RuntimeError(errors)
    return output, peak


def _held(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0
