"""Parts of a test that one side decides are computed before the join, and change no row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.write_relations import written

FEW_LEFT = {"左": 3, "右": 6}


@pytest.fixture
def engine(tmp_path: Path) -> DuckEngine:
    return DuckEngine(DuckSettings(memory="500MB", threads=1, temp=tmp_path))


@pytest.fixture
def tables(engine: DuckEngine) -> tuple[Any, Any]:
    left = pa.table({"号": [1, 2, 3], "起": [10, None, 30], "限": [0, 1, 2]})
    right = pa.table({"人": [1, 1, 2, 3, 3, 9], "值": [19, 21, 5, None, 61, 7]})
    return engine.memory("左", left), engine.memory("右", right)


def joined(a: Any, b: Any, how: str = "inner") -> Any:
    both = a.join(b, [a["号"] == b["人"]], how=how)
    named = both.select(both["号"], both["起"], both["限"], 额=both["值"])
    return named.select(named["号"], 始=named["起"], 限=named["限"], 额=named["额"])


def late(rows: Any) -> Any:
    return rows.filter(rows["额"] >= rows["始"] * 2).select("号", "额")


SHAPES: dict[str, tuple[Callable[[Any, Any], Any], int]] = {
    "the smaller side's part": (lambda a, b: late(joined(a, b)), 1),
    "parts in a choice of conditions": (
        lambda a, b: (
            joined(a, b)
            .filter(lambda t: (t["额"] > t["始"] + 1) | (t["额"] < t["限"] * 3))
            .group_by("号")
            .aggregate(数=lambda t: t["额"].count())
        ),
        2,
    ),
    "the same part twice": (
        lambda a, b: (
            joined(a, b)
            .filter(lambda t: (t["额"] > t["始"] + 1) | (t["额"] == t["始"] + 1))
            .select("号")
        ),
        1,
    ),
    "a part read again behind the test": (
        lambda a, b: (
            joined(a, b).filter(lambda t: t["额"] >= t["始"] * 2).mutate(倍=lambda t: t["始"] * 2)
        ),
        1,
    ),
    "a filter between": (
        lambda a, b: late(joined(a, b).filter(lambda t: t["额"] > 3)),
        1,
    ),
    "what needs both sides": (
        lambda a, b: joined(a, b).filter(lambda t: t["额"] + t["始"] > 3).select("号"),
        0,
    ),
    "what a choice may guard": (
        lambda a, b: (
            joined(a, b)
            .filter(lambda t: ibis.ifelse(t["额"] > 20, t["始"] * 2, t["额"]) > 3)
            .select("号")
        ),
        0,
    ),
    "a left join, whose empty rows would be told otherwise": (
        lambda a, b: late(joined(a, b, "left")),
        0,
    ),
    "all columns for the reader": (
        lambda a, b: joined(a, b).filter(lambda t: t["额"] >= t["始"] * 2),
        0,
    ),
    "rows that are read twice": (
        lambda a, b: ibis.union(late(t := joined(a, b)), late(t.filter(t["额"] > 1))),
        0,
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_rows_and_columns_are_the_same_wherever_a_part_is_computed(
    name: str, engine: DuckEngine, tables: tuple[Any, Any]
) -> None:
    build, moved = SHAPES[name]
    node = build(*tables).op()
    sql, plain = written(node, FEW_LEFT), written(node)
    assert sql.count(' AS "__h') == moved
    assert "__h" not in plain
    ours, theirs = engine.fetch(sql), engine.fetch(plain)
    assert ours.column_names == theirs.column_names
    assert sorted(map(repr, ours.to_pylist())) == sorted(map(repr, theirs.to_pylist()))
    assert ours.num_rows


@pytest.mark.parametrize("sizes", [{"左": 6, "右": 6}, {"左": 9, "右": 6}, {"左": 3}])
def test_nothing_moves_to_a_side_that_is_not_known_to_be_smaller(
    sizes: dict[str, int], tables: tuple[Any, Any]
) -> None:
    assert "__h" not in written(late(joined(*tables)).op(), sizes)


def test_the_engine_knows_how_many_rows_it_computed(engine: DuckEngine, tables: Any) -> None:
    few, many = (engine.materialise(t) for t in tables)
    assert "__h0" in engine.sql(late(joined(few, many)))
    assert engine.arrow(late(joined(few, many))).num_rows == 2
