"""Small invented tables and a short way to run steps over them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from shujian.core import yamlio
from shujian.core.errors import Place
from shujian.engines.base import Coverage, Engine, Snapshot
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.spark import SparkEngine
from shujian.formulas import show
from shujian.models.authoring.case_tables import CaseEngine, CaseTable, case_table
from shujian.models.model import Model, parse
from shujian.models.reading import At
from shujian.models.running.env import Library
from shujian.models.running.result import RunResult
from shujian.models.running.run import Options, run
from shujian.models.running.standard import table_infos
from shujian.schema.tables import parse_table

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def citizen(number: int) -> str:
    """An invented id number of a place that does not exist, with a right check digit."""
    head = f"99010119800101{number:03d}"
    return head + "10X98765432"[sum(int(a) * b for a, b in zip(head, _WEIGHTS, strict=True)) % 11]


TABLES = {
    t.name: t
    for t in (
        parse_table(yamlio.parse(text))
        for text in (
            """
id: t/甲
name: 甲
key: [编号]
place: 地区
columns:
  - {name: 编号, element: 编号}
  - {name: 号码, element: 公民身份号码}
  - {name: 姓名, element: 姓名}
  - {name: 地区, element: 行政区划代码}
  - {name: 起日, element: 日期}
  - {name: 止日, element: 日期}
  - {name: 金额, element: 金额}
""",
            """
id: t/乙
name: 乙
key: [号码]
place: 地区
columns:
  - {name: 号码, element: 公民身份号码}
  - {name: 姓名, element: 姓名}
  - {name: 地区, element: 行政区划代码}
  - {name: 起日, element: 日期}
  - {name: 止日, element: 日期}
  - {name: 数额, element: 金额}
  - {name: 月份, element: 月份}
""",
            """
id: t/丙
name: 丙
key: [登记号]
columns:
  - {name: 登记号, element: 编号}
  - {name: 号码, element: 公民身份号码}
  - {name: 姓名, element: 姓名}
  - {name: 数额, element: 金额}
""",
        )
    )
}
INFOS = table_infos(TABLES)
DAY = dt.date(2025, 6, 30)
_ENGINE: list[Engine] = []

Rows = list[dict[str, Any]]


def engine() -> Engine:
    """One engine for all tests of a process."""
    if not _ENGINE:
        if os.environ.get("SHUJIAN_TEST_ENGINE") == "spark":
            _ENGINE.append(SparkEngine())
        else:
            _ENGINE.append(DuckEngine(DuckSettings(memory="1GB", threads=1)))
    return _ENGINE[0]


def model_of(
    steps: str, output: str = "", inputs: str = "", library: Library | None = None
) -> Model:
    """A model around steps; by default every row of the last step is a clue."""
    head = "id: t/模型\nname: 试验模型\nparameters:\n  起点: {type: 金额, value: 100}\n"
    head += inputs or "inputs: {甲: 甲, 乙: 乙, 丙: 丙}\n"
    body = "steps:\n" + "\n".join(f"  {line}" for line in steps.strip().splitlines()) + "\n"
    tail = output or "output: {subject: 编号, identity: [编号], title: '{编号}'}\n"
    return parse(head + body + tail, INFOS, library)


def snapshots(
    model: Model, rows: dict[str, Rows], coverage: dict[str, tuple[Coverage, ...]] | None = None
) -> tuple[CaseEngine, dict[str, Snapshot]]:
    """Tables in memory, cleaned as the pool would."""
    held = CaseEngine(engine())
    at = At(Place("测试"), [])
    held.tables = {
        i.table: case_table(
            TABLES[i.table], rows.get(i.table, []), (coverage or {}).get(i.table, ()), DAY, at
        )
        for i in model.inputs.values()
    }
    assert not at.errors, at.errors
    return held, {a: held.tables[i.table].snapshot for a, i in model.inputs.items()}


def go(
    model: Model,
    rows: dict[str, Rows],
    coverage: dict[str, tuple[Coverage, ...]] | None = None,
    options: Options | None = None,
    as_of: dt.date | None = DAY,
) -> RunResult:
    """Run over small tables."""
    held, pinned = snapshots(model, rows, coverage)
    try:
        return run(model, pinned, held, as_of=as_of, options=options)
    finally:
        held.release()


def go_without(model: Model, rows: dict[str, Rows], alias: str) -> RunResult:
    """Run where nobody ever supplied one of the tables."""
    held, pinned = snapshots(model, rows)
    never = {n: replace(c, present=False) for n, c in pinned[alias].columns.items()}
    pinned[alias] = replace(pinned[alias], columns=never)
    try:
        return run(model, pinned, held, as_of=DAY)
    finally:
        held.release()


def on_disk(
    model: Model, rows: dict[str, Rows], folder: Path, parts: int = 1
) -> dict[str, Snapshot]:
    """The same rows as Parquet files, split into several."""
    held, pinned = snapshots(model, rows)
    return as_files(held.tables, pinned, folder, parts)


def as_files(
    tables: Mapping[str, CaseTable], pinned: Mapping[str, Snapshot], folder: Path, parts: int
) -> dict[str, Snapshot]:
    """Tables in memory as Parquet files, each cut into several of about equal size."""
    found = {}
    for alias, snapshot in pinned.items():
        table = tables[snapshot.table]
        data = table.data(
            [c.name for c in table.table.columns if snapshot.columns[c.name].present], False
        )
        files = []
        size = max(1, -(-data.num_rows // parts))
        for part in range(parts):
            path = folder / f"{alias}-{part}.parquet"
            pq.write_table(data.slice(part * size, size), path)
            files.append(str(path))
        found[alias] = Snapshot(
            snapshot.table, 1, tuple(files), snapshot.columns, snapshot.rows, (), DAY
        )
    return found


def shown(result: RunResult, *names: str) -> list[str]:
    """The clues' cells as text, joined by commas, in canonical order."""
    return [",".join(show(f.cells[n]) for n in names) for f in result.clues]


def asides(result: RunResult) -> list[str]:
    """Rows aside as “stream step reason”."""
    return [f"{a.stream} {a.step} {a.reason}" for a in (*result.reviews, *result.unchecked)]
