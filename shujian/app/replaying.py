"""Make an earlier run again from what it kept, and say whether the result is equal."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shujian
from shujian.app import packing
from shujian.app.judgments.trial_facts import of_facts
from shujian.app.running import chosen_engine, empty_snapshot
from shujian.app.shelf import Shelf
from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Engine, Snapshot
from shujian.formulas.env import Value
from shujian.models.model import Model, bind
from shujian.models.packs.pack import Pack
from shujian.models.running.archive import stored_library, typed
from shujian.models.running.earlier import FIRST, none_before
from shujian.models.running.result import RunResult
from shujian.models.running.run import Options, run
from shujian.models.running.standard import table_infos
from shujian.models.spec import parse_model
from shujian.pool.storage import snapshots
from shujian.pool.storage.registry import table_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run
from shujian.trust import Action, Context, Thing, require

SHOWN = 20


@dataclass(frozen=True)
class Replayed:
    """The comparison of a run with its replay.

    Args:
        run_id: the run.
        equal: byte-equal canonical JSON.
        differences: Chinese, one line each, at most some of them.
        notes: what else changed meanwhile (engine, program).
    """

    run_id: str
    equal: bool
    differences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    clues: int = 0
    detail: dict[str, Any] = field(default_factory=dict)


def kept(home: Home, run_id: str) -> dict[str, Any]:
    """What a run kept.

    Raises:
        ShujianError: ``app.no_run``, ``app.run_not_kept``.
    """
    path = home.run(run_id) / "run.json"
    if not path.is_file():
        raise ShujianError(
            "app.run_not_kept",
            f"运行 {run_id} 没有留存可重现的内容",
            why="只有完成的运行才能重现",
            remedy="shujian runs list 可查看各次运行的状态",
            where=Place(str(path)),
        )
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def replay(ctx: Context, home: Home, run_id: str, progress: Progress = SILENT) -> Replayed:
    """Run again over the same snapshots, texts, law, calendar and day; compare byte for byte.

    Raises:
        ShujianError: unknown run, or a snapshot whose files are gone.
    """
    require(ctx, Action.REPLAY, Thing(run_id))
    with db.reader(home) as session:
        row = session.get(Run, run_id)
    if row is None:
        raise ShujianError(
            "app.no_run", f"没有编号为“{run_id}”的运行", remedy="见 shujian runs list"
        )
    data = kept(home, run_id)
    with home.workspace() as tmp:
        engine = chosen_engine(home, tmp)
        try:
            result = _again(home, data, engine, progress)
            version = engine.version()
        finally:
            engine.close()
    old = (home.run(run_id) / "canonical.json").read_text("utf-8")
    new = result.canonical()
    notes = []
    if data["engine"] != version:
        notes.append(f"引擎当时是 {data['engine']}，现在是 {version}")
    if data["program"] != shujian.__version__:
        notes.append(f"程序当时是 {data['program']}，现在是 {shujian.__version__}")
    equal = old == new and data["digest"] == result.digest
    lines = () if equal else tuple(_differences(json.loads(old), json.loads(new)))
    return Replayed(run_id, equal, lines, tuple(notes), len(result.clues))


@dataclass(frozen=True)
class Again:
    """What a run kept, bound and pinned again.

    Args:
        model: the model of that time.
        pinned: the snapshots of that time.
        values: parameter values.
        as_of: the day it spoke of.
    """

    model: Model
    pinned: dict[str, Snapshot]
    values: dict[str, Value]
    as_of: dt.date

    @classmethod
    def of(cls, home: Home, data: dict[str, Any]) -> Again:
        """From ``run.json``; nothing of today's content is read.

        Raises:
            ShujianError: data files that are gone.
        """
        tables = {name: table_of(spec) for name, spec in data["tables"].items()}
        spec = parse_model(data["model"]["texts"], "model.yaml")
        model = bind(spec, table_infos(tables), stored_library(data["library"]))
        values = {n: typed(p["type"], p["value"]) for n, p in data["parameters"].items()}
        shelf = Shelf()
        shelf.__dict__["tables"] = tables
        pinned = _pinned(home, shelf, data["snapshots"])
        return cls(model, pinned, values, dt.date.fromisoformat(data["as_of"]))


def pack_again(
    home: Home, data: dict[str, Any]
) -> tuple[Pack, dict[str, Snapshot], dict[str, Value], dt.date]:
    """The pack of a run, its supplied tables, its parameters and its day."""
    pack, values = packing.kept_pack(data)
    shelf = Shelf()
    shelf.__dict__["tables"] = {name: table_of(spec) for name, spec in data["tables"].items()}
    pinned = _pinned(home, shelf, data["snapshots"])
    day = dt.date.fromisoformat(data["as_of"])
    return pack, packing.supplied(pack, pinned), values, day


def _again(home: Home, data: dict[str, Any], engine: Engine, progress: Progress) -> RunResult:
    if data.get("kind") == packing.KIND:
        pack, pinned, values, day = pack_again(home, data)
        return packing.compute(pack, pinned, engine, day, values, progress)
    again = Again.of(home, data)
    return run(
        again.model, again.pinned, engine, as_of=again.as_of, parameters=again.values,
        options=Options(lineage=False), progress=progress,
    )  # fmt: skip


def _pinned(home: Home, shelf: Shelf, held: dict[str, Any]) -> dict[str, Snapshot]:
    found = {}
    with db.reader(home) as session:
        for alias, entry in held.items():
            if "facts" in entry:
                found[alias] = of_facts(home, shelf.tables[entry["table"]], entry)
            elif entry["version"] <= 0:
                day = dt.date.fromisoformat(entry["as_of"])
                none = empty_snapshot(shelf, entry["table"], day)
                found[alias] = none_before(none) if entry["version"] == FIRST else none
            else:
                found[alias] = snapshots.at(session, home, entry["table"], entry["version"])
    for snapshot in found.values():
        gone = [f for f in snapshot.files if not Path(f).is_file()]
        if gone:
            raise ShujianError(
                "app.files_gone",
                f"表“{snapshot.table}”第 {snapshot.version} 版的数据文件已不在",
                remedy="请从备份恢复数据目录后再试",
                where=Place(gone[0]),
            )
    return found


def _differences(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    before, after = ({c["id"]: c for c in side} for side in (old, new))
    lines = [f"少了线索 {i}：{before[i]['title']}" for i in before if i not in after]
    lines += [f"多了线索 {i}：{after[i]['title']}" for i in after if i not in before]
    for key in before.keys() & after.keys():
        changed = [k for k in before[key] if before[key][k] != after[key].get(k)]
        if changed:
            lines.append(f"线索 {key} 不同：{'、'.join(changed)}")
    lines = lines or ["线索相同，但次序或格式不同"]
    return lines[:SHOWN] + ([f"…… 共 {len(lines)} 处"] if len(lines) > SHOWN else [])
