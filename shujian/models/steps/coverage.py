"""When “not found” means “not there”: statements of coverage, and rows that could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis

from shujian.core.dates import ONE_DAY, month_start
from shujian.engines.base import Coverage
from shujian.engines.pair import Pair
from shujian.engines.statements import merged
from shujian.formulas.types import DATE, MONTH, TEXT
from shujian.models.building import Build, Pairs
from shujian.models.checking import Check
from shujian.models.operator import Operator
from shujian.models.reading import did_you_mean
from shujian.models.relations.outcome import known
from shujian.models.relations.relation import text
from shujian.models.running.earlier import said, today
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Cover

PARTS = ("place", "unit", "from", "to")


def bind_cover(check: Check, cover: Cover | None, left: Schema, right: str) -> None:
    """Type the formulas of a coverage demand; find the table it speaks of."""
    if cover is None:
        return
    at = check.step.into("coverage")
    written = dict(zip(PARTS, (cover.place, cover.unit, cover.start, cover.end), strict=True))
    for part, formula in written.items():
        bound = check.formula(f"coverage.{part}", formula, {"": left})
        allowed = (DATE, MONTH) if part in ("from", "to") else (TEXT,)
        if bound is not None and bound.type not in allowed:
            wanted = "或".join(t.label for t in allowed)
            at.error("cover_type", f"“{part}”应为{wanted}，这里是{bound.type.label}", "请改写公式")
    if not cover.complete and not any(written.values()):
        at.error("empty_cover", "没有写明覆盖范围", "请写 place、from、to，或 complete: 理由")
    if cover.complete:
        return
    aliases = check.ancestors.get(right, frozenset())
    named = {a for a in aliases if cover.table in (today(a), check.inputs[a].table)}
    if cover.table and len(named) != 1:
        known_tables = sorted({check.inputs[a].table for a in aliases} | set(aliases))
        at.error(
            "cover_table",
            f"“{right}”不来自表“{cover.table}”",
            did_you_mean(cover.table, known_tables),
        )
    elif not cover.table and len(aliases) != 1:
        at.error(
            "cover_table",
            f"“{right}”来自多张表，不知道以哪张表的覆盖范围为准",
            f"请写明 table：{'、'.join(sorted(aliases))}",
        )


def cover_alias(build: Build, cover: Cover, right: str) -> str:
    """The input whose statements count."""
    aliases = build.plan.model.ancestors[right]
    if not cover.table:
        return next(iter(aliases))
    inputs = build.plan.model.inputs
    return next(a for a in sorted(aliases) if cover.table in (today(a), inputs[a].table))


@dataclass(frozen=True)
class Covered:
    """Whether a row's place, unit and period are covered.

    Args:
        holds: boolean expression, or a constant where it is the same for every row.
        why: what is not covered, Chinese, a text expression.
    """

    holds: Any
    why: Any


def covered(build: Build, cover: Cover | None, pairs: Pairs, right: str) -> Covered:
    """Decide coverage of the left rows.

    Args:
        build: the step.
        cover: what must be covered; None: nothing is known.
        pairs: the left row's columns.
        right: the step whose rows were not found.
    """
    if cover is None:
        return Covered(False, text(f"未覆盖：没有写明“{right}”的覆盖范围"))
    if cover.complete:
        return Covered(True, text(""))
    alias = cover_alias(build, cover, right)
    formulas = {p: f for p in PARTS if (f := build.bound.formulas.get(f"coverage.{p}"))}
    cells = {p: build.compile(f"coverage.{p}", pairs) for p in formulas}
    months = {p for p, f in formulas.items() if f.type == MONTH}
    table = said(alias, build.plan.model.inputs[alias].table)
    return stated(table, build.plan.coverage(alias), cells, months)


def stated(
    table: str, coverage: Iterable[Coverage], cells: dict[str, Pair], months: set[str]
) -> Covered:
    """Decide coverage by the statements of a table.

    Args:
        table: its name, for the reason.
        coverage: its statements.
        cells: ``place``, ``unit``, ``from``, ``to`` of the left rows.
        months: which of ``from`` and ``to`` are months.
    """
    statements = merged(coverage)
    tests = [t for s in statements if (t := _holds(s, cells, months)) is not False]
    if any(t is True for t in tests):
        return Covered(True, text(""))
    return Covered(_tree(tests) if tests else False, _why(table, cells, bool(statements)))


def _holds(statement: Coverage, cells: dict[str, Pair], months: set[str]) -> Any:
    """Whether one statement covers the row: True, False or an expression (null: no)."""
    tests: list[Any] = []
    if statement.place:
        if "place" not in cells:
            return False
        tests.append(cells["place"].value.startswith(statement.place))
    if statement.unit:
        if "unit" not in cells:
            return False
        tests.append(cells["unit"].value == statement.unit)
    if statement.start is not None:
        first = "from" if "from" in cells else "to"
        if first not in cells:
            return False
        start = _month_from(statement.start, first in months)
        tests.append(cells[first].value >= ibis.literal(start))
    last = "to" if "to" in cells else "from"
    if statement.end is not None and last not in cells:
        return False
    if statement.until is not None and last in cells:
        value = cells[last].value
        if last in months:
            tests.append(value < ibis.literal(month_start(statement.until + ONE_DAY)))
        else:
            tests.append(value <= ibis.literal(statement.until))
    return reduce(lambda a, b: a & b, tests) if tests else True


def _month_from(start: dt.date, month: bool) -> dt.date:
    """The first month that lies wholly after the start, for months."""
    if not month or start.day == 1:
        return start
    return month_start(month_start(start) + 31 * ONE_DAY)


def _tree(tests: Sequence[Any]) -> Any:
    """OR as a balanced tree, so that many statements do not nest deeply."""
    held = list(tests)
    while len(held) > 1:
        pairs = zip(held[::2], held[1::2], strict=False)
        held = [a | b for a, b in pairs] + ([held[-1]] if len(held) % 2 else [])
    return held[0]


def _why(table: str, cells: dict[str, Pair], any_statement: bool) -> Any:
    if not any_statement:
        return text(f"未覆盖：“{table}”没有覆盖声明")
    parts: Any = text(f"未覆盖：“{table}”没有声明")
    words = {"place": "{}", "unit": "单位{}", "from": "自{}", "to": "至{}"}
    for part, cell in cells.items():
        before, after = words[part].split("{}")
        shown = cell.value.cast("string")
        if not known(cell):
            shown = shown.fill_null("（不详）")
        parts = parts + text(before) + shown + text(after + " ")
    return parts + text("的数据完整")


def place_column(schema: Schema, alias: str, place: str) -> str:
    """The right step's column that is the table's place, unchanged; "" where none is left."""
    for name, column in schema.items():
        if place and (alias, place) in column.origin:
            return name
    return ""


def needs_cover(step: Operator, key: str, what: str) -> None:
    """An error: without coverage the step can never decide."""
    step.at.error(
        "no_cover",
        f"{what}没有写 coverage，“未找到”不等于“没有”",
        "请写 coverage: {place: …, from: …, to: …}；右表天然完整的，写 coverage: {complete: 理由}",
        params={"key": key},
    )
