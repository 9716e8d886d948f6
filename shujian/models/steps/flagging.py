"""The boolean column of exists, not_exists and left join: found, known not to be there, or open."""

from __future__ import annotations

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL
from shujian.models.relations import graph
from shujian.models.relations.relation import OUT, PASS, UNCHECKED, WHY, Relation, int8
from shujian.models.relations.stacking import stack


def flagged(name: str, found: Relation, others: list[Relation], positive: bool) -> Relation:
    """Every left row with a boolean column.

    Args:
        name: the new column.
        found: rows with a match.
        others: rows without one, with ``__out`` (PASS: known to be without).
        positive: whether a match means true.
    """
    yes = Pair(ibis.literal(positive), 0)
    parts = [found.with_cells({name: (BOOL, yes)})]
    for other in others:
        out = other.expr[OUT]
        state = ibis.cases(
            (out == PASS, int8(State.VALUE)),
            (out == UNCHECKED, int8(State.ABSENT)),
            else_=int8(State.UNKNOWN),
        )
        value = ibis.ifelse(out == PASS, ibis.literal(not positive), ibis.null("boolean"))
        cells = other.with_cells({name: (BOOL, Pair(value, state))})
        parts.append(cells.over(graph.drop(cells.expr, (OUT, WHY))))
    return stack(parts)
