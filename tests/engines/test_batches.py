"""Small runs over rows of this process: the same answers, planned once."""

from __future__ import annotations

import pyarrow as pa
import pytest

from shujian.engines import feeds
from shujian.engines.base import Engine
from shujian.engines.batches import Batches, small
from shujian.engines.duck import DuckEngine, DuckSettings

DOUBLE = 'SELECT "n" * 2 AS "n" FROM "first"'


@pytest.fixture
def engine() -> DuckEngine:
    return DuckEngine(DuckSettings(threads=1))


def numbers(*values: int) -> pa.Table:
    return pa.table({"n": pa.array(values, pa.int64())})


def planned(engine: DuckEngine) -> int:
    found = engine.fetch("SELECT count(*) AS n FROM duckdb_prepared_statements()").to_pylist()
    return int(found[0]["n"])


@pytest.mark.parametrize("kind", [small, lambda engine: engine], ids=["fed", "plain"])
def test_steps_over_steps_follow_the_rows_of_each_run(kind: type[Engine]) -> None:
    engine = kind(DuckEngine(DuckSettings(threads=1)))
    for values in ((1, 1, 3), (), (5,)):
        held = engine.memory("first", numbers(*values))
        count = engine.fill("second", DOUBLE)
        assert count == engine.rows(held) == len(values)
        twice = [2 * v for v in values]
        assert engine.fetch('SELECT * FROM "second"')["n"].to_pylist() == twice
        counted = {v: twice.count(v) for v in twice}
        assert engine.tally("second", "n") == engine.tally(engine.named("second", held), "n")
        assert engine.tally("second", "n") == counted
        assert engine.arrow(engine.materialise(held)).num_rows == len(values)


def test_a_run_like_the_last_plans_nothing_anew(engine: DuckEngine) -> None:
    runs = Batches(engine)
    for values in ((1,), (2, 3)):
        runs.memory("first", numbers(*values))
        runs.fill("second", DOUBLE)
        assert planned(engine) == 1
        runs.release()


def test_only_plans_over_a_table_of_other_columns_are_made_anew(engine: DuckEngine) -> None:
    engine.feed("first", numbers(1))
    engine.feed("other", numbers(7))
    for sql in (DOUBLE, 'SELECT * FROM "other"'):
        engine.again(sql)
    engine.feed("first", pa.table({"n": pa.array([4], pa.int32())}))
    assert planned(engine) == 1
    assert engine.again(DOUBLE)["n"].to_pylist() == [8]
    assert planned(engine) == 2


def test_the_plan_used_longest_ago_gives_way(
    engine: DuckEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "_PLANS", 2)
    engine.feed("first", numbers(1))
    asked = [f'SELECT "n" + {i} AS "n" FROM "first"' for i in (0, 1, 0, 2, 0, 1)]
    assert [engine.again(sql)["n"][0].as_py() for sql in asked] == [1, 2, 1, 3, 1, 2]
    assert planned(engine) == 2


def test_rows_let_go_are_there_no_more(engine: DuckEngine) -> None:
    runs = Batches(engine)
    held = runs.memory("first", numbers(1, 2))
    runs.release()
    assert runs.rows(held) == 0


class Far:
    """An engine that plans elsewhere."""

    name = "spark"


def test_an_engine_that_plans_elsewhere_is_used_as_it_is() -> None:
    far = Far()
    assert small(far) is far  # type: ignore[arg-type, comparison-overlap]
