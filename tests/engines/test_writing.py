"""Queries written straight from the graph give the rows of ibis' own compiler."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.write_relations import written
from shujian.engines.write_values import Foreign

Shape = Callable[[Any, Any], Any]


@pytest.fixture
def engine(tmp_path: Path) -> DuckEngine:
    return DuckEngine(DuckSettings(memory="500MB", threads=1, temp=tmp_path))


@pytest.fixture
def tables(engine: DuckEngine) -> tuple[Any, Any]:
    left = pa.table(
        {
            "号": pa.array([1, 2, 3, 4, None], pa.int64()),
            "名 \"'": ["甲'", '乙"', None, "丁", "戊"],
            "日": pa.array([dt.date(2024, 1, 31), None, dt.date(1, 1, 1), None, None]),
            "真": pa.array([True, False, None, True, None]),
        }
    )
    right = pa.table({"号": pa.array([1, 1, 3, 9], pa.int64()), "额": [5, 7, None, 1]})
    return engine.memory("左 表", left), engine.memory("右", right)


def twice(a: Any, b: Any) -> Any:
    some = a.filter(a["号"] > 1).mutate(新=a["号"] * 2 - 1)
    return ibis.union(some, some.filter(some["新"] > 4), some.mutate(新=some["新"] + 1))


def long_or(a: Any, b: Any) -> Any:
    return a.filter(reduce(lambda x, y: x | y, [a["号"] == i for i in range(3, 400)]))


def layered(a: Any, b: Any) -> Any:
    first = a.filter(a["号"].notnull())
    second = first.filter(first["号"] < 4)
    return second.group_by(second["真"]).aggregate(数=second["号"].sum(), 全=second.count())


def beside(a: Any, b: Any) -> Any:
    other = a.view()
    return a.join(other, [a["号"] == other["号"] - 1]).select(a["号"], 次=other["号"])


def places(a: Any, b: Any) -> Any:
    window = ibis.window(group_by=b["号"], order_by=ibis.desc(b["额"], nulls_first=False))
    most = b["额"].max().over(ibis.window(group_by=b["号"]))
    return b.mutate(序=ibis.row_number().over(window), 大=most)


SHAPES: dict[str, Shape] = {
    "a condition of many parts": lambda a, b: a.filter(
        ((a["号"] > 1) & ~a["真"].fill_null(False)) | a["名 \"'"].isin(["甲'", '乙"'])
    ),
    "a chain longer than parentheses may nest": long_or,
    "filters below a group": layered,
    "everything in one group": lambda a, b: b.aggregate(数=b.count(), 和=b["额"].sum()),
    "what is read several times": twice,
    "inner join": lambda a, b: a.join(b, [a["号"] == b["号"]]),
    "left join of a filter": lambda a, b: a.left_join(b.filter(b["额"] > 5), [a["号"] == b["号"]]),
    "semi and anti join": lambda a, b: ibis.union(
        a.semi_join(b, [a["号"] == b["号"], b["额"] > 5]), a.anti_join(b, [a["号"] == b["号"]])
    ),
    "a table beside itself": beside,
    "windows": places,
    "a filter over a window": lambda a, b: b.filter(
        (b["额"].count().over(ibis.window(group_by=b["号"])) == 1) & (b["号"] > 1)
    ),
    "the first in order": lambda a, b: a.order_by([ibis.desc(a["号"])]).limit(2),
    "some columns, each row once": lambda a, b: a.drop("日", "名 \"'").distinct(),
    "choices": lambda a, b: a.select(
        一=ibis.ifelse(a["真"], "对", "错"),
        二=ibis.cases((a["号"] == 1, a["日"]), (a["号"] == 2, ibis.null("date")), else_=a["日"]),
        三=a["号"].between(2, 3),
        四=ibis.greatest(a["号"], 2) - ibis.coalesce(a["号"], ibis.literal(9)),
        五=a["名 \"'"] + "；" + a["号"].cast("string"),
        六=a["号"].isin([]),
        七=-(a["号"] - 1) % 3,
        八=ibis.array([a["号"]]).map(lambda x: x + 1)[0],
        九=a["日"].truncate("M"),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_written_query_gives_the_same_rows(
    name: str, engine: DuckEngine, tables: tuple[Any, Any]
) -> None:
    expr = SHAPES[name](*tables)
    ours = engine.fetch(written(expr.op())).to_pylist()
    theirs = engine.fetch(str(ibis.to_sql(expr, dialect="duckdb"))).to_pylist()
    assert sorted(ours, key=repr) == sorted(theirs, key=repr)
    assert ours


def test_what_is_not_written_here_goes_through_the_other_compiler(
    engine: DuckEngine, tables: tuple[Any, Any]
) -> None:
    expr = tables[1].select(前=tables[1]["额"].lag().over(ibis.window(order_by="额")))
    with pytest.raises(Foreign):
        written(expr.op())
    assert engine.arrow(expr).column("前").to_pylist()[1:3] == [1, 5]


def test_one_and_true_are_different_constants(engine: DuckEngine, tables: tuple[Any, Any]) -> None:
    row = engine.arrow(tables[1].select(a=ibis.literal(1), b=ibis.literal(True)).limit(1))
    assert row.to_pylist() == [{"a": 1, "b": True}]


def test_a_condition_that_is_read_twice_is_computed_once(
    engine: DuckEngine, tables: tuple[Any, Any]
) -> None:
    sql = written(twice(*tables).op())
    assert sql.count("左 表") == 1
