"""Run a model: the answer alone, or with every row accounted for and the clues' source rows."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Engine, Snapshot
from shujian.formulas.env import Value
from shujian.models.explaining.lineage import carried_rows, with_rows
from shujian.models.model import Model
from shujian.models.running.asides import Memo
from shujian.models.running.counting import Counting
from shujian.models.running.earlier import without_earlier
from shujian.models.running.planner import Plan
from shujian.models.running.result import (
    Aside,
    Found,
    RunResult,
    StepCount,
    clues_of,
    digest_of,
    ordered,
)

LINEAGE_LIMIT = 10_000
"""Clues of one run whose source rows are looked up at once; beyond, one by one on demand."""
CARRIED = 5_000_000
"""Up to so many input rows, row numbers are carried along at once: building a second plan
costs more than they do. Beyond, a second pass looks up the clues' rows alone."""


@dataclass(frozen=True)
class Options:
    """How a run is done.

    Args:
        full: keep and count 待核, 未检查 and dropped rows of every step.
        lineage: look up the source rows of the clues.
        keep: rows of each step and stream that the result holds (counts are exact).
        folder: where every 待核 and 未检查 row is written as Parquet; None: nowhere.
        memo: kept between runs of one model over small tables (cases); None: nothing is.
    """

    full: bool = True
    lineage: bool = True
    keep: int = 10_000
    folder: Path | None = None
    memo: Memo | None = None


def run(
    model: Model,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    *,
    as_of: dt.date | None = None,
    parameters: Mapping[str, Value] | None = None,
    options: Options | None = None,
    progress: Progress = SILENT,
) -> RunResult:
    """Run a model over pinned snapshots.

    Args:
        model: from ``models.model.load``; its library gives law and local rules.
        snapshots: input alias → snapshot.
        engine: where to compute.
        as_of: the day to speak of; the earliest as-of day of the inputs by default.
        parameters: values that replace the model's own, already typed.
        options: what to keep.
        progress: told at each step; asked whether to stop.

    Raises:
        ShujianError: no snapshot, no as-of date, not enough memory.
        CancelledError: a person stopped it.
    """
    chosen = options or Options()
    plan = make_plan(model, snapshots, engine, as_of=as_of, parameters=parameters)
    small = sum(s.rows for s in snapshots.values()) <= CARRIED
    carry = chosen.lineage and small and chosen.memo is None
    plan = replace(plan, lineage=carry, steady=chosen.memo is not None)
    with patient_collector(), watched(engine, progress):
        counting = Counting(plan, chosen.keep, chosen.folder, chosen.memo)
        if chosen.full:
            counting.run(progress)
        found = _clues(counting, progress)
        if chosen.lineage and len(found) <= LINEAGE_LIMIT:
            progress.step(0.9, "查找线索的来源行")
            found = carried_rows(plan, found) if carry else with_rows(plan, found)
    progress.step(1.0, "完成")
    notes: tuple[str, ...] = ()
    if chosen.lineage and len(found) > LINEAGE_LIMIT:
        notes = (f"线索超过 {LINEAGE_LIMIT} 条，来源行在打开线索时再查找",)
    return result_of(plan, found, counting.asides.found, counting.counts, notes)


def result_of(
    plan: Plan,
    found: Sequence[Found],
    asides: Mapping[int, Sequence[Aside]],
    counts: Sequence[StepCount],
    notes: tuple[str, ...] = (),
) -> RunResult:
    """What a run found.

    Args:
        plan: its plan.
        found: clues and hints in canonical order.
        asides: stream → rows aside.
        counts: of every step.
        notes: what a reader must know, Chinese.
    """
    kept = [tuple(rows) for rows in asides.values()]
    return RunResult(
        tuple(f for f in found if f.kind == "线索"),
        tuple(f for f in found if f.kind == "提示"),
        kept[0],
        kept[1],
        tuple(counts),
        plan.env.day,
        digest_of(sorted(found, key=lambda f: f.kind != "线索")),
        notes,
        kept[2],
    )


@contextmanager
def patient_collector() -> Iterator[None]:
    """Look for cyclic garbage rarely: expressions are many small objects that all live."""
    before = gc.get_threshold()
    gc.set_threshold(500_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def make_plan(
    model: Model,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    *,
    as_of: dt.date | None = None,
    parameters: Mapping[str, Value] | None = None,
) -> Plan:
    """The plan of a run; nothing is computed."""
    days = {alias: snapshots[alias].as_of for alias in without_earlier(snapshots)}
    by_table = {snapshots[alias].table: day for alias, day in days.items()}
    day = as_of or _earliest(model, days)
    env = model.env.with_values(parameters or {}).on(day, {**by_table, **days})
    return Plan(model, dict(snapshots), env, engine)


def _earliest(model: Model, days: Mapping[str, dt.date | None]) -> dt.date:
    known = [d for d in days.values() if d is not None]
    if len(known) < len(days) or not known:
        names = [f"“{model.inputs[a].table}”" for a, d in days.items() if d is None]
        raise ShujianError(
            "models.no_day",
            "不知道数据截至哪一天",
            why=f"{'、'.join(names)}没有截至日" if names else "",
            remedy="请为这些表填写截至日，或在运行时给出截至日",
        )
    return min(known)


def _clues(counting: Counting, progress: Progress) -> list[Found]:
    found: list[Found] = []
    model = counting.plan.model
    for bound in model.clue_steps:
        progress.step(0.85, f"取出“{bound.id}”")
        if counting.sizes.get(bound.id) != 0:
            found += clues_of(model, bound, counting.clue_rows(bound.id))
    return ordered(found)


@contextmanager
def watched(engine: Engine, progress: Progress, every: float = 0.2) -> Iterator[None]:
    """Interrupt the engine when a person asks to stop, also within a long step."""
    if progress is SILENT:
        yield
        return
    done = Event()

    def watch() -> None:
        while not done.wait(every):
            if progress.cancelled():
                engine.interrupt()

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
