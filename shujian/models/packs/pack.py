"""Rule packs: many small rules over one base table, in one scan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import reduce
from pathlib import Path

from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Engine, Snapshot
from shujian.formulas.env import Value
from shujian.models.packs.bind import bind_pack
from shujian.models.packs.cases import PackCase, PackCaseResult, check_pack
from shujian.models.packs.explain import explain, values
from shujian.models.packs.lineage import with_child_rows
from shujian.models.packs.result import Harvest
from shujian.models.packs.scan import code_column, scan_of
from shujian.models.packs.spec import PackSpec, parse_pack, read_pack
from shujian.models.packs.types import Pack
from shujian.models.relations.relation import DROP, Relation
from shujian.models.running.env import Library, ModelEnv
from shujian.models.running.result import RunResult, digest_of
from shujian.models.running.run import LINEAGE_LIMIT, watched
from shujian.models.schema import Tables

__all__ = [
    "Pack",
    "PackCase",
    "PackCaseResult",
    "check_pack",
    "explain",
    "load_pack",
    "make_pack",
    "run_pack",
    "values",
]


def load_pack(path: Path, tables: Tables, library: Library | None = None) -> Pack:
    """Load a rule pack from its file, or from a folder (``pack.yaml``, ``rules/*.yaml``).

    Args:
        path: file or folder.
        tables: the standard tables by name (``models.standard.table_infos``).
        library: law, local rules and calendar.

    Raises:
        ShujianError: one error; ``ManyErrorsError`` for all of them.
    """
    return _bound(read_pack(path), tables, library)


def make_pack(
    text: str, tables: Tables, library: Library | None = None, name: str = "pack.yaml"
) -> Pack:
    """Load a rule pack from one text; see ``load_pack``."""
    return _bound(parse_pack({"pack.yaml": text}, name), tables, library)


def _bound(spec: PackSpec, tables: Tables, library: Library | None) -> Pack:
    return bind_pack(spec, tables, env_of(spec, library or Library()))


def env_of(spec: PackSpec, library: Library) -> ModelEnv:
    """The environment of a pack: its parameters over a library."""
    return ModelEnv(
        library,
        {p.name: p.type for p in spec.parameters.values()},
        {p.name: p.value for p in spec.parameters.values()},
    )


def env_on(
    pack: Pack,
    snapshots: Mapping[str, Snapshot],
    as_of: dt.date | None,
    parameters: Mapping[str, Value] | None,
) -> ModelEnv:
    """The environment of one run: the day, the tables' days, the parameters."""
    day = as_of or _earliest(pack, snapshots)
    days = {name: s.as_of for name, s in snapshots.items()}
    aliases = {a: days.get(c.spec.table) for a, c in pack.children.items()}
    return pack.env.with_values(parameters or {}).on(day, {**days, **aliases})


def run_pack(
    pack: Pack,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    *,
    as_of: dt.date | None = None,
    parameters: Mapping[str, Value] | None = None,
    keep: int = 10_000,
    progress: Progress = SILENT,
) -> RunResult:
    """Run all rules of a pack over pinned snapshots.

    Args:
        pack: from ``load_pack``.
        snapshots: table name → snapshot; a child table that is missing leaves its rules
            未检查.
        engine: where to compute.
        as_of: the day to speak of; the earliest as-of day of the tables by default.
        parameters: values that replace the pack's own, already typed.
        keep: rows of each rule and stream that the result holds (counts are exact).
        progress: told at each part; asked whether to stop.

    Returns:
        Clues in the order of rule and identity, rows aside, and one count a rule
        (``passed`` hits, ``dropped`` not hit, ``review``, ``unchecked``).

    Raises:
        ShujianError: no snapshot of the base, no as-of date, other types, memory.
        CancelledError: a person stopped it.
    """
    check_snapshots(pack, snapshots)
    env = env_on(pack, snapshots, as_of, parameters)
    with watched(engine, progress):
        progress.step(0.1, "逐行判断全部规则")
        scan = scan_of(pack, snapshots, env, engine)
        sheet, same = scan.judged()
        kept = _computed(pack, sheet, same, engine)
        harvest = Harvest(pack, kept, same, snapshots[pack.spec.base].rows, engine, keep)
        counts = harvest.counts()
        progress.step(0.8, "取出线索")
        held, asides = harvest.clues(counts), harvest.asides(counts)
        notes = harvest.notes()
        if len(held) <= LINEAGE_LIMIT:
            clues = with_child_rows(pack, held, scan.children, engine)
        else:
            clues = [found for found, _ in held]
            notes += (f"线索超过 {LINEAGE_LIMIT} 条，子表的来源行不在结果里",)
    progress.step(1.0, "完成")
    return RunResult(
        tuple(clues),
        (),
        tuple(a for a in asides if a.stream == "待核"),
        tuple(a for a in asides if a.stream == "未检查"),
        tuple(counts.values()),
        env.day,
        digest_of(clues),
        notes,
    )


def _computed(
    pack: Pack, sheet: Relation, same: Mapping[str, int | None], engine: Engine
) -> Relation:
    """The one scan: rows that every rule drops are left out, all others kept."""
    tests = [
        sheet.expr[code_column(pack, rule)] != DROP for rule, code in same.items() if code is None
    ]
    if tests:
        sheet = sheet.filter(reduce(lambda a, b: a | b, tests))
    else:
        sheet = sheet.over(sheet.expr.limit(0))
    return sheet.over(engine.materialise(sheet.expr))


def check_snapshots(pack: Pack, snapshots: Mapping[str, Snapshot]) -> None:
    """The base has a snapshot, and every snapshot the types of the pack's tables.

    Raises:
        ShujianError: ``models.no_snapshot`` or ``models.snapshot_types``.
    """
    if pack.spec.base not in snapshots:
        raise ShujianError(
            "models.no_snapshot",
            f"数据池中没有规则包需要的表：“{pack.spec.base}”",
            remedy="请先导入这张表，再运行规则包",
            params={"tables": [pack.spec.base]},
        )
    for info in [pack.base, *(c.info for c in pack.children.values())]:
        snapshot = snapshots.get(info.name)
        for name, held in snapshot.columns.items() if snapshot else ():
            column = info.columns.get(name)
            if column is not None and held.present and held.type != column.type:
                raise ShujianError(
                    "models.snapshot_types",
                    f"“{info.name}”的列“{name}”是{held.type.label}，规则包需要{column.type.label}",
                    why="标准表在导入之后改过",
                    remedy=f"请运行 shujian pool redefine {info.name} 把已有数据按新定义重新清洗，再运行规则包",
                )


def _earliest(pack: Pack, snapshots: Mapping[str, Snapshot]) -> dt.date:
    names = dict.fromkeys([pack.spec.base, *(c.spec.table for c in pack.children.values())])
    used = {n: snapshots[n].as_of for n in names if n in snapshots}
    known = [d for d in used.values() if d is not None]
    if len(known) < len(used):
        lacking = "、".join(f"“{n}”" for n, d in used.items() if d is None)
        raise ShujianError(
            "models.no_day",
            "不知道数据截至哪一天",
            why=f"{lacking}没有截至日",
            remedy="请为这些表填写截至日，或在运行时给出截至日",
        )
    return min(known)
