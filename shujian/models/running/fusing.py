"""A join and the filter behind it in one pass: joined rows are written once, not twice.

The filter keeps the rows that it drops, so that its table tells how many the join gave.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shujian.models.relations.relation import DROP, PASS

if TYPE_CHECKING:
    from shujian.models.running.counting import Counting


def defer(counting: Counting, step: str) -> bool:
    """Leave a join to the filter behind it; its rows aside are computed at once.

    Args:
        counting: the run so far; the join's inputs are computed.
        step: a join.

    Returns:
        Whether it was left: one filter alone reads it, and each of its rows is passed.
    """
    plan = counting.plan
    readers = [n for n in plan.order() if step in plan.model.steps[n].operator.inputs()]
    if len(readers) != 1 or plan.model.steps[readers[0]].operator.op != "filter":
        return False
    streams = plan.streams(step)
    if streams.whole is not None or streams.keeps:
        return False
    tally, rest = {}, streams.rest
    if rest is not None:
        rest = rest.over(plan.engine.materialise(rest.expr))
        tally = counting.tally(rest)
    plan.keep(step, streams.passed, rest if tally else None)
    plan.uncounted.add(step)
    counting.count(step, "join", tally, rest if tally else None, False)
    return True


def fuse(counting: Counting, step: str) -> None:
    """Compute a filter over a join that was left to it, and count both."""
    plan = counting.plan
    source = plan.model.steps[step].operator.inputs()[0]
    kept = counting.prepared(step)
    plan.engine.fill(kept.split, kept.names[kept.split])
    tally = counting.tally(kept.split)
    joined = sum(tally.values())
    counting.sizes[source] = joined
    counting.counts[:] = [
        replace(c, passed=joined) if c.step == source else c for c in counting.counts
    ]
    tally.pop(DROP, None)
    rest = kept.rest if sum(tally.values()) > tally.get(PASS, 0) else None
    plan.keep(step, kept.passed, rest)
    counting.count(step, "filter", tally, rest, kept.keeps)
