"""The story of a clue: which steps its rows went through, and which of them decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Literal
from shujian.models.checking import Bound
from shujian.models.explaining.retrace import retraced
from shujian.models.explaining.ways import givers
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found

KEY = "key"
"""The step could have stopped the clue, by a condition that speaks of the facts."""
WAY = "way"
"""The clue's rows went through it, and it decided nothing."""
MEETING = ("join", "exists", "overlap")


def story(plan: Plan, found: Found) -> dict[str, str]:
    """The steps on a clue's way that had rows of it; other branches are not named.

    Args:
        plan: the plan of the run.
        found: the clue with its source rows.

    Returns:
        Step → ``KEY`` or ``WAY``, in the order of the model: from the data to the clue.
    """
    sizes = retraced(plan, found).sizes
    mine = {alias for alias, rows in found.rows.items() if rows}
    steps, seen, todo = plan.model.steps, {found.step}, [found.step]
    given = givers(steps)
    while todo:
        for source in steps[todo.pop()].operator.inputs():
            # rows of others may go through a branch that has no row of the clue
            own = not mine or bool(mine & given[source])
            if source not in seen and sizes.get(source) and own:
                seen.add(source)
                todo.append(source)
    return {s: KEY if _decides(b, found) else WAY for s, b in steps.items() if s in seen}


def _decides(bound: Bound, found: Found) -> bool:
    operator: Any = bound.operator
    flag, cover = getattr(operator, "flag", ""), getattr(operator, "coverage", None)
    if operator.op == "filter":
        return any(_speaks(part, bound, found) for part in _parts(bound.formulas["where"].typed))
    if operator.op == "not_exists" and not flag:
        return True
    if cover is not None and not cover.complete:
        return True  # "not there" stands on what was supplied for that place and time
    meets = operator.op in MEETING and not flag
    return meets and ("where" in bound.formulas or operator.op == "overlap")


def _parts(typed: Typed) -> Iterator[Typed]:
    """The conditions that must all hold."""
    if typed.function is None or typed.function.name != "AND":
        yield typed
        return
    for arg in typed.args:
        yield from _parts(arg)


def _speaks(part: Typed, bound: Bound, found: Found) -> bool:
    """Whether a condition speaks of facts: not of names that the model itself gives its rows."""
    known = [s[n] for s in bound.inputs.values() for _, n in part.columns if n in s]
    if not part.columns or not any(column.sources for column in known):
        return False
    named = {t.node.value for t in part.walk() if isinstance(t.node, Literal)}
    return not (part.type.name == "bool" and named == {found.rule})
