"""Where not one cell of a column can be read, a rule said to judge nothing does find nothing."""

from __future__ import annotations

import copy
import os
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shujian.app.fit_needs import behind_rules
from shujian.app.fit_silence import Place, Silence
from shujian.core.cells import State
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.authoring.cases import Case, run_cases
from shujian.models.model import Model
from tests.content.test_only_unchecked import MODELS, SHELF, showing

LARGE = os.environ.get("PROVE") == "large"
BAD = "？读不出？"


def mute(model: Model, place: Place) -> set[str]:
    """The rules that can judge no row while this column cannot be read."""
    silent = Silence(model, frozenset(), frozenset(), frozenset(), frozenset([place]))
    ends = {
        rule: [c.id for c in model.clue_steps if getattr(c.operator, "rule_name", "") == rule]
        for rule in behind_rules(model)
    }
    return {rule for rule, steps in ends.items() if all(map(silent.vacant, steps))}


def _places(model: Model) -> list[Place]:
    """Columns of which a cell can be unreadable: of plain text none is."""
    found = dict.fromkeys((model.inputs[a].table, c) for a, n in model.reads.items() for c in n)
    return [
        (t, c)
        for t, c in found
        if c not in SHELF.tables[t].key
        if SHELF.tables[t].column(c).cleaner.clean(BAD).state is State.UNKNOWN
    ]


@cache
def ways() -> list[tuple[str, Place, str]]:
    """Every model, column and rule that finds nothing while no cell of it can be read."""
    return [
        (m, place, rule)
        for m in MODELS
        for model, _ in [SHELF.model(m)]
        for place in _places(model)
        for rule in sorted(mute(model, place))
        if showing(m, place, rule)
    ]


def _spoilt(case: Case, place: Place) -> Case:
    data: dict[str, Any] = copy.deepcopy(dict(case.data))
    for row in data["tables"].get(place[0], []):
        row[place[1]] = BAD
    return Case(case.name, case.source, data, case.place)


def test_there_are_such_columns_in_many_models() -> None:
    assert len({m for m, *_ in ways()}) > len(MODELS) // 2


@settings(
    max_examples=len(ways()) if LARGE else 5, deadline=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(st.deferred(lambda: st.sampled_from(ways())))
def test_the_rule_finds_nothing_and_puts_rows_aside(way: tuple[str, Place, str]) -> None:
    name, place, rule = way
    model, _ = SHELF.model(name)
    engine = DuckEngine(DuckSettings(memory="1GB", threads=1))
    try:
        cases = [_spoilt(c, place) for c in showing(name, place, rule)]
        results = [f.result for f in run_cases(model, cases, SHELF.tables, engine)]
    finally:
        engine.close()
    held = [r for r in results if r is not None]
    assert held
    assert not [c for r in held for c in r.clues if c.rule == rule]
