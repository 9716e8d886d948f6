"""Rules asked over one document with persons' facts, and everything kept to ask them again.

A run over the pool speaks of what the machine read.  A trial is a run of one rule pack over the
facts of one document as persons corrected them: pack, law and facts stand in its folder, so that
a clue made of it is explained and made again like any other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import shujian
from shujian.app.judgments.amended import amending
from shujian.app.judgments.opened import Opened, reading_of
from shujian.app.judgments.trial_facts import entries, facts_of, keep
from shujian.app.packing import PackView, compute, tables_of
from shujian.app.running import TOLD, Job, bound, engine_for, run_steps, stored
from shujian.app.shelf import Shelf
from shujian.core.canonical import canonical_json, plain
from shujian.core.ids import random_id
from shujian.core.progress import SILENT
from shujian.engines.base import Engine
from shujian.models.running.result import Found, RunResult
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import FactCorrection, Run, RunState, RunStep
from shujian.trust import Context

NOTE = "只审查一份文书，用的是人工更正、补充后的事实，不是数据池里机器读出的"
"""What a reader of the trial must know."""


@dataclass(frozen=True)
class Tried:
    """What a pack finds in a document with persons' facts.

    Args:
        run: the trial's row, and ``steps``, its counts; not yet in the database: they are written
            with the clue, or not at all.
        name: the pack's name.
        clues: what it found.
    """

    run: Run
    steps: Sequence[RunStep]
    name: str
    clues: Sequence[Found]


def tried(
    ctx: Context, home: Home, held: Opened, rows: Sequence[FactCorrection], pack_id: str
) -> Tried:
    """Ask one pack, and keep what is needed to ask it again.

    Args:
        ctx: the person.
        home: the home.
        held: the document.
        rows: the corrections in force.
        pack_id: the rule pack.

    Raises:
        ShujianError: a pack that is gone or faulty.
    """
    shelf = Shelf(home)
    model, used = bound(shelf, pack_id)
    assert isinstance(model, PackView)
    run_id, day = random_id(), ctx.today()
    amended = reading_of(home, held, amending(rows))
    facts = facts_of(held.document.id, reading_of(home, held), amended, rows)
    pinned = keep(home, run_id, tables_of(model.pack), facts, day)
    job = Job(ctx, home, shelf, model, used, pinned, (), day, run_id=run_id)
    with home.workspace() as tmp:
        engine = engine_for(tmp)
        try:
            result = compute(model.pack, pinned, engine, day, {}, SILENT)
            _keep(job, engine, result, rows)
        finally:
            engine.close()
    return Tried(_row(job, result), run_steps(run_id, result), model.spec.name, result.clues)


def _keep(job: Job, engine: Engine, result: RunResult, rows: Sequence[FactCorrection]) -> None:
    folder = job.home.run(job.run_id)
    data = plain({**stored(job, engine, result), "snapshots": entries(job.run_id, job.pinned)})
    (folder / "run.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    notes = [f"{NOTE}，共 {len(rows)} 项", *result.notes]
    (folder / TOLD).write_text(canonical_json({"notes": notes}), "utf-8")
    (folder / "canonical.json").write_text(result.canonical(), "utf-8")
    with (folder / "clues.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for found in result.clues:
            out.write(canonical_json(found.as_dict()) + "\n")


def _row(job: Job, result: RunResult) -> Run:
    inputs = {a: {"table": s.table, "version": 0} for a, s in job.pinned.items()}
    return Run(
        id=job.run_id, model_id=job.model.spec.id,
        model_version=job.model.spec.meaning_hash[:16], state=RunState.ONE, as_of=job.as_of,
        inputs_json=inputs, program=shujian.__version__, actor=job.ctx.actor,
        digest=result.digest, stored_path=job.run_id, started=now(), finished=now(),
        counts_json={"线索": len(result.clues)},
    )  # fmt: skip
