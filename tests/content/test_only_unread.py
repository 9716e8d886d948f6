"""Where not one cell of a column can be read, a rule said to judge nothing does find nothing."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from shujian.app.fit_needs import behind_rules
from shujian.app.fit_silence import Place, Silence
from shujian.core.cells import State
from shujian.models.authoring.cases import Case
from shujian.models.model import Model
from tests.content.test_only_unchecked import MODELS, SHELF, Way, drawn, found_of, showing

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
def ways() -> list[Way]:
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


@pytest.mark.timeout(300)
def test_the_rule_finds_nothing_and_puts_rows_aside() -> None:
    for_model = drawn(ways())
    assert for_model
    for model_id in dict.fromkeys(w[0] for w in for_model):
        pairs = [(w, c) for w in for_model if w[0] == model_id for c in showing(*w)]
        found = found_of(model_id, [_spoilt(case, place) for (_, place, _), case in pairs])
        for (way, case), result in zip(pairs, found, strict=True):
            assert not [c for c in result.clues if c.rule == way[2]], (way, case.name)
