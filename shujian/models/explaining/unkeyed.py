"""Right rows of a comparison whose key has no value: nobody can be found by them."""

from __future__ import annotations

from collections.abc import Mapping

from shujian.models.checking import Bound
from shujian.models.relations import graph
from shujian.models.relations.relation import WHY, Relation
from shujian.models.running.planner import Plan
from shujian.models.steps.matching import Matching
from shujian.models.steps.unsure import unkeyed_rows

UNKEYED = 4
"""The outcome of such a row, beside PASS, DROP, REVIEW and UNCHECKED."""
_SUFFIX = "，可能与左表的任何一行对应"


def columns(steps: Mapping[str, Bound], step: str) -> tuple[str, ...]:
    """Columns of a step's right side by which such a row may still be recognised."""
    operator = steps[step].operator
    assert isinstance(operator, Matching)
    right = steps[operator.parts()[1]]
    pairs = (*operator.pairs_on, *operator.pairs_agree)
    names = dict.fromkeys([*(b for _, b in pairs), *right.subjects])
    return tuple(n for n in names if n in right.schema)


def unkeyed(plan: Plan, step: str) -> Relation | None:
    """The right rows of a step without a key, with ``__why``; None where there can be none.

    They match no left row and so stand in none of the step's three streams, although each
    of them may be anybody's.  A step that compares a table with itself tells of them as
    rows of its left side.

    Args:
        plan: the plan; the inputs of the step are computed.
        step: any step.
    """
    operator = plan.model.steps[step].operator
    if not isinstance(operator, Matching):
        return None
    left, right = operator.parts()
    if left == right:
        return None
    found = unkeyed_rows(operator, plan.passed(right), _SUFFIX)
    if found is None:
        return None
    lost, why = found
    told = lost.over(graph.add(lost.expr, {WHY: why}))
    return told.keep(columns(plan.model.steps, step), (WHY,))
