"""Columns of which every cell has a value: later steps then ask for no state.

A query over columns with states is several times as long as one without. Over the few rows
of one person most columns have values throughout, and looking costs less than what is
saved at the next step. Other states stay as they are: a column that is absent as a whole
has a meaning of its own (nobody ever supplied it).
"""

from __future__ import annotations

from dataclasses import replace

from shujian.core.cells import State
from shujian.engines.base import STATE, Engine
from shujian.models.relations import graph
from shujian.models.relations.relation import STORED, Relation


def narrowed(engine: Engine, relation: Relation) -> Relation:
    """The same rows, without states where all of them have a value.

    Args:
        engine: where the rows are.
        relation: computed rows, few.
    """
    names = [n for n, s in relation.states.items() if s is STORED]
    if not names:
        return relation
    worst = {n: graph.column(relation.expr, n + STATE).max() for n in names}
    row = engine.arrow(graph.grouped(relation.expr, [], worst)).to_pylist()[0]
    # without rows every state is as good as any other
    same = {n: int(State.VALUE) for n in names if not row[n]}
    return replace(relation, states={**relation.states, **same})
