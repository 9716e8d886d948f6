"""The list of functions: every one, with parameters, examples and engines."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from shujian.app import function_cards
from shujian.app.cli.main import app
from shujian.formulas import functions
from shujian.formulas.functions import REGISTRY


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["functions", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_all_functions_are_listed_for_programs() -> None:
    told = {one["name"]: one for one in json.loads(run("list", "--json"))}
    assert set(told) == {f.name for f in functions()}
    assert len(told) >= 120
    assert all(one["help"] and one["signature"] and one["result"] for one in told.values())
    assert {tuple(one["engines"]) for one in told.values()} == {("duckdb", "spark")}
    assert [n for n, one in told.items() if one["engines"]["duckdb"]] == []
    assert told["DATEDIF"]["parameters"][2] == {
        "name": "单位", "types": ["文本"], "literal": True, "optional": False, "many": False,
    }  # fmt: skip
    assert told["在期间"]["result"] == "布尔"
    assert told["+"]["result"] == "随参数"


def test_what_engines_say_is_asked_once(monkeypatch) -> None:
    function_cards.function_cards()
    monkeypatch.setattr(function_cards, "engines_of", lambda *args: pytest.fail("asked again"))
    assert len(function_cards.function_cards()) == len({f.name for f in REGISTRY.values()})


def test_one_function_is_shown_by_any_of_its_names() -> None:
    assert "COALESCE" in run("list", "--group", "逻辑")
    assert "首个已填" in run("show", "COALESCE")
    assert "duckdb：可以计算" in run("show", "首个已填")


def test_a_wrong_name_is_told_with_the_right_one() -> None:
    result = CliRunner().invoke(app, ["functions", "show", "DATEDI"])
    assert result.exit_code != 0
