"""What the last run of a model read, for steps that compare with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.engines.base import Snapshot
from shujian.models.model import Model
from shujian.models.running.earlier import is_earlier, none_before, today
from shujian.models.running.planner import check_snapshots
from shujian.pool.storage import snapshots
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState

Pinned = Mapping[str, Snapshot]
Empty = Callable[[str], Snapshot]
"""Table → a snapshot of it without rows."""


@dataclass(frozen=True)
class Before:
    """The last run's side of a run.

    Args:
        pinned: the inputs of the last run by alias; those of a first run hold nothing.
        note: with which run it is compared, or why with none, Chinese; "" for models that
            compare with none.
    """

    pinned: Pinned
    note: str = ""


def before(home: Home, model: Model, now: Pinned, empty: Empty) -> Before:
    """Pin what the last finished run on other data read.

    A run over the same versions is no other time: it would find everything unchanged, and
    clues of what is new would vanish by running twice.

    Args:
        home: the home.
        model: the model.
        now: what this run reads, by alias.
        empty: makes a snapshot without rows.
    """
    wanted = [a for a in model.inputs if is_earlier(a)]
    if not wanted:
        return Before({})
    with db.reader(home) as session:
        for run in _finished(session, model.spec.id):
            versions = {a: _version(run, a, model.inputs[a].table) for a in wanted}
            if any(v is None for v in versions.values()):
                continue
            if all(v == now[today(a)].version for a, v in versions.items()):
                continue
            held = {
                a: snapshots.at(session, home, model.inputs[a].table, v)
                if v
                else empty(model.inputs[a].table)
                for a, v in versions.items()
            }
            return _fitting(model, now, held, run, empty)
    return _none(model, wanted, empty, "这是首次运行，没有可比的上次运行，“与上次运行比较”都是首次")


def _finished(session: Session, model_id: str) -> list[Run]:
    query = select(Run).where(Run.model_id == model_id, Run.state == RunState.DONE)
    return list(session.scalars(query.order_by(Run.finished.desc(), Run.id)))


def _version(run: Run, alias: str, table: str) -> int | None:
    """The version of a table that a run read, by the same alias if it can be."""
    read = {
        a: int(entry["version"])
        for a, entry in (run.inputs_json or {}).items()
        if entry["table"] == table and not is_earlier(a)
    }
    return read.get(today(alias), next(iter(read.values()), None))


def _fitting(model: Model, now: Pinned, held: Pinned, run: Run, empty: Empty) -> Before:
    """The last run's tables, where they were cleaned as the model reads them today."""
    when = f"{run.finished:%Y-%m-%d %H:%M}" if run.finished else ""
    which = f"{when} 完成的运行 {run.id}（截至 {run.as_of}）"
    try:
        check_snapshots(model, {**now, **held})
    except ShujianError as error:
        check_snapshots(model, {**now, **_none(model, held, empty, "").pinned})
        why = f"不能与 {which}比较：{error.what}，{error.why}；这次都算首次"
        return _none(model, held, empty, why)
    return Before(held, f"“与上次运行比较”所比的是 {which}的数据")


def _none(model: Model, aliases: Pinned | list[str], empty: Empty, note: str) -> Before:
    return Before({a: none_before(empty(model.inputs[a].table)) for a in aliases}, note)
