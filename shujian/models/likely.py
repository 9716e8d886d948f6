"""What only may be so is a hint: rows from likenesses of persons never become clues."""

from __future__ import annotations

from collections.abc import Mapping

from shujian.models.checking import Bound
from shujian.models.operators.clue import Clue

EXCLUDES = "not_exists"
"""The step that keeps what its right side has not: a likeness there makes no clue."""


def check_hints(steps: Mapping[str, Bound]) -> None:
    """Clues that come from a step that only suggests are errors at their place.

    Args:
        steps: of one model, by id, inputs first.
    """
    by: dict[str, str] = {}
    for name, bound in steps.items():
        step = bound.operator
        if step.suggests:
            by[name] = name
        sources = step.inputs()[:1] if step.op == EXCLUDES else step.inputs()
        found = next((by[n] for n in sources if n in by), "")
        if not found:
            continue
        by.setdefault(name, found)
        if isinstance(step, Clue) and step.stream == "线索":
            what = f"来自“{found}”（{steps[found].operator.title}），只能作提示"
            step.at.error("only_hint", what, "请写 kind: 提示；经人工确认后另用号码关联")
