"""A process killed at random moments: nothing acknowledged is lost, nothing half is seen."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from bench.facts import ROOT
from bench.proofs.chunk import Chunk, Proof, Proved, holds
from bench.proofs.sound import check_home
from bench.proofs.victim import MODEL
from shujian.store.home import Home

KILLS = 10
"""Kills of one chunk, all in the same home."""
Child = subprocess.Popen[bytes]
_START_SECONDS = 600
_ORPHAN_SECONDS = 60


def kill_proof(seed: int, small: bool) -> Proof:
    """Fifty kills; each chunk of ten has a home of its own."""
    kills, count = (3, 1) if small else (KILLS, 5)
    chunks = tuple(
        Chunk(f"kills={kills} seed={s}", s, partial(killed, s, kills, not small))
        for s in range(seed, seed + count)
    )
    claim = (
        "导入和运行的进程在随机时刻被强行终止后：已确认的导入一行不少，未确认的不可见，"
        "日志链完整，没有停在“运行”的运行，线索库前后一致，可接着使用"
    )
    return Proof("kills", claim, "次终止", chunks)


def killed(seed: int, kills: int, large: bool, folder: Path) -> Proved:
    """Kill a process again and again in one home; look at the home after each kill."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    crowd = Crowd(folder / "张三 (1)", folder / "acknowledged.jsonl", large)
    _with_model(crowd.place)
    chance = random.Random(seed)
    waiting: Child | None = crowd.start(1000 * seed, 0)
    for number in range(1, kills + 1):
        child, waiting = waiting, None
        # the next one loads its program meanwhile; it touches nothing before it is told to
        if number < kills:
            waiting = crowd.start(1000 * seed + number, 0)
        elif crowd.calm:
            waiting = crowd.start(1000 * seed + number, crowd.calm)
        assert child is not None
        lines = 1 + (number % 4 if large else number == 2)
        orphans = crowd.kill(child, lines, chance.uniform(0, crowd.span))
        check_home(crowd.place, acknowledged(crowd.log))
        _all_gone(orphans)
    if waiting is not None:
        crowd.live_on(waiting)
    found = acknowledged(crowd.log)
    check_home(crowd.place, found, every_version=True)
    imports = sum("import" in entry for entry in found)
    runs = sum("run" in entry for entry in found)
    return Proved(kills, {"次已确认的导入": imports, "次已完成的运行": runs})


def acknowledged(log: Path) -> list[dict[str, Any]]:
    """What the processes have written down; a line that is not whole does not count."""
    text = log.read_text("utf-8") if log.is_file() else ""
    return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]


def mend(log: Path) -> None:
    """Take away a line that a kill cut off; nobody may be writing."""
    data = log.read_bytes()
    with log.open("r+b") as held:
        held.truncate(data.rfind(b"\n") + 1)


def _with_model(place: Path) -> None:
    home = Home.open(place, database="")
    model = home.content / "models" / "kills" / "model.yaml"
    model.parent.mkdir(parents=True)
    model.write_text(MODEL, encoding="utf-8")
    home.close()


@dataclass(frozen=True)
class Crowd:
    """The processes that work in one home, one after another.

    Args:
        place: the home.
        log: where they write down what was acknowledged.
        large: larger files, and the shipped pension model too.
    """

    place: Path
    log: Path
    large: bool

    @property
    def span(self) -> float:
        """The longest life of a process that is killed, seconds."""
        return 12 if self.large else 0.8

    @property
    def calm(self) -> int:
        """How much the last process does, which nobody kills."""
        return 6 if self.large else 0

    def start(self, seed: int, count: int) -> Child:
        """A process that has loaded its program and waits."""
        arguments = [str(self.place), str(self.log), str(seed), str(count)]
        with (self.log.parent / "stderr.txt").open("ab") as errors:
            return subprocess.Popen(
                [sys.executable, "-X", "utf8", "-m", "bench.proofs.victim", *arguments]
                + (["--large"] if self.large else []),
                cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
            )  # fmt: skip

    def kill(self, child: Child, lines: int, wait: float) -> list[psutil.Process]:
        """Let it work, kill it; its children.

        Args:
            child: the waiting process.
            lines: how much it has to write down at least; the first line says that it began.
            wait: how long it lives after that, seconds.
        """
        wanted = len(acknowledged(self.log)) + lines
        _tell(child)
        limit = time.monotonic() + _START_SECONDS
        while len(acknowledged(self.log)) < wanted:
            holds(child.poll() is None, f"the process ended by itself: {self.errors()}")
            holds(time.monotonic() < limit, "the process does not come on")
            time.sleep(0.02)
        time.sleep(wait)
        children: list[psutil.Process] = []
        with suppress(psutil.Error):
            children = psutil.Process(child.pid).children(recursive=True)
        holds(child.poll() is None, f"the process ended by itself: {self.errors()}")
        child.kill()
        child.wait()
        mend(self.log)
        return children

    def live_on(self, child: Child) -> None:
        """The same home still serves a process that nobody kills."""
        _tell(child)
        code = child.wait(timeout=1200)
        holds(code == 0, f"the home cannot be used any more: {self.errors()}")

    def errors(self) -> str:
        """What the processes complained about."""
        path = self.log.parent / "stderr.txt"
        return path.read_text("utf-8", errors="replace")[-2000:]


def _tell(child: Child) -> None:
    assert child.stdin is not None
    child.stdin.write(b"go\n")
    child.stdin.close()


def _all_gone(children: list[psutil.Process]) -> None:
    """Readers and cleaners of a killed process end by themselves."""
    _, alive = psutil.wait_procs(children, timeout=_ORPHAN_SECONDS)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    holds(not alive, f"{len(alive)} children outlive their killed parent")
