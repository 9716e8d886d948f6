"""Explain a clue on demand: conditions with values, source rows by file, sheet and row."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import select

from shujian.app import packing
from shujian.app.clue_columns import of_model, of_pack
from shujian.app.clue_rows import clue_rows
from shujian.app.pack_explaining import explain_pack_clue
from shujian.app.replaying import Again, kept, pack_again
from shujian.app.running import engine_for
from shujian.app.whole_rows import Caution, Rest, cautions, rests
from shujian.clues import query
from shujian.core.cells import Missing, State
from shujian.core.errors import Place, ShujianError
from shujian.engines.base import Engine, Snapshot
from shujian.formulas.env import Value
from shujian.formulas.types import Type
from shujian.law.values import read_term
from shujian.models.explaining.explain import explain_clue
from shujian.models.explaining.lineage import with_rows
from shujian.models.explaining.put_aside import put_aside
from shujian.models.explaining.story import story
from shujian.models.explaining.tracing import trace
from shujian.models.model import Model
from shujian.models.packs.pack import env_on
from shujian.models.packs.types import Pack
from shujian.models.running.asides import Memo
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found
from shujian.models.running.run import make_plan
from shujian.pool.asking.source import SourceRow
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, ClueEvent, RunStep
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
        rests: what the files say of these rows beyond what was imported, by row number.
        cautions: remarks among it that may clear somebody.
    """

    clue: Clue
    history: list[ClueEvent]
    said: dict[str, Any]
    rows: dict[str, list[SourceRow]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    rests: dict[int, Rest] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()


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
    said, rows, _ = computed(home, clue)
    numbers = {a: list(r) for a, r in rows.items()}
    with db.session(home) as session:
        wanted = [n for r in numbers.values() for n in r[:SHOWN]]
        shown = clue_rows(ctx, session, home, clue, wanted)
        rest = rests(ctx, session, home, shown.values())
        if ctx.has_purpose:
            journal.record(session, ctx, Action.REVEAL, clue.id)
    found = {a: [shown[n] for n in r[:SHOWN]] for a, r in numbers.items()}
    counts = {a: len(r) for a, r in numbers.items()}
    return Explained(clue, history, said, found, counts, rest, cautions(found, rest))


Said = tuple[dict[str, Any], Mapping[str, Sequence[int]], dict[str, Any]]
"""The explanation, the row numbers by input, and what its columns are (``clue_columns``)."""


def computed(home: Home, clue: Clue) -> Said:
    """Compute the explanation anew from what the clue's last run kept; nothing is masked.

    Raises:
        ShujianError: a run that kept nothing.
    """
    with Reopened.of(home, clue.last_run) as run:
        return run.said(clue)


@dataclass
class Reopened:
    """A run that is read again: its clues share the model, the files and the written SQL.

    Args:
        home: the home.
        run: the run's id.
        data: what it kept (``run.json``).
        engine: where its rows are read.
        closing: gives back the engine and its folder.
        memo: SQL by what it depends on.
    """

    home: Home
    run: str
    data: dict[str, Any]
    engine: Engine
    closing: ExitStack
    memo: Memo = field(default_factory=dict)

    @classmethod
    def of(cls, home: Home, run: str) -> Reopened:
        """A run by its id; to be closed.

        Raises:
            ShujianError: a run that kept nothing.
        """
        data = kept(home, run)
        with ExitStack() as stack:
            engine = engine_for(stack.enter_context(home.workspace()))
            stack.callback(engine.close)
            return cls(home, run, data, engine, stack.pop_all())

    def __enter__(self) -> Reopened:
        return self

    def __exit__(self, *failed: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back memory and files."""
        self.closing.close()

    def said(self, clue: Clue) -> Said:
        """The explanation of one of the run's clues."""
        return self._pack(clue) if self.data.get("kind") == packing.KIND else self._model(clue)

    @property
    def as_of(self) -> dt.date:
        """The day of which a model's run spoke."""
        return self._again.as_of

    @cached_property
    def _again(self) -> Again:
        return Again.of(self.home, self.data)

    @cached_property
    def _packed(self) -> tuple[Pack, dict[str, Snapshot], dict[str, Value], dt.date]:
        return pack_again(self.home, self.data)

    @cached_property
    def _unkeyed(self) -> dict[str, int]:
        with db.reader(self.home) as session:
            steps = session.scalars(select(RunStep).where(RunStep.run_id == self.run))
            return {s.step: s.unkeyed for s in steps}

    def plan(self) -> Plan:
        """A plan of a model's run, with the SQL that was written for others of it."""
        again = self._again
        day, values = again.as_of, again.values
        plan = make_plan(again.model, again.pinned, self.engine, as_of=day, parameters=values)
        plan.memo = self.memo
        plan.unkeyed.update(self._unkeyed)
        return plan

    def _model(self, clue: Clue) -> Said:
        plan = self.plan()
        found = _found(self.home, plan.model, clue)
        if not found.rows:
            found = with_rows(plan, [found])[0]
        said = explain_clue(plan, found)
        said["trace"] = trace(plan, found)
        said["story"] = story(plan, found)
        said["put_aside"] = [row.as_dict() for row in put_aside(plan, found)]
        return said, found.rows, of_model(plan.model, found.step)

    def _pack(self, clue: Clue) -> Said:
        pack, pinned, values, day = self._packed
        env = env_on(pack, pinned, day, values)
        held = kept_record(self.home, clue)
        said = explain_pack_clue(pack, env, pinned, self.engine, held, day)
        return said, held["rows"], of_pack(pack, clue.rule)


def _found(home: Home, model: Model, clue: Clue) -> Found:
    """The clue's fact as its run kept it, with Python values and source rows."""
    held = kept_record(home, clue)
    step = clue.content_json["step"]
    schema = model.steps[step].schema
    cells = {n: decoded(schema[n].type, v) for n, v in held["values"].items()}
    rows = {alias: tuple(numbers) for alias, numbers in held.pop("rows").items()}
    return Found(clue.id, step, clue.rule, clue.kind, cells, held, rows)


def kept_record(home: Home, clue: Clue) -> dict[str, Any]:
    """The clue's record as its run kept it."""
    path = home.run(clue.last_run) / "clues.jsonl"
    with path.open(encoding="utf-8") as lines:
        # most lines are of other clues: they are not taken apart
        mine = (json.loads(line) for line in lines if clue.id in line)
        held = next((record for record in mine if record["id"] == clue.id), None)
    if held is None:
        raise ShujianError(
            "app.clue_gone",
            f"运行 {clue.last_run} 没有留存线索 {clue.id}",
            remedy="请用 shujian runs replay 检查这次运行",
            where=Place(str(path)),
        )
    return dict(held)


def decoded(kind: Type, value: Any) -> Any:
    """A cell of the canonical JSON as Python value, by its column's type."""
    if isinstance(value, dict):
        return next((Missing(s) for s in State if s.label == value["state"]), value)
    if kind.name == "list" and kind.of is not None:
        return tuple(decoded(kind.of, item) for item in value)
    if kind.name in ("date", "month"):
        return dt.date.fromisoformat(value)
    if kind.name == "decimal":
        return Decimal(str(value))
    return read_term(value) if kind.name == "term" else value
