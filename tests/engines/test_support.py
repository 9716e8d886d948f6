"""What each engine says of each function before anything is computed."""

from __future__ import annotations

from typing import ClassVar

import pytest

from shujian.engines import duckfn, support
from shujian.formulas.functions import REGISTRY, Function, functions
from shujian.formulas.functions.base import Example, Param
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import TEXT

SEVERAL = [f for f in functions() if not f.quantifier and f.name != "查"][::9]


@pytest.mark.parametrize("function", SEVERAL, ids=lambda f: f.name)
def test_duckdb_computes_every_function(function: Function) -> None:
    assert support.engines_of(function, SAMPLE_ENV)["duckdb"] == ""


class _Odd(Function):
    """A function over a built-in that only DuckDB has."""

    name, group, result = "", "文本", TEXT
    params = (Param("文字", ("text",)),)
    examples: ClassVar[tuple[Example, ...]] = (Example('试用函数("甲")', "甲"),)

    def lower(self, ops, at, *args):
        return duckfn.trim(args[0], args[0]).reverse()


def test_what_an_engine_does_not_know_is_named(monkeypatch) -> None:
    odd = _Odd()
    monkeypatch.setattr(_Odd, "name", "试用函数")
    monkeypatch.setitem(REGISTRY, "试用函数", odd)
    found = support.engines_of(odd, SAMPLE_ENV)
    assert found["duckdb"] == ""
    assert found["spark"] != ""


def test_aggregates_are_asked_over_columns() -> None:
    assert support.engines_of(REGISTRY["SUM"], SAMPLE_ENV) == {"duckdb": "", "spark": ""}
    assert list(support._expressions(REGISTRY["SUM"], SAMPLE_ENV))
