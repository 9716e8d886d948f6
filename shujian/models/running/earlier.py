"""The last run's side of a comparison: names of its inputs and steps, and a first run's lack of it.

A step ``x`` of which the last run's rows are wanted stands a second time as ``x·上次``, over
inputs ``a·上次`` that are pinned to the versions that the last run read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from shujian.engines.base import Coverage, Snapshot

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan
    from shujian.models.schema import Input

T = TypeVar("T")
EARLIER = "·上次"
"""After the id of a step or the alias of an input: as of the last run."""
FIRST_OP = "since_first"
"""The step that says 首次; it is written out, never written."""
FIRST = -1
"""The version of an input of the last run where there was no run before."""


def is_earlier(name: str) -> bool:
    """Whether a step or an input is of the last run."""
    return name.endswith(EARLIER)


def today(name: str) -> str:
    """The name of the same step or input in this run."""
    return name.removesuffix(EARLIER)


def said(name: str, table: str) -> str:
    """A table as reasons name it."""
    return f"{table}（上次运行时）" if is_earlier(name) else table


def none_before(empty: Snapshot) -> Snapshot:
    """What stands for the last run's version in a first run.

    Nothing was ever compared, so nothing is 未检查: every row is known not to have been there,
    and is called 首次, not 新增.

    Args:
        empty: a snapshot of the table without rows.
    """
    columns = {n: replace(c, present=True) for n, c in empty.columns.items()}
    made = replace(empty, version=FIRST, columns=columns, coverage=(Coverage(),))
    return replace(made, files=(), quarantine_files=(), rows=0)


def first_time(plan: Plan, step: str) -> bool:
    """Whether there was no run before: none of the last run's inputs is there."""
    aliases = [a for a in plan.model.ancestors[step] if is_earlier(a)]
    return any(plan.snapshots[a].version == FIRST for a in aliases)


def pinned_of(inputs: Mapping[str, Input], by_name: Mapping[str, T]) -> dict[str, T]:
    """Alias → what stands under its table's name, ``表·上次`` for inputs of the last run."""
    return {a: by_name[table_name(a, i.table)] for a, i in inputs.items()}


def table_name(alias: str, table: str) -> str:
    """A table's name, with the mark where the alias has it."""
    return table + EARLIER if is_earlier(alias) else table


def without_earlier(aliases: Iterable[str]) -> list[str]:
    """The aliases of this run alone."""
    return [a for a in aliases if not is_earlier(a)]
