"""The conformance suite that ``shujian engines check`` runs, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.app.engine_check import check_content, check_functions, spread
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.engines.base import Engine
from shujian.engines.choose import FILE, choice
from shujian.engines.conformance import lifted
from shujian.engines.duck import DuckEngine, DuckSettings
from tests.engines.spark_support import REFUSED, needs_spark, spark

BOTH = ["duckdb", pytest.param("spark", marks=needs_spark)]
SHELF = Shelf()
CASES = 3
"""Cases of each model here; ``make prove`` runs all of them."""


def engine_of(name: str) -> Engine:
    return spark() if name == "spark" else DuckEngine(DuckSettings(threads=1))


@pytest.mark.parametrize("name", BOTH)
def test_every_example_of_a_function_holds_and_only_named_ones_are_refused(name: str) -> None:
    part = check_functions(engine_of(name))
    assert part.tried > 200
    assert part.wrong == []
    assert {r.partition("：")[0] for r in part.refused} == REFUSED[name]


@pytest.mark.parametrize("model", list(SHELF.items))
@needs_spark
def test_golden_cases_hold_on_the_second_engine(model: str) -> None:
    part = check_content(spark(), SHELF, model, CASES)
    assert part.tried == CASES
    assert part.wrong == []


def test_constants_of_an_example_stand_in_columns() -> None:
    typed, _, row = lifted('LEFT("990101", 4)')
    assert len(typed.columns) == 2
    assert {row[key] for key in typed.columns} == {"990101", 4}
    assert not typed.constant


def test_some_of_a_list_are_evenly_chosen() -> None:
    assert spread(range(10), 3) == [0, 3, 6]
    assert spread(range(2), 3) == [0, 1]


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    assert choice(tmp_path, {}).engine == "duckdb"
    text = "engine: spark\nspark: sc://a:1\npaths: {/x: /y}\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    held = choice(tmp_path, {"SHUJIAN_SPARK": "sc://b:2", "SHUJIAN_SPARK_PATHS": "/a=s3://b;/c=/d"})
    assert (held.engine, held.spark) == ("spark", "sc://b:2")
    assert held.paths == {"/a": "s3://b", "/c": "/d"}


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"SHUJIAN_ENGINE": "flink"}, "没有名为"),
        ({"SHUJIAN_SPARK": "spark://a:1"}, "写错了"),
        ({"SHUJIAN_SPARK_WORKERS": "two"}, "不是整数"),
    ],
)
def test_a_wrong_setting_is_told(env: dict[str, str], said: str) -> None:
    with pytest.raises(ShujianError, match=said) as raised:
        choice(None, env)
    assert raised.value.remedy
