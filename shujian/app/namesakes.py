"""Whom a model is asked about by a name or a case number: the numbers that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shujian.core.cells import Missing, State
from shujian.models.explaining.why import carriers
from shujian.models.operators.clue import Clue
from shujian.models.relations.cells import rows_of
from shujian.models.relations.relation import STORED
from shujian.models.running.planner import Plan
from shujian.schema.elements import element

NAMING = ("姓名", "单位名称", "案号")
"""Elements by which people call somebody or something whose number they do not have."""
_PERSON, _NAME = "公民身份号码", "姓名"
_MOST = 20


@dataclass(frozen=True)
class Whom:
    """One whom the name may mean.

    Args:
        value: the number, as the tables hold it.
        level, element: how it is masked.
        tables: where it stands beside the name.
    """

    value: str
    level: int
    element: str
    tables: tuple[str, ...]


def namesakes(plan: Plan, text: str) -> list[Whom]:
    """Those of that name in the run's tables, in one order; at most a screen of them.

    Args:
        plan: the plan of the run.
        text: a whole name or case number as a person writes it.
    """
    found: dict[str, tuple[int, str, dict[str, None]]] = {}
    for alias, column in sorted(_places(plan)):
        schema = plan.model.steps[alias].schema
        held = schema[column]
        for value in _beside(plan, alias, column, text):
            one = found.setdefault(value, (held.level, held.element, {}))
            one[2][plan.model.inputs[alias].table] = None
    listed = [Whom(v, level, kind, tuple(t)) for v, (level, kind, t) in sorted(found.items())]
    return listed[:_MOST]


def called(plan: Plan, number: str) -> tuple[str, ...]:
    """The names of persons that stand beside a number in the run's tables, in one order."""
    found: set[str] = set()
    for alias, column in sorted(_places(plan)):
        schema = plan.model.steps[alias].schema
        if schema[column].element != _PERSON:
            continue
        for name in (n for n in plan.wanted(alias) if schema[n].element == _NAME):
            rows = plan.source(alias, [column, name])
            if any(rows.states[n] not in (STORED, State.VALUE) for n in (column, name)):
                continue  # nobody supplied it
            mine = rows.filter(rows.pair(column).value == number)
            held = rows_of(mine, plan.engine.arrow(mine.expr))
            found |= {r[name] for r in held if isinstance(r[name], str)}
    return tuple(sorted(found))


def _places(plan: Plan) -> set[tuple[str, str]]:
    """Inputs and their columns that name the subject of a rule."""
    found: set[tuple[str, str]] = set()
    for bound in plan.model.clue_steps:
        assert isinstance(bound.operator, Clue)
        held = carriers(plan, bound.id, bound.operator.subject)
        found |= {(alias, held[alias]) for alias in plan.model.inputs if alias in held}
    return found


def _beside(plan: Plan, alias: str, column: str, text: str) -> Iterator[str]:
    """The numbers of the rows that bear the name, in a column that the model reads."""
    schema = plan.model.steps[alias].schema
    for name in plan.wanted(alias):
        kind = schema[name].element
        value = element(kind).clean(text).value if kind in NAMING else Missing
        if not isinstance(value, str) or name == column:
            continue
        rows = plan.source(alias, [column, name])
        if any(rows.states[n] not in (STORED, State.VALUE) for n in (column, name)):
            continue  # nobody supplied it
        mine = rows.filter(rows.pair(name).value == value)
        cells: list[dict[str, Any]] = rows_of(mine, plan.engine.arrow(mine.expr))
        yield from (r[column] for r in cells if isinstance(r[column], str))
