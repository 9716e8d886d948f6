"""Steps computed on this machine in whole runs: hints, explanations, and why there is none."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.core.canonical import canonical_json
from shujian.models.authoring.case_tables import CaseEngine
from shujian.models.authoring.conforming import DAY, Sample, model_of
from shujian.models.explaining.explain import explain_clue
from shujian.models.running.run import make_plan, run
from tests.models.support import engine
from tests.models.test_local_order import SAMPLES


def prepared(sample: Sample) -> tuple[Any, CaseEngine, dict[str, Any]]:
    model, tables = model_of(sample)
    held = CaseEngine(engine())
    held.tables = tables
    return model, held, {a: tables[i.table].snapshot for a, i in model.inputs.items()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.op}-{s.name}")
def test_a_run_gives_hints_that_can_be_explained_and_made_again(sample: Sample) -> None:
    model, held, pinned = prepared(sample)
    try:
        first = run(model, pinned, held, as_of=DAY)
        second = run(model, pinned, held, as_of=DAY)
        assert first.digest == second.digest
        assert bool(first.hints) == bool(sample.data["gives"].get("rows"))
        for hint in first.hints:
            plan = make_plan(model, pinned, held, as_of=DAY)
            said = explain_clue(plan, hint)
            assert any(rows["count"] for rows in said["rows"].values())
            assert canonical_json(said)
    finally:
        held.release()
