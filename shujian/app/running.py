"""Run a model over the pool: pin, compute, keep everything, hand the facts to the ledger."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update

import shujian
from shujian.app import pack_asides
from shujian.app.behind import behind_warnings
from shujian.app.case_warning import Checked, checked
from shujian.app.last_run import before
from shujian.app.limits import Limits
from shujian.app.packing import KIND, PackView, compute
from shujian.app.set_aside import quarantined
from shujian.app.shelf import Shelf
from shujian.clues import ledger
from shujian.clues.found import Fact
from shujian.clues.identities import moved
from shujian.core.canonical import canonical_json, plain
from shujian.core.errors import CancelledError, ShujianError
from shujian.core.ids import random_id
from shujian.core.progress import Progress
from shujian.engines.base import ColumnInfo, Engine, Snapshot
from shujian.engines.choose import SPARK, choice, spark_engine
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.formulas.env import Value
from shujian.models.model import Model
from shujian.models.running.archive import Used, plain_value
from shujian.models.running.earlier import without_earlier
from shujian.models.running.result import RunResult
from shujian.models.running.run import Options, run
from shujian.pool.storage import snapshots
from shujian.pool.storage.registry import find_table, spec_of
from shujian.store import db, locks
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import Run, RunState, RunStep
from shujian.trust import Action, Context, Thing, journal, require

_POLL_SECONDS = 0.5
TOLD = "told.json"
"""In the folder of a finished run: warnings and whatever else its reader must know."""
STOPPED = "停在"
"""In the counts of a run that failed or was cancelled: what it was doing."""
_WORDS = (
    ("new", "新增"),
    ("again", "再次"),
    ("changed", "变化"),
    ("reopened", "重新列入"),
    ("marked", "结论后有变"),
    ("gone", "未再现"),
)
"""What the ledger says of a run, and its name in the run's counts."""


@dataclass(frozen=True)
class Ran:
    """A finished run.

    Args:
        run_id: its id.
        model: the model.
        result: what it found.
        recorded: what was new, again, reopened, gone in the ledger.
        missing: input tables without any data: what needs them is 未检查.
        seconds: wall time.
        quarantined: table → rows in quarantine, which took no part.
        warnings: what the author of the model should know, Chinese.
    """

    run_id: str
    model: Model | PackView
    result: RunResult
    recorded: ledger.Recorded
    missing: tuple[str, ...] = ()
    seconds: float = 0.0
    quarantined: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass
class Job:
    """One run under way."""

    ctx: Context
    home: Home
    shelf: Shelf
    model: Model | PackView
    used: Used
    pinned: Mapping[str, Snapshot]
    missing: tuple[str, ...]
    as_of: dt.date
    parameters: Mapping[str, Value] = field(default_factory=dict)
    run_id: str = ""
    limits: Limits | None = None
    journaled: bool = False
    cases: Checked = field(default_factory=Checked)
    warnings: list[str] = field(default_factory=list)
    at: str = "准备数据"


def engine_for(folder: Path, limits: Limits | None = None) -> DuckEngine:
    """The embedded engine within its limits; what overflows goes to ``folder``."""
    held = limits or Limits.whole()
    return DuckEngine(DuckSettings(memory=held.memory, threads=held.threads, temp=folder))


def chosen_engine(home: Home, folder: Path, limits: Limits | None = None) -> Engine:
    """The engine that the home's settings name; what overflows goes to ``folder``.

    Raises:
        ShujianError: ``engines.bad_choice``, or an engine that cannot be had.
    """
    held = choice(home.path)
    if held.engine == SPARK:
        return spark_engine(held, folder)
    return engine_for(folder, limits)


def run_model(
    ctx: Context,
    home: Home,
    shelf: Shelf,
    model_id: str,
    *,
    as_of: dt.date | None = None,
    parameters: Mapping[str, Value] | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    run_id: str = "",
    journaled: bool = False,
) -> Ran:
    """Run a model over the newest versions of its tables.

    Args:
        ctx: who runs it.
        home: the home.
        shelf: its content.
        model_id: id, last part of an id, or alias.
        as_of: the day to speak of; the earliest of the inputs' by default.
        parameters: typed values that replace the model's own.
        progress: told the share done.
        limits: what the engine may use; by default everything that is allowed.
        run_id: the id of the run, where it is known before; a run of that id that was
            killed is made anew.
        journaled: the journal has it already, with others that one deed runs.

    Raises:
        ShujianError: unknown or faulty model, no data at all, no as-of day.
        CancelledError: a person stopped it; the run is kept as 取消.
    """
    started = time.monotonic()
    model, used = bound(shelf, model_id)
    require(ctx, Action.RUN, Thing(model.spec.id))
    pinned, missing, compared = pin(home, shelf, model)
    known = [pinned[a].as_of for a in without_earlier(pinned)]
    day = as_of or min(d for d in known if d is not None)
    job = Job(ctx, home, shelf, model, used, pinned, missing, day, parameters or {})
    job.run_id, job.limits, job.journaled = run_id or random_id(), limits, journaled
    names = sorted({i.table for i in model.inputs.values()})
    job.cases = checked(home, shelf, model_id, used, names)
    with db.reader(home) as session:
        job.warnings += behind_warnings(session, pinned.values())
    # the lock before the row: a row without a lock would look like a run that is waiting
    with locks.writer(home, locks.run_lock(job.run_id)):
        _begin(job)
        try:
            result = _compute(job, progress or Progress())
            recorded = _finish(job, result)
        except CancelledError:
            _end(job, RunState.CANCELLED, "由人停止")
            raise
        except BaseException as error:
            _end(job, RunState.FAILED, str(error)[:2000] or type(error).__name__)
            raise
    seconds = time.monotonic() - started
    used_inputs = {a: {"table": s.table, "version": s.version} for a, s in pinned.items()}
    aside = quarantined(home, used_inputs)
    warnings = tuple(w for w in (job.cases.warning(), *job.warnings) if w)
    told = {
        "missing": missing,
        "warnings": warnings,
        "notes": (*result.notes, *filter(None, [compared])),
        "seconds": f"{seconds:.2f}",
    }
    (home.run(job.run_id) / TOLD).write_text(canonical_json(plain(told)), "utf-8")
    return Ran(job.run_id, model, result, recorded, missing, seconds, aside, warnings)


def bound(shelf: Shelf, model_id: str) -> tuple[Model | PackView, Used]:
    """A model, or a rule pack as the runner sees it, and what it asks of the law."""
    if not shelf.is_pack(model_id):
        return shelf.model(model_id)
    pack, used = shelf.pack(model_id)
    return PackView(pack), used


def pin(
    home: Home, shelf: Shelf, model: Model | PackView
) -> tuple[dict[str, Snapshot], tuple[str, ...], str]:
    """The newest snapshot of each input; an empty, uncovered one where there is no data.

    Returns:
        Snapshots by alias, the names of tables without data, and with which run it is compared.

    Raises:
        ShujianError: ``app.no_data`` where no input has data, ``models.no_day``.
    """
    inputs = {a: model.inputs[a] for a in without_earlier(model.inputs)}
    with db.reader(home) as session:
        found = {
            alias: snapshots.current(session, home, info.table)
            for alias, info in inputs.items()
            if find_table(session, info.table) is not None
        }
    missing = tuple(sorted({i.table for a, i in inputs.items() if a not in found}))
    if not found:
        raise ShujianError(
            "app.no_data",
            f"“{model.spec.name}”所用的表都还没有数据",
            why="缺：" + "、".join(missing),
            remedy="请先用 shujian pool add 导入",
        )
    days = [s.as_of for s in found.values() if s.as_of is not None]
    if not days:
        raise ShujianError(
            "models.no_day", "不知道数据截至哪一天", remedy="请在导入时用 --as-of 写明截至日"
        )
    for alias, info in inputs.items():
        if alias not in found:
            found[alias] = empty_snapshot(shelf, info.table, min(days))
    if isinstance(model, PackView):
        return {alias: found[alias] for alias in inputs}, missing, ""
    then = before(home, model, found, lambda table: empty_snapshot(shelf, table, min(days)))
    return {a: {**found, **then.pinned}[a] for a in model.inputs}, missing, then.note


def empty_snapshot(shelf: Shelf, table: str, day: dt.date) -> Snapshot:
    """A table to which nothing was ever brought: no rows, nothing covered."""
    standard = shelf.tables[table]
    columns = {
        c.name: ColumnInfo(c.type, present=False, level=c.level, element=c.element)
        for c in standard.columns
    }
    return Snapshot(
        table, 0, (), columns, 0, as_of=day,
        key=standard.key, place=standard.place, period=standard.period,
    )  # fmt: skip


def _begin(job: Job) -> None:
    with db.session(job.home) as session:
        killed = session.get(Run, job.run_id)
        if killed is not None:
            session.execute(delete(RunStep).where(RunStep.run_id == job.run_id))
            session.delete(killed)
            session.flush()
        row = Run(
            id=job.run_id,
            model_id=job.model.spec.id,
            model_version=job.model.spec.meaning_hash[:16],
            state=RunState.RUNNING,
            as_of=job.as_of,
            inputs_json={
                a: {"table": s.table, "version": s.version} for a, s in job.pinned.items()
            },
            engine="",
            program=shujian.__version__,
            actor=job.ctx.actor,
        )
        session.add(row)
        if not job.journaled:
            detail = {"model": job.model.spec.id}
            journal.record(session, job.ctx, Action.RUN, job.run_id, detail)


def _compute(job: Job, progress: Progress) -> RunResult:
    folder = job.home.run(job.run_id)
    folder.mkdir(parents=True, exist_ok=True)
    with job.home.workspace() as tmp:
        engine = chosen_engine(job.home, tmp, job.limits)
        try:
            told = _polled(job, progress)
            if isinstance(job.model, PackView):
                result = compute(
                    job.model.pack, job.pinned, engine, job.as_of, job.parameters, told
                )
                pack_asides.write(folder, result)
            else:
                result = run(
                    job.model, job.pinned, engine, as_of=job.as_of, parameters=job.parameters,
                    options=Options(folder=folder / "aside"), progress=told,
                )  # fmt: skip
            _keep(job, folder, engine, result)
        finally:
            engine.close()
    return result


def _polled(job: Job, progress: Progress) -> Progress:
    """The progress that also hears ``runs cancel`` from another process."""
    last = [0.0, False]

    def cancelled() -> bool:
        if progress.cancelled():
            return True
        if time.monotonic() - float(last[0]) > _POLL_SECONDS:
            with db.reader(job.home) as session:
                row = session.get(Run, job.run_id)
                last[0], last[1] = time.monotonic(), bool(row and row.cancel_requested)
        return bool(last[1])

    def report(share: float, text: str) -> None:
        job.at = text
        progress.report(share, text)

    return Progress(report, cancelled)


def stored(job: Job, engine: Engine, result: RunResult) -> dict[str, Any]:
    """Everything that is needed to make the run again, as JSON."""
    spec = job.model.spec
    kinds = {n: p.kind for n, p in spec.parameters.items()}
    values = {**{n: p.value for n, p in spec.parameters.items()}, **job.parameters}
    names = sorted({i.table for i in job.model.inputs.values()})
    return {
        "kind": KIND if isinstance(job.model, PackView) else "model",
        "model": {"id": spec.id, "texts": dict(spec.texts), "meaning": spec.meaning_hash},
        "parameters": {n: {"type": kinds[n], "value": plain_value(v)} for n, v in values.items()},
        "library": job.used.as_json(),
        "tables": {n: spec_of(job.shelf.tables[n]) for n in names},
        "snapshots": {
            alias: {
                "table": s.table,
                "version": s.version,
                "as_of": s.as_of,
                "rows": s.rows,
                "coverage": [vars(c) for c in s.coverage],
            }
            for alias, s in job.pinned.items()
        },
        "as_of": job.as_of,
        "engine": engine.version(),
        "program": shujian.__version__,
        "digest": result.digest,
        "notes": list(result.notes),
        "cases": vars(job.cases),
    }


def _keep(job: Job, folder: Path, engine: Engine, result: RunResult) -> None:
    data = plain(stored(job, engine, result))
    (folder / "run.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (folder / "canonical.json").write_text(result.canonical(), "utf-8")
    with (folder / "clues.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for found in (*result.clues, *result.hints):
            out.write(canonical_json(found.as_dict()) + "\n")


def run_steps(run_id: str, result: RunResult) -> list[RunStep]:
    """The counts of a run as the database keeps them."""
    return [
        RunStep(
            run_id=run_id, step=c.step, op=c.op, passed=c.passed, review=c.review,
            unchecked=c.unchecked, dropped=c.dropped or 0, unkeyed=c.unkeyed,
            rows_in=c.passed + c.review + c.unchecked + (c.dropped or 0),
        )
        for c in result.counts
    ]  # fmt: skip


def _finish(job: Job, result: RunResult) -> ledger.Recorded:
    facts = [Fact.of(f, job.model.spec.name) for f in (*result.clues, *result.hints)]
    with db.session(job.home) as session:
        session.add_all(run_steps(job.run_id, result))
        job.warnings += moved(
            session, job.model.spec.id, job.model.identities, (f.id for f in facts)
        )
        recorded = ledger.record(session, job.ctx, job.model.spec.id, job.run_id, facts)
        row = session.get_one(Run, job.run_id)
        row.state, row.finished, row.digest = RunState.DONE, now(), result.digest
        row.stored_path = job.run_id
        row.counts_json = {
            "线索": len(result.clues),
            "提示": len(result.hints),
            "待核": sum(c.review for c in result.counts),
            "未检查": sum(c.unchecked for c in result.counts),
            "右表键不明": sum(c.unkeyed for c in result.counts),
            **{word: getattr(recorded, key) for key, word in _WORDS},
        }
        return recorded


def _end(job: Job, state: RunState, why: str) -> None:
    values = {"state": state, "error": why, "finished": now(), "counts_json": {STOPPED: job.at}}
    with db.session(job.home) as session:
        session.execute(update(Run).where(Run.id == job.run_id).values(values))
