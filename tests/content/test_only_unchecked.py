"""What is said to leave a rule 未检查 does: without it, cases that hit do so no longer."""

from __future__ import annotations

import copy
import os
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shujian.app.fit_local import items_asked, unruled
from shujian.app.fit_needs import behind_rules
from shujian.app.fit_silence import Silence
from shujian.app.shelf import Shelf
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.authoring.cases import Case, read_cases, run_cases
from shujian.models.model import Model
from shujian.models.running.result import RunResult

SHELF = Shelf()
MODELS = sorted(SHELF.items)
LARGE = os.environ.get("PROVE") == "large"
Cause = tuple[str, str]
"""Table and column; no column: the whole table, with what was said of its coverage; no table:
a local rule, in the place of the column."""
Way = tuple[str, Cause, str]
"""Model, cause and rule."""


def mute(model: Model, cause: Cause) -> set[str]:
    """The rules that can only say 未检查 without it."""
    table, column = cause
    gone = frozenset([table])
    if not table:
        asked = frozenset([column])
        silent = Silence(model, frozenset(), frozenset(), frozenset(), unruled=asked)
    elif column:
        silent = Silence(model, frozenset(), frozenset(), frozenset([cause]))
    else:
        silent = Silence(model, gone, gone, frozenset())
    return {r for r in behind_rules(model) if all(map(silent.vacant, _ends(model, r)))}


def _ends(model: Model, rule: str) -> list[str]:
    return [c.id for c in model.clue_steps if getattr(c.operator, "rule_name", "") == rule]


def _causes(model: Model) -> Iterator[Cause]:
    for alias, columns in model.reads.items():
        table = model.inputs[alias].table
        yield table, ""
        yield from ((table, c) for c in columns)
    yield from (("", item) for item in items_asked(model))


def _without(case: Case, cause: Cause) -> Case:
    data: dict[str, Any] = copy.deepcopy(dict(case.data))
    table, column = cause
    if not table:
        data["local"] = [r for r in data.get("local") or [] if r["item"] != column]
    elif column:
        for row in data["tables"].get(table, []):
            row.pop(column, None)
    else:
        data["tables"].pop(table, None)
        data.get("coverage", {}).pop(table, None)
    return Case(case.name, case.source, data, case.place)


@cache
def shown() -> list[Way]:
    """Every model, cause and rule that it leaves unchecked of which cases tell; not worked out
    by whoever only lists the tests.
    """
    return [
        (m, cause, rule)
        for m in MODELS
        for model, _ in [SHELF.model(m)]
        for cause in dict.fromkeys(_causes(model))
        for rule in sorted(mute(model, cause))
        if showing(m, cause, rule)
    ]


def _holds(case: Case, cause: Cause) -> bool:
    """Whether a case has what is taken away: a table without a row has no column to lose."""
    table, column = cause
    if not table:
        return any(rule["item"] == column for rule in case.data.get("local") or [])
    rows = case.data["tables"].get(table, [])
    return any(row.get(column) is not None for row in rows) if column else bool(rows)


@cache
def _cases(model_id: str) -> list[Case]:
    return list(read_cases(Path(SHELF.item(model_id).path.parent)))


def showing(model_id: str, cause: Cause, rule: str) -> list[Case]:
    """Up to two cases that find the rule and hold the cause."""
    cases = _cases(model_id)
    mine = [c for c in cases if any(x["rule"] == rule for x in c.data["expect"].get("线索") or [])]
    return [c for c in mine if _holds(c, cause)][:2]


def found_of(model_id: str, cases: Sequence[Case]) -> list[RunResult]:
    """What cases of a model find; those that differ in their rows alone are run at once."""
    model, _ = SHELF.model(model_id)
    engine = DuckEngine(DuckSettings(memory="1GB", threads=1))
    try:
        results = [f.result for f in run_cases(model, list(cases), SHELF.tables, engine)]
    finally:
        engine.close()
    held = [r for r in results if r is not None]
    assert len(held) == len(cases)
    return held


def drawn(ways: Sequence[Way]) -> list[Way]:
    """Five ways of one model, others each time; in the large run all there are."""
    if LARGE:
        return list(ways)
    chosen = random.choice(sorted({w[0] for w in ways}))
    mine = [w for w in ways if w[0] == chosen]
    return random.sample(mine, min(5, len(mine)))


@pytest.mark.parametrize("model_id", MODELS)
def test_nothing_is_silent_while_nothing_is_missing(model_id: str) -> None:
    model, _ = SHELF.model(model_id)
    whole = Silence(model, frozenset(), frozenset(), frozenset())
    assert not [r for r in behind_rules(model) if all(map(whole.vacant, _ends(model, r)))]


def test_a_list_that_nobody_sent_leaves_what_is_not_in_it_unchecked() -> None:
    wages, _ = SHELF.model("shujian/wage-guarantee")
    assert mute(wages, ("工资专户", "")) == {"R1", "R6"}
    assert mute(wages, ("豁免备案", "")) == set()


def test_a_local_rule_that_nobody_entered_leaves_what_asks_for_it_unchecked() -> None:
    allowance, _ = SHELF.model("shujian/allowance-after-death")
    assert unruled(allowance) == set(items_asked(allowance))
    assert mute(allowance, ("", "高龄津贴.停发规则")) == {"R2"}  # R1 points it out as 待核
    pension, _ = SHELF.model("shujian/pension-while-serving")
    assert mute(pension, ("", "养老金.死亡停发规则")) == {"K5"}


@pytest.mark.parametrize("model_id", MODELS)
def test_a_case_of_each_model_shows_it(model_id: str) -> None:
    assert [w for w in shown() if w[0] == model_id]


@pytest.mark.timeout(300)
def test_without_it_the_rule_finds_nothing() -> None:
    """That the cases find the rule as they are is what they are there for (``test_cases_…``)."""
    ways = drawn(shown())
    assert ways
    for model_id in dict.fromkeys(w[0] for w in ways):
        pairs = [(way, case) for way in ways if way[0] == model_id for case in showing(*way)]
        found = found_of(model_id, [_without(case, cause) for (_, cause, _), case in pairs])
        for (way, case), result in zip(pairs, found, strict=True):
            assert not [c for c in result.clues if c.rule == way[2]], (way, case.name)
