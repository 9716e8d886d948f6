"""Rows that a local step cannot use: put aside with a reason that names the column."""

from __future__ import annotations

from collections.abc import Iterable

from shujian.core.cells import ABSENT, UNKNOWN, Missing, State
from shujian.core.errors import ShujianError
from shujian.models.relations.cells import Cells
from shujian.models.relations.relation import REVIEW, UNCHECKED
from shujian.models.steps.local import Line, Local


def lacking(line: Line, columns: Iterable[str]) -> dict[str, Missing]:
    """The columns of a row that have no value."""
    found = {name: line.cells[name] for name in columns}
    return {name: cell for name, cell in found.items() if isinstance(cell, Missing)}


def aside(line: Line, lost: dict[str, Missing], what: str, made: Iterable[str] = ()) -> Line:
    """The row in 待核, or in 未检查 where a column was not supplied.

    Args:
        line: the row.
        lost: columns without a value, at least one.
        what: Chinese, what could not be done for it.
        made: columns of the result that it therefore has not.
    """
    absent = any(cell.state == State.ABSENT for cell in lost.values())
    said = "、".join(f"“{name}”{cell.state.label}" for name, cell in lost.items())
    out = UNCHECKED if absent else REVIEW
    return put(line, f"{said}，{what}", made, out)


def put(line: Line, why: str, made: Iterable[str] = (), out: int = REVIEW) -> Line:
    """The row in 待核 or 未检查; the new columns are unknown."""
    empty = ABSENT if out == UNCHECKED else UNKNOWN
    cells: Cells = {**line.cells, **dict.fromkeys(made, empty)}
    return Line(cells, line.rows, out, why)


def refused(step: Local, what: str, remedy: str) -> ShujianError:
    """More work than a step may take on this machine."""
    return ShujianError(
        "models.local_bound",
        f"步骤“{step.id}”（{step.title}）{what}",
        why="这一步在本机内存中计算，数量太多时无法保证算完",
        remedy=remedy,
        params={"step": step.id},
    )
