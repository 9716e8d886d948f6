"""Ten million payments against a million prisoners: a model, SQL by hand, pandas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench import data
from bench.measure import Figure, Outcome, alternate, median
from shujian.core import yamlio
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.model import Model, parse
from shujian.models.running.result import RunResult
from shujian.models.running.run import Options, run
from shujian.models.running.standard import table_infos
from shujian.schema.tables import StandardTable, parse_table

DAY = dt.date(2025, 6, 30)
CLUES = 5_000
"""Wanted number of clues: within the limit of looked-up lineage."""
_TABLES = (
    """
id: bench/测速在押
name: 测速在押
key: [公民身份号码, 入监日期]
columns:
  - {name: 公民身份号码, element: 公民身份号码}
  - {name: 入监日期, element: 日期}
""",
    """
id: bench/测速发放
name: 测速发放
key: [公民身份号码, 待遇月份]
columns:
  - {name: 公民身份号码, element: 公民身份号码}
  - {name: 待遇月份, element: 月份}
  - {name: 金额, element: 金额, unit: 元}
""",
)
_MODEL = """
id: bench/join
name: 测速模型
inputs: {在押: 测速在押, 发放: 测速发放}
parameters: {起点: {type: 金额, value: '0.00'}}
steps:
  - {id: 同一人, op: join, left: 在押, right: 发放, on: [公民身份号码]}
  - {id: 期内, op: filter, from: 同一人, where: '=[待遇月份]>=下月([入监日期])'}
  - {id: 汇总, op: aggregate, from: 期内, by: [公民身份号码, 入监日期], measures: {笔数: '=COUNT([金额])', 合计: '=SUM([金额])'}}
  - {id: 达标, op: filter, from: 汇总, where: '=[合计]>=参数("起点")'}
output: {subject: 公民身份号码, identity: [公民身份号码, 入监日期], title: '领取 {笔数} 笔，共 {合计} 元', score: '=[合计]'}
"""
_SQL = """
SELECT h."公民身份号码" AS who, h."入监日期" AS since, count(*) AS number, sum(p."金额") AS total
FROM read_parquet('{held}') h JOIN read_parquet('{paid}') p USING ("公民身份号码")
WHERE p."待遇月份" >= date_trunc('month', h."入监日期") + INTERVAL 1 MONTH
GROUP BY ALL HAVING sum(p."金额") >= {least}
"""


@dataclass
class Case:
    """The files, the model over them, and the three ways to the same answer."""

    folder: Path
    paid: Path
    held: Path
    least: Decimal = Decimal(0)
    sizes: dict[str, int] = field(default_factory=dict)

    def engine(self) -> DuckEngine:
        """The same settings for the model and for the SQL by hand."""
        return DuckEngine(DuckSettings(memory="3GB", temp=self.folder / "spill"))

    def model(self, full: bool) -> RunResult:
        """Through the model; with every step counted and source rows, or the answer alone."""
        model, pinned = bound(self.paid, self.held, self.sizes)
        aside = self.folder / "aside" if full else None
        options = Options(full=full, lineage=full, folder=aside)
        engine = self.engine()
        try:
            return run(
                model, pinned, engine, as_of=DAY, parameters={"起点": self.least}, options=options
            )
        finally:
            engine.close()

    def sql(self, least: Decimal | None = None) -> pa.Table:
        """By hand on the same engine."""
        names = {"held": str(self.held), "paid": str(self.paid)}
        quoted = {k: v.replace("'", "''") for k, v in names.items()}
        engine = self.engine()
        try:
            return engine.fetch(_SQL.format(least=self.least if least is None else least, **quoted))
        finally:
            engine.close()

    def pandas(self, exact: bool = False) -> pd.DataFrame:
        """Merge and group.

        Args:
            exact: amounts as pandas reads them (decimals); else as floats, which suits it
                best but is no way to add up money.
        """
        paid = pq.read_table(self.paid, columns=["公民身份号码", "待遇月份", "金额"])
        if not exact:
            paid = paid.set_column(2, "金额", paid.column("金额").cast(pa.float64()))
        left = paid.to_pandas(date_as_object=False)
        right = pq.read_table(self.held, columns=["公民身份号码", "入监日期"])
        merged = left.merge(right.to_pandas(date_as_object=False), on="公民身份号码")
        since = merged["入监日期"].dt.to_period("M").dt.to_timestamp() + pd.DateOffset(months=1)
        inside = merged[merged["待遇月份"] >= since]
        total = inside.groupby(["公民身份号码", "入监日期"], sort=False)["金额"].agg(
            ["size", "sum"]
        )
        # half a cent below: a float sum may fall short of the exact one
        least = self.least if exact else float(self.least) - 0.005
        found: pd.DataFrame = total[total["sum"] >= least]
        return found


def join(folder: Path, small: bool) -> Outcome:
    """Answer alone and full run against SQL by hand; answer alone against pandas."""
    big, few = (100_000, 10_000) if small else (10_000_000, 1_000_000)
    case = made(folder, big, few)
    found = checked(case)
    calls: dict[str, Callable[[], object]] = {
        "answer": lambda: case.model(full=False),
        "sql": case.sql,
        "full": lambda: case.model(full=True),
    }
    seconds = alternate(calls, 5)
    beside: dict[str, Callable[[], object]] = {
        "answer beside pandas": lambda: case.model(full=False),
        "pandas": lambda: case.pandas(exact=True),
        "pandas with floats": case.pandas,
    }
    seconds |= alternate(beside, 2)
    sql, ours = median(seconds, "sql"), median(seconds, "answer beside pandas")
    exact, loose = median(seconds, "pandas") / ours, median(seconds, "pandas with floats") / ours
    figures = [
        Figure("answer alone / SQL by hand", median(seconds, "answer") / sql, "× its time", 1.25),
        Figure("with counts and lineage / SQL", median(seconds, "full") / sql, "× its time", 2.5),
        Figure("pandas / answer alone", exact, "× our time", 4, at_least=True),
        Figure("pandas with amounts as floats / answer alone", loose, "× our time"),
        Figure("SQL by hand", sql, "s"),
    ]
    return Outcome(figures, {"payments": big, "prisoners": few, "clues": found}, seconds)


def made(folder: Path, big: int, few: int) -> Case:
    """Write the tables and choose the threshold that leaves the wanted number of clues."""
    paid, held = data.join_tables(folder, big, few)
    case = Case(folder, paid, held, sizes={"发放": big, "在押": few})
    sums = sorted(case.sql().column("total").to_pylist(), reverse=True)
    case.least = sums[min(CLUES, len(sums) // 2) - 1]
    return case


def checked(case: Case) -> int:
    """The three ways give the same groups and sums; how many there are.

    Raises:
        AssertionError: they do not.
    """
    result = case.model(full=True)
    ours = {
        (f.cells["公民身份号码"], f.cells["入监日期"], f.cells["笔数"], f.cells["合计"])
        for f in result.clues
    }
    answer = case.sql()
    assert ours == set(zip(*(c.to_pylist() for c in answer.columns), strict=True))
    assert len(ours) == answer.num_rows == len(case.pandas()) == len(case.pandas(exact=True))
    assert case.model(full=False).digest == result.digest
    for found in result.clues:
        # the data may hold a prisoner twice with one day: then each payment is counted twice
        pairs = len(found.rows["发放"]) * len(found.rows["在押"])
        assert pairs == found.cells["笔数"]
    return len(ours)


def bound(paid: Path, held: Path, sizes: dict[str, int]) -> tuple[Model, dict[str, Snapshot]]:
    """The model, and the files as pinned versions of its tables."""
    tables = {t.name: t for t in (parse_table(yamlio.parse(text)) for text in _TABLES)}
    model = parse(_MODEL, table_infos(tables))
    pinned = {
        alias: _snapshot(tables[model.inputs[alias].table], path, sizes[alias])
        for alias, path in (("发放", paid), ("在押", held))
    }
    return model, pinned


def _snapshot(table: StandardTable, path: Path, rows: int) -> Snapshot:
    columns = {
        c.name: ColumnInfo(c.type, states=False, level=c.level, element=c.element)
        for c in table.columns
    }
    return Snapshot(table.name, 1, (str(path),), columns, rows, as_of=DAY, key=table.key)
