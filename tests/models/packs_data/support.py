"""The demonstration pack over small tables."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any

import shujian
from shujian.core.errors import Place
from shujian.engines.base import Coverage, Snapshot
from shujian.models.authoring.case_tables import CaseEngine, CaseTable, case_table
from shujian.models.packs.pack import Pack, load_pack, run_pack
from shujian.models.reading import At
from shujian.models.running.result import RunResult
from shujian.models.running.standard import table_infos
from shujian.schema.tables import load_tables
from tests.models.support import DAY, citizen, engine

FILE = Path(__file__).parent / "pack.yaml"
TABLES = load_tables(Path(shujian.__file__).parent / "content" / "tables" / "criminal")
INFOS = table_infos(TABLES)
EVERYWHERE = (Coverage(),)

Rows = list[dict[str, Any]]


@lru_cache
def pack() -> Pack:
    """The demonstration pack."""
    return load_pack(FILE, INFOS)


def judgment(number: int, **cells: Any) -> dict[str, Any]:
    """A row of 刑事裁判 that no rule hits."""
    plain = {
        "文书编号": f"W{number}",
        "公民身份号码": citizen(number),
        "姓名": "测一",
        "主刑": "有期徒刑",
        "生效日期": "2025-01-01",
        "执行地区划": "990101",
        "羁押天数": "10",
    }
    return {**plain, **cells}


def service(number: int, day: str = "2025-01-05", kind: str = "通知", **cells: Any) -> Any:
    """A row of 文书送达."""
    plain = {"文书编号": f"W{number}", "送达种类": kind, "送达对象": "检察院", "送达日期": day}
    return {**plain, **cells}


def held(base: Rows, services: Rows | None, coverage: tuple[Coverage, ...]) -> CaseEngine:
    """An engine over these rows."""
    at = At(Place("测试"), [])
    found: dict[str, CaseTable] = {
        "刑事裁判": case_table(TABLES["刑事裁判"], base, (), DAY, at),
    }
    if services is not None:
        found["文书送达"] = case_table(TABLES["文书送达"], services, coverage, DAY, at)
    assert not at.errors, at.errors
    over = CaseEngine(engine())
    over.tables = found
    return over


def snapshots(over: CaseEngine) -> dict[str, Snapshot]:
    """The pinned snapshots of its tables."""
    return {name: table.snapshot for name, table in over.tables.items()}


def go(
    base: Rows,
    services: Rows | None,
    coverage: tuple[Coverage, ...] = EVERYWHERE,
    which: Pack | None = None,
    as_of: dt.date | None = DAY,
) -> RunResult:
    """Run over small tables."""
    over = held(base, services, coverage)
    try:
        return run_pack(which or pack(), snapshots(over), over, as_of=as_of)
    finally:
        over.release()


def outcome(result: RunResult, rule: str) -> tuple[int, int, int, int]:
    """Hit, not hit, 待核, 未检查 of a rule."""
    count = next(c for c in result.counts if c.step == rule)
    assert count.dropped is not None
    return count.passed, count.dropped, count.review, count.unchecked
