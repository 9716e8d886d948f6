"""Rows that a comparison might give if the keys of its right rows could be read.

A later step that claims "not there" of this step's result must hear of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.models.building import Build
from shujian.models.relations.outcome import readable
from shujian.models.relations.relation import Relation, null
from shujian.models.relations.stacking import stack
from shujian.models.steps.joining import MARK

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan
    from shujian.models.steps.matching import Matching


def unkeyed_rows(step: Matching, rows: Relation, suffix: str = "") -> tuple[Relation, Any] | None:
    """Rows of a right side without a key, and why; None where every key has a value."""
    test = readable([(b, rows.pair(b)) for _, b in step.pairs_on], suffix)
    return None if test is None else (rows.filter(~test.passes), test.why)


def unsure(step: Matching, plan: Plan) -> bool:
    """Whether a right row without a key could make further rows of the step's result.

    Args:
        step: a step for which a match lets a row pass.
        plan: the plan; the count of its inputs' rows is asked once.
    """
    left, right = step.parts()
    if left == right or right not in step.doubted():
        return False
    if step.id not in plan.unkeyed:
        found = unkeyed_rows(step, plan.passed(right))
        plan.unkeyed[step.id] = plan.engine.rows(found[0].expr) if found else 0
    return plan.unkeyed[step.id] > 0 or plan.doubt(right) is not None


def _parts(step: Matching, build: Build) -> Iterator[Relation]:
    """Kept and doubtful right rows without a key, without lineage."""
    right = step.parts()[1]
    names = build.plan.wanted(right)
    for rows in (build.input(right), build.plan.doubt(right)):
        found = unkeyed_rows(step, rows) if rows is not None else None
        if found is not None:
            kept = found[0].keep(names)
            yield Relation(kept.expr, kept.columns, kept.states).keep(names)


def perhaps_pairs(step: Matching, build: Build) -> Relation | None:
    """Pairs of a right row without a key with a left row of which nothing is known.

    What would have to agree is known all the same: the left row would have said it too.
    """
    parts = list(_parts(step, build))
    if not parts:
        return None
    right = stack(parts)
    marked = right.renamed({MARK + n: n for n in right.columns})
    left = build.input(step.parts()[0])
    cells = {n: (t, Pair(null(t), State.UNKNOWN)) for n, t in left.columns.items()}
    agreed = {a: (left.columns[a], marked.pair(MARK + b)) for a, b in step.pairs_agree}
    return marked.with_cells({**cells, **agreed})
