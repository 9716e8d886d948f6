"""Explain a clue on demand: conditions with values, source rows by file, sheet and row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shujian.app.replaying import Again, kept
from shujian.app.running import engine_for
from shujian.clues import query
from shujian.core.errors import ShujianError
from shujian.models.cells import rows_of
from shujian.models.explain import explain_clue, path
from shujian.models.lineage import with_rows
from shujian.models.operators.clue import Clue as ClueStep
from shujian.models.planner import Plan
from shujian.models.result import Found, clues_of
from shujian.models.run import make_plan
from shujian.models.tracing import trace
from shujian.pool.source import SourceRow, sources
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, ClueEvent
from shujian.trust import Action, Context, Thing, journal, require

SHOWN = 20


@dataclass(frozen=True)
class Explained:
    """A clue with everything a person needs to verify it.

    Args:
        clue: the ledger's row.
        history: what happened to it.
        said: disprove, verify, basis, steps with sentences, conditions and coverage.
        rows: input → its first source rows.
        counts: input → how many source rows there are.
    """

    clue: Clue
    history: list[ClueEvent]
    said: dict[str, Any]
    rows: dict[str, list[SourceRow]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def explain(ctx: Context, home: Home, clue_id: str) -> Explained:
    """Explain a clue from the run that last found it.

    Args:
        ctx: who looks; sensitive cells are masked without a purpose.
        home: the home.
        clue_id: id, or a unique beginning of it.

    Raises:
        ShujianError: unknown clue, or a run that kept nothing.
    """
    require(ctx, Action.VIEW, Thing(clue_id))
    with db.reader(home) as session:
        clue = query.one(session, clue_id)
        history = query.history(session, clue.id)
    data = kept(home, clue.last_run)
    with home.workspace() as tmp:
        engine = engine_for(home, tmp)
        try:
            again = Again.of(home, data)
            plan = make_plan(
                again.model, again.pinned, engine, as_of=again.as_of, parameters=again.values
            )
            found = _find(plan, clue)
            said = explain_clue(plan, found)
            said["trace"] = trace(plan, found, path(plan.model, found.step))
        finally:
            engine.close()
    numbers = {a: list(r) for a, r in found.rows.items()}
    with db.session(home) as session:
        shown = sources(ctx, session, home, [n for r in numbers.values() for n in r[:SHOWN]])
        if ctx.has_purpose:
            journal.record(session, ctx, Action.REVEAL, clue.id)
    return Explained(
        clue,
        history,
        said,
        {a: [shown[n] for n in r[:SHOWN]] for a, r in numbers.items()},
        {a: len(r) for a, r in numbers.items()},
    )


def _find(plan: Plan, clue: Clue) -> Found:
    """The clue's fact, computed again for its own keys alone."""
    step = clue.content_json["step"]
    bound = plan.model.steps[step]
    assert isinstance(bound.operator, ClueStep)
    relation = plan.passed(step)
    kept_rows = relation
    for name, value in clue.identity_json.items():
        if isinstance(value, str | int) and name in relation.columns:
            column = relation.expr[name]
            kept_rows = (
                kept_rows.filter(column.cast("string") == str(value))
                if column.type().is_string()
                else kept_rows
            )
    data = plan.engine.arrow(kept_rows.expr)
    for found in clues_of(plan.model, bound, rows_of(kept_rows, data)):
        if found.id == clue.id:
            return with_rows(plan, [found])[0]
    raise ShujianError(
        "app.clue_gone",
        f"运行 {clue.last_run} 的数据里找不到线索 {clue.id}",
        remedy="请用 shujian runs replay 检查这次运行",
    )
