"""The commands that tell of operators."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from shujian.app.cli.main import app
from shujian.models.authoring.operator_docs import page
from shujian.models.authoring.operator_support import engines_of
from shujian.models.authoring.palette import cards
from shujian.models.operators import OPERATORS

ROOT = Path(__file__).parents[2]


def test_every_operator_is_listed_with_form_and_help() -> None:
    found = CliRunner().invoke(app, ["operators", "list", "--json"])
    listed = json.loads(found.output)
    assert {o["op"] for o in listed} == set(OPERATORS)
    assert all(o["title"] and o["help"] and o["group"] and o["form"]["properties"] for o in listed)


def test_every_operator_has_a_sample() -> None:
    assert [c.op for c in cards() if not c.samples] == []


def test_an_unknown_operator_is_told_with_the_nearest_one() -> None:
    found = CliRunner().invoke(app, ["operators", "show", "filtr"])
    assert found.exit_code != 0
    assert "filter" in found.output + (found.stderr or "")


def test_the_page_of_operators_is_up_to_date() -> None:
    held = (ROOT / "docs" / "operators.md").read_text("utf-8")
    assert held == page(), "run: make docs"


def test_each_engine_says_which_operators_it_computes() -> None:
    held = {c.op: c for c in cards()}
    for op in ("filter", "change", "intersect", "components"):
        assert engines_of(held[op]) == {"duckdb": "", "spark": ""}
