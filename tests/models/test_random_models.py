"""Random models over random tables: the engine and plain Python agree in every stream."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shujian.core.cells import ABSENT
from shujian.core.errors import Place, ShujianError
from shujian.formulas import show
from shujian.models.authoring.case_tables import CaseEngine, case_table
from shujian.models.model import Model
from shujian.models.reading import At
from shujian.models.relations.cells import rows_of
from shujian.models.relations.relation import OUT, Relation
from shujian.models.running.asides import Memo
from shujian.models.running.counting import Counting
from shujian.models.running.planner import Plan
from shujian.models.running.run import make_plan
from tests.models import reference
from tests.models.random_models import STANDARD, Maker, tables
from tests.models.support import DAY, engine

LARGE = os.environ.get("PROVE") == "large"
SECOND = os.environ.get("SHUJIAN_TEST_ENGINE") == "spark"  # where each query costs planning
MODELS, SETS = ((200, 5) if SECOND else (1_000, 10)) if LARGE else (25, 2)


def shown(row: dict[str, Any], model: Model, step: str) -> tuple[tuple[str, str], ...]:
    kinds = {n: c.type for n, c in model.steps[step].schema.items()}
    return tuple(sorted((n, show(c, kinds[n])) for n, c in row.items()))


def fetched(plan: Plan, rows: Relation | None, step: str, out: bool) -> Counter[Any]:
    if rows is None:
        return Counter()
    data = plan.engine.arrow(rows.expr)
    outs = data.column(OUT).to_pylist() if out else [0] * data.num_rows
    cells = rows_of(rows, data) if rows.columns else [{}] * data.num_rows
    return Counter((o, shown(c, plan.model, step)) for o, c in zip(outs, cells, strict=True))


def compared(model: Model, seed: int, held: CaseEngine, memo: Memo) -> None:
    at = At(Place("随机"), [])
    raw = tables(seed)
    held.tables = {n: case_table(STANDARD[n], raw[n], (), DAY, at) for n in STANDARD}
    assert not at.errors
    plan = make_plan(model, {n: held.tables[n].snapshot for n in model.inputs}, held, as_of=DAY)
    cells = {n: _rows(held, n) for n in STANDARD}
    expected = reference.streams(model, cells)
    counting = Counting(plan, 0, None, memo)
    for step in [s for s in plan.order() if s in expected]:
        counting.compute(step)
        passed, rest = plan.passed(step), plan.rest(step)
        wanted = set(plan.wanted(step))
        good, aside = expected[step]
        here = (model.spec.name, seed, step, model.sentences[step])
        assert fetched(plan, passed, step, out=False) == Counter(
            (0, shown(_only(r, wanted), model, step)) for r in good
        ), here
        assert fetched(plan, rest, step, out=True) == Counter(
            (c, shown(_only(r, wanted), model, step)) for c, r in aside
        ), here


def _only(row: dict[str, Any], wanted: set[str]) -> dict[str, Any]:
    return {n: c for n, c in row.items() if n in wanted}


def _rows(held: CaseEngine, name: str) -> list[dict[str, Any]]:
    table = held.tables[name]
    return [{c.name: row.get(c.name, ABSENT) for c in table.table.columns} for row in table.rows]


@settings(
    max_examples=MODELS, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(st.integers(0, 2**32 - 1))
@example(13252)  # groups by what nobody supplied, of which nothing is read
def test_a_random_model_gives_on_the_engine_what_it_means(seed: int) -> None:
    try:
        model = Maker(seed).model()
    except ShujianError as error:  # only where the generator wrote nonsense
        raise AssertionError(f"{seed}: {error}") from error
    held, memo = CaseEngine(engine()), Memo()
    for number in range(SETS):
        compared(model, seed + number, held, memo)
    held.release()
