"""Which engine computes which operator: its samples' queries are written for each, and not run."""

from __future__ import annotations

from functools import lru_cache

from shujian.core.errors import ShujianError
from shujian.engines.base import Engine
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.support import WRITERS
from shujian.models.authoring.case_tables import CaseEngine
from shujian.models.authoring.conforming import DAY, Sample, model_of
from shujian.models.authoring.palette import Card
from shujian.models.running.earlier import pinned_of
from shujian.models.running.planner import Plan
from shujian.models.running.run import make_plan


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return DuckEngine(DuckSettings(memory="256MB", threads=1))


def engines_of(card: Card) -> dict[str, str]:
    """Engine → "" where it computes the operator, else what it refuses, by name."""
    found = dict.fromkeys(WRITERS, "")
    for sample in card.samples:
        for engine, refused in _written(sample).items():
            found[engine] = found[engine] or refused
    return found


def _written(sample: Sample) -> dict[str, str]:
    model, tables = model_of(sample)
    held = CaseEngine(_engine())
    held.tables = tables
    pinned = {a: t.snapshot for a, t in pinned_of(model.inputs, tables).items()}
    plan = make_plan(model, pinned, held, as_of=sample.data.get("as_of") or DAY)
    found = dict.fromkeys(WRITERS, "")
    try:
        for step in plan.order():
            _step(plan, step, found)
    finally:
        held.release()
    return found


def _step(plan: Plan, step: str, found: dict[str, str]) -> None:
    """Write one step for each engine, over what the steps before it gave."""
    streams = plan.streams(step)
    for rows in (streams.passed, streams.rest):
        for engine, write in WRITERS.items():
            if rows is not None and not found[engine]:
                try:
                    write(rows.expr)
                except ShujianError as error:
                    found[engine] = str(error.params.get("name", error.what))
    passed = streams.passed
    plan.keep(step, passed.over(plan.engine.materialise(passed.expr)), streams.rest)
