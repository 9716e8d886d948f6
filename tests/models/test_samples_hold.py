"""What must not matter does not: the order of rows, and whether a step is run or only built."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import shujian
from shujian.models.authoring.case_tables import CaseEngine
from shujian.models.authoring.conforming import DAY, Got, Sample, got, model_of, read_samples
from shujian.models.authoring.sample_library import sample_library
from shujian.models.running.earlier import pinned_of
from shujian.models.running.run import run
from tests.models.support import engine

FOLDER = Path(shujian.__path__[0]) / "content" / "operators"
SAMPLES = [s for f in sorted(FOLDER.glob("*.yaml")) for s in read_samples(f)]
HAS_OUTPUT = [s for s in SAMPLES if s.op not in ("clue", "table")]


def plain(found: Got) -> list[str]:
    """Rows of all streams without row numbers, in an order of their own."""
    rows = [("通过", r) for r in found.rows]
    rows += [(stream, r) for stream, held in found.asides.items() for r in held]
    return sorted(repr((s, sorted((k, v) for k, v in r.items() if k != "来源"))) for s, r in rows)


def turned(sample: Sample) -> Sample:
    """The sample with the rows of its tables from last to first."""
    data: dict[str, Any] = copy.deepcopy(dict(sample.data))
    for table in data["tables"].values():
        table["rows"] = list(reversed(table.get("rows") or []))
    return replace(sample, data=data)


@cache
def _alone(index: int) -> Got:
    return got(SAMPLES[index], engine())


def alone(sample: Sample) -> Got:
    """What a sample gives by itself: both tests compare with it."""
    return _alone(next(i for i, one in enumerate(SAMPLES) if one is sample))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.op}-{s.name}")
def test_the_order_of_rows_changes_nothing(sample: Sample) -> None:
    assert plain(alone(sample)) == plain(got(turned(sample), engine()))


@pytest.mark.parametrize("sample", HAS_OUTPUT, ids=lambda s: f"{s.op}-{s.name}")
def test_a_run_counts_what_the_step_alone_gives(sample: Sample) -> None:
    own = alone(sample)
    model, tables = model_of(sample, sample_library())
    held = CaseEngine(engine())
    held.tables = tables
    pinned = {a: t.snapshot for a, t in pinned_of(model.inputs, tables).items()}
    try:
        result = run(model, pinned, held, as_of=sample.data.get("as_of") or DAY)
    finally:
        held.release()
    counts = {c.step: c.passed for c in result.counts}
    assert counts[sample.step] == len(own.rows)
    mine = [a for a in (*result.reviews, *result.unchecked) if a.step.startswith(sample.step)]
    assert len(mine) == sum(map(len, own.asides.values()))
    held_rows = {
        (a, n) for f in (*result.clues, *result.hints) for a, r in f.rows.items() for n in r
    }
    assert held_rows == {
        (a, n) for row in own.rows for a, r in row.get("来源", {}).items() for n in r
    }
