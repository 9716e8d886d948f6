"""Columns whose cells are all in one state: later steps then ask for no state.

A query over columns with states is several times as long as one without. Over the few rows
of one person most columns are in one state throughout, and looking costs less than what
is saved at the next step.
"""

from __future__ import annotations

from dataclasses import replace

from shujian.core.cells import State
from shujian.engines.base import STATE, Engine
from shujian.models import graph
from shujian.models.relation import STORED, Relation


def narrowed(engine: Engine, relation: Relation) -> Relation:
    """The same rows, with the states that all of them share as constants.

    Args:
        engine: where the rows are.
        relation: computed rows, few.
    """
    names = [n for n, s in relation.states.items() if s is STORED]
    if not names:
        return relation
    held = {n: relation.expr[n + STATE] for n in names}
    ends = {n + "<": h.min() for n, h in held.items()} | {n + ">": h.max() for n, h in held.items()}
    row = engine.arrow(graph.grouped(relation.expr, [], ends)).to_pylist()[0]
    # without rows every state is as good as any other
    same = {n: int(row[n + "<"] or State.VALUE) for n in names if row[n + "<"] == row[n + ">"]}
    return replace(relation, states={**relation.states, **same})
