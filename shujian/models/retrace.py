"""A run's steps once more, for the rows that may belong to one clue."""

from __future__ import annotations

from shujian.models.counting import Counting
from shujian.models.lineage import restrictions
from shujian.models.planner import Plan
from shujian.models.result import Found
from shujian.models.ways import path


def retraced(plan: Plan, found: Found) -> Plan:
    """The steps of one clue's way, computed for the rows that may belong to it.

    Computed once for a plan: several parts of an explanation ask for it.

    Args:
        plan: the plan of the run.
        found: the clue.
    """
    if found.id not in plan.retraced:
        limits = restrictions(plan, [found])
        second = Plan(plan.model, plan.snapshots, plan.env, plan.engine, True, limits)
        counting = Counting(second, keep=0)
        for step in path(plan.model, found.step):
            counting.compute(step)
        plan.retraced[found.id] = second
    return plan.retraced[found.id]
