"""Raw rows into standard rows: values, states, raw text; and which rows are set aside."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import Missing, State
from shujian.core.ids import line_of
from shujian.engines.base import RAW, ROW, STATE
from shujian.pool.cleaning.plan import EMPTY, WHERE_BLANK, Done, Plan, PlanColumn
from shujian.pool.proposals.sample import cell_columns
from shujian.schema.elements import element
from shujian.schema.elements.base import DAMAGED_COLUMN
from shujian.schema.standardise import Cache, StandardColumn, standardise_column

LINE = "__line"
BROKEN = "__broken"
EXTRA = "__extra"
REASON_BROKEN = "整行结构有误"
REASON_DUPLICATE = "整行重复"
REASON_NOT_DONE = "没有办成"
_SHOWN = 60

Mask = npt.NDArray[np.bool_]
Caches = dict[str, Cache]


@dataclass
class Split:
    """A batch taken apart: rows that are kept and rows that are set aside."""

    kept: pa.RecordBatch
    quarantined: pa.RecordBatch
    account: Done


def standardise(plan: Plan, batch: pa.RecordBatch, caches: Caches) -> Split:
    """Clean one batch; every row comes out on one side or the other.

    Args:
        plan: what to do.
        batch: ``c0 … cn``, ``__line``, ``__broken``, ``__extra`` as the readers write them.
        caches: cells cleaned before, by column; shared between the batches of a part.
    """
    lines = batch.column(LINE)
    broken = _mask(pc.is_valid(batch.column(BROKEN)))
    bad = broken | _among(plan.duplicates, lines) | _among(plan.not_done, lines)
    arrays: list[pa.Array] = []
    states: dict[str, pa.Array] = {}
    for column in plan.columns:
        values, state, raw = _column(column, batch, caches)
        arrays += [values, state, raw]
        states[column.name] = state
        if column.required:
            bad |= _mask(pc.not_equal(state, int(State.VALUE)))
        elif column.worded:
            bad |= _mask(pc.equal(state, int(State.UNKNOWN)))
    arrays.append(pc.add(lines, plan.base))
    rows = pa.RecordBatch.from_arrays(arrays, schema=plan.schema)
    return _split(plan, batch, rows, bad, broken)


def _split(
    plan: Plan, batch: pa.RecordBatch, rows: pa.RecordBatch, bad: Mask, broken: Mask
) -> Split:
    account = Done(rows=batch.num_rows)
    if bad.any():
        chosen = pa.array(np.flatnonzero(bad))
        aside = rows.take(chosen)
        aside = _unreadable(plan, aside, batch.take(chosen), broken[bad])
        quarantined = _with_reasons(plan, aside, batch.take(chosen), account)
        rows = rows.filter(pa.array(~bad))
    else:
        quarantined = pa.RecordBatch.from_arrays(
            [pa.array([], f.type) for f in plan.quarantine_schema], schema=plan.quarantine_schema
        )
    account.kept, account.quarantined = rows.num_rows, quarantined.num_rows
    for column in plan.columns:
        states = rows.column(column.name + STATE).to_numpy(zero_copy_only=False)
        account.states[column.name] = np.bincount(states, minlength=4).tolist()
    return Split(rows, quarantined, account)


def _mask(array: pa.Array) -> Mask:
    return np.asarray(array.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _among(chosen: Collection[int], lines: pa.Array) -> Mask:
    if not chosen:
        return np.zeros(len(lines), dtype=np.bool_)
    known = pa.array(sorted(chosen), pa.int64())
    return _mask(pc.is_in(lines, value_set=known))


def _column(
    column: PlanColumn, batch: pa.RecordBatch, caches: Caches
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Value, state and raw text of one standard column."""
    size = batch.num_rows
    if column.source < 0 and column.fixed:
        return _everywhere(column, size)
    if column.source < 0:
        absent = pa.array(np.full(size, int(State.ABSENT), dtype=np.int8))
        return pa.nulls(size, column.cleaner.arrow), absent, pa.nulls(size, pa.string())
    read = standardise_column(
        column.cleaner,
        pc.fill_null(batch.column(column.source), ""),
        damaged=column.damaged,
        cache=caches.setdefault(column.name, {}),
    )
    if column.fixed.startswith(WHERE_BLANK):
        return _where_blank(column, batch.column(column.source), read)
    return read.values, read.states, read.raw


def _where_blank(
    column: PlanColumn, cells: pa.StringArray, read: StandardColumn
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """What a person said of cells that do not speak of it.

    A column that holds the principal penalty too has to be filled: an empty one says nothing.
    """
    blank = pc.equal(read.states, int(State.BLANK))
    if column.within:
        blank = pc.and_(blank, pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(cells)), 0))
    text = column.fixed.removeprefix(WHERE_BLANK)
    # the word of a person, not a sentence: whatever else the cells of the column hold
    one = standardise_column(element(column.element, column.unit), pa.array([text]))
    return (
        pc.if_else(blank, one.values[0], read.values),
        pc.if_else(blank, one.states[0], read.states),
        pc.if_else(blank, text, read.raw),
    )


def _everywhere(column: PlanColumn, size: int) -> tuple[pa.Array, pa.Array, pa.Array]:
    """What a person said of every row of the part."""
    if column.fixed.startswith(EMPTY):
        blank = pa.array(np.full(size, int(State.BLANK), dtype=np.int8))
        return pa.nulls(size, column.cleaner.arrow), blank, pa.nulls(size, pa.string())
    read = standardise_column(column.cleaner, pa.array([column.fixed], pa.string()))
    first = pa.array(np.zeros(size, dtype=np.int64))
    return read.values.take(first), read.states.take(first), read.raw.take(first)


def _unreadable(
    plan: Plan, rows: pa.RecordBatch, source: pa.RecordBatch, broken: Mask
) -> pa.RecordBatch:
    """In a row of broken structure no cell can be trusted to stand in its column."""
    if not broken.any():
        return rows
    mask = pa.array(broken)
    arrays = []
    for column in plan.columns:
        values, states, raw = (rows.column(column.name + s) for s in ("", STATE, RAW))
        if column.source >= 0:
            values = pc.if_else(mask, pa.scalar(None, values.type), values)
            states = pc.if_else(mask, pa.scalar(int(State.UNKNOWN), pa.int8()), states)
            raw = pc.if_else(mask, source.column(column.source), raw)
        arrays += [values, states, raw]
    return pa.RecordBatch.from_arrays([*arrays, rows.column(ROW)], schema=plan.schema)


def _with_reasons(
    plan: Plan, rows: pa.RecordBatch, source: pa.RecordBatch, account: Done
) -> pa.RecordBatch:
    cells = [source.column(n).to_pylist() for n in cell_columns(source.schema)]
    surplus = source.column(EXTRA).to_pylist()
    lines, broken = source.column(LINE).to_pylist(), source.column(BROKEN).to_pylist()
    states = {c.name: rows.column(c.name + STATE).to_pylist() for c in plan.columns if c.decides}
    reasons: list[str] = []
    raws: list[str] = []
    for index, line in enumerate(lines):
        row = [column[index] or "" for column in cells]
        kind, why = _why(plan, line, broken[index], row, {n: s[index] for n, s in states.items()})
        account.reasons[kind] += 1
        reasons.append(why)
        if surplus[index]:
            row = [*row, *json.loads(surplus[index])]
        raws.append(json.dumps(row, ensure_ascii=False))
    extra = [pa.array(reasons, pa.string()), pa.array(raws, pa.string())]
    return pa.RecordBatch.from_arrays([*rows.columns, *extra], schema=plan.quarantine_schema)


def _why(
    plan: Plan, line: int, broken: str | None, row: list[str], states: dict[str, int]
) -> tuple[str, str]:
    """The kind of reason, and the whole reason for people."""
    if broken is not None:
        return REASON_BROKEN, f"{REASON_BROKEN}：{broken}。请对照原文件改正该行后重新导入"
    bad = [c for c in plan.columns if c.decides and _stops(c, states[c.name])]
    if not bad and line in plan.not_done:
        return REASON_NOT_DONE, (
            f"{plan.not_done[line]}，没有办成的不导入。确已办成的，请在“处理”列填“保留”后重新导入"
        )
    if not bad:
        first = line_of(plan.duplicates[line])
        return REASON_DUPLICATE, (
            f"与第 {first} 行完全相同，只保留第 {first} 行。"
            f"确为两笔的，请在“处理”列填“保留”后重新导入"
        )
    parts = [_why_column(c, line, row) for c in bad]
    first_state = State(states[bad[0].name])
    kind = "为空" if first_state is State.BLANK else "不能读出"
    return f"“{bad[0].name}”{kind}", "；".join(parts) + "。请向提供单位核对，改正后重新导入"


def _stops(column: PlanColumn, state: int) -> bool:
    """Whether a cell in such a state keeps its row out."""
    return state == State.UNKNOWN or (column.required and state != State.VALUE)


def _why_column(column: PlanColumn, line: int, row: list[str]) -> str:
    raw = row[column.source] if 0 <= column.source < len(row) else ""
    shown = raw if len(raw) <= _SHOWN else raw[:_SHOWN] + "…"
    cleaned: Any = column.cleaner.clean(raw).value
    if isinstance(cleaned, Missing):
        if cleaned.state is State.BLANK:
            return f"必需列“{column.name}”为空" + (f"（“{shown}”）" if shown.strip() else "")
        return f"必需列“{column.name}”的内容“{shown}”不能读出：{cleaned.reason or '格式不对'}"
    return f"必需列“{column.name}”的内容“{shown}”不可靠：{DAMAGED_COLUMN}"
